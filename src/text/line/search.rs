//! The breaks of least total cost for a piece of text that ends in a forced break.
//!
//! Dynamic programming over the places where a line may end, each with the tone of the
//! line before it (Knuth and Plass). Lines of widths of their own come first and have a
//! layer of places each; all later lines share one. From each place only lines that are
//! not hopelessly loose are tried, always the longest among them, so that the work grows
//! with the length of the text and the result never costs more than a greedy one.

use super::fit::{Bed, Fit, Tone};
use crate::base::Len;
use crate::text::ShapedText;
use crate::text::cjk::Break;

/// What the search pays for beside the fit of lines: a tight line beside a loose one, and
/// two tight or two loose ones running, which darken or lighten a patch of the column.
const CONTRAST: i64 = 600;
const PATCH: i64 = 150;
/// Two lines running that end with hyphens.
const HYPHENS: i64 = 2_500;
/// A last line of one character (T38).
const ORPHAN: i64 = 60_000;
/// A line that no shrinking brings into the measure.
const OVERFULL: i64 = 1_000_000_000_000;
/// Any line of a balanced text: fewest lines first.
const LINE: i64 = 1_000_000;
/// A line of one character in a balanced text (T54).
const LONE: i64 = 400_000;
/// Lines looser than this, in permille of an em a gap, are tried only where none is
/// tighter.
const HOPELESS: i64 = 500;

/// A line as it is, for nothing.
const PLAIN: Fit = Fit { cost: 0, tone: Tone::Even, stretch: 0, hung: false };

/// How lines are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Full lines.
    Justify,
    /// Lines of about this width, with tight marks.
    Balance(Len),
}

/// What is searched: a piece of a text and the widths of its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'a> {
    /// The text.
    pub(super) text: &'a ShapedText,
    /// First cluster.
    pub(super) start: usize,
    /// After the last cluster.
    pub(super) end: usize,
    /// Widths of the first lines.
    pub(super) first: &'a [Len],
    /// Width of the others.
    pub(super) width: Len,
    /// How lines are judged.
    pub(super) aim: Aim,
    /// What breaking before each cluster of a balanced text costs besides.
    pub(super) seams: &'a [i64],
}

impl Task<'_> {
    /// Whether its lines may end at such a place: balanced ones never with a hyphen.
    fn allows(&self, worth: Break) -> bool {
        worth.is_allowed() && (!worth.is_hyphenated() || self.aim == Aim::Justify)
    }
}

/// The tones, as they number the ways to a place.
const TONES: [Tone; 4] = [Tone::Tight, Tone::Even, Tone::Loose, Tone::Open];

/// The best way to a place with a line of one tone before it.
#[derive(Debug, Clone, Copy)]
struct Way {
    cost: i64,
    from: u32,
    layer: u16,
    tone: u8,
}

const NO_WAY: Way = Way { cost: i64::MAX, from: 0, layer: 0, tone: 0 };

type Places = Vec<[Way; TONES.len()]>;

/// The ends of the lines of least total cost, in order, and that cost.
pub(super) fn search(task: &Task<'_>) -> (Vec<usize>, i64) {
    // Where some piece between good breaks is wider than its line, all breaks count.
    run(task, false).or_else(|| run(task, true)).unwrap_or((vec![task.end], 0))
}

fn run(task: &Task<'_>, emergency: bool) -> Option<(Vec<usize>, i64)> {
    let shared = task.first.len();
    let mut layers: Vec<Places> = vec![Vec::new(); shared + 1];
    let start = Way { cost: 0, tone: 1, ..NO_WAY };
    place(&mut layers[0], 0)[1] = start;
    for layer in 0..=shared {
        let width = task.first.get(layer).copied().unwrap_or(task.width);
        let mut reach = 0;
        let mut s = 0;
        while s < layers[layer].len() {
            let ways = layers[layer][s];
            if ways.iter().any(|way| way.cost < i64::MAX) && task.start + s < task.end {
                let from = task.start + s;
                reach = farthest(task, from, reach.max(from + 1), width);
                let next = (layer + 1).min(shared);
                let lines = Lines { task, from, reach, width, emergency };
                lines.each(|end, fit| {
                    let way = best(&ways, fit, (from - task.start, layer));
                    let slot = &mut place(&mut layers[next], end - task.start)
                        [fit.tone as usize];
                    if way.cost < slot.cost {
                        *slot = way;
                    }
                });
            }
            s += 1;
        }
    }
    trace(task, &layers)
}

fn place(places: &mut Places, at: usize) -> &mut [Way; TONES.len()] {
    if places.len() <= at {
        places.resize(at + 1, [NO_WAY; TONES.len()]);
    }
    &mut places[at]
}

/// The cheapest way to a line of a fit, by the tone of the line before.
fn best(ways: &[Way; TONES.len()], fit: Fit, from: (usize, usize)) -> Way {
    let mut found = NO_WAY;
    for (tone, way) in (0_u8..).zip(ways) {
        if way.cost == i64::MAX {
            continue;
        }
        let cost = way.cost + fit.cost + beside(tone, fit.tone);
        if cost < found.cost {
            let place = u32::try_from(from.0).unwrap_or(u32::MAX);
            let layer = u16::try_from(from.1).unwrap_or(u16::MAX);
            found = Way { cost, from: place, layer, tone };
        }
    }
    found
}

