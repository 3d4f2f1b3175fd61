//! How many things must be told apart in one ink → a fill for each.
//!
//! Tints stand at least 20 % from each other, because a newspaper press makes each darker by
//! a quarter (ISO 12647-3); where tints would come closer, hatches stand between them, of
//! lines and distances that such a press holds.

use super::{Fill, Hatch};
use crate::base::{Len, Tint};

/// The most things that one ink tells apart.
pub(super) const MOST: usize = 8;

const fn tint(percent: u16) -> Fill {
    Fill::Tint(Tint::percent(percent))
}

/// A hatch of lines `weight` wide each `pitch`, in hundredths of a point.
const fn hatch(angle: u16, weight: i64, pitch: i64) -> Fill {
    let (pitch, weight) = (Len::centipoints(pitch), Len::centipoints(weight));
    Fill::Hatch(Hatch { angle, pitch, weight })
}

const RISING: Fill = hatch(45, 60, 180);
const FALLING: Fill = hatch(135, 40, 240);
const LEVEL: Fill = hatch(0, 50, 200);
const UPRIGHT: Fill = hatch(90, 40, 280);

const FILLS: [&[Fill]; MOST] = [
    &[tint(70)],
    &[tint(100), tint(35)],
    &[tint(100), tint(60), tint(20)],
    &[tint(100), RISING, tint(60), tint(20)],
    &[tint(100), RISING, tint(60), FALLING, tint(20)],
    &[tint(100), RISING, tint(60), FALLING, tint(20), LEVEL],
    &[tint(100), RISING, tint(60), FALLING, tint(20), LEVEL, tint(40)],
    &[tint(100), RISING, tint(60), FALLING, tint(20), LEVEL, tint(40), UPRIGHT],
];

/// The fills of `count` things that lie side by side, the heaviest first; at most
/// [`MOST`].
pub(super) fn fills(count: usize) -> &'static [Fill] {
    match count {
        0 => &[],
        _ => FILLS.get(count.min(MOST) - 1).copied().unwrap_or(&[]),
    }
}

/// Whether type can be read on a fill: on bare paper and on tints of up to 30 %, which a
/// newspaper press prints as half tones. Type is never reversed out of a chart: at the
/// sizes of its words that is not legal (N6: 10 pt and more).
pub(super) fn carries_type(fill: Fill) -> bool {
    match fill {
        Fill::Tint(tint) => tint <= Tint::percent(30),
        Fill::Accent(_) | Fill::Hatch(_) => false,
        Fill::Paper => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_fills_of_a_chart_can_be_told_apart_on_newsprint() {
        for count in 0..=MOST {
            let fills = fills(count);
            assert_eq!(fills.len(), count);
            for (at, one) in fills.iter().enumerate() {
                for other in fills.iter().skip(at + 1) {
                    match (one, other) {
                        (Fill::Tint(a), Fill::Tint(b)) => {
                            assert!(a.get().abs_diff(b.get()) >= 200, "{a:?} {b:?}");
                        }
                        (Fill::Hatch(a), Fill::Hatch(b)) => assert_ne!(a.angle, b.angle),
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn hatches_are_lines_that_a_press_holds() {
        for fill in fills(MOST) {
            if let Fill::Hatch(hatch) = *fill {
                assert!(hatch.weight >= Len::centipoints(35));
                assert!(hatch.pitch >= Len::centipoints(120));
                // between lines, paper that does not fill in
                assert!(hatch.pitch - hatch.weight >= Len::pt(1));
            }
        }
    }

    #[test]
    fn type_stands_on_fills_that_let_it_be_read() {
        assert!(carries_type(tint(20)) && carries_type(Fill::Paper));
        assert!(!carries_type(tint(60)) && !carries_type(RISING));
    }
}
