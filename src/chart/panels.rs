//! Small multiples: a small chart for each series, side by side on one scale.
//!
//! Each panel is drawn as a chart of its series alone, so that it is read back like any
//! other: its shapes mean the series and categories of the whole. Axes are shared: numbers
//! of values stand at the left of a row of panels, names of categories below the lowest
//! panel of a column; all plots are of one size.

use super::along::int;
use super::axis::widest;
use super::bars::gap_of;
use super::{Anchor, Chart, Data, Drawing, Kind, Look, Means, Misfit, Word, Words};
use crate::base::{Len, Point, Rect};
use num_rational::BigRational;

/// What the axis of values covers, where that is set from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The least value that it covers.
    pub low: BigRational,
    /// The greatest.
    pub high: BigRational,
    /// Where numbers stand, if values don't stand at their places.
    pub ticks: Vec<BigRational>,
}

/// Panels side by side, which share the scale unless each has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panels {
    /// So many side by side; 0 as many as fit.
    pub columns: u8,
    /// Whether each has a scale of its own.
    pub own_scale: bool,
}

/// Rows and columns of panels.
#[derive(Debug, Clone, Copy)]
struct Grid {
    rows: usize,
    columns: usize,
    /// The width of a panel without what stands left of the first.
    width: Len,
    gap: Len,
}

impl Grid {
    fn of(chart: &Chart, panels: Panels, width: Len, em: Len) -> Self {
        let count = chart.data.series.len().max(1);
        let gap = em.ratio(16, 10);
        // a category takes little more than a character, a chart ten
        let least = if chart.kind == Kind::Bars { em * 9 } else { em.ratio(16, 10) };
        let least = match chart.kind {
            Kind::Bars => least,
            _ => (least * int(chart.data.categories)).max(em * 10).min(em * 20),
        };
        let fit = usize::try_from((width + gap).whole(least + gap)).unwrap_or(1);
        let asked = match panels.columns {
            0 => fit,
            columns => usize::from(columns),
        };
        let columns = asked.clamp(1, count);
        let rows = count.div_ceil(columns);
        // as even as can be, where nobody said how many
        let columns = if panels.columns == 0 { count.div_ceil(rows) } else { columns };
        let gaps = gap * int(columns - 1);
        Self { rows, columns, width: (width - gaps) / int(columns), gap }
    }
}

/// The chart of one panel.
fn panel(chart: &Chart, series: usize, frame: Option<Frame>) -> Chart {
    let values = chart.data.series.get(series).cloned().unwrap_or_default();
    let marked = chart.marked.iter().filter(|(one, _)| *one == series);
    Chart {
        data: Data { categories: chart.data.categories, series: vec![values] },
        frame,
        marked: marked.map(|(_, category)| (0, *category)).collect(),
        panels: None,
        ..chart.clone()
    }
}

/// The frames of all panels at a size: one for all of them, or one for each.
fn frames(chart: &Chart, panels: Panels, room: Rect, em: Len) -> Vec<Frame> {
    let grid = Grid::of(chart, panels, room.width(), em);
    let height = room.height() / int(grid.rows) - title(em);
    let room = Rect { x1: room.x0 + grid.width, y1: room.y0 + height, ..room };
    let range = |series| panel(chart, series, None).range(false);
    let ranges: Vec<_> = (0..chart.data.series.len()).map(range).collect();
    let frame = |low: BigRational, high: BigRational| {
        // the axis that a chart of these two values would have
        let series = vec![vec![Some(low.clone()), Some(high.clone())]];
        let data = Data { categories: 2, series };
        let [ticks, _] = Chart { data, ..panel(chart, 0, None) }.ticks(room, em);
        Frame { low, high, ticks }
    };
    if panels.own_scale {
        return ranges.into_iter().map(|(low, high)| frame(low, high)).collect();
    }
    let low = ranges.iter().map(|(low, _)| low).min().cloned().unwrap_or_default();
    let high = ranges.iter().map(|(_, high)| high).max().cloned().unwrap_or_default();
    vec![frame(low, high)]
}

/// The numbers of all axes: those of the shared one, or of one panel after the other.
pub(super) fn ticks(
    chart: &Chart,
    panels: Panels,
    room: Rect,
    em: Len,
) -> Vec<BigRational> {
    let frames = frames(chart, panels, room, em);
    frames.into_iter().flat_map(|frame| frame.ticks).collect()
}

