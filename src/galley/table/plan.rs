//! A table at a width: columns, lines of cells, and the grid rows that each row takes.

use super::super::set::Setter;
use super::widths::Widths;
use super::{Note, TableBlock};
use crate::base::{Len, Role};
use crate::resolve::TableRules;
use crate::text::{Adjust, Line, Measure, break_lines};
use std::collections::BTreeSet;
use std::ops::Range;

/// Distance of the lines of notes in percent of their size.
const NOTE_PITCH: i64 = 140;

/// A table at a width.
#[derive(Debug)]
pub(in crate::galley) struct Plan {
    pub(in crate::galley) width: Len,
    pub(super) widths: Widths,
    /// Lines of each cell.
    pub(super) lines: Vec<Vec<Line>>,
    /// Whether several columns hold texts of several lines.
    pub(super) texts: bool,
    /// Rows of the grid that each row takes, those of the head first.
    pub(super) depths: Vec<u32>,
    pub(super) head_rows: usize,
    /// The rows below the head that stand in each part of a folded table.
    pub(super) parts: Vec<Range<usize>>,
    /// From one part's left edge to the next one's.
    pub(super) step: Len,
    /// Lines of each note.
    pub(super) notes: Vec<Vec<Line>>,
    /// Rows of the grid that all notes take.
    pub(in crate::galley) note_rows: u32,
    /// By how much the table is too wide.
    pub(super) missing: Len,
}

impl TableBlock {
    /// Finds columns, lines and rows at a width.
    pub(in crate::galley) fn plan(&self, width: Len, setter: Setter<'_>) -> Plan {
        let size = setter.style(Role::TableCell).size;
        let halves = i64::try_from(self.halves).unwrap_or(1);
        // Between the parts of a folded table stands a double rule.
        let gap = size.ratio(30, 100);
        let part = (width - gap * (halves - 1)) / halves;
        let widths = self.widths(part, size);
        let lines: Vec<Vec<Line>> = self
            .cells
            .iter()
            .map(|cell| cell.lines(widths.over(cell.col, cell.cols)))
            .collect();
        let depths = self.depths(&lines);
        let long = self.cells.iter().zip(&lines).filter(|(cell, lines)| {
            cell.row >= self.head_rows && cell.cols == 1 && lines.len() > 1
        });
        let columns: BTreeSet<usize> = long.map(|(cell, _)| cell.col).collect();
        let note_width = |note: &Note| note.measure(width, setter);
        let notes: Vec<Vec<Line>> = self
            .notes
            .iter()
            .map(|note| break_lines(&note.text, &note_width(note)))
            .collect();
        let count = notes.iter().map(Vec::len).sum::<usize>();
        let note_lines = i64::try_from(count).unwrap_or(0);
        let note_rows = if count == 0 {
            0
        } else {
            let last = setter.style(Role::Note).size;
            setter.cover(note_pitch(setter) * (note_lines - 1) + last)
        };
        let missing = widths.missing;
        let parts = parts(&depths, self.head_rows, self.halves);
        Plan {
            width: part,
            widths,
            lines,
            texts: columns.len() > 1 && self.rules != TableRules::Grid,
            depths,
            head_rows: self.head_rows,
            parts,
            step: part + gap,
            notes,
            note_rows,
            missing,
        }
    }

    /// The grid rows of each row: as many as its deepest cell has lines. What a cell over
    /// several rows lacks goes to the last of them.
    fn depths(&self, lines: &[Vec<Line>]) -> Vec<u32> {
        let count = |lines: &[Line]| u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let mut depths = vec![1_u32; self.kinds.len()];
        for (cell, lines) in
            self.cells.iter().zip(lines).filter(|(cell, _)| cell.rows == 1)
        {
            if let Some(depth) = depths.get_mut(cell.row) {
                *depth = (*depth).max(count(lines));
            }
        }
        for (cell, lines) in
            self.cells.iter().zip(lines).filter(|(cell, _)| cell.rows > 1)
        {
            let rows = cell.row..(cell.row + cell.rows).min(depths.len());
            let Some(own) = depths.get_mut(rows) else { continue };
            let have: u32 = own.iter().sum();
            if let Some(last) = own.last_mut() {
                *last += count(lines).saturating_sub(have);
            }
        }
        depths
    }
}

impl Note {
    /// The measure of the note: later lines beside its label.
    pub(super) fn measure(&self, width: Len, setter: Setter<'_>) -> Measure {
        let size = setter.style(Role::Note).size;
        let indent = if self.later { size * 2 } else { Len::ZERO };
        Measure { later: indent, ..Measure::new(width, indent, Adjust::Justify) }
            .hanging(&self.text)
    }
}

impl Widths {
    /// The width of so many columns from one on, with the spaces between them.
    pub(super) fn over(&self, col: usize, cols: usize) -> Len {
        let last = col + cols.max(1) - 1;
        match (self.columns.get(col), self.columns.get(last)) {
            (Some((x0, _)), Some((x1, width))) => *x1 + *width - *x0,
            _ => Len::ZERO,
        }
    }
}

impl Plan {
    /// Grid rows of the head.
    pub(in crate::galley) fn head_depth(&self) -> u32 {
        self.depths.iter().take(self.head_rows).sum()
    }

    /// Grid rows of some rows.
    pub(super) fn depth(&self, rows: Range<usize>) -> u32 {
        self.depths.get(rows).map_or(0, |depths| depths.iter().sum())
    }

    /// Grid rows of the deepest part below the head.
    pub(super) fn deepest_part(&self) -> u32 {
        self.parts.iter().map(|part| self.depth(part.clone())).max().unwrap_or(0)
    }
}

/// Distance of the lines of notes.
pub(super) fn note_pitch(setter: Setter<'_>) -> Len {
    setter.style(Role::Note).size.ratio(NOTE_PITCH, 100)
}

/// The rows below the head in so many parts, the deepest as shallow as can be.
fn parts(depths: &[u32], head_rows: usize, halves: usize) -> Vec<Range<usize>> {
    let all = depths.get(head_rows..).unwrap_or(&[]);
    let total: u32 = all.iter().sum();
    let halves_count = u32::try_from(halves).unwrap_or(u32::MAX).max(1);
    for most in total.div_ceil(halves_count)..=total {
        let mut parts = Vec::new();
        let (mut from, mut depth) = (0, 0);
        for (at, own) in all.iter().enumerate() {
            if depth + own > most && at > from {
                parts.push(head_rows + from..head_rows + at);
                (from, depth) = (at, 0);
            }
            depth += own;
        }
        parts.push(head_rows + from..head_rows + all.len());
        if parts.len() <= halves {
            return parts;
        }
    }
    let whole = head_rows..depths.len();
    std::iter::once(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_are_as_level_as_can_be() {
        assert_eq!(parts(&[1, 1, 1, 1, 1], 1, 2), [1..3, 3..5]);
        assert_eq!(parts(&[1, 1, 1, 1], 0, 3), [0..2, 2..4]);
        assert_eq!(parts(&[2, 1, 3, 1, 1], 1, 2), [1..3, 3..5]);
        assert_eq!(parts(&[1, 1], 1, 1), vec![1..2]);
    }
}
