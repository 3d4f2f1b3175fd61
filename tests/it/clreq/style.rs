//! What a style chooses: tracking, technical stops, characters for long marks, typed spaces,
//! hanging on the strict grid.

use super::edition::{EM, Edition, edition, paras, swept};
use super::hang::{TEXT, badly_hung};
use super::measure::{gaps, lines};
use super::places::widths;
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::forbidden_ends;

/// A headline whose characters stand so much farther apart, in thousandths of an em.
fn tracked(tracking: i16) -> Edition {
    edition("洪荒日月")
        .section("title = \"天地玄\"")
        .theme(&format!("base = \"bulletin\"\n[style.headline]\ntracking = {tracking}\n"))
}

/// T49: headlines whose characters do not step by so many ems.
fn steps(printed: &Printed, wanted: f64) -> Vec<String> {
    let glyphs = &printed.file.pages[0].glyphs;
    let at = glyphs.iter().position(|glyph| glyph.text == "天").unwrap();
    let (one, next) = (&glyphs[at], &glyphs[at + 1]);
    let step = (next.x - one.x).hypot(next.y - one.y) / one.size;
    if (step - wanted).abs() < 0.002 { Vec::new() } else { vec![format!("{step:.3} em")] }
}

const TECHNICAL: &str = "天地．玄黄．宇宙．洪荒．日月．盈昃．辰宿．列张．寒来．暑往";
const LONG: &str = "甲⸺乙\n甲⋯⋯乙";
const CONNECTED: &str = "甲～乙\n甲–乙\n甲·乙";

/// Spaces that the writer put between Han and Latin and that are not there.
fn lost_spaces(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let close = lines(&paras)
        .flat_map(|line| gaps(line, EM))
        .filter(|gap| "甲G".contains(&*gap.between) || "P乙".contains(&*gap.between));
    let close = close.filter(|gap| gap.width < 0.2);
    close.map(|gap| format!("{:.3} em {}", gap.width, gap.between)).collect()
}

proofs! {
    "T49" headings_may_be_set_wide {
        on [tracked(500).printed()];
        faults |printed| steps(printed, 1.5);
        off [tracked(0).printed()];
    }
    "T49" headings_may_be_set_tight {
        on [tracked(-100).printed()];
        faults |printed| steps(printed, 0.9);
        off [tracked(0).printed()];
    }
    "T49" vertical_headings_may_be_set_wide {
        on [tracked(500).upright().printed()];
        faults |printed| steps(printed, 1.5);
        off [tracked(0).upright().printed()];
    }
    "T49" vertical_headings_may_be_set_tight {
        on [tracked(-100).upright().printed()];
        faults |printed| steps(printed, 0.9);
        off [tracked(0).upright().printed()];
    }
    "T2" technical_stops_begin_no_line {
        on [edition(swept(TECHNICAL)).printed()];
        faults |printed| forbidden_ends(&paras(printed));
        off [edition(swept(TECHNICAL)).rule("kinsoku = \"none\"").printed()];
    }
    "T6" long_marks_of_other_characters_take_two_ems {
        on [edition(LONG).printed(), edition(LONG).upright().printed()];
        faults |printed| widths(printed, &[2.0, 2.0]);
        off [edition("甲—乙\n甲⋯乙").printed()];
    }
    "T6" long_marks_of_other_characters_in_vertical_lines {
        on [edition(LONG).upright().printed()];
        faults |printed| widths(printed, &[2.0, 2.0]);
        off [edition("甲—乙\n甲⋯乙").upright().printed()];
    }
    "T16" connectors_and_interpuncts_have_their_widths {
        on [edition(CONNECTED).printed()];
        faults |printed| widths(printed, &[1.0, 0.5, 0.5]);
        off [edition(CONNECTED).rule("full_interpunct = true").printed()];
    }
    "T16" connectors_and_interpuncts_in_vertical_lines {
        on [edition(CONNECTED).upright().printed()];
        faults |printed| widths(printed, &[1.0, 0.5, 0.5]);
        off [edition(CONNECTED).upright().rule("full_interpunct = true").printed()];
    }
    "T31" a_typed_space_is_a_space {
        on [edition("甲 GDP 乙").printed(), edition("甲\u{a0}GDP\u{a0}乙").printed()];
        faults lost_spaces;
        off [edition("甲\u{200b}GDP\u{200b}乙").printed()];
    }
    "T22" marks_may_hang_on_the_strict_grid {
        on [edition(swept(TEXT)).rule("hang = true\ncells = true").printed()];
        faults badly_hung;
        off [edition(swept(TEXT)).rule("cells = true").printed()];
    }
    "T22" marks_may_hang_on_the_strict_grid_of_vertical_lines {
        on [edition(swept(TEXT)).upright().rule("hang = true\ncells = true").printed()];
        faults badly_hung;
        off [edition(swept(TEXT)).upright().rule("cells = true").printed()];
    }
}
