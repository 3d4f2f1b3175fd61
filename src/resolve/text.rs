//! The rules of composition that an edition sets, within their ranges.

use super::desk::Desk;
use super::paths;
use crate::base::Span;
use crate::diag::Code;
use crate::edition::{self, Ranged};
use crate::say;
use crate::text::{Digits, Kinsoku, MarkWidths, Rules, VerticalDigits};
use std::ops::RangeInclusive;

/// The longest unit, in characters: a line must hold it with its number.
const LONGEST_UNIT: usize = 12;

/// The most units of the house: each number is compared with all.
const MOST_UNITS: usize = 2_000;

/// What an edition sets of its text beside the rules of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// Indent of paragraphs in columns of at most 12 characters, in ems: 1 or 2 (T37).
    pub narrow_indent: u8,
    /// Whether half-width marks in Chinese text are widened (T35).
    pub widen: bool,
}

impl Desk<'_> {
    /// The rules of composition as set, with values out of range noted as faults.
    pub(super) fn rules(
        &mut self,
        text: Option<&Ranged<edition::Text>>,
    ) -> (Rules, Habits) {
        let usual = Rules::default();
        let empty = edition::Text::default();
        let set = text.map_or(&empty, |text| &text.value);
        let flag =
            |key: Option<&Ranged<bool>>, usual: bool| key.map_or(usual, |key| key.value);
        let rules = Rules {
            kinsoku: set.kinsoku.as_ref().map_or(usual.kinsoku, kinsoku),
            units: self.units(set),
            keep: self.kept(set.keep.as_ref()),
            marks: set.marks.as_ref().map_or(usual.marks, marks),
            close_pairs: flag(set.close_pairs.as_ref(), usual.close_pairs),
            hang: flag(set.hang.as_ref(), usual.hang),
            cells: flag(set.cells.as_ref(), usual.cells),
            squeeze_stops: flag(set.squeeze_stops.as_ref(), usual.squeeze_stops),
            mixed_most: self.within(
                "mixed_most",
                set.mixed_most.as_ref(),
                250..=500,
                usual.mixed_most,
            ),
            full_interpunct: flag(set.full_interpunct.as_ref(), usual.full_interpunct),
            squeeze: self.within("squeeze", set.squeeze.as_ref(), 0..=30, usual.squeeze),
            hyphenate: flag(set.hyphenate.as_ref(), usual.hyphenate),
            digits: match set.digits.as_ref().map(|digits| digits.value) {
                Some(edition::Digits::Proportional) => Digits::Proportional,
                Some(edition::Digits::Tabular) | None => Digits::Tabular,
            },
            tcy: self.within("tcy", set.tcy.as_ref(), 0..=4, usual.tcy),
            vertical_digits: set
                .vertical_digits
                .as_ref()
                .map_or(usual.vertical_digits, vertical_digits),
        };
        let habits = Habits {
            narrow_indent: self.within(
                "narrow_indent",
                set.narrow_indent.as_ref(),
                1..=2,
                2,
            ),
            widen: flag(set.widen.as_ref(), false),
        };
        (rules, habits)
    }

    /// The units of the house: those of the list, then those of the file.
    fn units(&mut self, set: &edition::Text) -> Vec<String> {
        let mut units = Vec::new();
        for unit in set.units.iter().flat_map(|list| &list.value) {
            self.unit(&unit.value, unit.span, &mut units);
        }
        if let Some(name) = &set.units_file {
            self.units_of_file(name, &mut units);
        }
        units.sort_unstable();
        units.dedup();
        let have = units.len();
        if let (true, Some(name)) = (have > MOST_UNITS, &set.units_file) {
            self.error(
                Code::TooLarge,
                name.span,
                say!(
                    "单位有 {have} 个，至多 {MOST_UNITS} 个",
                    "there are {have} units, at most {MOST_UNITS}"
                ),
            );
            units.clear();
        }
        units
    }

    /// Reads a file of units, one a line; `#` starts a comment.
    fn units_of_file(&mut self, name: &Ranged<String>, units: &mut Vec<String>) {
        let Some(path) = self.locate(name) else { return };
        let read = paths::read_text(&path, name.span, self.world);
        let Some(text) = self.take(read) else { return };
        let Some(file) = self.files.add(&path, text.clone()) else { return };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.split('#').next().unwrap_or_default();
            let word = bare.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if !word.is_empty() {
                let at = start + bare.find(word).unwrap_or(0);
                self.unit(word, Span::new(file, at..at + word.len()), units);
            }
            start += line.len();
        }
    }

    /// A unit, where it can be one.
    fn unit(&mut self, word: &str, span: Span, units: &mut Vec<String>) {
        let len = word.chars().count();
        if word.contains(char::is_whitespace) {
            self.advise(
                Code::BadValue,
                span,
                say!("单位“{word}”里有空白", "the unit `{word}` holds white space"),
                say!("一处只写一个单位，中间不留空", "write one unit, without spaces"),
            );
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.advise(
                Code::BadValue,
                span,
                say!("单位“{word}”以数字开头", "the unit `{word}` starts with a digit"),
                say!("只写单位，不写数", "write the unit without its number"),
            );
        } else if !(1..=LONGEST_UNIT).contains(&len) {
            self.error(
                Code::BadValue,
                span,
                say!(
                    "单位有 {len} 字，应为 1 至 {LONGEST_UNIT} 字",
                    "the unit has {len} characters, but must have 1 to {LONGEST_UNIT}"
                ),
            );
        } else {
            units.push(word.to_owned());
        }
    }

    /// The terms of the house that are never broken; empty ones are told.
    fn kept(&mut self, list: Option<&Ranged<Vec<Ranged<String>>>>) -> Vec<String> {
        let mut kept = Vec::new();
        for word in list.iter().flat_map(|list| &list.value) {
            if word.value.trim().is_empty() {
                self.advise(
                    Code::BadValue,
                    word.span,
                    say!("keep 里有空的一项", "an item of `keep` is empty"),
                    say!(
                        "写上不许拆开的词，或删去这一项",
                        "write a term, or delete the item"
                    ),
                );
            } else {
                kept.push(word.value.clone());
            }
        }
        kept
    }

    /// A number within a range; else the usual one, and a fault.
    pub(super) fn within<T: Copy + PartialOrd + std::fmt::Display>(
        &mut self,
        name: &str,
        key: Option<&Ranged<T>>,
        range: RangeInclusive<T>,
        usual: T,
    ) -> T {
        let Some(key) = key else { return usual };
        if range.contains(&key.value) {
            return key.value;
        }
        let (have, least, most) = (key.value, range.start(), range.end());
        self.error(
            Code::BadValue,
            key.span,
            say!(
                "{name} 是 {have}，应在 {least} 至 {most} 之间",
                "`{name}` is {have}, but must be from {least} to {most}"
            ),
        );
        usual
    }
}

fn kinsoku(key: &Ranged<edition::Kinsoku>) -> Kinsoku {
    match key.value {
        edition::Kinsoku::None => Kinsoku::None,
        edition::Kinsoku::Basic => Kinsoku::Basic,
        edition::Kinsoku::Gb => Kinsoku::Gb,
        edition::Kinsoku::Strict => Kinsoku::Strict,
    }
}

fn marks(key: &Ranged<edition::MarkWidths>) -> MarkWidths {
    match key.value {
        edition::MarkWidths::All => MarkWidths::All,
        edition::MarkWidths::Full => MarkWidths::Full,
        edition::MarkWidths::LineEnd => MarkWidths::LineEnd,
        edition::MarkWidths::Kaiming => MarkWidths::Kaiming,
        edition::MarkWidths::Half => MarkWidths::Half,
    }
}

fn vertical_digits(key: &Ranged<edition::VerticalDigits>) -> VerticalDigits {
    match key.value {
        edition::VerticalDigits::Upright => VerticalDigits::Upright,
        edition::VerticalDigits::Rotated => VerticalDigits::Rotated,
        edition::VerticalDigits::Han => VerticalDigits::Han,
    }
}
