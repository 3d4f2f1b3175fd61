//! The widths of the gaps of one line: shrink and stretch strictly by steps, shared
//! equally within a step, to the last unit (T25–T28).

use crate::base::Len;
use crate::text::ShapedText;
use crate::text::cjk::{Gap, SHRINK_STEPS, Stretch};
use crate::text::shape::Extent;

/// How the gaps of a line are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// As they are.
    Natural,
    /// Marks half an em wide (T51).
    Tight,
    /// So that the line is this wide.
    Full(Len),
}

/// The widths of the gaps between the clusters of a line.
pub(super) fn gaps(
    text: &ShapedText,
    (start, end): (usize, usize),
    to: Setting,
) -> Vec<Len> {
    if text.edges.is_empty() || end <= start {
        let list = text.gaps.get(start..end.max(start + 1) - 1).unwrap_or_default();
        return set(text, (start, end), list, to);
    }
    let mut widths = set(text, (start, end), &with_edges(text, (start, end)), to);
    widths.pop();
    widths.remove(0);
    widths
}

/// What stands before the first and after the last cluster of a line.
pub(super) fn edges(
    text: &ShapedText,
    (start, end): (usize, usize),
    to: Setting,
) -> (Len, Len) {
    if text.edges.is_empty() || end <= start {
        return (Len::ZERO, Len::ZERO);
    }
    let widths = set(text, (start, end), &with_edges(text, (start, end)), to);
    let at = |width: Option<&Len>| width.copied().unwrap_or(Len::ZERO);
    (at(widths.first()), at(widths.last()))
}

/// The gaps of a line with those at its edges.
fn with_edges(text: &ShapedText, (start, end): (usize, usize)) -> Vec<Gap> {
    let between = text.gaps.get(start..end - 1).unwrap_or_default();
    let mut list = Vec::with_capacity(between.len() + 2);
    list.push(text.lead(start));
    list.extend_from_slice(between);
    list.push(text.trail(end - 1));
    list
}

/// The widths of gaps that are all those of a line.
fn set(
    text: &ShapedText,
    (start, end): (usize, usize),
    list: &[Gap],
    to: Setting,
) -> Vec<Len> {
    let mut widths: Vec<Len> = list.iter().map(|gap| gap.natural).collect();
    match to {
        Setting::Natural => {}
        Setting::Tight => {
            for (width, gap) in widths.iter_mut().zip(list) {
                *width -= gap.blank;
            }
        }
        Setting::Full(target) => {
            let extent = text.extent(start, end);
            let need = target - extent.natural;
            if need < Len::ZERO {
                shrink(&mut widths, list, -need, &text.shrinks(start, end));
            } else if need > Len::ZERO {
                stretch(&mut widths, list, need, &extent);
            }
        }
    }
    widths
}

fn shrink(widths: &mut [Len], list: &[Gap], mut need: Len, rooms: &[Len; SHRINK_STEPS]) {
    for (step, _) in rooms.iter().enumerate().filter(|(_, room)| **room > Len::ZERO) {
        if need <= Len::ZERO {
            return;
        }
        let room = |gap: &Gap| {
            if gap.shrinks.index() == step { gap.shrink } else { Len::ZERO }
        };
        need -= share(need, list, room, |i, part| widths[i] -= part);
    }
}

fn stretch(widths: &mut [Len], list: &[Gap], mut need: Len, extent: &Extent) {
    let rooms = [(Stretch::Word, extent.words), (Stretch::Mixed, extent.mixed)];
    for (step, _) in rooms.into_iter().filter(|(_, room)| *room > Len::ZERO) {
        let room =
            |gap: &Gap| if gap.stretches == step { gap.stretch } else { Len::ZERO };
        need -= share(need, list, room, |i, part| widths[i] += part);
    }
    if need <= Len::ZERO {
        return;
    }
    // A line without other gaps opens those that may open at all, beyond what is good.
    let any = extent.others > 0;
    let takes = |gap: &Gap| match gap.stretches {
        Stretch::Other => true,
        Stretch::Word | Stretch::Mixed => !any && gap.stretch > Len::ZERO,
        Stretch::Still => false,
    };
    let room = |gap: &Gap| if takes(gap) { need } else { Len::ZERO };
    share(need, list, room, |i, part| widths[i] += part);
}

/// Shares an amount equally among the gaps with room (T26), none beyond its room, single
/// units left over from the left; returns what was shared.
fn share(
    amount: Len,
    list: &[Gap],
    room: impl Fn(&Gap) -> Len,
    mut give: impl FnMut(usize, Len),
) -> Len {
    let with_room = || list.iter().map(&room).enumerate().filter(|one| one.1 > Len::ZERO);
    let (mut total, mut count, mut least) = (Len::ZERO, 0, amount);
    for (_, room) in with_room() {
        total += room;
        count += 1;
        least = least.min(room);
    }
    let amount = amount.min(total);
    if amount <= Len::ZERO {
        return Len::ZERO;
    }
    // Those whose room is less than an equal part are filled first: found by raising the
    // part until nothing is left for less.
    let mut part = amount.raw() / count;
    let mut left = amount.raw() % count;
    while least.raw() <= part {
        let (mut small, mut full) = (0, 0);
        for (_, room) in with_room().filter(|one| one.1.raw() <= part) {
            full += room.raw();
            small += 1;
        }
        if small == count {
            left = 0;
            break;
        }
        let next = (amount.raw() - full) / (count - small);
        if next == part {
            left = amount.raw() - full - part * (count - small);
            break;
        }
        part = next;
    }
    for (i, room) in with_room() {
        let more = i64::from(left > 0 && room.raw() > part);
        left -= more;
        give(i, Len::from_raw(room.raw().min(part + more)));
    }
    amount
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(amount: i64, rooms: &[i64]) -> Vec<i64> {
        let shrink = rooms.iter().map(|&raw| Len::from_raw(raw));
        let list: Vec<Gap> =
            shrink.map(|shrink| Gap { shrink, ..Gap::default() }).collect();
        let mut parts = vec![0; rooms.len()];
        let amount = Len::from_raw(amount);
        share(amount, &list, |gap| gap.shrink, |i, part| parts[i] = part.raw());
        parts
    }

    #[test]
    fn shares_are_equal_exact_and_within_room() {
        assert_eq!(shared(10, &[100, 0, 100, 100]), [4, 0, 3, 3]);
        assert_eq!(shared(10, &[1, 100, 100]), [1, 5, 4]);
        assert_eq!(shared(500, &[1, 2, 3]), [1, 2, 3]);
        assert_eq!(shared(0, &[1, 2]), [0, 0]);
    }
}
