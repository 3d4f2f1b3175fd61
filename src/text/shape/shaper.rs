//! Runs through the shaper, with its plans kept.

use super::source::Source;
use crate::base::{FaceId, Lang};
use crate::font::{FaceUse, FontBook};
use crate::text::Digits;
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag,
};

/// What a run of characters is to the shaper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Chinese text.
    Han,
    /// U+00B7: its full-width form.
    Interpunct,
    /// Words of alphabets.
    Latin,
    /// Lining figures, tabular and not kerned unless the format says otherwise (T34).
    Digit,
    /// Chinese text from top to bottom: the shaper takes vertical forms (vert).
    Down,
}

/// A plan of the shaper for runs alike.
struct Plan {
    key: (FaceId, Lang, Kind, Digits, Option<Script>),
    plan: ShapePlan,
}

/// A glyph as shaped: its character's place, its number, and x, y and advance in font units.
pub(super) type Shaped = (u32, u16, i32, i32, i32);

/// Shapes runs of a paragraph's characters.
pub(super) struct Shaper<'a> {
    source: &'a Source,
    fonts: &'a FontBook,
    plans: Vec<Plan>,
    buffer: Buffer,
    /// Glyphs of the run just shaped.
    pub(super) shaped: Vec<Shaped>,
}

impl<'a> Shaper<'a> {
    pub(super) fn new(source: &'a Source, fonts: &'a FontBook) -> Self {
        let (plans, shaped) = (Vec::new(), Vec::new());
        Self { source, fonts, plans, buffer: Buffer::new(), shaped }
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
    pub(super) fn shape(
        &mut self,
        range: std::ops::Range<usize>,
        used: FaceUse,
        kind: Kind,
    ) {
        let format = self.source.format_of(range.start);
        let (lang, digits) = (format.lang, format.digits);
        self.buffer.clear();
        for i in range.clone() {
            let place = u32::try_from(i).unwrap_or(u32::MAX);
            self.buffer.push(u32::from(self.source.drawn(i)), place);
        }
        let language = Language::new(lang.tag());
        let direction = match kind {
            Kind::Down => Direction::TopToBottom,
            _ => Direction::LeftToRight,
        };
        self.buffer.set_direction(direction);
        self.buffer.set_language(language.clone());
        self.buffer.set_script(match kind {
            Kind::Han | Kind::Down | Kind::Interpunct if lang != Lang::Ko => {
                Some(Script::HAN)
            }
            Kind::Digit => Some(Script::LATIN),
            _ => None,
        });
        self.buffer.guess_segment_properties();
        let script = self.buffer.script();
        let font = self.fonts.face(used.face).font();
        let key = (used.face, lang, kind, digits, script);
        let features = features(kind, digits);
        let known = self.plans.iter().position(|plan| plan.key == key);
        let place = known.unwrap_or_else(|| {
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

fn features(kind: Kind, digits: Digits) -> &'static [Feature] {
    const DIGIT: [Feature; 3] =
        [feature(*b"tnum", 1), feature(*b"lnum", 1), feature(*b"kern", 0)];
    const OWN: [Feature; 2] = [feature(*b"pnum", 1), feature(*b"lnum", 1)];
    const FULL: [Feature; 1] = [feature(*b"fwid", 1)];
    match kind {
        Kind::Han | Kind::Down | Kind::Latin => &[],
        Kind::Interpunct => &FULL,
        Kind::Digit if digits == Digits::Proportional => &OWN,
        Kind::Digit => &DIGIT,
    }
}
