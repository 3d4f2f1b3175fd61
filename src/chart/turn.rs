//! Parts of a turn → points on a circle, in whole numbers.
//!
//! Angles are exact fractions of a turn, clockwise from twelve o'clock. Sine and cosine come
//! from their series in fixed point (60 binary places), so that every machine draws the same
//! circle: the last bits of a library's `sin` differ between machines.

use super::Step;
use crate::base::{Len, Point};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Binary places of the fixed point.
const PLACES: u32 = 60;
/// One in fixed point.
const ONE: i128 = 1 << PLACES;
/// A whole turn, 2π, in fixed point.
const TURN: i128 = 7_244_019_458_077_122_842;

/// Sine and cosine of an angle of at most an eighth of a turn, in fixed point.
///
/// The series stop after x²¹ and x²⁰, where a term is below 2⁻⁶⁷; each of the terms is cut
/// off by less than 2⁻⁶⁰, so that the error stays below 2⁻⁵⁶: on a circle as large as a
/// sheet of newsprint that is less than a hundred-thousandth of a unit of [`Len`].
fn series(x: i128) -> (i128, i128) {
    let square = (x * x) >> PLACES;
    let (mut sine, mut cosine) = (x, ONE);
    let (mut odd, mut even) = (x, ONE);
    for k in 1..=10_i128 {
        even = -(even * square / ((2 * k - 1) * (2 * k))) / ONE;
        odd = -(odd * square / ((2 * k) * (2 * k + 1))) / ONE;
        cosine += even;
        sine += odd;
    }
    (sine, cosine)
}

/// The sine and the cosine of a part of a turn, in fixed point.
fn sine_cosine(turn: &BigRational) -> (i128, i128) {
    let four = BigRational::from_integer(BigInt::from(4));
    let quarters = (turn - turn.floor()) * four;
    let whole = quarters.to_integer().to_u8().unwrap_or(0);
    let rest = quarters.fract();
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    let turned = rest > half;
    let small =
        if turned { BigRational::from_integer(BigInt::from(1)) - rest } else { rest };
    let angle = (small * BigInt::from(TURN / 4)).round().to_integer();
    let (s, c) = series(angle.to_i128().unwrap_or(0));
    let (s, c) = if turned { (c, s) } else { (s, c) };
    match whole {
        0 => (s, c),
        1 => (c, -s),
        2 => (-s, -c),
        _ => (-c, s),
    }
}

/// A length times a fixed-point number, to the nearest unit.
fn times(length: Len, factor: i128) -> Len {
    let product = i128::from(length.raw()) * factor;
    let rounded = (product + (ONE >> 1)) >> PLACES;
    Len::from_raw(i64::try_from(rounded).unwrap_or(0))
}

/// The point of a circle at a part of a turn, clockwise from twelve o'clock; exact to half
/// a unit of [`Len`].
pub(super) fn on_circle(centre: Point, radius: Len, turn: &BigRational) -> Point {
    let (s, c) = sine_cosine(turn);
    centre.by(times(radius, s), -times(radius, c))
}

/// A point given along and across a direction: `along` outwards at the part of a turn,
/// `across` to the right of one who looks outwards.
pub(super) fn off_circle(
    centre: Point,
    along: Len,
    across: Len,
    turn: &BigRational,
) -> Point {
    let (s, c) = sine_cosine(turn);
    let x = times(along, s) + times(across, c);
    let y = times(across, s) - times(along, c);
    centre.by(x, y)
}

/// The curves along a circle from one part of a turn to another, clockwise where `to` is
/// more than `from`, else anticlockwise; the pen stands at `from` already.
///
/// Each curve covers at most an eighth of a turn, with controls at 4/3·tan(θ/4) of the
/// radius: such a curve leaves its circle by less than 5·10⁻⁶ of the radius, a twentieth
/// of what is asked (10⁻⁴), and its two ends lie on the circle.
pub(super) fn arc(
    centre: Point,
    radius: Len,
    from: &BigRational,
    to: &BigRational,
) -> Vec<Step> {
    let sweep = to - from;
    if sweep.is_zero() {
        return Vec::new();
    }
    let pieces = (sweep.abs() * BigInt::from(8)).ceil().to_integer();
    let step = &sweep / &pieces;
    let (s, c) = sine_cosine(&(step.abs() / BigInt::from(4)));
    // 4/3 of the tangent of a quarter of the angle
    let reach = 4 * s * ONE / (3 * c);
    let reach = times(radius, if sweep.is_negative() { -reach } else { reach });
    let mut curves = Vec::new();
    let mut start = from.clone();
    for n in 1..=pieces.to_usize().unwrap_or(1) {
        let end = from + &step * BigInt::from(n);
        curves.push(Step::Curve(
            off_circle(centre, radius, reach, &start),
            off_circle(centre, radius, -reach, &end),
            on_circle(centre, radius, &end),
        ));
        start = end;
    }
    curves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(num: i64, den: i64) -> BigRational {
        BigRational::new(num.into(), den.into())
    }

    #[test]
    fn quarters_and_eighths_are_exact() {
        let centre = Point::new(Len::pt(100), Len::pt(100));
        let at = |num, den| on_circle(centre, Len::pt(50), &part(num, den));
        assert_eq!(at(0, 1), Point::new(Len::pt(100), Len::pt(50)));
        assert_eq!(at(1, 4), Point::new(Len::pt(150), Len::pt(100)));
        assert_eq!(at(1, 2), Point::new(Len::pt(100), Len::pt(150)));
        assert_eq!(at(-1, 4), Point::new(Len::pt(50), Len::pt(100)));
        assert_eq!(at(7, 4), at(3, 4));
        // sin 30° = 1/2 and cos 30° = 0.866 025 403 784 438 646 76…
        let (s, c) = sine_cosine(&part(1, 12));
        assert!((s - ONE / 2).abs() < 16);
        assert!((c - 998_459_311_558_907_194).abs() < 16, "{c}");
    }

    #[test]
    fn squares_of_sine_and_cosine_add_up_to_one() {
        for n in 0..997 {
            let (s, c) = sine_cosine(&part(n, 997));
            let sum = ((s * s) >> PLACES) + ((c * c) >> PLACES);
            assert!((sum - ONE).abs() < 1 << 4, "{n}: {}", sum - ONE);
        }
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "a test's tolerance")]
    fn curves_keep_to_their_circle() {
        let centre = Point::new(Len::ZERO, Len::ZERO);
        let radius = Len::pt(200);
        for (from, to) in [(0, 90), (17, 61), (80, 3), (0, 30)] {
            let (from, to) = (part(from, 90), part(to, 90));
            let mut pen = on_circle(centre, radius, &from);
            for step in arc(centre, radius, &from, &to) {
                let Step::Curve(one, two, end) = step else { panic!("a curve") };
                for k in 0..=16 {
                    let t = f64::from(k) / 16.0;
                    let mix = |from: Len, one: Len, two: Len, end: Len| {
                        let u = 1.0 - t;
                        u * u * u * from.raw() as f64
                            + 3.0 * u * u * t * one.raw() as f64
                            + 3.0 * u * t * t * two.raw() as f64
                            + t * t * t * end.raw() as f64
                    };
                    let x = mix(pen.x, one.x, two.x, end.x);
                    let y = mix(pen.y, one.y, two.y, end.y);
                    let off = (x.hypot(y) / radius.raw() as f64 - 1.0).abs();
                    assert!(off < 5e-6, "{off}");
                }
                pen = end;
            }
            assert_eq!(pen, on_circle(centre, radius, &to));
        }
    }
}
