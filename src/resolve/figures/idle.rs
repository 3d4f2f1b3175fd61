//! Keys that a figure was given and has no use for.

use super::Written;
use crate::base::Span;
use crate::chart::{Chart, Kind};
use crate::edition::{At, Ranged};
use crate::resolve::FigureKind;

/// A key, where it was written, and whether the figure uses it.
type Key = (&'static str, Option<Span>, bool);

/// The keys without effect, in the order of the manual.
pub(super) fn keys(set: &Written, kind: &FigureKind) -> Vec<(&'static str, Span)> {
    let mut all = of_data(set, kind);
    all.extend(of_charts(set, kind));
    all.extend(of_tables(set, kind));
    all.extend(of_places(set, kind));
    let idle = all.into_iter().filter(|(_, _, used)| !used);
    idle.filter_map(|(key, span, _)| Some((key, span?))).collect()
}

fn span<T>(key: Option<&Ranged<T>>) -> Option<Span> {
    key.map(|key| key.span)
}

fn drawn(kind: &FigureKind) -> Option<&Chart> {
    match kind {
        FigureKind::Chart(chart) => Some(&chart.drawn),
        _ => None,
    }
}

/// What a figure shows, and what it points out.
fn of_data(set: &Written, kind: &FigureKind) -> Vec<Key> {
    let cards = matches!(kind, FigureKind::Cards { .. });
    let table = matches!(kind, FigureKind::Table(_)) && set.rows.is_none();
    let chart = drawn(kind).is_some();
    let panels = drawn(kind).is_some_and(|chart| chart.panels.is_some());
    let listed = cards || chart || (table && set.series.is_none());
    vec![
        ("stats", span(set.stats.as_ref()), listed),
        ("columns", span(set.columns.as_ref()), cards || panels),
        ("series", span(set.series.as_ref()), chart || table),
        ("groups", span(set.groups.as_ref()), chart),
        ("categories", span(set.categories.as_ref()), chart),
        ("highlight", span(set.highlight.as_ref()), chart || cards),
        ("with", span(set.with.as_ref()), cards),
        ("periods", span(set.periods.as_ref()), cards),
    ]
}

/// How a chart is drawn.
fn of_charts(set: &Written, kind: &FigureKind) -> Vec<Key> {
    let own = drawn(kind).map(|chart| chart.kind);
    let chart = own.is_some();
    let is = |kinds: &[Kind]| own.is_some_and(|own| kinds.contains(&own));
    let parts = is(&[Kind::Ring, Kind::Pie]);
    let pictogram = is(&[Kind::Pictogram]);
    let piled = is(&[Kind::Share, Kind::Stacked, Kind::StackedBars, Kind::Areas]);
    let panels = drawn(kind).is_some_and(|chart| chart.panels.is_some());
    vec![
        ("labels", span(set.labels.as_ref()), chart && !parts && !pictogram),
        ("order", span(set.order.as_ref()), parts),
        ("show", span(set.show.as_ref()), parts),
        ("rest", span(set.rest.as_ref()), parts),
        ("sum", span(set.sum.as_ref()), is(&[Kind::Ring])),
        ("sign", span(set.sign.as_ref()), pictogram),
        ("each", span(set.each.as_ref()), pictogram),
        ("own_scale", span(set.own_scale.as_ref()), panels),
        (
            "axis_from",
            span(set.axis_from.as_ref()),
            chart && !parts && !piled && !pictogram,
        ),
        ("second_axis", span(set.second_axis.as_ref()), is(&[Kind::ColumnsLine])),
        ("panels", span(set.panels.as_ref()), chart),
        ("height", span(set.height.as_ref()), chart),
    ]
}

/// How a table is set, and the lines around a table or chart.
fn of_tables(set: &Written, kind: &FigureKind) -> Vec<Key> {
    let table = matches!(kind, FigureKind::Table(_));
    let either = table || drawn(kind).is_some();
    vec![
        ("head", span(set.head.as_ref()), table),
        ("rows", span(set.rows.as_ref()), table),
        ("align", span(set.align.as_ref()), table),
        ("unit", span(set.unit.as_ref()), either),
        ("note", span(set.note.as_ref()), either),
        ("rules", span(set.rules.as_ref()), table),
        ("source", span(set.source.as_ref()), either),
        ("rounded", span(set.rounded.as_ref()), table),
        ("signs", span(set.signs.as_ref()), table),
        ("number", span(set.number.as_ref()), table),
        ("bold_totals", span(set.bold_totals.as_ref()), table),
        ("turn", span(set.turn.as_ref()), table),
        ("halves", span(set.halves.as_ref()), table),
        ("split", span(set.split.as_ref()), table),
    ]
}

/// Pictures, and where a figure stands.
fn of_places(set: &Written, kind: &FigureKind) -> Vec<Key> {
    let picture = matches!(kind, FigureKind::Picture { .. });
    let at = set.at.as_ref().map_or(At::Top, |at| at.value);
    vec![
        ("file", span(set.file.as_ref()), picture),
        ("caption", span(set.caption.as_ref()), picture),
        ("credit", span(set.credit.as_ref()), picture),
        ("after", span(set.after.as_ref()), at == At::Inline),
        ("span", span(set.span.as_ref()), at == At::Right),
    ]
}
