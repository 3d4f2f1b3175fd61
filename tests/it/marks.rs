//! What markup asks to be drawn is on the page: dots, lines and readings at their places.

use crate::support::SMALL;
use kanyin::base::{Len, Point, Role};
use kanyin::compile::{Options, compile};
use kanyin::font::GlyphRun;
use kanyin::pages::{Item, ItemKind};
use kanyin::world::MemoryWorld;
use std::path::Path;

/// The items of the body of the small edition with this text, and its finished file.
fn body(text: &str) -> (Vec<Item>, Vec<u8>) {
    let edition = SMALL.replace("新年伊始，", text);
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let pdf = outcome.pdf.unwrap_or_else(|| panic!("{:?}", outcome.found));
    let items = outcome.pages.unwrap().pages.remove(0).items;
    let own = |item: &Item| {
        item.tag.story.is_some() && matches!(item.tag.role, Role::Body | Role::Ornament)
    };
    (items.into_iter().filter(own).collect(), pdf)
}

fn runs(items: &[Item]) -> Vec<(Point, &GlyphRun)> {
    let text = |item| match item {
        &Item { kind: ItemKind::Text(at, ref run), .. } => Some((at, run)),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

/// The left edge of a character of the body, its baseline and its type size.
fn place(items: &[Item], c: char) -> (Point, Len) {
    let find = |(at, run): &(Point, &GlyphRun)| {
        let byte = u32::try_from(run.text.find(c)?).unwrap();
        let glyph = run.glyphs.iter().find(|glyph| glyph.text.start == byte)?;
        Some((at.by(glyph.x, glyph.y), run.size))
    };
    runs(items).iter().find_map(find).unwrap()
}

/// Left, right, upper and lower edge of every polygon.
fn polygons(items: &[Item]) -> Vec<[Len; 4]> {
    let edges = |item: &Item| {
        let ItemKind::Polygon(corners, _) = &item.kind else { return None };
        let xs = || corners.iter().map(|corner| corner.x);
        let ys = || corners.iter().map(|corner| corner.y);
        Some([xs().min()?, xs().max()?, ys().min()?, ys().max()?])
    };
    items.iter().filter_map(edges).collect()
}

#[test]
fn dots_lines_and_waves_lie_below_what_they_mark() {
    let (items, pdf) = body("{dot 重，要}{name 郑州}{name 二七}、{book 示例}新年伊始，");
    let shapes = polygons(&items);
    assert_eq!(shapes.len(), 3, "two dots and a wave");
    for (c, [x0, x1, y0, y1]) in ['重', '要'].into_iter().zip(&shapes) {
        let (at, em) = place(&items, c);
        let middle = (*x0 + *x1).half();
        assert!((middle - at.x - em.half()).abs() < Len::centipoints(2), "{c}");
        assert!(*y0 > at.y + em.ratio(12, 100) && *y1 < at.y + em.ratio(40, 100));
    }
    let ((first, _), (last, em)) = (place(&items, '示'), place(&items, '例'));
    let wave = shapes[2];
    assert_eq!((wave[0], wave[1]), (first.x, last.x + em));
    let lines: Vec<(Len, Len)> = items
        .iter()
        .filter_map(|item| match item.kind {
            ItemKind::Fill(rect, _) if rect.height() < Len::pt(1) => {
                Some((rect.x0, rect.x1))
            }
            _ => None,
        })
        .collect();
    // Lines of names side by side are cut by 1/16 em in all.
    let cut = em.ratio(1, 32);
    let left = (place(&items, '郑').0.x, place(&items, '州').0.x + em - cut);
    let right = (place(&items, '二').0.x + cut, place(&items, '七').0.x + em);
    assert!(lines.contains(&left) && lines.contains(&right), "{lines:?}");
    assert!(curves(&pdf) >= 3, "the file holds them");
}

#[test]
fn a_reading_stands_above_its_base_and_follows_it() {
    let (items, _) = body("甲{ruby 郑州|zhèngzhōu}乙{ruby 庄|zhuāng}丙新年伊始，");
    let all = runs(&items);
    let texts: Vec<&str> = all.iter().map(|(_, run)| run.text.as_str()).collect();
    let at = texts.iter().position(|text| *text == "郑州").unwrap();
    assert_eq!(texts[at + 1..at + 4], ["zhèngzhōu", "乙", "庄"]);
    for (reading, first, last) in [("zhèngzhōu", '郑', '州'), ("zhuāng", '庄', '庄')]
    {
        let (at, run) = all.iter().find(|(_, run)| run.text == reading).unwrap();
        let ((left, em), (right, _)) = (place(&items, first), place(&items, last));
        assert!((run.size - em.half()).abs() < em.ratio(1, 20));
        let end = run.glyphs.last().map(|glyph| glyph.x + glyph.advance).unwrap();
        let off = (at.x + end.half()) - (left.x + right.x + em).half();
        assert!(off.abs() < Len::centipoints(2), "{reading} is {off} off its middle");
        let above = left.y - (at.y + run.glyphs[0].y);
        assert!(above >= em.ratio(88, 100) && above < em.ratio(115, 100), "{above}");
        // It covers no more of the neighbour before than half its own em.
        let (before, _) = place(&items, if reading == "zhuāng" { '乙' } else { '甲' });
        let edge = before.x + em - em.ratio(1, 4) - Len::centipoints(2);
        assert!(at.x >= edge, "{reading}: {} left of {edge}", at.x);
    }
}

/// The boxes of the body, left, right, upper and lower edge.
fn outlines(items: &[Item]) -> Vec<[Len; 4]> {
    let edges = |item: &Item| match item.kind {
        ItemKind::Outline(rect, ..) => Some([rect.x0, rect.x1, rect.y0, rect.y1]),
        _ => None,
    };
    items.iter().filter_map(edges).collect()
}

#[test]
fn a_box_surrounds_a_name_and_nothing_else() {
    let (items, pdf) = body("同志{late 张三}、{late 李四}逝世。新年伊始，");
    let boxes = outlines(&items);
    assert_eq!(boxes.len(), 2);
    for (name, [x0, x1, y0, y1]) in [(['张', '三'], boxes[0]), (['李', '四'], boxes[1])]
    {
        let ((first, em), (last, _)) = (place(&items, name[0]), place(&items, name[1]));
        let clear = em.ratio(5, 100);
        assert!(x0 + clear < first.x && last.x + em + clear < x1, "{name:?}");
        // The square reaches from 0.88 em above the baseline to 0.12 em below it.
        let (top, foot) = (first.y - em.ratio(88, 100), first.y + em.ratio(12, 100));
        assert!(y0 + clear < top && foot + clear < y1, "{name:?}");
    }
    for c in ['志', '、', '逝'] {
        let (at, em) = place(&items, c);
        let body = if c == '、' { em.half() } else { em };
        let apart = |[x0, x1, ..]: &[Len; 4]| at.x + body <= *x0 || *x1 <= at.x;
        assert!(boxes.iter().all(apart), "{c} at {} in {boxes:?}", at.x);
    }
    assert!(!pdf.is_empty());
    let (plain, _) = body("同志张三、李四逝世。新年伊始，");
    assert!(outlines(&plain).is_empty());
}

#[test]
fn names_are_spread_to_one_width_in_text_and_table() {
    let text = "甲{even 王明|4}乙{even 欧阳明|4}丙{even 司马相如|4}丁新年伊始，";
    let (items, _) = body(text);
    for (first, last) in [('王', '明'), ('欧', '阳'), ('司', '如')] {
        let ((x, em), (y, _)) = (place(&items, first), place(&items, last));
        // 阳 is the second of three: half the way.
        let wanted = if last == '阳' { (em * 3).half() } else { em * 3 };
        assert!((y.x - x.x - wanted).abs() < Len::centipoints(1), "{first}{last}");
    }
    let edition = format!(
        "{SMALL}[[section.figure]]\nkind = \"table\"\nhead = [\"姓名\", \"职务\"]\n\
         rows = [[\"{{even 赵六|4}}\", \"组长\"], [\"司马相如\", \"组员\"]]\nalt = \"表\"\n"
    );
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let items = outcome.pages.unwrap().pages.remove(0).items;
    for (short, long) in [('赵', '司'), ('六', '如')] {
        assert_eq!(place(&items, short).0.x, place(&items, long).0.x);
    }
}

#[test]
fn a_heading_run_in_is_in_hei_an_em_before_its_text() {
    let (items, _) = body("{head 强基础}　修路架桥。新年伊始，");
    let all = runs(&items);
    let face = |c: char| all.iter().find(|(_, run)| run.text.contains(c)).unwrap().1;
    assert_ne!(face('强').typeface, face('修').typeface);
    let ((last, em), (first, _)) = (place(&items, '础'), place(&items, '修'));
    assert_eq!(first.x - last.x - em, em);
    let said: String = all.iter().map(|(_, run)| run.text.as_str()).collect();
    assert!(said.contains("强基础　修路"), "{said}");
}

#[test]
fn syllables_stand_above_their_characters_and_the_word_is_read_whole() {
    let (items, _) = body("甲{ruby 重庆|chóng qìng}乙新年伊始，");
    let all = runs(&items);
    let said: String = all.iter().map(|(_, run)| run.text.as_str()).collect();
    assert!(said.contains("甲重庆chóng qìng乙"), "{said}");
    let mut right = Len::ZERO;
    for (syllable, base) in [("chóng", '重'), ("qìng", '庆')] {
        let own = |(_, run): &&(Point, &GlyphRun)| run.text.trim() == syllable;
        let (at, run) = all.iter().find(own).unwrap();
        let end = at.x + run.glyphs.last().map(|last| last.x + last.advance).unwrap();
        let (left, em) = place(&items, base);
        let off = (at.x + end).half() - (left.x + em.half());
        assert!(off.abs() < Len::centipoints(2), "{syllable} is {off} off its middle");
        assert!(at.x > right, "{syllable} touches what is before it");
        right = end;
    }
}

#[test]
fn readings_and_marks_keep_clear_of_the_lines_beside_them() {
    let text = "{ruby 重庆|chóng qìng}与{dot 重点}和{name 郑州}，".repeat(30);
    let edition = SMALL
        .replace("columns = 3", "columns = 3\nbody = \"10pt\"\nleading = \"17pt\"")
        .replace("新年伊始，", &text);
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let tight = |one: &kanyin::diag::Diagnostic| one.code.name() == "tight-leading";
    assert!(!outcome.found.iter().any(tight));
    let items = outcome.pages.unwrap().pages.remove(0).items;
    let em = Len::pt(10);
    let bodies: Vec<(Point, &GlyphRun)> =
        runs(&items).into_iter().filter(|(_, run)| run.size > em.ratio(9, 10)).collect();
    let squares = || {
        bodies.iter().flat_map(|(at, run)| {
            run.glyphs.iter().map(move |glyph| at.by(glyph.x, glyph.y))
        })
    };
    let mut checked = 0;
    for (at, run) in
        runs(&items).into_iter().filter(|(_, run)| run.size < em.ratio(6, 10))
    {
        let (x1, y) = (at.x + em, at.y + run.glyphs[0].y);
        for one in squares().filter(|one| one.x < x1 && at.x < one.x + em && one.y < y) {
            // From the foot of the square above to the highest accent.
            let room = y - (one.y + em.ratio(12, 100));
            assert!(room >= run.size.ratio(74, 100), "{} under {}", run.text, one.y);
            checked += 1;
        }
    }
    assert!(checked > 10, "{checked} readings below other lines");
}

/// Lines drawn from corner to corner on the first page of a file, by what they fill.
fn curves(pdf: &[u8]) -> usize {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let page = *file.get_pages().get(&1).unwrap();
    let content =
        lopdf::content::Content::decode(&file.get_page_content(page)).unwrap().operations;
    let ends = |pair: &[lopdf::content::Operation]| {
        pair[0].operator == "l" && pair[1].operator == "f"
    };
    content.windows(2).filter(|pair| ends(pair)).count()
}
