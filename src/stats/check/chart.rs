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

/// All findings of one chart; `metrics` are those of the statistics.
pub fn chart(chart: &Chart, stats: &Stats, metrics: &Metrics) -> Vec<Finding> {
    let told = [
        in_time(chart, metrics, stats),
        adds_up(chart, metrics, stats),
        one_unit(chart, metrics),
        from_zero(chart),
    ];
    let found = told.into_iter().flatten();
    found
        .map(|(rule, weight, message, help)| {
            let (at, stats) = (Place::Chart, chart.points.clone());
            Finding { rule: Rule(rule), weight, at, message, help, stats }
        })
        .collect()
}

/// A rule's number, its weight, message and advice.
type Told = (u8, Weight, Message, Option<Message>);

fn in_time(chart: &Chart, metrics: &Metrics, stats: &Stats) -> Option<Told> {
    let (before, after) = backwards(chart, metrics, stats)?;
    let message = say!(
        "时间颠倒：{before}在{after}之前",
        "time runs backwards: {before} before {after}"
    );
    let help = say!("按时间先后排列", "put the points in order of time");
    Some((19, Weight::Error, message, Some(help)))
}

fn adds_up(chart: &Chart, metrics: &Metrics, stats: &Stats) -> Option<Told> {
    if chart.kind != ChartKind::Pie {
        return None;
    }
    let (sum, off) = whole(chart, metrics, stats)?;
    let sum = percent(&sum);
    if off {
        let message =
            say!("各块之和是{sum}，不是100%", "the parts add up to {sum}, not 100 %");
        let help = say!("补上“其他”，或改正比重", "add the rest, or correct the shares");
        return Some((20, Weight::Error, message, Some(help)));
    }
    let message =
        say!("各块之和{sum}，差在修约", "the parts add up to {sum} by rounding");
    Some((20, Weight::Note, message, None))
}

fn one_unit(chart: &Chart, metrics: &Metrics) -> Option<Told> {
    let mut units =
        chart.points.iter().filter_map(|id| metrics.get(*id)).map(|metric| &metric.unit);
    let first = units.next()?;
    let other = units.find(|unit| !unit.same_as(first))?;
    let (a, b) = (&first.text, &other.text);
    let message = say!("一条轴上有{a}和{b}", "one axis for {a} and {b}");
    let help =
        say!("分成两图，或注明第二轴", "make two charts, or declare a second axis");
    Some((11, Weight::Error, message, Some(help)))
}

fn from_zero(chart: &Chart) -> Option<Told> {
    if chart.kind == ChartKind::Pie || chart.from.is_zero() || chart.declared {
        return None;
    }
    let (from, _) = crate::stats::print_exact(&chart.from, 4);
    let message = say!(
        "数值轴从{from}起，没有注明",
        "the axis begins at {from} and does not say so"
    );
    let help = say!("从零起，或在图上注明", "begin at zero, or declare it");
    Some((21, Weight::Error, message, Some(help)))
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
