//! Series over common categories: what stands at each place along a chart. Periods stand in
//! order of time, and those that are missing keep their places.

use super::gather::{Aligned, Gathered, Listed};
use super::{Asked, made};
use crate::base::Span;
use crate::chart::Kind;
use crate::resolve::Rich;
use crate::stats::period::Period;

/// More places than this are not filled in.
const MOST_PLACES: usize = 1200;

/// A place along a chart.
struct Slot {
    /// The label that points stand under; none where nothing was written.
    label: Option<String>,
    /// What the axis may print.
    name: String,
    period: Option<Period>,
}

/// Series over the same categories: those of the first, and what others add.
pub(super) fn align(listed: Vec<Listed>, kind: Kind) -> Gathered {
    let repeats = listed.iter().any(Listed::repeats);
    if repeats {
        return by_place(listed);
    }
    let mut labels: Vec<&String> = Vec::new();
    for (label, _) in listed.iter().flat_map(|one| &one.points) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let slot = |label: &String| Slot {
        label: Some(label.clone()),
        name: label.clone(),
        period: Period::parse(label),
    };
    let mut slots: Vec<Slot> = labels.into_iter().map(slot).collect();
    let ordered = slots.iter().all(|slot| slot.period.is_some());
    if ordered {
        // one series keeps the order it was given, which rule S19 looks at
        if listed.len() > 1 {
            slots.sort_by_key(|slot| slot.period);
        }
        slots = filled(slots, kind);
        years(&mut slots);
    }
    let whole = |slot: &Slot| {
        let label = slot.label.as_deref().unwrap_or_default();
        made(label, span_of(&listed, label))
    };
    let categories: Vec<Rich> = slots.iter().map(whole).collect();
    let axis = slots.iter().zip(&categories);
    let axis = axis.map(|(slot, own)| made(&slot.name, own.span())).collect();
    let series = listed.into_iter().map(|one| {
        let mut points: Vec<Option<Asked>> = vec![None; slots.len()];
        for (label, asked) in one.points {
            let own = |slot: &Slot| slot.label.as_ref() == Some(&label);
            let place = slots.iter().position(own);
            if let Some(point) = place.and_then(|place| points.get_mut(place)) {
                *point = Some(asked);
            }
        }
        Aligned { label: one.label, points }
    });
    let series = series.collect();
    Gathered { series, categories, axis, ordered, span: None }
}

/// Series whose labels repeat: the first points of all stand at one place, then the second.
fn by_place(listed: Vec<Listed>) -> Gathered {
    let longest = listed.iter().max_by_key(|one| one.points.len());
    let own = longest.map_or(&[][..], |one| &one.points);
    let categories: Vec<Rich> =
        own.iter().map(|(label, (_, span))| made(label, *span)).collect();
    let series = listed.into_iter().map(|one| {
        let own = one.points.into_iter().map(|(_, asked)| Some(asked));
        let mut points: Vec<Option<Asked>> = own.collect();
        points.resize(categories.len(), None);
        Aligned { label: one.label, points }
    });
    let (series, axis) = (series.collect(), categories.clone());
    Gathered { series, categories, axis, ordered: false, span: None }
}

/// Where a label was asked for.
fn span_of(listed: &[Listed], label: &str) -> Span {
    let mut all = listed.iter().flat_map(|one| &one.points);
    let found = all.find(|(own, _)| own == label);
    found.map_or_else(Span::detached, |(_, (_, span))| *span)
}

