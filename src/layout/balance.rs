//! Where the columns of a story end: level, the remainder to the left (T39, T40, T42).

use crate::galley::{Content, Part, Slug, rows};
use std::ops::Range;

/// What it costs to divide a table: as much as a column that is short by a third of a page.
const CUT: u64 = 300_000;

/// What a column that is short by so many rows costs; one row is the remainder rule.
fn shortage(rows: u32, last_columns: u32) -> u64 {
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
    pub(super) rows: u32,
}

/// Parts slugs over `count` columns: as shallow as can be, feet level to one row where
/// the text allows it. What would be deeper than `most` rows, and so fits no page, is only
/// counted.
pub(super) fn balance(
    slugs: &[Slug],
    range: Range<usize>,
    count: u8,
    most: u32,
) -> Balanced {
    if range.is_empty() {
        return Balanced { columns: vec![range; usize::from(count)], rows: 0 };
    }
    let total = rows(&slugs[range.clone()]);
    let least = total.div_ceil(u32::from(count.max(1)));
    if least > most {
        return counted(range.start, count, least);
    }
    let mut best: Option<(u64, Balanced)> = None;
    // Each column may open with a head once more.
    let repeats = slugs[range.clone()].iter().map(|slug| slug.repeat).max().unwrap_or(0);
    for extra in 0..=(total - least).saturating_add(repeats).min(most - least) {
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
    // Where no columns of at most `most` rows hold it, the text is deeper than that.
    best.map_or_else(
        || counted(range.start, count, most.saturating_add(1)),
        |(_, found)| found,
    )
}

/// What fits no page: its depth alone, with nothing in the columns.
fn counted(start: usize, count: u8, rows: u32) -> Balanced {
    Balanced { columns: vec![start..start; usize::from(count)], rows }
}

fn columns(slugs: &[Slug], start: usize, ends: &[usize]) -> Balanced {
    let mut from = start;
    let mut out = Balanced::default();
    for end in ends {
        out.rows = out.rows.max(rows(&slugs[from..*end]));
        out.columns.push(from..*end);
        from = *end;
    }
    out
}

/// The rows above each slug, and of all in the end.
fn rows_above(slugs: &[Slug]) -> Vec<u64> {
    let mut sum = 0;
    let mut above = vec![0];
    above.extend(slugs.iter().map(|slug| {
        sum += u64::from(slug.rows);
        sum
    }));
    above
}

/// The cheapest ends of `count` columns none deeper than `depth`, by dynamic programming
/// over columns and the places where a column may end. Places that leave more than the
/// columns after them can hold lead nowhere and are passed over: near the least depth
/// that is nearly all.
fn cheapest(
    slugs: &[Slug],
    range: Range<usize>,
    count: u8,
    depth: u32,
) -> Option<(u64, Vec<usize>)> {
    let span = range.end - range.start;
    let above = rows_above(&slugs[range.clone()]);
    let total = above[span];
    let mut cost: Vec<Option<u64>> = vec![None; span + 1];
    cost[0] = Some(0);
    let mut back: Vec<Vec<usize>> = Vec::new();
    for column in 0..count {
        let after = u32::from(count - column - 1);
        let mut next: Vec<Option<u64>> = vec![None; span + 1];
        let mut from = vec![0; span + 1];
        let room = u64::from(after) * u64::from(depth);
        let least = above.partition_point(|rows| total - rows > room);
        for (start, so_far) in cost.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            for end in start.max(least)..=span {
                let repeat = slugs.get(range.start + start).filter(|_| end > start);
                let repeat = repeat.map_or(0, |slug| u64::from(slug.repeat));
                let rows = above[end] - above[start] + repeat;
                if rows > u64::from(depth) {
                    break;
                }
                let rows = u32::try_from(rows).unwrap_or(u32::MAX);
                let ends_well =
                    end == span || end == start || slugs[range.start + end - 1].may_end;
                if !ends_well {
                    continue;
                }
                let cut =
                    end < span && end > start && cuts(&slugs[range.start + end - 1]);
                let sum = so_far + shortage(depth - rows, after) + u64::from(cut) * CUT;
                if next[end].is_none_or(|known| sum < known) {
                    next[end] = Some(sum);
                    from[end] = start;
                }
            }
        }
        cost = next;
        back.push(from);
    }
    let cheapest = cost[span]?;
    let mut ends = Vec::new();
    let mut at = span;
    for from in back.iter().rev() {
        ends.push(range.start + at);
        at = from[at];
    }
    ends.reverse();
    Some((cheapest, ends))
}

/// Whether a column that ends below a slug divides a table.
fn cuts(slug: &Slug) -> bool {
    matches!(slug.content, Content::Table(Part::Opening | Part::Row(_)))
}

