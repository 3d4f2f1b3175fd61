//! Sums over the clusters and gaps of a paragraph, so that the width of any line, and how
//! far it goes, is found without walking it.

use super::ShapedText;
use crate::base::Len;
use crate::text::cjk::{Gap, SHRINK_STEPS, Stretch};

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
    /// Gaps that stretch before the others.
    early: u32,
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
    /// Its word spaces and gaps between Han and Latin that stretch.
    pub(crate) early: u32,
    /// Its gaps that stretch last.
    pub(crate) others: u32,
    /// Its clusters that are no marks or spaces.
    pub(crate) chars: u32,
}

impl ShapedText {
    /// Works out the sums.
    pub(super) fn sum(&mut self) {
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
            sum.early +=
                u32::from(matches!(gap.stretches, Stretch::Word | Stretch::Mixed));
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
            early: last.early - a.early,
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
