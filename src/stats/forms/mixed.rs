//! Numbers in two kinds of digits, in more steps than one, or with a unit twice
//! (GB/T 15835—2011, 5.3).

use super::text::Num;
use super::{Desk, Rule, han};

/// What a number is made of, in one unit of a ten-thousandth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Arabic digits, times ten thousand.
    Arabic(u128),
    /// A Han digit.
    Han(u128),
    /// 零.
    Zero,
    /// 十, 百, 千.
    Power(u128),
    /// 万, 亿.
    Step(u128),
}

/// Decimals of a number are kept in ten-thousandths.
const SCALE: u128 = 10_000;

/// 3千, 二十3, 3.45千万, 3亿4500万.
pub(super) fn mixed(desk: &mut Desk<'_>) {
    let text = desk.text;
    let mut past = 0;
    for num in &text.nums {
        if num.from < past || num.mark.is_some() || num.points > 1 {
            continue;
        }
        let (from, mut parts) = before(desk, num);
        let to = after(desk, num, &mut parts);
        past = to;
        if let Some((rule, fix)) = judge(&parts) {
            desk.find(rule, from, to, Some(fix));
        }
    }
}

/// Han numerals that end in 十, 百, 千 or 零 just before a number.
fn before(desk: &Desk<'_>, num: &Num) -> (usize, Vec<Part>) {
    let text = desk.text;
    let mut from = num.from;
    if text.is_last(from, "十百千零〇") {
        while text.last(from).is_some_and(han::is_numeral) {
            from -= 1;
        }
    }
    let names = text.is_last(from, "初周数几上成近");
    let read = han::read(text.part(from, num.from).trim_end_matches(['零', '〇']));
    match (read, names) {
        (Some(_), false) => {
            let parts = text.part(from, num.from).chars().filter_map(part).collect();
            (from, parts)
        }
        _ => (num.from, Vec::new()),
    }
}

fn part(c: char) -> Option<Part> {
    match (han::digit(c), han::power(c)) {
        (Some(0), _) => Some(Part::Zero),
        (Some(value), _) => Some(Part::Han(value.into())),
        (_, Some(worth)) if worth >= 10_000 => Some(Part::Step(worth.into())),
        (_, Some(worth)) => Some(Part::Power(worth.into())),
        _ => None,
    }
}

/// Whether 千, 百 or 十 belongs to the word behind it: 千瓦, 百分之, 千字.
fn is_word(desk: &Desk<'_>, at: usize) -> bool {
    let text = desk.text;
    match text.c(at) {
        Some('千') => {
            text.is(at + 1, "瓦克米伏卡焦赫帕安兆位禾字佳岛牛升比赞斤巴禧古秋")
        }
        Some('百') => text.is(at + 1, "分帕姓货强度合日色花科"),
        Some('十') => text.is(at + 1, "字堰佳"),
        _ => false,
    }
}

/// What follows a number and is a part of it; where it ends.
fn after(desk: &Desk<'_>, num: &Num, parts: &mut Vec<Part>) -> usize {
    let text = desk.text;
    if !parts.is_empty() && text.is(num.from, "0") {
        parts.push(Part::Zero);
    }
    parts.extend(scaled(text.part(num.from, num.to)).map(Part::Arabic));
    let mut at = num.to;
    while let Some(c) = text.c(at) {
        let powered =
            matches!(parts.last(), Some(Part::Power(_) | Part::Step(_) | Part::Zero));
        if let Some(next) = text.num_at(at).filter(|_| powered) {
            if next.points > 0 || next.mark.is_some() {
                break;
            }
            parts.extend(scaled(text.part(next.from, next.to)).map(Part::Arabic));
            at = next.to;
            continue;
        }
        let Some(own) = part(c) else { break };
        let tail = text.c(at + 1);
        let goes_on = match own {
            Part::Power(_) => {
                !is_word(desk, at) && !matches!(parts.last(), Some(Part::Zero))
            }
            Part::Step(_) => true,
            Part::Zero => {
                powered
                    && tail.is_some_and(|c| c.is_ascii_digit() || han::digit(c).is_some())
            }
            Part::Han(_) => {
                let power = tail.and_then(han::power).is_some_and(|worth| worth < 10_000);
                (powered && power && !is_word(desk, at + 1))
                    || matches!(parts.last(), Some(Part::Zero))
            }
            Part::Arabic(_) => false,
        };
        if !goes_on {
            break;
        }
        parts.push(own);
        at += 1;
    }
    at
}

/// A decimal number in ten-thousandths.
fn scaled(text: &str) -> Option<u128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() > 12 || part.len() > 4 {
        return None;
    }
    format!("{whole}{part:0<4}").parse().ok()
}

