//! A table on the page: its rows with their rules, its unit line, its notes.

use super::super::block::set_lines;
use super::super::ink::Ink;
use super::super::set::Setter;
use super::cells::Cell;
use super::plan::{Plan, note_pitch};
use super::rules::Foot;
use super::{TableBlock, role};
use crate::base::{Len, Point, Role};
use crate::pages::{Heads, TableCell};
use crate::resolve::TableRules;
use crate::text::{Adjust, Line};
use std::ops::Range;

/// Some rows of a table at their place.
pub(super) struct Stage<'p> {
    pub(super) plan: &'p Plan,
    pub(super) setter: Setter<'p>,
    /// The rows that stand here.
    pub(super) rows: Range<usize>,
    /// Left edge.
    pub(super) x: Len,
    /// Upper edge of the em boxes of the first row.
    y: Len,
    /// Distance of the lines: the page's, or more where the table is opened.
    pitch: Len,
    /// Grid rows down to the foot, where that is below the last row.
    end: Option<u32>,
}

impl<'p> Stage<'p> {
    /// Rows on the page's grid, from a corner.
    pub(super) fn new(
        plan: &'p Plan,
        rows: Range<usize>,
        at: Point,
        setter: Setter<'p>,
    ) -> Self {
        Self { plan, setter, rows, x: at.x, y: at.y, pitch: setter.leading(), end: None }
    }

    /// Weights of thin and heavy rules.
    pub(super) fn weights(&self) -> (Len, Len) {
        let styles = &self.setter.edition.styles;
        (styles.hairline, styles.heavy.max(styles.hairline))
    }

    /// Height of all its rows.
    pub(super) fn height(&self) -> Len {
        self.pitch * i64::from(self.plan.depth(self.rows.clone()))
    }

    /// Where a rule above the first row lies: in the middle of the white between lines.
    pub(super) fn top(&self) -> Len {
        self.y - self.setter.between().half()
    }

    /// Where a rule below a row lies.
    pub(super) fn foot(&self, row: usize) -> Len {
        let depth = self.plan.depth(self.rows.start..row + 1);
        self.top() + self.pitch * i64::from(depth)
    }

    /// Where the rule below all its rows lies.
    pub(super) fn bottom(&self) -> Len {
        let depth = self.end.unwrap_or_else(|| self.plan.depth(self.rows.clone()));
        self.top() + self.pitch * i64::from(depth)
    }

    /// Left and right edge of some columns, the space at their sides included.
    pub(super) fn across(&self, col: usize, cols: usize) -> (Len, Len) {
        let (widths, pad) = (&self.plan.widths, self.plan.widths.pad);
        let x = widths.columns.get(col).map_or(Len::ZERO, |(x, _)| *x);
        let left = self.x + x - pad;
        let right = if col + cols >= widths.columns.len() {
            self.x + self.plan.width
        } else {
            left + widths.over(col, cols) + pad * 2
        };
        (left, right)
    }

    /// The cells that begin in its rows, with their upper and lower edges.
    pub(super) fn cells<'t>(
        &self,
        table: &'t TableBlock,
    ) -> impl Iterator<Item = (&'t Cell, (Len, Len))> {
        let own = table.cells.iter().filter(|cell| self.rows.contains(&cell.row));
        own.map(|cell| {
            let top = if cell.row == self.rows.start {
                self.top()
            } else {
                self.foot(cell.row - 1)
            };
            (cell, (top, self.foot(cell.row + cell.rows - 1)))
        })
    }
}

