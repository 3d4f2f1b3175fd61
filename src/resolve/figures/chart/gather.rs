//! Which statistics a chart shows, in series and categories.

use super::super::Written;
use super::Asked;
use super::align::align;
use crate::base::{Span, StatId};
use crate::chart::Kind;
use crate::diag::{Code, Diagnostic};
use crate::edition::Ranged;
use crate::resolve::Rich;
use crate::resolve::desk::{Desk, nearest};
use crate::say;
use crate::stats::Stat;
use crate::stats::period::Period;

/// A series in the making: its name and its points, each under a label.
pub(super) struct Listed {
    pub(super) label: Rich,
    pub(super) points: Vec<(String, Asked)>,
}

impl Listed {
    /// Whether two of its points stand under one label.
    pub(super) fn repeats(&self) -> bool {
        let own = self.points.iter().enumerate();
        own.into_iter().any(|(i, (label, _))| {
            self.points.iter().skip(i + 1).any(|(other, _)| other == label)
        })
    }
}

/// What a chart shows.
pub(super) struct Gathered {
    /// The series, all with one point a category.
    pub(super) series: Vec<Aligned>,
    /// Names of categories.
    pub(super) categories: Vec<Rich>,
    /// The same as the axis prints them: of many months, only the years.
    pub(super) axis: Vec<Rich>,
    /// Whether categories are periods.
    pub(super) ordered: bool,
    /// Where the data were asked for.
    pub(super) span: Option<Span>,
}

/// A series over the categories.
pub(super) struct Aligned {
    pub(super) label: Rich,
    pub(super) points: Vec<Option<Asked>>,
}

impl Gathered {
    /// All statistics with the places where they were asked for.
    pub(super) fn points(&self) -> impl Iterator<Item = Asked> {
        self.series.iter().flat_map(|one| one.points.iter().flatten().copied())
    }

    /// All statistics with their series and categories.
    pub(super) fn places(&self) -> impl Iterator<Item = ((usize, usize), StatId)> {
        self.series.iter().enumerate().flat_map(|(s, one)| {
            let points = one.points.iter().enumerate();
            points.filter_map(move |(c, point)| Some(((s, c), point.as_ref()?.0)))
        })
    }
}

