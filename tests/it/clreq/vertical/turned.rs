//! Vertical pages that are turned as a whole: proofs that look at what stands beside and
//! between lines run again on them, and tiers are seen as columns.

use super::super::edition::{EM, Edition, edition, paras, turned};
use super::super::{column, marks, named, places, proofs, style};
use crate::page::copy::Printed;
use crate::page::lines::widows;
use crate::pdf::Line;

/// Runs proofs of other files on turned pages.
macro_rules! twins {
    ($(twin $file:ident $name:ident;)*) => {$(
        #[test] fn $name() {
            turned(|| named($file::ALL, stringify!($name)).run());
        }
    )*};
}

twins! {
    twin column no_outline_is_stretched;
    twin marks lines_of_names_are_whole_and_cut_from_each_other;
    twin marks marks_between_lines_have_half_an_em;
    twin marks marks_between_lines_do_not_move_them;
    twin marks lines_too_near_for_marks_are_told;
    twin marks names_of_the_dead_are_framed;
    twin marks readings_stand_above_the_middle_of_their_base;
    twin marks notes_and_superscripts_are_small_and_in_place;
    twin places dashes_and_dots_stand_at_the_middle_of_han;
    twin places lines_stretch_with_their_names;
    twin places readings_side_by_side_stand_a_quarter_apart;
    twin style headings_may_be_set_tight;
    twin style headings_may_be_set_wide;
}

/// Paragraphs of three to seven lines in tiers, so many lines later than others.
fn flowing(shift: usize) -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃，".repeat(3 + at % 5);
    let first = "天地玄黄宇宙洪荒日月盈昃，".repeat(3 + shift);
    let rest = (0..24).map(text).collect::<Vec<_>>();
    edition(format!("{first}\n{}", rest.join("\n"))).tiers(4).turned()
}

/// Headings among paragraphs in tiers.
fn headed(shift: usize) -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃".repeat(2 + at % 5);
    let first = "天地玄黄宇宙洪荒日月盈昃".repeat(1 + shift);
    let all: Vec<String> = (0..16).map(|at| format!("## 小标题\n{}", text(at))).collect();
    edition(format!("{first}\n{}", all.join("\n"))).tiers(4).turned()
}

/// What begins a tier is put at the end of the tier before it.
fn begun_early(printed: &mut Printed) {
    let lines = printed.file.lines();
    let seam = lines.windows(2).find(|pair| pair[1].y() > pair[0].y() + 1.0).unwrap();
    let (y, block) = (seam[1].y(), seam[1].block());
    let [x, to] = [seam[1].left(), seam[0].left()];
    let below = seam[0].y() - printed.leading();
    for glyph in &mut printed.file.pages[0].glyphs {
        let own = glyph.block == block && (glyph.y - y).abs() < 0.01;
        if own && glyph.x > x - 1.0 {
            (glyph.x, glyph.y) = (glyph.x - x + to, below);
        }
    }
}

/// T39: lines alone at the end or the beginning of a tier, and no paragraph that goes on in
/// the next one.
fn alone(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let goes_on = |lines: &[Line]| lines.windows(2).any(|two| two[1].y() > two[0].y());
    let mut faults = widows(&paras);
    if !paras.iter().any(|para| goes_on(&para.lines)) {
        faults.push("no paragraph goes on in another tier".to_owned());
    }
    faults
}

/// T40: headings that fewer than two lines follow in their tier, or that text stands beside.
fn bare_heads(printed: &Printed) -> Vec<String> {
    let file = &printed.file;
    let lines = file.lines();
    let is_head = |line: &Line| {
        line.block().is_some_and(|block| file.blocks[block].kind.starts_with('H'))
    };
    let mut faults = Vec::new();
    let heads = lines.iter().enumerate().filter(|(_, line)| is_head(line));
    for (at, head) in heads {
        let below = lines.iter().skip(at + 1).take(2);
        let kept = below.filter(|next| next.y() < head.y()).count();
        let tier = |line: &Line| (line.left() - head.left()).abs() < 9.0 * EM;
        let beside = |line: &&Line| {
            !is_head(line) && tier(line) && (line.y() - head.y()).abs() < 0.9 * EM
        };
        if kept < 2 || lines.iter().any(|line| beside(&line)) {
            faults.push(format!("{kept} lines after {}", head.text()));
        }
    }
    if faults.is_empty() && !lines.iter().any(is_head) {
        faults.push("no headings".to_owned());
    }
    faults
}

/// T44: lines of text that are not whole steps of the leading apart, where headings stand
/// between them.
fn off_rows(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let lines: Vec<&Line> = paras.iter().flat_map(|para| &para.lines).collect();
    let top = lines.iter().map(|line| line.y()).fold(f64::MIN, f64::max);
    let off = |line: &&&Line| {
        let rows = (top - line.y()) / printed.leading();
        (rows - rows.round()).abs() > 0.002
    };
    lines.iter().filter(off).map(|line| line.text()).collect()
}

proofs! {
    "T39" no_line_is_alone_at_a_foot_or_a_head {
        on (0..8).map(|shift| flowing(shift).printed());
        faults alone;
        off [flowing(0).altered(begun_early), flowing(3).altered(begun_early)];
    }
    "T40" headings_keep_two_lines {
        on (0..8).map(|shift| headed(shift).printed());
        faults bare_heads;
        off [headed(0).altered(|printed| {
            let blocks = &mut printed.file.blocks;
            blocks.iter_mut().for_each(|one| one.kind = "H2".to_owned());
        })];
    }
    "T44" headings_take_whole_rows {
        on (0..3).map(|shift| headed(shift).printed());
        faults off_rows;
        off [headed(0).altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let last = glyphs.iter().map(|one| one.y).fold(f64::MAX, f64::min);
            glyphs.iter_mut().filter(|one| one.y < last + 40.0).for_each(|one| one.y -= 1.0);
        })];
    }
}
