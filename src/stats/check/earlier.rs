//! Statistics against those of an earlier edition (rule S18).

use super::{Finding, Place, Rule, Weight};
use crate::base::StatId;
use crate::say;
use crate::stats::claim::{Metric, Metrics};
use crate::stats::{Stat, Stats, Status};

/// Compares the statistics of an edition with those of an earlier one: one notion, period,
/// scope and price basis has one value, unless an estimate has become final since.
pub fn compare(now: &Stats, earlier: &Stats) -> Vec<Finding> {
    twins(now, earlier).into_iter().filter_map(|twin| twin.found).collect()
}

/// A statistic that an earlier edition had too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The statistic.
    pub now: StatId,
    /// The same in the earlier edition.
    pub then: StatId,
    /// What is to be said where the two differ.
    pub found: Option<Finding>,
}

/// Every statistic that an earlier edition had too, equal or not.
pub fn twins(now: &Stats, earlier: &Stats) -> Vec<Twin> {
    let (new, old) = (Metrics::new(now), Metrics::new(earlier));
    let mut out = Vec::new();
    for (stat, metric) in now.list.iter().zip(new.all()) {
        let named = earlier.find(&stat.name).map(|other| other.id);
        let like = old.named_at(&metric.core, metric.period);
        let both = named.into_iter().chain(like.iter().copied());
        let mut known = both.filter_map(|id| Some((earlier.get(id)?, old.get(id)?)));
        let Some((other, was)) = known.find(|(other, was)| {
            let same = other.name == stat.name
                || (was.core == metric.core && other.scope == stat.scope);
            same && alike((stat, metric), (other, was))
        }) else {
            continue;
        };
        let (a, b) = (&stat.value * &metric.unit.scale, &other.value * &was.unit.scale);
        let equal = was.unit.same_as(&metric.unit) && a == b;
        let found = (!equal).then(|| changed(stat, other));
        out.push(Twin { now: stat.id, then: other.id, found });
    }
    out
}

/// Whether two statistics are of one period, aspect and price basis.
fn alike((stat, metric): (&Stat, &Metric), (other, was): (&Stat, &Metric)) -> bool {
    was.period == metric.period
        && other.period.is_empty() == stat.period.is_empty()
        && was.aspect == metric.aspect
        && (other.basis == stat.basis || other.basis.is_none() || stat.basis.is_none())
}

/// The finding of a value that changed.
fn changed(stat: &Stat, other: &Stat) -> Finding {
    let (label, new, old) = (&stat.label, stat.printed(), other.printed());
    let revised = rank(stat.status) > rank(other.status) && other.status.is_some();
    let (weight, message, help) = if revised {
        (
            Weight::Note,
            say!(
                "{label}往期印作{old}，今为{new}：原为预计或初步数，现已核定",
                "{label} was printed as {old}, now {new}: it was provisional and is final now"
            ),
            None,
        )
    } else {
        (
            Weight::Warning,
            say!(
                "{label}往期印作{old}，今为{new}，没有说明为什么不同",
                "{label} was printed as {old}, now {new}, and nothing says why"
            ),
            Some(say!(
                "核对后改正；若是修订，在文中或注里写明“修订”，读者才知道以哪一个为准",
                "correct it; if it was revised, say 修订 in the text or a note, so that readers know which holds"
            )),
        )
    };
    let stats = vec![stat.id];
    Finding { rule: Rule(18), weight, at: Place::Stat(stat.id), message, help, stats }
}

/// How final a value is.
fn rank(status: Option<Status>) -> u8 {
    match status {
        Some(Status::Estimate) => 0,
        Some(Status::Preliminary) => 1,
        None | Some(Status::Final) => 2,
    }
}
