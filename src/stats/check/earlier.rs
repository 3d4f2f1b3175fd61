//! Statistics against those of an earlier edition (rule S18).

use super::{Finding, Place, Rule, Weight};
use crate::say;
use crate::stats::claim::Metrics;
use crate::stats::{Stat, Stats, Status};

/// Compares the statistics of an edition with those of an earlier one: one notion, period,
/// scope and price basis has one value, unless an estimate has become final since.
pub fn compare(now: &Stats, earlier: &Stats) -> Vec<Finding> {
    let (new, old) = (Metrics::new(now), Metrics::new(earlier));
    let mut found = Vec::new();
    for (stat, metric) in now.list.iter().zip(new.all()) {
        let before = earlier.list.iter().zip(old.all()).find(|(other, was)| {
            let same = other.name == stat.name
                || (was.core == metric.core
                    && !was.core.is_empty()
                    && other.scope == stat.scope);
            same && was.period == metric.period
                && other.period.is_empty() == stat.period.is_empty()
                && was.aspect == metric.aspect
                && (other.basis == stat.basis
                    || other.basis.is_none()
                    || stat.basis.is_none())
        });
        let Some((other, was)) = before else { continue };
        let (a, b) = (&stat.value * &metric.unit.scale, &other.value * &was.unit.scale);
        if was.unit.same_as(&metric.unit) && a == b {
            continue;
        }
        found.push(changed(stat, other));
    }
    found
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
            Weight::Error,
            say!(
                "{label}往期印作{old}，今为{new}，没有说明为什么不同",
                "{label} was printed as {old}, now {new}, and nothing says why"
            ),
            Some(say!(
                "核对后改正其一；若是修订，把往期的 status 写作 estimate 或 preliminary，并在文末注明",
                "correct one of them; if it was revised, the earlier status is estimate or preliminary, and a note says so"
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
