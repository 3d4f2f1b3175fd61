//! Room for the boxes of 示亡号 beside the names in them (T67).

use super::glyphs::Set;
use super::source::Source;
use crate::base::Len;

/// The room on each side of a boxed name, in permille of an em; the line stands in its
/// middle.
pub(crate) const PAD: i64 = 200;

/// Widens the first and the last cluster of every boxed name by the room of the box.
pub(super) fn pad(source: &Source, set: &mut Set) {
    if source.formats.iter().all(|format| format.boxed.is_none()) {
        return;
    }
    let count = set.clusters.len();
    let group = |set: &Set, i: usize| {
        let cluster = set.clusters.get(i)?;
        source.format_of(cluster.first as usize).boxed
    };
    for i in 0..count {
        let Some(own) = group(set, i) else { continue };
        let em = source.format_of(set.clusters[i].first as usize).size;
        let room = em.ratio(PAD, 1000);
        let begins =
            i.checked_sub(1).is_none_or(|before| group(set, before) != Some(own));
        if begins {
            shift(set, i, room);
            set.clusters[i].body += room;
        }
        if group(set, i + 1) != Some(own) {
            set.clusters[i].body += room;
        }
    }
}

/// Moves the glyphs of a cluster to the right.
fn shift(set: &mut Set, i: usize, by: Len) {
    let first = set.clusters[i].glyphs as usize;
    let next = set.clusters.get(i + 1);
    let end = next.map_or(set.glyphs.len(), |next| next.glyphs as usize);
    for glyph in set.glyphs.get_mut(first..end).unwrap_or_default() {
        glyph.x += by;
    }
}
