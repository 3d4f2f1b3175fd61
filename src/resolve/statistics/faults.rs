//! Faults of statistics as diagnostics at their places.

use super::super::desk::{Desk, nearest};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message};
use crate::edition::{self, Ranged};
use crate::say;
use crate::stats::{BadDecimal, ExprError, ExprFault, Fault, Part, Stats};
use std::ops::Range;

impl Desk<'_> {
    /// The fault at its place, or none where it was told already.
    pub(super) fn stat_fault(
        &self,
        list: &Written<'_>,
        stats: &Stats,
        fault: &Fault,
    ) -> Option<Diagnostic> {
        let text = |stat: usize, part| list.part(stat, part);
        let whole = |stat: usize| list.span(stat);
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
            Fault::NoValue { stat }
                if stats.list.get(*stat).is_some_and(|stat| stats.is_lost(&stat.name)) =>
            {
                return None;
            }
            Fault::BadExpr { why: ExprError { fault: ExprFault::Unknown(name), .. }, .. }
                if stats.is_lost(name) =>
            {
                return None;
            }
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
            Fault::Places { stat, most } => Diagnostic::error(
                Code::BadValue,
                list.places(*stat).unwrap_or_else(|| whole(*stat)),
                say!("places 至多 {most}", "`places` is at most {most}"),
            ),
            Fault::UnreadSay { .. } | Fault::WrongSay { .. } => {
                return say_fault(list, stats, fault);
            }
            Fault::Duplicate { .. } | Fault::Cycle { .. } | Fault::Mismatch { .. } => {
                return relation_fault(list, stats, fault);
            }
        })
    }
}

/// A fault between statistics, or between a statistic and its expression.
fn relation_fault(
    list: &Written<'_>,
    stats: &Stats,
    fault: &Fault,
) -> Option<Diagnostic> {
    let text = |stat: usize, part| list.part(stat, part);
    let name = |stat: usize| stats.list.get(stat).map_or("", |stat| stat.name.as_str());
    let whole = |stat: usize| list.span(stat);
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

/// A fault of what is to be printed.
fn say_fault(list: &Written<'_>, stats: &Stats, fault: &Fault) -> Option<Diagnostic> {
    match fault {
        Fault::UnreadSay { stat } => {
            let say = list.part(*stat, Part::Say)?;
            let (said, unit) = (&say.value, &stats.list.get(*stat)?.measure);
            Some(
                Diagnostic::error(
                    Code::WrongSay,
                    say.span,
                    say!(
                        "say 写的“{said}”读不成以“{unit}”计的数",
                        "“{said}” is not read as a number of “{unit}”"
                    ),
                )
                .help(say!(
                    "写数字（773、近400万、140余）或数词（三分之一、两成、翻一番），单位可写可不写",
                    "write digits (773, 近400万, 140余) or numerals (三分之一, 两成, 翻一番), with or without the unit"
                )),
            )
        }
        Fault::WrongSay { stat, exact, right } => {
            let say = list.part(*stat, Part::Say)?;
            let said = &say.value;
            let right_zh = right.join("、");
            let right_en = right.join(", ");
            let value = list.part(*stat, Part::Value).or(list.part(*stat, Part::Expr));
            let mut found = Diagnostic::error(
                Code::WrongSay,
                say.span,
                say!(
                    "印作“{said}”，准确数却是 {exact}",
                    "“{said}” is to be printed, but the exact number is {exact}"
                ),
            );
            if let Some(value) = value {
                found = found.also(value.span, say!("准确数在这里", "the exact number"));
            }
            Some(match (right.is_empty(), right_zh.contains(['～', '＞', '＜'])) {
                (true, _) => found,
                (false, true) => found.help(say!(
                    "这样说要求准确数在 {right_zh} 之间",
                    "these words ask for a number in {right_en}"
                )),
                (false, false) => {
                    found.help(say!("可以印 {right_zh}", "it may print {right_en}"))
                }
            })
        }
        _ => None,
    }
}

/// What was written: statistics one by one, then the points of series.
pub(super) struct Written<'a> {
    /// The statistics.
    pub(super) list: &'a [Ranged<edition::Stat>],
    /// Where each point of a series was written.
    pub(super) points: &'a [Span],
}

impl<'a> Written<'a> {
    /// A part of a statistic, where it was written by itself.
    fn part(&self, stat: usize, part: Part) -> Option<&'a Ranged<String>> {
        part_of(&self.list.get(stat)?.value, part)
    }

    /// Where `places` was written.
    fn places(&self, stat: usize) -> Option<Span> {
        Some(self.list.get(stat)?.value.places.as_ref()?.span)
    }

    /// Where a statistic was written.
    fn span(&self, stat: usize) -> Span {
        let point = || self.points.get(stat.checked_sub(self.list.len())?).copied();
        let own = self.list.get(stat).map(|stat| stat.span);
        own.or_else(point).unwrap_or_else(Span::detached)
    }
}

fn part_of(stat: &edition::Stat, part: Part) -> Option<&Ranged<String>> {
    match part {
        Part::Name => stat.id.as_ref(),
        Part::Value => stat.value.as_ref(),
        Part::Expr => stat.expr.as_ref(),
        Part::Check => stat.check.as_ref(),
        Part::Say => stat.say.as_ref(),
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
        ExprFault::Units(..) | ExprFault::Result(..) => bad_units(fault),
        ExprFault::Years => say!(
            "年数要是 1 至 100 的整数，比值不能为负",
            "years are a whole number from 1 to 100, and the ratio is not negative"
        ),
        ExprFault::Unknown(name) => {
            say!("没有名为 {name} 的统计指标", "there is no statistic {name}")
        }
        ExprFault::Series(name) => say!(
            "{name} 是一串数值，这里要一个数；放进 sum( )、mean( )、max( )、last( ) 等函数",
            "{name} is a series where one number is due; put it into sum( ), mean( ), max( ), last( ) …"
        ),
        ExprFault::NoPoints(name) => {
            say!("{name} 里一个数值也没有", "{name} has no values")
        }
        ExprFault::DivisionByZero => say!("除数是零", "a division by zero"),
        ExprFault::TooLarge => {
            say!("算出的数大得不合情理", "the result is beyond all reason")
        }
    };
    (code, message)
}

/// Units that do not go together.
fn bad_units(fault: &ExprFault) -> Message {
    match fault {
        ExprFault::Units(one, other) if one.is_empty() || other.is_empty() => say!(
            "一边以“{one}{other}”计，一边没有单位，不能相加、相减或相比",
            "one side is counted in “{one}{other}”, the other has no unit: they cannot be added or compared"
        ),
        ExprFault::Units(one, other) => say!(
            "{one}与{other}不能相加、相减或相比",
            "{one} and {other} cannot be added or compared"
        ),
        ExprFault::Result(unit, came) if unit.is_empty() => say!(
            "算出的数以“{came}”计，指标没有写 unit",
            "the result is counted in “{came}”, and the statistic has no unit"
        ),
        ExprFault::Result(unit, came) if came.is_empty() => say!(
            "算出的是没有单位的数，不能以“{unit}”计",
            "the result has no unit: it cannot be counted in “{unit}”"
        ),
        ExprFault::Result(unit, came) => say!(
            "算出的数以“{came}”计，不能以“{unit}”计",
            "the result is counted in “{came}”, not in “{unit}”"
        ),
        _ => say!("单位不合", "the units do not fit"),
    }
}
