//! From a line to runs of glyphs at their places.

use super::justify::gaps;
use super::{Adjust, Line, Measure, break_lines};
use crate::base::{Len, Span};
use crate::font::{FontBook, Glyph, GlyphRun, Orientation};
use crate::text::cjk::{Class, SOFT_HYPHEN};
use crate::text::shape::{Cluster, Hyphen, Item, Reading, Ruby, Syllable};
use crate::text::{Direction, ShapedText};

impl Line {
    /// The glyphs of the line, each run with its place right of the measure's left edge
    /// (`Len`) on the line's baseline; of a vertical text, below the measure's upper edge,
    /// and the baseline runs down, 0.12 em right of the left edge of Han squares.
    ///
    /// A run ends where face, size, shift or colour change. Its text holds every character
    /// of the line in order; spaces that vanish at the ends of the line bear no glyph. The
    /// run of a reading (T66) follows its base, raised above it.
    pub fn place(&self, text: &ShapedText, fonts: &FontBook) -> Vec<(Len, GlyphRun)> {
        let mut runs = Runs { text, done: Vec::new(), last: None, lead: String::new() };
        for i in self.from..self.start {
            runs.lead.push_str(characters(text, i));
        }
        let places = self.places(text);
        for &(i, x) in &places {
            let ruby = text.ruby(i);
            if ruby.is_some_and(|ruby| i == ruby.from) {
                runs.last = None;
            }
            runs.add(i, x);
            let last = |ruby: &&Ruby| i + 1 == ruby.to || i + 1 == self.end;
            if let Some(ruby) = ruby.filter(last) {
                runs.done.extend(self.readings(text, ruby, &places, fonts));
                runs.done.extend(beside(text, ruby, &places));
                runs.last = None;
            }
        }
        if let Some(hyphen) = text.hyphen(self.to) {
            runs.hyphen(hyphen, self.x + self.width - hyphen.advance);
        }
        for i in self.end..self.to {
            let trail = characters(text, i);
            if let Some((_, run)) = runs.done.last_mut() {
                run.text.push_str(trail);
            }
        }
        runs.done
    }

    /// The readings of a group of which at least the end stands in the line; spaces part
    /// the syllables of their text.
    fn readings(
        &self,
        text: &ShapedText,
        ruby: &Ruby,
        places: &[(usize, Len)],
        fonts: &FontBook,
    ) -> Vec<(Len, GlyphRun)> {
        let mut runs = Vec::new();
        for one in &ruby.readings {
            let base = |(i, _): &&(usize, Len)| (one.from..one.to).contains(i);
            let (first, last) = (places.iter().find(base), places.iter().rfind(base));
            let last = last.filter(|(i, _)| i + 1 == one.to);
            let (Some((_, left)), Some((i, x))) = (first, last) else { continue };
            let right = *x + text.clusters[*i].body;
            let own = one.text.width();
            // Above its middle, but within the line.
            let x = *left + (right - *left - own).half();
            let x = x.min(self.x + self.width - own).max(self.x);
            if let Some((_, before)) = runs.last_mut() {
                let before: &mut GlyphRun = before;
                before.text.push(' ');
            }
            runs.extend(reading(one, ruby.rise, x, fonts));
        }
        runs
    }

    /// The clusters of the line with the places of their bodies.
    pub(super) fn places(&self, text: &ShapedText) -> Vec<(usize, Len)> {
        let widths = gaps(text, self.filled(), self.setting);
        let mut x = self.x;
        let mut places = Vec::with_capacity(self.end - self.start);
        for (i, cluster) in text.clusters[self.start..self.end].iter().enumerate() {
            places.push((self.start + i, x));
            x += cluster.body + widths.get(i).copied().unwrap_or(Len::ZERO);
        }
        places
    }
}

/// The glyphs of a reading from its left end.
fn reading(one: &Reading, rise: Len, x: Len, fonts: &FontBook) -> Vec<(Len, GlyphRun)> {
    let unbounded = one.text.width() + one.text.max_size();
    let measure = Measure::new(unbounded, Len::ZERO, Adjust::Justify);
    let lines = break_lines(&one.text, &measure);
    let mut runs: Vec<_> =
        lines.iter().flat_map(|line| line.place(&one.text, fonts)).collect();
    for (dx, run) in &mut runs {
        *dx += x;
        for glyph in &mut run.glyphs {
            match one.text.direction {
                Direction::Horizontal => glyph.y -= rise,
                Direction::Vertical => glyph.x += rise,
            }
        }
    }
    runs
}

/// The syllables of Bopomofo beside those characters of a group that stand in the line;
/// spaces part them in their text.
fn beside(
    text: &ShapedText,
    ruby: &Ruby,
    places: &[(usize, Len)],
) -> Vec<(Len, GlyphRun)> {
    let mut runs: Vec<(Len, GlyphRun)> = Vec::new();
    for one in &ruby.beside {
        let Some((_, x)) = places.iter().find(|(i, _)| *i == one.base) else { continue };
        if let Some((_, before)) = runs.last_mut() {
            before.text.push(' ');
        }
        runs.extend(syllable(text, one).into_iter().map(|run| (*x, run)));
    }
    runs
}

