//! A key of the parts where leaders have no room.

use super::plan::{Label, Making, Plan, pair};
use crate::base::{Len, Point, Rect};
use crate::chart::{Anchor, Misfit, Word};

/// A key: its columns and the lines of an entry.
struct Key {
    width: Len,
    height: Len,
    lines: i64,
    /// Where values begin.
    values: Len,
}

impl Making<'_> {
    /// A key right of the circle.
    pub(super) fn beside(&self) -> Option<Plan> {
        let gap = self.em.ratio(12, 10);
        let key = self.key(self.width).ok()?;
        let diameter = (self.width - key.width - gap).min(self.cap());
        if diameter < self.least(self.em * 8) {
            return None;
        }
        let height = diameter.max(key.height);
        let left = (self.width - diameter - gap - key.width).half();
        let (inner, outer) = self.radii(diameter);
        let centre = Point::new(left + outer, height.half());
        let top = (height - key.height).half();
        let labels = self.entries(&key, Point::new(left + diameter + gap, top));
        Some(Plan { centre, inner, outer, height, labels })
    }

    /// A key below the circle.
    pub(super) fn below(&self) -> Result<Plan, Misfit> {
        let key = self.key(self.width)?;
        let diameter = self.width.min(self.em * 13);
        let least = self.least(self.em * 5);
        if diameter < least {
            return Err(Misfit::Width { needs: least, has: self.width });
        }
        let (inner, outer) = self.radii(diameter);
        let centre = Point::new(self.width.half(), outer);
        let top = diameter + self.em.ratio(6, 10);
        let left = (self.width - key.width).half();
        let labels = self.entries(&key, Point::new(left, top));
        Ok(Plan { centre, inner, outer, height: top + key.height, labels })
    }

    /// The width of a swatch and of the space behind it.
    fn swatch(&self) -> Len {
        self.em.ratio(15, 10)
    }

    /// A key as narrow as its words allow.
    fn key(&self, most: Len) -> Result<Key, Misfit> {
        let name = self.widest(Word::Category);
        let value = self.widest(|part| Word::Value(0, part));
        let swatch = self.swatch();
        let count = i64::try_from(self.circle.parts.len()).unwrap_or(0);
        let key = |lines, width, values| {
            let height = self.label_height(lines) * count;
            Key { width, height, lines, values }
        };
        let values = swatch + name + self.em.ratio(8, 10);
        if values + value <= most {
            return Ok(key(1, values + value, values));
        }
        let width = swatch + name.max(value);
        if width <= most {
            return Ok(key(2, width, swatch));
        }
        Err(Misfit::Width { needs: width, has: most })
    }

    /// The entries of a key from a point down.
    fn entries(&self, key: &Key, at: Point) -> Vec<Label> {
        let step = self.label_height(key.lines);
        let mut y = at.y + self.label_height(1).half();
        let mut labels = Vec::new();
        for part in 0..self.circle.parts.len() {
            let (name, value) = pair(part);
            let down = self.words.pitch() * (key.lines - 1);
            let words = [
                (name, Point::new(at.x + self.swatch(), y), Anchor::Left),
                (value, Point::new(at.x + key.values, y + down), Anchor::Left),
            ];
            let half = self.em.ratio(38, 100);
            let (x0, x1) = (at.x, at.x + self.em.ratio(11, 10));
            let swatch = Some(Rect { x0, x1, y0: y - half, y1: y + half });
            labels.push(Label { part, words, leader: Vec::new(), swatch });
            y += step;
        }
        labels
    }
}
