//! The display list: final positions. Nothing later moves anything.

mod dump;

pub use dump::dump;

use crate::base::{Color, Hatch, Lang, Len, PictureId, Point, Rect, Role, Size, Span};
use crate::base::{Step, StoryId};
use crate::font::GlyphRun;

/// All pages of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Every story, by `StoryId`: for outlines, tags and indexes.
    pub stories: Vec<Story>,
}

/// A story as readers and indexes see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its number.
    pub id: StoryId,
    /// The section that it is an item of.
    pub parent: Option<StoryId>,
    /// Its title, possibly empty.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// The page and place where it begins; `None` while nothing of it is placed.
    pub start: Option<(usize, Point)>,
    /// Where it was written.
    pub span: Span,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Number, from 1.
    pub number: u16,
    /// Trimmed size.
    pub trim: Size,
    /// Bleed on every side.
    pub bleed: Len,
    /// The items in reading order; those drawn first lie lowest.
    pub items: Vec<Item>,
}

/// Something drawn, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is drawn.
    pub kind: ItemKind,
    /// What it is part of.
    pub tag: Tag,
    /// Where it was written.
    pub span: Span,
}

/// What an item is part of: enough for tags, indexes and proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The story; `None` for page furniture.
    pub story: Option<StoryId>,
    /// The part it plays.
    pub role: Role,
    /// The block within the story, rising in reading order: lines of one paragraph bear
    /// one number.
    pub block: u32,
    /// The line within the block, or the row of a table.
    pub line: u32,
    /// The cell of a table row, else 0.
    pub cell: u32,
    /// What a cell of a table covers.
    pub covers: Option<TableCell>,
    /// Alternative text, on the first item of a figure.
    pub alt: Option<String>,
}

/// What a cell of a table covers, and what it heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableCell {
    /// Columns, at least 1.
    pub cols: u16,
    /// Rows, at least 1.
    pub rows: u16,
    /// What it is the head of.
    pub heads: Option<Heads>,
}

/// What a cell of a table is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// The columns below it.
    Column,
    /// The rows at its right.
    Row,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// Glyphs from a point on their baseline; those of vertical lines hang down from it.
    Text(Point, GlyphRun),
    /// A filled rectangle: grounds and rules.
    Fill(Rect, Color),
    /// The outline of a rectangle: the line lies inside it.
    Outline(Rect, Len, Color),
    /// A straight line from a point to another, of a weight.
    Line(Point, Point, Len, Color),
    /// A filled polygon, from corner to corner: marks and shapes that are no rectangles.
    Polygon(Vec<Point>, Color),
    /// A picture in a rectangle.
    Picture(Rect, PictureId),
    /// A line or a shape of straight lines and curves.
    Path(Vec<Step>, Paint),
}

/// How a path is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// What lies inside is filled.
    Fill(Color),
    /// What lies inside is filled with parallel lines, cut off at the outline.
    Hatch(Hatch, Color),
    /// The path itself is drawn, half of the weight on each side.
    Stroke {
        /// Its weight.
        weight: Len,
        /// Its colour.
        color: Color,
        /// Strokes and gaps, where it is broken.
        dash: Option<(Len, Len)>,
        /// Whether its ends and corners are round; else ends are cut off and corners
        /// pointed.
        round: bool,
    },
}

impl Paint {
    /// An unbroken line with pointed corners.
    pub fn stroke(weight: Len, color: Color) -> Self {
        Self::Stroke { weight, color, dash: None, round: false }
    }

    /// Its colour.
    pub fn color(self) -> Color {
        match self {
            Self::Fill(color) | Self::Hatch(_, color) | Self::Stroke { color, .. } => {
                color
            }
        }
    }
}