/// What a line costs after one of a tone.
pub(super) fn beside(before: u8, tone: Tone) -> i64 {
    let even = tone == Tone::Even || before == Tone::Even as u8;
    match before.abs_diff(tone as u8) {
        0 | 1 if !even => PATCH,
        0 | 1 => 0,
        _ => CONTRAST,
    }
}

/// Follows the best ways back from the end.
fn trace(task: &Task<'_>, layers: &[Places]) -> Option<(Vec<usize>, i64)> {
    let last = task.end - task.start;
    let mut best: Option<(i64, usize, usize)> = None;
    for (layer, places) in layers.iter().enumerate() {
        let Some(ways) = places.get(last) else { continue };
        for (tone, way) in ways.iter().enumerate() {
            if way.cost < best.map_or(i64::MAX, |best| best.0) {
                best = Some((way.cost, layer, tone));
            }
        }
    }
    let (cost, mut layer, mut tone) = best?;
    let mut ends = Vec::new();
    let mut at = last;
    while at > 0 {
        ends.push(task.start + at);
        let way = layers[layer][at][tone];
        (at, layer, tone) =
            (way.from as usize, way.layer as usize, usize::from(way.tone));
    }
    ends.reverse();
    Some((ends, cost))
}

/// The farthest end of a line from a place, not before `reach`; one or two characters
/// too far, since a line may grow shorter where a mark at its end gives up its blank.
fn farthest(task: &Task<'_>, from: usize, mut reach: usize, width: Len) -> usize {
    let limit = width + task.text.max_size() * 2;
    while reach < task.end {
        let (a, z) = task.text.trim(from, reach + 1);
        let extent = task.text.extent(a, z);
        let least = match task.aim {
            Aim::Justify => extent.least(),
            Aim::Balance(_) => extent.tight(),
        };
        if least > limit {
            break;
        }
        reach += 1;
    }
    reach
}

/// The lines that may start at a place.
struct Lines<'a> {
    task: &'a Task<'a>,
    from: usize,
    reach: usize,
    width: Len,
    emergency: bool,
}

impl Lines<'_> {
    /// Calls with the end and fit of each line worth trying, from the longest.
    fn each(&self, mut found: impl FnMut(usize, Fit)) {
        let mut enough = false;
        let after_hyphen = self.task.text.breaks[self.from].is_hyphenated();
        for end in (self.from + 1..=self.reach).rev() {
            let worth = self.task.text.breaks[end];
            let allowed = self.task.allows(worth) || end == self.task.end;
            if !allowed && !self.emergency {
                continue;
            }
            let Some(mut fit) = self.fit(end) else {
                if self.emergency && end == self.from + 1 {
                    found(end, Fit { cost: OVERFULL, ..PLAIN });
                }
                continue;
            };
            if enough && fit.stretch > HOPELESS {
                break;
            }
            if end < self.task.end {
                fit.cost += worth.cost();
                if worth.is_hyphenated() && after_hyphen {
                    fit.cost += HYPHENS;
                }
            }
            enough |= allowed;
            found(end, fit);
        }
    }

    fn fit(&self, end: usize) -> Option<Fit> {
        let text = self.task.text;
        let line = text.trim(self.from, end);
        let bed = Bed { text, line, width: self.width - text.hyphen_width(end) };
        let ends = end == self.task.end;
        match self.task.aim {
            Aim::Justify if ends => {
                let mut fit = bed.last()?;
                if self.from > self.task.start && text.extent(line.0, line.1).chars < 2 {
                    fit.cost += ORPHAN;
                }
                Some(fit)
            }
            Aim::Justify => bed.justified(),
            Aim::Balance(ideal) => {
                let extent = text.extent(line.0, line.1);
                let width = extent.tight();
                if width > bed.width {
                    return None;
                }
                let off = (ideal - width).abs() * 8;
                let off = off.raw() / text.max_size().raw().max(1);
                let mut cost = LINE + off * off;
                if extent.chars < 2 && !(ends && self.from == self.task.start) {
                    cost += LONE;
                }
                cost += self.task.seams.get(end - self.task.start).unwrap_or(&0);
                // How far from the ideal stands for looseness: half a line is enough.
                let stretch = if width < ideal.half() { HOPELESS + 1 } else { 0 };
                Some(Fit { cost, stretch, ..PLAIN })
            }
        }
    }
}

/// The breaks of a text that lines cannot run over, as pieces of clusters.
pub(super) fn pieces(text: &ShapedText) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in 1..=text.clusters.len() {
        if text.breaks[end] == Break::Forced {
            pieces.push((start, end));
            start = end;
        }
    }
    pieces
}

/// The cost of lines that are each as long as they can be: what tests compare with.
#[cfg(test)]
pub(super) fn greedy(task: &Task<'_>) -> i64 {
    let (mut cost, mut from, mut number, mut tone) = (0, task.start, 0, 1_u8);
    while from < task.end {
        let width = task.first.get(number).copied().unwrap_or(task.width);
        let reach = farthest(task, from, from + 1, width);
        let lines = |emergency| {
            let mut longest = None;
            Lines { task, from, reach, width, emergency }.each(|end, fit| {
                longest.get_or_insert((end, fit));
            });
            longest
        };
        let Some((end, fit)) = lines(false).or_else(|| lines(true)) else { break };
        cost += fit.cost + beside(tone, fit.tone);
        (from, number, tone) = (end, number + 1, fit.tone as u8);
    }
    cost
}
