//! A run of glyphs as operators: one matrix, then glyphs with the moves between them.

use super::glyphs::GlyphSet;
use super::ops::{Frame, Ops, milli, nano};
use crate::base::{Len, Point};
use crate::font::{Face, Glyph};

/// The advance of a glyph as the file tells it, in thousandths of a thousandth of an em.
pub(super) fn width(face: &Face, glyph: u16) -> i64 {
    let em = i64::from(face.units_per_em);
    (i64::from(face.advance(glyph)) * 2_000_000 + em).div_euclid(2 * em)
}

/// Writes glyphs between `BT` and `ET`.
pub(super) struct TextWriter<'a> {
    pub(super) ops: &'a mut Ops,
    pub(super) face: &'a Face,
    pub(super) set: &'a GlyphSet,
    pub(super) frame: Frame,
}

/// Where a reader's pen is after what was written.
struct Pen {
    /// Thousand-millionths of a point from the left edge of the sheet.
    x: i128,
    /// Thousandths of a point above the lower edge; `None` before the first glyph.
    y: Option<i64>,
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
        let mut pen = Pen { x: 0, y: None, size, step, open: false, string: false };
        for glyph in glyphs {
            self.glyph(&mut pen, at, glyph);
        }
        self.close(&mut pen);
    }

    fn glyph(&mut self, pen: &mut Pen, at: Point, glyph: &Glyph) {
        let x = self.frame.x(at.x + glyph.x);
        let y = milli(self.frame.y(at.y + glyph.y));
        if pen.y != Some(y) {
            self.close(pen);
            self.ops.op(&[1000, 0, 0, 1000, milli(x), y], "Tm");
            pen.x = i128::from(milli(x)) * 1_000_000;
            pen.y = Some(y);
        }
        if !pen.open {
            self.ops.raw(b"[");
            pen.open = true;
        }
        let units = round(round(pen.x - nano(x), pen.size), pen.step) * pen.step;
        if units != 0 {
            self.end_string(pen);
            self.ops.number(i64::try_from(units).unwrap_or(0));
            pen.x -= units * pen.size;
        }
        if !pen.string {
            self.ops.raw(b"<");
            pen.string = true;
        }
        self.ops.hex(self.set.code(glyph.id));
        pen.x += i128::from(width(self.face, glyph.id)) * pen.size;
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
