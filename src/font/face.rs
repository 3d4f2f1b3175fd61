//! One face: what is read from its tables, each thing when it is first asked for.

use super::FontFault;
use crate::base::Bytes;
use skrifa::font::Blob;
use skrifa::raw::TableProvider as _;
use skrifa::raw::types::F48Dot16;
use skrifa::{Font, GlyphId};
use std::fmt;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, OnceLock};

/// One face: shared bytes and what was read from them once.
///
/// All measures are in font units, [`Face::units_per_em`] to the em.
pub struct Face {
    /// PostScript name.
    pub name: String,
    /// The font file.
    pub data: FaceData,
    /// Which face of a collection.
    pub index: u32,
    /// Units of the em square, 16 to 16 384.
    pub units_per_em: u16,
    font: Font,
    glyphs: OnceLock<Box<[AtomicU16]>>,
    /// Languages whose forms it draws, a bit each.
    pub(super) served: OnceLock<u8>,
}

/// Bytes of a font file: inside the program or read from the edition's folder.
#[derive(Clone)]
pub enum FaceData {
    /// Inside the program.
    Bundled(&'static [u8]),
    /// Read from a file.
    Shared(Bytes),
}

/// The kind of outlines, which decides how a face is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlines {
    /// Quadratic curves of a `glyf` table; a variable font serves at its default.
    Glyf,
    /// Cubic curves of a `CFF` table.
    Cff,
}

/// The smallest box around the ink of a glyph, right and up of its origin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ink {
    /// Left edge.
    pub x0: i32,
    /// Lower edge.
    pub y0: i32,
    /// Right edge.
    pub x1: i32,
    /// Upper edge.
    pub y1: i32,
}

/// How a glyph stands in a vertical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Down {
    /// How far down the next glyph stands.
    pub advance: i32,
    /// The middle of the line, right of the origin of the outline.
    pub x: i32,
    /// The top of the glyph's square, above the origin of the outline.
    pub y: i32,
}

impl FaceData {
    /// The bytes of the whole file.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }

    fn blob(&self) -> Blob {
        match self {
            Self::Bundled(bytes) => (*bytes).into(),
            Self::Shared(bytes) => Blob::Shared(Arc::new(Bytes::clone(bytes))),
        }
    }
}

impl fmt::Debug for FaceData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.as_bytes().len())
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Face({} #{}, {:?})", self.name, self.index, self.data)
    }
}

impl Face {
    /// A face of a file whose tables were not looked at yet.
    pub(super) fn open(data: FaceData, index: u32) -> Result<Self, FontFault> {
        let font = Font::new(data.blob(), index).ok_or(FontFault::NotAFont)?;
        let units_per_em = font.units_per_em();
        Ok(Self {
            name: String::new(),
            data,
            index,
            units_per_em,
            font,
            glyphs: OnceLock::new(),
            served: OnceLock::new(),
        })
    }

    /// The font as `skrifa` and `harfrust` take it; what they cache is kept in it, so
    /// that `ShaperFont::new(face.font())` costs next to nothing from the second time.
    pub fn font(&self) -> &Font {
        &self.font
    }

    /// The glyph of a character, or `None` where the face lacks it.
    ///
    /// Answers for the first plane are remembered without locks: asking twice costs one
    /// memory read.
    pub fn glyph(&self, c: char) -> Option<u16> {
        const UNKNOWN: u16 = 0;
        const LACKING: u16 = u16::MAX;
        let Ok(code) = u16::try_from(u32::from(c)) else { return self.look_up(c) };
        let known = self
            .glyphs
            .get_or_init(|| (0..=u16::MAX).map(|_| AtomicU16::new(UNKNOWN)).collect());
        let cell = &known[usize::from(code)];
        match cell.load(Ordering::Relaxed) {
            UNKNOWN => {
                let found = self.look_up(c);
                cell.store(found.unwrap_or(LACKING), Ordering::Relaxed);
                found
            }
            LACKING => None,
            glyph => Some(glyph),
        }
    }

    fn look_up(&self, c: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(c)?;
        u16::try_from(glyph.to_u32()).ok().filter(|&id| {
            id != 0 && id != u16::MAX && u32::from(id) < self.font.num_glyphs()
        })
    }

    /// Whether the face has a glyph for a character.
    pub fn has(&self, c: char) -> bool {
        self.glyph(c).is_some()
    }

    /// Horizontal advance of a glyph.
    pub fn advance(&self, glyph: u16) -> i32 {
        whole(self.font.glyph_metrics().h_advance_exact(GlyphId::from(glyph)))
    }

    /// Vertical metrics of a glyph, from `vmtx` and `VORG`, or `vmtx` and the outline;
    /// `None` where the face has none (ISO/IEC 14496-22).
    pub fn down(&self, glyph: u16) -> Option<Down> {
        let tables = self.font.tables();
        if tables.vhea().is_err() || tables.vmtx().is_err() {
            return None;
        }
        let font = harfrust::ShaperFont::new(&self.font);
        let id = GlyphId::from(glyph);
        let (x, y) = font.glyph_v_origin(id);
        Some(Down { advance: -font.glyph_v_advance(id), x, y })
    }

    /// Height of the line above the baseline, as `hhea` gives it; never negative.
    pub fn ascent(&self) -> i32 {
        self.font.metrics().hhea_line.map_or(0, |line| whole(line.ascender))
    }

    /// Depth of the line below the baseline, as `hhea` gives it; never positive.
    pub fn descent(&self) -> i32 {
        self.font.metrics().hhea_line.map_or(0, |line| whole(line.descender))
    }

    /// Height of capitals, from `OS/2` or measured on `H`; 0.7 em where there is neither.
    pub fn cap_height(&self) -> i32 {
        let told = self.font.metrics().cap_height.map(whole).filter(|&height| height > 0);
        told.or_else(|| Some(self.ink(self.glyph('H')?)?.y1))
            .unwrap_or_else(|| i32::from(self.units_per_em) * 7 / 10)
    }

    /// The box around the ink of a glyph, measured on its outline; `None` for blanks.
    pub fn ink(&self, glyph: u16) -> Option<Ink> {
        let box_ = self.font.glyph_metrics().extents_exact(GlyphId::from(glyph))?;
        if box_.width <= F48Dot16::ZERO || box_.height <= F48Dot16::ZERO {
            return None;
        }
        Some(Ink {
            x0: whole(box_.x_bearing),
            y0: whole(box_.y_bearing - box_.height),
            x1: whole(box_.x_bearing + box_.width),
            y1: whole(box_.y_bearing),
        })
    }
}

impl Face {
    /// The kind of outlines; `None` where there are none.
    pub fn outlines(&self) -> Option<Outlines> {
        let tables = self.font.tables();
        if tables.glyf().is_ok() && tables.loca(None).is_ok() {
            Some(Outlines::Glyf)
        } else if tables.cff().is_ok() {
            Some(Outlines::Cff)
        } else {
            None
        }
    }

    /// How many glyphs there are.
    pub fn glyph_count(&self) -> u32 {
        self.font.num_glyphs()
    }
}

fn whole(value: F48Dot16) -> i32 {
    value.to_i32()
}
