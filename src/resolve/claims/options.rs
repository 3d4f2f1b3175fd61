//! `[numbers]`: what an edition chooses of the checks.

use crate::base::Span;
use crate::diag::Code;
use crate::edition::{self, Ranged, Unbound};
use crate::resolve::desk::Desk;
use crate::resolve::paths;
use crate::say;
use crate::stats::Stats;
use crate::stats::check::Options;
use std::path::PathBuf;

/// The longest name that holds digits, in characters.
const LONGEST_NAME: usize = 40;
/// The most names: each number is compared with all.
const MOST_NAMES: usize = 2_000;

/// How numbers are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::resolve) struct Checks {
    /// Words whose digits count nothing.
    pub(in crate::resolve) names: Vec<String>,
    /// What becomes of digits that belong to no statistic, where that was said.
    pub(in crate::resolve) unbound: Option<Unbound>,
    /// How far 约 may be off, in thousandths, where that was said.
    pub(in crate::resolve) about: Option<u16>,
    /// Where the checks were switched off.
    pub(in crate::resolve) off: Option<Span>,
    /// The folder of earlier editions, where one was named, and where.
    pub(in crate::resolve) earlier: Option<(PathBuf, Span)>,
}

impl Checks {
    /// What the checker takes: digits are looked for where the edition says so, else where
    /// it has statistics.
    pub(super) fn options(&self, stats: &Stats) -> Options {
        let unbound = match self.unbound {
            Some(chosen) => chosen != Unbound::Off,
            None => !stats.list.is_empty(),
        };
        let sentences = !stats.list.is_empty();
        Options { unbound, names: self.names.clone(), about: self.about, sentences }
    }
}

impl Desk<'_> {
    /// The checks as set, with values out of range noted as faults.
    pub(in crate::resolve) fn checks(
        &mut self,
        numbers: Option<&Ranged<edition::Numbers>>,
    ) -> Checks {
        let Some(set) = numbers.map(|table| &table.value) else {
            return Checks::default();
        };
        let off = set.checks.as_ref().filter(|checks| !checks.value);
        Checks {
            names: self.names(set),
            unbound: set.unbound.as_ref().map(|unbound| unbound.value),
            about: set
                .about
                .as_ref()
                .map(|about| self.within("about", Some(about), 0..=200, 30)),
            off: off.map(|checks| checks.span),
            earlier: set.earlier.as_ref().and_then(|folder| self.earlier_folder(folder)),
        }
    }

    fn names(&mut self, set: &edition::Numbers) -> Vec<String> {
        let mut names = Vec::new();
        for name in set.names.iter().flat_map(|list| &list.value) {
            self.name(&name.value, name.span, &mut names);
        }
        if let Some(file) = &set.names_file {
            for (word, span) in self.words_of_file(file) {
                self.name(&word, span, &mut names);
            }
        }
        names.sort_unstable();
        names.dedup();
        let have = names.len();
        if have > MOST_NAMES {
            let file = set.names_file.as_ref().map(|file| file.span);
            let list = set.names.as_ref().map(|list| list.span);
            self.error(
                Code::TooLarge,
                file.or(list).unwrap_or_else(Span::detached),
                say!(
                    "名称有 {have} 个，至多 {MOST_NAMES} 个",
                    "there are {have} names, at most {MOST_NAMES}"
                ),
            );
            names.clear();
        }
        names
    }

    /// A name, where it can be one.
    fn name(&mut self, word: &str, span: Span, names: &mut Vec<String>) {
        let word = word.trim();
        let len = word.chars().count();
        let bare =
            !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !(1..=LONGEST_NAME).contains(&len) {
            self.error(
                Code::BadValue,
                span,
                say!(
                    "名称有 {len} 字，应为 1 至 {LONGEST_NAME} 字",
                    "the name has {len} characters, but must have 1 to {LONGEST_NAME}"
                ),
            );
        } else if bare {
            self.advise(
                Code::BadValue,
                span,
                say!("名称“{word}”只有数字", "the name `{word}` is nothing but digits"),
                say!(
                    "连同前后的字一起写，如“三个二七”“1+N”",
                    "write it with the words around it, such as 1+N"
                ),
            );
        } else {
            names.push(word.to_owned());
        }
    }

    /// The words of a file, one a line; `#` starts a comment.
    fn words_of_file(&mut self, name: &Ranged<String>) -> Vec<(String, Span)> {
        let mut words = Vec::new();
        let Some(path) = self.locate(name) else { return words };
        let read = paths::read_text(&path, name.span, self.world);
        let Some(text) = self.take(read) else { return words };
        let Some(file) = self.files.add(&path, text.clone()) else { return words };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.split('#').next().unwrap_or_default();
            let word = bare.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if !word.is_empty() {
                let at = start + bare.find(word).unwrap_or(0);
                words.push((word.to_owned(), Span::new(file, at..at + word.len())));
            }
            start += line.len();
        }
        words
    }
}
