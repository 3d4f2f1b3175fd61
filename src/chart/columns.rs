//! Columns: one or several series side by side or on top of each other, perhaps with a
//! line of the last one.

use super::along::{Along, Names, int};
use super::axis::{foot, grid, scale, widest};
use super::labels::{self, Side};
use super::scale::Scale;
use super::{Anchor, Chart, Drawing, Kind, Look, Means, Misfit, Shape, Ticks};
use super::{Word, Words, axis, key, lines, marks};
use crate::base::{Len, Point, Rect};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// The share of its part that a column takes, in percent: what is left is the gap.
const SINGLE: i64 = 56;
/// The same of a group of columns, and of a stacked one.
const GROUP: i64 = 72;
/// The widest column, in ems.
const WIDEST: i64 = 5;
/// The least column, below which there are too many.
const LEAST: Len = Len::pt(2);

/// Columns in the making.
struct Columns<'a> {
    chart: &'a Chart,
    words: &'a dyn Words,
    look: &'a Look,
    along: Along,
    /// The width of one column.
    bar: Len,
    /// Columns side by side at a category.
    side: usize,
}

/// Where columns stand.
struct Frame {
    plot: Rect,
    /// Where a line with an axis of its own runs.
    band: Rect,
    /// The foot of all, below values that are below zero.
    foot: Len,
    scales: [Option<Scale>; 2],
}

impl Frame {
    /// Takes the scales of the axes, over their ticks or just over their values.
    fn scale(&mut self, chart: &Chart, [first, second]: &Ticks) {
        let (plot, band) = (self.plot, self.band);
        let own = chart.second.then(|| scale(chart, second, true, (band.y1, band.y0)));
        self.scales = [Some(scale(chart, first, false, (plot.y1, plot.y0))), own];
    }
}

/// The height that suits a width: what the key takes is not taken from the columns, and a
/// line with an axis of its own finds room for its band.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let plots = axis::height(width, words.em());
    let plots = if chart.second { plots.max(words.em() * 12) } else { plots };
    plots + key::height(chart, width, words)
}

/// Draws columns.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let em = words.em();
    if chart.data.categories == 0 || room.width() < em * 4 || room.height() < em * 6 {
        out.misfit = Some(Misfit::Small);
        return out;
    }
    let ticks = chart.ticks(room, em);
    let many = chart.data.series.len() > 1;
    let mut made = Columns::new(chart, (room.x0, room.x1), words, look);
    let direct = chart.labels != Some(false) && made.labels_fit(room);
    // the values of a single stack stand in its key where they do not stand in it
    let valued = !direct && chart.stacks() && chart.data.categories == 1;
    let key = (look, valued && chart.labels != Some(false));
    let room = if many { key::draw(&mut out, chart, room, words, key) } else { room };
    let direct = direct && made.labels_fit(room);
    let ticks = if direct || key.1 { <_>::default() } else { ticks };
    if !direct && !key.1 {
        let gap = em.ratio(4, 10);
        let [one, two] = &ticks;
        let left = widest(words, (0..one.len()).map(Word::Tick));
        let right = widest(words, (0..two.len()).map(Word::SecondTick));
        let right = if two.is_empty() { Len::ZERO } else { right + gap };
        let start = room.x0 + left + gap;
        made = Columns::new(chart, (start, room.x1 - right), words, look);
        let over = made.out_of(room);
        if over > Len::ZERO {
            made = Columns::new(chart, (start, made.along.end - over), words, look);
        }
        if chart.labels == Some(true) {
            out.misfit = Some(Misfit::Labels);
        }
    }
    made.draw(&mut out, room, (&ticks, direct));
    out
}

impl<'a> Columns<'a> {
    fn new(
        chart: &'a Chart,
        (start, end): (Len, Len),
        words: &'a dyn Words,
        look: &'a Look,
    ) -> Self {
        let along = Along { count: chart.data.categories, start, end, ends: false };
        let columns = chart.filled(chart.data.series.len());
        let side = if chart.stacks() { 1 } else { columns.max(1) };
        let single = side == 1 && !chart.stacks();
        let share = if single { SINGLE } else { GROUP };
        let bar = along.pitch().ratio(share, 100) / int(side);
        let bar = bar.min(words.em() * WIDEST);
        Self { chart, words, look, along, bar, side }
    }

