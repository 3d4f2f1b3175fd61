//! From an edition to its list: each statistic with what is known of it.

use super::entry::{Checked, Computed, Edition, Entry, Exact, Kind, Place, State, Used};
use super::uses::{Part, Use, pages_of, uses};
use crate::base::{Span, StatId};
use crate::diag::{Locator, Sources};
use crate::pages::Pages;
use crate::resolve::{Resolved, Section};
use crate::stats::{self, Stat, Working, working};
use std::collections::{BTreeMap, BTreeSet};

impl Edition {
    /// The list of an edition, with pages where they were made; `file` is the path as it
    /// was given.
    pub fn of(
        file: &str,
        edition: &Resolved,
        pages: Option<&Pages>,
        sources: &dyn Sources,
    ) -> Self {
        let list = List::new(edition, pages, sources);
        Self {
            file: file.to_owned(),
            publication: edition.publication.name.to_text(),
            title: edition.issue.title.clone(),
            date: edition.issue.date.to_string(),
            issue: edition.issue.number,
            pages: pages.map(|made| u16::try_from(made.pages.len()).unwrap_or(u16::MAX)),
            statistics: edition.stats.list.iter().map(|stat| list.entry(stat)).collect(),
        }
    }
}

/// What entries are made of.
struct List<'a> {
    stats: &'a stats::Stats,
    places: Locator<'a>,
    names: BTreeMap<u32, String>,
    uses: BTreeMap<StatId, Vec<Use>>,
    pages: BTreeMap<(Span, StatId), BTreeSet<u16>>,
    needed_by: BTreeMap<StatId, BTreeSet<StatId>>,
    series: BTreeMap<StatId, Vec<String>>,
}

impl<'a> List<'a> {
    fn new(
        edition: &'a Resolved,
        pages: Option<&Pages>,
        sources: &'a dyn Sources,
    ) -> Self {
        let stats = &edition.stats;
        let all = uses(edition);
        let pages = pages.map_or_else(BTreeMap::new, |pages| pages_of(&all, pages));
        let defined = stats.list.iter().map(|stat| stat.span);
        let places = Locator::new(defined.chain(all.iter().map(|one| one.span)), sources);
        let mut uses: BTreeMap<StatId, Vec<Use>> = BTreeMap::new();
        for one in all {
            uses.entry(one.stat).or_default().push(one);
        }
        let mut needed_by: BTreeMap<StatId, BTreeSet<StatId>> = BTreeMap::new();
        for stat in &stats.list {
            let exprs = stat.expr.iter().chain(&stat.check);
            for need in exprs.flat_map(|expr| stats.named(expr)) {
                needed_by.entry(need.id).or_default().insert(stat.id);
            }
        }
        let mut names = BTreeMap::new();
        for section in &edition.sections {
            name(section, &mut names);
        }
        let mut series: BTreeMap<StatId, Vec<String>> = BTreeMap::new();
        for one in stats.all_series() {
            for stat in one.stats() {
                series.entry(stat).or_default().push(one.name.clone());
            }
        }
        Self { stats, places, names, uses, pages, needed_by, series }
    }

    fn entry(&self, stat: &Stat) -> Entry {
        let used: Vec<Used> = self
            .uses
            .get(&stat.id)
            .into_iter()
            .flatten()
            .map(|one| self.used(one))
            .collect();
        let pages: BTreeSet<u16> =
            used.iter().flat_map(|one| one.pages.iter().copied()).collect();
        let needed_by = self.needed_by.get(&stat.id).into_iter().flatten();
        let needed_by = needed_by.filter_map(|id| self.stats.get(*id));
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (before, after) = stat.hedges();
        let dressed = self.stats.dressed(stat);
        Entry {
            id: stat.name.clone(),
            label: stat.label.clone(),
            printed: dressed.printed(),
            number: dressed.number,
            hedge: some(before).or(some(after)),
            value: Exact::of(&stat.value),
            unit: stat.measure.clone(),
            period: some(&stat.period),
            status: stat.status.map(State::from),
            basis: stat.basis.map(Kind::from),
            scope: some(&stat.scope),
            source: some(&stat.source),
            computed: stat.expr.as_ref().map(|expr| {
                let own = working(stat, expr, self.stats);
                computed(stat, own)
            }),
            check: stat
                .check
                .as_ref()
                .map(|expr| checked(working(stat, expr, self.stats))),
            series: self.series.get(&stat.id).cloned().unwrap_or_default(),
            needed_by: needed_by.map(|stat| stat.name.clone()).collect(),
            defined: self.place(stat.span),
            used,
            pages: pages.into_iter().collect(),
        }
    }

    fn used(&self, one: &Use) -> Used {
        let (part, number) = one.part.named();
        let pages = self.pages.get(&(one.span, one.stat));
        Used {
            section: one.story.and_then(|id| self.names.get(&id.0).cloned()),
            part: part.to_owned(),
            number,
            place: self.place(one.span),
            pages: pages.into_iter().flatten().copied().collect(),
        }
    }

    fn place(&self, span: Span) -> Option<Place> {
        let (file, line, column) = self.places.locate(span)?;
        Some(Place { file: file.to_owned(), line, column })
    }
}

fn name(section: &Section, names: &mut BTreeMap<u32, String>) {
    names.insert(section.id.0, section.name.clone());
    for item in &section.items {
        name(item, names);
    }
}

fn computed(stat: &Stat, own: Working) -> Computed {
    let given = own.result.as_ref() != Some(&stat.value);
    Computed {
        outcome: given.then(|| own.verdict.into()),
        expression: own.expression,
        formula: own.formula,
        numbers: own.numbers,
        result: own.result.as_ref().map(Exact::of),
    }
}

fn checked(own: Working) -> Checked {
    Checked {
        expression: own.expression,
        formula: own.formula,
        numbers: own.numbers,
        result: own.result.as_ref().map(Exact::of),
        outcome: own.verdict.into(),
    }
}

impl Part {
    /// Its name, and which one of its kind.
    fn named(self) -> (&'static str, Option<u32>) {
        match self {
            Self::Furniture => ("furniture", None),
            Self::Kicker => ("kicker", None),
            Self::Headline => ("headline", None),
            Self::Deck => ("deck", None),
            Self::Lead => ("lead", None),
            Self::Initial => ("initial", None),
            Self::Byline => ("byline", None),
            Self::Paragraph(number) => ("paragraph", Some(number)),
            Self::Cards(number) => ("cards", Some(number)),
            Self::Table(number) => ("table", Some(number)),
            Self::Chart(number) => ("chart", Some(number)),
            Self::Picture(number) => ("picture", Some(number)),
            Self::FigureTitle(number) => ("figure-title", Some(number)),
        }
    }
}
