//! The rules of a table: where they run and how heavy they are.

use super::TableBlock;
use super::draw::Stage;
use crate::base::{Color, Len, Rect};
use crate::galley::ink::Ink;
use crate::resolve::{RowKind, TableRules};

/// How the last row of a stretch ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    /// The table ends.
    End,
    /// It goes on elsewhere.
    Cut,
    /// Its next row follows.
    Open,
}

impl TableBlock {
    /// Draws the rules of the rows of a stage; `top` tells whether they begin the table or
    /// its part on a column.
    pub(super) fn rules(
        &self,
        stage: &Stage<'_>,
        (top, foot): (bool, Foot),
        ink: &mut Ink<'_>,
    ) {
        if self.rules == TableRules::None {
            return;
        }
        let (thin, heavy) = stage.weights();
        let (left, right) = (stage.x, stage.x + stage.plan.width);
        if top {
            ink.rule(left, right, stage.top(), heavy, Color::BLACK);
        }
        for (cell, (y0, y1)) in stage.cells(self) {
            let head = cell.row + cell.rows < self.head_rows;
            let boxed = self.rules == TableRules::Grid && cell.row >= self.head_rows;
            let end = cell.row + cell.rows >= stage.rows.end;
            let (x0, x1) = stage.across(cell.col, cell.cols);
            if head {
                let inset = if self.rules == TableRules::Three {
                    stage.plan.widths.pad.half()
                } else {
                    Len::ZERO
                };
                ink.rule(x0 + inset, x1 - inset, y1, thin, Color::BLACK);
            } else if boxed && !(end && foot != Foot::Open) {
                ink.rule(x0, x1, y1, thin, Color::BLACK);
            }
            let inner = cell.col + cell.cols < self.align.len();
            let upright = matches!(self.rules, TableRules::Open | TableRules::Grid);
            if upright && inner {
                let x = x1 - thin.half();
                let rect = Rect { x0: x, y0, x1: x + thin, y1 };
                ink.fill(rect, Color::BLACK);
            }
        }
        if self.head_rows > 0 && stage.rows.contains(&(self.head_rows - 1)) {
            let y = stage.foot(self.head_rows - 1);
            ink.rule(left, right, y, thin, Color::BLACK);
        }
        let bottom = stage.bottom();
        match foot {
            Foot::End => ink.rule(left, right, bottom, heavy, Color::BLACK),
            Foot::Cut => ink.rule(left, right, bottom, thin, Color::BLACK),
            Foot::Open => {}
        }
        if self.rules == TableRules::Grid {
            for x0 in [left, right - heavy] {
                let rect = Rect { x0, y0: stage.top(), x1: x0 + heavy, y1: bottom };
                ink.fill(rect, Color::BLACK);
            }
        }
    }

    /// Whether a row heads the rows below it.
    pub(super) fn is_group(&self, row: usize) -> bool {
        self.kinds.get(row) == Some(&RowKind::Group)
    }
}
