//! Tables that columns and pages divide, and folded ones.

use super::{file, level_rules, sample, table};
use crate::pdf::{File, Glyph};
use std::collections::BTreeMap;

/// How often each name of a community stands on the pages.
fn names(file: &File, suffix: &str) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for line in file.lines() {
        for word in line.text().split_whitespace() {
            if let Some(at) = word.find(suffix) {
                *out.entry(word[..at + suffix.len()].to_owned()).or_insert(0) += 1;
            }
        }
    }
    out
}

fn cells<'f>(file: &'f File, page: usize, head: &str) -> Vec<&'f Glyph> {
    let glyphs = file.pages[page].glyphs.windows(head.chars().count());
    let said = |glyphs: &[Glyph]| {
        glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>() == head
    };
    glyphs.filter(|glyphs| said(glyphs)).map(|glyphs| &glyphs[0]).collect()
}

#[test]
fn every_row_of_a_divided_table_stands_once() {
    let file = file(&sample("long.toml"));
    let table = &file.tables()[0];
    let rows: Vec<String> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| file.said(cell)).collect::<Vec<_>>().join("|"))
        .collect();
    // three rows of the head, six headings, 108 communities
    assert_eq!(rows.len(), 2 + 6 + 108, "{rows:#?}");
    assert!(rows[2].starts_with("一、第1片区") && rows[115].starts_with("樱桃沟6社区"));
    let shown = names(&file, "社区");
    let own = shown.iter().filter(|(name, _)| name.chars().any(|c| c.is_ascii_digit()));
    let counts: Vec<usize> = own.map(|(_, count)| *count).collect();
    assert_eq!(counts, vec![1; 108]);
}

#[test]
fn heads_are_repeated_for_the_eye_alone() {
    let file = file(&sample("long.toml"));
    assert_eq!(file.pages.len(), 2);
    let shown = |page, head| cells(&file, page, head).len();
    assert_eq!((shown(0, "社区"), shown(1, "续表1")), (shown(0, "社区"), 2));
    assert_eq!(shown(0, "续表1"), 1);
    assert_eq!(shown(0, "单位：户、人") + shown(1, "单位：户、人"), 4);
    // of four heads only the first is content
    let heads: Vec<&Glyph> = (0..2).flat_map(|page| cells(&file, page, "户数")).collect();
    let told = heads.iter().filter(|glyph| glyph.mcid.is_some()).count();
    // the text names them once more
    assert_eq!(heads.len() - told, 3, "{heads:?}");
    let notes = (0..2).map(|page| shown(page, "资料来源")).collect::<Vec<_>>();
    assert_eq!(notes, [0, 1]);
}

#[test]
fn a_cut_is_closed_by_a_thin_rule() {
    let file = file(&sample("long.toml"));
    let rules = level_rules(&file, 0);
    let lowest = rules.iter().map(|rule| rule[1]).fold(f64::MAX, f64::min);
    let feet: Vec<f64> = rules
        .iter()
        .filter(|rule| rule[1] < lowest + 1.0)
        .map(|rule| rule[3] - rule[1])
        .collect();
    assert_eq!(feet.len(), 2, "both columns end on one row");
    assert!(feet.iter().all(|weight| *weight < 0.5), "{feet:?}");
}

#[test]
fn small_tables_and_those_told_so_are_not_divided() {
    let kept =
        sample("long.toml").replace("number = true", "number = true\nsplit = false");
    let found = super::outcome(&kept).found;
    assert!(found.iter().any(|one| one.code.name() == "overset"), "{found:?}");
    let rows: Vec<String> =
        (0..20).map(|at| format!("[\"甲{at}\", \"{at}.5\"]")).collect();
    let text = "正文一段，".repeat(260);
    let story = format!(
        "{}[[section]]\ntitle = \"文\"\nbody = \"\"\"\n{text}\n\"\"\"\n[[section.figure]]\nkind = \"table\"\nat = \"inline\"\nhead = [\"名\", \"数\"]\nrows = [{}]\n",
        super::HEAD,
        rows.join(", ")
    );
    let file = file(&story);
    let all = file.pages.iter().flat_map(|page| &page.glyphs);
    let continued = all.filter(|glyph| glyph.text == "续").count();
    assert_eq!(continued, 0, "a table that one column holds is whole");
}

#[test]
fn folded_tables_stand_side_by_side() {
    let rows: Vec<String> =
        (0..7).map(|at| format!("[\"街{at}\", \"{at}.5\"]")).collect();
    let keys = format!(
        "head = [\"街道\", \"人口\"]\nhalves = 2\nrows = [{}]\n",
        rows.join(", ")
    );
    let file = table(&keys);
    let at = |digit: &str| {
        let glyphs = &file.pages[0].glyphs;
        let place =
            glyphs.windows(2).find(|two| two[0].text == "街" && two[1].text == digit);
        let glyph = &place.unwrap()[0];
        (glyph.x, glyph.y)
    };
    let ((x0, y0), (x4, y4)) = (at("0"), at("4"));
    assert!(
        (y0 - y4).abs() < 0.01 && x4 > x0 + 100.0,
        "the fifth row begins the second part"
    );
    assert!((at("3").0 - x0).abs() < 0.01 && (at("6").0 - x4).abs() < 0.01);
    assert_eq!(file.tables()[0].rows.len(), 8, "one head, seven rows");
    let unfolded = table(&keys.replace("halves = 2\n", ""));
    assert!(level_rules(&unfolded, 0).len() < level_rules(&file, 0).len());
}
