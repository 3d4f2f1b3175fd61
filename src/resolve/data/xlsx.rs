//! Workbooks of Excel and WPS. Numbers become the decimals that the sheet shows: the
//! shortest that is the same binary number, of at most 15 digits.

use super::{BadFile, Cell, LONGEST_CELL, MOST_CELLS, Row, Table, too_many};
use crate::say;
use calamine::{DataRef, ExcelDateTime, Reader as _, Style, Xlsx};
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that the parts of a workbook may unfold to, all together (128 MiB).
const MOST_UNFOLDED: u64 = 128 << 20;
/// Bytes that parts which the reader holds whole may unfold to, by the end of their names.
const HELD: [(&str, u64); 5] = [
    ("sharedstrings.xml", 32 << 20),
    ("styles.xml", 2 << 20),
    ("workbook.xml", 2 << 20),
    ("theme1.xml", 2 << 20),
    (".rels", 2 << 20),
];
/// Parts that a workbook may have.
const MOST_PARTS: usize = 10_000;
/// Digits of a number that Excel shows and keeps.
const DIGITS: usize = 15;

/// Reads a sheet of a workbook: the first, where none is named.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, BadFile> {
    unfolds(bytes)?;
    // what other programs write may trip the reader itself, which is no reason to stop
    catch_unwind(AssertUnwindSafe(|| read_sheet(bytes, sheet)))
        .unwrap_or_else(|_| Err(broken("the workbook is not well formed")))
}

fn broken(why: impl std::fmt::Display) -> BadFile {
    BadFile::Broken(say!("不是完好的 XLSX：{why}", "it is no sound XLSX: {why}"))
}

/// Unfolds every part once to see that it is not beyond measure: sizes that a file claims
/// of its own parts prove nothing.
fn unfolds(bytes: &[u8]) -> Result<(), BadFile> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let large = || {
        BadFile::TooLarge(say!(
            "展开后大得不合情理，整个至多 {MOST_UNFOLDED} 字节",
            "it unfolds beyond all reason; at most {MOST_UNFOLDED} bytes in all"
        ))
    };
    if archive.len() > MOST_PARTS {
        return Err(large());
    }
    let mut left = MOST_UNFOLDED;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_lowercase();
        let held = HELD.iter().find(|(end, _)| name.ends_with(end));
        let most = held.map_or(left, |(_, most)| left.min(*most));
        let mut part = part.take(most + 1);
        let took = std::io::copy(&mut part, &mut std::io::sink()).map_err(broken)?;
        if took > most {
            return Err(large());
        }
        left -= took;
    }
    Ok(())
}

fn read_sheet(bytes: &[u8], sheet: Option<&str>) -> Result<Table, BadFile> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    let name = match sheet {
        Some(asked) => names.iter().find(|name| name.trim() == asked.trim()),
        None => names.first(),
    };
    let Some(name) = name.cloned() else { return Err(BadFile::NoSheet(names)) };
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut table = Table { rows: Vec::new(), sheet: Some(name), records: false };
    let mut cells = 0;
    let styles: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    loop {
        let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)?
        else {
            return Ok(table);
        };
        let (row, column) = cell.get_position();
        let percent = styles.get(style).copied().unwrap_or(false);
        let read = convert(cell.get_value(), percent);
        if read == Cell::Empty {
            continue;
        }
        put(&mut table, (row, column), read, &mut cells)?;
    }
}

/// Puts a cell into its row; rows come from the top, cells from the left.
fn put(
    table: &mut Table,
    place: (u32, u32),
    cell: Cell,
    cells: &mut usize,
) -> Result<(), BadFile> {
    let number = place.0 as usize + 1;
    let column = place.1 as usize;
    if table.rows.last().is_none_or(|row| row.number < number) {
        table.rows.push(Row { number, cells: Vec::new() });
    }
    let Some(row) = table.rows.last_mut().filter(|row| row.number == number) else {
        return Err(broken("rows out of order"));
    };
    if row.cells.len() <= column {
        *cells += column + 1 - row.cells.len();
        if *cells > MOST_CELLS {
            return Err(too_many());
        }
        row.cells.resize(column + 1, Cell::Empty);
    }
    if let Some(slot) = row.cells.get_mut(column) {
        *slot = cell;
    }
    Ok(())
}

fn convert(value: &DataRef<'_>, percent: bool) -> Cell {
    let text = |text: &str| match text.trim() {
        "" => Cell::Empty,
        _ => Cell::Text(text.chars().take(LONGEST_CELL).collect()),
    };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(whole) => Cell::Number(whole.to_string(), percent),
        DataRef::Float(float) => decimal(*float)
            .map_or_else(|| Cell::Other(float.to_string()), |n| Cell::Number(n, percent)),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(true) => Cell::Other("TRUE".to_owned()),
        DataRef::Bool(false) => Cell::Other("FALSE".to_owned()),
        DataRef::DateTime(when) => Cell::Other(day(*when)),
        DataRef::DateTimeIso(when) => Cell::Other(when.clone()),
        DataRef::Error(error) => Cell::Other(error.to_string()),
        DataRef::DurationIso(time) => Cell::Other(time.clone()),
    }
}

/// The decimal that a sheet shows for a binary number: 0.1 is 0.1, and 0.1 + 0.2 is 0.3.
pub(super) fn decimal(float: f64) -> Option<String> {
    if !float.is_finite() || float.abs() >= 1e30 || (float != 0.0 && float.abs() < 1e-30)
    {
        return None;
    }
    let shortest = format!("{float}");
    let digits = shortest.trim_start_matches(['-', '0', '.']);
    let count = digits.chars().filter(char::is_ascii_digit).count();
    if count <= DIGITS {
        return Some(shortest);
    }
    // `{:e}` rounds to so many digits; what it drops is noise of binary arithmetic
    let rounded: f64 = format!("{float:.0$e}", DIGITS - 1).parse().ok()?;
    Some(format!("{rounded}"))
}

/// A date as a key: 2020-06 for a first of June, else 2020-06-15.
fn day(when: ExcelDateTime) -> String {
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    if day == 1 {
        format!("{year}-{month:02}")
    } else {
        format!("{year}-{month:02}-{day:02}")
    }
}

/// Whether cells of a style show percentages.
fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    // the built-in formats 0% and 0.00% (ECMA-376 part 1, 18.8.30)
    let mut quoted = false;
    let coded = format.format_code.chars().any(|c| {
        quoted ^= c == '"';
        c == '%' && !quoted
    });
    matches!(format.format_id, Some(9 | 10)) || coded
}
