//! Clusters: what stands in a line as one piece.

use crate::base::{FaceId, Len, Span};
use crate::font::Orientation;
use crate::text::cjk::Class;

/// A face at a size, in a format: what one run of glyphs is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// The face.
    pub(crate) face: FaceId,
    /// Type size of the face.
    pub(crate) size: Len,
    /// Baseline shift upwards.
    pub(crate) rise: Len,
    /// The format, in the text's list.
    pub(crate) format: u32,
    /// How its glyphs stand.
    pub(crate) orientation: Orientation,
}

/// A glyph within its cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShapedGlyph {
    /// Its number in the face.
    pub(crate) id: u16,
    /// The origin of its outline, right of the left edge of the cluster's body; in vertical
    /// lines below its upper edge.
    pub(crate) x: Len,
    /// The origin of its outline, above the baseline; in vertical lines right of it.
    pub(crate) y: Len,
    /// The font's own advance.
    pub(crate) advance: Len,
}

/// One or more characters with their glyphs, as they stand together in every line.
///
/// The body of a Chinese mark is the half em of its ink; its blank half is part of the
/// gap beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// What it is to a line.
    pub(crate) class: Class,
    /// Width of its body.
    pub(crate) body: Len,
    /// Blank part of a mark before the body.
    pub(crate) before: Len,
    /// Blank part of a mark after the body.
    pub(crate) after: Len,
    /// Width of a space, which has no body.
    pub(crate) space: Len,
    /// Its face and format; `u32::MAX` where it has none.
    pub(crate) item: u32,
    /// Its first glyph; they end where the next cluster's begin.
    pub(crate) glyphs: u32,
    /// Its first character; they end where the next cluster's begin.
    pub(crate) first: u32,
    /// Its first byte in the text.
    pub(crate) byte: u32,
    /// Where it was written.
    pub(crate) span: Span,
}
