//! From a table to the cells of one column with their keys: the row of headings is the
//! first that has all headings asked for.

use super::{Cell, Row, Table, tidy};

/// Rows in which headings are looked for.
const HEAD_ROWS: usize = 60;

/// What is asked of a table.
pub(in super::super) struct Asked<'a> {
    /// The heading of the values.
    pub(in super::super) column: &'a str,
    /// The heading of the periods or names.
    pub(in super::super) by: &'a str,
    /// Headings, and the text that their cells must have.
    pub(in super::super) only: Vec<(&'a str, &'a str)>,
    /// The rows.
    pub(in super::super) rows: Rows,
}

/// Rows as a spreadsheet counts them, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Rows {
    first: usize,
    last: usize,
}

impl Rows {
    /// All rows.
    pub(in super::super) const ALL: Self = Self { first: 0, last: usize::MAX };

    /// Reads `4:20`, `4:` and `:20`.
    pub(in super::super) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once([':', '：', '-', '—'])?;
        let (first, last) = (first.trim(), last.trim());
        let row = |text: &str, none: usize| match text {
            "" => Some(none),
            _ => text.parse().ok().filter(|row| *row > 0),
        };
        let rows = Self { first: row(first, 0)?, last: row(last, usize::MAX)? };
        (rows.first <= rows.last && *text != *":").then_some(rows)
    }
}

/// A value with its key.
pub(in super::super) struct Picked<'a> {
    /// Row as the spreadsheet counts it, and column from 0, of the value.
    pub(in super::super) value_at: (usize, usize),
    /// The same of the key.
    pub(in super::super) key_at: (usize, usize),
    /// The key, tidied.
    pub(in super::super) key: String,
    /// The cell of the value.
    pub(in super::super) value: &'a Cell,
}

/// Why nothing can be picked.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum Misfit {
    /// No row has a heading; the headings there are, of the row that has most of those
    /// asked for.
    NoColumn {
        /// The heading that is not there.
        missing: String,
        /// The headings that are.
        heads: Vec<String>,
    },
    /// The table is empty.
    Empty,
}

/// The cells of a column with their keys, in order.
pub(in super::super) fn pick<'t>(
    table: &'t Table,
    asked: &Asked<'_>,
) -> Result<Vec<Picked<'t>>, Vec<Misfit>> {
    let wanted: Vec<&str> = [asked.column, asked.by]
        .into_iter()
        .chain(asked.only.iter().map(|(head, _)| *head))
        .collect();
    let (at, places) = heads(table, &wanted)?;
    let [value, key, only @ ..] = places.as_slice() else { return Err(Vec::new()) };
    let mut out = Vec::new();
    for row in table.rows.get(at + 1..).unwrap_or(&[]) {
        let cell = |column: usize| row.cells.get(column).unwrap_or(&Cell::Empty);
        let inside = (asked.rows.first..=asked.rows.last).contains(&row.number);
        let meant = only.iter().zip(&asked.only).all(|(column, (_, text))| {
            key_of(cell(*column)) == key_of(&Cell::Text((*text).to_owned()))
        });
        let named = key_of(cell(*key));
        if inside && meant && !(named.is_empty() && *cell(*value) == Cell::Empty) {
            out.push(Picked {
                value_at: (row.number, *value),
                key_at: (row.number, *key),
                key: named,
                value: cell(*value),
            });
        }
    }
    Ok(out)
}

/// What a cell says as a key: 2016 for the number 2016.0 too.
fn key_of(cell: &Cell) -> String {
    let text = tidy(cell.text()).into_owned();
    match (cell, text.strip_suffix(".0")) {
        (Cell::Number(..), Some(whole)) => whole.to_owned(),
        _ => text,
    }
}

/// The row of the headings and the column of each.
fn heads(table: &Table, wanted: &[&str]) -> Result<(usize, Vec<usize>), Vec<Misfit>> {
    let find = |row: &Row, head: &str| {
        let head = heading(head);
        row.cells
            .iter()
            .position(|cell| *cell != Cell::Empty && heading(cell.text()) == head)
    };
    let mut best: Option<(usize, &Row)> = None;
    for (at, row) in table.rows.iter().take(HEAD_ROWS).enumerate() {
        let found: Vec<Option<usize>> =
            wanted.iter().map(|head| find(row, head)).collect();
        let count = found.iter().flatten().count();
        if count == wanted.len() {
            return Ok((at, found.into_iter().flatten().collect()));
        }
        let cells = row.cells.iter().filter(|cell| **cell != Cell::Empty).count();
        // a title or a unit line is one cell
        if best.is_none_or(|(most, _)| count > most) && (cells > 1 || count > 0) {
            best = Some((count, row));
        }
    }
    let Some((_, row)) = best else { return Err(vec![Misfit::Empty]) };
    let list = || {
        let texts = row.cells.iter().map(|cell| heading(cell.text()));
        texts.filter(|text| !text.is_empty()).collect()
    };
    let missing = wanted.iter().filter(|head| find(row, head).is_none());
    Err(missing
        .map(|head| Misfit::NoColumn { missing: (*head).to_owned(), heads: list() })
        .collect())
}

/// A heading as it is compared: without the white space that sheets put between its
/// characters, brackets of either width alike.
fn heading(text: &str) -> String {
    let same = |c| match c {
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        _ => c,
    };
    tidy(text).chars().filter(|c| !c.is_whitespace()).map(same).collect()
}
