//! Which cells are numbers, and how their signs are written.

use crate::resolve::Rich;

/// Signs of a number, as editors type them.
const SIGNS: [char; 6] = ['-', '−', '－', '+', '＋', '±'];

/// Marks that stand for a number: nothing, too little to tell, not asked (统计年鉴: 空格、
/// …、—).
pub(super) fn is_sign(text: &str) -> bool {
    matches!(text, "-" | "—" | "——" | "–" | "…" | "……" | "..." | "#" | "×" | "/" | "－")
}

/// Whether a cell is a number, a statistic, or one of the marks that stand for none.
pub(super) fn is_numeric(cell: &Rich) -> bool {
    if cell.pieces.iter().any(|piece| piece.marks.stat.is_some()) {
        let mut rest = cell.pieces.iter().filter(|piece| piece.marks.stat.is_none());
        return rest.all(|piece| piece.text.chars().all(is_note_mark));
    }
    let text = cell.to_text();
    let text = text.trim();
    if text.is_empty() || is_sign(text) {
        return true;
    }
    let core = text.trim_end_matches(is_note_mark).trim_start_matches('#');
    let core = core.trim_start_matches(['近', '约', '超', '(', '（']);
    let core = core.trim_end_matches(['余', '多', ')', '）']);
    let mut ends = core.split(['～', '〜', '~', '—']);
    ends.all(is_number)
}

/// Whether a text is a number with its sign and percent sign.
fn is_number(text: &str) -> bool {
    let body = text.trim_start_matches(SIGNS).trim_end_matches(['%', '％', '‰']);
    let digit = |c: char| c.is_ascii_digit();
    body.starts_with(digit)
        && body.ends_with(digit)
        && body.chars().all(|c| digit(c) || matches!(c, '.' | ',' | ' ' | '\u{2009}'))
}

/// Marks that lead to a note below the table.
fn is_note_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '*' | '＊' | '†' | ' ' | '\u{2009}')
}

/// Writes the hyphen before a number as the minus sign that it means (GB 3102.11).
pub(super) fn minus(cell: &mut Rich) {
    let text = cell.to_text();
    let mut chars = text.trim_start().chars();
    let hyphen = chars.next().is_some_and(|c| matches!(c, '-' | '－'));
    if !hyphen || !chars.next().is_some_and(|c| c.is_ascii_digit()) {
        return;
    }
    for piece in &mut cell.pieces {
        if let Some(at) = piece.text.find(['-', '－']) {
            let len = piece.text[at..].chars().next().map_or(1, char::len_utf8);
            piece.text.replace_range(at..at + len, "−");
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn numbers_are_told_from_words() {
        let plain = |text: &str| Rich::plain(text, Span::detached());
        for text in [
            "12.50",
            "-5.7",
            "−3",
            "1,024",
            "63%～68%",
            "约400",
            "9.8①",
            "…",
            "—",
            "",
            "(1.2)",
        ] {
            assert!(is_numeric(&plain(text)), "{text}");
        }
        for text in ["万台", "第3", "3家", "12.5.", "甲"] {
            assert!(!is_numeric(&plain(text)), "{text}");
        }
    }

    #[test]
    fn hyphens_before_numbers_become_minus_signs() {
        for (typed, meant) in
            [("-5.7", "−5.7"), ("－3", "−3"), ("-", "-"), ("1-2", "1-2")]
        {
            let mut cell = Rich::plain(typed, Span::detached());
            minus(&mut cell);
            assert_eq!(cell.to_text(), meant);
            let chars: usize =
                cell.pieces.iter().map(|piece| piece.text.chars().count()).sum();
            let spans: usize = cell.pieces.iter().map(|piece| piece.spans.len()).sum();
            assert_eq!(chars, spans);
        }
    }
}
