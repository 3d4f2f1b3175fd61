//! Lines through points, and areas below them.

use super::along::{Along, Names, int};
use super::axis::{foot, grid, scale, widest};
use super::ink::{MOST_SERIES, fill, marker, stroke};
use super::labels::{self, Label, Side};
use super::scale::Scale;
use super::spread::{Wish, spread};
use super::{Anchor, Chart, Drawing, Fill, Kind, Look, Means, Misfit, Shape, Step};
use super::{Ticks, Word, Words, key, marks};
use crate::base::{Len, Point, Rect, Tint};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// More points than this have no markers: they would hide the line.
const MOST_MARKERS: usize = 16;
/// More points than this ask for a thinner line.
const MOST_HEAVY: usize = 48;

/// Lines in the making.
struct Lines<'a> {
    chart: &'a Chart,
    words: &'a dyn Words,
    look: &'a Look,
    plot: Rect,
    along: Along,
    names: Names,
    /// Where the names of categories begin.
    foot: Len,
    scale: Scale,
    ticks: Ticks,
    /// The values that stand at points.
    labels: Vec<Label>,
    /// From the lines' ends to the names of series, where they stand there.
    ends: Option<Len>,
}

/// Draws lines or areas.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let em = words.em();
    if chart.data.categories == 0 || room.width() < em * 4 || room.height() < em * 6 {
        out.misfit = Some(Misfit::Small);
        return out;
    }
    let named = ends_fit(chart, room, words);
    let room = if chart.data.series.len() > 1 && !named {
        key::draw(&mut out, chart, room, words, (look, false))
    } else {
        room
    };
    match Lines::with_values(chart, (room, named), words, look) {
        Some(lines) => lines.draw(&mut out),
        None => match Lines::new(chart, (room, named, false), words, look) {
            Ok(mut lines) => {
                if chart.labels == Some(true) {
                    out.misfit = Some(Misfit::Labels);
                }
                lines.some_labels();
                lines.draw(&mut out);
            }
            Err(misfit) => out.misfit = Some(misfit),
        },
    }
    out
}

impl<'a> Lines<'a> {
    /// Lines in a room, with an axis of numbers unless every value stands at its point.
    fn new(
        chart: &'a Chart,
        (room, named, direct): (Rect, bool, bool),
        words: &'a dyn Words,
        look: &'a Look,
    ) -> Result<Self, Misfit> {
        let em = words.em();
        let ticks = if direct { <_>::default() } else { chart.ticks(room, em) };
        let (left, right, away) = margins(chart, (&ticks, direct, named), words);
        let (x0, x1) = (room.x0 + left, (room.x1 - right).max(room.x0 + left + em));
        let along =
            Along { count: chart.data.categories, start: x0, end: x1, ends: true };
        let names = along.names(chart, words)?;
        // a line that goes down to the axis has its values below it
        let low = direct && chart.range(false).0.is_negative();
        // and names keep clear of the number at the foot of the axis
        let below = match (low, direct) {
            (true, _) => em.ratio(14, 10),
            (false, true) => Len::ZERO,
            (false, false) => em.ratio(4, 10),
        };
        let top = em.ratio(if direct { 14 } else { 6 }, 10);
        let foot = room.y1 - names.height(words);
        let plot = Rect { x0, x1, y0: room.y0 + top, y1: foot - below };
        if plot.height() < em * 2 {
            return Err(Misfit::Small);
        }
        let scale = scale(chart, &ticks[0], false, (plot.y1, plot.y0));
        let (labels, ends) = (Vec::new(), named.then_some(away));
        Ok(Self {
            chart,
            words,
            look,
            plot,
            along,
            names,
            foot,
            scale,
            ticks,
            labels,
            ends,
        })
    }

