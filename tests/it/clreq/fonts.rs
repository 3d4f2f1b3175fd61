//! T69 to T72: which face and which form a character is set in.

use super::edition::{edition, paras};
use super::measure::{ink, lines, single};
use super::proofs;
use crate::page::SAMPLES;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Way, outline};
use crate::support::house;
use harfrust::{Buffer, Language, ShapeOptions};
use skrifa::outline::pen::PathElement;
use std::collections::BTreeSet;
use std::sync::Arc;

/// T69: glyphs that stand for no character of their font.
fn undefined(printed: &Printed) -> Vec<String> {
    let glyphs = printed.file.pages.iter().flat_map(|page| &page.glyphs);
    let bad = glyphs.filter(|glyph| glyph.code == 0);
    bad.map(|glyph| format!("{} in {}", glyph.text, glyph.font)).collect()
}

/// The outline that the face of body text has of a character in a language, by a shaper.
fn of_language(c: char, language: &str) -> Option<Vec<PathElement>> {
    let path = house().join("fonts/NotoSerifCJKsc-Regular.otf");
    let file = std::fs::read(path).unwrap();
    let bytes = skrifa::font::Blob::Shared(Arc::new(file.clone()));
    let font = skrifa::Font::new(bytes, 0).unwrap();
    let mut buffer = Buffer::new();
    buffer.push(u32::from(c), 0);
    buffer.set_language(Language::new(language));
    buffer.guess_segment_properties();
    let font = harfrust::ShaperFont::new(&font);
    harfrust::shape(&font, &mut buffer, ShapeOptions::new()).unwrap();
    outline(&file, buffer.glyph_infos()[0].glyph_id)
}

/// Characters that regions write differently.
const REGIONAL: &str = "骨直次令化花返返角述";

/// T69: characters drawn as another region writes them.
fn of_other_regions(printed: &Printed, language: &str) -> Vec<String> {
    let glyphs = printed.file.pages[0].glyphs.iter();
    let wrong = glyphs.filter(|glyph| {
        let own = single(glyph).filter(|c| REGIONAL.contains(*c));
        own.is_some_and(|c| {
            let drawn = printed.file.fonts[&*glyph.font].outline(glyph.code);
            drawn.is_none() || drawn != of_language(c, language)
        })
    });
    wrong.map(|glyph| format!("{} is not of {language}", glyph.text)).collect()
}

fn regional(lang: &str) -> &'static Printed {
    edition(REGIONAL).top(&format!("lang = \"{lang}\"")).printed()
}

/// T71: dashes with a seam: ink that does not reach over two ems without a gap.
fn seams(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let mut faults = Vec::new();
    for line in lines(&paras) {
        let dash: Vec<_> = line
            .glyphs
            .iter()
            .skip_while(|glyph| !glyph.text.contains(['—', '⸺']))
            .take_while(|glyph| glyph.text.is_empty() || glyph.text.contains(['—', '⸺']))
            .filter_map(|glyph| ink(printed, glyph))
            .collect();
        let (Some(first), Some(last)) = (dash.first(), dash.last()) else {
            faults.push(format!("no ink of a dash in {}", line.text()));
            continue;
        };
        let gap = dash.windows(2).map(|pair| pair[1][0] - pair[0][1]).fold(0.0, f64::max);
        let width = (last[1] - first[0]) / printed.em();
        if gap > 0.0 || width < 1.75 {
            faults.push(format!("ink of {width:.3} em, a gap of {gap:.3} pt"));
        }
    }
    faults
}

/// T72: marks that are from a face which sets no Han character of the page.
fn strange_marks(printed: &Printed) -> Vec<String> {
    let glyphs = || printed.file.pages.iter().flat_map(|page| &page.glyphs);
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let faces: BTreeSet<&str> = glyphs()
        .filter(|glyph| single(glyph).is_some_and(han))
        .map(|glyph| &*glyph.font)
        .collect();
    let mark = |glyph: &&Glyph| glyph.text.contains(['“', '”', '‘', '’', '…', '—', '·']);
    let strange = glyphs().filter(mark).filter(|glyph| !faces.contains(&*glyph.font));
    strange.map(|glyph| format!("{} from {}", glyph.text, glyph.font)).collect()
}

