//! What `kanyin check` and `kanyin build` tell of the numbers in an edition: the place,
//! both numbers and the arithmetic, in both languages; what `[numbers]` chooses.

use crate::support::{Dir, Ran, house};
use serde_json::Value;

const HEAD: &str = r#"[publication]
name = "核数小报"
kind = "internal"
permit = "（示例）准印证第0000号"

[edition]
date = 2021-01-15

[page]
paper = "A4"
columns = 2
"#;

const STATS: &str = r#"
[[stat]]
id = "gdp.2015"
label = "地区生产总值"
value = "463"
unit = "亿元"
period = "2015"
basis = "nominal"

[[stat]]
id = "gdp.2020"
label = "地区生产总值"
value = "773"
unit = "亿元"
period = "2020"
status = "estimate"
basis = "nominal"

[[stat]]
id = "gdp.rate"
label = "“十三五”年均增速"
value = "7.3"
unit = "%"
period = "2016—2020"
basis = "real"
"#;

/// An edition with a body.
fn edition(numbers: &str, body: &str) -> String {
    format!(
        "{HEAD}\n[numbers]\n{numbers}\n{STATS}\n[[section]]\ntitle = \"数字\"\nbody = \"\"\"\n{body}\n\"\"\"\n"
    )
}

/// The findings of an edition, one object each, the make-up's left out.
fn findings(ran: &Ran) -> Vec<Value> {
    let lines = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let makeup = ["loose-line", "underset", "overset"];
    lines.filter(|one: &Value| !makeup.contains(&one["code"].as_str().unwrap())).collect()
}

fn check(text: &str) -> Vec<Value> {
    let dir = Dir::new();
    dir.file("e.toml", text);
    findings(&dir.run(&["check", "e.toml", "--format", "json", "--lang", "zh"]))
}