    /// Lines with every value at its point, where they do not meet anything there.
    fn with_values(
        chart: &'a Chart,
        (room, named): (Rect, bool),
        words: &'a dyn Words,
        look: &'a Look,
    ) -> Option<Self> {
        let count = chart.data.series.len();
        let all = |s: usize| (0..chart.data.categories).map(move |c| Word::Value(s, c));
        let widest = widest(words, (0..count).flat_map(all));
        let pitch = room.width() / int(chart.data.categories.max(1));
        let narrow = widest + words.em().ratio(3, 10) > pitch;
        if chart.kind == Kind::Areas || chart.labels == Some(false) || narrow {
            return None;
        }
        let mut lines = Self::new(chart, (room, named, true), words, look).ok()?;
        let line = (&lines.scale, lines.along);
        let found = [Side::Free, Side::Apart].into_iter().find_map(|side| {
            let own = (0..count).flat_map(|s| labels::all(chart, (s, side), line, words));
            let own: Vec<Label> = own.collect();
            (!labels::meet(chart, &own, line, words)).then_some(own)
        });
        lines.labels = found?;
        Some(lines)
    }

    /// Puts values at a few points of a single line.
    fn some_labels(&mut self) {
        let chart = self.chart;
        let one = chart.data.series.len() == 1 && chart.kind == Kind::Lines;
        if one && chart.labels != Some(false) {
            let line = (&self.scale, self.along);
            self.labels = labels::some(chart, self.plot, line, self.words);
        }
    }

    fn draw(&self, out: &mut Drawing) {
        let (chart, words, look) = (self.chart, self.words, self.look);
        let line_of = (&self.scale, self.along);
        let air = words.em().ratio(2, 10);
        let hole = |label: &Label| label.rect.inset(-air, Len::ZERO);
        let holes: Vec<Rect> = self.labels.iter().map(hole).collect();
        let scales = [Some(self.scale.clone()), None];
        grid(out, self.plot, (&scales, &self.ticks), &holes, (words, look));
        if chart.kind == Kind::Areas {
            areas(out, chart, line_of, look);
        } else {
            for series in 0..chart.data.series.len() {
                line(out, chart, series, line_of, look);
            }
        }
        let zero = foot(&self.scale);
        let start = Point::new(self.plot.x0, zero);
        out.rule(start, Point::new(self.plot.x1, zero), look.axis);
        if chart.broken() {
            marks::broken_axis(out, start, words, look);
        }
        for label in &self.labels {
            out.word(label.word, label.at, Anchor::Middle);
        }
        if let Some(away) = self.ends {
            name_ends(out, chart, line_of, (words, away));
        }
        // values may stand between the line and the names
        let axis = if self.ticks[0].is_empty() { self.foot } else { self.plot.y1 };
        self.along.draw_names(out, (&self.names, axis, self.foot), words, look);
    }
}

/// What the key takes of the height at a width, where names have no room at the ends.
pub(super) fn key_height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let all = (0..chart.data.series.len()).map(Word::Series);
    if widest(words, all) * 3 <= width {
        return Len::ZERO;
    }
    key::height(chart, width, words)
}

/// Whether series are named at the right ends of their lines: where names take a third of
/// the room at most.
fn ends_fit(chart: &Chart, room: Rect, words: &dyn Words) -> bool {
    let count = chart.data.series.len();
    let high = words.em().ratio(115, 100) * int(count);
    count > 1
        && widest(words, (0..count).map(Word::Series)) * 3 <= room.width()
        && high + words.em() * 4 <= room.height()
}

/// What stands left and right of the lines, and how far from their ends names begin.
fn margins(
    chart: &Chart,
    (ticks, direct, named): (&Ticks, bool, bool),
    words: &dyn Words,
) -> (Len, Len, Len) {
    let em = words.em();
    let count = chart.data.series.len();
    let at = |category: usize| {
        let values = (0..count).map(move |s| Word::Value(s, category));
        // the first and the last word stand out half of their width
        widest(words, values.chain([Word::Category(category)])).half()
    };
    let left = if direct {
        at(0)
    } else {
        widest(words, (0..ticks[0].len()).map(Word::Tick)) + em.ratio(4, 10)
    };
    let out_of_line = at(chart.data.categories.saturating_sub(1));
    let away = if direct { out_of_line + em.ratio(2, 10) } else { Len::ZERO };
    let away = away.max(em.ratio(6, 10));
    let names = widest(words, (0..count).map(Word::Series));
    let right = if named { names + away } else { Len::ZERO };
    (left, right.max(out_of_line), away)
}

/// The runs of points without a gap.
fn runs(
    chart: &Chart,
    series: usize,
    (scale, along): (&Scale, Along),
) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for category in 0..chart.data.categories {
        let Some(value) = chart.value(series, category) else {
            open = false;
            continue;
        };
        let at = Point::new(along.at(category), scale.at(value));
        match runs.last_mut() {
            Some(run) if open => run.push(at),
            _ => runs.push(vec![at]),
        }
        open = true;
    }
    runs
}

