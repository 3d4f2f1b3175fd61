//! A file seen with its vertical lines as horizontal ones: every page turned by 90°
//! against the clock, so that lines run to the right and follow each other downwards.
//! What judges horizontal lines then judges vertical ones.
//!
//! Upright characters keep their own turn, their square begins where their advance does;
//! what stands side by side in one em is one glyph of that em.

use super::{File, Glyph, Line, Rect, Way};
use std::collections::BTreeMap;

/// Height of the middle of a line above its baseline, in ems.
const AXIS: f64 = 0.38;

impl File {
    /// The file with all its pages turned.
    pub(crate) fn turned(mut self) -> Self {
        let lines = self.lines();
        let body = self.body();
        let mut pages: Vec<Vec<Glyph>> = vec![Vec::new(); self.pages.len()];
        for line in &lines {
            let top = self.pages[line.page].media[3];
            pages[line.page].extend(self.turned_line(line, body, top));
        }
        for (page, glyphs) in self.pages.iter_mut().zip(pages) {
            let turn = |[x0, y0, x1, y1]: Rect| {
                let top = page.media[3];
                [top - y1, x0, top - y0, x1]
            };
            page.shapes.iter_mut().for_each(|shape| shape.rect = turn(shape.rect));
            page.images.iter_mut().for_each(|image| *image = turn(*image));
            let boxes = [page.media, page.trim, page.bleed].map(turn);
            [page.media, page.trim, page.bleed] = boxes;
            page.glyphs = glyphs;
        }
        self
    }

    /// The size that most Han characters have.
    fn body(&self) -> f64 {
        let mut sizes = BTreeMap::new();
        for glyph in self.pages.iter().flat_map(|page| &page.glyphs) {
            *sizes.entry((glyph.size * 100.0).round().to_string()).or_insert(0) +=
                usize::from(is_han(glyph));
        }
        let most = sizes.into_iter().max_by_key(|one| one.1);
        most.and_then(|one| one.0.parse::<f64>().ok()).map_or(0.0, |size| size / 100.0)
    }

    fn turned_line(&self, line: &Line, body: f64, top: f64) -> Vec<Glyph> {
        let han = line.glyphs.iter().filter(|glyph| is_han(glyph));
        let em = han.map(|glyph| glyph.size).fold(0.0, f64::max);
        let em = if em > 0.0 { em } else { body };
        let base = self.base(line, em);
        let mut out: Vec<Glyph> = Vec::new();
        let mut rest = line.glyphs.as_slice();
        while let Some(first) = rest.first() {
            let beside =
                |one: &&Glyph| one.way == Way::Across && (one.y - first.y).abs() < 0.005;
            let side = rest.iter().take_while(beside).count();
            let (group, more) = rest.split_at(side.max(1));
            out.push(self.turned_glyphs(group, (em, base, top)));
            rest = more;
        }
        out
    }

    /// Where the baseline of a vertical line is, from the left.
    fn base(&self, line: &Line, em: f64) -> f64 {
        let full = |glyph: &&Glyph| glyph.way == Way::Down && glyph.size > 0.95 * em;
        let square = line.glyphs.iter().find(full);
        let lies = || line.glyphs.iter().find(|glyph| glyph.way == Way::Rotated);
        let middle = |glyph: &Glyph| glyph.x + self.across(glyph) / 2.0;
        square.map(|one| middle(one) - AXIS * em).unwrap_or_else(|| match lies() {
            Some(one) if !is_han(one) => one.x,
            _ => line.middle() - AXIS * em,
        })
    }

    /// How far a glyph advances in horizontal lines, in points.
    fn across(&self, glyph: &Glyph) -> f64 {
        self.fonts[&*glyph.font].advance(glyph.code) * glyph.size
    }

    /// One glyph, or several side by side in one em.
    fn turned_glyphs(&self, group: &[Glyph], (em, base, top): (f64, f64, f64)) -> Glyph {
        let first = &group[0];
        let mut glyph =
            Glyph { way: Way::Across, turn: first.turn + 90.0, ..first.clone() };
        let body = match first.way {
            Way::Rotated => {
                // A mark of a Han face is moved onto the middle of its line.
                let own = is_han(first) || (first.x - base).abs() < 0.05;
                let level = own && first.size > 0.95 * em;
                (glyph.x, glyph.y) = (top - first.y, if level { base } else { first.x });
                glyph.pen = [0.0, first.x - glyph.y];
                return glyph;
            }
            Way::Down if is_han(first) => {
                glyph.x = top - first.y - square(first) * first.size;
                first.size
            }
            // The digits of a Latin face are upon the middle of their em.
            Way::Down | Way::Across => {
                glyph.x = top - self.middle(group) - em / 2.0;
                em
            }
        };
        let own = first.x + self.across(first) / 2.0 - AXIS * first.size;
        let small = first.way == Way::Down && first.size < 0.95 * em;
        glyph.y = if small { own } else { base };
        glyph.advance = body;
        glyph.pen = [top - first.y - glyph.x, first.x - glyph.y];
        glyph.text = group.iter().map(|one| one.text.as_str()).collect();
        if group.len() > 1 {
            glyph.size = em;
        }
        glyph
    }

    /// The middle of the height of digits, or of letters side by side.
    fn middle(&self, group: &[Glyph]) -> f64 {
        let first = &group[0];
        let font = &self.fonts[&*first.font];
        let zero = font.says.iter().find(|(_, says)| *says == "0").map(|one| *one.0);
        let one = group.len() == 1 && first.way == Way::Down;
        let zero = zero.filter(|_| one).and_then(|code| font.ink(code));
        if let Some([_, y0, _, y1]) = zero {
            return first.y + first.size * f64::midpoint(y0, y1);
        }
        let inks: Vec<Rect> = group.iter().filter_map(|one| self.ink(one)).collect();
        let low = inks.iter().map(|ink| ink[1]).fold(f64::MAX, f64::min);
        let high = inks.iter().map(|ink| ink[3]).fold(f64::MIN, f64::max);
        if inks.is_empty() { first.y + AXIS * first.size } else { low.midpoint(high) }
    }
}

/// The top of a Han glyph's square above its origin, in ems: the face has these signs lower
/// (its table VORG, which a file does not hold).
fn square(glyph: &Glyph) -> f64 {
    match glyph.text.as_str() {
        "%" => 0.857,
        "‰" => 0.858,
        "℃" => 0.873,
        "¥" => 0.874,
        "$" => 0.871,
        _ => 0.88,
    }
}

/// Whether a glyph is of a Han face: Latin ones are set a little larger or smaller.
fn is_han(glyph: &Glyph) -> bool {
    glyph.font.contains("CJK") || glyph.font.contains("Kai")
}
