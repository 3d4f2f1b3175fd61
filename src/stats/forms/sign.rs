//! Signs at numbers: percent, points, currency, multiplication, ratio, minus, degrees,
//! powers of units, and fractions.

use super::text::Num;
use super::{Custom, Desk, Rule, Stand, han};

/// 3分之1, 三分之1.
pub(super) fn fractions(desk: &mut Desk<'_>) {
    let text = desk.text;
    for at in 0..text.len() {
        if !text.starts(at, "分之") || text.is_last(at, "百千万") {
            continue;
        }
        let (from, below) = numeral_before(desk, at);
        let (to, over) = numeral_after(desk, at + 2);
        let (Some(below), Some(over)) = (below, over) else { continue };
        let digit = |i: usize| text.is_digit(i);
        let (lead, last) = (digit(from), digit(at + 2));
        if !(lead || last) || text.unit(to) > to + 1 {
            continue;
        }
        let written = if lead && last {
            Some(format!("{over}/{below}"))
        } else {
            let name = |value| han::write(value);
            name(below).zip(name(over)).map(|(below, over)| format!("{below}分之{over}"))
        };
        desk.find(Rule::Fraction, from, to, written);
    }
}

/// The number that ends before a place, in either digits: where it begins, its value.
fn numeral_before(desk: &Desk<'_>, at: usize) -> (usize, Option<u64>) {
    let text = desk.text;
    if let Some(num) = text.num_before(at) {
        return (num.from, text.plain(num));
    }
    let mut from = at;
    while text.last(from).is_some_and(han::is_numeral) {
        from -= 1;
    }
    (from, han::read(text.part(from, at)))
}

/// The number at a place, in either digits: where it ends, its value.
fn numeral_after(desk: &Desk<'_>, at: usize) -> (usize, Option<u64>) {
    let text = desk.text;
    if let Some(num) = text.num_at(at) {
        return (num.to, text.plain(num));
    }
    let to = text.numerals(at);
    (to, han::read(text.part(at, to)))
}

/// 百分之30, 三十%.
pub(super) fn percent(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let words = [("百分之", "%"), ("千分之", "‰")];
        for (word, sign) in words {
            if text.word_before(num.from, &[word]).is_some() && num.points < 2 {
                let signed = text.is(num.to, "%‰");
                let to = num.to + usize::from(signed);
                let fix = format!("{}{sign}", text.part(num.from, num.to));
                desk.find(Rule::Percent, num.from - 3, to, Some(fix));
            }
        }
    }
    for at in 0..text.len() {
        if text.is(at, "%‰") && text.last(at).is_some_and(han::is_numeral) {
            let (from, value) = numeral_before(desk, at);
            let lone = !text.last(from).is_some_and(|c| c.is_ascii_digit() || c == '点');
            if let (Some(value), true) = (value, lone) {
                let fix = format!("{value}{}", text.part(at, at + 1));
                desk.find(Rule::Percent, from, at + 1, Some(fix));
            }
        }
    }
}

/// 1.2百分点, 3%个百分点, 3个百分比.
pub(super) fn points(desk: &mut Desk<'_>) {
    let text = desk.text;
    let wrong = ["%个百分点", "％个百分点", "%百分点", "百分点", "个百分比", "个百分数"];
    for num in &text.nums {
        if let Some((_, len)) = text.word(num.to, &wrong) {
            let fix = format!("{}个百分点", text.part(num.from, num.to));
            desk.find(Rule::Points, num.from, num.to + len, Some(fix));
        }
    }
}

/// ￥100元, $100美元.
pub(super) fn currency(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let unit = text.multiplier(num.to);
        let names: &[&str] = match text.last(num.from) {
            Some('¥' | '￥') => &["元", "人民币"],
            Some('$' | '＄') => &["美元"],
            Some('€') => &["欧元"],
            Some('£') => &["英镑"],
            _ => continue,
        };
        if let Some((_, len)) = text.word(unit, names) {
            let fix = text.part(num.from, unit + len).to_owned();
            desk.find(Rule::Currency, num.from - 1, unit + len, Some(fix));
        }
    }
}

/// 3x5, 4*100, 3米x5米.
pub(super) fn times(desk: &mut Desk<'_>) {
    let text = desk.text;
    for first in &text.nums {
        if text.is_last(first.from, "xX*×✕") {
            continue;
        }
        let mut fix = text.part(first.from, first.to).to_owned();
        let mut to = first.to;
        while let Some((sign, last)) = factor(desk, to) {
            fix.push_str(text.part(to, sign));
            fix.push('×');
            fix.push_str(text.part(last.from, last.to));
            to = last.to;
        }
        if to > first.to {
            desk.find(Rule::Times, first.from, to, Some(fix));
        }
    }
}

