//! Markup of texts: `**bold**`, `{id}`, `{ruby 字|zì}`, `{dot …}` and their kin, as
//! [`Rich`] pieces with the place of every character.
//!
//! One line of a body is one paragraph, `## ` starts a subhead, `> ` a quotation. Marks
//! nest and close in the order they were opened. `{{` and `}}` are literal braces; a run of closing braces
//! first closes what is open, as far as pairs are not left over.

mod argument;
mod command;
mod hold;
mod paragraph;
mod read;
mod stat;
#[cfg(test)]
mod tests;

use super::{Marks, Piece, Rich};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::say;
use crate::stats::Stats;

/// A character and where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Char {
    pub(super) c: char,
    pub(super) span: Span,
}

/// Reads markup into pieces; faults go to the list.
pub(super) struct Reader<'a> {
    pub(super) stats: &'a Stats,
    /// The last number given to a group of pieces.
    pub(super) groups: &'a mut u32,
    pub(super) faults: &'a mut Vec<Diagnostic>,
    /// Whether `{pages}` stands for the number of pages.
    pub(super) furniture: bool,
}

impl Reader<'_> {
    /// A short text: its line breaks stay, white space around its lines goes.
    pub(super) fn text(&mut self, chars: &[Char]) -> Rich {
        let mut kept: Vec<Char> = Vec::with_capacity(chars.len());
        for line in trim(chars).split(|char| char.c == '\n') {
            if !kept.is_empty() {
                let span = line.first().map_or_else(Span::detached, |char| char.span);
                kept.push(Char { c: '\n', span });
            }
            kept.extend(trim(line));
        }
        self.read(&kept, Marks::default(), false).out
    }

    /// A number for a group of pieces, not yet used in the edition.
    pub(super) fn group(&mut self) -> u32 {
        *self.groups += 1;
        *self.groups
    }
}

impl Rich {
    /// Adds a character, to the last piece where the treatment is the same.
    pub(super) fn push(&mut self, c: char, span: Span, marks: &Marks) {
        match self.pieces.last_mut() {
            Some(piece) if piece.marks == *marks => {
                piece.text.push(c);
                piece.spans.push(span);
            }
            _ => self.pieces.push(Piece {
                text: c.to_string(),
                spans: vec![span],
                marks: marks.clone(),
            }),
        }
    }
}

/// White space that may stand around a line: the two full-width spaces too with which
/// editors indent paragraphs.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{3000}' | '\u{a0}' | '\u{feff}')
}

/// The characters without white space and line ends around them.
pub(super) fn trim(chars: &[Char]) -> &[Char] {
    let blank = |char: &Char| is_space(char.c) || char.c == '\n';
    let Some(start) = chars.iter().position(|char| !blank(char)) else { return &[] };
    let end = chars.iter().rposition(|char| !blank(char)).map_or(start, |last| last + 1);
    chars.get(start..end).unwrap_or(&[])
}

/// Whether a character steers devices or direction and cannot be printed. Tabs and line
/// ends are white space.
pub(super) fn is_control(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Notes a control character.
pub(super) fn control(c: char, span: Span, faults: &mut Vec<Diagnostic>) {
    let code = u32::from(c);
    faults.push(
        Diagnostic::error(
            Code::ControlCharacter,
            span,
            say!(
                "文字里有控制字符 U+{code:04X}",
                "a control character U+{code:04X} in the text"
            ),
        )
        .help(say!(
            "删去这个看不见的字符，多半是粘贴带来的",
            "delete this invisible character; pasting often brings it in"
        )),
    );
}