    /// How far the last name would stand out of a room, with what its place moves when the
    /// columns give way.
    fn out_of(&self, room: Rect) -> Len {
        let Ok(names) = self.along.names(self.chart, self.words) else {
            return Len::ZERO;
        };
        let over = names.end(self.along, self.words) - room.x1;
        over.max(Len::ZERO).ratio(11, 10)
    }

    /// The rectangle of a value without its ends: left and right edge.
    fn edges(&self, series: usize, category: usize) -> (Len, Len) {
        let whole = self.bar * int(self.side);
        let left = self.along.at(category) - whole.half();
        let place = if self.side > 1 { series } else { 0 };
        let x0 = left + self.bar * int(place);
        // columns side by side are parted by paper
        let part = if self.side > 1 && place + 1 < self.side {
            self.look.gap
        } else {
            Len::ZERO
        };
        (x0, x0 + self.bar - part)
    }

    /// Whether every value can be printed at its place.
    fn labels_fit(&self, room: Rect) -> bool {
        let em = self.words.em();
        let slot =
            if self.side > 1 { self.bar } else { self.along.pitch() - em.ratio(3, 10) };
        if self.chart.kind == Kind::ColumnsLine && !self.chart.second {
            // the line runs where the values of the columns would stand
            return false;
        }
        let mut all = self.values().map(|(s, c, _)| self.words.width(Word::Value(s, c)));
        if !self.chart.stacks() {
            return all.all(|width| width <= slot);
        }
        let (low, high) = self.chart.range(false);
        let height = (room.height() - em * 3).max(em);
        let scale = Scale { from: low, to: high, start: Len::ZERO, end: height };
        self.values().all(|(s, c, value)| {
            let width = self.words.width(Word::Value(s, c));
            value.is_zero()
                || (width + em.ratio(2, 10) <= self.bar
                    && scale.length(value) >= em.ratio(115, 100))
        })
    }

    /// All values of the columns.
    fn values(&self) -> impl Iterator<Item = (usize, usize, &'a BigRational)> {
        let chart = self.chart;
        let series = 0..chart.filled(chart.data.series.len());
        series.flat_map(move |s| {
            (0..chart.data.categories)
                .filter_map(move |c| Some((s, c, chart.value(s, c)?)))
        })
    }

    fn draw(&self, out: &mut Drawing, room: Rect, (ticks, direct): (&Ticks, bool)) {
        let (chart, words) = (self.chart, self.words);
        let names = match self.along.names(chart, words) {
            Ok(names) => names,
            Err(misfit) => {
                out.misfit = Some(misfit);
                return;
            }
        };
        if self.bar < LEAST {
            let most = (room.width() / int(self.side)).ratio(GROUP, 100).whole(LEAST);
            let most = usize::try_from(most).unwrap_or(1);
            out.misfit = Some(Misfit::Categories { have: chart.data.categories, most });
        }
        let mut frame = self.frame(room, (&names, direct));
        if frame.plot.height() < words.em() * 2 {
            out.misfit = Some(Misfit::Small);
            return;
        }
        frame.scale(chart, ticks);
        self.fill(out, &frame, (ticks, direct));
        let axis = if direct { frame.foot } else { frame.plot.y1 };
        self.along.draw_names(out, (&names, axis, frame.foot), words, self.look);
    }

    /// The room of the columns, between the values above them and the names below.
    fn frame(&self, room: Rect, (names, direct): (&Names, bool)) -> Frame {
        let (chart, em) = (self.chart, self.words.em());
        let (low, high) = chart.range(false);
        let over = direct && !chart.stacks();
        let above = if over && high.is_positive() { 14 } else { 8 };
        let above = if direct && !over { 3 } else { above };
        let below = if over && low.is_negative() {
            em.ratio(12, 10)
        } else if !direct && names.start(self.along, self.words) < self.along.start {
            // the name keeps clear of the number at the foot of the axis
            em.ratio(4, 10)
        } else {
            Len::ZERO
        };
        let foot = room.y1 - names.height(self.words);
        let mut plot = Rect {
            x0: self.along.start,
            x1: self.along.end,
            y0: room.y0 + em.ratio(above, 10),
            y1: foot - below,
        };
        let mut band = plot;
        if direct && chart.second {
            // a line with values of its own stands in a band above the columns
            let depth = plot.height().ratio(36, 100);
            band.y1 = plot.y0 + depth - em;
            plot.y0 += depth + em * 2;
        }
        Frame { plot, band, foot, scales: [None, None] }
    }

