//! How columns stand, and short words spread evenly to one width (均排).

use super::numeric::{is_numeric, minus};
use crate::diag::Code;
use crate::edition::{Align, Ranged};
use crate::resolve::desk::Desk;
use crate::resolve::{RowKind, Table, TableCell};
use crate::say;

/// Words of at most so many characters stand in the middle of their column.
const SHORT: usize = 6;

impl Desk<'_> {
    /// Finds how each column stands, as asked for or by what stands in it.
    pub(super) fn stand(
        &mut self,
        set: Option<&Ranged<Vec<Ranged<Align>>>>,
        table: &mut Table,
    ) {
        let width = table.columns();
        let given = set.map(|set| (set.value.len(), set));
        match given {
            Some((len, set)) if len == width => {
                table.align = set.value.iter().map(|align| align.value).collect();
            }
            _ => table.align = (0..width).map(|at| natural(table, at)).collect(),
        }
        if let Some((len, set)) = given.filter(|(len, _)| *len != width) {
            self.error(
                Code::BadValue,
                set.span,
                say!(
                    "align 有 {len} 项，表格有 {width} 栏",
                    "align has {len} entries, the table {width} columns"
                ),
            );
        }
        let body = table.rows.iter_mut().skip(table.head_rows);
        let cells = body.flat_map(|row| &mut row.cells);
        let numbers = cells.filter(|cell| is_numeric(&cell.text));
        numbers.for_each(|cell| minus(&mut cell.text));
        for at in 0..width {
            if table.align[at] == Align::Even {
                self.spread(table, at);
            }
        }
    }

    /// Spreads the short words of a column to the longest of them.
    fn spread(&mut self, table: &mut Table, at: usize) {
        let even = |cell: &TableCell| {
            let text = cell.text.to_text();
            let count = text.chars().count();
            let han = text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            (cell.indent == 0 && han && (2..=SHORT).contains(&count)).then_some(count)
        };
        let longest = column(table, at).filter_map(|cell| even(cell)).max().unwrap_or(0);
        for cell in column(table, at) {
            if even(cell).is_some_and(|count| count < longest) {
                self.groups += 1;
                let ems = u8::try_from(longest).unwrap_or(u8::MAX);
                for piece in &mut cell.text.pieces {
                    piece.marks.even = Some((self.groups, ems));
                }
            }
        }
    }
}

/// The cells of one column alone, below the head.
fn column(table: &mut Table, at: usize) -> impl Iterator<Item = &mut TableCell> {
    let rows = table.rows.iter_mut().skip(table.head_rows);
    let rows = rows.filter(|row| row.kind != RowKind::Group);
    rows.flat_map(|row| &mut row.cells)
        .filter(move |cell| cell.col == at && cell.cols == 1)
}

/// How a column stands by itself: numbers by the point, the first column and long texts at
/// the left, short words in the middle.
fn natural(table: &mut Table, at: usize) -> Align {
    let blank = column(table, at).all(|cell| cell.text.is_blank());
    if !blank && column(table, at).all(|cell| is_numeric(&cell.text)) {
        return Align::Decimal;
    }
    let short = column(table, at).all(|cell| {
        let text = cell.text.to_text();
        text.lines().all(|line| line.chars().count() <= SHORT)
    });
    if at > 0 && short { Align::Center } else { Align::Left }
}
