//! Labels that want the same place → places that keep them apart.

use crate::base::{Len, Point};

/// A label that wants a place: its middle, and how high it is, gap included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// Where its middle would lie were it alone.
    pub(super) middle: Len,
    /// How much it takes, with the gap to its neighbour.
    pub(super) height: Len,
}

/// Moves labels apart, as little as can be (least squares), in the order given, inside
/// `from..to`; gives their middles, or `None` where they don't fit.
///
/// Wishes are taken in the order of their middles: that order is kept, so that leaders from
/// points in that order don't cross. Labels that press on each other become one group,
/// whose place is the mean of its members' wishes, as in isotonic regression.
pub(super) fn spread(wishes: &[Wish], from: Len, to: Len) -> Option<Vec<Len>> {
    let total: Len = wishes.iter().map(|wish| wish.height).sum();
    if total > to - from {
        return None;
    }
    // groups: (top wished, summed over members; members; height)
    let mut groups: Vec<Group> = Vec::new();
    for wish in wishes {
        let top = wish.middle - wish.height.half();
        groups.push(Group { tops: top, members: 1, height: wish.height });
        while let [.., above, below] = groups.as_slice() {
            if above.top(from, to) + above.height <= below.top(from, to) {
                break;
            }
            let joined = Group {
                // a member wants the group's top as far up as members above it are high
                tops: above.tops + below.tops - above.height * below.members,
                members: above.members + below.members,
                height: above.height + below.height,
            };
            groups.truncate(groups.len() - 2);
            groups.push(joined);
        }
    }
    let mut middles = Vec::new();
    let mut wishes = wishes.iter();
    for group in groups {
        let mut top = group.top(from, to);
        for wish in wishes.by_ref().take(usize::try_from(group.members).unwrap_or(0)) {
            middles.push(top + wish.height.half());
            top += wish.height;
        }
    }
    Some(middles)
}

/// Labels that stand close together.
struct Group {
    /// The sum of the tops that members wish for the group.
    tops: Len,
    members: i64,
    height: Len,
}

impl Group {
    /// Where the group begins, kept inside the room.
    fn top(&self, from: Len, to: Len) -> Len {
        (self.tops / self.members).min(to - self.height).max(from)
    }
}

/// Positive where `b` lies clockwise of `a`, seen from the origin on a page whose y grows
/// downwards.
pub(super) fn cross(a: Point, b: Point) -> i128 {
    i128::from(a.x.raw()) * i128::from(b.y.raw())
        - i128::from(a.y.raw()) * i128::from(b.x.raw())
}

/// Whether two stretches have a point in common.
pub(super) fn meet(one: (Point, Point), other: (Point, Point)) -> bool {
    let side = |(from, to): (Point, Point), at: Point| {
        let away = |p: Point| Point::new(p.x - from.x, p.y - from.y);
        cross(away(to), away(at)).signum()
    };
    let parted = |line, (from, to)| side(line, from) * side(line, to) > 0;
    // stretches of one line meet only where their boxes do
    let apart = |of: fn(Point) -> Len| {
        let ((a, b), (c, d)) = (one, other);
        let ((a, b), (c, d)) = ((of(a), of(b)), (of(c), of(d)));
        a.max(b) < c.min(d) || c.max(d) < a.min(b)
    };
    let boxes = !apart(|at| at.x) && !apart(|at| at.y);
    boxes && !parted(one, other) && !parted(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wishes(list: &[i64]) -> Vec<Wish> {
        let wish = |&pt| Wish { middle: Len::pt(pt), height: Len::pt(10) };
        list.iter().map(wish).collect()
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        let middles = spread(&wishes(&[10, 30, 60]), Len::ZERO, Len::pt(100));
        assert_eq!(middles, Some(vec![Len::pt(10), Len::pt(30), Len::pt(60)]));
    }

    #[test]
    fn labels_in_one_place_part_evenly() {
        let middles = spread(&wishes(&[50, 50, 50]), Len::ZERO, Len::pt(100));
        assert_eq!(middles, Some(vec![Len::pt(40), Len::pt(50), Len::pt(60)]));
        let middles = spread(&wishes(&[0, 0, 0]), Len::ZERO, Len::pt(100));
        assert_eq!(middles, Some(vec![Len::pt(5), Len::pt(15), Len::pt(25)]));
        assert_eq!(spread(&wishes(&[0, 0, 0]), Len::ZERO, Len::pt(29)), None);
    }

    proptest! {
        #[test]
        fn labels_never_overlap_nor_leave(mut at in prop::collection::vec(-20..140_i64, 0..9)) {
            at.sort_unstable();
            let list = wishes(&at);
            let middles = spread(&list, Len::ZERO, Len::pt(95)).unwrap_or_default();
            prop_assert_eq!(middles.len(), at.len());
            let half = Len::pt(5);
            prop_assert!(middles.first().is_none_or(|first| *first - half >= Len::ZERO));
            prop_assert!(middles.last().is_none_or(|last| *last + half <= Len::pt(95)));
            prop_assert!(middles.windows(2).all(|two| two[1] - two[0] >= half * 2));
        }
    }
}
