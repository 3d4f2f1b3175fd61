//! Series: runs of statistics of one label and unit, by period or by name. A chart, a table
//! or a function of an expression takes one as a whole.

use super::measure::Found;
use super::unit::Unit;
use super::{Expr, ExprError, Quantity, Stat, Stats};
use crate::base::{Span, StatId};

/// A run of values, defined once. Every point is an ordinary statistic `series.key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name: gdp.
    pub name: String,
    /// What it counts, possibly empty.
    pub label: String,
    /// The unit of all its points, possibly empty.
    pub unit: String,
    /// Its points, in the order they were written; what is missing is no point.
    pub points: Vec<Point>,
    /// Where it was defined.
    pub span: Span,
}

/// A point of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The period or name as written, which a chart prints at its axis: 2016, 金水.
    pub label: String,
    /// Its value.
    pub stat: StatId,
}

impl Series {
    /// Its statistics, in order.
    pub fn stats(&self) -> impl Iterator<Item = StatId> {
        self.points.iter().map(|point| point.stat)
    }
}

impl Stats {
    /// What an expression comes to, names standing for statistics and series.
    pub fn measure(&self, expr: &Expr) -> Result<Quantity, ExprError> {
        let measured =
            |stat: &Stat| Quantity::new(&stat.value, &Unit::parse(&stat.measure));
        expr.measure_all(|name| {
            if let Some(stat) = self.find(name) {
                return Some(Found::One(measured(stat)));
            }
            let points = self.series(name)?.stats().filter_map(|id| self.get(id));
            Some(Found::Many(points.map(measured).collect()))
        })
    }

    /// The statistics that an expression names, as often as it does; for a series all its
    /// points.
    pub fn named<'a>(&'a self, expr: &'a Expr) -> impl Iterator<Item = &'a Stat> {
        expr.names().flat_map(|(name, _)| {
            let one = self.find(name);
            let series = if one.is_none() { self.series(name) } else { None };
            let points = series.map_or(&[][..], |series| &series.points);
            one.into_iter().chain(points.iter().filter_map(|point| self.get(point.stat)))
        })
    }
}
