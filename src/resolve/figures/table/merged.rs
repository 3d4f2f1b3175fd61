//! Cells that go on over their neighbours: `<` and `^` resolved to rectangles.

use super::written::{Cell, Wrote};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::resolve::desk::Desk;
use crate::resolve::{RowKind, TableCell, TableRow};
use crate::say;

/// The cell that covers each place: its row and column.
type Owners = Vec<Vec<(usize, usize)>>;

impl Desk<'_> {
    /// The rows below the head, with the cells that are merged.
    pub(super) fn merged(&mut self, wrote: &Wrote) -> Vec<TableRow> {
        let owners = self.owners(wrote);
        let mut out = Vec::new();
        for (at, row) in wrote.rows.iter().enumerate() {
            let mut cells = Vec::new();
            for (col, cell) in row.cells.iter().enumerate() {
                let Cell::Text(text, indent, _) = cell else { continue };
                let (cols, rows) =
                    if row.group { (wrote.width, 1) } else { extent(&owners, (at, col)) };
                let (indent, text) = (*indent, text.clone());
                cells.push(TableCell { col, cols, rows, indent, text });
            }
            let kind = if row.group { RowKind::Group } else { RowKind::Plain };
            out.push(TableRow { kind, cells, span: row.span });
        }
        self.closed(wrote, &owners);
        out
    }

    /// Which cell each place belongs to; marks that follow nothing are faults.
    fn owners(&mut self, wrote: &Wrote) -> Owners {
        let mut owners: Owners = Vec::new();
        for (at, row) in wrote.rows.iter().enumerate() {
            let mut line: Vec<(usize, usize)> = Vec::new();
            for (col, cell) in row.cells.iter().enumerate() {
                let above = at
                    .checked_sub(1)
                    .filter(|above| !wrote.rows[*above].group)
                    .and_then(|above| owners.get(above)?.get(col).copied());
                let left = col.checked_sub(1).and_then(|left| line.get(left).copied());
                let owner = match cell {
                    Cell::Text(..) => Some((at, col)),
                    Cell::Above(span) => self.followed(above, (*span, at, true)),
                    Cell::Left(span) => self.followed(left, (*span, at, false)),
                };
                line.push(owner.unwrap_or((at, col)));
            }
            owners.push(line);
        }
        owners
    }

    fn followed(
        &mut self,
        owner: Option<(usize, usize)>,
        (span, row, above): (Span, usize, bool),
    ) -> Option<(usize, usize)> {
        if owner.is_none() {
            let row = row + 1;
            let message = if above {
                say!(
                    "第 {row} 行的 ^ 上面没有可以合并的格",
                    "the ^ of row {row} has no cell above it"
                )
            } else {
                say!(
                    "第 {row} 行的 < 左边没有可以合并的格",
                    "the < of row {row} has no cell at its left"
                )
            };
            self.error(Code::BadValue, span, message);
        }
        owner
    }

    /// Tells merged cells that are no rectangle.
    fn closed(&mut self, wrote: &Wrote, owners: &Owners) {
        for (at, row) in wrote.rows.iter().enumerate().filter(|(_, row)| !row.group) {
            for (col, cell) in row.cells.iter().enumerate() {
                let Cell::Text(_, _, span) = cell else { continue };
                let (cols, rows) = extent(owners, (at, col));
                let all = owners.iter().flatten();
                let have = all.filter(|owner| **owner == (at, col)).count();
                if have != cols * rows {
                    let (row, col) = (at + 1, col + 1);
                    let fault = Diagnostic::error(
                        Code::BadValue,
                        *span,
                        say!(
                            "第 {row} 行第 {col} 格合并后不成矩形",
                            "the cells merged with row {row}, cell {col} are no rectangle"
                        ),
                    );
                    self.faults.push(fault.help(say!(
                        "“<”并入左格，“^”并入上格；合并的各行要一样宽",
                        "`<` goes on with the left, `^` with the one above; all rows must be equally wide"
                    )));
                }
            }
        }
    }
}

/// How many columns and rows a cell covers: those in line with its corner.
fn extent(owners: &Owners, cell: (usize, usize)) -> (usize, usize) {
    let (at, col) = cell;
    let line = owners.get(at).map_or(&[][..], Vec::as_slice);
    let cols = line.iter().skip(col).take_while(|owner| **owner == cell).count();
    let down = owners.iter().skip(at);
    let rows = down.take_while(|line| line.get(col) == Some(&cell)).count();
    (cols.max(1), rows.max(1))
}
