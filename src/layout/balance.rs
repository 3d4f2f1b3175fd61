//! Where the columns of a story end: level, the remainder to the left (T39, T40, T42).

use crate::galley::Slugs;
use std::ops::Range;

/// What a column that is short by so many rows costs; one row is the remainder rule.
fn shortage(rows: u16, last_columns: u16) -> u64 {
    let rows = u64::from(rows);
    let base = if rows <= 1 { rows } else { 50 * rows * rows };
    // Columns on the left should hold the remainder lines.
    base * (8 + u64::from(last_columns))
}

/// Columns of a flow, and the rows of the deepest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Balanced {
    /// The slugs of each column.
    pub(super) columns: Vec<Range<usize>>,
    /// Rows of the deepest column.
    pub(super) rows: u16,
}

/// Parts slugs over `count` columns: as shallow as can be, feet level to one row where
/// the text allows it.
pub(super) fn balance(slugs: &Slugs<'_, '_>, range: Range<usize>, count: u8) -> Balanced {
    if range.is_empty() {
        return Balanced { columns: vec![range; usize::from(count)], rows: 0 };
    }
    let total = slugs.rows(range.clone());
    let least = total.div_ceil(u16::from(count.max(1)));
    let mut best: Option<(u64, Balanced)> = None;
    for extra in 0..=total - least {
        let depth = least + extra;
        if let Some((cost, ends)) = cheapest(slugs, range.clone(), count, depth) {
            let cost = cost + 400 * u64::from(extra);
            if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                best = Some((cost, columns(slugs, range.start, &ends)));
            }
        }
        if best.is_some() && extra > 6 {
            break;
        }
    }
    best.map_or_else(Balanced::default, |(_, balanced)| balanced)
}

fn columns(slugs: &Slugs<'_, '_>, start: usize, ends: &[usize]) -> Balanced {
    let mut from = start;
    let mut out = Balanced::default();
    for end in ends {
        out.rows = out.rows.max(slugs.rows(from..*end));
        out.columns.push(from..*end);
        from = *end;
    }
    out
}

/// The cheapest ends of `count` columns none deeper than `depth`, by dynamic programming
/// over columns and the places where a column may end.
fn cheapest(
    slugs: &Slugs<'_, '_>,
    range: Range<usize>,
    count: u8,
    depth: u16,
) -> Option<(u64, Vec<usize>)> {
    let span = range.end - range.start;
    let mut cost: Vec<Option<u64>> = vec![None; span + 1];
    cost[0] = Some(0);
    let mut back: Vec<Vec<usize>> = Vec::new();
    for column in 0..count {
        let after = u16::from(count - column - 1);
        let mut next: Vec<Option<u64>> = vec![None; span + 1];
        let mut from = vec![0; span + 1];
        for (start, so_far) in cost.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            let mut rows = 0;
            for end in start..=span {
                if end > start {
                    rows += slugs.list[range.start + end - 1].rows;
                }
                if rows > depth {
                    break;
                }
                let ends_well = end == span
                    || end == start
                    || slugs.list[range.start + end - 1].may_end;
                if !ends_well {
                    continue;
                }
                let total = so_far + shortage(depth - rows, after);
                if next[end].is_none_or(|known| total < known) {
                    next[end] = Some(total);
                    from[end] = start;
                }
            }
        }
        cost = next;
        back.push(from);
    }
    let total = cost[span]?;
    let mut ends = Vec::new();
    let mut at = span;
    for from in back.iter().rev() {
        ends.push(range.start + at);
        at = from[at];
    }
    ends.reverse();
    Some((total, ends))
}

/// How many slugs from `start` fill a column of at most `depth` rows and end well; 0 where
/// not even the first slugs do.
pub(super) fn fill(slugs: &Slugs<'_, '_>, start: usize, depth: u16) -> usize {
    let mut rows = 0;
    let mut good = 0;
    for (slug, taken) in slugs.list[start..].iter().zip(1..) {
        rows += slug.rows;
        if rows > depth {
            break;
        }
        if slug.may_end {
            good = taken;
        }
    }
    good
}
