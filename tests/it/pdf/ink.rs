//! The ink of glyphs, measured on the font programs within a file.

use super::{Font, Rect};
use lopdf::{Dictionary, Document, Object};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::{ControlBoundsPen, PathElement};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The program of a font as an OpenType file; empty where the file holds none, or one
/// that is broken.
pub(super) fn program(doc: &Document, descriptor: &Dictionary) -> Vec<u8> {
    let stream = |key: &[u8]| {
        let stream = descriptor.get_deref(key, doc).and_then(Object::as_stream).ok()?;
        stream.get_plain_content().ok()
    };
    match (stream(b"FontFile2"), stream(b"FontFile3")) {
        (Some(whole), _) => whole,
        (None, Some(bare)) => housed(&bare),
        (None, None) => Vec::new(),
    }
}

/// A bare CFF table with the least around it that a reader asks for: a head of 1000 units
/// to the em, and metrics of one glyph, which nothing here looks at.
fn housed(cff: &[u8]) -> Vec<u8> {
    let mut head = vec![0; 54];
    head[..4].copy_from_slice(&[0, 1, 0, 0]);
    head[18..20].copy_from_slice(&1000_u16.to_be_bytes());
    let mut hhea = vec![0; 36];
    hhea[..4].copy_from_slice(&[0, 1, 0, 0]);
    hhea[35] = 1;
    let (hmtx, maxp) = (vec![0; 4], vec![0, 0, 0x50, 0, 0, 1]);
    let tables = [
        (b"CFF ", cff),
        (b"head", &head),
        (b"hhea", &hhea),
        (b"hmtx", &hmtx),
        (b"maxp", &maxp),
    ];
    let mut file = b"OTTO\0\x05\0\0\0\0\0\0".to_vec();
    let mut at = file.len() + 16 * tables.len();
    let number = |length: usize| u32::try_from(length).unwrap().to_be_bytes();
    for (tag, table) in tables {
        file.extend(tag);
        file.extend([0; 4]);
        file.extend(number(at));
        file.extend(number(table.len()));
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// The outline of a glyph of a font file, in its units.
pub(crate) fn outline(file: &[u8], glyph: u32) -> Option<Vec<PathElement>> {
    let font = FontRef::new(file).ok()?;
    let glyph = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut path = Vec::new();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    glyph.draw(settings, &mut path).ok()?;
    Some(path)
}

impl Font {
    /// The outline of a glyph.
    pub(crate) fn outline(&self, code: u16) -> Option<Vec<PathElement>> {
        outline(&self.program, code.into())
    }

    /// The extent of a glyph's ink in ems from its origin; `None` where it has none.
    pub(crate) fn ink(&self, code: u16) -> Option<Rect> {
        let font = FontRef::new(&self.program).ok()?;
        let units = f64::from(
            font.metrics(Size::unscaled(), LocationRef::default()).units_per_em,
        );
        let glyph = font.outline_glyphs().get(GlyphId::from(code))?;
        let mut pen = ControlBoundsPen::new();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        glyph.draw(settings, &mut pen).ok()?;
        let bounds = pen.bounding_box()?;
        let sides = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        Some(sides.map(|side| f64::from(side) / units))
    }
}
