//! Sections that run on: one flow of columns through the pages, below what is placed.

use super::balance::{balance, opened};
use super::grid::{Columns, Grid};
use super::module::hairline;
use crate::base::{Len, Span};
use crate::diag::Diagnostic;
use crate::galley::{Content, Galley, Ink, Part, Setter, Slugs, slugs};
use std::collections::VecDeque;

/// Pages that an edition may have.
const MOST_PAGES: u16 = 9999;

/// A stretch of columns of one flow, at its place.
#[derive(Debug)]
pub(super) struct Band {
    /// The page, from 1.
    pub(super) page: u16,
    /// The first row, from 0.
    pub(super) row: u32,
    /// The columns: each slug and the row it begins in.
    columns: Vec<Vec<(usize, u32)>>,
    /// Rows of the deepest column.
    rows: u32,
}

/// All running sections, set and placed.
#[derive(Debug)]
pub(super) struct Flow<'b, 'a> {
    text: Slugs<'b, 'a>,
    columns: Columns,
    /// The bands in reading order.
    pub(super) bands: Vec<Band>,
}

impl Flow<'_, '_> {
    /// Tells the lines that are stretched too far (T29).
    pub(super) fn loose(&self) -> Vec<Diagnostic> {
        self.text.loose()
    }
}

/// Fills pages with the running sections. `first_row` tells where a page, from 1, is free.
pub(super) fn flow<'b, 'a>(
    blocks: &'b [crate::galley::Block<'a>],
    galley: &Galley<'a>,
    grid: &Grid,
    first_row: &dyn Fn(u16) -> u32,
    found: &mut Vec<Diagnostic>,
) -> Flow<'b, 'a> {
    let columns = grid.part(grid.area.width(), galley.setter.edition.page.columns);
    let text = slugs(blocks, columns.width, galley.setter);
    found.extend(text.faults(galley.setter));
    let mut bands = Vec::new();
    let mut queue: VecDeque<usize> = (0..text.list.len()).collect();
    let mut page = 1;
    let all = |queue: &VecDeque<usize>| -> u64 {
        queue.iter().map(|index| u64::from(text.list[*index].rows)).sum()
    };
    let mut left = all(&queue);
    while !queue.is_empty() {
        let row = first_row(page);
        let depth = grid.rows.saturating_sub(row);
        if depth >= 4 {
            let room = u64::from(depth) * u64::from(columns.count);
            let last = || {
                whole(&text, &queue, columns.count, depth)
                    .or_else(|| shallowest(&text, &queue, columns.count, (left, depth)))
            };
            if let Some(band) = (left <= room).then(last).flatten() {
                bands.push(Band { page, row, ..band });
                break;
            }
            let band = full(&text, &mut queue, columns.count, depth);
            if band.columns.iter().all(Vec::is_empty) {
                if row == 0 {
                    found.push(too_deep(&text, &queue, depth));
                    break;
                }
            } else {
                let set = band.columns.iter().flatten().map(|(index, _)| *index);
                left -= set.map(|index| u64::from(text.list[index].rows)).sum::<u64>();
                bands.push(Band { page, row, ..band });
            }
        }
        if page == MOST_PAGES {
            found.push(too_many_pages(&text, &queue));
            break;
        }
        page += 1;
    }
    Flow { text, columns, bands }
}

/// What is left, balanced over the columns, if it fits in the depth.
fn whole(
    text: &Slugs<'_, '_>,
    queue: &VecDeque<usize>,
    count: u8,
    depth: u32,
) -> Option<Band> {
    let (first, last) = (*queue.front()?, *queue.back()?);
    let in_order = queue.iter().zip(first..).all(|(have, want)| *have == want);
    if !in_order {
        return None;
    }
    let balanced = balance(&text.list, first..last + 1, count, depth);
    if balanced.rows == 0 || balanced.rows > depth {
        return None;
    }
    let columns = balanced.columns.into_iter().map(Iterator::collect);
    Some(level(text, columns.collect(), balanced.rows))
}

/// What is left in the shallowest columns that hold it, figures waiting for the head of a
/// column where they must: for the last page, where no balance in order fits.
fn shallowest(
    text: &Slugs<'_, '_>,
    queue: &VecDeque<usize>,
    count: u8,
    (left, depth): (u64, u32),
) -> Option<Band> {
    let least = u32::try_from(left.div_ceil(u64::from(count.max(1)))).ok()?;
    (least..=depth).find_map(|depth| {
        let mut rest = queue.clone();
        let band = full(text, &mut rest, count, depth);
        rest.is_empty().then_some(band)
    })
}

