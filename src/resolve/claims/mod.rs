//! What the copy says of numbers, checked against the statistics (rules S1 to S21): every
//! text of the edition is read once, and what cannot be true is told at its characters.

mod cells;
mod earlier;
mod options;
mod sums;
mod texts;
mod told;

pub(super) use earlier::{changed, earlier};
pub(super) use options::Checks;
pub use texts::{Text, texts};

use super::{Figure, FigureKind, Resolved, Rich, Section};
use crate::diag::{Code, Diagnostic};
use crate::edition::Edition;
use crate::say;
use crate::stats::check::{Checker, Finding, Passage, Weight, audit, chart};
use crate::stats::claim::Metrics;
use std::collections::BTreeSet;
use told::Teller;

/// What the charts of an edition do to their numbers (rules S19 to S21), each finding at
/// its chart; and totals of tables (rule S6).
fn figures(edition: &Resolved, teller: &Teller<'_>) -> Vec<Diagnostic> {
    let metrics = Metrics::new(&edition.stats);
    let mut found = Vec::new();
    each_figure(&edition.sections, &mut |figure| {
        let own = match &figure.kind {
            FigureKind::Chart(own) => own,
            FigureKind::Table(table) => {
                let told = sums::sums(table);
                found.extend(told.iter().map(|(span, one)| teller.at(one, *span)));
                return;
            }
            _ => return,
        };
        let mut told = BTreeSet::new();
        for series in own.checks() {
            for one in chart(&series, &edition.stats, &metrics) {
                // an axis is that of all series
                if told.insert((one.rule, one.message.zh.clone())) {
                    found.push(teller.at(&one, figure.span));
                }
            }
        }
    });
    found
}

fn each_figure(sections: &[Section], visit: &mut dyn FnMut(&Figure)) {
    for section in sections {
        section.figures.iter().for_each(&mut *visit);
        each_figure(&section.items, visit);
    }
}

/// Everything that the texts of an edition say wrongly of numbers, and what looks wrong
/// and is not. `alts` are its alternative texts, `written` is where values were written.
pub(super) fn judge(
    edition: &Resolved,
    checks: &Checks,
    alts: &[Rich],
    written: &Edition,
) -> Vec<Diagnostic> {
    if let Some(span) = checks.off {
        return vec![
            Diagnostic::note(
                Code::ChecksOff,
                span,
                say!("本期不核对数字", "numbers are not checked in this edition"),
            )
            .help(say!("删去这一行，就会核对", "remove the line to have them checked")),
        ];
    }
    let mut texts = texts(edition);
    texts.extend(alts.iter().map(texts::alternative));
    let passages: Vec<Passage> = texts.iter().map(|text| text.passage.clone()).collect();
    let checker = Checker::new(&edition.stats, checks.options(&edition.stats));
    let teller = Teller::new(&edition.stats, written, checks.unbound);
    let prose = checker.edition(&passages);
    let mut own = audit(&edition.stats);
    // what the copy explains at its words needs no second note at the definition
    own.retain(|one| {
        let told = |(_, other): &(usize, Finding)| {
            (other.rule, other.weight) == (one.rule, one.weight)
                && one.stats.first().is_some_and(|id| other.stats.contains(id))
        };
        one.weight != Weight::Note || !prose.iter().any(told)
    });
    let mut found: Vec<Diagnostic> =
        own.iter().map(|one| teller.tell(one, None)).collect();
    found.extend(prose.iter().map(|(i, one)| teller.tell(one, texts.get(*i))));
    found.extend(figures(edition, &teller));
    found
}
