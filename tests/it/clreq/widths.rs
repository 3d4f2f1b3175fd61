//! T16 to T24: how wide marks are, alone, side by side and at the edges of lines.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{is, lines, single};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::{bad_indents, left, open_pairs, ragged};
use crate::pdf::{Glyph, Line, Way};

const STOPS: &str = "。？！";
const PAUSES: &str = "、，；：";
const OPENING: &str = "“‘（《〈「『【〔〖［｛";
const CLOSING: &str = "”’）》〉」』】〕〗］｝";
/// Half an em always: interpunct, solidus, the short dash of GB/T 15834.
const HALVES: &str = "·／–";

/// Every mark once between Han characters, on lines that nothing fills.
fn specimens() -> Edition {
    let alone = [STOPS, PAUSES, HALVES, "～"].concat();
    let mut paras: Vec<String> =
        alone.chars().map(|mark| format!("甲{mark}乙")).collect();
    let both = OPENING.chars().zip(CLOSING.chars());
    paras.extend(both.map(|(open, close)| format!("甲{open}乙{close}丙")));
    edition(paras.join("\n"))
}

fn style(marks: &str) -> Edition {
    specimens().rule(&format!("marks = \"{marks}\""))
}

/// Whether a mark stands in the middle of its square and keeps it: in vertical lines these
/// do (clreq 3.1.6.1).
fn is_fixed(mark: &Glyph) -> bool {
    mark.way == Way::Down && is(mark, "：；！？")
}

/// Marks between two Han characters that are not as wide as wanted, in ems.
fn unlike(printed: &Printed, wanted: impl Fn(char) -> f64) -> Vec<String> {
    let han = |c: char| ('甲'..='甲').contains(&c) || "乙丙".contains(c);
    let mut faults = Vec::new();
    let mut judged = 0;
    for line in lines(&paras(printed)) {
        for three in line.glyphs.windows(3) {
            let [a, mark, b] = [0, 1, 2].map(|at| single(&three[at]).unwrap_or(' '));
            if !han(a) || !han(b) || han(mark) {
                continue;
            }
            judged += 1;
            let width = (three[2].x - three[0].x) / EM - 1.0;
            let wanted = if is_fixed(&three[1]) { 1.0 } else { wanted(mark) };
            if (width - wanted).abs() > 0.005 {
                faults.push(format!("{mark} is {width:.3} em, not {wanted}"));
            }
        }
    }
    let all = STOPS.chars().count()
        + PAUSES.chars().count()
        + HALVES.chars().count()
        + 1
        + 2 * OPENING.chars().count();
    if judged < all {
        faults.push(format!("only {judged} of {all} marks are there"));
    }
    faults
}

/// Half an em for what is always so, else as told.
fn or_half(mark: char, else_wide: f64) -> f64 {
    if HALVES.contains(mark) { 0.5 } else { else_wide }
}

fn not_full(printed: &Printed) -> Vec<String> {
    unlike(printed, |mark| or_half(mark, 1.0))
}

fn not_kaiming(printed: &Printed) -> Vec<String> {
    unlike(printed, |mark| {
        or_half(mark, if STOPS.contains(mark) || mark == '～' { 1.0 } else { 0.5 })
    })
}

fn not_half(printed: &Printed) -> Vec<String> {
    unlike(printed, |mark| or_half(mark, if mark == '～' { 1.0 } else { 0.5 }))
}

/// Marks side by side between 甲 and 乙.
const PAIRS: [&str; 12] = [
    "，“", "：《", "。”", "！”", "”，", "）。", "》、", "“《", "》”", "）（", "」『",
    "？）",
];

fn pairs() -> Edition {
    edition(PAIRS.map(|pair| format!("甲{pair}乙\n")).concat())
}

/// T17: pairs that do not take so many ems in all, or whose gap does not close towards
/// what the bracket holds: the outer blanks stay.
pub(super) fn bad_pairs(printed: &Printed, wanted: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras(printed) {
        let line = &para.lines[0];
        let [a, one, two, b] = [0, 1, 2, 3].map(|at| &line.glyphs[at]);
        if is_fixed(one) || is_fixed(two) {
            continue;
        }
        let step = |from: &Glyph, to: &Glyph| (to.x - from.x) / EM;
        let width = step(a, b) - 1.0;
        if (width - wanted).abs() > 0.005 {
            faults.push(format!("{} takes {width:.3} em, not {wanted}", para.text));
        }
        let outer = if is(one, OPENING) { step(a, one) } else { step(two, b) };
        let open = (is(one, OPENING) && is(two, OPENING)) || is(two, CLOSING);
        // Where the two take one em, both have given up both blanks.
        if wanted > 1.0 && open && outer < 0.995 {
            faults.push(format!("{}: {outer:.3} em outside", para.text));
        }
    }
    faults
}

