//! Lines through points, and areas below them.

use super::along::{Along, int};
use super::axis::{foot, grid, scale, widest};
use super::ink::{MOST_SERIES, fill, marker, stroke};
use super::scale::Scale;
use super::{Anchor, Chart, Drawing, Fill, Kind, Look, Means, Misfit, Shape, Step};
use super::{Word, Words, key, marks};
use crate::base::{Len, Point, Rect, Tint};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// More points than this have no markers: they would hide the line.
const MOST_MARKERS: usize = 16;
/// More points than this ask for a thinner line.
const MOST_HEAVY: usize = 48;

/// What stands at the right ends of lines: the names of series, or none.
struct Ends {
    named: bool,
    width: Len,
}

/// Draws lines or areas.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let em = words.em();
    if chart.data.categories == 0 || room.width() < em * 4 || room.height() < em * 6 {
        out.misfit = Some(Misfit::Small);
        return out;
    }
    let ticks = chart.ticks(room, em);
    let count = chart.data.series.len();
    let ends = ends(chart, room, words);
    let room = if count > 1 && !ends.named {
        key::draw(&mut out, chart, room, words, (look, false))
    } else {
        room
    };
    let direct = chart.labels != Some(false) && labels_fit(chart, room, words);
    let ticks = if direct { <_>::default() } else { ticks };
    let gap = em.ratio(4, 10);
    let left = if direct {
        // the first value and the first name stand out half of their width
        let first = (0..count).map(|s| Word::Value(s, 0)).chain([Word::Category(0)]);
        widest(words, first).half()
    } else {
        widest(words, (0..ticks[0].len()).map(Word::Tick)) + gap
    };
    let last = chart.data.categories - 1;
    let last = (0..count).map(|s| Word::Value(s, last)).chain([Word::Category(last)]);
    let out_of_line = widest(words, last).half();
    let away = if direct { out_of_line + em.ratio(2, 10) } else { Len::ZERO };
    let away = away.max(em.ratio(6, 10));
    let right = out_of_line.max(if ends.named { ends.width + away } else { Len::ZERO });
    let plot = Rect { x0: room.x0 + left, x1: room.x1 - right, ..room };
    let along = Along {
        count: chart.data.categories,
        start: plot.x0,
        end: plot.x1.max(plot.x0 + em),
        ends: true,
    };
    let names = match along.names(chart, words) {
        Ok(names) => names,
        Err(misfit) => {
            out.misfit = Some(misfit);
            return out;
        }
    };
    // a line that goes down to the axis has its values below it
    let (low, _) = chart.range(false);
    let below = if direct && low.is_negative() { em } else { Len::ZERO };
    let plot = Rect {
        y0: room.y0 + em.ratio(if direct { 14 } else { 6 }, 10),
        y1: room.y1 - names.height(words) - below,
        ..plot
    };
    let first = scale(chart, &ticks[0], false, (plot.y1, plot.y0));
    if !direct {
        grid(&mut out, plot, (&[Some(first.clone()), None], &ticks), words, look);
    }
    if chart.kind == Kind::Areas {
        areas(&mut out, chart, (&first, along), look);
    } else {
        for series in 0..count {
            line(&mut out, chart, series, (&first, along), look);
        }
    }
    let zero = foot(&first);
    out.rule(Point::new(plot.x0, zero), Point::new(plot.x1, zero), look.axis);
    if chart.broken() {
        marks::broken_axis(&mut out, Point::new(plot.x0, zero), words, look);
    }
    if direct {
        for series in 0..count {
            point_labels(&mut out, chart, series, (&first, along), words);
        }
    } else if chart.labels != Some(false) && count == 1 {
        some_labels(&mut out, chart, plot, (&first, along), words);
    }
    if ends.named {
        name_ends(&mut out, chart, (&first, along), (words, away));
    }
    along.draw_names(&mut out, (&names, plot.y1 + below), words, look);
    out
}

/// Whether series are named at the right ends of their lines: where names take a third of
/// the room at most.
fn ends(chart: &Chart, room: Rect, words: &dyn Words) -> Ends {
    let count = chart.data.series.len();
    let names = widest(words, (0..count).map(Word::Series));
    let named = count > 1 && names * 3 <= room.width();
    Ends { named, width: if named { names } else { Len::ZERO } }
}

