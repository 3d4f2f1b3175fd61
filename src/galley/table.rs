//! Statistical tables: three rules, numbers under each other by their points, the unit
//! line above, the note below.

use super::block::set_lines;
use super::head::adjust;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Color, Len, Point, Role, Span};
use crate::resolve::{Align, Piece, Rich, Table};
use crate::text::{Adjust, Line, ShapedText};

/// Space on each side of a column, in permille of the cells' size.
const PAD: i64 = 500;

/// A measure that no cell fills: ten metres.
const UNBOUNDED: Len = Len::mm(10_000);

/// A table, shaped.
#[derive(Debug)]
pub struct TableBlock {
    head: Vec<ShapedText>,
    rows: Vec<Vec<Cell>>,
    align: Vec<Align>,
    unit: Option<ShapedText>,
    note: Option<ShapedText>,
}

/// A cell and how far its text reaches left of the decimal point.
#[derive(Debug)]
struct Cell {
    text: ShapedText,
    before_point: Len,
}

/// A table at a width.
struct Plan {
    /// Left edge and width of each column's text.
    columns: Vec<(Len, Len)>,
    /// Lines of each head cell.
    head: Vec<Vec<Line>>,
    /// Lines of each cell of each row.
    rows: Vec<Vec<Vec<Line>>>,
    note: Vec<Line>,
}

impl TableBlock {
    /// Shapes a table.
    pub(super) fn new(
        table: &Table,
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        let head = table.head.iter().map(|cell| shape(cell, Role::TableHead)).collect();
        let mut rows = Vec::new();
        for row in &table.rows {
            let mut cells = Vec::new();
            for cell in row {
                let text = shape(cell, Role::TableCell);
                let before = shape(&before_point(cell), Role::TableCell);
                cells.push(Cell { text, before_point: before.width() });
            }
            rows.push(cells);
        }
        let unit = table.unit.as_ref().map(|unit| shape(unit, Role::Note));
        let note = table.note.as_ref().map(|note| shape(note, Role::Note));
        Self { head, rows, align: table.align.clone(), unit, note }
    }

    /// The width of the unit line above it, if it has one.
    pub(super) fn unit_width(&self) -> Option<Len> {
        self.unit.as_ref().map(ShapedText::width)
    }

    /// Columns as wide as their cells; what is left over is shared, what is missing is
    /// taken from the widest.
    fn plan(&self, width: Len, setter: Setter<'_>) -> Plan {
        let pad = setter.style(Role::TableCell).size.ratio(PAD, 1000);
        let count = self.align.len().max(1);
        let mut widths: Vec<Len> =
            (0..count).map(|i| self.natural(i) + pad * 2).collect();
        let sum: Len = widths.iter().copied().sum();
        let parts = i64::try_from(count).unwrap_or(1);
        if sum <= width {
            let share = (width - sum) / parts;
            for one in &mut widths {
                *one += share;
            }
        } else {
            shrink(&mut widths, width);
        }
        let mut x = Len::ZERO;
        let mut columns = Vec::new();
        for one in &widths {
            columns.push((x + pad, (*one - pad * 2).max(Len::ZERO)));
            x += *one;
        }
        let lines = |text: &ShapedText, i: usize, adjust: Adjust| {
            set_lines(text, columns[i].1.max(Len::pt(1)), adjust)
        };
        let head = self.head.iter().enumerate();
        let head =
            head.take(count).map(|(i, cell)| lines(cell, i, Adjust::Center)).collect();
        let row = |cells: &Vec<Cell>| {
            let cells = cells.iter().enumerate().take(count);
            cells.map(|(i, cell)| lines(&cell.text, i, adjust(self.align[i]))).collect()
        };
        let rows = self.rows.iter().map(row).collect();
        let note = self.note.as_ref();
        let note =
            note.map_or_else(Vec::new, |note| set_lines(note, width, Adjust::Justify));
        Plan { columns, head, rows, note }
    }

