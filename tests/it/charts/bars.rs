//! Columns and bars: their lengths, where they stand, and the words at their ends.

use super::spec::{Drawn, Lettered, Spec, along, clusters, proportion, straight};
use super::{EYELASH, proves};

/// A bar found.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    /// Ends across the values.
    side: [f64; 2],
    /// Ends along the values, the lower first.
    ends: [f64; 2],
}

/// A value that is wanted: its series, its category and itself.
type Wanted = (usize, usize, f64);

impl Found {
    fn middle(&self) -> f64 {
        f64::midpoint(self.side[0], self.side[1])
    }

    fn thick(&self) -> f64 {
        self.side[1] - self.side[0]
    }
}

fn is_level(kind: &str) -> bool {
    matches!(kind, "bars" | "stacked-bars" | "share")
}

fn found(drawn: &Drawn, level: bool) -> Vec<Found> {
    let found = drawn.rects().into_iter().map(|rect| {
        let (side, ends) = along(level, rect);
        Found { side, ends }
    });
    found.filter(|one| one.thick() > 1.2 && one.ends[1] - one.ends[0] > 0.0).collect()
}

/// The bars of a chart and the place where they stand: rectangles with an end there.
fn standing(drawn: &Drawn, level: bool) -> (Vec<Found>, f64) {
    let found = found(drawn, level);
    let foot = clusters(found.iter().flat_map(|one| one.ends), 0.003);
    let most = foot.first().map_or(0, |one| one.1);
    // Of two places where as many bars end, they stand at the one with a rule.
    let rules = drawn.rules(level);
    let ruled = |at: f64| rules.iter().any(|one| (one.0 - at).abs() < 0.01);
    let best = foot.iter().find(|one| one.1 == most && ruled(one.0)).or(foot.first());
    let foot = best.map_or(0.0, |one| one.0);
    let at = |one: &Found| one.ends.iter().any(|end| (end - foot).abs() < 0.004);
    let mut bars: Vec<Found> = found.into_iter().filter(at).collect();
    bars.sort_by(|a, b| a.side[0].total_cmp(&b.side[0]));
    (bars, foot)
}

/// The values in the order in which their bars stand; what is zero has none.
fn wanted(spec: &Spec, rows: usize) -> Vec<Wanted> {
    let all = (0..spec.categories.len()).flat_map(|c| (0..rows).map(move |r| (r, c)));
    let value = |(r, c): (usize, usize)| Some((r, c, spec.value(r, c)?));
    all.filter_map(value).filter(|one| one.2 != 0.0).collect()
}

/// What is wrong with single or grouped bars, of which `rows` series are.
pub(super) fn single(drawn: &Drawn, spec: &Spec, rows: usize, from: f64) -> Vec<String> {
    let level = is_level(spec.kind);
    let (bars, foot) = standing(drawn, level);
    let wanted = wanted(spec, rows);
    if bars.len() != wanted.len() {
        return vec![format!("{} bars for {} values {bars:?}", bars.len(), wanted.len())];
    }
    let length = |bar: &Found| {
        let [low, high] = bar.ends;
        if (low - foot).abs() < 0.004 { high - low } else { low - high }
    };
    let pairs: Vec<(f64, f64)> =
        bars.iter().zip(&wanted).map(|(bar, one)| (one.2 - from, length(bar))).collect();
    let mut faults = Vec::new();
    let (scale, worst) = proportion(&pairs);
    if worst > EYELASH || scale <= 0.0 {
        faults.push(format!("lengths are off by {worst:.3} pt: {pairs:?}"));
    }
    let longest = pairs.iter().map(|pair| pair.1.abs()).fold(0.0, f64::max);
    if longest < 12.0 {
        faults.push(format!("the longest bar has {longest:.1} pt"));
    }
    faults.extend(axis(drawn, level, foot));
    faults.extend(spaces(&bars, &wanted, rows));
    let printed = labels(drawn, level, &bars, &wanted, spec);
    match printed {
        0 => faults.extend(ticks(drawn, level, (foot, from, scale))),
        n if n == wanted.len() => {}
        n => faults.push(format!("{n} of {} values are at their bars", wanted.len())),
    }
    if spec.more.contains("labels = true") && printed == 0 {
        faults.push("no value is printed".to_owned());
    }
    faults.extend(names(drawn, level, spec, &middles(&bars, &wanted, spec)));
    faults
}

