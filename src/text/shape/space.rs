//! The gaps between the clusters of a paragraph, and what stands at line edges.

use super::Cluster;
use super::source::Source;
use super::sums::Edges;
use crate::base::{Lang, Len};
use crate::text::cjk::{Class, Gap, Shrink, Side, Spacing, is_hangul};
use crate::text::{Format, MarkWidths, Rules};

/// The gap after each cluster, that after the last empty, and what stands beside each at
/// line edges, if anything.
pub(super) fn spaces(
    source: &Source,
    clusters: &[Cluster],
    still: &[bool],
    rules: &Rules,
) -> (Vec<Gap>, Vec<Edges>) {
    let spacing = Spacing::new(rules);
    let closes = rules.close_pairs && rules.marks != MarkWidths::All;
    let mut gaps = Vec::with_capacity(clusters.len());
    let mut edges = Vec::new();
    if spacing.has_edges() {
        edges.reserve_exact(clusters.len());
    }
    let mut before = None;
    for (i, a) in clusters.iter().enumerate() {
        let b = clusters.get(i + 1);
        let format = source.format_of(a.first as usize);
        let closed = closes && in_pair(before, a, b);
        let blank = |blank: Len| if closed { Len::ZERO } else { blank };
        let side =
            |blank: Len| Side { class: a.class, em: format.size, blank, space: a.space };
        if spacing.has_edges() {
            edges.push(Edges {
                lead: spacing.lead(side(blank(a.before))),
                trail: spacing.trail(side(blank(a.after))),
            });
        }
        before = Some(a);
        let Some(b) = b else {
            gaps.push(Gap::default());
            break;
        };
        let next = Side {
            class: b.class,
            em: source.format_of(b.first as usize).size,
            blank: b.before,
            space: b.space,
        };
        let after = clusters.get(i + 2);
        let next = if closes && in_pair(Some(a), b, after) {
            Side { blank: Len::ZERO, ..next }
        } else {
            next
        };
        let place = b.first as usize;
        let mut gap = spacing.between(side(blank(a.after)), next, still[place]);
        let hangul = |one: &Cluster| is_hangul(source.chars[one.first as usize]);
        if gap.shrinks == Shrink::Mixed && (hangul(a) || hangul(b)) {
            gap = Gap::default();
        }
        gap.natural += tracking(format, a.class, b.class);
        gaps.push(gap);
    }
    (gaps, edges)
}

/// Whether a mark stands side by side with another: both then take half an em where pairs
/// are closed (T17).
fn in_pair(before: Option<&Cluster>, mark: &Cluster, after: Option<&Cluster>) -> bool {
    let marks = |one: Option<&Cluster>| one.is_some_and(|one| one.class.is_adjustable());
    mark.class.is_adjustable() && (marks(before) || marks(after))
}

/// The tracking of a format between two clusters (T49): in Chinese text letters and figures
/// of a word stand as close as their face has them, —— and …… in a row too; all else is
/// spaced.
fn tracking(format: &Format, a: Class, b: Class) -> Len {
    let word = |class: Class| {
        let latin = matches!(class, Class::LatinOpen | Class::LatinClose);
        format.lang != Lang::En && (class.is_western() || latin)
    };
    let joined = a == b && matches!(a, Class::Dash | Class::Ellipsis);
    if format.tracking == 0 || word(a) && word(b) || joined || b == Class::Mark {
        return Len::ZERO;
    }
    format.size.ratio(i64::from(format.tracking), 1000)
}

#[cfg(test)]
mod tests {
    use crate::base::{Lang, Len};
    use crate::font::FontBook;
    use crate::text::{Direction, Format, Rules, Run, ShapedText, shape};

    fn shaped(text: &str, lang: Lang) -> ShapedText {
        let book = FontBook::bundled();
        let plain = Format::plain(book.find("body").unwrap(), Len::pt(12));
        let run = Run::detached(text, Format { lang, ..plain });
        shape(&[run], &book, &Rules::default(), Direction::Horizontal).0
    }

    #[test]
    fn hangul_stands_close_to_digits_and_its_spaces_are_alike() {
        let korean = shaped("1월 서울 AI를", Lang::Ko);
        let gaps: Vec<Len> = korean.gaps.iter().map(|gap| gap.natural).collect();
        let third = Len::pt(4);
        let zero = Len::ZERO;
        assert_eq!(gaps, [zero, zero, third, zero, zero, third, zero, zero, zero]);
        let chinese = shaped("1月", Lang::ZhHans);
        assert_eq!(chinese.gaps[0].natural, Len::pt(3));
    }

    #[test]
    fn a_dash_of_two_horizontal_bars_is_one_sign_of_two_ems() {
        let text = shaped("だ。――それ", Lang::Ja);
        let dash = text.clusters[2];
        assert_eq!((text.len(), dash.body), (5, Len::pt(24)));
    }
}
