//! What the writers of PDF share that have no line breaking of their own for Chinese: the
//! sheet, the fonts, and lines of a fixed count of characters.

use std::path::PathBuf;

/// The sheet and its type area, in points: 390 × 545 mm, 350 × 490 mm.
pub const SHEET: (f32, f32) = (1105.51, 1544.88);
pub const MARGIN: (f32, f32) = (56.69, 77.95);
/// Columns of so many characters.
pub const COLUMNS: usize = 5;
pub const CHARACTERS: usize = 21;
pub const BODY: f32 = 9.0;
pub const LEADING: f32 = 13.5;
/// From one column's left edge to the next one's.
pub const STEP: f32 = 200.0;

/// A part of a line in one font.
pub struct Part {
    pub text: String,
    pub latin: bool,
}

pub type Line = Vec<Part>;

/// The arguments: the text, with form feeds between pages, and the file to write.
pub fn arguments() -> (String, PathBuf) {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(text), Some(out)) = (args.next(), args.next()) else {
        panic!("usage: TEXT OUT");
    };
    (std::fs::read_to_string(text).expect("the text"), out)
}

/// A font of the house.
pub fn font(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts").join(name);
    std::fs::read(path).expect("a font")
}

pub const SONG: &str = "NotoSerifCJKsc-Regular.otf";
pub const LATIN: &str = "SourceSerif4-Regular.otf";
/// TrueType faces, for what reads no other.
pub const KAI: &str = "NewsprintKaiSC-Regular.ttf";
pub const BARLOW: &str = "BarlowCondensed-ExtraBold.ttf";

/// Pages of columns of lines, columns equally long.
pub fn pages(text: &str) -> Vec<Vec<Vec<Line>>> {
    text.split('\u{c}')
        .map(|page| {
            let mut lines: Vec<Line> = page.lines().flat_map(broken).collect();
            let height = lines.len().div_ceil(COLUMNS).max(1);
            let mut columns = Vec::new();
            while !lines.is_empty() {
                let rest = lines.split_off(height.min(lines.len()));
                columns.push(std::mem::replace(&mut lines, rest));
            }
            columns
        })
        .collect()
}

/// Lines of a fixed count: a Latin letter or digit is half a character; the first line is
/// indented by two.
fn broken(para: &str) -> Vec<Line> {
    let mut lines = vec![vec![Part { text: "　　".to_owned(), latin: false }]];
    let mut width = 4;
    for c in para.chars() {
        let latin = c.is_ascii();
        let own = if latin { 1 } else { 2 };
        if width + own > CHARACTERS * 2 {
            lines.push(Vec::new());
            width = 0;
        }
        width += own;
        let line = lines.last_mut().expect("a line");
        match line.last_mut() {
            Some(part) if part.latin == latin => part.text.push(c),
            _ => line.push(Part { text: c.to_string(), latin }),
        }
    }
    lines
}

/// Where a column's line stands: left edge and baseline, from the top left.
pub fn place(column: usize, line: usize) -> (f32, f32) {
    (MARGIN.0 + STEP * column as f32, MARGIN.1 + BODY + LEADING * line as f32)
}

/// About how wide a part is; none of these programs needs it to the point.
pub fn advance(part: &Part) -> f32 {
    let ems = part.text.chars().count() as f32;
    if part.latin { ems * 0.5 * BODY } else { ems * BODY }
}
