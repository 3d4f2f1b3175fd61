//! From runs of characters to clusters of glyphs with the gaps between them.
//!
//! The steps: [`Source::collect`] joins the runs and classifies their characters,
//! [`glyphs::set`] chooses faces and shapes, `assemble` works out the gaps and sums.

mod body;
pub(crate) mod bopomofo;
mod boxed;
mod cells;
mod cluster;
mod drawn;
mod even;
mod glyphs;
mod hyphen;
mod label;
mod ruby;
mod shaper;
mod source;
mod space;
mod sums;
mod text;
mod turn;
mod vertical;

pub(crate) use bopomofo::Syllable;
pub(crate) use boxed::PAD as BOX_PAD;
pub(crate) use cluster::{Cluster, Item, ShapedGlyph};
pub use drawn::Drawn;
pub(crate) use hyphen::Hyphen;
pub(crate) use ruby::{Reading, Ruby};
pub(crate) use sums::Extent;
pub use text::ShapedText;

use super::{Direction, Rules, Run};
use crate::base::{Span, TypefaceId};
use crate::font::FontBook;
use source::Source;
pub use source::breaks;

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

/// Shapes a paragraph for lines of a direction. Characters that no face has are told, and left out.
pub fn shape(
    runs: &[Run],
    fonts: &FontBook,
    rules: &Rules,
    direction: Direction,
) -> (ShapedText, Vec<Missing>) {
    let mut source = Source::collect(runs);
    if direction == Direction::Vertical {
        source.turn_all(rules);
    }
    let mut missing = source.choose(fonts);
    let (mut breaks, still) = source.breaks(rules);
    let mut set = glyphs::set(&source, fonts, glyphs::Path::Fast);
    let rubies = ruby::set(&source, &mut set, fonts, &mut missing);
    boxed::pad(&source, &mut set);
    let hyphens = hyphen::set(&source, &set, &mut breaks, fonts);
    let mut text = ShapedText::assemble(source, set, &breaks, &still, rules);
    text.rubies = rubies;
    text.hyphens = hyphens;
    (text, missing)
}

#[cfg(test)]
mod tests;
