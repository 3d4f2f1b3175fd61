//! Cells and heads as editors type them: `a/b`, `|`, `^`, `<`, `>` and full-width spaces.

use crate::base::Span;
use crate::diag::Code;
use crate::edition::Ranged;
use crate::resolve::Rich;
use crate::resolve::desk::Desk;
use crate::resolve::markup::Char;
use crate::say;

/// A table as written.
#[derive(Debug)]
pub(super) struct Wrote {
    /// The parts of each column's head, from the outermost to its own.
    pub(super) head: Vec<Vec<Rich>>,
    /// Where the heads were written, or else the table.
    pub(super) head_span: Span,
    pub(super) rows: Vec<Row>,
    /// Columns.
    pub(super) width: usize,
}

/// A row as written.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Whether its one cell heads the rows below it.
    pub(super) group: bool,
    pub(super) span: Span,
}

/// A cell as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text that stands in by so many ems.
    Text(Rich, u8, Span),
    /// `^`: goes on with the cell above.
    Above(Span),
    /// `<`: goes on with the cell at the left.
    Left(Span),
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(Rich::default(), 0, Span::detached())
    }
}

impl Row {
    /// A row of texts.
    pub(super) fn of(cells: Vec<Rich>, span: Span) -> Self {
        let cells = cells.into_iter().map(|text| {
            let span = text.span();
            Cell::Text(text, 0, span)
        });
        Self { cells: cells.collect(), group: false, span }
    }
}

impl Desk<'_> {
    /// A head: its parts between solidi, outermost first; `|` splits a part over two lines.
    pub(super) fn head(&mut self, cell: &Ranged<String>) -> Vec<Rich> {
        let chars = self.characters(cell);
        let parts = parted(&chars);
        let read = |part: &Vec<Char>| {
            let mut rich = self.markup().text(part);
            for piece in &mut rich.pieces {
                piece.text = piece.text.replace('|', "\n");
            }
            rich
        };
        parts.iter().map(read).collect()
    }

    /// A row of cells.
    pub(super) fn row(&mut self, row: &Ranged<Vec<Ranged<String>>>) -> Row {
        let cells = row.value.iter().enumerate();
        let cells = cells.map(|(at, cell)| self.cell(cell, at == 0)).collect();
        Row { cells, group: false, span: row.span }
    }

    fn cell(&mut self, cell: &Ranged<String>, first: bool) -> Cell {
        match cell.value.trim() {
            "^" => return Cell::Above(cell.span),
            "<" => return Cell::Left(cell.span),
            _ => {}
        }
        let chars = self.characters(cell);
        let indents = |char: &&Char| matches!(char.c, '\u{3000}' | '>');
        let indent = if first { chars.iter().take_while(indents).count() } else { 0 };
        let text = self.markup().text(chars.get(indent..).unwrap_or(&[]));
        Cell::Text(text, u8::try_from(indent).unwrap_or(u8::MAX).min(8), cell.span)
    }

    /// Exchanges rows and columns: the heads become the first cells of the rows.
    pub(super) fn turn(&mut self, wrote: &mut Wrote, span: Span) {
        let merged = |row: &Row| {
            row.group || row.cells.iter().any(|cell| !matches!(cell, Cell::Text(..)))
        };
        if wrote.head.iter().any(|parts| parts.len() > 1) || wrote.rows.iter().any(merged)
        {
            self.error(
                Code::Conflict,
                span,
                say!(
                    "turn 不能用于有多层表头、合并格或通栏小标题的表",
                    "`turn` cannot be used with heads of several rows, merged cells or heading rows"
                ),
            );
            return;
        }
        let mut lines: Vec<Vec<(Rich, Span)>> = Vec::new();
        if !wrote.head.is_empty() {
            let heads = wrote.head.drain(..).map(|mut parts| {
                let text = parts.pop().unwrap_or_default();
                let span = text.span();
                (text, span)
            });
            lines.push(heads.collect());
        }
        for row in wrote.rows.drain(..) {
            let text = |cell| match cell {
                Cell::Text(text, _, span) => (text, span),
                Cell::Above(span) | Cell::Left(span) => (Rich::default(), span),
            };
            lines.push(row.cells.into_iter().map(text).collect());
        }
        let old = wrote.width;
        wrote.width = lines.len();
        for at in 0..old {
            let cells: Vec<(Rich, Span)> = lines
                .iter()
                .map(|line| line.get(at).cloned().unwrap_or_default())
                .collect();
            if at == 0 {
                wrote.head = cells.into_iter().map(|(text, _)| vec![text]).collect();
                continue;
            }
            let span = cells.first().map_or_else(Span::detached, |(_, span)| *span);
            let cells = cells.into_iter().map(|(text, span)| Cell::Text(text, 0, span));
            wrote.rows.push(Row { cells: cells.collect(), group: false, span });
        }
    }
}

/// The parts of a head between solidi. One in brackets or braces belongs to its part, two
/// of them are one.
fn parted(chars: &[Char]) -> Vec<Vec<Char>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        at += 1;
        match char.c {
            '(' | '（' | '{' | '[' | '〔' => depth += 1,
            ')' | '）' | '}' | ']' | '〕' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => {
                if chars.get(at).is_some_and(|next| next.c == '/') {
                    at += 1;
                } else {
                    parts.push(Vec::new());
                    continue;
                }
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(*char);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let chars: Vec<Char> =
            text.chars().map(|c| Char { c, span: Span::detached() }).collect();
        let word = |part: &Vec<Char>| part.iter().map(|char| char.c).collect();
        parted(&chars).iter().map(word).collect()
    }

    #[test]
    fn heads_part_at_a_solidus_outside_of_brackets() {
        assert_eq!(parts("2020年/总量"), ["2020年", "总量"]);
        assert_eq!(parts("单价（元/平方米）"), ["单价（元/平方米）"]);
        assert_eq!(parts("元//人"), ["元/人"]);
        assert_eq!(parts("{kai 甲/乙}/丙"), ["{kai 甲/乙}", "丙"]);
        assert_eq!(parts("甲/"), ["甲", ""]);
    }
}
