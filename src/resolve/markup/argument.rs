//! What stands after `|` in a mark: the reading of a ruby, the width of 均排.

use super::command::Command;
use super::read::{Draft, Frame};
use super::{Char, Piece, Reader, control, is_control};
use crate::base::Span;
use crate::diag::Message;
use crate::say;
use crate::text::{bopomofo_bases, bopomofo_syllables};
use std::sync::Arc;

/// The widest 均排 in ems: no name or heading cell is wider.
const WIDEST: u8 = 40;

impl Reader<'_> {
    /// `|` inside a mark that takes an argument: a bar where it is doubled, else the
    /// argument, up to the brace that closes the mark.
    pub(super) fn argument(&mut self, draft: &mut Draft<'_>) {
        if draft.peek(1) == Some('|') {
            self.literal(draft);
            return;
        }
        let from = draft.at + 1;
        let rest = draft.chars.get(from..).unwrap_or(&[]);
        let len = rest.iter().position(|char| matches!(char.c, '}' | '\n'));
        let Some(len) = len.filter(|len| rest.get(*len).is_some_and(|end| end.c == '}'))
        else {
            // the frame stays open and is reported at the end
            draft.at = draft.chars.len();
            return;
        };
        let words = rest.get(..len).unwrap_or(&[]);
        draft.at = from + len;
        if let Some(bad) = words.iter().find(|char| is_control(char.c)) {
            control(bad.c, bad.span, self.faults);
        }
        let Some(frame) = draft.frames.last() else { return };
        let (command, group, pieces) = (frame.command, frame.group, frame.pieces);
        if command == Some(Command::Even) {
            let place = draft.span(draft.at - len - 1, draft.at);
            let Some(ems) = self.width(words, place) else { return };
            for piece in draft.out.pieces.iter_mut().skip(pieces) {
                if let Some((own, width)) = &mut piece.marks.even
                    && *own == group
                {
                    *width = ems;
                }
            }
            return;
        }
        let reading: String = words.iter().map(|char| char.c).collect();
        let reading: Arc<str> = reading.trim().into();
        for piece in draft.out.pieces.iter_mut().skip(pieces) {
            if let Some((own, text)) = &mut piece.marks.ruby
                && *own == group
            {
                *text = Arc::clone(&reading);
            }
        }
    }

    /// The width of 均排: a whole number of ems. A fault is told, and answered by the
    /// widest, so that it is not told again.
    fn width(&mut self, words: &[Char], place: Span) -> Option<u8> {
        let text: String = words.iter().map(|char| char.c).collect();
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let width = text.parse().ok().filter(|width| (1..=WIDEST).contains(width));
        if width.is_none() {
            self.markup_fault(
                place,
                say!(
                    "均排的宽度应是 1 至 {WIDEST} 的整数，这里是“{text}”",
                    "the width of even spacing is a whole number from 1 to {WIDEST}, not {text:?}"
                ),
                even_help(),
            );
        }
        Some(width.unwrap_or(u8::MAX))
    }

    /// Judges a mark that ended: a ruby needs a reading, 均排 a width that holds it.
    pub(super) fn complete(&mut self, draft: &Draft<'_>, frame: &Frame, whole: Span) {
        let own = || draft.out.pieces.iter().skip(frame.pieces);
        match frame.command {
            Some(Command::Ruby) => {
                let lacks = own().any(|piece| {
                    piece.marks.ruby.as_ref().is_some_and(|(group, reading)| {
                        *group == frame.group && reading.is_empty()
                    })
                });
                if lacks {
                    self.markup_fault(
                        whole,
                        say!("注音缺读音", "a ruby without its reading"),
                        wide_bar(own()).unwrap_or_else(|| {
                            say!("写成 {{ruby 字|zì}}", "write {{ruby 字|zì}}")
                        }),
                    );
                } else {
                    self.syllables(draft, frame, whole);
                }
            }
            Some(Command::Even) => {
                let inside = own().filter_map(|piece| {
                    let (group, ems) = piece.marks.even?;
                    (group == frame.group).then_some((&piece.text, ems))
                });
                let (mut squares, mut width) = (0, u8::MAX);
                for (text, ems) in inside {
                    squares +=
                        text.chars().filter(|c| !c.is_ascii() && !is_blank(*c)).count();
                    width = ems;
                }
                let help = wide_bar(own()).unwrap_or_else(even_help);
                self.even(squares, width, (whole, help));
            }
            _ => {}
        }
    }

    /// Bopomofo has one syllable for each character.
    fn syllables(&mut self, draft: &Draft<'_>, frame: &Frame, whole: Span) {
        let (mut base, mut reading) = (String::new(), None);
        for piece in draft.out.pieces.iter().skip(frame.pieces) {
            base.push_str(&piece.text);
            let own = piece.marks.ruby.as_ref().filter(|(own, _)| *own == frame.group);
            reading = reading.or(own.map(|(_, reading)| Arc::clone(reading)));
        }
        let Some(reading) = reading else { return };
        let Some(count) = bopomofo_syllables(&reading) else { return };
        let bases = bopomofo_bases(&base);
        if bases == Some(count) {
            return;
        }
        let chars = base.chars().filter(|c| c.is_alphanumeric()).count();
        self.markup_fault(
            whole,
            say!(
                "注音符号有 {count} 个音节，文字有 {chars} 字：要一个汉字一个音节",
                "{count} syllables of Bopomofo for {chars} characters: each Han character takes one"
            ),
            say!(
                "音节之间用空格分开：{{ruby 注音|ㄓㄨˋ ㄧㄣ}}；没有读音的字写到花括号外面",
                "part the syllables by spaces: {{ruby 注音|ㄓㄨˋ ㄧㄣ}}; characters without one stand outside the braces"
            ),
        );
    }

    fn even(&mut self, squares: usize, width: u8, (whole, help): (Span, Message)) {
        if width == 0 {
            let message = say!("均排缺宽度", "even spacing without its width");
            self.markup_fault(whole, message, help);
        } else if squares > usize::from(width) {
            self.markup_fault(
                whole,
                say!(
                    "均排的文字有 {squares} 字，宽度只有 {width} 字",
                    "{squares} characters do not fit even spacing to {width} em"
                ),
                help,
            );
        }
    }
}

/// What to do about a full-width bar, as input methods for Chinese write it.
fn wide_bar<'p>(mut pieces: impl Iterator<Item = &'p Piece>) -> Option<Message> {
    pieces.any(|piece| piece.text.contains('｜')).then(|| {
        say!("竖线用半角的 |，不用全角的｜", "write the half-width bar |, not ｜")
    })
}

fn even_help() -> Message {
    say!("写成 {{even 王明|4}}：排成 4 字宽", "write {{even 王明|4}} to space it to 4 em")
}

fn is_blank(c: char) -> bool {
    super::is_space(c)
}
