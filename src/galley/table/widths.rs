//! How wide the columns of a table are: so that it takes the fewest rows, numbers alike
//! stand in columns alike, and the space between columns is even.

use super::TableBlock;
use super::cells::Cell;
use crate::base::Len;
use crate::resolve::{Align, RowKind};

/// Space at each side of a column, in permille of the cells' size, where there is room.
const PAD: i64 = 500;
/// The same where texts take several lines.
const NARROW_PAD: i64 = 300;
/// The least of it.
const LEAST_PAD: i64 = 200;
/// Columns of numbers are alike where the widest is at most so many percent of the others.
const ALIKE: i64 = 180;

/// The columns of a table at a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widths {
    /// Left edge and width of each column's text.
    pub(super) columns: Vec<(Len, Len)>,
    /// Space at each side of every column.
    pub(super) pad: Len,
    /// By how much the table is too wide.
    pub(super) missing: Len,
}

/// A cell that takes several lines in a narrow column.
#[derive(Debug)]
struct Ladder {
    col: usize,
    /// Its row, where it stands in one alone.
    row: Option<usize>,
    /// The width at which it takes one line, two, and so on.
    widths: Vec<Len>,
}

impl Ladder {
    fn lines(&self, width: Len) -> usize {
        let fits = self.widths.iter().position(|least| *least <= width);
        fits.unwrap_or(self.widths.len()) + 1
    }
}

impl TableBlock {
    /// Finds the widths at which the table takes the fewest rows.
    pub(super) fn widths(&self, width: Len, size: Len) -> Widths {
        let count = i64::try_from(self.align.len()).unwrap_or(1).max(1);
        let natural = self.needs(&|cell| cell.natural);
        let sum: Len = natural.iter().copied().sum();
        let least_pad = size.ratio(LEAST_PAD, 1000);
        let room = (width - sum) / (count * 2);
        if room >= least_pad {
            let pad = room.min(size.ratio(PAD, 1000));
            return self.shared(natural, (width, pad));
        }
        let mut pad = size.ratio(NARROW_PAD, 1000);
        let whole = self.needs(&|cell| cell.width_for(usize::MAX, false));
        let sum = whole.iter().copied().sum::<Len>();
        if sum + pad * count * 2 > width {
            pad = least_pad;
        }
        let inner = width - pad * count * 2;
        let fits = sum <= inner;
        // Rather words in two lines than no table.
        let least = if fits {
            whole
        } else {
            self.needs(&|cell| cell.width_for(usize::MAX, true))
        };
        let sum: Len = least.iter().copied().sum();
        if sum > inner {
            let mut out = self.shared(scaled(&least, inner), (width, pad));
            out.missing = sum - inner;
            return out;
        }
        let widths = self.widened(least, inner);
        self.shared(widths, (width, pad))
    }

    /// What each column needs, where a cell needs as much as told: those over several
    /// columns have these share what is lacking.
    fn needs(&self, need: &dyn Fn(&Cell) -> Len) -> Vec<Len> {
        let mut widths = vec![Len::ZERO; self.align.len()];
        for cell in self.cells.iter().filter(|cell| cell.cols == 1) {
            if let Some(width) = widths.get_mut(cell.col) {
                *width = (*width).max(need(cell));
            }
        }
        for (at, width) in widths.iter_mut().enumerate() {
            let (before, after) = self.around_point(at);
            *width = (*width).max(before + after);
        }
        let mut wide: Vec<&Cell> =
            self.cells.iter().filter(|cell| cell.cols > 1).collect();
        wide.sort_by_key(|cell| cell.cols);
        for cell in wide {
            let heading = self.kinds.get(cell.row) == Some(&RowKind::Group);
            let columns = cell.col..(cell.col + cell.cols).min(widths.len());
            let Some(own) = widths.get_mut(columns) else { continue };
            let have: Len = own.iter().copied().sum();
            let parts = i64::try_from(own.len()).unwrap_or(1).max(1);
            // A heading row may take several lines; it makes no column wider.
            let lacking = need(cell) - have;
            if lacking > Len::ZERO && !heading {
                for width in own.iter_mut() {
                    *width += lacking / parts;
                }
            }
        }
        widths
    }

    /// How far the numbers of a column reach left and right of their points.
    pub(super) fn around_point(&self, column: usize) -> (Len, Len) {
        let (mut before, mut after) = (Len::ZERO, Len::ZERO);
        for number in self.numbers(column) {
            before = before.max(number.point);
            after = after.max(number.whole - number.point);
        }
        (before, after)
    }

    /// The same of their digits alone.
    pub(super) fn digits_around_point(&self, column: usize) -> (Len, Len) {
        let (mut before, mut after) = (Len::ZERO, Len::ZERO);
        for number in self.numbers(column) {
            before = before.max(number.point - number.first);
            after = after.max(number.last - number.point);
        }
        (before, after)
    }

