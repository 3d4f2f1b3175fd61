//! What checking the numbers of an edition costs: the reading of all labels, the
//! statistics against each other, and the prose. Prints figures, asserts nothing:
//!
//! ```text
//! cargo bench --bench claims
//! ```
//!
//! 10,000 statistics and 500,000 characters, as a hundred notions of a hundred years, as
//! one notion of ten thousand months, and without any statistic.

#![expect(clippy::print_stdout, reason = "figures are printed")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use kanyin::stats::check::{Checker, Options, Passage, audit};
use kanyin::stats::claim::Prose;
use kanyin::stats::{Def, Stats, define};
use std::fmt::Write as _;
use std::time::Instant;

/// Characters of prose.
const CHARACTERS: usize = 500_000;

fn main() {
    println!(
        "{:34}{:>8}{:>9}{:>9}{:>9}{:>9}",
        "claims", "stats", "define", "read", "audit", "prose"
    );
    run("a hundred notions, a hundred years", 100, 100);
    run("one notion, ten thousand months", 1, 10_000);
    run("no statistic", 0, 0);
}

/// A statistic of a notion and a period.
fn def(notion: usize, period: usize, months: bool) -> Def {
    let when = if months {
        format!("{}年{}月", 1200 + period / 12, period % 12 + 1)
    } else {
        format!("{}", 1920 + period)
    };
    Def {
        name: format!("n{notion}.p{period}"),
        label: label(notion),
        value: Some(format!("{}.{}", 100 + period * 7 % 900, notion % 10)),
        unit: "亿元".into(),
        period: when,
        source: "统计局".into(),
        ..Def::default()
    }
}

fn label(notion: usize) -> String {
    let letter = |n: usize| char::from_u32(0x4e00 + u32::try_from(n).unwrap_or(0) * 37);
    let name: String = [notion, notion / 7 + 50].into_iter().filter_map(letter).collect();
    format!("{name}业增加值")
}

fn run(name: &str, notions: usize, periods: usize) {
    let defs = (0..notions)
        .flat_map(|notion| {
            (0..periods).map(move |period| def(notion, period, notions == 1))
        })
        .collect();
    let begin = Instant::now();
    let (stats, _) = define(defs);
    let defined = begin.elapsed();
    let texts = texts(&stats, notions.max(1));
    let begin = Instant::now();
    let options = Options { unbound: true, sentences: true, ..Options::default() };
    let checker = Checker::new(&stats, options);
    let read = begin.elapsed();
    let begin = Instant::now();
    let mut found = audit(&stats).len();
    let audited = begin.elapsed();
    let begin = Instant::now();
    found += checker.edition(&texts).len();
    let judged = begin.elapsed();
    println!(
        "{name:34}{:>8}{:>9.3}{:>9.3}{:>9.3}{:>9.3}   {found} findings",
        stats.list.len(),
        defined.as_secs_f64(),
        read.as_secs_f64(),
        audited.as_secs_f64(),
        judged.as_secs_f64(),
    );
}

/// Stories of about 2,000 characters, every other number bound to its statistic.
fn texts(stats: &Stats, notions: usize) -> Vec<Passage> {
    let mut out = Vec::new();
    let (mut written, mut turn) = (0, 0_usize);
    while written < CHARACTERS {
        let mut template = String::new();
        while template.chars().count() < 2_000 {
            let stat = stats.list.get(turn * 97 % stats.list.len().max(1));
            let label = label(turn % notions);
            let said =
                stat.map_or("12.5亿元".to_owned(), |stat| format!("{{{}}}", stat.name));
            let year = 1921 + turn % 99;
            let _ = write!(
                template,
                "{year}年，全区{label}达到{said}，比上年增长{}.{}%，占比提高0.{}个百分点；第{turn}个项目投产，带动就业{}人。",
                turn % 17,
                turn % 10,
                turn % 9 + 1,
                turn % 800 + 20,
            );
            turn += 1;
        }
        written += template.chars().count();
        out.push(Passage { prose: Prose::fill(&template, stats), ..Passage::default() });
    }
    out
}
