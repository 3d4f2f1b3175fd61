//! What stays whole beyond the classes: numbers with their units, dates, ordinals, short
//! quoted terms, words of the house, addresses of the web (T9–T13).

use super::class::is_letter;
use super::units::{starts_with, unit_len};
use super::{Break, Class};
use crate::text::Rules;

/// Breaks and gaps before each character of a paragraph, as they are worked out.
pub(crate) struct Holds<'a> {
    /// The characters.
    pub(crate) chars: &'a [char],
    /// Their classes.
    pub(crate) classes: &'a [Class],
    /// The break before each.
    pub(crate) breaks: &'a mut [Break],
    /// Whether the gap before each never stretches (T28).
    pub(crate) still: &'a mut [bool],
}

/// Adds to the breaks and gaps of a paragraph what its words ask for.
pub(crate) fn hold(holds: &mut Holds<'_>, rules: &Rules) {
    let mut i = 0;
    while i < holds.chars.len() {
        let c = holds.chars[i];
        if c.is_ascii_digit() {
            i = holds.number(i, rules).max(i + 1);
            continue;
        }
        if c == '第' {
            holds.ordinal(i, rules);
        } else if matches!(c, '“' | '‘' | '《' | '〈' | '「') {
            holds.term(i);
        } else if (c == ':' && starts_with(&holds.chars[i..], "://"))
            || (c == 'w' && starts_with(&holds.chars[i..], "www."))
        {
            i = holds.address(i).max(i + 1);
            continue;
        }
        for word in &rules.keep {
            if starts_with(&holds.chars[i..], word) {
                holds.whole(i, i + word.chars().count(), Break::Group, false);
            }
        }
        i += 1;
    }
}

impl Holds<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    /// Keeps `from..to` in one piece, with or without stretch inside.
    fn whole(&mut self, from: usize, to: usize, worth: Break, still: bool) {
        for i in from + 1..to.min(self.chars.len()) {
            if self.breaks[i] != Break::Forced {
                self.breaks[i] = self.breaks[i].max(worth);
                self.still[i] |= still;
            }
        }
    }

    /// A number from its first digit: sign or currency, digits, range, letters, unit.
    /// Returns its end.
    fn number(&mut self, first: usize, rules: &Rules) -> usize {
        let mut from = first;
        while from > 0 && self.classes[from - 1] == Class::Prefix {
            from -= 1;
        }
        while from > 0 && is_letter(self.chars[from - 1]) {
            from -= 1;
        }
        if from > 0 && self.chars[from - 1] == '第' {
            from -= 1;
        }
        let digits = self.digits(first);
        let token = self.letters(digits);
        let end = self.unit(token, rules);
        self.whole(from, end, Break::Group, true);
        self.date(digits, end);
        end
    }

    /// The end of a run of digits, decimal points, and ranges of them.
    fn digits(&self, first: usize) -> usize {
        let digit = |i: usize| self.at(i).is_some_and(|c| c.is_ascii_digit());
        let mut end = first;
        loop {
            while end < self.chars.len() && self.classes[end] == Class::Digit {
                end += 1;
            }
            let joined = self.at(end).is_some_and(|c| {
                matches!(c, '-' | '–' | '—' | '～' | '~' | '／' | '/' | '：' | '∶')
            });
            if !joined {
                return end;
            }
            // 2016——2020 is written with two dashes by some.
            let next = if self.at(end) == Some('—') && self.at(end + 1) == Some('—') {
                end + 2
            } else {
                end + 1
            };
            if !digit(next) {
                return end;
            }
            end = next;
        }
    }

    /// The end of the letters that belong to a number: 4A, 1+N, 5km.
    fn letters(&self, from: usize) -> usize {
        let mut end = from;
        if self.at(end) == Some('+') && self.at(end + 1).is_some_and(is_letter) {
            end += 1;
        }
        while self.at(end).is_some_and(is_letter) {
            end += 1;
        }
        end
    }

    /// The end of the unit of a number that ends at `from`, across a space too.
    fn unit(&self, from: usize, rules: &Rules) -> usize {
        let signs = |mut i: usize| {
            while self
                .classes
                .get(i)
                .is_some_and(|c| matches!(c, Class::Suffix | Class::HanSuffix))
            {
                i += 1;
            }
            i
        };
        let end = signs(from);
        if end > from {
            return end;
        }
        let start = if self.at(from) == Some(' ') { from + 1 } else { from };
        let len = self.chars.get(start..).map_or(0, |rest| unit_len(rest, &rules.units));
        if len > 0 { start + len } else { from }
    }

    /// 2020年1月1日: the parts may part, but better not.
    fn date(&mut self, digits: usize, end: usize) {
        let part = end == digits + 1 && matches!(self.at(digits), Some('年' | '月'));
        if part && self.at(end).is_some_and(|c| c.is_ascii_digit()) {
            self.breaks[end] = self.breaks[end].max(Break::Soft);
        }
    }

    /// 第N期, 第十四届: the number in digits or in Han.
    fn ordinal(&mut self, first: usize, rules: &Rules) {
        let numeral =
            |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千".contains(c);
        let mut end = first + 1;
        while self.at(end).is_some_and(numeral) {
            end += 1;
        }
        if end > first + 1 {
            let end = self.unit(end, rules);
            self.whole(first, end, Break::Group, true);
        }
    }

    /// Quoted terms: up to three characters stay whole (“十三五”), four better do.
    fn term(&mut self, first: usize) {
        let mut end = first + 1;
        while end - first <= 5
            && self.classes.get(end).copied().is_some_and(Class::is_han)
        {
            end += 1;
        }
        let size = end - first - 1;
        if self.classes.get(end) == Some(&Class::Close) && (1..=4).contains(&size) {
            let worth = if size <= 3 { Break::Group } else { Break::Soft };
            self.whole(first, end + 1, worth, false);
        }
    }

    /// An address of the web may break before its points and after its strokes; returns
    /// its end.
    fn address(&mut self, first: usize) -> usize {
        let mut i = first;
        while let Some(c) = self.at(i).filter(char::is_ascii_graphic) {
            let before = matches!(c, '.' | '?' | '#' | '%' | '&' | '=' | '_' | '~' | '-');
            let after = i > first
                && self.at(i - 1) == Some('/')
                && c != '/'
                && !(i >= 2 && self.at(i - 2) == Some(':'));
            if i > first && (before || after) {
                self.breaks[i] = Break::Soft;
            }
            i += 1;
        }
        i
    }
}