    fn numbers(&self, column: usize) -> impl Iterator<Item = &super::cells::Number> {
        let own = self.cells.iter().filter(move |cell| cell.col == column);
        own.filter_map(|cell| cell.number.as_ref())
    }

    /// Widens columns from the least widths, each time the one that saves most rows for
    /// its width, as long as there is room.
    fn widened(&self, mut widths: Vec<Len>, room: Len) -> Vec<Len> {
        let ladders = self.ladders(&widths);
        let mut steps: Vec<Vec<Len>> = vec![Vec::new(); widths.len()];
        for ladder in &ladders {
            steps[ladder.col].extend(&ladder.widths);
        }
        for own in &mut steps {
            own.sort();
            own.dedup();
        }
        let mut now = self.burden(&ladders, &widths);
        loop {
            let used: Len = widths.iter().copied().sum();
            let left = room - used;
            let mut best: Option<(i64, usize, Len, i64)> = None;
            for (at, own) in steps.iter().enumerate() {
                let from = widths[at];
                let fits = |to: &&Len| **to > from && **to - from <= left;
                for to in own.iter().filter(fits) {
                    widths[at] = *to;
                    let then = self.burden(&ladders, &widths);
                    let cost = (*to - from).raw().max(1);
                    let gain = (now - then).saturating_mul(1 << 30) / cost;
                    if gain > 0 && best.as_ref().is_none_or(|known| gain > known.0) {
                        best = Some((gain, at, *to, then));
                    }
                }
                widths[at] = from;
            }
            let Some((_, at, to, then)) = best else { return widths };
            widths[at] = to;
            now = then;
        }
    }

    /// How the lines of each cell become fewer, from the least widths on.
    fn ladders(&self, widths: &[Len]) -> Vec<Ladder> {
        let mut out = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.cols == 1) {
            let Some(width) = widths.get(cell.col) else { continue };
            let most = cell.lines(*width).len();
            let widths = (1..most).map(|lines| cell.width_for(lines, false)).collect();
            let row = (cell.rows == 1).then_some(cell.row);
            if most > 1 {
                out.push(Ladder { col: cell.col, row, widths });
            }
        }
        out
    }

    /// What a table of such columns costs: its rows first, then the lines of its cells.
    fn burden(&self, ladders: &[Ladder], widths: &[Len]) -> i64 {
        let mut rows = vec![1_usize; self.kinds.len()];
        let mut lines = 0;
        for ladder in ladders {
            let count = ladder.lines(widths[ladder.col]);
            lines += count;
            if let Some(row) = ladder.row.and_then(|row| rows.get_mut(row)) {
                *row = (*row).max(count);
            }
        }
        let rows: usize = rows.iter().sum();
        i64::try_from(rows * 200 + lines).unwrap_or(i64::MAX)
    }

    /// Columns of widths that leave some room: columns of numbers that are nearly alike
    /// become alike, then all share what is left. A column whose texts stand at one side
    /// takes half as much as one whose texts have space at both.
    fn shared(&self, mut widths: Vec<Len>, (width, pad): (Len, Len)) -> Widths {
        let count = i64::try_from(widths.len()).unwrap_or(1).max(1);
        let mut left = width - pad * count * 2 - widths.iter().copied().sum::<Len>();
        let numbers: Vec<usize> =
            (0..widths.len()).filter(|at| self.align[*at] == Align::Decimal).collect();
        let widest = numbers.iter().map(|at| widths[*at]).max().unwrap_or(Len::ZERO);
        let lacking: Len = numbers.iter().map(|at| widest - widths[*at]).sum();
        let alike = |at: &usize| widths[*at].ratio(ALIKE, 100) >= widest;
        if lacking <= left && numbers.iter().all(alike) {
            left -= lacking;
            for at in &numbers {
                widths[*at] = widest;
            }
        }
        let share = |at: usize| match self.align.get(at) {
            Some(Align::Left | Align::Even | Align::Right) => 1,
            _ => 2,
        };
        let shares: i64 = (0..widths.len()).map(share).sum();
        let left = left.max(Len::ZERO);
        let mut x = Len::ZERO;
        let mut columns = Vec::new();
        for (at, own) in widths.iter().enumerate() {
            let own = *own + left.ratio(share(at), shares.max(1));
            columns.push((x + pad, own));
            x += own + pad * 2;
        }
        Widths { columns, pad, missing: Len::ZERO }
    }
}

/// Widths made smaller to fill a room, each by its share.
fn scaled(widths: &[Len], room: Len) -> Vec<Len> {
    let sum: Len = widths.iter().copied().sum();
    let scale = |width: &Len| width.ratio(room.max(Len::ZERO).raw(), sum.raw().max(1));
    widths.iter().map(scale).collect()
}
