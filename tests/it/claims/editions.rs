//! No false alarm on what ships, the sample's two growths explained, and small editions
//! that announce what is found in them (as `tests/diag` does).

use crate::diag::{announced, is_announcement};
use crate::support::house;
use kanyin::compile::{self, Outcome};
use kanyin::diag::{Code, Severity};
use kanyin::resolve::texts;
use kanyin::stats::check::{Checker, Finding, Options, Part, Passage, Weight};
use kanyin::world::SystemWorld;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A shipped edition, resolved.
fn edition(name: &str) -> Outcome {
    resolved(&house().join("config/editions").join(name))
}

fn resolved(path: &Path) -> Outcome {
    let until = compile::Stage::Resolved;
    let options = compile::Options { until, ..Default::default() };
    compile::compile(path, &SystemWorld::default(), options)
}

/// Every finding in the text of a shipped edition, as if its numbers had been typed by
/// hand.
fn typed(name: &str) -> Vec<Finding> {
    let outcome = edition(name);
    let resolved = outcome.resolved.unwrap_or_else(|| panic!("{:#?}", outcome.found));
    let texts = texts(&resolved);
    assert!(texts.iter().any(|text| !text.passage.prose.bound.is_empty()), "{name}");
    let passages: Vec<Passage> = texts
        .into_iter()
        .filter(|text| matches!(text.passage.part, Part::Body | Part::Head))
        .map(|mut text| {
            text.passage.prose.bound.clear();
            text.passage
        })
        .collect();
    let names = ["“1+N”".to_owned()].into();
    let options = Options { unbound: true, names, ..Options::default() };
    let checker = Checker::new(&resolved.stats, options);
    checker.edition(&passages).into_iter().map(|(_, found)| found).collect()
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
        let alarms: Vec<String> = edition(&name)
            .found
            .iter()
            .filter(|found| found.severity != Severity::Note)
            .map(|found| format!("{} {}", found.code.name(), found.message.zh))
            .collect();
        assert!(alarms.is_empty(), "{name}:\n{}", alarms.join("\n"));
    }
}

/// The same texts without their references: what is bound by its words alone is right
/// too, and the rest is told as unbound.
#[test]
fn shipped_editions_typed_by_hand_raise_no_error() {
    for (name, most) in [("erqi-2021.toml", 26), ("bulletin-a4.toml", 45)] {
        let found = typed(name);
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
    let found = edition("erqi-2021.toml").found;
    let [note] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((note.code, note.severity), (Code::PriceBasis, Severity::Note));
    assert!(note.message.zh.contains("10.8%"), "{}", note.message.zh);
    assert!(note.message.zh.contains("7.3%"), "{}", note.message.zh);
    assert!(note.message.en.contains("no contradiction"), "{}", note.message.en);
    assert!(note.related.iter().any(|(_, word)| word.zh.contains("1.67倍")), "{note:#?}");
}

/// What is found in an edition, announced.
fn found(path: &Path) -> Vec<String> {
    let outcome = resolved(path);
    outcome.found.iter().map(|one| announced(one, &outcome.files, path)).collect()
}

/// `GOLDEN=accept` writes the announcements anew, as for `tests/diag`.
#[test]
fn small_editions_find_what_they_announce_and_nothing_else() {
    let accepting = std::env::var("GOLDEN").is_ok_and(|value| value == "accept");
    let folder = house().join("tests/data/claims/editions");
    let mut list: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    list.sort();
    assert!(list.len() >= 10, "{list:?}");
    let mut wrong = String::new();
    for path in list {
        for _ in 0..if accepting { 3 } else { 0 } {
            let text = std::fs::read_to_string(&path).unwrap();
            let rest = text.split_inclusive('\n').filter(|line| !is_announcement(line));
            let told = found(&path).into_iter().map(|line| line + "\n");
            let whole: String = told.chain(rest.map(str::to_owned)).collect();
            std::fs::write(&path, whole).unwrap();
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut asked: Vec<&str> = text.lines().filter(|l| is_announcement(l)).collect();
        let mut have = found(&path);
        asked.sort_unstable();
        have.sort_unstable();
        let name = path.file_name().unwrap().to_string_lossy();
        let alarm = |line: &String| !line.starts_with("# note");
        let rightly = !name.ends_with("-right.toml") || !have.iter().any(alarm);
        if asked != have || !(rightly || name == "earlier-edition-right.toml") {
            writeln!(wrong, "{name}\n announced {asked:#?}\n found {have:#?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
