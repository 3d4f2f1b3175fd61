//! Decimal numbers as printed, and the exact rationals they stand for.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// Digits that a written number may have.
const MOST_DIGITS: usize = 40;

/// A decimal number with the digits it was written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    /// The exact value.
    pub value: BigRational,
    /// Digits after the point.
    pub places: u32,
    /// The number as written, a minus as `-`.
    pub text: String,
}

/// Why a text is not a decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadDecimal {
    /// There is nothing.
    Empty,
    /// A character that no decimal number has, with its byte.
    Character(char, usize),
    /// The point stands alone, first, last or twice; with its byte.
    Point(usize),
    /// More digits than the limit, which is given.
    TooLong(usize),
}

/// Ten to a power.
pub(super) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

impl Decimal {
    /// Reads `17.76`, `-3`, `773`; nothing else: no grouping, no exponent, no unit.
    pub fn parse(text: &str) -> Result<Self, BadDecimal> {
        let body = text.strip_prefix(['-', '−']).unwrap_or(text);
        let start = text.len() - body.len();
        if body.is_empty() {
            return Err(BadDecimal::Empty);
        }
        let mut digits = BigInt::zero();
        let mut point = None;
        let mut count = 0;
        for (at, c) in body.char_indices() {
            if c == '.' {
                if point.is_some() || at == 0 || at + 1 == body.len() {
                    return Err(BadDecimal::Point(start + at));
                }
                point = Some(count);
                continue;
            }
            let Some(digit) = c.to_digit(10) else {
                return Err(BadDecimal::Character(c, start + at));
            };
            count += 1;
            if count > MOST_DIGITS {
                return Err(BadDecimal::TooLong(MOST_DIGITS));
            }
            digits = digits * 10 + digit;
        }
        let places = u32::try_from(point.map_or(0, |before| count - before)).unwrap_or(0);
        let negative = start > 0;
        let digits = if negative { -digits } else { digits };
        let value = BigRational::new(digits, power_of_ten(places));
        let sign = if negative { "-" } else { "" };
        Ok(Self { value, places, text: format!("{sign}{body}") })
    }

    /// Whether an exact value, rounded to the places written, may give this number:
    /// they differ by no more than half of its last digit (rule S1).
    pub fn may_print(&self, exact: &BigRational) -> bool {
        let half = BigRational::new(BigInt::one(), power_of_ten(self.places) * 2);
        (&self.value - exact).abs() <= half
    }
}

/// The shortest decimal of a value with at most `most` places, half rounded away from
/// zero (四舍五入), and the number of places it has.
pub fn print_exact(value: &BigRational, most: u32) -> (String, u32) {
    let mut text = print_places(value, most);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    let places = text.find('.').map_or(0, |point| text.len() - point - 1);
    (text, u32::try_from(places).unwrap_or(0))
}

/// A value with exactly so many decimal places, half rounded away from zero.
pub fn print_places(value: &BigRational, places: u32) -> String {
    let scaled = (value * power_of_ten(places)).round().to_integer();
    let sign = if scaled.is_negative() { "-" } else { "" };
    let mut digits = scaled.abs().to_string();
    let places = places as usize;
    if digits.len() <= places {
        digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
    }
    let (whole, part) = digits.split_at(digits.len() - places);
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}
