//! The desk that resolving works at: files, statistics, faults found so far, and the one
//! way from a string as written to a [`Rich`].

use super::markup::{self, Char};
use super::place::{Places, places_of};
use super::{Files, Place, Rich, paths};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message, Sink};
use crate::edition::Ranged;
use crate::stats::Stats;
use crate::world::{Bytes, World};
use std::path::{Path, PathBuf};

/// What every part of resolving shares.
pub(super) struct Desk<'a> {
    pub(super) place: Place<'a>,
    pub(super) world: &'a dyn World,
    pub(super) files: &'a mut Files,
    pub(super) sink: &'a mut Sink,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) stats: Stats,
    /// Alternative texts as written, which pages do not print.
    pub(super) alts: Vec<Rich>,
    /// The last number given to a group of pieces.
    pub(super) groups: u32,
    /// The last number given to a table.
    pub(super) tables: u32,
}

impl<'a> Desk<'a> {
    /// An empty desk for an edition that lies somewhere.
    pub(super) fn new(
        (place, world): (Place<'a>, &'a dyn World),
        files: &'a mut Files,
        sink: &'a mut Sink,
    ) -> Self {
        let (faults, stats, alts) = (Vec::new(), Stats::default(), Vec::new());
        Self { place, world, files, sink, faults, stats, alts, groups: 0, tables: 0 }
    }
}

impl Desk<'_> {
    /// Notes an error.
    pub(super) fn error(&mut self, code: Code, span: Span, message: Message) {
        self.faults.push(Diagnostic::error(code, span, message));
    }

    /// Notes an error with advice.
    pub(super) fn advise(
        &mut self,
        code: Code,
        span: Span,
        message: Message,
        help: Message,
    ) {
        self.faults.push(Diagnostic::error(code, span, message).help(help));
    }

    /// The value, or none with the fault noted.
    pub(super) fn take<T>(&mut self, result: Result<T, Box<Diagnostic>>) -> Option<T> {
        result.map_err(|found| self.faults.push(*found)).ok()
    }

    /// A short text with markup: a title, a cell, a caption. Its line breaks stay, the
    /// white space around its lines goes.
    pub(super) fn rich(&mut self, text: &Ranged<String>) -> Rich {
        let chars = self.characters(text);
        self.markup().text(&chars)
    }

    /// The characters of a text as written, each with its place.
    pub(super) fn characters(&self, text: &Ranged<String>) -> Vec<Char> {
        chars_of(&text.value, &places_of(self.files, text.span))
    }

    /// A line of page furniture: `{pages}` is the number of pages.
    pub(super) fn furniture(&mut self, text: &Ranged<String>) -> Rich {
        let places = places_of(self.files, text.span);
        let chars = chars_of(&text.value, &places);
        markup::Reader { furniture: true, ..self.markup() }.text(&chars)
    }

    /// A short text that may be left out; blank is left out too.
    pub(super) fn rich_option(&mut self, text: Option<&Ranged<String>>) -> Option<Rich> {
        let rich = self.rich(text?);
        (!rich.is_blank()).then_some(rich)
    }

    /// The reader of markup, with this desk's statistics.
    pub(super) fn markup(&mut self) -> markup::Reader<'_> {
        markup::Reader {
            stats: &self.stats,
            groups: &mut self.groups,
            faults: &mut self.faults,
            furniture: false,
        }
    }

    /// A text without markup; control characters in it are faults.
    pub(super) fn plain(&mut self, text: &Ranged<String>) -> Rich {
        let places = places_of(self.files, text.span);
        let chars = chars_of(&text.value, &places);
        let mut rich = Rich::default();
        for Char { c, span } in markup::trim(&chars) {
            if markup::is_control(*c) {
                markup::control(*c, *span, &mut self.faults);
            } else {
                rich.push(*c, *span, &super::Marks::default());
            }
        }
        rich
    }

    /// The file that wrote a value: paths start at its folder.
    pub(super) fn writer(&self, span: Span) -> PathBuf {
        span.file()
            .and_then(|file| self.files.path(file))
            .unwrap_or(self.place.file)
            .to_owned()
    }

    /// Finds the file that a value names.
    pub(super) fn locate(&mut self, written: &Ranged<String>) -> Option<PathBuf> {
        let beside = self.writer(written.span);
        let found = paths::locate(
            &written.value,
            written.span,
            &beside,
            self.place.root,
            self.world,
        );
        self.take(found)
    }

    /// Reads the file that a value names.
    pub(super) fn read(&mut self, written: &Ranged<String>) -> Option<(PathBuf, Bytes)> {
        let path = self.locate(written)?;
        let bytes = self.read_at(&path, written.span)?;
        Some((path, bytes))
    }

    fn read_at(&mut self, path: &Path, span: Span) -> Option<Bytes> {
        let read = paths::read(path, span, self.world);
        self.take(read)
    }
}

/// The characters of a string as written, each with its place.
pub(super) fn chars_of(text: &str, places: &Places) -> Vec<Char> {
    text.char_indices().map(|(at, c)| Char { c, span: places.at(at, c) }).collect()
}

/// The nearest of some names, where one is near enough to be meant.
pub(super) fn nearest<'n>(
    name: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let limit = (name.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, known)| known)
}
