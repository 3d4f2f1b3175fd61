//! Pictures with their captions.

use super::block::set_lines;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Len, PictureId, Point, Rect, Role, Size};
use crate::pages::{Item, ItemKind};
use crate::resolve::Rich;
use crate::text::{Adjust, Line, ShapedText};

/// The least space between a caption and the credit beside it.
const GAP: Len = Len::pt(9);

/// A picture, its words shaped.
#[derive(Debug)]
pub struct PictureBlock {
    picture: PictureId,
    caption: Option<ShapedText>,
    credit: Option<ShapedText>,
}

impl PictureBlock {
    /// Shapes the words of a picture.
    pub(super) fn new(
        picture: PictureId,
        (caption, credit): (Option<&Rich>, Option<&Rich>),
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        let caption = caption.map(|text| shape(text, Role::Caption));
        let credit = credit.map(|text| shape(text, Role::Caption));
        Self { picture, caption, credit }
    }

    /// Height of the picture alone at a width.
    fn height(&self, width: Len, setter: Setter<'_>) -> Len {
        let source = &setter.edition.pictures[self.picture.index()];
        width.ratio(i64::from(source.height.max(1)), i64::from(source.width.max(1)))
    }

    fn caption_rows(&self, width: Len) -> u32 {
        let credit = self.credit.as_ref();
        let credit = credit.map_or(0, |text| set_lines(text, width, Adjust::Right).len());
        let rows = self.credit_row(width) + u32::try_from(credit).unwrap_or(u32::MAX);
        let caption = self.caption_lines(width);
        rows.max(u32::try_from(caption.len()).unwrap_or(u32::MAX))
    }

    fn caption_lines(&self, width: Len) -> Vec<Line> {
        let caption = self.caption.as_ref();
        caption.map_or_else(Vec::new, |text| set_lines(text, width, Adjust::Justify))
    }

    /// The row of the words in which the credit begins: beside the caption's last line
    /// where there is room, else below it.
    fn credit_row(&self, width: Len) -> u32 {
        let lines = self.caption_lines(width);
        let credit = self.credit.as_ref().map_or(Len::ZERO, ShapedText::width);
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        match lines.last() {
            Some(last) if last.x + last.width + GAP + credit <= width => count - 1,
            _ => count,
        }
    }

    /// Caption and credit.
    pub(super) fn words(&self) -> impl Iterator<Item = &Option<ShapedText>> {
        [&self.caption, &self.credit].into_iter()
    }

    /// The rows of the picture and its words at a width.
    pub fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        setter.cover(self.height(width, setter)) + self.caption_rows(width)
    }

    /// Draws the picture, as large as the rows hold, and its words below.
    pub(super) fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let words = self.caption_rows(width);
        let room = setter.height(rows.saturating_sub(words));
        let full = self.height(width, setter);
        let (w, h) = if full > room {
            (width.ratio(room.raw(), full.raw().max(1)), room)
        } else {
            (width, full)
        };
        let corner = at.by((width - w).half(), (room - h).half());
        let rect = Rect::at(corner, Size { w, h });
        let block = ink.next_block();
        let tag = ink.tag(Role::Picture, block);
        let kind = ItemKind::Picture(rect, self.picture);
        let span = setter.edition.pictures[self.picture.index()].span;
        ink.items.push(Item { kind, tag, span });
        let y = at.y + setter.leading() * i64::from(rows.saturating_sub(words));
        let size = setter.style(Role::Caption).size;
        let below = setter.leading() * i64::from(self.credit_row(width));
        let parts = [
            (&self.caption, Adjust::Justify, y),
            (&self.credit, Adjust::Right, y + below),
        ];
        for (text, adjust, y) in parts {
            if let Some(text) = text {
                let block = ink.next_block();
                let tag = ink.tag(Role::Caption, block);
                let lines = set_lines(text, width, adjust);
                ink.lines(
                    text,
                    &lines,
                    Point::new(at.x, y),
                    (setter.leading(), size),
                    &tag,
                );
            }
        }
    }
}
