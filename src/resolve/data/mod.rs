//! Data files as tables of cells: CSV in UTF-8 or GB 18030, JSON, XLSX. A file that is
//! broken, hostile or too large is a fault, never a panic.

mod cell;
mod csv;
mod json;
mod pick;
#[cfg(test)]
mod tests;
mod xlsx;

pub(super) use cell::{number, tidy};
pub(super) use pick::{Asked, Misfit, Picked, Rows, pick};

use crate::diag::Message;
use crate::say;
use std::path::Path;

/// Bytes that a data file may have (32 MiB).
pub(super) const MOST_BYTES: usize = 32 << 20;
/// Cells of a table that are kept.
const MOST_CELLS: usize = 2_000_000;
/// Characters that a cell of a spreadsheet may have.
const LONGEST_CELL: usize = 32_767;

/// A table as a file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Its rows from the top; rows without any cell may be left out.
    pub(super) rows: Vec<Row>,
    /// The sheet, where the file is a workbook.
    pub(super) sheet: Option<String>,
    /// Whether rows are records with keys, not rows of a spreadsheet.
    pub(super) records: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number as a spreadsheet counts it, from 1; of records, 0 is the row of the keys.
    pub(super) number: usize,
    /// Its cells from the left.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number as the file writes it; whether the sheet shows it as a percentage.
    Number(String, bool),
    /// Something else, as the sheet shows it: a date, a truth value, `#DIV/0!`.
    Other(String),
}

/// Why a file is no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadFile {
    /// It is of no kind that is read.
    Kind,
    /// It is broken.
    Broken(Message),
    /// It is larger than the limit.
    TooLarge(Message),
    /// It has no sheet of that name; these it has.
    NoSheet(Vec<String>),
    /// Only workbooks have sheets.
    Sheetless,
}

/// Reads a file by its content and its name.
pub(super) fn read(
    bytes: &[u8],
    path: &Path,
    sheet: Option<&str>,
) -> Result<Table, BadFile> {
    if bytes.len() > MOST_BYTES {
        let len = bytes.len();
        return Err(BadFile::TooLarge(say!(
            "有 {len} 字节，至多 {MOST_BYTES}",
            "it has {len} bytes, at most {MOST_BYTES}"
        )));
    }
    let name = path.extension().map(|kind| kind.to_string_lossy().to_lowercase());
    let kind = name.as_deref().unwrap_or("");
    if bytes.starts_with(b"PK") || matches!(kind, "xlsx" | "xlsm") {
        return xlsx::read(bytes, sheet);
    }
    if !matches!(kind, "csv" | "tsv" | "txt" | "json") {
        return Err(BadFile::Kind);
    }
    if sheet.is_some() {
        return Err(BadFile::Sheetless);
    }
    let text = csv::decode(bytes)?;
    if kind == "json" { json::read(&text) } else { csv::read(&text) }
}

impl Table {
    /// Adds a row, or says that there are too many cells.
    fn push(&mut self, row: Row, cells: &mut usize) -> Result<(), BadFile> {
        *cells += row.cells.len().max(1);
        if *cells > MOST_CELLS {
            return Err(too_many());
        }
        self.rows.push(row);
        Ok(())
    }

    /// A cell as people name it: B7 of the sheet 产值, record 3's gdp.
    pub(super) fn place(&self, row: usize, column: usize) -> Message {
        let heads = self.rows.first().map_or(&[][..], |row| &row.cells);
        if self.records {
            let key = heads.get(column).map_or("", Cell::text);
            return say!("第 {row} 条的 {key}", "record {row}, {key}");
        }
        let cell = cell_name(row, column);
        match &self.sheet {
            Some(sheet) => say!("{sheet}!{cell}", "{sheet}!{cell}"),
            None => say!("{cell}", "{cell}"),
        }
    }
}

impl Cell {
    /// What it shows.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Text(text) | Self::Number(text, _) | Self::Other(text) => text,
        }
    }
}

fn too_many() -> BadFile {
    BadFile::TooLarge(say!(
        "多于 {MOST_CELLS} 个单元格",
        "it has more than {MOST_CELLS} cells"
    ))
}

/// `B7` of row 7 and column 1: rows from 1, columns from 0.
pub(super) fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{row}")
}
