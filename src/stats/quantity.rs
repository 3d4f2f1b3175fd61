//! Numbers with a dimension: what may be added, and what a product or a function of them
//! measures. Values are in base units, so that 亿元 and 万元 add up.

use super::decimal::power_of_ten;
use super::interval::{Interval, root};
use super::unit::{Dim, Kind, Unit};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// Most years of an average.
const MOST_YEARS: u32 = 100;

/// A number in base units, with what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The exact value.
    pub value: BigRational,
    /// What the value may be, where printed digits leave that open.
    pub span: Option<Interval>,
    /// What it measures.
    pub dim: Dim,
    /// How it is read.
    pub kind: Kind,
}

/// What a number measures, and how it is read.
pub type Measure = (Dim, Kind);

/// Why two quantities do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// What they measure cannot be added or compared.
    Units(Measure, Measure),
    /// The divisor is zero.
    Zero,
    /// A number of years that is not whole, or not from 1 to 100; or a root of what is
    /// below zero.
    Years,
}

/// A function of statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// sum(a, b, …)
    Sum,
    /// mean(a, b, …)
    Mean,
    /// max(a, b, …)
    Max,
    /// min(a, b, …)
    Min,
    /// ratio(a, b): how many times b.
    Ratio,
    /// growth(now, before), a rate.
    Growth,
    /// share(part, whole), a rate.
    Share,
    /// diff(a, b); of two rates, in points.
    Diff,
    /// per(total, heads).
    Per,
    /// cagr(end, begin, years) or cagr(ratio, years), a rate.
    Cagr,
    /// first(series)
    First,
    /// last(series)
    Last,
    /// count(series): how many values there are.
    Count,
}

impl Function {
    /// The function of a name.
    pub fn find(name: &str) -> Option<Self> {
        Some(match name {
            "sum" => Self::Sum,
            "mean" => Self::Mean,
            "max" => Self::Max,
            "min" => Self::Min,
            "ratio" => Self::Ratio,
            "growth" => Self::Growth,
            "share" => Self::Share,
            "diff" => Self::Diff,
            "per" => Self::Per,
            "cagr" => Self::Cagr,
            "first" => Self::First,
            "last" => Self::Last,
            "count" => Self::Count,
            _ => return None,
        })
    }

    /// All names, for messages.
    pub const NAMES: &'static str =
        "sum, mean, max, min, first, last, count, ratio, growth, share, diff, per, cagr";

    /// The fewest and most arguments.
    pub fn arguments(self) -> (usize, usize) {
        match self {
            Self::Sum
            | Self::Mean
            | Self::Max
            | Self::Min
            | Self::First
            | Self::Last
            | Self::Count => (1, 1000),
            Self::Ratio | Self::Growth | Self::Share | Self::Diff | Self::Per => (2, 2),
            Self::Cagr => (2, 3),
        }
    }

    /// Whether a series may stand for its arguments, all points in order.
    pub fn takes_series(self) -> bool {
        matches!(self.arguments(), (1, _))
    }

    /// The function of its arguments, of which there are as many as it takes.
    pub fn apply(self, args: &[Quantity]) -> Result<Quantity, Misfit> {
        match (self, args) {
            (Self::Sum, [first, rest @ ..]) => total(first, rest),
            (Self::Mean, [first, rest @ ..]) => {
                let count = BigInt::from(args.len());
                Ok(total(first, rest)?.scaled(&BigRational::new(BigInt::one(), count)))
            }
            (Self::Max | Self::Min, [first, rest @ ..]) => {
                let mut best = first;
                for next in rest {
                    best.fits(next)?;
                    if (next.value > best.value) == (self == Self::Max) {
                        best = next;
                    }
                }
                Ok(best.clone())
            }
            (Self::First, [first, ..]) => Ok(first.clone()),
            (Self::Last, [.., last]) => Ok(last.clone()),
            (Self::Count, all) => Ok(Self::count(all.len())),
            (Self::Ratio, [a, b]) => Ok(Quantity { kind: Kind::Times, ..a.ratio(b)? }),
            (Self::Share, [a, b]) => Ok(Quantity { kind: Kind::Rate, ..a.ratio(b)? }),
            (Self::Growth, [a, b]) => Ok(a.ratio(b)?.less_one()),
            (Self::Diff, [a, b]) => a.minus(b),
            (Self::Per, [a, b]) => a.over(b),
            (Self::Cagr, [ratio, years]) => ratio.mean_growth(years),
            (Self::Cagr, [end, begin, years]) => end.ratio(begin)?.mean_growth(years),
            // as many as it takes: told where it is read
            _ => Err(Misfit::Years),
        }
    }
}

impl Function {
    fn count(values: usize) -> Quantity {
        Quantity::plain(BigRational::from_integer(BigInt::from(values)))
    }
}

fn total(first: &Quantity, rest: &[Quantity]) -> Result<Quantity, Misfit> {
    rest.iter().try_fold(first.clone(), |sum, next| sum.plus(next))
}

impl Quantity {
    /// A bare number, known exactly.
    pub fn plain(value: BigRational) -> Self {
        Self { value, span: None, dim: Dim::NONE, kind: Kind::Amount }
    }

    /// A number with a unit.
    pub fn new(number: &BigRational, unit: &Unit) -> Self {
        let value = number * &unit.scale;
        Self { value, span: None, dim: unit.dim, kind: unit.kind }
    }

    /// What it measures, and how it is read.
    pub fn measure(&self) -> Measure {
        (self.dim, self.kind)
    }

