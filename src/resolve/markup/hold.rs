//! What is held to its neighbours: headings run in at the start of a paragraph, in Hei, one
//! em before the text and never parted from its first characters (T41); labels beside their
//! paragraph (突排); inline notes, which begin on the line of what they explain (T12).

use super::super::{Marks, Piece};
use super::read::Draft;
use super::{Reader, is_space};
use crate::base::Span;
use crate::say;

/// How many characters of the text stay with the heading.
const HELD: usize = 2;
/// The most characters of a label: a longer one leaves no room beside it in a column.
const LONGEST_LABEL: usize = 12;

impl Reader<'_> {
    /// Puts one em between a heading and the text of its paragraph, and holds both
    /// together; what stands elsewhere than in a body, or has no text after it, is told.
    pub(super) fn run_in(&mut self, draft: &mut Draft<'_>) {
        let Some((at, whole)) = draft.head else { return };
        if !draft.is_body {
            self.not_first(whole);
            return;
        }
        let pieces = &mut draft.out.pieces;
        drop_blanks(pieces, at);
        let Some(first) = pieces.get_mut(at) else {
            self.markup_fault(
                whole,
                say!(
                    "段首标题后面没有正文",
                    "no text follows the heading at the start of its paragraph"
                ),
                say!(
                    "在同一段里接着写正文；独占一行的小标题写成“## ”加文字",
                    "go on in the same paragraph; a subhead of its own is written `## ` and its words"
                ),
            );
            return;
        };
        let keep = first.marks.keep.unwrap_or_else(|| {
            *self.groups += 1;
            *self.groups
        });
        *self.groups += 1;
        let even = Some((*self.groups, 1));
        hold(pieces, at, HELD, keep);
        let marks = Marks { keep: Some(keep), even, ..Marks::default() };
        let space = Piece { text: "\u{3000}".to_owned(), spans: vec![whole], marks };
        pieces.insert(at, space);
    }

    /// Holds a label to the text beside it. Later lines start where that text does, which
    /// the text kernel finds.
    pub(super) fn hang(&mut self, draft: &mut Draft<'_>) {
        let Some((at, whole)) = draft.label else { return };
        if !draft.is_body {
            self.not_first(whole);
            return;
        }
        let pieces = &mut draft.out.pieces;
        drop_blanks(pieces, at);
        let count: usize =
            pieces.iter().take(at).map(|piece| piece.text.chars().count()).sum();
        let Some(first) = pieces.get(at) else {
            self.markup_fault(
                whole,
                say!("突排的序号后面没有正文", "no text follows the label"),
                say!("在同一段里接着写正文", "go on in the same paragraph"),
            );
            return;
        };
        let own = pieces.first().and_then(|label| label.marks.keep);
        if let Some(keep) = first.marks.keep.or(own) {
            for label in pieces.iter_mut().take(at) {
                label.marks.keep = Some(keep);
            }
            hold(pieces, at, HELD, keep);
        }
        if count > LONGEST_LABEL {
            self.markup_fault(
                whole,
                say!(
                    "突排的序号有 {count} 字，至多 {LONGEST_LABEL} 字",
                    "the label has {count} characters, at most {LONGEST_LABEL}"
                ),
                say!(
                    "花括号里只写序号，如 {{hang 一、}}",
                    "put only the number in the braces, as in {{hang 一、}}"
                ),
            );
        }
    }

    /// Holds the first character of a note, which begins with the piece `at`, to the
    /// character before it. Inside, the note breaks like other text.
    pub(super) fn note(&mut self, draft: &mut Draft<'_>, at: usize) {
        let pieces = &mut draft.out.pieces;
        let Some(last) = at.checked_sub(1) else { return };
        let (Some(base), Some(first)) = (pieces.get(last), pieces.get(at)) else {
            return;
        };
        let loose = |c: char| is_space(c) || c == '\n';
        if base.text.ends_with(loose) || first.text.starts_with(loose) {
            return;
        }
        let keep = base.marks.keep.or(first.marks.keep).unwrap_or_else(|| {
            *self.groups += 1;
            *self.groups
        });
        hold(pieces, at, 1, keep);
        let Some(base) = pieces.get_mut(last).filter(|base| base.marks.keep.is_none())
        else {
            return;
        };
        let count = base.text.chars().count();
        if count < 2 {
            base.marks.keep = Some(keep);
        } else if let Some(mut end) = split(base, count - 1) {
            end.marks.keep = Some(keep);
            pieces.insert(at, end);
            // What began with the note begins one piece later now.
            for frame in &mut draft.frames {
                frame.pieces += usize::from(frame.pieces >= at);
            }
            for (open, _) in draft.head.iter_mut().chain(&mut draft.label) {
                *open += usize::from(*open > at);
            }
        }
    }

    /// Tells a heading or a label that does not begin a paragraph.
    pub(super) fn not_first(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!(
                "{{head …}}、{{hang …}} 只能写在正文一段的开头",
                "{{head …}} and {{hang …}} begin a paragraph of a body"
            ),
            say!(
                "移到段首；要加重文字，写 **…**",
                "move it to the start of the paragraph; for stress write **…**"
            ),
        );
    }
}

/// Takes the blanks away with which the text from a piece on begins.
fn drop_blanks(pieces: &mut Vec<Piece>, at: usize) {
    while let Some(piece) = pieces.get_mut(at) {
        let blank = piece.text.chars().take_while(|c| is_space(*c)).count();
        let bytes: usize = piece.text.chars().take(blank).map(char::len_utf8).sum();
        piece.text.drain(..bytes);
        piece.spans.drain(..blank.min(piece.spans.len()));
        if !piece.text.is_empty() {
            break;
        }
        pieces.remove(at);
    }
}

/// Makes the first characters of a piece part of what is kept whole, unless they are part
/// of something else.
fn hold(pieces: &mut Vec<Piece>, at: usize, count: usize, keep: u32) {
    let Some(first) = pieces.get_mut(at).filter(|first| first.marks.keep.is_none())
    else {
        return;
    };
    let rest = split(first, count);
    first.marks.keep = Some(keep);
    if let Some(rest) = rest {
        pieces.insert(at + 1, rest);
    }
}

/// Cuts a piece after so many characters and returns the rest, if there is any.
fn split(piece: &mut Piece, count: usize) -> Option<Piece> {
    let (byte, _) = piece.text.char_indices().nth(count)?;
    let text = piece.text.split_off(byte);
    let spans = piece.spans.split_off(count.min(piece.spans.len()));
    Some(Piece { text, spans, marks: piece.marks.clone() })
}
