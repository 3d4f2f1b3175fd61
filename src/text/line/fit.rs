//! What a line costs: how far its gaps shrink or stretch, and in which step (T25–T30).

use crate::base::Len;
use crate::text::cjk::{SHRINK_STEPS, Shrink};
use crate::text::shape::Sums;

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
}

/// What lines cost at the end of each shrink step, in the order of T25: squeezing all
/// brackets and commas of a line costs less than opening its gaps by 1/40 em (T30).
const SHRINK_COST: [i64; SHRINK_STEPS + 1] = [0, 40, 120, 300, 500, 1_000];

/// Cost of a line whose word spaces, then also mixed gaps, are as wide as they may be.
const WORDS_COST: i64 = 100;
const MIXED_COST: i64 = 400;

/// How a justified line fits; `None` where it is too long however it shrinks.
pub(super) fn justified(sums: &Sums, width: Len, em: Len) -> Option<Fit> {
    let need = width - sums.natural();
    if need < Len::ZERO { shrunk(sums, -need) } else { Some(stretched(sums, need, em)) }
}

/// How a last line fits, which is never stretched (T29).
pub(super) fn last(sums: &Sums, width: Len) -> Option<Fit> {
    let over = sums.natural() - width;
    if over > Len::ZERO {
        return shrunk(sums, over);
    }
    Some(Fit { cost: 0, tone: Tone::Even, stretch: 0 })
}

fn shrunk(sums: &Sums, mut need: Len) -> Option<Fit> {
    for (step, &room) in sums.shrink.iter().enumerate() {
        if need > room {
            need -= room;
            continue;
        }
        let part = per(need, room);
        let (low, high) = (SHRINK_COST[step], SHRINK_COST[step + 1]);
        let tight =
            step > Shrink::Pause.index() || (step == Shrink::Pause.index() && part > 500);
        return Some(Fit {
            cost: low + (high - low) * part / 1000,
            tone: if tight { Tone::Tight } else { Tone::Even },
            stretch: 0,
        });
    }
    None
}

fn stretched(sums: &Sums, need: Len, em: Len) -> Fit {
    let even = |cost| Fit { cost, tone: Tone::Even, stretch: 0 };
    if need <= sums.words {
        return even(WORDS_COST * per(need, sums.words) / 1000);
    }
    let rest = need - sums.words;
    if rest <= sums.mixed {
        let span = MIXED_COST - WORDS_COST;
        return even(WORDS_COST + span * per(rest, sums.mixed) / 1000);
    }
    let rest = rest - sums.mixed;
    let stretch = per(rest, em * i64::from(sums.others.max(1)));
    let over = (stretch - STRETCH_CAP).max(0);
    let cap = if over > 0 { 1_000 } else { 0 };
    Fit {
        cost: MIXED_COST + stretch * stretch / 9 + over * over * 2 + cap,
        tone: match stretch {
            s if s > STRETCH_CAP => Tone::Open,
            s if s > LOOSE => Tone::Loose,
            _ => Tone::Even,
        },
        stretch,
    }
}

/// A part of a whole in permille, rounded down; 0 of nothing.
fn per(part: Len, whole: Len) -> i64 {
    if whole <= Len::ZERO { 0 } else { part.raw() * 1000 / whole.raw() }
}
