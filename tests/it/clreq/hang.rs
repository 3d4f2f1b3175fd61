//! T22 to T24: marks that hang, marks in bold, marks whose ink is not where the class says.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{ink, is, shifted, single};
use super::proofs;
use super::widths::bad_pairs;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Line};

pub(super) const TEXT: &str = "甲、乙，丙。丁、戊，己。庚、辛，壬。癸、子，丑。寅；卯：辰！巳？午，”未。》申、）酉，，戌。。";

fn text() -> Edition {
    edition(swept(TEXT)).measure(13)
}

/// The right edge of the column: where full lines of Han end.
fn edge(lines: &[Line]) -> f64 {
    let ends = lines.iter().filter_map(|line| {
        let last = line.glyphs.last()?;
        let han = single(last).is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
        han.then_some(last.x + last.advance)
    });
    ends.fold(f64::MIN, f64::max)
}

/// Marks whose body stands outside the measure, each with the glyph before it.
fn hung(printed: &Printed) -> Vec<(Glyph, Glyph)> {
    let lines: Vec<Line> =
        paras(printed).into_iter().flat_map(|para| para.lines).collect();
    let edge = edge(&lines);
    let outside = |line: &Line| {
        let [.., before, last] = line.glyphs.as_slice() else { return None };
        (last.x + 0.3 * EM > edge).then(|| (before.clone(), last.clone()))
    };
    lines.iter().filter_map(outside).collect()
}

/// T22: what hangs and may not, and nothing that hangs at all.
pub(super) fn badly_hung(printed: &Printed) -> Vec<String> {
    let hung = hung(printed);
    if hung.is_empty() {
        return vec!["nothing hangs".to_owned()];
    }
    let mark = |glyph: &Glyph| is(glyph, "、，。；：！？”》）");
    let bad = hung.iter().filter(|(before, last)| !is(last, "、，。") || mark(before));
    bad.map(|(before, last)| format!("{}{} hangs", before.text, last.text)).collect()
}

fn anything_hung(printed: &Printed) -> Vec<String> {
    hung(printed).iter().map(|(_, last)| format!("{} hangs", last.text)).collect()
}

/// Pairs of which the second mark, the first, or both are bold.
const BOLD: &str = "甲，**“**乙\n甲**）**。乙\n甲**：《**乙\n甲**》**、乙\n甲“**《**乙";

fn bold() -> Edition {
    edition(BOLD)
}

/// T24: neighbours whose ink meets.
fn inks_meet(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in paras(printed).iter().flat_map(|para| &para.lines) {
        for pair in line.glyphs.windows(2) {
            let inks = [0, 1].map(|at| ink(printed, &pair[at]));
            let [Some(one), Some(two)] = inks else { continue };
            let gap = (two[0] - one[1]) / EM;
            if gap < 0.02 {
                faults.push(format!("{gap:.3} em in {}", line.text()));
            }
        }
    }
    faults
}

const CENTRED: &str =
    "甲！」乙\n甲？）乙\n甲。」乙\n甲，「乙\n甲！！乙\n甲：『乙\n甲」，乙";

fn centred() -> Edition {
    edition(CENTRED).top("lang = \"zh-Hant\"")
}

/// The same in Kai, whose ！ and ？ stand in the middle.
fn kai() -> &'static Printed {
    let paras: Vec<String> =
        CENTRED.lines().map(|line| format!("{{kai {line}}}")).collect();
    edition(paras.join("\n")).printed()
}

proofs! {
    "T22" one_of_the_three_marks_may_hang {
        on [text().rule("hang = true").printed()];
        faults badly_hung;
        off [text().printed()];
    }
    "T22" nothing_hangs_unless_asked_for {
        on [text().printed()];
        faults anything_hung;
        off [text().rule("hang = true").printed()];
    }
    "T23" bold_marks_close_up_like_others {
        on [bold().printed()];
        faults |printed| bad_pairs(printed, 1.5);
        off [bold().rule("marks = \"all\"").printed()];
    }
    "T24" marks_close_up_by_their_ink {
        on [centred().printed(), edition(CENTRED).printed(), kai()];
        faults inks_meet;
        off [centred().altered(|printed| shifted(printed, "！？。，：", -0.3))];
    }
}
