//! Lists of a small edition, as data and as texts.

use super::*;
use crate::base::Lang;
use crate::compile::{Options, Stage, compile};
use crate::world::MemoryWorld;
use std::path::Path;

const EDITION: &str = r#"[publication]
name = "统计小报"
kind = "internal"
permit = "（示例）准印证第0000号"
[edition]
date = 2021-01-15
issue = 3
[page]
paper = "A4"
columns = 3
[[stat]]
id = "a"
label = "总量, “甲”"
value = "773"
unit = "亿元"
period = "2020"
status = "estimate"
source = "统计局"
[[stat]]
id = "b"
label = "基数"
value = "463"
unit = "亿元"
[[stat]]
id = "times"
label = "倍数"
value = "1.67"
unit = "倍"
expr = "a / b"
[[stat]]
id = "idle"
label = "未用"
value = "1"
approx = "近"
[[section]]
id = "main"
title = "总量预计达到{a}"
body = """
全年预计实现总量{a}，单位是{a:unit}。
总量是基期的{times}。
"""
[[section.figure]]
kind = "cards"
stats = ["times"]
"#;

fn list(until: Stage) -> Edition {
    let world = MemoryWorld::new([("e.toml", EDITION.as_bytes())]);
    let options = Options { until, ..Options::default() };
    let outcome = compile(Path::new("e.toml"), &world, options);
    assert!(!outcome.failed(), "{:?}", outcome.found);
    let resolved = outcome.resolved.as_ref().unwrap();
    Edition::of("e.toml", resolved, outcome.pages.as_ref(), &outcome.files)
}

#[test]
fn every_use_is_told_with_its_page() {
    let list = list(Stage::Pages);
    assert_eq!(list.pages, Some(1));
    let entry = |id: &str| list.statistics.iter().find(|one| one.id == id).unwrap();
    let used: Vec<_> = entry("a")
        .used
        .iter()
        .map(|one| (one.part.as_str(), one.number, one.pages.as_slice()))
        .collect();
    let one: &[u16] = &[1];
    assert_eq!(used, [("headline", None, one), ("paragraph", Some(1), one)]);
    let parts: Vec<_> = entry("times").used.iter().map(|one| one.part.as_str()).collect();
    assert_eq!(parts, ["paragraph", "cards"]);
    assert!(entry("times").used.iter().all(|one| one.pages == [1]));
    assert_eq!(entry("b").needed_by, ["times"]);
    assert!(entry("idle").is_idle() && !entry("b").is_idle());
    let place = entry("a").used[0].place.as_ref().unwrap();
    let line = EDITION.lines().nth(place.line - 1).unwrap();
    let rest: String = line.chars().skip(place.column - 1).collect();
    assert_eq!(rest, "{a}\"");
}

#[test]
fn without_pages_uses_are_told_all_the_same() {
    let list = list(Stage::Resolved);
    assert_eq!(list.pages, None);
    assert_eq!(list.statistics[0].used.len(), 2);
    assert!(list.statistics[0].pages.is_empty());
}

#[test]
fn values_are_exact() {
    let list = list(Stage::Resolved);
    let computed = list.statistics[2].computed.as_ref().unwrap();
    assert_eq!(computed.numbers, "773 ÷ 463");
    let result = computed.result.as_ref().unwrap();
    assert_eq!((result.fraction.as_str(), result.exact), ("773/463", false));
    assert_eq!(result.decimal, "1.669546436285");
    assert_eq!(computed.outcome, Some(Outcome::Agrees));
    assert_eq!(list.statistics[2].value.decimal, "1.67");
    assert_eq!(list.statistics[2].value.fraction, "167/100");
}

#[test]
fn commas_and_quotes_stay_in_their_fields() {
    let text = csv(&[list(Stage::Pages)], true);
    let mut lines = text.strip_prefix('\u{feff}').unwrap().split("\r\n");
    let heads = lines.next().unwrap().split(',').count();
    assert_eq!(heads, 25);
    assert!(lines.next().unwrap().contains(",\"总量, “甲”\",773亿元,773,亿元,773,773,"));
    assert_eq!(text.matches("\r\n").count(), 5);
    assert_eq!(text.matches('\n').count(), 5);
}

#[test]
fn tables_for_terminals_are_aligned_by_width() {
    use unicode_width::UnicodeWidthStr as _;
    let text = text(&[list(Stage::Pages)], Lang::ZhHans);
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap();
    let at = |line: &str, word: &str| line[..line.find(word).unwrap()].width();
    assert_eq!(at(line("指标"), "印作"), at(line("a "), "773亿元"));
    assert_eq!(at(line("指标"), "印作"), at(line("idle"), "近1"));
    assert!(line("idle").ends_with("未用"), "{text}");
    assert!(line("b ").ends_with("只供推算"), "{text}");
    assert!(text.contains("times  a ÷ b = 773 ÷ 463 = 1.6695464…倍  相符"), "{text}");
}
