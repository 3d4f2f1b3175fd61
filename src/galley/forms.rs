//! Whether faces draw the characters of a text as its readers write them, and whether
//! variation selectors are answered (T69).

use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::font::{FontBook, Forms, Region};
use crate::say;
use crate::text::ShapedText;
use std::collections::BTreeMap;

/// So many wrong characters are shown in a message.
const SHOWN: usize = 8;

/// What was found in a story.
#[derive(Debug, Default)]
struct Found {
    count: usize,
    first: Option<Span>,
    /// Different characters, in the order they were found.
    shown: Vec<char>,
}

impl Found {
    fn add(&mut self, c: char, span: Span) {
        self.count += 1;
        self.first.get_or_insert(span);
        if !self.shown.contains(&c) && self.shown.len() < SHOWN {
            self.shown.push(c);
        }
    }
}

/// The forms of an edition, story by story.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    fonts: &'a FontBook,
    forms: Option<Forms<'a>>,
    /// Wrong forms by story and face, lost selectors by story.
    wrong: BTreeMap<(String, String), Found>,
    lost: BTreeMap<String, Found>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        Self { fonts, forms: None, wrong: BTreeMap::new(), lost: BTreeMap::new() }
    }

    /// Takes in a text of a story.
    pub(super) fn text(&mut self, text: &ShapedText, story: &str) {
        if text.faces().any(|(face, lang)| !self.fonts.face(face).serves(lang)) {
            self.wrong_forms(text, story);
        }
        if text.text().contains(is_selector) {
            self.selectors(text, story);
        }
    }

    /// Only the characters that are written otherwise in the text's language count.
    fn wrong_forms(&mut self, text: &ShapedText, story: &str) {
        let fonts = self.fonts;
        let forms = self.forms.get_or_insert_with(|| Forms::new(fonts));
        for drawn in text.drawn() {
            let face = fonts.face(drawn.face);
            let Some(c) = drawn.text.chars().next().filter(|_| !face.serves(drawn.lang))
            else {
                continue;
            };
            let region = face.region().unwrap_or(Region::Mainland);
            if forms.differ(c, region, drawn.lang) {
                let key = (story.to_owned(), face.name.clone());
                self.wrong.entry(key).or_default().add(c, drawn.span);
            }
        }
    }

    fn selectors(&mut self, text: &ShapedText, story: &str) {
        let mut before = None;
        for drawn in text.drawn() {
            let mut chars = drawn.text.chars();
            let first = chars.next();
            // A mark of punctuation stands in a cluster of its own; then only a selector
            // that asks for the plain form is answered.
            let (base, own) = match first {
                Some(c) if is_selector(c) => (before, false),
                c => (c, true),
            };
            let selector = drawn.text.chars().find(|c| is_selector(*c));
            if let (Some(base), Some(selector)) = (base, selector) {
                let answer = self.fonts.face(drawn.face).variant(base, selector);
                if answer.is_none() || answer == Some(true) && !own {
                    let lost = self.lost.entry(story.to_owned()).or_default();
                    lost.add(base, drawn.span);
                }
            }
            before = first;
        }
    }

    /// Errors for wrong forms, and warnings for lost selectors, one a story and face.
    pub(super) fn done(self) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let wrong = self.wrong.iter().filter_map(|((story, face), found)| {
            let (count, shown) = (found.count, list(&found.shown));
            let fault = Diagnostic::error(
                Code::WrongGlyph,
                found.first?,
                say!(
                    "“{story}”里有 {count} 个字，字体 {face} 的写法不合这种文字：{shown}",
                    "{face} draws {count} characters of “{story}” otherwise than its language writes them: {shown}"
                ),
            );
            Some(fault.help(say!(
                "用 [[font]] 换一个为这种文字制作的字体，或改正 lang",
                "name a face made for the language by [[font]], or correct `lang`"
            )))
        });
        let lost = self.lost.iter().filter_map(|(story, found)| {
            let (count, shown) = (found.count, list(&found.shown));
            let fault = Diagnostic::warning(
                Code::LostVariation,
                found.first?,
                say!(
                    "“{story}”里有 {count} 个异体字选择符，字体没有相应的字形，照通常的写法排：{shown}",
                    "{count} variation selectors in “{story}” find no glyph, and the usual form is set: {shown}"
                ),
            );
            Some(fault.help(say!(
                "删去这个看不见的选择符，或用 [[font]] 换一个有这个异体的字体",
                "delete the invisible selector, or name a face that has the variant by [[font]]"
            )))
        });
        (wrong.collect(), lost.collect())
    }
}

fn list(chars: &[char]) -> String {
    chars.iter().map(char::to_string).collect::<Vec<_>>().join(" ")
}

/// Variation selectors (Unicode 23.4).
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}
