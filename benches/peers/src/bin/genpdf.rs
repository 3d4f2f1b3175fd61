//! The text by genpdf 0.2 (on printpdf 0.3): a row of five cells a page, each line of a
//! fixed count a paragraph of its own, because it breaks lines at spaces only. It reads no
//! CFF outlines, so the Kai face, which is TrueType, stands for the Song one, and it embeds
//! whole fonts, each of a family's four though they are one.

use genpdf::elements::{LinearLayout, PageBreak, Paragraph, TableLayout};
use genpdf::fonts::{FontData, FontFamily};
use genpdf::style::Style;
use genpdf::{Document, Element, Margins, SimplePageDecorator, Size};
use peers::{BARLOW, COLUMNS, KAI, arguments, font, pages};

fn family(name: &str) -> FontFamily<FontData> {
    let data = FontData::new(font(name), None).expect("a font");
    FontFamily {
        regular: data.clone(),
        bold: data.clone(),
        italic: data.clone(),
        bold_italic: data,
    }
}

fn main() {
    let (text, out) = arguments();
    let mut document = Document::new(family(KAI));
    let latin = Style::from(document.add_font_family(family(BARLOW)));
    document.set_minimal_conformance();
    document.set_paper_size(Size::new(390, 545));
    document.set_font_size(9);
    document.set_line_spacing(1.0);
    let mut margins = SimplePageDecorator::new();
    margins.set_margins(Margins::vh(20, 20));
    document.set_page_decorator(margins);
    for (number, columns) in pages(&text).into_iter().enumerate() {
        if number > 0 {
            document.push(PageBreak::new());
        }
        let mut table = TableLayout::new(vec![1; COLUMNS]);
        let mut cells: Vec<Box<dyn Element>> = Vec::new();
        for column in columns {
            let mut cell = LinearLayout::vertical();
            for line in column {
                let mut paragraph = Paragraph::default();
                for part in line {
                    let style = if part.latin { latin } else { Style::new() };
                    paragraph.push_styled(part.text, style);
                }
                cell.push(paragraph);
            }
            cells.push(Box::new(cell));
        }
        cells.resize_with(COLUMNS, || Box::new(LinearLayout::vertical()));
        table.push_row(cells).expect("five cells");
        document.push(table);
    }
    document.render_to_file(out).expect("a file");
}
