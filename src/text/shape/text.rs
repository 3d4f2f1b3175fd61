//! A shaped paragraph: clusters, gaps, and sums over both, so that the width of any line
//! is found without walking it.

use super::cells::grid;
use super::glyphs::Set;
use super::source::Source;
use super::space::spaces;
use super::{Cluster, Hyphen, Item, Ruby, ShapedGlyph};
use crate::base::{Len, Span};
use crate::text::cjk::{Break, Class, Gap, SHRINK_STEPS, Stretch};
use crate::text::{Direction, Format, Rules};

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
    /// What stands before and after each cluster at a line edge; empty where none keeps
    /// anything there.
    pub(crate) edges: Vec<Edges>,
    /// The break before each cluster, and at the end.
    pub(crate) breaks: Vec<Break>,
    /// Sums over the clusters and gaps before each cluster, and over all.
    pub(crate) sums: Vec<Sums>,
    /// By how much the gaps before each cluster may shrink, by step.
    pub(crate) rooms: Vec<[Len; SHRINK_STEPS]>,
    /// Readings above clusters, in order.
    pub(crate) rubies: Vec<Ruby>,
    /// Hyphens of lines that part a word, in order.
    pub(crate) hyphens: Vec<Hyphen>,
    /// Whether 、 ， 。 may stand outside the measure (T22).
    pub(crate) hang: bool,
    /// Whether all stands in cells, so that nothing is justified (T47).
    pub(crate) cells: bool,
    pub(crate) em: Len,
    pub(crate) chars: usize,
    /// The direction of its lines.
    pub(crate) direction: Direction,
    /// Characters that are turned for want of a vertical form, and where (T56).
    pub(crate) turned: Vec<(char, Span)>,
}

/// What stands beside a cluster at the edges of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// Before it, where a line starts with it.
    pub(crate) lead: Gap,
    /// After it, where a line ends with it.
    pub(crate) trail: Gap,
}

/// Sums over the first clusters of a text and the gaps after them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Widths of bodies.
    body: Len,
    /// Natural widths of gaps.
    gap: Len,
    /// By how much gaps may shrink in all.
    shrink: Len,
    /// What headlines drop of gaps.
    blank: Len,
    /// By how much word spaces may stretch.
    words: Len,
    /// By how much gaps between Han and Latin may stretch.
    mixed: Len,
    /// Gaps that stretch last.
    others: u32,
    /// Clusters that are no marks or spaces.
    chars: u32,
    /// The first cluster from here that is no space.
    from: u32,
    /// After the last cluster before here that is no space.
    to: u32,
}

/// A stretch of clusters as one line: its widths and how far its gaps go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Unadjusted.
    pub(crate) natural: Len,
    /// By how much its gaps may shrink in all.
    pub(crate) shrink: Len,
    /// What headlines drop of it.
    pub(crate) blank: Len,
    /// By how much its word spaces may stretch.
    pub(crate) words: Len,
    /// By how much its gaps between Han and Latin may stretch.
    pub(crate) mixed: Len,
    /// Its gaps that stretch last.
    pub(crate) others: u32,
    /// Its clusters that are no marks or spaces.
    pub(crate) chars: u32,
}

impl ShapedText {
    /// Works out gaps and sums.
    pub(super) fn assemble(
        source: Source,
        set: Set,
        breaks: &[Break],
        still: &[bool],
        rules: &Rules,
    ) -> Self {
        let (mut gaps, mut edges) = spaces(&source, &set.clusters, still, rules);
        super::even::raise(&source, &set.clusters, &mut gaps);
        super::even::space(&source, &set.clusters, &mut gaps);
        let em = source.formats.iter().map(|format| format.size).max();
        let em = em.unwrap_or(Len::ZERO);
        if rules.cells && em > Len::ZERO {
            edges = grid(&set.clusters, em, &mut gaps);
        }
        let Set { items, glyphs, clusters, turned } = set;
        let turned = turned.iter().map(|&i| (source.chars[i], source.spans[i])).collect();
        let direction = source.direction();
        let mut at: Vec<Break> =
            clusters.iter().map(|cluster| breaks[cluster.first as usize]).collect();
        at.push(Break::Forced);
        let mut text = Self {
            text: source.chars.iter().collect(),
            em,
            chars: source.classes.iter().filter(|class| !class.is_space()).count(),
            formats: source.formats,
            items,
            glyphs,
            clusters,
            gaps,
            edges,
            breaks: at,
            sums: Vec::new(),
            rooms: Vec::new(),
            rubies: Vec::new(),
            hyphens: Vec::new(),
            hang: rules.hang,
            cells: rules.cells,
            direction,
            turned,
        };
        text.sum();
        text
    }

