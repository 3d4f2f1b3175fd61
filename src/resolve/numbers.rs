//! How an edition writes its numbers: the policy of their forms, and how statistics print.

use super::claims::Checks;
use super::desk::Desk;
use crate::edition::{self, Edition, Numbers};
use crate::stats::Print;
use crate::stats::forms::{Grouping, Policy, RangeSign};

impl Desk<'_> {
    /// The policy of number forms; none where they are not checked. Statistics print by it
    /// from here on.
    pub(super) fn forms(&mut self, edition: &Edition, checks: &Checks) -> Option<Policy> {
        let empty = Numbers::default();
        let set = edition.numbers.as_ref().map_or(&empty, |table| &table.value);
        let grouping = set.grouping.as_ref().map(|key| match key.value {
            edition::Grouping::None => Grouping::None,
            edition::Grouping::Comma => Grouping::Comma,
            edition::Grouping::Space => Grouping::Space,
        });
        let range = set.range.as_ref().map(|key| match key.value {
            edition::RangeSign::Wave => RangeSign::Wave,
            edition::RangeSign::Dash => RangeSign::Dash,
        });
        let steps = set.steps.as_ref().is_some_and(|key| key.value);
        self.stats.print = Print { grouping: grouping.unwrap_or(Grouping::None), steps };
        if set.forms.as_ref().is_some_and(|forms| !forms.value) {
            return None;
        }
        let date = edition.edition.as_ref().and_then(|issue| issue.value.date.as_ref());
        Some(Policy {
            grouping,
            range,
            names: checks.names.clone(),
            year: date.map(|date| date.value.year),
        })
    }
}
