//! What holds for any text, tried on random mixes of Han, marks, numbers and Latin.

use crate::pdf::File;
use kanyin::base::Len;
use kanyin::compile::{Options, compile};
use kanyin::font::FontBook;
use kanyin::text::{
    Adjust, Direction, Format, Kinsoku, Measure, Rules, Run, break_lines, shape,
};
use kanyin::world::MemoryWorld;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

/// Marks that no line starts with, and that none ends with, at the level `gb`.
const NO_START: &str = "、，；：。！？’”）》";
const NO_END: &str = "“‘（《";

/// A piece of newspaper prose.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[新年区人民政府项目建设发展质量提升]{1,6}",
        3 => prop::sample::select(vec![
            "，", "。", "；", "：", "、", "！", "？", "——", "……", "。”", "，“", "）。", "》（", "”《", "·",
        ]).prop_map(str::to_owned),
        2 => ("[1-9][0-9]{0,4}(\\.[0-9]{1,2})?", prop::sample::select(vec![
            "亿元", "%", "万人", "平方米", "年", "个百分点", "条", "",
        ])).prop_map(|(number, unit)| format!("达到{number}{unit}")),
        1 => prop::sample::select(vec!["GDP", "PM2.5", "4A级", "1+N", "internet of things"])
            .prop_map(|word| format!("推进{word}建设")),
    ]
}

/// A paragraph that begins and ends as prose does.
fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..60)
        .prop_map(|pieces| format!("新年{}发展。", pieces.concat()))
}

fn lines_of(text: &str, measure: &Measure, kinsoku: Kinsoku) -> Vec<(String, Len, bool)> {
    let format = Format::plain(BOOK.find("body").unwrap(), Len::pt(9));
    let run = Run::detached(text, format);
    let rules = Rules { kinsoku, ..Rules::default() };
    let (shaped, missing) = shape(&[run], &BOOK, &rules, Direction::Horizontal);
    assert!(missing.is_empty(), "{missing:?}");
    let lines = break_lines(&shaped, measure);
    lines
        .iter()
        .map(|line| (line.text(&shaped).to_owned(), line.x + line.width, line.overfull))
        .collect()
}

/// Where runs of marks make every break forbidden, one has to be broken nevertheless: only
/// lines with another place to break are judged.
fn judged(lines: &[(String, Len, bool)]) -> impl Iterator<Item = (&str, &str)> {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs.map(|(one, two)| (one.0.trim_end(), two.0.trim_start())).filter(|(one, two)| {
        let han = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        han(one) > 1 && han(two) > 1
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_are_the_text_and_keep_within_the_measure(text in prose(), ems in 8_i64..26) {
        let width = Len::pt(9) * ems;
        let measure = Measure::new(width, Len::pt(18), Adjust::Justify);
        let lines = lines_of(&text, &measure, Kinsoku::Gb);
        let joined: String = lines.iter().map(|line| line.0.as_str()).collect();
        prop_assert_eq!(&joined, &text);
        for (line, end, overfull) in &lines {
            prop_assert!(*end <= width || *overfull, "{} of {}: {}", end, width, line);
        }
    }

    #[test]
    fn no_line_has_a_forbidden_head_or_tail(text in prose(), ems in 10_i64..26) {
        let measure = Measure::new(Len::pt(9) * ems, Len::pt(18), Adjust::Justify);
        let lines = lines_of(&text, &measure, Kinsoku::Gb);
        for (one, two) in judged(&lines) {
            let head = two.starts_with(|c| NO_START.contains(c));
            prop_assert!(!head && !one.ends_with(|c| NO_END.contains(c)), "{}|{}", one, two);
            let number = one.ends_with(|c: char| c.is_ascii_digit());
            let unit = two.starts_with(|c: char| "亿%万平年个条.0123456789".contains(c));
            prop_assert!(!(number && unit), "{}|{}", one, two);
        }
    }
}

/// A small edition of some paragraphs in some columns on some paper.
fn edition(
    paras: &[String],
    columns: u8,
    paper: &str,
    rules: &str,
    fixed: bool,
) -> String {
    let mut text = format!(
        "[publication]\nname = \"小报\"\nkind = \"internal\"\n[edition]\n\
         date = 2021-01-15\n[page]\npaper = \"{paper}\"\ncolumns = {columns}\n[text]\n{rules}\n"
    );
    for (number, para) in paras.iter().enumerate() {
        let row = number * 5 + 1;
        let area =
            format!("{{ page = 1, grid = 1, col = 1, cols = 1, row = {row}, rows = 4 }}");
        let place = if fixed { format!("area = {area}\n") } else { String::new() };
        let _ = write!(
            text,
            "[[section]]\ntitle = \"题{number}\"\n{place}body = \"\"\"\n{para}\n\"\"\"\n"
        );
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn editions_are_printed_whole_or_refused(
        paras in prop::collection::vec(prose(), 1..6),
        columns in 1_u8..6,
        paper in prop::sample::select(vec!["A4", "A3", "四开"]),
        rules in prop::sample::select(vec![
            "", "hang = true", "cells = true", "marks = \"all\"", "marks = \"full\"",
            "marks = \"kaiming\"\nsqueeze = 30", "marks = \"half\"\nhyphenate = false",
            "close_pairs = true\nfull_interpunct = true\nsqueeze_stops = false",
        ]),
        fixed in any::<bool>(),
    ) {
        let text = edition(&paras, columns, paper, rules, fixed);
        let world = MemoryWorld::new([("e.toml", text.as_bytes())]);
        let outcome = compile(Path::new("e.toml"), &world, Options::default());
        let Some(pdf) = &outcome.pdf else {
            prop_assert!(outcome.failed(), "no file and no error");
            return Ok(());
        };
        let file = File::open(pdf);
        let all: String = (0..file.blocks.len()).map(|one| file.text_of(one)).collect();
        let bare = |text: &str| -> String {
            // Hyphens at line ends say U+00AD.
            text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
        };
        for para in &paras {
            prop_assert!(bare(&all).contains(&bare(para)), "lost: {}", para);
        }
    }
}
