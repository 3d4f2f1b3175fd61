//! Lengths as whole numbers: equality is exact and sums are the same on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Sub-units in one PostScript point.
const PER_PT: i64 = 65_536;

/// A length in 1/65 536 pt (1 pt = 1/72 inch). Positive is right or down on a page.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Len(i64);

/// Why a text is not a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LenError {
    /// The number before the unit is missing or malformed.
    Number,
    /// The unit is missing or not one of mm, cm, in, pt or a size name such as 小五.
    Unit,
    /// The length is larger than any sheet of paper (100 m).
    Range,
}

/// The Chinese size names 号数 with their points in tenths, as word processors print them.
const NAMED: [(&str, i64); 16] = [
    ("初号", 420),
    ("小初", 360),
    ("一号", 260),
    ("小一", 240),
    ("二号", 220),
    ("小二", 180),
    ("三号", 160),
    ("小三", 150),
    ("四号", 140),
    ("小四", 120),
    ("五号", 105),
    ("小五", 90),
    ("六号", 75),
    ("小六", 65),
    ("七号", 55),
    ("八号", 50),
];

/// The length of a Chinese size name (小五 is 9 pt), or `None` for any other text.
pub fn named_size(name: &str) -> Option<Len> {
    let tenths = NAMED.iter().find(|(known, _)| *known == name)?.1;
    Some(Len(tenths * PER_PT / 10))
}

impl Len {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// A length of so many 1/65 536 pt.
    pub const fn from_raw(raw: i64) -> Self {
        Self(raw)
    }

    /// The length in 1/65 536 pt.
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// A whole number of points.
    pub const fn pt(points: i64) -> Self {
        Self(points * PER_PT)
    }

    /// A number of hundredths of a point.
    pub const fn centipoints(hundredths: i64) -> Self {
        Self(hundredths * PER_PT / 100)
    }

    /// A whole number of millimetres, rounded to the nearest unit.
    pub const fn mm(millimetres: i64) -> Self {
        Self((millimetres * 720 * PER_PT * 2 + 254) / (254 * 2))
    }

    /// Reads `"12.5pt"`, `"390mm"`, `"1cm"`, `"0.5in"` or a size name (小五).
    pub fn parse(text: &str) -> Result<Self, LenError> {
        let text = text.trim();
        if let Some(named) = named_size(text) {
            return Ok(named);
        }
        let split = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
            .ok_or(LenError::Unit)?;
        let (number, unit) = text.split_at(split);
        let (num, den): (i128, i128) = match unit.trim() {
            "pt" => (1, 1),
            "mm" => (720, 254),
            "cm" => (7200, 254),
            "in" => (72, 1),
            _ => return Err(LenError::Unit),
        };
        let (digits, scale) = decimal(number).ok_or(LenError::Number)?;
        let top = digits * num * i128::from(PER_PT);
        let bottom = den * scale;
        let raw = (2 * top + bottom * top.signum()) / (2 * bottom);
        let raw = i64::try_from(raw).map_err(|_| LenError::Range)?;
        if raw.abs() > Self::mm(100_000).0 {
            return Err(LenError::Range);
        }
        Ok(Self(raw))
    }

    /// The length in points, for output only: never for a decision.
    #[expect(clippy::cast_precision_loss, reason = "no page is 2^53 units long")]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / PER_PT as f64
    }

    /// The length in millimetres, for messages.
    pub fn to_mm(self) -> f64 {
        self.to_pt() * 25.4 / 72.0
    }

    /// The length times `num / den`, rounded to nearest.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "results stay page-sized")]
    pub fn ratio(self, num: i64, den: i64) -> Self {
        let top = i128::from(self.0) * i128::from(num);
        let bottom = i128::from(den);
        let sign = if (top < 0) == (bottom < 0) { 1 } else { -1 };
        Self(((2 * top + bottom * sign) / (2 * bottom)) as i64)
    }

    /// How many whole `unit`s fit in the length; 0 where `unit` is not positive.
    pub fn whole(self, unit: Self) -> i64 {
        if unit.0 <= 0 { 0 } else { self.0.div_euclid(unit.0) }
    }

    /// How many `unit`s cover the length: the ceiling of their quotient.
    pub fn cover(self, unit: Self) -> i64 {
        if unit.0 <= 0 { 0 } else { -((-self.0).div_euclid(unit.0)) }
    }

    /// The absolute length.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Half of the length.
    #[must_use]
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }
}

/// Reads a decimal of at most 18 digits as digits over a power of ten.
fn decimal(text: &str) -> Option<(i128, i128)> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = body.split_once('.').unwrap_or((body, ""));
    if (whole.is_empty() && part.is_empty()) || whole.len() + part.len() > 18 {
        return None;
    }
    let mut digits: i128 = 0;
    for c in whole.chars().chain(part.chars()) {
        digits = digits * 10 + i128::from(c.to_digit(10)?);
    }
    let scale = 10_i128.pow(u32::try_from(part.len()).ok()?);
    Some((if negative { -digits } else { digits }, scale))
}

impl fmt::Debug for Len {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Len {
    /// Points with at most three decimals and no trailing zeros, as dumps show them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.to_pt());
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

impl Add for Len {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Len {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Len {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Len {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Len {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Len {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Len {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Len {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// A part of an em in 1/65 536: a length that waits for a type size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em(i64);

impl Em {
    /// No width.
    pub const ZERO: Self = Self(0);
    /// One em.
    pub const ONE: Self = Self(PER_PT);

    /// `num / den` of an em.
    pub const fn new(num: i64, den: i64) -> Self {
        Self(num * PER_PT / den)
    }

    /// The length at a type size.
    pub fn at(self, size: Len) -> Len {
        size.ratio(self.0, PER_PT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!(Len::parse("25.4mm").unwrap(), Len::pt(72));
        assert_eq!(Len::parse("2.54cm").unwrap(), Len::parse("1in").unwrap());
        assert_eq!(Len::parse("小五").unwrap(), Len::pt(9));
        assert_eq!(Len::parse("390mm").unwrap(), Len::mm(390));
        assert_eq!(Len::parse("-1.5pt").unwrap(), Len::centipoints(-150));
    }

    #[test]
    fn faults_are_told_apart() {
        assert_eq!(Len::parse("12"), Err(LenError::Unit));
        assert_eq!(Len::parse("mm"), Err(LenError::Number));
        assert_eq!(Len::parse("1.2.3mm"), Err(LenError::Number));
        assert_eq!(Len::parse("900000000mm"), Err(LenError::Range));
        assert_eq!(Len::parse("9 furlongs"), Err(LenError::Unit));
    }

    #[test]
    fn counting_rounds_the_right_way() {
        assert_eq!(Len::pt(31).whole(Len::pt(10)), 3);
        assert_eq!(Len::pt(31).cover(Len::pt(10)), 4);
        assert_eq!(Len::pt(30).cover(Len::pt(10)), 3);
        assert_eq!(Len::pt(-10).ratio(1, 4), Len::centipoints(-250));
        assert_eq!(Em::new(1, 4).at(Len::pt(9)), Len::centipoints(225));
    }
}
