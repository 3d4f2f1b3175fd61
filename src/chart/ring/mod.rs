//! Parts of a whole → a ring or a pie, its labels, and its size.
//!
//! How a sector is drawn, so that it can be read back: an [`Shape::Area`] that means
//! [`Means::Value`]`(0, part)` begins with `Move` to a point of the outer edge at the angle
//! where the part begins, goes clockwise along the outer edge in curves, then with one
//! straight `Line` to the inner edge at the angle where the part ends (in a pie: to the
//! centre), back along the inner edge in curves (in a pie there are none), and closes. Its
//! angles are exact; the bare lines between parts are narrow [`Fill::Paper`] strips laid
//! over the sectors afterwards, which mean [`Means::Frame`].

mod key;
mod plan;
#[cfg(test)]
mod tests;

use super::turn::{arc, off_circle, on_circle};
use super::{Anchor, Chart, Dash, Drawing, Fill, Kind, Look, Means, Misfit, Shape, Step};
use super::{Word, Words, palette};
use crate::base::{Len, Point, Rect, Tint};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use plan::{Label, Plan};

/// The most parts that a ring shows; more are better told by bars.
pub const MOST: usize = 7;

/// Why parts make no ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A part is less than zero.
    Negative(usize),
    /// A part is zero.
    Zero(usize),
    /// There is only one part, or none.
    Few(usize),
    /// There are more than [`MOST`] parts.
    Many(usize),
    /// A part is so small that the bare lines at its sides would swallow it: its share of
    /// the whole in thousandths.
    Sliver(usize, u32),
}

/// The faults of parts that are to make up a whole, all of them.
pub fn check(parts: &[BigRational]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part.is_negative() {
            faults.push(Fault::Negative(at));
        } else if part.is_zero() {
            faults.push(Fault::Zero(at));
        }
    }
    match parts.len() {
        n @ 0..=1 => faults.push(Fault::Few(n)),
        n if n > MOST => faults.push(Fault::Many(n)),
        _ => {}
    }
    if faults.is_empty() {
        let whole: BigRational = parts.iter().sum();
        // a two-hundredth of a circle as wide as eight characters is little more than the
        // bare line beside it
        let least = &whole / BigRational::from_integer(200.into());
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| **part < least) {
            let share = (part * BigRational::from_integer(1000.into()) / &whole).round();
            let share = u32::try_from(share.to_integer()).unwrap_or(0);
            faults.push(Fault::Sliver(at, share));
        }
    }
    faults
}

/// The parts by size, the largest first; equal ones as they are given. `last` (what is
/// gathered as 其他) ends the row however large it is.
pub fn largest_first(parts: &[BigRational], last: Option<usize>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| {
        let ends = (last == Some(*a)).cmp(&(last == Some(*b)));
        ends.then_with(|| parts.get(*b).cmp(&parts.get(*a)))
    });
    order
}

/// The shares of parts as they are printed, to a tenth of a percent.
pub fn shares(parts: &[BigRational]) -> Vec<String> {
    let print = |tenths: BigInt| {
        let (whole, tenth) = (&tenths / 10, &tenths % 10);
        format!("{whole}.{tenth}%")
    };
    tenths(parts).into_iter().map(print).collect()
}

/// Whether the shares, as they are printed, add up to 100 %.
pub fn is_whole(parts: &[BigRational]) -> bool {
    tenths(parts).into_iter().sum::<BigInt>() == BigInt::from(1000)
}

/// The shares of parts in tenths of a percent, half rounded up.
fn tenths(parts: &[BigRational]) -> Vec<BigInt> {
    let whole: BigRational = parts.iter().sum();
    if whole.is_zero() {
        return vec![BigInt::zero(); parts.len()];
    }
    let share =
        |part: &BigRational| (part * BigInt::from(1000) / &whole).round().to_integer();
    parts.iter().map(share).collect()
}

/// How high a ring and its labels are at a width.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let circle = Circle::of(chart);
    // what does not fit is told when it is drawn
    Plan::make(&circle, width, words).map_or(words.em() * 8, |plan| plan.height)
}

/// Draws a ring or a pie in the middle of a room.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let circle = Circle::of(chart);
    let mut out = Drawing::default();
    let plan = match Plan::make(&circle, room.width(), words) {
        Ok(plan) => plan,
        Err(misfit) => {
            out.misfit = Some(misfit);
            return out;
        }
    };
    let spare = room.height() - plan.height;
    if spare < Len::ZERO {
        out.misfit = Some(Misfit::Height { needs: plan.height, has: room.height() });
        return out;
    }
    let plan = plan.by(room.x0, room.y0 + spare.half());
    circle.draw(&plan, (words, look), &mut out);
    out
}

/// A part: where it begins and ends, in parts of a turn.
struct Part {
    from: BigRational,
    to: BigRational,
    fill: Fill,
}