/// How many slugs from `start` fill a column of at most `depth` rows and end well; 0 where
/// not even the first slugs do.
pub(super) fn fill(slugs: &[Slug], start: usize, depth: u32) -> usize {
    let mut rows = slugs.get(start).map_or(0, |slug| slug.repeat);
    let mut good = 0;
    for (slug, taken) in slugs[start..].iter().zip(1..) {
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

/// The row in which each slug of a column begins. A column that is short of `depth` by
/// `least` rows or more is opened above its headings and figures, so that its foot is
/// level with the others (T42); one of plain text keeps its foot.
pub(super) fn opened(
    slugs: &[Slug],
    column: &[usize],
    depth: u32,
    least: u32,
) -> Vec<(usize, u32)> {
    let repeat = column.first().map_or(0, |index| slugs[*index].repeat);
    let used: u32 = column.iter().map(|index| slugs[*index].rows).sum::<u32>() + repeat;
    let short = depth.saturating_sub(used);
    let opens = |place: usize| {
        let content = &slugs[column[place]].content;
        let goes_on = Content::Table(Part::Opening) != *content
            && matches!(content, Content::Line(_) | Content::Table(_));
        !goes_on
    };
    let spots = (1..column.len()).filter(|place| opens(*place)).count();
    let spots = u32::try_from(spots).unwrap_or(u32::MAX);
    // More than two rows at one spot would be a hole of its own.
    let spread = if short >= least { short.min(spots.saturating_mul(2)) } else { 0 };
    let (mut row, mut spot, mut dealt) = (0, 0_u32, 0);
    let mut out = Vec::new();
    for (place, index) in column.iter().enumerate() {
        if place > 0 && opens(place) {
            spot += 1;
            let upto = spread * spot / spots.max(1);

            row += upto - dealt;
            dealt = upto;
        }
        out.push((*index, row));
        row += slugs[*index].rows + if place == 0 { repeat } else { 0 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs of so many lines, with the ends that T39 allows.
    fn paragraphs(lines: &[usize]) -> Vec<Slug> {
        let mut out = Vec::new();
        for (block, count) in lines.iter().enumerate() {
            for line in 0..*count {
                let left = count - line - 1;
                out.push(Slug {
                    rows: 1,
                    repeat: 0,
                    may_end: left == 0 || (line >= 1 && left >= 2),
                    block,
                    content: Content::Line(line),
                    chars: 20,
                });
            }
        }
        out
    }

    fn depths(slugs: &[Slug], count: u8) -> Vec<u32> {
        let balanced = balance(slugs, 0..slugs.len(), count, 100);
        balanced.columns.iter().map(|range| rows(&slugs[range.clone()])).collect()
    }

    #[test]
    fn remainder_lines_go_to_the_left() {
        assert_eq!(depths(&paragraphs(&[10]), 3), [4, 3, 3]);
        assert_eq!(depths(&paragraphs(&[11]), 3), [4, 4, 3]);
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        // Level feet (4 | 4) would leave the first line of the second paragraph alone.
        let slugs = paragraphs(&[3, 5]);
        let balanced = balance(&slugs, 0..slugs.len(), 2, 100);
        for column in &balanced.columns {
            let last = column.end.checked_sub(1).map(|last| &slugs[last]);
            assert!(last.is_none_or(|slug| slug.may_end), "{balanced:?}");
        }
        assert_eq!(depths(&slugs, 2), [5, 3]);
    }

    #[test]
    fn short_texts_leave_columns_empty_rather_than_break_rules() {
        assert_eq!(depths(&paragraphs(&[2]), 3), [2, 0, 0]);
        assert_eq!(balance(&[], 0..0, 3, 100).rows, 0);
    }

    #[test]
    fn what_fits_no_page_is_only_counted() {
        let slugs = paragraphs(&[90]);
        let balanced = balance(&slugs, 0..slugs.len(), 2, 40);
        assert_eq!(balanced.rows, 45);
        assert!(balanced.columns.iter().all(Range::is_empty));
    }

    #[test]
    fn what_no_columns_hold_is_deeper_than_they_are() {
        let block =
            Slug { content: Content::Figure, rows: 10, ..paragraphs(&[1])[0].clone() };
        let balanced = balance(&[block], 0..1, 2, 6);
        assert!(balanced.rows > 6, "told as too deep, not left out: {balanced:?}");
    }

    #[test]
    fn fill_stops_where_a_column_may_end() {
        let slugs = paragraphs(&[3, 5]);
        assert_eq!(fill(&slugs, 0, 4), 3);
        assert_eq!(fill(&slugs, 0, 5), 5);
        assert_eq!(fill(&slugs, 3, 1), 0);
    }

    #[test]
    fn short_columns_open_above_headings() {
        let mut slugs = paragraphs(&[2, 2]);
        let heading = Slug { content: Content::Heading, rows: 2, ..slugs[0].clone() };
        slugs.insert(2, heading);
        let rows: Vec<u32> =
            opened(&slugs, &[0, 1, 2, 3, 4], 8, 1).iter().map(|(_, row)| *row).collect();
        assert_eq!(rows, [0, 1, 4, 6, 7]);
        let plain = opened(&slugs, &[0, 1], 4, 1);
        assert_eq!(plain, [(0, 0), (1, 1)]);
    }
}
