//! T63 to T68: dots, lines, readings, boxes and notes.

use super::edition::{EM, Edition, edition};
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Shape};
use kanyin::diag::Code;

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

const LATE: &str = "天{late 王小二}地{late 李三}{late 赵四}玄";

/// T67: names that no frame surrounds, and frames that meet.
fn bad_frames(printed: &Printed) -> Vec<String> {
    let (glyphs, shapes) = parts(printed);
    let mut faults = Vec::new();
    let mut edges = Vec::new();
    for (name, count) in [("王小二", 3.0), ("李三", 2.0), ("赵四", 2.0)] {
        let own: Vec<&Glyph> =
            glyphs.iter().filter(|one| name.contains(&*one.text)).collect();
        let (left, base) = (own[0].x, own[0].y);
        let right = own[own.len() - 1].x + EM;
        let top = base + 0.88 * EM;
        // Four thin sides, or one shape that is inked along its edge only.
        let around = |shape: &&Shape| {
            let [x0, y0, x1, y1] = shape.rect;
            let thin = shape.hollow || (x1 - x0).min(y1 - y0) < 0.1 * EM;
            let near = x0 > left - 0.3 * EM && x1 < right + 0.3 * EM;
            thin && near && y0 < top + 0.3 * EM && y1 > base - 0.4 * EM
        };
        let sides: Vec<_> = shapes.iter().filter(around).map(|one| one.rect).collect();
        let edge = |at: usize, most: bool| {
            let ends = sides.iter().map(|side| side[at]);
            if most {
                ends.fold(f64::MIN, f64::max)
            } else {
                ends.fold(f64::MAX, f64::min)
            }
        };
        let frame = [edge(0, false), edge(1, false), edge(2, true), edge(3, true)];
        let out = frame[0] <= left + 0.05 * EM
            && frame[2] >= right - 0.05 * EM
            && frame[1] < base - 0.05 * EM
            && frame[3] > base + 0.8 * EM;
        if sides.is_empty() || !out || (frame[2] - frame[0]) / EM > count + 0.5 {
            faults.push(format!("no frame around {name}: {frame:.1?}"));
        }
        edges.push(frame);
    }
    if edges[1][2] >= edges[2][0] {
        faults.push("two frames meet".to_owned());
    }
    faults
}

/// T65: baselines that are not a line gap of at least half an em apart.
fn tight(printed: &Printed) -> Vec<String> {
    let (glyphs, _) = parts(printed);
    let mut rows: Vec<f64> =
        glyphs.iter().filter(|one| one.size > 0.95 * EM).map(|one| one.y).collect();
    rows.sort_by(f64::total_cmp);
    rows.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let gaps = rows.windows(2).map(|pair| (pair[1] - pair[0]) / EM - 1.0);
    gaps.filter(|gap| *gap < 0.499).map(|gap| format!("a gap of {gap:.2} em")).collect()
}

/// Marks and readings on every line.
fn between() -> Edition {
    edition(
        "天地{dot 玄黄宇宙}洪荒{name 日月}盈昃{book 辰宿}列张{ruby 寒来|hán lái}暑往"
            .repeat(4),
    )
}

/// T65: lines that are not one leading apart, whatever stands between them.
fn pushed(printed: &Printed) -> Vec<String> {
    let (glyphs, _) = parts(printed);
    let han =
        |one: &&Glyph| one.size > 0.95 * EM && one.text.chars().all(|c| c > '\u{3400}');
    let mut rows: Vec<f64> = glyphs.iter().filter(han).map(|one| one.y).collect();
    rows.sort_by(f64::total_cmp);
    rows.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let steps = rows.windows(2).map(|pair| pair[1] - pair[0]);
    let bad = steps.filter(|step| (step - printed.leading()).abs() > 0.01);
    bad.map(|step| format!("{step:.2} pt")).collect()
}

/// The same text without its markup.
fn plain(text: &str) -> Edition {
    let markup = ["{dot ", "{name ", "{book ", "{note ", "{sup ", "{late ", "}"];
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
    "T65" marks_between_lines_have_half_an_em {
        on [between().printed()];
        faults tight;
        off [between().leading("14pt").printed()];
    }
    "T65" marks_between_lines_do_not_move_them {
        on [between().printed()];
        faults pushed;
        off [between().altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let first = glyphs[0].y;
            glyphs.iter_mut().filter(|one| one.y < first).for_each(|one| one.y -= 1.0);
        })];
    }
    "T65" lines_too_near_for_marks_are_told {
        on [between().leading("14pt").printed()];
        faults |printed| {
            let told = printed.outcome.found.iter().any(|one| one.code == Code::TightLeading);
            if told { Vec::new() } else { vec!["not told".to_owned()] }
        };
        off [between().printed()];
    }
    "T67" names_of_the_dead_are_framed {
        on [edition(LATE).printed()];
        faults bad_frames;
        off [plain(LATE).printed(), edition(LATE.replace("}{late ", "")).printed()];
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
