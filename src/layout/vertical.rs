//! Sections of vertical lines: lines from right to left in tiers from top to bottom, the
//! head at the right over all tiers (T55).
//!
//! Lines stand a row's height apart, as on the grid of the page turned by 90°: a tier is a
//! column that lies on its side, so that what parts text into level columns serves here too.

use super::balance::{Balanced, balance, fill, opened};
use super::grid::{Columns, Grid};
use crate::base::{Color, Len, Point};
use crate::diag::Diagnostic;
use crate::galley::{HeadPlan, Ink, Setter, Slugs, Story, slugs};
use crate::resolve::Frame;

/// Rows below which no vertical section is tried: two characters.
const LEAST_ROWS: u32 = 3;
/// Lines that may stay empty at the head instead of at the left edge.
const HEAD_AIR: u32 = 2;

/// A story of vertical lines, measured at a width.
#[derive(Debug)]
pub(super) struct Upright<'b, 'a> {
    story: &'b Story<'a>,
    grid: Grid,
    setter: Setter<'a>,
    width: Len,
    nominal: Len,
    /// The fewest rows whose tiers hold the text; more than the page has where none do.
    pub(super) rows: u32,
}

/// A story of vertical lines, set in so many rows.
#[derive(Debug)]
pub(super) struct Tiers<'b, 'a> {
    head: HeadPlan,
    text: Slugs<'b, 'a>,
    /// From top to bottom: their heights are the widths here.
    parts: Columns,
    balanced: Balanced,
    /// Lines that a tier has room for.
    lines: u32,
    /// Faults of the head.
    found: Vec<Diagnostic>,
}

impl<'b, 'a> Upright<'b, 'a> {
    /// Finds the fewest rows that hold a story at a width; `nominal` is the size of its
    /// headline.
    pub(super) fn measure(
        story: &'b Story<'a>,
        (width, nominal): (Len, Len),
        grid: &Grid,
        setter: Setter<'a>,
    ) -> Self {
        let rows = grid.rows.saturating_add(1);
        let mut out = Self { story, grid: *grid, setter, width, nominal, rows };
        let all = || out.least()..=grid.rows;
        // What cannot be parted may ask for longer lines than the text as a whole.
        let sound = |rows: &u32| {
            let set = out.set(*rows);
            set.fits() && set.text.faults(setter).is_empty()
        };
        let found =
            all().find(sound).or_else(|| all().find(|rows| out.set(*rows).fits()));
        out.rows = found.unwrap_or(rows);
        out
    }

    /// Rows that the bare characters would fill.
    fn least(&self) -> u32 {
        let flow =
            slugs(&self.story.flow, self.setter.height(self.grid.rows), self.setter);
        let chars: usize = flow.list.iter().map(|slug| slug.chars).sum();
        let chars = i64::try_from(chars).unwrap_or(i64::MAX / 2);
        let a_line = chars / i64::from(self.room().max(1));
        let rows = (self.grid.body * a_line).whole(self.grid.leading);
        // Marks may be half as wide.
        u32::try_from(rows * 3 / 4)
            .unwrap_or(LEAST_ROWS)
            .clamp(LEAST_ROWS, self.grid.rows)
    }

    /// Lines that stand side by side over the whole width.
    fn room(&self) -> u32 {
        let lines = (self.width + self.setter.between()).whole(self.grid.leading);
        u32::try_from(lines.max(0)).unwrap_or(0)
    }

    /// Sets the story in so many rows.
    pub(super) fn set(&self, rows: u32) -> Tiers<'b, 'a> {
        let (setter, grid) = (self.setter, &self.grid);
        let height = setter.height(rows);
        let own = self.story.source.columns;
        let count = own.unwrap_or_else(|| grid.natural_columns(height)).max(1);
        let parts = Columns { inset: Len::ZERO, ..grid.part(height, count) };
        let (head, found) = self.story.head.fit(height, self.nominal, setter);
        let lines = self.room().saturating_sub(head.rows);
        let text = slugs(&self.story.flow, parts.width, setter);
        let balanced = balance(&text.list, 0..text.list.len(), count, lines);
        Tiers { head, text, parts, balanced, lines, found }
    }

    /// Draws the story with its top left corner at a point, in so many rows.
    pub(super) fn draw(&self, at: Point, rows: u32, ink: &mut Ink<'_>) {
        let (setter, set) = (self.setter, self.set(rows));
        let all = i64::from(set.parts.count.max(1));
        let deep = set.parts.width * all + set.parts.gap * (all - 1);
        // In a frame both its edges are as near to what a row leaves over.
        let boxed = !matches!(self.story.source.frame, Frame::None | Frame::Top);
        let drop = if boxed { (setter.height(rows) - deep).half() } else { Len::ZERO };
        let leading = setter.leading();
        let room = leading * i64::from(self.room()) - setter.between();
        let over = (self.width - room).max(Len::ZERO);
        // What is left over widens the head, or is shared by both edges.
        let spare = set.lines.saturating_sub(set.balanced.rows).min(HEAD_AIR);
        let spare = leading * i64::from(spare) + over;
        let right = at.x + self.width;
        let bare = set.head.parts.is_empty() || set.text.list.is_empty();
        set.head.draw(Point::new(right - spare.half(), at.y), ink);
        let all = if bare { spare.half() } else { spare };
        let right = right - all - leading * i64::from(set.head.rows);
        for (i, range) in set.balanced.columns.iter().enumerate() {
            let tier: Vec<usize> = range.clone().collect();
            let top = at.y + drop + set.parts.left(i);
            for (index, line) in opened(&set.text.list, &tier, set.balanced.rows, 2) {
                let x = right - leading * i64::from(line);
                set.text.draw(index, Point::new(x, top), setter, ink);
            }
            if i > 0 && set.balanced.rows > 0 {
                let weight = setter.edition.styles.hairline;
                let y = top - set.parts.gap.half() - weight.half();
                let left = right - setter.height(set.balanced.rows);
                ink.rule(left, right, y, weight, Color::BLACK);
            }
        }
        ink.story = Some(self.story.source.id);
    }

    /// What cannot be set as it should in the rows that it needs.
    pub(super) fn faults(&self) -> Vec<Diagnostic> {
        let mut set = self.set(self.rows.min(self.grid.rows));
        let mut found = std::mem::take(&mut set.found);
        found.extend(set.text.faults(self.setter));
        found
    }

    /// Whether its lines fill the width in so many rows.
    pub(super) fn is_full(&self, rows: u32) -> bool {
        let set = self.set(rows);
        set.lines.saturating_sub(set.balanced.rows) <= HEAD_AIR * 2
    }

    /// The lines that are stretched too far in so many rows (T29).
    pub(super) fn loose(&self, rows: u32) -> Vec<Diagnostic> {
        self.set(rows).text.loose()
    }

    /// How many characters do not fit in so many rows.
    pub(super) fn characters_over(&self, rows: u32) -> usize {
        let set = self.set(rows.max(1));
        let mut at = 0;
        for _ in 0..set.parts.count {
            at += fill(&set.text.list, at, set.lines);
        }
        set.text.list.iter().skip(at).map(|slug| slug.chars).sum()
    }
}

impl Tiers<'_, '_> {
    fn fits(&self) -> bool {
        self.balanced.rows <= self.lines && self.found.is_empty()
    }
}
