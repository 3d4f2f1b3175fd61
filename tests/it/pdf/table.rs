//! Tables of the structure tree: rows, cells, what they span and head.

use super::{File, structure::Tree};
use lopdf::{Dictionary, Object};

/// A `Table` element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) summary: Option<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A `TH` or `TD` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) head: bool,
    pub(crate) scope: Option<String>,
    pub(crate) cols: i64,
    pub(crate) rows: i64,
    /// Page and number of every marked sequence.
    pub(crate) marks: Vec<(usize, i64)>,
}

impl File {
    /// The tables in the order of the structure.
    pub(crate) fn tables(&self) -> Vec<Table> {
        let ids: Vec<_> = self.doc.page_iter().collect();
        let tree = Tree::new(&self.doc, &ids);
        let mut tables = Vec::new();
        let catalog = self.doc.catalog().expect("a catalog");
        if let Ok(Object::Dictionary(root)) =
            catalog.get_deref(b"StructTreeRoot", &self.doc)
        {
            find(&tree, root, &mut tables);
        }
        tables
    }

    /// What a cell says.
    pub(crate) fn said(&self, cell: &Cell) -> String {
        let mut text = String::new();
        for (page, mcid) in &cell.marks {
            for glyph in &self.pages[*page].glyphs {
                if glyph.mcid == Some(*mcid) {
                    text.push_str(&glyph.text);
                }
            }
        }
        text
    }
}

impl Table {
    /// Columns of each row, those that a cell above covers counted.
    pub(crate) fn widths(&self) -> Vec<i64> {
        let mut above: Vec<(i64, i64)> = Vec::new();
        let mut out = Vec::new();
        for row in &self.rows {
            let own: i64 = row.iter().map(|cell| cell.cols).sum();
            out.push(own + above.iter().map(|(_, cols)| cols).sum::<i64>());
            for one in &mut above {
                one.0 -= 1;
            }
            above.extend(row.iter().map(|cell| (cell.rows - 1, cell.cols)));
            above.retain(|(rows, _)| *rows > 0);
        }
        out
    }
}

fn kind(element: &Dictionary) -> &[u8] {
    element.get(b"S").and_then(Object::as_name).unwrap_or(b"")
}

fn find(tree: &Tree<'_>, element: &Dictionary, tables: &mut Vec<Table>) {
    for kid in tree.elements(element) {
        if kind(kid) == b"Table" {
            let rows = tree.elements(kid);
            let rows = rows.iter().map(|row| {
                assert_eq!(kind(row), b"TR", "a table holds rows");
                tree.elements(row).iter().map(|own| cell(tree, own)).collect()
            });
            let summary = attribute(tree, kid, b"Summary");
            let summary = summary.map(super::text_string);
            tables.push(Table { summary, rows: rows.collect() });
        } else {
            find(tree, kid, tables);
        }
    }
}

fn cell(tree: &Tree<'_>, element: &Dictionary) -> Cell {
    let count = |name: &[u8]| {
        attribute(tree, element, name).map_or(1, |value| value.as_i64().expect("a count"))
    };
    let scope = attribute(tree, element, b"Scope");
    let scope = scope.map(|scope| scope.as_name().expect("a name").to_vec());
    Cell {
        head: kind(element) == b"TH",
        scope: scope.map(|scope| String::from_utf8(scope).expect("ASCII")),
        cols: count(b"ColSpan"),
        rows: count(b"RowSpan"),
        marks: tree.all_marks(element),
    }
}

/// An attribute of the table's owner.
fn attribute<'a>(
    tree: &Tree<'a>,
    element: &'a Dictionary,
    name: &[u8],
) -> Option<&'a Object> {
    let all: Vec<&Object> = match element.get_deref(b"A", tree.doc).ok()? {
        Object::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    all.into_iter().find_map(|one| one.as_dict().ok()?.get(name).ok())
}