    /// Where a cell or the note stands out of its column at a width.
    pub(super) fn overfull(&self, width: Len, setter: Setter<'_>) -> Option<Span> {
        let plan = self.plan(width, setter);
        let cells = plan.head.iter().chain(plan.rows.iter().flatten());
        let mut lines = cells.flatten().chain(&plan.note);
        let unit = self.unit_width().is_some_and(|unit| unit > width);
        let found = lines.find(|line| line.overfull).map(|line| line.span);
        found.or(unit.then(Span::detached))
    }

    /// The width of a column's widest cell on one line.
    fn natural(&self, column: usize) -> Len {
        let head = self.head.get(column).map_or(Len::ZERO, |cell| {
            set_lines(cell, UNBOUNDED, Adjust::Left)
                .iter()
                .map(|line| line.width)
                .max()
                .unwrap_or(Len::ZERO)
        });
        let (before, after) = self.around_point(column);
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let cells = cells.map(|cell| cell.text.width()).max().unwrap_or(Len::ZERO);
        head.max(cells).max(before + after)
    }

    /// How far a column's texts reach left and right of their decimal points.
    fn around_point(&self, column: usize) -> (Len, Len) {
        if self.align.get(column) != Some(&Align::Decimal) {
            return (Len::ZERO, Len::ZERO);
        }
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        let before = cells().map(|cell| cell.before_point).max().unwrap_or(Len::ZERO);
        let after = cells().map(|cell| cell.text.width() - cell.before_point).max();
        (before, after.unwrap_or(Len::ZERO))
    }

