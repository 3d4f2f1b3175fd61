//! Strips: big figures in a row without grounds, thin rules between them, their label
//! below and how they changed below that. Every baseline lies on the grid: the number's on
//! the last of the rows that it takes, each line of words on a row of its own.

use super::block::set_lines;
use super::cards::{Cards, Evened, LEAST_SIZE, MOST_GROWTH, evened};
use super::ink::{Ink, ascent};
use super::set::Setter;
use crate::base::{Color, Len, Point, Role};
use crate::text::Adjust;

/// How high digits stand above their baseline, in permille of their size.
const DIGITS: i64 = 740;
/// The same of Han characters, which stand for a number in words.
const HAN: i64 = 880;
/// White between the upper rule and a number, and on each side of a cell, in percent of
/// the body size.
const AIR: i64 = 45;
/// A number is at least so large, in percent of its label.
const LEAST_OF_LABEL: i64 = 125;
/// Lines of a label, of which more make the strip take more lines.
const MOST_LINES: usize = 2;
/// A number in one line of the strip is at least so large, in percent of the style's size;
/// else the strip takes more lines.
const LEAST_OF_STYLE: i64 = 65;

/// A strip at a width.
struct Plan {
    /// Cells of each line of the strip.
    across: usize,
    /// Lines of the strip.
    down: usize,
    /// Width of each cell, line after line.
    widths: Vec<Len>,
    /// Size of all numbers.
    size: Len,
    /// Rows of the grid that a number takes.
    number_rows: u32,
    labels: Vec<Evened>,
    /// Rows of the labels of each line, and of its changes.
    words: Vec<(u32, u32)>,
}

impl Plan {
    /// Rows of one line of the strip.
    fn line_rows(&self, line: usize) -> u32 {
        let (label, change) = self.words.get(line).copied().unwrap_or_default();
        self.number_rows + label + change
    }

    /// Rows of all lines.
    fn rows(&self) -> u32 {
        (0..self.down).map(|line| self.line_rows(line)).sum()
    }
}

