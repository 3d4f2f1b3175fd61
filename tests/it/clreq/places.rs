//! Where marks stand in their squares, how wide stacks of them are, and which steps of
//! justification a style leaves out (T7, T8, T16, T19, T25, T63, T64, T66).

use super::edition::{EM, Edition, edition, paras, swept};
use super::forms::ink;
use super::measure::{Kind, gaps, is, lines};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::bad_indents;
use crate::pdf::Glyph;

const POINTS: &str = "天、地，玄。黄";

/// Points whose ink is not where it should be in the square.
fn misplaced(
    printed: &Printed,
    marks: &str,
    good: impl Fn([f64; 4]) -> bool,
) -> Vec<String> {
    let glyphs = printed.file.pages[0].glyphs.iter().filter(|glyph| is(glyph, marks));
    let bad: Vec<&Glyph> = glyphs.filter(|glyph| !good(ink(printed, glyph))).collect();
    bad.into_iter()
        .map(|glyph| format!("{} {:.2?}", glyph.text, ink(printed, glyph)))
        .collect()
}

fn in_lang(text: &str, lang: &str) -> &'static Printed {
    edition(text).top(&format!("lang = \"{lang}\"")).printed()
}

/// The middle of ink, across the line.
fn high([_, y0, _, y1]: [f64; 4]) -> f64 {
    y0.midpoint(y1)
}

const ACROSS: &str = "天——地……玄～黄·宇，";

/// The width of what stands between 甲 and 乙 in every paragraph, against what is wanted.
pub(super) fn widths(printed: &Printed, wanted: &[f64]) -> Vec<String> {
    let mut faults = Vec::new();
    for (para, wanted) in paras(printed).iter().zip(wanted) {
        let glyphs = &para.lines[0].glyphs;
        let (first, last) = (&glyphs[0], &glyphs[glyphs.len() - 1]);
        let width = (last.x - first.x) / EM - 1.0;
        if (width - wanted).abs() > 0.005 {
            faults.push(format!("{} {width:.3} em, not {wanted}", para.text));
        }
    }
    faults
}

/// Twelve dots that do not stand alone, or not on four ems.
fn not_alone(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let alone = lines(&paras).find(|line| line.text() == "…………");
    let Some(line) = alone else { return vec!["not alone".to_owned()] };
    let (first, last) = (&line.glyphs[0], &line.glyphs[line.glyphs.len() - 1]);
    let width = (last.x + last.advance - first.x) / EM;
    if (width - 4.0).abs() < 0.005 { Vec::new() } else { vec![format!("{width:.3} em")] }
}

const STACKS: &str = "甲！！乙\n甲？？乙\n甲？！乙\n甲！？乙\n甲！！！乙\n甲？？？乙";
const ONES: &str = "甲‼乙\n甲⁇乙\n甲⁈乙\n甲⁉乙";
const QUOTED: &str = "“天地玄黄，宇宙洪荒，日月盈昃，辰宿列张。\n“寒来暑往，秋收冬藏，闰余成岁。\n“律吕调阳，云腾致雨，露结为霜。”";

/// Stops that are narrower than one em within a line.
fn narrow_stops(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let narrow = lines(&paras).filter(|line| {
        let mut gaps = gaps(line, EM).into_iter();
        gaps.any(|gap| gap.kind == Kind::Stop && gap.width < -0.004)
    });
    narrow.map(crate::pdf::Line::text).collect()
}

const STOPS: &str = "{keep 天地玄黄。宇宙洪荒。日月}盈昃辰宿列张";

/// Interpuncts of one em that give up nothing in any line.
fn full_interpuncts(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let first = &paras[0].lines[0].glyphs;
    let at = first.iter().position(|glyph| is(glyph, "·")).unwrap();
    let width = (first[at + 1].x - first[at - 1].x) / EM - 1.0;
    if (0.495..0.95).contains(&width) {
        Vec::new()
    } else {
        vec![format!("{width:.3} em")]
    }
}

const POINTED: &str = "{keep 天地玄黄·宇宙洪荒日·月盈}昃辰宿列张";

/// T63, T64: a dot that is not below the line of its name.
fn dots_first(printed: &Printed) -> Vec<String> {
    let page = &printed.file.pages[0];
    let han = page.glyphs.iter().find(|glyph| glyph.text == "玄").unwrap();
    let below = |shape: &&crate::pdf::Shape| {
        shape.rect[3] < han.y + 0.1 * EM && shape.rect[3] > han.y - 0.6 * EM
    };
    let shapes = page.shapes.iter().filter(below);
    let (wide, small): (Vec<_>, Vec<_>) =
        shapes.partition(|shape| shape.rect[2] - shape.rect[0] > EM);
    let line = wide.first().map_or(f64::MIN, |shape| shape.rect[1]);
    let good = small.len() == 2 && small.iter().all(|dot| dot.rect[3] < line);
    if good {
        Vec::new()
    } else {
        vec![format!("{} dots, line at {line:.1}", small.len())]
    }
}

/// T64: a name on a stretched line whose line does not reach over all of it.
fn short_lines(printed: &Printed) -> Vec<String> {
    let page = &printed.file.pages[0];
    let own: Vec<&Glyph> = page.glyphs.iter().filter(|one| is(one, "日月盈")).collect();
    let (left, right) = (own[0].x, own[2].x + EM);
    let reaches = |shape: &crate::pdf::Shape| {
        (shape.rect[0] - left).abs() < 0.1 && (shape.rect[2] - right).abs() < 0.1
    };
    let stretched = right - left > 3.1 * EM;
    let good = stretched && page.shapes.iter().any(reaches);
    if good {
        Vec::new()
    } else {
        vec![format!("{:.1} pt, stretched {stretched}", right - left)]
    }
}