impl Desk<'_> {
    /// The series and categories of a chart, or none with the fault noted.
    pub(super) fn gather(
        &mut self,
        figure: &Ranged<Written>,
        kind: Kind,
    ) -> Option<Gathered> {
        let set = &figure.value;
        let before = self.faults.len();
        let stats = set.stats.as_ref().filter(|stats| !stats.value.is_empty());
        let many = set.series.is_some() || set.groups.is_some();
        let (listed, parts) = match stats {
            Some(stats) if many => {
                let other = set.series.as_ref().map(|own| own.span);
                let other = other.or(set.groups.as_ref().map(|own| own.span));
                let fault = Diagnostic::error(
                    Code::Conflict,
                    stats.span,
                    say!(
                        "stats 与 series、groups 不能并用",
                        "write either stats, or series and groups"
                    ),
                );
                let other = other.unwrap_or(figure.span);
                self.faults
                    .push(fault.also(other, say!("另一个在这里", "the other one")));
                return None;
            }
            Some(_) => (vec![self.of_stats(figure)], true),
            None => (self.of_series(set), false),
        };
        if self.faults.len() > before {
            return None;
        }
        if listed.iter().all(|one| one.points.is_empty()) {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("图没有数据", "a chart without data"),
                say!(
                    "写 stats = [\"id\", …] 或 series = [\"id\", …]",
                    "write stats = [\"id\", …] or series = [\"id\", …]"
                ),
            );
            return None;
        }
        let spans = [
            stats.map(|own| own.span),
            set.series.as_ref().map(|own| own.span),
            set.groups.as_ref().map(|own| own.span),
        ];
        // single statistics in a stack are its parts, one above the other
        let piled = matches!(kind, Kind::Stacked | Kind::StackedBars | Kind::Share);
        let mut gathered =
            if parts && piled { pile(listed) } else { align(listed, kind) };
        gathered.span = spans.into_iter().flatten().next();
        self.own_names(set, &mut gathered);
        Some(gathered)
    }

    /// Single statistics as one series: named by what tells them apart.
    fn of_stats(&mut self, figure: &Ranged<Written>) -> Listed {
        let stats = self.figure_stats(figure);
        let first = stats.first().map(|(stat, _)| stat.label.clone()).unwrap_or_default();
        let one_label = stats.iter().all(|(stat, _)| stat.label == first);
        let points = stats
            .iter()
            .map(|(stat, span)| {
                let by_period = one_label && !stat.period.is_empty();
                let name = if by_period { &stat.period } else { &stat.label };
                let name = if name.is_empty() { &stat.name } else { name };
                (name.clone(), (stat.id, *span))
            })
            .collect();
        let label = if one_label { first } else { String::new() };
        let span = stats.first().map_or(figure.span, |(_, span)| *span);
        Listed { label: super::made(&label, span), points }
    }

    /// The series of `series` and `groups`.
    fn of_series(&mut self, set: &Written) -> Vec<Listed> {
        let mut all = Vec::new();
        let names = set.series.as_ref().map_or(&[][..], |list| &list.value);
        for name in names {
            let Some((label, points)) = self.series_points(&name.value) else {
                let asked = &name.value;
                let known = self.series_names();
                let mut fault = Diagnostic::error(
                    Code::UnknownStat,
                    name.span,
                    say!("没有名为 {asked} 的数列", "there is no series {asked}"),
                );
                fault.help = nearest(asked, known.iter().map(String::as_str))
                    .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
                self.faults.push(fault);
                continue;
            };
            let at = |(label, id): (String, StatId)| (label, (id, name.span));
            all.push(Listed {
                label: super::made(&label, name.span),
                points: points.into_iter().map(at).collect(),
            });
        }
        let groups = set.groups.as_ref().map_or(&[][..], |list| &list.value);
        for group in groups {
            let list = group.value.stats.as_ref().map_or(&[][..], |list| &list.value);
            let stats = self.known_stats(list);
            let points = stats.into_iter().map(|(stat, span)| {
                let named =
                    if stat.period.is_empty() { &stat.label } else { &stat.period };
                (named.clone(), (stat.id, span))
            });
            let points = points.collect();
            let label = group.value.label.as_ref().map(|label| self.rich(label));
            let label = label.unwrap_or_default();
            if label.is_blank() {
                self.error(
                    Code::MissingKey,
                    group.span,
                    say!("groups 的一组缺 label", "a group lacks its label"),
                );
            }
            all.push(Listed { label, points });
        }
        all
    }

    /// A series by its name: what it counts, and its points under their labels. Single
    /// statistics `gdp.2016`, `gdp.2017` … are a series too.
    fn series_points(&self, name: &str) -> Option<(String, Vec<(String, StatId)>)> {
        if let Some(series) = self.stats.series(name) {
            let points = series.points.iter();
            let points = points.map(|point| (point.label.clone(), point.stat)).collect();
            return Some((series.label.clone(), points));
        }
        let dated = |stat: &&Stat| {
            let key = stat.name.strip_prefix(name).and_then(|key| key.strip_prefix('.'));
            key.is_some_and(|key| Period::parse(key).is_some())
        };
        let stats: Vec<&Stat> = self.stats.list.iter().filter(dated).collect();
        let first = stats.first()?;
        // a statistic may leave its period to its name: gdp.2020
        let label = |stat: &&Stat| match stat.name.rsplit_once('.') {
            Some((_, key)) if stat.period.is_empty() => key.to_owned(),
            _ => stat.period.clone(),
        };
        let points = stats.iter().map(|stat| (label(stat), stat.id)).collect();
        Some((first.label.clone(), points))
    }

    /// The names that may be meant where a series is not known.
    fn series_names(&self) -> Vec<String> {
        let series = self.stats.all_series().map(|series| series.name.clone());
        let heads = self.stats.names().filter_map(|name| name.rsplit_once('.'));
        series.chain(heads.map(|(head, _)| head.to_owned())).collect()
    }

    /// Names of categories that the figure gives itself.
    fn own_names(&mut self, set: &Written, gathered: &mut Gathered) {
        let Some(own) = &set.categories else { return };
        let (have, want) = (own.value.len(), gathered.categories.len());
        if have != want {
            self.error(
                Code::BadValue,
                own.span,
                say!(
                    "categories 有 {have} 项，图有 {want} 类",
                    "categories has {have} entries, the chart {want} categories"
                ),
            );
            return;
        }
        gathered.categories = own.value.iter().map(|name| self.rich(name)).collect();
        gathered.axis.clone_from(&gathered.categories);
    }
}

/// Single statistics on top of each other: each a series of its own, with no name below.
fn pile(listed: Vec<Listed>) -> Gathered {
    let points = listed.into_iter().flat_map(|one| one.points);
    let series = points.map(|(label, asked)| Aligned {
        label: super::made(&label, asked.1),
        points: vec![Some(asked)],
    });
    Gathered {
        series: series.collect(),
        categories: vec![Rich::default()],
        axis: vec![Rich::default()],
        ordered: false,
        span: None,
    }
}
