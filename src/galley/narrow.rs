//! What is wider than the measure that it was given: told instead of drawn over its
//! neighbours.

use super::block::{BlockKind, Slugs, set_lines};
use super::figure::{Figure, FigureBody};
use super::set::Setter;
use crate::base::{Len, Span};
use crate::diag::{Code, Diagnostic};
use crate::say;
use crate::text::{Adjust, Line, ShapedText};

impl Slugs<'_, '_> {
    /// The blocks that stand out of the column, each told once.
    pub fn faults(&self, setter: Setter<'_>) -> Vec<Diagnostic> {
        let fault = |(index, block): (usize, &super::Block<'_>)| match &block.kind {
            BlockKind::Text(_) => too_wide(self.lines_of(index), self.width),
            BlockKind::Figure(figure) => figure.fault(self.width, setter),
        };
        self.blocks.iter().enumerate().filter_map(fault).collect()
    }
}

impl Figure<'_> {
    /// Why the figure cannot be set at a width.
    pub fn fault(&self, width: Len, setter: Setter<'_>) -> Option<Diagnostic> {
        let span = self.source.span;
        if width < setter.body() {
            return Some(narrow(span, width));
        }
        let words = |text: &Option<ShapedText>| {
            let text = text.as_ref()?;
            too_wide(&set_lines(text, width, Adjust::Left), width)
        };
        words(&self.title).or_else(|| match &self.body {
            FigureBody::Cards(cards) => {
                (!cards.fit(width, setter)).then(|| narrow(span, width))
            }
            FigureBody::Table(table) => table.fault(width, setter),
            FigureBody::Picture(picture) => picture.words().find_map(words),
            FigureBody::Chart(chart) => {
                chart.words_below().find_map(words).or_else(|| chart.fault(width, setter))
            }
        })
    }
}

/// The first line that stands out of its measure.
fn too_wide(lines: &[Line], width: Len) -> Option<Diagnostic> {
    let line = lines.iter().find(|line| line.overfull)?;
    let (have, mm) =
        (format!("{:.1}", line.width.to_mm()), format!("{:.1}", width.to_mm()));
    let found = Diagnostic::error(
        Code::Overset,
        line.span,
        say!(
            "此处宽 {have} mm，不能拆开，栏宽只有 {mm} mm",
            "this is {have} mm wide and cannot be parted; the measure is {mm} mm"
        ),
    );
    Some(found.help(say!(
        "用小一些的字号，或给它宽一些的栏",
        "take smaller type or a wider column"
    )))
}

fn narrow(span: Span, width: Len) -> Diagnostic {
    let mm = format!("{:.1}", width.to_mm());
    Diagnostic::error(
        Code::Overset,
        span,
        say!(
            "图表放不进 {mm} mm 的宽度",
            "the figure does not fit into a width of {mm} mm"
        ),
    )
    .help(say!(
        "减少并排的栏数或表格的列数，或给它宽一些的版位",
        "take fewer columns, or give it more width"
    ))
}