/// A rule is drawn where bars stand.
fn axis(drawn: &Drawn, level: bool, foot: f64) -> Option<String> {
    let rules = drawn.rules(level);
    let there = rules.iter().any(|(at, _)| (at - foot).abs() < 0.01);
    (!there).then(|| format!("no rule at the foot {foot:.3}: {rules:?}"))
}

/// The numbers of an axis stand at lines of their value on the scale of the bars.
fn ticks(
    drawn: &Drawn,
    level: bool,
    (foot, from, scale): (f64, f64, f64),
) -> Vec<String> {
    let mut lines: Vec<f64> = drawn.rules(level).into_iter().map(|one| one.0).collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let mut faults = Vec::new();
    if lines.len() < 2 {
        faults.push("neither values nor an axis with numbers".to_owned());
    }
    for line in &lines {
        let value = from + (line - foot) / scale;
        let near = drawn.numbers().into_iter().filter(|(number, word)| {
            let place = if level { word.middle() } else { word.height() };
            (place - line).abs() < 2.5 && ((number - value) * scale).abs() <= EYELASH
        });
        if near.count() == 0 {
            faults.push(format!("no number says {value:.4} at its line {line:.2}"));
        }
    }
    faults
}

/// Bars have one thickness, and categories one distance.
fn spaces(bars: &[Found], wanted: &[Wanted], rows: usize) -> Vec<String> {
    let mut faults = Vec::new();
    for row in 0..rows {
        let own: Vec<_> =
            bars.iter().zip(wanted).filter(|(_, one)| one.0 == row).collect();
        if clusters(own.iter().map(|(bar, _)| bar.thick()), 0.01).len() > 1 {
            faults.push(format!("bars of series {row} differ in thickness"));
        }
        #[expect(clippy::cast_precision_loss, reason = "few categories")]
        let places: Vec<_> =
            own.iter().map(|(bar, one)| (one.1 as f64, bar.middle())).collect();
        let (_, _, worst) = straight(&places);
        if worst > EYELASH {
            faults.push(format!("categories of series {row} are {worst:.3} pt off"));
        }
    }
    if bars.windows(2).any(|two| two[1].side[0] < two[0].side[1] - 0.002) {
        faults.push("bars overlap".to_owned());
    }
    faults
}

/// How many values are printed at the ends of their bars as the statistics have them.
fn labels(
    drawn: &Drawn,
    level: bool,
    bars: &[Found],
    wanted: &[Wanted],
    spec: &Spec,
) -> usize {
    let printed = |(bar, one): &(&Found, &Wanted)| {
        let text = spec.text(one.0, one.1);
        let away = |word: &Lettered| match (level, one.2 < 0.0) {
            (true, true) => bar.ends[0] - word.right,
            (true, false) => word.left - bar.ends[1],
            (false, true) => bar.ends[0] - word.height(),
            (false, false) => word.height() - bar.ends[1],
        };
        let place = |word: &Lettered| if level { -word.height() } else { word.middle() };
        drawn.saying(&text).any(|word| {
            let off = (place(word) - bar.middle()).abs();
            off < 1.0 && away(word) > 0.5 && away(word) < 1.2 * word.size
        })
    };
    bars.iter().zip(wanted).filter(printed).count()
}

/// The middle of each category that has bars.
fn middles(bars: &[Found], wanted: &[Wanted], spec: &Spec) -> Vec<(usize, f64)> {
    let own = |category: usize| {
        let own = bars.iter().zip(wanted).filter(|(_, one)| one.1 == category);
        let whole = own.clone().count() == spec.rows.len();
        let sides: Vec<f64> = own.flat_map(|(bar, _)| bar.side).collect();
        let low = sides.iter().copied().fold(f64::MAX, f64::min);
        let high = sides.iter().copied().fold(f64::MIN, f64::max);
        whole.then_some((category, f64::midpoint(low, high)))
    };
    (0..spec.categories.len()).filter_map(own).collect()
}

