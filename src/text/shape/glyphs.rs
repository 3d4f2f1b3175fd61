//! Chooses glyphs and works out the bodies of clusters.

use super::source::Source;
use super::{Cluster, Item, ShapedGlyph};
use crate::base::{FaceId, Lang, Len};
use crate::font::{Face, FaceUse, FontBook, Part};
use crate::text::cjk::{Class, is_ideograph};
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag,
};

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
}

/// What a run of characters is to the shaper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    /// U+00B7: its full-width form.
    Interpunct,
    Latin,
    /// Tabular lining figures, not kerned (T34).
    Digit,
}

/// A plan of the shaper for runs alike.
struct Plan {
    key: (FaceId, Lang, Kind, Option<Script>),
    plan: ShapePlan,
}

/// A mark that was shaped before.
struct Known {
    key: (FaceId, Lang, char),
    glyph: (u16, i32),
    /// Left and right edge of its ink.
    ink: Option<(i32, i32)>,
}

struct Setter<'a> {
    source: &'a Source,
    fonts: &'a FontBook,
    path: Path,
    set: Set,
    plans: Vec<Plan>,
    known: Vec<Known>,
    buffer: Buffer,
    /// Glyphs of the run just shaped: character, glyph, x, y, advance in font units.
    shaped: Vec<(u32, u16, i32, i32, i32)>,
    byte: u32,
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
        },
        plans: Vec::new(),
        known: Vec::new(),
        buffer: Buffer::new(),
        shaped: Vec::new(),
        byte: 0,
    };
    let mut i = 0;
    while i < count {
        i = setter.step(i).max(i + 1);
    }
    stacks(&mut setter.set.clusters, &source.chars);
    setter.set
}

