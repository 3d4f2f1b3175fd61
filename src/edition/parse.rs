//! From the text of a file to its [`Edition`], or every fault in it, in source order.

use super::Edition;
use super::read::{Read, Reader};
use super::syntax::{self, Refused};
use crate::base::{FileId, Span};
use crate::diag::{Code, Diagnostic, Errors};
use crate::say;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The largest file that is read, in bytes: 16 MiB, as far as a [`Span`] reaches.
pub const MAX_BYTES: usize = Span::LIMIT;

/// Reads the text of one TOML file.
///
/// # Errors
/// All faults at once, in source order: broken TOML, unknown keys, values of the wrong
/// type, words and numbers that a key does not take. After broken TOML only what stands
/// before the broken table is judged, so that no fault is the echo of another.
pub fn parse(file: FileId, text: &str) -> Result<Edition, Errors> {
    if text.len() > MAX_BYTES {
        return Err(too_large(file, text.len()).into());
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let span = root.span();
    let root = Spanned::new(span, DeValue::Table(root.into_inner()));

    let refused: Vec<Refused> =
        errors.iter().map(|error| syntax::refused(error, text)).collect();
    let mut reader = Reader::new(file, text);
    let edition = Edition::read(&root, &mut reader).unwrap_or_default();
    let mut found = reader.found;
    let sound = Sound::new(&refused, &root, text);
    found.retain(|fault| sound.keeps(fault));
    found.extend(refused.into_iter().map(|refused| refused.into_diagnostic(file)));
    found.sort_by_key(|fault| fault.span.map(|span| (span.start(), span.range().end)));
    found.dedup_by(|next, last| next.span == last.span && next.code == last.code);
    Errors::check(edition, found)
}

fn too_large(file: FileId, bytes: usize) -> Diagnostic {
    let message = say!(
        "文件有 {} 字节，至多 {} 字节（16 MiB）",
        "the file has {} bytes, more than {} (16 MiB)",
        bytes,
        MAX_BYTES
    );
    let help = say!(
        "把长稿放进各自的文件，用 file = \"…\" 引入",
        "keep long stories in files of their own and name them with file = \"…\""
    );
    Diagnostic::error(Code::TooLarge, Span::new(file, 0..0), message).help(help)
}

/// Which faults of meaning stand for themselves, and are not the echo of broken syntax:
/// those before the table in which the syntax first breaks, and not on a line that was
/// refused itself.
struct Sound {
    before: usize,
    line_starts: Vec<usize>,
    refused_lines: BTreeSet<usize>,
}

impl Sound {
    fn new(refused: &[Refused], root: &Spanned<DeValue<'_>>, text: &str) -> Self {
        let breaks = refused.iter().filter(|refused| refused.breaks);
        let first = breaks.map(|refused| refused.range.start).min();
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut sound = Self {
            before: first.map_or(usize::MAX, |at| last_header(root, at, text)),
            line_starts: std::iter::once(0).chain(newlines).collect(),
            refused_lines: BTreeSet::new(),
        };
        sound.refused_lines =
            refused.iter().map(|refused| sound.line(refused.range.start)).collect();
        sound
    }

    fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    fn keeps(&self, fault: &Diagnostic) -> bool {
        fault.span.is_none_or(|span| {
            span.range().end <= self.before
                && !self.refused_lines.contains(&self.line(span.start()))
        })
    }
}

/// Where the last table header at or before a place starts; the start of the file where
/// there is none. Inline tables do not count: what is broken in one may begin before it.
fn last_header(value: &Spanned<DeValue<'_>>, before: usize, text: &str) -> usize {
    let start = value.span().start;
    let below = match value.get_ref() {
        DeValue::Table(table) => {
            table.values().map(|value| last_header(value, before, text)).max()
        }
        DeValue::Array(array) => {
            array.iter().map(|value| last_header(value, before, text)).max()
        }
        _ => return 0,
    };
    let header = value.get_ref().is_table()
        && start <= before
        && text.get(start..).is_some_and(|rest| rest.starts_with('['));
    below.unwrap_or(0).max(if header { start } else { 0 })
}
