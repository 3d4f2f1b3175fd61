//! Categories along a chart: their places, and their names below it.

use super::{Anchor, Chart, Drawing, Look, Misfit, Word, Words};
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

/// Names below the plot: which of them, and the measure of each.
#[derive(Debug, Clone)]
pub(super) struct Names {
    shown: Vec<usize>,
    measure: Len,
    lines: usize,
    /// Whether some are left out, so that ticks tell where those that are shown stand.
    ticks: bool,
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
        let named: Vec<usize> = (0..self.count)
            .filter(|c| words.width(Word::Category(*c)) > Len::ZERO)
            .collect();
        let ticks = named.len() < self.count && named.len() > 1;
        if fits && (whole || !chart.ordered) && !ticks {
            return Ok(Names { shown: named, measure, lines, ticks });
        }
        let widest = all().map(|word| words.width(word)).max().unwrap_or(em);
        if !chart.ordered {
            let least = (widest / 3).max(em * 2) + air;
            let most = (self.end - self.start).whole(least);
            let most = usize::try_from(most).unwrap_or(0).min(self.count - 1).max(1);
            return Err(Misfit::Categories { have: self.count, most });
        }
        let shown = self.thinned(&named, widest + em.half());
        Ok(Names { shown, measure: widest, lines: 1, ticks: true })
    }

    /// Every second, fifth, tenth … of some categories, counted from the last, so that they
    /// stand so far from each other at least.
    fn thinned(self, named: &[usize], least: Len) -> Vec<usize> {
        for step in [1, 2, 5, 10, 20, 50, 100, 200, 500] {
            let mut shown: Vec<usize> =
                named.iter().rev().step_by(step).copied().collect();
            shown.reverse();
            let apart = shown.windows(2).all(|pair| match pair {
                [a, b] => self.at(*b) - self.at(*a) >= least,
                _ => true,
            });
            if apart {
                return shown;
            }
        }
        named.last().copied().into_iter().collect()
    }

    /// Puts the names below the foot of a plot.
    pub(super) fn draw_names(
        self,
        out: &mut Drawing,
        (names, axis, foot): (&Names, Len, Len),
        words: &dyn Words,
        look: &Look,
    ) {
        let em = words.em();
        for category in names.shown.iter().copied() {
            let x = self.at(category);
            if names.ticks {
                let end = Point::new(x, foot + em.ratio(25, 100));
                out.rule(Point::new(x, axis), end, look.hairline);
            }
            let at = Point::new(x, foot + em.ratio(85, 100));
            out.wrapped(Word::Category(category), at, Anchor::Middle, names.measure);
        }
    }
}

impl Names {
    /// Where the first of them begins.
    pub(super) fn start(&self, along: Along, words: &dyn Words) -> Len {
        let of = |one: &usize| along.at(*one) - self.half(*one, words);
        self.shown.first().map_or(along.start, of)
    }

    /// Where the last of them ends.
    pub(super) fn end(&self, along: Along, words: &dyn Words) -> Len {
        let of = |one: &usize| along.at(*one) + self.half(*one, words);
        self.shown.last().map_or(along.end, of)
    }

    fn half(&self, category: usize, words: &dyn Words) -> Len {
        words.width(Word::Category(category)).min(self.measure).half()
    }

    /// The height of the names with the air above them.
    pub(super) fn height(&self, words: &dyn Words) -> Len {
        let em = words.em();
        em.ratio(35, 100) + em + words.pitch() * (int(self.lines) - 1)
    }
}

/// A count as lengths are multiplied by.
pub(super) fn int(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
