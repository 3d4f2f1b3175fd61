//! Two or three periods side by side, and a line for each series from one to the next.
//!
//! How it is drawn, so that it can be read back: the line of a series is one
//! [`Shape::Line`] that means [`Means::Series`], a new one after a gap; its points lie on
//! the upright axes at the place of their value on one scale. A disc that means
//! [`Means::Value`] has its middle at each point. Values stand beside the first and the
//! last axis; where labels would collide they are moved apart, and a leader tells which
//! point they belong to.

use super::along::int;
use super::axis::widest;
use super::ink::circle;
use super::scale::Scale;
use super::spread::{Wish, meet, spread};
use super::{
    Anchor, Chart, Dash, Drawing, Fill, Look, Means, Misfit, Shape, Word, Words, marks,
};
use crate::base::{Len, Point, Rect, Tint};

/// Most periods; more are better told by lines.
pub const MOST_PERIODS: usize = 3;

/// The places of things on a slope chart.
struct Plan {
    /// The axes, from left to right.
    axes: Vec<Len>,
    /// Whether series are named at the left, too.
    both: bool,
    /// Where lines may run, from top to foot.
    plot: (Len, Len),
}

/// From an axis to its labels.
fn reach(words: &dyn Words) -> Len {
    words.em().ratio(12, 10)
}

/// The space between a name and its value.
fn space(words: &dyn Words) -> Len {
    words.em().half()
}

/// The height of the names of periods, with the air below them.
fn head(words: &dyn Words) -> Len {
    words.em().ratio(17, 10)
}

/// How high a slope chart is at a width: as high as wide, in bounds, and high enough for
/// all labels.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    let em = words.em();
    let labels = words.pitch() * int(chart.data.series.len());
    width.ratio(8, 10).max(em * 10).min(em * 24).max(labels) + head(words)
}

impl Plan {
    fn make(chart: &Chart, room: Rect, words: &dyn Words) -> Result<Self, Misfit> {
        let em = words.em();
        let periods = chart.data.categories;
        if periods < 2 {
            return Err(Misfit::Small);
        }
        let series = || 0..chart.data.series.len();
        let names = widest(words, series().map(Word::Series));
        let names = if names > Len::ZERO { names + space(words) } else { names };
        let first = widest(words, series().map(|one| Word::Value(one, 0)));
        let last = widest(words, series().map(|one| Word::Value(one, periods - 1)));
        let periods_wide = widest(words, (0..periods).map(Word::Category));
        let gaps = int(periods - 1);
        // from one axis to the next there is room for the names of periods
        let least = |ems: i64| (em * ems).max(periods_wide + em.half()) * gaps;
        let sides = |names_left: Len| {
            let left = (names_left + first + reach(words)).max(periods_wide.half());
            let right = (names + last + reach(words)).max(periods_wide.half());
            (left, right)
        };
        let (left, right) = sides(names);
        let both = left + right + least(8) <= room.width();
        let (left, right) = if both { (left, right) } else { sides(Len::ZERO) };
        let needs = left + right + least(4);
        if needs > room.width() {
            return Err(Misfit::Width { needs, has: room.width() });
        }
        let low = words.pitch() * int(chart.data.series.len()) + head(words);
        let low = low.max(em * 5 + head(words));
        if low > room.height() {
            return Err(Misfit::Height { needs: low, has: room.height() });
        }
        // lines longer than high say little
        let way = (room.width() - left - right).min(em * 22 * gaps);
        let start = room.x0 + left + (room.width() - left - right - way).half();
        let axes = (0..periods).map(|n| start + way.ratio(int(n), gaps)).collect();
        let plot = (room.y0 + head(words), room.y1);
        Ok(Self { axes, both, plot })
    }
}

/// Draws a slope chart.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let plan = match Plan::make(chart, room, words) {
        Ok(plan) => plan,
        Err(misfit) => {
            out.misfit = Some(misfit);
            return out;
        }
    };
    let em = words.em();
    let (low, high) = chart.range(false);
    let (top, foot) = (plot_top(&plan, words), plan.plot.1 - em.half());
    let scale = Scale { from: low, to: high, start: foot, end: top };
    for (n, x) in plan.axes.iter().enumerate() {
        out.rule(Point::new(*x, top), Point::new(*x, foot), look.hairline);
        let word = Word::Category(n);
        if words.width(word) > Len::ZERO {
            out.word(word, Point::new(*x, room.y0 + em.half()), Anchor::Middle);
        }
    }
    if chart.broken() {
        for x in &plan.axes {
            marks::broken_axis(&mut out, Point::new(*x, foot), words, look);
        }
    }
    // what is pointed out lies above the rest
    let marked = |series: usize| chart.marked.iter().any(|(one, _)| *one == series);
    let mut order: Vec<usize> = (0..chart.data.series.len()).collect();
    order.sort_by_key(|series| marked(*series));
    for series in order {
        line(&mut out, chart, series, (&plan, &scale, look));
    }
    let lines = lines(&out);
    side(&mut out, chart, (&plan, &scale), false, (words, look));
    side(&mut out, chart, (&plan, &scale), true, (words, look));
    for category in 1..plan.axes.len().saturating_sub(1) {
        middle(&mut out, chart, category, (&plan, &scale, &lines), words);
    }
    out
}

