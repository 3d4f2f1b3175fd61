//! A table that columns and pages divide: the slugs it becomes, and how each is drawn.

use super::super::block::set_lines;
use super::super::ink::Ink;
use super::super::set::Setter;
use super::TableBlock;
use super::draw::Stage;
use super::plan::Plan;
use super::rules::Foot;
use crate::base::{Len, Point, Role};
use crate::text::Adjust;

/// Tables of fewer rows are never divided.
const LEAST_ROWS: usize = 8;
/// So many rows at least stand on either side of a cut.
const KEPT: usize = 2;

/// A piece of a table that columns may divide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Title, unit line and head.
    Opening,
    /// A row, by its number, those of the head counted.
    Row(usize),
    /// The notes.
    Close,
}

/// Where a slug of a divided table stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::galley) struct Stand {
    /// Whether it opens the column.
    pub(in crate::galley) first: bool,
    /// Whether it ends it.
    pub(in crate::galley) last: bool,
}

impl TableBlock {
    /// Whether columns may divide it.
    pub(in crate::galley) fn divides(&self) -> bool {
        self.split && self.halves == 1 && self.kinds.len() >= self.head_rows + LEAST_ROWS
    }

    /// The parts below the head, each with its rows of the grid and whether a column may
    /// end below it.
    pub(in crate::galley) fn parts(&self, plan: &Plan) -> Vec<(Part, u32, bool)> {
        let end = self.kinds.len();
        let mut out = Vec::new();
        for row in self.head_rows..end {
            let done = row + 1 - self.head_rows;
            let left = end - row - 1;
            let merged = self
                .cells
                .iter()
                .any(|cell| cell.row <= row && cell.row + cell.rows > row + 1);
            let may_end = done >= KEPT && left >= KEPT && !self.is_group(row) && !merged;
            out.push((Part::Row(row), plan.depth(row..row + 1), may_end));
        }
        out
    }

    /// Rows of the grid that stand above a row that opens a column: 续表 with the unit
    /// line, and the head.
    pub(in crate::galley) fn repeated(plan: &Plan) -> u32 {
        1 + plan.head_depth()
    }

    /// Draws the unit line and the head below a title.
    pub(in crate::galley) fn draw_opening(
        &self,
        plan: &Plan,
        at: Point,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) -> u32 {
        self.draw_unit(at, plan.width, setter, ink);
        let block = ink.next_block();
        let head = Stage::new(plan, 0..self.head_rows, at, setter);
        self.draw_rows(&head, Some(block), (true, Foot::Open), ink);
        block
    }

    /// Draws a row, below the repeated head where it opens a column.
    pub(in crate::galley) fn draw_row(
        &self,
        (plan, row, block): (&Plan, usize, u32),
        at: Point,
        stand: Stand,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let mut at = at;
        if stand.first {
            self.draw_repeated(plan, at, setter, ink);
            let down = i64::from(Self::repeated(plan));
            at = at.by(Len::ZERO, setter.leading() * down);
        }
        let foot = if row + 1 == self.kinds.len() {
            Foot::End
        } else if stand.last {
            Foot::Cut
        } else {
            Foot::Open
        };
        let top = self.head_rows == 0 && (row == 0 || stand.first);
        let stage = Stage::new(plan, row..row + 1, at, setter);
        self.draw_rows(&stage, Some(block), (top, foot), ink);
    }

    /// Draws 续表, the unit line and the head once more; they are no content.
    fn draw_repeated(
        &self,
        plan: &Plan,
        at: Point,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let story = ink.story.take();
        let size = setter.style(Role::Note).size;
        let tag = ink.tag(Role::Note, 0);
        let y = at.y + setter.drop(size);
        let mut put = |text, adjust| {
            let lines = set_lines(text, plan.width, adjust);
            ink.lines(text, &lines, Point::new(at.x, y), (size, size), &tag);
        };
        match &self.unit {
            Some(unit) => {
                put(&self.continued, Adjust::Left);
                put(unit, Adjust::Right);
            }
            None => put(&self.continued, Adjust::Right),
        }
        ink.story = story;
        let below = at.by(Len::ZERO, setter.leading());
        let head = Stage::new(plan, 0..self.head_rows, below, setter);
        self.draw_rows(&head, None, (true, Foot::Open), ink);
    }
}
