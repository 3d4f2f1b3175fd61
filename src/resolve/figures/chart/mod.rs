//! Charts: statistics and series as exact numbers to be drawn, with every word that the
//! chart prints, faults told at their places.

mod align;
mod alt;
mod gather;
mod parts;
mod signs;
mod units;
mod words;

pub(super) use alt::alt;

use super::Written;
use crate::base::{Span, StatId};
use crate::chart::{self, Data, Kind};
use crate::diag::{Code, Diagnostic};
use crate::edition::{FigureKind, Ranged};
use crate::resolve::desk::Desk;
use crate::resolve::{Chart, Rich};
use crate::say;
use crate::stats::{Decimal, Stat, print_exact};
use gather::Gathered;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// Most series that one ink tells apart.
const MOST_SERIES: usize = 6;

/// The kind of chart, or none of what is no chart.
pub(super) fn kind(kind: FigureKind) -> Option<Kind> {
    Some(match kind {
        FigureKind::Cards
        | FigureKind::Strip
        | FigureKind::Table
        | FigureKind::Picture => return None,
        FigureKind::Columns => Kind::Columns,
        FigureKind::Bars => Kind::Bars,
        FigureKind::Stacked => Kind::Stacked,
        FigureKind::StackedBars => Kind::StackedBars,
        FigureKind::Share => Kind::Share,
        FigureKind::Lines => Kind::Lines,
        FigureKind::Areas => Kind::Areas,
        FigureKind::ColumnsLine => Kind::ColumnsLine,
        FigureKind::Ring => Kind::Ring,
        FigureKind::Pie => Kind::Pie,
        FigureKind::Pictogram => Kind::Pictogram,
        FigureKind::Slope => Kind::Slope,
    })
}

/// Kinds whose parts make a whole, so that none may be below zero.
fn is_whole(kind: Kind) -> bool {
    matches!(kind, Kind::Share | Kind::Ring | Kind::Pie | Kind::Areas | Kind::Pictogram)
}