fn codes(found: &[Value]) -> Vec<(&str, &str)> {
    found
        .iter()
        .map(|one| (one["severity"].as_str().unwrap(), one["code"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_contradiction_shows_its_place_both_numbers_and_the_sum() {
    let text =
        edition("", "2020年，全区地区生产总值预计达到{gdp.2020}，比2015年增长1.67倍。");
    let dir = Dir::new();
    dir.file("e.toml", &text);
    let zh = dir.run(&["check", "e.toml", "--lang", "zh"]).ended(1);
    for part in [
        "错误[claim-multiple]: “增长1.67倍”与数据不符：773亿元 ÷ 463亿元 − 1 = 0.6695",
        "value = \"463\"",
        "地区生产总值：463亿元",
        "“是…倍”含原来的一倍",
    ] {
        assert!(zh.stderr.contains(part), "{part}\n{}", zh.all());
    }
    let en = dir.run(&["check", "e.toml", "--lang", "en"]).ended(1);
    for part in [
        "error[claim-multiple]: “增长1.67倍” is not what the data say: 773亿元 ÷ 463亿元 − 1 = 0.6695",
        "地区生产总值: 773亿元",
    ] {
        assert!(en.stderr.contains(part), "{part}\n{}", en.all());
    }
    let found = check(&text);
    assert_eq!(codes(&found), [("error", "claim-multiple")]);
    let line = text.lines().position(|line| line.starts_with("2020年")).unwrap() + 1;
    let column = text.lines().nth(line - 1).unwrap();
    let column = column.chars().count() - "增长1.67倍。".chars().count() + 1;
    assert_eq!(
        (found[0]["line"].as_u64(), found[0]["column"].as_u64()),
        (Some(line as u64), Some(column as u64))
    );
    assert_eq!(found[0]["end_column"].as_u64(), Some((column + 7) as u64));
    assert_eq!(found[0]["related"].as_array().unwrap().len(), 2);
}

/// A build with a contradiction writes nothing.
#[test]
fn a_contradiction_is_not_printed() {
    let dir = Dir::new();
    dir.file("e.toml", edition("", "2015年，地区生产总值436亿元。"));
    let ran = dir.run(&["build", "e.toml"]).ended(1);
    assert!(ran.stderr.contains("claim-value"), "{}", ran.all());
    assert_eq!(dir.names(), ["e.toml"]);
}

/// Growth at constant prices beside levels at current ones is explained, and neither fails
/// nor counts as a warning, whatever the format.
#[test]
fn two_prices_are_a_note_in_every_format() {
    let dir = Dir::new();
    dir.file(
        "e.toml",
        edition(
            "",
            "2020年全区地区生产总值预计达到{gdp.2020}；“十三五”时期年均增长{gdp.rate}。",
        ),
    );
    let run = |format| dir.run(&["check", "e.toml", "--format", format, "--lang", "zh"]);
    let text = run("text").ended(0);
    assert!(text.stderr.contains("说明[price-basis]: "), "{}", text.all());
    assert!(text.stderr.contains("并不矛盾"), "{}", text.all());
    assert!(text.stderr.contains("错误 0，警告 0，说明 1"), "{}", text.all());
    let json = findings(&run("json").ended(0));
    assert_eq!(codes(&json), [("note", "price-basis")]);
    let sarif: Value = serde_json::from_str(&run("sarif").ended(0).stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "note");
    let junit = run("junit").ended(0);
    assert!(junit.stdout.contains("failures=\"0\""), "{}", junit.all());
    assert!(junit.stdout.contains("<system-out>e.toml:"), "{}", junit.all());
}

/// The sample with one value changed: what was typed beside it no longer holds.
#[test]
fn a_changed_value_breaks_what_no_longer_holds() {
    let sample = std::fs::read_to_string(house().join("config/editions/erqi-2021.toml"));
    let sample = sample.unwrap();
    let before = check(&sample);
    assert!(before.iter().all(|one| one["severity"] == "note"), "{before:#?}");
    let after = check(&sample.replacen("value = \"773\"", "value = \"700\"", 1));
    let broken: Vec<&Value> =
        after.iter().filter(|one| one["severity"] == "error").collect();
    assert!(!broken.is_empty(), "{after:#?}");
    let told = broken[0]["message"].as_str().unwrap();
    assert!(told.contains("773亿元") && told.contains("700亿元"), "{told}");
}

#[test]
fn numbers_chooses_what_becomes_of_digits_that_no_statistic_has() {
    let body = "全区“1+N”体系成形，建成公园32个，“三送一强”见效。";
    let told = |numbers: &str| check(&edition(numbers, body));
    assert_eq!(codes(&told("")), [("warning", "unbound-number")]);
    assert_eq!(codes(&told("unbound = \"error\"")), [("error", "unbound-number")]);
    assert!(told("unbound = \"off\"").is_empty());
    assert!(told("names = [\"公园32个\"]").is_empty());
    let found = told("names = [\"32\"]");
    assert_eq!(codes(&found)[0], ("error", "bad-value"));
    // an edition without statistics is no report
    let plain =
        format!("{HEAD}\n[[section]]\ntitle = \"甲\"\nbody = \"建成公园32个。\"\n");
    assert!(check(&plain).is_empty());
    let dir = Dir::new();
    dir.file("e.toml", edition("names_file = \"names.txt\"", body));
    dir.file("names.txt", "# 名称\n公园32个  # 园名\n\n12\n");
    let found = findings(&dir.run(&["check", "e.toml", "--format", "json"]));
    assert_eq!(codes(&found), [("error", "bad-value")]);
    assert_eq!(
        (found[0]["file"].as_str(), found[0]["line"].as_u64()),
        (Some("./names.txt"), Some(4))
    );
}

#[test]
fn numbers_chooses_how_far_about_may_be_off_and_whether_to_check() {
    let body = "2015年，地区生产总值约460亿元。";
    assert!(check(&edition("", body)).is_empty());
    assert_eq!(codes(&check(&edition("about = 2", body))), [("error", "hedge-word")]);
    let wrong = "2015年，地区生产总值436亿元，建成公园32个。";
    let off = check(&edition("checks = false", wrong));
    assert_eq!(codes(&off), [("note", "checks-off")]);
}

/// Earlier editions of the folder are compared; one that cannot be read stops nothing.
#[test]
fn an_earlier_edition_is_compared_and_stops_nothing() {
    let dir = Dir::new();
    let earlier = edition("", "见表。").replace("2021-01-15", "2020-01-15");
    dir.file("2020/a.toml", earlier.replace("\"463\"", "\"457\""));
    dir.file("2019/broken.toml", "# 核数小报\n[edition]\ndate = 2019-01-15\n[[stat]\n");
    dir.file(
        "2022/later.toml",
        earlier.replace("2020-01-15", "2022-01-15").replace("\"463\"", "\"1\""),
    );
    dir.file(
        "other/b.toml",
        earlier.replace("核数小报", "别家报").replace("\"463\"", "\"2\""),
    );
    dir.file("2021.toml", edition("", "2015年，地区生产总值{gdp.2015}。"));
    let ran =
        dir.run(&["build", "2021.toml", "--format", "json", "--lang", "zh"]).ended(0);
    let found = findings(&ran);
    assert_eq!(codes(&found), [("warning", "earlier-edition"); 2], "{}", ran.all());
    assert!(found[0]["message"].as_str().unwrap().contains("2019/broken.toml"));
    let told = found[1]["message"].as_str().unwrap();
    assert!(told.contains("457亿元") && told.contains("463亿元"), "{told}");
    assert_eq!(found[1]["related"][0]["file"], "2020/a.toml");
    assert!(dir.names().contains(&"2021.pdf".to_owned()));
}

/// What the guide shows is what the program prints.
#[test]
fn the_guide_shows_what_is_printed() {
    let guide = std::fs::read_to_string(house().join("docs/guide/README.md")).unwrap();
    let block = |open: &str| {
        let rest = guide.split_once(open).unwrap().1;
        rest.split_once("\n```").unwrap().0.to_owned()
    };
    let dir = Dir::new();
    dir.file("jianbao.toml", block("```toml 有错\n"));
    dir.file(
        "publication.toml",
        "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"0\"\n",
    );
    let ran = dir.run(&["check", "jianbao.toml", "--lang", "zh"]).ended(1);
    let shown = guide.split_once("```toml 有错\n").unwrap().1;
    let shown = shown.split_once("```text\n").unwrap().1.split_once("\n```").unwrap().0;
    assert_eq!(ran.stderr.trim_end(), shown, "{}", ran.all());
}
