//! The text by krilla: it shapes (harfrust), subsets and writes; lines are ours, of a
//! fixed count.

use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};
use peers::{BODY, LATIN, SHEET, SONG, advance, arguments, font, pages, place};

fn main() {
    let (text, out) = arguments();
    let song = Font::new(font(SONG).into(), 0).expect("a font");
    let latin = Font::new(font(LATIN).into(), 0).expect("a font");
    let mut document = Document::new();
    for columns in pages(&text) {
        let sheet = PageSettings::from_wh(SHEET.0, SHEET.1).expect("a sheet");
        let mut page = document.start_page_with(sheet);
        let mut surface = page.surface();
        for (c, column) in columns.iter().enumerate() {
            for (l, line) in column.iter().enumerate() {
                let (mut x, y) = place(c, l);
                for part in line {
                    let font = if part.latin { &latin } else { &song };
                    let (at, way) = (Point::from_xy(x, y), TextDirection::LeftToRight);
                    surface.draw_text(at, font.clone(), BODY, &part.text, false, way);
                    x += advance(part);
                }
            }
        }
        surface.finish();
        page.finish();
    }
    std::fs::write(out, document.finish().expect("a document")).expect("a file");
}
