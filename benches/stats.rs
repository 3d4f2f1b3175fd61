//! What ten thousand statistics cost on one core: giving them their values alone, in chains,
//! and in sums over a series; reading their labels, holding them against each other and
//! against those of an earlier edition. Counts the time that the thread had a core, where the
//! system tells it. Prints figures, asserts nothing:
//!
//! ```text
//! cargo bench --bench stats
//! ```

#![expect(clippy::print_stdout, reason = "figures are printed")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use kanyin::stats::check::{audit, compare};
use kanyin::stats::claim::Metrics;
use kanyin::stats::{Def, SeriesDef, define_all};
use std::hint::black_box;
use std::time::{Duration, Instant};

const COUNT: usize = 10_000;
const RUNS: usize = 7;

fn main() {
    println!("{:44}{:>10}", "ten thousand statistics", "ms");
    for (name, defs, series) in [
        ("given", given(), Vec::new()),
        ("half given, half growth of two of them", derived(), Vec::new()),
        ("a chain, each from the one before", chain(), Vec::new()),
        ("a hundred chains of a hundred", chains(), Vec::new()),
        ("a series, with twenty functions over it", series_of_all().0, series_of_all().1),
    ] {
        let (stats, faults) = define_all(defs.clone(), series.clone());
        assert!(faults.is_empty(), "{name}: {:?}", faults.first());
        assert!(stats.list.len() >= COUNT, "{name}");
        print(
            name,
            || (defs.clone(), series.clone()),
            |(defs, series)| define_all(defs, series),
        );
    }
    let (stats, _) = define_all(derived(), Vec::new());
    print("labels read (Metrics::new)", || (), |()| Metrics::new(&stats));
    print("held against each other (audit)", || (), |()| audit(&stats));
    let (one, _) = define_all(series_of_all().0, series_of_all().1);
    print("the same, one label for all", || (), |()| audit(&one));
    print("against an earlier edition (compare)", || (), |()| compare(&stats, &stats));
    print("the same, one label for all", || (), |()| compare(&one, &one));
}

/// The best of some runs in milliseconds.
fn print<I, O>(name: &str, input: impl Fn() -> I, run: impl Fn(I) -> O) {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let input = input();
        let since = Instant::now();
        let start = clock(since);
        let made = black_box(run(input));
        best = best.min((clock(since) - start) * 1e3);
        drop(made);
    }
    println!("{name:44}{best:>10.2}");
}

/// Seconds that the thread has run (Linux), else since some moment.
fn clock(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let run = told.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    run.map_or_else(|| since.elapsed(), Duration::from_nanos).as_secs_f64()
}

fn def(name: String, value: Option<String>, expr: Option<String>) -> Def {
    let unit = "亿元".to_owned();
    Def { label: format!("指标{name}"), name, value, expr, unit, ..Def::default() }
}

/// A value of four digits and one place.
fn value(i: usize) -> String {
    format!("{}.{}", 1000 + i * 7 % 9000, i % 10)
}

fn given() -> Vec<Def> {
    (0..COUNT).map(|i| def(format!("s{i}"), Some(value(i)), None)).collect()
}

fn derived() -> Vec<Def> {
    let mut all = Vec::new();
    for i in 0..COUNT / 2 {
        let before = if i == 0 { 1 } else { i - 1 };
        let level = def(format!("s{i}"), Some(value(i)), None);
        let expr = format!("growth(s{i}, s{before})");
        let growth = def(format!("g{i}"), None, Some(expr));
        let label = format!("{}增速", level.label);
        let period = format!("{}", 1000 + i);
        all.push(Def { period: period.clone(), ..level });
        all.push(Def { unit: "%".to_owned(), label, period, ..growth });
    }
    all
}

fn chain() -> Vec<Def> {
    let next = |i: usize| def(format!("s{i}"), None, Some(format!("s{} + step", i - 1)));
    let first = def("s0".to_owned(), Some(value(0)), None);
    // the users stand before what they need
    let step = def("step".to_owned(), Some("0.1".to_owned()), None);
    (1..COUNT).rev().map(next).chain([first, step]).collect()
}

fn chains() -> Vec<Def> {
    (0..COUNT)
        .map(|i| match i % 100 {
            0 => def(format!("s{i}"), Some(value(i)), None),
            _ => def(
                format!("s{i}"),
                None,
                Some(format!("(s{} + s{}) / 2", i - 1, i - i % 100)),
            ),
        })
        .collect()
}

fn series_of_all() -> (Vec<Def>, Vec<SeriesDef>) {
    let point = |i: usize| Def {
        label: "产值".to_owned(),
        period: format!("{}年{}月", 1200 + i / 12, i % 12 + 1),
        ..def(format!("s.{i}"), Some(value(i)), None)
    };
    let mut all: Vec<Def> = (0..COUNT).map(point).collect();
    let points = (0..COUNT).map(|i| (i.to_string(), i)).collect();
    for (i, function) in
        ["sum", "mean", "max", "min"].into_iter().cycle().take(20).enumerate()
    {
        let expr = Some(format!("{function}(s) + {i}"));
        all.push(Def { unit: String::new(), ..def(format!("f{i}"), None, expr) });
    }
    let unit = String::new();
    for one in &mut all {
        one.unit.clone_from(&unit);
    }
    let series = SeriesDef { name: "s".to_owned(), points, ..SeriesDef::default() };
    (all, vec![series])
}
