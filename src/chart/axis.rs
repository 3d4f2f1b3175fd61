//! Axes of values: what they cover, their ticks, their grid lines and the mark of an axis
//! that does not begin at zero.

use super::scale::{Scale, nice};
use super::{Anchor, Chart, Drawing, Kind, Look, Ticks, Word, Words};
use crate::base::{Len, Point, Rect};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// The height that suits a width: three to two in narrow columns, more than two to one in wide ones.
pub(super) fn height(width: Len, em: Len) -> Len {
    let ems = width.whole(em.max(Len::pt(1)));
    // from 18 ems, a newspaper's column, to 72, four of them
    let share = (78 - ems / 2).clamp(44, 68);
    width.ratio(share, 100)
}

impl Chart {
    /// Whether series stand on top of each other.
    pub(super) fn stacks(&self) -> bool {
        matches!(self.kind, Kind::Stacked | Kind::StackedBars | Kind::Share | Kind::Areas)
    }

    /// The series on an axis: all, or those before the last and the last alone.
    pub(super) fn series_on(&self, second: bool) -> std::ops::Range<usize> {
        let count = self.data.series.len();
        match (self.second && count > 1, second) {
            (true, false) => 0..count - 1,
            (true, true) => count - 1..count,
            (false, false) => 0..count,
            (false, true) => 0..0,
        }
    }

    /// A value; `None` where there is none.
    pub(super) fn value(&self, series: usize, category: usize) -> Option<&BigRational> {
        self.data.series.get(series)?.get(category)?.as_ref()
    }

    /// The sums of what stands above and below the axis at a category.
    pub(super) fn sums(&self, category: usize) -> (BigRational, BigRational) {
        let (mut up, mut down) = (BigRational::zero(), BigRational::zero());
        for series in 0..self.data.series.len() {
            match self.value(series, category) {
                Some(value) if value.is_negative() => down += value,
                Some(value) => up += value,
                None => {}
            }
        }
        (up, down)
    }

    /// The least and the greatest value on an axis, and where it begins: at zero, at the
    /// declared place, or below zero.
    pub(super) fn range(&self, second: bool) -> (BigRational, BigRational) {
        let mut values = Vec::new();
        for category in 0..self.data.categories {
            if self.stacks() {
                let (up, down) = self.sums(category);
                values.extend([up, down]);
            } else {
                let on = self.series_on(second);
                values.extend(on.filter_map(|one| self.value(one, category)).cloned());
            }
        }
        let from = if second { None } else { self.from.clone() };
        let from = from.unwrap_or_else(BigRational::zero);
        let low = values.iter().min().map_or(from.clone(), |low| low.min(&from).clone());
        let high = values.iter().max().map_or(from.clone(), |hi| hi.max(&from).clone());
        if let (Some(frame), false) = (&self.frame, second) {
            return (low.min(frame.low.clone()), high.max(frame.high.clone()));
        }
        (low, high)
    }

    /// Whether the axis begins elsewhere than at zero.
    pub(super) fn broken(&self) -> bool {
        self.from.as_ref().is_some_and(|from| !from.is_zero())
    }
}

/// The ticks of one axis.
type Marks = Vec<BigRational>;

/// The ticks of a chart's axes.
pub(super) fn ticks(chart: &Chart, room: Rect, em: Len) -> Ticks {
    if let Some(frame) = &chart.frame {
        return [frame.ticks.clone(), Vec::new()];
    }
    let most = match chart.kind {
        Kind::Share => {
            let step = if room.width() < em * 24 { 50 } else { 25 };
            let all = (0..=100 / step).map(|i| BigRational::from(BigInt::from(i * step)));
            return [all.collect(), Vec::new()];
        }
        Kind::Bars | Kind::StackedBars => room.width().whole(em * 6),
        _ => (room.height() - em * 3).whole(em.ratio(18, 10)),
    };
    let most = usize::try_from(most.clamp(2, 5)).unwrap_or(2);
    let axis = |second: bool| {
        if chart.series_on(second).is_empty() {
            return Vec::new();
        }
        let (low, high) = chart.range(second);
        nice(&low, &high, most, chart.broken() && !second)
    };
    let both = [axis(false), axis(true)];
    if chart.broken() { both } else { together(both) }
}