impl Part {
    fn middle(&self) -> BigRational {
        (&self.from + &self.to) / BigRational::from_integer(2.into())
    }
}

/// A whole and its parts.
struct Circle {
    parts: Vec<Part>,
    /// A ring, with a hole; else a pie.
    hole: bool,
}

impl Circle {
    fn of(chart: &Chart) -> Self {
        let values = chart.data.series.first().map_or(&[][..], Vec::as_slice);
        let whole: BigRational = values.iter().flatten().sum();
        let hole = chart.kind == Kind::Ring;
        let mut fills = palette::fills(values.len()).to_vec();
        if !hole {
            // the large parts of a pie are light, so that their labels stand inside them
            fills.reverse();
        }
        let mut at = BigRational::zero();
        let mut parts = Vec::new();
        for (n, value) in values.iter().enumerate() {
            let from = at.clone();
            if let (Some(value), false) = (value, whole.is_zero()) {
                at += value / &whole;
            }
            let own = fills.get(n).copied().unwrap_or(Fill::Paper);
            let marked = chart.marked.contains(&(0, n));
            let fill = if marked { Fill::Accent(Tint::SOLID) } else { own };
            parts.push(Part { from, to: at.clone(), fill });
        }
        Self { parts, hole }
    }

    fn draw(&self, plan: &Plan, (words, look): (&dyn Words, &Look), out: &mut Drawing) {
        for (n, part) in self.parts.iter().enumerate() {
            let area =
                band(plan.centre, (plan.inner, plan.outer), (&part.from, &part.to));
            out.shape(Means::Value(0, n), Shape::Area(area, part.fill));
            if let Fill::Hatch(_) = part.fill {
                self.rims(plan, part, look, out);
            }
        }
        for part in &self.parts {
            let strip = strip(plan, look.gap, &part.from);
            out.shape(Means::Frame, Shape::Area(strip, Fill::Paper));
        }
        for label in &plan.labels {
            self.label(label, (words, look), out);
        }
        if self.hole && words.width(Word::Centre) > Len::ZERO {
            out.word(Word::Centre, plan.centre, Anchor::Middle);
        }
    }

    /// The edges of a hatched part along the circles.
    fn rims(&self, plan: &Plan, part: &Part, look: &Look, out: &mut Drawing) {
        let (inner, outer, rim) = (plan.inner, plan.outer, look.hairline);
        let inside = self.hole.then_some((inner, inner + rim));
        for edges in [Some((outer - rim, outer)), inside].into_iter().flatten() {
            let rim = band(plan.centre, edges, (&part.from, &part.to));
            out.shape(Means::Frame, Shape::Area(rim, Fill::Tint(Tint::SOLID)));
        }
    }

    /// Draws a label with its leader or its swatch.
    fn label(
        &self,
        label: &Label,
        (words, look): (&dyn Words, &Look),
        out: &mut Drawing,
    ) {
        let solid = Fill::Tint(Tint::SOLID);
        let line = |points| Shape::Line(points, look.hairline, solid, Dash::Solid);
        if label.leader.len() > 1 {
            out.shape(Means::Frame, line(label.leader.clone()));
        }
        let part = self.parts.get(label.part);
        if let (Some(swatch), Some(part)) = (label.swatch, part) {
            out.shape(Means::Frame, Shape::Rect(swatch, part.fill));
            if let Fill::Hatch(_) = part.fill {
                let Rect { x0, y0, x1, y1 } = swatch;
                let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)];
                let corners = corners.map(|(x, y)| Point::new(x, y));
                out.shape(Means::Frame, line(corners.to_vec()));
            }
        }
        for (word, place, anchor) in label.words {
            if words.width(word) > Len::ZERO {
                out.word(word, place, anchor);
            }
        }
    }
}

/// The outline of a part between two circles; the inner one may be a point.
fn band(
    centre: Point,
    (inner, outer): (Len, Len),
    (from, to): (&BigRational, &BigRational),
) -> Vec<Step> {
    let mut steps = vec![Step::Move(on_circle(centre, outer, from))];
    steps.extend(arc(centre, outer, from, to));
    steps.push(Step::Line(on_circle(centre, inner, to)));
    if inner > Len::ZERO {
        steps.extend(arc(centre, inner, to, from));
    }
    steps.push(Step::Close);
    steps
}

/// A strip along a radius, its middle where a part begins.
fn strip(plan: &Plan, weight: Len, turn: &BigRational) -> Vec<Step> {
    let half = weight.half();
    // it reaches into the hole as far as the inner circle falls back beside its middle
    let inner = (plan.inner - weight).max(Len::ZERO);
    let at = |along, across| off_circle(plan.centre, along, across, turn);
    vec![
        Step::Move(at(inner, -half)),
        Step::Line(at(plan.outer, -half)),
        Step::Line(at(plan.outer, half)),
        Step::Line(at(inner, half)),
        Step::Close,
    ]
}
