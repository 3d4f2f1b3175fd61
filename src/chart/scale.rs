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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(num: i64, den: i64) -> BigRational {
        BigRational::new(BigInt::from(num), BigInt::from(den))
    }

    fn whole(value: i64) -> BigRational {
        number(value, 1)
    }

    #[test]
    fn ticks_are_numbers_that_people_count_with() {
        let ticks = |low: i64, high: i64, most| -> Vec<BigRational> {
            nice(&whole(low), &whole(high), most, false)
        };
        let list = |list: &[i64]| -> Vec<BigRational> {
            list.iter().map(|value| whole(*value)).collect()
        };
        assert_eq!(ticks(0, 773, 4), list(&[0, 200, 400, 600, 800]));
        assert_eq!(ticks(0, 773, 2), list(&[0, 500, 1000]));
        assert_eq!(ticks(0, 100, 5), list(&[0, 20, 40, 60, 80, 100]));
        assert_eq!(ticks(-12, 83, 5), list(&[-25, 0, 25, 50, 75, 100]));
        assert_eq!(ticks(0, 0, 5).first(), Some(&whole(0)));
        assert_eq!(
            nice(&whole(0), &number(3, 1000), 3, false),
            [number(0, 1), number(1, 1000), number(2, 1000), number(3, 1000)]
        );
        // 2.5 stands between 2 and 5
        let quarters = nice(&whole(0), &whole(10), 4, false);
        assert_eq!(quarters[1], number(5, 2));
    }

    #[test]
    fn a_declared_start_stays() {
        let ticks = nice(&whole(415), &whole(773), 4, true);
        assert_eq!(ticks[0], whole(415));
        assert_eq!(ticks[1], whole(515));
        assert!(*ticks.last().unwrap() >= whole(773));
    }

    proptest! {
        #[test]
        fn every_place_is_exact(
            num in -1_000_000_000_i64..1_000_000_000,
            den in 1_i64..100_000,
            high in 1_i64..1_000_000_000,
            end in -60_000_000_i64..60_000_000,
        ) {
            let scale = Scale {
                from: whole(0),
                to: whole(high),
                start: Len::from_raw(77),
                end: Len::from_raw(end),
            };
            let value = number(num, den);
            let exact = &value / whole(high) * whole(end - 77) + whole(77);
            let off = (exact - whole(scale.at(&value).raw())).abs();
            prop_assert!(off <= number(1, 2));
        }

        #[test]
        fn ticks_cover_the_values_in_equal_steps(
            low in -1_000_000_i64..=0,
            high in 0_i64..1_000_000,
            den in 1_i64..1000,
            most in 2_usize..8,
        ) {
            let (low, high) = (number(low, den), number(high, den));
            let ticks = nice(&low, &high, most, false);
            prop_assert!(ticks.len() >= 2 && ticks.len() <= most + 1);
            prop_assert!(ticks[0] <= low && ticks[ticks.len() - 1] >= high);
            let step = &ticks[1] - &ticks[0];
            for pair in ticks.windows(2) {
                prop_assert_eq!(&pair[1] - &pair[0], step.clone());
            }
            // zero is a tick wherever the axis crosses it
            prop_assert!(ticks.iter().any(Zero::is_zero) || low > whole(0));
        }
    }
}