/// The place of the greatest value: half a label below the head.
fn plot_top(plan: &Plan, words: &dyn Words) -> Len {
    plan.plot.0 + words.em().half()
}

/// The line of a series with its points.
fn line(
    out: &mut Drawing,
    chart: &Chart,
    series: usize,
    (plan, scale, look): (&Plan, &Scale, &Look),
) {
    let marked = chart.marked.iter().any(|(one, _)| *one == series);
    let (fill, weight) = match (marked, chart.marked.is_empty()) {
        (true, _) => (Fill::Accent(Tint::SOLID), look.line.ratio(3, 2)),
        (false, true) => (Fill::Tint(Tint::SOLID), look.line),
        (false, false) => (Fill::Tint(Tint::SOLID), look.line.ratio(2, 3)),
    };
    let mut run: Vec<Point> = Vec::new();
    let mut runs: Vec<Vec<Point>> = Vec::new();
    for (category, x) in plan.axes.iter().enumerate() {
        let Some(value) = chart.value(series, category) else {
            runs.push(std::mem::take(&mut run));
            continue;
        };
        let at = Point::new(*x, scale.at(value));
        run.push(at);
        let disc = circle(at, weight + look.line * 2);
        out.shape(Means::Value(series, category), Shape::Area(disc, fill));
    }
    runs.push(run);
    for run in runs.into_iter().filter(|run| run.len() > 1) {
        let means = Means::Series(series);
        out.shape(means, Shape::Line(run, weight, fill, Dash::Solid));
    }
}

/// All stretches of data lines drawn so far.
fn lines(out: &Drawing) -> Vec<(Point, Point)> {
    let points = out.shapes.iter().filter_map(|(means, shape)| match (means, shape) {
        (Means::Series(_), Shape::Line(points, ..)) => Some(points),
        _ => None,
    });
    let pairs = |points: &Vec<Point>| {
        let next = points.iter().skip(1);
        points.iter().zip(next).map(|(a, b)| (*a, *b)).collect::<Vec<_>>()
    };
    points.flat_map(pairs).collect()
}

/// The labels beside the first or the last axis.
fn side(
    out: &mut Drawing,
    chart: &Chart,
    (plan, scale): (&Plan, &Scale),
    right: bool,
    (words, look): (&dyn Words, &Look),
) {
    let category = if right { plan.axes.len().saturating_sub(1) } else { 0 };
    let Some(axis) = plan.axes.get(category).copied() else { return };
    let place = |series| Some((scale.at(chart.value(series, category)?), series));
    let mut labels: Vec<(Len, usize)> =
        (0..chart.data.series.len()).filter_map(place).collect();
    labels.sort_unstable();
    let wish = |(y, _): &(Len, usize)| Wish { middle: *y, height: words.pitch() };
    let wishes: Vec<Wish> = labels.iter().map(wish).collect();
    // half of what parts two labels may stand out of the plot
    let air = (words.pitch() - words.em()).half();
    let Some(middles) = spread(&wishes, plan.plot.0 - air, plan.plot.1 + air) else {
        return;
    };
    let em = words.em();
    let way = if right { 1 } else { -1 };
    let anchor = if right { Anchor::Left } else { Anchor::Right };
    for ((y, series), middle) in labels.into_iter().zip(middles) {
        if (middle - y).abs() > em.ratio(1, 5) {
            let from = Point::new(axis + em.ratio(3, 10) * way, y);
            let to = Point::new(axis + em * way, middle);
            out.rule(from, to, look.hairline);
        }
        let (name, value) = (Word::Series(series), Word::Value(series, category));
        let at = Point::new(axis + reach(words) * way, middle);
        out.word(value, at, anchor);
        if words.width(name) > Len::ZERO && (right || plan.both) {
            let past = words.width(value) + space(words);
            out.word(name, at.by(past * way, Len::ZERO), anchor);
        }
    }
}

