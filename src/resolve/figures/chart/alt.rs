//! Alternative text made of a chart's data.

use super::align::is_year;
use crate::chart::{Kind, ring};
use crate::resolve::{Chart, Rich};
use crate::stats::Stats;

/// Values that an alternative text tells at most; of longer ones, the first and the last.
const MOST: usize = 60;

/// What a chart shows, in words: its kind, what it counts, every value.
pub(in crate::resolve::figures) fn alt(
    chart: &Chart,
    title: Option<&Rich>,
    stats: &Stats,
) -> String {
    let plain = |rich: &Rich| rich.to_text().replace('\n', "");
    let mut out = name(chart.drawn.kind).to_owned();
    let title = title.map(plain).filter(|title| !title.is_empty());
    if let Some(title) = &title {
        out.push('：');
        out.push_str(title);
    }
    let mut parts = Vec::new();
    let shares = shares(chart);
    for (label, points) in chart.series.iter().zip(&chart.points) {
        let label = plain(label);
        let mut values: Vec<String> = Vec::new();
        for (at, (category, point)) in chart.categories.iter().zip(points).enumerate() {
            let stat = point.and_then(|id| stats.get(id));
            let said = stat.map(|stat| stats.dressed(stat).printed());
            let Some(mut said) = said.or_else(|| rest(chart, at, stats)) else {
                continue;
            };
            if let Some(share) = shares.get(at).filter(|_| !said.ends_with('%')) {
                said = format!("{said}（{share}）");
            }
            let category = plain(category);
            // a name that ends in a digit must not run into the value
            let year = match category.chars().last() {
                _ if is_year(&category) => "年",
                Some(last) if last.is_ascii_alphanumeric() => "为",
                _ => "",
            };
            values.push(format!("{category}{year}{said}"));
        }
        if values.len() > MOST {
            let (first, last) = (values.first().cloned(), values.last().cloned());
            let count = values.len();
            values = [first, last].into_iter().flatten().collect();
            values.insert(1, format!("……共{count}个数……"));
        }
        let space = if label.is_empty() || title.as_ref() == Some(&label) {
            String::new()
        } else if values.len() == 1 {
            label
        } else {
            format!("{label}，")
        };
        parts.push(format!("{space}{}", values.join("，")));
    }
    out.push('：');
    out.push_str(&parts.join("；"));
    out.push('。');
    out
}

/// The shares of the parts of a ring or pie; nothing of other kinds.
fn shares(chart: &Chart) -> Vec<String> {
    if !matches!(chart.drawn.kind, Kind::Ring | Kind::Pie) {
        return Vec::new();
    }
    let values = chart.drawn.data.series.iter().flatten().flatten();
    ring::shares(&values.cloned().collect::<Vec<_>>())
}

/// What is gathered in one part of a ring, which is no statistic of its own.
fn rest(chart: &Chart, at: usize, stats: &Stats) -> Option<String> {
    shares(chart).get(at)?;
    let text = chart.values.first()?.get(at)?.as_ref()?.to_text();
    let number = text.split('（').next().unwrap_or_default();
    let mut own = chart.points.first()?.iter().flatten();
    let unit = own.find_map(|id| stats.get(*id)).map_or("", |stat| stat.unit.as_str());
    let unit = if number.ends_with(unit) || number.ends_with('%') { "" } else { unit };
    Some(format!("{number}{unit}"))
}

/// What kinds of charts are called.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Columns => "柱状图",
        Kind::Bars => "条形图",
        Kind::Stacked => "堆积柱状图",
        Kind::StackedBars => "堆积条形图",
        Kind::Share => "百分比条形图",
        Kind::Lines => "折线图",
        Kind::Areas => "面积图",
        Kind::ColumnsLine => "柱线图",
        Kind::Ring => "环形图",
        Kind::Pie => "饼图",
        Kind::Pictogram => "象形图",
        Kind::Slope => "坡度图",
    }
}
