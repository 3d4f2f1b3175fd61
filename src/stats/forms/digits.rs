//! Digits, points and groups of long numbers (GB/T 15835—2011, 5.1.1, 5.1.2).

use super::text::Num;
use super::{Custom, Desk, Grouping, Rule};

/// Digits from which numbers are grouped.
const LONG: usize = 5;

/// Units after which a 。 or · between digits cannot be what it looks like.
const AMOUNTS: &[&str] = &[
    "%",
    "‰",
    "℃",
    "°C",
    "个百分点",
    "万",
    "亿",
    "倍",
    "公里",
    "千米",
    "平方",
    "立方",
    "公顷",
    "亩",
    "吨",
    "公斤",
    "千克",
    "元",
    "米",
    "度",
    "小时",
    "克",
    "km",
    "kg",
    "cm",
    "mm",
];

/// Points that are no baseline dots, and points without a 0 before them.
pub(super) fn points(desk: &mut Desk<'_>) {
    let text = desk.text;
    for first in &text.nums {
        let dot = first.to;
        let Some(c) = text.c(dot).filter(|c| "．。·﹒".contains(*c)) else {
            continue;
        };
        let Some(last) = text.num_at(dot + 1) else { continue };
        if first.points + last.points > 0 || last.mark.is_some() {
            continue;
        }
        let again = text.is(last.to, "．。·.");
        let amount = text.word(last.to, AMOUNTS).is_some();
        if (c == '．' || amount) && !(again && text.is_digit(last.to + 1)) {
            let fix = format!(
                "{}.{}",
                text.part(first.from, first.to),
                text.part(last.from, last.to)
            );
            desk.find(Rule::Point, first.from, last.to, Some(fix));
        }
    }
    for dot in 0..text.len() {
        if !text.is(dot, ".．") || !text.is_digit(dot + 1) || text.is_held(dot) {
            continue;
        }
        let to = text.digits(dot + 1);
        let before = text.last(dot);
        let bare = before.is_none_or(|c| {
            !(c.is_ascii_graphic() || "．…０１２３４５６７８９".contains(c))
        });
        let open = before == Some('(');
        let name =
            text.is(to, ".．") || text.c(to).is_some_and(|c| c.is_ascii_alphabetic());
        let unit = text.unit(to) > to;
        if (bare || open) && (!name || unit) {
            let fix = format!("0.{}", text.part(dot + 1, to));
            desk.find(Rule::LeadingZero, dot, to, Some(fix));
        }
    }
}

/// Spaces within numbers: 20 20年, 3. 5%, 12 34万元.
pub(super) fn broken(desk: &mut Desk<'_>) {
    let text = desk.text;
    for first in &text.nums {
        let at = first.to;
        let pointed = text.is(at, ".") && text.c(at + 1) == Some(' ');
        let gap = if pointed { at + 1 } else { at };
        if text.c(gap) != Some(' ') {
            continue;
        }
        let own = text.c(gap + 1) == Some('.') && text.is_digit(gap + 2) && !pointed;
        let next = gap + 1 + usize::from(own);
        let to = text.digits(next);
        if to == next || first.points > 0 && (own || pointed) {
            continue;
        }
        let joined = format!("{}{}", text.part(first.from, gap), text.part(gap + 1, to));
        let year = joined.len() == 4 && ("1900".."2100").contains(&joined.as_str());
        let threes = to - next == 3 && first.to - first.from <= 3;
        let whole = !(pointed || own);
        let amount = text.multiplier(to) > to || text.is(to, "%元");
        let broken = if whole {
            (year && text.is(to, "年")) || (amount && !threes && joined.len() < 8)
        } else {
            amount && text.last(first.from).is_some_and(|c| c != '\n')
        };
        if broken && !text.is_digit(to) && !(whole && text.is(to, ".")) {
            desk.find(Rule::Broken, first.from, to, Some(joined));
        }
    }
}

