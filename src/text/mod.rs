//! The text kernel: shaping, Chinese classes and gaps, breaking and justifying lines.
//! It knows nothing of newspapers.
//!
//! A paragraph is shaped once by [`shape()`], whatever its measure; [`break_lines`] finds
//! the lines of least total cost for a measure; [`Line::place`] gives their glyphs.

mod cjk;
mod line;
mod rules;
mod shape;

pub use cjk::Break;
pub use line::{Adjust, Line, LineMark, MarkKind, Measure, STRETCH_CAP, break_lines};
pub use rules::{Digits, Direction, Kinsoku, MarkWidths, Rules, VerticalDigits};
pub use shape::bopomofo::{bases as bopomofo_bases, syllables as bopomofo_syllables};
pub use shape::{Drawn, Missing, ShapedText, breaks, shape};

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
    /// 横排 in vertical lines: runs of one number stand side by side in one em.
    pub tcy: Option<u32>,
    /// 示亡号: runs of one number stand in one box (T67).
    pub boxed: Option<u32>,
    /// 均排: runs of one number are spaced evenly to a width (T48).
    pub even: Option<(u32, Len)>,
    /// 突排: the label that the text begins with; see [`Measure::hanging`].
    pub label: bool,
    /// Widths of digits (T34).
    pub digits: Digits,
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
            tcy: None,
            boxed: None,
            even: None,
            label: false,
            digits: Digits::Tabular,
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