    /// Draws what stands in the frame: grid, columns, the axis, the line.
    fn fill(&self, out: &mut Drawing, frame: &Frame, (ticks, direct): (&Ticks, bool)) {
        let (chart, words, look) = (self.chart, self.words, self.look);
        let [Some(first), second] = &frame.scales else { return };
        if !direct {
            grid(out, frame.plot, (&frame.scales, ticks), &[], (words, look));
        }
        if chart.stacks() {
            self.stacks(out, first, direct);
        } else {
            self.bars(out, first, direct);
        }
        let zero = foot(first);
        if chart.broken() {
            marks::broken_columns(out, self.bases(zero), words, look);
        }
        let plot = frame.plot;
        out.rule(Point::new(plot.x0, zero), Point::new(plot.x1, zero), look.axis);
        if chart.kind == Kind::ColumnsLine {
            let series = chart.data.series.len().saturating_sub(1);
            let band = (second.as_ref().unwrap_or(first), self.along);
            lines::line(out, chart, series, band, look);
            if direct {
                for label in labels::all(chart, (series, Side::Open), band, words) {
                    out.word(label.word, label.at, Anchor::Middle);
                }
            }
        }
    }

    /// Left and right edge of every column, with where it stands.
    fn bases(&self, foot: Len) -> Vec<(Len, Len, Len)> {
        let edges = self.values().map(|(s, c, _)| {
            let (x0, x1) = self.edges(s, c);
            (x0, x1, foot)
        });
        edges.collect()
    }

    /// Columns beside each other, from the axis to their values.
    fn bars(&self, out: &mut Drawing, scale: &Scale, direct: bool) {
        let em = self.words.em();
        let zero = foot(scale);
        for (series, category, value) in self.values() {
            let (x0, x1) = self.edges(series, category);
            let y = scale.at(value);
            let rect = Rect { x0, x1, y0: y.min(zero), y1: y.max(zero) };
            let fill = self.chart.fill(series, category);
            if y != zero {
                out.shape(Means::Value(series, category), Shape::Rect(rect, fill));
            }
            if direct {
                let away = em.ratio(70, 100);
                let y = if value.is_negative() { rect.y1 + away } else { rect.y0 - away };
                let at = Point::new(x0 + (x1 - x0).half(), y);
                out.word(Word::Value(series, category), at, Anchor::Middle);
            }
        }
    }

    /// Columns on top of each other, those below zero downwards.
    fn stacks(&self, out: &mut Drawing, scale: &Scale, direct: bool) {
        for category in 0..self.chart.data.categories {
            let (mut up, mut down) = (BigRational::zero(), BigRational::zero());
            for series in 0..self.chart.data.series.len() {
                let Some(value) = self.chart.value(series, category) else { continue };
                let sum = if value.is_negative() { &mut down } else { &mut up };
                let from = scale.at(sum);
                *sum += value;
                let to = scale.at(sum);
                let (x0, x1) = self.edges(series, category);
                let rect = Rect { x0, x1, y0: from.min(to), y1: from.max(to) };
                let fill = self.chart.fill(series, category);
                let means = Means::Value(series, category);
                if from == to {
                    continue;
                }
                out.shape(means, Shape::Rect(rect, fill));
                if from != foot(scale) {
                    let seam = (Point::new(x0, from), Point::new(x1, from));
                    marks::seam(out, seam, self.look);
                }
                if direct && !value.is_zero() {
                    marks::inside(out, (series, category), (rect, fill), self.words);
                }
            }
        }
    }
}
