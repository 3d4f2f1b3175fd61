//! A shaped paragraph: clusters, gaps, and sums over both, so that the width of any line
//! is found without walking it.

use super::glyphs::Set;
use super::source::Source;
use super::{Cluster, Item, Ruby, ShapedGlyph};
use crate::base::{Len, Span};
use crate::text::cjk::{Break, Class, Gap, SHRINK_STEPS, Shrink, Side, Stretch};
use crate::text::{Direction, Format};

/// A paragraph, shaped once, independent of any measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShapedText {
    pub(crate) text: String,
    pub(crate) formats: Vec<Format>,
    pub(crate) items: Vec<Item>,
    pub(crate) glyphs: Vec<ShapedGlyph>,
    pub(crate) clusters: Vec<Cluster>,
    /// The gap after each cluster; that after the last is empty.
    pub(crate) gaps: Vec<Gap>,
    /// The break before each cluster, and at the end.
    pub(crate) breaks: Vec<Break>,
    /// Sums over the clusters and gaps before each cluster, and over all.
    pub(crate) sums: Vec<Sums>,
    /// Readings above clusters, in order.
    pub(crate) rubies: Vec<Ruby>,
    pub(crate) em: Len,
    pub(crate) chars: usize,
    /// The direction of its lines.
    pub(crate) direction: Direction,
    /// Characters that are turned for want of a vertical form, and where (T56).
    pub(crate) turned: Vec<(char, Span)>,
}

/// Sums over the first clusters of a text and the gaps after them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Widths of bodies.
    pub(crate) body: Len,
    /// Natural widths of gaps.
    pub(crate) gap: Len,
    /// By how much gaps may shrink, by step.
    pub(crate) shrink: [Len; SHRINK_STEPS],
    /// By how much word spaces may stretch.
    pub(crate) words: Len,
    /// By how much gaps between Han and Latin may stretch.
    pub(crate) mixed: Len,
    /// Gaps that stretch last.
    pub(crate) others: u32,
    /// Clusters that are no marks or spaces.
    pub(crate) chars: u32,
    /// The first cluster from here that is no space.
    pub(crate) from: u32,
    /// After the last cluster before here that is no space.
    pub(crate) to: u32,
}

impl ShapedText {
    /// Works out gaps and sums.
    pub(super) fn assemble(
        source: Source,
        set: Set,
        breaks: &[Break],
        still: &[bool],
    ) -> Self {
        let Set { items, glyphs, clusters, turned } = set;
        let turned = turned.iter().map(|&i| (source.chars[i], source.spans[i])).collect();
        let direction = source.direction();
        let em_of = |cluster: &Cluster| source.format_of(cluster.first as usize).size;
        let mut gaps = Vec::with_capacity(clusters.len());
        for (i, a) in clusters.iter().enumerate() {
            let Some(b) = clusters.get(i + 1) else {
                gaps.push(Gap::default());
                break;
            };
            let (left, right) = (em_of(a), em_of(b));
            let a_side =
                Side { class: a.class, em: left, blank: a.after, space: a.space };
            let b_side =
                Side { class: b.class, em: right, blank: b.before, space: b.space };
            let place = b.first as usize;
            let mut gap = Gap::between(a_side, b_side, still[place]);
            let tracking = source.format_of(a.first as usize).tracking;
            gap.natural += left.ratio(i64::from(tracking), 1000);
            gaps.push(gap);
        }
        let mut at: Vec<Break> =
            clusters.iter().map(|cluster| breaks[cluster.first as usize]).collect();
        at.push(Break::Forced);
        let em = source.formats.iter().map(|format| format.size).max();
        let mut text = Self {
            text: source.chars.iter().collect(),
            em: em.unwrap_or(Len::ZERO),
            chars: source.classes.iter().filter(|class| !class.is_space()).count(),
            formats: source.formats,
            items,
            glyphs,
            clusters,
            gaps,
            breaks: at,
            sums: Vec::new(),
            rubies: Vec::new(),
            direction,
            turned,
        };
        text.sum();
        text
    }

