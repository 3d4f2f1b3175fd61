//! Reads the statements of `tests/data/claims`; its README tells the form.

use crate::support::house;
use kanyin::stats::check::{Chart, ChartKind, Options};
use kanyin::stats::claim::Prose;
use kanyin::stats::{Basis, Decimal, Def, Hedge, Stats, Status, define};

/// A statement and what is to be said of it.
pub(super) struct Case {
    pub(super) id: String,
    pub(super) rule: String,
    pub(super) stats: Stats,
    pub(super) earlier: Option<Stats>,
    pub(super) chart: Option<Chart>,
    pub(super) prose: Prose,
    pub(super) options: Options,
    pub(super) finds: Vec<(String, String)>,
    pub(super) notes: Vec<(String, String)>,
}

/// A statistic in one line: `id|label|value and unit|period|rest`.
pub(super) fn stat(line: &str) -> Def {
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
            about: None,
            sentences: true,
        },
        finds: expectations(case, "finds"),
        notes: expectations(case, "notes"),
        stats,
    }
}

/// The statements of a file.
pub(super) fn corpus(name: &str) -> Vec<Case> {
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
