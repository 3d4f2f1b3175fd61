//! Claims: what prose says about numbers, recognised as relations between operands. Text
//! in; places, relations and operands out; nothing is judged here.

mod base;
mod context;
mod mention;
mod metric;
mod number;
mod prose;
mod read;
mod subject;
mod words;

pub use mention::{Mention, mentions};
pub use metric::{Aspect, Hit, Metric, Metrics};
pub use prose::Prose;
pub use read::claims;

pub(super) use context::Context;
pub(super) use number::steps;

/// Whether some words end in, or hold, the name of a rate (率, 增速, 比重 …).
pub(super) fn is_rate(text: &str) -> bool {
    words::RATES.iter().any(|noun| text.contains(noun))
}

use super::period::Period;
use super::{Basis, StatId};
use std::ops::Range;

/// What a claim says of its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The subject is this much.
    Level,
    /// The subject lies between this and the next number.
    Within,
    /// The subject is this many times the base: 是…倍, 翻一番.
    Ratio,
    /// The subject grew by this over the base, in % or 倍.
    Growth,
    /// The subject grew by this amount over the base.
    Change,
    /// The subject grew by this a year on average.
    Annual,
    /// The subject is this part of the base.
    Share,
    /// The subject differs from the base by this, both being rates.
    Points,
    /// The subject by heads.
    PerHead,
    /// The number before it in another unit.
    Same,
}

/// A side of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// A statistic.
    Stat(StatId),
    /// A number of the text, by its place in the list of mentions.
    Number(usize),
    /// Nothing that could be found.
    Unknown,
}

impl Operand {
    /// The statistic, where it is one.
    pub fn stat(self) -> Option<StatId> {
        match self {
            Self::Stat(id) => Some(id),
            Self::Number(_) | Self::Unknown => None,
        }
    }
}

/// The base that 同比 and 环比 name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// 同比: the same period of the year before.
    YearBefore,
    /// 环比: the period just before.
    PeriodBefore,
}

/// A relation that a text asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is said.
    pub relation: Relation,
    /// The number that says it, in the list of mentions.
    pub mention: usize,
    /// The bytes from the verb to the end of the number.
    pub at: Range<usize>,
    /// 1 for rising or more, −1 for falling or less, 0 where neither is said.
    pub sign: i8,
    /// What it is said of.
    pub subject: Operand,
    /// What that is compared with.
    pub base: Operand,
    /// The period of the base, where it was said or follows.
    pub base_period: Option<Period>,
    /// The period of the subject, where it was said.
    pub period: Option<Period>,
    /// The years between both ends, for an average.
    pub years: Option<u32>,
    /// The prices that the words around name.
    pub prices: Option<Basis>,
    /// 同比 or 环比, with its bytes.
    pub link: Option<(Link, Range<usize>)>,
    /// The hedge at its number, or where the comparison begins: 超过2020年的3倍.
    pub hedge: Option<super::hedge::Sense>,
    /// The bytes between the subject and the verb or number.
    pub gap: Range<usize>,
    /// Whether base and subject are beyond doubt, so that a contradiction is one.
    pub sure: bool,
}