    fn sum(&mut self) {
        let count = self.clusters.len();
        let mut sums = Vec::with_capacity(count + 1);
        let mut sum = Sums::default();
        for (i, (cluster, gap)) in self.clusters.iter().zip(&self.gaps).enumerate() {
            sums.push(sum);
            sum.body += cluster.body;
            sum.gap += gap.natural;
            sum.shrink[gap.shrinks.index()] += gap.shrink;
            match gap.stretches {
                Stretch::Still => {}
                Stretch::Word => sum.words += gap.stretch,
                Stretch::Mixed => sum.mixed += gap.stretch,
                Stretch::Other => sum.others += 1,
            }
            sum.chars += u32::from(!cluster.class.is_mark());
            if !cluster.class.is_space() {
                sum.to = u32::try_from(i + 1).unwrap_or(u32::MAX);
            }
        }
        sums.push(sum);
        let mut from = u32::try_from(count).unwrap_or(u32::MAX);
        for i in (0..=count).rev() {
            if self.clusters.get(i).is_some_and(|cluster| !cluster.class.is_space()) {
                from = u32::try_from(i).unwrap_or(u32::MAX);
            }
            sums[i].from = from;
        }
        self.sums = sums;
    }

    /// The clusters of a line from one break to another, without the spaces at its ends.
    pub(crate) fn trim(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.sums.get(from).map_or(from, |sums| sums.from as usize);
        let end = self.sums.get(to).map_or(to, |sums| sums.to as usize);
        (start.min(to), end.max(start.min(to)))
    }

    /// The sums of the bodies of `start..end` and the gaps between them.
    pub(crate) fn extent(&self, start: usize, end: usize) -> Sums {
        if end <= start {
            return Sums::default();
        }
        let (a, z, last) = (&self.sums[start], &self.sums[end], &self.sums[end - 1]);
        let mut shrink = last.shrink;
        for (step, sum) in shrink.iter_mut().enumerate() {
            *sum -= a.shrink[step];
        }
        Sums {
            body: z.body - a.body,
            gap: last.gap - a.gap,
            shrink,
            words: last.words - a.words,
            mixed: last.mixed - a.mixed,
            others: last.others - a.others,
            chars: z.chars - a.chars,
            from: 0,
            to: 0,
        }
    }

    /// The width of the whole text on one line, with the blank halves of the marks at its
    /// ends dropped, otherwise unadjusted.
    pub fn width(&self) -> Len {
        self.extent_of_all().natural()
    }

    /// The width of the whole text on one line with every gap shrunk as far as it may be.
    pub fn min_width(&self) -> Len {
        self.extent_of_all().least()
    }

    /// The width of the whole text on one line as headlines are set: every Chinese mark
    /// half an em wide (T51).
    pub fn tight_width(&self) -> Len {
        self.extent_of_all().tight()
    }

    fn extent_of_all(&self) -> Sums {
        let (start, end) = self.trim(0, self.clusters.len());
        self.extent(start, end)
    }

    /// How many clusters there are.
    pub fn len(&self) -> usize {
        self.clusters.len()
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// How many characters are set, spaces apart.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// The largest type size.
    pub fn max_size(&self) -> Len {
        self.em
    }

    /// The direction of its lines.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Characters of a vertical text that should stand in a form of their own which their
    /// font lacks, and so lie on their side; with their places (T56, UAX #50 Tr).
    pub fn turned(&self) -> &[(char, Span)] {
        &self.turned
    }

    /// The characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the first cluster is an opening mark that gives up its blank half.
    pub(crate) fn opens_with_mark(&self, start: usize) -> Option<Len> {
        let cluster = self.clusters.get(start)?;
        (cluster.class == Class::Open && cluster.before > Len::ZERO)
            .then_some(cluster.before)
    }

    /// The reading above a cluster.
    pub(crate) fn ruby(&self, cluster: usize) -> Option<&Ruby> {
        let after = self.rubies.partition_point(|ruby| ruby.from <= cluster);
        self.rubies.get(after.checked_sub(1)?).filter(|ruby| cluster < ruby.to)
    }

    /// The first byte of a cluster, or the end of the text.
    pub(crate) fn byte(&self, cluster: usize) -> usize {
        self.clusters
            .get(cluster)
            .map_or(self.text.len(), |cluster| cluster.byte as usize)
    }
}

impl Sums {
    /// The width unadjusted.
    pub(crate) fn natural(&self) -> Len {
        self.body + self.gap
    }

    /// The width with every gap shrunk as far as it may be.
    pub(crate) fn least(&self) -> Len {
        self.natural() - self.shrink.iter().copied().sum()
    }

    /// The width with every Chinese mark half an em wide.
    pub(crate) fn tight(&self) -> Len {
        let marks = [Shrink::Bracket, Shrink::Pause, Shrink::Stop];
        self.natural() - marks.into_iter().map(|step| self.shrink[step.index()]).sum()
    }
}