/// Two axes with their zeros at one height and as many steps, so that grid lines serve
/// both.
fn together([first, second]: Ticks) -> Ticks {
    let below = |ticks: &Marks| ticks.iter().filter(|tick| tick.is_negative()).count();
    let above = |ticks: &Marks| ticks.iter().filter(|tick| tick.is_positive()).count();
    if second.is_empty() {
        return [first, second];
    }
    let (down, up) =
        (below(&first).max(below(&second)), above(&first).max(above(&second)));
    let widened = |ticks: Marks| match ticks.as_slice() {
        [a, b, ..] => {
            let step = b - a;
            let number = |i: usize| BigRational::from(BigInt::from(i));
            let low = (0..down).map(|i| -&step * number(down - i));
            low.chain((0..=up).map(|i| &step * number(i))).collect()
        }
        _ => ticks,
    };
    [widened(first), widened(second)]
}

/// The scale over some ticks, or just over the values where there are none.
pub(super) fn scale(
    chart: &Chart,
    ticks: &[BigRational],
    second: bool,
    (start, end): (Len, Len),
) -> Scale {
    let (low, high) = chart.range(second);
    let from = ticks.first().cloned().unwrap_or(low);
    let to = ticks.last().cloned().unwrap_or(high);
    Scale { from, to, start, end }
}

/// Where bars stand: at zero, or at the end of the axis that is nearest to it.
pub(super) fn foot(scale: &Scale) -> Len {
    let zero = BigRational::zero();
    let value = if scale.from > zero {
        &scale.from
    } else if scale.to < zero {
        &scale.to
    } else {
        &zero
    };
    scale.at(value)
}

/// Draws grid lines over a plot, but through none of some rectangles, with their numbers
/// left of it, and those of the second axis right of it.
pub(super) fn grid(
    out: &mut Drawing,
    plot: Rect,
    (scales, ticks): (&[Option<Scale>; 2], &Ticks),
    holes: &[Rect],
    (words, look): (&dyn Words, &Look),
) {
    let gap = words.em().ratio(4, 10);
    let [first, second] = scales;
    let [numbers, others] = ticks;
    for (i, tick) in numbers.iter().enumerate() {
        let Some(scale) = first else { break };
        let y = scale.at(tick);
        for (x0, x1) in around((plot.x0, plot.x1), y, holes) {
            out.rule(Point::new(x0, y), Point::new(x1, y), look.hairline);
        }
        out.word(Word::Tick(i), Point::new(plot.x0 - gap, y), Anchor::Right);
    }
    for (i, tick) in others.iter().enumerate() {
        let Some(scale) = second else { break };
        let y = scale.at(tick);
        out.word(Word::SecondTick(i), Point::new(plot.x1 + gap, y), Anchor::Left);
    }
    if second.is_some() {
        let at = Point::new(plot.x1 + gap, plot.y0 - words.em().ratio(11, 10));
        out.word(Word::SecondUnit, at, Anchor::Left);
    }
}

/// The parts of a level line that run through none of some rectangles.
fn around((start, end): (Len, Len), y: Len, holes: &[Rect]) -> Vec<(Len, Len)> {
    let mut own: Vec<&Rect> =
        holes.iter().filter(|hole| hole.y0 <= y && y <= hole.y1).collect();
    own.sort_by_key(|hole| hole.x0);
    let mut parts = Vec::new();
    let mut at = start;
    for hole in own {
        if hole.x0 > at {
            parts.push((at, hole.x0));
        }
        at = at.max(hole.x1);
    }
    if end > at {
        parts.push((at, end));
    }
    parts
}

/// The width of the widest of some words.
pub(super) fn widest(words: &dyn Words, list: impl Iterator<Item = Word>) -> Len {
    list.map(|word| words.width(word)).max().unwrap_or(Len::ZERO)
}
