//! How numbers are written (GB/T 15835—2011, and GB/T 15834—2011 where marks touch
//! numbers): text in; the forms that are wrong out, each with its place, its rule and the
//! right form. Also what an edition must write alike: signs of ranges, thousands, degrees.
//!
//! Clear faults only: where the standard lets both forms stand (3倍, 三倍) nothing is said.

mod approximate;
mod calendar;
mod digits;
mod feast;
mod han;
mod hedged;
mod like;
mod mixed;
mod policy;
mod range;
mod rule;
mod sign;
mod text;
mod words;

pub use policy::{Grouping, Policy, RangeSign};
pub use rule::{Family, Rule};
pub(super) use words::naming;

use std::collections::BTreeMap;
use std::ops::Range;
use text::Text;

/// A number in a wrong form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its bytes.
    pub at: Range<usize>,
    /// Why it is wrong.
    pub rule: Rule,
    /// What to write in its place; none where there are several ways.
    pub fix: Option<String>,
}

/// What an edition writes in one way throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Custom {
    /// The sign between the ends of a range.
    Range(RangeSign),
    /// The digits of numbers of five digits and more.
    Grouping(Grouping),
    /// ℃ in one character (true) or as °C.
    Degree(bool),
}

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Wrong forms, in order, not overlapping.
    pub findings: Vec<Finding>,
    /// Forms that are right, but to be the same all over the edition, with their bytes.
    pub customs: Vec<(Custom, Range<usize>)>,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// In prose or a headline.
    #[default]
    Prose,
    /// In a cell of a table, where short dates are at home.
    Cell,
}

/// Looks at every number of a text.
pub fn analyse(text: &str, stand: Stand, policy: &Policy) -> Report {
    if !text.contains(|c: char| han::is_numeral(c) || c.is_ascii_digit()) {
        return Report::default();
    }
    let text = Text::new(text, stand, policy);
    let mut desk = Desk { text: &text, found: BTreeMap::new(), customs: Vec::new() };
    for rule in RULES {
        rule(&mut desk);
    }
    let mut customs = desk.customs;
    customs.sort_by_key(|(_, at)| at.start);
    Report { findings: desk.found.into_values().collect(), customs }
}

/// The rules in the order in which they claim a place: of two that overlap the first is
/// told.
const RULES: &[fn(&mut Desk<'_>)] = &[
    words::set_words,
    feast::feasts,
    calendar::documents,
    calendar::dates,
    calendar::years,
    calendar::zeros,
    calendar::clocks,
    hedged::hedges,
    sign::points,
    range::ranges,
    mixed::repeated,
    mixed::mixed,
    sign::fractions,
    sign::percent,
    sign::currency,
    sign::times,
    sign::ratios,
    sign::signs,
    digits::points,
    digits::broken,
    digits::grouping,
    digits::large,
    approximate::approximate,
    like::items,
    like::ordinals,
    like::pairs,
];

/// A text on its way through the rules.
struct Desk<'a> {
    text: &'a Text<'a>,
    /// What was found, by the byte it begins at; nothing overlaps.
    found: BTreeMap<usize, Finding>,
    customs: Vec<(Custom, Range<usize>)>,
}

impl Desk<'_> {
    /// Notes a wrong form between two characters, unless another rule has claimed a part
    /// of it or nothing would change.
    fn find(&mut self, rule: Rule, from: usize, to: usize, fix: Option<String>) {
        let at = self.text.bytes(from, to);
        let before = self.found.range(..at.end).next_back();
        let taken = before.is_some_and(|(_, one)| at.start < one.at.end);
        let same = fix.as_deref() == Some(self.text.part(from, to));
        if !(at.is_empty() || same || taken) {
            self.found.insert(at.start, Finding { at, rule, fix });
        }
    }

    /// Notes a form that is to be the same all over the edition.
    fn custom(&mut self, custom: Custom, from: usize, to: usize) {
        self.customs.push((custom, self.text.bytes(from, to)));
    }
}

#[cfg(test)]
mod tests;
