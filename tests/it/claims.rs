//! Statistical statements in Chinese, right and wrong ones, against the statistics that
//! they speak of: what is found, what is not, and no false alarm on the shipped editions.

use crate::support::house;
use kanyin::base::StatId;
use kanyin::compile;
use kanyin::resolve::{Rich, Section};
use kanyin::stats::check::{
    Chart, ChartKind, Checker, Finding, Options, Place, Weight, audit, chart, compare,
};
use kanyin::stats::claim::{Claim, Metrics, Prose, claims};
use kanyin::stats::{Basis, Decimal, Def, Hedge, Stats, Status, define};
use kanyin::world::MemoryWorld;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

/// A statement and what is to be said of it.
struct Case {
    id: String,
    rule: String,
    stats: Stats,
    earlier: Option<Stats>,
    chart: Option<Chart>,
    prose: Prose,
    options: Options,
    finds: Vec<(String, String)>,
    notes: Vec<(String, String)>,
}

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

/// A statistic in one line: `id|label|value and unit|period|rest`.
fn stat(line: &str) -> Def {
    let mut fields = line.split('|').map(str::trim);
    let mut next = || fields.next().unwrap_or("").to_owned();
    let (name, label, shown, period, rest) = (next(), next(), next(), next(), next());
    let before = [
        ("近", Hedge::Near),
        ("约", Hedge::About),
        ("超", Hedge::Beyond),
        ("不足", Hedge::Under),
    ];
    let mut hedge = None;
    let mut text = shown.as_str();
    for (word, sense) in before {
        if let Some(bare) = text.strip_prefix(word) {
            (text, hedge) = (bare, Some(sense));
        }
    }
    let digits = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .unwrap_or(text.len());
    let (value, mut unit) = text.split_at(digits);
    for (word, sense) in [("余", Hedge::Over), ("多", Hedge::More)] {
        if let Some(bare) = unit.strip_prefix(word) {
            (unit, hedge) = (bare, Some(sense));
        }
    }
    let mut def = Def {
        name,
        label,
        value: Some(value.to_owned()),
        unit: unit.to_owned(),
        hedge,
        period,
        ..Def::default()
    };
    for word in rest.split_whitespace() {
        match word {
            "现价" => def.basis = Some(Basis::Nominal),
            "不变价" => def.basis = Some(Basis::Real),
            "预计" => def.status = Some(Status::Estimate),
            "初步" => def.status = Some(Status::Preliminary),
            "核定" => def.status = Some(Status::Final),
            _ => match word.split_once('=') {
                Some(("源", source)) => source.clone_into(&mut def.source),
                Some(("域", scope)) => scope.clone_into(&mut def.scope),
                _ => panic!("{line}: {word}"),
            },
        }
    }
    def
}

fn stats(case: &toml::Table, key: &str) -> Option<Stats> {
    let list = case.get(key)?.as_array().unwrap();
    let defs = list.iter().map(|line| stat(line.as_str().unwrap())).collect();
    let (stats, faults) = define(defs);
    assert!(faults.is_empty(), "{:?}: {faults:?}", case["id"]);
    Some(stats)
}

fn strings(case: &toml::Table, key: &str) -> Vec<String> {
    let list = case.get(key).map(|list| list.as_array().unwrap().clone());
    list.unwrap_or_default().iter().map(|s| s.as_str().unwrap().to_owned()).collect()
}

fn expectations(case: &toml::Table, key: &str) -> Vec<(String, String)> {
    strings(case, key)
        .iter()
        .map(|line| line.split_once(' ').unwrap())
        .map(|(rule, at)| (rule.to_owned(), at.to_owned()))
        .collect()
}

fn chart_of(case: &toml::Table, stats: &Stats) -> Option<Chart> {
    let table = case.get("chart")?.as_table().unwrap();
    let text = |key: &str| table.get(key).and_then(toml::Value::as_str);
    Some(Chart {
        kind: match text("kind").unwrap() {
            "bars" => ChartKind::Bars,
            "lines" => ChartKind::Lines,
            "pie" => ChartKind::Pie,
            other => panic!("{other}"),
        },
        points: strings(table, "stats")
            .iter()
            .map(|name| stats.find(name).unwrap().id)
            .collect(),
        from: Decimal::parse(text("from").unwrap_or("0")).unwrap().value,
        declared: table.get("declared").and_then(toml::Value::as_bool).unwrap_or(false),
    })
}

fn read(case: &toml::Table) -> Case {
    let text =
        |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap().to_owned();
    let stats = stats(case, "stats").unwrap_or_default();
    Case {
        id: text("id"),
        rule: text("rule"),
        earlier: self::stats(case, "earlier"),
        chart: chart_of(case, &stats),
        prose: Prose::fill(&text("text"), &stats),
        options: Options {
            unbound: case.get("unbound").and_then(toml::Value::as_bool).unwrap_or(false),
            names: strings(case, "names"),
        },
        finds: expectations(case, "finds"),
        notes: expectations(case, "notes"),
        stats,
    }
}

fn corpus(name: &str) -> Vec<Case> {
    let path = house().join("tests/data/claims").join(name);
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let cases: Vec<Case> = table["case"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| read(c.as_table().unwrap()))
        .collect();
    let mut ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), cases.len(), "two statements of one id");
    cases
}