/// The height of a panel's title of one line, with the air below it.
fn title(em: Len) -> Len {
    em.ratio(16, 10)
}

/// What parts a row of panels from the next.
fn air(em: Len) -> Len {
    em.ratio(8, 10)
}

/// How high panels are at a width.
pub(super) fn height(
    chart: &Chart,
    panels: Panels,
    width: Len,
    words: &dyn Words,
) -> Len {
    let em = words.em();
    let grid = Grid::of(chart, panels, width, em);
    let inner = match chart.kind {
        Kind::Bars => {
            let measure = names(chart, width, words);
            let lines = |one| words.wrapped(Word::Category(one), measure).0.max(1);
            let most = (0..chart.data.categories).map(lines).max().unwrap_or(1);
            let row = words.pitch() * int(most) + em.ratio(75, 100);
            // a row more for numbers where values have no room at their bars
            row * int(chart.data.categories) + em.ratio(14, 10)
        }
        _ => panel(chart, 0, None).height(grid.width, words).max(em * 8),
    };
    (inner + title(em)) * int(grid.rows) + air(em) * int(grid.rows - 1)
}

/// The measure of the names left of level bars: as wide as they are, and two fifths of what
/// the first panel takes at most, as in any chart of bars.
fn names(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let (Kind::Bars, Some(panels)) = (chart.kind, chart.panels) else { return Len::ZERO };
    let grid = Grid::of(chart, panels, width, words.em());
    let plots = width - grid.gap * int(grid.columns - 1) - words.em().half();
    let most = plots.ratio(2, 3 * int(grid.columns) + 2);
    let all = (0..chart.data.categories).map(Word::Category);
    widest(words, all).min(most)
}

/// The words of one panel: measured as the widest of all panels, so that all plots are of
/// one size, and without width where the first of the row prints them.
struct Shared<'a> {
    words: &'a dyn Words,
    chart: &'a Chart,
    /// How many numbers all axes have.
    ticks: usize,
    /// Whether the panel has the words at its left.
    left: bool,
    /// The measure of names left of level bars.
    names: Len,
}

impl Shared<'_> {
    fn level(&self) -> bool {
        self.chart.kind == Kind::Bars
    }
}

impl Words for Shared<'_> {
    fn width(&self, word: Word) -> Len {
        let all = 0..self.chart.data.series.len();
        match word {
            Word::Value(_, category) => {
                widest(self.words, all.map(|one| Word::Value(one, category)))
            }
            Word::Tick(_) if self.left || self.level() => {
                widest(self.words, (0..self.ticks).map(Word::Tick))
            }
            Word::Category(_) if !self.level() => self.words.width(word),
            Word::Category(_) if self.left => self.words.width(word).min(self.names),
            _ => Len::ZERO,
        }
    }

    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len) {
        if self.width(word) == Len::ZERO {
            return (0, Len::ZERO);
        }
        self.words.wrapped(word, measure)
    }

    fn em(&self) -> Len {
        self.words.em()
    }

    fn pitch(&self) -> Len {
        self.words.pitch()
    }
}

/// Draws all panels.
pub(super) fn draw(
    chart: &Chart,
    panels: Panels,
    room: Rect,
    (words, look): (&dyn Words, &Look),
) -> Drawing {
    let frames = frames(chart, panels, room, words.em());
    let set = Set { chart, panels, frames: &frames, room, words, look };
    let direct = set.draw(Len::ZERO, None);
    let is_tick = |placed: &super::Placed| matches!(placed.word, Word::Tick(_));
    let asked = chart.labels;
    if asked != Some(false) && !direct.words.iter().any(is_tick) {
        return direct;
    }
    let mut out = set.draw(set.beside(), Some(false));
    if asked == Some(true) && out.misfit.is_none() {
        out.misfit = Some(Misfit::Labels);
    }
    out
}

/// What panels are drawn from.
struct Set<'a> {
    chart: &'a Chart,
    panels: Panels,
    frames: &'a [Frame],
    room: Rect,
    words: &'a dyn Words,
    look: &'a Look,
}