impl Desk<'_> {
    /// The chart of a figure, or none with the faults noted.
    pub(super) fn chart(
        &mut self,
        figure: &Ranged<Written>,
        kind: Kind,
    ) -> Option<Chart> {
        let set = &figure.value;
        let before = self.faults.len();
        let mut gathered = self.gather(figure, kind)?;
        let mut data = self.values(&gathered, figure, kind);
        self.enough(&gathered, figure, kind);
        self.whole(&gathered, kind);
        let whole = self.parts(figure, kind, (&mut gathered, &mut data));
        let sign = self.sign(figure, kind, (&gathered, &data));
        let from = self.axis_from(set, kind, &data);
        let marked = self.highlight(set, &gathered);
        if self.faults.len() > before {
            return None;
        }
        let second = set.second_axis.as_ref().is_some_and(|second| second.value)
            && kind == Kind::ColumnsLine;
        let panels = self.panels(set, kind);
        let drawn = chart::Chart {
            kind,
            data,
            from,
            frame: None,
            ordered: gathered.ordered,
            second,
            marked,
            labels: set.labels.as_ref().map(|labels| labels.value),
            panels,
            centre: false,
            sign,
        };
        let first = gathered.points().next().and_then(|(id, _)| self.stats.get(id));
        let unit = first.map_or_else(String::new, |stat| stat.unit.clone());
        let mut chart = self.lettered(figure, gathered, drawn);
        if let Some(whole) = whole {
            self.part_words(figure, &whole, &mut chart);
        }
        signs::letter(&mut chart, &unit, figure.span);
        Some(chart)
    }

    /// The values of all series, those of one axis in its unit.
    fn values(
        &mut self,
        gathered: &Gathered,
        figure: &Ranged<Written>,
        kind: Kind,
    ) -> Data {
        let second = figure.value.second_axis.as_ref().is_some_and(|own| own.value);
        let last = gathered.series.len().saturating_sub(1);
        let mut axes: [Option<units::Axis>; 2] = [None, None];
        let mut series = Vec::new();
        for (number, one) in gathered.series.iter().enumerate() {
            let own = second && kind == Kind::ColumnsLine && number == last && last > 0;
            let mut values = Vec::new();
            for point in &one.points {
                let Some((id, span)) = point else {
                    values.push(None);
                    continue;
                };
                let Some(stat) = self.stats.get(*id).cloned() else { continue };
                let axis = &mut axes[usize::from(own)];
                values.push(match axis {
                    None => {
                        *axis = Some(units::Axis::of(&stat));
                        Some(stat.value.clone())
                    }
                    Some(axis) => self.on_axis(axis, &stat, *span),
                });
            }
            series.push(values);
        }
        Data { categories: gathered.categories.len(), series }
    }

    fn on_axis(
        &mut self,
        axis: &units::Axis,
        stat: &Stat,
        span: Span,
    ) -> Option<BigRational> {
        let value = axis.value(stat);
        if value.is_none() {
            let (a, b) = (axis.name(), units::name(stat));
            self.advise(
                Code::BadValue,
                span,
                say!(
                    "一条数值轴上有{a}和{b}两种单位（S11）",
                    "two units on one axis of values: {a} and {b} (S11)"
                ),
                say!(
                    "分成两图；柱线图可写 second_axis = true",
                    "make two charts; a columns-line chart may set second_axis = true"
                ),
            );
        }
        value
    }

    /// A chart compares: it needs two values at least, and not more series than one ink
    /// tells apart.
    fn enough(&mut self, gathered: &Gathered, figure: &Ranged<Written>, kind: Kind) {
        let count = gathered.points().count();
        let span = gathered.span.unwrap_or(figure.span);
        if count < 2 {
            self.advise(
                Code::BadValue,
                span,
                say!("图里只有 {count} 个数", "a chart of {count} values"),
                say!(
                    "图用来比较，至少两个数；单个数用 kind = \"cards\"",
                    "a chart compares two values at least; print one with kind = \"cards\""
                ),
            );
        }
        let have = gathered.series.len();
        let panels = figure.value.panels.as_ref().is_some_and(|panels| panels.value);
        if have > MOST_SERIES && kind != Kind::Slope && !panels {
            self.advise(
                Code::BadValue,
                span,
                say!(
                    "图里有 {have} 个系列，单色至多分得清 {MOST_SERIES} 个",
                    "{have} series; one ink tells at most {MOST_SERIES} apart"
                ),
                say!(
                    "合并小项，或写 panels = true 各成一图",
                    "join the small ones, or set panels = true"
                ),
            );
        }
    }

    /// The panels of a chart; kinds that have none are a fault.
    fn panels(&mut self, set: &Written, kind: Kind) -> Option<chart::Panels> {
        let asked = set.panels.as_ref().filter(|panels| panels.value)?;
        if !matches!(kind, Kind::Columns | Kind::Bars | Kind::Lines | Kind::Areas) {
            self.advise(
                Code::BadValue,
                asked.span,
                say!("这种图不能分成小图", "a chart of this kind has no panels"),
                say!(
                    "panels 用于 columns、bars、lines、areas",
                    "panels are for columns, bars, lines and areas"
                ),
            );
        }
        let columns = set.columns.as_ref().map_or(0, |columns| columns.value);
        let own_scale = set.own_scale.as_ref().is_some_and(|own| own.value);
        Some(chart::Panels { columns, own_scale })
    }

    /// Parts of a whole are not below zero, and some part is above it.
    fn whole(&mut self, gathered: &Gathered, kind: Kind) {
        if !is_whole(kind) {
            return;
        }
        let mut sum = BigRational::zero();
        for (id, span) in gathered.points() {
            let Some(stat) = self.stats.get(id).cloned() else { continue };
            sum += stat.value.abs();
            if stat.value.is_negative() {
                let (name, number) = (stat.label, stat.number);
                self.advise(
                    Code::BadValue,
                    span,
                    say!(
                        "“{name}”是 {number}：负数不能是整体的一部分",
                        "“{name}” is {number}: what is below zero is no part of a whole"
                    ),
                    say!("改用 columns 或 bars", "use columns or bars"),
                );
            }
        }
        if sum.is_zero()
            && let Some((_, span)) = gathered.points().next()
        {
            self.error(
                Code::BadValue,
                span,
                say!(
                    "各部分都是零，画不出比重",
                    "all parts are zero: there are no shares"
                ),
            );
        }
    }

    /// Where the axis begins, or none with the fault noted.
    fn axis_from(
        &mut self,
        set: &Written,
        kind: Kind,
        data: &Data,
    ) -> Option<BigRational> {
        let from = set.axis_from.as_ref()?;
        if is_whole(kind) || matches!(kind, Kind::Stacked | Kind::StackedBars) {
            return None;
        }
        let Ok(number) = Decimal::parse(&from.value) else {
            self.advise(
                Code::BadNumber,
                from.span,
                say!("axis_from 不是十进制数", "axis_from is no decimal number"),
                say!("写成 axis_from = \"600\"", "write axis_from = \"600\""),
            );
            return None;
        };
        // a line with an axis of its own begins at zero
        let own = set.second_axis.as_ref().is_some_and(|second| second.value);
        let last = data.series.len().saturating_sub(usize::from(own));
        let values = data.series.iter().take(last).flatten().flatten();
        if let Some(least) = values.min().filter(|least| **least < number.value) {
            let (start, least) = (&number.text, print_exact(least, 6).0);
            self.advise(
                Code::BadValue,
                from.span,
                say!(
                    "数值轴从 {start} 起，最小的数是 {least}，在轴外",
                    "the axis begins at {start}; the least value, {least}, lies outside"
                ),
                say!("从更小的数起，或从零起", "begin lower, or at zero"),
            );
            return None;
        }
        Some(number.value)
    }

    /// The values that are pointed out; a name that is not in the chart is a fault.
    fn highlight(&mut self, set: &Written, gathered: &Gathered) -> Vec<(usize, usize)> {
        let list = set.highlight.as_ref().map_or(&[][..], |list| &list.value);
        let mut marked = Vec::new();
        for name in list {
            let wanted = self.stats.find(&name.value).map(|stat| stat.id);
            let own = gathered.places().filter(|(_, id)| Some(*id) == wanted);
            let found: Vec<(usize, usize)> = own.map(|(place, _)| place).collect();
            if found.is_empty() {
                let asked = &name.value;
                let mut fault = Diagnostic::error(
                    Code::UnknownStat,
                    name.span,
                    say!("这个图里没有 {asked}", "this chart has no {asked}"),
                );
                let names: Vec<&str> = gathered
                    .points()
                    .filter_map(|(id, _)| Some(self.stats.get(id)?.name.as_str()))
                    .collect();
                let near = crate::resolve::desk::nearest(asked, names);
                fault.help =
                    near.map(|near| say!("是不是 {near}？", "did you mean {near}?"));
                self.faults.push(fault);
            }
            marked.extend(found);
        }
        marked
    }
}

/// A text of the program, written nowhere.
fn made(text: &str, span: Span) -> Rich {
    Rich::plain(text, span)
}

/// A statistic and where the chart asked for it.
type Asked = (StatId, Span);
