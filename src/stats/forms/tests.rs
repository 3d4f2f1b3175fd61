//! The corpus of `tests/data/forms`: what is found, what is suggested, how often rightly.

use super::*;
use proptest::prelude::*;

const RIGHT: &str = include_str!("../../../tests/data/forms/right.toml");
const WRONG: &str = include_str!("../../../tests/data/forms/wrong.toml");
const HELDOUT: &str = include_str!("../../../tests/data/forms/heldout.toml");

/// A sentence with a fault: rule, text, bytes of the fault, what to write.
struct Case {
    rule: String,
    text: String,
    faults: Vec<Range<usize>>,
    fix: String,
}

fn list(file: &str, key: &str) -> Vec<toml::Value> {
    let table: toml::Table = file.parse().unwrap();
    table.get(key).and_then(|list| list.as_array()).cloned().unwrap_or_default()
}

fn right(file: &str) -> Vec<String> {
    let texts = list(file, "right");
    texts.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn wrong(file: &str) -> Vec<Case> {
    let case = |value: &toml::Value| {
        let fields: Vec<&str> = value
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field.as_str().unwrap())
            .collect();
        let [rule, marked, fix] = fields.as_slice() else { panic!("{fields:?}") };
        let (mut text, mut faults) = (String::new(), Vec::new());
        for part in marked.split_inclusive(['⟦', '⟧']) {
            let start = text.len();
            if let Some(bare) = part.strip_suffix('⟧') {
                text.push_str(bare);
                faults.push(start..text.len());
            } else {
                text.push_str(part.trim_end_matches('⟦'));
            }
        }
        Case { rule: (*rule).to_owned(), text, faults, fix: (*fix).to_owned() }
    };
    list(file, "wrong").iter().map(case).collect()
}

fn found(text: &str) -> Vec<Finding> {
    analyse(text, Stand::Prose, &Policy::default()).findings
}

/// The text with a finding put right.
fn put_right(text: &str, one: &Finding) -> Option<String> {
    let mut text = text.to_owned();
    text.replace_range(one.at.clone(), one.fix.as_deref()?);
    Some(text)
}

/// Findings in all, those that are right, faults in all, those that were found.
#[derive(Debug, Default)]
struct Score {
    told: usize,
    truly: usize,
    faults: usize,
    met: usize,
}

impl Score {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    fn rates(&self) -> (f64, f64) {
        (self.truly as f64 / self.told as f64, self.met as f64 / self.faults as f64)
    }

    #[expect(clippy::print_stdout, reason = "a test prints its measure")]
    fn add(&mut self, file: &str, tell: bool) {
        let tell = |line: String| {
            if tell {
                println!("{line}")
            }
        };
        for text in right(file) {
            for one in found(&text) {
                self.told += 1;
                tell(format!(
                    "false alarm: {} {} in {text}",
                    one.rule.name(),
                    &text[one.at.clone()]
                ));
            }
        }
        for case in wrong(file) {
            let told = found(&case.text);
            self.told += told.len();
            self.faults += case.faults.len();
            for fault in &case.faults {
                let hit = told.iter().find(|one| {
                    one.at.start < fault.end
                        && fault.start < one.at.end
                        && one.rule.name() == case.rule
                        && suggests(&case, fault, one)
                });
                match hit {
                    Some(_) => {
                        self.met += 1;
                        self.truly += 1;
                    }
                    None => {
                        tell(format!("missed: {} {}: {told:?}", case.rule, case.text))
                    }
                }
            }
            if told.len() > case.faults.len() {
                tell(format!("more than asked: {}: {told:?}", case.text));
            }
        }
    }
}

/// Whether the suggestion makes of the text what the case asks for.
fn suggests(case: &Case, fault: &Range<usize>, one: &Finding) -> bool {
    if case.fix.is_empty() {
        return case.faults.len() > 1 || one.fix.is_none() || case.rule == "approximate";
    }
    let mut wanted = case.text.clone();
    wanted.replace_range(fault.clone(), &case.fix);
    put_right(&case.text, one).as_ref() == Some(&wanted)
}

#[test]
#[expect(clippy::print_stdout, reason = "a test prints its measure")]
fn the_corpus_is_found_precisely_and_wholly() {
    let rights = right(RIGHT).len() + right(HELDOUT).len();
    let wrongs = wrong(WRONG).len() + wrong(HELDOUT).len();
    assert!(rights >= 120 && wrongs >= 160, "{rights} right, {wrongs} wrong");
    let (mut own, mut held) = (Score::default(), Score::default());
    own.add(RIGHT, true);
    own.add(WRONG, true);
    // what was held out is measured, not looked at
    held.add(HELDOUT, false);
    for (name, score) in [("working", &own), ("held out", &held)] {
        let (precision, recall) = score.rates();
        println!(
            "{name}: precision {precision:.3}, recall {recall:.3} of {}",
            score.faults
        );
        assert!(precision >= 0.98 && recall >= 0.95, "{name}: {score:?}");
    }
}

