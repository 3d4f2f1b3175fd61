//! The reader: one pass over the characters with a stack of open marks.

use super::super::desk::nearest;
use super::super::place::join;
use super::super::{PAGES_MARK, Stand};
use super::command::Command;
use super::paragraph::MORE;
use super::stat::Form;
use super::{Char, Marks, Reader, Rich, control, is_control, is_space};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message};
use crate::say;

/// The name that stands for the number of pages in the lines of the masthead.
const PAGES: &str = "pages";

/// Marks that may be open in each other.
const DEEPEST: usize = 32;

/// A mark that is open.
pub(super) struct Frame {
    /// The command, or `None` for `**`.
    pub(super) command: Option<Command>,
    /// Where it was opened.
    open: Span,
    /// The treatment outside.
    outer: Marks,
    /// Pieces that were there before it.
    pub(super) pieces: usize,
    /// The number of its group.
    pub(super) group: u32,
    /// Faults that were found before it.
    faults: usize,
}

/// A text on its way.
pub(super) struct Draft<'c> {
    pub(super) chars: &'c [Char],
    pub(super) at: usize,
    pub(super) out: Rich,
    pub(super) marks: Marks,
    pub(super) frames: Vec<Frame>,
    /// The first piece after a heading run in, and where the heading ends.
    pub(super) head: Option<(usize, Span)>,
    /// The same of a label.
    pub(super) label: Option<(usize, Span)>,
    /// Where the lines stand.
    pub(super) stand: Stand,
    /// Whether it is a paragraph of a body.
    pub(super) is_body: bool,
}

impl<'c> Draft<'c> {
    pub(super) fn new(chars: &'c [Char], marks: Marks, is_body: bool) -> Self {
        Self {
            chars,
            at: 0,
            out: Rich::default(),
            marks,
            frames: Vec::new(),
            head: None,
            label: None,
            stand: Stand::Full,
            is_body,
        }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|char| char.c)
    }

    /// Pieces before this belong to a mark that ended or to one further out.
    fn floor(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.pieces)
    }

    /// Takes the last piece away; marks that began after it begin where it stood.
    pub(super) fn drop_piece(&mut self) {
        self.out.pieces.pop();
        let len = self.out.pieces.len();
        for frame in &mut self.frames {
            frame.pieces = frame.pieces.min(len);
        }
    }

    fn depth(&self) -> usize {
        self.frames.iter().filter(|frame| frame.command.is_some()).count()
    }

    /// How many characters from here are `c`.
    fn run(&self, c: char) -> usize {
        self.chars.iter().skip(self.at).take_while(|char| char.c == c).count()
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let detached = Span::detached();
        let first = self.chars.get(from).map_or(detached, |char| char.span);
        let last =
            self.chars.get(to.saturating_sub(1).max(from)).map_or(first, |c| c.span);
        join(first, last)
    }
}

