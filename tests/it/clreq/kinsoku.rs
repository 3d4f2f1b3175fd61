//! T1 to T5: what may begin and end a line at each of the four levels.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{lines, steps};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::forbidden_ends;
use crate::pdf::Line;

/// Every mark of the level `basic`.
const MARKS: &str = "甲、乙，丙；丁：戊。己！庚？“辛”‘壬’（癸）《子》〈丑〉「寅」『卯』【辰】\
                     〔巳〕〖午〗［未］｛申｝酉–戌～亥—甲·乙丙丁戊己庚辛";
const SOLIDUS: &str = "春夏秋冬／东南西北／上下左右／前后内外／甲乙丙丁／戊己庚辛";
const LONG: &str = "天长——地久……天长——地久……天长——地久……天长——地久……天长——地久……";

fn level(kinsoku: &str, text: &str) -> Edition {
    edition(swept(text)).rule(&format!("kinsoku = \"{kinsoku}\""))
}

/// All the marks in full squares: nothing but a prohibition moves them off the grid.
fn squares(kinsoku: &str) -> Edition {
    level(kinsoku, "甲、乙，丙；丁：戊。己！庚？辛）壬》癸〉子」丑』寅】卯辰巳午未申")
        .rule("marks = \"all\"")
}

/// T1: lines that are not as full as their measure without any adjustment.
fn adjusted(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in lines(&paras(printed)) {
        if steps(line, EM).iter().any(|step| (step - 1.0).abs() > 0.002) {
            faults.push(line.text());
        }
    }
    faults
}

/// T4: lines that start with a dash or dots.
fn long_starts(printed: &Printed) -> Vec<String> {
    let starts = |line: &&Line| line.head().is_some_and(|c| "—…⋯⸺".contains(c));
    let paras = paras(printed);
    let later = paras.iter().flat_map(|para| para.lines.iter().skip(1));
    later.filter(starts).map(Line::text).collect()
}

/// T5: lines that are not those of the level `gb`.
fn unlike_gb(printed: &Printed) -> Vec<String> {
    let text = SOLIDUS.to_owned() + LONG + MARKS;
    let broken =
        |one: &Printed| -> Vec<String> { lines(&paras(one)).map(Line::text).collect() };
    let (here, there) = (broken(printed), broken(level("gb", &text).printed()));
    let unlike = here.into_iter().zip(there).filter(|(one, other)| one != other);
    unlike.map(|(one, other)| format!("{one}, not {other}")).collect()
}

proofs! {
    "T1" level_none_forbids_nothing {
        on [squares("none").printed()];
        faults adjusted;
        off [squares("basic").printed(), squares("gb").printed()];
    }
    "T2" level_basic_keeps_marks_from_the_ends_of_lines {
        on [level("basic", MARKS).printed()];
        faults |printed| forbidden_ends(&paras(printed));
        off [level("none", MARKS).printed()];
    }
    "T3" level_gb_keeps_a_solidus_from_the_end_of_a_line {
        on [level("gb", SOLIDUS).printed(), level("gb", MARKS).printed()];
        faults |printed| forbidden_ends(&paras(printed));
        off [level("basic", SOLIDUS).printed()];
    }
    "T4" level_strict_keeps_dashes_and_dots_from_the_start_of_a_line {
        on [level("strict", LONG).printed()];
        faults long_starts;
        off [level("gb", LONG).printed()];
    }
    "T5" level_gb_is_the_default {
        on [edition(swept(&(SOLIDUS.to_owned() + LONG + MARKS))).printed()];
        faults unlike_gb;
        off ["none", "basic", "strict"]
            .map(|name| level(name, &(SOLIDUS.to_owned() + LONG + MARKS)).printed());
    }
}