/// The values of a middle period, each where neither a line nor another value is; in the
/// crowd a value is left to the alternative text.
fn middle(
    out: &mut Drawing,
    chart: &Chart,
    category: usize,
    (plan, scale, lines): (&Plan, &Scale, &[(Point, Point)]),
    words: &dyn Words,
) {
    let Some(axis) = plan.axes.get(category).copied() else { return };
    let em = words.em();
    let mut taken: Vec<Rect> = Vec::new();
    for series in 0..chart.data.series.len() {
        let Some(value) = chart.value(series, category) else { continue };
        let word = Word::Value(series, category);
        let place = |up: i64, way: i64| {
            let y = scale.at(value) - em.ratio(7, 10) * up;
            let x = axis + em.ratio(3, 10) * way;
            let width = words.width(word) * way;
            let (x0, x1) = (x.min(x + width), x.max(x + width));
            let rect = Rect { x0, x1, y0: y - em.half(), y1: y + em.half() };
            (Point::new(x, y), if way > 0 { Anchor::Left } else { Anchor::Right }, rect)
        };
        let inside = |rect: &Rect| {
            let next = plan.axes.get(category + 1).is_none_or(|next| rect.x1 < *next);
            let before = category
                .checked_sub(1)
                .and_then(|before| plan.axes.get(before))
                .is_none_or(|before| rect.x0 > *before);
            next && before && rect.y0 >= plan.plot.0 && rect.y1 <= plan.plot.1
        };
        let free = |rect: &Rect| {
            let Rect { x0, y0, x1, y1 } = *rect;
            let one = (Point::new(x0, y0), Point::new(x1, y1));
            let other = (Point::new(x0, y1), Point::new(x1, y0));
            let clear = |line: &(Point, Point)| !meet(one, *line) && !meet(other, *line);
            let apart = |r: &Rect| x1 <= r.x0 || r.x1 <= x0 || y1 <= r.y0 || r.y1 <= y0;
            inside(rect) && lines.iter().all(clear) && taken.iter().all(apart)
        };
        let places = [place(1, 1), place(-1, 1), place(1, -1), place(-1, -1)];
        if let Some((at, anchor, rect)) = places.into_iter().find(|place| free(&place.2))
        {
            taken.push(rect);
            out.word(word, at, anchor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::testing::{self, LOOK, Type, boxes_apart};
    use crate::chart::{Data, Kind};
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn chart(series: &[Vec<i64>]) -> Chart {
        let number = |n: &i64| Some(BigRational::from_integer((*n).into()));
        let data = Data {
            categories: series.first().map_or(0, Vec::len),
            series: series.iter().map(|list| list.iter().map(number).collect()).collect(),
        };
        Chart { kind: Kind::Slope, data, ..testing::chart() }
    }

    fn room(width: i64, height: Len) -> Rect {
        Rect {
            x0: Len::pt(5),
            y0: Len::pt(9),
            x1: Len::pt(5 + width),
            y1: Len::pt(9) + height,
        }
    }

    #[test]
    fn points_lie_on_their_axes_at_their_values() {
        let chart = chart(&[vec![100, 50], vec![25, 75]]);
        let words = Type::of(9);
        let height = height(&chart, Len::pt(240), &words);
        let drawing = draw(&chart, room(240, height), &words, &LOOK);
        assert_eq!(drawing.misfit, None);
        let lines = lines(&drawing);
        let [(a, b), (c, d)] = lines.as_slice() else { panic!("two lines") };
        assert_eq!((a.x, b.x), (c.x, d.x));
        // from zero: the points stand at their share of the whole height
        let whole = (b.y - a.y) * 2;
        assert_eq!(c.y - a.y, whole.ratio(3, 4));
        assert_eq!(d.y - a.y, whole.ratio(1, 4));
    }

    #[test]
    fn narrow_rooms_name_lines_at_the_right_alone() {
        let chart = chart(&[vec![100, 50], vec![25, 75]]);
        let words = Type::of(9);
        let count =
            |width| draw(&chart, room(width, Len::pt(150)), &words, &LOOK).words.len();
        assert_eq!((count(260), count(160)), (10, 8));
        let drawing = draw(&chart, room(100, Len::pt(150)), &words, &LOOK);
        assert!(matches!(drawing.misfit, Some(Misfit::Width { .. })));
        let one = tests::chart(&[vec![3], vec![4]]);
        let drawing = draw(&one, room(200, Len::pt(150)), &words, &LOOK);
        assert_eq!(drawing.misfit, Some(Misfit::Small));
    }

    proptest! {
        #[test]
        fn words_never_overlap_nor_leave_the_room(
            series in prop::collection::vec(prop::collection::vec(-50..400_i64, 3), 1..9),
            three in any::<bool>(),
            width in 80..420_i64,
            (name, value) in (0..7_i64, 1..6_i64),
        ) {
            let words = Type { name, value, ..Type::of(9) };
            let take = if three { 3 } else { 2 };
            let series: Vec<Vec<i64>> = series.into_iter().map(|list| list[..take].to_vec()).collect();
            let chart = chart(&series);
            let height = height(&chart, Len::pt(width), &words);
            let room = room(width, height + Len::pt(8));
            let drawing = draw(&chart, room, &words, &LOOK);
            if drawing.misfit.is_some() {
                prop_assert!(width < (2 * value + name + 14 + 2 * name.max(4)) * 9);
            } else {
                boxes_apart(&drawing, &words, room)?;
            }
        }
    }
}