/// Rows of the table that a queue begins with; none where it begins with anything else.
fn table_rows(text: &Slugs<'_, '_>, queue: &VecDeque<usize>) -> u32 {
    let Some(first) = queue.front().and_then(|first| text.list.get(*first)) else {
        return 0;
    };
    if first.content != Content::Table(Part::Opening) {
        return 0;
    }
    let own = queue.iter().filter_map(|index| text.list.get(*index));
    own.take_while(|slug| slug.block == first.block).map(|slug| slug.rows).sum()
}

/// Fills every column to its depth. A table that one column holds is not divided. A figure that does not fit at a foot waits for the
/// head of the next column while the text runs on.
fn full(
    text: &Slugs<'_, '_>,
    queue: &mut VecDeque<usize>,
    count: u8,
    depth: u32,
) -> Band {
    let mut columns = Vec::new();
    for _ in 0..count {
        let mut column: Vec<usize> = Vec::new();
        let mut waiting: Vec<usize> = Vec::new();
        let mut left = depth;
        while let Some(next) = queue.front().copied() {
            let slug = &text.list[next];
            let repeat = if column.is_empty() { slug.repeat } else { 0 };
            let whole = table_rows(text, queue);
            if whole > left && whole <= depth && !column.is_empty() {
                let count =
                    queue.iter().take_while(|one| text.list[**one].block == slug.block);
                waiting.extend(queue.drain(..count.count()));
                continue;
            }
            if slug.rows + repeat <= left {
                left -= slug.rows + repeat;
                column.push(next);
            } else if slug.content == Content::Figure && left > 0 && !column.is_empty() {
                waiting.push(next);
            } else {
                break;
            }
            queue.pop_front();
        }
        // The column must end where a column may end.
        while column.last().is_some_and(|last| !text.list[*last].may_end) {
            if let Some(back) = column.pop() {
                queue.push_front(back);
            }
        }
        for figure in waiting.into_iter().rev() {
            queue.push_front(figure);
        }
        columns.push(column);
    }
    level(text, columns, depth)
}

/// A band of columns, each opened to the depth where it ends early.
fn level(text: &Slugs<'_, '_>, columns: Vec<Vec<usize>>, rows: u32) -> Band {
    let open = |column: Vec<usize>| opened(&text.list, &column, rows, 1);
    Band { page: 0, row: 0, columns: columns.into_iter().map(open).collect(), rows }
}

fn too_many_pages(text: &Slugs<'_, '_>, queue: &VecDeque<usize>) -> Diagnostic {
    use crate::diag::Code;
    let left: usize = queue.iter().map(|index| text.list[*index].chars).sum();
    Diagnostic::error(
        Code::TooLarge,
        next_span(text, queue),
        crate::say!(
            "排满 {MOST_PAGES} 版后还余 {left} 字",
            "{left} characters are left after {MOST_PAGES} pages"
        ),
    )
}

/// Where the next thing to be placed was written.
fn next_span(text: &Slugs<'_, '_>, queue: &VecDeque<usize>) -> Span {
    use crate::galley::BlockKind;
    let slug = queue.front().and_then(|index| text.list.get(*index));
    let block = slug.and_then(|slug| text.blocks.get(slug.block));
    block.map_or_else(Span::detached, |block| match &block.kind {
        BlockKind::Text(text) => text.span,
        BlockKind::Figure(figure) => figure.source.span,
    })
}

fn too_deep(text: &Slugs<'_, '_>, queue: &VecDeque<usize>, depth: u32) -> Diagnostic {
    use crate::diag::Code;
    let slug = queue.front().and_then(|index| text.list.get(*index));
    let rows = slug.map_or(0, |slug| slug.rows);
    let span = next_span(text, queue);
    Diagnostic::error(
        Code::Overset,
        span,
        crate::say!(
            "此块高 {rows} 行，一栏只有 {depth} 行",
            "this block is {rows} rows high, a column holds {depth}"
        ),
    )
    .help(crate::say!(
        "把表格拆成几个，或减少行数",
        "split the table, or take rows out of it"
    ))
}

impl Flow<'_, '_> {
    /// Draws a band with the hairlines between its columns.
    pub(super) fn draw(
        &self,
        band: &Band,
        grid: &Grid,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let at = grid.corner(grid.area.x0, band.row);
        for (i, column) in band.columns.iter().enumerate() {
            let corner = at.by(self.columns.left(i), Len::ZERO);
            self.text.draw_column(column, corner, setter, ink);
            if i > 0 {
                let x = at.x + self.columns.left(i) - self.columns.gap.half();
                hairline(x, (at.y, setter.height(band.rows)), setter, ink);
            }
        }
    }
}
