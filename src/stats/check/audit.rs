//! Statistics against each other, without any prose: growth and levels (rules S3, S4), and
//! the prices that explain a difference (rule S5); the rest is in `notions`.

use super::notions::notions;
use super::operand::{interval_of, middle, percent};
use super::{Finding, Place, Rule, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::claim::{Aspect, Metric, Metrics};
use crate::stats::evaluate::checked;
use crate::stats::interval::Interval;
use crate::stats::period::Period;
use crate::stats::{Basis, Stat, Stats};
use num_rational::BigRational;
use num_traits::One;
use std::collections::BTreeMap;

/// Every statistic of growth held against the levels of the same notion and scope, where
/// both are defined; and every `check` that differs because prices do, explained: 1.67
/// times in five years is 10.8 % a year at current prices, 7.3 % at constant ones.
pub fn audit(stats: &Stats) -> Vec<Finding> {
    let metrics = Metrics::new(stats);
    let mut found = Vec::new();
    let levels = levels(stats, &metrics);
    for (stat, metric) in stats.list.iter().zip(metrics.all()) {
        found.extend(explained(stat, stats));
        found.extend(growth(stat, metric, &levels));
    }
    found.extend(notions(stats, &metrics));
    found
}

/// Levels by notion, period and scope; of two the first.
type Levels<'a> = BTreeMap<(&'a str, Period, &'a str), (&'a Stat, &'a Metric)>;

fn levels<'a>(stats: &'a Stats, metrics: &'a Metrics) -> Levels<'a> {
    let mut out = Levels::new();
    for (stat, metric) in stats.list.iter().zip(metrics.all()) {
        if let (Aspect::Level, Some(period)) = (metric.aspect, metric.period) {
            let key = (metric.core.as_str(), period, stat.scope.as_str());
            out.entry(key).or_insert((stat, metric));
        }
    }
    out
}

/// The note on a `check` in other prices.
fn explained(stat: &Stat, stats: &Stats) -> Option<Finding> {
    let (expr, exact) = checked(stat, stats)?;
    let (label, printed, unit) = (&stat.label, stat.printed(), &stat.unit);
    let message = say!(
        "{label}{printed}与推算 {expr} = {exact}{unit} 口径不同：一按不变价，一按现价，并不矛盾",
        "{label} {printed} and {expr} = {exact}{unit} are at constant and at current prices: no contradiction"
    );
    Some(finding(5, Weight::Note, stat, message))
}

/// A growth that its levels contradict.
fn growth(stat: &Stat, metric: &Metric, levels: &Levels<'_>) -> Option<Finding> {
    let period = metric.period?;
    let annual = match metric.aspect {
        Aspect::Growth | Aspect::Fall if !period.is_span() => false,
        Aspect::Annual if period.is_span() => true,
        _ => return None,
    };
    let (end, begin) = if annual {
        let first = period.first.div_euclid(12);
        (Period::year(period.last_year()), Period::year(first - 1))
    } else {
        (period, period.moved(-1))
    };
    let level = |wanted: Period| {
        let key = (metric.core.as_str(), wanted, stat.scope.as_str());
        let (level, other) = levels.get(&key)?;
        Some((*level, interval_of(level, &other.unit), &other.unit))
    };
    let ((now, a, unit), (then, b, other)) = (level(end)?, level(begin)?);
    if metric.core.is_empty() || !unit.same_as(other) {
        return None;
    }
    let years = u32::try_from(end.last_year() - begin.last_year()).ok()?;
    let ratio = a.over(&b)?;
    let ratio = if annual { ratio.root(years)? } else { ratio };
    let value = ratio.shifted(&-BigRational::one());
    let own = interval_of(stat, &metric.unit);
    let falls = metric.aspect == Aspect::Fall;
    let own = if falls { own.scaled(&-BigRational::one()) } else { own };
    if own.meets(&value) {
        return None;
    }
    Some(contradicted(stat, (now, then), annual.then_some(years), &value))
}

/// The finding of a growth and the levels it does not follow from.
fn contradicted(
    stat: &Stat,
    (now, then): (&Stat, &Stat),
    years: Option<u32>,
    value: &Interval,
) -> Finding {
    let (label, printed) = (&stat.label, stat.printed());
    let (a, b, exact) = (now.printed(), then.printed(), percent(&middle(value)));
    let sum = match years {
        Some(n) => format!("({a} ÷ {b})^(1/{n}) − 1 = {exact}"),
        None => format!("{a} ÷ {b} − 1 = {exact}"),
    };
    let basis = |stat: &Stat| stat.basis.filter(|basis| *basis != Basis::None);
    let levels = basis(now).or(basis(then));
    if let (Some(own), Some(levels)) = (basis(stat), levels)
        && own != levels
    {
        let message = say!(
            "{label}{printed}与总量（{sum}）口径不同：一按不变价，一按现价，并不矛盾",
            "{label} {printed} and the levels ({sum}) are at constant and at current prices: no contradiction"
        );
        return finding(5, Weight::Note, stat, message);
    }
    let message = say!(
        "{label}{printed}与总量不符：{sum}",
        "{label} {printed} does not follow from the levels: {sum}"
    );
    let mut found =
        finding(if years.is_some() { 4 } else { 3 }, Weight::Error, stat, message);
    found.stats.extend([now.id, then.id]);
    found.help = Some(say!(
        "改正其一；若增速按不变价、总量按现价，写明各自的 basis",
        "correct one of them; if growth is at constant and levels at current prices, give their basis"
    ));
    found
}

fn finding(rule: u8, weight: Weight, stat: &Stat, message: Message) -> Finding {
    let (at, stats) = (Place::Stat(stat.id), vec![stat.id]);
    Finding { rule: Rule(rule), weight, at, message, help: None, stats }
}
