//! Hedge words (近, 约, 余, 超, 不足, 以上 …) and the numbers that they allow (rule S9).
//!
//! | word | allows |
//! |---|---|
//! | none | what rounds to the number: [v − ½, v + ½) of the last digit printed |
//! | 近 | below the number, by at most 10 % of it |
//! | 约, 左右 | either side, by half of the last digit that is not 0, at most 3 % |
//! | 余, 多 | above, by less than one of the last digit that is not 0: 140余 is below 150 |
//! | 超, 逾 | above |
//! | 突破, 以上, 不低于 | the number or above |
//! | 不足, 不到 | below |
//! | 以下, 不超过 | the number or below |

use super::Hedge;
use super::interval::{End, Interval};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

/// What a hedge word says of the exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// 近: a little less.
    Near,
    /// 约: about.
    About,
    /// 余, 多: a little more.
    Over,
    /// 超: more.
    Beyond,
    /// 突破, 以上: as much or more.
    AtLeast,
    /// 不足: less.
    Under,
    /// 以下: as much or less.
    AtMost,
}

/// Words that stand before a number; longer ones first where one begins another.
pub(super) const BEFORE: &[(&str, Sense)] = &[
    ("不低于", Sense::AtLeast),
    ("不少于", Sense::AtLeast),
    ("不超过", Sense::AtMost),
    ("不高于", Sense::AtMost),
    ("不多于", Sense::AtMost),
    ("至少", Sense::AtLeast),
    ("至多", Sense::AtMost),
    ("最多", Sense::AtMost),
    ("突破", Sense::AtLeast),
    ("接近", Sense::Near),
    ("将近", Sense::Near),
    ("逼近", Sense::Near),
    ("大约", Sense::About),
    ("大致", Sense::About),
    ("不足", Sense::Under),
    ("不到", Sense::Under),
    ("超过", Sense::Beyond),
    ("超出", Sense::Beyond),
    ("多于", Sense::Beyond),
    ("少于", Sense::Under),
    ("近", Sense::Near),
    ("约", Sense::About),
    ("超", Sense::Beyond),
    ("逾", Sense::Beyond),
    ("破", Sense::AtLeast),
    ("过", Sense::Beyond),
];

/// Words that stand between number and unit.
pub(super) const WITHIN: &[(&str, Sense)] = &[("余", Sense::Over), ("多", Sense::Over)];

/// Words that stand after the unit.
pub(super) const AFTER: &[(&str, Sense)] = &[
    ("左右", Sense::About),
    ("上下", Sense::About),
    ("以上", Sense::AtLeast),
    ("以下", Sense::AtMost),
    ("以内", Sense::AtMost),
    ("有余", Sense::Over),
    ("多", Sense::Over),
    ("余", Sense::Over),
];

impl From<Hedge> for Sense {
    fn from(hedge: Hedge) -> Self {
        match hedge {
            Hedge::Near => Self::Near,
            Hedge::About => Self::About,
            Hedge::Over | Hedge::More => Self::Over,
            Hedge::Beyond => Self::Beyond,
            Hedge::Under => Self::Under,
        }
    }
}

/// A number as printed: its value, and what one of its digits is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The value, in the base unit.
    pub value: BigRational,
    /// One of the last digit printed.
    pub last: BigRational,
    /// One of the last digit that is not 0, for whole numbers: 10 in 140.
    pub round: BigRational,
}

impl Printed {
    /// What the exact number may be, with a hedge word or without.
    pub fn stands_for(&self, sense: Option<Sense>) -> Interval {
        let v = &self.value;
        let share = |percent: i64| v.abs() * BigRational::new(percent.into(), 100.into());
        let open = |at: BigRational| Some(End { at, open: true });
        let closed = |at: BigRational| Some(End { at, open: false });
        let Some(sense) = sense else { return Interval::rounded(v, &self.last) };
        match sense {
            Sense::Near => Interval { lo: closed(v - share(10)), hi: open(v.clone()) },
            Sense::About => {
                let half = BigInt::from(2);
                let wide = (&self.round / &half).min(share(3)).max(&self.last / &half);
                Interval::between(v - &wide, v + &wide)
            }
            Sense::Over => Interval { lo: open(v.clone()), hi: open(v + &self.round) },
            Sense::Beyond => Interval::above(v.clone(), true),
            Sense::AtLeast => Interval::above(v.clone(), false),
            Sense::Under => Interval::below(v.clone(), true),
            Sense::AtMost => Interval::below(v.clone(), false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a whole number with a hedge may stand for another.
    fn allows(printed: i64, sense: Sense, exact: i64) -> bool {
        let whole = |n: i64| BigRational::from_integer(n.into());
        let mut round = 1;
        while printed % (round * 10) == 0 {
            round *= 10;
        }
        let printed =
            Printed { value: whole(printed), last: whole(1), round: whole(round) };
        printed.stands_for(Some(sense)).contains(&whole(exact))
    }

    #[test]
    fn near_is_below_by_a_tenth_at_most() {
        assert!(allows(400, Sense::Near, 396) && allows(400, Sense::Near, 360));
        assert!(!allows(400, Sense::Near, 400) && !allows(400, Sense::Near, 359));
    }

    #[test]
    fn about_is_within_half_a_round_digit_and_three_per_cent() {
        assert!(allows(2570, Sense::About, 2566) && !allows(2570, Sense::About, 2576));
        assert!(allows(800, Sense::About, 820) && !allows(800, Sense::About, 830));
    }

    #[test]
    fn over_stays_below_the_next_round_number() {
        assert!(allows(140, Sense::Over, 143) && allows(3000, Sense::Over, 3999));
        assert!(!allows(140, Sense::Over, 140) && !allows(140, Sense::Over, 150));
    }

    #[test]
    fn inclusive_words_include_the_number() {
        assert!(allows(300, Sense::AtLeast, 300) && !allows(300, Sense::Beyond, 300));
        assert!(allows(300, Sense::AtMost, 300) && !allows(300, Sense::Under, 300));
    }
}
