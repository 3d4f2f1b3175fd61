//! Rules of whole pages: one grid (T43), level columns (T42), no holes.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cells are counted"
)]

use super::copy::{Para, Printed, stories};
use super::lines::columns;
use crate::pdf::{Ink, Line, Page, Rect, Way};

/// T43: the baselines of body lines that are not on the page's grid.
pub(crate) fn off_grid(lines: &[Line], leading: f64) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(first) = lines.first() else { return faults };
    let away = |y: f64, origin: f64| {
        let rows = (y - origin) / leading;
        (rows - rows.round()).abs() * leading
    };
    // The grid that most lines are on, by the origin of some line.
    let origin = lines
        .iter()
        .map(Line::y)
        .max_by_key(|y| lines.iter().filter(|one| away(one.y(), *y) <= 0.1).count())
        .unwrap_or(first.y());
    for line in lines {
        let off = away(line.y(), origin);
        if off > 0.1 {
            faults.push(format!("{off:.3} pt off: {}", line.text()));
        }
    }
    faults
}

/// The horizontal body lines of a page.
pub(crate) fn body(paras: &[Para], page: usize) -> Vec<Line> {
    let level = paras.iter().filter(|para| !para.vertical);
    let all = level.flat_map(|para| &para.lines);
    all.filter(|line| line.page == page).cloned().collect()
}

/// T42: the columns of a story that has its place, and of items that run on in it, whose
/// feet are more than a line apart.
pub(crate) fn uneven_feet(printed: &Printed, paras: &[Para]) -> Vec<String> {
    let (em, leading) = (printed.em(), printed.leading());
    let mut faults = Vec::new();
    let all = stories(printed.resolved());
    for (story, section) in all.into_iter().enumerate() {
        // What runs from page to page has no foot of its own, nor has an item.
        let placed = section.area.is_some() || printed.resolved().sections.len() == 1;
        let items = if section.item_columns == 0 { section.items.len() } else { 0 };
        let flow = |para: &&Para| placed && (story..=story + items).contains(&para.story);
        for page in 0..printed.file.pages.len() {
            let own: Vec<Para> =
                paras.iter().filter(flow).map(|para| on(para, page)).collect();
            let own: Vec<&Para> = own.iter().collect();
            let lines: Vec<&Line> = own.iter().flat_map(|para| &para.lines).collect();
            let foot = |edge: f64| {
                let inside = lines
                    .iter()
                    .filter(|line| (-0.6..2.6).contains(&((line.left() - edge) / em)));
                inside.map(|line| line.y()).fold(f64::MAX, f64::min)
            };
            let feet: Vec<f64> = columns(&own, em).into_iter().map(foot).collect();
            let low = feet.iter().copied().fold(f64::MAX, f64::min);
            let high = feet.iter().copied().fold(f64::MIN, f64::max);
            if high - low > leading + 0.1 {
                let apart = (high - low) / leading;
                faults.push(format!("{}: feet {apart:.1} lines apart", section.name));
            }
        }
    }
    faults
}

/// Glyphs of different lines whose bodies share more than a little of their cores.
pub(crate) fn collisions(page: &Page) -> Vec<String> {
    let core = |glyph: &crate::pdf::Glyph| {
        if glyph.way == Way::Rotated {
            let (from, to) =
                (glyph.y - 0.75 * glyph.advance, glyph.y - 0.25 * glyph.advance);
            return [glyph.x + 0.15 * glyph.size, from, glyph.x + 0.6 * glyph.size, to];
        }
        let (from, to) = (glyph.x + 0.25 * glyph.advance, glyph.x + 0.75 * glyph.advance);
        [from, glyph.y + 0.15 * glyph.size, to, glyph.y + 0.6 * glyph.size]
    };
    let said = |glyph: &&crate::pdf::Glyph| {
        glyph.text.chars().any(char::is_alphanumeric) && glyph.advance > 0.0
    };
    let glyphs: Vec<_> = page.glyphs.iter().filter(said).collect();
    let cores: Vec<Rect> = glyphs.iter().map(|glyph| core(glyph)).collect();
    let mut faults = Vec::new();
    for (place, one) in cores.iter().enumerate() {
        for (more, two) in cores.iter().enumerate().skip(place + 1) {
            if one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3] {
                let (a, b) = (glyphs[place], glyphs[more]);
                faults.push(format!("{} on {} at {:.0} {:.0}", a.text, b.text, a.x, a.y));
            }
        }
    }
    faults
}

