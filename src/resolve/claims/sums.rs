//! Totals of tables: what stands under or above 合计 adds up to it (rule S6).

use super::cells::{Head, flat, heads, parted};
use crate::base::Span;
use crate::resolve::{Rich, RowKind, Table, TableRow};
use crate::stats::Decimal;
use crate::stats::check::{Finding, column};

/// Labels of totals.
const TOTALS: [&str; 5] = ["合计", "总计", "总数", "共计", "总量"];
/// Labels of parts of what stands above them.
const OF_ABOVE: [&str; 4] = ["其中", "#", "＃", "小计"];
/// Heads of columns that do not add up.
const RATES: [&str; 12] = [
    "增",
    "降",
    "比上年",
    "同比",
    "环比",
    "速",
    "率",
    "%",
    "人均",
    "平均",
    "指数",
    "位次",
];

/// Every column of a table whose parts do not add up to its total, or only by rounding,
/// with the place of the total.
pub(super) fn sums(table: &Table) -> Vec<(Span, Finding)> {
    let rows: Vec<&TableRow> = table.rows.iter().skip(table.head_rows).collect();
    let total = |row: &&TableRow| TOTALS.contains(&label(row).as_str());
    let heads = heads(table);
    let noted = table.notes.iter().any(|note| note.text.to_text().contains("修约"));
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| total(row)) {
        let ends = |row: &&&TableRow| total(row) || row.kind == RowKind::Group;
        let below: Vec<&TableRow> =
            rows.iter().skip(at + 1).take_while(|row| !ends(row)).copied().collect();
        let above = rows.iter().take(at).rev().take_while(|row| !ends(row));
        // a total at the head has its parts below, any other above
        let parts =
            if at == 0 || below.len() >= 2 { below } else { above.copied().collect() };
        let parts: Vec<&TableRow> =
            parts.into_iter().filter(|row| is_part(row)).collect();
        for (col, head) in heads.iter().enumerate().skip(1) {
            let found = judged(row, &parts, (col, head));
            out.extend(found.filter(|(_, one)| !(noted && one.is_note())));
        }
    }
    out
}

/// One column of a total.
fn judged(
    total: &TableRow,
    parts: &[&TableRow],
    (col, head): (usize, &Head),
) -> Option<(Span, Finding)> {
    let shares =
        head.levels.iter().any(|text| text.contains("比重") || text.contains("构成"));
    if !shares
        && head.levels.iter().any(|text| RATES.iter().any(|word| text.contains(word)))
    {
        return None;
    }
    let whole = cell(total, col)?;
    let numbers: Option<Vec<Decimal>> =
        parts.iter().map(|row| number(cell(row, col)?)).collect();
    let (name, unit) = parted(&head.last);
    let finding = column((name, unit.unwrap_or("")), &number(whole)?, &numbers?)?;
    Some((whole.span(), finding))
}

fn label(row: &TableRow) -> String {
    let first = row.cells.first().filter(|cell| cell.col == 0);
    let text = first.map(|cell| flat(&cell.text)).unwrap_or_default();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a row is a part of the total, not of the row above it.
fn is_part(row: &TableRow) -> bool {
    let label = label(row);
    let indent = row.cells.first().map_or(0, |cell| cell.indent);
    indent == 0 && !OF_ABOVE.iter().any(|word| label.starts_with(word))
}

fn cell(row: &TableRow, col: usize) -> Option<&Rich> {
    row.cells.iter().find(|cell| cell.col == col && cell.cols == 1).map(|cell| &cell.text)
}

/// The number that a cell prints, its grouping and unit left out.
fn number(cell: &Rich) -> Option<Decimal> {
    let text: String = flat(cell)
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | '\u{2009}' | '\u{202f}' | '\u{a0}'))
        .collect();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    // 近400, 140余 are no parts that add up
    let plain = !unit.contains(['余', '多']);
    Decimal::parse(digits).ok().filter(|_| plain)
}
