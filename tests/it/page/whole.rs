//! Rules of the file: its text, inks, boxes, fonts, and what it says of itself.

use super::copy::{Printed, bare, names, pieces, stories};
use crate::pdf::{File, Ink, Line};
use kanyin::base::Color;
use std::path::Path;
use std::process::Command;

/// What a story should print and does not, and what it prints besides.
pub(crate) fn lost_text(printed: &Printed) -> Vec<String> {
    let file = &printed.file;
    let mut faults = Vec::new();
    let wanted = stories(printed.resolved());
    let printing: Vec<_> = wanted
        .into_iter()
        .filter(|one| pieces(one).iter().any(|text| !text.is_empty()))
        .collect();
    if printing.len() != file.sections.len() {
        faults.push(format!("{} stories for {}", file.sections.len(), printing.len()));
    }
    for (place, story) in printing.into_iter().enumerate() {
        let blocks =
            (0..file.blocks.len()).filter(|one| file.blocks[*one].section == Some(place));
        let (drawn, set): (Vec<usize>, Vec<usize>) =
            blocks.partition(|one| file.blocks[*one].kind == "Figure");
        let text = |blocks: Vec<usize>| -> String {
            blocks.into_iter().map(|one| bare(&file.text_of(one)) + "\n").collect()
        };
        let (drawn, mut rest) = (text(drawn), text(set));
        for name in names(story).iter().filter(|name| !drawn.contains(*name)) {
            faults.push(format!("{}: its chart lost {name}", story.name));
        }
        for piece in pieces(story).iter().filter(|piece| !piece.is_empty()) {
            match rest.find(piece.as_str()) {
                Some(at) => rest.replace_range(at..at + piece.len(), "\n"),
                None => faults.push(format!("{}: lost {piece}", story.name)),
            }
        }
        if !bare(&rest).is_empty() {
            faults.push(format!("{}: besides {}", story.name, bare(&rest)));
        }
    }
    faults
}

/// Stories whose body another program does not read in one piece; `None` without it.
pub(crate) fn scattered(printed: &Printed, pdf: &Path) -> Option<Vec<String>> {
    let run = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output();
    let text = bare(&String::from_utf8_lossy(&run.ok()?.stdout)).replace('\u{200b}', "");
    let mut faults = Vec::new();
    for para in printed.paras() {
        // What stands on one page is in one piece.
        for page in 0..printed.file.pages.len() {
            let own = para.lines.iter().filter(|line| line.page == page);
            let part = bare(&own.map(Line::text).collect::<String>());
            if !text.contains(&part) {
                faults.push(format!("page {}: {part}", page + 1));
            }
        }
    }
    Some(faults)
}

/// H2, N3: inks that letters may not have, RGB, black that knocks out, paper that does not.
/// The red of the masthead may be mixed of process inks, in type of at least 10 pt (N6).
pub(crate) fn bad_inks(file: &File, spots: &[&str], red: Color) -> Vec<String> {
    let red = match red {
        Color::Process(inks) => Some(inks.map(|ink| f64::from(ink.get()) / 1000.0)),
        _ => None,
    };
    let is_red = |inks: &[f64; 4]| {
        red.is_some_and(|red| red.iter().zip(inks).all(|(a, b)| (a - b).abs() < 0.001))
    };
    let mut faults = Vec::new();
    for (number, page) in file.pages.iter().enumerate() {
        for operator in ["rg", "RG", "sc", "SC", "g", "G"] {
            if page.colour_operators.contains(operator) {
                faults.push(format!("page {}: operator {operator}", number + 1));
            }
        }
        for glyph in &page.glyphs {
            let allowed = match &glyph.ink {
                Ink::Spot(name, _) => spots.contains(&name.as_str()),
                Ink::Cmyk(inks) if is_red(inks) => glyph.size >= 10.0,
                ink => ink.is_black_only(),
            };
            let overprint = glyph.overprint == (glyph.ink == Ink::BLACK);
            if !allowed || !overprint {
                faults.push(format!(
                    "{} {:?} overprint {}",
                    glyph.text, glyph.ink, glyph.overprint
                ));
            }
        }
        for shape in &page.shapes {
            if shape.overprint != (shape.ink == Ink::BLACK) {
                faults.push(format!("{:?} overprint {}", shape.ink, shape.overprint));
            }
        }
    }
    faults
}

/// H8: boxes that are not the sheet, the bleed around it, and all within the medium.
pub(crate) fn bad_boxes(
    file: &File,
    (width, height, bleed): (f64, f64, f64),
) -> Vec<String> {
    let mut faults = Vec::new();
    let near = |one: f64, other: f64| (one - other).abs() < 0.01;
    for (number, page) in file.pages.iter().enumerate() {
        let [x0, y0, x1, y1] = page.trim;
        let sheet = near(x1 - x0, width) && near(y1 - y0, height);
        let around = [x0 - bleed, y0 - bleed, x1 + bleed, y1 + bleed];
        let bled = page.bleed.iter().zip(around).all(|(one, other)| near(*one, other));
        let (inner, outer) = (page.bleed, page.media);
        let within = outer[0] <= inner[0]
            && outer[1] <= inner[1]
            && outer[2] >= inner[2]
            && outer[3] >= inner[3];
        if !sheet || !bled || !within {
            faults.push(format!(
                "page {}: {:?} {:?} {:?}",
                number + 1,
                page.trim,
                page.bleed,
                page.media
            ));
        }
    }
    faults
}

/// H11: fonts that are not embedded, not subsets, or do not tell their text.
pub(crate) fn bad_fonts(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, font) in &file.fonts {
        if !font.embedded || !font.subset || font.says.is_empty() {
            faults.push(format!(
                "{name}: embedded {} subset {}",
                font.embedded, font.subset
            ));
        }
    }
    for glyph in file.pages.iter().flat_map(|page| &page.glyphs) {
        if glyph.text.contains('\u{fffd}') {
            faults
                .push(format!("{}: a glyph without text at {:.1}", glyph.font, glyph.x));
        }
    }
    faults
}

/// Bookmarks that are not the titled stories, in order.
pub(crate) fn bad_outline(printed: &Printed) -> Vec<String> {
    let mut wanted = Vec::new();
    let titled = |one: &kanyin::resolve::Section| {
        one.title.as_ref().map(|title| bare(&title.to_text()))
    };
    for section in &printed.resolved().sections {
        wanted.extend(titled(section));
        wanted.extend(section.items.iter().filter_map(titled));
    }
    let found: Vec<String> =
        printed.file.outline().iter().map(|one| bare(&one.1)).collect();
    if found == wanted { Vec::new() } else { vec![format!("{found:?}, not {wanted:?}")] }
}

/// Dates that are not the edition's.
pub(crate) fn bad_dates(printed: &Printed) -> Vec<String> {
    let date = printed.resolved().issue.date;
    let (short, long) =
        (date.format("D:%Y%m%d").to_string(), date.format("%Y-%m-%dT").to_string());
    let xmp = printed.file.xmp();
    let mut faults = Vec::new();
    for key in ["CreationDate", "ModDate"] {
        let found = printed.file.info(key).unwrap_or_default();
        if !found.starts_with(&short) {
            faults.push(format!("{key} {found}"));
        }
    }
    for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
        if !xmp.contains(&format!("<{key}>{long}")) {
            faults.push(format!("{key} is not {long}"));
        }
    }
    faults
}
