//! The text kernel: shaping, Chinese classes and gaps, breaking and justifying lines.
//! It knows nothing of newspapers.
//!
//! A paragraph is shaped once by [`shape()`], whatever its measure; [`break_lines`] finds
//! the lines of least total cost for a measure; [`Line::place`] gives their glyphs.

mod cjk;
mod line;
mod shape;

pub use line::{Adjust, Line, LineMark, MarkKind, Measure, STRETCH_CAP, break_lines};
pub use shape::{Missing, ShapedText, shape};

use crate::base::{Color, Lang, Len, Span, TypefaceId};
use std::sync::Arc;

/// A run of characters in one format: what a paragraph is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters; `\n` breaks the line.
    pub text: String,
    /// For every character, where it was written.
    pub spans: Vec<Span>,
    /// How they are set.
    pub format: Format,
}

/// How a run is set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Format {
    /// Faces.
    pub typeface: TypefaceId,
    /// Type size.
    pub size: Len,
    /// Colour.
    pub color: Color,
    /// Language.
    pub lang: Lang,
    /// Extra space between characters, in permille of an em.
    pub tracking: i16,
    /// Baseline shift upwards (superscripts).
    pub rise: Len,
    /// Runs of one number are never broken, inside or between.
    pub keep: Option<u32>,
    /// 着重号 under each Han character.
    pub dot: bool,
    /// 专名号: runs of one number bear one line.
    pub name: Option<u32>,
    /// 书名号: runs of one number bear one wavy line.
    pub book: Option<u32>,
    /// Ruby above: number of the group, and the reading.
    pub ruby: Option<(u32, Arc<str>)>,
}

impl Format {
    /// Plain black text in simplified Chinese.
    pub const fn plain(typeface: TypefaceId, size: Len) -> Self {
        Self {
            typeface,
            size,
            color: Color::BLACK,
            lang: Lang::ZhHans,
            tracking: 0,
            rise: Len::ZERO,
            keep: None,
            dot: false,
            name: None,
            book: None,
            ruby: None,
        }
    }
}

impl Run {
    /// A run that was written nowhere: what a program sets of its own accord.
    pub fn detached(text: &str, format: Format) -> Self {
        let spans = vec![Span::detached(); text.chars().count()];
        Self { text: text.to_owned(), spans, format }
    }
}

/// Line-start and line-end prohibitions, as clreq names the levels (T1–T4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinsoku {
    /// None at all.
    None,
    /// Marks only.
    Basic,
    /// Basic, and a solidus does not end a line (GB/T 15834 5.1.9).
    #[default]
    Gb,
    /// Gb, and —— and …… never start a line.
    Strict,
}

/// Rules of composition that hold for a whole edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Line-start and line-end prohibitions.
    pub kinsoku: Kinsoku,
    /// Units of the house that a number never parts from, besides those known.
    pub units: Vec<String>,
    /// Words never broken.
    pub keep: Vec<String>,
}
