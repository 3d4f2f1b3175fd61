//! The rules of composition, each proved on finished pages: what the rule is, the editions
//! that it is judged on, what finds its faults there, and the editions that must be at
//! fault because the rule is switched off in them. Everything is read from the PDF.
//!
//! A rule is switched off by its key under `[text]`; where there is none, by a text that
//! goes round it (U+200B allows a break anywhere); else what was read is altered.

mod bopomofo;
mod column;
mod edition;
mod fonts;
mod forms;
mod hang;
mod justify;
mod kinsoku;
mod marks;
mod matrix;
mod measure;
mod mixed;
mod paragraphs;
mod places;
mod script;
mod sheet;
mod style;
mod vertical;
mod wholes;
mod widths;

use crate::page::copy::Printed;
use std::collections::BTreeSet;

/// One rule and its proof.
pub(crate) struct Proof {
    /// The rule: `T2`.
    rule: &'static str,
    /// The test's name.
    name: &'static str,
    /// Pages without fault.
    on: fn() -> Vec<&'static Printed>,
    /// What is wrong on a page.
    faults: fn(&Printed) -> Vec<String>,
    /// Pages on which the rule does not work: each must be at fault.
    off: fn() -> Vec<&'static Printed>,
}

impl Proof {
    /// Fails where the rule is broken, or where its faults are not found.
    #[track_caller]
    fn run(&self) {
        let mut found = BTreeSet::new();
        for printed in (self.on)() {
            let faults = (self.faults)(printed).into_iter();
            found.extend(faults.map(|fault| format!("{}: {fault}", printed.name)));
        }
        let shown: Vec<String> = found.iter().take(20).cloned().collect();
        let count = found.len();
        assert!(
            count == 0,
            "{} is broken {count} times:\n{}",
            self.rule,
            shown.join("\n")
        );
        for printed in (self.off)() {
            let blind = (self.faults)(printed).is_empty();
            assert!(!blind, "{}: no fault is found on {}", self.rule, printed.name);
        }
    }
}

/// Declares proofs: each becomes a test and a row of `ALL`.
macro_rules! proofs {
    ($($(#[$attribute:meta])* $rule:literal $name:ident {
        on $on:expr; faults $faults:expr; off $off:expr;
    })*) => {
        pub(in crate::clreq) const ALL: &[crate::clreq::Proof] = &[$(crate::clreq::Proof {
            rule: $rule,
            name: stringify!($name),
            on: || $on.into_iter().collect(),
            faults: $faults,
            off: || $off.into_iter().collect(),
        },)*];
        $(#[test] $(#[$attribute])* fn $name() {
            crate::clreq::named(ALL, stringify!($name)).run();
        })*
    };
}
use proofs;

/// A proof by the name of its test.
fn named(proofs: &'static [Proof], name: &str) -> &'static Proof {
    proofs.iter().find(|proof| proof.name == name).unwrap()
}

/// All proofs, by file.
const PROOFS: [&[Proof]; 18] = [
    bopomofo::ALL,
    column::ALL,
    fonts::ALL,
    hang::ALL,
    marks::ALL,
    mixed::ALL,
    paragraphs::ALL,
    places::ALL,
    sheet::ALL,
    style::ALL,
    script::ALL,
    forms::ALL,
    vertical::sides::ALL,
    vertical::turned::ALL,
    justify::ALL,
    kinsoku::ALL,
    wholes::ALL,
    widths::ALL,
];

/// The rules that lines, marks, columns of a paragraph and faces must satisfy.
fn wanted() -> BTreeSet<String> {
    let numbers = (1..=41).chain(47..=49).chain(55..=61).chain(63..=72);
    numbers.map(|number| format!("T{number}")).collect()
}

#[test]
fn every_rule_has_a_proof() {
    let have: BTreeSet<String> =
        PROOFS.iter().flat_map(|list| *list).map(|one| one.rule.to_owned()).collect();
    let missing: Vec<String> = wanted().difference(&have).cloned().collect();
    assert!(missing.is_empty(), "no proof of {missing:?}");
    let rules: BTreeSet<String> = (1..=72).map(|number| format!("T{number}")).collect();
    let strange: Vec<&String> = have.difference(&rules).collect();
    assert!(strange.is_empty(), "no such rules: {strange:?}");
}
