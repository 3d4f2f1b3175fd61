//! The text by printpdf: it looks glyphs up one by one, subsets and writes; lines are
//! ours, of a fixed count.

use peers::{BODY, LATIN, SHEET, SONG, advance, arguments, font, pages, place};
use printpdf::{
    Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem, TextMatrix,
};

fn main() {
    let (text, out) = arguments();
    let mut document = PdfDocument::new("peers");
    let mut add = |name| {
        let parsed = ParsedFont::from_bytes(&font(name), 0, &mut Vec::new());
        PdfFontHandle::External(document.add_font(&parsed.expect("a font")))
    };
    let (song, latin) = (add(SONG), add(LATIN));
    let mut done = Vec::new();
    for columns in pages(&text) {
        let mut ops = vec![Op::StartTextSection];
        for (c, column) in columns.iter().enumerate() {
            for (l, line) in column.iter().enumerate() {
                let (mut x, y) = place(c, l);
                for part in line {
                    let font = if part.latin { latin.clone() } else { song.clone() };
                    ops.push(Op::SetFont { font, size: Pt(BODY) });
                    let matrix = TextMatrix::Translate(Pt(x), Pt(SHEET.1 - y));
                    ops.push(Op::SetTextMatrix { matrix });
                    let items = vec![TextItem::Text(part.text.clone())];
                    ops.push(Op::ShowText { items });
                    x += advance(part);
                }
            }
        }
        ops.push(Op::EndTextSection);
        done.push(PdfPage::new(Mm(390.0), Mm(545.0), ops));
    }
    let options = PdfSaveOptions { subset_fonts: true, ..PdfSaveOptions::default() };
    let bytes = document.with_pages(done).save(&options, &mut Vec::new());
    std::fs::write(out, bytes).expect("a file");
}
