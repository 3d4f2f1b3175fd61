//! Values at the points of lines: above them or below, clear of each other and of the lines.

use super::along::Along;
use super::scale::Scale;
use super::{Chart, Word, Words};
use crate::base::{Len, Point, Rect};
use num_rational::BigRational;
use num_traits::Signed;

/// A value at a point, and what it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) word: Word,
    pub(super) at: Point,
    pub(super) rect: Rect,
}

/// On which side of a line its values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Above each point, or below where the line rises into it.
    Free,
    /// Above the line, and below it where it is the lowest of several.
    Apart,
    /// As [`Side::Free`], where there is room below the axis, too.
    Open,
}

/// The line of a series: its scale, and the places of its points.
type Line<'a> = (&'a Scale, Along);

impl Label {
    fn new(word: Word, at: Point, words: &dyn Words) -> Self {
        let (half, deep) = (words.width(word).half(), words.em().half());
        let (x0, x1) = (at.x - half, at.x + half);
        Self { word, at, rect: Rect { x0, x1, y0: at.y - deep, y1: at.y + deep } }
    }
}

/// The values of a series, each at its point.
pub(super) fn all(
    chart: &Chart,
    (series, side): (usize, Side),
    line: Line<'_>,
    words: &dyn Words,
) -> Vec<Label> {
    let place = |category: usize| {
        let at = place(chart, (series, category), (line, side), words)?;
        Some(Label::new(Word::Value(series, category), at, words))
    };
    (0..chart.data.categories).filter_map(place).collect()
}

/// Where the value of a point stands: above it, unless the line would run through it there
/// and less so below.
fn place(
    chart: &Chart,
    (series, category): (usize, usize),
    ((scale, along), side): (Line<'_>, Side),
    words: &dyn Words,
) -> Option<Point> {
    let em = words.em();
    let value = chart.value(series, category)?;
    let own = scale.at(value);
    let x = along.at(category);
    let half = words.width(Word::Value(series, category)).half();
    let mut rises = Vec::new();
    for beside in [category.checked_sub(1), Some(category + 1)].into_iter().flatten() {
        let Some(value) = chart.value(series, beside) else { continue };
        let way = (along.at(beside) - x).abs().max(Len::from_raw(1));
        let rise = own - scale.at(value);
        // how far the line has risen where the word ends
        rises.push(rise.ratio(half.min(way).raw(), way.raw()));
    }
    let up = rises.iter().copied().max().unwrap_or(Len::ZERO);
    let down = rises.iter().map(|rise| -*rise).max().unwrap_or(Len::ZERO);
    let away = em.ratio(95, 100);
    // below the axis stands a value that is itself below it, and nothing else
    let foot = scale.start.max(scale.end);
    let low = chart.range(false).0.is_negative();
    let room = own + away + em.half() <= foot || low || side == Side::Open;
    let several = chart.data.series.len() > 1;
    let others = 0..chart.data.series.len();
    let mut others = others.filter_map(|other| chart.value(other, category));
    let above = match side {
        Side::Free | Side::Open => up <= em.ratio(35, 100) || up <= down,
        Side::Apart => !several || others.any(|other| other < value),
    };
    let above = above || !room;
    Some(Point::new(x, if above { own - away } else { own + away }))
}

/// Whether some values meet each other, or lines of other series.
pub(super) fn meet(
    chart: &Chart,
    labels: &[Label],
    line: Line<'_>,
    words: &dyn Words,
) -> bool {
    // a word's own line may graze it, and run through its edge where values are asked for
    let graze = words.em().ratio(if chart.labels == Some(true) { 50 } else { 25 }, 100);
    let crossed = |label: &Label| {
        let Word::Value(own, _) = label.word else { return false };
        let inner = label.rect.inset(Len::ZERO, graze);
        (0..chart.data.series.len()).any(|other| {
            let rect = if other == own { inner } else { label.rect };
            crosses(chart, other, rect, line)
        })
    };
    let air = words.em().ratio(15, 100);
    labels.iter().any(crossed)
        || labels.iter().enumerate().any(|(i, one)| {
            let mut later = labels.iter().skip(i + 1);
            later.any(|other| overlap(one.rect.inset(-air, Len::ZERO), other.rect))
        })
}

/// Whether two rectangles have something in common.
fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// Whether a line runs through a rectangle: one of its points lies in it, or it crosses the
/// left edge, the middle or the right edge.
fn crosses(chart: &Chart, series: usize, rect: Rect, (scale, along): Line<'_>) -> bool {
    let inside = |y: Len| rect.y0 < y && y < rect.y1;
    let point = |category: usize| {
        let value = chart.value(series, category)?;
        Some(Point::new(along.at(category), scale.at(value)))
    };
    (0..chart.data.categories).any(|category| {
        let Some(at) = point(category) else { return false };
        if rect.x0 < at.x && at.x < rect.x1 && inside(at.y) {
            return true;
        }
        let Some(next) = point(category + 1).filter(|next| next.x > at.x) else {
            return false;
        };
        let middle = rect.x0 + rect.width().half();
        [rect.x0, middle, rect.x1].into_iter().any(|x| {
            let there = at.x <= x && x <= next.x;
            let rise = (next.y - at.y).ratio((x - at.x).raw(), (next.x - at.x).raw());
            there && inside(at.y + rise)
        })
    })
}

/// Some values of a line that has no room for all: those pointed out, the last, the
/// greatest, the least and the first, as far as they keep clear of each other.
pub(super) fn some(
    chart: &Chart,
    plot: Rect,
    line: Line<'_>,
    words: &dyn Words,
) -> Vec<Label> {
    let em = words.em();
    let known: Vec<(usize, &BigRational)> = (0..chart.data.categories)
        .filter_map(|category| Some((category, chart.value(0, category)?)))
        .collect();
    let ends = [known.last(), known.iter().rev().max_by_key(|one| one.1)];
    let others = [known.iter().min_by_key(|one| one.1), known.first()];
    let marked = chart.marked.iter().map(|(_, category)| *category);
    let own = ends.into_iter().chain(others).flatten().map(|(category, _)| *category);
    let mut taken: Vec<Label> = Vec::new();
    for category in marked.chain(own) {
        let place = place(chart, (0, category), (line, Side::Free), words);
        let Some(mut at) = place else { continue };
        let word = Word::Value(0, category);
        let half = words.width(word).half();
        at.x = at.x.max(plot.x0 + half).min(plot.x1 - half);
        let label = Label::new(word, at, words);
        let rect = label.rect;
        let air = em.ratio(3, 10);
        let inside = rect.y0 >= plot.y0 - em && rect.y1 <= plot.y1;
        let met = taken.iter().any(|other| overlap(other.rect, rect.inset(-air, -air)));
        if inside && !met && !crosses(chart, 0, rect, line) {
            taken.push(label);
        }
    }
    taken
}
