//! Chooses glyphs and works out the bodies of clusters.

use super::body::{body, centred, is_double, stacks};
use super::shaper::{Kind, Shaped, Shaper};
use super::source::Source;
use super::{Cluster, Item, ShapedGlyph};
use crate::base::{FaceId, Lang, Len};
use crate::font::{Face, FaceUse, FontBook, Ink, Orientation, Part};
use crate::text::cjk::{Class, is_hangul, is_ideograph, is_square};

/// Whether plain Han may skip the shaper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Path {
    /// It may: glyph and advance straight from the tables.
    Fast,
    /// Everything goes through the shaper; tests hold that it makes no difference.
    #[cfg(test)]
    Shaper,
}

/// The glyphs of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Set {
    /// Faces in formats.
    pub(super) items: Vec<Item>,
    /// All glyphs.
    pub(super) glyphs: Vec<ShapedGlyph>,
    /// All clusters.
    pub(super) clusters: Vec<Cluster>,
    /// Places of characters that were turned for want of a vertical form (T56).
    pub(super) turned: Vec<usize>,
}

/// A mark that was shaped before.
struct Known {
    key: (FaceId, Lang, char),
    glyph: (u16, i32),
    /// Left and right edge of its ink.
    ink: Option<(i32, i32)>,
}

/// Sets the glyphs of one paragraph.
pub(super) struct Setter<'a> {
    pub(super) source: &'a Source,
    pub(super) fonts: &'a FontBook,
    path: Path,
    pub(super) set: Set,
    pub(super) shaper: Shaper<'a>,
    /// The largest type size of a vertical paragraph: smaller type stands in its middle.
    em: Len,
    known: Vec<Known>,
    byte: u32,
}

/// The middle of a Han square above the baseline, where the middle of a vertical line is.
pub(super) fn axis(size: Len) -> Len {
    size.ratio(380, 1000)
}

/// Sets the glyphs of a paragraph whose faces are chosen.
pub(super) fn set(source: &Source, fonts: &FontBook, path: Path) -> Set {
    let count = source.chars.len();
    let mut setter = Setter {
        source,
        fonts,
        path,
        set: Set {
            items: Vec::new(),
            glyphs: Vec::with_capacity(count),
            clusters: Vec::with_capacity(count),
            turned: Vec::new(),
        },
        shaper: Shaper::new(source, fonts),
        em: source.formats.iter().map(|format| format.size).max().unwrap_or(Len::ZERO),
        known: Vec::new(),
        byte: 0,
    };
    let mut i = 0;
    while i < count {
        i = setter.step(i).max(i + 1);
    }
    stacks(&mut setter.set.clusters, &source.chars);
    setter.set
}

/// The blank between the ink of two dashes side by side, with a unit more so that they
/// meet (T71); nothing where they meet already, and between the dots of ellipses.
fn seam(face: &Face, before: &Shaped, after: &Shaped) -> i32 {
    let dash = |glyph: &Shaped| {
        let flat = |ink: &Ink| (ink.x1 - ink.x0) > (ink.y1 - ink.y0) * 4;
        let wide = |ink: &Ink| (ink.x1 - ink.x0) * 10 > glyph.4 * 9;
        face.ink(glyph.1).filter(|ink| flat(ink) && wide(ink))
    };
    let (Some(a), Some(b)) = (dash(before), dash(after)) else { return 0 };
    let blank = before.4 - a.x1 + b.x0;
    if blank > 0 { blank + 1 } else { 0 }
}

