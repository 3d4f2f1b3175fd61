//! Rows made of statistics and of series: nothing in them is typed again.

use super::super::Written;
use super::written::{Row, Wrote};
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::edition::Ranged;
use crate::resolve::Rich;
use crate::resolve::desk::{Desk, nearest};
use crate::say;
use crate::stats::{Series, Stat};

impl Desk<'_> {
    /// Rows made of statistics: label, value with unit, and the period where there is room
    /// for it.
    pub(super) fn stat_rows(
        &mut self,
        figure: &Ranged<Written>,
        head: usize,
    ) -> Vec<Row> {
        let stats = self.figure_stats(figure);
        let periods = match head {
            0 => stats.iter().any(|(stat, _)| !stat.period.is_empty()),
            n => n >= 3,
        };
        let mut rows = Vec::new();
        for (stat, span) in stats {
            let value = self.value(&stat, span);
            let mut cells = vec![Rich::plain(&stat.label, stat.span), value];
            if periods {
                cells.push(Rich::plain(&stat.period, stat.span));
            }
            rows.push(Row::of(cells, span));
        }
        rows
    }

    /// A statistic as a cell prints it, never parted.
    fn value(&mut self, stat: &Stat, span: Span) -> Rich {
        let mut value = Rich::plain(&self.stats.dressed(stat).printed(), span);
        self.groups += 1;
        for piece in &mut value.pieces {
            piece.marks.stat = Some(stat.id);
            piece.marks.keep = Some(self.groups);
        }
        value
    }

    /// The table of some series: a row for each period, a column for each series. Heads
    /// are made where none are written; gives the unit line where all have one unit and
    /// neither it nor heads are written.
    pub(super) fn series_rows(
        &mut self,
        set: &Written,
        wrote: &mut Wrote,
    ) -> Option<Rich> {
        let list = self.asked_series(set);
        let unit = list.first().map(|(series, _)| series.unit.clone())?;
        let same = list.iter().all(|(series, _)| series.unit == unit);
        let own = !wrote.head.is_empty() || set.unit.is_some();
        let labels = labels(&list);
        if wrote.head.is_empty() {
            wrote.head.push(vec![Rich::plain(corner(&labels), wrote.head_span)]);
            for (series, span) in &list {
                let name =
                    if series.label.is_empty() { &series.name } else { &series.label };
                let head = if (same && !own) || series.unit.is_empty() {
                    name.clone()
                } else {
                    format!("{name}（{}）", series.unit)
                };
                wrote.head.push(vec![Rich::plain(&head, *span)]);
            }
        }
        for label in &labels {
            let mut cells = vec![Rich::plain(label, wrote.head_span)];
            for (series, span) in &list {
                let point = series.points.iter().find(|point| point.label == *label);
                let stat = point.and_then(|point| self.stats.get(point.stat)).cloned();
                cells.push(
                    stat.map_or_else(Rich::default, |stat| self.value(&stat, *span)),
                );
            }
            wrote.rows.push(Row::of(cells, wrote.head_span));
        }
        let line = Rich::plain(&format!("单位：{unit}"), wrote.head_span);
        (same && !own && !unit.is_empty()).then_some(line)
    }

    /// The series that a table asks for; unknown ones are faults.
    fn asked_series(&mut self, set: &Written) -> Vec<(Series, Span)> {
        let names = set.series.as_ref().map_or(&[][..], |list| &list.value);
        let mut out = Vec::new();
        for name in names {
            if let Some(series) = self.stats.series(&name.value) {
                out.push((series.clone(), name.span));
                continue;
            }
            let asked = &name.value;
            let known = self.stats.all_series().map(|series| series.name.as_str());
            let mut fault = Diagnostic::error(
                Code::UnknownStat,
                name.span,
                say!("没有名为 {asked} 的数列", "there is no series {asked}"),
            );
            fault.help = nearest(asked, known)
                .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
            self.faults.push(fault);
        }
        out
    }
}

/// The labels of all points, in the order in which series name them first.
fn labels(list: &[(Series, Span)]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for point in list.iter().flat_map(|(series, _)| &series.points) {
        if !out.contains(&point.label) {
            out.push(point.label.clone());
        }
    }
    // Years that only a later series has go where they belong.
    if out.iter().all(|label| is_year(label)) {
        let written: Vec<String> = out.clone();
        out.sort();
        if written.iter().rev().eq(&out) {
            out = written;
        }
    }
    out
}

fn is_year(label: &str) -> bool {
    label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// The head of the first column.
fn corner(labels: &[String]) -> &'static str {
    if labels.iter().all(|label| is_year(label)) { "年份" } else { "项目" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Id, Point};

    fn series(labels: &[&str]) -> (Series, Span) {
        let point = |label: &&str| Point { label: (*label).to_owned(), stat: Id(0) };
        let points = labels.iter().map(point).collect();
        let text = String::new;
        let span = Span::detached();
        (Series { name: text(), label: text(), unit: text(), points, span }, span)
    }

    #[test]
    fn rows_are_the_union_of_all_points() {
        let two = [series(&["2016", "2018"]), series(&["2017", "2018"])];
        assert_eq!(labels(&two), ["2016", "2017", "2018"]);
        let falling = [series(&["2018", "2017"])];
        assert_eq!(labels(&falling), ["2018", "2017"]);
        let named = [series(&["金水", "二七"]), series(&["中原"])];
        assert_eq!(labels(&named), ["金水", "二七", "中原"]);
        assert_eq!((corner(&labels(&two)), corner(&labels(&named))), ("年份", "项目"));
    }
}
