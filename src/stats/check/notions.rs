//! Statistics against each other: two of one notion (rule S15), totals and their parts
//! (rule S6), results made of estimates (rule S16).

use super::operand::interval_of;
use super::{Finding, Place, Rule, Weight};
use crate::base::StatId;
use crate::diag::Message;
use crate::say;
use crate::stats::claim::{Metric, Metrics};
use crate::stats::period::Period;
use crate::stats::quantity::Quantity;
use crate::stats::unit::Unit;
use crate::stats::{Decimal, Stat, Stats, Status, print_exact};
use std::collections::BTreeMap;

/// Every finding about statistics that need no prose to be wrong.
pub(super) fn notions(stats: &Stats, metrics: &Metrics) -> Vec<Finding> {
    let mut found = two_values(stats, metrics);
    for stat in &stats.list {
        found.extend(rounded(stat, stats));
        found.extend(result_of_estimates(stat, stats));
    }
    found
}

/// What two statistics must share to be of one notion.
type Notion<'a> = (&'a str, Period, &'a str);

/// Two statistics of one label, period and scope with values that cannot both be true.
fn two_values(stats: &Stats, metrics: &Metrics) -> Vec<Finding> {
    let mut first: BTreeMap<Notion<'_>, Vec<(&Stat, &Metric)>> = BTreeMap::new();
    let mut found = Vec::new();
    for (stat, metric) in stats.list.iter().zip(metrics.all()) {
        let Some(period) = metric.period.filter(|_| !metric.core.is_empty()) else {
            continue;
        };
        let like = first.entry((&stat.label, period, &stat.scope)).or_default();
        let twin = like.iter().find(|(other, was)| {
            let apart = interval_of(stat, &metric.unit);
            was.unit.same_as(&metric.unit)
                && was.aspect == metric.aspect
                && one(stat.basis.as_ref(), other.basis.as_ref())
                && one(stat.status.as_ref(), other.status.as_ref())
                && !apart.meets(&interval_of(other, &was.unit))
        });
        if let Some((other, _)) = twin {
            found.push(contradiction(stat, other));
        } else if like.len() < MOST_LIKE {
            like.push((stat, metric));
        }
    }
    found
}

/// Statistics of one notion that are compared with each other.
const MOST_LIKE: usize = 8;

/// Whether two remarks do not tell two statistics apart.
fn one<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn contradiction(stat: &Stat, other: &Stat) -> Finding {
    let (label, period) = (&stat.label, &stat.period);
    let (a, b) = (other.printed(), stat.printed());
    let (x, y) = (&other.name, &stat.name);
    let message = say!(
        "{label}（{period}）有两个数：{x} 是{a}，{y} 是{b}",
        "{label} ({period}) has two values: {x} is {a}, {y} is {b}"
    );
    let help = say!(
        "核对后删去一个；若是两回事，用 label、scope 或 basis 分清",
        "delete one; if they are two things, tell them apart by label, scope or basis"
    );
    // two sources may count differently; an editor decides
    let sources = !stat.source.is_empty() && !other.source.is_empty();
    let weight = if sources && stat.source != other.source {
        Weight::Warning
    } else {
        Weight::Error
    };
    finding((15, weight), stat, vec![other.id], message, Some(help))
}

/// A total that the parts printed do not add up to, but for rounding.
fn rounded(stat: &Stat, stats: &Stats) -> Option<Finding> {
    let expr = stat.expr.as_ref().or(stat.check.as_ref())?;
    let parts: Vec<&Stat> =
        expr.names().filter_map(|(name, _)| stats.find(name)).collect();
    let text = &expr.text;
    let adds = text.contains('+') || text.trim_start().starts_with("sum");
    if !adds || text.contains(['-', '*', '/', '−']) || parts.len() < 2 {
        return None;
    }
    let printed = |name: &str| {
        let stat = stats.find(name)?;
        let number = Decimal::parse(&stat.number).ok()?;
        Some(Quantity::new(&number.value, &Unit::parse(&stat.unit)))
    };
    let sum = expr.measure(printed).ok()?.in_unit(&Unit::parse(&stat.unit)).ok()?;
    let whole = Decimal::parse(&stat.number).ok()?;
    if stat.hedge.is_some() || parts.iter().any(|part| part.hedge.is_some()) {
        return None;
    }
    if sum == whole.value {
        return None;
    }
    let (came, _) = print_exact(&sum, whole.places.max(4));
    let (label, unit, total) = (&stat.label, &stat.unit, stat.printed());
    let terms: Vec<String> = parts.iter().map(|part| part.printed()).collect();
    let terms = terms.join(" + ");
    let message = say!(
        "{label}{total}，印出的分项之和是{came}{unit}（{terms}），差在修约",
        "{label} is {total}, the parts as printed come to {came}{unit} ({terms}): rounding"
    );
    let ids = parts.iter().map(|part| part.id).collect();
    Some(finding((6, Weight::Note), stat, ids, message, Some(rounding_note())))
}

/// How readers are told that sums differ from their parts.
pub(super) fn rounding_note() -> Message {
    say!(
        "可加注：由于数值修约误差，部分合计数与分项之和略有出入，未作机械调整；表格写 rounded = true 就印这一句",
        "a note may say that sums differ from their parts by rounding; `rounded = true` at a table prints it"
    )
}

/// A final number made of estimates.
fn result_of_estimates(stat: &Stat, stats: &Stats) -> Option<Finding> {
    let expr = stat.expr.as_ref().filter(|_| stat.status == Some(Status::Final))?;
    let part = expr
        .names()
        .filter_map(|(name, _)| stats.find(name))
        .find(|part| part.status == Some(Status::Estimate))?;
    let (label, name, from) = (&stat.label, &part.name, &part.label);
    let message = say!(
        "{label}写作核定数，却由预计数{from}（{name}）推算",
        "{label} is given as final, but computed from the estimate {from} ({name})"
    );
    let help = say!(
        "把 status 改成 estimate，或等 {name} 核定后再改",
        "make its status estimate, or wait until {name} is final"
    );
    Some(finding((16, Weight::Warning), stat, vec![part.id], message, Some(help)))
}

fn finding(
    (rule, weight): (u8, Weight),
    stat: &Stat,
    mut others: Vec<StatId>,
    message: Message,
    help: Option<Message>,
) -> Finding {
    others.insert(0, stat.id);
    let at = Place::Stat(stat.id);
    Finding { rule: Rule(rule), weight, at, message, help, stats: others }
}
