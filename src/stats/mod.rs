//! Statistics: exact decimals, units, and how a value is printed. Knows nothing of pages.

use crate::base::{Span, StatId};

pub use crate::base::StatId as Id;

/// Every statistic of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// The statistics, by `StatId`.
    pub list: Vec<Stat>,
}

/// A number, defined once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stat {
    /// Its number.
    pub id: StatId,
    /// Its name: gdp.2020.
    pub name: String,
    /// What it counts.
    pub label: String,
    /// The number as printed.
    pub number: String,
    /// The unit as printed, possibly empty.
    pub unit: String,
    /// Where it was defined.
    pub span: Span,
}
