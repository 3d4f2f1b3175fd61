//! Intervals of exact numbers: what a printed number may stand for, and what follows from
//! several of them.

use super::decimal::power_of_ten;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// Decimal places to which roots are enclosed.
const ROOT_PLACES: u32 = 12;

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The number.
    pub at: BigRational,
    /// Whether the number itself lies outside.
    pub open: bool,
}

impl End {
    /// An end that lies inside.
    fn closed(at: BigRational) -> Self {
        Self { at, open: false }
    }
}

/// A set of numbers without gaps; an end that is missing is infinite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub lo: Option<End>,
    /// The upper end.
    pub hi: Option<End>,
}

impl Interval {
    /// The one number.
    pub fn point(value: BigRational) -> Self {
        Self::between(value.clone(), value)
    }

    /// From one number to another, both inside; the ends may come in either order.
    pub fn between(one: BigRational, other: BigRational) -> Self {
        let (lo, hi) = if one <= other { (one, other) } else { (other, one) };
        Self { lo: Some(End::closed(lo)), hi: Some(End::closed(hi)) }
    }

    /// What rounds to `value` by half up (四舍五入), where `step` is the last digit
    /// printed: 773 of 1 stands for [772.5, 773.5).
    pub fn rounded(value: &BigRational, step: &BigRational) -> Self {
        let half = step / BigInt::from(2);
        let negative = value.is_negative();
        Self {
            lo: Some(End { at: value - &half, open: negative }),
            hi: Some(End { at: value + &half, open: !negative }),
        }
    }

    /// All numbers above one.
    pub fn above(value: BigRational, open: bool) -> Self {
        Self { lo: Some(End { at: value, open }), hi: None }
    }

    /// All numbers below one.
    pub fn below(value: BigRational, open: bool) -> Self {
        Self { lo: None, hi: Some(End { at: value, open }) }
    }

    /// Both ends, where neither is infinite.
    fn ends(&self) -> Option<(&BigRational, &BigRational)> {
        Some((&self.lo.as_ref()?.at, &self.hi.as_ref()?.at))
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        let reaches = |lo: &Option<End>, hi: &Option<End>| match (lo, hi) {
            (Some(lo), Some(hi)) => {
                lo.at < hi.at || (lo.at == hi.at && !lo.open && !hi.open)
            }
            _ => true,
        };
        reaches(&self.lo, &other.hi) && reaches(&other.lo, &self.hi)
    }

    /// Whether a number lies inside.
    pub fn contains(&self, value: &BigRational) -> bool {
        self.meets(&Self::point(value.clone()))
    }

    /// The middle of a bounded interval.
    pub fn middle(&self) -> Option<BigRational> {
        let (lo, hi) = self.ends()?;
        Some((lo + hi) / BigInt::from(2))
    }

    /// The same numbers times a factor.
    #[must_use]
    pub fn scaled(&self, factor: &BigRational) -> Self {
        let by =
            |end: &Option<End>| end.as_ref().map(|e| End { at: &e.at * factor, ..*e });
        if factor.is_negative() {
            Self { lo: by(&self.hi), hi: by(&self.lo) }
        } else {
            Self { lo: by(&self.lo), hi: by(&self.hi) }
        }
    }

    /// The same numbers moved up.
    #[must_use]
    pub fn shifted(&self, by: &BigRational) -> Self {
        let on = |end: &Option<End>| end.as_ref().map(|e| End { at: &e.at + by, ..*e });
        Self { lo: on(&self.lo), hi: on(&self.hi) }
    }

    /// The sums of a number of each; `None` where an end is infinite.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.ends()?, other.ends()?);
        Some(Self::between(a + c, b + d))
    }

    /// The differences; `None` where an end is infinite.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.scaled(&-BigRational::one()))
    }

    /// The products; `None` where an end is infinite.
    pub fn times(&self, other: &Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.ends()?, other.ends()?);
        let mut all = [a * c, a * d, b * c, b * d];
        all.sort();
        let [lo, _, _, hi] = all;
        Some(Self::between(lo, hi))
    }

    /// The quotients; `None` where an end is infinite or the divisor may be zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.ends()?, other.ends()?);
        if !c.is_positive() && !d.is_negative() {
            return None;
        }
        let mut all = [a / c, a / d, b / c, b / d];
        all.sort();
        let [lo, _, _, hi] = all;
        Some(Self::between(lo, hi))
    }

    /// The n-th roots, enclosed to twelve decimal places; `None` below zero, for n = 0 and
    /// where an end is infinite.
    pub fn root(&self, n: u32) -> Option<Self> {
        let (lo, hi) = self.ends()?;
        let (lo, _) = root(lo, n)?;
        let (_, hi) = root(hi, n)?;
        Some(Self::between(lo, hi))
    }

    /// Widened on both sides by a share of the middle, for what is known only about.
    #[must_use]
    pub fn loosened(&self, share: &BigRational) -> Self {
        let Some(more) = self.middle().map(|middle| middle.abs() * share) else {
            return self.clone();
        };
        Self {
            lo: self.lo.as_ref().map(|end| End::closed(&end.at - &more)),
            hi: self.hi.as_ref().map(|end| End::closed(&end.at + &more)),
        }
    }
}

