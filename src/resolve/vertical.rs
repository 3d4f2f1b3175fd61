//! What cannot stand in vertical sections is told where it was written.

use super::desk::Desk;
use super::{At, Rich, Section};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::edition;
use crate::say;
use crate::text::Direction;

/// The most characters that stand side by side in one em.
const MOST_SIDE: usize = 4;

impl Desk<'_> {
    /// Tells what a section asks for that vertical lines cannot give.
    pub(super) fn upright(&mut self, set: &edition::Section, section: &Section) {
        let vertical = section.writing == Direction::Vertical;
        let aside = !vertical && section.title_writing == Direction::Vertical;
        if let Some(side) = set.title_side.as_ref().filter(|_| !aside) {
            let found = Diagnostic::warning(
                Code::BadValue,
                side.span,
                say!(
                    "title_side 只用于横排稿件的竖标题，这里不起作用",
                    "title_side has no effect here: it is for a vertical headline beside horizontal text"
                ),
            );
            let help = say!(
                "写上 title_writing = \"vertical\"，或删去这一行",
                "set title_writing = \"vertical\", or delete the key"
            );
            self.sink.push(found.help(help));
        }
        if !vertical && !aside {
            return;
        }
        let keys = [set.writing.as_ref(), set.title_writing.as_ref()];
        let key = keys.into_iter().flatten();
        let key = key.map(|key| key.span).next_back().unwrap_or(section.span);
        if set.area.is_none() {
            self.not_upright(
                key,
                say!("竖排的稿件要有位置", "a vertical section needs a place"),
                say!("给稿件写上 area", "give the section an `area`"),
            );
        }
        if let Some(initial) = set.initial.as_ref() {
            self.not_upright(
                initial.span,
                say!("竖标题不能带题字", "a vertical head has no initial"),
                say!(
                    "删去 initial，或用横标题",
                    "delete it, or set the head horizontally"
                ),
            );
        }
        if vertical {
            self.upright_text(set, section);
        } else if let Some(title) = &section.title {
            self.groups(title);
        }
    }

    /// The same for vertical text and its items.
    fn upright_text(&mut self, set: &edition::Section, section: &Section) {
        if let Some(columns) = set.item_columns.as_ref().filter(|key| key.value > 0) {
            self.not_upright(
                columns.span,
                say!(
                    "竖排稿件的条目只能接排，不能并排",
                    "items of a vertical section run on, not side by side"
                ),
                say!("删去 item_columns", "delete item_columns"),
            );
        }
        let own =
            section.figures.iter().filter(|one| matches!(one.at, At::Inline | At::Right));
        let items = section.items.iter().flat_map(|item| &item.figures);
        let figures: Vec<Span> = own.chain(items).map(|figure| figure.span).collect();
        for span in figures {
            self.not_upright(
                span,
                say!(
                    "图表不能排在竖排的文字中间或旁边",
                    "a figure cannot stand within vertical text or beside it"
                ),
                say!(
                    "写 at = \"top\" 或 at = \"bottom\"，排在文字的上面或下面",
                    "set at = \"top\" or at = \"bottom\" to place it above or below"
                ),
            );
        }
        let heads = [&section.kicker, &section.title, &section.deck, &section.lead];
        let heads = heads.into_iter().flatten();
        let items = section.items.iter().flat_map(|item| {
            item.title.iter().chain(item.body.iter().map(|paragraph| &paragraph.text))
        });
        let body = section.body.iter().map(|paragraph| &paragraph.text);
        for rich in heads.chain(body).chain(items) {
            self.groups(rich);
        }
    }

    /// Tells `{tcy …}` groups of more characters than one em holds.
    fn groups(&mut self, rich: &Rich) {
        let mut pieces = rich.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            let Some(group) = piece.marks.tcy else { continue };
            let mut count = piece.text.chars().count();
            while let Some(more) = pieces.next_if(|next| next.marks.tcy == Some(group)) {
                count += more.text.chars().count();
            }
            if count <= MOST_SIDE {
                continue;
            }
            let span = piece.spans.first().copied().unwrap_or_else(Span::detached);
            let found = Diagnostic::warning(
                Code::BadValue,
                span,
                say!(
                    "横排的一组有 {count} 字，一个字的位置至多排 {MOST_SIDE} 字：照常竖排",
                    "{count} characters side by side; one em holds {MOST_SIDE} at most: set as usual"
                ),
            );
            let help = say!(
                "缩短这一组，或去掉 {{tcy}}",
                "shorten the group, or take {{tcy}} away"
            );
            self.sink.push(found.help(help));
        }
    }

    fn not_upright(
        &mut self,
        span: Span,
        what: crate::diag::Message,
        help: crate::diag::Message,
    ) {
        self.advise(Code::Conflict, span, what, help);
    }
}
