//! The edition's statistics: from tables and data files to values, faults at their places.

mod faults;
mod series;

use super::desk::Desk;
use super::place::places_of;
use crate::base::Span;
use crate::diag::Code;
use crate::edition::{self, Approx, Edition, Ranged};
use crate::say;
use crate::stats::{self, Basis, Def, Hedge, Status};
use faults::Written;
use std::ops::Range;

impl Desk<'_> {
    /// Gives every statistic its value, with faults noted: those written one by one first,
    /// then the points of every series.
    pub(super) fn statistics(&mut self, edition: &Edition) {
        let list = edition.stat.as_ref().map_or(&[][..], |stats| &stats.value);
        let defs = list.iter().map(|stat| self.definition(stat)).collect();
        let mut draft = series::Draft::new(list, defs);
        for series in edition.series.as_ref().map_or(&[][..], |series| &series.value) {
            self.series(series, &mut draft);
        }
        let series::Draft { defs, points, series, lost, .. } = draft;
        let written = Written { list, points: &points };
        let (stats, faults) = stats::define_all(defs, series);
        let stats = stats.with_lost(lost);
        for fault in faults {
            let found = self.stat_fault(&written, &stats, &fault);
            self.faults.extend(found);
        }
        self.stats = stats;
    }

    fn definition(&mut self, stat: &Ranged<edition::Stat>) -> Def {
        let set = &stat.value;
        if set.id.is_none() {
            self.advise(
                Code::MissingKey,
                stat.span,
                say!("[[stat]] 缺 id", "a [[stat]] lacks its id"),
                say!(
                    "写 id = \"gdp.2020\" 这样的名字",
                    "write an id such as \"gdp.2020\""
                ),
            );
        }
        Def {
            name: set.id.as_ref().map_or_else(String::new, |id| id.value.clone()),
            label: self.said(set.label.as_ref()),
            value: set.value.as_ref().map(|value| value.value.clone()),
            unit: self.said(set.unit.as_ref()),
            expr: set.expr.as_ref().map(|expr| expr.value.clone()),
            check: set.check.as_ref().map(|check| check.value.clone()),
            hedge: set.approx.as_ref().map(|approx| hedge(approx.value)),
            period: self.said(set.period.as_ref()),
            status: set.status.as_ref().map(|status| status_of(status.value)),
            basis: set.basis.as_ref().map(|basis| basis_of(basis.value)),
            source: self.said(set.source.as_ref()),
            scope: self.said(set.scope.as_ref()),
            say: set.say.as_ref().map(|say| say.value.clone()),
            places: set.places.as_ref().map(|places| u32::from(places.value)),
            span: Some(stat.span),
        }
    }

    /// The place of some bytes of a string.
    fn inside(&self, text: &Ranged<String>, at: Range<usize>) -> Span {
        places_of(self.files, text.span).range(at, &text.value)
    }
}

fn status_of(status: edition::Status) -> Status {
    match status {
        edition::Status::Estimate => Status::Estimate,
        edition::Status::Preliminary => Status::Preliminary,
        edition::Status::Final => Status::Final,
    }
}

fn basis_of(basis: edition::Basis) -> Basis {
    match basis {
        edition::Basis::Nominal => Basis::Nominal,
        edition::Basis::Real => Basis::Real,
        edition::Basis::None => Basis::None,
    }
}

fn hedge(approx: Approx) -> Hedge {
    match approx {
        Approx::Near => Hedge::Near,
        Approx::About => Hedge::About,
        Approx::Over => Hedge::Over,
        Approx::More => Hedge::More,
        Approx::Beyond => Hedge::Beyond,
        Approx::Under => Hedge::Under,
    }
}
