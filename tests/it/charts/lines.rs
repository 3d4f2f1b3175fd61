//! Lines, areas, a line over columns, and slopes: the places of their points.

use super::bars::single;
use super::spec::{Drawn, Spec, clusters, straight};
use super::{EYELASH, proves};
use crate::pdf::paths::{At, Path, Pen, lines};

/// A point wanted: its category, and its value.
type Wanted = (f64, f64);

/// The values of a series that follow each other without a gap.
fn runs(spec: &Spec, row: usize) -> Vec<Vec<Wanted>> {
    let mut runs: Vec<Vec<Wanted>> = vec![Vec::new()];
    for category in 0..spec.categories.len() {
        #[expect(clippy::cast_precision_loss, reason = "few categories")]
        let place = category as f64;
        match (spec.value(row, category), runs.last_mut()) {
            (Some(value), Some(run)) => run.push((place, value)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// The lines that are data: heavier than hairlines, as content.
fn data_lines(drawn: &Drawn) -> Vec<(Vec<At>, Pen)> {
    let free = drawn.paths.iter().filter(|path| path.clips.is_empty());
    let free: Vec<Path> = free.cloned().collect();
    lines(&free).into_iter().filter(|(_, pen)| pen.weight > 0.5).collect()
}

/// How values become heights: height = start + scale · value; and the faults of it.
struct Fit {
    start: f64,
    scale: f64,
    faults: Vec<String>,
}

/// The points of some series lie on one scale.
fn fit(drawn: &Drawn, spec: &Spec, rows: std::ops::Range<usize>) -> Fit {
    let found = data_lines(drawn);
    let wanted: Vec<Vec<Wanted>> = rows.flat_map(|row| runs(spec, row)).collect();
    let mut faults = Vec::new();
    if found.len() != wanted.len() {
        faults.push(format!("{} lines for {} runs", found.len(), wanted.len()));
    }
    let (mut across, mut up) = (Vec::new(), Vec::new());
    for ((points, _), run) in found.iter().zip(&wanted) {
        if points.len() != run.len() {
            faults.push(format!("{} points for {} values", points.len(), run.len()));
        }
        for ((x, y), (category, value)) in points.iter().zip(run) {
            across.push((*category, *x));
            up.push((*value, *y));
        }
    }
    let (_, step, worst) = straight(&across);
    if worst > EYELASH || step <= 0.0 {
        faults.push(format!("categories are {worst:.3} pt off: {across:?}"));
    }
    let (start, scale, worst) = straight(&up);
    if worst > EYELASH || scale <= 0.0 {
        faults.push(format!("points are {worst:.3} pt off: {up:?}"));
    }
    Fit { start, scale, faults }
}

/// Markers stand upon the points: circles and squares have their middles there.
fn markers(drawn: &Drawn) -> Vec<String> {
    let middles: Vec<At> = drawn.paths.iter().filter_map(marker).collect();
    let points: Vec<At> = data_lines(drawn).into_iter().flat_map(|one| one.0).collect();
    let away = |a: &At, b: &At| (a.0 - b.0).hypot(a.1 - b.1);
    let bare = points
        .iter()
        .filter(|point| middles.iter().all(|middle| away(point, middle) > EYELASH))
        .count();
    if bare > 0 && bare < points.len() {
        return vec![format!("{bare} of {} points have no marker", points.len())];
    }
    Vec::new()
}

fn marker(path: &Path) -> Option<At> {
    let [outline] = path.outlines.as_slice() else { return None };
    path.fill.as_ref()?;
    let square = outline
        .rectangle()
        .filter(|[x0, y0, x1, y1]| (x1 - x0 - (y1 - y0)).abs() < 0.003 && x1 - x0 < 8.0);
    let middle = |[x0, y0, x1, y1]: [f64; 4]| (x0.midpoint(x1), y0.midpoint(y1));
    outline.circle().map(|circle| circle.0).or(square.map(middle))
}

/// The rule of zero, or of the number where the axis begins, and the numbers at its lines.
fn axis(drawn: &Drawn, fit: &Fit, from: f64) -> Vec<String> {
    let mut faults = Vec::new();
    let foot = fit.start + fit.scale * from;
    let rules: Vec<f64> = drawn.rules(false).into_iter().map(|one| one.0).collect();
    if !rules.iter().any(|at| (at - foot).abs() < EYELASH) {
        faults.push(format!("no rule at {foot:.3}: {rules:?}"));
    }
    // Numbers of one column are an axis: each is as high as its value.
    let numbers = drawn.numbers();
    let ends: Vec<_> = clusters(numbers.iter().map(|one| one.1.right), 0.02);
    for (right, count) in ends.into_iter().filter(|one| one.1 > 2) {
        let own = numbers.iter().filter(|one| (one.1.right - right).abs() < 0.03);
        let pairs: Vec<(f64, f64)> = own.map(|(n, word)| (*n, word.height())).collect();
        let (start, scale, worst) = straight(&pairs);
        let reach = pairs.iter().map(|one| one.0.abs()).fold(0.0, f64::max);
        let off = ((scale - fit.scale) * reach).abs() + worst;
        // Where the middle of a digit is, is known within a point; their distances are
        // exact.
        if off > 2.0 * EYELASH || (start - fit.start).abs() > 1.5 {
            faults.push(format!("{count} numbers of an axis are {off:.3} pt off"));
        }
    }
    faults
}

pub(super) fn plain(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    based(drawn, spec, 0.0)
}

pub(super) fn based(drawn: &Drawn, spec: &Spec, from: f64) -> Vec<String> {
    let fit = fit(drawn, spec, 0..spec.rows.len());
    let mut faults = axis(drawn, &fit, from);
    faults.extend(markers(drawn));
    faults.extend(fit.faults);
    faults
}

/// Areas lie between the sums of the series below them and their own.
pub(super) fn piled(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let count = spec.categories.len();
    let straight_ones = drawn.areas().into_iter().filter_map(|mut outlines| {
        let outline = outlines.pop()?;
        let own = outlines.is_empty() && outline.is_straight();
        (own && outline.points().len() > 2.max(count)).then(|| outline.points())
    });
    let areas: Vec<Vec<At>> = straight_ones.collect();
    if areas.len() != spec.rows.len() {
        return vec![format!("{} areas for {} series", areas.len(), spec.rows.len())];
    }
    let mut below = vec![0.0; count];
    let (mut pairs, mut across) = (Vec::new(), Vec::new());
    let mut faults = Vec::new();
    for (row, area) in areas.iter().enumerate() {
        let places = clusters(area.iter().map(|at| at.0), 0.005);
        let mut places: Vec<f64> = places.into_iter().map(|one| one.0).collect();
        places.sort_by(f64::total_cmp);
        if places.len() != count {
            faults.push(format!("an area has {} places", places.len()));
            continue;
        }
        for (category, x) in places.iter().enumerate() {
            let value = spec.value(row, category).unwrap_or(0.0);
            let own = area.iter().filter(|at| (at.0 - x).abs() < 0.006);
            let heights: Vec<f64> = own.map(|at| at.1).collect();
            let low = heights.iter().copied().fold(f64::MAX, f64::min);
            let high = heights.iter().copied().fold(f64::MIN, f64::max);
            // The foot of the lowest one has corners at its ends alone.
            if heights.len() > 1 {
                pairs.push((below[category], low));
            }
            below[category] += value;
            pairs.push((below[category], high));
            #[expect(clippy::cast_precision_loss, reason = "few categories")]
            across.push((category as f64, *x));
        }
    }
    let (start, scale, worst) = straight(&pairs);
    if worst > EYELASH || scale <= 0.0 {
        faults.push(format!("edges are {worst:.3} pt off: {pairs:?}"));
    }
    if straight(&across).2 > EYELASH {
        faults.push(format!("uneven categories: {across:?}"));
    }
    faults.extend(axis(drawn, &Fit { start, scale, faults: Vec::new() }, 0.0));
    faults
}

/// Columns on their scale, and the line of the last series on its own.
pub(super) fn mixed(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let last = spec.rows.len() - 1;
    let mut faults = single(drawn, spec, last, 0.0);
    let fit = fit(drawn, spec, last..last + 1);
    faults.extend(markers(drawn));
    faults.extend(fit.faults);
    // The points stand over the middles of the columns.
    faults
}

/// Two columns of points, their heights on one scale.
pub(super) fn slope(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let fit = fit(drawn, spec, 0..spec.rows.len());
    let mut faults = fit.faults;
    faults.extend(markers(drawn));
    for row in 0..spec.rows.len() {
        for category in 0..2 {
            let text = spec.text(row, category);
            if !drawn.words.iter().any(|word| word.text.contains(&text)) {
                faults.push(format!("{text} is not printed"));
            }
        }
    }
    faults
}

const MONTHS: &[&str] = &["6.2", "6.5", "6.8", "6.6", "6.9", "7.0", "6.7", "7.2"];
const OTHERS: &[&str] = &["5.1", "5.0", "4.7", "4.5", "4.6", "4.4", "4.8", "5.3"];

#[test]
fn points_of_lines_are_at_their_values() {
    for more in ["", "labels = true", "labels = false"] {
        // Two columns have no room for every value.
        for columns in if more.contains("true") { 1..=1 } else { 1..=2 } {
            let rows = &[("工业", MONTHS), ("消费", OTHERS)];
            let spec = Spec::new("lines", rows).more(more).columns(columns);
            let wrong = spec.clone().with(1, 3, "4.6");
            proves(&spec, &wrong, plain);
        }
    }
}

#[test]
fn lines_go_below_zero() {
    let rows: &[(&str, &[&str])] = &[("增速", &["4.6", "-3.2", "-7.75", "0", "12.1"])];
    let spec = Spec::new("lines", rows).more("labels = false");
    let wrong = spec.clone().with(0, 2, "-7.9");
    proves(&spec, &wrong, plain);
}

#[test]
fn a_line_stops_where_a_value_is_missing() {
    let rows: &[(&str, &[&str])] = &[
        ("工业", MONTHS),
        ("消费", &["5.1", "5.0", "—", "4.5", "4.6", "4.4", "—", "5.3"]),
    ];
    let spec = Spec::new("lines", rows);
    let wrong = spec.clone().with(1, 2, "4.8");
    proves(&spec, &wrong, plain);
}

#[test]
fn a_declared_beginning_moves_the_points_of_a_line() {
    let spec = Spec::new("lines", &[("工业", MONTHS)]).more("axis_from = \"6\"");
    let drawn = spec.drawn();
    let faults = based(&drawn, &spec, 6.0);
    assert!(faults.is_empty(), "{faults:?}");
    assert!(!based(&drawn, &spec, 0.0).is_empty());
}

#[test]
fn areas_are_the_sums_of_their_series() {
    let rows: &[(&str, &[&str])] = &[
        ("工业", &["8.42", "9.01", "9.24", "9.78", "10.35"]),
        ("服务业", &["2.36", "2.64", "2.71", "3.05", "3.38"]),
        ("居民", &["3.18", "3.35", "3.62", "3.71", "3.98"]),
    ];
    for columns in [1, 2] {
        let spec = Spec::new("areas", rows).columns(columns);
        let wrong = spec.clone().with(1, 2, "2.76");
        proves(&spec, &wrong, piled);
    }
}

#[test]
fn a_line_over_columns_has_its_own_scale_only_when_declared() {
    let rows: &[(&str, &[&str])] = &[
        ("产值", &["241.4", "269.05", "285.05", "307.07", "330.62"]),
        ("增速", &["2.3", "8", "4.1", "5.9", "5.6"]),
    ];
    for more in ["second_axis = true", "second_axis = true\nlabels = false"] {
        let spec = Spec::new("columns-line", rows).more(more).unit(1, "%");
        proves(&spec, &spec.clone().with(1, 2, "4.3"), mixed);
        proves(&spec, &spec.clone().with(0, 2, "286.05"), mixed);
    }
    // Two units on one axis are refused.
    let spec = Spec::new("columns-line", rows).unit(1, "%");
    assert!(spec.printed().is_err());
    let spec = Spec::new("columns-line", rows);
    let drawn = spec.drawn();
    assert!(mixed(&drawn, &spec).is_empty(), "{:?}", mixed(&drawn, &spec));
    // On one axis the line has the scale of the columns.
    let one = fit(&drawn, &spec, 1..2);
    assert!(axis(&drawn, &one, 0.0).is_empty());
}

#[test]
fn slopes_join_two_values() {
    let rows: &[(&str, &[&str])] = &[
        ("城镇", &["31250", "38642"]),
        ("农村", &["16420", "21586"]),
        ("全体", &["23410", "30160"]),
    ];
    let spec = Spec::new("slope", rows).unit(0, "元").unit(1, "元").unit(2, "元");
    let wrong = spec.clone().with(1, 1, "21986");
    proves(&spec, &wrong, slope);
}
