//! What stays whole beyond the classes: numbers with their units, dates, ordinals,
//! fractions, short quoted terms, words of the house (T9–T12).

use super::address::Ascii;
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

/// Numerals in Han.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";

/// Adds to the breaks and gaps of a paragraph what its words ask for.
pub(crate) fn hold(holds: &mut Holds<'_>, rules: &Rules) {
    let mut i = 0;
    // The end of the last number, and of the last run of ASCII: none is walked twice.
    let (mut numbered, mut walked) = (0, 0);
    while i < holds.chars.len() {
        let c = holds.chars[i];
        if is_digit(c) {
            i = holds.number(i, numbered, rules).max(i + 1);
            numbered = i;
            continue;
        }
        match c {
            '第' => holds.ordinal(i, rules),
            '分' => holds.fraction(i),
            '年' => holds.han_year(i),
            '“' | '‘' | '《' | '〈' | '「' | '『' => holds.term(i),
            ':' | '@' | '/' | '\\' | 'w' | '-' | '‐' => {
                let run = Ascii::around(holds, i, walked);
                walked = run.to;
                if let Some(end) = run.hold(holds, i) {
                    i = end.max(i + 1);
                    continue;
                }
            }
            c if is_raised(c) && i > 0 && !holds.classes[i - 1].is_space() => {
                holds.whole(i - 1, i + 1, Break::Group, true);
            }
            _ => {}
        }
        holds.own_words(i, rules);
        i += 1;
    }
}

/// Digits, full-width ones too.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Characters that are drawn raised or lowered beside their base (T12).
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209c}' | '™' | '®' | '℠')
}

/// What joins the two ends of a range, a ratio, a fraction.
fn joins(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '～' | '〜' | '~' | '／' | '/' | '：' | '∶' | '．' | '×'
    )
}