    /// The rows of the grid that it needs at a width.
    pub fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        let plan = self.plan(width, setter);
        let body: usize = plan.rows.iter().map(|row| deepest(row)).sum();
        let head = if self.head.is_empty() { 0 } else { deepest(&plan.head) };
        u32::try_from(head + body + plan.note.len()).unwrap_or(u32::MAX)
    }

    /// Draws it in so many rows; more rows than it needs open it evenly.
    pub(super) fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let plan = self.plan(width, setter);
        self.draw_unit(at, width, setter, ink);
        let head = if self.head.is_empty() { 0 } else { deepest(&plan.head) };
        let body: usize = plan.rows.iter().map(|row| deepest(row)).sum();
        let lines = i64::try_from(head + body).unwrap_or(1).max(1);
        let note = i64::try_from(plan.note.len()).unwrap_or(0);
        let room = i64::from(rows) - note;
        let pitch = setter.leading().ratio(room.max(1), lines);
        let styles = &setter.edition.styles;
        let (heavy, thin) = (styles.heavy, styles.hairline);
        let right = at.x + width;
        let mut y = at.y;
        ink.rule(at.x, right, y - setter.between().half(), heavy, Color::BLACK);
        if head > 0 {
            let tag = (Role::TableHead, 0);
            let depth =
                self.draw_row(tag, &plan, (Point::new(at.x, y), pitch), setter, ink);
            y += pitch * i64::try_from(depth).unwrap_or(1);
            ink.rule(at.x, right, y - setter.between().half(), thin, Color::BLACK);
        }
        for number in 0..self.rows.len() {
            let tag = (Role::TableCell, number);
            let depth =
                self.draw_row(tag, &plan, (Point::new(at.x, y), pitch), setter, ink);
            y += pitch * i64::try_from(depth).unwrap_or(1);
        }
        ink.rule(at.x, right, y - setter.between().half(), heavy, Color::BLACK);
        if let Some(text) = &self.note {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            let size = setter.style(Role::Note).size;
            let y = y + setter.drop(size);
            ink.lines(
                text,
                &plan.note,
                Point::new(at.x, y),
                (setter.leading(), size),
                &tag,
            );
        }
    }

    /// Draws the unit line, at the right of the row above.
    fn draw_unit(&self, at: Point, width: Len, setter: Setter<'_>, ink: &mut Ink<'_>) {
        if let Some(unit) = &self.unit {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            let size = setter.style(Role::Note).size;
            let y = at.y - setter.leading() + setter.drop(size);
            let lines = set_lines(unit, width, Adjust::Right);
            ink.lines(unit, &lines, Point::new(at.x, y), (size, size), &tag);
        }
    }

    /// Draws the head or a row; gives its depth in lines.
    fn draw_row(
        &self,
        (role, number): (Role, usize),
        plan: &Plan,
        (at, pitch): (Point, Len),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) -> usize {
        let head = role == Role::TableHead;
        let empty = Vec::new();
        let lines =
            if head { &plan.head } else { plan.rows.get(number).unwrap_or(&empty) };
        let depth = deepest(lines);
        let height = pitch * i64::try_from(depth).unwrap_or(1);
        let size = setter.style(role).size;
        let block = ink.next_block();
        let mut tag = ink.tag(role, block);
        tag.line = u32::try_from(number).unwrap_or(u32::MAX);
        for (i, lines) in lines.iter().enumerate() {
            let text = match self.rows.get(number).and_then(|row| row.get(i)) {
                Some(cell) if !head => &cell.text,
                _ => match self.head.get(i) {
                    Some(text) => text,
                    None => continue,
                },
            };
            tag.cell = u32::try_from(i).unwrap_or(u32::MAX);
            let count = i64::try_from(lines.len()).unwrap_or(1);
            let own = setter.leading() * count;
            // On the grid, unless the table is opened; shorter cells in the middle.
            let y = at.y + setter.drop(size) + (height - own).half();
            let x = at.x + plan.columns[i].0 + self.shift((role, number), i, plan);
            ink.lines(text, lines, Point::new(x, y), (setter.leading(), size), &tag);
        }
        depth
    }

    /// How far a number is moved so that its point stands under the others'.
    fn shift(&self, (role, number): (Role, usize), column: usize, plan: &Plan) -> Len {
        let decimal = self.align.get(column) == Some(&Align::Decimal);
        let cell = self.rows.get(number).and_then(|row| row.get(column));
        match cell {
            Some(cell) if decimal && role == Role::TableCell => {
                let (before, after) = self.around_point(column);
                let slack = plan.columns[column].1 - before - after;
                // A column too narrow for both sides of the points lets its cells wrap.
                if slack < Len::ZERO {
                    Len::ZERO
                } else {
                    slack.half() + before - cell.before_point
                }
            }
            _ => Len::ZERO,
        }
    }
}

/// The lines of the deepest cell, at least one.
fn deepest(cells: &[Vec<Line>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
}

/// Takes what columns are too wide from the widest, until all fit.
fn shrink(widths: &mut [Len], room: Len) {
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(widths[*i]), *i));
    for taken in 1..=order.len() {
        let others: Len = order[taken..].iter().map(|i| widths[*i]).sum();
        let each = (room - others) / i64::try_from(taken).unwrap_or(1);
        let floor = order.get(taken).map_or(Len::ZERO, |i| widths[*i]);
        if each >= floor || taken == order.len() {
            for i in &order[..taken] {
                widths[*i] = each.max(Len::ZERO);
            }
            return;
        }
    }
}

/// The part of a cell before its decimal point, or before what follows its digits.
fn before_point(cell: &Rich) -> Rich {
    let text = cell.to_text();
    let lead = text.chars().take_while(|c| !c.is_ascii_digit()).count();
    let digits = text.chars().skip(lead);
    let digits = digits.take_while(|c| c.is_ascii_digit() || *c == ',').count();
    let mut left = lead + digits;
    let mut out = Rich::default();
    for piece in &cell.pieces {
        let take = piece.text.chars().count().min(left);
        left -= take;
        out.pieces.push(Piece {
            text: piece.text.chars().take(take).collect(),
            spans: piece.spans.iter().take(take).copied().collect(),
            marks: piece.marks.clone(),
        });
    }
    out
}
