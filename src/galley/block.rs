//! Blocks of a story's flow and the slugs that they become at a width: pieces of whole
//! rows with the places where a column may end (T39, T40, T44).

use super::figure::Figure;
use super::ink::{Ink, ascent};
use super::set::Setter;
use super::table::{Part, Plan, Stand, TableBlock};
use crate::base::{Len, Point, Role, Span, StoryId};
use crate::text::{Adjust, Direction, Line, Measure, ShapedText, break_lines};
use std::collections::BTreeMap;

/// Columns of at most so many characters are narrow (T37).
const NARROW: i64 = 12;

/// Rows of air that part a figure from the text of its column, above and below together.
const AIR: u32 = 2;

/// A part of a story's flow.
#[derive(Debug)]
pub struct Block<'a> {
    /// The section or item it belongs to.
    pub story: StoryId,
    /// The part it plays.
    pub role: Role,
    /// What it is.
    pub kind: BlockKind<'a>,
}

/// What a block is.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "most blocks are text")]
pub enum BlockKind<'a> {
    /// A paragraph or heading.
    Text(TextBlock),
    /// A table, cards or a picture, one column wide.
    Figure(Box<Figure<'a>>),
}

/// A paragraph or heading, shaped once.
#[derive(Debug)]
pub struct TextBlock {
    /// The characters.
    pub text: ShapedText,
    /// Type size.
    pub size: Len,
    /// Distance of lines that are not on the grid.
    pub pitch: Len,
    /// How far its lines stand in (T37).
    pub indent: Indent,
    /// The same in columns of at most 12 characters (T37).
    pub narrow_indent: Indent,
    /// How lines stand.
    pub adjust: Adjust,
    /// Where it was written.
    pub span: Span,
}

/// How far the lines of a paragraph stand in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indent {
    /// The first line.
    pub first: Len,
    /// All others; a label at the start of the paragraph indents them further.
    pub later: Len,
}

impl Indent {
    /// The same where it leaves the first line half of the width at least; else only what
    /// the first line stands in beyond the others.
    fn within(self, width: Len) -> Self {
        if self.later == Len::ZERO || self.first <= width.half() {
            return self;
        }
        Self { first: self.first - self.later, later: Len::ZERO }
    }
}

/// A piece of whole rows that no column end may part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug {
    /// Rows of the grid.
    pub rows: u32,
    /// Rows more where it opens a column: the head of a divided table, repeated.
    pub repeat: u32,
    /// Whether a column may end below it.
    pub may_end: bool,
    /// Which block of the flow.
    pub block: usize,
    /// What stands in it.
    pub content: Content,
    /// Characters in it, for copyfitting.
    pub chars: usize,
}

/// What stands in a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A line of body text, by its number in the block.
    Line(usize),
    /// All lines of a heading.
    Heading,
    /// A figure.
    Figure,
    /// A part of a table that columns may divide.
    Table(Part),
}

/// A flow of blocks, set at a width.
#[derive(Debug)]
pub struct Slugs<'b, 'a> {
    /// The blocks.
    pub blocks: &'b [Block<'a>],
    /// The column's width.
    pub width: Len,
    /// Lines of each text block; empty for figures.
    pub(super) lines: Vec<Vec<Line>>,
    /// Tables that columns may divide, by their block.
    plans: BTreeMap<usize, Plan>,
    /// The slugs in order.
    pub list: Vec<Slug>,
}

/// Sets blocks at a column width.
pub fn slugs<'b, 'a>(
    blocks: &'b [Block<'a>],
    width: Len,
    setter: Setter<'a>,
) -> Slugs<'b, 'a> {
    let mut set = Slugs {
        blocks,
        width,
        lines: Vec::new(),
        plans: BTreeMap::new(),
        list: Vec::new(),
    };
    let across = blocks.iter().all(Block::is_horizontal);
    for (index, block) in blocks.iter().enumerate() {
        let lines = match &block.kind {
            BlockKind::Text(text) => text.lines(width),
            BlockKind::Figure(_) => Vec::new(),
        };
        match &block.kind {
            BlockKind::Text(text) if block.role == Role::Body => {
                set.paragraph(index, text, &lines);
            }
            BlockKind::Text(text) => set.heading(index, text, &lines, setter),
            BlockKind::Figure(figure) if across && figure.divided().is_some() => {
                set.table(index, figure, setter);
            }
            BlockKind::Figure(figure) => set.list.push(Slug {
                rows: figure.rows(width, setter) + AIR,
                repeat: 0,
                may_end: true,
                block: index,
                content: Content::Figure,
                chars: 0,
            }),
        }
        set.lines.push(lines);
    }
    if let Some(last) = set.list.last_mut() {
        last.may_end = true;
    }
    set
}

