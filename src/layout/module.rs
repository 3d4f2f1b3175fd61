//! A module: one story in a rectangle of the grid, measured and drawn.

use super::balance::{Balanced, balance, fill, opened};
use super::grid::{Columns, Grid};
use super::vertical::Upright;
use crate::base::{Color, Len, Point, Rect, Size};
use crate::diag::Diagnostic;
use crate::galley::{Figure, HeadPlan, Ink, Setter, Slugs, Story, slugs};
use crate::pages::ItemKind;
use crate::resolve::{At, Frame, TitleSide};
use crate::text::Direction;

/// A story measured at a width: what it needs, part by part.
#[derive(Debug)]
pub(super) struct Module<'b, 'a> {
    story: &'b Story<'a>,
    frame: Frame,
    width: Len,
    body: Len,
    pad: Len,
    head: HeadPlan,
    /// Width of a vertical head beside horizontal text, with the space at its right.
    aside: Len,
    /// The text where it is vertical; its head is there too.
    upright: Option<Upright<'b, 'a>>,
    top: Vec<(&'b Figure<'a>, u32)>,
    lead: Slugs<'b, 'a>,
    text: Slugs<'b, 'a>,
    columns: Columns,
    balanced: Balanced,
    right: Vec<(&'b Figure<'a>, u32)>,
    right_at: (Len, Len),
    cells: Vec<Vec<Module<'b, 'a>>>,
    cell_columns: Columns,
    bottom: Vec<(&'b Figure<'a>, u32)>,
    /// Faults met while measuring.
    pub(super) found: Vec<Diagnostic>,
}

/// A part of a module below its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A figure above the text.
    Top(usize),
    /// Lead, columns and what stands beside them.
    Text,
    /// A row of items.
    Cells(usize),
    /// A figure below the text.
    Bottom(usize),
}

/// How often a vertical headline and the text beside it are measured against each other.
const MOST_ROUNDS: u8 = 8;
/// A vertical headline that is as wide as so many lines of text gets no wider.
const MOST_ASIDE: u32 = 40;

/// How a module is to be measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Width.
    pub(super) width: Len,
    /// Whether it is a cell among equal ones.
    pub(super) cell: bool,
}