impl Set<'_> {
    /// What numbers take left of a plot.
    fn beside(&self) -> Len {
        let count = self.frames.iter().map(|frame| frame.ticks.len()).sum();
        let widest = widest(self.words, (0..count).map(Word::Tick));
        // the first number below level bars stands out by half of its width
        if self.chart.kind == Kind::Bars { widest.half() } else { widest }
    }

    /// Draws every panel with so much room at the left for numbers.
    fn draw(&self, numbers: Len, labels: Option<bool>) -> Drawing {
        let (chart, words) = (self.chart, self.words);
        let mut out = Drawing::default();
        let em = words.em();
        let names = names(chart, self.room.width(), words);
        let level = chart.kind == Kind::Bars;
        let (left, pad) = if level {
            (names + gap_of(names, em), numbers)
        } else {
            (numbers, Len::ZERO)
        };
        let own = self.panels.own_scale;
        let every = own && !level;
        let mut grid = Grid::of(chart, self.panels, self.room.width(), em);
        let shares = if every { grid.columns } else { 1 };
        let plots = grid.width * int(grid.columns) - left * int(shares);
        grid.width = plots / int(grid.columns) - pad;
        // numbers below level bars need room beside each other
        let steps = self.frames.iter().map(|frame| frame.ticks.len()).max().unwrap_or(0);
        let numbers = (pad * 2 + em.ratio(2, 10)) * int(steps.saturating_sub(1)) + pad;
        if grid.width < em * 5 || pad > Len::ZERO && grid.width < numbers {
            out.misfit = Some(Misfit::Small);
            return out;
        }
        let gaps = air(em) * int(grid.rows.saturating_sub(1));
        let deep = (self.room.height() - gaps) / int(grid.rows);
        let count = chart.data.series.len();
        let mut before = 0;
        for series in 0..count {
            let (row, column) = (series / grid.columns, series % grid.columns);
            let at = if own { series } else { 0 };
            let Some(frame) = self.frames.get(at) else { continue };
            let first = column == 0;
            let lowest = series + grid.columns >= count;
            let step = grid.width + grid.gap + pad + if every { left } else { Len::ZERO };
            let inside = if first || every { Len::ZERO } else { left };
            let x0 = self.room.x0 + step * int(column) + inside + pad;
            let x1 = x0 + grid.width + if first || every { left } else { Len::ZERO };
            let y0 = self.room.y0 + (deep + air(em)) * int(row);
            let y1 = y0 + deep;
            let panel = Panel {
                series,
                room: Rect { x0, y0, x1, y1 },
                frame: frame.clone(),
                before,
                left: first || every,
                lowest,
            };
            if own {
                before += frame.ticks.len();
            }
            self.panel(&mut out, &panel, labels);
        }
        out
    }

    /// Draws one panel below its title.
    fn panel(&self, out: &mut Drawing, panel: &Panel, labels: Option<bool>) {
        let (words, series) = (self.words, panel.series);
        let em = words.em();
        let room = panel.room;
        let name = Word::Series(series);
        let wide = words.width(name);
        if wide > room.width() && out.misfit.is_none() {
            out.misfit = Some(Misfit::Width { needs: wide, has: room.width() });
        }
        if wide > Len::ZERO {
            out.word(name, Point::new(room.x0, room.y0 + em.half()), Anchor::Left);
        }
        let ticks = self.frames.iter().map(|frame| frame.ticks.len()).sum();
        let names = names(self.chart, self.room.width(), words);
        let shared = Shared { words, chart: self.chart, ticks, left: panel.left, names };
        let own = self::panel(self.chart, series, Some(panel.frame.clone()));
        let chart = Chart { labels: labels.or(own.labels), ..own };
        let below = Rect { y0: room.y0 + title(em), ..room };
        let drawn = super::draw(&chart, below, &shared, self.look);
        out.misfit = out.misfit.or(drawn.misfit);
        for (means, shape) in drawn.shapes {
            let means = match means {
                Means::Value(_, category) => Means::Value(series, category),
                Means::Series(_) => Means::Series(series),
                Means::Frame => Means::Frame,
            };
            out.shape(means, shape);
        }
        let level = self.chart.kind == Kind::Bars;
        for placed in drawn.words {
            // numbers stand at the foot of level bars, names at their left
            let (below, beside) = (panel.lowest, panel.left);
            let word = match placed.word {
                Word::Value(_, category) => Word::Value(series, category),
                Word::Tick(tick) => {
                    let shown =
                        if level { below || self.panels.own_scale } else { beside };
                    if !shown {
                        continue;
                    }
                    Word::Tick(panel.before + tick)
                }
                Word::Category(category) => {
                    if !(if level { beside } else { below }) {
                        continue;
                    }
                    Word::Category(category)
                }
                _ => continue,
            };
            out.words.push(super::Placed { word, ..placed });
        }
    }
}