/// A wrong multiplication sign behind a number (and its unit), and the number behind it.
fn factor<'t>(desk: &Desk<'t>, from: usize) -> Option<(usize, &'t Num)> {
    let text = desk.text;
    let unit = text.unit(from);
    let sign = |i: usize| text.is(i, "xX*＊✕✖╳хХ");
    let at = [from, unit].into_iter().find(|at| sign(*at))?;
    let han = |i: usize| text.c(i).is_some_and(|c| !c.is_ascii());
    let spelt = at == from || han(at - 1);
    let num = text.num_at(at + 1)?;
    (spelt && num.points < 2).then_some((at, num))
}

/// Words beside a ratio or a score.
const BEFORE: &[&str] = &[
    "比分",
    "比例",
    "比例尺",
    "配比",
    "之比为",
    "之比",
    "以",
    "比例为",
    "比例尺为",
    "比分为",
    "配比为",
    "按",
    "按照",
    "比值为",
];
const AFTER: &[&str] = &[
    "的比分",
    "的比例",
    "比例",
    "的配比",
    "战胜",
    "击败",
    "取胜",
    "获胜",
    "险胜",
    "完胜",
    "大胜",
    "逼平",
    "战平",
    "力克",
    "落败",
    "不敌",
    "的优势",
    "的总比分",
    "的大比分",
    "惜败",
];

/// 3：2 and, where a ratio is meant for sure, 3:2.
pub(super) fn ratios(desk: &mut Desk<'_>) {
    let text = desk.text;
    for first in &text.nums {
        if text.is_last(first.from, ":：") {
            continue;
        }
        let mut parts = vec![text.part(first.from, first.to)];
        let (mut to, mut wide, mut last) = (first.to, false, first);
        while text.is(to, ":：")
            && let Some(num) = text.num_at(to + 1)
        {
            wide |= text.is(to, "：");
            parts.push(text.part(num.from, num.to));
            (to, last) = (num.to, num);
        }
        if parts.len() < 2 {
            continue;
        }
        let sure = text.word_before(first.from, BEFORE).is_some()
            || text.word(to, AFTER).is_some();
        let clock =
            last.to - last.from == 2 && text.plain(first).is_some_and(|h| h <= 24);
        let named = text.is_last(first.from, "表图题例第件骤段务章则条")
            || text.last(first.from).is_none_or(|c| c == '\n');
        let small = parts.iter().all(|part| part.len() <= 3);
        let bare = wide && !clock && !named && small && text.unit(to) == to;
        if (sure && !(clock && text.is_last(first.from, "以按"))) || bare {
            desk.find(Rule::Ratio, first.from, to, Some(parts.join("∶")));
        }
    }
}

/// Minus, plus-minus, degrees, powers.
pub(super) fn signs(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        plus_minus(desk, num);
        minus(desk, num);
        degree(desk, num);
    }
    for at in 0..text.len() {
        power(desk, at);
    }
}

fn plus_minus(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let signs = ["+/-", "+／-", "＋／－", "+/−", "＋/－", "+-", "＋－"];
    if let Some((_, len)) = text.word_before(num.from, &signs) {
        desk.find(Rule::PlusMinus, num.from - len, num.from, Some("±".to_owned()));
    }
}

fn minus(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    if !text.is_last(num.from, "-－﹣") {
        return;
    }
    let at = num.from - 1;
    let rate = text.word(num.to, &["%", "‰", "℃", "°C", "个百分点", "摄氏度"]).is_some();
    let whole_cell = text.stand == Stand::Cell && at == 0;
    let led = text
        .last(at)
        .is_none_or(|c| !c.is_ascii_alphanumeric() && !"-－—–)）]%℃".contains(c));
    if led && (rate || whole_cell) && num.points < 2 {
        desk.find(Rule::Minus, at, num.from, Some("−".to_owned()));
    }
}

fn degree(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let wrong = ["ºC", "˚C", "oC", "℃度", "度℃", "°c", "ºc", "。C"];
    if let Some((_, len)) = text.word(num.to, &wrong) {
        let ends = !text.c(num.to + len).is_some_and(|c| c.is_ascii_alphabetic());
        if ends {
            desk.find(Rule::Degree, num.to, num.to + len, Some("℃".to_owned()));
        }
    } else if text.is(num.to, "℃") {
        desk.custom(Custom::Degree(true), num.from, num.to + 1);
    } else if text.starts(num.to, "°C") {
        desk.custom(Custom::Degree(false), num.from, num.to + 2);
    }
}

/// m2 and km3 behind a number, 万 or a slash.
fn power(desk: &mut Desk<'_>, at: usize) {
    let text = desk.text;
    let units = ["km2", "km3", "cm2", "cm3", "mm2", "mm3", "dm2", "dm3", "m2", "m3"];
    let Some((word, len)) = text.word(at, &units) else { return };
    let counted =
        text.last(at).is_some_and(|c| c.is_ascii_digit() || "万亿/／".contains(c));
    let ends = !text.c(at + len).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
    if counted && ends && !text.is_held(at) {
        let raised = if word.ends_with('2') { "²" } else { "³" };
        desk.find(Rule::Power, at + len - 1, at + len, Some(raised.to_owned()));
    }
}
