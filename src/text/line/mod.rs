//! Lines: where they break and how their gaps are adjusted.

use super::ShapedText;
use crate::base::{Len, Span};
use crate::font::{FontBook, GlyphRun};

/// The widths that lines are broken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Width of a full line.
    pub width: Len,
    /// Indent of the first line.
    pub indent: Len,
    /// Lines with an offset and a width of their own.
    pub first_lines: Vec<(Len, Len)>,
    /// What fills the last line and lines broken by the user; all others are justified.
    pub adjust: Adjust,
}

/// Where text stands in its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Adjust {
    /// Body: full lines justified, the last one from the left.
    Justify,
    /// Every line from the left, balanced.
    Left,
    /// Every line in the middle, balanced (headlines).
    Center,
    /// Every line at the right.
    Right,
}

/// A line of a shaped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Left end of the first glyph's body, from the left of the measure.
    pub x: Len,
    /// Width of the set line.
    pub width: Len,
    /// Where its first character was written.
    pub span: Span,
}

/// Finds the lines of least total cost.
pub fn break_lines(_text: &ShapedText, _measure: &Measure) -> Vec<Line> {
    Vec::new()
}

impl Line {
    /// The glyphs of the line, each run with its place right of the measure's left edge
    /// (`Len`) on the line's baseline.
    pub fn place(&self, _text: &ShapedText, _fonts: &FontBook) -> Vec<(Len, GlyphRun)> {
        Vec::new()
    }
}
