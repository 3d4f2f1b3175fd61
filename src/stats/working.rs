//! How a statistic was computed or checked, written out: the expression as a formula, the
//! same with the numbers put in, and what it comes to.

use super::decimal::{Decimal, print_exact};
use super::expr::{Expr, Op, Step};
use super::quantity::Function;
use super::unit::Unit;
use super::{Basis, Stat, Stats};
use num_rational::BigRational;

/// Places that numbers written in an expression are shown to at most.
const SHOWN_PLACES: u32 = 12;

/// An expression over statistics, written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// As written: `growth(gdp.2020, gdp.2015)`.
    pub expression: String,
    /// As a formula: `gdp.2020 ÷ gdp.2015 − 1`.
    pub formula: String,
    /// The same with the numbers put in, with units where they differ: `773 ÷ 463 − 1`.
    pub numbers: String,
    /// What it comes to, in the unit of the statistic; `None` where it cannot be computed.
    pub result: Option<BigRational>,
    /// How that agrees with the number printed.
    pub verdict: Verdict,
}

/// How the number printed agrees with what an expression comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The number is the result, rounded.
    Agrees,
    /// It may be, for the numbers that it is computed from are rounded themselves.
    WithinRounding,
    /// It is not, and is counted in other prices: explained, not wrong (rule S5).
    OtherPrices,
    /// It is not; or the expression cannot be computed.
    Differs,
}

/// Writes out an expression of a statistic: its `expr` or its `check`.
pub fn working(stat: &Stat, expr: &Expr, stats: &Stats) -> Working {
    let result = result(stat, expr, stats);
    let verdict = match &result {
        None => Verdict::Differs,
        Some(result) => verdict(stat, expr, result, stats),
    };
    let formula = infix(expr, str::to_owned);
    let units: Vec<&str> = stats.named(expr).map(|stat| stat.unit.as_str()).collect();
    let differ = units.windows(2).any(|pair| pair[0] != pair[1]);
    let numbers = infix(expr, |name| match stats.find(name) {
        Some(stat) if differ => format!("{}{}", stat.number, stat.unit),
        Some(stat) => stat.number.clone(),
        None => name.to_owned(),
    });
    Working { expression: expr.text.clone(), formula, numbers, result, verdict }
}

fn result(stat: &Stat, expr: &Expr, stats: &Stats) -> Option<BigRational> {
    stats.measure(expr).ok()?.in_unit(&Unit::parse(&stat.measure)).ok()
}

/// Contradictions have been told as faults before: what is left is explained.
fn verdict(stat: &Stat, expr: &Expr, result: &BigRational, stats: &Stats) -> Verdict {
    let agrees = *result == stat.value
        || Decimal::parse(&stat.number).is_ok_and(|given| given.may_print(result));
    let own = stat.basis.filter(|basis| *basis != Basis::None);
    let mut others = stats.named(expr).filter_map(|stat| stat.basis);
    let other_prices =
        own.is_some() && others.any(|one| one != Basis::None && Some(one) != own);
    match (agrees, other_prices) {
        (true, _) => Verdict::Agrees,
        (false, true) => Verdict::OtherPrices,
        (false, false) => Verdict::WithinRounding,
    }
}

/// How tightly the last operation of a formula binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Sum,
    Product,
    Operand,
}

type Term = (String, Bond);

/// The expression with signs between its operands, each name as `name` gives it.
fn infix(expr: &Expr, name: impl Fn(&str) -> String) -> String {
    let mut stack: Vec<Term> = Vec::new();
    for step in &expr.steps {
        let term = match step {
            Step::Number(value) => operand(print_exact(value, SHOWN_PLACES).0),
            Step::Name(id, _) => operand(name(id)),
            Step::Negate => {
                let inner = stack.pop().unwrap_or_else(|| operand(String::new()));
                (format!("−{}", held(&inner, Bond::Operand)), Bond::Sum)
            }
            Step::Apply(op, _) => {
                let right = stack.pop().unwrap_or_else(|| operand(String::new()));
                let left = stack.pop().unwrap_or_else(|| operand(String::new()));
                apply(*op, &left, &right)
            }
            Step::Call(function, count, _) => {
                let args = stack.split_off(stack.len().saturating_sub(*count));
                call(*function, &args)
            }
        };
        stack.push(term);
    }
    stack.pop().map_or_else(String::new, |term| term.0)
}

/// A number or name; a number below zero is held like a difference.
fn operand(text: String) -> Term {
    let bond = if text.starts_with('-') { Bond::Sum } else { Bond::Operand };
    (text, bond)
}

/// The text of a term, in parentheses where it binds less than asked.
fn held((text, bond): &Term, least: Bond) -> String {
    if *bond >= least { text.clone() } else { format!("({text})") }
}

fn apply(op: Op, left: &Term, right: &Term) -> Term {
    let (sign, bond, left_least, right_least) = match op {
        Op::Add => ('+', Bond::Sum, Bond::Sum, Bond::Product),
        Op::Sub => ('−', Bond::Sum, Bond::Sum, Bond::Product),
        Op::Mul => ('×', Bond::Product, Bond::Product, Bond::Product),
        Op::Div => ('÷', Bond::Product, Bond::Product, Bond::Operand),
    };
    let text = format!("{} {sign} {}", held(left, left_least), held(right, right_least));
    (text, bond)
}

