//! Statistical tables: heads over several rows, numbers under each other by their points,
//! the unit line above, the notes below.
//!
//! A [`TableBlock`] is shaped once. [`plan`](TableBlock::plan) finds the widths of its
//! columns and the lines of its cells at a width; every row takes whole rows of the grid.
//! It is drawn as a whole, which may be opened to fill its place, or part by part where
//! columns or pages divide it.

mod cells;
mod draw;
mod plan;
mod rules;
mod split;
mod widths;

pub use split::Part;

pub(super) use plan::Plan;
pub(super) use split::Stand;

use super::set::Setter;
use crate::base::{Lang, Len, Role, Span};
use crate::diag::{Code, Diagnostic};
use crate::resolve::{Align, Rich, RowKind, Table, TableRules};
use crate::say;
use crate::text::ShapedText;
use cells::Cell;

/// A table, shaped.
#[derive(Debug)]
pub struct TableBlock {
    rules: TableRules,
    /// What each row is, those of the head first.
    kinds: Vec<RowKind>,
    head_rows: usize,
    /// The cells, row by row.
    cells: Vec<Cell>,
    align: Vec<Align>,
    unit: Option<ShapedText>,
    notes: Vec<Note>,
    /// 续表.
    continued: ShapedText,
    halves: usize,
    split: bool,
    span: Span,
}

/// A note, shaped.
#[derive(Debug)]
struct Note {
    /// Whether it stands in by the two ems of 注：.
    later: bool,
    text: ShapedText,
}

impl TableBlock {
    /// Shapes a table.
    pub(super) fn new(
        table: &Table,
        lang: Lang,
        setter: Setter<'_>,
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        let mut cells = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let role = role(at, table.head_rows);
            for cell in &row.cells {
                let align = match row.kind {
                    RowKind::Plain | RowKind::Total => table.align.get(cell.col),
                    // The head of numbers that stand at the right does so too.
                    RowKind::Head if cell.cols == 1 => {
                        table.align.get(cell.col).filter(|align| **align == Align::Right)
                    }
                    RowKind::Head | RowKind::Group => None,
                };
                let text = shape(&cell.text, role);
                let place = (at, role, align.copied());
                cells.push(Cell::new(cell, place, text, (lang, setter)));
            }
        }
        let note = |note: &crate::resolve::TableNote| Note {
            later: note.later,
            text: setter.shape(&note.text, Role::Note, lang),
        };
        for note in &table.notes {
            shape(&note.text, Role::Note);
        }
        let continued = Rich::plain(&table.continued, table.span);
        Self {
            rules: table.rules,
            kinds: table.rows.iter().map(|row| row.kind).collect(),
            head_rows: table.head_rows,
            cells,
            align: table.align.clone(),
            unit: table.unit.as_ref().map(|unit| shape(unit, Role::Note)),
            notes: table.notes.iter().map(note).collect(),
            continued: setter.shape(&continued, Role::Note, lang),
            halves: usize::from(table.halves.max(1)),
            split: table.split,
            span: table.span,
        }
    }

    /// The width of the unit line above it, if it has one.
    pub(super) fn unit_width(&self) -> Option<Len> {
        self.unit.as_ref().map(ShapedText::width)
    }

    /// The rows of the grid that it needs at a width, its unit line apart.
    pub(super) fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        let plan = self.plan(width, setter);
        plan.head_depth() + plan.deepest_part() + plan.note_rows
    }

    /// Why it cannot be set at a width.
    pub(super) fn fault(&self, width: Len, setter: Setter<'_>) -> Option<Diagnostic> {
        let plan = self.plan(width, setter);
        if plan.missing > Len::ZERO {
            return Some(self.too_wide(width, plan.missing));
        }
        let unit = self.unit_width().is_some_and(|unit| unit > width);
        let notes = plan.notes.iter().flatten().find(|line| line.overfull);
        let found = notes.map(|line| line.span).or(unit.then_some(self.span))?;
        let mm = format!("{:.1}", width.to_mm());
        let fault = Diagnostic::error(
            Code::Overset,
            if found.file().is_none() { self.span } else { found },
            say!(
                "单位行或表注放不进 {mm} mm 的宽度",
                "the unit line or a note does not fit into a width of {mm} mm"
            ),
        );
        Some(fault.help(say!(
            "缩短它，或给表格宽一些的版位",
            "shorten it, or give the table more width"
        )))
    }

    fn too_wide(&self, width: Len, missing: Len) -> Diagnostic {
        let (mm, over) =
            (format!("{:.1}", width.to_mm()), format!("{:.1}", missing.to_mm()));
        let count = self.align.len();
        let fault = Diagnostic::error(
            Code::Overset,
            self.span,
            say!(
                "表格有 {count} 栏，放不进 {mm} mm 的宽度，宽出 {over} mm",
                "the table of {count} columns does not fit into {mm} mm: it is {over} mm too wide"
            ),
        );
        fault.help(if self.align.len() > self.kinds.len() {
            say!(
                "用 turn = true 把行列对调，减少栏数，或给它宽一些的版位",
                "exchange rows and columns by turn = true, take fewer columns, or give it more width"
            )
        } else {
            say!(
                "减少栏数，缩短栏头和数字，或给它宽一些的版位",
                "take fewer columns, shorten heads and numbers, or give it more width"
            )
        })
    }
}

/// The part that a row's cells play.
fn role(row: usize, head_rows: usize) -> Role {
    if row < head_rows { Role::TableHead } else { Role::TableCell }
}
