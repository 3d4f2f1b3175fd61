//! Statistics as a list: `kanyin stats`, the pages it names, and what archives keep of it.

use crate::pdf::File;
use crate::support::{Dir, house};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Two pages, with figures that no other text on them shares.
const PAPER: &str = r#"[publication]
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
id = "gdp.2020"
label = "地区生产总值, 含“预计”"
value = "773"
unit = "亿元"
period = "2020"
status = "estimate"
basis = "nominal"
source = "示例"

[[stat]]
id = "gdp.2015"
label = "基期总值"
value = "463"
unit = "亿元"
period = "2015"

[[stat]]
id = "gdp.ratio"
label = "倍数"
value = "1.67"
unit = "倍"
expr = "gdp.2020 / gdp.2015"

[[stat]]
id = "river"
label = "治理面积"
value = "418"
unit = "万平方米"
approx = "近"

[[stat]]
id = "idle"
label = "没有用的"
value = "9999"
unit = "个"

[[section]]
id = "first"
title = "总量达到{gdp.2020}"
area = { page = 1 }
body = """
全年预计实现地区生产总值{gdp.2020}。

经济运行稳中有进，各项工作有序展开。
"""
[[section.figure]]
kind = "cards"
stats = ["gdp.ratio"]

[[section]]
id = "second"
title = "河道治理"
area = { page = 2 }
body = """
河道治理面积{river}，为总量{gdp.2020}的地区添了水面。
"""
[[section.figure]]
kind = "table"
head = ["指标", "数值"]
rows = [["倍数", "{gdp.ratio}"]]
"#;

fn list(dir: &Dir, more: &[&str]) -> Value {
    let args = [&["stats", "paper.toml", "--format", "json"], more].concat();
    let ran = dir.run(&args).ended(0);
    assert_eq!(ran.stderr, "", "{}", ran.all());
    serde_json::from_str(&ran.stdout).unwrap()
}

fn entries(list: &Value) -> BTreeMap<&str, &Value> {
    let all = list["editions"][0]["statistics"].as_array().unwrap();
    all.iter().map(|one| (one["id"].as_str().unwrap(), one)).collect()
}

fn pages(entry: &Value) -> BTreeSet<u64> {
    entry["pages"].as_array().unwrap().iter().map(|page| page.as_u64().unwrap()).collect()
}

/// What each page prints, without white space.
fn printed(file: &File) -> Vec<String> {
    let text = |page: &crate::pdf::Page| {
        let all: String = page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        all.chars().filter(|c| !c.is_whitespace()).collect()
    };
    file.pages.iter().map(text).collect()
}

#[test]
fn the_list_tells_what_is_computed_from_what() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let list = list(&dir, &[]);
    assert_eq!(list["version"], 1);
    assert_eq!(list["editions"][0]["file"], "paper.toml");
    assert_eq!(list["editions"][0]["pages"], 2);
    let all = entries(&list);
    assert_eq!(all.len(), 5);
    let ratio = all["gdp.ratio"];
    assert_eq!(ratio["computed"]["expression"], "gdp.2020 / gdp.2015");
    assert_eq!(ratio["computed"]["numbers"], "773亿元 ÷ 463亿元".replace("亿元", ""));
    assert_eq!(ratio["computed"]["result"]["fraction"], "773/463");
    assert_eq!(ratio["computed"]["outcome"], "agrees");
    assert_eq!(all["gdp.2015"]["needed_by"][0], "gdp.ratio");
    assert_eq!(all["gdp.2020"]["status"], "estimate");
    assert_eq!(all["river"]["printed"], "近418万平方米");
    let defined = &all["river"]["defined"];
    let line = PAPER.lines().nth(defined["line"].as_u64().unwrap() as usize - 1).unwrap();
    assert_eq!(line, "[[stat]]");
}

#[test]
fn every_page_that_is_named_prints_the_number_and_no_other_does() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let list = list(&dir, &[]);
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    let shown = printed(&File::open(&dir.read("paper.pdf")));
    assert_eq!(shown.len(), 2);
    let mut named = 0;
    for (id, entry) in entries(&list) {
        let text = entry["printed"].as_str().unwrap();
        let found: BTreeSet<u64> = (1..)
            .zip(&shown)
            .filter(|(_, page)| page.contains(text))
            .map(|at| at.0)
            .collect();
        assert_eq!(pages(entry), found, "{id}: {text}");
        named += found.len();
    }
    // gdp.2020 and gdp.ratio on both, river on the second
    assert_eq!(named, 5);
}