/// A panel to be drawn.
struct Panel {
    series: usize,
    room: Rect,
    frame: Frame,
    /// The numbers of axes before its own.
    before: usize,
    /// Whether the words at the left are its.
    left: bool,
    /// Whether no panel stands below it.
    lowest: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Shape;
    use crate::chart::testing::{self, LOOK, Type, boxes_apart};
    use proptest::prelude::*;

    fn chart(kind: Kind, series: &[Vec<i64>], panels: Panels) -> Chart {
        let number = |n: &i64| Some(BigRational::from_integer((*n).into()));
        let data = Data {
            categories: series.first().map_or(0, Vec::len),
            series: series.iter().map(|list| list.iter().map(number).collect()).collect(),
        };
        Chart { kind, data, panels: Some(panels), ..testing::chart() }
    }

    fn drawn(chart: &Chart, width: i64, words: &Type) -> (Rect, Drawing) {
        let height = chart.height(Len::pt(width), words);
        let (x0, y0) = (Len::pt(9), Len::pt(4));
        let room = Rect { x0, y0, x1: x0 + Len::pt(width), y1: y0 + height };
        (room, crate::chart::draw(chart, room, words, &LOOK))
    }

    /// How long the bar of each value is.
    fn lengths(drawing: &Drawing, level: bool) -> Vec<((usize, usize), Len)> {
        let of = |(means, shape): &(Means, Shape)| match (means, shape) {
            (Means::Value(series, category), Shape::Rect(rect, _)) => {
                let length = if level { rect.width() } else { rect.height() };
                Some(((*series, *category), length))
            }
            _ => None,
        };
        drawing.shapes.iter().filter_map(of).collect()
    }

    const SHARED: Panels = Panels { columns: 0, own_scale: false };

    #[test]
    fn bars_of_all_panels_are_on_one_scale() {
        let series = [vec![10, 20, 40], vec![80, 40, 20], vec![10, 10, 5]];
        for (kind, value) in
            [(Kind::Columns, 2), (Kind::Columns, 9), (Kind::Bars, 2), (Kind::Bars, 4)]
        {
            let words = Type { name: 2, value, ..Type::of(9) };
            let (_, drawing) = drawn(&chart(kind, &series, SHARED), 330, &words);
            assert_eq!(drawing.misfit, None, "{kind:?} {value}");
            let lengths = lengths(&drawing, kind == Kind::Bars);
            assert_eq!(lengths.len(), 9);
            let (_, unit) = lengths[3];
            for ((s, c), length) in lengths {
                let off = length.raw() * 80 - unit.raw() * series[s][c];
                assert!(off.abs() <= 200, "{kind:?} {value} {s} {c}: {off}");
            }
        }
    }

    #[test]
    fn axes_are_shared_at_the_left_and_below() {
        let series = vec![vec![10, 20, 40]; 5];
        let words = Type { name: 2, value: 9, ..Type::of(9) };
        let count = |own_scale| {
            let chart = chart(Kind::Columns, &series, Panels { columns: 2, own_scale });
            let (_, drawing) = drawn(&chart, 330, &words);
            let is = |word: fn(&Word) -> bool| {
                drawing.words.iter().filter(|placed| word(&placed.word)).count()
            };
            let ticks = is(|word| matches!(word, Word::Tick(_)));
            (ticks, is(|word| matches!(word, Word::Category(_))))
        };
        let (shared, names) = count(false);
        assert_eq!(names, 6, "below the lowest panel of each column");
        assert_eq!(shared % 3, 0, "at the left of each row");
        assert_eq!(count(true), (shared / 3 * 5, 6));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn words_never_overlap_nor_leave_the_room(
            series in prop::collection::vec(prop::collection::vec(-30..400_i64, 4), 1..8),
            kind in prop::sample::select(vec![Kind::Columns, Kind::Bars]),
            width in 120..430_i64,
            (name, value) in (1..6_i64, 1..6_i64),
            (columns, own_scale) in (0..4_u8, any::<bool>()),
        ) {
            let words = Type { name, value, ..Type::of(9) };
            let chart = chart(kind, &series, Panels { columns, own_scale });
            let (room, drawing) = drawn(&chart, width, &words);
            if drawing.misfit.is_none() {
                boxes_apart(&drawing, &words, room)?;
            } else {
                prop_assert!(columns > 0 || width < 20 * name.max(value) * 9);
            }
        }
    }
}
