//! Statistical tables on finished pages: points under points, rules where they belong,
//! every row once, heads repeated, the structure as rich as the page. Each rule has a
//! control that breaks it.

mod columns;
mod divided;
mod random;
mod structure;

use crate::pdf::{File, Glyph, Rect};
use crate::support::house;
use kanyin::compile::{Options, Outcome, compile};
use kanyin::world::MemoryWorld;
use std::path::Path;

const HEAD: &str = r#"[publication]
name = "统计表样"
kind = "internal"
permit = "0000"
[edition]
date = 2025-03-20
[page]
paper = "A4"
columns = 2
[theme]
name = "bulletin"
"#;

fn outcome(text: &str) -> Outcome {
    let world = MemoryWorld::new([("e.toml", text.as_bytes())]);
    compile(Path::new("e.toml"), &world, Options::default())
}

/// The finished file of an edition.
#[track_caller]
fn file(text: &str) -> File {
    let outcome = outcome(text);
    let Some(pdf) = outcome.pdf else { panic!("{:#?}", outcome.found) };
    File::open(&pdf)
}

/// The finished file of a table over the whole page.
#[track_caller]
fn table(keys: &str) -> File {
    let area = "[[section]]\ntitle = \"表\"\narea = { page = 1, col = 1, cols = 2 }\n";
    file(&format!("{HEAD}{area}[[section.figure]]\nkind = \"table\"\n{keys}"))
}

/// An edition of `tests/data/tables`.
fn sample(name: &str) -> String {
    let path = house().join("tests/data/tables").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The glyphs of cells whose text ends so, in the order of the page.
fn glyphs<'f>(file: &'f File, text: &str) -> Vec<&'f Glyph> {
    let all = file.pages.iter().flat_map(|page| &page.glyphs);
    all.filter(|glyph| glyph.text == text).collect()
}

/// The level rules of a page: left, upper edge, right and weight, from the top.
fn level_rules(file: &File, page: usize) -> Vec<Rect> {
    let shapes = &file.pages[page].shapes;
    let thin = |rect: &Rect| rect[3] - rect[1] < 2.0 && rect[2] - rect[0] > 10.0;
    let mut found: Vec<Rect> =
        shapes.iter().map(|shape| shape.rect).filter(thin).collect();
    found.sort_by(|a, b| b[1].total_cmp(&a[1]));
    found
}

/// The upright rules of a page.
fn upright_rules(file: &File, page: usize) -> Vec<Rect> {
    let shapes = &file.pages[page].shapes;
    let thin = |rect: &Rect| rect[2] - rect[0] < 2.0 && rect[3] - rect[1] > 5.0;
    shapes.iter().map(|shape| shape.rect).filter(thin).collect()
}