/// Every string of a TOML file.
fn strings(value: &toml::Value, out: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => out.push(text.clone()),
        toml::Value::Array(list) => list.iter().for_each(|value| strings(value, out)),
        // a statement that is wrong on purpose
        toml::Value::Table(table) if table.contains_key("finds") => {}
        toml::Value::Table(table) => table.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

#[test]
fn texts_that_are_right_raise_no_alarm() {
    let files = [
        include_str!("../../../config/editions/erqi-2021.toml"),
        include_str!("../../../config/editions/bulletin-a4.toml"),
        include_str!("../../../config/editions/minimal.toml"),
        include_str!("../../../config/editions/vertical.toml"),
        include_str!("../../../tests/data/claims/working.toml"),
        include_str!("../../../tests/data/claims/heldout.toml"),
    ];
    let mut told = Vec::new();
    for file in files {
        let table: toml::Table = file.parse().unwrap();
        let mut texts = Vec::new();
        strings(&toml::Value::Table(table), &mut texts);
        for text in texts {
            for one in found(&text) {
                told.push(format!(
                    "{}: {} in {text}",
                    one.rule.name(),
                    &text[one.at.clone()]
                ));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn cells_have_dates_in_short_and_numbers_below_zero() {
    let policy = Policy::default();
    let cell = |text: &str| analyse(text, Stand::Cell, &policy).findings;
    assert!(cell("2020.1.5").is_empty() && cell("2020/1/5").is_empty());
    assert!(found("-3.2").is_empty());
    let told = cell("-3.2");
    assert_eq!(told.iter().map(|one| one.rule).collect::<Vec<_>>(), [Rule::Minus]);
}

/// Pieces that numbers and what stands around them are made of.
const PIECES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "5",
    "12",
    "20",
    "06",
    "98",
    "2020",
    "300000000",
    "1,234",
    "3.45",
    ".",
    "．",
    "。",
    "·",
    ",",
    "，",
    "、",
    "-",
    "--",
    "～",
    "~",
    "—",
    "：",
    ":",
    "∶",
    "%",
    "％",
    "‰",
    "百分之",
    "个百分点",
    "百分点",
    "万",
    "亿",
    "千",
    "百",
    "十",
    "零",
    "〇",
    "一",
    "二",
    "三",
    "四",
    "五",
    "年",
    "月",
    "日",
    "号",
    "时",
    "分",
    "个",
    "元",
    "人",
    "公里",
    "℃",
    "°C",
    "ºC",
    "m2",
    "x",
    "*",
    "¥",
    "约",
    "近",
    "超过",
    "大约",
    "左右",
    "以上",
    "多",
    "余",
    "几",
    "数",
    "第",
    "届",
    "分之",
    "“",
    "”",
    "（",
    "）",
    "[",
    "]",
    "发",
    "下午",
    "星期",
    "农历",
    "一带一路",
    "项规定",
    "运动",
    " ",
    "\u{2009}",
    "\n",
    "章",
    "名",
    "和",
    "学校",
    "A",
    "kg",
    "https://a.cn",
    "电话",
    "《",
    "》",
    "正月",
    "初",
    "从",
    "到",
    "底",
    "之",
    "０",
    "8",
    "999999999999",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn policies() -> impl Strategy<Value = Policy> {
    let groupings =
        [None, Some(Grouping::None), Some(Grouping::Comma), Some(Grouping::Space)];
    let ranges = [None, Some(RangeSign::Wave), Some(RangeSign::Dash)];
    (
        proptest::sample::select(groupings.to_vec()),
        proptest::sample::select(ranges.to_vec()),
    )
        .prop_map(|(grouping, range)| Policy {
            grouping,
            range,
            year: Some(2021),
            ..Policy::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn findings_lie_in_the_text_in_order_and_apart(text in texts(), policy in policies()) {
        for stand in [Stand::Prose, Stand::Cell] {
            let report = analyse(&text, stand, &policy);
            let mut end = 0;
            for one in &report.findings {
                prop_assert!(end <= one.at.start && one.at.start < one.at.end);
                prop_assert!(text.get(one.at.clone()).is_some());
                prop_assert!(one.fix.as_deref() != text.get(one.at.clone()));
                end = one.at.end;
            }
            for (_, at) in &report.customs {
                prop_assert!(text.get(at.clone()).is_some_and(|part| !part.is_empty()));
            }
        }
    }

    #[test]
    fn any_characters_are_read(text in ".{0,60}") {
        analyse(&text, Stand::Prose, &Policy::default());
    }

    #[test]
    fn what_is_put_right_is_not_told_again(text in texts(), policy in policies()) {
        for one in analyse(&text, Stand::Prose, &policy).findings {
            let Some(right) = put_right(&text, &one) else { continue };
            let fixed = one.at.start..one.at.start + one.fix.as_deref().unwrap_or("").len();
            let again = analyse(&right, Stand::Prose, &policy).findings;
            let again = again.iter().find(|other| other.rule == one.rule && other.at == fixed);
            prop_assert!(again.is_none(), "{text} → {right}: {again:?}");
        }
    }
}

/// The numbers of a text in the order they stand, read without the code under test:
/// Arabic and Han digits alike, 多 and 余 before 万 passed over, in millionths.
fn values(text: &str) -> Vec<u128> {
    let text: String = text.replace([',', '\u{2009}', '，'], "").replace(". ", ".");
    let text = text.replace("百分点", "").replace("百分比", "");
    let text = text.replace("多万", "万").replace("余万", "万").replace("万万", "万");
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut i) = (Vec::new(), 0);
    let part = |c: char| c.is_ascii_digit() || han::is_numeral(c);
    while i < chars.len() {
        if !part(chars[i]) {
            i += 1;
            continue;
        }
        let (mut total, mut section, mut held) = (0_u128, 0_u128, None::<u128>);
        while i < chars.len() && part(chars[i]) {
            let c = chars[i];
            if c.is_ascii_digit() {
                let from = i;
                while i < chars.len() && (chars[i].is_ascii_digit() || chars[i] == '.') {
                    i += 1;
                }
                let number: String = chars[from..i].iter().collect();
                let (whole, tail) = number.split_once('.').unwrap_or((&number, ""));
                held = format!("{whole}{tail:0<6}").parse().ok();
                continue;
            }
            match (han::digit(c), han::power(c)) {
                (Some(digit), _) => {
                    let digits = held.filter(|_| section == 0 && digit < 10).unwrap_or(0);
                    held = Some(digits * 10 + u128::from(digit) * 1_000_000);
                }
                (_, Some(power)) if power < 10_000 => {
                    section += held.take().unwrap_or(1_000_000) * u128::from(power);
                }
                (_, Some(power)) => {
                    section += held.take().unwrap_or(0);
                    total = if total > 0 && section == 0 {
                        total * u128::from(power)
                    } else {
                        total + section * u128::from(power)
                    };
                    section = 0;
                }
                _ => {}
            }
            i += 1;
        }
        out.push(total + section + held.unwrap_or(0));
    }
    out.retain(|value| *value > 0);
    out
}

/// Digits of all numbers in a row: names and dates keep those.
fn digits(values: &[u128]) -> String {
    values.iter().map(|value| (value / 1_000_000).to_string()).collect()
}

/// The digits of names such as 十三五 and 13五: zeros and tens within apart.
fn bare_digits(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |c: char| c.is_ascii_digit() || han::digit(c).is_some();
    let one = |i: usize| match chars[i] {
        '十' if !i.checked_sub(1).is_some_and(|i| digit(chars[i])) => Some('1'),
        '两' => Some('2'),
        c if c.is_ascii_digit() => Some(c),
        c => han::digit(c).and_then(|d| char::from_digit(u32::try_from(d).unwrap(), 10)),
    };
    (0..chars.len()).filter_map(one).filter(|c| *c != '0').collect()
}

#[test]
fn suggestions_keep_the_value() {
    let (mut seen, mut wrong_values) = (0, Vec::new());
    for case in wrong(WRONG).into_iter().chain(wrong(HELDOUT)) {
        for one in found(&case.text) {
            let Some(fix) = one.fix.as_deref() else { continue };
            let said = &case.text[one.at.clone()];
            let (old, new) = (values(said), values(fix));
            let same = match one.rule {
                Rule::Year => digits(&new).ends_with(&digits(&old[old.len() - 1..])),
                Rule::SetWord | Rule::Zero | Rule::Date | Rule::Feast => {
                    bare_digits(said) == bare_digits(fix)
                }
                // the part before the point was none
                Rule::LeadingZero | Rule::Point | Rule::Broken => {
                    let bare =
                        |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
                    let trim = |text: &str| bare(text).trim_start_matches('0').to_owned();
                    trim(said) == trim(fix)
                }
                Rule::RangeSign | Rule::RangeUnit => {
                    let [a, b] = [&old, &new].map(|ends| (ends[0], ends[ends.len() - 1]));
                    let steps = [1, 10_000, 100_000_000];
                    a.1 == b.1 && steps.iter().any(|step| a.0 * step == b.0)
                }
                Rule::Power => said.parse::<u32>().is_ok(),
                Rule::Percent => {
                    values(&said.replace("百分之", "").replace("千分之", "")) == new
                }
                Rule::Fraction => {
                    digits(&old).chars().rev().eq(digits(&new).chars())
                        || old == new
                        || old.iter().rev().eq(new.iter())
                }
                _ => old == new || digits(&old) == digits(&new),
            };
            wrong_values
                .extend((!same).then(|| format!("{said} → {fix}: {old:?} {new:?}")));
            seen += 1;
        }
    }
    assert!(seen > 180 && wrong_values.is_empty(), "{seen} {wrong_values:#?}");
}
