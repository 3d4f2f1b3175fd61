//! Statistics: exact decimals, units, how a value is printed, values computed from others,
//! and what prose claims of them. Knows nothing of pages.

pub mod check;
pub mod claim;
mod decimal;
mod define;
mod evaluate;
mod expr;
pub mod forms;
pub mod hedge;
pub mod interval;
mod measure;
pub mod period;
mod print;
mod quantity;
mod say;
mod series;
#[cfg(test)]
mod tests;
pub mod unit;
mod working;

pub use decimal::{BadDecimal, Decimal, print_exact, print_places};
pub use define::{Def, Fault, MOST_PLACES, Part, SeriesDef, define, define_all};
pub use expr::is_name;
pub use expr::{Expr, ExprError, ExprFault};
pub use print::Print;
pub use quantity::{Function, Measure, Misfit, Quantity};
pub use series::{Point, Series};
pub use working::{Verdict, Working, working};

use crate::base::{Span, StatId};
use num_rational::BigRational;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::base::StatId as Id;

/// Every statistic of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// The statistics, by `StatId`.
    pub list: Vec<Stat>,
    /// How they print.
    pub print: Print,
    by_name: BTreeMap<String, StatId>,
    series: Vec<Series>,
    series_by_name: BTreeMap<String, usize>,
    lost: BTreeSet<String>,
}

/// A number, defined once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stat {
    /// Its number.
    pub id: StatId,
    /// Its name: gdp.2020.
    pub name: String,
    /// What it counts, possibly empty.
    pub label: String,
    /// The number as printed.
    pub number: String,
    /// The unit as printed, possibly empty.
    pub unit: String,
    /// The exact value in the unit `measure`: as given, or what the expression comes to.
    pub value: BigRational,
    /// The unit that `value` is counted in; another than the one printed only where words
    /// stand for number and unit (三分之一 for 33.4%).
    pub measure: String,
    /// Whether `say` tells what is printed: no policy for numbers changes it.
    pub said: bool,
    /// Decimal places that are printed.
    pub places: u32,
    /// How surely it is known, as the prose says it.
    pub hedge: Option<Hedge>,
    /// The period it counts, possibly empty.
    pub period: String,
    /// Whether it is final, where that was said.
    pub status: Option<Status>,
    /// The prices it is counted in, where that was said.
    pub basis: Option<Basis>,
    /// Who counted, possibly empty.
    pub source: String,
    /// What it covers, possibly empty.
    pub scope: String,
    /// What it was computed from, where it was.
    pub expr: Option<Expr>,
    /// What it is compared with, where that can be read.
    pub check: Option<Expr>,
    /// Where it was defined.
    pub span: Span,
}

/// How surely a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// 近: a little less than the number.
    Near,
    /// 约: more or less the number.
    About,
    /// 余: a little more; stands between number and unit.
    Over,
    /// 多: a little more; stands between number and unit.
    More,
    /// 超: more than the number.
    Beyond,
    /// 不足: less than the number.
    Under,
}

/// Whether a value is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 预计.
    Estimate,
    /// 初步核算.
    Preliminary,
    /// Final.
    Final,
}

/// The prices that a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// 现价.
    Nominal,
    /// 不变价.
    Real,
    /// Not counted in money.
    None,
}

impl Hedge {
    /// The word before the number, or an empty text.
    pub fn before(self) -> &'static str {
        match self {
            Self::Near => "近",
            Self::About => "约",
            Self::Beyond => "超",
            Self::Under => "不足",
            Self::Over | Self::More => "",
        }
    }

    /// The word between number and unit, or an empty text.
    pub fn after(self) -> &'static str {
        match self {
            Self::Over => "余",
            Self::More => "多",
            Self::Near | Self::About | Self::Beyond | Self::Under => "",
        }
    }
}

impl Stats {
    /// The statistics with an index by name; of two of one name the first is found.
    pub fn new(list: Vec<Stat>) -> Self {
        let mut by_name = BTreeMap::new();
        for stat in &list {
            by_name.entry(stat.name.clone()).or_insert(stat.id);
        }
        Self { list, by_name, ..Self::default() }
    }

    /// The same with its series; of two of one name the first is found.
    #[must_use]
    pub fn with_series(mut self, series: Vec<Series>) -> Self {
        self.series_by_name.clear();
        for (at, one) in series.iter().enumerate() {
            self.series_by_name.entry(one.name.clone()).or_insert(at);
        }
        self.series = series;
        self
    }

    /// The same, with the names of series that could not be read whole.
    #[must_use]
    pub fn with_lost(mut self, lost: BTreeSet<String>) -> Self {
        self.lost = lost;
        self
    }

    /// Whether a name is that of a series that could not be read, or of one of its points:
    /// that it is not there is no fault of who names it.
    pub fn is_lost(&self, name: &str) -> bool {
        let mut ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        ends.any(|end| name.get(..end).is_some_and(|series| self.lost.contains(series)))
    }

    /// The series of a name.
    pub fn series(&self, name: &str) -> Option<&Series> {
        self.series.get(*self.series_by_name.get(name)?)
    }

    /// All series, in the order they were defined.
    pub fn all_series(&self) -> impl Iterator<Item = &Series> {
        self.series.iter()
    }

    /// The statistic of a name.
    pub fn find(&self, name: &str) -> Option<&Stat> {
        self.by_name.get(name).and_then(|id| self.get(*id))
    }

    /// The statistic of a number.
    pub fn get(&self, id: StatId) -> Option<&Stat> {
        self.list.get(id.index())
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }
}

impl Stat {
    /// The words around the number: before it, and between it and the unit.
    pub fn hedges(&self) -> (&'static str, &'static str) {
        self.hedge.map_or(("", ""), |hedge| (hedge.before(), hedge.after()))
    }

    /// The whole as prose prints it: 近400万平方米, 140余名.
    pub fn printed(&self) -> String {
        let (before, after) = self.hedges();
        format!("{before}{}{after}{}", self.number, self.unit)
    }
}
