//! From spans to lines and columns.

use super::Sources;
use crate::base::{FileId, Span};
use crate::diag::Diagnostic;
use std::collections::BTreeMap;
use std::ops::Range;

/// A range in a file as people count: lines and columns from 1, columns in characters,
/// the end behind the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The path as shown.
    pub(super) file: &'a str,
    /// Line of the first character.
    pub(super) line: usize,
    /// Its column.
    pub(super) column: usize,
    /// Line of the place behind the last character.
    pub(super) end_line: usize,
    /// Its column.
    pub(super) end_column: usize,
}

/// A file cut into lines.
pub(super) struct Lines<'a> {
    /// The path as shown.
    pub(super) name: &'a str,
    /// The whole text.
    pub(super) text: &'a str,
    /// The byte at which each line starts; never empty.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(name: &'a str, text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { name, text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The number of the line, from 1, in which a byte lies.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// The bytes of a line, counted from 1, without its line end and without the byte
    /// order mark of the file.
    pub(super) fn bytes(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).copied();
        let start = start.unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or_default();
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        start + mark..start + text.trim_end_matches('\r').len().max(mark)
    }

    /// Line and column of a byte.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let before = self.text.get(self.bytes(line).start..at).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// A range cut down to whole characters of the text.
    pub(super) fn whole(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end);
        start..end.max(start)
    }
}

/// The files that findings point into, cut into lines once.
pub(super) struct Places<'a> {
    files: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Places<'a> {
    /// The files that the findings and their other places lie in.
    pub(super) fn new(found: &[Diagnostic], sources: &'a dyn Sources) -> Self {
        let others = found.iter().flat_map(|found| &found.related).map(|(span, _)| *span);
        Self::of(found.iter().filter_map(|found| found.span).chain(others), sources)
    }

    /// The files that some spans lie in.
    pub(super) fn of(
        spans: impl IntoIterator<Item = Span>,
        sources: &'a dyn Sources,
    ) -> Self {
        let mut files = BTreeMap::new();
        for file in spans.into_iter().filter_map(Span::file) {
            files
                .entry(file)
                .or_insert_with(|| Lines::new(sources.name(file), sources.text(file)));
        }
        Self { files }
    }

    /// The file of a span and the bytes in it; nothing for a detached span.
    pub(super) fn find(&self, span: Span) -> Option<(&Lines<'a>, Range<usize>)> {
        let lines = self.files.get(&span.file()?)?;
        Some((lines, lines.whole(span.range())))
    }

    /// Where a span lies; nothing for a detached span.
    pub(super) fn place(&self, span: Span) -> Option<Place<'a>> {
        let (lines, range) = self.find(span)?;
        let (line, column) = lines.position(range.start);
        let (end_line, end_column) = lines.position(range.end);
        Some(Place { file: lines.name, line, column, end_line, end_column })
    }
}
