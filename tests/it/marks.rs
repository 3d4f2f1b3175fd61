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
