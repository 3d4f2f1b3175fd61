//! The parts of a ring or pie: put in order, the smallest gathered, added up to the total,
//! and their words with shares.

use super::super::Written;
use super::gather::Gathered;
use super::units::{Axis, is_sign, name};
use super::words::noted;
use super::{Asked, made};
use crate::base::{Span, StatId};
use crate::chart::{Data, Kind, ring};
use crate::diag::{Code, Diagnostic};
use crate::edition::{Order, Ranged, Show};
use crate::resolve::desk::{Desk, nearest};
use crate::resolve::{Chart, Rich};
use crate::say;
use crate::stats::{Stat, print_exact, print_places};
use num_bigint::BigInt;
use num_rational::BigRational;

/// Parts below this share in thousandths are gathered where something gathers them.
const SMALL: i64 = 20;
/// Decimal places that a sum has at most.
const PLACES: u32 = 6;

/// What is known of a whole besides its parts.
pub(super) struct Whole {
    /// The unit of the values.
    unit: String,
    /// The first of them, whose likes are printed as it is.
    like: Option<Stat>,
    /// Most decimal places of a part.
    places: u32,
    /// Whether no part is known only as 近, 约 or 余.
    exact: bool,
    /// What stands in the hole.
    total: Option<StatId>,
    /// The part that gathers others, and these.
    rest: Option<(usize, Vec<StatId>)>,
}

/// A part in the making.
struct Part {
    name: [Rich; 2],
    point: Option<Asked>,
    value: BigRational,
}

