//! A module: one story in a rectangle of the grid, measured and drawn.

mod measure;

pub(super) use measure::{Room, measure};

use super::balance::{Balanced, fill, opened};
use super::grid::Columns;
use super::vertical::Upright;
use crate::base::{Color, Len, Point, Rect, Size};
use crate::diag::Diagnostic;
use crate::galley::{Figure, HeadPlan, Ink, Setter, Slugs, Story};
use crate::pages::ItemKind;
use crate::resolve::{Frame, TitleSide};
use measure::{frame_rows, frame_top};

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
    for (i, range) in balanced.columns.iter().enumerate() {
        let column: Vec<usize> = range.clone().collect();
        let column = opened(&text.list, &column, balanced.rows, 2);
        text.draw_column(&column, at.by(columns.left(i), Len::ZERO), setter, ink);
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
