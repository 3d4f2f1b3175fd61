//! Cards: big figures with their labels.

use super::Written;
use crate::base::Span;
use crate::diag::Code;
use crate::edition::Ranged;
use crate::resolve::desk::Desk;
use crate::resolve::{Card, Rich};
use crate::say;
use crate::stats::Stat;

impl Desk<'_> {
    /// The cards of a figure: one a statistic, in the order given.
    pub(super) fn cards(&mut self, figure: &Ranged<Written>) -> Option<Vec<Card>> {
        let stats = self.figure_stats(figure);
        if figure.value.stats.as_ref().is_none_or(|stats| stats.value.is_empty()) {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("数字卡片没有 stats", "cards without stats"),
                say!("写 stats = [\"id\", …]", "write stats = [\"id\", …]"),
            );
            return None;
        }
        let card = |(stat, span): (Stat, Span)| {
            let stat = self.stats.dressed(&stat);
            let (before, after) = stat.hedges();
            Card {
                stat: stat.id,
                hedge: (before.to_owned(), after.to_owned()),
                label: Rich::plain(&stat.label, stat.span),
                number: stat.number,
                unit: stat.unit,
                span,
            }
        };
        Some(stats.into_iter().map(card).collect())
    }
}
