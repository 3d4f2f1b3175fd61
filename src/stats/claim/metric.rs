//! What statistics count, by their labels, and where a text names them.

use super::super::period::{self, Period};
use super::super::unit::{Kind, Unit};
use super::super::{Stat, StatId, Stats};
use super::words::{
    ALIASES, AREAS, HOUSES, LABEL_AFTER, LABEL_BEFORE, begins_in, ends, ends_in,
};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a statistic says of what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// How much there is.
    Level,
    /// By how much it grew, in %.
    Growth,
    /// By how much it fell, in %.
    Fall,
    /// By how much it grew a year on average, in %.
    Annual,
    /// Its share in something.
    Share,
    /// How many times something it is.
    Ratio,
    /// A rate of its own: 城镇化率.
    Rate,
    /// By how much a rate changed, in 个百分点.
    Points,
}

/// A statistic read as a notion, an aspect of it and a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// The label without period, remark and aspect.
    pub core: String,
    /// What it says of it.
    pub aspect: Aspect,
    /// The unit.
    pub unit: Unit,
    /// The period, where it can be read.
    pub period: Option<Period>,
}

/// A place where a text names what statistics count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The bytes.
    pub at: Range<usize>,
    /// The statistics, by the whole label or its core.
    pub stats: Arc<[StatId]>,
    /// The words found, as the statistics have them.
    pub name: String,
    /// Whether the words around leave no doubt that nothing narrower is meant.
    pub sure: bool,
}

const SUFFIXES: [(&str, Aspect); 16] = [
    ("年平均增长率", Aspect::Annual),
    ("年均增长率", Aspect::Annual),
    ("年均增速", Aspect::Annual),
    ("年均增长", Aspect::Annual),
    ("同比增速", Aspect::Growth),
    ("同比增长", Aspect::Growth),
    ("增长率", Aspect::Growth),
    ("增速", Aspect::Growth),
    ("增幅", Aspect::Growth),
    ("涨幅", Aspect::Growth),
    ("增长", Aspect::Growth),
    ("降幅", Aspect::Fall),
    ("下降", Aspect::Fall),
    ("比重", Aspect::Share),
    ("占比", Aspect::Share),
    ("份额", Aspect::Share),
];

impl Metric {
    fn of(stat: &Stat) -> Self {
        let unit = Unit::parse(&stat.measure);
        let label = clean(&stat.label);
        let suffix = SUFFIXES
            .into_iter()
            .find(|(suffix, _)| label.ends_with(suffix))
            .filter(|_| {
                // 年末贷款余额增长 in 亿元 is a level of its own
                unit.kind == Kind::Rate
            });
        let core = suffix.map_or(label, |(suffix, _)| {
            label.strip_suffix(suffix).unwrap_or(label).trim_end_matches("同比")
        });
        let aspect = match (unit.kind, suffix) {
            (_, Some((_, aspect))) => aspect,
            (Kind::Amount, None) => Aspect::Level,
            (Kind::Rate, None) => Aspect::Rate,
            (Kind::Points, None) => Aspect::Points,
            (Kind::Times | Kind::Doublings, None) => Aspect::Ratio,
        };
        let period = Period::parse(&stat.period);
        Self { core: core.to_owned(), aspect, unit, period }
    }
}

/// A label without remarks in brackets and without a period at its head.
fn clean(label: &str) -> &str {
    let label = label.split(['（', '(']).next().unwrap_or(label).trim();
    let bare = match period::starts(label) {
        Some((_, len)) => label.get(len..).unwrap_or(label),
        None => label,
    };
    bare.trim_start_matches(['的', '末', '底'])
}

/// Every statistic as a notion, found by its words.
#[derive(Debug, Clone)]
pub struct Metrics {
    list: Vec<Metric>,
    /// Forms by their first two characters, longest first.
    forms: BTreeMap<[char; 2], Vec<(String, String)>>,
    by_form: BTreeMap<String, Arc<[StatId]>>,
    /// The same by period: years of one label may be thousands.
    by_period: BTreeMap<String, BTreeMap<Option<Period>, Vec<StatId>>>,
    /// By number and unit as printed.
    by_print: BTreeMap<String, Vec<StatId>>,
    /// Numbers of people by heads of which others may be said.
    people: Vec<StatId>,
    /// What statistics say they cover, where that is a whole area: 全区.
    areas: Vec<&'static str>,
}

