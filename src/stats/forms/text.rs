//! A text as the rules read it: characters with their bytes, numbers in Arabic digits,
//! and the parts that are left alone (addresses, numbers of things, names).

use super::{Policy, Stand, han};
use std::ops::Range;
use std::sync::LazyLock;

/// A number in Arabic digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Num {
    /// Its first character.
    pub(super) from: usize,
    /// Behind its last.
    pub(super) to: usize,
    /// Behind the whole part.
    pub(super) whole: usize,
    /// What groups its digits, if something does.
    pub(super) mark: Option<char>,
    /// Points in it: two and more are dates or versions.
    pub(super) points: usize,
}

/// A text on the desk.
pub(super) struct Text<'a> {
    raw: &'a str,
    chars: Vec<char>,
    /// The byte of each character, and of the end.
    at: Vec<usize>,
    held: Vec<bool>,
    /// Its numbers, those left alone apart.
    pub(super) nums: Vec<Num>,
    /// Where it stands.
    pub(super) stand: Stand,
    /// What the edition decided.
    pub(super) policy: &'a Policy,
}

/// Units and measure words that ranges and counts have, the longest first.
static UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut units: Vec<&str> = include_str!("units.txt").split_whitespace().collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    units
});

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str, stand: Stand, policy: &'a Policy) -> Self {
        let chars: Vec<char> = raw.chars().collect();
        let at = raw.char_indices().map(|(at, _)| at).chain([raw.len()]).collect();
        let held = super::words::held(&chars, policy);
        let mut text = Self { raw, chars, at, held, nums: Vec::new(), stand, policy };
        let mut i = 0;
        while i < text.chars.len() {
            if text.is_digit(i) {
                let num = text.number(i);
                let own = !(num.from..num.to).any(|i| text.is_held(i));
                if own && text.alone(&num) {
                    text.nums.push(num);
                }
                i = num.to;
            }
            i += 1;
        }
        text
    }

    /// The character of a place.
    pub(super) fn c(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    /// The character before a place.
    pub(super) fn last(&self, i: usize) -> Option<char> {
        self.c(i.checked_sub(1)?)
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The bytes from one character up to another.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let end = self.raw.len();
        let byte = |i: usize| self.at.get(i).copied().unwrap_or(end);
        byte(from)..byte(to.max(from))
    }

    /// The text from one character up to another.
    pub(super) fn part(&self, from: usize, to: usize) -> &'a str {
        self.raw.get(self.bytes(from, to)).unwrap_or_default()
    }

    /// The text from a character on.
    pub(super) fn rest(&self, from: usize) -> &'a str {
        self.part(from, self.chars.len())
    }

    /// Whether a word begins at a character.
    pub(super) fn starts(&self, i: usize, word: &str) -> bool {
        self.rest(i).starts_with(word)
    }

    /// The first of some words that begins at a character, with its characters.
    pub(super) fn word<'w>(
        &self,
        i: usize,
        words: &[&'w str],
    ) -> Option<(&'w str, usize)> {
        let rest = self.rest(i);
        let found = words.iter().find(|word| rest.starts_with(**word))?;
        Some((found, found.chars().count()))
    }

    /// The first of some words that ends before a character, with its characters.
    pub(super) fn word_before<'w>(
        &self,
        i: usize,
        words: &[&'w str],
    ) -> Option<(&'w str, usize)> {
        let before = self.part(i.saturating_sub(8), i);
        let found = words.iter().find(|word| before.ends_with(**word))?;
        Some((found, found.chars().count()))
    }

    /// Whether an Arabic digit stands at a place.
    pub(super) fn is_digit(&self, i: usize) -> bool {
        self.c(i).is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether one of some characters stands at a place.
    pub(super) fn is(&self, i: usize, any: &str) -> bool {
        self.c(i).is_some_and(|c| any.contains(c))
    }

    /// Whether one of some characters stands before a place.
    pub(super) fn is_last(&self, i: usize, any: &str) -> bool {
        self.last(i).is_some_and(|c| any.contains(c))
    }

    /// Whether a place is left alone.
    pub(super) fn is_held(&self, i: usize) -> bool {
        self.held.get(i).copied().unwrap_or(false)
    }

    /// The end of the digits at a place.
    pub(super) fn digits(&self, from: usize) -> usize {
        (from..self.len()).find(|i| !self.is_digit(*i)).unwrap_or(self.len().max(from))
    }

    /// The end of the Han numerals at a place.
    pub(super) fn numerals(&self, from: usize) -> usize {
        let numeral = |i: &usize| self.c(*i).is_some_and(han::is_numeral);
        (from..self.len()).find(|i| !numeral(i)).unwrap_or(self.len().max(from))
    }

    /// The number that ends before a character.
    pub(super) fn num_before(&self, to: usize) -> Option<&Num> {
        let at = self.nums.binary_search_by_key(&to, |num| num.to).ok()?;
        self.nums.get(at)
    }

    /// The number that begins at a character.
    pub(super) fn num_at(&self, from: usize) -> Option<&Num> {
        let at = self.nums.binary_search_by_key(&from, |num| num.from).ok()?;
        self.nums.get(at)
    }

    /// The whole number that begins at a place and has no sign of any kind.
    pub(super) fn plain(&self, num: &Num) -> Option<u64> {
        let plain = num.points == 0 && num.mark.is_none();
        plain.then(|| self.part(num.from, num.to).parse().ok())?
    }

    /// 万, 亿, 万亿 at a place: the end of them.
    pub(super) fn multiplier(&self, from: usize) -> usize {
        let any = ["万亿", "亿", "万"];
        self.word(from, &any).map_or(from, |(_, len)| from + len)
    }

    /// The end of multiplier and unit at a place.
    pub(super) fn unit(&self, from: usize) -> usize {
        let from = self.multiplier(from);
        self.word(from, &UNITS).map_or(from, |(_, len)| from + len)
    }

    fn number(&self, from: usize) -> Num {
        let mut whole = self.digits(from);
        let mut mark = None;
        while let Some(c) = self.c(whole)
            && matches!(c, ',' | '\u{2009}' | '\u{202f}' | '\u{a0}')
            && mark.is_none_or(|mark| mark == c)
            && (mark.is_some() || (1..=3).contains(&(whole - from)))
            && self.digits(whole + 1) == whole + 4
        {
            mark = Some(c);
            whole += 4;
        }
        let (mut to, mut points) = (whole, 0);
        while self.c(to) == Some('.') && self.is_digit(to + 1) {
            points += 1;
            to = self.digits(to + 1);
        }
        Num { from, to, whole, mark, points }
    }

    /// Whether a number counts or dates something, and is no long number of a thing.
    fn alone(&self, num: &Num) -> bool {
        let len = num.whole - num.from;
        let long = num.mark.is_none() && len > 12;
        let padded = len > 2 && self.c(num.from) == Some('0');
        let dotted_long = num.points > 2;
        !(long || padded || dotted_long)
    }
}
