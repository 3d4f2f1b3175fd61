//! T63 to T68: dots, lines, readings, boxes and notes.

use super::edition::{EM, Edition, edition};
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Shape};

/// All glyphs of the first page and all shapes.
fn parts(printed: &Printed) -> (&[Glyph], &[Shape]) {
    let page = &printed.file.pages[0];
    (&page.glyphs, &page.shapes)
}

/// A shape's middle and its height above a glyph's baseline, in ems.
fn from(glyph: &Glyph, shape: &Shape) -> (f64, f64) {
    let [x0, y0, x1, y1] = shape.rect;
    let middle = x0.midpoint(x1) - glyph.x - glyph.advance / 2.0;
    (middle / EM, (y0.midpoint(y1) - glyph.y) / EM)
}

const DOTTED: &str = "天地{dot 玄黄，宇宙}洪荒";

/// T63: characters without a dot below, marks with one, dots off their characters.
fn bad_dots(printed: &Printed) -> Vec<String> {
    let (glyphs, shapes) = parts(printed);
    let mut faults = Vec::new();
    for glyph in glyphs {
        let dots = shapes.iter().filter(|shape| {
            let (aside, up) = from(glyph, shape);
            aside.abs() < 0.02 && (-0.5..-0.1).contains(&up)
        });
        let wanted = usize::from("玄黄宇宙".contains(&*glyph.text));
        let count = dots.count();
        if count != wanted {
            faults.push(format!("{count} dots below {}", glyph.text));
        }
    }
    faults
}

const NAMES: &str = "天{name 郑州}{name 二七}地{book 示例}玄";

/// The shapes below the glyphs that say these characters.
fn below<'a>(printed: &'a Printed, text: &str) -> Vec<&'a Shape> {
    let (glyphs, shapes) = parts(printed);
    let own: Vec<&Glyph> =
        glyphs.iter().filter(|one| text.contains(&*one.text)).collect();
    let left = own.iter().map(|one| one.x).fold(f64::MAX, f64::min);
    let right = own.iter().map(|one| one.x + one.advance).fold(f64::MIN, f64::max);
    let under = |shape: &&Shape| {
        let [x0, _, x1, _] = shape.rect;
        let (_, up) = from(own[0], shape);
        x0 > left - 0.1 * EM && x1 < right + 0.1 * EM && (-0.5..0.0).contains(&up)
    };
    shapes.iter().filter(under).collect()
}

/// T64: names without one line of their length; lines side by side that are not an eighth
/// to a sixteenth of an em apart.
fn bad_lines(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ends = Vec::new();
    for name in ["郑州", "二七", "示例"] {
        let lines = below(printed, name);
        let [one] = lines.as_slice() else {
            faults.push(format!("{} lines below {name}", lines.len()));
            continue;
        };
        ends.push((one.rect[0], one.rect[2]));
        let width = (one.rect[2] - one.rect[0]) / EM;
        if !(1.9..=2.001).contains(&width) {
            faults.push(format!("{width:.3} em below {name}"));
        }
    }
    if let [first, second, ..] = ends.as_slice() {
        let cut = (second.0 - first.1) / EM;
        if !(0.06..=0.13).contains(&cut) {
            faults.push(format!("{cut:.3} em between two names"));
        }
    }
    faults
}

const PINYIN: &str = "天{ruby 郑州|zhèngzhōu}地{ruby 庄|zhuāng}玄";

/// T66: readings that are not above the middle of their base at half its size, or whose
/// base is not widened evenly.
fn bad_readings(printed: &Printed) -> Vec<String> {
    let (glyphs, _) = parts(printed);
    let base = |c: char| glyphs.iter().find(|one| one.text == c.to_string()).unwrap();
    let small: Vec<&Glyph> = glyphs.iter().filter(|one| one.size < 0.7 * EM).collect();
    let mut faults = Vec::new();
    for (first, last, from, count) in [('郑', '州', "z", 9), ('庄', '庄', "z", 6)] {
        let (first, last) = (base(first), base(last));
        let near = |one: &&&Glyph| one.text == from && (one.x - first.x).abs() < 1.5 * EM;
        let Some(start) = small.iter().position(|one| near(&one)) else {
            faults.push(format!("no reading above {}", first.text));
            continue;
        };
        let own = &small[start..(start + count).min(small.len())];
        let (head, tail) = (own[0], own[own.len() - 1]);
        let off = (head.x + tail.x + tail.advance) - (first.x + last.x + last.advance);
        let up = (head.y - first.y) / EM;
        if off.abs() > 0.02 * EM || !(0.85..1.2).contains(&up) {
            faults.push(format!(
                "{:.3} em aside, {up:.3} up: {}",
                off / EM / 2.0,
                first.text
            ));
        }
        if (head.size / EM - 0.5).abs() > 0.05 {
            faults.push(format!("{:.3} em high", head.size / EM));
        }
    }
    faults
}

const NOTED: &str = "天地{note 玄黄宇宙}洪荒{sup 12}盈";

/// T68: notes that are not smaller than the text and on its line; superscripts not raised.
fn bad_notes(printed: &Printed) -> Vec<String> {
    let (glyphs, _) = parts(printed);
    let line = glyphs.iter().find(|one| one.text == "天").map_or(0.0, |one| one.y);
    let mut faults = Vec::new();
    for glyph in glyphs {
        let (up, size) = ((glyph.y - line) / EM, glyph.size / EM);
        let good = match glyph.text.as_str() {
            "玄" | "黄" | "宇" | "宙" => size < 0.9 && (-0.01..0.2).contains(&up),
            "1" | "2" => size < 0.8 && (0.2..0.6).contains(&up),
            _ => (size - 1.0).abs() < 0.01 && up.abs() < 0.01,
        };
        if !good {
            faults.push(format!("{} of {size:.2} em, {up:.2} up", glyph.text));
        }
    }
    faults
}

/// The same text without its markup.
fn plain(text: &str) -> Edition {
    let markup = ["{dot ", "{name ", "{book ", "{note ", "{sup ", "}"];
    edition(markup.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "")))
}

proofs! {
    "T63" dots_are_below_han_and_not_below_marks {
        on [edition(DOTTED).printed()];
        faults bad_dots;
        off [plain(DOTTED).printed(), edition(DOTTED).altered(|printed| {
            printed.file.pages[0].shapes.iter_mut().for_each(|one| one.rect[0] += 1.0);
        })];
    }
    "T64" lines_of_names_are_whole_and_cut_from_each_other {
        on [edition(NAMES).printed()];
        faults bad_lines;
        off [plain(NAMES).printed(), edition(NAMES.replace("}{name ", "")).printed()];
    }
    "T66" readings_stand_above_the_middle_of_their_base {
        on [edition(PINYIN).printed()];
        faults bad_readings;
        off [edition(PINYIN).altered(|printed| {
            for glyph in &mut printed.file.pages[0].glyphs {
                glyph.x += if glyph.size < 7.0 { 1.0 } else { 0.0 };
            }
        })];
    }
    "T68" notes_and_superscripts_are_small_and_in_place {
        on [edition(NOTED).printed()];
        faults bad_notes;
        off [plain(NOTED).printed()];
    }
}