fn on(para: &Para, page: usize) -> Para {
    let lines = para.lines.iter().filter(|line| line.page == page).cloned().collect();
    Para { lines, ..para.clone() }
}

/// Empty rectangles of the type area (`area`, in points) more than `rows` lines high and
/// `ems` wide, the largest of each place. A card is full where its ground is.
pub(crate) fn holes(
    page: &Page,
    area: Rect,
    (em, leading): (f64, f64),
    (rows, ems): (usize, usize),
) -> Vec<String> {
    let (wide, high) = (area[2] - area[0], area[3] - area[1]);
    let (across, down) = ((wide / em) as usize, (high / leading) as usize);
    let mut full = vec![vec![false; across]; down];
    for [x0, y0, x1, y1] in inked(page) {
        let cell = |from: f64, step: f64, most: usize| {
            ((from / step).max(0.0) as usize).min(most)
        };
        let columns = cell(x0 - area[0], em, across)
            ..cell(x1 - area[0] - 0.01, em, across.saturating_sub(1)) + 1;
        let lines = cell(area[3] - y1, leading, down)
            ..cell(area[3] - y0 - 0.01, leading, down.saturating_sub(1)) + 1;
        for line in full.iter_mut().take(lines.end).skip(lines.start) {
            for one in line.iter_mut().take(columns.end).skip(columns.start) {
                *one = true;
            }
        }
    }
    let mut found = Vec::new();
    loop {
        let (area_of, [x, y, w, h]) = largest(&full, rows, ems);
        if area_of == 0 {
            return found;
        }
        found.push(format!("column {x} row {y}: {w} em by {h} rows"));
        for line in full.iter_mut().skip(y).take(h) {
            line[x..x + w].fill(true);
        }
    }
}

/// The boxes of all glyphs that say something, shapes and pictures.
fn inked(page: &Page) -> Vec<Rect> {
    let mut boxes = page.images.clone();
    for glyph in &page.glyphs {
        if !glyph.text.trim().is_empty() {
            let size = glyph.size;
            boxes.push([
                glyph.x,
                glyph.y - 0.12 * size,
                glyph.x + glyph.advance,
                glyph.y + 0.88 * size,
            ]);
        }
    }
    for shape in &page.shapes {
        let [x0, y0, x1, y1] = shape.rect;
        if shape.hollow {
            boxes.extend([
                [x0, y0, x1, y0],
                [x0, y1, x1, y1],
                [x0, y0, x0, y1],
                [x1, y0, x1, y1],
            ]);
        } else if shape.ink != Ink::PAPER {
            boxes.push(shape.rect);
        }
    }
    boxes
}

/// The largest empty rectangle that is more than `rows` high and `ems` wide.
fn largest(full: &[Vec<bool>], rows: usize, ems: usize) -> (usize, [usize; 4]) {
    let across = full.first().map_or(0, Vec::len);
    let mut heights = vec![0; across];
    let mut best = (0, [0; 4]);
    for (y, line) in full.iter().enumerate() {
        for (height, full) in heights.iter_mut().zip(line) {
            *height = if *full { 0 } else { *height + 1 };
        }
        for x in 0..across {
            let mut least = usize::MAX;
            for (end, height) in heights.iter().enumerate().skip(x) {
                least = least.min(*height);
                if least <= rows {
                    break;
                }
                let width = end + 1 - x;
                if width > ems && width * least > best.0 {
                    best = (width * least, [x, y + 1 - least, width, least]);
                }
            }
        }
    }
    best
}
