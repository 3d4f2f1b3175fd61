//! 突排: the label that a paragraph begins with, of a fixed width, so that later lines can
//! start where the text beside it does (clreq 3.4.1).

use super::Cluster;
use super::even::still;
use super::source::Source;
use super::sums::Edges;
use crate::base::Len;
use crate::text::ShapedText;
use crate::text::cjk::{Class, Gap};

/// Fixes the gaps of a label and the one after it, which is widened until the text begins
/// whole ems from the label's start: with the characters of the lines below. Returns how
/// many clusters the label has.
pub(super) fn fix(
    source: &Source,
    clusters: &[Cluster],
    gaps: &mut [Gap],
    edges: &mut [Edges],
) -> usize {
    let label = |one: &&Cluster| source.format_of(one.first as usize).label;
    let count = clusters.iter().take_while(label).count();
    let Some(last) = count.checked_sub(1).filter(|_| count < clusters.len()) else {
        return 0;
    };
    let em = source.format_of(clusters[0].first as usize).size;
    for gap in &mut gaps[..count] {
        *gap = still(gap.natural);
    }
    let mut lead = Len::ZERO;
    if let Some(edge) = edges.first_mut() {
        edge.lead = still(edge.lead.natural);
        lead = edge.lead.natural;
    }
    // A bracket that is trimmed hangs left of the indent by what it is trimmed (T19).
    let first = clusters[0];
    let hangs = first.class == Class::Open && lead == Len::ZERO;
    let hang = if hangs { first.before } else { Len::ZERO };
    let width = lead - hang
        + clusters[..count].iter().map(|one| one.body).sum::<Len>()
        + gaps[..count].iter().map(|gap| gap.natural).sum::<Len>();
    gaps[last] = still(gaps[last].natural + em * width.cover(em) - width);
    count
}

impl ShapedText {
    /// How far from the start of its line the text after the label begins; `None` without a
    /// label.
    pub(crate) fn label_width(&self) -> Option<Len> {
        let bodies: Len =
            self.clusters.get(..self.label)?.iter().map(|one| one.body).sum();
        let gaps: Len = self.gaps.get(..self.label)?.iter().map(|gap| gap.natural).sum();
        (self.label > 0).then(|| self.lead(0).natural + bodies + gaps)
    }
}
