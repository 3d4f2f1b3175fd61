//! What a line costs: how far its gaps shrink or stretch, and in which step (T25–T30).

use crate::base::Len;
use crate::text::ShapedText;
use crate::text::cjk::{SHRINK_STEPS, Shrink};
use crate::text::shape::Extent;

/// The most that a gap of body text may stretch, in permille of an em, before the line is
/// reported (T29).
pub const STRETCH_CAP: i64 = 120;

/// Where stretching becomes visible beside a tight line, in permille of an em.
const LOOSE: i64 = 50;

/// How a line is set: neighbours of unlike classes are paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// Shrunk beyond brackets and half of the commas.
    Tight,
    /// Nearly as it is.
    Even,
    /// Gaps between Han open visibly.
    Loose,
    /// Beyond the cap.
    Open,
}

/// How a line fits its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// Its part of the cost of the paragraph.
    pub(super) cost: i64,
    /// How it is set.
    pub(super) tone: Tone,
    /// Stretch of each gap that stretches last, in permille of an em.
    pub(super) stretch: i64,
    /// Whether its last mark stands outside the measure (T22).
    pub(super) hung: bool,
}

/// A line between two breaks without its spaces, and the measure that it is to fill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bed<'a> {
    /// The text.
    pub(super) text: &'a ShapedText,
    /// Its first cluster, and that after its last.
    pub(super) line: (usize, usize),
    /// How wide it is to be.
    pub(super) width: Len,
}

/// What lines cost at the end of each shrink step, in the order of T25: squeezing all marks
/// and spaces of a line costs less than opening its gaps by 1/30 em (T30). The blank of a
/// line-end mark and those of an interpunct are given up for nothing.
const SHRINK_COST: [i64; SHRINK_STEPS + 1] = [0, 0, 40, 40, 120, 300, 500, 1_000, 2_500];

/// What an empty cell at the end of a line costs (T47).
const EMPTY_COST: i64 = 1_000;

/// What a mark outside the measure costs: less than opening gaps, more than squeezing a
/// bracket.
const HANG_COST: i64 = 100;

/// Cost of a line whose word spaces, then also mixed gaps, are as wide as they may be.
const WORDS_COST: i64 = 100;
const MIXED_COST: i64 = 400;
/// What each permille of an em costs by which gaps between characters open, beside its
/// square: marks give way before characters part (T30).
const STRETCH_COST: i64 = 20;

impl Bed<'_> {
    /// How a justified line fits; `None` where it is too long however it shrinks.
    pub(super) fn justified(&self) -> Option<Fit> {
        self.better(|bed| {
            let extent = bed.text.extent(bed.line.0, bed.line.1);
            let need = bed.width - extent.natural;
            if need < Len::ZERO {
                bed.shrunk(&extent, -need)
            } else if bed.text.cells {
                Some(empty(need.whole(bed.text.max_size())))
            } else {
                Some(stretched(&extent, need, bed.text.max_size()))
            }
        })
    }

    /// How a last line fits, which is never stretched (T29).
    pub(super) fn last(&self) -> Option<Fit> {
        self.better(|bed| {
            let extent = bed.text.extent(bed.line.0, bed.line.1);
            let over = extent.natural - bed.width;
            if over > Len::ZERO {
                return bed.shrunk(&extent, over);
            }
            Some(Fit { cost: 0, tone: Tone::Even, stretch: 0, hung: false })
        })
    }

    /// The better of setting the last mark within the measure and outside it.
    fn better(&self, fit: impl Fn(&Self) -> Option<Fit>) -> Option<Fit> {
        let within = fit(self);
        let (start, end) = self.line;
        if end < start + 2 || !self.text.may_hang(end - 1) {
            return within;
        }
        let without = fit(&Self { line: (start, end - 1), ..*self });
        let outside =
            without.map(|fit| Fit { cost: fit.cost + HANG_COST, hung: true, ..fit });
        match (within, outside) {
            (Some(within), Some(outside)) if within.cost <= outside.cost => Some(within),
            (within, outside) => outside.or(within),
        }
    }

    fn shrunk(&self, extent: &Extent, mut need: Len) -> Option<Fit> {
        if need > extent.shrink {
            return None;
        }
        let rooms = self.text.shrinks(self.line.0, self.line.1);
        for (step, room) in rooms.into_iter().enumerate() {
            if need > room {
                need -= room;
                continue;
            }
            let part = per(need, room);
            let (low, high) = (SHRINK_COST[step], SHRINK_COST[step + 1]);
            let pause = Shrink::Pause.index();
            let tight = step > pause || (step == pause && part > 500);
            return Some(Fit {
                cost: low + (high - low) * part / 1000,
                tone: if tight { Tone::Tight } else { Tone::Even },
                stretch: 0,
                hung: false,
            });
        }
        None
    }
}

fn stretched(extent: &Extent, need: Len, em: Len) -> Fit {
    let even = |cost| Fit { cost, tone: Tone::Even, stretch: 0, hung: false };
    if need <= extent.words {
        return even(WORDS_COST * per(need, extent.words) / 1000);
    }
    let rest = need - extent.words;
    if rest <= extent.mixed {
        let span = MIXED_COST - WORDS_COST;
        return even(WORDS_COST + span * per(rest, extent.mixed) / 1000);
    }
    let rest = rest - extent.mixed;
    let stretch = per(rest, em * i64::from(opening(extent)));
    let over = (stretch - STRETCH_CAP).max(0);
    let cap = if over > 0 { 1_000 } else { 0 };
    Fit {
        cost: MIXED_COST
            + stretch * STRETCH_COST
            + stretch * stretch / 9
            + over * over * 2
            + cap,
        tone: match stretch {
            s if s > STRETCH_CAP => Tone::Open,
            s if s > LOOSE => Tone::Loose,
            _ => Tone::Even,
        },
        stretch,
        hung: false,
    }
}

/// How many gaps open beyond what is good: those between characters, for want of them those
/// that opened before. A line that has neither, of a single word or a part of an address,
/// stays short: it is judged as if its letters parted.
fn opening(extent: &Extent) -> u32 {
    match (extent.others, extent.early) {
        (0, 0) => extent.chars.saturating_sub(1).max(1),
        (0, early) => early,
        (others, _) => others,
    }
}

/// What cells that stay empty at the end of a line cost: first as few as may be in all, as
/// lines on manuscript paper are filled one by one, then no more in one line than in others.
fn empty(cells: i64) -> Fit {
    let cost = EMPTY_COST * cells + EMPTY_COST / 20 * cells * cells;
    Fit { cost, tone: Tone::Even, stretch: 0, hung: false }
}

/// A part of a whole in permille, rounded down; 0 of nothing.
fn per(part: Len, whole: Len) -> i64 {
    if whole <= Len::ZERO { 0 } else { part.raw() * 1000 / whole.raw() }
}
