//! What clreq asks of faces, pages, headings and tables, on the rules T43, T44, T49 and T72.

use super::edition::{EM, Edition, edition, paras};
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::Glyph;

fn find<'a>(printed: &'a Printed, text: &str) -> &'a Glyph {
    let mut glyphs = printed.file.pages[0].glyphs.iter();
    glyphs.find(|glyph| glyph.text == text).unwrap_or_else(|| panic!("no {text}"))
}

/// Characters that are not of the face wanted, by a part of its name.
fn faces(printed: &Printed, wanted: &[(&str, &str)]) -> Vec<String> {
    let wrong = wanted.iter().filter(|(c, face)| !find(printed, c).font.contains(face));
    wrong.map(|(c, _)| format!("{c} is of {}", find(printed, c).font)).collect()
}

const FACES: &str = "天{kai 地}**玄**黄\n## 宇\n洪荒日月\n盈昃辰宿";
const WANTED: [(&str, &str); 4] =
    [("天", "Serif"), ("地", "Kai"), ("玄", "Bold"), ("宇", "Sans")];

fn headed() -> Edition {
    edition("洪荒日月盈昃辰宿列张寒来暑往秋收冬藏\n闰余成岁")
        .section("title = \"天地玄黄\"")
}

/// Headings that are not larger than the text, or lighter.
fn small_heads(printed: &Printed) -> Vec<String> {
    let (head, text) = (find(printed, "天"), find(printed, "洪"));
    let bold = ["Bold", "Black"].iter().any(|weight| head.font.contains(weight));
    if head.size > 1.09 * text.size && bold {
        Vec::new()
    } else {
        vec![format!("{:.1} pt of {}", head.size, head.font)]
    }
}

/// How far the middle of a heading is from the middle of the sheet, in points.
fn off_middle(printed: &Printed) -> Vec<String> {
    let [left, _, right, _] = printed.file.pages[0].trim;
    let (first, last) = (find(printed, "天"), find(printed, "黄"));
    let off = first.x.midpoint(last.x + last.advance) - left.midpoint(right);
    if off.abs() < 0.1 { Vec::new() } else { vec![format!("{off:.1} pt")] }
}

/// Text whose margins are not equal.
fn off_centre(printed: &Printed) -> Vec<String> {
    let [left, bottom, right, top] = printed.file.pages[0].trim;
    let paras = paras(printed);
    let line = &paras[0].lines[1];
    let last = line.glyphs.last().unwrap();
    let (one, other) = (line.left() - left, right - last.x - last.advance);
    let first = &paras[0].lines[0].glyphs[0];
    // The type area is 612 pt high, and its first square reaches to its top.
    let above = top - first.y - 0.88 * EM;
    let wanted = (top - bottom - 612.0) / 2.0;
    if (one - other).abs() < 0.1 && (above - wanted).abs() < 0.5 * printed.leading() {
        Vec::new()
    } else {
        vec![format!("{one:.2} and {other:.2}, {above:.2} of {wanted:.2} above")]
    }
}

const TABLE: &str = "[[section.figure]]\nkind = \"table\"\nalt = \"表\"\ntitle = \"表题\"\n\
    head = [\"指标标标\", \"数值值值\", \"增长长长\"]\nalign = [\"left\", \"center\", \"right\"]\n\
    rows = [[\"甲甲甲\", \"乙乙乙\", \"丙丙丙\"], [\"丁\", \"戊\", \"己\"]]\n";

/// Tables whose title is not above, whose head is not at the top, or whose rows do not
/// follow downwards.
fn bad_table(printed: &Printed) -> Vec<String> {
    let y = |c: &str| find(printed, c).y;
    let down = ["题", "指", "甲", "丁"].windows(2).all(|pair| y(pair[0]) > y(pair[1]));
    let level = (y("指") - y("增")).abs() < 0.1 && (y("甲") - y("丙")).abs() < 0.1;
    if down && level { Vec::new() } else { vec![format!("down {down}, level {level}")] }
}

/// Cells that do not stand as asked: at the start, in the middle, at the end.
fn bad_cells(printed: &Printed) -> Vec<String> {
    let edges = |c: &str| {
        let own = || printed.file.pages[0].glyphs.iter().filter(|one| one.text == c);
        let left = own().map(|one| one.x).fold(f64::MAX, f64::min);
        (left, own().map(|one| one.x + one.advance).fold(f64::MIN, f64::max))
    };
    let near = |one: f64, other: f64| (one - other).abs() < 0.1;
    let start = near(edges("甲").0, edges("丁").0);
    let (wide, narrow) = (edges("乙"), edges("戊"));
    let middle = near(wide.0.midpoint(wide.1), narrow.0.midpoint(narrow.1));
    let end = near(edges("丙").1, edges("己").1);
    if start && middle && end {
        Vec::new()
    } else {
        vec![format!("{start} {middle} {end}")]
    }
}

fn table(align: &str) -> &'static Printed {
    let table = TABLE.replace("\"left\", \"center\", \"right\"", align);
    edition("宇宙洪荒").measure(30).after(&table).printed()
}

proofs! {
    "T72" song_kai_and_hei_have_their_parts {
        on [edition(FACES).printed()];
        faults |printed| faces(printed, &WANTED);
        off [edition("天地玄黄\n宇\n洪荒").printed()];
    }
    "T72" song_kai_and_hei_have_their_parts_in_vertical_lines {
        on [edition(FACES).upright().printed()];
        faults |printed| faces(printed, &WANTED);
        off [edition("天地玄黄\n宇\n洪荒").upright().printed()];
    }
    "T72" headings_are_larger_and_bolder {
        on [headed().printed()];
        faults small_heads;
        off [edition("天地玄黄\n洪荒日月").printed()];
    }
    "T49" headings_stand_where_they_are_asked_to {
        on [headed().section("align = \"center\"").printed()];
        faults off_middle;
        off [headed().section("align = \"left\"").printed()];
    }
    "T43" the_type_area_is_in_the_middle_of_the_sheet {
        on [edition("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁").printed()];
        faults off_centre;
        off [edition("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁").altered(|printed| {
            printed.file.pages[0].glyphs.iter_mut().for_each(|one| one.x += 1.0);
        })];
    }
    "T43" tables_read_from_their_title_down {
        on [table("\"left\", \"center\", \"right\"")];
        faults bad_table;
        off [edition("题\n甲丁\n指标增\n丙").printed()];
    }
    "T49" cells_stand_at_the_start_the_middle_or_the_end {
        on [table("\"left\", \"center\", \"right\"")];
        faults bad_cells;
        off [table("\"right\", \"left\", \"center\"")];
    }
}
