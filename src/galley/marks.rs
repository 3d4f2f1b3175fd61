//! Shapes of the marks beside characters (T63, T64, T67).

use crate::base::{Len, Point, Rect};
use crate::pages::ItemKind;
use crate::text::{LineMark, MarkKind};

/// The corners of a dot on a circle of radius 1000: thirty degrees apart, at this size
/// not to be told from a circle.
const CIRCLE: [(i64, i64); 12] = [
    (1000, 0),
    (866, 500),
    (500, 866),
    (0, 1000),
    (-500, 866),
    (-866, 500),
    (-1000, 0),
    (-866, -500),
    (-500, -866),
    (0, -1000),
    (500, -866),
    (866, -500),
];

/// Height of a wave at each sixteenth of its length, in permille of its amplitude.
const WAVE: [i64; 16] =
    [0, 383, 707, 924, 1000, 924, 707, 383, 0, -383, -707, -924, -1000, -924, -707, -383];
/// The length of a wave in weights of its line.
const WAVE_LENGTH: i64 = 7;

/// What a mark is drawn as; `at` is the left end of the line's measure on its baseline.
pub(super) fn shape(mark: &LineMark, at: Point) -> ItemKind {
    let (x0, x1, y) = (at.x + mark.x0, at.x + mark.x1, at.y + mark.y);
    match mark.kind {
        MarkKind::Dot => {
            let middle = x0 + (x1 - x0).half();
            let half = mark.weight.half();
            let corner = |&(dx, dy): &(i64, i64)| {
                Point::new(middle + half.ratio(dx, 1000), y + half.ratio(dy, 1000))
            };
            ItemKind::Polygon(CIRCLE.iter().map(corner).collect(), mark.color)
        }
        MarkKind::Name => {
            let y0 = y - mark.weight.half();
            ItemKind::Fill(Rect { x0, y0, x1, y1: y0 + mark.weight }, mark.color)
        }
        MarkKind::Box => {
            let half = mark.height.half();
            ItemKind::Outline(
                Rect { x0, y0: y - half, x1, y1: y + half },
                mark.weight,
                mark.color,
            )
        }
        MarkKind::Book => ItemKind::Polygon(wave((x0, x1), y, mark.weight), mark.color),
    }
}

/// The same, turned clockwise about a point: beside a vertical line.
pub(super) fn turned(shape: ItemKind, at: Point) -> ItemKind {
    let turn = |p: Point| Point::new(at.x - (p.y - at.y), at.y + (p.x - at.x));
    let rect = |r: Rect| {
        let (a, b) = (turn(Point::new(r.x0, r.y1)), turn(Point::new(r.x1, r.y0)));
        Rect { x0: a.x, y0: a.y, x1: b.x, y1: b.y }
    };
    match shape {
        ItemKind::Fill(r, color) => ItemKind::Fill(rect(r), color),
        ItemKind::Outline(r, weight, color) => ItemKind::Outline(rect(r), weight, color),
        ItemKind::Line(a, b, weight, color) => {
            ItemKind::Line(turn(a), turn(b), weight, color)
        }
        ItemKind::Polygon(corners, color) => {
            ItemKind::Polygon(corners.into_iter().map(turn).collect(), color)
        }
        ItemKind::Path(steps, paint) => {
            ItemKind::Path(steps.into_iter().map(|step| step.map(turn)).collect(), paint)
        }
        other @ (ItemKind::Text(..) | ItemKind::Picture(..)) => other,
    }
}

/// A band of a weight that waves about a level line, in whole waves.
fn wave((x0, x1): (Len, Len), y: Len, weight: Len) -> Vec<Point> {
    let width = (x1 - x0).max(Len::ZERO);
    let waves = width.whole(weight * WAVE_LENGTH).max(1);
    let steps = waves * 16;
    let middle = |i: i64| {
        let place = usize::try_from(i % 16).unwrap_or(0);
        Point::new(x0 + width.ratio(i, steps), y - weight.ratio(WAVE[place], 1000))
    };
    let half = weight.half();
    let upper = (0..=steps).map(|i| middle(i).by(Len::ZERO, -half));
    let lower = (0..=steps).rev().map(|i| middle(i).by(Len::ZERO, weight - half));
    upper.chain(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Color;

    fn drawn(kind: MarkKind) -> ItemKind {
        let mark = LineMark {
            kind,
            x0: Len::pt(10),
            x1: Len::pt(20),
            y: Len::pt(3),
            weight: Len::pt(1),
            height: Len::pt(9),
            color: Color::BLACK,
        };
        shape(&mark, Point::new(Len::pt(100), Len::pt(50)))
    }

    fn bounds(kind: MarkKind) -> [Len; 4] {
        let ItemKind::Polygon(corners, _) = drawn(kind) else { return [Len::ZERO; 4] };
        let xs = || corners.iter().map(|corner| corner.x);
        let ys = || corners.iter().map(|corner| corner.y);
        [
            xs().min().unwrap(),
            xs().max().unwrap(),
            ys().min().unwrap(),
            ys().max().unwrap(),
        ]
    }

    #[test]
    fn a_dot_stands_in_the_middle_and_a_wave_from_end_to_end() {
        let half = |n: i64| Len::pt(n).half();
        assert_eq!(bounds(MarkKind::Dot), [half(229), half(231), half(105), half(107)]);
        let tall = [Len::pt(110), Len::pt(120), half(103), half(109)];
        assert_eq!(bounds(MarkKind::Book), tall);
        let line =
            Rect { x0: Len::pt(110), y0: half(105), x1: Len::pt(120), y1: half(107) };
        assert_eq!(drawn(MarkKind::Name), ItemKind::Fill(line, Color::BLACK));
    }
}