impl Metrics {
    /// Reads all labels.
    pub fn new(stats: &Stats) -> Self {
        let list: Vec<Metric> = stats.list.iter().map(Metric::of).collect();
        let mut by_form: BTreeMap<String, Vec<StatId>> = BTreeMap::new();
        let mut by_period: BTreeMap<String, BTreeMap<_, Vec<StatId>>> = BTreeMap::new();
        for (stat, metric) in stats.list.iter().zip(&list) {
            let label = clean(&stat.label);
            let mut forms = vec![metric.core.as_str()];
            // 投资增长 would take the verb of 投资增长5%
            if !["增长", "下降", "提高", "上升"].iter().any(|verb| label.ends_with(verb))
            {
                forms.push(label);
            }
            forms.extend(
                ["全区", "我区", "本区"].iter().filter_map(|own| label.strip_prefix(own)),
            );
            forms.sort_unstable();
            forms.dedup();
            for form in forms.into_iter().filter(|form| form.chars().count() >= 2) {
                by_form.entry(form.to_owned()).or_default().push(stat.id);
                let periods = by_period.entry(form.to_owned()).or_default();
                periods.entry(metric.period).or_default().push(stat.id);
            }
        }
        let mut forms: BTreeMap<[char; 2], Vec<(String, String)>> = BTreeMap::new();
        let plain = by_form.keys().map(|form| (form.as_str(), form.as_str()));
        let other = ALIASES.iter().filter(|(alias, name)| {
            by_form.contains_key(*name) && !by_form.contains_key(*alias)
        });
        for (said, name) in plain.chain(other.map(|(alias, name)| (*alias, *name))) {
            if let Some(key) = first_two(said) {
                forms.entry(key).or_default().push((said.to_owned(), name.to_owned()));
            }
        }
        for list in forms.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        let covered = |area: &&&str| stats.list.iter().any(|stat| stat.scope == **area);
        let areas = AREAS.iter().filter(covered).copied().collect();
        let mut by_print: BTreeMap<String, Vec<StatId>> = BTreeMap::new();
        let mut people = Vec::new();
        for (stat, metric) in stats.list.iter().zip(&list) {
            let printed = format!("{}{}", stat.number, stat.unit);
            by_print.entry(printed).or_default().push(stat.id);
            let counts = metric.unit.dim.is_people() && metric.aspect == Aspect::Level;
            if counts && stat.label.contains("人口") {
                people.push(stat.id);
            }
        }
        for ids in by_form.values_mut() {
            ids.sort_by_key(|id| list.get(id.index()).and_then(|metric| metric.period));
        }
        let shared = by_form.into_iter().map(|(form, ids)| (form, Arc::from(ids)));
        let by_form = shared.collect();
        Self { list, forms, by_form, by_period, by_print, people, areas }
    }

    /// The notion of a statistic.
    pub fn get(&self, id: StatId) -> Option<&Metric> {
        self.list.get(id.index())
    }

    /// The statistics with these words as label or core, in the order of their periods,
    /// those without one first.
    pub fn named(&self, form: &str) -> &[StatId] {
        self.by_form.get(form).map_or(&[], |ids| ids)
    }

    /// [`Metrics::named`], to be kept.
    pub(super) fn shared(&self, form: &str) -> Arc<[StatId]> {
        self.by_form.get(form).cloned().unwrap_or_else(|| Arc::from([]))
    }

    /// The statistics that print a number and unit without a hedge.
    pub fn printed(&self, said: &str) -> &[StatId] {
        self.by_print.get(said).map_or(&[], Vec::as_slice)
    }

    /// Populations.
    pub fn people(&self) -> &[StatId] {
        &self.people
    }

    /// The statistics with these words as label or core, of one period, or of none.
    pub fn named_at(&self, form: &str, period: Option<Period>) -> &[StatId] {
        let periods = self.by_period.get(form);
        periods.and_then(|periods| periods.get(&period)).map_or(&[], Vec::as_slice)
    }

