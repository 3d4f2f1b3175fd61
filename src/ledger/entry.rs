//! The list itself: plain data with names as programs read them.

use crate::stats::{Basis, Status, Verdict, print_exact};
use num_rational::BigRational;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Places to which a value that no decimal is equal to is given.
const APPROXIMATE_PLACES: u32 = 12;

/// The statistics of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// The edition's file, as its path was given.
    pub file: String,
    /// 报名.
    pub publication: String,
    /// Title of the edition.
    pub title: String,
    /// Date of the edition: 2021-01-15.
    pub date: String,
    /// 第N期.
    pub issue: Option<u32>,
    /// How many pages were made; null where they could not be made.
    pub pages: Option<u16>,
    /// The statistics in the order they are defined.
    pub statistics: Vec<Entry>,
}

/// One statistic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Its name: gdp.2020.
    pub id: String,
    /// What it counts.
    pub label: String,
    /// As prose prints it, hedge and unit included: 近400万平方米.
    pub printed: String,
    /// The number alone, as printed.
    pub number: String,
    /// The word that says how surely it is known: 近, 约, 余.
    pub hedge: Option<String>,
    /// The exact value, in its unit.
    pub value: Exact,
    /// The unit, possibly empty.
    pub unit: String,
    /// The period it counts.
    pub period: Option<String>,
    /// Whether it is final.
    pub status: Option<State>,
    /// The prices it is counted in.
    pub basis: Option<Kind>,
    /// What it covers.
    pub scope: Option<String>,
    /// Who counted.
    pub source: Option<String>,
    /// What it is computed from, where it is.
    pub computed: Option<Computed>,
    /// What it is compared with, where it is.
    pub check: Option<Checked>,
    /// The series that it is a point of.
    pub series: Vec<String>,
    /// The statistics that are computed from it or compared with it.
    pub needed_by: Vec<String>,
    /// Where it is defined.
    pub defined: Option<Place>,
    /// Where it is printed.
    pub used: Vec<Used>,
    /// The pages that print it.
    pub pages: Vec<u16>,
}

/// A number without any rounding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exact {
    /// As a decimal: all of it where it ends, else twelve places.
    pub decimal: String,
    /// As a fraction in lowest terms: 773/463, or 773.
    pub fraction: String,
    /// Whether the decimal is exact.
    pub exact: bool,
}

/// Whether a number is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// 预计.
    Estimate,
    /// 初步核算.
    Preliminary,
    /// Final.
    Final,
}

/// The prices of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 现价.
    Nominal,
    /// 不变价.
    Real,
    /// Not counted in money.
    None,
}

/// What a statistic is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Computed {
    /// The expression as written.
    pub expression: String,
    /// The same as a formula.
    pub formula: String,
    /// The formula with the numbers put in.
    pub numbers: String,
    /// What it comes to, in the unit of the statistic.
    pub result: Option<Exact>,
    /// Whether the number was written too, and how it agrees with the result; null where
    /// the number is the result.
    pub outcome: Option<Outcome>,
}

/// What a statistic is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// The expression as written.
    pub expression: String,
    /// The same as a formula.
    pub formula: String,
    /// The formula with the numbers put in.
    pub numbers: String,
    /// What it comes to, in the unit of the statistic.
    pub result: Option<Exact>,
    /// How the number agrees with the result.
    pub outcome: Outcome,
}

/// How a number agrees with what it is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is the result, rounded.
    Agrees,
    /// It may be: what it is computed from is rounded itself.
    WithinRounding,
    /// It is not, and is counted in other prices.
    OtherPrices,
    /// It is not, or there is no result.
    Differs,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A place where a statistic is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Used {
    /// The section or item by the name that messages use; null in masthead and foot.
    pub section: Option<String>,
    /// The part: kicker, headline, deck, lead, initial, paragraph, byline, cards, table,
    /// picture, figure-title, furniture.
    pub part: String,
    /// Which paragraph or figure of the section, from 1.
    pub number: Option<u32>,
    /// Where it was asked for.
    pub place: Option<Place>,
    /// The pages that it stands on: one, unless a line is parted.
    pub pages: Vec<u16>,
}

impl Entry {
    /// Whether it is printed nowhere, and nothing is computed from it.
    pub fn is_idle(&self) -> bool {
        self.used.is_empty() && self.needed_by.is_empty()
    }
}

impl Exact {
    /// A number as decimal and fraction.
    pub fn of(value: &BigRational) -> Self {
        let places = places(value);
        let (decimal, _) = print_exact(value, places.unwrap_or(APPROXIMATE_PLACES));
        Self { decimal, fraction: value.to_string(), exact: places.is_some() }
    }
}

/// The places of the decimal that a number is equal to, where there is one of a
/// reasonable length.
fn places(value: &BigRational) -> Option<u32> {
    let mut rest = value.denom().clone();
    let mut count = [0_u32; 2];
    for (factor, count) in [2_u32, 5].into_iter().zip(&mut count) {
        while &rest % factor == 0_u32.into() {
            rest /= factor;
            *count += 1;
            if *count > 60 {
                return None;
            }
        }
    }
    (rest == 1_u32.into()).then(|| count[0].max(count[1]))
}

impl From<Status> for State {
    fn from(status: Status) -> Self {
        match status {
            Status::Estimate => Self::Estimate,
            Status::Preliminary => Self::Preliminary,
            Status::Final => Self::Final,
        }
    }
}

impl From<Basis> for Kind {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Nominal => Self::Nominal,
            Basis::Real => Self::Real,
            Basis::None => Self::None,
        }
    }
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Agrees => Self::Agrees,
            Verdict::WithinRounding => Self::WithinRounding,
            Verdict::OtherPrices => Self::OtherPrices,
            Verdict::Differs => Self::Differs,
        }
    }
}
