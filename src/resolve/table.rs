//! A table as it is meant: cells at their places, with what they cover.

use super::{Align, Rich, TableRules};
use crate::base::Span;

/// A statistical table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which rules are drawn.
    pub rules: TableRules,
    /// Its rows from top to bottom, those of the head first.
    pub rows: Vec<TableRow>,
    /// How many of them are the head.
    pub head_rows: usize,
    /// How the cells of each column stand; as many as the table has columns.
    pub align: Vec<Align>,
    /// 单位 line.
    pub unit: Option<Rich>,
    /// 注 and 资料来源 below it.
    pub notes: Vec<TableNote>,
    /// 续表 with its number: what stands above the parts of a divided table.
    pub continued: String,
    /// Into how many parts side by side it is folded; 1: not at all.
    pub halves: u8,
    /// Whether it may be divided between columns and pages.
    pub split: bool,
    /// Where it was written.
    pub span: Span,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// What it is.
    pub kind: RowKind,
    /// Its cells from left to right. What is covered by a cell above or at the left is no
    /// cell of its own.
    pub cells: Vec<TableCell>,
    /// Where it was written.
    pub span: Span,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row of the head.
    Head,
    /// One cell over all columns, which heads the rows below it.
    Group,
    /// 合计, set bold.
    Total,
    /// Any other.
    Plain,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Its first column, from 0.
    pub col: usize,
    /// How many columns it covers, at least 1.
    pub cols: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How many ems a 子项 stands in.
    pub indent: u8,
    /// What it says, possibly nothing.
    pub text: Rich,
}

/// A note below a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableNote {
    /// Whether it stands in by the two ems of 注：, which only the first one bears.
    pub later: bool,
    /// Its text; a label that later lines stand beside is marked.
    pub text: Rich,
}

impl Table {
    /// How many columns it has.
    pub fn columns(&self) -> usize {
        self.align.len()
    }

    /// The cells of the head, row by row.
    pub fn heads(&self) -> impl Iterator<Item = &TableCell> {
        self.rows.iter().take(self.head_rows).flat_map(|row| &row.cells)
    }

    /// Every text of it, in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &Rich> {
        let cells = self.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        self.unit.iter().chain(cells).chain(self.notes.iter().map(|note| &note.text))
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Rich> {
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        let notes = self.notes.iter_mut().map(|note| &mut note.text);
        cells.map(|cell| &mut cell.text).chain(&mut self.unit).chain(notes)
    }
}
