//! A run of glyphs: what text setting makes and pages hold.

use crate::base::{Color, FaceId, Lang, Len, Span, TypefaceId};
use std::ops::Range;

/// Glyphs of one face, size and colour on one baseline, with the text they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The typeface it was chosen from.
    pub typeface: TypefaceId,
    /// Type size.
    pub size: Len,
    /// Colour.
    pub color: Color,
    /// Language.
    pub lang: Lang,
    /// The glyphs in reading order.
    pub glyphs: Vec<Glyph>,
    /// The characters in reading order.
    pub text: String,
}

/// A glyph at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Its origin, right of the run's origin.
    pub x: Len,
    /// Its origin, below the run's origin.
    pub y: Len,
    /// The font's own advance at this size, before any justification.
    pub advance: Len,
    /// The bytes of the run's text that it stands for; empty for the later glyphs of a
    /// cluster.
    pub text: Range<u32>,
    /// Where its first character was written.
    pub span: Span,
}
