//! Level bars: names at the left, values at their ends.

use super::along::int;
use super::axis::{foot, scale, widest};
use super::scale::Scale;
use super::{Anchor, Chart, Drawing, Kind, Look, Means, Misfit, Shape, Word, Words};
use super::{key, marks};
use crate::base::{Len, Point, Rect};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// The share of its row that a bar or a group of bars takes, in percent.
const SHARE: i64 = 58;
/// The thickest bar, in tenths of an em.
const THICKEST: i64 = 22;
/// The least thickness.
const LEAST: Len = Len::pt(2);

/// Bars in the making.
struct Bars<'a> {
    chart: &'a Chart,
    words: &'a dyn Words,
    look: &'a Look,
    /// What the rows of bars take.
    plot: Rect,
    side: usize,
}

/// The height that suits a chart: rows of bars as thick as their names are high.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let em = words.em();
    let side = if chart.stacks() { 1 } else { chart.data.series.len().max(1) };
    let measure = name_width(chart, width, words);
    let row = |category: usize| {
        let lines = words.wrapped(Word::Category(category), measure).0.max(1);
        let names = words.pitch() * int(lines);
        let thick = if chart.stacks() {
            160
        } else if side > 1 {
            105
        } else {
            120
        };
        let bars = em.ratio(thick, 100) * int(side);
        names.max(bars) + em.ratio(75, 100)
    };
    let rows: Len = (0..chart.data.categories).map(row).max().unwrap_or(em);
    rows * int(chart.data.categories) + key::height(chart, width, words)
}

/// The measure of names: as wide as they are, two fifths of the width at most.
fn name_width(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let all = (0..chart.data.categories).map(Word::Category);
    widest(words, all).min(width.ratio(2, 5))
}

/// What parts names from bars.
pub(super) fn gap_of(measure: Len, em: Len) -> Len {
    if measure == Len::ZERO { Len::ZERO } else { em.half() }
}

/// Draws level bars.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let em = words.em();
    if chart.data.categories == 0 || room.width() < em * 6 || room.height() < em * 2 {
        out.misfit = Some(Misfit::Small);
        return out;
    }
    let ticks = chart.ticks(room, em);
    let many = chart.data.series.len() > 1;
    let valued = chart.stacks()
        && chart.data.categories == 1
        && chart.labels != Some(false)
        && !fits_in_line(chart, room, words, look);
    let key = (look, valued);
    let room = if many { key::draw(&mut out, chart, room, words, key) } else { room };
    let measure = name_width(chart, room.width(), words);
    let gap = gap_of(measure, em);
    let plot = Rect { x0: room.x0 + measure + gap, ..room };
    let side = if chart.stacks() { 1 } else { chart.data.series.len().max(1) };
    let mut bars = Bars { chart, words, look, plot, side };
    let direct = chart.labels != Some(false) && bars.labels_fit();
    if chart.labels == Some(true) && !direct {
        out.misfit = Some(Misfit::Labels);
    }
    bars.room_for_values(direct);
    if !direct && !valued {
        bars.plot.y1 -= em.ratio(13, 10);
    }
    bars.names(&mut out, room.x0, measure);
    if !direct && !valued {
        let [numbers, _] = &ticks;
        let last = numbers.len().saturating_sub(1);
        bars.plot.x1 -= words.width(Word::Tick(last)).half();
        let (start, end) = (bars.plot.x0, bars.plot.x1);
        let scale = scale(chart, numbers, false, (start, end));
        for (i, tick) in numbers.iter().enumerate() {
            let x = scale.at(tick);
            let (top, foot) = (bars.plot.y0, bars.plot.y1);
            out.rule(Point::new(x, top), Point::new(x, foot), look.hairline);
            let at = Point::new(x, foot + em.ratio(7, 10));
            out.word(Word::Tick(i), at, Anchor::Middle);
        }
        bars.draw(&mut out, &scale, direct);
    } else {
        let scale = scale(chart, &[], false, (bars.plot.x0, bars.plot.x1));
        bars.draw(&mut out, &scale, direct);
    }
    out
}

