//! What a chart may not do to its numbers: time in order (rule S19), a whole that is whole
//! (rule S20), an axis from zero unless it says otherwise (rule S21).

use super::operand::{interval_of, percent};
use super::rate::total;
use super::{Finding, Place, Rule, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::claim::Metrics;
use crate::stats::interval::Interval;
use crate::stats::period::Period;
use crate::stats::unit::Kind;
use crate::stats::{StatId, Stats};
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Kinds of charts, as far as rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Lengths from an axis: bars, columns, pictograms.
    Bars,
    /// Places against an axis: lines, slopes.
    Lines,
    /// Shares of a whole: pie, ring, stacked to 100 %.
    Pie,
}

/// A chart as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// One series, in the order drawn.
    pub points: Vec<StatId>,
    /// Where the axis of values begins, in the unit of the points.
    pub from: BigRational,
    /// Whether the chart says that its axis does not begin at zero.
    pub declared: bool,
}

/// All findings of one chart.
pub fn chart(chart: &Chart, stats: &Stats) -> Vec<Finding> {
    let metrics = Metrics::new(stats);
    let mut found = Vec::new();
    let mut report = |rule, weight, message: Message, help| {
        let stats = chart.points.clone();
        found.push(Finding {
            rule: Rule(rule),
            weight,
            at: Place::Chart,
            message,
            help,
            stats,
        });
    };
    if let Some((before, after)) = backwards(chart, &metrics, stats) {
        report(
            19,
            Weight::Error,
            say!(
                "时间颠倒：{before}在{after}之前",
                "time runs backwards: {before} before {after}"
            ),
            Some(say!("按时间先后排列", "put the points in order of time")),
        );
    }
    if chart.kind == ChartKind::Pie
        && let Some((sum, off)) = whole(chart, &metrics, stats)
    {
        let sum = percent(&sum);
        if off {
            report(
                20,
                Weight::Error,
                say!("各块之和是{sum}，不是100%", "the parts add up to {sum}, not 100 %"),
                Some(say!(
                    "补上“其他”，或改正比重",
                    "add the rest, or correct the shares"
                )),
            );
        } else {
            report(
                20,
                Weight::Note,
                say!("各块之和{sum}，差在修约", "the parts add up to {sum} by rounding"),
                None,
            );
        }
    }
    let mixed = chart.points.iter().filter_map(|id| metrics.get(*id));
    let mut units = mixed.map(|metric| &metric.unit);
    if let Some(first) = units.next()
        && let Some(other) = units.find(|unit| !unit.same_as(first))
    {
        let (a, b) = (&first.text, &other.text);
        report(
            11,
            Weight::Error,
            say!("一条轴上有{a}和{b}", "one axis for {a} and {b}"),
            Some(say!(
                "分成两图，或注明第二轴",
                "make two charts, or declare a second axis"
            )),
        );
    }
    if chart.kind != ChartKind::Pie && !chart.from.is_zero() && !chart.declared {
        let (from, _) = crate::stats::print_exact(&chart.from, 4);
        report(
            21,
            Weight::Error,
            say!(
                "数值轴从{from}起，没有注明",
                "the axis begins at {from} and does not say so"
            ),
            Some(say!("从零起，或在图上注明", "begin at zero, or declare it")),
        );
    }
    found
}

/// The first two neighbours whose periods run backwards.
fn backwards(
    chart: &Chart,
    metrics: &Metrics,
    stats: &Stats,
) -> Option<(String, String)> {
    if chart.kind == ChartKind::Pie {
        return None;
    }
    let dated: Vec<(Period, StatId)> = chart
        .points
        .iter()
        .filter_map(|id| Some((metrics.get(*id)?.period?, *id)))
        .collect();
    let pair = dated.windows(2).find_map(|pair| match pair {
        [(a, x), (b, y)] if b.first < a.first => Some((*x, *y)),
        _ => None,
    })?;
    let name = |id| stats.get(id).map_or_else(String::new, |stat| stat.period.clone());
    Some((name(pair.0), name(pair.1)))
}

/// The sum of a pie's shares where it is not 100 %, and whether rounding cannot explain
/// it; `None` where it is right or the points are amounts.
fn whole(chart: &Chart, metrics: &Metrics, stats: &Stats) -> Option<(BigRational, bool)> {
    let mut parts = Vec::new();
    let mut exact = BigRational::zero();
    for id in &chart.points {
        let (stat, metric) = (stats.get(*id)?, metrics.get(*id)?);
        if metric.unit.kind != Kind::Rate {
            return None;
        }
        exact += &stat.value * &metric.unit.scale;
        parts.push(interval_of(stat, &metric.unit));
    }
    let one = BigRational::one();
    if exact == one {
        return None;
    }
    let met = total(&parts)?.meets(&Interval::point(one));
    Some((exact, !met))
}