    /// Every statistic with its notion.
    pub fn all(&self) -> impl Iterator<Item = &Metric> {
        self.list.iter()
    }

    /// Whether the area before a label is that of the statistics: 全省地区生产总值 is not
    /// the district's.
    fn own_area(&self, text: &str, at: usize) -> bool {
        let Some(area) = text.get(..at).and_then(|before| ends(before, AREAS)) else {
            return true;
        };
        let wide = ["全国", "全省", "我国", "我省"].contains(&area);
        self.areas.contains(&area) || (self.areas.is_empty() && !wide)
    }

    /// Where a text names statistics: the longest words at each place.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut out = Vec::new();
        let mut skip = 0;
        for (at, _) in text.char_indices() {
            if at < skip {
                continue;
            }
            let rest = text.get(at..).unwrap_or("");
            let Some(list) = first_two(rest).and_then(|key| self.forms.get(&key)) else {
                continue;
            };
            let Some((said, name)) =
                list.iter().find(|(said, _)| rest.starts_with(said.as_str()))
            else {
                continue;
            };
            skip = at + said.len();
            out.push(Hit {
                at: at..skip,
                stats: self.shared(name),
                name: name.clone(),
                sure: alone(text, at..skip) && self.own_area(text, at),
            });
        }
        out
    }
}

fn first_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars();
    Some([chars.next()?, chars.next()?])
}

/// Whether the words around a label leave it whole: 单位地区生产总值能耗 is not
/// 地区生产总值.
fn alone(text: &str, at: Range<usize>) -> bool {
    let word = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
    let before = text.get(..at.start).unwrap_or("");
    let after = text.get(at.end..).unwrap_or("");
    let opens = |before: &str| before.chars().next_back().is_none_or(|c| !word(c));
    // 集团营业收入 is the house's own, 华光集团营业收入 another's
    let own = ends(before, HOUSES).and_then(|house| before.strip_suffix(house));
    let head =
        opens(before) || own.is_some_and(opens) || ends_in(before, LABEL_AFTER).is_some();
    let tail = after.chars().next().is_none_or(|c| !word(c))
        || begins_in(after, LABEL_BEFORE).is_some();
    head && tail
}

#[cfg(test)]
mod tests {
    use super::super::super::{Def, define};
    use super::*;

    fn metrics(labels: &[(&str, &str)]) -> Metrics {
        let defs = labels.iter().zip(0..).map(|((label, unit), i)| Def {
            name: format!("s{i}"),
            label: (*label).into(),
            value: Some("1".into()),
            unit: (*unit).into(),
            ..Def::default()
        });
        Metrics::new(&define(defs.collect()).0)
    }

    #[test]
    fn labels_are_read_as_notion_and_aspect() {
        let metrics = metrics(&[
            ("2020年地区生产总值（预计）", "亿元"),
            ("“十三五”年均增速", "%"),
            ("房地产开发投资降幅", "%"),
            ("第一产业比重", "%"),
            ("常住人口城镇化率", "%"),
        ]);
        let read: Vec<_> =
            metrics.all().map(|metric| (metric.core.as_str(), metric.aspect)).collect();
        assert_eq!(
            read,
            [
                ("地区生产总值", Aspect::Level),
                ("", Aspect::Annual),
                ("房地产开发投资", Aspect::Fall),
                ("第一产业", Aspect::Share),
                ("常住人口城镇化率", Aspect::Rate),
            ]
        );
    }

    #[test]
    fn a_label_inside_another_notion_is_unsure() {
        let metrics = metrics(&[("地区生产总值", "亿元")]);
        let sure =
            |text| metrics.hits(text).iter().map(|hit| hit.sure).collect::<Vec<_>>();
        assert_eq!(sure("全年地区生产总值达到"), [true]);
        assert_eq!(sure("单位地区生产总值能耗比上年下降"), [false]);
        assert_eq!(sure("人均地区生产总值为"), [false]);
        assert_eq!(sure("GDP增长"), [true]);
    }
}
