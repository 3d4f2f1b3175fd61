//! Figures: a title, perhaps with the unit line beside it, and cards, a table, a picture
//! or a chart.

use super::block::set_lines;
use super::cards::Cards;
use super::chart::ChartBlock;
use super::ink::Ink;
use super::picture::PictureBlock;
use super::set::Setter;
use super::table::{Plan, TableBlock};
use crate::base::{Len, Point, Role};
use crate::text::{Adjust, Line, ShapedText};

/// A figure, shaped.
#[derive(Debug)]
pub struct Figure<'a> {
    /// As resolved.
    pub source: &'a crate::resolve::Figure,
    /// Its title.
    pub title: Option<ShapedText>,
    /// What it shows.
    pub body: FigureBody<'a>,
}

/// What a figure shows, shaped.
#[derive(Debug)]
pub enum FigureBody<'a> {
    /// Number cards.
    Cards(Cards<'a>),
    /// A table.
    Table(TableBlock),
    /// A picture.
    Picture(PictureBlock),
    /// A chart.
    Chart(Box<ChartBlock<'a>>),
}

impl Figure<'_> {
    /// The fewest rows that it takes at a width, its title included.
    pub fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        let body = match &self.body {
            FigureBody::Cards(cards) => cards.rows(width, setter),
            FigureBody::Table(table) => table.rows(width, setter),
            FigureBody::Picture(picture) => picture.rows(width, setter),
            FigureBody::Chart(chart) => chart.rows(width, setter),
        };
        self.titling(width, setter).1 + body
    }

    /// Whether it may be set higher than it needs to fill a module.
    pub fn stretches(&self) -> bool {
        match &self.body {
            FigureBody::Cards(_) | FigureBody::Table(_) => true,
            FigureBody::Picture(_) => false,
            FigureBody::Chart(chart) => chart.stretches(),
        }
    }

    /// How the title is set beside or above the unit line: its lines, where they stand,
    /// and the rows of both together.
    fn titling(&self, width: Len, setter: Setter<'_>) -> (Vec<Line>, u32) {
        let style = setter.style(Role::FigureTitle);
        let unit = match &self.body {
            FigureBody::Table(table) => table.unit_width(),
            FigureBody::Chart(chart) => chart.unit_width(),
            _ => None,
        };
        let Some(title) = &self.title else {
            return (Vec::new(), u32::from(unit.is_some()));
        };
        // charts begin at the edge of the text, and so do their titles
        let adjust = match &self.body {
            FigureBody::Chart(_) => Adjust::Left,
            _ => super::head::adjust(style.align),
        };
        let lines = set_lines(title, width, adjust);
        let rows = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let Some(unit) = unit else { return (lines, rows) };
        let both = title.width() + unit + style.size;
        if adjust == Adjust::Center && both + unit + style.size <= width {
            (lines, rows)
        } else if both <= width {
            (set_lines(title, width, Adjust::Left), rows)
        } else {
            (lines, rows + 1)
        }
    }

    /// Draws it with its corner at a point, in so many rows.
    pub fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let from = ink.items.len();
        let title_rows = self.draw_title(at, width, setter, ink);
        let below = at.by(Len::ZERO, setter.leading() * i64::from(title_rows));
        let room = (width, rows.saturating_sub(title_rows));
        match &self.body {
            FigureBody::Cards(cards) => cards.draw(below, room, setter, ink),
            FigureBody::Table(table) => table.draw(below, room, setter, ink),
            FigureBody::Picture(picture) => picture.draw(below, room, setter, ink),
            FigureBody::Chart(chart) => chart.draw(below, room, setter, ink),
        }
        self.told(from, ink);
    }

    /// Draws the title; gives the rows that it takes with the unit line.
    fn draw_title(
        &self,
        at: Point,
        width: Len,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) -> u32 {
        let (lines, title_rows) = self.titling(width, setter);
        if let Some(title) = &self.title {
            let block = ink.next_block();
            let tag = ink.tag(Role::FigureTitle, block);
            let size = setter.style(Role::FigureTitle).size;
            let y = at.y + setter.drop(size);
            let pitch = (setter.leading(), size);
            ink.lines(title, &lines, Point::new(at.x, y), pitch, &tag);
        }
        title_rows
    }

    /// Puts the alternative text on the first item that shows something: the first cell of
    /// a table, the first shape of a chart; the title is a paragraph of its own.
    fn told(&self, from: usize, ink: &mut Ink<'_>) {
        let Some(drawn) = ink.items.get_mut(from..) else { return };
        let shows = |item: &crate::pages::Item| {
            item.tag.covers.is_some() || item.tag.role == Role::Picture
        };
        let first = drawn.iter().position(shows).unwrap_or(0);
        if let Some(first) = drawn.get_mut(first) {
            first.tag.alt = Some(self.source.alt.clone());
        }
    }

    /// The table of a figure that columns may divide.
    pub(super) fn divided(&self) -> Option<&TableBlock> {
        match &self.body {
            FigureBody::Table(table) if table.divides() => Some(table),
            _ => None,
        }
    }

    /// The rows of title, unit line and head of a divided table.
    pub(super) fn opening_rows(&self, plan: &Plan, setter: Setter<'_>) -> u32 {
        self.titling(plan.width, setter).1 + plan.head_depth()
    }

    /// Draws title, unit line and head of a divided table; gives the table's number.
    pub(super) fn draw_opening(
        &self,
        (table, plan): (&TableBlock, &Plan),
        at: Point,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) -> u32 {
        let from = ink.items.len();
        let rows = self.draw_title(at, plan.width, setter, ink);
        let below = at.by(Len::ZERO, setter.leading() * i64::from(rows));
        let block = table.draw_opening(plan, below, setter, ink);
        self.told(from, ink);
        block
    }
}
