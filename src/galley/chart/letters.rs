//! The words of a chart in a room: how far they reach, and their drawing.

use super::ChartBlock;
use crate::base::Len;
use crate::chart::{Anchor, Placed, Word, Words};
use crate::galley::block::set_lines;
use crate::galley::ink::Ink;
use crate::pages::Tag;
use crate::text::{Adjust, ShapedText};

/// The words of a chart in a room, whose axes give numbers.
pub(super) struct Lettering<'b, 'a> {
    pub(super) block: &'b ChartBlock<'a>,
    pub(super) ticks: [Vec<ShapedText>; 2],
    pub(super) em: Len,
}

impl Lettering<'_, '_> {
    fn text(&self, word: Word) -> Option<&ShapedText> {
        let [ticks, others] = &self.ticks;
        let [unit, second] = &self.block.units;
        let text = match word {
            Word::Category(i) => self.block.categories.get(i),
            Word::Series(i) => self.block.series.get(i),
            Word::Value(s, c) => self.block.values.get(s)?.get(c)?.as_ref(),
            Word::Tick(i) => ticks.get(i),
            Word::SecondTick(i) => others.get(i),
            Word::Unit => unit.as_ref(),
            Word::SecondUnit => second.as_ref(),
            Word::Centre => self.block.centre.as_ref(),
            Word::Before => self.block.key.first(),
            Word::After => self.block.key.get(1),
        };
        text.filter(|text| text.chars() > 0)
    }

    /// Draws a word: its anchor is in the middle of its em box's height.
    pub(super) fn draw(&self, placed: &Placed, tag: &Tag, ink: &mut Ink<'_>) {
        let Some(text) = self.text(placed.word) else { return };
        let own = text.width();
        let width = placed.measure.unwrap_or(own).max(Len::pt(1));
        let (adjust, left) = match placed.anchor {
            Anchor::Left => (Adjust::Left, Len::ZERO),
            Anchor::Middle => (Adjust::Center, width.half()),
            Anchor::Right => (Adjust::Right, width),
        };
        // a measure that is the text's own width must not break it by a raw unit
        let slack = if placed.measure.is_none() { Len::pt(1) } else { Len::ZERO };
        let lines = match placed.measure {
            Some(measure) => set_lines(text, measure, adjust),
            None => set_lines(text, own + slack, Adjust::Left),
        };
        let at = placed.at.by(-left, -self.em.half());
        ink.lines(text, &lines, at, (self.pitch(), self.em), tag);
    }
}

impl Words for Lettering<'_, '_> {
    fn width(&self, word: Word) -> Len {
        self.text(word).map_or(Len::ZERO, ShapedText::width)
    }

    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len) {
        let Some(text) = self.text(word) else { return (0, Len::ZERO) };
        let lines = set_lines(text, measure.max(Len::pt(1)), Adjust::Left);
        let width = lines.iter().map(|line| line.width).max().unwrap_or(Len::ZERO);
        (lines.len(), width)
    }

    fn em(&self) -> Len {
        self.em
    }
}