/// Marks of all kinds at every place of the line.
fn marked() -> Edition {
    edition(swept(
        "甲、乙，丙；丁：戊。己！庚？辛“壬”癸（子）丑《寅》卯「辰」巳【午】未、申，酉。戌；亥",
    ))
}

/// T18: lines that begin with an opening mark but not half an em left of the others.
fn untrimmed_starts(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let later: Vec<&Line> =
        paras.iter().flat_map(|para| para.lines.iter().skip(1)).collect();
    let edge = later.iter().map(|line| line.left().max(0.0));
    let plain = |line: &&&Line| !is(&line.glyphs[0], OPENING);
    let edge =
        later.iter().find(plain).map_or(edge.fold(f64::MAX, f64::min), |one| one.left());
    let bad = later.iter().filter(|line| (left(line, EM) - edge).abs() > 0.005);
    bad.map(|line| format!("{:.3} em: {}", (line.left() - edge) / EM, line.text()))
        .collect()
}

const QUOTED: &str =
    "“甲”乙丙丁戊己庚辛壬癸子丑寅卯\n《甲》乙丙丁\n（甲）乙丙丁\n甲乙丙丁";

proofs! {
    "T16" marks_are_one_em_and_some_half {
        on [specimens().printed(), style("full").printed(), style("all").printed()];
        faults not_full;
        off [style("half").printed(), style("kaiming").printed()];
    }
    "T16" the_interpunct_is_one_em_where_the_style_says_so {
        on [specimens().rule("full_interpunct = true").printed()];
        faults |printed| unlike(printed, |mark| if mark == '·' { 1.0 } else { or_half(mark, 1.0) });
        off [specimens().printed()];
    }
    "T17" two_marks_take_one_and_a_half_em {
        on [pairs().printed(), pairs().rule("marks = \"full\"").printed()];
        faults |printed| bad_pairs(printed, 1.5);
        off [
            pairs().rule("marks = \"all\"").printed(),
            pairs().rule("close_pairs = true").printed(),
        ];
    }
    "T17" two_marks_take_one_em_where_the_style_says_so {
        on [pairs().rule("close_pairs = true").printed()];
        faults |printed| bad_pairs(printed, 1.0);
        off [pairs().printed()];
    }
    "T17" marks_side_by_side_close_up_in_full_lines {
        on [marked().printed()];
        faults |printed| open_pairs(&paras(printed), EM);
        off [pairs().rule("marks = \"all\"").printed()];
    }
    "T18" opening_marks_at_a_line_start_lose_half_an_em {
        on [marked().printed()];
        faults untrimmed_starts;
        off [marked().rule("marks = \"full\"").printed(), marked().rule("marks = \"all\"").printed()];
    }
    "T19" opening_marks_at_a_paragraph_start_stand_at_one_and_a_half {
        on [edition(QUOTED).printed()];
        faults |printed| bad_indents(&paras(printed), EM);
        off [edition(QUOTED).rule("marks = \"all\"").printed()];
    }
    "T20" closing_marks_at_a_line_end_take_half_an_em {
        on [marked().printed()];
        faults |printed| ragged(&paras(printed), EM);
        off [marked().rule("marks = \"full\"").printed(), marked().rule("marks = \"all\"").printed()];
    }
    "T21" style_full_is_all_of_one_em {
        on [style("full").printed(), style("line-end").printed()];
        faults not_full;
        off [style("half").printed()];
    }
    "T21" style_kaiming_gives_stops_one_em_and_others_half {
        on [style("kaiming").printed()];
        faults not_kaiming;
        off [style("full").printed(), style("half").printed()];
    }
    "T21" style_half_gives_all_half {
        on [style("half").printed()];
        faults not_half;
        off [style("kaiming").printed()];
    }
}