impl Setter<'_> {
    /// Sets what begins at a character; returns where the next piece begins.
    fn step(&mut self, i: usize) -> usize {
        let Some(used) = self.source.faces[i] else {
            self.blank(i, u32::MAX);
            return i + 1;
        };
        match self.source.turn(i) {
            None => {
                let item = self.item(i, used, Orientation::Horizontal);
                self.across(i, item, used)
            }
            Some(turn) => self.down(i, turn, used),
        }
    }

    /// Sets what begins at a character of a horizontal line, or of one that is turned as a
    /// whole; returns where the next piece begins.
    pub(super) fn across(&mut self, i: usize, item: u32, used: FaceUse) -> usize {
        let class = self.source.classes[i];
        match class {
            Class::Space | Class::Tie => {
                self.space(i, item, used);
                i + 1
            }
            Class::Dash | Class::Ellipsis => self.double(i, item, used),
            Class::Interpunct | Class::Solidus | Class::Connector
                if self.source.parts[i] == Part::Han =>
            {
                self.mark(i, item, used);
                i + 1
            }
            _ if class.is_adjustable() || is_double(self.source.chars[i]) => {
                self.mark(i, item, used);
                i + 1
            }
            _ if self.is_plain(i) => {
                self.plain(i, item, used);
                i + 1
            }
            _ => self.run(i, item, used),
        }
    }

    pub(super) fn face(&self, used: FaceUse) -> &Face {
        self.fonts.face(used.face)
    }

    /// The item of a face in a format: the last one where it is the same.
    pub(super) fn item(&mut self, i: usize, used: FaceUse, how: Orientation) -> u32 {
        let format = self.source.format_of(i);
        let own = match how {
            Orientation::Upright => Len::ZERO,
            _ => used.rise.at(format.size),
        };
        // Type of another size stands in the middle of a vertical line.
        let middle = match self.source.turn(i) {
            Some(_) => axis(self.em) - axis(format.size),
            None => Len::ZERO,
        };
        self.put(Item {
            face: used.face,
            size: format.size.ratio(i64::from(used.scale), 1000),
            rise: format.rise + own + middle,
            format: self.source.format[i],
            orientation: how,
        })
    }

    /// Keeps an item, unless it is the last one.
    pub(super) fn put(&mut self, item: Item) -> u32 {
        if self.set.items.last() != Some(&item) {
            self.set.items.push(item);
        }
        u32::try_from(self.set.items.len() - 1).unwrap_or(u32::MAX)
    }

    /// Whether a character's glyph is that of the character map, unshaped: ideographs in
    /// simplified Chinese that nothing joins.
    pub(super) fn is_plain(&self, i: usize) -> bool {
        self.path == Path::Fast
            && self.source.parts[i] == Part::Han
            && is_ideograph(self.source.chars[i])
            && self.source.format_of(i).lang == Lang::ZhHans
            && self.source.classes.get(i + 1) != Some(&Class::Mark)
    }

    /// Opens a cluster at a character; the caller has set `byte` by `take`.
    pub(super) fn cluster(&mut self, i: usize, item: u32) -> Cluster {
        Cluster {
            class: self.source.classes[i],
            body: Len::ZERO,
            before: Len::ZERO,
            after: Len::ZERO,
            space: Len::ZERO,
            item,
            glyphs: u32::try_from(self.set.glyphs.len()).unwrap_or(u32::MAX),
            first: u32::try_from(i).unwrap_or(u32::MAX),
            byte: self.byte,
            span: self.source.spans[i],
        }
    }

    pub(super) fn push(&mut self, cluster: Cluster, upto: usize) {
        let chars = &self.source.chars[cluster.first as usize..upto];
        self.byte +=
            chars.iter().map(|c| u32::try_from(c.len_utf8()).unwrap_or(4)).sum::<u32>();
        self.set.clusters.push(cluster);
    }

    fn blank(&mut self, i: usize, item: u32) {
        let cluster = self.cluster(i, item);
        self.push(cluster, i + 1);
    }

    /// A space has no body: its width is the gap after it.
    pub(super) fn space(&mut self, i: usize, item: u32, used: FaceUse) {
        let mut cluster = self.cluster(i, item);
        let em = self.source.format_of(i).size;
        let face = self.face(used);
        let scaled = |units: i32| self.scale(item, face, units);
        let glyph = face.glyph(self.source.chars[i]).or_else(|| face.glyph(' '));
        let is = |what: fn(char) -> bool, i: Option<usize>| {
            i.and_then(|i| self.source.chars.get(i)).is_some_and(|&c| what(c))
        };
        let square = |i: Option<usize>| is(is_square, i);
        let hangul = is(is_hangul, i.checked_sub(1)) || is(is_hangul, Some(i + 1));
        cluster.space = match (square(i.checked_sub(1)), square(Some(i + 1))) {
            _ if self.source.chars[i] == '\u{3000}' => em,
            // Between Korean words, alike beside letters and digits.
            _ if hangul => em.ratio(1, 3),
            (true, true) => em.half(),
            (true, false) | (false, true) => em.ratio(1, 4),
            _ => glyph.map_or(em.ratio(1, 4), |glyph| scaled(face.advance(glyph))),
        };
        if let Some(id) = glyph {
            let advance = scaled(face.advance(id));
            self.set.glyphs.push(ShapedGlyph { id, x: Len::ZERO, y: Len::ZERO, advance });
        }
        self.push(cluster, i + 1);
    }

    pub(super) fn scale(&self, item: u32, face: &Face, units: i32) -> Len {
        let size = self.set.items.get(item as usize).map_or(Len::ZERO, |item| item.size);
        size.ratio(i64::from(units), i64::from(face.units_per_em.max(1)))
    }

    fn plain(&mut self, i: usize, item: u32, used: FaceUse) {
        let mut cluster = self.cluster(i, item);
        let face = self.face(used);
        let id = face.glyph(self.source.chars[i]).unwrap_or(0);
        let advance = self.scale(item, face, face.advance(id));
        cluster.body = advance;
        self.set.glyphs.push(ShapedGlyph { id, x: Len::ZERO, y: Len::ZERO, advance });
        self.push(cluster, i + 1);
    }

    /// —— and ……: two characters, two em, one cluster (T6, T7).
    pub(super) fn double(&mut self, i: usize, item: u32, used: FaceUse) -> usize {
        let c = self.source.chars[i];
        let pair = c != '⸺'
            && self.source.chars.get(i + 1) == Some(&c)
            && self.source.faces[i + 1] == Some(used)
            && self.source.format[i + 1] == self.source.format[i];
        let end = if pair { i + 2 } else { i + 1 };
        let mut cluster = self.cluster(i, item);
        self.shaper.shape(i..end, used, Kind::Han);
        let em = self.source.format_of(i).size;
        let shaped = std::mem::take(&mut self.shaper.shaped);
        let face = self.face(used);
        let seams: Vec<i32> = shaped
            .iter()
            .enumerate()
            .map(|(n, glyph)| {
                let before = n.checked_sub(1).and_then(|n| shaped.get(n));
                before.map_or(0, |before| seam(face, before, glyph))
            })
            .collect();
        let closed: i32 = seams.iter().sum();
        let total: i32 = shaped.iter().map(|glyph| glyph.4).sum();
        let total = self.scale(item, face, total - closed);
        cluster.body = if pair || c == '⸺' { em * 2 } else { em };
        let mut x = (cluster.body - total).half();
        for (&(_, id, dx, dy, advance), seam) in shaped.iter().zip(seams) {
            let face = self.face(used);
            x -= self.scale(item, face, seam);
            let advance = self.scale(item, face, advance);
            let (dx, y) = (self.scale(item, face, dx), self.scale(item, face, dy));
            self.set.glyphs.push(ShapedGlyph { id, x: x + dx, y, advance });
            x += advance;
        }
        self.shaper.shaped = shaped;
        self.push(cluster, end);
        end
    }

    /// A Chinese mark: its body is the part of the square that bears ink (T16, T24).
    fn mark(&mut self, i: usize, item: u32, used: FaceUse) {
        let (glyph, ink) = self.known(i, used);
        let mut cluster = self.cluster(i, item);
        let face = self.face(used);
        let em = self.set.items.get(item as usize).map_or(Len::ZERO, |item| item.size);
        let advance = self.scale(item, face, glyph.1);
        let ink = ink.map(|(left, right)| {
            (self.scale(item, face, left), self.scale(item, face, right))
        });
        let c = self.source.chars[i];
        let x = if cluster.class == Class::Connector || is_double(c) {
            centred(&mut cluster, c, em, advance)
        } else {
            body(&mut cluster, em, advance, ink)
        };
        self.set.glyphs.push(ShapedGlyph { id: glyph.0, x, y: Len::ZERO, advance });
        self.push(cluster, i + 1);
    }

    /// The glyph of a mark with its advance, and the edges of its ink.
    fn known(&mut self, i: usize, used: FaceUse) -> ((u16, i32), Option<(i32, i32)>) {
        let key = (used.face, self.source.format_of(i).lang, self.source.drawn(i));
        if let Some(known) = self.known.iter().find(|known| known.key == key) {
            return (known.glyph, known.ink);
        }
        let kind = match self.source.classes[i] {
            Class::Interpunct => Kind::Interpunct,
            _ => Kind::Han,
        };
        self.shaper.shape(i..i + 1, used, kind);
        let glyph = self.shaper.shaped.first().map_or((0, 0), |glyph| (glyph.1, glyph.4));
        let ink = self.face(used).ink(glyph.0).map(|ink| (ink.x0, ink.x1));
        self.known.push(Known { key, glyph, ink });
        (glyph, ink)
    }

    /// A run through the shaper: all neighbours of one face, format and kind.
    pub(super) fn run(&mut self, i: usize, item: u32, used: FaceUse) -> usize {
        let source = self.source;
        let kind = match source.parts[i] {
            Part::Han => Kind::Han,
            Part::Latin => Kind::Latin,
            Part::Digit => Kind::Digit,
        };
        let mut end = i + 1;
        while end < source.chars.len()
            && source.faces[end] == Some(used)
            && source.format[end] == source.format[i]
            && source.turn(end) == source.turn(i)
            && (source.parts[end] == source.parts[i]
                || source.classes[end] == Class::Mark)
            && !source.classes[end].is_space()
            && !source.classes[end].is_adjustable()
            && !matches!(
                source.classes[end],
                Class::Dash
                    | Class::Ellipsis
                    | Class::Interpunct
                    | Class::Solidus
                    | Class::Connector
            )
            && !is_double(source.chars[end])
            && !self.is_plain(end)
        {
            end += 1;
        }
        self.shaper.shape(i..end, used, kind);
        let shaped = std::mem::take(&mut self.shaper.shaped);
        let mut at = 0;
        while at < shaped.len() {
            let first = shaped[at].0;
            let len = shaped[at..].iter().take_while(|glyph| glyph.0 == first).count();
            let upto = shaped.get(at + len).map_or(end, |glyph| glyph.0 as usize);
            // Characters that the shaper dropped go with their neighbour.
            let from = if at == 0 { i } else { first as usize };
            self.group(from..upto, item, used, &shaped[at..at + len]);
            at += len;
        }
        if shaped.is_empty() {
            self.group(i..end, item, used, &[]);
        }
        self.shaper.shaped = shaped;
        end
    }

    /// One cluster of a shaped run.
    fn group(
        &mut self,
        chars: std::ops::Range<usize>,
        item: u32,
        used: FaceUse,
        glyphs: &[Shaped],
    ) {
        let mut cluster = self.cluster(chars.start, item);
        let mut x = Len::ZERO;
        for &(_, id, dx, dy, advance) in glyphs {
            let face = self.face(used);
            let advance = self.scale(item, face, advance);
            let (dx, y) = (self.scale(item, face, dx), self.scale(item, face, dy));
            self.set.glyphs.push(ShapedGlyph { id, x: x + dx, y, advance });
            x += advance;
        }
        cluster.body = x;
        self.push(cluster, chars.end);
    }
}
