//! The figures of a section: cards, tables, pictures and charts.

mod cards;
mod chart;
mod idle;
mod picture;
mod table;

use super::desk::{Desk, nearest};
use super::pictures::Pictures;
use super::{At, Figure, FigureKind, Rich};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::edition::{self, Ranged};
use crate::say;
use crate::stats::Stat;

type Written = edition::Figure;

impl Desk<'_> {
    /// The figures of a section; one at fault is left out, its fault noted.
    pub(in crate::resolve) fn figures(
        &mut self,
        list: Option<&Ranged<Vec<Ranged<Written>>>>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Vec<Figure> {
        let list = list.map_or(&[][..], |list| &list.value);
        list.iter().filter_map(|figure| self.figure(figure, press, pictures)).collect()
    }

    fn figure(
        &mut self,
        figure: &Ranged<Written>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Option<Figure> {
        let set = &figure.value;
        let mut title = self.rich_option(set.title.as_ref());
        let kind = match &set.kind {
            Some(kind) => kind.value,
            // what is given tells what is meant
            None if set.file.is_some() => edition::FigureKind::Picture,
            None if set.rows.is_some() || set.head.is_some() => {
                edition::FigureKind::Table
            }
            None if set.stats.is_some() => edition::FigureKind::Cards,
            None if set.series.is_some() => edition::FigureKind::Columns,
            None => {
                self.advise(
                    Code::MissingKey,
                    figure.span,
                    say!("图表缺 kind", "a figure lacks its kind"),
                    say!(
                        "kind 为 cards、strip、table、picture 或一种图（columns、bars、lines、ring……）",
                        "kind is cards, strip, table, picture or a chart (columns, bars, lines, ring …)"
                    ),
                );
                return None;
            }
        };
        let kind = match kind {
            edition::FigureKind::Cards | edition::FigureKind::Strip => {
                FigureKind::Cards {
                    cards: self.cards(figure)?,
                    columns: set.columns.as_ref().map(|columns| columns.value.max(1)),
                    strip: kind == edition::FigureKind::Strip,
                }
            }
            edition::FigureKind::Table => {
                let table = self.table(figure)?;
                title = table::numbered(title, &table);
                FigureKind::Table(table)
            }
            edition::FigureKind::Picture => {
                self.picture_figure(figure, press, pictures)?
            }
            other => {
                let kind = chart::kind(other)?;
                FigureKind::Chart(Box::new(self.chart(figure, kind)?))
            }
        };
        self.idle(set, &kind);
        let alt = self.alt(figure, &kind, title.as_ref());
        Some(Figure {
            kind,
            title,
            alt,
            at: set.at.as_ref().map_or(At::Top, |at| at.value),
            after: set.after.as_ref().map_or(1, |after| after.value.max(1)),
            span_cols: set.span.as_ref().map_or(1, |span| span.value.max(1)),
            span: figure.span,
        })
    }

    /// Warns of keys that a figure of its kind, or at its place, has no use for.
    fn idle(&mut self, set: &Written, kind: &FigureKind) {
        for (key, span) in idle::keys(set, kind) {
            self.sink.push(Diagnostic::warning(
                Code::BadValue,
                span,
                say!("{key} 在这个图表里不起作用", "{key} has no effect in this figure"),
            ));
        }
    }

    /// The statistics that a figure names; unknown ones are faults.
    fn figure_stats(&mut self, figure: &Ranged<Written>) -> Vec<(Stat, Span)> {
        let list = figure.value.stats.as_ref().map_or(&[][..], |stats| &stats.value);
        self.known_stats(list)
    }

    /// The statistics of some names; unknown ones are faults.
    fn known_stats(&mut self, list: &[Ranged<String>]) -> Vec<(Stat, Span)> {
        let mut found = Vec::new();
        for name in list {
            if let Some(stat) = self.stats.find(&name.value) {
                found.push((stat.clone(), name.span));
                continue;
            }
            let asked = &name.value;
            if self.stats.is_lost(asked) {
                continue;
            }
            let mut fault = Diagnostic::error(
                Code::UnknownStat,
                name.span,
                say!("没有名为 {asked} 的统计指标", "there is no statistic {asked}"),
            );
            fault.help = nearest(asked, self.stats.names())
                .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
            self.faults.push(fault);
        }
        found
    }

    /// The alternative text: as given, else the title, else made of what is shown.
    fn alt(
        &mut self,
        figure: &Ranged<Written>,
        kind: &FigureKind,
        title: Option<&Rich>,
    ) -> String {
        let written = figure.value.alt.as_ref().map(|alt| self.plain(alt));
        let given = written.as_ref().map(Rich::to_text).unwrap_or_default();
        self.alts.extend(written);
        if !given.trim().is_empty() {
            return given;
        }
        if let FigureKind::Chart(chart) = kind {
            return chart::alt(chart, title, &self.stats);
        }
        if let Some(title) = title {
            return title.to_text().replace('\n', " ");
        }
        match kind {
            FigureKind::Cards { cards, .. } => {
                let shown: Vec<String> = cards
                    .iter()
                    .map(|card| {
                        let (before, after) = &card.hedge;
                        let (number, unit) = (&card.number, &card.unit);
                        let label = card.label.to_text().replace('\n', "，");
                        let change = card.change.as_ref();
                        let change = change.map_or_else(String::new, |change| {
                            format!("，{}", change.text.to_text())
                        });
                        format!("{label} {before}{number}{after}{unit}{change}")
                    })
                    .collect();
                shown.join("；")
            }
            FigureKind::Table(table) if table.head_rows > 0 => {
                let heads: Vec<String> = table
                    .heads()
                    .map(|head| head.text.to_text().replace('\n', ""))
                    .collect();
                format!("表：{}", heads.join("、"))
            }
            FigureKind::Table(table) => format!("表，{} 行", table.rows.len()),
            FigureKind::Picture { .. } | FigureKind::Chart(_) => "图片".to_owned(),
        }
    }
}