impl Setter<'_> {
    /// Sets what begins at a character; returns where the next piece begins.
    fn step(&mut self, i: usize) -> usize {
        let class = self.source.classes[i];
        let Some(used) = self.source.faces[i] else {
            self.blank(i, u32::MAX);
            return i + 1;
        };
        let item = self.item(i, used);
        match class {
            Class::Space | Class::Tie => {
                self.space(i, item, used);
                i + 1
            }
            Class::Dash | Class::Ellipsis => self.double(i, item, used),
            Class::Interpunct | Class::Solidus if self.source.parts[i] == Part::Han => {
                self.mark(i, item, used);
                i + 1
            }
            _ if class.is_adjustable() => {
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

    fn face(&self, used: FaceUse) -> &Face {
        self.fonts.face(used.face)
    }

    /// The item of a face in a format: the last one where it is the same.
    fn item(&mut self, i: usize, used: FaceUse) -> u32 {
        let format = self.source.format_of(i);
        let item = Item {
            face: used.face,
            size: format.size.ratio(i64::from(used.scale), 1000),
            rise: format.rise + used.rise.at(format.size),
            format: self.source.format[i],
        };
        if self.set.items.last() != Some(&item) {
            self.set.items.push(item);
        }
        u32::try_from(self.set.items.len() - 1).unwrap_or(u32::MAX)
    }

    /// Whether a character's glyph is that of the character map, unshaped: ideographs in
    /// simplified Chinese that nothing joins.
    fn is_plain(&self, i: usize) -> bool {
        self.path == Path::Fast
            && self.source.parts[i] == Part::Han
            && is_ideograph(self.source.chars[i])
            && self.source.format_of(i).lang == Lang::ZhHans
            && self.source.classes.get(i + 1) != Some(&Class::Mark)
    }

    /// Opens a cluster at a character; the caller has set `byte` by [`Self::take`].
    fn cluster(&mut self, i: usize, item: u32) -> Cluster {
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

    fn push(&mut self, cluster: Cluster, upto: usize) {
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
    fn space(&mut self, i: usize, item: u32, used: FaceUse) {
        let mut cluster = self.cluster(i, item);
        let em = self.source.format_of(i).size;
        let face = self.face(used);
        let scaled = |units: i32| self.scale(item, face, units);
        let glyph = face.glyph(self.source.chars[i]).or_else(|| face.glyph(' '));
        let square = |i: Option<usize>| {
            i.and_then(|i| self.source.chars.get(i))
                .is_some_and(|&c| crate::text::cjk::is_square(c))
        };
        cluster.space = match (square(i.checked_sub(1)), square(Some(i + 1))) {
            _ if self.source.chars[i] == '\u{3000}' => em,
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

    fn scale(&self, item: u32, face: &Face, units: i32) -> Len {
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
    fn double(&mut self, i: usize, item: u32, used: FaceUse) -> usize {
        let c = self.source.chars[i];
        let pair = c != '⸺'
            && self.source.chars.get(i + 1) == Some(&c)
            && self.source.faces[i + 1] == Some(used)
            && self.source.format[i + 1] == self.source.format[i];
        let end = if pair { i + 2 } else { i + 1 };
        let mut cluster = self.cluster(i, item);
        self.shape(i..end, used, Kind::Han);
        let em = self.source.format_of(i).size;
        let shaped = std::mem::take(&mut self.shaped);
        let face = self.face(used);
        let total = self.scale(item, face, shaped.iter().map(|glyph| glyph.4).sum());
        cluster.body = if pair || c == '⸺' { em * 2 } else { em };
        let mut x = (cluster.body - total).half();
        for &(_, id, dx, dy, advance) in &shaped {
            let face = self.face(used);
            let advance = self.scale(item, face, advance);
            let (dx, y) = (self.scale(item, face, dx), self.scale(item, face, dy));
            self.set.glyphs.push(ShapedGlyph { id, x: x + dx, y, advance });
            x += advance;
        }
        self.shaped = shaped;
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
        let x = body(&mut cluster, em, advance, ink);
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
        self.shape(i..i + 1, used, kind);
        let glyph = self.shaped.first().map_or((0, 0), |glyph| (glyph.1, glyph.4));
        let ink = self.face(used).ink(glyph.0).map(|ink| (ink.x0, ink.x1));
        self.known.push(Known { key, glyph, ink });
        (glyph, ink)
    }

    /// A run through the shaper: all neighbours of one face, format and kind.
    fn run(&mut self, i: usize, item: u32, used: FaceUse) -> usize {
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
            && (source.parts[end] == source.parts[i]
                || source.classes[end] == Class::Mark)
            && !source.classes[end].is_space()
            && !source.classes[end].is_adjustable()
            && !matches!(
                source.classes[end],
                Class::Dash | Class::Ellipsis | Class::Interpunct | Class::Solidus
            )
            && !self.is_plain(end)
        {
            end += 1;
        }
        self.shape(i..end, used, kind);
        let shaped = std::mem::take(&mut self.shaped);
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
        self.shaped = shaped;
        end
    }

    /// One cluster of a shaped run.
    fn group(
        &mut self,
        chars: std::ops::Range<usize>,
        item: u32,
        used: FaceUse,
        glyphs: &[(u32, u16, i32, i32, i32)],
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

    /// The glyphs of the character map.
    fn unshaped(&mut self, range: std::ops::Range<usize>, used: FaceUse) {
        for i in range {
            let face = self.fonts.face(used.face);
            let id = face.glyph(self.source.drawn(i)).unwrap_or(0);
            let place = u32::try_from(i).unwrap_or(u32::MAX);
            self.shaped.push((place, id, 0, 0, face.advance(id)));
        }
    }

    /// Shapes characters into `shaped`.
    fn shape(&mut self, range: std::ops::Range<usize>, used: FaceUse, kind: Kind) {
        let lang = self.source.format_of(range.start).lang;
        self.buffer.clear();
        for i in range.clone() {
            let place = u32::try_from(i).unwrap_or(u32::MAX);
            self.buffer.push(u32::from(self.source.drawn(i)), place);
        }
        let language = Language::new(lang.tag());
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_language(language.clone());
        self.buffer.set_script(match kind {
            Kind::Han | Kind::Interpunct if lang != Lang::Ko => Some(Script::HAN),
            Kind::Digit => Some(Script::LATIN),
            _ => None,
        });
        self.buffer.guess_segment_properties();
        let script = self.buffer.script();
        let font = self.fonts.face(used.face).font();
        let key = (used.face, lang, kind, script);
        let features = features(kind);
        let known = self.plans.iter().position(|plan| plan.key == key);
        let place = known.unwrap_or_else(|| {
            let direction = Direction::LeftToRight;
            let plan =
                ShapePlan::new(font, direction, script, language.as_ref(), features);
            self.plans.push(Plan { key, plan });
            self.plans.len() - 1
        });
        self.shaped.clear();
        let options =
            ShapeOptions::new().plan(Some(&self.plans[place].plan)).features(features);
        // The only faults are a buffer without direction or unlike its plan: neither can
        // be here, and unshaped glyphs would be right but for ligatures.
        if harfrust::shape(&ShaperFont::new(font), &mut self.buffer, options).is_err() {
            self.unshaped(range, used);
            return;
        }
        let glyphs = self.buffer.glyph_infos().iter().zip(self.buffer.glyph_positions());
        self.shaped.extend(glyphs.map(|(info, at)| {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            (info.cluster, id, at.x_offset, at.y_offset, at.x_advance)
        }));
    }
}

const fn feature(tag: [u8; 4], value: u32) -> Feature {
    Feature { tag: Tag::new(&tag), value, start: 0, end: u32::MAX }
}

fn features(kind: Kind) -> &'static [Feature] {
    const DIGIT: [Feature; 3] =
        [feature(*b"tnum", 1), feature(*b"lnum", 1), feature(*b"kern", 0)];
    const FULL: [Feature; 1] = [feature(*b"fwid", 1)];
    match kind {
        Kind::Han | Kind::Latin => &[],
        Kind::Interpunct => &FULL,
        Kind::Digit => &DIGIT,
    }
}

/// Works out the body of a mark from its ink, and the blanks beside it; returns where its
/// glyph stands in the body.
fn body(cluster: &mut Cluster, em: Len, advance: Len, ink: Option<(Len, Len)>) -> Len {
    let (half, quarter, slack) = (em.half(), em.ratio(1, 4), em.ratio(1, 40));
    let (left, right) = ink.unwrap_or((Len::ZERO, advance));
    if matches!(cluster.class, Class::Interpunct | Class::Solidus) {
        cluster.body = half.max(right - left);
        return (cluster.body - left - right).half();
    }
    if advance < em.ratio(3, 4) {
        // A mark drawn for Latin: its ink goes where that of a Chinese one would be.
        cluster.body = half.max(advance);
        if cluster.class == Class::Open {
            cluster.before = half;
            return cluster.body - advance;
        }
        cluster.after = half;
        return Len::ZERO;
    }
    let blank = advance - half;
    if right <= half + slack {
        cluster.body = half;
        cluster.after = blank;
        Len::ZERO
    } else if left >= blank - slack {
        cluster.body = half;
        cluster.before = blank;
        -blank
    } else if left >= quarter - slack && right <= advance - quarter + slack {
        cluster.body = advance - quarter * 2;
        cluster.before = quarter;
        cluster.after = quarter;
        -quarter
    } else {
        cluster.body = advance;
        Len::ZERO
    }
}

/// ？！ and the like: two take one em, three take two (T8, GB/T 15834 5.1.2).
fn stacks(clusters: &mut [Cluster], chars: &[char]) {
    let is_part = |cluster: &Cluster| {
        cluster.class == Class::Stop
            && matches!(chars.get(cluster.first as usize), Some('？' | '！'))
    };
    let mut i = 0;
    while i < clusters.len() {
        let run = clusters[i..].iter().take_while(|cluster| is_part(cluster)).count();
        if run == 2 {
            clusters[i + 1].after = Len::ZERO;
            clusters[i].before = Len::ZERO;
        }
        i += run.max(1);
    }
}
