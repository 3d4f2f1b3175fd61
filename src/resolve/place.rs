//! From a place in a decoded text to the bytes of the source it came from.

use super::Files;
use crate::base::{FileId, Span};
use crate::diag::Sources;
use crate::edition::Offsets;
use std::ops::Range;

/// Where the characters of one text were written.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The whole literal or text.
    whole: Span,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// A TOML string: its file, where the literal starts, and its inner offsets.
    Literal(FileId, usize, Offsets),
    /// A text taken from a file as it is: byte for byte.
    Plain(FileId),
    /// All at one place.
    Whole,
}

/// Where the characters of a string value were written; `span` covers the literal with
/// its quotes.
pub(super) fn places_of(files: &Files, span: Span) -> Places {
    let raw =
        span.file().and_then(|file| Some((file, files.text(file).get(span.range())?)));
    let kind = match raw {
        Some((file, raw)) if raw.starts_with(['"', '\'']) => {
            Kind::Literal(file, span.start(), Offsets::of(raw))
        }
        _ => Kind::Whole,
    };
    Places { whole: span, kind }
}

impl Places {
    /// The places of a text that is a whole file.
    pub(super) fn of_file(file: FileId, len: usize) -> Self {
        Self { whole: Span::new(file, 0..len), kind: Kind::Plain(file) }
    }

    /// The place of the character that starts at a byte of the decoded text.
    pub(super) fn at(&self, byte: usize, c: char) -> Span {
        match &self.kind {
            Kind::Literal(file, start, offsets) => {
                let range = offsets.at(byte);
                Span::new(*file, start + range.start..start + range.end)
            }
            Kind::Plain(file) => Span::new(*file, byte..byte + c.len_utf8()),
            Kind::Whole => self.whole,
        }
    }

    /// The place of some bytes of the decoded text.
    pub(super) fn range(&self, range: Range<usize>, text: &str) -> Span {
        let Some(inner) = text.get(range.clone()) else { return self.whole };
        let Some((last, c)) = inner.char_indices().next_back() else {
            return match text.get(range.start..).and_then(|rest| rest.chars().next()) {
                Some(c) => self.at(range.start, c),
                None => self.whole,
            };
        };
        let first = self.at(range.start, inner.chars().next().unwrap_or(c));
        join(first, self.at(range.start + last, c))
    }
}

/// The span from the start of one to the end of another of the same file.
pub(super) fn join(first: Span, last: Span) -> Span {
    match first.file() {
        Some(file) if last.file() == Some(file) => {
            Span::new(file, first.start()..last.range().end.max(first.start()))
        }
        _ => first,
    }
}
