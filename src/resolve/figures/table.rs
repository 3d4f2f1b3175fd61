//! Tables: cells as written, or rows made of statistics.

use super::Written;
use crate::diag::Code;
use crate::edition::{Align, Ranged};
use crate::resolve::desk::Desk;
use crate::resolve::{Rich, Table};
use crate::say;

impl Desk<'_> {
    /// The table of a figure, with a fault at each row of another length.
    pub(super) fn table(&mut self, figure: &Ranged<Written>) -> Option<Table> {
        let set = &figure.value;
        let head = set.head.as_ref().map_or(&[][..], |head| &head.value);
        let head: Vec<Rich> = head.iter().map(|cell| self.head(cell)).collect();
        let mut rows: Vec<Vec<Rich>> = Vec::new();
        let written = set.rows.as_ref().map_or(&[][..], |rows| &rows.value);
        let width = match (head.len(), written.first()) {
            (0, Some(first)) => first.value.len(),
            (n, _) => n,
        };
        for row in written {
            let (len, at) = (row.value.len(), rows.len() + 1);
            rows.push(row.value.iter().map(|cell| self.rich(cell)).collect());
            if len != width {
                self.error(
                    Code::BadValue,
                    row.span,
                    say!(
                        "表格第 {at} 行有 {len} 格，应有 {width} 格",
                        "row {at} of the table has {len} cells; it takes {width}"
                    ),
                );
            }
        }
        if set.rows.is_none() {
            rows = self.stat_rows(figure, head.len());
        }
        if rows.is_empty() {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("表格没有内容", "a table with nothing in it"),
                say!(
                    "写 rows，或 stats = [\"id\", …]",
                    "write rows, or stats = [\"id\", …]"
                ),
            );
            return None;
        }
        let width = rows.first().map_or(width, Vec::len);
        if !head.is_empty() && head.len() != width {
            let have = head.len();
            self.error(
                Code::BadValue,
                set.head.as_ref().map_or(figure.span, |head| head.span),
                say!(
                    "表头有 {have} 栏，由 stats 排成的表有 {width} 栏（名称、数值、时期）",
                    "the head has {have} cells, a table made of stats {width} columns (label, value, period)"
                ),
            );
        }
        let align = self.aligns(set.align.as_ref(), &rows, width);
        Some(Table {
            head,
            rows,
            align,
            unit: self.rich_option(set.unit.as_ref()),
            note: self.rich_option(set.note.as_ref()),
        })
    }

    /// A head cell: `|` splits it over two lines.
    fn head(&mut self, cell: &Ranged<String>) -> Rich {
        let mut rich = self.rich(cell);
        for piece in &mut rich.pieces {
            piece.text = piece.text.replace('|', "\n");
        }
        rich
    }

    /// Rows made of statistics: label, value with unit, and the period where there is room
    /// for it.
    fn stat_rows(&mut self, figure: &Ranged<Written>, head: usize) -> Vec<Vec<Rich>> {
        let stats = self.figure_stats(figure);
        let periods = match head {
            0 => stats.iter().any(|(stat, _)| !stat.period.is_empty()),
            n => n >= 3,
        };
        let mut rows = Vec::new();
        for (stat, span) in stats {
            let mut value = Rich::plain(&stat.printed(), span);
            self.groups += 1;
            for piece in &mut value.pieces {
                piece.marks.stat = Some(stat.id);
                piece.marks.keep = Some(self.groups);
            }
            let mut row = vec![Rich::plain(&stat.label, stat.span), value];
            if periods {
                row.push(Rich::plain(&stat.period, stat.span));
            }
            rows.push(row);
        }
        rows
    }

    fn aligns(
        &mut self,
        set: Option<&Ranged<Vec<Ranged<Align>>>>,
        rows: &[Vec<Rich>],
        width: usize,
    ) -> Vec<Align> {
        if let Some(set) = set {
            let len = set.value.len();
            if len == width {
                return set.value.iter().map(|align| align.value).collect();
            }
            self.error(
                Code::BadValue,
                set.span,
                say!(
                    "align 有 {len} 项，表格有 {width} 栏",
                    "align has {len} entries, the table {width} columns"
                ),
            );
        }
        let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
        (0..width)
            .map(|at| {
                let numbers =
                    column(at).all(is_numeric) && !column(at).all(Rich::is_blank);
                if numbers { Align::Decimal } else { Align::Left }
            })
            .collect()
    }
}

/// Whether a cell is a number, a statistic, or one of the marks that stand for none.
fn is_numeric(cell: &Rich) -> bool {
    if cell.pieces.iter().any(|piece| piece.marks.stat.is_some()) {
        let rest = cell.pieces.iter().filter(|piece| piece.marks.stat.is_none());
        return rest.into_iter().all(|piece| piece.text.trim().is_empty());
    }
    let text = cell.to_text();
    let text = text.trim();
    if matches!(text, "" | "-" | "—" | "——" | "…" | "...") {
        return true;
    }
    let body = text
        .trim_start_matches(['-', '−', '+', '－', '＋'])
        .trim_end_matches(['%', '％']);
    body.starts_with(|c: char| c.is_ascii_digit())
        && body
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{2009}'))
}
