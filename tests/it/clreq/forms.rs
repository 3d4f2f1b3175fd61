//! T55 to T61: the order, the forms and the orientation of vertical lines.

use super::edition::{EM, Edition, edition, swept};
use super::measure::is;
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Line, Shape, Way};

/// The glyphs of the first page that are no spaces.
fn glyphs(printed: &Printed) -> impl Iterator<Item = &Glyph> {
    let glyphs = printed.file.pages[0].glyphs.iter();
    glyphs.filter(|glyph| !glyph.text.trim().is_empty())
}

/// A fault for every glyph of these characters that is not as it should be.
fn unlike(printed: &Printed, of: &str, good: impl Fn(&Glyph) -> bool) -> Vec<String> {
    let own = || glyphs(printed).filter(|glyph| is(glyph, of));
    let absent = of.chars().filter(|c| !own().any(|glyph| is(glyph, &c.to_string())));
    let mut faults: Vec<String> = absent.map(|c| format!("{c} is nowhere")).collect();
    let bad = own().filter(|glyph| !good(glyph));
    faults.extend(bad.map(|glyph| format!("{} is {:?}", glyph.text, glyph.way)));
    faults
}

const PLAIN: &str =
    "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。";

/// T55: lines that are not one leading left of the one before, glyphs that are not below
/// the one before.
fn out_of_order(printed: &Printed) -> Vec<String> {
    let lines: Vec<Line> = printed.file.lines();
    let mut faults = Vec::new();
    for pair in lines.windows(2) {
        let step = pair[0].middle() - pair[1].middle();
        if (step - printed.leading()).abs() > 0.1 {
            faults.push(format!("{} is {step:.1} pt left", pair[1].text()));
        }
    }
    for line in &lines {
        let up = line.glyphs.windows(2).find(|pair| pair[1].y >= pair[0].y);
        faults.extend(up.map(|pair| format!("{} is not below", pair[1].text)));
    }
    faults
}

/// A glyph's ink within its square of one em: left, bottom, right, top.
pub(super) fn ink(printed: &Printed, glyph: &Glyph) -> [f64; 4] {
    let [x0, y0, x1, y1] = printed.file.ink(glyph).unwrap_or_default();
    // The baseline of what lies on its side runs down, as far from the square's left edge
    // as a level one is above its foot.
    let aside = if glyph.way == Way::Rotated { 0.12 * glyph.size } else { 0.0 };
    let (left, foot) = (glyph.x - aside, glyph.y - 0.12 * glyph.size);
    [x0 - left, y0 - foot, x1 - left, y1 - foot].map(|side| side / glyph.size)
}

/// T56: marks in their horizontal form: stops not at the upper right, brackets, dashes and
/// dots not turned.
fn level_forms(printed: &Printed) -> Vec<String> {
    let mut faults = unlike(printed, "、，。", |glyph| {
        let [x0, y0, ..] = ink(printed, glyph);
        x0 > 0.5 && y0 > 0.5
    });
    let turned = |glyph: &Glyph| {
        let [x0, y0, x1, y1] = ink(printed, glyph);
        x1 - x0 > y1 - y0
    };
    faults.extend(unlike(printed, "（）《》〈〉【】〔〕", turned));
    faults.extend(unlike(printed, "～", |glyph| !turned(glyph)));
    faults
}

/// T57: numbers of two digits that do not stand side by side in the middle of one em.
fn not_beside(printed: &Printed) -> Vec<String> {
    let mut faults = unlike(printed, "12", |glyph| glyph.way == Way::Across);
    let own: Vec<&Glyph> = glyphs(printed).filter(|glyph| is(glyph, "12")).collect();
    let han = glyphs(printed).find(|glyph| glyph.text == "月").unwrap();
    if let [one, two] = own.as_slice() {
        let middle = one.x.midpoint(two.x + two.advance);
        let width = two.x + two.advance - one.x;
        let level = (one.y - two.y).abs() < 0.005;
        if !level || width > EM + 0.01 || (middle - han.middle()).abs() > 0.05 * EM {
            faults.push(format!("12 is {width:.2} pt wide, level {level}"));
        }
    }
    faults
}

const NUMBERS: &str = "月12日，年3045年";

/// T59: curved quotation marks that are not drawn as these corner brackets.
fn not_corners(printed: &Printed, pairs: [(&str, &str); 4]) -> Vec<String> {
    let drawn = |text: &str| {
        let glyph = glyphs(printed).find(|glyph| glyph.text == text).unwrap();
        format!("{:.3?}", ink(printed, glyph))
    };
    let unlike =
        pairs.into_iter().filter(|(quote, corner)| drawn(quote) != drawn(corner));
    unlike.map(|(quote, corner)| format!("{quote} is not {corner}")).collect()
}