/// Names stand below or beside the middle of their category: all of them, or of years as
/// many as there is room for.
fn names(
    drawn: &Drawn,
    level: bool,
    spec: &Spec,
    middles: &[(usize, f64)],
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut printed = 0;
    for (category, middle) in middles {
        let name = &spec.categories[*category];
        let off = |word: &Lettered| {
            let place = if level { -word.height() } else { word.middle() };
            (place - middle).abs()
        };
        let words: Vec<f64> = drawn.saying(name).map(off).collect();
        printed += usize::from(!words.is_empty());
        if !words.is_empty() && words.iter().all(|off| *off > 1.0) {
            faults.push(format!("{name} is {words:?} pt beside its middle"));
        }
    }
    if printed < 2.min(middles.len()) {
        faults.push(format!("{printed} categories have their names"));
    }
    faults
}

/// What is wrong with bars on top of each other.
pub(super) fn piled(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let level = is_level(spec.kind);
    let found = found(drawn, level);
    let count = wanted(spec, spec.rows.len()).len();
    let thick = clusters(found.iter().map(Found::thick), 0.005);
    let Some((thick, _)) = thick.iter().find(|one| one.1 >= count) else {
        return vec![format!("no {count} bars are equally thick: {thick:?}")];
    };
    let near = |one: &Found| (one.thick() - thick).abs() < 0.006;
    let mut bars: Vec<Found> = found.into_iter().filter(near).collect();
    bars.sort_by(|a, b| a.side[0].total_cmp(&b.side[0]));
    let mut faults = Vec::new();
    let mut pairs = Vec::new();
    let mut places = Vec::new();
    let mut rest = bars.as_slice();
    for category in 0..spec.categories.len() {
        let mut edges = spans(spec, category);
        let (own, more) = rest.split_at(edges.len().min(rest.len()));
        rest = more;
        if clusters(own.iter().map(Found::middle), 0.01).len() != 1 {
            faults.push(format!("category {category} is not one pile: {own:?}"));
        }
        let mut ends: Vec<[f64; 2]> = own.iter().map(|bar| bar.ends).collect();
        ends.sort_by(|a, b| (a[0] + a[1]).total_cmp(&(b[0] + b[1])));
        edges.sort_by(|a, b| (a[0] + a[1]).total_cmp(&(b[0] + b[1])));
        for (edge, end) in edges.iter().zip(&ends) {
            pairs.extend([(edge[0], end[0]), (edge[1], end[1])]);
        }
        #[expect(clippy::cast_precision_loss, reason = "few categories")]
        places.extend(own.first().map(|bar| (category as f64, bar.middle())));
    }
    if !rest.is_empty() {
        faults.push(format!("{} bars too many", rest.len()));
    }
    let (start, scale, worst) = straight(&pairs);
    if worst > EYELASH || scale <= 0.0 {
        faults.push(format!("edges are off by {worst:.3} pt: {pairs:?}"));
    }
    if straight(&places).2 > EYELASH {
        faults.push(format!("piles at uneven distances: {places:?}"));
    }
    // Shares begin at names, without a rule.
    if spec.kind != "share" {
        faults.extend(axis(drawn, level, start));
    }
    faults
}

/// Where the parts of a pile begin and end, in values, or in shares of the whole.
fn spans(spec: &Spec, category: usize) -> Vec<[f64; 2]> {
    let values: Vec<f64> =
        (0..spec.rows.len()).filter_map(|row| spec.value(row, category)).collect();
    let values: Vec<f64> = values.into_iter().filter(|one| *one != 0.0).collect();
    let whole: f64 = if spec.kind == "share" { values.iter().sum() } else { 1.0 };
    let (mut up, mut down) = (0.0, 0.0);
    let span = |value: &f64| {
        let sum: &mut f64 = if *value < 0.0 { &mut down } else { &mut up };
        let from = *sum;
        *sum += value / whole;
        [from.min(*sum), from.max(*sum)]
    };
    values.iter().map(span).collect()
}