impl Desk<'_> {
    /// Makes the values of a ring or pie its parts; none with the faults noted, or where it
    /// is another kind.
    pub(super) fn parts(
        &mut self,
        figure: &Ranged<Written>,
        kind: Kind,
        (gathered, data): (&mut Gathered, &mut Data),
    ) -> Option<Whole> {
        if !matches!(kind, Kind::Ring | Kind::Pie) {
            return None;
        }
        let span = gathered.span.unwrap_or(figure.span);
        let mut parts = self.one_series(gathered, data, span)?;
        let stats: Vec<Stat> =
            gathered.points().filter_map(|(id, _)| self.stats.get(id).cloned()).collect();
        let unit = stats.first().map_or_else(String::new, |stat| stat.unit.clone());
        let mut whole = Whole {
            unit,
            like: stats.first().cloned(),
            places: stats.iter().map(|stat| stat.places).max().unwrap_or(0),
            exact: stats.iter().all(|stat| stat.hedge.is_none()),
            total: None,
            rest: None,
        };
        let merged = gather_rest(figure.value.rest.as_ref(), &mut parts);
        let rest = (!merged.is_empty()).then(|| parts.len().saturating_sub(1));
        let values: Vec<BigRational> =
            parts.iter().map(|one| one.value.clone()).collect();
        self.part_faults(&parts, &values, span);
        let given = figure.value.order.as_ref().map(|order| order.value);
        if given != Some(Order::Given) {
            let order = ring::largest_first(&values, rest);
            let mut slots: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
            let take = |at: usize| slots.get_mut(at).and_then(Option::take);
            parts = order.into_iter().filter_map(take).collect();
        }
        whole.rest = rest.map(|rest| (rest, merged));
        whole.total = self.total(&figure.value, &whole, (&stats, &values));
        gathered.categories = parts.iter().map(|one| one.name[0].clone()).collect();
        gathered.axis = parts.iter().map(|one| one.name[1].clone()).collect();
        data.categories = parts.len();
        if let Some(series) = gathered.series.first_mut() {
            series.points = parts.iter().map(|one| one.point).collect();
        }
        data.series = vec![parts.into_iter().map(|one| Some(one.value)).collect()];
        Some(whole)
    }

    /// The values of the one series of a ring.
    fn one_series(
        &mut self,
        gathered: &Gathered,
        data: &Data,
        span: Span,
    ) -> Option<Vec<Part>> {
        let [series] = gathered.series.as_slice() else {
            let have = gathered.series.len();
            self.advise(
                Code::BadValue,
                span,
                say!(
                    "环形图、饼图只画一个系列，这里有 {have} 个",
                    "a ring or pie shows one series, not {have}"
                ),
                say!(
                    "用 kind = \"share\"，每个类别一条",
                    "use kind = \"share\": a bar for each category"
                ),
            );
            return None;
        };
        let values = data.series.first().map_or(&[][..], Vec::as_slice);
        let mut parts = Vec::new();
        for (at, category) in gathered.categories.iter().enumerate() {
            let point = series.points.get(at).copied().flatten();
            let value = values.get(at).cloned().flatten();
            let Some(point) = point else {
                let name = category.to_text();
                self.error(
                    Code::BadValue,
                    span,
                    say!("“{name}”没有数，整体不全", "“{name}” has no value: no whole"),
                );
                continue;
            };
            // a value in another unit was told when it was read
            let Some(value) = value else { continue };
            let axis = gathered.axis.get(at).cloned().unwrap_or_default();
            let name = [category.clone(), axis];
            parts.push(Part { name, point: Some(point), value });
        }
        Some(parts)
    }

    /// What makes parts unfit for a ring, each at its place.
    fn part_faults(&mut self, parts: &[Part], values: &[BigRational], span: Span) {
        let at = |part: usize| {
            let part = parts.get(part);
            let point = part.and_then(|part| part.point).map_or(span, |(_, span)| span);
            (part.map_or_else(String::new, |part| part.name[0].to_text()), point)
        };
        for fault in ring::check(values) {
            match fault {
                // told of every whole, and of every chart
                ring::Fault::Negative(_) | ring::Fault::Few(0) => {}
                ring::Fault::Few(_) => self.error(
                    Code::BadValue,
                    span,
                    say!(
                        "整体只有一个部分，没有可比的",
                        "a whole of one part compares nothing"
                    ),
                ),
                ring::Fault::Zero(part) => {
                    let (name, span) = at(part);
                    self.advise(
                        Code::BadValue,
                        span,
                        say!("“{name}”是零，画不出扇形", "“{name}” is zero: no sector"),
                        say!("去掉它，或改用 bars", "leave it out, or use bars"),
                    );
                }
                ring::Fault::Many(have) => {
                    let most = ring::MOST;
                    self.advise(
                        Code::BadValue,
                        span,
                        say!(
                            "环形图有 {have} 个部分，至多 {most} 个",
                            "{have} parts; a ring shows {most} at most"
                        ),
                        say!(
                            "改用 kind = \"bars\"，或写 rest = \"其他\" 合并小项",
                            "use kind = \"bars\", or gather the small ones: rest = \"其他\""
                        ),
                    );
                }
                ring::Fault::Sliver(part, share) => {
                    let (name, span) = at(part);
                    let (whole, tenth) = (share / 10, share % 10);
                    self.advise(
                        Code::BadValue,
                        span,
                        say!(
                            "“{name}”只占 {whole}.{tenth}%，扇形小于 0.5% 看不见",
                            "“{name}” is {whole}.{tenth} %: a sector below 0.5 % is not seen"
                        ),
                        say!(
                            "改用 kind = \"bars\"，或写 rest = \"其他\" 合并小项",
                            "use kind = \"bars\", or gather the small ones: rest = \"其他\""
                        ),
                    );
                }
            }
        }
    }

    /// The statistic in the hole; the parts must add up to it within what rounding explains
    /// (rules S6 and S20), where it is counted in their unit.
    fn total(
        &mut self,
        set: &Written,
        whole: &Whole,
        (stats, values): (&[Stat], &[BigRational]),
    ) -> Option<StatId> {
        let asked = set.sum.as_ref()?;
        let Some(total) = self.stats.find(&asked.value).cloned() else {
            let id = &asked.value;
            let mut fault = Diagnostic::error(
                Code::UnknownStat,
                asked.span,
                say!("没有名为 {id} 的统计指标", "there is no statistic {id}"),
            );
            fault.help = nearest(id, self.stats.names())
                .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
            self.faults.push(fault);
            return None;
        };
        let first = stats.first()?;
        // shares of an amount: their sum is 100 %, which rule S20 looks at
        if is_sign(&whole.unit) && !is_sign(&total.unit) {
            return Some(total.id);
        }
        let Some(goal) = Axis::of(first).value(&total) else {
            let (a, b) = (name(first), name(&total));
            self.error(
                Code::BadValue,
                asked.span,
                say!(
                    "各部分以{a}计，总数以{b}计，不能相加（S11）",
                    "the parts are counted in {a}, the total in {b} (S11)"
                ),
            );
            return None;
        };
        let sum: BigRational = values.iter().sum();
        let off = if sum > goal { &sum - &goal } else { &goal - &sum };
        let half = |stat: &Stat| {
            let step = BigRational::new(1.into(), BigInt::from(10).pow(stat.places) * 2);
            Axis::of(first).value(&Stat { value: step, ..stat.clone() })
        };
        let slack: BigRational = stats.iter().chain([&total]).filter_map(half).sum();
        if whole.exact && total.hedge.is_none() && off > slack {
            let number = |value: &BigRational| print_exact(value, PLACES).0;
            let (sum, goal, off) = (number(&sum), number(&goal), number(&off));
            let unit = &whole.unit;
            let fault = Diagnostic::error(
                Code::StatMismatch,
                asked.span,
                say!(
                    "各部分之和 {sum}{unit}，总数 {goal}{unit}，差 {off}{unit}，修约解释不了（S6）",
                    "the parts add up to {sum}{unit}, the total is {goal}{unit}: {off}{unit} apart, more than rounding (S6)"
                ),
            );
            let here = say!("总数在这里", "the total is defined here");
            self.faults.push(fault.also(total.span, here));
        }
        Some(total.id)
    }

    /// The words of a ring: shares at its parts, the total in its hole.
    pub(super) fn part_words(
        &mut self,
        figure: &Ranged<Written>,
        whole: &Whole,
        chart: &mut Chart,
    ) {
        let bare = !is_sign(&whole.unit)
            && chart.points.first().is_some_and(|points| {
                let mut stats =
                    points.iter().flatten().filter_map(|id| self.stats.get(*id));
                stats.all(|stat| stat.unit == whole.unit)
            });
        let shown = figure.value.show.as_ref().map(|show| show.value);
        let show =
            shown.unwrap_or(if is_sign(&whole.unit) { Show::Value } else { Show::Both });
        let values: Vec<BigRational> =
            chart.drawn.data.series.iter().flatten().flatten().cloned().collect();
        let shares = ring::shares(&values);
        if let (Some((rest, _)), Some(row)) = (&whole.rest, chart.values.first_mut()) {
            let number = values.get(*rest).map(|value| self.number(whole, value));
            let unit = if bare { "" } else { &whole.unit };
            let text = format!("{}{unit}", number.unwrap_or_default());
            if let Some(slot) = row.get_mut(*rest) {
                *slot = Some(made(&text, figure.span));
            }
        }
        let row = chart.values.first_mut().into_iter().flatten().flatten();
        for (value, share) in row.zip(&shares) {
            match show {
                Show::Value => {}
                Show::Share => *value = made(share, value.span()),
                Show::Both => {
                    let share = made(&format!("（{share}）"), value.span());
                    value.pieces.extend(share.pieces);
                }
            }
        }
        if show == Show::Share && chart.unit.is_some() && figure.value.unit.is_none() {
            chart.unit = None;
        }
        if show != Show::Value && !ring::is_whole(&values) {
            let said = "由于数值修约误差，各项比重之和不等于100%。".to_owned();
            chart.note = noted(chart.note.take(), said, figure.span);
        }
        if chart.drawn.kind == Kind::Ring {
            chart.centre = self.centre(whole, &values, figure.span);
            chart.drawn.centre = chart.centre.is_some();
        }
        if let (Some((_, merged)), Some(points)) = (&whole.rest, chart.points.first_mut())
        {
            points.extend(merged.iter().copied().map(Some));
        }
    }

    /// A number that the chart adds up, printed as its parts are.
    fn number(&self, whole: &Whole, value: &BigRational) -> String {
        let number = print_places(value, whole.places);
        match &whole.like {
            Some(like) => {
                let like = Stat { number, hedge: None, ..like.clone() };
                self.stats.dressed(&like).number
            }
            None => number,
        }
    }

    /// What stands in the hole: the total as its statistic prints it, else the sum of
    /// amounts that are exact.
    fn centre(&self, whole: &Whole, values: &[BigRational], span: Span) -> Option<Rich> {
        if let Some(stat) = whole.total.and_then(|id| self.stats.get(id)) {
            let mut rich = made(&self.stats.dressed(stat).printed(), span);
            for piece in &mut rich.pieces {
                piece.marks.stat = Some(stat.id);
            }
            return Some(rich);
        }
        if is_sign(&whole.unit) || !whole.exact {
            return None;
        }
        let sum = self.number(whole, &values.iter().sum());
        Some(made(&format!("{sum}{}", whole.unit), span))
    }
}

