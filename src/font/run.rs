//! A run of glyphs: what text setting makes and pages hold.

use crate::base::{Color, FaceId, Lang, Len, Rect, Span, TypefaceId};
use std::ops::Range;

/// How the glyphs of a run stand on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// Upright, the next one at the right; in a vertical line: 横排 in one em.
    #[default]
    Horizontal,
    /// Upright, the next one below: what stands upright in vertical lines.
    Upright,
    /// Turned by 90° clockwise, the next one below: Latin words in vertical lines.
    Rotated,
}

/// Glyphs of one face, size and colour in one line, with the text they stand for.
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
    /// How the glyphs stand.
    pub orientation: Orientation,
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
    /// The origin of its outline, right of the run's origin.
    pub x: Len,
    /// The origin of its outline, below the run's origin, whatever its orientation.
    pub y: Len,
    /// The font's own advance at this size, before any justification: downwards where the
    /// run is upright or rotated.
    pub advance: Len,
    /// The bytes of the run's text that it stands for; empty for the later glyphs of a
    /// cluster.
    pub text: Range<u32>,
    /// Where its first character was written.
    pub span: Span,
}

impl GlyphRun {
    /// The box from the run's first ink to its last that shows, right and below its
    /// origin: as high as capitals, as wide as squares where the glyphs stand upright.
    /// `None` where nothing shows.
    pub fn extent(&self) -> Option<Rect> {
        let blank = |range: &Range<u32>| {
            let text = self.text.get(range.start as usize..range.end as usize);
            text.is_some_and(|text| text.chars().all(char::is_whitespace))
        };
        let mut seen = self.glyphs.iter().filter(|glyph| !blank(&glyph.text));
        let first = seen.next()?;
        let last = seen.next_back().unwrap_or(first);
        let high = self.size.ratio(7, 10);
        Some(match self.orientation {
            Orientation::Horizontal => Rect {
                x0: first.x,
                x1: last.x + last.advance,
                y0: first.y - high,
                y1: first.y,
            },
            Orientation::Rotated => Rect {
                x0: first.x,
                x1: first.x + high,
                y0: first.y,
                y1: last.y + last.advance,
            },
            // The outline's origin is at the left, 0.88 em below the top of the square.
            Orientation::Upright => Rect {
                x0: first.x,
                x1: first.x + self.size,
                y0: first.y - high,
                y1: last.y,
            },
        })
    }
}
