//! Why a chart does not fit: told with numbers, and with what to do.

use crate::base::{Len, Span};
use crate::chart::{Chart, Kind, Misfit};
use crate::diag::{Code, Diagnostic, Message};
use crate::say;
use crate::stats::print_exact;
use num_bigint::BigInt;

/// The finding of a chart that does not fit its width, or the rows that it has; with the
/// rows that it would fit in, where more of them help.
pub(super) fn told(
    misfit: Misfit,
    chart: &Chart,
    (span, width, rows): (Span, Len, (u32, Option<u32>)),
) -> Diagnostic {
    let (message, help) = match rows {
        (has, Some(needs)) => higher(has, needs),
        _ => words(misfit, chart, &millimetres(width)),
    };
    Diagnostic::error(Code::Overset, span, message).help(help)
}

/// A chart that more rows would hold.
fn higher(has: u32, needs: u32) -> (Message, Message) {
    let message = say!(
        "图要高 {needs} 行，现在是 {has} 行",
        "the chart takes {needs} rows of height and has {has}"
    );
    let help = say!(
        "写 height = {needs}，版位也要放得下",
        "write height = {needs}, and give it a place as high"
    );
    (message, help)
}

fn millimetres(length: Len) -> String {
    format!("{:.1}", length.to_mm())
}

/// What is wrong, and what to do.
fn words(misfit: Misfit, chart: &Chart, mm: &str) -> (Message, Message) {
    match misfit {
        Misfit::Categories { have, most } => (
            say!(
                "图有 {have} 类，栏宽 {mm} mm 至多放得下 {most} 类",
                "{have} categories; a width of {mm} mm holds {most} at most"
            ),
            fewer(chart.kind),
        ),
        Misfit::Labels => (
            say!(
                "栏宽 {mm} mm 排不下每个数值",
                "a width of {mm} mm has no room for every value"
            ),
            say!(
                "给图宽一些的栏，或去掉 labels = true，改印数值轴",
                "give it a wider column, or drop labels = true: an axis is printed"
            ),
        ),
        Misfit::Width { needs, has } => {
            let (needs, has) = (millimetres(needs), millimetres(has));
            let message = say!(
                "图里的文字要 {needs} mm，栏宽 {has} mm",
                "the words of the chart take {needs} mm, the column has {has} mm"
            );
            let help = say!(
                "给图宽一些的栏，或把名称改短",
                "give it a wider column, or shorten its names"
            );
            (message, help)
        }
        Misfit::Height { needs, has } => {
            let (needs, has) = (millimetres(needs), millimetres(has));
            let message = say!(
                "图要高 {needs} mm，height 给了 {has} mm",
                "the chart takes {needs} mm of height and is given {has} mm"
            );
            (
                message,
                say!("去掉 height，或给大一些", "drop `height`, or give a greater one"),
            )
        }
        Misfit::Signs { have, most, times } => signs(chart, (have, most, times), mm),
        Misfit::Small => (
            say!(
                "图太小，画不下：宽 {mm} mm",
                "the chart is too small to be drawn: {mm} mm wide"
            ),
            say!(
                "给图宽一些的栏或更大的 height",
                "give it a wider column or a greater height"
            ),
        ),
    }
}

/// Rows of signs that are too long.
fn signs(
    chart: &Chart,
    (have, most, times): (u64, u64, u64),
    mm: &str,
) -> (Message, Message) {
    let each = chart.sign.as_ref().map(|(_, each)| {
        print_exact(&(each * BigInt::from(times)), super::TICK_PLACES).0
    });
    let each = each.unwrap_or_default();
    let message = say!(
        "一行有 {have} 个图形，栏宽 {mm} mm 至多放得下 {most} 个",
        "a row has {have} signs; a width of {mm} mm holds {most} at most"
    );
    (message, say!("写 each = \"{each}\"", "write each = \"{each}\""))
}

/// What to do with too many categories.
fn fewer(kind: Kind) -> Message {
    if matches!(kind, Kind::Bars | Kind::StackedBars | Kind::Share) {
        say!("给图高一些的 height，或减少类数", "set a greater height, or show fewer")
    } else {
        say!(
            "改用 kind = \"bars\"，名称排在左边；或给图宽一些的栏",
            "use kind = \"bars\" with the names at the left, or a wider column"
        )
    }
}
