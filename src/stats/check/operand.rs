//! Operands as intervals, their prices, and how they are shown.

use super::Desk;
use crate::stats::claim::{Aspect, Claim, Mention, Operand, Relation, steps};
use crate::stats::decimal::print_exact;
use crate::stats::hedge::{Printed, Sense};
use crate::stats::interval::Interval;
use crate::stats::unit::{Kind, Unit};
use crate::stats::{Basis, Decimal, Stat, StatId};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// What the exact value of a statistic may be, in the base unit: the number itself where
/// it was computed, else what rounds to it, within its hedge.
pub(super) fn interval_of(stat: &Stat, unit: &Unit) -> Interval {
    let exact = &stat.value * &unit.scale;
    if stat.said {
        return Interval::point(exact);
    }
    let printed = Decimal::parse(&stat.number).map(|decimal| {
        let (last, round) = steps(&decimal);
        Printed {
            value: decimal.value * &unit.scale,
            last: last * &unit.scale,
            round: round * &unit.scale,
        }
    });
    match (stat.hedge, printed) {
        (Some(hedge), Ok(printed)) => printed.stands_for(Some(Sense::from(hedge))),
        (None, Ok(printed)) if printed.value == exact => printed.stands_for(None),
        _ => Interval::point(exact),
    }
}

/// A value of the base unit as a number with a unit.
pub(super) fn shown(value: &BigRational, unit: &Unit, places: u32) -> String {
    let number = signed(print_exact(&(value / &unit.scale), places).0);
    format!("{number}{}", unit.text)
}

/// A number with the minus that the arithmetic around it has.
fn signed(number: String) -> String {
    match number.strip_prefix('-') {
        Some(rest) => format!("−{rest}"),
        None => number,
    }
}

/// A share as a percentage.
pub(super) fn percent(value: &BigRational) -> String {
    format!("{}%", signed(print_exact(&(value * BigInt::from(100)), 2).0))
}

/// A plain number to four places.
pub(super) fn plain(value: &BigRational) -> String {
    signed(print_exact(value, 4).0)
}

/// The middle of an interval, zero where it has none.
pub(super) fn middle(interval: &Interval) -> BigRational {
    interval.middle().unwrap_or_default()
}

/// Whether all of an interval is below zero, or above where `sign` is −1.
pub(super) fn against(interval: &Interval, sign: i8) -> bool {
    let end = if sign >= 0 { &interval.hi } else { &interval.lo };
    end.as_ref().is_some_and(|end| {
        if sign >= 0 { end.at.is_negative() } else { end.at.is_positive() }
    })
}

impl<'a> Desk<'a> {
    pub(super) fn stat(&self, id: StatId) -> Option<&'a Stat> {
        self.context.stats.get(id)
    }

    pub(super) fn mention(&self, claim: &Claim) -> Option<&'a Mention> {
        self.context.mentions.get(claim.mention)
    }

    /// What the number of a claim may be by what is printed.
    pub(super) fn asserted(&self, claim: &Claim) -> Interval {
        let Some(mention) = self.mention(claim) else {
            return Interval::point(BigRational::default());
        };
        if mention.unit.kind == Kind::Doublings || mention.hedge == claim.hedge {
            return mention.interval();
        }
        mention.printed.stands_for(claim.hedge)
    }

    /// What an operand may be.
    pub(super) fn interval(&self, operand: Operand) -> Option<Interval> {
        match operand {
            Operand::Stat(id) => {
                let unit = &self.context.metrics.get(id)?.unit;
                Some(interval_of(self.stat(id)?, unit))
            }
            Operand::Number(i) => Some(self.context.mentions.get(i)?.interval()),
            Operand::Unknown => None,
        }
    }

    /// The number of an operand as printed or computed, in the base unit; 0 where there is
    /// none. For showing arithmetic: intervals judge.
    pub(super) fn exact(&self, operand: Operand) -> BigRational {
        let found = match operand {
            Operand::Stat(id) => self.stat(id).zip(self.context.metrics.get(id)),
            Operand::Number(i) => {
                let mention = self.context.mentions.get(i);
                return mention.map(|m| m.printed.value.clone()).unwrap_or_default();
            }
            Operand::Unknown => None,
        };
        found.map(|(stat, metric)| &stat.value * &metric.unit.scale).unwrap_or_default()
    }

    /// The quotient of two operands, for showing; 0 where the divisor is.
    pub(super) fn quotient(&self, top: Operand, below: Operand) -> BigRational {
        let below = self.exact(below);
        if below.is_zero() { below } else { self.exact(top) / below }
    }

    pub(super) fn unit(&self, operand: Operand) -> Option<&'a Unit> {
        match operand {
            Operand::Stat(id) => self.context.metrics.get(id).map(|metric| &metric.unit),
            Operand::Number(i) => {
                self.context.mentions.get(i).map(|mention| &mention.unit)
            }
            Operand::Unknown => None,
        }
    }

    /// An operand as it is printed.
    pub(super) fn words(&self, operand: Operand) -> String {
        match operand {
            Operand::Stat(id) => self.stat(id).map_or_else(String::new, Stat::printed),
            Operand::Number(i) => {
                self.context.mentions.get(i).map_or_else(String::new, |m| {
                    self.context.slice(m.at.clone()).to_owned()
                })
            }
            Operand::Unknown => String::new(),
        }
    }

    /// The prices an operand is counted in.
    pub(super) fn prices(&self, operand: Operand) -> Option<Basis> {
        let stat = match operand {
            Operand::Stat(id) => Some(id),
            Operand::Number(i) => self.context.mentions.get(i).and_then(|m| m.stat),
            Operand::Unknown => None,
        };
        self.stat(stat?)?.basis.filter(|basis| *basis != Basis::None)
    }

    /// The prices a claim's number is counted in: its statistic's, else the words', else
    /// those of the one statistic of that aspect that prints the same.
    pub(super) fn claim_prices(&self, claim: &Claim) -> Option<Basis> {
        let mention = self.mention(claim)?;
        let own = mention.stat.and_then(|id| self.stat(id)?.basis);
        own.filter(|basis| *basis != Basis::None).or(claim.prices).or_else(|| {
            let twin = mention.stat.is_none().then(|| self.twin(claim, mention));
            twin.flatten()?.basis.filter(|basis| *basis != Basis::None)
        })
    }

    /// The one statistic that prints what a claim's number says, in the same aspect.
    fn twin(&self, claim: &Claim, mention: &Mention) -> Option<&'a Stat> {
        let aspect = match claim.relation {
            Relation::Annual => Aspect::Annual,
            Relation::Growth => Aspect::Growth,
            Relation::Ratio => Aspect::Ratio,
            _ => return None,
        };
        let said = format!("{}{}", mention.digits, mention.unit.text);
        let metrics = self.context.metrics;
        let all = metrics.printed(&said).iter();
        let mut like = all
            .filter(|id| metrics.get(**id).is_some_and(|metric| metric.aspect == aspect));
        let stat = self.stat(*like.next()?)?;
        like.next().is_none().then_some(stat)
    }

    /// The number of a claim as it is printed, hedge included.
    pub(super) fn said(&self, claim: &Claim) -> String {
        let Some(mention) = self.mention(claim) else { return String::new() };
        let text = self.context.slice(mention.at.clone());
        if mention.unit.kind == Kind::Doublings {
            format!("翻{text}")
        } else {
            text.to_owned()
        }
    }
}
