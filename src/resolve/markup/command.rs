//! The commands of markup: what may stand after an opening brace.

use super::super::Marks;

/// A command with text: `{name text}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// 注音.
    Ruby,
    /// 着重号.
    Dot,
    /// 专名号.
    Name,
    /// 书名号.
    Book,
    /// 横排.
    Tcy,
    /// Not broken inside.
    Keep,
    /// Superscript.
    Sup,
    /// Inline note.
    Note,
    /// 楷体.
    Kai,
    /// 仿宋体.
    Fangsong,
    /// 示亡号.
    Late,
    /// 均排.
    Even,
    /// A heading run in at the start of a paragraph.
    Head,
    /// 突排: a label at the start of a paragraph, beside its later lines.
    Hang,
    /// A line in the middle.
    Center,
    /// A line at the right.
    Right,
}

impl Command {
    /// All commands with their words.
    pub(super) const ALL: [(&'static str, Self); 16] = [
        ("ruby", Self::Ruby),
        ("dot", Self::Dot),
        ("name", Self::Name),
        ("book", Self::Book),
        ("tcy", Self::Tcy),
        ("keep", Self::Keep),
        ("sup", Self::Sup),
        ("note", Self::Note),
        ("kai", Self::Kai),
        ("fs", Self::Fangsong),
        ("late", Self::Late),
        ("even", Self::Even),
        ("head", Self::Head),
        ("hang", Self::Hang),
        ("center", Self::Center),
        ("right", Self::Right),
    ];

    /// The command of a word.
    pub(super) fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, command)| *command)
    }

    /// The word of a command that text follows without a space: `dot` of `dot重点`.
    pub(super) fn stuck(word: &str) -> Option<&'static str> {
        let known = Self::ALL.into_iter().map(|(known, _)| known);
        known.filter(|known| word.strip_prefix(known).is_some_and(is_text)).max()
    }

    /// The marks inside the command; `group` is a number of its own. Inside a group that
    /// is kept whole, the outer group goes on.
    pub(super) fn marks(self, outer: &Marks, group: u32) -> Marks {
        let mut marks = outer.clone();
        match self {
            Self::Ruby => marks.ruby = Some((group, "".into())),
            Self::Dot => marks.dot = true,
            // One line below a character: that of the innermost mark.
            Self::Name => (marks.name, marks.book) = (Some(group), None),
            Self::Book => (marks.name, marks.book) = (None, Some(group)),
            Self::Tcy => marks.tcy = Some(group),
            Self::Keep => marks.keep = marks.keep.or(Some(group)),
            Self::Sup => marks.sup = true,
            Self::Note => marks.note = true,
            Self::Kai => (marks.kai, marks.fangsong) = (true, false),
            Self::Fangsong => (marks.kai, marks.fangsong) = (false, true),
            Self::Late => marks.boxed = Some(group),
            // The width is known when the argument is read.
            Self::Even => {
                marks.even = Some((group, 0));
                marks.keep = marks.keep.or(Some(group));
            }
            Self::Head => marks.head = true,
            Self::Hang => {
                marks.label = true;
                marks.keep = Some(group);
            }
            // They are about the whole paragraph.
            Self::Center | Self::Right => {}
        }
        marks
    }

    /// Whether the command ends with `|` and an argument: a reading, a width.
    pub(super) fn has_argument(self) -> bool {
        matches!(self, Self::Ruby | Self::Even)
    }
}

/// Whether words are no part of a name in ASCII.
fn is_text(words: &str) -> bool {
    words.starts_with(|c: char| !c.is_ascii())
}
