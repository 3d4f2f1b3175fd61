//! The paragraphs of a body: what the start of a line, or a mark around all of it, makes of
//! it (clreq 3.4).

use super::super::{Marks, Paragraph, Stand};
use super::command::Command;
use super::read::{Draft, Frame};
use super::{Char, Reader, is_space, trim};
use crate::base::{Role, Span};
use crate::diag::{Code, Diagnostic};
use crate::say;

/// The word in braces that lets a paragraph go on without an indent.
pub(super) const MORE: &str = "more";

impl Reader<'_> {
    /// The paragraphs of a body.
    pub(in crate::resolve) fn body(&mut self, chars: &[Char]) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for line in chars.split(|char| char.c == '\n') {
            let line = trim(line);
            let paragraph = match line.first() {
                None => continue,
                Some(first) if first.c == '#' => self.subhead(line, first.span),
                Some(_) => {
                    let before = paragraphs.last();
                    let follows = before.is_some_and(|last| last.role == Role::Body);
                    self.paragraph(line, follows)
                }
            };
            paragraphs.extend(paragraph.filter(|one| !one.text.is_blank()));
        }
        paragraphs
    }

    /// A line that begins with `#`: a subhead, or text such as “#1”.
    fn subhead(&mut self, line: &[Char], first: Span) -> Option<Paragraph> {
        let marks = line.iter().take_while(|char| char.c == '#').count();
        let rest = line.get(marks..).unwrap_or(&[]);
        let spaced = rest.first().is_none_or(|char| is_space(char.c));
        let text = trim(rest);
        match marks {
            1 if !spaced => return self.paragraph(line, false),
            2 if spaced && !text.is_empty() => {}
            _ => {
                self.bad_subhead(first);
                return None;
            }
        }
        let text = self.read(text, Marks::default(), false).out;
        let stand = Stand::Full;
        Some(Paragraph { role: Role::Subhead, text, quote: false, goes_on: false, stand })
    }

    /// A line of text; `follows` says whether another is before it.
    fn paragraph(&mut self, line: &[Char], follows: bool) -> Option<Paragraph> {
        let (quote, line) = match line {
            [sign, rest @ ..] if sign.c == '>' => match rest.first() {
                Some(next) if !is_space(next.c) => (false, line),
                _ if trim(rest).is_empty() => {
                    self.empty_quote(sign.span);
                    return None;
                }
                _ => (true, trim(rest)),
            },
            _ => (false, line),
        };
        let (goes_on, line) = self.goes_on(line, follows);
        // A quotation stands in Kai; what is marked in it has its own face.
        let marks = Marks { kai: quote, ..Marks::default() };
        let draft = self.read(line, marks, true);
        let Draft { out: text, stand, .. } = draft;
        Some(Paragraph { role: Role::Body, text, quote, goes_on, stand })
    }

    /// Takes `{more}` off the start of a line, unless a statistic has that name.
    fn goes_on<'c>(&mut self, line: &'c [Char], follows: bool) -> (bool, &'c [Char]) {
        let wanted = MORE.chars().count() + 2;
        let (head, rest) = line.split_at(wanted.min(line.len()));
        let word: String = head.iter().map(|char| char.c).collect();
        if word != format!("{{{MORE}}}") || self.stats.find(MORE).is_some() {
            return (false, line);
        }
        let span = Draft::new(head, Marks::default(), true).span(0, wanted);
        let rest = trim(rest);
        if !follows || rest.is_empty() {
            self.bad_more(span);
        }
        (true, rest)
    }

    /// Tells `{more}` where there is nothing to go on with, or nothing that goes on.
    pub(super) fn bad_more(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!(
                "{{more}} 要写在接排段落的开头，前面有一段正文",
                "{{more}} begins a paragraph that goes on from the one before it"
            ),
            say!(
                "上一段写到图表为止，下一行写 {{more}} 和余下的文字；要另起一段，删去 {{more}}",
                "end the paragraph before the figure and go on in the next line with {{more}}; for a new paragraph delete {{more}}"
            ),
        );
    }

    /// `{center …}` or `{right …}` ended: the whole line stands there, and nothing else is
    /// in it.
    pub(super) fn stand(&mut self, draft: &mut Draft<'_>, frame: &Frame, whole: Span) {
        let alone = frame.pieces == 0
            && draft.frames.is_empty()
            && draft.at == draft.chars.len()
            && draft.is_body;
        if alone {
            draft.stand = match frame.command {
                Some(Command::Center) => Stand::Middle,
                _ => Stand::End,
            };
            return;
        }
        self.markup_fault(
            whole,
            say!(
                "居中、居右要占正文的一整行",
                "what is centred or at the right is a whole line of a body"
            ),
            say!(
                "让它独占一行：{{center …}} 或 {{right …}}，前后不写别的字",
                "give it a line of its own: {{center …}} or {{right …}} and nothing else"
            ),
        );
    }

    fn empty_quote(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!("“> ”后面没有引文", "no quotation follows `> `"),
            say!("写上引文，或删去这个 >", "write the quotation, or delete the >"),
        );
    }

    fn bad_subhead(&mut self, span: Span) {
        self.faults.push(
            Diagnostic::error(
                Code::Markup,
                span,
                say!("行首的 # 不成小标题", "this # makes no subhead"),
            )
            .help(say!(
                "小标题写成“## ”加文字：两个 #、一个空格",
                "write a subhead as `## ` and its words: two #, one space"
            )),
        );
    }
}
