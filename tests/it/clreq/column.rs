//! T37 to T41 and T47 to T49: paragraphs in their column, and cells.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::lines;
use super::proofs;
use crate::page::copy::{Para, Printed};
use crate::page::lines::{bad_indents, lone_characters, widows};
use crate::page::{NARROW, SAMPLES};
use crate::pdf::Line;

const PLAIN: &str = "新年伊始各项工作有序展开，全区上下精神振奋，干劲十足。\n“十三五”收官，一年之计在于春，一日之计在于晨。\n";

/// T40: headings with fewer than two lines of text below them in their column.
fn bare_heads(printed: &Printed) -> Vec<String> {
    let file = &printed.file;
    let lines = file.lines();
    let kind = |line: &Line| line.block().map(|block| file.blocks[block].kind.clone());
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let head = kind(line).is_some_and(|kind| kind.starts_with('H'));
        let below = lines.iter().skip(at + 1).take(2);
        let kept =
            below.filter(|next| next.page == line.page && next.y() < line.y()).count();
        if head && kept < 2 {
            faults.push(format!("{kept} lines below {}", line.text()));
        }
    }
    faults
}

/// Headings at every place of the page.
fn headed() -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃".repeat(2 + at % 5);
    let all: Vec<String> = (0..40).map(|at| format!("## 小标题\n{}", text(at))).collect();
    edition(all.join("\n"))
}

/// Paragraphs of three to seven lines over many pages.
fn flowing() -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃，".repeat(3 + at % 5);
    edition((0..60).map(text).collect::<Vec<_>>().join("\n"))
}

/// Everything from the second line of a page on is lifted to the page before.
fn first_lines_left_behind(printed: &mut Printed) {
    for page in &mut printed.file.pages {
        let top = page.glyphs.iter().map(|glyph| glyph.y).fold(f64::MIN, f64::max);
        for glyph in &mut page.glyphs {
            if glyph.y > top - 1.0 {
                glyph.y -= 900.0;
            }
        }
    }
}

/// T38: one character is all that a whole line leaves over.
const LONE: &str = "{keep 天地玄黄宇宙洪荒日月盈}{keep 昃辰宿列张寒来暑往秋收冬藏}闰。";

/// T49: glyphs that are not as wide as the font has them.
fn stretched(printed: &Printed) -> Vec<String> {
    let glyphs = printed.file.pages.iter().flat_map(|page| &page.glyphs);
    let bad = glyphs.filter(|glyph| (glyph.wide - 1.0).abs() > 0.03);
    bad.map(|glyph| format!("{} is {:.3} wide", glyph.text, glyph.wide)).collect()
}

/// T47: Han characters off the cells of their line.
fn off_cells(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    let paras = paras(printed);
    let edge = lines(&paras).map(Line::left).fold(f64::MAX, f64::min);
    for line in lines(&paras) {
        for glyph in &line.glyphs {
            let han = glyph.text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
            let cell = (glyph.x - edge) / EM;
            if han && (cell - cell.round()).abs() > 0.002 {
                faults.push(format!("{} at {cell:.3} in {}", glyph.text, line.text()));
            }
        }
    }
    faults
}

const CELLS: &str =
    "天地GDP玄黄2300亿元，宇宙“洪荒”日月PM2.5盈昃——辰宿Smart City列张（寒来）暑往";

/// Names of two and three characters on four ems, and others on three.
const EVEN: &str =
    "{even 王二|4}甲\n{even 欧阳锋|4}甲\n{even 李小三丁|4}甲\n{even 赵四|3}乙";

/// T48: names that do not fill their width, or not evenly.
fn uneven(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras(printed) {
        let glyphs = &para.lines[0].glyphs;
        let (last, name) = glyphs.split_last().unwrap();
        let wanted = if last.text == "乙" { 3.0 } else { 4.0 };
        let width = (last.x - name[0].x) / EM;
        let steps = super::measure::steps(&para.lines[0], EM);
        let inner = &steps[..steps.len() - 1];
        let spread = inner.iter().any(|step| (step - inner[0]).abs() > 0.005);
        if (width - wanted).abs() > 0.005
            || spread
            || (steps[steps.len() - 1] - 1.0).abs() > 0.005
        {
            faults.push(format!("{width:.3} em, steps {steps:.3?}: {}", para.text));
        }
    }
    faults
}

const RUN_IN: &str = "{head 天地玄黄}宇宙洪荒日月盈昃，辰宿列张寒来暑往秋收冬藏。";

/// T41: text that does not begin one em after its heading, or a heading like the text.
fn badly_run_in(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let glyphs = &paras[0].lines[0].glyphs;
    let (head, text) = (&glyphs[3], &glyphs[4..]);
    let first = text.iter().find(|glyph| !glyph.text.trim().is_empty()).unwrap();
    let gap = (first.x - head.x - head.advance) / EM;
    let mut faults = Vec::new();
    if (gap - 1.0).abs() > 0.005 {
        faults.push(format!("{gap:.3} em after the heading"));
    }
    if head.font == first.font {
        faults.push(format!("the heading is in {}", head.font));
    }
    faults
}

fn body(printed: &Printed) -> Vec<Para> {
    paras(printed)
}

proofs! {
    "T37" first_lines_are_indented_by_two_ems {
        on [edition(PLAIN).printed(), edition(PLAIN).measure(12).printed(), &*NARROW];
        faults |printed| bad_indents(&body(printed), printed.em());
        off [edition(PLAIN).measure(12).rule("narrow_indent = 1").printed()];
    }
    "T38" last_lines_have_two_characters {
        on [13, 17, 20].map(|measure| edition(swept(PLAIN)).measure(measure).printed());
        faults |printed| lone_characters(&body(printed));
        off [edition(LONE).printed()];
    }
    "T39" no_line_is_alone_at_a_foot_or_a_head {
        on [flowing().printed()];
        faults |printed| widows(&body(printed));
        off [flowing().altered(first_lines_left_behind)];
    }
    "T40" headings_keep_two_lines {
        on [headed().printed()];
        faults bare_heads;
        off [headed().altered(first_lines_left_behind)];
    }
    "T41" one_em_follows_a_heading_that_runs_in {
        on [edition(RUN_IN).measure(17).printed(), edition(RUN_IN).measure(40).printed()];
        faults badly_run_in;
        off [edition(RUN_IN.replace("head", "kai")).measure(40).printed()];
    }
    "T48" names_are_spread_over_their_width {
        on [edition(EVEN).printed()];
        faults uneven;
        off [edition(EVEN.replace("|4", "").replace("|3", "").replace("even", "keep")).printed()];
    }
    "T47" han_stands_in_cells_on_the_strict_grid {
        on [edition(swept(CELLS)).rule("cells = true").printed()];
        faults off_cells;
        off [edition(swept(CELLS)).printed()];
    }
    "T49" no_outline_is_stretched {
        on SAMPLES.iter();
        faults stretched;
        off [edition(PLAIN).altered(|printed| {
            printed.file.pages[0].glyphs.iter_mut().for_each(|glyph| glyph.wide = 1.05);
        })];
    }
}