    fn sum(&mut self) {
        let count = self.clusters.len();
        let mut sums = Vec::with_capacity(count + 1);
        let mut rooms = Vec::with_capacity(count + 1);
        let mut sum = Sums::default();
        let mut room = [Len::ZERO; SHRINK_STEPS];
        for (i, (cluster, gap)) in self.clusters.iter().zip(&self.gaps).enumerate() {
            sums.push(sum);
            rooms.push(room);
            sum.body += cluster.body;
            sum.gap += gap.natural;
            sum.shrink += gap.shrink;
            sum.blank += gap.blank;
            room[gap.shrinks.index()] += gap.shrink;
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
        rooms.push(room);
        let mut from = u32::try_from(count).unwrap_or(u32::MAX);
        for i in (0..=count).rev() {
            if self.clusters.get(i).is_some_and(|cluster| !cluster.class.is_space()) {
                from = u32::try_from(i).unwrap_or(u32::MAX);
            }
            sums[i].from = from;
        }
        self.sums = sums;
        self.rooms = rooms;
    }

    /// The clusters of a line from one break to another, without the spaces at its ends.
    pub(crate) fn trim(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.sums.get(from).map_or(from, |sums| sums.from as usize);
        let end = self.sums.get(to).map_or(to, |sums| sums.to as usize);
        (start.min(to), end.max(start.min(to)))
    }

    /// The widths of `start..end` as a line, with what stands at its edges.
    pub(crate) fn extent(&self, start: usize, end: usize) -> Extent {
        if end <= start {
            return Extent::default();
        }
        let (a, z, last) = (&self.sums[start], &self.sums[end], &self.sums[end - 1]);
        let mut extent = Extent {
            natural: z.body - a.body + last.gap - a.gap,
            shrink: last.shrink - a.shrink,
            blank: last.blank - a.blank,
            words: last.words - a.words,
            mixed: last.mixed - a.mixed,
            others: last.others - a.others,
            chars: z.chars - a.chars,
        };
        if !self.edges.is_empty() {
            for gap in [self.lead(start), self.trail(end - 1)] {
                extent.natural += gap.natural;
                extent.shrink += gap.shrink;
                extent.blank += gap.blank;
            }
        }
        extent
    }

    /// By how much the gaps of `start..end` as a line may shrink, by step.
    pub(crate) fn shrinks(&self, start: usize, end: usize) -> [Len; SHRINK_STEPS] {
        let mut rooms = [Len::ZERO; SHRINK_STEPS];
        let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else {
            return rooms;
        };
        for (step, room) in rooms.iter_mut().enumerate() {
            *room = self.rooms[last][step] - self.rooms[start][step];
        }
        for gap in [self.lead(start), self.trail(last)] {
            rooms[gap.shrinks.index()] += gap.shrink;
        }
        rooms
    }

    /// What stands before a cluster that a line starts with.
    pub(crate) fn lead(&self, cluster: usize) -> Gap {
        self.edges.get(cluster).map_or_else(Gap::default, |edges| edges.lead)
    }

    /// What stands after a cluster that a line ends with.
    pub(crate) fn trail(&self, cluster: usize) -> Gap {
        self.edges.get(cluster).map_or_else(Gap::default, |edges| edges.trail)
    }

    /// The width of the whole text on one line, with the blank halves of the marks at its
    /// ends dropped, otherwise unadjusted.
    pub fn width(&self) -> Len {
        let (start, end) = self.trim(0, self.clusters.len());
        let edges = [self.lead(start), self.trail(end.max(1) - 1)];
        let dropped: Len = edges.iter().map(|gap| gap.blank).sum();
        self.extent(start, end).natural - dropped
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

    fn extent_of_all(&self) -> Extent {
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

    /// The blank half of an opening mark that a line starts with, where the style trims it
    /// there.
    pub(crate) fn opens_with_mark(&self, start: usize) -> Option<Len> {
        let cluster = self.clusters.get(start)?;
        let trims = self.lead(start).natural == Len::ZERO;
        (cluster.class == Class::Open && cluster.before > Len::ZERO && trims)
            .then_some(cluster.before)
    }

    /// Whether a line that ends after a cluster may leave it outside its measure: one of
    /// 、 ， 。, not in a run of marks (T22).
    pub(crate) fn may_hang(&self, cluster: usize) -> bool {
        let mark = |at: Option<usize>| {
            let class = at.and_then(|at| self.clusters.get(at)).map(|one| one.class);
            class.is_some_and(|class| class.is_mark() || class == Class::Interpunct)
        };
        self.hang
            && self
                .text
                .get(self.byte(cluster)..)
                .is_some_and(|rest| rest.starts_with(['、', '，', '。']))
            && !mark(cluster.checked_sub(1))
            && !self
                .clusters
                .get(cluster + 1)
                .is_some_and(|next| next.class.is_adjustable())
    }

    /// The hyphen of a line that ends before a cluster.
    pub(crate) fn hyphen(&self, to: usize) -> Option<&Hyphen> {
        let at = u32::try_from(to).ok()?;
        let place =
            self.hyphens.binary_search_by_key(&at, |hyphen| hyphen.before).ok()?;
        self.hyphens.get(place)
    }

    /// The width of the hyphen of a line that ends before a cluster, if it has one.
    pub(crate) fn hyphen_width(&self, to: usize) -> Len {
        if self.breaks.get(to) != Some(&Break::Hyphen) {
            return Len::ZERO;
        }
        self.hyphen(to).map_or(Len::ZERO, |hyphen| hyphen.advance)
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

impl Extent {
    /// The width with every gap shrunk as far as it may be.
    pub(crate) fn least(&self) -> Len {
        self.natural - self.shrink
    }

    /// The width as headlines are set: marks without their blanks (T51).
    pub(crate) fn tight(&self) -> Len {
        self.natural - self.blank
    }
}