/// T70: a level of GB 18030 that is not the one of the Han characters on the pages.
fn bad_level(printed: &Printed, wanted: Option<u8>) -> Vec<String> {
    let glyphs = printed.file.pages.iter().flat_map(|page| &page.glyphs);
    let beyond =
        |c: char| !matches!(c, '\u{3400}'..='\u{4db5}' | '\u{4e00}'..='\u{9fef}');
    let han = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let above = glyphs.flat_map(|one| one.text.chars()).filter(han).any(beyond);
    let told = printed.resolved().repertoire.level.number();
    let mut faults = Vec::new();
    if told != wanted || above == (told == Some(1)) {
        faults.push(format!("level {told:?}, not {wanted:?}; above the first: {above}"));
    }
    faults
}

const MARKS: &str = "甲“GDP”乙\n甲‘Go’乙\n甲……乙\n甲——乙\nA·甲·B";

proofs! {
    "T69" every_glyph_stands_for_its_character {
        on SAMPLES.iter();
        faults undefined;
        off [edition(MARKS).altered(|printed| printed.file.pages[0].glyphs[2].code = 0)];
    }
    "T69" characters_have_the_form_of_the_mainland {
        on [regional("zh-Hans"), edition(REGIONAL).printed()];
        faults |printed| of_other_regions(printed, "zh-Hans");
        off [regional("zh-Hant"), regional("ja"), regional("ko")];
    }
    "T69" characters_have_the_form_of_taiwan {
        on [regional("zh-Hant")];
        faults |printed| of_other_regions(printed, "zh-Hant");
        off [regional("zh-Hans"), regional("ja")];
    }
    "T69" characters_have_the_form_of_japan {
        on [regional("ja")];
        faults |printed| of_other_regions(printed, "ja");
        off [regional("zh-Hans"), regional("ko")];
    }
    "T69" characters_have_the_form_of_korea {
        on [regional("ko")];
        faults |printed| of_other_regions(printed, "ko");
        off [regional("zh-Hans"), regional("ja")];
    }
    "T70" the_level_of_gb_18030_is_told {
        on [edition("天地玄黄").printed(), edition("㑇玄龥").printed()];
        faults |printed| bad_level(printed, Some(1));
        off [edition("天地\u{2b6ed}玄黄").printed()];
    }
    "T70" the_second_level_is_told {
        on [edition("天地\u{2b6ed}玄黄").printed()];
        faults |printed| bad_level(printed, Some(2));
        off [edition("天地玄黄").printed()];
    }
    "T71" dashes_have_no_seam {
        on [edition("甲——乙\n甲乙——").printed(), edition("{kai 甲——乙}\n**甲——乙**").printed()];
        faults seams;
        off [
            edition("甲—\u{200b}天地—乙").printed(),
            edition("{kai 甲——乙}").altered(|printed| {
                let glyphs = &mut printed.file.pages[0].glyphs;
                let dash = glyphs.iter().position(|glyph| glyph.text.contains('—'));
                let second = &mut glyphs[dash.unwrap() + 1];
                let across = second.way == Way::Across;
                *(if across { &mut second.x } else { &mut second.y }) += if across { 1.0 } else { -1.0 };
            }),
        ];
    }
    "T72" marks_come_from_the_face_of_the_han {
        on [edition(MARKS).printed(), edition("甲{kai 甲“A”……——乙}\n**甲‘B’·乙**").printed()];
        faults strange_marks;
        off [edition("He said “Go” — and ‘No’… 甲").section("lang = \"en\"").printed()];
    }
}
