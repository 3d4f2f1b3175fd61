//! Whether a user's font file can be set and embedded.

use super::{Face, FaceData, FontFault, Outlines};
use skrifa::Tag;
use skrifa::raw::{FileRef, FontRef, TableProvider as _};

/// Tables that setting and embedding need, besides outlines.
const NEEDED: [&str; 5] = ["head", "hhea", "hmtx", "maxp", "cmap"];

/// `fsType` bits (OpenType 1.9, OS/2): 1 restricted, 2 preview and print, 3 editable.
const RESTRICTED: u16 = 0x0002;
const ALLOWED: u16 = 0x0004 | 0x0008;
const BITMAPS_ONLY: u16 = 0x0200;

/// Opens a face of a file, or tells why it cannot serve.
pub(super) fn open(data: &FaceData, index: u32) -> Result<Face, FontFault> {
    let bytes = data.as_bytes();
    let font = find(bytes, index)?;
    for name in NEEDED {
        let tag = Tag::new_checked(name.as_bytes()).map_err(|_| FontFault::NotAFont)?;
        if font.table_data(tag).is_none() {
            return Err(FontFault::MissingTable(name));
        }
    }
    metrics(&font)?;
    permission(&font)?;
    let mut face = Face::open(data.clone(), index)?;
    match face.outlines() {
        None if font.table_data(Tag::new(b"CFF2")).is_some() => {
            return Err(FontFault::VariableCubic);
        }
        None => return Err(FontFault::NoOutlines),
        // The short form of maxp is for CFF only, and readers of the file would trip.
        Some(Outlines::Glyf) if maxp_length(&font) < 32 => {
            return Err(FontFault::Broken("maxp"));
        }
        Some(_) => {}
    }
    characters(&face)?;
    face.name = name(&font).unwrap_or_else(|| format!("Font{index}"));
    Ok(face)
}

fn find(bytes: &[u8], index: u32) -> Result<FontRef<'_>, FontFault> {
    match FileRef::new(bytes).map_err(|_| FontFault::NotAFont)? {
        FileRef::Font(font) if index == 0 => Ok(font),
        FileRef::Font(_) => Err(FontFault::NoSuchFace { index, count: 1 }),
        FileRef::Collection(all) if index < all.len() => {
            all.get(index).map_err(|_| FontFault::Broken("ttcf"))
        }
        FileRef::Collection(all) => {
            Err(FontFault::NoSuchFace { index, count: all.len() })
        }
    }
}

/// The small tables of numbers agree with each other.
fn metrics(font: &FontRef<'_>) -> Result<(), FontFault> {
    let head = font.head().map_err(|_| FontFault::Broken("head"))?;
    if !(16..=16_384).contains(&head.units_per_em()) {
        return Err(FontFault::Broken("head"));
    }
    let maxp = font.maxp().map_err(|_| FontFault::Broken("maxp"))?;
    let glyphs = maxp.num_glyphs();
    if glyphs == 0 {
        return Err(FontFault::Broken("maxp"));
    }
    let hhea = font.hhea().map_err(|_| FontFault::Broken("hhea"))?;
    let long = hhea.number_of_h_metrics();
    if long == 0 || long > glyphs {
        return Err(FontFault::Broken("hhea"));
    }
    let size = font.table_data(Tag::new(b"hmtx")).map_or(0, |table| table.len());
    if size < usize::from(long) * 4 + usize::from(glyphs - long) * 2 {
        return Err(FontFault::Broken("hmtx"));
    }
    font.cmap().map_err(|_| FontFault::Broken("cmap"))?;
    Ok(())
}

fn maxp_length(font: &FontRef<'_>) -> usize {
    font.table_data(Tag::new(b"maxp")).map_or(0, |table| table.len())
}

/// What the maker allows; of several bits the least strict counts.
fn permission(font: &FontRef<'_>) -> Result<(), FontFault> {
    let Ok(os2) = font.os2() else { return Ok(()) };
    let bits = os2.fs_type();
    if bits & RESTRICTED != 0 && bits & ALLOWED == 0 {
        return Err(FontFault::Restricted);
    }
    if bits & BITMAPS_ONLY != 0 {
        return Err(FontFault::BitmapsOnly);
    }
    Ok(())
}

/// At least one character leads to a glyph whose outline can be read.
fn characters(face: &Face) -> Result<(), FontFault> {
    let mut first =
        face.font().charmap().unicodes().filter_map(|(c, _)| char::from_u32(c));
    let usable = first.find_map(|c| face.glyph(c)).ok_or(FontFault::Broken("cmap"))?;
    let _ = face.ink(usable);
    Ok(())
}

/// The PostScript name (name id 6), in the characters a PDF name may hold plainly.
fn name(font: &FontRef<'_>) -> Option<String> {
    let table = font.name().ok()?;
    let record =
        table.name_record().iter().find(|record| record.name_id().to_u16() == 6)?;
    let text = record.string(table.string_data()).ok()?;
    let plain: String = text
        .chars()
        .filter(|c| c.is_ascii_graphic() && !"[](){}<>/%#".contains(*c))
        .take(63)
        .collect();
    (!plain.is_empty()).then_some(plain)
}