impl Holds<'_> {
    /// A character.
    pub(super) fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    fn is_digit(&self, i: usize) -> bool {
        self.at(i).is_some_and(is_digit)
    }

    /// Keeps `from..to` in one piece, with or without stretch inside.
    pub(super) fn whole(&mut self, from: usize, to: usize, worth: Break, still: bool) {
        for i in from + 1..to.min(self.chars.len()) {
            if self.breaks[i] != Break::Forced {
                self.breaks[i] = self.breaks[i].max(worth);
                self.still[i] |= still;
            }
        }
    }

    /// Keeps the words of the house that begin here.
    fn own_words(&mut self, i: usize, rules: &Rules) {
        for word in &rules.keep {
            if starts_with(&self.chars[i..], word) {
                self.whole(i, i + word.chars().count(), Break::Group, false);
            }
        }
    }

    /// A number from its first digit: sign or currency, digits, range, letters, unit.
    /// Begins after `floor`; returns its end.
    fn number(&mut self, first: usize, floor: usize, rules: &Rules) -> usize {
        let mut from = first;
        while from > floor && self.classes[from - 1] == Class::Prefix {
            from -= 1;
        }
        // Letters that no rule parts from the number: PM2.5, A4, US$5.
        while from > floor
            && is_letter(self.chars[from - 1])
            && !self.breaks[from].is_allowed()
        {
            from -= 1;
        }
        let phone = self.at(from) == Some('+');
        let digits = self.digits(first, phone);
        let token = self.letters(digits);
        let end = self.unit(token, rules);
        self.whole(from, end, Break::Group, true);
        for i in first..end {
            self.own_words(i, rules);
        }
        self.date(digits, end);
        self.range(end);
        end
    }

    /// The end of a run of digits, with the points, ranges and groups of thousands in it.
    fn digits(&self, first: usize, phone: bool) -> usize {
        let mut end = first;
        loop {
            let start = end;
            while self.classes.get(end) == Some(&Class::Digit) || self.is_digit(end) {
                end += 1;
            }
            let next = match self.at(end) {
                // 2016——2020 is written with two dashes by some.
                Some('—') if self.at(end + 1) == Some('—') => end + 2,
                Some(c) if joins(c) => end + 1,
                Some(' ' | '\u{2009}' | '\u{202f}' | '\u{a0}')
                    if phone || self.is_thousands(start, end) =>
                {
                    end + 1
                }
                _ => return end,
            };
            if !self.is_digit(next) {
                return end;
            }
            end = next;
        }
    }

    /// Whether one to three digits are followed by a group of three (GB/T 15835 5.1.1).
    fn is_thousands(&self, start: usize, end: usize) -> bool {
        (1..=3).contains(&(end - start))
            && (end + 1..end + 4).all(|i| self.is_digit(i))
            && !self.is_digit(end + 4)
    }

    /// The end of the letters that belong to a number: 4A, 1+N, 5km.
    fn letters(&self, from: usize) -> usize {
        let mut end = from;
        if self.at(end) == Some('+') && self.at(end + 1).is_some_and(is_letter) {
            end += 1;
        }
        let joined = |i: usize| self.breaks.get(i).is_some_and(|b| !b.is_allowed());
        while self.at(end).is_some_and(is_letter) && (end > from || joined(end)) {
            end += 1;
        }
        end
    }

    /// The end of the unit of a number that ends at `from`, across a space too.
    fn unit(&self, from: usize, rules: &Rules) -> usize {
        let sign = |c: &&Class| matches!(c, Class::Suffix | Class::HanSuffix);
        let rest = self.classes.get(from..).unwrap_or_default();
        let signs = rest.iter().take_while(sign).count();
        if signs > 0 {
            return from + signs;
        }
        let spaced = matches!(self.at(from), Some(' ' | '\u{2009}' | '\u{202f}'));
        let start = if spaced { from + 1 } else { from };
        let len = |at: usize| {
            self.chars.get(at..).map_or(0, |rest| unit_len(rest, &rules.units))
        };
        let mut end = start + len(start);
        if end == start {
            return from;
        }
        // 元/平方米, 微克／立方米.
        while matches!(self.at(end), Some('/' | '／')) && len(end + 1) > 0 {
            end += 1 + len(end + 1);
        }
        end
    }

    /// 2020年1月 stays whole; a month and its day, an hour and its minutes better do.
    fn date(&mut self, digits: usize, end: usize) {
        if end != digits + 1 || !self.is_digit(end) {
            return;
        }
        let next = self.at(self.digits(end, false));
        let worth = match (self.at(digits), next) {
            (Some('年'), Some('月')) => Break::Group,
            (Some('月'), Some('日' | '号'))
            | (Some('日' | '号'), Some('时' | '点'))
            | (Some('时' | '点'), Some('分'))
            | (Some('分'), Some('秒')) => Break::Soft,
            _ => return,
        };
        self.breaks[end] = self.breaks[end].max(worth);
        self.still[end] |= worth == Break::Group;
    }

    /// 1901年—1936年, 5%～8%: a line may end within the range, but better not.
    fn range(&mut self, end: usize) {
        if self.at(end).is_some_and(joins) && self.is_digit(end + 1) {
            self.breaks[end + 1] = self.breaks[end + 1].max(Break::Soft);
        }
    }

    /// 第N期, 第十四届: the number in digits or in Han.
    fn ordinal(&mut self, first: usize, rules: &Rules) {
        let numeral = |c: char| is_digit(c) || NUMERALS.contains(c);
        let digits = self.at(first + 1).is_some_and(is_digit);
        let mut end = first + 1;
        if digits {
            end = self.digits(end, false);
        }
        while self.at(end).is_some_and(numeral) {
            end += 1;
        }
        let letter = self.at(end).is_some_and(|c| c.is_ascii_uppercase());
        if end == first + 1 && letter {
            end += 1;
        }
        if end > first + 1 {
            let end = self.unit(end, rules);
            self.whole(first, end, Break::Group, true);
        }
    }

    /// 三分之一, 百分之六十: numerals, 分之, numerals.
    fn fraction(&mut self, at: usize) {
        let numeral = |c: char| is_digit(c) || NUMERALS.contains(c);
        if self.at(at + 1) != Some('之') || !self.at(at + 2).is_some_and(numeral) {
            return;
        }
        let mut from = at;
        while from > 0 && numeral(self.chars[from - 1]) {
            from -= 1;
        }
        let mut end = at + 2;
        while self.at(end).is_some_and(|c| numeral(c) || matches!(c, '点' | '.')) {
            end += 1;
        }
        if from < at {
            self.whole(from, end, Break::Group, true);
        }
    }

    /// 二〇二一年: four numerals before 年, and a month after it.
    fn han_year(&mut self, at: usize) {
        let numeral = |c: char| NUMERALS.contains(c);
        let mut from = at;
        while from > 0 && at - from < 4 && numeral(self.chars[from - 1]) {
            from -= 1;
        }
        if at - from < 4 {
            return;
        }
        let rest = self.chars.get(at + 1..).unwrap_or_default();
        let months = rest.iter().take_while(|&&c| numeral(c)).count();
        let month = (1..=3).contains(&months) && rest.get(months) == Some(&'月');
        let end = if month { at + months + 2 } else { at + 1 };
        self.whole(from, end, Break::Group, true);
    }

    /// Quoted terms: numerals stay whole (“十三五”), so do other terms of up to three
    /// characters unless their line would be torn open, four better do.
    fn term(&mut self, first: usize) {
        if self.classes.get(first) != Some(&Class::Open) {
            return;
        }
        let mut end = first + 1;
        while end - first <= 5
            && self.classes.get(end).copied().is_some_and(Class::is_han)
        {
            end += 1;
        }
        let size = end - first - 1;
        if self.classes.get(end) == Some(&Class::Close) && (1..=4).contains(&size) {
            let numeral =
                self.chars[first + 1..end].iter().all(|c| NUMERALS.contains(*c));
            let worth = match size {
                ..=3 if numeral => Break::Group,
                ..=3 => Break::Term,
                _ => Break::Soft,
            };
            self.whole(first, end + 1, worth, false);
        }
    }
}
