//! The widths of the gaps of one line: shrink and stretch strictly by steps, shared
//! equally within a step, to the last unit (T25–T28).

use crate::base::Len;
use crate::text::ShapedText;
use crate::text::cjk::{Gap, SHRINK_STEPS, Shrink, Stretch};

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

/// The widths of the gaps between the clusters `start..end`.
pub(super) fn gaps(text: &ShapedText, start: usize, end: usize, to: Setting) -> Vec<Len> {
    let list = text.gaps.get(start..end.max(start + 1) - 1).unwrap_or_default();
    let mut widths: Vec<Len> = list.iter().map(|gap| gap.natural).collect();
    match to {
        Setting::Natural => {}
        Setting::Tight => {
            for (width, gap) in widths.iter_mut().zip(list) {
                if !matches!(gap.shrinks, Shrink::Word | Shrink::Mixed) {
                    *width -= gap.shrink;
                }
            }
        }
        Setting::Full(target) => {
            let need = target - text.extent(start, end).natural();
            if need < Len::ZERO {
                shrink(&mut widths, list, -need);
            } else {
                stretch(&mut widths, list, need);
            }
        }
    }
    widths
}

fn shrink(widths: &mut [Len], list: &[Gap], mut need: Len) {
    for step in 0..SHRINK_STEPS {
        if need <= Len::ZERO {
            return;
        }
        let room = |gap: &Gap| {
            if gap.shrinks.index() == step { gap.shrink } else { Len::ZERO }
        };
        let rooms: Vec<Len> = list.iter().map(room).collect();
        need -= share(need, &rooms, |i, part| widths[i] -= part);
    }
}

fn stretch(widths: &mut [Len], list: &[Gap], mut need: Len) {
    let elastic = [Stretch::Word, Stretch::Mixed];
    for step in elastic {
        let room =
            |gap: &Gap| if gap.stretches == step { gap.stretch } else { Len::ZERO };
        let rooms: Vec<Len> = list.iter().map(room).collect();
        need -= share(need, &rooms, |i, part| widths[i] += part);
    }
    let any = list.iter().any(|gap| gap.stretches == Stretch::Other);
    // A line without other gaps opens those it has, beyond what is good.
    let takes = |gap: &Gap| match gap.stretches {
        Stretch::Other => true,
        Stretch::Word | Stretch::Mixed => !any,
        Stretch::Still => false,
    };
    let room = |gap: &Gap| if takes(gap) { need } else { Len::ZERO };
    let rooms: Vec<Len> = list.iter().map(room).collect();
    share(need, &rooms, |i, part| widths[i] += part);
}

/// Shares an amount equally among those with room, none beyond its room, single units
/// left over from the left; returns what was shared.
fn share(amount: Len, rooms: &[Len], mut give: impl FnMut(usize, Len)) -> Len {
    let total: Len = rooms.iter().copied().sum();
    let amount = amount.min(total);
    if amount <= Len::ZERO {
        return Len::ZERO;
    }
    // Those whose room is less than an equal part are filled first.
    let mut order: Vec<usize> =
        (0..rooms.len()).filter(|&i| rooms[i] > Len::ZERO).collect();
    order.sort_by_key(|&i| rooms[i]);
    let mut left = amount.raw();
    let mut parts = vec![0; rooms.len()];
    let mut open = order.as_slice();
    while let Some((&first, rest)) = open.split_first() {
        let count = i64::try_from(open.len()).unwrap_or(1);
        if rooms[first].raw() * count > left {
            break;
        }
        parts[first] = rooms[first].raw();
        left -= parts[first];
        open = rest;
    }
    let mut places: Vec<usize> = open.to_vec();
    places.sort_unstable();
    let count = i64::try_from(places.len()).unwrap_or(0);
    if count > 0 {
        for (i, n) in places.into_iter().zip(0..) {
            parts[i] = left / count + i64::from(n < left % count);
        }
    }
    for (i, part) in parts.into_iter().enumerate().filter(|(_, part)| *part != 0) {
        give(i, Len::from_raw(part));
    }
    amount
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(amount: i64, rooms: &[i64]) -> Vec<i64> {
        let rooms: Vec<Len> = rooms.iter().map(|&raw| Len::from_raw(raw)).collect();
        let mut parts = vec![0; rooms.len()];
        share(Len::from_raw(amount), &rooms, |i, part| parts[i] = part.raw());
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
