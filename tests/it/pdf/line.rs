//! Glyphs to lines, by baseline and the order of the content.

use super::{Glyph, Way};

/// Glyphs that follow each other on one baseline within one block.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The page, from 0.
    pub(crate) page: usize,
    pub(crate) glyphs: Vec<Glyph>,
}

/// The lines of a page. A line ends where the baseline changes, the pen goes back by more
/// than an em, leaves clearly more than two ems empty, or another block begins. Raised glyphs that
/// go on close by (superscripts, notes) stay in their line.
pub(super) fn lines(page: usize, glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if line.goes_on(glyph) => line.glyphs.push(glyph.clone()),
            _ => lines.push(Line { page, glyphs: vec![glyph.clone()] }),
        }
    }
    lines
}

impl Line {
    fn goes_on(&self, glyph: &Glyph) -> bool {
        let (Some(first), Some(last)) = (self.glyphs.first(), self.glyphs.last()) else {
            return false;
        };
        let em = first.size.max(last.size).max(glyph.size);
        if self.is_vertical() || glyph.way != Way::Across {
            return self.goes_down(glyph);
        }
        let gap = glyph.x - last.x - last.advance;
        let level = (glyph.y - first.y).abs() < 0.005;
        let raised =
            (glyph.y - first.y).abs() < 0.5 * em && glyph.size < 0.9 * first.size;
        let same = glyph.block == first.block
            && (glyph.block.is_some() || glyph.tag == first.tag);
        same && (level || raised) && gap > -1.1 * em && gap < 2.1 * em
    }

    /// The same for a vertical line; one that begins with 横排 looks horizontal at first.
    fn goes_down(&self, glyph: &Glyph) -> bool {
        let (Some(first), Some(last)) = (self.glyphs.first(), self.glyphs.last()) else {
            return false;
        };
        let em = first.size.max(glyph.size);
        let beside = last.way == Way::Across && (last.y - glyph.y).abs() < 0.005;
        let gap = last.foot() - glyph.top();
        let same = glyph.block == first.block
            && (glyph.block.is_some() || glyph.tag == first.tag);
        let short = self.is_vertical() || self.glyphs.len() <= 4;
        same && short
            && (first.middle() - glyph.middle()).abs() < 0.7 * em
            && (beside || glyph.is_blank() || gap > -1.1 * em && gap < 2.1 * em)
    }

    /// Whether its glyphs follow each other downwards, 横排 apart.
    pub(crate) fn is_vertical(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.way != Way::Across)
    }

    /// A vertical line turned back, as a horizontal one: its glyphs begin where their
    /// squares do, on the middle of the line. What lies on its side is then `Across`; what
    /// stands side by side in one em is one glyph.
    pub(crate) fn levelled(&self) -> Self {
        if !self.is_vertical() {
            return self.clone();
        }
        let y = self.middle();
        let han = |glyph: &&Glyph| glyph.way == Way::Down && !glyph.text.is_ascii();
        let em = self.glyphs.iter().find(han).unwrap_or(&self.glyphs[0]).size;
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut beside = None;
        for glyph in &self.glyphs {
            let across = glyph.way == Way::Across;
            if let (Some(last), true) =
                (glyphs.last_mut(), across && beside == Some(glyph.y))
            {
                last.text += &glyph.text;
                continue;
            }
            beside = across.then_some(glyph.y);
            glyphs.push(glyph.levelled(y, em));
        }
        Self { glyphs, ..self.clone() }
    }

    /// The middle of a vertical line: that of its squares.
    pub(crate) fn middle(&self) -> f64 {
        let square = self.glyphs.iter().find(|glyph| glyph.way == Way::Down);
        square.or(self.glyphs.first()).map_or(0.0, Glyph::middle)
    }

    /// The baseline.
    pub(crate) fn y(&self) -> f64 {
        self.glyphs[0].y
    }

    /// The origin of the first glyph.
    pub(crate) fn left(&self) -> f64 {
        self.glyphs[0].x
    }

    /// The element of the structure.
    pub(crate) fn block(&self) -> Option<usize> {
        self.glyphs[0].block
    }

    /// What it says.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    /// The first character.
    pub(crate) fn head(&self) -> Option<char> {
        self.glyphs.iter().find_map(|glyph| glyph.text.chars().next())
    }

    /// The last character.
    pub(crate) fn tail(&self) -> Option<char> {
        self.glyphs.iter().rev().find_map(|glyph| glyph.text.chars().next_back())
    }
}

impl Glyph {
    /// Whether it is a space: it has no ink that could tell where it stands.
    fn is_blank(&self) -> bool {
        !self.text.is_empty() && self.text.trim().is_empty()
    }

    /// Turned back: it begins as far to the right as it stood down, on the line `y`.
    fn levelled(&self, y: f64, em: f64) -> Self {
        if self.is_blank() || self.way == Way::Rotated {
            return Self { x: -self.y, y, way: Way::Across, ..self.clone() };
        }
        // Letters upright in a square are of a face of another size than the square, and
        // stand in the middle of it by the height of their digits.
        let square = if (self.size - em).abs() < 0.1 * em { em } else { self.size };
        let off = (self.size - em).abs() > 0.001;
        let letter = self.text.is_ascii() && (off || self.way == Way::Across);
        let middle = self.y + if letter { 0.324 } else { 0.38 } * self.size;
        let way = Way::Down;
        Self { x: -middle - square / 2.0, y, advance: square, way, ..self.clone() }
    }

    /// The middle of a vertical line that it stands in, by its own place.
    pub(crate) fn middle(&self) -> f64 {
        match self.way {
            Way::Across => self.x + self.advance / 2.0,
            Way::Down => self.x + self.size / 2.0,
            Way::Rotated => self.x + 0.38 * self.size,
        }
    }

    /// Where it begins in a vertical line.
    pub(crate) fn top(&self) -> f64 {
        match self.way {
            Way::Across => self.y + 0.7 * self.size,
            Way::Down => self.y + 0.88 * self.size,
            Way::Rotated => self.y,
        }
    }

    /// Where it ends in a vertical line.
    pub(crate) fn foot(&self) -> f64 {
        match self.way {
            Way::Across => self.y,
            Way::Down => self.y - 0.12 * self.size,
            Way::Rotated => self.y - self.advance,
        }
    }
}
