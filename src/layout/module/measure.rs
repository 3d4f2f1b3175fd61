//! From a story and a width to a module: its head, columns, items and figures, each with
//! the rows that it needs.

use super::super::balance::balance;
use super::super::grid::{Columns, Grid};
use super::super::vertical::Upright;
use super::Module;
use crate::base::Len;
use crate::galley::{Figure, HeadPlan, Setter, Story, slugs};
use crate::resolve::{At, Frame};
use crate::text::Direction;

/// How often a vertical headline and the text beside it are measured against each other.
const MOST_ROUNDS: u8 = 8;
/// A vertical headline that is as wide as so many lines of text gets no wider.
const MOST_ASIDE: u32 = 40;

/// How a module is to be measured.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Room {
    /// Width.
    pub(in crate::layout) width: Len,
    /// Whether it is a cell among equal ones.
    pub(in crate::layout) cell: bool,
}

/// Measures a story at a width.
pub(in crate::layout) fn measure<'b, 'a>(
    story: &'b Story<'a>,
    room: Room,
    grid: &Grid,
    setter: Setter<'a>,
) -> Module<'b, 'a> {
    let across = story.source.title_writing == Direction::Horizontal;
    if across || story.source.writing == Direction::Vertical || story.head.is_empty() {
        return measure_beside(story, room, Len::ZERO, grid, setter);
    }
    // A vertical headline is as high as what stands beside it, which is the higher the
    // wider the headline is.
    let nominal = nominal(story, room, grid, setter);
    let mut lines = setter.cover(nominal);
    for _ in 0..MOST_ROUNDS {
        let aside = setter.leading() * i64::from(lines);
        let mut module = measure_beside(story, room, aside, grid, setter);
        let rows = module.rows() - frame_rows(module.frame);
        let (head, found) = story.head.fit(setter.height(rows), nominal, setter);
        let need = head.rows;
        if need <= lines || need >= MOST_ASIDE {
            module.head = head;
            module.found.extend(found);
            return module;
        }
        lines = need;
    }
    measure_beside(story, room, setter.leading() * i64::from(lines), grid, setter)
}

/// The size of a story's headline by its room.
fn nominal(story: &Story<'_>, room: Room, grid: &Grid, setter: Setter<'_>) -> Len {
    if room.cell {
        setter.edition.styles.ladder.last().map_or(grid.body, |(_, size)| *size)
    } else {
        headline_size(room.width, story.source.rank, grid, setter)
    }
}

/// Measures a story at a width, of which a vertical head takes a part at one side.
fn measure_beside<'b, 'a>(
    story: &'b Story<'a>,
    room: Room,
    aside: Len,
    grid: &Grid,
    setter: Setter<'a>,
) -> Module<'b, 'a> {
    let frame = story.source.frame;
    let pad = pad(frame, grid);
    let inner = room.width - pad * 2 - aside;
    let nominal = nominal(story, room, grid, setter);
    let upright = (story.source.writing == Direction::Vertical)
        .then(|| Upright::measure(story, (inner, nominal), grid, setter));
    let (head, mut found) = match &upright {
        Some(upright) => (HeadPlan::default(), upright.faults()),
        None if aside > Len::ZERO => <_>::default(),
        None => story.head.fit(inner, nominal, setter),
    };
    let flow = if upright.is_some() { &[] } else { story.flow.as_slice() };
    let figures = |at: At, width: Len| -> Vec<(&'b Figure<'a>, u32)> {
        let own = story.figures.iter().filter(|figure| figure.source.at == at);
        own.map(|figure| (figure, figure.rows(width, setter))).collect()
    };
    let (columns, right_at) = beside(story, inner, grid, setter);
    let text_width = columns.left(usize::from(columns.count) - 1) + columns.width;
    let lead = slugs(&story.lead, text_width - columns.inset, setter);
    let text = slugs(flow, columns.width, setter);
    let balanced = balance(&text.list, 0..text.list.len(), columns.count, grid.rows);
    let cell_columns = even(inner, story.source.item_columns.max(1), grid);
    let mut cells = cells(story, cell_columns, grid, setter);
    for cell in cells.iter_mut().flatten() {
        found.append(&mut cell.found);
    }
    found.extend(lead.faults(setter));
    found.extend(text.faults(setter));
    // One column has no room beside it.
    let room_beside = if right_at.1 > Len::ZERO { right_at.1 } else { inner };
    for figure in &story.figures {
        let width = if figure.source.at == At::Right { room_beside } else { inner };
        found.extend(figure.fault(width, setter));
    }
    let mut bottom = figures(At::Bottom, inner);
    let mut right = figures(At::Right, room_beside);
    if right_at.1 == Len::ZERO {
        bottom.append(&mut right);
    }
    Module {
        story,
        frame,
        width: room.width,
        body: grid.body,
        pad,
        head,
        aside,
        upright,
        top: figures(At::Top, inner),
        lead,
        text,
        columns,
        balanced,
        right,
        right_at,
        cells,
        cell_columns,
        bottom,
        found,
    }
}