/// A function as the formula that it stands for.
fn call(function: Function, args: &[Term]) -> Term {
    let over = |a: &Term, b: &Term| apply(Op::Div, a, b);
    let one = operand("1".to_owned());
    let sum = || {
        let mut args = args.iter().cloned();
        let first = args.next().unwrap_or_else(|| operand(String::new()));
        args.fold(first, |sum, next| apply(Op::Add, &sum, &next))
    };
    match (function, args) {
        // one argument is a series
        (Function::Sum, [_, _, ..]) => sum(),
        (Function::Mean, [_, _, ..]) => over(&sum(), &operand(args.len().to_string())),
        (Function::Ratio | Function::Share | Function::Per, [a, b]) => over(a, b),
        (Function::Growth, [a, b]) => apply(Op::Sub, &over(a, b), &one),
        (Function::Diff, [a, b]) => apply(Op::Sub, a, b),
        (Function::Cagr, [end, begin, years]) => mean_growth(&over(end, begin), years),
        (Function::Cagr, [ratio, years]) => mean_growth(ratio, years),
        _ => {
            let args: Vec<&str> = args.iter().map(|(text, _)| text.as_str()).collect();
            let name = format!("{function:?}").to_lowercase();
            (format!("{name}({})", args.join(", ")), Bond::Operand)
        }
    }
}

/// (ratio)^(1/years) − 1
fn mean_growth(ratio: &Term, years: &Term) -> Term {
    let root =
        format!("{}^(1/{})", held(ratio, Bond::Operand), held(years, Bond::Operand));
    apply(Op::Sub, &operand(root), &operand("1".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Def, define};

    fn stats(list: &[(&str, &str, &str, &str)]) -> Stats {
        let def = |&(name, value, unit, expr): &(&str, &str, &str, &str)| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Def {
                name: name.to_owned(),
                value: some(value),
                unit: unit.to_owned(),
                expr: some(expr),
                ..Def::default()
            }
        };
        let (stats, faults) = define(list.iter().map(def).collect());
        assert_eq!(faults, []);
        stats
    }

    fn of(stats: &Stats, name: &str) -> Working {
        let stat = stats.find(name).unwrap();
        working(stat, stat.expr.as_ref().unwrap(), stats)
    }

    #[test]
    fn functions_are_written_as_formulas() {
        let stats = stats(&[
            ("a", "773", "亿元", ""),
            ("b", "463", "亿元", ""),
            ("n", "5", "", ""),
            ("times", "1.67", "倍", "a / b"),
            ("up", "", "%", "growth(a, b)"),
            ("mean", "", "%", "cagr(a, b, n)"),
            ("all", "", "亿元", "sum(a, b, -b) - (a - b)"),
            ("half", "", "亿元", "a / (b / b) * 0.5"),
        ]);
        let show = |name: &str| {
            let one = of(&stats, name);
            (one.formula, one.numbers)
        };
        assert_eq!(show("times"), ("a ÷ b".into(), "773 ÷ 463".into()));
        assert_eq!(show("up"), ("a ÷ b − 1".into(), "773 ÷ 463 − 1".into()));
        let mean = "(773亿元 ÷ 463亿元)^(1/5) − 1";
        assert_eq!(show("mean"), ("(a ÷ b)^(1/n) − 1".into(), mean.into()));
        assert_eq!(show("all").0, "a + b + (−b) − (a − b)");
        assert_eq!(show("half").0, "a ÷ (b ÷ b) × 0.5");
    }

    #[test]
    fn results_are_in_the_unit_of_the_statistic() {
        let stats = stats(&[
            ("a", "773", "亿元", ""),
            ("b", "4630000", "万元", ""),
            ("times", "1.67", "倍", "a / b"),
            ("up", "", "%", "growth(a, b)"),
        ]);
        let times = of(&stats, "times");
        assert_eq!(times.numbers, "773亿元 ÷ 4630000万元");
        assert_eq!(times.result, Some(BigRational::new(773.into(), 463.into())));
        assert_eq!(times.verdict, Verdict::Agrees);
        let up = BigRational::new(31_000.into(), 463.into());
        assert_eq!(of(&stats, "up").result, Some(up));
    }

    #[test]
    fn rounded_operands_and_other_prices_are_told_apart() {
        // 1.5 ÷ 0.7 = 2.14…; with 1.45–1.55 and 0.65–0.75, 2.2 is possible
        let loose = stats(&[
            ("a", "1.5", "亿元", ""),
            ("b", "0.7", "亿元", ""),
            ("times", "2.2", "倍", "a / b"),
        ]);
        assert_eq!(of(&loose, "times").verdict, Verdict::WithinRounding);
        let def = |name: &str, value: &str, unit: &str, basis, expr: Option<&str>| Def {
            name: name.to_owned(),
            value: Some(value.to_owned()),
            unit: unit.to_owned(),
            basis: Some(basis),
            expr: expr.map(str::to_owned),
            ..Def::default()
        };
        let (prices, faults) = define(vec![
            def("r", "1.67", "倍", Basis::Nominal, None),
            def("g", "7.3", "%", Basis::Real, Some("cagr(r, 5)")),
        ]);
        assert_eq!(faults, []);
        assert_eq!(of(&prices, "g").verdict, Verdict::OtherPrices);
    }
}
