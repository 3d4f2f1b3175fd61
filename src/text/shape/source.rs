//! The characters of a paragraph with all that is known of them before shaping.

use super::Missing;
use super::bopomofo;
use super::turn::Turn;
use crate::base::{Lang, Len, Span};
use crate::font::{FaceUse, FontBook, Part};
use crate::text::cjk::{self, Break, Class, classify};
use crate::text::{Direction, Format, Rules, Run};

/// The characters of a paragraph, each list one entry a character.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// The formats; `format` points into them.
    pub(crate) formats: Vec<Format>,
    /// The characters.
    pub(crate) chars: Vec<char>,
    /// Where each was written.
    pub(crate) spans: Vec<Span>,
    /// The format of each.
    pub(crate) format: Vec<u32>,
    /// The class of each.
    pub(crate) classes: Vec<Class>,
    /// The kind of face of each.
    pub(crate) parts: Vec<Part>,
    /// The face of each; `None` for those without a glyph.
    pub(crate) faces: Vec<Option<FaceUse>>,
    /// How each stands in a vertical line; empty for horizontal ones.
    pub(super) turns: Vec<Turn>,
    /// What is drawn for each in a vertical line; empty for horizontal ones.
    pub(super) signs: Vec<char>,
}

impl Source {
    /// Joins the runs of a paragraph and classifies its characters.
    pub(crate) fn collect(runs: &[Run]) -> Self {
        let mut source = Self::default();
        for (run, number) in runs.iter().zip(0..) {
            source.formats.push(run.format.clone());
            let mut last = Span::detached();
            let mut spans = run.spans.iter().copied();
            for c in run.text.chars().filter(|&c| c != '\r') {
                last = spans.next().unwrap_or(last);
                source.chars.push(c);
                source.spans.push(last);
                source.format.push(number);
            }
        }
        let (classes, parts) = classify(&source.chars, |i| source.lang(i));
        source.classes = classes;
        source.parts = parts;
        source
    }

    /// The format of a character.
    pub(crate) fn format_of(&self, i: usize) -> &Format {
        &self.formats[self.format[i] as usize]
    }

    /// The direction of the lines.
    pub(super) fn direction(&self) -> Direction {
        if self.turns.is_empty() { Direction::Horizontal } else { Direction::Vertical }
    }

    /// How a character stands in a vertical line; `None` in a horizontal one.
    pub(super) fn turn(&self, i: usize) -> Option<Turn> {
        self.turns.get(i).copied()
    }

    pub(super) fn lang(&self, i: usize) -> Lang {
        self.format_of(i).lang
    }

    /// The character whose glyph is set for one: half-width signs for % and ／ (T16, T34).
    pub(crate) fn drawn(&self, i: usize) -> char {
        if let Some(sign) = self.signs.get(i) {
            return *sign;
        }
        match self.chars[i] {
            '％' => '%',
            '／' => '/',
            '￥' if self.classes[i] == Class::Prefix => '¥',
            c => c,
        }
    }

    /// Chooses the faces, and leaves out the characters that none has.
    pub(crate) fn choose(&mut self, fonts: &FontBook) -> Vec<Missing> {
        let mut missing = Vec::new();
        self.faces = Vec::with_capacity(self.chars.len());
        // Neighbours mostly share format and kind: their face is tried first.
        let mut last: Option<(u32, Part, FaceUse)> = None;
        let mut lacking = Vec::new();
        for i in 0..self.chars.len() {
            let (class, part) = (self.classes[i], self.parts[i]);
            let c = self.drawn(i);
            if matches!(class, Class::Newline | Class::Opportunity) {
                self.faces.push(None);
                continue;
            }
            if class == Class::Mark && !is_drawn_mark(c) {
                // Selectors and joiners go with the character before them.
                self.faces.push(if i > 0 { self.faces[i - 1] } else { None });
                continue;
            }
            let known = last.filter(|&(format, kind, used)| {
                format == self.format[i]
                    && kind == part
                    && cjk::is_ideograph(c)
                    && fonts.face(used.face).has(c)
            });
            let face = known.map(|(_, _, used)| used).or_else(|| {
                let format = self.format_of(i);
                fonts.choose(format.typeface, c, part, format.lang)
            });
            if face.is_none() && class != Class::Space && class != Class::Tie {
                lacking.push(i);
                missing.push(Missing {
                    character: self.chars[i],
                    typeface: self.format_of(i).typeface,
                    span: self.spans[i],
                });
            }
            if let (Some(face), true, None) = (face, cjk::is_ideograph(c), known) {
                let own = fonts.typeface(self.format_of(i).typeface).han.face;
                last = (face.face == own).then_some((self.format[i], part, face));
            }
            self.faces.push(face);
        }
        self.leave_out(&lacking);
        missing
    }

