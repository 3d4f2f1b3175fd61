//! No false alarm on what ships, and the sample's two growths explained.

use crate::support::house;
use kanyin::compile;
use kanyin::resolve::{Rich, Section};
use kanyin::stats::check::{Checker, Finding, Options, Weight, audit};
use kanyin::stats::claim::Prose;
use kanyin::world::MemoryWorld;
use std::ops::Range;
use std::path::Path;

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
