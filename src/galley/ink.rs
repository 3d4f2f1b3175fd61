//! Drawing: items in page coordinates with what they are part of.

use crate::base::{Color, Len, Point, Rect, Role, Span, StoryId};
use crate::font::{FontBook, GlyphRun};
use crate::pages::{Item, ItemKind, Tag};
use crate::text::{Direction, Line, ShapedText};

/// The share of the em that lies above the baseline of Han faces, in permille.
const ASCENT: i64 = 880;

/// A pen that draws for one story and counts its blocks in reading order.
#[derive(Debug)]
pub struct Ink<'a> {
    /// Every face.
    pub fonts: &'a FontBook,
    /// What has been drawn.
    pub items: Vec<Item>,
    /// The story that is being drawn; `None` for page furniture.
    pub story: Option<StoryId>,
    /// Number of the next block.
    pub block: u32,
    /// The paragraph that lines are being drawn of: its place in its flow and its number.
    /// A figure between two of its lines, or a page's end, does not close it.
    pub open: Option<(usize, u32)>,
    /// The same of the table whose rows are being drawn.
    pub table: Option<(usize, u32)>,
}

impl<'a> Ink<'a> {
    /// A pen for page furniture.
    pub fn new(fonts: &'a FontBook) -> Self {
        Self { fonts, items: Vec::new(), story: None, block: 0, open: None, table: None }
    }

    /// A tag for the current story.
    pub fn tag(&self, role: Role, block: u32) -> Tag {
        Tag { story: self.story, role, block, line: 0, cell: 0, covers: None, alt: None }
    }

    /// Takes the number of a new block.
    pub fn next_block(&mut self) -> u32 {
        self.block += 1;
        self.block - 1
    }

    /// Draws something without content: a ground, a rule.
    pub fn ornament(&mut self, kind: ItemKind) {
        let tag = Tag { story: self.story, ..self.tag(Role::Ornament, 0) };
        self.items.push(Item { kind, tag, span: Span::detached() });
    }

    /// Draws a filled rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.ornament(ItemKind::Fill(rect, color));
    }

    /// Draws a level rule: `y` is its upper edge.
    pub fn rule(&mut self, x0: Len, x1: Len, y: Len, weight: Len, color: Color) {
        self.fill(Rect { x0, y0: y, x1, y1: y + weight }, color);
    }

    /// Draws lines of a text. `at` is the top left corner of the first line's em box,
    /// `pitch` the distance of lines, `size` the type size that the em box is taken of. Of
    /// a vertical text, `at` is the top right corner, and lines go to the left.
    pub fn lines(
        &mut self,
        text: &ShapedText,
        lines: &[Line],
        at: Point,
        (pitch, size): (Len, Len),
        tag: &Tag,
    ) {
        let mut depth = ascent(size);
        for (line, i) in lines.iter().zip(0..) {
            // The line of a cell's tag is its row.
            let cell = matches!(tag.role, Role::TableHead | Role::TableCell);
            let number = if cell { tag.line } else { tag.line + i };
            let tag = Tag { line: number, alt: None, ..tag.clone() };
            let from = match text.direction() {
                Direction::Vertical => at.by(-depth, Len::ZERO),
                Direction::Horizontal => at.by(Len::ZERO, depth),
            };
            self.line(text, line, from, &tag);
            depth += pitch;
        }
    }

    /// Draws one line from the left end of its measure on its baseline, with the marks
    /// below its characters; a vertical one from its upper end, turned clockwise.
    pub fn line(&mut self, text: &ShapedText, line: &Line, at: Point, tag: &Tag) {
        self.items.extend(line_items(text, line, self.fonts, at, tag));
        for mark in line.marks(text) {
            let shape = super::marks::shape(&mark, at);
            self.ornament(match text.direction() {
                Direction::Horizontal => shape,
                Direction::Vertical => super::marks::turned(shape, at),
            });
        }
    }
}

/// The items of one line from the left end of its measure on its baseline.
fn line_items(
    text: &ShapedText,
    line: &Line,
    fonts: &FontBook,
    at: Point,
    tag: &Tag,
) -> Vec<Item> {
    let place = |(dx, run): (Len, GlyphRun)| {
        let span = run.glyphs.first().map_or_else(Span::detached, |glyph| glyph.span);
        let at = match text.direction() {
            Direction::Horizontal => at.by(dx, Len::ZERO),
            Direction::Vertical => at.by(Len::ZERO, dx),
        };
        Item { kind: ItemKind::Text(at, run), tag: tag.clone(), span }
    };
    line.place(text, fonts).into_iter().map(place).collect()
}

/// From the top of a Han em box to its baseline, at a size.
pub fn ascent(size: Len) -> Len {
    size.ratio(ASCENT, 1000)
}