impl Reader<'_> {
    /// Reads characters with markup into pieces, treated as `marks` say where they are not
    /// marked. Only a paragraph of a body may begin with a heading or a label, and stand
    /// elsewhere in its line.
    pub(super) fn read<'c>(
        &mut self,
        chars: &'c [Char],
        marks: Marks,
        is_body: bool,
    ) -> Draft<'c> {
        let mut draft = Draft::new(chars, marks, is_body);
        while let Some(&char) = chars.get(draft.at) {
            match char.c {
                '{' if draft.peek(1) == Some('{') => self.literal(&mut draft),
                '{' => self.open(&mut draft),
                '}' => self.braces(&mut draft),
                '*' if draft.peek(1) == Some('*') => self.bold(&mut draft),
                '|' if draft.frames.last().is_some_and(Frame::has_argument) => {
                    self.argument(&mut draft);
                }
                _ => {
                    self.put(&mut draft, char);
                    draft.at += 1;
                }
            }
        }
        for frame in draft.frames.iter().rev() {
            self.unclosed(frame);
        }
        self.run_in(&mut draft);
        self.hang(&mut draft);
        draft
    }

    fn put(&mut self, draft: &mut Draft<'_>, char: Char) {
        if is_control(char.c) {
            control(char.c, char.span, self.faults);
            return;
        }
        let c = if char.c == '\t' { ' ' } else { char.c };
        let marks = draft.marks.clone();
        if draft.out.pieces.len() == draft.floor() && !draft.frames.is_empty() {
            // a mark begins a piece of its own even where the treatment does not change
            draft.out.pieces.push(super::Piece {
                text: c.to_string(),
                spans: vec![char.span],
                marks,
            });
        } else {
            draft.out.push(c, char.span, &marks);
        }
    }

    /// `{{` or `}}`: one brace; `||` before an argument: one bar.
    pub(super) fn literal(&mut self, draft: &mut Draft<'_>) {
        if let Some(&char) = draft.chars.get(draft.at) {
            let span = draft.span(draft.at, draft.at + 2);
            self.put(draft, Char { c: char.c, span });
        }
        draft.at += 2;
    }

    /// A run of closing braces: literal pairs first, then the ends of what is open.
    fn braces(&mut self, draft: &mut Draft<'_>) {
        let (run, depth) = (draft.run('}'), draft.depth());
        let pairs = run.saturating_sub(depth).div_ceil(2);
        let (pairs, stray) =
            if pairs * 2 > run { (pairs - 1, run - (pairs - 1) * 2) } else { (pairs, 0) };
        for _ in 0..pairs {
            self.literal(draft);
        }
        for _ in 0..run - pairs * 2 {
            let span = draft.span(draft.at, draft.at + 1);
            draft.at += 1;
            if stray > depth {
                self.stray_brace(span);
            } else {
                self.close(draft, span);
            }
        }
    }

    fn stray_brace(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!("多出一个 }}", "a closing brace too many"),
            say!("要印出花括号，写 }}}}", "to print a brace, write it twice: }}}}"),
        );
    }

    /// The end of the innermost command.
    fn close(&mut self, draft: &mut Draft<'_>, span: Span) {
        while let Some(frame) = draft.frames.pop() {
            draft.marks = frame.outer.clone();
            let Some(command) = frame.command else {
                // bold was opened inside and not closed
                self.unclosed(&frame);
                continue;
            };
            let whole = join(frame.open, span);
            if draft.out.pieces.len() <= frame.pieces {
                if self.faults.len() == frame.faults {
                    self.empty(whole);
                }
            } else if command == Command::Head && frame.pieces == 0 {
                draft.head = Some((draft.out.pieces.len(), whole));
            } else if command == Command::Hang && frame.pieces == 0 {
                draft.label = Some((draft.out.pieces.len(), whole));
            } else if matches!(command, Command::Center | Command::Right) {
                self.stand(draft, &frame, whole);
            } else if command == Command::Note {
                self.note(draft, frame.pieces);
            } else {
                self.complete(draft, &frame, whole);
            }
            return;
        }
    }

    fn empty(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!("花括号里没有文字", "nothing stands in the braces"),
            say!("写上文字，或删去花括号", "write a text, or delete the braces"),
        );
    }

    /// `**`: opens bold, or closes it.
    fn bold(&mut self, draft: &mut Draft<'_>) {
        let span = draft.span(draft.at, draft.at + 2);
        draft.at += 2;
        let open = draft.frames.iter().rposition(|frame| frame.command.is_none());
        let Some(open) = open else {
            let marks = Marks { strong: true, ..draft.marks.clone() };
            self.enter(draft, None, span, marks);
            return;
        };
        if open + 1 < draft.frames.len() {
            self.markup_fault(
                span,
                say!("粗体与花括号交叉", "bold and braces cross"),
                say!("先开的后关：**…{{kai …}}…**", "close in turn: **…{{kai …}}…**"),
            );
            return;
        }
        if let Some(frame) = draft.frames.pop() {
            if draft.out.pieces.len() <= frame.pieces && self.faults.len() == frame.faults
            {
                self.empty_bold(join(frame.open, span));
            }
            draft.marks = frame.outer;
        }
    }

    fn empty_bold(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!("** 之间没有文字", "nothing stands between the stars"),
            say!("写上文字，或删去星号", "write a text, or delete the stars"),
        );
    }

    fn enter(
        &mut self,
        draft: &mut Draft<'_>,
        command: Option<Command>,
        open: Span,
        marks: Marks,
    ) {
        if draft.frames.len() == DEEPEST {
            self.markup_fault(
                open,
                say!("标记套了 {DEEPEST} 层以上", "marks nest deeper than {DEEPEST}"),
                say!("少套几层", "nest them less"),
            );
        }
        let outer = std::mem::replace(&mut draft.marks, marks);
        let group = *self.groups;
        let pieces = draft.out.pieces.len();
        let faults = self.faults.len();
        draft.frames.push(Frame { command, open, outer, pieces, group, faults });
    }

    /// `{`: a statistic or a command.
    fn open(&mut self, draft: &mut Draft<'_>) {
        let from = draft.at + 1;
        let rest = draft.chars.get(from..).unwrap_or(&[]);
        let len = rest
            .iter()
            .position(|char| matches!(char.c, '{' | '}' | '|' | '\n') || is_space(char.c))
            .unwrap_or(rest.len());
        let word: String = rest.iter().take(len).map(|char| char.c).collect();
        let after = rest.iter().skip(len).position(|char| !is_space(char.c));
        let after = after.map_or(rest.len(), |gap| len + gap);
        let whole = draft.span(draft.at, from + len);
        if rest.get(after).is_some_and(|char| char.c == '}') {
            let inner = draft.span(from, from + len);
            draft.at = from + after + 1;
            let whole = join(whole, draft.span(draft.at - 1, draft.at));
            self.reference(draft, &word, inner, whole);
            return;
        }
        draft.at = from + after;
        if rest.get(after).is_none_or(|char| char.c == '\n') {
            self.unclosed_at(whole);
            return;
        }
        if let Some(command) = Command::find(&word).filter(|_| after > len) {
            let group = self.group();
            let first = draft.out.pieces.is_empty() && draft.frames.is_empty();
            if matches!(command, Command::Head | Command::Hang) && !first {
                self.not_first(whole);
            }
            let marks = command.marks(&draft.marks, group);
            self.enter(draft, Some(command), whole, marks);
            return;
        }
        self.unknown_command(&word, draft.span(from, from + len.max(1)));
        // the text stays, untreated, and its brace finds its partner
        let marks = draft.marks.clone();
        draft.at = draft.at.max(from + len);
        self.enter(draft, Some(Command::Keep), whole, marks);
    }

    /// `{id}`, `{id:number}`: a statistic in a form.
    fn reference(&mut self, draft: &mut Draft<'_>, word: &str, inner: Span, whole: Span) {
        let (name, form) = match word.split_once([':', '：']) {
            Some((name, form)) => (name, Some(form)),
            None => (word, None),
        };
        if name == PAGES && self.furniture && self.stats.find(name).is_none() {
            let marks = draft.marks.clone();
            draft.out.push(PAGES_MARK, whole, &marks);
            return;
        }
        let is_command = Command::find(name).is_some() && self.stats.find(name).is_none();
        if name.is_empty() || is_command {
            self.empty(whole);
            return;
        }
        let Some(form) = Form::find(form) else {
            self.markup_fault(
                inner,
                say!(
                    "统计指标没有这种写法：{word}",
                    "no such form of a statistic: {word}"
                ),
                say!(
                    "可用 :number、:unit、:label",
                    "there are :number, :unit and :label"
                ),
            );
            return;
        };
        match self.stats.find(name).map(|stat| self.stats.dressed(stat)) {
            Some(stat) => {
                let next = draft.peek(0);
                let group = self.group();
                draft.statistic(&stat, form, (whole, group), next);
            }
            None if name == MORE => self.bad_more(whole),
            None if self.stats.is_lost(name) => {}
            None => self.unknown_stat(name, inner),
        }
    }

    fn unknown_stat(&mut self, name: &str, span: Span) {
        let mut found = Diagnostic::error(
            Code::UnknownStat,
            span,
            say!("没有名为 {name} 的统计指标", "there is no statistic {name}"),
        );
        found.help = Some(match nearest(name, self.stats.names()) {
            Some(near) => say!("是不是 {near}？", "did you mean {near}?"),
            None if let Some(mark) = Command::stuck(name) => say!(
                "若是标记，名字后空一格：{{{mark} …}}",
                "if it is a mark, put a space after its name: {{{mark} …}}"
            ),
            None => say!(
                "用 [[stat]] 定义它；要印出花括号，写 {{{{ }}}}",
                "define it in a [[stat]]; to print braces, write {{{{ }}}}"
            ),
        });
        self.faults.push(found);
    }

    fn unknown_command(&mut self, word: &str, span: Span) {
        let names = Command::ALL.map(|(known, _)| known);
        let help = match nearest(word, names) {
            Some(near) if near == word => {
                say!("标记后空一格：{{{near} …}}", "put a space after it: {{{near} …}}")
            }
            Some(near) => say!("是不是 {{{near} …}}？", "did you mean {{{near} …}}?"),
            None => {
                let all = names.join(", ");
                say!("可用的标记：{all}", "marks there are: {all}")
            }
        };
        let what = if word.is_empty() {
            say!("花括号后面没有标记的名字", "no name of a mark follows the brace")
        } else {
            say!("没有标记 {word}", "there is no mark {word}")
        };
        self.markup_fault(span, what, help);
    }

    fn unclosed(&mut self, frame: &Frame) {
        if frame.command.is_some() {
            self.unclosed_at(frame.open);
            return;
        }
        self.markup_fault(
            frame.open,
            say!("粗体没有关", "bold is not closed"),
            say!("同一段里补上 **", "close it with ** in the same paragraph"),
        );
    }

    fn unclosed_at(&mut self, span: Span) {
        self.markup_fault(
            span,
            say!("花括号没有关", "the brace is not closed"),
            say!(
                "同一段里补上 }}；要印出花括号，写 {{{{",
                "close it with }} in the same paragraph; to print a brace, write {{{{"
            ),
        );
    }

    pub(super) fn markup_fault(&mut self, span: Span, message: Message, help: Message) {
        self.faults.push(Diagnostic::error(Code::Markup, span, message).help(help));
    }
}

impl Frame {
    fn has_argument(&self) -> bool {
        self.command.is_some_and(Command::has_argument)
    }
}
