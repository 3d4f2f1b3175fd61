//! Faces, their metrics and coverage, and the typefaces that roles are set in.

mod run;

pub use run::{Glyph, GlyphRun};

use crate::base::{Em, FaceId, TypefaceId};

/// Every face of an edition and the typefaces made of them.
#[derive(Debug, Clone, Default)]
pub struct FontBook {
    faces: Vec<Face>,
    typefaces: Vec<Typeface>,
}

/// One face: shared bytes and what was read from them once.
#[derive(Debug, Clone)]
pub struct Face {
    /// PostScript name.
    pub name: String,
    /// The font file.
    pub data: FaceData,
    /// Which face of a collection.
    pub index: u32,
    /// Units of the em square.
    pub units_per_em: u16,
}

/// Bytes of a font file: inside the program or read from the edition's folder.
#[derive(Debug, Clone)]
pub enum FaceData {
    /// Inside the program.
    Bundled(&'static [u8]),
    /// Read from a file.
    Shared(crate::world::Bytes),
}

/// Faces that serve one role together: each kind of character from its own face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeface {
    /// Its name: body, headline, hei, kai, figures …
    pub name: String,
    /// Han characters and Chinese marks.
    pub han: FaceUse,
    /// Latin letters and their marks.
    pub latin: FaceUse,
    /// Digits and signs of numbers.
    pub digit: FaceUse,
    /// Tried in order where the face above lacks a character.
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

impl FontBook {
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
        self.faces.iter().zip(0..).map(|(face, i)| (FaceId(i), face))
    }
}