const QUOTED: &str = "甲“乙‘丙’丁”戊『己「庚」辛』壬";
const MAINLAND: [(&str, &str); 4] = [("“", "『"), ("‘", "「"), ("’", "」"), ("”", "』")];
const TAIWAN: [(&str, &str); 4] = [("“", "「"), ("‘", "『"), ("’", "』"), ("”", "」")];

fn quoted(lang: &str) -> Edition {
    edition(QUOTED).top(&format!("lang = \"{lang}\"")).upright()
}

const MARKED: &str = "天{dot 玄黄}地{name 郑州}洪{book 示例}荒{ruby 鳞|lín}次";

/// T60: dots, readings not at the right of their characters; lines of names and books not
/// at the left, along all of them.
fn wrong_side(printed: &Printed) -> Vec<String> {
    let shapes = &printed.file.pages[0].shapes;
    let find = |c: &str| glyphs(printed).find(|glyph| glyph.text == c).unwrap();
    let mut faults = Vec::new();
    for c in ["玄", "黄"] {
        let glyph = find(c);
        let beside = |shape: &&Shape| {
            let [x0, y0, x1, y1] = shape.rect;
            let level = y0.midpoint(y1) - (glyph.y + 0.38 * EM);
            x0 > glyph.x + EM && x1 < glyph.x + 1.6 * EM && level.abs() < 0.02 * EM
        };
        if shapes.iter().filter(beside).count() != 1 {
            faults.push(format!("no dot at the right of {c}"));
        }
    }
    for (first, last) in [("郑", "州"), ("示", "例")] {
        let (first, last) = (find(first), find(last));
        let along = |shape: &&Shape| {
            let [_, y0, x1, y1] = shape.rect;
            let left = x1 < first.x + 0.02 * EM && x1 > first.x - 0.5 * EM;
            let top = (y1 - first.y - 0.88 * EM).abs() < 0.1 * EM;
            left && top && (y0 - last.y + 0.12 * EM).abs() < 0.1 * EM
        };
        if shapes.iter().filter(along).count() != 1 {
            faults.push(format!("no line at the left of {}{}", first.text, last.text));
        }
    }
    let (base, reading) = (find("鳞"), find("l"));
    if reading.x < base.x + EM || reading.way != Way::Rotated {
        faults.push("the reading is not at the right".to_owned());
    }
    faults
}

/// T65: columns that are not one leading apart, whatever stands between them.
fn pushed(printed: &Printed) -> Vec<String> {
    let han = glyphs(printed).filter(|one| one.size > 0.95 * EM && !one.text.is_ascii());
    let mut columns: Vec<f64> = han.map(Glyph::middle).collect();
    columns.sort_by(f64::total_cmp);
    columns.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let steps = columns.windows(2).map(|pair| pair[1] - pair[0]);
    let bad = steps.filter(|step| (step - printed.leading()).abs() > 0.01);
    bad.map(|step| format!("{step:.2} pt")).collect()
}

const ALONG: &str = "天～地·玄……黄——宇，";

/// Dashes, dots and connectors whose ink is not on the middle of the line.
fn off_the_line(printed: &Printed) -> Vec<String> {
    let marks =
        glyphs(printed).filter(|glyph| glyph.text.starts_with(['～', '·', '…', '—']));
    let bad = marks.filter(|glyph| {
        let ink = printed.file.ink(glyph).unwrap_or_default();
        (ink[0].midpoint(ink[2]) - glyph.middle()).abs() > 0.06 * EM
    });
    bad.map(|glyph| format!("{} {:.2?}", glyph.text, ink(printed, glyph))).collect()
}

/// Whether ink is in the middle of its square.
fn middle([x0, y0, x1, y1]: [f64; 4]) -> bool {
    (x0.midpoint(x1) - 0.5).abs() < 0.12 && (y0.midpoint(y1) - 0.5).abs() < 0.12
}

fn stretched() -> Edition {
    edition("天地玄黄{name 日月盈}宇{keep 洪荒昃辰宿列张寒来暑往}秋收冬藏").upright()
}

/// T64: a name on a stretched line whose line does not reach along all of it.
fn short_lines(printed: &Printed) -> Vec<String> {
    let own: Vec<&Glyph> = glyphs(printed).filter(|one| is(one, "日月盈")).collect();
    let (top, foot) = (own[0].y + 0.88 * EM, own[2].y - 0.12 * EM);
    let reaches = |shape: &Shape| {
        (shape.rect[3] - top).abs() < 0.1 && (shape.rect[1] - foot).abs() < 0.1
    };
    let stretched = top - foot > 3.1 * EM;
    let good = stretched && printed.file.pages[0].shapes.iter().any(reaches);
    if good { Vec::new() } else { vec![format!("{:.1} pt, {stretched}", top - foot)] }
}

/// T61: upright, turned or upright in a form of their own, as UAX #50 has them.
const UPRIGHT: &str = "中あカ①㈠※℃±";
const ON_ITS_SIDE: &str = "abéΩж→";

