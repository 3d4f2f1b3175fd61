//! T31 to T36: Han beside Latin letters, digits and signs.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{gaps, is, lines, shifted};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::{bad_mixed_gaps, ragged};
use crate::pdf::Glyph;
use kanyin::diag::Code;

const TEXT: &str =
    "全区GDP增长7个点，PM2.5降18，PPI与CPI平稳，公园32处，Wi-Fi覆盖A座B座，5G站300座";

fn text() -> Edition {
    edition(swept(TEXT))
}

/// The same with U+200B between Han and the rest: nothing is put there.
fn parted() -> &'static Printed {
    let mut text = String::new();
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    for c in TEXT.chars() {
        if text.chars().next_back().is_some_and(|last| han(last) != han(c)) {
            text.push('\u{200b}');
        }
        text.push(c);
    }
    edition(swept(&text)).printed()
}

/// Latin and digits beside marks, on lines that nothing fills.
const BESIDE: &str = "甲，GDP，乙\n甲、A、乙\n甲。Go。乙\n甲（GDP）乙\n甲“Go”乙\n甲《Go》乙\n甲：7；乙\n甲！8？乙";

/// T32: Latin that does not touch the body of the mark beside it.
fn apart(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in lines(&paras(printed)) {
        for gap in gaps(line, EM) {
            let latin = gap.between.contains(|c: char| c.is_ascii_alphanumeric());
            let within = gap.between.chars().all(|c| c.is_ascii_alphanumeric());
            if latin && !within && gap.width.abs() > 0.005 {
                faults.push(format!(
                    "{:.3} em {} in {}",
                    gap.width,
                    gap.between,
                    line.text()
                ));
            }
        }
    }
    faults
}

const SIGNS: &str = "甲11%乙\n甲7‰乙\n甲36℃乙\n甲公益+乙\n甲“两学+”乙";

/// T33: % and ‰ a quarter em from Han and close to their number; ℃ and a + after Han are
/// Han's own.
fn bad_signs(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in lines(&paras(printed)) {
        for pair in line.glyphs.windows(2) {
            let gap = (pair[1].x - pair[0].x - pair[0].advance) / EM;
            let wanted = if is(&pair[0], "%‰") {
                0.25
            } else if is(&pair[1], "%‰℃+") || is(&pair[0], "℃+") {
                0.0
            } else {
                continue;
            };
            if (gap - wanted).abs() > 0.005 {
                faults.push(format!("{gap:.3} em, not {wanted}, in {}", line.text()));
            }
        }
    }
    faults
}

/// T34: digits that are not all of one width, and percent signs that are not narrow.
fn bad_digits(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let glyphs = || lines(&paras).flat_map(|line| &line.glyphs);
    let digits = || glyphs().filter(|glyph| is(glyph, "0123456789"));
    let first = digits().next().map_or(0.0, |glyph| glyph.advance);
    let odd = digits().filter(|glyph| (glyph.advance - first).abs() > 0.001);
    let wide = glyphs().filter(|glyph| is(glyph, "%") && glyph.advance > 0.95 * EM);
    odd.chain(wide)
        .map(|glyph| format!("{} is {:.3} pt", glyph.text, glyph.advance))
        .collect()
}

const NARROW: &str = "天地玄黄,宇宙;洪荒?日月!盈昃(辰宿)列张,寒来:暑往.";
const LEFT: &str = "共1,234.5元，3:00开会，见www.example.com/a:b?c=d，用v1.2";

/// T35: marks between Han that are not of the Han face and its width, and points within
/// numbers, times and addresses that are.
fn bad_widening(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras(printed) {
        let narrow = |glyph: &&Glyph| is(glyph, ",;?!().:");
        let glyphs = || para.lines.iter().flat_map(|line| &line.glyphs);
        let within = para.text.starts_with('共');
        if !within && glyphs().any(|glyph| narrow(&glyph)) {
            faults.push(format!("half-width marks in {}", para.text));
        }
        if within && glyphs().filter(narrow).count() != 8 {
            faults.push(format!("points are widened in {}", para.text));
        }
    }
    faults
}

/// A fault where nothing of this kind was found in the copy.
fn untold(printed: &Printed, code: Code) -> Vec<String> {
    let told =
        printed.outcome.found.iter().any(|one| one.code == code && one.span.is_some());
    if told { Vec::new() } else { vec![format!("{code:?} is not told")] }
}

proofs! {
    "T35" half_width_marks_are_widened_between_han_alone {
        on [edition(format!("{NARROW}\n{LEFT}")).measure(40).rule("widen = true").printed()];
        faults bad_widening;
        off [edition(format!("{NARROW}\n{LEFT}")).measure(40).printed()];
    }
    "T35" half_width_marks_between_han_are_told {
        on [edition(NARROW).printed()];
        faults |printed| untold(printed, Code::HalfWidthMark);
        off [edition(LEFT).printed(), edition(NARROW).rule("widen = true").printed()];
    }
    "T36" full_width_letters_and_digits_are_told {
        on [edition("天地ＧＤＰ玄黄").printed(), edition("天地１２玄黄").printed()];
        faults |printed| untold(printed, Code::FullWidthLatin);
        off [edition("天地GDP玄黄12").printed()];
    }
    "T31" han_and_latin_stand_an_elastic_quarter_apart {
        on [13, 17, 20].map(|measure| text().measure(measure).printed());
        faults |printed| bad_mixed_gaps(&paras(printed), EM);
        off [parted()];
    }
    "T31" nothing_is_left_between_latin_and_the_edge_of_a_line {
        on [13, 17, 20].map(|measure| text().measure(measure).printed());
        faults |printed| ragged(&paras(printed), EM);
        off [text().altered(|printed| shifted(printed, "与增", 0.25))];
    }
    "T32" latin_touches_the_marks_beside_it {
        on [edition(BESIDE).printed()];
        faults apart;
        off [edition(BESIDE.replace("GDP", "\u{a0}GDP\u{a0}")).printed()];
    }
    "T33" signs_belong_to_the_side_that_is_declared {
        on [edition(SIGNS).printed()];
        faults bad_signs;
        off [edition(SIGNS.replace('+', "\u{a0}+").replace('%', "\u{200b}%\u{200b}")).printed()];
    }
    "T34" digits_are_of_one_width {
        on [edition("0123456789，100%，7%").printed()];
        faults bad_digits;
        off [edition("0123456789，100%，7%").rule("digits = \"proportional\"").printed()];
    }
}
