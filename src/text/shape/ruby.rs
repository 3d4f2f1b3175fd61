//! Readings above characters (T66): each group of characters that shares one is widened
//! where the reading needs it. Pinyin of as many syllables as characters stands above
//! each character by itself; the word stays whole, and is widened evenly. Bopomofo stands
//! beside its characters (`bopomofo`).

use super::bopomofo::{self, Syllable};
use super::glyphs::Set;
use super::source::Source;
use super::{Missing, ShapedText};
use crate::base::Len;
use crate::font::FontBook;
use crate::text::cjk::Class;
use crate::text::{Format, Rules, Run};
use std::ops::Range;

/// The size of readings, in permille of their base's: from descender to accent they take
/// half an em, which is what must lie between lines that bear them (T65).
const SIZE: i64 = 480;
/// Their baseline above that of the base: clear of the square of a Han character, which
/// ends 0.88 em above it, by the descenders of the reading.
const RISE: i64 = 1_000;
/// What parts readings side by side, in permille of their base: a quarter of an em (clreq
/// 3.3.4.1).
const APART: i64 = 250;

/// A group of clusters with the readings above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruby {
    /// Its first cluster.
    pub(crate) from: usize,
    /// After its last cluster.
    pub(crate) to: usize,
    /// The readings, from the left: one above the whole group, or one above each character.
    pub(crate) readings: Vec<Reading>,
    /// Syllables of Bopomofo beside its characters, in place of readings above them.
    pub(crate) beside: Vec<Syllable>,
    /// Their baseline above that of the line.
    pub(crate) rise: Len,
}

/// A reading and the clusters that it stands above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The first cluster.
    pub(crate) from: usize,
    /// After the last cluster.
    pub(crate) to: usize,
    /// The reading, shaped at its size.
    pub(crate) text: ShapedText,
}

/// Shapes the readings of a paragraph and widens the clusters below those that are wider
/// than their base. A reading above a group may stand out by half its own em on both
/// sides, unless a neighbour has a reading too; what is more is shared evenly by the
/// base's clusters. Readings above single characters stay above them, and all characters
/// of their word are widened alike.
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
        let shaped = |reading: &str| {
            let run = run(reading, format, first.span);
            let (text, lacking) =
                super::shape(&[run], fonts, &Rules::default(), direction);
            missing.extend(lacking);
            text
        };
        let em = format.size;
        let rise = format.rise + em.ratio(RISE, 1000);
        if bopomofo::syllables(reading).is_some() {
            let beside = bopomofo::set(source, set, (from..to, reading), fonts, missing);
            rubies.push(Ruby { from, to, readings: Vec::new(), beside, rise });
            from = to;
            continue;
        }
        let near = from.checked_sub(1).is_some_and(|i| group(set, i).is_some())
            || group(set, to).is_some();
        let readings = above(set, from..to, (reading, em, near), shaped);
        rubies.push(Ruby { from, to, readings, beside: Vec::new(), rise });
        from = to;
    }
    rubies
}

/// The readings above a group, which is widened where they need it; `near` says whether
/// another group is beside it.
fn above(
    set: &mut Set,
    group: Range<usize>,
    (reading, em, near): (&str, Len, bool),
    mut shaped: impl FnMut(&str) -> ShapedText,
) -> Vec<Reading> {
    let apart = em.ratio(APART, 1000);
    let Some(bases) = each(set, group.clone(), reading) else {
        let text = shaped(reading);
        let need = text.width() + if near { apart } else { -em.half() };
        widen(set, group.clone(), need);
        return vec![Reading { from: group.start, to: group.end, text }];
    };
    let list: Vec<Reading> = bases
        .into_iter()
        .zip(reading.split_whitespace())
        .map(|(i, reading)| Reading { from: i, to: i + 1, text: shaped(reading) })
        .collect();
    let more = list
        .iter()
        .map(|one| one.text.width() + apart - set.clusters[one.from].body)
        .max()
        .unwrap_or(Len::ZERO);
    for one in &list {
        let need = set.clusters[one.from].body + more;
        widen(set, one.from..one.to, need);
    }
    list
}

/// The characters of a group, where each has a syllable of the reading to itself: as many
/// squares, and nothing else but marks, as there are syllables, two at least.
fn each(set: &Set, clusters: Range<usize>, reading: &str) -> Option<Vec<usize>> {
    let class = |i: &usize| set.clusters[*i].class;
    if clusters.clone().any(|i| !class(&i).is_han() && !class(&i).is_mark()) {
        return None;
    }
    let bases: Vec<usize> =
        clusters.filter(|i| class(i).is_han() && class(i) != Class::Mark).collect();
    (bases.len() > 1 && reading.split_whitespace().count() == bases.len())
        .then_some(bases)
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
fn widen(set: &mut Set, clusters: Range<usize>, need: Len) {
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

#[cfg(test)]
mod tests {
    use crate::base::Len;
    use crate::font::FontBook;
    use crate::text::{Direction, Format, Rules, Run, ShapedText, shape};

    fn shaped(base: &str, reading: &str) -> ShapedText {
        let book = FontBook::bundled();
        let plain = Format::plain(book.find("body").unwrap(), Len::pt(10));
        let ruby = Some((1, reading.into()));
        let runs = [
            Run::detached("去", plain.clone()),
            Run::detached(base, Format { ruby, ..plain.clone() }),
            Run::detached("了", plain),
        ];
        shape(&runs, &book, &Rules::default(), Direction::Horizontal).0
    }

    #[test]
    fn syllables_stand_above_their_characters_and_widen_the_word_evenly() {
        let text = shaped("重庆", "chóng qìng");
        let [ruby] = text.rubies.as_slice() else { panic!("{:?}", text.rubies) };
        assert_eq!((ruby.from, ruby.to, ruby.readings.len()), (1, 3, 2));
        let (a, b) = (text.clusters[1].body, text.clusters[2].body);
        assert_eq!(a, b);
        for reading in &ruby.readings {
            let body = text.clusters[reading.from].body;
            assert!(reading.text.width() + Len::pt(10).ratio(1, 4) <= body);
        }
    }

    #[test]
    fn readings_that_do_not_match_stand_above_the_group() {
        for (base, reading) in
            [("郑州", "zhèngzhōu"), ("重庆", "a b c"), ("庄", "zhuāng"), ("W杯", "a b")]
        {
            let text = shaped(base, reading);
            assert_eq!(text.rubies[0].readings.len(), 1, "{base}");
        }
        // Marks bear no syllable.
        assert_eq!(shaped("“重庆”", "chóng qìng").rubies[0].readings.len(), 2);
    }
}
