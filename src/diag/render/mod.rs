//! Findings as text for a terminal, as JSON lines, as SARIF and as `JUnit` XML.

mod json;
mod junit;
mod place;
mod sarif;
mod text;

#[cfg(test)]
mod tests;

use super::{Diagnostic, Message};
use crate::base::{FileId, Span};
use place::Places;

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, with the source line.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
}

/// The texts that spans point into.
pub trait Sources {
    /// The path to show for a file.
    fn name(&self, file: FileId) -> &str;
    /// The text of a file.
    fn text(&self, file: FileId) -> &str;
}

/// How findings are printed, and for whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The form.
    pub format: Format,
    /// Messages in Chinese; else in English.
    pub chinese: bool,
    /// Colour codes in [`Format::Text`], for a terminal.
    pub color: bool,
}

impl Options {
    /// The text of the language asked for.
    fn pick(self, message: &Message) -> &str {
        if self.chinese { &message.zh } else { &message.en }
    }
}

/// Tells places as people count, each file cut into lines once.
pub struct Locator<'a> {
    places: Places<'a>,
}

impl<'a> Locator<'a> {
    /// For the files that some spans lie in.
    pub fn new(spans: impl IntoIterator<Item = Span>, sources: &'a dyn Sources) -> Self {
        Self { places: Places::of(spans, sources) }
    }

    /// The path of a span's file as shown, its line and its column, both from 1, the
    /// column in characters; nothing for a detached span or another file.
    pub fn locate(&self, span: Span) -> Option<(&'a str, usize, usize)> {
        let place = self.places.place(span)?;
        Some((place.file, place.line, place.column))
    }
}

/// Prints findings without colour; `chinese` chooses the language of the messages.
pub fn render(
    found: &[Diagnostic],
    sources: &dyn Sources,
    format: Format,
    chinese: bool,
) -> String {
    render_with(found, sources, Options { format, chinese, color: false })
}

/// Prints findings, in the order given. Lines and columns count from 1, columns in
/// characters; an end is the place behind the last character.
///
/// Text and JSON of no findings are empty; SARIF and `JUnit` are whole documents always.
pub fn render_with(
    found: &[Diagnostic],
    sources: &dyn Sources,
    options: Options,
) -> String {
    let places = Places::new(found, sources);
    match options.format {
        Format::Text => text::render(found, &places, options),
        Format::Json => json::render(found, &places, options),
        Format::Sarif => sarif::render(found, &places, options),
        Format::Junit => junit::render(found, &places, options),
    }
}
