//! Findings of the checker as diagnostics: a code for each rule, the place of the
//! characters, the statistics that took part.

use super::Text;
use crate::base::{Span, StatId};
use crate::diag::{Code, Diagnostic, Message};
use crate::edition::{Edition, Unbound};
use crate::say;
use crate::stats::Stats;
use crate::stats::check::{Finding, Place, Rule, Weight};
use std::collections::BTreeMap;

/// How many statistics a finding shows.
const MOST_SHOWN: usize = 4;

/// Turns findings into diagnostics.
pub(super) struct Teller<'a> {
    stats: &'a Stats,
    /// Where the value of each statistic is written.
    values: BTreeMap<&'a str, Span>,
    unbound: Option<Unbound>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        stats: &'a Stats,
        written: &'a Edition,
        unbound: Option<Unbound>,
    ) -> Self {
        let list = written.stat.iter().flat_map(|list| &list.value);
        let values = list.filter_map(|stat| {
            let set = &stat.value;
            let value = set.value.as_ref().or(set.expr.as_ref())?;
            Some((set.id.as_ref()?.value.as_str(), value.span))
        });
        let values = values.collect();
        Self { stats, values, unbound }
    }

    /// A finding at its place; `text` is the text it lies in, where it lies in one.
    pub(super) fn tell(&self, found: &Finding, text: Option<&Text>) -> Diagnostic {
        let own = match &found.at {
            Place::Text(at) => text.map(|text| text.span(at)),
            Place::Stat(id) => self.place(*id),
            Place::Chart => None,
        };
        let span = own.unwrap_or_else(Span::detached);
        self.at(found, span)
    }

    /// A finding at a place that the caller knows.
    pub(super) fn at(&self, found: &Finding, span: Span) -> Diagnostic {
        let (code, message) = (code(found.rule), found.message.clone());
        let weight = match (found.rule, self.unbound) {
            (Rule(14), Some(Unbound::Error)) => Weight::Error,
            _ => found.weight,
        };
        let mut out = match weight {
            Weight::Note => Diagnostic::note(code, span, message),
            Weight::Warning => Diagnostic::warning(code, span, message),
            Weight::Error => Diagnostic::error(code, span, message),
        };
        out.help.clone_from(&found.help);
        for id in found.stats.iter().take(MOST_SHOWN) {
            if let Some((place, word)) = self.related(*id)
                && place != span
            {
                out = out.also(place, word);
            }
        }
        out
    }

    /// Where a statistic's value is written, else where it is defined.
    pub(super) fn place(&self, id: StatId) -> Option<Span> {
        let stat = self.stats.get(id)?;
        Some(self.values.get(stat.name.as_str()).copied().unwrap_or(stat.span))
    }

    fn related(&self, id: StatId) -> Option<(Span, Message)> {
        let (stat, place) = (self.stats.get(id)?, self.place(id)?);
        let (label, printed) = (&stat.label, stat.printed());
        place.file()?;
        Some((place, say!("{label}：{printed}", "{label}: {printed}")))
    }
}

/// The code of a rule.
fn code(rule: Rule) -> Code {
    match rule.0 {
        1 => Code::ClaimValue,
        2 => Code::ClaimMultiple,
        3 => Code::ClaimGrowth,
        4 => Code::AnnualRate,
        5 => Code::PriceBasis,
        6 => Code::ShareSum,
        7 => Code::PercentPoints,
        8 => Code::SignWord,
        9 => Code::HedgeWord,
        10 => Code::BasePeriod,
        11 => Code::UnitConversion,
        12 => Code::DecimalPlaces,
        13 => Code::OneForm,
        14 => Code::UnboundNumber,
        15 => Code::RepeatedClaim,
        16 => Code::EstimateFinal,
        17 => Code::RankSource,
        18 => Code::EarlierEdition,
        19 => Code::ChartTime,
        20 => Code::ChartSum,
        21 => Code::ChartAxis,
        _ => Code::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<Code> =
            (1..=21).map(|rule| code(Rule(rule))).collect();
        assert_eq!(codes.len(), 21);
        assert!(!codes.contains(&Code::Internal));
    }
}
