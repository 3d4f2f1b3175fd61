//! What stands below a table: numbered notes, the signs that it uses, the rounding note
//! (S6), the source.

use super::super::Written;
use crate::base::Span;
use crate::resolve::desk::Desk;
use crate::resolve::markup::{Char, trim};
use crate::resolve::{Rich, Table, TableNote};

/// The rounding note of statistical communiqués (S6).
const ROUNDED: &str =
    "由于数值修约误差，部分数据的合计与分项之和略有出入，未作机械调整。";

/// The signs of statistical yearbooks, with what each says.
const SIGNS: [(&str, &str); 3] = [
    ("…", "“…”表示数据不足本表最小单位数"),
    ("—", "“—”表示没有该项数据"),
    ("#", "“#”表示其中的主要项"),
];

impl Desk<'_> {
    /// The notes and the source of a table.
    pub(super) fn notes(&mut self, set: &Written, table: &mut Table) {
        let mut notes = Vec::new();
        if let Some(note) = &set.note {
            let chars = self.characters(note);
            for line in chars.split(|char| char.c == '\n') {
                let line = unlabelled(trim(line));
                let text = self.markup().text(line);
                if !text.is_blank() {
                    notes.push(text);
                }
            }
        }
        let asked = |key: &Option<crate::edition::Ranged<bool>>| {
            key.as_ref().filter(|key| key.value).map(|key| key.span)
        };
        if let Some(span) = asked(&set.signs) {
            let said: Vec<&str> = SIGNS
                .iter()
                .filter(|(sign, _)| uses(table, sign))
                .map(|one| one.1)
                .collect();
            if !said.is_empty() {
                notes.push(Rich::plain(&format!("{}。", said.join("，")), span));
            }
        }
        if let Some(span) = asked(&set.rounded) {
            notes.push(Rich::plain(ROUNDED, span));
        }
        table.notes = labelled(notes);
        if let Some(source) = self.rich_option(set.source.as_ref()) {
            let text = source.to_text();
            let own = ["资料来源", "数据来源", "来源"]
                .iter()
                .any(|word| text.starts_with(word));
            let text = if own { source } else { with_label("资料来源：", source) };
            table.notes.push(TableNote { later: false, text });
        }
    }
}

/// The line without the 注： that editors type.
fn unlabelled(line: &[Char]) -> &[Char] {
    match line {
        [first, colon, rest @ ..] if first.c == '注' && matches!(colon.c, '：' | ':') => {
            trim(rest)
        }
        _ => line,
    }
}

/// Whether a sign stands in a table: alone in a cell or, of #, before a word.
fn uses(table: &Table, sign: &str) -> bool {
    let rows = table.rows.iter().skip(table.head_rows);
    rows.flat_map(|row| &row.cells).any(|cell| {
        let text = cell.text.to_text();
        let text = text.trim();
        if sign == "#" {
            text.starts_with(sign)
        } else {
            text.trim_matches('—') == sign
                || text == sign
                || (sign == "—" && text == "——")
        }
    })
}

/// Notes with 注： before the first, and numbers where they are several and have no labels
/// of their own.
fn labelled(notes: Vec<Rich>) -> Vec<TableNote> {
    let several = notes.len() > 1;
    let numbers = several && !notes.iter().any(has_label);
    let label = |(text, at): (Rich, usize)| {
        let number = if numbers { format!("{at}.") } else { String::new() };
        let later = at > 1;
        let label = if later { number } else { format!("注：{number}") };
        TableNote { later, text: with_label(&label, text) }
    };
    notes.into_iter().zip(1..).map(label).collect()
}

/// Whether a note bears a number or a mark already.
fn has_label(note: &Rich) -> bool {
    let text = note.to_text();
    let mut chars = text.chars();
    let first = chars.next();
    let second = chars.next();
    first.is_some_and(|c| matches!(c, '①'..='⑳' | '*' | '＊' | '†' | '#'))
        || (first.is_some_and(|c| c.is_ascii_digit())
            && second.is_some_and(|c| matches!(c, '.' | '．' | '、')))
}

/// A text after a label that its later lines stand beside.
fn with_label(label: &str, text: Rich) -> Rich {
    if label.is_empty() {
        return text;
    }
    let span: Span = text.span();
    let mut out = Rich::plain(label, span);
    for piece in &mut out.pieces {
        piece.marks.label = true;
    }
    out.pieces.extend(text.pieces);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(notes: &[&str]) -> Vec<(bool, String)> {
        let notes = notes.iter().map(|text| Rich::plain(text, Span::detached()));
        let said = |note: &TableNote| (note.later, note.text.to_text());
        labelled(notes.collect()).iter().map(said).collect()
    }

    #[test]
    fn several_notes_are_numbered() {
        let one = |later, text: &str| (later, text.to_owned());
        assert_eq!(set(&["甲。"]), [one(false, "注：甲。")]);
        assert_eq!(
            set(&["甲。", "乙。"]),
            [one(false, "注：1.甲。"), one(true, "2.乙。")]
        );
        let own = set(&["①甲。", "②乙。"]);
        assert_eq!(own, [one(false, "注：①甲。"), one(true, "②乙。")]);
    }
}
