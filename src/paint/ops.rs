//! Operators of a content stream, and page lengths as the decimals they are written in.
//!
//! Every number is a whole count of thousandths: what is written is known exactly, so
//! nothing drifts between what was asked for and what a reader adds up.

use crate::base::{Len, Point, Rect};

/// Bytes of a content stream in the making.
#[derive(Debug, Default)]
pub(super) struct Ops {
    out: Vec<u8>,
}

/// A length in thousandths of a point, rounded to nearest.
pub(super) fn milli(len: Len) -> i64 {
    let raw = i128::from(len.raw());
    i64::try_from((raw * 1000 + 32_768).div_euclid(65_536)).unwrap_or(0)
}

/// A length in thousand-millionths of a point.
pub(super) fn nano(len: Len) -> i128 {
    i128::from(len.raw()) * 1_000_000_000 / 65_536
}

/// Where the trimmed page lies on the sheet that the file describes: the origin is the
/// lower left corner of the bleed, y grows upwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    left: Len,
    top: Len,
}

impl Frame {
    /// The frame of a page of this trimmed height with this bleed on every side.
    pub(super) fn new(height: Len, bleed: Len) -> Self {
        Self { left: bleed, top: height + bleed }
    }

    /// Distance from the left edge of the sheet.
    pub(super) fn x(self, x: Len) -> Len {
        self.left + x
    }

    /// Height above the lower edge of the sheet.
    pub(super) fn y(self, y: Len) -> Len {
        self.top - y
    }

    /// A place in thousandths of a point.
    pub(super) fn point(self, at: Point) -> [i64; 2] {
        [milli(self.x(at.x)), milli(self.y(at.y))]
    }

    /// Left, lower edge, width and height in thousandths of a point; each edge is rounded
    /// by itself, so that rectangles which touch still do.
    pub(super) fn rect(self, rect: Rect) -> [i64; 4] {
        let [x0, y1] = self.point(Point::new(rect.x0, rect.y0));
        let [x1, y0] = self.point(Point::new(rect.x1, rect.y1));
        [x0, y0, x1 - x0, y1 - y0]
    }
}

impl Ops {
    /// The finished stream.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Writes bytes as they are.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Writes a number of thousandths, without needless zeros, and a space.
    pub(super) fn number(&mut self, thousandths: i64) {
        if thousandths < 0 {
            self.out.push(b'-');
        }
        let value = thousandths.unsigned_abs();
        let (whole, part) = (value / 1000, value % 1000);
        if whole > 0 || part == 0 {
            self.out.extend_from_slice(whole.to_string().as_bytes());
        }
        if part > 0 {
            let digits = format!(".{part:03}");
            self.out.extend_from_slice(digits.trim_end_matches('0').as_bytes());
        }
        self.out.push(b' ');
    }

    /// Writes numbers of thousandths, then an operator.
    pub(super) fn op(&mut self, operands: &[i64], operator: &str) {
        for &operand in operands {
            self.number(operand);
        }
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }

    /// Writes a resource name such as `/F3` and a space.
    pub(super) fn name(&mut self, kind: char, number: usize) {
        self.out.extend_from_slice(format!("/{kind}{number} ").as_bytes());
    }

    /// Writes the four hexadecimal digits of a character code.
    pub(super) fn hex(&mut self, code: u16) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for shift in [12, 8, 4, 0] {
            self.out.push(DIGITS[usize::from(code >> shift & 15)]);
        }
    }

    /// Writes the property that tells a text besides its glyphs (ISO 32000-1, 14.9.4).
    pub(super) fn actual_text(&mut self, text: &str) {
        self.raw(b"/ActualText <feff");
        for unit in text.encode_utf16() {
            self.hex(unit);
        }
        self.raw(b">");
    }

    /// Closes a marked sequence.
    pub(super) fn close_mark(&mut self) {
        self.raw(b"EMC\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact() {
        let mut ops = Ops::default();
        ops.op(&[0, 1000, -1, 1250, -10_500, 999], "re");
        assert_eq!(ops.into_bytes(), b"0 1 -.001 1.25 -10.5 .999 re\n");
    }

    #[test]
    fn touching_edges_stay_together() {
        let frame = Frame::new(Len::pt(100), Len::mm(3));
        let cut = Len::from_raw(1_234_567);
        let upper = frame.rect(Rect { y1: cut, x1: Len::pt(9), ..Rect::default() });
        let lower = Rect { y0: cut, y1: Len::pt(50), x1: Len::pt(9), ..Rect::default() };
        let lower = frame.rect(lower);
        assert_eq!(upper[1], lower[1] + lower[3]);
    }
}