/// The digits alone of a grouped number.
fn bare(part: &str) -> String {
    part.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// Whether a number is an amount: what it counts stands after it, and is no year, street
/// or thing.
fn counts(desk: &Desk<'_>, to: usize) -> bool {
    let text = desk.text;
    let unit = text.unit(to);
    let named =
        text.word(to, &["年", "号", "部队", "次列车", "届", "期", "路"]).is_some();
    (unit > to || text.is(to, "多余") && text.unit(to + 1) > to + 1) && !named
}

/// Long numbers by the edition's one way.
pub(super) fn grouping(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        wide_comma(desk, num);
        if num.points > 1 {
            continue;
        }
        let whole = bare(text.part(num.from, num.whole));
        let (to, spaced) = plain_groups(desk, num);
        let own = match num.mark {
            Some(',') => Some(Grouping::Comma),
            Some(_) => Some(Grouping::Space),
            None if spaced => Some(Grouping::Space),
            None => Some(Grouping::None),
        };
        let digits = bare(text.part(num.from, to));
        let year =
            (1900..2100).contains(&whole.parse().unwrap_or(0)) && text.is(to, "年");
        if year && num.mark.is_some() {
            desk.find(Rule::Grouping, num.from, num.whole, Some(whole));
            continue;
        }
        let long = digits.split('.').next().is_some_and(|whole| whole.len() >= LONG);
        let grouped = own != Some(Grouping::None);
        if !(grouped || long && counts(desk, to)) {
            continue;
        }
        let fix = match text.policy.grouping {
            Some(wanted) if own != Some(wanted) && (long || wanted == Grouping::None) => {
                wanted.print(&digits)
            }
            // a blank of any width is no thin space
            _ if spaced => Grouping::Space.print(&digits),
            _ => {
                if let (true, Some(own)) = (long, own) {
                    desk.custom(Custom::Grouping(own), num.from, to);
                }
                continue;
            }
        };
        desk.find(Rule::Grouping, num.from, to, Some(fix));
    }
}

/// The end of groups of three with plain spaces between them, where a unit follows.
fn plain_groups(desk: &Desk<'_>, num: &Num) -> (usize, bool) {
    let text = desk.text;
    let short = (1..=3).contains(&(num.whole - num.from)) && num.mark.is_none();
    let goes_on = text.is_last(num.from, " ")
        && num.from.checked_sub(2).is_some_and(|i| text.is_digit(i));
    if !short || goes_on || num.points > 0 {
        return (num.to, false);
    }
    let mut to = num.to;
    while text.c(to) == Some(' ') && text.digits(to + 1) == to + 4 {
        to += 4;
    }
    let follows = to
        .checked_sub(3)
        .and_then(|at| text.num_at(at))
        .is_some_and(|last| last.points == 0);
    let spaced = to > num.to && follows && counts(desk, to);
    if spaced { (to, true) } else { (num.to, false) }
}

/// 12，345元: a Chinese comma between groups.
fn wide_comma(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let lead = text.part(num.from, num.to);
    if text.is_last(num.from, "，、第$￥¥") {
        return;
    }
    let mut to = num.to;
    while text.c(to) == Some('，') && text.digits(to + 1) == to + 4 {
        to += 4;
    }
    let short = lead.len() <= 3 && !lead.starts_with('0') && num.points == 0;
    if to == num.to || !short || !counts(desk, to) {
        return;
    }
    let digits = bare(text.part(num.from, to));
    let way = text.policy.grouping.unwrap_or(Grouping::None);
    desk.find(Rule::Grouping, num.from, to, Some(way.print(&digits)));
}

/// Numbers of many zeros: 300000000元.
pub(super) fn large(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let Some(value) = text.plain(num) else { continue };
        let part = text.part(num.from, num.to);
        let zeros = part.len() - part.trim_end_matches('0').len();
        if part.len() < 8
            || zeros < 5
            || !counts(desk, num.to)
            || text.multiplier(num.to) > num.to
        {
            continue;
        }
        let (worth, name) =
            if part.len() > 8 { (100_000_000, "亿") } else { (10_000, "万") };
        if let Some(fix) = in_steps(value, worth, name) {
            desk.find(Rule::Large, num.from, num.to, Some(fix));
        }
    }
}

/// A value counted in a multiplier, where at most two decimals say it exactly.
fn in_steps(value: u64, worth: u64, name: &str) -> Option<String> {
    let hundredths = value.checked_mul(100)?;
    if hundredths % worth != 0 {
        return None;
    }
    let hundredths = hundredths / worth;
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let part = format!("{part:02}");
    let part = part.trim_end_matches('0');
    let point = if part.is_empty() { "" } else { "." };
    Some(format!("{whole}{point}{part}{name}"))
}
