//! The text by krilla: it subsets and writes; glyphs are looked up one by one, as printpdf
//! does, because its own shaping opens the font anew for every piece of a line. Lines are
//! ours, of a fixed count.

use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use peers::{BODY, LATIN, SHEET, SONG, arguments, font, pages, place};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A font as krilla embeds it, and as glyphs are looked up in it.
struct Face<'a> {
    font: Font,
    tables: FontRef<'a>,
}

impl<'a> Face<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let font = Font::new(bytes.to_vec().into(), 0).expect("a font");
        Self { font, tables: FontRef::new(bytes).expect("a font") }
    }

    /// The glyphs of a text, and its width in ems.
    fn glyphs(&self, text: &str) -> (Vec<KrillaGlyph>, f32) {
        let cmap = self.tables.charmap();
        let metrics = self.tables.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut width = 0.0;
        let glyphs = text.char_indices().map(|(at, c)| {
            let glyph = cmap.map(c).unwrap_or_default();
            let advance = metrics.advance_width(glyph).unwrap_or(1.0);
            width += advance;
            let (id, range) = (GlyphId::new(glyph.to_u32()), at..at + c.len_utf8());
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None)
        });
        (glyphs.collect(), width)
    }
}

fn main() {
    let (text, out) = arguments();
    let (song, latin) = (font(SONG), font(LATIN));
    let (song, latin) = (Face::new(&song), Face::new(&latin));
    let mut document = Document::new();
    for columns in pages(&text) {
        let sheet = PageSettings::from_wh(SHEET.0, SHEET.1).expect("a sheet");
        let mut page = document.start_page_with(sheet);
        let mut surface = page.surface();
        for (c, column) in columns.iter().enumerate() {
            for (l, line) in column.iter().enumerate() {
                let (mut x, y) = place(c, l);
                for part in line {
                    let face = if part.latin { &latin } else { &song };
                    let (glyphs, width) = face.glyphs(&part.text);
                    let (at, font) = (Point::from_xy(x, y), face.font.clone());
                    surface.draw_glyphs(at, &glyphs, font, &part.text, BODY, false);
                    x += width * BODY;
                }
            }
        }
        surface.finish();
        page.finish();
    }
    std::fs::write(out, document.finish().expect("a document")).expect("a file");
}