/// Measures a story at a width.
pub(super) fn measure<'b, 'a>(
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
fn frame_top(frame: Frame) -> u32 {
    u32::from(frame != Frame::None)
}

/// Rows that a frame takes above and below what it holds.
fn frame_rows(frame: Frame) -> u32 {
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

impl Module<'_, '_> {
    fn lead_rows(&self) -> u32 {
        let rows = self.lead.rows(0..self.lead.list.len());
        let text_below = self.balanced.rows > 0;
        rows + u32::from(rows > 0 && text_below)
    }

    fn text_rows(&self) -> u32 {
        if let Some(upright) = &self.upright {
            return upright.rows;
        }
        let right: u32 = self.right.iter().map(|(_, rows)| *rows).sum();
        (self.lead_rows() + self.balanced.rows).max(right)
    }

    fn cell_rows(row: &[Self]) -> u32 {
        row.iter().map(Module::rows).max().unwrap_or(0)
    }

    /// What stands below the head, from top to bottom, with the rows each part needs.
    fn parts(&self) -> Vec<(Part, u32)> {
        let mut parts = Vec::new();
        let figures = |list: &[(&Figure<'_>, u32)], part: fn(usize) -> Part| {
            let rows = list.iter().map(|(_, rows)| *rows).enumerate();
            rows.map(|(i, rows)| (part(i), rows)).collect::<Vec<_>>()
        };
        parts.extend(figures(&self.top, Part::Top));
        parts.push((Part::Text, self.text_rows()));
        let cells = self.cells.iter().map(|row| Self::cell_rows(row)).enumerate();
        parts.extend(cells.map(|(i, rows)| (Part::Cells(i), rows)));
        parts.extend(figures(&self.bottom, Part::Bottom));
        parts.retain(|(_, rows)| *rows > 0);
        parts
    }

    /// The rows that the story needs. A row of air parts what stands below the head.
    pub(super) fn rows(&self) -> u32 {
        let parts = self.parts();
        let air = u32::try_from(parts.len().saturating_sub(1)).unwrap_or(0);
        let parts: u32 = parts.iter().map(|(_, rows)| *rows).sum();
        frame_rows(self.frame) + self.head_rows() + parts + air
    }

    /// Rows of the head above the text: none where it stands beside it.
    fn head_rows(&self) -> u32 {
        if self.aside > Len::ZERO { 0 } else { self.head.rows }
    }

    /// Tells the lines of its text that are stretched too far in so many rows (T29).
    pub(super) fn loose(&self, rows: u32, warned: &mut Vec<Diagnostic>) {
        if let Some(upright) = &self.upright {
            let more = rows.saturating_sub(self.rows());
            warned.extend(upright.loose(upright.rows + more));
        }
        warned.extend(self.lead.loose());
        warned.extend(self.text.loose());
        for cell in self.cells.iter().flatten() {
            cell.loose(rows, warned);
        }
    }

    /// How many characters of its text do not fit in so many rows.
    pub(super) fn characters_over(&self, rows: u32) -> usize {
        let short = self.rows().saturating_sub(rows);
        if let Some(upright) = &self.upright {
            return upright.characters_over(upright.rows.saturating_sub(short));
        }
        let depth = self.balanced.rows.saturating_sub(short);
        let mut at = 0;
        for _ in 0..self.columns.count {
            at += fill(&self.text.list, at, depth);
        }
        let over: usize = self.text.list[at..].iter().map(|slug| slug.chars).sum();
        if over == 0 && short > 0 {
            let line = self.columns.width.whole(self.body).max(1);
            let lines = i64::from(short) * i64::from(self.columns.count);
            return usize::try_from(line * lines).unwrap_or(0);
        }
        over
    }

    /// Which parts take the rows that are left over: figures that stretch, else the cells,
    /// else figures beside the text.
    fn takes(&self, part: Part) -> bool {
        let stretches = |list: &[(&Figure<'_>, u32)], i: usize| {
            list.get(i).is_some_and(|(figure, _)| figure.stretches())
        };
        let figures = (0..self.top.len()).any(|i| stretches(&self.top, i))
            || (0..self.bottom.len()).any(|i| stretches(&self.bottom, i));
        match part {
            Part::Top(i) => stretches(&self.top, i),
            Part::Bottom(i) => stretches(&self.bottom, i),
            Part::Cells(_) => !figures,
            Part::Text => {
                if self.upright.is_some() {
                    return !figures;
                }
                let beside = (0..self.right.len()).any(|i| stretches(&self.right, i));
                !figures && self.cells.is_empty() && beside
            }
        }
    }

    /// Rows that nothing can fill when the module is set in so many rows.
    pub(super) fn rows_left(&self, rows: u32) -> u32 {
        // Vertical text is set anew in the rows that it gets.
        let spare = rows.saturating_sub(self.rows());
        let full = |own: &Upright<'_, '_>| own.is_full(own.rows + spare);
        let fills =
            |part: Part| part != Part::Text || self.upright.as_ref().is_none_or(full);
        let filled =
            self.parts().iter().any(|(part, _)| self.takes(*part) && fills(*part));
        if filled { 0 } else { rows.saturating_sub(self.rows()) }
    }

    /// Draws the module with its corner at a point, in at least the rows that it needs.
    pub(super) fn draw(
        &self,
        at: Point,
        rows: u32,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        ink.story = Some(self.story.source.id);
        ink.block = 0;
        self.draw_frame(at, rows, setter, ink);
        let parts = self.parts();
        let takers = parts.iter().filter(|(part, _)| self.takes(*part)).count();
        let mut extra = Share::new(rows.saturating_sub(self.rows()), takers);
        let inside = frame_top(self.frame);
        let at = at.by(self.pad, setter.leading() * i64::from(inside));
        let inner = self.width - self.pad * 2 - self.aside;
        // A vertical head is drawn from its right edge, its space between it and the text.
        let (head, text) = match self.story.source.title_side {
            _ if self.aside == Len::ZERO => (Len::ZERO, Len::ZERO),
            TitleSide::Left => (self.head.depth(), self.aside),
            TitleSide::Right => (inner + self.aside, Len::ZERO),
        };
        self.head.draw(at.by(head, Len::ZERO), ink);
        let at = at.by(text, Len::ZERO);
        let corner = |row: u32| at.by(Len::ZERO, setter.leading() * i64::from(row));
        let mut row = self.head_rows();
        for (part, own) in parts {
            let own = own + if self.takes(part) { extra.take() } else { 0 };
            let at = corner(row);
            match part {
                Part::Top(i) => self.top[i].0.draw(at, (inner, own), setter, ink),
                Part::Bottom(i) => self.bottom[i].0.draw(at, (inner, own), setter, ink),
                Part::Text => match &self.upright {
                    Some(upright) => upright.draw(at, own, ink),
                    None => self.draw_text(at, own, setter, ink),
                },
                Part::Cells(i) => self.draw_cells(i, at, own, setter, ink),
            }
            ink.story = Some(self.story.source.id);
            row += own + 1;
        }
    }

    /// Draws a row of items, all as high as the highest.
    fn draw_cells(
        &self,
        row: usize,
        at: Point,
        rows: u32,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let next = ink.block;
        for (i, cell) in self.cells[row].iter().enumerate() {
            let left = self.cell_columns.left(i);
            cell.draw(at.by(left, Len::ZERO), rows, setter, ink);
            if i > 0 && cell.frame == Frame::None {
                let x = at.x + left - self.cell_columns.gap.half();
                hairline(x, (at.y, setter.height(rows)), setter, ink);
            }
        }
        ink.block = next;
    }

    /// Lead and columns at the left, figures at the right as high as `rows`.
    fn draw_text(&self, at: Point, rows: u32, setter: Setter<'_>, ink: &mut Ink<'_>) {
        let leading = setter.leading();
        let mut y = 0;
        for index in 0..self.lead.list.len() {
            let corner = at.by(self.columns.inset, leading * i64::from(y));
            self.lead.draw(index, corner, setter, ink);
            y += self.lead.list[index].rows;
        }
        let top = at.by(Len::ZERO, leading * i64::from(self.lead_rows()));
        draw_columns(&self.text, &self.balanced, &self.columns, top, (setter, ink));
        ink.story = Some(self.story.source.id);
        let need: u32 = self.right.iter().map(|(_, own)| *own).sum();
        let mut extra = Share::new(rows.saturating_sub(need), self.right.len());
        let (x, width) = self.right_at;
        let mut row = 0;
        for (figure, own) in &self.right {
            let own = own + extra.take();
            let corner = at.by(x, leading * i64::from(row));
            figure.draw(corner, (width, own), setter, ink);
            row += own;
        }
    }

    fn draw_frame(&self, at: Point, rows: u32, setter: Setter<'_>, ink: &mut Ink<'_>) {
        let styles = &setter.edition.styles;
        let size = Size { w: self.width, h: setter.height(rows) };
        let rect = Rect::at(at, size);
        let (thin, heavy) = (styles.hairline, styles.heavy);
        let outline = |ink: &mut Ink<'_>, rect: Rect, weight: Len| {
            ink.ornament(ItemKind::Outline(rect, weight, Color::BLACK));
        };
        match self.frame {
            Frame::None => {}
            Frame::Tint => ink.fill(rect, styles.ground),
            Frame::Line => outline(ink, rect, thin),
            Frame::Double => {
                outline(ink, rect, heavy);
                let gap = heavy * 2;
                outline(ink, rect.inset(gap, gap), thin);
            }
            Frame::Top => ink.rule(rect.x0, rect.x1, rect.y0, heavy, Color::BLACK),
        }
    }
}

/// Draws balanced columns and the hairlines between them.
pub(super) fn draw_columns(
    text: &Slugs<'_, '_>,
    balanced: &Balanced,
    columns: &Columns,
    at: Point,
    (setter, ink): (Setter<'_>, &mut Ink<'_>),
) {
    let leading = setter.leading();
    for (i, range) in balanced.columns.iter().enumerate() {
        let column: Vec<usize> = range.clone().collect();
        for (index, row) in opened(&text.list, &column, balanced.rows, 2) {
            let y = leading * i64::from(row);
            text.draw(index, at.by(columns.left(i), y), setter, ink);
        }
        if i > 0 && balanced.rows > 0 {
            let x = at.x + columns.left(i) - columns.gap.half();
            hairline(x, (at.y, setter.height(balanced.rows)), setter, ink);
        }
    }
}

/// Draws a hairline down the middle of a gap (T46).
pub(super) fn hairline(
    x: Len,
    (y, height): (Len, Len),
    setter: Setter<'_>,
    ink: &mut Ink<'_>,
) {
    let weight = setter.edition.styles.hairline;
    let x0 = x - weight.half();
    ink.fill(Rect { x0, x1: x0 + weight, y0: y, y1: y + height }, Color::BLACK);
}

/// Rows dealt out evenly, the first ones one more.
struct Share {
    left: u32,
    takers: u32,
}

impl Share {
    fn new(rows: u32, takers: usize) -> Self {
        Self { left: rows, takers: u32::try_from(takers).unwrap_or(u32::MAX) }
    }

    fn take(&mut self) -> u32 {
        if self.takers == 0 {
            return 0;
        }
        let own = self.left.div_ceil(self.takers);
        self.left -= own;
        self.takers -= 1;
        own
    }
}
