//! Small things on charts: seams between touching shapes, values inside shapes, and the
//! mark of an axis that does not begin at zero.

use super::{Anchor, Dash, Drawing, Fill, Look, Means, Shape, Word, Words};
use crate::base::{Len, Point, Rect, Step, Tint};

/// The darkest tint that black type stands on: dots gain 26 % on newsprint (N8).
const GROUND: Tint = Tint::percent(30);

/// A line of bare paper along the edge where two shapes touch.
pub(super) fn seam(out: &mut Drawing, (from, to): (Point, Point), look: &Look) {
    let line = Shape::Line(vec![from, to], look.gap, Fill::Paper, Dash::Solid);
    out.shape(Means::Frame, line);
}

/// A value in the middle of its shape; on a ground that type cannot stand on, it has a
/// plate of paper.
pub(super) fn inside(
    out: &mut Drawing,
    (series, category): (usize, usize),
    (rect, fill): (Rect, Fill),
    words: &dyn Words,
) {
    let word = Word::Value(series, category);
    let at = Point::new(rect.x0 + rect.width().half(), rect.y0 + rect.height().half());
    let light = match fill {
        Fill::Tint(tint) => tint <= GROUND,
        Fill::Paper => true,
        Fill::Accent(_) | Fill::Hatch(_) => false,
    };
    if !light {
        let em = words.em();
        let (w, h) = ((words.width(word) + em.ratio(3, 10)).half(), em.ratio(53, 100));
        let plate = Rect { x0: at.x - w, y0: at.y - h, x1: at.x + w, y1: at.y + h };
        out.shape(Means::Frame, Shape::Rect(plate, Fill::Paper));
    }
    out.word(word, at, Anchor::Middle);
}

/// Breaks columns near their feet: a slanted band of paper between two hairlines across
/// each. The axis does not begin at zero, and every column says so.
pub(super) fn broken_columns(
    out: &mut Drawing,
    bases: Vec<(Len, Len, Len)>,
    words: &dyn Words,
    look: &Look,
) {
    let em = words.em();
    let (over, rise) = (em.ratio(2, 10), em.ratio(3, 10));
    for (x0, x1, foot) in bases {
        let y = foot - em.ratio(6, 10);
        let (x0, x1) = (x0 - over, x1 + over);
        let upper = (Point::new(x0, y), Point::new(x1, y - rise));
        band(out, upper, Point::new(Len::ZERO, em.ratio(25, 100)), look);
    }
}

/// The same for level bars, whose feet are at the left.
pub(super) fn broken_bars(
    out: &mut Drawing,
    bases: Vec<(Len, Len, Len)>,
    words: &dyn Words,
    look: &Look,
) {
    let em = words.em();
    let (over, rise) = (em.ratio(2, 10), em.ratio(3, 10));
    for (y0, y1, foot) in bases {
        let x = foot + em.ratio(6, 10);
        let line = (Point::new(x, y1 + over), Point::new(x + rise, y0 - over));
        band(out, line, Point::new(em.ratio(25, 100), Len::ZERO), look);
    }
}

/// A band of paper from one line to another so far from it, with hairlines along both.
fn band(out: &mut Drawing, (a, b): (Point, Point), by: Point, look: &Look) {
    let (c, d) = (b.by(by.x, by.y), a.by(by.x, by.y));
    let mut steps = Step::through(&[a, b, c, d]);
    steps.push(Step::Close);
    out.shape(Means::Frame, Shape::Area(steps, Fill::Paper));
    out.rule(a, b, look.hairline);
    out.rule(d, c, look.hairline);
}

/// The mark of a broken axis without bars: a short axis at the left, broken twice.
pub(super) fn broken_axis(
    out: &mut Drawing,
    foot: Point,
    words: &dyn Words,
    look: &Look,
) {
    let em = words.em();
    let (half, rise) = (em.ratio(3, 10), em.ratio(2, 10));
    let top = foot.by(Len::ZERO, -em.ratio(14, 10));
    out.rule(foot, top, look.axis);
    let at = foot.by(-half, -em.half());
    let upper = (at, at.by(half * 2, -rise));
    band(out, upper, Point::new(Len::ZERO, em.ratio(25, 100)), look);
}
