//! Categories along a chart: their places, and their names below it.

use super::{Anchor, Chart, Drawing, Misfit, Word, Words};
use crate::base::{Len, Point};

/// Most lines that the name of a category takes below its column.
const MOST_LINES: usize = 3;

/// The places of categories between two ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Along {
    pub(super) count: usize,
    pub(super) start: Len,
    pub(super) end: Len,
    /// Whether the first and the last stand at the ends; else each has a part of its own
    /// and stands in its middle.
    pub(super) ends: bool,
}

/// Names below the plot: every so many-th, each in a measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names {
    every: usize,
    measure: Len,
    lines: usize,
}

impl Along {
    /// From one category to the next.
    pub(super) fn pitch(self) -> Len {
        let parts = if self.ends { self.count.saturating_sub(1) } else { self.count };
        (self.end - self.start) / int(parts.max(1))
    }

    /// The middle of a category, rounded once.
    pub(super) fn at(self, category: usize) -> Len {
        let way = self.end - self.start;
        let (num, den) = if !self.ends {
            (2 * int(category) + 1, 2 * int(self.count.max(1)))
        } else if self.count < 2 {
            (1, 2)
        } else {
            (int(category), int(self.count - 1))
        };
        self.start + way.ratio(num, den)
    }

    /// How the names stand: all of them in up to three lines, else, where they run on
    /// like years, as many as there is room for.
    pub(super) fn names(self, chart: &Chart, words: &dyn Words) -> Result<Names, Misfit> {
        let em = words.em();
        let all = || (0..self.count).map(Word::Category);
        let air = em.ratio(3, 10);
        let measure = (self.pitch() - air).max(em);
        let mut lines = 1;
        let mut fits = true;
        for word in all() {
            let (count, width) = words.wrapped(word, measure);
            lines = lines.max(count);
            fits &= width <= measure && count <= MOST_LINES;
        }
        // a year in two lines is no year
        let whole = all().all(|word| words.width(word) <= measure);
        if fits && (whole || !chart.ordered) {
            return Ok(Names { every: 1, measure, lines });
        }
        let widest = all().map(|word| words.width(word)).max().unwrap_or(em);
        if !chart.ordered {
            let least = (widest / 3).max(em * 2) + air;
            let most = (self.end - self.start).whole(least);
            let most = usize::try_from(most).unwrap_or(0).min(self.count - 1).max(1);
            return Err(Misfit::Categories { have: self.count, most });
        }
        let every = (widest + em.half()).cover(self.pitch().max(Len::from_raw(1)));
        let every = usize::try_from(every).unwrap_or(1).max(1);
        Ok(Names { every, measure: widest, lines: 1 })
    }

    /// Puts the names below a line, the middle of the first one at a height.
    pub(super) fn draw_names(self, out: &mut Drawing, names: Names, y: Len) {
        for category in (0..self.count).step_by(names.every) {
            let at = Point::new(self.at(category), y);
            let word = Word::Category(category);
            out.wrapped(word, at, Anchor::Middle, names.measure);
        }
    }
}

impl Names {
    /// The height of the names with the air above them.
    pub(super) fn height(self, words: &dyn Words) -> Len {
        let em = words.em();
        em.ratio(3, 10) + em + words.pitch() * (int(self.lines) - 1)
    }

    /// From the foot of the plot to the middle of the first line.
    pub(super) fn drop(words: &dyn Words) -> Len {
        words.em().ratio(8, 10)
    }
}

/// A count as lengths are multiplied by.
pub(super) fn int(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
