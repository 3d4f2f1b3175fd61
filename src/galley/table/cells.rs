//! Cells: what they cover, how wide they are, and where the point of their number is.

use super::super::block::set_lines;
use super::super::set::Setter;
use crate::base::{Lang, Len, Role};
use crate::resolve::{Align, Piece, Rich, TableCell};
use crate::text::{Adjust, Line, ShapedText};

/// A measure that no cell fills: ten metres.
const UNBOUNDED: Len = Len::mm(10_000);
/// Text in cells is broken at no less than so many ems.
const LEAST_EMS: i64 = 2;

/// Lines that would be stretched further, in permille of an em, are left uneven.
const MOST_STRETCH: i64 = 120;

/// A cell, shaped.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) col: usize,
    pub(super) rows: usize,
    pub(super) cols: usize,
    /// How far its lines stand in.
    pub(super) indent: Len,
    /// How it stands in its column.
    pub(super) align: Align,
    pub(super) text: ShapedText,
    /// The number in it, in a column that is aligned by points.
    pub(super) number: Option<Number>,
    /// Its width on one line, its indent included.
    pub(super) natural: Len,
}

/// A number's parts, from the left end of its cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Where the digits begin: signs and hedges hang at their left.
    pub(super) first: Len,
    /// The decimal point, or where it would stand.
    pub(super) point: Len,
    /// Where the digits end: signs, units and marks of notes hang at their right.
    pub(super) last: Len,
    /// The whole width.
    pub(super) whole: Len,
}

impl Cell {
    /// Takes a shaped cell; `align` is its column's, none where it stands by itself: heads
    /// in the middle, heading rows at the left.
    pub(super) fn new(
        cell: &TableCell,
        (row, part, align): (usize, Role, Option<Align>),
        text: ShapedText,
        (lang, setter): (Lang, Setter<'_>),
    ) -> Self {
        let indent = setter.style(part).size * i64::from(cell.indent);
        let number = (align == Some(Align::Decimal) && cell.cols == 1)
            .then(|| number(&cell.text, &text, (lang, setter)))
            .flatten();
        let align = match align {
            // What is no number stands in the middle of its column.
            Some(Align::Decimal) => Align::Center,
            Some(_) if cell.cols > 1 => Align::Center,
            Some(Align::Even) => Align::Left,
            Some(align) => align,
            None if part == Role::TableHead => Align::Center,
            None => Align::Left,
        };
        let (col, rows, cols) = (cell.col, cell.rows, cell.cols);
        let own = set_lines(&text, UNBOUNDED, Adjust::Left);
        let wide = own.iter().map(|line| line.width).max().unwrap_or(Len::ZERO);
        let natural = indent + number.map_or(wide, |number| number.whole.max(wide));
        Self { row, col, rows, cols, indent, align, text, number, natural }
    }

    /// Its lines at a width of its column.
    pub(super) fn lines(&self, width: Len) -> Vec<Line> {
        let adjust = match self.align {
            Align::Center => Adjust::Center,
            Align::Right => Adjust::Right,
            // Words over several lines fill them, the last one apart.
            Align::Left | Align::Decimal | Align::Even => Adjust::Justify,
        };
        if self.number.is_some() {
            return set_lines(&self.text, UNBOUNDED, Adjust::Left);
        }
        let room = (width - self.indent).max(Len::pt(1));
        let lines = set_lines(&self.text, room, adjust);
        let loose = lines.iter().any(|line| line.stretch_per_gap() > MOST_STRETCH);
        if loose { set_lines(&self.text, room, Adjust::Left) } else { lines }
    }

    /// How many lines it takes at a width, and whether words and numbers stay whole; Han
    /// words may be parted where that is `loose`.
    fn broken(&self, width: Len, loose: bool) -> (usize, bool) {
        let room = (width - self.indent).max(Len::pt(1));
        let adjust = if loose { Adjust::Justify } else { Adjust::Left };
        let lines = set_lines(&self.text, room, adjust);
        (lines.len(), !lines.iter().any(|line| line.overfull || line.parted))
    }

    /// The least width at which it takes at most so many lines and no word or number is
    /// parted, to a quarter of an em.
    pub(super) fn width_for(&self, lines: usize, loose: bool) -> Len {
        let step = self.text.max_size().ratio(1, 4).max(Len::pt(1));
        if self.number.is_some() || self.text.is_empty() {
            return self.natural;
        }
        let least = self.indent + self.text.max_size() * LEAST_EMS;
        let (mut low, mut high) = (least.min(self.natural), self.natural);
        while high - low > step {
            let middle = low + (high - low).half();
            let (count, whole) = self.broken(middle, loose);
            if whole && count <= lines {
                high = middle;
            } else {
                low = middle;
            }
        }
        let (count, whole) = self.broken(low, loose);
        if whole && count <= lines { low } else { high }
    }
}

/// The parts of the number that a cell holds; none where it holds a word, a sign alone, or
/// a range.
fn number(
    cell: &Rich,
    text: &ShapedText,
    (lang, setter): (Lang, Setter<'_>),
) -> Option<Number> {
    let said = cell.to_text();
    let chars: Vec<char> = said.chars().collect();
    let first = chars.iter().position(char::is_ascii_digit)?;
    let grouped = |at: usize| {
        let c = chars.get(at).copied().unwrap_or(' ');
        let between = matches!(c, ',' | '\u{2009}' | '\u{202f}' | ' ')
            && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        c.is_ascii_digit() || between
    };
    let point = (first..chars.len()).find(|at| !grouped(*at)).unwrap_or(chars.len());
    let mut last = point;
    let fraction = chars.get(point + 1).is_some_and(char::is_ascii_digit);
    if chars.get(point) == Some(&'.') && fraction {
        let digit = |at: &usize| chars.get(*at).is_some_and(char::is_ascii_digit);
        last = (point + 1..chars.len()).find(|at| !digit(at)).unwrap_or(chars.len());
    }
    let another = chars.get(last..)?.iter().any(char::is_ascii_digit);
    let ranged = chars.iter().any(|c| matches!(c, '～' | '〜' | '~'));
    if another || ranged {
        return None;
    }
    let width = |count: usize| match count {
        0 => Len::ZERO,
        _ => setter.shape(&start(cell, count), Role::TableCell, lang).width(),
    };
    Some(Number {
        first: width(first),
        point: width(point),
        last: width(last),
        whole: text.width(),
    })
}

/// The first characters of a text.
fn start(text: &Rich, count: usize) -> Rich {
    let mut left = count;
    let mut out = Rich::default();
    for piece in &text.pieces {
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