/// Rows of slugs below each other in a column that the first of them opens.
pub fn rows(slugs: &[Slug]) -> u32 {
    let repeat = slugs.first().map_or(0, |slug| slug.repeat);
    slugs.iter().fold(repeat, |sum, slug| sum.saturating_add(slug.rows))
}

impl Block<'_> {
    /// Whether its lines run from left to right.
    fn is_horizontal(&self) -> bool {
        match &self.kind {
            BlockKind::Text(text) => text.text.direction() == Direction::Horizontal,
            BlockKind::Figure(_) => true,
        }
    }
}

impl TextBlock {
    fn lines(&self, width: Len) -> Vec<Line> {
        let narrow = width.whole(self.size) <= NARROW;
        let indent = if narrow { self.narrow_indent } else { self.indent };
        let Indent { first, later } = indent.within(width);
        let measure = Measure { indent: first, later, ..measure(width, self.adjust) };
        break_lines(&self.text, &measure.hanging(&self.text))
    }
}

impl Slugs<'_, '_> {
    /// One slug a line. No first line stands alone at a foot, no last one at a top (T39).
    fn paragraph(&mut self, block: usize, text: &TextBlock, lines: &[Line]) {
        let count = lines.len();
        let chars = text.text.chars() / count.max(1);
        for line in 0..count {
            let left = count - line - 1;
            let may_end = left == 0 || (line >= 1 && left >= 2);
            let content = Content::Line(line);
            self.list.push(Slug { rows: 1, repeat: 0, may_end, block, content, chars });
        }
    }

    /// One slug for the whole heading, which keeps two lines of text below it (T40): the
    /// first line of a paragraph never ends a column, so the heading need only not end one.
    fn heading(
        &mut self,
        block: usize,
        text: &TextBlock,
        lines: &[Line],
        setter: Setter<'_>,
    ) {
        let height = text.pitch * i64::try_from(lines.len()).unwrap_or(1);
        let air = setter.leading().ratio(heading_air(text, setter), 100);
        let rows = setter.cover(height + air);
        let chars = text.text.chars();
        let content = Content::Heading;
        self.list.push(Slug { rows, repeat: 0, may_end: false, block, content, chars });
    }

    /// The lines of a block; none of a figure.
    pub(super) fn lines_of(&self, block: usize) -> &[Line] {
        self.lines.get(block).map_or(&[], Vec::as_slice)
    }

    /// Rows of a range of slugs.
    pub fn rows(&self, range: std::ops::Range<usize>) -> u32 {
        rows(&self.list[range])
    }

    /// The slugs of a table that columns may divide, one a row: its opening never ends a
    /// column, and above a row that opens one its head is repeated.
    fn table(&mut self, block: usize, figure: &Figure<'_>, setter: Setter<'_>) {
        let Some(table) = figure.divided() else { return };
        let plan = table.plan(self.width, setter);
        let slug = |part, rows, repeat, may_end| Slug {
            rows,
            repeat,
            may_end,
            block,
            content: Content::Table(part),
            chars: 0,
        };
        let above = AIR / 2;
        let opening = figure.opening_rows(&plan, setter) + above;
        self.list.push(slug(Part::Opening, opening, 0, false));
        let repeat = TableBlock::repeated(&plan);
        for (part, rows, may_end) in table.parts(&plan) {
            self.list.push(slug(part, rows, repeat, may_end));
        }
        self.list.push(slug(Part::Close, plan.note_rows + AIR - above, 0, true));
        self.plans.insert(block, plan);
    }

