//! 均排: characters spaced evenly to a width (T48). The first stands at its left edge, the
//! last at its right; spaces that editors typed between them count for nothing.

use super::Cluster;
use super::source::Source;
use crate::base::Len;
use crate::text::cjk::{Gap, Shrink, Stretch};

/// Sets the gaps inside every evenly spaced run, and keeps them at that. A run wider than
/// its width has no gaps and stands out; a single character has all of the gap after it.
pub(super) fn space(source: &Source, clusters: &[Cluster], gaps: &mut [Gap]) {
    if source.formats.iter().all(|format| format.even.is_none()) {
        return;
    }
    let group = |i: usize| {
        let cluster = clusters.get(i)?;
        source.format_of(cluster.first as usize).even
    };
    let mut from = 0;
    while from < clusters.len() {
        let Some((number, width)) = group(from) else {
            from += 1;
            continue;
        };
        let alike = |i: &usize| group(*i).is_some_and(|other| other.0 == number);
        let to = from + (from..clusters.len()).take_while(alike).count();
        spread(&clusters[from..to], &mut gaps[from..to], width);
        from = to;
    }
}

/// Superscripts stand close to their base: no room as between Han and Latin parts them.
pub(super) fn raise(source: &Source, clusters: &[Cluster], gaps: &mut [Gap]) {
    if source.formats.iter().all(|format| format.rise <= Len::ZERO) {
        return;
    }
    for (pair, gap) in clusters.windows(2).zip(gaps) {
        let [base, sup] = pair else { continue };
        let (base, sup) =
            (source.format_of(base.first as usize), source.format_of(sup.first as usize));
        if sup.rise - base.rise > base.size.ratio(1, 4) && gap.shrinks == Shrink::Mixed {
            *gap = still(Len::ZERO);
        }
    }
}

/// Spreads clusters over a width; the gap after the last is theirs only if no cluster
/// before it can take the room.
fn spread(clusters: &[Cluster], gaps: &mut [Gap], width: Len) {
    let solid: Vec<usize> =
        (0..clusters.len()).filter(|i| !clusters[*i].class.is_space()).collect();
    let bodies: Len = clusters.iter().map(|cluster| cluster.body).sum();
    let room = (width - bodies).max(Len::ZERO);
    let last = clusters.len().saturating_sub(1);
    for gap in gaps.iter_mut().take(last) {
        *gap = still(Len::ZERO);
    }
    // The gaps that open: after every character but the last, or the only one there is.
    let places: &[usize] = match solid.as_slice() {
        [] | [_] => &[last],
        [before @ .., _] => before,
    };
    let count = i64::try_from(places.len()).unwrap_or(1).max(1);
    let (each, over) = (room / count, room.raw() % count);
    for (&place, n) in places.iter().zip(0..) {
        gaps[place] = still(each + Len::from_raw(i64::from(n < over)));
    }
}

/// A gap of one width only.
pub(super) fn still(natural: Len) -> Gap {
    Gap {
        natural,
        shrink: Len::ZERO,
        stretch: Len::ZERO,
        stretches: Stretch::Still,
        ..Gap::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Len;
    use crate::font::FontBook;
    use crate::text::{Direction, Format, Rules, Run, ShapedText, shape};

    fn shaped(text: &str, ems: i64) -> ShapedText {
        let book = FontBook::bundled();
        let plain = Format::plain(book.find("body").unwrap(), Len::pt(10));
        let even = (ems > 0).then_some((1, Len::pt(10 * ems)));
        let run = Run::detached(text, Format { even, ..plain });
        shape(&[run], &book, &Rules::default(), Direction::Horizontal).0
    }

    #[test]
    fn names_of_two_and_three_characters_come_out_equally_wide() {
        for (text, ems) in [("王明", 4), ("欧阳明", 4), ("王明", 3), ("司马相如", 4)]
        {
            assert_eq!(shaped(text, ems).width(), Len::pt(10 * ems), "{text}");
            let gaps = &shaped(text, ems).gaps;
            let count = i64::try_from(text.chars().count()).unwrap();
            let each = (Len::pt(10) * (ems - count)).raw() / (count - 1);
            for gap in &gaps[..gaps.len() - 1] {
                assert!((gap.natural.raw() - each).abs() <= 1, "{text}: {gaps:?}");
            }
        }
        assert_eq!(shaped("王明", 0).width(), Len::pt(20), "not spaced");
    }

    #[test]
    fn a_superscript_stands_close_to_its_base() {
        let book = FontBook::bundled();
        let plain = Format::plain(book.find("body").unwrap(), Len::pt(10));
        let natural = |rise: i64| {
            let sup = Format { rise: Len::pt(rise), size: Len::pt(6), ..plain.clone() };
            let runs = [Run::detached("体", plain.clone()), Run::detached("2", sup)];
            let direction = Direction::Horizontal;
            shape(&runs, &book, &Rules::default(), direction).0.gaps[0].natural
        };
        assert_eq!(natural(4), Len::ZERO);
        assert!(natural(0) > Len::pt(2), "a digit on the line");
    }

    #[test]
    fn typed_spaces_count_for_nothing_and_long_names_stand_out() {
        assert_eq!(shaped("王　明", 4).width(), Len::pt(40));
        assert_eq!(shaped("王 明", 4).width(), Len::pt(40));
        assert_eq!(shaped("王　明", 4).text(), "王　明");
        assert_eq!(shaped("中华人民共和国", 4).width(), Len::pt(70));
    }
}
