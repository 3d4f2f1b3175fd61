//! Sets the characters of vertical lines, each as it stands there (T55–T59).
//!
//! A vertical line is a horizontal one turned by 90° clockwise about its origin, with the
//! upright characters turned back: x runs down the line, y to its right.

use super::body::body;
use super::glyphs::{Setter, axis};
use super::shaper::{Kind, Shaped};
use super::turn::Turn;
use super::{Item, ShapedGlyph};
use crate::base::Len;
use crate::font::{Down, Face, FaceUse, Ink, Orientation, Part};
use crate::text::cjk::{Class, is_ideograph};

impl Setter<'_> {
    /// Sets what begins at a character of a vertical line; returns where the next piece
    /// begins.
    pub(super) fn down(&mut self, i: usize, turn: Turn, used: FaceUse) -> usize {
        if self.source.classes[i].is_space() {
            // Between words on their side a space is one of them.
            let lies = i.checked_sub(1).and_then(|before| self.source.turn(before));
            if lies == Some(Turn::Rotated) {
                let item = self.item(i, used, Orientation::Rotated);
                self.space(i, item, used);
                return i + 1;
            }
            let item = self.item(i, used, Orientation::Upright);
            let first = self.set.glyphs.len();
            self.space(i, item, used);
            if let Some(id) = self.set.glyphs.get(first).map(|glyph| glyph.id) {
                let em = self.source.format_of(i).size;
                self.set.glyphs[first] = self.standing(id, item, used, (Len::ZERO, em));
            }
            return i + 1;
        }
        match turn {
            Turn::Side(_) => self.side_by_side(i, used),
            Turn::Cell => self.cell(i, used),
            Turn::Rotated => self.rotated(i, used),
            Turn::Formed if !self.has_form(i, used) => {
                self.set.turned.push(i);
                self.rotated(i, used)
            }
            Turn::Upright | Turn::Formed | Turn::Point => self.upright(i, turn, used),
        }
    }

    /// Whether the face has a vertical form of a character.
    fn has_form(&mut self, i: usize, used: FaceUse) -> bool {
        let mut glyph = |kind| {
            self.shaper.shape(i..i + 1, used, kind);
            self.shaper.shaped.first().map(|glyph| glyph.1)
        };
        glyph(Kind::Han) != glyph(Kind::Down)
    }

    /// On its side, as horizontal lines set it; Chinese marks in the middle of the line.
    fn rotated(&mut self, i: usize, used: FaceUse) -> usize {
        let item = self.item(i, used, Orientation::Rotated);
        let first = self.set.glyphs.len();
        let end = self.across(i, item, used);
        if self.source.parts[i] == Part::Han {
            let size = self.source.format_of(i).size;
            let face = self.fonts.face(used.face);
            for glyph in &mut self.set.glyphs[first..] {
                let Some(ink) = face.ink(glyph.id) else { continue };
                let units = i64::from(face.units_per_em.max(1)) * 2;
                let middle = size.ratio(i64::from(ink.y0 + ink.y1), units);
                glyph.y += axis(size) - middle;
            }
        }
        end
    }

    /// Upright, with the metrics that the face has for vertical lines.
    fn upright(&mut self, i: usize, turn: Turn, used: FaceUse) -> usize {
        let item = self.item(i, used, Orientation::Upright);
        let source = self.source;
        let class = match turn {
            Turn::Point => Class::Interpunct,
            _ => source.classes[i],
        };
        let next = |at: usize, class| source.classes.get(at) == Some(&class);
        let mut end = i + 1;
        if class == Class::Ellipsis
            && next(end, class)
            && source.faces[end] == Some(used)
            && source.format[end] == source.format[i]
        {
            end += 1;
        }
        while next(end, Class::Mark) {
            end += 1;
        }
        let plain = end == i + 1 && is_ideograph(source.drawn(i)) && self.is_plain(i);
        let ids: Vec<u16> = if plain {
            vec![self.face(used).glyph(source.drawn(i)).unwrap_or(0)]
        } else {
            let kind = match class {
                Class::Interpunct => Kind::Interpunct,
                _ => Kind::Down,
            };
            self.shaper.shape(i..end, used, kind);
            self.shaper.shaped.iter().map(|glyph| glyph.1).collect()
        };
        let mut cluster = self.cluster(i, item);
        let em = source.format_of(i).size;
        let mut along = Len::ZERO;
        let first = self.set.glyphs.len();
        for &id in &ids {
            let glyph = self.standing(id, item, used, (along, em));
            along += glyph.advance;
            self.set.glyphs.push(glyph);
        }
        cluster.body = along;
        if class.is_adjustable() || class == Class::Interpunct {
            let ink = ids.first().and_then(|&id| self.ink_down(id, item, used));
            let wide = cluster.class;
            cluster.class = class;
            let shift = body(&mut cluster, em, along, ink);
            cluster.class = wide;
            for glyph in &mut self.set.glyphs[first..] {
                glyph.x += shift;
            }
        }
        if turn == Turn::Point {
            cluster.class = Class::Han;
            (cluster.before, cluster.after) = (Len::ZERO, Len::ZERO);
        }
        self.push(cluster, end);
        end
    }

    /// A glyph whose square begins so far down its cluster, in the middle of a line of a
    /// type size: that of its own face may be a little larger.
    fn standing(
        &self,
        id: u16,
        item: u32,
        used: FaceUse,
        (along, em): (Len, Len),
    ) -> ShapedGlyph {
        let face = self.fonts.face(used.face);
        let down = down(face, id);
        let scaled = |units: i32| self.scale(item, face, units);
        ShapedGlyph {
            id,
            x: along + scaled(down.y),
            y: axis(em) - scaled(down.x),
            advance: scaled(down.advance),
        }
    }

    /// The upper and lower edge of a glyph's ink below the top of its square.
    fn ink_down(&self, id: u16, item: u32, used: FaceUse) -> Option<(Len, Len)> {
        let face = self.fonts.face(used.face);
        let (ink, down) = (face.ink(id)?, down(face, id));
        let edge = |y: i32| self.scale(item, face, down.y - y);
        Some((edge(ink.y1), edge(ink.y0)))
    }

    /// A digit or sign of a number in the middle of an em.
    fn cell(&mut self, i: usize, used: FaceUse) -> usize {
        let item = self.item(i, used, Orientation::Upright);
        let kind = match self.source.parts[i] {
            Part::Digit => Kind::Digit,
            _ => Kind::Down,
        };
        self.shaper.shape(i..i + 1, used, kind);
        let id = self.shaper.shaped.first().map_or(0, |glyph| glyph.1);
        let mut cluster = self.cluster(i, item);
        let em = self.source.format_of(i).size;
        let mut glyph = self.standing(id, item, used, (Len::ZERO, em));
        if self.source.parts[i] == Part::Digit
            && let Some(ink) = self.fonts.face(used.face).ink(id)
        {
            // Digits are all as high as the first: none stands on a line of its own.
            let face = self.fonts.face(used.face);
            let height = face.glyph('0').and_then(|zero| face.ink(zero)).unwrap_or(ink);
            glyph.x =
                em.half() + self.scale(item, face, i32::midpoint(height.y0, height.y1));
        }
        glyph.advance = em;
        self.set.glyphs.push(glyph);
        cluster.body = em;
        cluster.class = match cluster.class {
            Class::Suffix => Class::HanSuffix,
            _ => Class::Han,
        };
        self.push(cluster, i + 1);
        i + 1
    }

    /// A group side by side in one em, smaller where it would be wider (T57).
    fn side_by_side(&mut self, i: usize, used: FaceUse) -> usize {
        let source = self.source;
        let group = source.side(i);
        let alike = |at: &usize| {
            source.side(*at) == group && source.format[*at] == source.format[i]
        };
        let end = i + (i..source.chars.len()).take_while(alike).count();
        let digits = (i..end).all(|at| source.parts[at] == Part::Digit);
        let used = self.one_face(i..end, used);
        let kind = match (digits, source.parts[i]) {
            (true, _) => Kind::Digit,
            (false, Part::Han) => Kind::Han,
            (false, _) => Kind::Latin,
        };
        self.shaper.shape(i..end, used, kind);
        let shaped = std::mem::take(&mut self.shaper.shaped);
        let item = self.item(i, used, Orientation::Horizontal);
        let face = self.fonts.face(used.face);
        let em = source.format_of(i).size;
        if source.classes[i] == Class::Stop {
            self.stack(i..end, item, &shaped, used);
            self.shaper.shaped = shaped;
            return end;
        }
        let total = self.scale(item, face, shaped.iter().map(|glyph| glyph.4).sum());
        let item = self.narrowed(item, total, em);
        let total = total.min(em);
        let along = em.half() + self.middle(item, face, &shaped);
        let mut cluster = self.cluster(i, item);
        let mut right = axis(em) - total.half();
        for glyph in &shaped {
            let advance = self.scale(item, face, glyph.4);
            let dx = self.scale(item, face, glyph.2);
            let (x, y) = (along, right + dx);
            self.set.glyphs.push(ShapedGlyph { id: glyph.1, x, y, advance });
            right += advance;
        }
        self.shaper.shaped = shaped;
        cluster.body = em;
        cluster.class = Class::Han;
        self.push(cluster, end);
        end
    }

    /// The middle of the height of glyphs on one baseline, above it.
    fn middle(&self, item: u32, face: &Face, shaped: &[Shaped]) -> Len {
        let inks: Vec<Ink> =
            shaped.iter().filter_map(|glyph| face.ink(glyph.1)).collect();
        let low = inks.iter().map(|ink| ink.y0).min().unwrap_or(0);
        let high = inks.iter().map(|ink| ink.y1).max().unwrap_or(0);
        self.scale(item, face, low + high).half()
    }

    /// Marks of a stack side by side in one em, each with its ink in the middle of its share
    /// (T8): full-width as they are drawn, they have room for each other's ink.
    fn stack(
        &mut self,
        chars: std::ops::Range<usize>,
        item: u32,
        shaped: &[Shaped],
        used: FaceUse,
    ) {
        let face = self.fonts.face(used.face);
        let em = self.source.format_of(chars.start).size;
        let mut cluster = self.cluster(chars.start, item);
        let x = em.half() + self.middle(item, face, shaped);
        let shares = i64::try_from(shaped.len()).unwrap_or(1).max(1) * 2;
        for (glyph, share) in shaped.iter().zip((1_i64..).step_by(2)) {
            let ink = face.ink(glyph.1).unwrap_or_default();
            let middle = axis(em) - em.half() + em.ratio(share, shares);
            let y = middle - self.scale(item, face, ink.x0 + ink.x1).half();
            let advance = self.scale(item, face, glyph.4);
            self.set.glyphs.push(ShapedGlyph { id: glyph.1, x, y, advance });
        }
        cluster.body = em;
        self.push(cluster, chars.end);
    }

    /// The face that sets a whole group: one for all, so that they stand as one.
    fn one_face(&self, group: std::ops::Range<usize>, used: FaceUse) -> FaceUse {
        let source = self.source;
        let all =
            |used: FaceUse| group.clone().all(|at| self.face(used).has(source.drawn(at)));
        let faces = group.clone().filter_map(|at| source.faces[at]);
        std::iter::once(used).chain(faces).find(|used| all(*used)).unwrap_or(used)
    }

    /// The item at a size at which a width is no more than an em.
    fn narrowed(&mut self, item: u32, total: Len, em: Len) -> u32 {
        let Some(&own) = self.set.items.get(item as usize) else { return item };
        if total <= em {
            return item;
        }
        let size = own.size.ratio(em.raw(), total.raw());
        self.put(Item { size, ..own })
    }
}

/// How a glyph stands in a vertical line, also of a face that does not tell: in the middle
/// of a square as Han faces have it.
fn down(face: &Face, id: u16) -> Down {
    face.down(id).unwrap_or_else(|| {
        let em = i32::from(face.units_per_em);
        let ink = face.ink(id);
        let middle = ink.map_or(em * 38 / 100, |ink| i32::midpoint(ink.y0, ink.y1));
        Down { advance: em, x: face.advance(id) / 2, y: middle + em / 2 }
    })
}