#[test]
fn pages_follow_what_moves() {
    let dir = Dir::new();
    let moved = PAPER.replace("，为总量{gdp.2020}的地区添了水面", "");
    assert_ne!(moved, PAPER);
    dir.file("paper.toml", moved);
    let list = list(&dir, &[]);
    assert_eq!(pages(entries(&list)["gdp.2020"]), BTreeSet::from([1]));
}

#[test]
fn the_sample_names_its_pages_rightly() {
    let sample = house().join("config/editions/erqi-2021.toml");
    let dir = Dir::new();
    let sample = sample.to_str().unwrap();
    let ran = dir.run(&["stats", sample, "--format", "json"]).ended(0);
    let list: Value = serde_json::from_str(&ran.stdout).unwrap();
    dir.run(&["build", sample, "-o", "sample.pdf"]).ended(0);
    let shown = printed(&File::open(&dir.read("sample.pdf")));
    let mut named = 0;
    for (id, entry) in entries(&list) {
        for page in pages(entry) {
            let text = &shown[page as usize - 1];
            let number = entry["number"].as_str().unwrap();
            assert!(text.contains(number), "{id}: {number} is not on page {page}");
            named += 1;
        }
    }
    assert!(named >= 40, "{named}");
}

#[test]
fn comma_separated_values_are_read_back_by_others() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let ran = dir.run(&["stats", "paper.toml", "--format", "csv"]).ended(0);
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    let list = list(&dir, &[]);
    for row in &rows {
        let entry = entries(&list)[&row[at("id")]];
        for key in ["label", "printed", "number", "unit"] {
            assert_eq!(&row[at(key)], entry[key].as_str().unwrap());
        }
        assert_eq!(&row[at("fraction")], entry["value"]["fraction"].as_str().unwrap());
        let pages: Vec<String> = pages(entry).iter().map(u64::to_string).collect();
        assert_eq!(row[at("pages")], pages.join(" "));
    }
    let ran = dir.run(&["stats", "paper.toml", "--format", "csv", "--bom"]).ended(0);
    assert!(ran.stdout.starts_with("\u{feff}file,"), "{}", ran.all());
}

#[test]
fn lists_are_narrowed_by_name_and_use() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let ids = |more: &[&str]| {
        let list = list(&dir, more);
        let all = list["editions"][0]["statistics"].as_array().unwrap();
        all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--id", "gdp.20*"]), ["gdp.2020", "gdp.2015"]);
    assert_eq!(ids(&["--id", "river", "--id", "idle"]), ["river", "idle"]);
    assert_eq!(ids(&["--unused"]), ["idle"]);
    assert_eq!(ids(&["--used"]), ["gdp.2020", "gdp.ratio", "river"]);
    dir.run(&["stats", "paper.toml", "--used", "--unused"]).ended(2);
}

#[test]
fn the_list_is_for_people_in_their_language() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let ran = dir.run(&["stats", "paper.toml"]).ended(0);
    assert!(ran.stdout.contains("5 个指标，其中 1 个未用"), "{}", ran.all());
    assert!(ran.stdout.contains("gdp.2020 ÷ gdp.2015 = 773 ÷ 463 = 1.6695464…倍  相符"));
    let ran = dir.run(&["stats", "paper.toml", "--lang", "en"]).ended(0);
    assert!(ran.stdout.contains("5 statistics, 1 unused"), "{}", ran.all());
}

#[test]
fn faults_end_the_run_as_they_end_others() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    dir.file("bad.toml", PAPER.replace("{river}", "{rivre}"));
    let ran = dir.run(&["stats", "bad.toml", "paper.toml", "--format", "json"]).ended(1);
    let list: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(list["editions"].as_array().unwrap().len(), 1);
    assert!(ran.stderr.contains("rivre"), "{}", ran.all());
    dir.run(&["stats", "none.toml"]).ended(2);
    // a file that cannot be written
    let ran = dir.run(&["stats", "paper.toml", "-o", "no/such/../x.json"]);
    assert_ne!(ran.status, Some(1), "{}", ran.all());
}

#[test]
fn a_list_is_written_as_a_file() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    let args = ["stats", "paper.toml", "--format", "json", "-o", "list.json"];
    let ran = dir.run(&args).ended(0);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("写出 list.json（1 期，5 个指标）"), "{}", ran.all());
    let file: Value = serde_json::from_slice(&dir.read("list.json")).unwrap();
    assert_eq!(file, list(&dir, &[]));
}