pub(super) fn plain(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    single(drawn, spec, spec.rows.len(), 0.0)
}

const YEARS: &[&str] = &["96.4", "120", "87.25", "143.08", "151.6"];
const OTHERS: &[&str] = &["61.3", "72.9", "80.55", "79.1", "93"];
const SIGNS: &[&str] = &["4.6", "13.2", "-1.8", "0", "-7.9", "3.5"];

#[test]
fn columns_and_bars_are_as_long_as_their_numbers() {
    for kind in ["columns", "bars"] {
        for (more, columns) in [("labels = true", 1), ("labels = false", 1), ("", 3)] {
            let spec = Spec::new(kind, &[("产值", YEARS)]).more(more).columns(columns);
            let wrong = spec.clone().with(0, 3, "144.08");
            proves(&spec, &wrong, plain);
        }
    }
}

#[test]
fn what_is_below_zero_goes_the_other_way() {
    for kind in ["columns", "bars"] {
        for more in ["labels = true", "labels = false"] {
            let spec = Spec::new(kind, &[("增速", SIGNS)]).more(more).unit(0, "%");
            let wrong = spec.clone().with(0, 4, "7.9");
            proves(&spec, &wrong, plain);
        }
    }
}

#[test]
fn grouped_bars_have_one_scale() {
    for kind in ["columns", "bars"] {
        for columns in [1, 2] {
            let rows = &[("城镇", YEARS), ("农村", OTHERS)];
            let spec = Spec::new(kind, rows).columns(columns);
            let wrong = spec.clone().with(1, 2, "81.55");
            proves(&spec, &wrong, plain);
        }
    }
}

#[test]
fn a_missing_value_leaves_its_place_empty() {
    for kind in ["columns", "bars"] {
        let rows: &[(&str, &[&str])] =
            &[("城镇", YEARS), ("农村", &["61.3", "—", "80.55", "79.1", "—"])];
        let spec = Spec::new(kind, rows);
        let wrong = spec.clone().with(1, 0, "62.4");
        proves(&spec, &wrong, plain);
    }
}

#[test]
fn piles_are_the_sums_of_their_parts() {
    let third: &[&str] = &["20.2", "0", "31", "18.44", "26.3"];
    let fourth: &[&str] = &["5.1", "9.8", "12", "7.7", "11.06"];
    let rows: &[(&str, &[&str])] =
        &[("一产", YEARS), ("二产", OTHERS), ("三产", third), ("其他", fourth)];
    for kind in ["stacked", "stacked-bars", "share"] {
        for count in 2..=4 {
            for columns in [1, 2] {
                let spec = Spec::new(kind, &rows[..count]).columns(columns);
                let wrong = spec.clone().with(1, 1, "75.9");
                proves(&spec, &wrong, piled);
            }
        }
    }
}

#[test]
fn piles_of_both_signs_part_at_zero() {
    let rows: &[(&str, &[&str])] = &[
        ("甲", &["4.6", "-3", "2"]),
        ("乙", &["-1.8", "5", "6"]),
        ("丙", &["3", "-2", "1"]),
    ];
    for kind in ["stacked", "stacked-bars"] {
        let spec = Spec::new(kind, rows);
        let wrong = spec.clone().with(2, 1, "-2.4");
        proves(&spec, &wrong, piled);
    }
}

#[test]
fn an_axis_that_is_declared_to_begin_elsewhere_does() {
    for kind in ["columns", "bars"] {
        let spec = Spec::new(kind, &[("产值", YEARS)]).more("axis_from = \"60\"");
        let drawn = spec.drawn();
        let faults = single(&drawn, &spec, 1, 60.0);
        assert!(faults.is_empty(), "{faults:?}");
        // The same lengths are not those of the values from zero.
        assert!(!single(&drawn, &spec, 1, 0.0).is_empty());
        let whole = spec.clone();
        let whole = Spec { more: String::new(), ..whole };
        assert!(!single(&whole.drawn(), &spec, 1, 60.0).is_empty());
    }
}
