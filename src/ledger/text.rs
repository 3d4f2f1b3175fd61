//! The list as a table for a terminal: columns under each other, whatever the width of
//! their characters.

use super::entry::{Edition, Entry, Exact, Outcome, State};
use crate::base::Lang;
use unicode_width::UnicodeWidthStr as _;

/// Digits of a result that are shown.
const SHOWN_DIGITS: usize = 8;

/// Editions as tables, with how numbers were computed below each, in Chinese or English.
pub fn text(editions: &[Edition], lang: Lang) -> String {
    let chinese = lang != Lang::En;
    let tables: Vec<String> =
        editions.iter().map(|edition| table(edition, chinese)).collect();
    tables.join("\n")
}

fn table(edition: &Edition, chinese: bool) -> String {
    let pick = |zh: &'static str, en: &'static str| if chinese { zh } else { en };
    let mut rows = vec![
        [
            pick("指标", "id"),
            pick("名称", "label"),
            pick("印作", "printed"),
            pick("时期", "period"),
            pick("性质", "status"),
            pick("来源", "source"),
            pick("见版", "pages"),
        ]
        .map(str::to_owned),
    ];
    for entry in &edition.statistics {
        rows.push([
            entry.id.clone(),
            entry.label.clone(),
            entry.printed.clone(),
            entry.period.clone().unwrap_or_default(),
            entry.status.map_or("", |state| state.word(chinese)).to_owned(),
            entry.source.clone().unwrap_or_default(),
            standing(entry, chinese),
        ]);
    }
    let mut out = format!("{} · {}\n", edition.file, heading(edition, chinese));
    out.push_str(&aligned(&rows));
    let workings: Vec<[String; 2]> = edition
        .statistics
        .iter()
        .filter_map(|entry| Some([entry.id.clone(), derivation(entry, chinese)?]))
        .collect();
    if !workings.is_empty() {
        out.push_str(pick("\n推算\n", "\ncomputed\n"));
        out.push_str(&aligned(&workings));
    }
    out
}

fn heading(edition: &Edition, chinese: bool) -> String {
    let count = edition.statistics.len();
    let idle = edition.statistics.iter().filter(|entry| entry.is_idle()).count();
    match (chinese, idle) {
        (true, 0) => format!("{}，{} 个指标", edition.date, count),
        (true, _) => format!("{}，{} 个指标，其中 {} 个未用", edition.date, count, idle),
        (false, 0) => format!("{}, {} statistics", edition.date, count),
        (false, _) => format!("{}, {} statistics, {} unused", edition.date, count, idle),
    }
}

/// The pages that print a statistic, or that none does.
fn standing(entry: &Entry, chinese: bool) -> String {
    let pages: Vec<String> = entry.pages.iter().map(u16::to_string).collect();
    let word = match (entry.pages.is_empty(), entry.used.is_empty(), chinese) {
        (false, ..) => return pages.join(if chinese { "、" } else { ", " }),
        (true, false, true) => "未排",
        (true, false, false) => "not laid out",
        (true, true, true) if entry.is_idle() => "未用",
        (true, true, false) if entry.is_idle() => "unused",
        (true, true, true) => "只供推算",
        (true, true, false) => "for others",
    };
    word.to_owned()
}

/// `= a ÷ b = 773 ÷ 463 = 1.6695464…`, and how the number printed agrees.
fn derivation(entry: &Entry, chinese: bool) -> Option<String> {
    let (formula, numbers, result, outcome) = match (&entry.computed, &entry.check) {
        (Some(own), _) => (&own.formula, &own.numbers, &own.result, own.outcome),
        (None, Some(own)) => (&own.formula, &own.numbers, &own.result, Some(own.outcome)),
        (None, None) => return None,
    };
    let mut line = formula.clone();
    if numbers != formula {
        line = format!("{line} = {numbers}");
    }
    if let Some(result) = result {
        line = format!("{line} = {}{}", short(result), entry.unit);
    }
    let word = outcome.map_or("", |outcome| outcome.word(chinese));
    Some(if word.is_empty() { line } else { format!("{line}  {word}") })
}

/// A number cut to few digits.
fn short(number: &Exact) -> String {
    let (whole, part) =
        number.decimal.split_once('.').unwrap_or((number.decimal.as_str(), ""));
    let room = SHOWN_DIGITS.saturating_sub(whole.len()).max(2);
    if number.exact && part.len() <= room {
        return number.decimal.clone();
    }
    let part: String = part.chars().take(room).collect();
    format!("{whole}.{part}…")
}

/// Rows with their columns under each other, two spaces apart.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            let fill = width - cell.width();
            line.push_str(cell);
            line.push_str(&" ".repeat(fill));
            // an empty column takes no room
            line.push_str(if *width > 0 { "  " } else { "" });
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

impl State {
    fn word(self, chinese: bool) -> &'static str {
        match (self, chinese) {
            (Self::Estimate, true) => "预计",
            (Self::Preliminary, true) => "初步核算",
            (Self::Final, true) => "最终",
            (_, false) => self.name(),
        }
    }
}

impl Outcome {
    fn word(self, chinese: bool) -> &'static str {
        match (self, chinese) {
            (Self::Agrees, true) => "相符",
            (Self::WithinRounding, true) => "在四舍五入之内",
            (Self::OtherPrices, true) => "价格口径不同，不作比较",
            (Self::Differs, true) => "不符",
            (Self::Agrees, false) => "agrees",
            (Self::WithinRounding, false) => "within rounding",
            (Self::OtherPrices, false) => "other prices: not compared",
            (Self::Differs, false) => "differs",
        }
    }
}
