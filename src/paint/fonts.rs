//! Faces cut down to the glyphs in use, and their dictionaries (ISO 32000-1, 9.7).

use super::file::{Ids, deflate, hex_letters};
use super::glyphs::GlyphSet;
use super::text::{DOWN, TOP, width};
use crate::base::FaceId;
use crate::font::{Face, Outlines};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use skrifa::Tag;
use skrifa::raw::{FontRef, TableProvider as _};
use subsetter::GlyphRemapper;

/// What CIDs mean: nothing beyond the font itself.
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A face as the file carries it.
#[derive(Debug)]
pub(super) struct Cut {
    /// Which face of the book.
    pub(super) id: FaceId,
    /// `ABCDEF+Name`.
    name: String,
    /// Whether the program is a bare CFF table, else TrueType.
    cff: bool,
    /// The program, deflated, and its length before.
    pub(super) program: Vec<u8>,
    length: usize,
    /// The map from codes to text, deflated.
    to_unicode: Vec<u8>,
    /// Advances by code in thousandths of a thousandth of an em.
    widths: Vec<i64>,
    /// Whether there is a font for vertical lines too.
    down: bool,
}

/// The fonts that resources name: `F` and, where there is one, `V` for vertical lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    /// For horizontal lines.
    pub(super) across: Ref,
    /// For vertical lines.
    pub(super) down: Option<Ref>,
}

/// Cuts a face down to the glyphs in use; `None` where its outlines are broken.
pub(super) fn cut(id: FaceId, face: &Face, set: &GlyphSet) -> Option<Cut> {
    let glyphs: Vec<u16> = set.old_ids().collect();
    let program = program(face, &glyphs)?;
    let cff = face.outlines() == Some(Outlines::Cff);
    let widths =
        std::iter::once(0).chain(glyphs).map(|glyph| width(face, glyph)).collect();
    Some(Cut {
        id,
        name: format!("{}+{}", hex_letters(&program), face.name),
        cff,
        length: program.len(),
        program: deflate(&program),
        to_unicode: deflate(&to_unicode(set)),
        widths,
        down: set.down,
    })
}

fn program(face: &Face, glyphs: &[u16]) -> Option<Vec<u8>> {
    let data = face.data.as_bytes();
    let mapper = GlyphRemapper::new_from_glyphs_sorted(glyphs);
    match face.outlines()? {
        Outlines::Glyf => subsetter::subset(data, face.index, &mapper).ok(),
        Outlines::Cff => {
            let whole = subsetter::subset(data, face.index, &mapper).ok()?;
            let table = FontRef::new(&whole).ok()?.table_data(Tag::new(b"CFF "))?;
            Some(table.as_bytes().to_vec())
        }
    }
}

fn to_unicode(set: &GlyphSet) -> Vec<u8> {
    let mut cmap = UnicodeCmap::<u16>::new(Name(b"Adobe-Identity-UCS"), IDENTITY);
    for (text, code) in set.texts().zip(1..) {
        cmap.pair_with_multiple(code, text.chars());
    }
    cmap.finish().into_vec()
}

impl Cut {
    /// Writes the fonts and gives the references that resources name.
    pub(super) fn write(&self, pdf: &mut Pdf, ids: &mut Ids, face: &Face) -> Written {
        let [font, descendant, descriptor, program, to_unicode] =
            [ids.next(), ids.next(), ids.next(), ids.next(), ids.next()];
        let whole = |pdf: &mut Pdf, id: Ref, encoding: &str| {
            let base = if self.cff {
                format!("{}-{encoding}", self.name)
            } else {
                self.name.clone()
            };
            pdf.type0_font(id)
                .base_font(Name(base.as_bytes()))
                .encoding_predefined(Name(encoding.as_bytes()))
                .descendant_font(descendant)
                .to_unicode(to_unicode);
        };
        whole(pdf, font, "Identity-H");
        let down = self.down.then(|| ids.next());
        if let Some(down) = down {
            whole(pdf, down, "Identity-V");
        }
        let mut cid = pdf.cid_font(descendant);
        cid.subtype(if self.cff { CidFontType::Type0 } else { CidFontType::Type2 });
        cid.base_font(Name(self.name.as_bytes()));
        cid.system_info(IDENTITY);
        cid.font_descriptor(descriptor);
        cid.default_width(1000.0);
        if self.down {
            let [top, step] = [TOP, DOWN].map(decimal);
            cid.insert(Name(b"DW2")).array().items([top, -step]);
        }
        if !self.cff {
            cid.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        let mut widths = cid.widths();
        for (first, values) in self.width_ranges() {
            widths.consecutive(first, values);
        }
        widths.finish();
        cid.finish();
        self.write_descriptor(pdf, descriptor, program, face);
        let mut stream = pdf.stream(program, &self.program);
        stream.filter(Filter::FlateDecode);
        if self.cff {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            stream.pair(Name(b"Length1"), i32::try_from(self.length).unwrap_or(i32::MAX));
        }
        stream.finish();
        pdf.stream(to_unicode, &self.to_unicode).filter(Filter::FlateDecode);
        Written { across: font, down }
    }

    /// Runs of codes whose advance is not one em.
    fn width_ranges(&self) -> Vec<(u16, Vec<f32>)> {
        let mut ranges: Vec<(u16, Vec<f32>)> = Vec::new();
        let mut next = None;
        for (&width, code) in self.widths.iter().zip(0_u16..) {
            if width == 1_000_000 {
                continue;
            }
            let value = decimal(width);
            match ranges.last_mut().filter(|_| next == Some(code)) {
                Some((_, values)) => values.push(value),
                None => ranges.push((code, vec![value])),
            }
            next = code.checked_add(1);
        }
        ranges
    }

    fn write_descriptor(&self, pdf: &mut Pdf, id: Ref, program: Ref, face: &Face) {
        let em = |units: i32| {
            decimal(i64::from(units) * 1_000_000 / i64::from(face.units_per_em))
        };
        let tables = face.font().tables();
        let bounds = tables.head().ok().map_or([0; 4], |head| {
            [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(i32::from)
        });
        let angle = tables.post().ok().map_or(0.0, |post| post.italic_angle().to_f32());
        let weight = tables.os2().ok().map_or(400, |os2| os2.us_weight_class());
        let mut flags = FontFlags::SYMBOLIC;
        if angle != 0.0 {
            flags |= FontFlags::ITALIC;
        }
        let mut descriptor = pdf.font_descriptor(id);
        descriptor
            .name(Name(self.name.as_bytes()))
            .flags(flags)
            .bbox(Rect::new(em(bounds[0]), em(bounds[1]), em(bounds[2]), em(bounds[3])))
            .italic_angle(angle)
            .ascent(em(face.ascent()))
            .descent(em(face.descent()))
            .cap_height(em(face.cap_height()))
            .stem_v(f32::from(10 + weight.saturating_sub(50).min(950) / 4));
        if self.cff {
            descriptor.font_file3(program);
        } else {
            descriptor.font_file2(program);
        }
    }
}

/// Thousandths as a decimal, for output only.
#[expect(clippy::cast_precision_loss, reason = "advances have few digits")]
#[expect(clippy::cast_possible_truncation, reason = "output wants f32")]
fn decimal(thousandths: i64) -> f32 {
    (thousandths as f64 / 1000.0) as f32
}
