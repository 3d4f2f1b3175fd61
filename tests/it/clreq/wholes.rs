//! T6 to T13: what a line never breaks.

use super::edition::{EM, edition, paras, swept};
use super::measure::{absent, broken};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::{broken_pairs, parted_numbers};

/// U+200B between all characters of a word: it may be broken anywhere.
fn loosened(word: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join("\u{200b}")
}

/// Paragraphs full of these words, at every place of the line.
fn of(words: &[&str]) -> &'static Printed {
    edition(swept(&words.join("在内而后又有"))).printed()
}

/// The same, with the words open to breaks.
fn open(words: &[&str]) -> &'static Printed {
    let open: Vec<String> = words.iter().map(|word| loosened(word)).collect();
    let free = edition(swept(&open.join("在内而后又有")));
    // Halves of marks would not begin lines at any other level.
    free.rule("kinsoku = \"none\"").printed()
}

/// Words that are broken, or are not there.
fn split(printed: &Printed, words: &[&str]) -> Vec<String> {
    let paras = paras(printed);
    [broken(&paras, words), absent(&paras, words)].concat()
}

const DASH: [&str; 1] = ["——"];
const STACKS: [&str; 4] = ["？！", "！！", "？？", "！！！"];
const DIGITS: [&str; 12] = [
    "123456", "2,300.5", "-5.8", "+7.3", "¥8.40", "$1,200", "€99", "11.1%", "7‰",
    "36.5℃", "45°", "3:00",
];
const UNITS: [&str; 12] = [
    "2300亿元",
    "31.5万人",
    "2569万平方米",
    "55.65公里",
    "12亩",
    "143条",
    "2021年",
    "12月",
    "15日",
    "18%",
    "3个百分点",
    "9800吨",
];
const TERMS: [&str; 6] = ["第12期", "2020年1月", "4A级", "1+3", "“十三五”", "“两会”"];

proofs! {
    "T6" dashes_are_two_ems_and_whole {
        on [of(&DASH)];
        faults |printed| {
            [split(printed, &DASH), broken_pairs(&paras(printed), EM)].concat()
        };
        off [open(&DASH)];
    }
    "T7" dots_are_two_ems_and_whole {
        on [of(&["……"])];
        faults |printed| {
            [split(printed, &["……"]), broken_pairs(&paras(printed), EM)].concat()
        };
        off [open(&["……"])];
    }
    "T8" stacks_of_marks_are_whole {
        on [of(&STACKS)];
        faults |printed| split(printed, &STACKS);
        off [open(&STACKS)];
    }
    "T9" runs_of_digits_are_whole_with_their_signs {
        on [of(&DIGITS)];
        faults |printed| split(printed, &DIGITS);
        off [open(&DIGITS)];
    }
    "T10" numbers_are_not_parted_from_their_units {
        on [of(&UNITS)];
        faults |printed| {
            [split(printed, &UNITS), parted_numbers(&paras(printed))].concat()
        };
        off [open(&UNITS)];
    }
    "T11" terms_with_numbers_are_whole {
        on [of(&TERMS)];
        faults |printed| split(printed, &TERMS);
        off [open(&TERMS)];
    }
}