/// Draws the line of a series with its markers.
pub(super) fn line(
    out: &mut Drawing,
    chart: &Chart,
    series: usize,
    (scale, along): (&Scale, Along),
    look: &Look,
) {
    let mut own = stroke(chart.stroke_of(series), look);
    if chart.data.categories > MOST_HEAVY {
        own.weight = own.weight.ratio(2, 3);
    }
    let ink = Fill::Tint(Tint::SOLID);
    for run in runs(chart, series, (scale, along)) {
        if run.len() > 1 {
            let shape = Shape::Line(run, own.weight, ink, own.dash);
            out.shape(Means::Series(series), shape);
        }
    }
    for category in 0..chart.data.categories {
        let Some(value) = chart.value(series, category) else { continue };
        let marked = chart.marked.contains(&(series, category));
        let lonely = chart.data.categories == 1;
        if chart.data.categories > MOST_MARKERS && !marked && !lonely {
            continue;
        }
        let at = Point::new(along.at(category), scale.at(value));
        let fill = if marked { Fill::Accent(Tint::SOLID) } else { ink };
        let size = if marked { look.line * 4 } else { look.line * 3 };
        let means = Means::Value(series, category);
        marker(out, means, (at, size), (own.marker, fill), look);
    }
}

/// Prints the names of series beside the last points of their lines, moved apart where
/// they would touch.
fn name_ends(
    out: &mut Drawing,
    chart: &Chart,
    (scale, along): (&Scale, Along),
    (words, away): (&dyn Words, Len),
) {
    let count = chart.data.series.len();
    let mut ends: Vec<(Len, usize)> = Vec::new();
    let mut under = BigRational::zero();
    for series in 0..count.min(MOST_SERIES) {
        let mut last = (0..chart.data.categories).rev();
        let Some(value) = last.find_map(|c| chart.value(series, c)) else {
            continue;
        };
        let y = if chart.kind == Kind::Areas {
            let middle = &under + value / BigRational::from(num_bigint::BigInt::from(2));
            under += value;
            scale.at(&middle)
        } else {
            scale.at(value)
        };
        ends.push((y, series));
    }
    ends.sort();
    let height = words.em().ratio(115, 100);
    let wishes: Vec<Wish> =
        ends.iter().map(|(middle, _)| Wish { middle: *middle, height }).collect();
    let half = words.em().half();
    let (top, foot) = (scale.start.min(scale.end), scale.start.max(scale.end));
    let own = || ends.iter().map(|(middle, _)| *middle).collect();
    let places = spread(&wishes, top - half, foot + half).unwrap_or_else(own);
    let x = along.end + away;
    for ((_, series), y) in ends.into_iter().zip(places) {
        out.word(Word::Series(series), Point::new(x, y), Anchor::Left);
    }
}

/// Draws areas on top of each other: each outline goes along its upper edge and back along
/// its lower one. A gap in one series counts as nothing there.
fn areas(out: &mut Drawing, chart: &Chart, (scale, along): (&Scale, Along), look: &Look) {
    let count = chart.data.series.len();
    let mut below = vec![BigRational::zero(); chart.data.categories];
    for series in 0..count {
        let place =
            |c: usize, value: &BigRational| Point::new(along.at(c), scale.at(value));
        let lower: Vec<Point> =
            below.iter().enumerate().map(|(c, value)| place(c, value)).collect();
        for (category, sum) in below.iter_mut().enumerate() {
            if let Some(value) = chart.value(series, category) {
                *sum += value;
            }
        }
        let upper: Vec<Point> =
            below.iter().enumerate().map(|(c, value)| place(c, value)).collect();
        let outline: Vec<Point> =
            upper.iter().copied().chain(lower.iter().rev().copied()).collect();
        let mut steps = Step::through(&outline);
        steps.push(Step::Close);
        out.shape(Means::Series(series), Shape::Area(steps, fill(series, count)));
        if series > 0 {
            let seam = Shape::Line(lower, look.gap, Fill::Paper, super::Dash::Solid);
            out.shape(Means::Frame, seam);
        }
    }
}