/// Whether the values of a single stack stand inside it.
fn fits_in_line(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> bool {
    let plot = room;
    Bars { chart, words, look, plot, side: 1 }.labels_fit()
}

impl Bars<'_> {
    /// Upper edge and height of a row.
    fn row(&self, category: usize) -> (Len, Len) {
        let (all, count) = (self.plot.height(), int(self.chart.data.categories.max(1)));
        let top = self.plot.y0 + all.ratio(int(category), count);
        let foot = self.plot.y0 + all.ratio(int(category) + 1, count);
        (top, foot - top)
    }

    /// Upper and lower edge of a bar.
    fn edges(&self, series: usize, category: usize) -> (Len, Len) {
        let (top, height) = self.row(category);
        let side = int(self.side);
        let share = if self.side > 1 { 76 } else { SHARE };
        let thick = height.ratio(share, 100) / side;
        let thick = thick.min(self.words.em().ratio(THICKEST, 10));
        let place = if self.side > 1 { series } else { 0 };
        let first = top + (height - thick * side).half();
        let y0 = first + thick * int(place);
        let last = place + 1 >= self.side;
        (y0, y0 + thick - if last { Len::ZERO } else { self.look.gap })
    }

    /// Prints the names at the left, each in the middle of its row.
    fn names(&self, out: &mut Drawing, left: Len, measure: Len) {
        for category in 0..self.chart.data.categories {
            let (top, height) = self.row(category);
            let word = Word::Category(category);
            let (lines, width) = self.words.wrapped(word, measure);
            let pitch = self.words.pitch();
            if width > measure || pitch * int(lines) > height {
                let most = self.plot.height().whole(pitch * int(lines.max(1)));
                let most = usize::try_from(most).unwrap_or(0);
                let have = self.chart.data.categories;
                let most = most.min(have.saturating_sub(1)).max(1);
                out.misfit = Some(Misfit::Categories { have, most });
            }
            let up = (pitch * (int(lines) - 1)).half();
            let at = Point::new(left, top + height.half() - up);
            out.wrapped(word, at, Anchor::Left, measure);
        }
    }

    /// Makes room for the values that stand beyond the ends of bars.
    fn room_for_values(&mut self, direct: bool) {
        if !direct || self.chart.stacks() {
            return;
        }
        let em = self.words.em();
        let beyond = |negative: bool| {
            // panels of one scale leave the same room, whatever their own values are
            let shared =
                self.chart.frame.is_some() && self.sides()[usize::from(!negative)];
            let own = self
                .values()
                .filter(|(_, _, value)| shared || value.is_negative() == negative);
            let words = own.map(|(s, c, _)| Word::Value(s, c));
            let width = widest(self.words, words);
            if width > Len::ZERO { width + em.ratio(4, 10) } else { Len::ZERO }
        };
        let (left, right) = (beyond(true), beyond(false));
        self.plot.x0 += left;
        self.plot.x1 -= right;
    }

    /// Whether bars go to the left of zero, and to its right.
    fn sides(&self) -> [bool; 2] {
        let (low, high) = self.chart.range(false);
        [low.is_negative(), !low.is_negative() || !high.is_negative()]
    }

    fn values(&self) -> impl Iterator<Item = (usize, usize, &BigRational)> {
        (0..self.chart.data.series.len()).flat_map(move |s| {
            let all = 0..self.chart.data.categories;
            all.filter_map(move |c| Some((s, c, self.chart.value(s, c)?)))
        })
    }

    fn labels_fit(&self) -> bool {
        let em = self.words.em();
        if !self.chart.stacks() {
            let (y0, y1) = self.edges(0, 0);
            let high = y1 - y0 >= em.ratio(75, 100) || self.side == 1;
            let all = self.values().map(|(s, c, _)| Word::Value(s, c));
            let ends = if self.sides() == [true, true] { 3 } else { 2 };
            return high && widest(self.words, all) * ends <= self.plot.width();
        }
        let (y0, y1) = self.edges(0, 0);
        (0..self.chart.data.categories).all(|category| {
            let scale = self.own_scale(category, (self.plot.x0, self.plot.x1));
            (0..self.chart.data.series.len()).all(|series| {
                let Some(value) = self.chart.value(series, category) else { return true };
                let width = self.words.width(Word::Value(series, category));
                value.is_zero()
                    || width + em.ratio(3, 10) <= scale.length(value) && y1 - y0 >= em
            })
        })
    }

    /// The scale of a row: of shares, the whole of its values is the whole length.
    fn own_scale(&self, category: usize, (start, end): (Len, Len)) -> Scale {
        if self.chart.kind != Kind::Share {
            return scale(self.chart, &[], false, (start, end));
        }
        let (up, _) = self.chart.sums(category);
        Scale { from: BigRational::zero(), to: up, start, end }
    }

    fn draw(&self, out: &mut Drawing, scale: &Scale, direct: bool) {
        let zero = foot(scale);
        if self.chart.stacks() {
            self.stacks(out, scale, direct);
        } else {
            self.bars(out, scale, direct);
        }
        if self.chart.broken() {
            let bases = self.values().map(|(s, c, _)| {
                let (y0, y1) = self.edges(s, c);
                (y0, y1, zero)
            });
            marks::broken_bars(out, bases.collect(), self.words, self.look);
        }
        let top = Point::new(zero, self.plot.y0);
        out.rule(top, Point::new(zero, self.plot.y1), self.look.axis);
    }

    fn bars(&self, out: &mut Drawing, scale: &Scale, direct: bool) {
        let zero = foot(scale);
        let gap = self.words.em().ratio(4, 10);
        for (series, category, value) in self.values() {
            let (y0, y1) = self.edges(series, category);
            let x = scale.at(value);
            let rect = Rect { x0: x.min(zero), x1: x.max(zero), y0, y1 };
            let fill = self.chart.fill(series, category);
            if x != zero {
                out.shape(Means::Value(series, category), Shape::Rect(rect, fill));
            }
            if direct {
                let y = y0 + (y1 - y0).half();
                let (x, anchor) = if value.is_negative() {
                    (rect.x0 - gap, Anchor::Right)
                } else {
                    (rect.x1 + gap, Anchor::Left)
                };
                out.word(Word::Value(series, category), Point::new(x, y), anchor);
            }
        }
    }

    fn stacks(&self, out: &mut Drawing, scale: &Scale, direct: bool) {
        for category in 0..self.chart.data.categories {
            let own = match self.chart.kind {
                Kind::Share => self.own_scale(category, (scale.start, scale.end)),
                _ => scale.clone(),
            };
            let (mut up, mut down) = (BigRational::zero(), BigRational::zero());
            for series in 0..self.chart.data.series.len() {
                let Some(value) = self.chart.value(series, category) else { continue };
                let sum = if value.is_negative() { &mut down } else { &mut up };
                let from = own.at(sum);
                *sum += value;
                let to = own.at(sum);
                let (y0, y1) = self.edges(series, category);
                let rect = Rect { x0: from.min(to), x1: from.max(to), y0, y1 };
                let fill = self.chart.fill(series, category);
                if from == to {
                    continue;
                }
                out.shape(Means::Value(series, category), Shape::Rect(rect, fill));
                if from != foot(&own) {
                    let seam = (Point::new(from, y0), Point::new(from, y1));
                    marks::seam(out, seam, self.look);
                }
                if direct && !value.is_zero() {
                    marks::inside(out, (series, category), (rect, fill), self.words);
                }
            }
            let (y0, y1) = self.edges(0, category);
            if y1 - y0 < LEAST {
                out.misfit = Some(Misfit::Small);
            }
        }
    }
}