/// The rule that a number breaks and its right form; none where it is right, or cannot be
/// read for sure.
fn judge(parts: &[Part]) -> Option<(Rule, String)> {
    let has = |test: fn(&Part) -> bool| parts.iter().any(test);
    let mixture = has(|part| matches!(part, Part::Han(_) | Part::Power(_)));
    let steps = parts.iter().filter(|part| matches!(part, Part::Step(_))).count();
    let arabic = parts.iter().filter(|part| matches!(part, Part::Arabic(_))).count();
    let zero = has(|part| matches!(part, Part::Zero));
    if arabic == 0 || !(mixture || steps >= 2 && arabic >= 2) {
        return None;
    }
    // 10亿零817万5288人 is counted to the last one
    if !mixture && (zero || matches!(parts.last(), Some(Part::Arabic(_)))) {
        return None;
    }
    let value = value(parts)?;
    let most = parts.iter().filter_map(|part| match part {
        Part::Step(worth) => Some(*worth),
        _ => None,
    });
    let fix = match most.max() {
        Some(worth) => {
            let name = if worth == 10_000 { "万" } else { "亿" };
            if value % worth != 0 {
                return None;
            }
            format!("{}{name}", decimal(value / worth))
        }
        None if value.is_multiple_of(SCALE) => (value / SCALE).to_string(),
        None => decimal(value),
    };
    Some((if mixture { Rule::Mixed } else { Rule::Steps }, fix))
}

/// The value of the parts in ten-thousandths.
fn value(parts: &[Part]) -> Option<u128> {
    let (mut total, mut section, mut held) = (0_u128, 0_u128, None);
    let (mut last_power, mut last_step) = (u128::MAX, u128::MAX);
    let mut open = false;
    for part in parts {
        match part {
            Part::Arabic(value) => {
                if held.replace(*value).is_some() {
                    return None;
                }
            }
            Part::Han(value) => {
                if held.replace(value * SCALE).is_some() {
                    return None;
                }
            }
            Part::Zero => open = true,
            Part::Power(worth) => {
                let count = held.take().unwrap_or(SCALE);
                if *worth >= last_power || count >= 100 * SCALE {
                    return None;
                }
                section += count * worth;
                last_power = *worth;
            }
            Part::Step(worth) => {
                let here = section + held.take().unwrap_or(0);
                if *worth >= last_step || here == 0 {
                    return None;
                }
                total = total.checked_add(here.checked_mul(*worth)?)?;
                (section, last_power, last_step) = (0, u128::MAX, *worth);
            }
        }
    }
    if let Some(rest) = held {
        // 3千5 may be 3500 or 3005
        let place = if last_power == u128::MAX { last_step } else { last_power };
        let told = open || last_power == 10;
        if !told || rest >= place.saturating_mul(SCALE) || rest % SCALE != 0 {
            return None;
        }
        section += rest;
    }
    total.checked_add(section)
}

/// Ten-thousandths as a decimal.
fn decimal(value: u128) -> String {
    let (whole, part) = (value / SCALE, value % SCALE);
    let part = format!("{part:04}");
    let part = part.trim_end_matches('0');
    let point = if part.is_empty() { "" } else { "." };
    format!("{whole}{point}{part}")
}

/// Units that may double by themselves in right text: 元元旦.
const RARE: &str = "旦宵素气件老帅月首";

/// 8亿元亿元, 10万多万, 5%%.
pub(super) fn repeated(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let step = text.multiplier(num.to);
        let steps = text.part(num.to, step);
        if !steps.is_empty() && text.is(step, "多余") && text.starts(step + 1, steps) {
            let to = step + 1 + steps.chars().count();
            let word = text.part(step, step + 1);
            let fix = format!("{}{word}{steps}", text.part(num.from, num.to));
            desk.find(Rule::Repeated, num.from, to, Some(fix));
            continue;
        }
        let end = text.unit(num.to);
        let whole = text.part(num.to, end);
        let unit = text.part(step, end);
        let doubled = [whole, unit].into_iter().find(|unit| {
            let long = unit.chars().count() >= 2;
            let sign = matches!(*unit, "元" | "%" | "‰" | "℃");
            (long || sign) && text.starts(end, unit)
        });
        if let Some(unit) = doubled {
            let to = end + unit.chars().count();
            if !(unit == "元" && text.is(to, RARE)) {
                let fix = text.part(num.from, end).to_owned();
                desk.find(Rule::Repeated, num.from, to, Some(fix));
            }
        }
    }
}
