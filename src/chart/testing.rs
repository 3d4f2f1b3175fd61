//! What tests of charts share: words of known widths, and a look at whether they overlap.

use super::{Anchor, Chart, Data, Drawing, Kind, Look, Word, Words};
use crate::base::{Len, Rect};
use proptest::prelude::*;

/// Weights of newsprint.
pub(super) const LOOK: Look = Look {
    hairline: Len::centipoints(35),
    axis: Len::centipoints(50),
    line: Len::pt(1),
    gap: Len::centipoints(75),
};

/// Words of one size, their widths in ems.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) em: Len,
    pub(super) name: i64,
    pub(super) value: i64,
    pub(super) centre: i64,
    pub(super) unit: i64,
}

impl Type {
    /// Names of four characters and values of three in a size.
    pub(super) fn of(points: i64) -> Self {
        Self { em: Len::pt(points), name: 4, value: 3, centre: 0, unit: 0 }
    }
}

impl Words for Type {
    fn width(&self, word: Word) -> Len {
        let ems = match word {
            Word::Category(_) | Word::Series(_) => self.name,
            Word::Value(..) | Word::Tick(_) | Word::SecondTick(_) => self.value,
            Word::Unit | Word::SecondUnit | Word::Before | Word::After => self.unit,
            Word::Centre => self.centre,
        };
        self.em * ems
    }

    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len) {
        let width = self.width(word);
        if width == Len::ZERO {
            return (0, width);
        }
        let lines = width.cover(measure.max(self.em)).max(1);
        (usize::try_from(lines).unwrap(), width.min(measure.max(self.em)))
    }

    fn em(&self) -> Len {
        self.em
    }
}

/// A chart of nothing.
pub(super) fn chart() -> Chart {
    Chart {
        kind: Kind::Columns,
        data: Data::default(),
        from: None,
        frame: None,
        ordered: false,
        second: false,
        marked: Vec::new(),
        labels: None,
        panels: None,
        centre: false,
        sign: None,
    }
}

/// Fails where two words overlap or one leaves the room.
pub(super) fn boxes_apart(
    drawing: &Drawing,
    words: &Type,
    room: Rect,
) -> Result<(), TestCaseError> {
    let boxes: Vec<(Word, Rect)> = drawing
        .words
        .iter()
        .map(|placed| {
            let (lines, width) = match placed.measure {
                Some(measure) => words.wrapped(placed.word, measure),
                None => (1, words.width(placed.word)),
            };
            let x0 = match placed.anchor {
                Anchor::Left => placed.at.x,
                Anchor::Middle => placed.at.x - width.half(),
                Anchor::Right => placed.at.x - width,
            };
            let y0 = placed.at.y - words.em.half();
            let more = words.pitch() * (i64::try_from(lines).unwrap() - 1);
            (placed.word, Rect { x0, y0, x1: x0 + width, y1: y0 + words.em + more })
        })
        .collect();
    for (n, (word, one)) in boxes.iter().enumerate() {
        let inside = one.x0 >= room.x0
            && one.x1 <= room.x1
            && one.y0 >= room.y0
            && one.y1 <= room.y1;
        prop_assert!(inside, "{word:?} {one:?} leaves {room:?}");
        for (other_word, other) in boxes.iter().skip(n + 1) {
            let apart = one.x1 <= other.x0
                || other.x1 <= one.x0
                || one.y1 <= other.y0
                || other.y1 <= one.y0;
            prop_assert!(apart, "{word:?} {one:?} and {other_word:?} {other:?}");
        }
    }
    Ok(())
}