fn wrong_way(printed: &Printed) -> Vec<String> {
    let mut faults = unlike(printed, UPRIGHT, |glyph| glyph.way == Way::Down);
    faults.extend(unlike(printed, ON_ITS_SIDE, |glyph| glyph.way == Way::Rotated));
    faults.extend(unlike(printed, "（、", |glyph| glyph.way == Way::Down));
    faults
}

const WAYS: &str = "中あカ①㈠※℃（±）、甲abé甲Ωж甲→甲";

proofs! {
    "T55" lines_go_leftwards_and_characters_down {
        on [edition(swept(PLAIN)).upright().printed()];
        faults out_of_order;
        off [edition(swept(PLAIN)).printed()];
    }
    "T65" marks_between_vertical_lines_do_not_move_them {
        on [edition(MARKED.repeat(8)).upright().printed()];
        faults pushed;
        off [edition(MARKED.repeat(8)).printed()];
    }
    "T56" marks_have_their_vertical_forms {
        on [edition(MARKS).upright().printed(), edition(format!("{{kai {MARKS}}}")).upright().printed()];
        faults level_forms;
        off [edition(MARKS).printed()];
    }
    "T56" points_of_taiwan_stand_in_the_middle_of_vertical_lines {
        on [edition("天、地，玄。黄").top("lang = \"zh-Hant\"").upright().printed()];
        faults |printed| unlike(printed, "、，。", |glyph| middle(ink(printed, glyph)));
        off [edition("天、地，玄。黄").upright().printed()];
    }
    "T56" dashes_dots_and_connectors_stand_on_the_middle_of_vertical_lines {
        on [edition(ALONG).upright().printed()];
        faults off_the_line;
        off [edition(ALONG).upright().altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let comma = glyphs.iter().find(|one| one.text == "，").unwrap().code;
            glyphs.iter_mut().find(|one| one.text == "～").unwrap().code = comma;
        })];
    }
    "T64" lines_stretch_with_the_names_of_vertical_lines {
        on [stretched().printed()];
        faults short_lines;
        off [stretched().altered(|printed| {
            printed.file.pages[0].shapes.iter_mut().for_each(|one| one.rect[1] += 1.0);
        })];
    }
    "T57" two_digits_stand_side_by_side {
        on [edition(NUMBERS).upright().printed()];
        faults not_beside;
        off [edition(NUMBERS).upright().rule("tcy = 0").printed(), edition(NUMBERS).printed()];
    }
    "T57" longer_numbers_stand_upright {
        on [edition(NUMBERS).upright().printed()];
        faults |printed| unlike(printed, "0345", |glyph| glyph.way == Way::Down);
        off [edition(NUMBERS).upright().rule("vertical_digits = \"rotated\"").printed()];
    }
    "T57" longer_numbers_lie_on_their_side_where_the_edition_says_so {
        on [edition(NUMBERS).upright().rule("vertical_digits = \"rotated\"").printed()];
        faults |printed| unlike(printed, "0345", |glyph| glyph.way == Way::Rotated);
        off [edition(NUMBERS).upright().printed()];
    }
    "T57" longer_numbers_are_han_numerals_where_the_edition_says_so {
        on [edition(NUMBERS).upright().rule("vertical_digits = \"han\"").printed()];
        faults |printed| unlike(printed, "0345", |glyph| glyph.font.contains("CJK"));
        off [edition(NUMBERS).upright().printed()];
    }
    "T58" words_lie_on_their_side {
        on [edition("天地Smart City玄黄").upright().printed()];
        faults |printed| unlike(printed, "SmartCiy", |glyph| glyph.way == Way::Rotated);
        off [edition("天地Smart City玄黄").printed()];
    }
    "T58" words_asked_to_stand_side_by_side_do {
        on [edition("天地{tcy AB}玄黄").upright().printed()];
        faults |printed| unlike(printed, "AB", |glyph| glyph.way == Way::Across);
        off [edition("天地AB玄黄").upright().printed()];
    }
    "T59" quotation_marks_of_the_mainland_are_double_corners_first {
        on [quoted("zh-Hans").printed()];
        faults |printed| not_corners(printed, MAINLAND);
        off [quoted("zh-Hant").printed(), edition(QUOTED).printed()];
    }
    "T59" quotation_marks_of_taiwan_are_single_corners_first {
        on [quoted("zh-Hant").printed()];
        faults |printed| not_corners(printed, TAIWAN);
        off [quoted("zh-Hans").printed()];
    }
    "T60" dots_stand_at_the_right_and_lines_at_the_left {
        on [edition(MARKED).upright().printed()];
        faults wrong_side;
        off [edition(MARKED).printed()];
    }
    "T61" characters_stand_as_unicode_has_them {
        on [edition(WAYS).upright().measure(30).printed()];
        faults wrong_way;
        off [edition(WAYS).measure(30).printed()];
    }
}

const MARKS: &str = "甲、乙，丙。丁（戊）己《庚》辛〈壬〉癸【子】丑〔寅〕卯～辰";
