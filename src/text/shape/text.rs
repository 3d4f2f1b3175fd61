//! A shaped paragraph: clusters, gaps, and sums over both, so that the width of any line
//! is found without walking it.

use super::cells::{Cell, grid};
use super::glyphs::Set;
use super::source::Source;
use super::space::spaces;
use super::sums::{Edges, Sums};
use super::{Cluster, Hyphen, Item, Ruby, ShapedGlyph};
use crate::base::{Len, Span};
use crate::text::cjk::{Break, Class, Gap, SHRINK_STEPS};
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
    /// How many clusters the label has that the text begins with (突排).
    pub(crate) label: usize,
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
            let cell = Cell { width: em, direction: source.direction() };
            edges = grid(&set.clusters, cell, &mut gaps);
        }
        let label = super::label::fix(&source, &set.clusters, &mut gaps, &mut edges);
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
            label,
            hang: rules.hang,
            cells: rules.cells,
            direction,
            turned,
        };
        text.sum();
        text
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
        if !self.breaks.get(to).is_some_and(|worth| worth.is_hyphenated()) {
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