impl TableBlock {
    /// Draws the table in so many rows, opened where it needs fewer.
    pub(in crate::galley) fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let plan = self.plan(width, setter);
        self.draw_unit(at, width, setter, ink);
        let lines = i64::from(plan.head_depth() + plan.deepest_part()).max(1);
        let room = i64::from(rows) - i64::from(plan.note_rows);
        let pitch = setter.leading().ratio(room.max(1), lines).max(setter.leading());
        let block = ink.next_block();
        let parts = plan.parts.len();
        let mut x = at.x;
        for (number, part) in plan.parts.iter().enumerate() {
            let corner = Point::new(x, at.y);
            let mut head = Stage::new(&plan, 0..self.head_rows, corner, setter);
            head.pitch = pitch;
            let known = (number == 0).then_some(block);
            let open = if part.is_empty() { Foot::End } else { Foot::Open };
            self.draw_rows(&head, known, (self.head_rows > 0, open), ink);
            let corner = corner.by(Len::ZERO, head.height());
            let mut body = Stage::new(&plan, part.clone(), corner, setter);
            body.pitch = pitch;
            body.end = Some(plan.deepest_part());
            self.draw_rows(&body, Some(block), (self.head_rows == 0, Foot::End), ink);
            if number + 1 < parts {
                self.part_rule((x + plan.width, at.y), lines, &body, ink);
            }
            x += plan.step;
        }
        let below = at.by(Len::ZERO, pitch * lines);
        self.draw_notes(&plan, below, setter, ink);
    }

    /// Draws the double rule between the parts of a folded table.
    fn part_rule(
        &self,
        (x, y): (Len, Len),
        lines: i64,
        stage: &Stage<'_>,
        ink: &mut Ink<'_>,
    ) {
        if self.rules == TableRules::None {
            return;
        }
        let (thin, _) = stage.weights();
        let top = y - stage.setter.between().half();
        let (y0, y1) = (top, top + stage.pitch * lines);
        let gap = stage.plan.step - stage.plan.width;
        for x0 in [x, x + gap - thin] {
            let rect = crate::base::Rect { x0, y0, x1: x0 + thin, y1 };
            ink.fill(rect, crate::base::Color::BLACK);
        }
    }

    /// Draws the unit line, at the right of the row above.
    pub(super) fn draw_unit(
        &self,
        at: Point,
        width: Len,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        if let Some(unit) = &self.unit {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            let size = setter.style(Role::Note).size;
            let y = at.y - setter.leading() + setter.drop(size);
            let lines = set_lines(unit, width, Adjust::Right);
            ink.lines(unit, &lines, Point::new(at.x, y), (size, size), &tag);
        }
    }

    /// Draws rows and their rules. `block` is the table's number; without one they are a
    /// head that is repeated, which readers of the structure meet only once.
    pub(super) fn draw_rows(
        &self,
        stage: &Stage<'_>,
        block: Option<u32>,
        ends: (bool, Foot),
        ink: &mut Ink<'_>,
    ) {
        if stage.rows.is_empty() {
            return;
        }
        let story = ink.story;
        if block.is_none() {
            ink.story = None;
        }
        for (index, cell) in self.cells.iter().enumerate() {
            if stage.rows.contains(&cell.row)
                && let Some(lines) = stage.plan.lines.get(index)
            {
                self.draw_cell((cell, lines), stage, block.unwrap_or(0), ink);
            }
        }
        ink.story = story;
        self.rules(stage, ends, ink);
    }

    fn draw_cell(
        &self,
        (cell, lines): (&Cell, &[Line]),
        stage: &Stage<'_>,
        block: u32,
        ink: &mut Ink<'_>,
    ) {
        let setter = stage.setter;
        let role = role(cell.row, self.head_rows);
        let mut tag = ink.tag(role, block);
        tag.line = u32::try_from(cell.row).unwrap_or(u32::MAX);
        tag.cell = u32::try_from(cell.col).unwrap_or(u32::MAX);
        tag.covers = Some(self.covers(cell));
        let size = setter.style(role).size;
        let above = stage.plan.depth(stage.rows.start..cell.row);
        let depth = stage.plan.depth(cell.row..cell.row + cell.rows);
        let height = stage.pitch * i64::from(depth);
        let own = setter.leading() * i64::try_from(lines.len()).unwrap_or(1);
        // On the grid, unless the table is opened; shorter cells in the middle, but of rows
        // of several long texts all begin on one line.
        let y = stage.y + stage.pitch * i64::from(above) + setter.drop(size);
        let body = cell.row >= self.head_rows && cell.rows == 1;
        let slack = if body && stage.plan.texts {
            (stage.pitch - setter.leading()).half()
        } else {
            (height - own).half()
        };
        let y = y + slack;
        let x = stage.plan.widths.columns.get(cell.col).map_or(Len::ZERO, |(x, _)| *x);
        let x = stage.x + x + cell.indent + self.shift(cell, stage.plan);
        let pitch = (setter.leading(), size);
        ink.lines(&cell.text, lines, Point::new(x, y), pitch, &tag);
    }

    fn covers(&self, cell: &Cell) -> TableCell {
        let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let heads = if cell.row < self.head_rows {
            Some(Heads::Column)
        } else if cell.col == 0 && self.align.len() > 1 {
            Some(Heads::Row)
        } else {
            None
        };
        TableCell { cols: count(cell.cols), rows: count(cell.rows), heads }
    }

    /// How far a number is moved so that its point stands under the others': their digits
    /// in the middle of the column, as far as what hangs beside them leaves room.
    fn shift(&self, cell: &Cell, plan: &Plan) -> Len {
        let Some(number) = cell.number else { return Len::ZERO };
        let width = plan.widths.over(cell.col, 1);
        let (before, after) = self.around_point(cell.col);
        let (left, right) = self.digits_around_point(cell.col);
        let middle = (width - left - right).half() + left;
        let point = middle.min(width - after).max(before);
        point - number.point
    }

    /// Draws the notes, from the corner below the last row on.
    pub(in crate::galley) fn draw_notes(
        &self,
        plan: &Plan,
        at: Point,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let size = setter.style(Role::Note).size;
        let pitch = note_pitch(setter);
        let mut y = at.y + setter.drop(size);
        for (note, lines) in self.notes.iter().zip(&plan.notes) {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            ink.lines(&note.text, lines, Point::new(at.x, y), (pitch, size), &tag);
            y += pitch * i64::try_from(lines.len()).unwrap_or(0);
        }
    }
}
