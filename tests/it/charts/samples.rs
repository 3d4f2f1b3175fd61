//! The charts of the editions that ship, held against the numbers of these editions.

use super::spec::{Drawn, Row, Spec};
use super::{bars, lines, panels, random, signs};
use crate::page::SAMPLES;
use crate::page::copy::{Printed, bare, stories};
use crate::pdf::File;
use kanyin::chart::Kind;
use kanyin::resolve::{Chart, FigureKind, Rich};
use num_traits::ToPrimitive;

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Columns => "columns",
        Kind::Bars => "bars",
        Kind::Stacked => "stacked",
        Kind::StackedBars => "stacked-bars",
        Kind::Share => "share",
        Kind::Lines => "lines",
        Kind::Areas => "areas",
        Kind::ColumnsLine => "columns-line",
        Kind::Ring => "ring",
        Kind::Pie => "pie",
        Kind::Pictogram => "pictogram",
        Kind::Slope => "slope",
    }
}

/// What a chart of an edition is to show.
fn wanted(chart: &Chart) -> Spec {
    let text = |rich: &Rich| {
        let group = |c: &char| !matches!(c, ',' | '\u{2009}' | '\u{202f}');
        let text = bare(&rich.to_text());
        text.chars().filter(group).map(|c| if c == '-' { '−' } else { c }).collect()
    };
    let rows = chart.drawn.data.series.iter().enumerate().map(|(at, values)| {
        let exact = |value: &num_rational::BigRational| value.to_f64().unwrap().to_string();
        Row {
            label: chart.series.get(at).map(text).unwrap_or_default(),
            unit: String::new(),
            values: values.iter().map(|one| one.as_ref().map(exact)).collect(),
            said: chart.values[at].iter().map(|one| one.as_ref().map(text)).collect(),
        }
    });
    Spec {
        kind: kind(chart.drawn.kind),
        categories: chart.axis.iter().map(text).collect(),
        rows: rows.collect(),
        more: "order = \"given\"".to_owned(),
        columns: 1,
    }
}

/// The elements of a file that are drawn, in the order of the structure.
fn figures(file: &File) -> Vec<(usize, usize)> {
    let drawn = |block: &usize| {
        file.pages
            .iter()
            .position(|page| page.paths.iter().any(|path| path.block == Some(*block)))
    };
    let figures = (0..file.blocks.len()).filter(|one| file.blocks[*one].kind == "Figure");
    figures.filter_map(|block| Some((drawn(&block)?, block))).collect()
}

fn charts(printed: &Printed) -> Vec<&Chart> {
    let sections = stories(printed.resolved()).into_iter();
    let figures = sections.flat_map(|section| &section.figures);
    figures
        .filter_map(|figure| match &figure.kind {
            FigureKind::Chart(chart) => Some(&**chart),
            _ => None,
        })
        .collect()
}

fn faults(drawn: &Drawn, chart: &Chart, spec: &Spec) -> Vec<String> {
    let from = chart.drawn.from.as_ref().and_then(ToPrimitive::to_f64).unwrap_or(0.0);
    match chart.drawn.kind {
        _ if chart.drawn.panels.is_some() => panels::panels(drawn, spec, false),
        Kind::Columns | Kind::Bars => bars::single(drawn, spec, spec.rows.len(), from),
        Kind::Lines => lines::based(drawn, spec, from),
        Kind::Slope => lines::slope(drawn, spec),
        Kind::Pictogram => {
            let each = chart.drawn.sign.as_ref().and_then(|sign| sign.1.to_f64());
            signs::rows(drawn, spec, each.unwrap_or(1.0))
        }
        _ => random::faults(drawn, spec),
    }
}

#[test]
fn the_charts_of_the_samples_show_their_numbers() {
    let mut kinds = std::collections::BTreeSet::new();
    let mut bad = String::new();
    for printed in SAMPLES.iter() {
        let (charts, figures) = (charts(printed), figures(&printed.file));
        assert_eq!(charts.len(), figures.len(), "{}", printed.name);
        for (chart, (page, block)) in charts.into_iter().zip(figures) {
            let drawn = Drawn::at(&printed.file, page, block);
            let spec = wanted(chart);
            kinds.insert(spec.kind);
            for fault in faults(&drawn, chart, &spec) {
                bad += &format!("{}, {}: {fault}\n", printed.name, spec.kind);
            }
            // A number more by a twentieth is seen.
            let value = spec.value(0, 0).unwrap() * 1.05;
            let wrong = spec.clone().with(0, 0, &value.to_string());
            if faults(&drawn, chart, &wrong).is_empty() {
                bad += &format!("{}, {}: a wrong number is not seen\n", printed.name, spec.kind);
            }
        }
    }
    assert!(bad.is_empty(), "\n{bad}");
    assert!(kinds.len() >= 10, "{kinds:?}");
}
