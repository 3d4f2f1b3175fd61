//! T37 beyond plain paragraphs (clreq 3.4): quotations, lines in the middle and at the end,
//! labels with lines beside them, paragraphs that go on.

use super::edition::{EM, Edition, edition, paras};
use super::proofs;
use crate::page::copy::{Para, Printed};
use crate::pdf::Line;

const TEXT: &str =
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜";

/// The lines of a paragraph: from the edge of the text to their first glyph, and to the end
/// of their last, in ems.
fn places(para: &Para, edge: f64) -> Vec<(f64, f64)> {
    let place = |line: &Line| {
        let last = &line.glyphs[line.glyphs.len() - 1];
        ((line.left() - edge) / EM, (last.x + last.advance - edge) / EM)
    };
    para.lines.iter().map(place).collect()
}

/// The paragraphs after the first, which is plain and shows where the edges are.
fn others(printed: &Printed) -> (Vec<Para>, f64, f64) {
    let mut paras = paras(printed);
    let rest = paras.split_off(1);
    let edge = paras[0].lines[1].left();
    let end = places(&paras[0], edge)[1].1;
    (rest, edge, end)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.01
}

/// Lines that do not start where they should, first and later ones, or that are full and
/// do not end at the measure.
fn misplaced(printed: &Printed, first: f64, later: f64) -> Vec<String> {
    let (paras, edge, end) = others(printed);
    let mut faults = Vec::new();
    for para in &paras {
        let places = places(para, edge);
        for (at, (from, to)) in places.iter().enumerate() {
            let wanted = if at == 0 { first } else { later };
            let full = at + 1 < places.len();
            if !near(*from, wanted) || full && !near(*to, end) {
                faults.push(format!("{from:.3} to {to:.3}: {}", para.lines[at].text()));
            }
        }
    }
    if paras.iter().all(|para| para.lines.len() < 2) {
        faults.push("no paragraph of two lines".to_owned());
    }
    faults
}

/// An edition of a plain paragraph and these.
fn after(lines: &str) -> Edition {
    edition(format!("{TEXT}\n{lines}")).measure(17)
}

/// Quotations that are not in Kai.
fn not_kai(printed: &Printed) -> Vec<String> {
    let (paras, ..) = others(printed);
    let glyphs = paras.iter().flat_map(|para| &para.lines).flat_map(|line| &line.glyphs);
    let bad = glyphs.filter(|one| !one.font.contains("Kai"));
    bad.map(|one| format!("{} in {}", one.text, one.font)).collect()
}

fn quote() -> Edition {
    after(&format!("> {TEXT}\n> {TEXT}"))
}

fn plain() -> Edition {
    after(&format!("{TEXT}\n{TEXT}"))
}

/// Lines whose free room is not shared as it should be: all before them where `share` is 1,
/// half where it is ½.
fn aside(printed: &Printed, share: f64) -> Vec<String> {
    let (paras, edge, end) = others(printed);
    let mut faults = Vec::new();
    for para in &paras {
        for (from, to) in places(para, edge) {
            if !near(from, share * (from + end - to)) {
                faults.push(format!("{from:.3} to {to:.3} of {end:.3}: {}", para.text));
            }
        }
    }
    faults
}

/// A short line, one that is nearly full, and one that needs two.
fn stood(mark: &str) -> Edition {
    let long: String = TEXT.chars().take(25).collect();
    let texts = ["天地玄黄", "二〇二一年一月十五日印于河南", &long];
    after(&texts.map(|text| format!("{{{mark} {text}}}")).join("\n"))
}

/// Distances of lines that are not one leading.
fn off_grid(printed: &Printed) -> Vec<String> {
    let lines: Vec<Line> =
        paras(printed).into_iter().flat_map(|para| para.lines).collect();
    let rows: Vec<f64> = lines.iter().map(Line::y).collect();
    let steps = rows.windows(2).map(|pair| (pair[0] - pair[1]).abs());
    let bad = steps.filter(|step| (step - printed.leading()).abs() > 0.01);
    bad.map(|step| format!("{step:.2} pt between two lines")).collect()
}

/// All kinds of paragraphs, one after the other.
fn mixed() -> Edition {
    after(&format!("> {TEXT}\n{{center 天地}}\n{{hang 一、}}{TEXT}\n{{right 玄黄}}"))
}

/// Lines beside a label that do not start where its text does.
fn not_beside(printed: &Printed) -> Vec<String> {
    let (paras, edge, end) = others(printed);
    let mut faults = Vec::new();
    for para in &paras {
        let glyphs = &para.lines[0].glyphs;
        let Some(text) = glyphs.iter().find(|one| one.text == "天") else { continue };
        let start = (text.x - edge) / EM;
        let places = places(para, edge);
        for (from, to) in &places[1..places.len() - 1] {
            if !near(*from, start) || !near(*to, end) {
                faults
                    .push(format!("{from:.3} to {to:.3}, not {start:.3}: {}", para.text));
            }
        }
        if !near(start, start.round()) {
            faults.push(format!("the text starts at {start:.3} em: {}", para.text));
        }
    }
    faults
}

/// Labels of many kinds; commas in the first line that could shrink.
fn labelled() -> Edition {
    let text = TEXT.replace('荒', "，荒，").replace('张', "张，来，");
    let labels = ["一、", "（一）", "1．", "甲：", "1.", "第一条　"];
    after(&labels.map(|label| format!("{{hang {label}}}{text}")).join("\n"))
}

proofs! {
    "T37" quotations_are_indented_as_a_whole {
        on [quote().printed()];
        faults |printed| misplaced(printed, 4.0, 2.0);
        off [plain().printed()];
    }
    "T37" quotations_stand_in_kai {
        on [quote().printed()];
        faults not_kai;
        off [plain().printed()];
    }
    "T37" lines_stand_in_the_middle {
        on [stood("center").printed()];
        faults |printed| aside(printed, 0.5);
        off [stood("right").printed(), stood("keep").printed()];
    }
    "T37" lines_stand_at_the_end {
        on [stood("right").printed()];
        faults |printed| aside(printed, 1.0);
        off [stood("center").printed(), stood("keep").printed()];
    }
    "T37" paragraphs_of_all_kinds_keep_to_the_lines {
        on [mixed().printed()];
        faults off_grid;
        off [mixed().altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let at = glyphs.len() / 2;
            glyphs[at..].iter_mut().for_each(|one| {
                one.x -= 2.0;
                one.y -= 2.0;
            });
        })];
    }
    "T37" lines_hang_beside_their_label {
        on [labelled().printed(), labelled().measure(19).printed()];
        faults not_beside;
        off [after(&format!("{{keep 一、}}{TEXT}")).printed()];
    }
    "T37" what_goes_on_is_not_indented {
        on [after(&format!("{{more}}{TEXT}")).printed()];
        faults |printed| misplaced(printed, 0.0, 0.0);
        off [after(TEXT).printed()];
    }
}
