//! From values to places, exactly; and axes that end at numbers people count with.

use crate::base::Len;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// A straight axis: two values and their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The value at `start`.
    pub from: BigRational,
    /// The value at `end`; not that at `start`.
    pub to: BigRational,
    /// The place of `from`.
    pub start: Len,
    /// The place of `to`.
    pub end: Len,
}

impl Scale {
    /// The place of a value, rounded once, to the nearest raw unit.
    pub fn at(&self, value: &BigRational) -> Len {
        let span = &self.to - &self.from;
        if span.is_zero() {
            return self.start;
        }
        let way = BigRational::from(BigInt::from(self.end.raw() - self.start.raw()));
        let raw = (value - &self.from) / span * way;
        self.start + Len::from_raw(raw.round().to_integer().to_i64().unwrap_or(0))
    }

    /// The length of an amount on the axis, without a sign.
    pub fn length(&self, amount: &BigRational) -> Len {
        (self.at(&(&self.from + amount)) - self.start).abs()
    }
}

/// An axis that begins and ends at multiples of 1, 2, 2.5 or 5 × 10ⁿ: its ticks from the
/// least to the greatest. It covers `low` to `high` with at most `most` steps, of which
/// there are at least one; `low` stays as it is where it is not to be rounded.
pub fn nice(
    low: &BigRational,
    high: &BigRational,
    most: usize,
    fixed: bool,
) -> Vec<BigRational> {
    let most = BigRational::from(BigInt::from(most.max(1)));
    let high = if high > low { high.clone() } else { low + BigRational::one() };
    let mut step = first_step(&((&high - low) / &most));
    // rounding both ends outwards may ask for one step more than there is room for
    for _ in 0..8 {
        let from = if fixed { low.clone() } else { (low / &step).floor() * &step };
        let count = ((&high - &from) / &step).ceil();
        if count <= most {
            let count = count.to_integer().to_usize().unwrap_or(1).max(1);
            return (0..=count)
                .map(|i| &from + &step * BigRational::from(BigInt::from(i)))
                .collect();
        }
        step = next_step(&step);
    }
    vec![low.clone(), high]
}

/// The least of 1, 2, 2.5, 5 × 10ⁿ that is no less than a positive number.
fn first_step(least: &BigRational) -> BigRational {
    let ten = BigRational::from(BigInt::from(10));
    let mut power = BigRational::one();
    while &power * &ten <= least.abs() {
        power *= &ten;
    }
    while &power > least && least.is_positive() {
        power /= &ten;
    }
    let mut step = power;
    while &step < least {
        step = next_step(&step);
    }
    step
}

/// The step after one of 1, 2, 2.5, 5 × 10ⁿ.
fn next_step(step: &BigRational) -> BigRational {
    let ten = BigRational::from(BigInt::from(10));
    let mut lead = step.clone();
    while lead >= ten {
        lead /= &ten;
    }
    while lead < BigRational::one() {
        lead *= &ten;
    }
    let factor = |num: i64, den: i64| {
        step * BigRational::new(BigInt::from(num), BigInt::from(den))
    };
    if lead == BigRational::from(BigInt::from(2)) {
        factor(5, 4)
    } else {
        // 1 → 2, 2.5 → 5, 5 → 10
        factor(2, 1)
    }
}
