//! The strict grid: every Han character in a cell of the body size, counted from the left
//! edge of its line, and all else in whole cells (T47).
//!
//! - A Han character, a connector and each half of —— and …… fill a cell.
//! - Marks side by side share cells, two in one; what is left over of the last cell is
//!   blank where such marks have their blank. A mark at a line end takes half a cell.
//! - A word, a number and other signs stand in the middle of the fewest cells that leave
//!   1/8 em on both sides, but close to a mark that embraces or follows them; the space between two words is the air of their cells. Between
//!   Han a space is a cell.
//! - Nothing stretches or shrinks: the last cells of a line that no character may fill
//!   stay empty, as on manuscript paper.
//! - A line that begins inside a word (by hyphenation or by force) has its air before it, so
//!   that what follows the word stands in its cells again.

use super::Cluster;
use super::sums::Edges;
use crate::base::Len;
use crate::text::Direction;
use crate::text::cjk::{Class, Gap};
use std::ops::Range;

/// The cells of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// How wide they are.
    pub(super) width: Len,
    /// The direction of their lines.
    pub(super) direction: Direction,
}

/// What stands together in whole cells.
struct Unit {
    clusters: Range<usize>,
    /// Air before its first and after its last body.
    before: Len,
    after: Len,
}

/// Sets the gaps of a paragraph, and what stands at line edges, so that all stands in
/// cells of a width.
pub(super) fn grid(clusters: &[Cluster], cell: Cell, gaps: &mut [Gap]) -> Vec<Edges> {
    let still = |natural: Len| Gap { natural, ..Gap::default() };
    let mut edges = vec![Edges::default(); clusters.len()];
    let mut last: Option<Unit> = None;
    let mut i = 0;
    while i < clusters.len() {
        if clusters[i].class.is_space() {
            i += 1;
            continue;
        }
        let end = i + unit(&clusters[i..], cell, &gaps[i..]);
        let unit = place(clusters, i..end, cell, gaps);
        // What the line starts with inside the unit reaches to its end in whole cells.
        let mut rest = unit.after;
        for at in unit.clusters.clone().rev() {
            rest += clusters[at].body;
            edges[at].lead = still(cell.width * rest.cover(cell.width) - rest);
            if at > unit.clusters.start {
                rest += gaps[at - 1].natural;
            }
        }
        if let Some(last) = &last {
            let between = &clusters[last.clusters.end..i];
            let air = last.after + unit.before + blank(clusters, last, &unit, cell);
            gaps[last.clusters.end - 1..i].fill(still(Len::ZERO));
            let ends = if between.is_empty() { last.clusters.end } else { i };
            gaps[ends - 1] = still(air);
        }
        last = Some(unit);
        i = end;
    }
    if let Some(last) = last {
        gaps[last.clusters.end - 1..].fill(still(Len::ZERO));
    }
    edges
}

/// How many clusters stand together in whole cells, from the first.
fn unit(clusters: &[Cluster], cell: Cell, gaps: &[Gap]) -> usize {
    let Some(first) = clusters.first() else { return 0 };
    if cell.fills(first) {
        // 均排 keeps its spaces, which fill a set measure together with their characters.
        let pairs = clusters.windows(2).zip(gaps);
        let spaced = pairs.take_while(|(pair, gap)| {
            gap.natural > Len::ZERO && pair.iter().all(|one| cell.fills(one))
        });
        return 1 + spaced.count();
    }
    let marks = first.class.is_adjustable();
    let alike = |one: &&Cluster| {
        one.class.is_adjustable() == marks && !one.class.is_space() && !cell.fills(one)
    };
    clusters.iter().take_while(alike).count().max(1)
}

impl Cell {
    /// Whether a cluster fills cells by itself: a Han character in a face drawn a little
    /// larger or smaller too, and in vertical lines all that stands upright or 横排.
    fn fills(self, cluster: &Cluster) -> bool {
        let (body, cell) = (cluster.body, self.width);
        let near = (body - cell).abs() <= cell / 6;
        let whole = body > Len::ZERO && body == cell * body.whole(cell);
        let sign =
            matches!(cluster.class, Class::Dash | Class::Ellipsis | Class::Connector);
        let upright = self.direction == Direction::Vertical;
        cluster.class.is_han() && near || whole && (sign || upright)
    }
}

/// Finds the cells of a unit and sets the gaps inside it.
fn place(
    clusters: &[Cluster],
    range: Range<usize>,
    cell: Cell,
    gaps: &mut [Gap],
) -> Unit {
    let inner = range.start..range.end - 1;
    let bodies: Len = clusters[range.clone()].iter().map(|one| one.body).sum();
    let first = &clusters[range.start];
    if first.class.is_adjustable() {
        gaps[inner.clone()].fill(Gap::default());
        let spare = cell.width * bodies.cover(cell.width) - bodies;
        let opens = inner.into_iter().find(|&at| {
            clusters[at].class != Class::Open && clusters[at + 1].class == Class::Open
        });
        let (mut before, mut after) = (Len::ZERO, Len::ZERO);
        if let Some(at) = opens {
            gaps[at].natural = spare;
        } else if first.class == Class::Open {
            before = spare;
        } else if first.before > Len::ZERO && first.after > Len::ZERO {
            before = spare.half();
            after = spare - before;
        } else {
            after = spare;
        }
        return Unit { clusters: range, before, after };
    }
    for gap in &mut gaps[inner.clone()] {
        *gap = Gap { natural: gap.natural, ..Gap::default() };
    }
    let between: Len = gaps[inner].iter().map(|gap| gap.natural).sum();
    let width = bodies + between;
    if cell.fills(first) {
        let air =
            cell.width * (width + cell.width.half()).whole(cell.width).max(1) - width;
        return Unit { clusters: range, before: air.half(), after: air - air.half() };
    }
    // No air beside the marks that embrace or follow a word (T32).
    let before = range.start.checked_sub(1).and_then(|at| clusters.get(at));
    let opened = before.is_some_and(|one| one.class == Class::Open);
    let after = clusters.get(range.end).map(|one| one.class);
    let closed = after.is_some_and(|class| class.is_adjustable() && class != Class::Open);
    let sides = i64::from(!opened) + i64::from(!closed);
    let air = cell.width * (width + cell.width.ratio(sides, 8)).cover(cell.width) - width;
    let before = match (opened, closed) {
        (true, false) => Len::ZERO,
        (false, true) => air,
        _ => air.half(),
    };
    Unit { clusters: range, before, after: air - before }
}

/// The width of the spaces between two units: an ideographic space is a cell each, others
/// are one between Han and none beside words, which have their air.
fn blank(clusters: &[Cluster], last: &Unit, next: &Unit, cell: Cell) -> Len {
    let spaces = &clusters[last.clusters.end..next.clusters.start];
    let wide = spaces.iter().filter(|one| one.space >= cell.width).count();
    let square = |at: usize| cell.fills(&clusters[at]);
    let one = spaces.iter().any(|one| one.space > Len::ZERO)
        && square(last.clusters.end - 1)
        && square(next.clusters.start);
    let cells = i64::try_from(wide).unwrap_or(0).max(i64::from(one));
    cell.width * cells
}
