//! Heads over several rows: equal outer parts side by side become one spanning head.

use super::written::Wrote;
use crate::resolve::{Rich, RowKind, TableCell, TableRow};
use std::ops::Range;

/// The rows of the head, from the outermost; none where the table has no heads.
pub(super) fn heads(wrote: &Wrote) -> Vec<TableRow> {
    let depth = wrote.head.iter().map(Vec::len).max().unwrap_or(0);
    let empty =
        || TableRow { kind: RowKind::Head, cells: Vec::new(), span: wrote.head_span };
    let mut rows: Vec<TableRow> = (0..depth).map(|_| empty()).collect();
    put(&wrote.head, 0..wrote.head.len(), 0, &mut rows);
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.col);
    }
    rows
}

/// Puts the heads of some columns from a level on into the rows.
fn put(heads: &[Vec<Rich>], columns: Range<usize>, level: usize, rows: &mut [TableRow]) {
    let depth = rows.len();
    let mut at = columns.start;
    while let Some(parts) = heads.get(at).filter(|_| at < columns.end) {
        let Some(text) = parts.get(level) else {
            at += 1;
            continue;
        };
        let inner = parts.len() > level + 1;
        let alike = |other: &usize| {
            heads.get(*other).is_some_and(|other| {
                other.len() > level + 1
                    && other.get(level).map(Rich::to_text) == Some(text.to_text())
            })
        };
        let cols =
            if inner { (at..columns.end).take_while(alike).count().max(1) } else { 1 };
        let down = if inner { 1 } else { depth - level };
        let text = text.clone();
        rows[level].cells.push(TableCell { col: at, cols, rows: down, indent: 0, text });
        if inner {
            put(heads, at..at + cols, level + 1, rows);
        }
        at += cols;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn placed(heads: &[&[&str]]) -> Vec<Vec<(String, usize, usize, usize)>> {
        let plain = |text: &&str| Rich::plain(text, Span::detached());
        let heads: Vec<Vec<Rich>> =
            heads.iter().map(|parts| parts.iter().map(plain).collect()).collect();
        let depth = heads.iter().map(Vec::len).max().unwrap_or(0);
        let row =
            TableRow { kind: RowKind::Head, cells: Vec::new(), span: Span::detached() };
        let mut rows = vec![row; depth];
        put(&heads, 0..heads.len(), 0, &mut rows);
        let cell =
            |cell: &TableCell| (cell.text.to_text(), cell.col, cell.cols, cell.rows);
        rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn equal_outer_parts_side_by_side_are_one_head() {
        let rows = placed(&[
            &["指标"],
            &["2020年", "总量"],
            &["2020年", "增速"],
            &["2021年", "总量"],
        ]);
        let at = |text: &str, col, cols, rows| (text.to_owned(), col, cols, rows);
        assert_eq!(
            rows[0],
            [at("指标", 0, 1, 2), at("2020年", 1, 2, 1), at("2021年", 3, 1, 1)]
        );
        assert_eq!(
            rows[1],
            [at("总量", 1, 1, 1), at("增速", 2, 1, 1), at("总量", 3, 1, 1)]
        );
    }

    #[test]
    fn equal_heads_that_hold_nothing_stay_two() {
        let rows = placed(&[&["增长"], &["增长"]]);
        assert_eq!(rows[0].len(), 2);
    }
}
