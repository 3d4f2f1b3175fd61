//! What holds for any text under any rules of composition.

use super::*;
use crate::font::FontBook;
use crate::text::{Break, Direction, Format, Kinsoku, MarkWidths, Rules, Run, shape};
use proptest::prelude::*;
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

const EM: Len = Len::pt(10);

fn format() -> Format {
    Format::plain(BOOK.find("body").unwrap(), EM)
}

/// Text as editors write it, and worse.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一二三中国经济发展的了人民]{1,6}",
        3 => "[，。、；：？！”’）》]",
        2 => "[“‘（《]",
        2 => "[0-9]{1,6}(\\.[0-9]{1,2})?(亿元|万人|%|个|平方米)?",
        1 => "[a-zA-Z]{1,9}",
        1 => prop_oneof![Just("——"), Just("……"), Just("·"), Just(" "), Just("　"),
            Just("\n"), Just("／"), Just("international administration"),
            Just("infor\u{ad}mation"), Just("well-known"), Just("“十三五”"), Just("1+N"), Just("～")]
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The cost of lines that are each as long as they can be.
fn greedy_cost(text: &ShapedText, measure: &Measure) -> i64 {
    let mut cost = 0;
    for (start, end) in pieces(text) {
        let first = first_widths(text, measure, start, 0);
        let task = Task {
            text,
            start,
            end,
            first: &first,
            width: measure.width,
            aim: Aim::Justify,
            seams: &[],
        };
        cost += search::greedy(&task);
    }
    cost
}

/// Any rules of composition that an edition may choose for horizontal lines.
fn any_rules() -> impl Strategy<Value = Rules> {
    let kinsoku = prop_oneof![
        Just(Kinsoku::None),
        Just(Kinsoku::Basic),
        Just(Kinsoku::Gb),
        Just(Kinsoku::Strict),
    ];
    let marks = prop_oneof![
        Just(MarkWidths::All),
        Just(MarkWidths::Full),
        Just(MarkWidths::LineEnd),
        Just(MarkWidths::Kaiming),
        Just(MarkWidths::Half),
    ];
    let flags = any::<[bool; 5]>();
    (kinsoku, marks, flags, 0_u8..4, 250_u16..=500, 0_u16..=30).prop_map(
        |(kinsoku, marks, flags, cells, mixed_most, squeeze)| {
            let [close_pairs, hang, squeeze_stops, full_interpunct, hyphenate] = flags;
            Rules {
                kinsoku,
                marks,
                close_pairs,
                hang,
                squeeze_stops,
                full_interpunct,
                hyphenate,
                cells: cells == 0,
                mixed_most,
                squeeze,
                ..Rules::default()
            }
        },
    )
}

/// A line within its measure, filled if it is to be.
fn judge(
    text: &ShapedText,
    rules: &Rules,
    line: &Line,
    (measure, last): (&Measure, bool),
) -> Result<(), TestCaseError> {
    let places = line.places(text);
    let (last_one, x) = places[places.len() - 1];
    let body = text.clusters[last_one].body;
    let right = x + body + text.hyphen_width(line.to);
    prop_assert_eq!(right, line.x + line.width);
    let edge = measure.width;
    prop_assert!(right - line.hang <= edge || line.overfull);
    prop_assert!(line.hang <= body && (line.hang == Len::ZERO || rules.hang));
    prop_assert!(!line.overfull || places.len() == 1, "{:?}", line);
    let full = !last && text.breaks[line.to] != Break::Forced;
    if !full || places.len() < 2 || rules.cells || line.overfull {
        return Ok(());
    }
    let (start, end) = line.filled();
    let extent = text.extent(start, end);
    if extent.others > 0 || extent.words + extent.mixed > Len::ZERO {
        let trail = justify::edges(text, (start, end), line.setting).1;
        prop_assert_eq!(right - line.hang + trail, edge);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn lines_hold_the_text_keep_the_measure_and_the_rules(
        text in any_text(), ems in 3_i64..24, indent in 0_i64..3, rules in any_rules()
    ) {
        let text = shape(&[Run::detached(&text, format())], &BOOK, &rules,
            Direction::Horizontal).0;
        let measure = Measure::new(EM * (ems + indent), EM * indent, Adjust::Justify);
        let lines = break_lines(&text, &measure);
        let all: String = lines.iter().map(|line| line.text(&text)).collect();
        prop_assert_eq!(&all, text.text());
        for (i, line) in lines.iter().enumerate() {
            if line.start == line.end {
                continue;
            }
            judge(&text, &rules, line, (&measure, i + 1 == lines.len()))?;
            let worth = text.breaks[line.to];
            // Broken against the rules only where a piece is wider than the line.
            if !worth.is_allowed() && line.to < text.len() {
                let before = (0..line.to).rev().find(|&b| b == 0 || text.breaks[b].is_allowed());
                let after = (line.to..=text.len())
                    .find(|&b| b == text.len() || text.breaks[b].is_allowed());
                let (a, z) = text.trim(before.unwrap(), after.unwrap());
                let hyphen = text.hyphen_width(z);
                prop_assert!(text.extent(a, z).least() + hyphen > EM * ems - EM * 2);
            }
        }
    }

    #[test]
    fn balanced_lines_keep_the_measure_under_all_rules(
        text in any_text(), ems in 3_i64..24, rules in any_rules()
    ) {
        let text = shape(&[Run::detached(&text, format())], &BOOK, &rules,
            Direction::Horizontal).0;
        let measure = Measure::new(EM * ems, Len::ZERO, Adjust::Center);
        let lines = break_lines(&text, &measure);
        let all: String = lines.iter().map(|line| line.text(&text)).collect();
        prop_assert_eq!(&all, text.text());
        for line in lines {
            let right = line.x + line.width;
            prop_assert!(line.x >= Len::ZERO && right <= measure.width || line.overfull);
        }
    }

    #[test]
    fn the_best_lines_never_cost_more_than_greedy_ones(
        text in any_text(), ems in 8_i64..24, rules in any_rules()
    ) {
        let text = shape(&[Run::detached(&text, format())], &BOOK, &rules,
            Direction::Horizontal).0;
        let measure = Measure::new(EM * ems, Len::ZERO, Adjust::Justify);
        let best: i64 = pieces(&text)
            .into_iter()
            .map(|(start, end)| {
                let first = first_widths(&text, &measure, start, 0);
                search(&Task { text: &text, start, end, first: &first,
                    width: measure.width, aim: Aim::Justify, seams: &[] }).1
            })
            .sum();
        prop_assert!(best <= greedy_cost(&text, &measure));
    }

    #[test]
    fn no_line_of_a_headline_is_one_character(
        head in "[一二三中国经济发展人民]{2,30}", ems in 3_i64..16
    ) {
        // T54: whatever its length, a headline parts so that none stands alone.
        let text = shape(&[Run::detached(&head, format())], &BOOK, &Rules::default(),
            Direction::Horizontal).0;
        for adjust in [Adjust::Center, Adjust::Left] {
            let lines = break_lines(&text, &Measure::new(EM * ems, Len::ZERO, adjust));
            prop_assert!(lines.iter().all(|line| line.chars(&text) > 1));
        }
    }
}
