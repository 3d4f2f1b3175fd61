//! From runs of characters to clusters of glyphs with the gaps between them.

use super::{Rules, Run};
use crate::base::{Len, Span, TypefaceId};
use crate::font::FontBook;

/// A paragraph, shaped once, independent of any measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShapedText {}

/// A character that no face of its typeface has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Where it was set.
    pub typeface: TypefaceId,
    /// Where it was written.
    pub span: Span,
}

/// Shapes a paragraph. Characters that no face has are told, and left out.
pub fn shape(
    _runs: &[Run],
    _fonts: &FontBook,
    _rules: &Rules,
) -> (ShapedText, Vec<Missing>) {
    (ShapedText::default(), Vec::new())
}

impl ShapedText {
    /// n
    pub fn chars(&self) -> usize {
        0
    }

    /// The width of the whole text on one line, unadjusted.
    pub fn width(&self) -> Len {
        Len::ZERO
    }
}