impl Cards<'_> {
    /// The fewest rows of a strip at a width.
    pub(super) fn strip_rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        self.strip_plan(width, None, setter).rows()
    }

    /// Whether the numbers of a strip are legible, and larger than their labels.
    pub(super) fn strip_fits(&self, width: Len, setter: Setter<'_>) -> bool {
        let plan = self.strip_plan(width, None, setter);
        let mut lines = plan.labels.iter().flat_map(|label| &label.lines);
        plan.size >= least(setter)
            && !lines.any(|line| line.overfull)
            && self.changes_fit(&plan.widths)
    }

    /// Whether each change stands on one line in its cell.
    fn changes_fit(&self, widths: &[Len]) -> bool {
        self.list.iter().zip(widths).all(|(one, width)| {
            one.change.as_ref().is_none_or(|change| change.width() <= *width)
        })
    }

    /// Whether labels are short enough for their cells, and changes too.
    fn words_fit(&self, widths: &[Len], setter: Setter<'_>) -> bool {
        let short = self.list.iter().zip(widths).all(|(one, width)| {
            let lines = set_lines(&one.label, *width - pad(setter) * 2, Adjust::Center);
            lines.len() <= MOST_LINES && !lines.iter().any(|line| line.overfull)
        });
        short && self.changes_fit(widths)
    }

    /// The plan at a width: in as few lines as leave the numbers large, in rows of which
    /// more let them grow.
    fn strip_plan(&self, width: Len, rows: Option<u32>, setter: Setter<'_>) -> Plan {
        let nominal = setter.style(Role::Figure).size;
        let count = self.list.len().max(1);
        let large = nominal.ratio(LEAST_OF_STYLE, 100).max(least(setter));
        let set = self.columns.map(|set| usize::from(set.max(1)).min(count));
        let mut down = set.map_or(1, |across| count.div_ceil(across));
        loop {
            let across = set.unwrap_or(count.div_ceil(down));
            let (widths, fitting) = self.cells(width, across, setter);
            let fits = fitting >= large && self.words_fit(&widths, setter);
            if set.is_some() || fits || down >= count {
                let size = (nominal.min(fitting), fitting);
                return self.strip_at((across, down), widths, size, rows, setter);
            }
            down += 1;
        }
    }

    /// The plan of so many cells across, with numbers of a size that may grow to another.
    fn strip_at(
        &self,
        (across, down): (usize, usize),
        widths: Vec<Len>,
        (size, most): (Len, Len),
        rows: Option<u32>,
        setter: Setter<'_>,
    ) -> Plan {
        let labels: Vec<Evened> = self
            .list
            .iter()
            .zip(&widths)
            .map(|(one, width)| evened(&one.label, *width - pad(setter) * 2))
            .collect();
        let words = self.list.chunks(across.max(1)).zip(labels.chunks(across.max(1)));
        let words = words.map(|(cards, labels)| {
            let deepest = labels.iter().map(|label| label.lines.len()).max().unwrap_or(1);
            let changes = cards.iter().any(|one| one.change.is_some());
            (u32::try_from(deepest).unwrap_or(1), u32::from(changes))
        });
        let words = words.collect();
        let mut plan = Plan {
            across,
            down,
            widths,
            size,
            number_rows: self.number_rows(size, setter),
            labels,
            words,
        };
        let Some(rows) = rows else { return plan };
        // what is left over lets numbers grow as far as their cells and the theme allow
        let lines = u32::try_from(down).unwrap_or(1).max(1);
        let spare = rows.saturating_sub(plan.rows()) / lines;
        let most = most.min(setter.style(Role::Figure).size.ratio(MOST_GROWTH, 100));
        let high = ascent(setter.body())
            + setter.leading() * i64::from(plan.number_rows + spare - 1)
            - air(setter);
        let grown = high.ratio(1000, self.height()).min(most);
        if grown > plan.size {
            plan.size = grown;
            plan.number_rows = self.number_rows(grown, setter);
        }
        plan
    }

    /// The widths of the cells, and the size at which every number fits into its own. Cells
    /// of one line that are too narrow for the widest number are as wide as their numbers
    /// ask.
    fn cells(&self, width: Len, across: usize, setter: Setter<'_>) -> (Vec<Len>, Len) {
        let nominal = setter.style(Role::Figure).size;
        let numbers: Vec<Len> = self
            .list
            .iter()
            .map(|one| self.number(one.card, nominal, setter).width())
            .collect();
        let n = i64::try_from(across).unwrap_or(1).max(1);
        let pads = pad(setter) * 2;
        let each = width / n;
        let widest = numbers.iter().copied().max().unwrap_or(Len::ZERO);
        let fitting = |room: Len, need: Len| nominal.ratio(room.raw(), need.raw().max(1));
        let equal = fitting(each - pads, widest);
        let sum: Len = numbers.iter().copied().sum();
        if equal >= nominal || across < self.list.len() {
            return (vec![each; self.list.len()], equal);
        }
        // half of the width by need, so that labels keep room too
        let own =
            |need: &Len| each.half() + width.half().ratio(need.raw(), sum.raw().max(1));
        let widths: Vec<Len> = numbers.iter().map(own).collect();
        let sizes = widths.iter().zip(&numbers);
        let size = sizes.map(|(own, need)| fitting(*own - pads, *need)).min();
        let size = size.unwrap_or(equal);
        if size > equal { (widths, size) } else { (vec![each; numbers.len()], equal) }
    }

    /// How high the numbers stand above their baseline, in permille of their size.
    fn height(&self) -> i64 {
        let words = |text: &str| text.chars().any(|c| !c.is_ascii() && c != '\u{2009}');
        let han = self.list.iter().any(|one| words(&one.card.number));
        if han { HAN } else { DIGITS }
    }

    /// Rows that numbers of a size take, their baseline on that of the last.
    fn number_rows(&self, size: Len, setter: Setter<'_>) -> u32 {
        let high = size.ratio(self.height(), 1000) + air(setter);
        let more = (high - ascent(setter.body())).max(Len::ZERO).cover(setter.leading());
        u32::try_from(more).unwrap_or(0) + 1
    }

    /// Draws a strip in so many rows, in the middle of those that it leaves over.
    pub(super) fn draw_strip(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let plan = self.strip_plan(width, Some(rows), setter);
        let weight = setter.edition.styles.hairline;
        let edge = setter.between().half();
        let rule = |ink: &mut Ink<'_>, y: Len| {
            ink.rule(at.x, at.x + width, y - edge, weight, Color::BLACK);
        };
        let down = |row: u32| setter.leading() * i64::from(row);
        rule(ink, at.y);
        let lines = u32::try_from(plan.down).unwrap_or(1).max(1);
        let spare = rows.saturating_sub(plan.rows());
        let (mut row, mut left) = (0, spare);
        for (line, number) in (0..plan.down).zip(0..lines) {
            let own = left / (lines - number);
            left -= own;
            let deep = plan.line_rows(line) + own;
            let top = at.by(Len::ZERO, down(row));
            self.draw_line(&plan, line, (top, deep, own / 2), setter, ink);
            row += deep;
            rule(ink, at.y + down(row));
        }
    }

    /// Draws one line of a strip: cells side by side in so many rows, so many of them left
    /// empty above.
    fn draw_line(
        &self,
        plan: &Plan,
        line: usize,
        (at, rows, above): (Point, u32, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let weight = setter.edition.styles.hairline;
        let mut x = at.x;
        let (label_rows, _) = plan.words.get(line).copied().unwrap_or_default();
        let from = line * plan.across;
        let cells = self.list.iter().zip(&plan.widths).zip(&plan.labels);
        for (i, ((one, width), label)) in cells.enumerate().skip(from).take(plan.across) {
            if i > from {
                let y0 = at.y;
                let y1 = at.y + setter.height(rows);
                let x0 = x - weight.half();
                let rect = crate::base::Rect { x0, y0, x1: x0 + weight, y1 };
                ink.fill(rect, Color::BLACK);
            }
            let row = |row: u32| at.y + setter.leading() * i64::from(above + row);
            let baseline = row(plan.number_rows - 1) + ascent(setter.body());
            let number = self.number(one.card, plan.size, setter);
            let set = set_lines(&number, *width, Adjust::Center);
            let block = ink.next_block();
            let tag = ink.tag(Role::Figure, block);
            let corner = Point::new(x, baseline - ascent(plan.size));
            ink.lines(&number, &set, corner, (plan.size, plan.size), &tag);
            let size = setter.style(Role::FigureLabel).size;
            let pitch = (setter.leading(), size);
            let words = |n: u32| row(plan.number_rows + n) + setter.drop(size);
            let block = ink.next_block();
            let tag = ink.tag(Role::FigureLabel, block);
            let corner = Point::new(x + pad(setter) + label.inset, words(0));
            ink.lines(&one.label, &label.lines, corner, pitch, &tag);
            if let Some(change) = &one.change {
                let block = ink.next_block();
                let tag = ink.tag(Role::FigureLabel, block);
                let lines = set_lines(change, *width, Adjust::Center);
                let corner = Point::new(x, words(label_rows));
                ink.lines(change, &lines, corner, pitch, &tag);
            }
            x += *width;
        }
    }
}

/// The smallest that a number is set: legible, and larger than its label.
fn least(setter: Setter<'_>) -> Len {
    let label = setter.style(Role::FigureLabel).size;
    label.ratio(LEAST_OF_LABEL, 100).max(LEAST_SIZE)
}

fn air(setter: Setter<'_>) -> Len {
    setter.body().ratio(AIR, 100)
}

fn pad(setter: Setter<'_>) -> Len {
    setter.body().ratio(AIR, 100)
}