/// Two decimals of twelve places that enclose the n-th root.
pub(super) fn root(value: &BigRational, n: u32) -> Option<(BigRational, BigRational)> {
    if value.is_negative() || n == 0 || n > 400 {
        return None;
    }
    if value.is_zero() {
        return Some((BigRational::zero(), BigRational::zero()));
    }
    let scale = power_of_ten(ROOT_PLACES);
    // floor((v · 10^12n)^(1/n)) is the root in units of the last place, cut off
    let whole = (value * scale.pow(n)).floor().to_integer().nth_root(n);
    let up = &whole + BigInt::one();
    Some((BigRational::new(whole, scale.clone()), BigRational::new(up, scale)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(top: i64, below: i64) -> BigRational {
        BigRational::new(top.into(), below.into())
    }

    #[test]
    fn a_printed_number_stands_for_what_rounds_to_it() {
        let printed = Interval::rounded(&ratio(773, 1), &ratio(1, 1));
        assert!(printed.contains(&ratio(1545, 2)));
        assert!(!printed.contains(&ratio(1547, 2)));
        let below = Interval::rounded(&ratio(-773, 1), &ratio(1, 1));
        assert!(below.contains(&ratio(-1545, 2)));
        assert!(!below.contains(&ratio(-1547, 2)));
    }

    #[test]
    fn open_ends_do_not_meet_what_they_touch() {
        let above = Interval::above(ratio(5, 1), true);
        assert!(!above.meets(&Interval::point(ratio(5, 1))));
        assert!(above.meets(&Interval::above(ratio(5, 1), true)));
        assert!(Interval::above(ratio(5, 1), false).meets(&Interval::point(ratio(5, 1))));
        assert!(!above.meets(&Interval::below(ratio(5, 1), false)));
    }

    #[test]
    fn what_may_be_zero_divides_nothing() {
        let one = Interval::point(ratio(1, 1));
        assert_eq!(one.over(&Interval::between(ratio(-1, 1), ratio(1, 1))), None);
        assert_eq!(one.over(&Interval::above(ratio(1, 1), false)), None);
        assert_eq!(Interval::point(ratio(-1, 1)).root(2), None);
        assert_eq!(one.root(0), None);
    }

    proptest! {
        /// Whatever the exact numbers are, results computed from them lie in the results
        /// computed from their intervals.
        #[test]
        fn results_hold_the_exact_ones(
            a in 1_i64..9999, b in 1_i64..9999,
            x in -500_i64..500, y in -500_i64..500, n in 1_u32..8,
        ) {
            let (exact_a, exact_b) = (ratio(a * 1000 + x, 1000), ratio(b * 1000 + y, 1000));
            let one = ratio(1, 1);
            let spans = (
                Interval::between(&exact_a - &one, &exact_a + &one),
                Interval::rounded(&ratio(b, 1), &one).loosened(&ratio(1, 1000)),
            );
            prop_assert!(spans.0.plus(&spans.1).unwrap().contains(&(&exact_a + &exact_b)));
            prop_assert!(spans.0.minus(&spans.1).unwrap().contains(&(&exact_a - &exact_b)));
            prop_assert!(spans.0.times(&spans.1).unwrap().contains(&(&exact_a * &exact_b)));
            let quotient = spans.0.over(&spans.1).unwrap();
            prop_assert!(quotient.contains(&(&exact_a / &exact_b)));
            let power = Interval::point(exact_b.pow(n.cast_signed()));
            prop_assert!(power.root(n).unwrap().contains(&exact_b));
        }
    }
}