/// Everything found in a statement, its chart and its earlier edition.
fn judge(case: &Case) -> Vec<Finding> {
    let mut found = Checker::new(&case.stats, case.options.clone()).prose(&case.prose);
    if let Some(earlier) = &case.earlier {
        found.extend(compare(&case.stats, earlier));
    }
    if let Some(wanted) = &case.chart {
        found.extend(chart(wanted, &case.stats));
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
fn statements_worked_with_are_judged_rightly() {
    proves("working.toml", 120);
}

/// What a section says, its items and lead with it, as texts to be checked.
fn prose_of(section: &Section, out: &mut Vec<Prose>) {
    let heads = [&section.kicker, &section.title, &section.deck, &section.lead];
    out.extend(heads.into_iter().flatten().map(prose));
    let mut body = Prose::default();
    for paragraph in &section.body {
        let own = prose(&paragraph.text);
        let start = body.text.len();
        body.text.push_str(&own.text);
        body.text.push('\n');
        let moved = |at: Range<usize>| at.start + start..at.end + start;
        body.bound.extend(own.bound.into_iter().map(|(at, id)| (moved(at), id)));
    }
    out.push(body);
    for item in &section.items {
        prose_of(item, out);
    }
}

/// A text with the bytes that statistics printed; pieces of one statistic are joined.
fn prose(rich: &Rich) -> Prose {
    let mut out = Prose::default();
    for piece in &rich.pieces {
        let start = out.text.len();
        out.text.push_str(&piece.text);
        let Some(id) = piece.marks.stat else { continue };
        match out.bound.last_mut() {
            Some((at, last)) if *last == id && at.end == start => at.end = out.text.len(),
            _ => out.bound.push((start..out.text.len(), id)),
        }
    }
    out
}

/// Every finding in the prose of a shipped edition; `typed`: as if its numbers had been
/// typed by hand.
fn edition(name: &str, typed: bool) -> Vec<Finding> {
    let path = format!("config/editions/{name}");
    let text = std::fs::read(house().join(&path)).unwrap();
    let world = MemoryWorld::new([(path.as_str(), text.as_slice())]);
    let options =
        compile::Options { until: compile::Stage::Resolved, ..Default::default() };
    let outcome = compile::compile(Path::new(&path), &world, options);
    let resolved = outcome.resolved.unwrap_or_else(|| panic!("{:#?}", outcome.found));
    // an edition without statistics is no report
    let unbound = !resolved.stats.list.is_empty();
    let options = Options { unbound, names: ["“1+N”".to_owned()].into() };
    let checker = Checker::new(&resolved.stats, options);
    let mut texts = Vec::new();
    for section in &resolved.sections {
        prose_of(section, &mut texts);
    }
    if typed {
        for text in &mut texts {
            text.bound.clear();
        }
        return texts.iter().flat_map(|text| checker.prose(text)).collect();
    }
    let bound = texts.iter().any(|text| !text.bound.is_empty());
    assert!(bound || resolved.stats.list.is_empty(), "{name}");
    let mut found = audit(&resolved.stats);
    found.extend(texts.iter().flat_map(|text| checker.prose(text)));
    found
}

#[test]
fn shipped_editions_raise_no_alarm() {
    let folder = house().join("config/editions");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml"))
        .collect();
    names.sort();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        let alarms: Vec<String> = edition(&name, false)
            .iter()
            .filter(|found| found.weight != Weight::Note)
            .map(|found| format!("{} {}", found.rule, found.message.zh))
            .collect();
        assert!(alarms.is_empty(), "{name}:\n{}", alarms.join("\n"));
    }
}

/// The same texts without their references: what is bound by its words alone is right
/// too, and the rest is told as unbound.
#[test]
fn shipped_editions_typed_by_hand_raise_no_error() {
    for (name, most) in [("erqi-2021.toml", 26), ("bulletin-a4.toml", 45)] {
        let found = edition(name, true);
        let wrong: Vec<&str> = found
            .iter()
            .filter(|found| found.weight == Weight::Error)
            .map(|found| found.message.zh.as_str())
            .collect();
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        let open = found.iter().filter(|found| found.rule.to_string() == "S14").count();
        println!("{name}: {open} numbers that words alone do not bind");
        assert!(open <= most, "{name}: {open}");
    }
}

/// 1.67 times in five years is 10.8 % a year; the text says 7.3 %, in constant prices.
#[test]
fn the_sample_edition_is_explained() {
    let notes = edition("erqi-2021.toml", false);
    let found = notes.iter().find(|found| found.rule.to_string() == "S5").unwrap();
    assert!(found.message.zh.contains("10.8"), "{}", found.message.zh);
    assert!(found.message.zh.contains("7.3%"), "{}", found.message.zh);
    assert!(found.message.en.contains("no contradiction"), "{}", found.message.en);
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
const PIECES: [&str; 44] = [
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
];

proptest! {
    /// Whatever stands in a text, its findings lie on whole characters of it.
    #[test]
    fn any_text_is_judged(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picks.iter().map(|i| PIECES[*i]).collect();
        let lines = ["g.20|地区生产总值|773亿元|2020|现价", "g.15|地区生产总值|463亿元|2015"];
        let (stats, _) = define(lines.iter().map(|line| stat(line)).collect());
        let options = Options { unbound: true, names: Vec::new() };
        let prose = Prose { text, bound: Vec::new() };
        for found in Checker::new(&stats, options).prose(&prose) {
            let Place::Text(at) = found.at else { panic!("{found:?}") };
            prop_assert!(prose.text.get(at.clone()).is_some(), "{:?}", at);
            prop_assert!(!found.message.zh.is_empty() && !found.message.en.is_empty());
        }
    }
}

/// Long texts and long runs of one character take time in proportion.
#[test]
fn long_texts_are_judged_in_time() {
    let (stats, _) = define(vec![stat("g.20|地区生产总值|773亿元|2020|现价")]);
    let checker = Checker::new(&stats, Options { unbound: true, names: Vec::new() });
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
