//! The hyphens that lines end with where they part a word (T13).

use super::glyphs::Set;
use super::source::Source;
use crate::base::Len;
use crate::font::FontBook;
use crate::text::cjk::Break;

/// The hyphen of a line that ends before a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hyphen {
    /// The cluster that the next line begins with.
    pub(crate) before: u32,
    /// Its glyph.
    pub(crate) id: u16,
    /// Its width.
    pub(crate) advance: Len,
    /// The face and format of the letter that it follows.
    pub(crate) item: u32,
}

/// The hyphens of a paragraph, in order. Where a face has none, its words stay whole.
pub(super) fn set(
    source: &Source,
    set: &Set,
    breaks: &mut [Break],
    fonts: &FontBook,
) -> Vec<Hyphen> {
    let mut hyphens = Vec::new();
    for (i, before) in (0_u32..).zip(&set.clusters) {
        let place = before.first as usize;
        if !breaks[place].is_hyphenated() {
            continue;
        }
        let last = set.clusters[..i as usize].iter().rfind(|last| !last.class.is_space());
        let found = last.and_then(|last| {
            let item = set.items.get(last.item as usize)?;
            let face = fonts.face(source.faces[last.first as usize]?.face);
            let id = face.glyph('\u{2010}').or_else(|| face.glyph('-'))?;
            let em = i64::from(face.units_per_em.max(1));
            let advance = item.size.ratio(i64::from(face.advance(id)), em);
            Some(Hyphen { before: i, id, advance, item: last.item })
        });
        match found {
            Some(hyphen) => hyphens.push(hyphen),
            None => breaks[place] = Break::Word,
        }
    }
    hyphens
}