    /// Takes characters out; `places` rise.
    fn leave_out(&mut self, places: &[usize]) {
        if places.is_empty() {
            return;
        }
        let mut keep = vec![true; self.chars.len()];
        for &place in places {
            keep[place] = false;
        }
        retain(&mut self.chars, &keep);
        retain(&mut self.spans, &keep);
        retain(&mut self.format, &keep);
        retain(&mut self.classes, &keep);
        retain(&mut self.parts, &keep);
        retain(&mut self.faces, &keep);
        retain(&mut self.turns, &keep);
        retain(&mut self.signs, &keep);
    }

    /// The break before each character, and whether the gap before it never stretches.
    pub(crate) fn breaks(&self, rules: &Rules) -> (Vec<Break>, Vec<bool>) {
        let count = self.chars.len();
        let level = rules.kinsoku;
        let mut breaks = cjk::breaks(&self.chars, &self.classes, |i| self.lang(i), level);
        let mut still = vec![false; count];
        for (at, worth) in cjk::hyphens(&self.chars) {
            // What the author parts is parted in any edition.
            if rules.hyphenate || self.chars[at - 1] == cjk::SOFT_HYPHEN {
                breaks[at] = worth;
            }
        }
        for i in 1..count {
            // Nothing stretches within what is one sign (T28).
            still[i] = breaks[i] == Break::Never;
            // Neither does anything part what stands side by side in one em (T57).
            if self.side(i).is_some() && self.side(i) == self.side(i - 1) {
                (breaks[i], still[i]) = (Break::Never, true);
            }
            // Within one run nothing changes but where all of it is held.
            if self.format[i] == self.format[i - 1] && !self.is_held(i) {
                continue;
            }
            if breaks[i] != Break::Forced && self.belongs(i) {
                breaks[i] = breaks[i].max(Break::Group);
                still[i] = true;
            }
        }
        let mut holds = cjk::Holds {
            chars: &self.chars,
            classes: &self.classes,
            breaks: &mut breaks,
            still: &mut still,
        };
        cjk::hold(&mut holds, rules);
        (breaks, still)
    }

    /// Whether the format of a character may hold it to that before it.
    fn is_held(&self, i: usize) -> bool {
        let format = self.format_of(i);
        format.keep.is_some() || format.ruby.is_some() || format.rise != Len::ZERO
    }

    /// Whether a character belongs to that before it: a kept span, the base of one reading
    /// (each character has its own of Bopomofo),
    /// a superscript and what it is set to (T12).
    fn belongs(&self, i: usize) -> bool {
        let (before, here) = (self.format_of(i - 1), self.format_of(i));
        let group = here.keep.is_some() && here.keep == before.keep
            || here.ruby.as_ref().is_some_and(|(group, reading)| {
                before.ruby.as_ref().is_some_and(|(other, _)| other == group)
                    && bopomofo::syllables(reading).is_none()
            });
        let raised = here.rise > Len::ZERO && !self.classes[i - 1].is_space();
        group || raised
    }
}

/// The break before each character of a paragraph, as its characters and formats ask for
/// it, whatever the faces: what [`super::shape`] hands on to the breaking of lines.
///
/// The first stands for the start of the paragraph and is never free. Characters that are
/// not set (carriage returns) have no entry.
pub fn breaks(runs: &[Run], rules: &Rules) -> Vec<Break> {
    Source::collect(runs).breaks(rules).0
}

/// Whether a mark of the class that joins its base has ink of its own.
fn is_drawn_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}'
        | '\u{302a}'..='\u{302d}')
}

fn retain<T>(list: &mut Vec<T>, keep: &[bool]) {
    let mut flags = keep.iter();
    list.retain(|_| flags.next().copied().unwrap_or(true));
}
