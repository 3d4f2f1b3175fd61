//! Series: runs of statistics of one label and unit, by period or by name. A chart, a table
//! or a function of an expression takes one as a whole.

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
