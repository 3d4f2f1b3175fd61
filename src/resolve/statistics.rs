//! The edition's statistics: from tables as written to values, faults at their places.

use super::desk::{Desk, nearest};
use super::place::places_of;
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message};
use crate::edition::{self, Approx, Ranged};
use crate::say;
use crate::stats::{
    self, BadDecimal, Basis, Def, ExprFault, Fault, Hedge, Part, Stats, Status,
};
use std::ops::Range;

type List<'a> = &'a [Ranged<edition::Stat>];

impl Desk<'_> {
    /// Gives every statistic its value, with faults noted.
    pub(super) fn statistics(
        &mut self,
        stats: Option<&Ranged<Vec<Ranged<edition::Stat>>>>,
    ) {
        let list: List<'_> = stats.map_or(&[], |stats| &stats.value);
        let defs = list.iter().map(|stat| self.definition(stat)).collect();
        let (stats, faults) = stats::define(defs);
        for fault in faults {
            let found = self.stat_fault(list, &stats, &fault);
            self.faults.extend(found);
        }
        self.stats = stats;
    }

    fn definition(&mut self, stat: &Ranged<edition::Stat>) -> Def {
        let set = &stat.value;
        if set.id.is_none() {
            self.advise(
                Code::MissingKey,
                stat.span,
                say!("[[stat]] 缺 id", "a [[stat]] lacks its id"),
                say!(
                    "写 id = \"gdp.2020\" 这样的名字",
                    "write an id such as \"gdp.2020\""
                ),
            );
        }
        Def {
            name: set.id.as_ref().map_or_else(String::new, |id| id.value.clone()),
            label: self.said(set.label.as_ref()),
            value: set.value.as_ref().map(|value| value.value.clone()),
            unit: self.said(set.unit.as_ref()),
            expr: set.expr.as_ref().map(|expr| expr.value.clone()),
            check: set.check.as_ref().map(|check| check.value.clone()),
            hedge: set.approx.as_ref().map(|approx| hedge(approx.value)),
            period: self.said(set.period.as_ref()),
            status: set.status.as_ref().map(|status| match status.value {
                edition::Status::Estimate => Status::Estimate,
                edition::Status::Preliminary => Status::Preliminary,
                edition::Status::Final => Status::Final,
            }),
            basis: set.basis.as_ref().map(|basis| match basis.value {
                edition::Basis::Nominal => Basis::Nominal,
                edition::Basis::Real => Basis::Real,
                edition::Basis::None => Basis::None,
            }),
            source: self.said(set.source.as_ref()),
            scope: self.said(set.scope.as_ref()),
            span: Some(stat.span),
        }
    }

    /// The fault at its place, or none where it was told already.
    fn stat_fault(
        &self,
        list: List<'_>,
        stats: &Stats,
        fault: &Fault,
    ) -> Option<Diagnostic> {
        let text = |stat: usize, part| {
            list.get(stat).and_then(|stat| part_of(&stat.value, part))
        };
        let whole =
            |stat: usize| list.get(stat).map_or_else(Span::detached, |stat| stat.span);
        Some(match fault {
            Fault::BadName { stat, at } => Diagnostic::error(
                Code::BadValue,
                self.inside(text(*stat, Part::Name)?, at.clone()),
                say!("id 里不能有这个字符", "an id may not have this character"),
            )
            .help(say!(
                "id 由字母、数字、点和下划线组成，不以数字或点开头",
                "an id is letters, digits, dots and underscores, and begins with neither digit nor dot"
            )),
            Fault::NoValue { stat } => Diagnostic::error(
                Code::MissingKey,
                whole(*stat),
                say!("统计指标没有 value 或 expr", "a statistic with neither value nor expr"),
            ),
            Fault::BadNumber { stat, why } => {
                let value = text(*stat, Part::Value)?;
                let at = number_place(&value.value, why);
                Diagnostic::error(Code::BadNumber, self.inside(value, at), bad_number(*why))
                    .help(say!(
                        "写成 \"17.76\"：只有数字和一个小数点，单位写在 unit 里",
                        "write it as \"17.76\": digits and one point; the unit goes into `unit`"
                    ))
            }
            Fault::BadExpr { stat, part, why } => {
                let (code, message) = bad_expr(&why.fault);
                let span = self.inside(text(*stat, *part)?, why.at.clone());
                let mut found = Diagnostic::error(code, span, message);
                if let ExprFault::Unknown(unknown) = &why.fault {
                    found.help = nearest(unknown, stats.names())
                        .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
                }
                found
            }
            Fault::Duplicate { .. } | Fault::Cycle { .. } | Fault::Mismatch { .. } => {
                return relation_fault(list, stats, fault);
            }
        })
    }

    /// The place of some bytes of a string.
    fn inside(&self, text: &Ranged<String>, at: Range<usize>) -> Span {
        places_of(self.files, text.span).range(at, &text.value)
    }
}

