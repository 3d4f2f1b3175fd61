//! From marked-up text and a style to the runs that the text kernel shapes.

use crate::base::{Lang, Len};
use crate::resolve::{Marks, Rich, Style, Styles};
use crate::text::{Digits, Format, Run};

/// The size of superscripts relative to their base, in permille.
const SUP_SCALE: i64 = 600;
/// The rise of superscripts, in permille of the base size.
const SUP_RISE: i64 = 400;
/// The size of inline notes relative to the text, in permille: 夹注 in one line, whose
/// brackets the editor writes (clreq 3.3.3). Two lines of half the height would be 4.5 pt
/// on a newspaper column, below what the press holds.
const NOTE_SCALE: i64 = 800;

/// The runs of a text in a style, at a size.
pub(super) fn runs(
    text: &Rich,
    style: &Style,
    styles: &Styles,
    size: Len,
    lang: Lang,
) -> Vec<Run> {
    text.pieces
        .iter()
        .filter(|piece| !piece.text.is_empty())
        .map(|piece| Run {
            text: piece.text.clone(),
            spans: piece.spans.clone(),
            format: format(&piece.marks, style, styles, size, lang),
        })
        .collect()
}

fn format(
    marks: &Marks,
    style: &Style,
    styles: &Styles,
    size: Len,
    lang: Lang,
) -> Format {
    let typeface = match marks {
        Marks { head: true, .. } => styles.hei,
        Marks { strong: true, .. } => style.strong,
        Marks { kai: true, .. } => styles.kai,
        Marks { fangsong: true, .. } => styles.fangsong,
        _ => style.typeface,
    };
    let (scale, rise) = match (marks.sup, marks.note) {
        (true, true) => {
            let note = size.ratio(NOTE_SCALE, 1000);
            (SUP_SCALE * NOTE_SCALE / 1000, note.ratio(SUP_RISE, 1000))
        }
        (true, false) => (SUP_SCALE, size.ratio(SUP_RISE, 1000)),
        (false, true) => (NOTE_SCALE, Len::ZERO),
        (false, false) => (1000, Len::ZERO),
    };
    Format {
        typeface,
        size: size.ratio(scale, 1000),
        color: if marks.strong { style.strong_color } else { style.color },
        lang,
        tracking: style.tracking,
        rise,
        keep: marks.keep,
        dot: marks.dot,
        name: marks.name,
        book: marks.book,
        ruby: marks.ruby.clone(),
        tcy: marks.tcy,
        boxed: marks.boxed,
        even: marks.even.map(|(group, ems)| (group, size * i64::from(ems))),
        label: marks.label,
        digits: Digits::Tabular,
    }
}