/// Gathers the smallest parts in one at the end, named `rest`: all beyond the sixth, and
/// those of a very small share. Gives the statistics that are gathered; a single small part
/// stays as it is.
fn gather_rest(rest: Option<&Ranged<String>>, parts: &mut Vec<Part>) -> Vec<StatId> {
    let Some(rest) = rest else { return Vec::new() };
    let values: Vec<BigRational> = parts.iter().map(|one| one.value.clone()).collect();
    let sum: BigRational = values.iter().sum();
    let small = sum * BigRational::new(SMALL.into(), 1000.into());
    let order = ring::largest_first(&values, None);
    let tiny = |at: &usize| values.get(*at).is_some_and(|value| *value < small);
    let keep = if values.len() > ring::MOST { ring::MOST - 1 } else { ring::MOST };
    let gathered: Vec<usize> = order
        .iter()
        .enumerate()
        .filter(|(place, at)| *place >= keep || tiny(at))
        .map(|(_, at)| *at)
        .collect();
    if gathered.len() < 2 {
        return Vec::new();
    }
    let mut merged = Vec::new();
    let mut value = BigRational::from_integer(0.into());
    let mut kept = Vec::new();
    for (at, part) in parts.drain(..).enumerate() {
        if gathered.contains(&at) {
            value += part.value;
            merged.extend(part.point.map(|(id, _)| id));
        } else {
            kept.push(part);
        }
    }
    let name = made(&rest.value, rest.span);
    kept.push(Part { name: [name.clone(), name], point: None, value });
    *parts = kept;
    merged
}
