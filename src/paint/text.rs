//! A run of glyphs as operators: one matrix, then glyphs with the moves between them.

use super::glyphs::GlyphSet;
use super::ops::{Frame, Ops, milli, nano};
use crate::base::{Len, Point};
use crate::font::{Face, Glyph, Orientation};

/// The advance of a glyph as the file tells it, in thousandths of a thousandth of an em.
pub(super) fn width(face: &Face, glyph: u16) -> i64 {
    let em = i64::from(face.units_per_em);
    (i64::from(face.advance(glyph)) * 2_000_000 + em).div_euclid(2 * em)
}

/// From the outline's origin up to the top of the square of every glyph of vertical lines,
/// as the file tells it (`DW2`), in the same units; its middle is half its width. Faces
/// with other metrics are served by moves.
pub(super) const TOP: i64 = 880_000;
/// The advance of every glyph of vertical lines, downwards.
pub(super) const DOWN: i64 = 1_000_000;

/// Writes glyphs between `BT` and `ET`.
pub(super) struct TextWriter<'a> {
    pub(super) ops: &'a mut Ops,
    pub(super) face: &'a Face,
    pub(super) set: &'a GlyphSet,
    pub(super) frame: Frame,
    pub(super) how: Orientation,
}

/// Where a reader's pen is after what was written.
struct Pen {
    /// Thousand-millionths of a point along the line: from the left edge of the sheet, or
    /// from its lower edge downwards (and so negative).
    along: i128,
    /// Thousandths of a point above the lower edge, or right of the left edge of the
    /// sheet; `None` before the first glyph.
    across: Option<i64>,
    /// Type size in thousandths of a point.
    size: i128,
    /// The smallest move written, in thousandths of a thousandth of an em: fine enough
    /// for 0.005 pt at the size.
    step: i128,
    /// Whether an array of glyphs is open.
    open: bool,
    /// Whether the last thing in it is a string.
    string: bool,
}

impl TextWriter<'_> {
    /// Writes glyphs of a run whose origin is `at`; its face and size are selected already.
    pub(super) fn glyphs(&mut self, at: Point, size: Len, glyphs: &[Glyph]) {
        let size = i128::from(milli(size).max(1));
        let step = match size {
            ..=10_000 => 1000,
            10_001..=100_000 => 100,
            _ => 10,
        };
        let mut pen =
            Pen { along: 0, across: None, size, step, open: false, string: false };
        for (place, glyph) in glyphs.iter().enumerate() {
            // PDFium takes operators that begin at one height for parts of one line, and
            // reads them from the left. The last glyph of a vertical line has one of its
            // own, so that the next line does not begin where the last operator did.
            if self.how != Orientation::Horizontal && place + 1 == glyphs.len() {
                self.close(&mut pen);
            }
            self.glyph(&mut pen, at, glyph);
        }
        self.close(&mut pen);
    }

    /// The place of a glyph's origin for its font: along the line in thousand-millionths
    /// of a point, across it in thousandths.
    fn place(&self, pen: &Pen, at: Point, glyph: &Glyph) -> (i128, i64) {
        let (x, y) = (self.frame.x(at.x + glyph.x), self.frame.y(at.y + glyph.y));
        match self.how {
            Orientation::Horizontal => (nano(x), milli(y)),
            Orientation::Rotated => (-nano(y), milli(x)),
            Orientation::Upright => {
                let half = i128::from(width(self.face, glyph.id)) * pen.size / 2;
                let middle = round(nano(x) + half, 1_000_000);
                let top = nano(y) + i128::from(TOP) * pen.size;
                (-top, i64::try_from(middle).unwrap_or(0))
            }
        }
    }

    /// Opens a matrix at a place; what it writes is where the pen then is.
    fn start(&mut self, pen: &mut Pen, along: i128, across: i64) {
        let near = i64::try_from(round(along, 1_000_000)).unwrap_or(0);
        match self.how {
            Orientation::Horizontal => {
                self.ops.op(&[1000, 0, 0, 1000, near, across], "Tm");
            }
            Orientation::Upright => {
                self.ops.op(&[1000, 0, 0, 1000, across, -near], "Tm");
            }
            Orientation::Rotated => {
                self.ops.op(&[0, -1000, 1000, 0, across, -near], "Tm");
            }
        }
        pen.along = i128::from(near) * 1_000_000;
        pen.across = Some(across);
    }

    fn glyph(&mut self, pen: &mut Pen, at: Point, glyph: &Glyph) {
        let (along, across) = self.place(pen, at, glyph);
        if pen.across != Some(across) {
            self.close(pen);
            self.start(pen, along, across);
        }
        if !pen.open {
            self.ops.raw(b"[");
            pen.open = true;
        }
        // A number moves back along the line; in vertical lines, where the file's axis
        // points up, it moves forward (ISO 32000-1, 9.4.4).
        let units = round(round(pen.along - along, pen.size), pen.step) * pen.step;
        if units != 0 {
            self.end_string(pen);
            let down = self.how == Orientation::Upright;
            let written = if down { -units } else { units };
            self.ops.number(i64::try_from(written).unwrap_or(0));
            pen.along -= units * pen.size;
        }
        if !pen.string {
            self.ops.raw(b"<");
            pen.string = true;
        }
        self.ops.hex(self.set.code(glyph.id));
        let advance = match self.how {
            Orientation::Upright => DOWN,
            _ => width(self.face, glyph.id),
        };
        pen.along += i128::from(advance) * pen.size;
    }

    fn end_string(&mut self, pen: &mut Pen) {
        if std::mem::take(&mut pen.string) {
            self.ops.raw(b">");
        }
    }

    fn close(&mut self, pen: &mut Pen) {
        self.end_string(pen);
        if std::mem::take(&mut pen.open) {
            self.ops.raw(b"] TJ\n");
        }
    }
}

/// The quotient rounded to nearest; `by` is positive.
fn round(value: i128, by: i128) -> i128 {
    (2 * value + by).div_euclid(2 * by)
}