    /// The number in a unit; [`Misfit::Units`] where it measures something else. A bare
    /// number takes any unit without a dimension: `a / b` is a multiple, a rate or a number.
    pub fn in_unit(&self, unit: &Unit) -> Result<BigRational, Misfit> {
        let bare = self.is_bare();
        let fits = if self.dim == unit.dim {
            self.kind == unit.kind
                || bare
                || (unit.kind == Kind::Amount && unit.dim == Dim::NONE)
        } else {
            // 人均…元: the heads are in the label
            let heads = ["人", "户"].map(|one| unit.dim.per(Unit::parse(one).dim));
            (bare && is_count(unit.dim)) || heads.contains(&self.dim)
        };
        if fits {
            Ok(&self.value / &unit.scale)
        } else {
            Err(Misfit::Units(self.measure(), (unit.dim, unit.kind)))
        }
    }

    fn fits(&self, other: &Self) -> Result<(), Misfit> {
        let rates = |q: &Self| matches!(q.kind, Kind::Rate | Kind::Points);
        let alike = self.kind == other.kind || (rates(self) && rates(other));
        let bare = |q: &Self| q.dim == Dim::NONE && q.kind == Kind::Amount;
        let same = self.dim == other.dim && (alike || bare(self) || bare(other));
        if same { Ok(()) } else { Err(Misfit::Units(self.measure(), other.measure())) }
    }

    fn with(&self, value: BigRational, span: Option<Interval>) -> Self {
        Self { value, span, ..*self }
    }

    /// Spans of two, a number known exactly being a point.
    fn spans(&self, other: &Self) -> Option<(Interval, Interval)> {
        if self.span.is_none() && other.span.is_none() {
            return None;
        }
        let own =
            |q: &Self| q.span.clone().unwrap_or_else(|| Interval::point(q.value.clone()));
        Some((own(self), own(other)))
    }

    /// The sum; a rate and points are a rate.
    pub fn plus(&self, other: &Self) -> Result<Self, Misfit> {
        self.fits(other)?;
        let span = self.spans(other).and_then(|(a, b)| a.plus(&b));
        let mut out = self.with(&self.value + &other.value, span);
        if self.kind == Kind::Amount || other.kind == Kind::Rate {
            out.kind = other.kind;
        }
        Ok(out)
    }

    /// The difference; of two rates, points.
    pub fn minus(&self, other: &Self) -> Result<Self, Misfit> {
        self.fits(other)?;
        let span = self.spans(other).and_then(|(a, b)| a.minus(&b));
        let mut out = self.with(&self.value - &other.value, span);
        if self.kind == Kind::Rate && other.kind == Kind::Rate {
            out.kind = Kind::Points;
        }
        Ok(out)
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let span = self.spans(other).and_then(|(a, b)| a.times(&b));
        let mut out = self.with(&self.value * &other.value, span);
        out.dim = self.dim.by(other.dim);
        out.kind = if self.is_bare() { other.kind } else { self.kind };
        if out.dim != Dim::NONE {
            out.kind = Kind::Amount;
        }
        out
    }

    /// The quotient.
    pub fn over(&self, other: &Self) -> Result<Self, Misfit> {
        if other.value.is_zero() {
            return Err(Misfit::Zero);
        }
        let span = self.spans(other).and_then(|(a, b)| a.over(&b));
        let mut out = self.with(&self.value / &other.value, span);
        out.dim = self.dim.per(other.dim);
        out.kind = if other.is_bare() { self.kind } else { Kind::Amount };
        Ok(out)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        self.scaled(&-BigRational::one())
    }

    fn is_bare(&self) -> bool {
        self.dim == Dim::NONE && self.kind == Kind::Amount
    }

    fn scaled(&self, factor: &BigRational) -> Self {
        let span = self.span.as_ref().map(|span| span.scaled(factor));
        self.with(&self.value * factor, span)
    }

    /// The quotient of two of one kind, a bare number.
    fn ratio(&self, other: &Self) -> Result<Self, Misfit> {
        self.fits(other)?;
        let mut out = self.over(other)?;
        out.kind = Kind::Amount;
        Ok(out)
    }

    /// A multiple as growth.
    fn less_one(self) -> Self {
        let one = BigRational::one();
        let span = self.span.as_ref().map(|span| span.shifted(&-&one));
        Self { value: self.value - one, span, dim: Dim::NONE, kind: Kind::Rate }
    }

    /// The mean growth of a multiple over some years, to twelve places.
    fn mean_growth(&self, years: &Self) -> Result<Self, Misfit> {
        if self.dim != Dim::NONE {
            return Err(Misfit::Units(self.measure(), (Dim::NONE, Kind::Times)));
        }
        // 5 or 5年 alike
        let year = Unit::parse("年");
        let years = if years.dim == year.dim {
            &years.value / &year.scale
        } else {
            years.value.clone()
        };
        let whole = years.is_integer().then(|| years.to_integer().to_u32()).flatten();
        let n = whole.filter(|n| (1..=MOST_YEARS).contains(n)).ok_or(Misfit::Years)?;
        let (low, high) = root(&self.value, n).ok_or(Misfit::Years)?;
        // an exact root is one of the two ends
        let exact = low.pow(n.cast_signed()) == self.value;
        let half = BigRational::new(BigInt::one(), power_of_ten(12) * 2);
        let value = if exact { low } else { (&high - half).max(low) };
        let span = self.span.as_ref().and_then(|span| span.root(n));
        Ok(Self { value, span, dim: Dim::NONE, kind: Kind::Amount }.less_one())
    }
}

/// Whether a dimension counts things, so that a bare number may be given it.
fn is_count(dim: Dim) -> bool {
    ["个", "人", "户", "人次"].iter().any(|base| dim == Unit::parse(base).dim)
}