/// Whether every value can be printed at its point: as wide as points are apart, and, with
/// several lines, the lines far enough from each other everywhere.
fn labels_fit(chart: &Chart, room: Rect, words: &dyn Words) -> bool {
    if chart.kind == Kind::Areas {
        return false;
    }
    let em = words.em();
    let (count, series) = (chart.data.categories, chart.data.series.len());
    let pitch = room.width() / int(count.max(1));
    let all = (0..series).flat_map(|s| (0..count).map(move |c| Word::Value(s, c)));
    if widest(words, all) + em.ratio(3, 10) > pitch {
        return false;
    }
    let (low, high) = chart.range(false);
    let height = (room.height() - em * 4).max(em);
    let scale = Scale { from: low, to: high, start: Len::ZERO, end: height };
    (0..count).all(|category| {
        let own = (0..series).filter_map(|s| chart.value(s, category));
        let mut places: Vec<Len> = own.map(|value| scale.at(value)).collect();
        places.sort();
        places.windows(2).all(|pair| match pair {
            [a, b] => *b - *a >= em.ratio(26, 10),
            _ => true,
        })
    })
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

/// Prints the values of a line above its points, or below where the line rises into them.
pub(super) fn point_labels(
    out: &mut Drawing,
    chart: &Chart,
    series: usize,
    line: (&Scale, Along),
    words: &dyn Words,
) {
    for category in 0..chart.data.categories {
        if let Some(at) = label_place(chart, (series, category), line, words) {
            out.word(Word::Value(series, category), at, Anchor::Middle);
        }
    }
}

/// Prints some values of a line that has no room for all: those pointed out, the last, the
/// greatest, the least and the first, as far as they keep clear of each other.
fn some_labels(
    out: &mut Drawing,
    chart: &Chart,
    plot: Rect,
    line: (&Scale, Along),
    words: &dyn Words,
) {
    let em = words.em();
    let known: Vec<(usize, &BigRational)> = (0..chart.data.categories)
        .filter_map(|c| Some((c, chart.value(0, c)?)))
        .collect();
    let ends = [known.last(), known.iter().rev().max_by_key(|one| one.1)];
    let others = [known.iter().min_by_key(|one| one.1), known.first()];
    let marked = chart.marked.iter().map(|(_, category)| *category);
    let own = ends.into_iter().chain(others).flatten().map(|(category, _)| *category);
    let mut taken: Vec<Rect> = Vec::new();
    for category in marked.chain(own) {
        let Some(mut at) = label_place(chart, (0, category), line, words) else {
            continue;
        };
        let half = words.width(Word::Value(0, category)).half();
        at.x = at.x.max(plot.x0 + half).min(plot.x1 - half);
        let rect = Rect {
            x0: at.x - half,
            x1: at.x + half,
            y0: at.y - em.half(),
            y1: at.y + em.half(),
        };
        let air = em.ratio(3, 10);
        let room = rect.inset(-air, -air);
        let inside = rect.y0 >= plot.y0 - em && rect.y1 <= plot.y1;
        let clear = crossed(chart, rect, line)
            || taken.iter().any(|other| {
                other.x0 < room.x1
                    && room.x0 < other.x1
                    && other.y0 < room.y1
                    && room.y0 < other.y1
            });
        if !inside || clear {
            continue;
        }
        taken.push(rect);
        // grid lines do not run through numbers
        out.shape(Means::Frame, Shape::Rect(rect, Fill::Paper));
        out.word(Word::Value(0, category), at, Anchor::Middle);
    }
}

/// Whether a line has a point in a rectangle.
fn crossed(chart: &Chart, rect: Rect, (scale, along): (&Scale, Along)) -> bool {
    (0..chart.data.categories).any(|category| {
        let x = along.at(category);
        let inside = |value: &BigRational| {
            let y = scale.at(value);
            rect.y0 < y && y < rect.y1
        };
        rect.x0 < x && x < rect.x1 && chart.value(0, category).is_some_and(inside)
    })
}

/// Where the value of a point stands: above it, unless the line would run through it there
/// and less so below.
fn label_place(
    chart: &Chart,
    (series, category): (usize, usize),
    (scale, along): (&Scale, Along),
    words: &dyn Words,
) -> Option<Point> {
    let em = words.em();
    let own = scale.at(chart.value(series, category)?);
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
    let above = up <= em.ratio(35, 100) || up <= down;
    Some(Point::new(x, if above { own - away } else { own + away }))
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
        let last = (0..chart.data.categories).rev();
        let Some(value) = last.filter_map(|c| chart.value(series, c)).next() else {
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
    let pitch = words.em().ratio(115, 100);
    spread(&mut ends, pitch);
    let x = along.end + away;
    for (y, series) in ends {
        out.word(Word::Series(series), Point::new(x, y), Anchor::Left);
    }
}

/// Moves sorted places apart to a distance at least, as little as can be.
fn spread(ends: &mut [(Len, usize)], pitch: Len) {
    for _ in 0..ends.len() * 4 {
        let mut moved = false;
        for i in 1..ends.len() {
            let short = pitch - (ends[i].0 - ends[i - 1].0);
            if short > Len::ZERO {
                ends[i - 1].0 = ends[i - 1].0 - short.half();
                ends[i].0 += short - short.half();
                moved = true;
            }
        }
        if !moved {
            return;
        }
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
