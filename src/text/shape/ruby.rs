//! Readings above characters (T66): each group of characters that shares one is widened
//! where the reading needs it.

use super::glyphs::Set;
use super::source::Source;
use super::{Missing, ShapedText};
use crate::base::Len;
use crate::font::FontBook;
use crate::text::{Format, Rules, Run};

/// The size of readings, in permille of their base's.
const SIZE: i64 = 500;
/// Their baseline above that of the base: clear of the square of a Han character, which
/// ends 0.88 em above it, by the descenders of the reading.
const RISE: i64 = 1_010;

/// A reading and the clusters that it stands above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruby {
    /// Its first cluster.
    pub(crate) from: usize,
    /// After its last cluster.
    pub(crate) to: usize,
    /// The reading, shaped at its size.
    pub(crate) reading: ShapedText,
    /// Its baseline above that of the line.
    pub(crate) rise: Len,
}

/// Shapes the readings of a paragraph and widens the clusters below those that are wider
/// than their base. A reading may stand out by half its own em on both sides, unless a
/// neighbour has a reading too; what is more is shared evenly by the base's clusters.
pub(super) fn set(
    source: &Source,
    set: &mut Set,
    fonts: &FontBook,
    missing: &mut Vec<Missing>,
) -> Vec<Ruby> {
    if source.formats.iter().all(|format| format.ruby.is_none()) {
        return Vec::new();
    }
    let direction = source.direction();
    let mut rubies: Vec<Ruby> = Vec::new();
    let group = |set: &Set, i: usize| {
        let cluster = set.clusters.get(i)?;
        source.format_of(cluster.first as usize).ruby.as_ref()
    };
    let mut from = 0;
    while from < set.clusters.len() {
        let Some((number, reading)) = group(set, from) else {
            from += 1;
            continue;
        };
        let alike = |i: &usize| group(set, *i).is_some_and(|other| other.0 == *number);
        let to = from + (from..set.clusters.len()).take_while(alike).count();
        let first = set.clusters[from];
        let format = source.format_of(first.first as usize);
        let run = run(reading, format, first.span);
        let (shaped, lacking) = super::shape(&[run], fonts, &Rules::default(), direction);
        missing.extend(lacking);
        let beside = from.checked_sub(1).is_some_and(|i| group(set, i).is_some())
            || group(set, to).is_some();
        let em = format.size;
        let need = shaped.width() + if beside { em.ratio(1, 8) } else { -em.half() };
        let rise = format.rise + em.ratio(RISE, 1000);
        widen(set, from..to, need);
        rubies.push(Ruby { from, to, reading: shaped, rise });
        from = to;
    }
    rubies
}

/// The reading as a run of its own.
fn run(reading: &str, format: &Format, span: crate::base::Span) -> Run {
    Run {
        text: reading.to_owned(),
        spans: vec![span; reading.chars().count()],
        format: Format {
            color: format.color,
            lang: format.lang,
            ..Format::plain(format.typeface, format.size.ratio(SIZE, 1000))
        },
    }
}

/// Widens clusters evenly to a width in all, each glyph in the middle of what is added.
fn widen(set: &mut Set, clusters: std::ops::Range<usize>, need: Len) {
    let have: Len = set.clusters[clusters.clone()].iter().map(|one| one.body).sum();
    let count = i64::try_from(clusters.len()).unwrap_or(1).max(1);
    let more = (need - have).max(Len::ZERO) / count;
    if more == Len::ZERO {
        return;
    }
    let first = set.clusters[clusters.start].glyphs as usize;
    let next = set.clusters.get(clusters.end);
    let end = next.map_or(set.glyphs.len(), |next| next.glyphs as usize);
    for cluster in &mut set.clusters[clusters] {
        cluster.body += more;
    }
    for glyph in &mut set.glyphs[first..end] {
        glyph.x += more.half();
    }
}
