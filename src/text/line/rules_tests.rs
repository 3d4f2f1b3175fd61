//! Positions that rules of an edition ask for, each with the rule on and off.

use super::*;
use crate::font::FontBook;
use crate::text::{Direction, Format, Kinsoku, MarkWidths, Rules, Run, shape};
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

const EM: Len = Len::pt(16);

fn shaped(text: &str, rules: &Rules) -> ShapedText {
    let format = Format::plain(BOOK.find("body").unwrap(), EM);
    shape(&[Run::detached(text, format)], &BOOK, rules, Direction::Horizontal).0
}

fn marks(marks: MarkWidths) -> Rules {
    Rules { marks, ..Rules::default() }
}

/// Left ends of the bodies of a line, in 1/8 em.
fn places(text: &str, rules: &Rules, ems: i64, indent: i64, number: usize) -> Vec<i64> {
    let text = shaped(text, rules);
    let measure = Measure::new(EM * ems, EM * indent, Adjust::Justify);
    let line = &break_lines(&text, &measure)[number];
    line.places(&text).iter().map(|(_, x)| x.raw() * 8 / EM.raw()).collect()
}

const STYLES: [MarkWidths; 5] = [
    MarkWidths::All,
    MarkWidths::Full,
    MarkWidths::LineEnd,
    MarkWidths::Kaiming,
    MarkWidths::Half,
];

#[test]
fn styles_give_marks_their_widths_inside_lines() {
    // The second 一 stands after the mark: one em or half of one (T16, T21).
    for (mark, ends) in [
        ("，", [16, 16, 16, 12, 12]),
        ("。", [16, 16, 16, 16, 12]),
        ("）", [16, 16, 16, 12, 12]),
        ("《", [16, 16, 16, 12, 12]),
        ("—", [16; 5]),
        ("～", [16; 5]),
        ("–", [12; 5]),
        ("／", [12; 5]),
        ("·", [12; 5]),
        ("……", [24; 5]),
        ("？！", [16; 5]),
        ("？！！", [24, 24, 24, 24, 20]),
    ] {
        let text = format!("一{mark}一");
        let found = STYLES.map(|style| *places(&text, &marks(style), 9, 0, 0).last().unwrap());
        assert_eq!(found, ends, "{mark}");
    }
}

#[test]
fn marks_side_by_side_close_as_the_style_says() {
    // T17: 一。”一: where ” and the last 一 stand.
    let pair = |rules: &Rules, text: &str| {
        let places = places(text, rules, 9, 0, 0);
        (places[2], places[3])
    };
    let found = |text| STYLES.map(|style| pair(&marks(style), text));
    assert_eq!(found("一。”一"), [(16, 24), (12, 20), (12, 20), (16, 20), (12, 16)]);
    assert_eq!(found("一：“一"), [(20, 24), (16, 20), (16, 20), (12, 16), (12, 16)]);
    let close = |marks| Rules { marks, close_pairs: true, ..Rules::default() };
    let found = |text| STYLES.map(|style| pair(&close(style), text));
    assert_eq!(found("一。”一"), [(16, 24), (12, 16), (12, 16), (12, 16), (12, 16)]);
    assert_eq!(found("一：“一"), [(20, 24), (12, 16), (12, 16), (12, 16), (12, 16)]);
}
