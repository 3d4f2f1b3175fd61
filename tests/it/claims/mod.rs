//! Statistical statements in Chinese, right and wrong ones, against the statistics that
//! they speak of: what is found, what is not, and no false alarm on the shipped editions.

mod corpus;
mod editions;

use corpus::{Case, corpus, stat};
use kanyin::base::StatId;
use kanyin::stats::check::{
    Checker, Finding, Options, Part, Passage, Place, Weight, chart, compare,
};
use kanyin::stats::claim::{Claim, Metrics, Prose, claims};
use kanyin::stats::{Stats, define};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Right and wrong answers, of one rule or all.
#[derive(Default, Clone, Copy)]
struct Score {
    cases: u32,
    found: u32,
    missed: u32,
    false_alarms: u32,
}

impl Score {
    fn precision(self) -> f64 {
        share(self.found, self.found + self.false_alarms)
    }

    fn recall(self) -> f64 {
        share(self.found, self.found + self.missed)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// Everything found in a statement, its chart and its earlier edition.
fn judge(case: &Case) -> Vec<Finding> {
    let mut found = Checker::new(&case.stats, case.options.clone()).prose(&case.prose);
    if let Some(earlier) = &case.earlier {
        found.extend(compare(&case.stats, earlier));
    }
    if let Some(wanted) = &case.chart {
        found.extend(chart(wanted, &case.stats, &Metrics::new(&case.stats)));
    }
    found
}

/// Whether a finding lies at the words expected.
fn at(case: &Case, finding: &Finding, words: &str) -> bool {
    match &finding.at {
        Place::Text(range) => case
            .prose
            .text
            .match_indices(words)
            .any(|(i, _)| i < range.end && range.start < i + words.len()),
        Place::Stat(id) => stat_name(&case.stats, *id) == words,
        Place::Chart => words == "chart",
    }
}

fn stat_name(stats: &Stats, id: StatId) -> &str {
    stats.get(id).map_or("", |stat| stat.name.as_str())
}

/// Scores of every rule, and what went wrong in words.
fn measure(cases: &[Case]) -> (BTreeMap<String, Score>, String) {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = String::new();
    for case in cases {
        scores.entry(case.rule.clone()).or_default().cases += 1;
        let (notes, alarms): (Vec<Finding>, Vec<Finding>) =
            judge(case).into_iter().partition(|found| found.weight == Weight::Note);
        let mut open = alarms.clone();
        for (list, expected, what) in
            [(&alarms, &case.finds, "finding"), (&notes, &case.notes, "note")]
        {
            for (rule, words) in expected {
                let hit = |found: &&Finding| {
                    found.rule.to_string() == *rule && at(case, found, words)
                };
                let score = scores.entry(rule.clone()).or_default();
                if let Some(found) = list.iter().find(hit) {
                    score.found += 1;
                    open.retain(|other| other != found);
                } else {
                    score.missed += 1;
                    writeln!(wrong, "{}: no {what} {rule} at {words}", case.id).unwrap();
                }
            }
        }
        for found in open {
            scores.entry(found.rule.to_string()).or_default().false_alarms += 1;
            writeln!(wrong, "{}: false {} {}", case.id, found.rule, found.message.zh)
                .unwrap();
        }
    }
    (scores, wrong)
}

fn total(scores: &BTreeMap<String, Score>) -> Score {
    let mut all = Score::default();
    for score in scores.values() {
        all.cases += score.cases;
        all.found += score.found;
        all.missed += score.missed;
        all.false_alarms += score.false_alarms;
    }
    all
}

#[expect(clippy::print_stdout, reason = "figures by rule are shown on request")]
fn report(name: &str, scores: &BTreeMap<String, Score>) {
    let order = |rule: &str| rule[1..].parse::<u8>().unwrap();
    let mut rules: Vec<_> = scores.iter().collect();
    rules.sort_by_key(|(rule, _)| order(rule));
    println!("{name}: rule  statements  found  missed  false  precision  recall");
    let all = total(scores);
    for (rule, s) in
        rules.into_iter().map(|(r, s)| (r.as_str(), *s)).chain([("all", all)])
    {
        println!(
            "{rule:>5} {:>6} {:>6} {:>6} {:>6} {:>8.3} {:>8.3}",
            s.cases,
            s.found,
            s.missed,
            s.false_alarms,
            s.precision(),
            s.recall()
        );
    }
}

#[expect(clippy::print_stdout, reason = "what went wrong is shown on request")]
fn proves(name: &str, least: usize) {
    let cases = corpus(name);
    assert!(cases.len() >= least, "{name} has {} statements", cases.len());
    let (scores, wrong) = measure(&cases);
    report(name, &scores);
    println!("{wrong}");
    let all = total(&scores);
    assert!(all.precision() >= 0.98, "{name}: precision {:.3}\n{wrong}", all.precision());
    assert!(all.recall() >= 0.95, "{name}: recall {:.3}\n{wrong}", all.recall());
    for rule in 1..=21 {
        let rule = format!("S{rule}");
        assert!(scores.contains_key(&rule), "{name} has nothing for {rule}");
    }
}

#[test]
fn statements_held_out_are_judged_rightly() {
    proves("heldout.toml", 60);
}

#[test]
fn fresh_statements_are_judged_rightly() {
    proves("fresh.toml", 60);
}

#[test]
fn statements_worked_with_are_judged_rightly() {
    proves("working.toml", 120);
}

/// Where a typed number was proved right, the same number made wrong is a finding.
#[test]
fn a_number_that_was_proved_cannot_be_changed_unseen() {
    let (mut tried, mut unseen) = (0, String::new());
    for mut case in corpus("heldout.toml").into_iter().chain(corpus("working.toml")) {
        case.options.unbound = true;
        let metrics = Metrics::new(&case.stats);
        let (mentions, claims) =
            claims(&case.prose, &case.stats, &metrics, &case.options.names);
        let before = judge(&case);
        if before.iter().any(|found| found.weight == Weight::Error) {
            continue;
        }
        let upper = |i: usize| i > 0 && mentions[i - 1].opens_range;
        for (i, mention) in mentions.iter().enumerate() {
            let open = before.iter().any(|found| match &found.at {
                Place::Text(at) => at.start < mention.at.end && mention.at.start < at.end,
                _ => false,
            });
            // what cannot be proved is an S14 finding; a hedge may allow what is wrong
            let of = |claim: &Claim| claim.mention == i && claim.hedge.is_some();
            let hedged = mention.hedge.is_some() || upper(i) || claims.iter().any(of);
            let lapse = mention.unit.text == "年";
            if mention.stat.is_some() || mention.han || open || hedged || lapse {
                continue;
            }
            let digits = mention.digits.trim_start_matches('-');
            let wrong: String = digits
                .chars()
                .enumerate()
                .map(|(i, c)| match c.to_digit(10) {
                    Some(d) if i == 0 => char::from_digit(d % 9 + 1, 10).unwrap(),
                    _ => c,
                })
                .collect();
            let mut changed = case.prose.clone();
            let start = mention.core.start;
            let shown = &case.prose.text[mention.core.clone()];
            if !shown.starts_with(digits) {
                continue;
            }
            changed.text.replace_range(start..start + digits.len(), &wrong);
            let found = Checker::new(&case.stats, case.options.clone()).prose(&changed);
            tried += 1;
            if found.iter().all(|found| found.weight == Weight::Note) {
                writeln!(unseen, "{}: {shown} in {}", case.id, changed.text).unwrap();
            }
        }
    }
    println!("{tried} numbers changed\n{unseen}");
    assert!(tried >= 60, "only {tried} numbers were proved");
    assert!(unseen.is_empty(), "{unseen}");
}

/// Pieces that texts of numbers are made of, and some that they are not.
const PIECES: [&str; 52] = [
    "地区生产总值",
    "2020年",
    "比上年",
    "增长",
    "下降",
    "773",
    "亿元",
    "1.67倍",
    "近",
    "约",
    "余",
    "翻了一番",
    "占",
    "的比重为",
    "%",
    "个百分点",
    "，",
    "。",
    "；",
    "、",
    "（",
    "）",
    "由",
    "到",
    "年均",
    "“十三五”",
    "分别",
    "其中",
    "合计",
    "第一",
    "位居",
    "人均",
    "折合",
    "亩",
    "～",
    "万",
    "三分之一",
    "百分之",
    "\n",
    "-",
    "𠀀",
    "a1",
    "99999999999999999999999999999999999999999",
    "{",
    "∶",
    "比重为",
    "预计",
    "集团",
    "总计",
    "公顷（合",
    "！",
    "〇０％",
];

proptest! {
    /// Whatever stands in a text, its findings lie on whole characters of it.
    #[test]
    fn any_text_is_judged(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picks.iter().map(|i| PIECES[*i]).collect();
        let lines = ["g.20|地区生产总值|773亿元|2020|现价", "g.15|地区生产总值|463亿元|2015"];
        let (stats, _) = define(lines.iter().map(|line| stat(line)).collect());
        let options = Options { unbound: true, ..Options::default() };
        let prose = Prose { text, bound: Vec::new() };
        // the same text as every part of a page, beside itself
        let parts = [Part::Body, Part::Head, Part::Figure, Part::Cell, Part::Apart];
        let list: Vec<Passage> = parts
            .map(|part| Passage { prose: prose.clone(), part, ..Passage::default() })
            .into();
        let checker = Checker::new(&stats, options);
        for (i, found) in checker.edition(&list) {
            let Place::Text(at) = found.at else { panic!("{found:?}") };
            prop_assert!(i < list.len() && prose.text.get(at.clone()).is_some(), "{:?}", at);
            prop_assert!(!found.message.zh.is_empty() && !found.message.en.is_empty());
        }
    }
}

/// Long texts and long runs of one character take time in proportion.
#[test]
fn long_texts_are_judged_in_time() {
    let (stats, _) = define(vec![stat("g.20|地区生产总值|773亿元|2020|现价")]);
    let checker = Checker::new(&stats, Options { unbound: true, ..Options::default() });
    let many = |piece: &str, times: usize| Prose {
        text: piece.repeat(times),
        bound: Vec::new(),
    };
    assert!(
        !checker
            .prose(&many("全年地区生产总值772亿元，比上年增长5.6%。", 1000))
            .is_empty()
    );
    assert!(!checker.prose(&many("增长5.6%", 2_000)).is_empty());
    assert_eq!(checker.prose(&many("7", 300_000)), []);
    assert_eq!(checker.prose(&many("一", 100_000)), []);
    assert_eq!(checker.prose(&many("地区生产总值", 20_000)), []);
}
