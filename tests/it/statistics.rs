//! Statistics as a list: `kanyin stats`, the pages it names, and what archives keep of it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of lines and pages are small"
)]

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
title = "总量预计达到{gdp.2020}"
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
河道治理面积{river}，为预计总量{gdp.2020}的地区添了水面。
"""
[[section.figure]]
kind = "table"
head = ["指标", "数值"]
rows = [["倍数", "{gdp.ratio}"]]
"#;

fn list(dir: &Dir, more: &[&str]) -> Value {
    let args = [&["stats", "paper.toml", "--format", "json"], more].concat();
    let ran = dir.run(&args).ended(0);
    assert!(!ran.stderr.contains("error["), "{}", ran.all());
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
    let moved = PAPER.replace("，为预计总量{gdp.2020}的地区添了水面", "");
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

/// The rows of the appendix as a reader sees them: the lines of a page, without white
/// space.
fn lines_of(file: &File, page: usize) -> Vec<String> {
    let mut rows: BTreeMap<i64, Vec<(f64, String)>> = BTreeMap::new();
    for glyph in &file.pages[page].glyphs {
        // letters that are raised belong to their line
        let y = (-glyph.y / 6.0).round() as i64;
        rows.entry(y).or_default().push((glyph.x, glyph.text.clone()));
    }
    let text = |mut row: Vec<(f64, String)>| {
        row.sort_by(|a, b| a.0.total_cmp(&b.0));
        row.into_iter().map(|(_, text)| text).collect::<String>().replace(' ', "")
    };
    rows.into_values().map(text).collect()
}

/// The edition with an appendix.
fn with_appendix(keys: &str) -> String {
    PAPER.replacen("[page]\n", &format!("[appendix]\n{keys}\n[page]\n"), 1)
}

#[test]
fn the_appendix_names_the_pages_that_print_each_statistic() {
    let dir = Dir::new();
    dir.file("paper.toml", with_appendix(""));
    dir.run(&["check", "paper.toml"]).ended(0);
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    let file = File::open(&dir.read("paper.pdf"));
    let shown = printed(&file);
    assert_eq!(shown.len(), 3, "a page of its own");
    let rows = lines_of(&file, 2);
    for (label, number, pages) in [
        ("地区生产总值,含“预计”", "773", "第1、2版"),
        ("倍数", "1.67", "第1、2版"),
        ("治理面积", "近418", "第2版"),
    ] {
        let row = rows.iter().find(|row| row.contains(label));
        let row = row.unwrap_or_else(|| panic!("{label} is not in {rows:#?}"));
        assert!(row.contains(number) && row.contains(pages), "{row}");
        // what it names is true of the finished file, and of no other page
        let named: BTreeSet<usize> = pages
            .chars()
            .filter_map(|c| c.to_digit(10))
            .map(|page| page as usize)
            .collect();
        for page in 1..=2 {
            let has = shown[page - 1].contains(number);
            assert_eq!(has, named.contains(&page), "{label} on page {page}");
        }
    }
    // neither what is not printed nor what only others are computed from
    assert!(!shown[2].contains("9999") && !shown[2].contains("463"));
    assert!(shown[2].contains("注：e为预计数。资料来源：示例"), "{}", shown[2]);
}

#[test]
fn the_appendix_does_not_count_as_a_use() {
    let dir = Dir::new();
    dir.file("paper.toml", with_appendix("stats = [\"river\", \"idle\"]"));
    let list = list(&dir, &[]);
    assert_eq!(list["editions"][0]["pages"], 3);
    assert_eq!(pages(entries(&list)["river"]), BTreeSet::from([2]));
    assert!(pages(entries(&list)["idle"]).is_empty());
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    let rows = lines_of(&File::open(&dir.read("paper.pdf")), 2);
    assert!(
        rows.iter().any(|row| row.contains("9999") && row.ends_with('—')),
        "{rows:?}"
    );
}

#[test]
fn the_appendix_stands_where_it_is_put_and_names_what_it_moved() {
    let dir = Dir::new();
    // at the head of page 2: what stands there already moves down or on
    let first =
        "stats = [\"gdp.2020\", \"river\"]\ncolumns = [\"label\", \"value\", \"page\"]\n";
    let keys = format!("{first}area = {{ page = 2 }}");
    dir.file("paper.toml", with_appendix(&keys));
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    let file = File::open(&dir.read("paper.pdf"));
    assert_eq!(file.pages.len(), 2);
    let rows = lines_of(&file, 1);
    assert!(rows.iter().any(|row| row.contains("773亿元") && row.ends_with("第1、2版")));
    assert!(
        rows.iter().any(|row| row.contains("近418万平方米") && row.ends_with("第2版"))
    );
}

#[test]
fn long_appendices_take_as_many_pages_as_they_need() {
    use std::fmt::Write as _;
    let dir = Dir::new();
    let mut stats = String::new();
    let mut body = String::new();
    for number in 1..=150 {
        let _ = write!(
            stats,
            "[[stat]]\nid = \"s{number}\"\nlabel = \"第{number}项指标的名称\"\n\
             value = \"{}\"\nunit = \"个\"\nsource = \"{}\"\n",
            10_000 + number,
            if number % 2 == 0 { "甲局" } else { "乙局" },
        );
        let _ = writeln!(body, "{{s{number}:label}}为{{s{number}}}。");
    }
    let paper =
        crate::support::SMALL.replace("[[section]]", &format!("{stats}[[section]]"));
    let paper = paper.replace("新年伊始", &format!("{body}新年伊始"));
    let paper = paper.replacen("[page]", "[appendix]\ngroup = \"source\"\n[page]", 1);
    dir.file("paper.toml", paper);
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    let file = File::open(&dir.read("paper.pdf"));
    let shown = printed(&file);
    let first = shown.iter().position(|page| page.contains("附表")).unwrap();
    assert!(shown.len() - first >= 2, "{} pages", shown.len());
    assert!(shown[first + 1].contains("(续)") || shown[first + 1].contains("（续）"));
    let list = list(&dir, &[]);
    let mut rows = BTreeSet::new();
    for page in first..shown.len() {
        for row in lines_of(&file, page) {
            // parts of the table stand side by side
            for cells in row.split("版").filter(|cells| cells.contains("项指标")) {
                let (label, rest) = cells.split_once("项指标").unwrap();
                let id = format!("s{}", label.rsplit('第').next().unwrap());
                let entry = entries(&list)[id.as_str()];
                let on: Vec<String> = pages(entry).iter().map(u64::to_string).collect();
                assert!(rest.ends_with(&format!("第{}", on.join("、"))), "{row}");
                let text = entry["printed"].as_str().unwrap();
                let has = |page: &String| {
                    shown[page.parse::<usize>().unwrap() - 1].contains(text)
                };
                assert!(on.iter().all(has), "{row}");
                rows.insert(id);
            }
        }
    }
    assert_eq!(rows.len(), 150, "every one once");
    let names =
        |name: &str| shown[first..].iter().filter(|page| page.contains(name)).count();
    assert!(names("甲局") >= 1 && names("乙局") >= 1);
}

/// The files that a PDF names as its own, with their kind, relation and bytes.
fn attached(bytes: &[u8]) -> BTreeMap<String, (String, String, Vec<u8>)> {
    use lopdf::{Document, Object};
    let pdf = Document::load_mem(bytes).unwrap();
    let follow = |object: &Object| pdf.dereference(object).unwrap().1.clone();
    let catalog = pdf.catalog().unwrap();
    let Ok(list) = catalog.get(b"AF") else { return BTreeMap::new() };
    let names = follow(catalog.get(b"Names").unwrap());
    let tree = follow(names.as_dict().unwrap().get(b"EmbeddedFiles").unwrap());
    let tree = tree.as_dict().unwrap().get(b"Names").unwrap().as_array().unwrap().clone();
    let mut found = BTreeMap::new();
    for (place, spec) in follow(list).as_array().unwrap().iter().enumerate() {
        // readers find it by name, archives by its association
        assert_eq!(tree[place * 2 + 1], *spec);
        let spec = follow(spec);
        let spec = spec.as_dict().unwrap();
        let name = String::from_utf8(spec.get(b"F").unwrap().as_str().unwrap().to_vec());
        let relation = spec.get(b"AFRelationship").unwrap().as_name().unwrap();
        let files = follow(spec.get(b"EF").unwrap());
        let files = files.as_dict().unwrap();
        assert_eq!(files.get(b"F").unwrap(), files.get(b"UF").unwrap());
        let stream = follow(files.get(b"F").unwrap());
        let stream = stream.as_stream().unwrap();
        let kind = stream.dict.get(b"Subtype").unwrap().as_name().unwrap();
        let data = stream.decompressed_content().unwrap();
        let params = follow(stream.dict.get(b"Params").unwrap());
        let params = params.as_dict().unwrap();
        assert_eq!(params.get(b"Size").unwrap().as_i64().unwrap() as usize, data.len());
        let date = params.get(b"ModDate").unwrap().as_str().unwrap();
        assert!(date.starts_with(b"D:20210115000000"));
        assert_eq!(params.get(b"CheckSum").unwrap().as_str().unwrap().len(), 16);
        let words = |name: &[u8]| String::from_utf8(name.to_vec()).unwrap();
        found.insert(name.unwrap(), (words(kind), words(relation), data));
    }
    found
}

#[test]
fn archives_carry_the_list_as_data() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    dir.run(&["build", "paper.toml", "--profile", "archive", "-o", "a.pdf"]).ended(0);
    let bytes = dir.read("a.pdf");
    let files = attached(&bytes);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["statistics.csv", "statistics.json"]);
    let (kind, relation, data) = &files["statistics.json"];
    assert_eq!((kind.as_str(), relation.as_str()), ("application/json", "Data"));
    let own: Value = serde_json::from_slice(data).unwrap();
    assert_eq!(own, list(&dir, &[]));
    let (kind, _, data) = &files["statistics.csv"];
    assert_eq!(kind, "text/csv");
    let ran = dir.run(&["stats", "paper.toml", "--format", "csv", "--bom"]).ended(0);
    assert_eq!(String::from_utf8(data.clone()).unwrap(), ran.stdout);
    assert!(contains(&bytes, b"<pdfaid:part>3<"));
}

#[test]
fn what_a_press_file_may_not_carry_is_left_out() {
    let dir = Dir::new();
    dir.file("paper.toml", PAPER);
    for profile in ["press", "screen"] {
        dir.run(&["build", "paper.toml", "--profile", profile, "-o", "p.pdf"]).ended(0);
        let bytes = dir.read("p.pdf");
        assert!(attached(&bytes).is_empty());
        assert!(!contains(&bytes, b"EmbeddedFile"));
        assert_eq!(contains(&bytes, b"<pdfaid:part>2<"), profile == "press");
    }
    // without statistics there is nothing to carry
    dir.file("small.toml", crate::support::SMALL);
    dir.run(&["build", "small.toml", "--profile", "archive", "-o", "s.pdf"]).ended(0);
    let bytes = dir.read("s.pdf");
    assert!(attached(&bytes).is_empty() && contains(&bytes, b"<pdfaid:part>2<"));
}

#[test]
fn archives_do_not_tell_where_they_were_built() {
    let dir = Dir::new();
    dir.file("in/paper.toml", PAPER);
    dir.file("else/where/paper.toml", PAPER);
    let build = |path: &str, out: &str| {
        dir.run(&["build", path, "--profile", "archive", "-o", out]).ended(0);
        dir.read(out)
    };
    let first = build("in/paper.toml", "1.pdf");
    assert!(first == build("else/../in/paper.toml", "2.pdf"));
    assert!(first == build("else/where/paper.toml", "3.pdf"));
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|one| one == words)
}
