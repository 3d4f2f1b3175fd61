//! Tables: cells as written, or rows made of statistics, put at their places.

mod aligned;
mod heads;
mod merged;
mod notes;
mod numeric;
mod series;
mod units;
mod written;

use super::Written;
use crate::base::Span;
use crate::diag::Code;
use crate::edition::{Ranged, TableRules};
use crate::resolve::desk::Desk;
use crate::resolve::{Rich, RowKind, Table, TableRow};
use crate::say;
use written::Wrote;

impl Desk<'_> {
    /// The table of a figure, with a fault at each row of another length.
    pub(super) fn table(&mut self, figure: &Ranged<Written>) -> Option<Table> {
        let set = &figure.value;
        let on = |key: &Option<Ranged<bool>>| key.as_ref().is_some_and(|key| key.value);
        let (wrote, unit) = self.written(figure)?;
        let head = heads::heads(&wrote);
        let head_rows = head.len();
        let mut rows = head;
        rows.extend(self.merged(&wrote));
        let mut table = Table {
            rules: set.rules.as_ref().map_or(TableRules::Three, |rules| rules.value),
            head_rows,
            align: vec![crate::resolve::Align::Left; wrote.width],
            rows,
            unit: self.rich_option(set.unit.as_ref()).or(unit),
            notes: Vec::new(),
            continued: "续表".to_owned(),
            halves: set.halves.as_ref().map_or(1, |halves| halves.value.clamp(1, 4)),
            split: set.split.as_ref().is_none_or(|split| split.value),
            span: figure.span,
        };
        self.stand(set.align.as_ref(), &mut table);
        self.bare(&mut table);
        embolden(&mut table.rows, on(&set.bold_totals));
        self.notes(set, &mut table);
        if on(&set.number) {
            self.tables += 1;
            table.continued = format!("续表{}", self.tables);
        }
        Some(table)
    }

    /// What stands in a table, as written or made of statistics, and the unit line that
    /// series make; rows and columns exchanged where that is asked for.
    fn written(&mut self, figure: &Ranged<Written>) -> Option<(Wrote, Option<Rich>)> {
        let set = &figure.value;
        let mut wrote = Wrote {
            head: Vec::new(),
            head_span: figure.span,
            rows: Vec::new(),
            width: 0,
        };
        if let Some(head) = &set.head {
            wrote.head = head.value.iter().map(|cell| self.head(cell)).collect();
            wrote.head_span = head.span;
        }
        let mut unit = None;
        match (&set.rows, &set.series) {
            (Some(rows), _) => {
                wrote.rows = rows.value.iter().map(|row| self.row(row)).collect();
            }
            (None, Some(_)) => unit = self.series_rows(set, &mut wrote),
            (None, None) => wrote.rows = self.stat_rows(figure, wrote.head.len()),
        }
        if wrote.rows.is_empty() {
            // Unknown statistics and series are told already.
            let asked = [&set.stats, &set.series];
            if asked
                .iter()
                .any(|list| list.as_ref().is_some_and(|list| !list.value.is_empty()))
            {
                return None;
            }
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("表格没有内容", "a table with nothing in it"),
                say!(
                    "写 rows，或 stats = [\"id\", …]，或 series = [\"id\", …]",
                    "write rows, or stats = [\"id\", …], or series = [\"id\", …]"
                ),
            );
            return None;
        }
        wrote.width = match wrote.head.len() {
            0 => wrote.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0),
            count => count,
        };
        self.lengths(&mut wrote, set);
        if let Some(turn) = set.turn.as_ref().filter(|turn| turn.value) {
            self.turn(&mut wrote, turn.span);
        }
        Some((wrote, unit))
    }

    /// Tells the rows that have not as many cells as the table has columns, and fills them
    /// up. A single cell where the table has more is the head of the rows below.
    fn lengths(&mut self, wrote: &mut Wrote, set: &Written) {
        let width = wrote.width;
        if set.rows.is_none() {
            let have = wrote.rows.first().map_or(width, |row| row.cells.len());
            if have != width && set.series.is_some() {
                self.error(
                    Code::BadValue,
                    wrote.head_span,
                    say!(
                        "表头有 {width} 栏，由 series 排成的表有 {have} 栏（时期和各个数列）",
                        "the head has {width} cells, a table made of series {have} columns (periods and each series)"
                    ),
                );
            } else if have != width {
                self.error(
                    Code::BadValue,
                    wrote.head_span,
                    say!(
                        "表头有 {width} 栏，由 stats 排成的表有 {have} 栏（名称、数值、时期）",
                        "the head has {width} cells, a table made of stats {have} columns (label, value, period)"
                    ),
                );
            }
            wrote.width = have;
            return;
        }
        for (row, at) in wrote.rows.iter_mut().zip(1..) {
            let len = row.cells.len();
            if len == 1 && width > 1 {
                row.group = true;
            } else if len != width {
                let fault = crate::diag::Diagnostic::error(
                    Code::BadValue,
                    row.span,
                    say!(
                        "表格第 {at} 行有 {len} 格，应有 {width} 格",
                        "row {at} of the table has {len} cells; it takes {width}"
                    ),
                );
                self.faults.push(fault.help(say!(
                    "空格写 \"\"，与左格合并写 \"<\"，与上格合并写 \"^\"；通栏的小标题只写一格",
                    "write \"\" for an empty cell, \"<\" or \"^\" for one that goes on; a row of one cell is a heading"
                )));
                row.cells.resize_with(width, Default::default);
            }
        }
    }
}

/// The title of a numbered table with its number before it.
pub(super) fn numbered(title: Option<Rich>, table: &Table) -> Option<Rich> {
    let number = table.continued.strip_prefix("续").filter(|name| *name != "表");
    let Some(number) = number else { return title };
    let mut out = Rich::plain(number, title.as_ref().map_or(table.span, Rich::span));
    if let Some(title) = title {
        out.pieces.extend(Rich::plain("\u{3000}", title.span()).pieces);
        out.pieces.extend(title.pieces);
    }
    Some(out)
}

/// Sets heading rows bold, and those that begin with 合计 or 总计 where that is asked for.
fn embolden(rows: &mut [TableRow], totals: bool) {
    for row in rows {
        let Some(first) = row.cells.first() else { continue };
        let text = first.text.to_text();
        let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let total = ["合计", "总计", "共计"].iter().any(|word| name.starts_with(word));
        match row.kind {
            RowKind::Plain if totals && total => row.kind = RowKind::Total,
            RowKind::Group => {}
            _ => continue,
        }
        for piece in row.cells.iter_mut().flat_map(|cell| &mut cell.text.pieces) {
            piece.marks.strong = true;
        }
    }
}

/// Where a text was written, or else the table.
fn place(text: &Rich, table: Span) -> Span {
    let span = text.span();
    if span.file().is_none() { table } else { span }
}