/// The columns of a story's text, and the left edge and width of what stands beside it:
/// no width where nothing does.
fn beside(
    story: &Story<'_>,
    inner: Len,
    grid: &Grid,
    setter: Setter<'_>,
) -> (Columns, (Len, Len)) {
    let own = story.source.columns;
    let count = own.unwrap_or_else(|| comfortable(story, inner, grid, setter)).max(1);
    let all = grid.part(inner, count);
    let beside = story.figures.iter().filter(|figure| figure.source.at == At::Right);
    match beside.map(|figure| figure.source.span_cols.max(1)).max() {
        Some(wide) if count > 1 => {
            let left = count - wide.min(count - 1);
            let x = all.left(usize::from(left));
            (Columns { count: left, ..all }, (x, inner - x))
        }
        _ => (all, (Len::ZERO, Len::ZERO)),
    }
}

/// The items of a story as rows of equal cells.
fn cells<'b, 'a>(
    story: &'b Story<'a>,
    columns: Columns,
    grid: &Grid,
    setter: Setter<'a>,
) -> Vec<Vec<Module<'b, 'a>>> {
    let room = Room { width: columns.width, cell: true };
    let row = |items: &'b [Story<'a>]| {
        items.iter().map(|item| measure(item, room, grid, setter)).collect()
    };
    story.items.chunks(usize::from(columns.count.max(1))).map(row).collect()
}

/// Columns of comfortable measure: no more than the text fills with some lines each, and
/// of the counts next to that the one whose feet come out most level.
fn comfortable(story: &Story<'_>, width: Len, grid: &Grid, setter: Setter<'_>) -> u8 {
    const LEAST_LINES: u32 = 5;
    let natural = grid.natural_columns(width);
    let beside = story.figures.iter().any(|figure| figure.source.at == At::Right);
    if beside || natural == 1 {
        return natural;
    }
    let uneven = |count: u8| -> Option<u32> {
        let column = grid.part(width, count).width;
        let text = slugs(&story.flow, column, setter);
        let all = 0..text.list.len();
        let lines = text.rows(all.clone());
        if column < grid.body * 13
            || (count > 1 && lines < LEAST_LINES * u32::from(count))
        {
            return None;
        }
        let balanced = balance(&text.list, all, count, grid.rows);
        let short = |range: &std::ops::Range<usize>| {
            let rows = balanced.rows.saturating_sub(text.rows(range.clone()));
            rows.saturating_sub(1).pow(2)
        };
        Some(balanced.columns.iter().map(short).sum())
    };
    // Among equals the first wins: the count of most comfortable measure. Nothing beats
    // level feet, and breaking the text again at other widths is most of what a page costs.
    let mut best: Option<(u32, u8)> = None;
    for count in [natural, natural - 1, natural + 1] {
        let Some(cost) = uneven(count) else { continue };
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, count));
        }
        if cost == 0 {
            break;
        }
    }
    best.map_or(1, |(_, count)| count)
}

/// Equal cells over the whole width: not whole characters, for their text has a measure
/// of its own inside.
fn even(width: Len, count: u8, grid: &Grid) -> Columns {
    let n = i64::from(count.max(1));
    let gap = if n == 1 { Len::ZERO } else { grid.gap };
    let each = (width - gap * (n - 1)) / n;
    Columns { count, width: each, gap, inset: Len::ZERO }
}

/// Space between a frame and what it holds, at the left and the right.
fn pad(frame: Frame, grid: &Grid) -> Len {
    match frame {
        Frame::None | Frame::Top => Len::ZERO,
        Frame::Line | Frame::Double | Frame::Tint => grid.body,
    }
}

/// Rows between a frame's upper edge and what it holds.
pub(super) fn frame_top(frame: Frame) -> u32 {
    u32::from(frame != Frame::None)
}

/// Rows that a frame takes above and below what it holds.
pub(super) fn frame_rows(frame: Frame) -> u32 {
    match frame {
        Frame::None => 0,
        Frame::Top => 1,
        Frame::Line | Frame::Double | Frame::Tint => 2,
    }
}

/// The headline's size by the share of the type area that a module is wide, and by rank:
/// stories after the first bear no headline of the first one's size (C7).
fn headline_size(width: Len, rank: u8, grid: &Grid, setter: Setter<'_>) -> Len {
    let share = width.raw() * 1000 / grid.area.width().raw().max(1);
    let ladder = &setter.edition.styles.ladder;
    let steps = ladder.iter().position(|(least, _)| share >= i64::from(*least));
    let step = steps.unwrap_or(usize::MAX).max(usize::from(rank.clamp(1, 3)) - 1);
    ladder.get(step).or(ladder.last()).map_or(grid.body, |(_, size)| *size)
}