/// The signs of a syllable, right and below the upper left corner of its base; neighbours of
/// one face and size share a run.
fn syllable(text: &ShapedText, one: &Syllable) -> Vec<GlyphRun> {
    let format = &text.formats[one.format as usize];
    let mut runs: Vec<GlyphRun> = Vec::new();
    for sign in &one.signs {
        let alike = |run: &GlyphRun| run.face == sign.face && run.size == sign.size;
        if !runs.last().is_some_and(alike) {
            runs.push(GlyphRun {
                face: sign.face,
                typeface: format.typeface,
                size: sign.size,
                color: format.color,
                lang: format.lang,
                orientation: Orientation::Horizontal,
                glyphs: Vec::new(),
                text: String::new(),
            });
        }
        let Some(run) = runs.last_mut() else { continue };
        let end = |run: &GlyphRun| u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        let start = end(run);
        run.text.push(sign.character);
        // The baseline of a vertical line runs 0.12 em right of its squares' left edge.
        let (x, y) = match text.direction {
            Direction::Horizontal => (sign.x, -sign.y),
            Direction::Vertical => (
                sign.x - format.size.ratio(120, 1000),
                format.size.ratio(880, 1000) - sign.y,
            ),
        };
        run.glyphs.push(Glyph {
            id: sign.id,
            x,
            y,
            advance: sign.advance,
            text: start..end(run),
            span: text.clusters[one.base].span,
        });
    }
    runs
}

/// The characters of a cluster; none for line ends.
fn characters(text: &ShapedText, i: usize) -> &str {
    if text.clusters[i].class == Class::Newline {
        return "";
    }
    let characters = text.text.get(text.byte(i)..text.byte(i + 1)).unwrap_or("");
    // A soft hyphen is told by the glyph that it becomes.
    if characters == "\u{ad}" { "" } else { characters }
}

/// A place so far along a line and above its baseline: a vertical line is a horizontal one
/// turned clockwise.
fn turned(direction: Direction, along: Len, across: Len) -> (Len, Len) {
    match direction {
        Direction::Horizontal => (along, -across),
        Direction::Vertical => (across, along),
    }
}

struct Runs<'a> {
    text: &'a ShapedText,
    done: Vec<(Len, GlyphRun)>,
    last: Option<Item>,
    /// Spaces that vanish at the start of the line.
    lead: String,
}

impl Runs<'_> {
    fn add(&mut self, i: usize, x: Len) {
        let cluster = &self.text.clusters[i];
        let Some(&item) = self.text.items.get(cluster.item as usize) else { return };
        if !self.last.is_some_and(|last| self.alike(last, item)) {
            self.open(item, x);
        }
        self.last = Some(item);
        let Some((origin, run)) = self.done.last_mut() else { return };
        let start = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        run.text.push_str(characters(self.text, i));
        let mut range = start..u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        let glyphs = glyphs(self.text, i, cluster);
        // Characters side by side in one em say their own text each.
        let words = characters(self.text, i);
        let mut parts = match item.orientation {
            Orientation::Horizontal
                if self.text.direction == Direction::Vertical
                    && words.chars().count() == glyphs.len() =>
            {
                words.chars()
            }
            _ => "".chars(),
        };
        for glyph in glyphs {
            let end = range.end;
            let (along, across) = (x - *origin + glyph.x, item.rise + glyph.y);
            let (x, y) = turned(self.text.direction, along, across);
            if let Some(c) = parts.next() {
                let len = u32::try_from(c.len_utf8()).unwrap_or(0);
                range.end = range.start + len;
            }
            run.glyphs.push(Glyph {
                id: glyph.id,
                x,
                y,
                advance: glyph.advance,
                text: range.clone(),
                span: cluster.span,
            });
            range = match parts.as_str() {
                "" => end..end,
                _ => range.end..end,
            };
        }
    }

    /// Ends the line with a hyphen, which says U+00AD: that a word was parted.
    fn hyphen(&mut self, hyphen: &Hyphen, x: Len) {
        let Some(&item) = self.text.items.get(hyphen.item as usize) else { return };
        if !self.last.is_some_and(|last| self.alike(last, item)) {
            self.open(item, x);
        }
        let Some((origin, run)) = self.done.last_mut() else { return };
        let (x, y) = turned(self.text.direction, x - *origin, item.rise);
        let start = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
        run.text.push(SOFT_HYPHEN);
        run.glyphs.push(Glyph {
            id: hyphen.id,
            x,
            y,
            advance: hyphen.advance,
            text: start..u32::try_from(run.text.len()).unwrap_or(u32::MAX),
            span: run.glyphs.last().map_or_else(Span::detached, |glyph| glyph.span),
        });
    }

    /// Whether two items can share a run.
    fn alike(&self, a: Item, b: Item) -> bool {
        let format = |item: Item| &self.text.formats[item.format as usize];
        a == b
            || (a.face, a.size, a.rise, a.orientation)
                == (b.face, b.size, b.rise, b.orientation)
                && format(a).color == format(b).color
                && format(a).typeface == format(b).typeface
                && format(a).lang == format(b).lang
    }

    fn open(&mut self, item: Item, x: Len) {
        let format = &self.text.formats[item.format as usize];
        let run = GlyphRun {
            face: item.face,
            typeface: format.typeface,
            size: item.size,
            color: format.color,
            lang: format.lang,
            orientation: item.orientation,
            glyphs: Vec::new(),
            text: std::mem::take(&mut self.lead),
        };
        self.done.push((x, run));
    }
}

fn glyphs<'a>(
    text: &'a ShapedText,
    i: usize,
    cluster: &Cluster,
) -> &'a [crate::text::shape::ShapedGlyph] {
    let end =
        text.clusters.get(i + 1).map_or(text.glyphs.len(), |next| next.glyphs as usize);
    text.glyphs.get(cluster.glyphs as usize..end).unwrap_or_default()
}