/// A fault between statistics, or between a statistic and its expression.
fn relation_fault(list: List<'_>, stats: &Stats, fault: &Fault) -> Option<Diagnostic> {
    let text =
        |stat: usize, part| list.get(stat).and_then(|stat| part_of(&stat.value, part));
    let name = |stat: usize| stats.list.get(stat).map_or("", |stat| stat.name.as_str());
    let whole =
        |stat: usize| list.get(stat).map_or_else(Span::detached, |stat| stat.span);
    Some(match fault {
        Fault::Duplicate { stat, first } => {
            let id = name(*stat);
            let at = |stat| text(stat, Part::Name).map_or(whole(stat), |id| id.span);
            Diagnostic::error(
                Code::Duplicate,
                at(*stat),
                say!("统计指标 {id} 定义了两次", "the statistic {id} is defined twice"),
            )
            .also(at(*first), say!("先在这里定义", "first defined here"))
        }
        Fault::Cycle { stats } => {
            let first = *stats.first()?;
            let names: Vec<&str> =
                stats.iter().chain([&first]).map(|stat| name(*stat)).collect();
            let way = names.join(" → ");
            Diagnostic::error(
                Code::StatCycle,
                text(first, Part::Expr).map_or(whole(first), |expr| expr.span),
                say!(
                    "统计指标互相推算，绕成了圈：{way}",
                    "statistics computed in a circle: {way}"
                ),
            )
            .help(say!("给其中一个写 value", "give one of them a value"))
        }
        Fault::Mismatch { stat, part, given, exact } => {
            let expr = text(*stat, *part)?;
            let value = text(*stat, Part::Value).map_or(expr.span, |value| value.span);
            let way = &expr.value;
            Diagnostic::error(
                Code::StatMismatch,
                value,
                say!(
                    "{given} 与推算不符：{way} = {exact}",
                    "{given} is not what it is computed as: {way} = {exact}"
                ),
            )
            .also(expr.span, say!("由此推算", "computed from this"))
            .help(say!(
                "改正其中一个；四舍五入在末位之半以内才算相符",
                "correct one of them; they agree within half of the last digit printed"
            ))
        }
        _ => return None,
    })
}

fn part_of(stat: &edition::Stat, part: Part) -> Option<&Ranged<String>> {
    match part {
        Part::Name => stat.id.as_ref(),
        Part::Value => stat.value.as_ref(),
        Part::Expr => stat.expr.as_ref(),
        Part::Check => stat.check.as_ref(),
    }
}

fn hedge(approx: Approx) -> Hedge {
    match approx {
        Approx::Near => Hedge::Near,
        Approx::About => Hedge::About,
        Approx::Over => Hedge::Over,
        Approx::More => Hedge::More,
        Approx::Beyond => Hedge::Beyond,
        Approx::Under => Hedge::Under,
    }
}

/// The bytes of a value that are at fault; bytes are counted without leading white space
/// in what was read.
fn number_place(value: &str, why: &BadDecimal) -> Range<usize> {
    let lead = value.len() - value.trim_start().len();
    match why {
        BadDecimal::Character(c, at) => lead + at..lead + at + c.len_utf8(),
        BadDecimal::Point(at) => lead + at..lead + at + 1,
        BadDecimal::Empty | BadDecimal::TooLong(_) => 0..value.len(),
    }
}

fn bad_number(why: BadDecimal) -> Message {
    match why {
        BadDecimal::Empty => say!("数值是空的", "the value is empty"),
        BadDecimal::Character(',' | '，' | '\u{2009}' | ' ', _) => {
            say!("数值里不写千分位", "values are written without grouping")
        }
        BadDecimal::Character(c, _) => {
            say!("数值里有“{c}”，不是十进制数", "“{c}” makes this no decimal number")
        }
        BadDecimal::Point(_) => say!("小数点的位置不对", "the point stands wrong"),
        BadDecimal::TooLong(most) => {
            say!("数值多于 {most} 位", "the value has more than {most} digits")
        }
    }
}

fn bad_expr(fault: &ExprFault) -> (Code, Message) {
    let code = match fault {
        ExprFault::Unknown(_) => Code::UnknownStat,
        ExprFault::TooDeep(_) | ExprFault::TooLarge => Code::TooLarge,
        ExprFault::Number(_) => Code::BadNumber,
        _ => Code::BadExpression,
    };
    let message = match fault {
        ExprFault::Unexpected(c) => {
            say!("算式里不该有“{c}”", "“{c}” has no place in an expression")
        }
        ExprFault::Operand => {
            say!("算式这里缺一个数或指标", "a number or statistic is due here")
        }
        ExprFault::Unclosed => say!("括号没有关", "the parenthesis is not closed"),
        ExprFault::TooDeep(most) => {
            say!("括号套了 {most} 层以上", "parentheses nest deeper than {most}")
        }
        ExprFault::Number(why) => bad_number(*why),
        ExprFault::Function(name) => {
            say!("没有函数 {name}", "there is no function {name}")
        }
        ExprFault::Arguments(name, least, most) => say!(
            "函数 {name} 要 {least} 至 {most} 个参数",
            "{name} takes {least} to {most} arguments"
        ),
        ExprFault::Units => {
            say!(
                "单位不同，不能相加、相减或相比",
                "units that cannot be added or compared"
            )
        }
        ExprFault::Result(unit) => {
            say!("算出的数不能以“{unit}”计", "the result cannot be counted in “{unit}”")
        }
        ExprFault::Years => say!(
            "年数要是 1 至 100 的整数，比值不能为负",
            "years are a whole number from 1 to 100, and the ratio is not negative"
        ),
        ExprFault::Unknown(name) => {
            say!("没有名为 {name} 的统计指标", "there is no statistic {name}")
        }
        ExprFault::DivisionByZero => say!("除数是零", "a division by zero"),
        ExprFault::TooLarge => {
            say!("算出的数大得不合情理", "the result is beyond all reason")
        }
    };
    (code, message)
}
