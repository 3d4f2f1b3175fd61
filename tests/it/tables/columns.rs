//! Columns: decimal points, signs and marks that hang, rules, rows on the grid.

use super::{glyphs, level_rules, outcome, table, upright_rules};
use crate::pdf::File;

const NUMBERS: &str = r#"head = ["产品", "产量", "比重"]
rows = [
  ["水泥", "142.60", "63.5%"],
  ["服装", "约2165.5", "-8.125%"],
  ["电子元件", "0.5①", "7.0%"],
  ["钢材", "1,024.75", "…"],
]
"#;

/// Left edges of the decimal points in the left and right half of the page.
fn points(file: &File) -> (Vec<f64>, Vec<f64>) {
    let all = glyphs(file, ".").into_iter().map(|glyph| glyph.x);
    let middle = (file.pages[0].trim[0] + file.pages[0].trim[2]) / 1.6;
    all.partition(|x| *x < middle)
}

fn spread(all: &[f64]) -> f64 {
    let most = all.iter().copied().fold(f64::MIN, f64::max);
    most - all.iter().copied().fold(f64::MAX, f64::min)
}

#[test]
fn decimal_points_stand_under_each_other() {
    let (first, second) = points(&table(NUMBERS));
    assert_eq!((first.len(), second.len()), (4, 3));
    assert!(spread(&first) < 0.05 && spread(&second) < 0.05, "{first:?} {second:?}");
}

#[test]
fn numbers_at_the_left_do_not_control() {
    let keys = format!("{NUMBERS}align = [\"left\", \"left\", \"left\"]\n");
    let (first, second) = points(&table(&keys));
    assert!(spread(&first) > 5.0 && spread(&second) > 2.0, "{first:?} {second:?}");
}

#[test]
fn bold_totals_keep_their_points_in_line() {
    let keys = format!(
        "bold_totals = true\n{}",
        NUMBERS.replace(
            "[\"钢材\", \"1,024.75\", \"…\"]",
            "[\"合计\", \"3331.4\", \"1.0%\"]"
        )
    );
    let (first, second) = points(&table(&keys));
    assert!(spread(&first) < 0.05 && spread(&second) < 0.05, "{first:?} {second:?}");
}

#[test]
fn hyphens_before_numbers_print_as_minus() {
    let file = table(NUMBERS);
    assert_eq!((glyphs(&file, "−").len(), glyphs(&file, "-").len()), (1, 0));
}

#[test]
fn three_rules_are_heavy_thin_and_heavy() {
    let file = table(NUMBERS);
    let rules = level_rules(&file, 0);
    let weights: Vec<f64> = rules.iter().map(|rule| rule[3] - rule[1]).collect();
    assert_eq!(rules.len(), 3, "{rules:?}");
    assert!(weights[1] < weights[0] / 2.0 && (weights[0] - weights[2]).abs() < 0.01);
    assert!(rules.iter().all(|rule| (rule[0] - rules[0][0]).abs() < 0.01));
    assert_eq!(upright_rules(&file, 0).len(), 0);
    // no number lies outside of them
    let (left, right) = (rules[0][0], rules[0][2]);
    let cells = file.pages[0].glyphs.iter().filter(|glyph| glyph.tag == "TD");
    assert!(cells.clone().count() > 20);
    for glyph in cells {
        assert!(glyph.x >= left && glyph.x + glyph.advance <= right, "{glyph:?}");
    }
}

#[test]
fn each_form_has_its_rules() {
    let count = |rules: &str| {
        let file = table(&format!("rules = \"{rules}\"\n{NUMBERS}"));
        let upright = upright_rules(&file, 0);
        let level = level_rules(&file, 0);
        let left = level.first().map_or(0.0, |rule| rule[0]);
        let closed = upright.iter().any(|rule| (rule[0] - left).abs() < 0.01);
        (level.len(), upright.len(), closed)
    };
    assert_eq!(count("none"), (0, 0, false));
    // two columns' edges in five rows; open at the left
    assert_eq!(count("open"), (3, 10, false));
    // besides, three cells closed below in three rows, and the two sides
    let (level, upright, closed) = count("grid");
    assert_eq!((level, closed), (3 + 3 * 3, true));
    assert!(upright > 10);
}

#[test]
fn spanning_heads_have_rules_of_their_own() {
    let keys = r#"head = ["指标", "2023年/总量", "2023年/增速", "2024年/总量", "2024年/增速"]
rows = [["甲", "1.5", "2.5", "3.5", "4.5"]]
"#;
    let file = table(keys);
    let rules = level_rules(&file, 0);
    // heavy, two short ones, thin, heavy
    assert_eq!(rules.len(), 5, "{rules:?}");
    let short: Vec<_> = rules.iter().filter(|rule| rule[2] - rule[0] < 300.0).collect();
    assert_eq!(short.len(), 2);
    let gap = (short[0][0].max(short[1][0]) - short[0][2].min(short[1][2])).abs();
    assert!(gap > 1.0 && gap < 20.0, "the two are parted: {short:?}");
}

#[test]
fn rows_stand_on_the_grid() {
    let story = "[[section]]\ntitle = \"文\"\nbody = \"\"\"\n前面的一段文字，说明下表。\n后面的一段文字，字数要多一些，让它排得满一行以上才好比较。\n\"\"\"\n";
    let inline = "[[section.figure]]\nkind = \"table\"\nat = \"inline\"\n";
    let file = super::file(&format!("{}{story}{inline}{NUMBERS}", super::HEAD));
    let glyphs = &file.pages[0].glyphs;
    let row = |text: &str| glyphs.iter().find(|glyph| glyph.text == text).unwrap().y;
    let (body, after) = (row("前"), row("后"));
    // two lines of the later paragraph give the leading
    let lines = file.lines();
    let at = lines.iter().position(|line| line.text().starts_with("后")).unwrap();
    let leading = lines[at].y() - lines[at + 1].y();
    assert!((after - lines[at].y()).abs() < 0.01 && leading > 10.0);
    for text in ["泥", "元", "材", "比"] {
        let rows = (body - row(text)) / leading;
        assert!((rows - rows.round()).abs() < 0.01, "{text} is {rows} rows below");
    }
}

#[test]
fn even_words_are_as_wide_as_the_longest() {
    let keys = "align = [\"even\", \"decimal\"]\nrows = [[\"工业机器人\", \"1\"], [\"水泥\", \"2\"], [\"发电量\", \"3\"]]\n";
    let file = table(keys);
    let edge = |text: &str| {
        let glyph = glyphs(&file, text)[0];
        (glyph.x, glyph.x + glyph.advance)
    };
    for (first, last) in [("水", "泥"), ("发", "量")] {
        assert!((edge(first).0 - edge("工").0).abs() < 0.05);
        assert!((edge(last).1 - edge("人").1).abs() < 0.05);
    }
}

#[test]
fn a_table_too_wide_says_by_how_much() {
    let cells: Vec<String> = (0..60).map(|at| format!("\"{at}99.99\"")).collect();
    let keys = format!("rows = [[{}]]\n", cells.join(", "));
    let area = "[[section]]\ntitle = \"表\"\narea = { page = 1, col = 1, cols = 2 }\n";
    let text =
        format!("{}{area}[[section.figure]]\nkind = \"table\"\n{keys}", super::HEAD);
    let found = outcome(&text).found;
    let told = found.iter().find(|one| one.code.name() == "overset").expect("told");
    let message = format!("{told:?}");
    assert!(message.contains("60 栏") && message.contains("宽出"), "{message}");
}
