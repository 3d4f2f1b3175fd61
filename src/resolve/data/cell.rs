//! The exact decimal of a cell, as statistics take it: digits with one point.

use super::Cell;
use crate::diag::Message;
use crate::say;
use crate::stats::Decimal;
use std::borrow::Cow;

/// Places that an exponent may move the point.
const MOST_SHIFT: i32 = 30;
/// What stands for a value that is missing.
const MISSING: [&str; 11] =
    ["-", "–", "—", "——", "－", "…", "……", "...", "/", "无", "N/A"];

/// Why a cell is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum BadCell {
    /// It is text, or a number with something else beside it.
    Text,
    /// Its digits are not grouped by threes.
    Grouping,
    /// It is a date, a truth value or an error of the sheet.
    Other,
    /// It is a percentage, and the unit is no rate.
    Percent,
    /// Its exponent or its digits are beyond all reason.
    TooLarge,
}

impl BadCell {
    /// What is wrong with a cell that shows a text.
    pub(in super::super) fn message(&self, shown: &str) -> Message {
        let shown: String = shown.chars().take(30).collect();
        match self {
            Self::Text => say!("“{shown}”不是数", "“{shown}” is no number"),
            Self::Grouping => say!(
                "“{shown}”的千分位不是三位一节",
                "the digits of “{shown}” are not grouped by threes"
            ),
            Self::Other => say!(
                "“{shown}”是日期、真假值或算错的公式，不是数",
                "“{shown}” is a date, a truth value or a failed formula, not a number"
            ),
            Self::Percent => say!(
                "“{shown}”是百分数，unit 却不是 %",
                "“{shown}” is a percentage, but `unit` is not %"
            ),
            Self::TooLarge => say!(
                "“{shown}”的指数或位数大得不合情理",
                "the exponent or the digits of “{shown}” are beyond all reason"
            ),
        }
    }
}

/// A text with full-width digits and marks as half-width ones, its lines in one, without
/// white space around it.
pub(in super::super) fn tidy(text: &str) -> Cow<'_, str> {
    let plain = text.trim();
    let wide = |c: char| matches!(c, '\u{FF01}'..='\u{FF5E}');
    let dull = |c: char| wide(c) || (c.is_whitespace() && c != ' ') || c == '\u{FEFF}';
    if !plain.contains(dull) {
        return Cow::Borrowed(plain);
    }
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '（' | '）' | '：' | '，' | '；' | '！' | '？' => out.push(c),
            _ if wide(c) => {
                out.extend(u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32));
            }
            '\u{FEFF}' | '\n' | '\r' => {}
            _ if c.is_whitespace() => out.push(' '),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The decimal of a cell, counted in a unit; none where the value is missing.
pub(in super::super) fn number(
    cell: &Cell,
    unit: &str,
) -> Result<Option<String>, BadCell> {
    let rate = unit == "%" || unit == "％";
    match cell {
        Cell::Empty => Ok(None),
        Cell::Other(_) => Err(BadCell::Other),
        Cell::Number(digits, percent) => {
            // 0.073 that the sheet shows as 7.3%
            let shift = if *percent && rate { 2 } else { 0 };
            scientific(digits, shift).map(Some)
        }
        Cell::Text(text) => written(&tidy(text), unit, rate),
    }
}

/// A number as people write it into a cell: 1,234.5, 7.3%, 463.1亿元, 4.6E+08.
fn written(text: &str, unit: &str, rate: bool) -> Result<Option<String>, BadCell> {
    if text.is_empty() || MISSING.contains(&text) {
        return Ok(None);
    }
    let (body, percent) = match text.strip_suffix('%') {
        Some(body) => (body.trim_end(), true),
        None => (text, false),
    };
    if percent && !rate {
        return Err(BadCell::Percent);
    }
    let body = match body.strip_suffix(unit) {
        Some(rest) if !unit.is_empty() && !percent => rest.trim_end(),
        _ => body,
    };
    let digits = grouped(body)?;
    scientific(&digits, 0).map(Some)
}

/// The digits without the marks between thousands.
fn grouped(text: &str) -> Result<String, BadCell> {
    let mark = |c: char| matches!(c, ',' | '，' | ' ' | '\'');
    let whole = text.split(['.', 'e', 'E']).next().unwrap_or(text);
    if !whole.contains(mark) {
        return Ok(text.to_owned());
    }
    let mut groups = whole.trim_start_matches(['-', '−', '+']).split(mark);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    if !digits(first) || !rest.iter().all(|group| digits(group)) {
        return Err(BadCell::Text);
    }
    if !(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3) {
        return Err(BadCell::Grouping);
    }
    Ok(text.chars().filter(|c| !mark(*c)).collect())
}

/// The decimal of `-4.6e2` with its point moved to the right by more places.
fn scientific(text: &str, shift: i32) -> Result<String, BadCell> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => {
            let digits = power.trim_start_matches(['+', '-']);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(BadCell::Text);
            }
            let power = power.strip_prefix('+').unwrap_or(power);
            (mantissa, power.parse::<i32>().map_err(|_| BadCell::TooLarge)?)
        }
        None => (text, 0),
    };
    let read = Decimal::parse(mantissa).map_err(|why| match why {
        crate::stats::BadDecimal::TooLong(_) => BadCell::TooLarge,
        _ => BadCell::Text,
    })?;
    let power = power.checked_add(shift).ok_or(BadCell::TooLarge)?;
    if power == 0 {
        return Ok(read.text);
    }
    if power.abs() > MOST_SHIFT {
        return Err(BadCell::TooLarge);
    }
    let moved = moved(&read.text, power);
    Decimal::parse(&moved).map(|read| read.text).map_err(|_| BadCell::TooLarge)
}

/// A decimal with its point moved: to the right for a positive number of places.
fn moved(text: &str, places: i32) -> String {
    let (sign, body) = text.strip_prefix('-').map_or(("", text), |body| ("-", body));
    let (whole, part) = body.split_once('.').unwrap_or((body, ""));
    let digits = format!("{whole}{part}");
    let step = usize::try_from(places.unsigned_abs()).unwrap_or(0);
    let (whole, part) = if places > 0 {
        let digits = format!("{digits}{}", "0".repeat(step.saturating_sub(part.len())));
        let at = (whole.len() + step).min(digits.len());
        (
            digits.get(..at).unwrap_or("").to_owned(),
            digits.get(at..).unwrap_or("").to_owned(),
        )
    } else {
        let digits = format!("{}{digits}", "0".repeat(step));
        (
            digits.get(..whole.len()).unwrap_or("").to_owned(),
            digits.get(whole.len()..).unwrap_or("").to_owned(),
        )
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}
