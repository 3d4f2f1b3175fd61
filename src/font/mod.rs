//! Faces, their metrics and coverage, and the typefaces that roles are set in.

mod bundled;
mod check;
mod face;
mod fault;
mod region;
mod run;

pub use face::{Down, Face, FaceData, Ink, Outlines};
pub use fault::FontFault;
pub use region::{Forms, Region};
pub use run::{Glyph, GlyphRun, Orientation};

use crate::base::{Bytes, Em, FaceId, Lang, TypefaceId};
use std::sync::Arc;

/// Every face of an edition and the typefaces made of them. A clone shares the faces and
/// what was read from them, so that a batch of editions reads each font once.
#[derive(Debug, Clone, Default)]
pub struct FontBook {
    faces: Vec<Arc<Face>>,
    typefaces: Vec<Typeface>,
}

/// Faces that serve one role together: each kind of character from its own face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeface {
    /// Its name: body, headline, hei, kai, figures …
    pub name: String,
    /// Han characters and Chinese marks.
    pub han: FaceUse,
    /// “ ” ‘ ’ and · within Chinese: another face where those of `han` are not full width.
    pub marks: FaceUse,
    /// Latin letters and their marks.
    pub latin: FaceUse,
    /// Digits and signs of numbers.
    pub digit: FaceUse,
    /// Tried in order where no face above draws Han characters as the text's language
    /// writes them: of those that ship, some have the forms of the mainland only.
    pub regional: Vec<FaceId>,
    /// Tried in order where the faces above lack a character.
    pub fallback: Vec<FaceId>,
}

/// A face as it serves in a typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaceUse {
    /// The face.
    pub face: FaceId,
    /// Size relative to the text's, in permille.
    pub scale: u16,
    /// Baseline shift upwards, relative to the text's size.
    pub rise: Em,
}

/// A kind of character, which chooses the face within a typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Han characters and Chinese marks.
    Han,
    /// Latin letters and their marks.
    Latin,
    /// Digits and signs of numbers.
    Digit,
}

/// Marks that many faces draw for Latin only, a third of an em wide (clreq 3.1.3 wants
/// a full em before squeezing).
const SHARED_MARKS: [char; 5] = ['“', '”', '‘', '’', '·'];

impl FaceUse {
    /// A face at the text's own size, on its baseline.
    pub const fn plain(face: FaceId) -> Self {
        Self { face, scale: 1000, rise: Em::ZERO }
    }
}

impl FontBook {
    /// The faces and typefaces that ship: body, body-bold, headline, headline-bold, hei,
    /// hei-regular, hei-black, kai, figures, display. Cheap: no glyph is looked at.
    pub fn bundled() -> Self {
        bundled::book()
    }

    /// The typeface of a name.
    pub fn find(&self, name: &str) -> Option<TypefaceId> {
        let place = self.typefaces.iter().position(|typeface| typeface.name == name)?;
        u16::try_from(place).ok().map(TypefaceId)
    }

    /// All typefaces with their ids.
    pub fn typefaces(&self) -> impl Iterator<Item = (TypefaceId, &Typeface)> {
        self.typefaces.iter().zip(0..).map(|(typeface, i)| (TypefaceId(i), typeface))
    }

    /// Adds a face of a font file, numbered from 0 in a collection, or tells why it
    /// cannot be set or embedded.
    pub fn add(&mut self, bytes: Bytes, index: u32) -> Result<FaceId, FontFault> {
        let id = u16::try_from(self.faces.len()).map_err(|_| FontFault::TooMany)?;
        self.faces.push(Arc::new(check::open(&FaceData::Shared(bytes), index)?));
        Ok(FaceId(id))
    }

    /// Lets a face serve a kind of characters in a typeface, at a size and height of its
    /// own; what served before it stays as the first fallback.
    pub fn set(&mut self, typeface: TypefaceId, part: Part, used: FaceUse) {
        let full_marks = self.has_full_marks(used.face);
        let Some(typeface) = self.typefaces.get_mut(typeface.index()) else { return };
        let slot = match part {
            Part::Han => &mut typeface.han,
            Part::Latin => &mut typeface.latin,
            Part::Digit => &mut typeface.digit,
        };
        let before = std::mem::replace(slot, used);
        if before.face != used.face {
            typeface.fallback.insert(0, before.face);
        }
        if part == Part::Han && full_marks {
            typeface.marks = used;
        }
    }

    /// The face that serves a kind of characters in a typeface.
    pub fn used(&self, typeface: TypefaceId, part: Part) -> Option<FaceUse> {
        let typeface = self.typefaces.get(typeface.index())?;
        Some(match part {
            Part::Han => typeface.han,
            Part::Latin => typeface.latin,
            Part::Digit => typeface.digit,
        })
    }

    /// Whether a face draws the marks it shares with Latin in full width.
    fn has_full_marks(&self, face: FaceId) -> bool {
        let face = self.face(face);
        let em = i32::from(face.units_per_em);
        SHARED_MARKS.iter().all(|&c| {
            face.glyph(c).is_some_and(|glyph| face.advance(glyph) * 10 >= em * 9)
        })
    }

    /// The face that sets a character of a kind in a typeface: the kind's own, else the
    /// typeface's others, else its fallbacks in order; `None` where no face has it.
    ///
    /// For Chinese characters, a face that ships comes after those that have the forms of
    /// the language. A face that the user named stays, and is told where it is wrong.
    pub fn choose(
        &self,
        typeface: TypefaceId,
        c: char,
        part: Part,
        lang: Lang,
    ) -> Option<FaceUse> {
        let typeface = self.typefaces.get(typeface.index())?;
        let Typeface { han, marks, latin, digit, .. } = *typeface;
        let order = match part {
            Part::Han if SHARED_MARKS.contains(&c) => [marks, han, latin, digit],
            Part::Han => [han, marks, latin, digit],
            Part::Latin => [latin, digit, han, marks],
            Part::Digit => [digit, latin, han, marks],
        };
        let all = || {
            let fallback = typeface.fallback.iter().map(|&face| FaceUse::plain(face));
            order.into_iter().chain(fallback).filter(|used| self.face(used.face).has(c))
        };
        let first = all().next()?;
        if part != Part::Han || self.fits(first.face, lang) {
            return Some(first);
        }
        let regional = typeface.regional.iter().map(|&face| FaceUse::plain(face));
        let regional = regional.filter(|used| self.face(used.face).has(c));
        Some(
            regional
                .chain(all())
                .find(|used| self.fits(used.face, lang))
                .unwrap_or(first),
        )
    }

    /// Whether a face may set Han characters of a language: one that ships only where it
    /// has its forms.
    fn fits(&self, face: FaceId, lang: Lang) -> bool {
        let face = self.face(face);
        matches!(face.data, FaceData::Shared(_)) || face.serves(lang)
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.index()]
    }

    /// A typeface.
    pub fn typeface(&self, id: TypefaceId) -> &Typeface {
        &self.typefaces[id.index()]
    }

    /// All faces with their ids.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().zip(0..).map(|(face, i)| (FaceId(i), face.as_ref()))
    }
}

#[cfg(test)]
mod tests;