    /// Draws the slugs of a column, each with the row that it begins in, from the column's
    /// upper left corner.
    pub fn draw_column(
        &self,
        column: &[(usize, u32)],
        at: Point,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        for (place, (index, row)) in column.iter().enumerate() {
            let stand = Stand { first: place == 0, last: place + 1 == column.len() };
            let corner = at.by(Len::ZERO, setter.leading() * i64::from(*row));
            match self.list.get(*index).map(|slug| &slug.content) {
                Some(Content::Table(part)) => {
                    self.draw_part((*index, *part), corner, stand, (setter, ink));
                }
                _ => self.draw(*index, corner, setter, ink),
            }
        }
    }

    /// Draws a part of a divided table.
    fn draw_part(
        &self,
        (index, part): (usize, Part),
        at: Point,
        stand: Stand,
        (setter, ink): (Setter<'_>, &mut Ink<'_>),
    ) {
        let number = self.list[index].block;
        let block = &self.blocks[number];
        let BlockKind::Figure(figure) = &block.kind else { return };
        let (Some(table), Some(plan)) = (figure.divided(), self.plans.get(&number))
        else {
            return;
        };
        ink.story = Some(block.story);
        match part {
            Part::Opening => {
                let at = at.by(Len::ZERO, setter.leading() * i64::from(AIR / 2));
                let drawn = figure.draw_opening((table, plan), at, setter, ink);
                ink.table = Some((number, drawn));
            }
            Part::Row(row) => {
                let known = ink.table.filter(|(open, _)| *open == number);
                let own = known.map_or(0, |(_, own)| own);
                table.draw_row((plan, row, own), at, stand, setter, ink);
            }
            Part::Close => table.draw_notes(plan, at, setter, ink),
        }
    }

    /// Draws a slug with its top left corner at a point of the grid; of vertical lines, its
    /// top right corner.
    pub fn draw(&self, index: usize, at: Point, setter: Setter<'_>, ink: &mut Ink<'_>) {
        let slug = &self.list[index];
        let block = &self.blocks[slug.block];
        ink.story = Some(block.story);
        let number = match (&slug.content, ink.open) {
            (Content::Line(1..), Some((open, number))) if open == slug.block => number,
            _ => ink.next_block(),
        };
        if slug.content != Content::Figure {
            ink.open = Some((slug.block, number));
        }
        let tag = ink.tag(block.role, number);
        match (&block.kind, &slug.content) {
            (BlockKind::Text(text), Content::Line(number)) => {
                let mut tag = tag;
                tag.line = u32::try_from(*number).unwrap_or(u32::MAX);
                let deep = ascent(setter.body());
                let from = match text.text.direction() {
                    Direction::Horizontal => at.by(Len::ZERO, deep),
                    Direction::Vertical => at.by(-deep, Len::ZERO),
                };
                if let Some(line) = self.lines[slug.block].get(*number) {
                    ink.line(&text.text, line, from, &tag);
                }
            }
            (BlockKind::Text(text), _) => {
                let lines = &self.lines[slug.block];
                let pitch = text.pitch;
                let height = pitch * i64::try_from(lines.len()).unwrap_or(1);
                let box_height = setter.height(slug.rows);
                // A heading stands nearer to the text it opens than to the one above.
                let slack = (box_height - height).ratio(60, 100);
                let deep = slack + (pitch - text.size).half();
                let from = match text.text.direction() {
                    Direction::Horizontal => at.by(Len::ZERO, deep),
                    Direction::Vertical => at.by(-deep, Len::ZERO),
                };
                ink.lines(&text.text, lines, from, (pitch, text.size), &tag);
            }
            (BlockKind::Figure(figure), _) => {
                let rows = slug.rows - AIR;
                let below_air = at.by(Len::ZERO, setter.leading());
                figure.draw(below_air, (self.width, rows), setter, ink);
            }
        }
    }
}

/// A measure of one width without indent.
fn measure(width: Len, adjust: Adjust) -> Measure {
    Measure::new(width, Len::ZERO, adjust)
}

/// The lines of a text at a width, without indent.
pub fn set_lines(text: &ShapedText, width: Len, adjust: Adjust) -> Vec<Line> {
    break_lines(text, &measure(width, adjust))
}

/// The air above and below a heading in a column, in percent of a row.
fn heading_air(text: &TextBlock, setter: Setter<'_>) -> i64 {
    if text.size > setter.body().ratio(130, 100) { 70 } else { 40 }
}
