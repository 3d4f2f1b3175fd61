//! The key above a chart: what each fill or line stands for.

use super::along::int;
use super::ink::{marker, stroke};
use super::{Anchor, Chart, Drawing, Fill, Kind, Look, Means, Shape, Word, Words};
use crate::base::{Len, Point, Rect, Tint};

/// Draws a key along the upper edge of a room, in as many rows as it needs; gives what is
/// left of the room. Without a name there is no key. A key with values prints those of the
/// first category after the names.
pub(super) fn draw(
    out: &mut Drawing,
    chart: &Chart,
    room: Rect,
    words: &dyn Words,
    (look, valued): (&Look, bool),
) -> Rect {
    let em = words.em();
    let (swatch, gap, space) = (em.ratio(14, 10), em.ratio(4, 10), em.ratio(12, 10));
    let row = words.pitch().ratio(11, 10);
    let count = chart.data.series.len();
    if (0..count).all(|one| words.width(Word::Series(one)) == Len::ZERO) {
        return room;
    }
    let (mut x, mut y) = (room.x0, room.y0 + em.half());
    for series in 0..count {
        let name = words.width(Word::Series(series));
        let value =
            if valued { words.width(Word::Value(series, 0)) + gap } else { Len::ZERO };
        let width = swatch + gap + name + value;
        if x > room.x0 && x + width > room.x1 {
            (x, y) = (room.x0, y + row);
        }
        sample(out, chart, series, (Point::new(x, y), swatch, em), look);
        let at = Point::new(x + swatch + gap, y);
        out.wrapped(Word::Series(series), at, Anchor::Left, room.x1 - at.x);
        if valued {
            let at = Point::new(at.x + name + gap, y);
            out.word(Word::Value(series, 0), at, Anchor::Left);
        }
        x += width + space;
    }
    Rect { y0: y + em.half() + em.ratio(5, 10), ..room }
}

/// What a series is drawn with, in small, from its left end's middle.
fn sample(
    out: &mut Drawing,
    chart: &Chart,
    series: usize,
    (at, width, em): (Point, Len, Len),
    look: &Look,
) {
    let means = Means::Frame;
    if chart.is_line(series) {
        let stroke = stroke(chart.stroke_of(series), look);
        let ink = Fill::Tint(Tint::SOLID);
        let end = at.by(width, Len::ZERO);
        out.shape(means, Shape::Line(vec![at, end], stroke.weight, ink, stroke.dash));
        let middle = at.by(width.half(), Len::ZERO);
        marker(out, means, (middle, look.line * 3), (stroke.marker, ink), look);
        return;
    }
    let half = em.ratio(35, 100);
    let rect = Rect { x0: at.x, y0: at.y - half, x1: at.x + width, y1: at.y + half };
    out.shape(means, Shape::Rect(rect, chart.series_fill(series)));
}

impl Chart {
    /// Whether a series is drawn as a line.
    pub(super) fn is_line(&self, series: usize) -> bool {
        match self.kind {
            Kind::Lines | Kind::Slope => true,
            Kind::ColumnsLine => series + 1 == self.data.series.len(),
            _ => false,
        }
    }

    /// Which of the kinds of line a series has.
    pub(super) fn stroke_of(&self, series: usize) -> usize {
        if self.kind == Kind::ColumnsLine { 0 } else { series }
    }

    /// How many of so many series are filled shapes.
    pub(super) fn filled(&self, count: usize) -> usize {
        count - usize::from(self.kind == Kind::ColumnsLine && count > 1)
    }
}

/// The height that a key takes at a width, about.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let em = words.em();
    let all: Len = (0..chart.data.series.len())
        .map(|one| words.width(Word::Series(one)) + em * 3)
        .sum();
    if all == Len::ZERO || chart.data.series.len() < 2 {
        return Len::ZERO;
    }
    words.pitch().ratio(11, 10) * int(1) * all.cover(width.max(em)).max(1) + em.half()
}
