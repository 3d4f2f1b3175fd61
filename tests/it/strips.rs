//! Strips of big figures and cards with changes, on the finished page.

#![expect(clippy::cast_possible_truncation, reason = "a few points")]

use crate::pdf::{File, Glyph, Ink};
use crate::support::Dir;
use std::collections::BTreeSet;

/// A strip of five figures over a width, with body text below.
fn paper(kind: &str, cols: u8, more: &str) -> String {
    format!(
        r#"[publication]
name = "统计小报"
kind = "internal"
permit = "（示例）准印证第0000号"
[edition]
date = 2021-01-15
[page]
paper = "四开"
columns = 6
body = "9pt"
leading = "13pt"
[[stat]]
id = "gdp"
label = "地区生产总值"
value = "773.2"
unit = "亿元"
period = "2020"
[[stat]]
id = "gdp.up"
label = "同比增长"
value = "6.1"
unit = "%"
[[stat]]
id = "share"
label = "规模以上工业增加值占全部增加值的比重"
value = "31.4"
unit = "%"
[[stat]]
id = "share.up"
label = "比重变动"
value = "-1.2"
unit = "个百分点"
[[stat]]
id = "invest"
label = "固定资产投资"
value = "2300"
unit = "亿元"
approx = "近"
[[stat]]
id = "road"
label = "通车里程"
value = "55.65"
unit = "公里"
[[stat]]
id = "road.up"
label = "比上年增长"
value = "-3.4"
unit = "%"
[[section]]
title = "数字"
area = {{ page = 1, col = 1, cols = {cols} }}
body = "下面是正文。"
[[section.figure]]
kind = "{kind}"
stats = ["gdp", "share", "invest", "road"]
with = ["gdp.up", "share.up", "", "road.up"]
{more}
"#
    )
}

fn built(paper: &str) -> File {
    let dir = Dir::new();
    dir.file("paper.toml", paper);
    dir.run(&["build", "paper.toml", "-o", "paper.pdf"]).ended(0);
    File::open(&dir.read("paper.pdf"))
}

/// The glyphs of a kind of figure text.
fn digits(file: &File) -> Vec<&Glyph> {
    let digit = |glyph: &&Glyph| glyph.text.chars().all(|c| c.is_ascii_digit());
    let all: Vec<&Glyph> = file.pages[0].glyphs.iter().filter(digit).collect();
    let most = all.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    all.into_iter().filter(|glyph| glyph.size > most - 0.01).collect()
}

fn text(file: &File) -> String {
    let all: String =
        file.pages[0].glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    all.replace(' ', "")
}

#[test]
fn numbers_of_a_strip_stand_on_the_grid_at_one_size() {
    for cols in [6, 4, 2, 1] {
        let file = built(&paper("strip", cols, ""));
        let page = &file.pages[0];
        let body = page.glyphs.iter().find(|glyph| glyph.text == "正").unwrap();
        // every digit of the four numbers is of the one largest size
        let numbers = digits(&file);
        assert_eq!(numbers.len(), "7732314230055".len() + 2, "{cols} columns");
        let lines: BTreeSet<i64> =
            numbers.iter().map(|glyph| (glyph.y * 100.0).round() as i64).collect();
        if cols == 6 {
            assert_eq!(lines.len(), 1, "one line over the whole width");
        }
        let labels: Vec<&Glyph> =
            page.glyphs.iter().filter(|glyph| "区工资里".contains(&glyph.text)).collect();
        assert!(!labels.is_empty());
        for glyph in numbers.iter().chain(&labels) {
            let rows = (glyph.y - body.y) / 13.0;
            let off = (rows - rows.round()).abs() * 13.0;
            assert!(off < 0.1, "{} is {off:.2} pt off the grid", glyph.text);
        }
        assert!(
            numbers[0].size > labels.iter().map(|l| l.size).fold(0.0, f64::max) * 1.2
        );
        // nothing but black rules: no grounds
        for shape in &page.shapes {
            let [x0, y0, x1, y1] = shape.rect;
            assert!(shape.ink.is_black_only() && (x1 - x0).min(y1 - y0) < 2.0);
        }
    }
}

#[test]
fn rules_between_cells_are_as_far_from_the_rule_above_as_from_that_below() {
    for cols in [6, 2] {
        let file = built(&paper("strip", cols, ""));
        let rects = || file.pages[0].shapes.iter().map(|shape| shape.rect);
        let level = || rects().filter(|[x0, y0, x1, y1]| x1 - x0 > y1 - y0);
        let upright: Vec<_> =
            rects().filter(|[x0, y0, x1, y1]| x1 - x0 < y1 - y0).collect();
        assert!(!upright.is_empty(), "{cols} columns");
        for [_, low, _, high] in upright {
            let above = level().map(|rule| rule[1] - high).filter(|gap| *gap > 0.0);
            let below = level().map(|rule| low - rule[3]).filter(|gap| *gap > 0.0);
            let (above, below) =
                (above.fold(f64::MAX, f64::min), below.fold(f64::MAX, f64::min));
            assert!((above - below).abs() < 0.6, "{above:.2} pt above, {below:.2} below");
        }
    }
}

#[test]
fn changes_are_said_as_their_labels_ask() {
    for kind in ["strip", "cards"] {
        let file = built(&paper(kind, 6, "periods = true"));
        let text = text(&file);
        for words in ["同比增长6.1%", "▼1.2个百分点", "比上年下降3.4%", "2020年"]
        {
            assert!(text.contains(words), "{kind}: {words} in {text}");
        }
        let up = paper(kind, 6, "").replace("\"-1.2\"", "\"1.3\"");
        let text = self::text(&built(&up));
        assert!(text.contains("▲1.3个百分点"), "{kind}: {text}");
    }
}

#[test]
fn what_is_pointed_out_alone_bears_the_colour() {
    let inks = |more: &str| -> BTreeSet<String> {
        let file = built(&paper("strip", 6, more));
        digits(&file)
            .iter()
            .filter(|glyph| glyph.ink != Ink::BLACK)
            .map(|glyph| glyph.text.clone())
            .collect()
    };
    assert_eq!(inks("highlight = [\"road\"]"), ["5", "6"].map(str::to_owned).into());
    assert!(inks("").len() > 2);
    assert!(inks("highlight = []").is_empty());
}

#[test]
fn changes_count_as_uses() {
    let dir = Dir::new();
    dir.file("paper.toml", paper("strip", 6, ""));
    let ran = dir.run(&["stats", "paper.toml", "--format", "json", "--used"]).ended(0);
    let list: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let all = list["editions"][0]["statistics"].as_array().unwrap();
    let up = all.iter().find(|one| one["id"] == "share.up").unwrap();
    assert_eq!(up["used"][0]["part"], "cards");
    assert_eq!(up["pages"], serde_json::json!([1]));
}
