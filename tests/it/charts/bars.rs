//! Columns and bars: their lengths, where they stand, and the words at their ends.

use super::spec::{Drawn, Spec, along, clusters, proportion, straight};
use super::{EYELASH, proves};

/// A bar found: its series and category by where it stands, its ends along the values.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    /// Ends across the values.
    side: [f64; 2],
    /// Ends along the values, the lower first.
    ends: [f64; 2],
}

impl Found {
    fn middle(&self) -> f64 {
        f64::midpoint(self.side[0], self.side[1])
    }
}

fn is_level(kind: &str) -> bool {
    matches!(kind, "bars" | "stacked-bars" | "share")
}

/// The bars of a chart and the place where they stand: rectangles with an end there.
fn standing(drawn: &Drawn, level: bool) -> (Vec<Found>, f64) {
    let found = drawn.rects().into_iter().map(|rect| {
        let (side, ends) = along(level, rect);
        Found { side, ends }
    });
    // Axes and ticks are hairlines: wide across and thin along, or thin across.
    let found: Vec<Found> = found.filter(|one| one.side[1] - one.side[0] > 1.2).collect();
    let ends = found.iter().flat_map(|one| one.ends);
    let foot = clusters(ends, 0.003).first().map_or(0.0, |one| one.0);
    let at = |one: &Found| one.ends.iter().any(|end| (end - foot).abs() < 0.004);
    let mut bars: Vec<Found> = found.into_iter().filter(at).collect();
    bars.sort_by(|a, b| a.side[0].total_cmp(&b.side[0]));
    (bars, foot)
}

/// What is wrong with single or grouped bars.
fn single(drawn: &Drawn, spec: &Spec, rows: usize, from: f64) -> Vec<String> {
    let level = is_level(spec.kind);
    let (bars, foot) = standing(drawn, level);
    let mut wanted = Vec::new();
    for category in 0..spec.categories.len() {
        for row in 0..rows {
            wanted.extend(spec.value(row, category).map(|value| (row, category, value)));
        }
    }
    if bars.len() != wanted.len() {
        let lengths: Vec<_> = bars.iter().map(|bar| bar.ends).collect();
        return vec![format!("{} bars for {} values {lengths:?}", bars.len(), wanted.len())];
    }
    let length = |bar: &Found| {
        let [low, high] = bar.ends;
        if (low - foot).abs() < 0.004 { high - low } else { low - high }
    };
    let pairs: Vec<(f64, f64)> = bars
        .iter()
        .zip(&wanted)
        .map(|(bar, (_, _, value))| (value - from, length(bar)))
        .collect();
    let mut faults = Vec::new();
    let (scale, worst) = proportion(&pairs);
    if worst > EYELASH || scale <= 0.0 {
        faults.push(format!("lengths are off by {worst:.3} pt: {pairs:?}"));
    }
    let longest = pairs.iter().map(|pair| pair.1.abs()).fold(0.0, f64::max);
    if longest < 12.0 {
        faults.push(format!("the longest bar has {longest:.1} pt"));
    }
    faults.extend(ticks(drawn, level, (foot, from, scale)));
    faults.extend(spaces(&bars, &wanted, rows));
    faults.extend(labels(drawn, level, &bars, &wanted, spec));
    faults
}

/// The numbers of an axis stand at their places on the scale of the bars.
fn ticks(drawn: &Drawn, level: bool, (foot, from, scale): (f64, f64, f64)) -> Vec<String> {
    let lines = drawn.rects().into_iter().filter_map(|rect| {
        let (side, ends) = along(level, rect);
        let rule = ends[1] - ends[0] < 1.0 && side[1] - side[0] > 20.0;
        rule.then(|| f64::midpoint(ends[0], ends[1]))
    });
    let lines: Vec<f64> = lines.collect();
    if lines.len() < 3 {
        return Vec::new();
    }
    let place = |word: &super::spec::Lettered| {
        if level { word.middle() } else { word.height() }
    };
    let mut faults = Vec::new();
    for line in &lines {
        let value = from + (line - foot) / scale;
        let near = drawn.numbers().into_iter().filter(|(number, word)| {
            let off = (place(word) - line).abs();
            off < 2.5 && (number - value).abs() * scale <= EYELASH
        });
        if near.count() == 0 {
            faults.push(format!("no number says {value:.4} at its line {line:.2}"));
        }
    }
    faults
}

/// Bars have one thickness, and categories one distance.
fn spaces(bars: &[Found], wanted: &[(usize, usize, f64)], rows: usize) -> Vec<String> {
    let mut faults = Vec::new();
    for row in 0..rows {
        let own: Vec<_> =
            bars.iter().zip(wanted).filter(|(_, one)| one.0 == row).collect();
        let thick = own.iter().map(|(bar, _)| bar.side[1] - bar.side[0]);
        if clusters(thick, 0.01).len() > 1 {
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

/// Where values are printed, all are, each at the end of its bar, as the statistic has it.
fn labels(
    drawn: &Drawn,
    level: bool,
    bars: &[Found],
    wanted: &[(usize, usize, f64)],
    spec: &Spec,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut printed = 0;
    for (bar, (row, category, value)) in bars.iter().zip(wanted) {
        let text = spec.rows[*row].values[*category].clone().unwrap_or_default();
        let text = text.replace('-', "−");
        let end = if *value < 0.0 { bar.ends[0] } else { bar.ends[1] };
        let at = |word: &&super::spec::Lettered| {
            let near = if level { word.left.min((word.left - end).abs()) } else { 0.0 };
            let off = if level { -word.height() - bar.middle() } else { word.middle() - bar.middle() };
            let away = if level {
                if *value < 0.0 { end - word.right } else { word.left - end }
            } else if *value < 0.0 {
                end - word.height()
            } else {
                word.height() - end
            };
            let _ = near;
            off.abs() < 1.0 && away > 0.5 && away < 1.2 * word.size
        };
        printed += usize::from(drawn.saying(&text).any(|word| at(&word)));
    }
    if spec.more.contains("labels = true") && printed == 0 {
        faults.push("no value is printed".to_owned());
    }
    if printed != 0 && printed != wanted.len() {
        faults.push(format!("{printed} of {} values are printed at their bars", wanted.len()));
    }
    faults
}

fn plain(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    single(drawn, spec, spec.rows.len(), 0.0)
}

const YEARS: &[&str] = &["96.4", "120", "87.25", "143.08", "151.6"];
const SIGNS: &[&str] = &["4.6", "13.2", "-1.8", "0", "-7.9", "3.5"];

#[test]
fn columns_are_as_long_as_their_numbers() {
    for (more, columns) in [("labels = true", 1), ("labels = false", 1), ("", 3)] {
        let spec = Spec::new("columns", &[("产值", YEARS)]).more(more).columns(columns);
        let wrong = spec.clone().with(0, 3, "144.08");
        proves(&spec, &wrong, plain);
    }
}