fn stretched() -> Edition {
    edition("天地玄黄{name 日月盈}宇{keep 洪荒昃辰宿列张寒来暑往}秋收冬藏")
}

/// T66: readings that are less than a quarter of their own em apart.
fn crowded(printed: &Printed) -> Vec<String> {
    let small: Vec<&Glyph> =
        printed.file.pages[0].glyphs.iter().filter(|one| one.size < 0.7 * EM).collect();
    let near = small.windows(2).filter(|pair| {
        let gap = pair[1].x - pair[0].x - pair[0].advance;
        pair[1].text == "s" && pair[0].text == "g" && gap < 0.24 * pair[0].size
    });
    let all = small
        .windows(2)
        .filter(|pair| pair[0].text == "g" && pair[1].text == "s")
        .count();
    let mut faults: Vec<String> = near.map(|_| "two readings meet".to_owned()).collect();
    if all == 0 {
        faults.push("no readings side by side".to_owned());
    }
    faults
}

const READ: &str = "天{ruby 庄|zhuāng}{ruby 双|shuāng}{ruby 霜|shuāng}地";

proofs! {
    "T16" points_of_the_mainland_stand_low_at_the_left {
        on [in_lang(POINTS, "zh-Hans")];
        faults |printed| misplaced(printed, "、，。", |[_, _, x1, y1]| x1 < 0.5 && y1 < 0.5);
        off [in_lang(POINTS, "zh-Hant")];
    }
    "T16" points_of_taiwan_stand_in_the_middle {
        on [in_lang(POINTS, "zh-Hant")];
        faults |printed| misplaced(printed, "、，。", |[x0, y0, x1, y1]| {
            (x0.midpoint(x1) - 0.5).abs() < 0.12 && (y0.midpoint(y1) - 0.5).abs() < 0.12
        });
        off [in_lang(POINTS, "zh-Hans")];
    }
    "T7" dashes_and_dots_stand_at_the_middle_of_han {
        on [edition(ACROSS).printed()];
        faults |printed| misplaced(printed, "—…～·", |ink| (high(ink) - 0.5).abs() < 0.06);
        off [edition(ACROSS).altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let han = glyphs.iter().find(|one| one.text == "，").unwrap().code;
            let one = glyphs.iter_mut().find(|one| one.text == "～").unwrap();
            (one.code, one.text) = (han, "～".to_owned());
        })];
    }
    "T8" two_stacked_marks_take_one_em_and_three_two {
        on [edition(STACKS).printed()];
        faults |printed| widths(printed, &[1.0, 1.0, 1.0, 1.0, 2.0, 2.0]);
        off [edition(STACKS.replace("！！", "！\u{200b}！").replace("？！", "？\u{200b}！")
            .replace("！？", "！\u{200b}？").replace("？？", "？\u{200b}？")).printed()];
    }
    "T8" stacks_of_vertical_lines_take_one_em_and_two {
        on [edition(STACKS).upright().printed()];
        faults |printed| widths(printed, &[1.0, 1.0, 1.0, 1.0, 2.0, 2.0]);
        off [edition(STACKS.replace("！！", "！\u{200b}！")).upright().printed()];
    }
    "T8" stacks_of_one_character_take_one_em {
        on [edition(ONES).printed(), edition(ONES).upright().printed()];
        faults |printed| widths(printed, &[1.0; 4]);
        off [edition(STACKS.replace('乙', "天乙")).printed()];
    }
    "T7" twelve_dots_take_four_ems_on_a_line_of_their_own {
        on [edition("甲…………乙").printed(), edition("甲…………乙").upright().printed()];
        faults not_alone;
        off [edition("甲……乙").printed(), edition("甲………………乙").printed()];
    }
    "T19" every_paragraph_of_a_quotation_opens {
        on [edition(QUOTED).printed()];
        faults |printed| bad_indents(&paras(printed), EM);
        off [edition(QUOTED).rule("marks = \"all\"").printed()];
    }
    "T25" stops_keep_one_em_where_the_style_says_so {
        on [edition(swept(STOPS)).rule("squeeze_stops = false").printed()];
        faults narrow_stops;
        off [edition(swept(STOPS)).printed()];
    }
    "T25" interpuncts_of_one_em_shrink {
        on [edition(POINTED).rule("full_interpunct = true").printed()];
        faults full_interpuncts;
        off [edition("天地·玄黄").rule("full_interpunct = true").printed()];
    }
    "T63" dots_stand_below_the_line_of_a_name {
        on [edition("天{dot {name 玄黄}}地").printed(), edition("天{name {dot 玄黄}}地").printed()];
        faults dots_first;
        off [edition("天{dot 玄黄}地").printed(), edition("天{name 玄黄}地").printed()];
    }
    "T64" lines_stretch_with_their_names {
        on [stretched().printed()];
        faults short_lines;
        off [stretched().altered(|printed| {
            printed.file.pages[0].shapes.iter_mut().for_each(|one| one.rect[2] -= 1.0);
        })];
    }
    "T66" readings_side_by_side_stand_a_quarter_apart {
        on [edition(READ).printed()];
        faults crowded;
        off [edition(READ).altered(|printed| {
            let glyphs = printed.file.pages[0].glyphs.iter_mut();
            let shuang = glyphs.filter(|one| one.size < 7.0).skip(6);
            shuang.for_each(|one| one.x -= 1.5);
        })];
    }
}