/// Periods with places for those that are missing among them: a year without a value is a
/// gap. Along a line, places are as far from each other as their dates are.
fn filled(slots: Vec<Slot>, kind: Kind) -> Vec<Slot> {
    let periods: Vec<Period> = slots.iter().filter_map(|slot| slot.period).collect();
    let apart = |pair: &[Period]| match pair {
        [a, b] => b.first - a.first,
        _ => 0,
    };
    let steps: Vec<i32> = periods.windows(2).map(apart).collect();
    let Some(first) = periods.first().copied() else { return slots };
    let alike = periods.iter().all(|period| period.months == first.months);
    let least = steps.iter().copied().min().unwrap_or(0);
    if !alike || least <= 0 {
        return slots;
    }
    let regular = steps.iter().all(|step| step % least == 0);
    let timely = matches!(kind, Kind::Lines | Kind::Areas);
    let step = if regular { least } else { steps.iter().copied().fold(0, gcd) };
    let count = |step: i32| {
        let all: i32 = steps.iter().sum();
        usize::try_from(all / step.max(1)).unwrap_or(usize::MAX).saturating_add(1)
    };
    let most = if timely { MOST_PLACES } else { slots.len() * 2 };
    if count(step) == slots.len() || count(step) > most || !(regular || timely) {
        return slots;
    }
    let named = regular && slots.iter().all(|slot| is_year(&slot.name));
    let mut all: Vec<Slot> = Vec::new();
    for slot in slots {
        while let (Some(last), Some(own)) =
            (all.last().and_then(|last| last.period), slot.period)
            && last.first + step < own.first
        {
            let period = Period { first: last.first + step, ..last };
            let name = if named { period.last_year().to_string() } else { String::new() };
            all.push(Slot { label: None, name, period: Some(period) });
        }
        all.push(slot);
    }
    all
}

/// The greatest number that divides both.
fn gcd(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// What an axis prints of many months or quarters: the year at its first one.
fn years(slots: &mut [Slot]) {
    let periods: Vec<Period> = slots.iter().filter_map(|slot| slot.period).collect();
    let short = periods.first().map_or(12, |period| period.months);
    let alike = periods.iter().all(|period| period.months == short);
    let many = (short == 1 && periods.len() > 18) || (short == 3 && periods.len() > 10);
    if !alike || !many {
        return;
    }
    for slot in slots {
        let first = slot.period.filter(|one| one.first.rem_euclid(12) == 0);
        slot.name = first.map(|one| one.last_year().to_string()).unwrap_or_default();
    }
}

/// Whether a label is a year of four digits.
pub(super) fn is_year(label: &str) -> bool {
    label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::StatId;

    fn listed(labels: &[&str]) -> Listed {
        let points = labels.iter().zip(0..);
        let points = points
            .map(|(label, i)| ((*label).to_owned(), (StatId(i), Span::detached())))
            .collect();
        Listed { label: Rich::default(), points }
    }

    fn names(gathered: &Gathered) -> Vec<String> {
        gathered.axis.iter().map(Rich::to_text).collect()
    }

    #[test]
    fn a_year_without_a_value_keeps_its_place() {
        let found = align(vec![listed(&["2016", "2017", "2019"])], Kind::Columns);
        assert_eq!(names(&found), ["2016", "2017", "2018", "2019"]);
        let points = &found.series[0].points;
        assert!(points[2].is_none() && points[3].is_some());
    }

    #[test]
    fn dates_along_a_line_are_as_far_as_they_are() {
        let years = ["2010", "2015", "2018"];
        let line = align(vec![listed(&years)], Kind::Lines);
        assert_eq!(line.categories.len(), 9);
        assert_eq!(names(&line)[5], "2015");
        assert_eq!(names(&line)[6], "");
        let columns = align(vec![listed(&years)], Kind::Columns);
        assert_eq!(columns.categories.len(), 3);
    }

    #[test]
    fn two_series_stand_over_all_their_periods() {
        let found =
            align(vec![listed(&["2018", "2020"]), listed(&["2019"])], Kind::Columns);
        assert_eq!(names(&found), ["2018", "2019", "2020"]);
        assert!(found.series[1].points[0].is_none());
    }

    #[test]
    fn what_is_no_period_stays_in_its_order() {
        let found = align(vec![listed(&["金水", "二七", "中原"])], Kind::Lines);
        assert_eq!(names(&found), ["金水", "二七", "中原"]);
        assert!(!found.ordered);
    }

    #[test]
    fn many_months_print_their_years() {
        let labels: Vec<String> =
            (0..24).map(|i| format!("{}-{:02}", 2019 + i / 12, i % 12 + 1)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let found = align(vec![listed(&labels)], Kind::Lines);
        let shown = names(&found);
        assert_eq!((shown[0].as_str(), shown[12].as_str()), ("2019", "2020"));
        assert!(shown[1].is_empty());
    }
}
