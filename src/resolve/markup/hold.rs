//! What is held to its neighbours: headings run in at the start of a paragraph, in Hei, one
//! em before the text and never parted from its first characters (T41); inline notes,
//! which begin on the line of what they explain (T12).

use super::super::{Marks, Piece};
use super::read::Draft;
use super::{Reader, is_space};
use crate::base::Span;
use crate::say;

/// How many characters of the text stay with the heading.
const HELD: usize = 2;

impl Reader<'_> {
    /// Puts one em between a heading and the text of its paragraph, and holds both
    /// together; what stands elsewhere than in a body, or has no text after it, is told.
    pub(super) fn run_in(&mut self, draft: &mut Draft<'_>, is_body: bool) {
        let Some((at, whole)) = draft.head else { return };
        if !is_body {
            self.not_first(whole);
            return;
        }
        let pieces = &mut draft.out.pieces;
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
        if first.marks.keep.is_none() {
            let rest = split(first, HELD);
            first.marks.keep = Some(keep);
            if let Some(rest) = rest {
                pieces.insert(at + 1, rest);
            }
        }
        let marks = Marks { keep: Some(keep), even, ..Marks::default() };
        let space = Piece { text: "\u{3000}".to_owned(), spans: vec![whole], marks };
        pieces.insert(at, space);
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
        if let Some(first) = pieces.get_mut(at).filter(|first| first.marks.keep.is_none())
        {
            let rest = split(first, 1);
            first.marks.keep = Some(keep);
            if let Some(rest) = rest {
                pieces.insert(at + 1, rest);
            }
        }
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
            if let Some((head, _)) = &mut draft.head {
                *head += usize::from(*head > at);
            }
        }
    }

    /// Tells a heading that does not begin a paragraph.
    pub(super) fn not_first(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!(
                "{{head …}} 只能写在正文一段的开头",
                "{{head …}} begins a paragraph of a body"
            ),
            say!(
                "移到段首；要加重文字，写 **…**",
                "move it to the start of the paragraph; for stress write **…**"
            ),
        );
    }
}

/// Cuts a piece after so many characters and returns the rest, if there is any.
fn split(piece: &mut Piece, count: usize) -> Option<Piece> {
    let (byte, _) = piece.text.char_indices().nth(count)?;
    let text = piece.text.split_off(byte);
    let spans = piece.spans.split_off(count.min(piece.spans.len()));
    Some(Piece { text, spans, marks: piece.marks.clone() })
}
