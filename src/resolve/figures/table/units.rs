//! Units that are said once: in a column's head, in the unit line, or beside the row's name.
//! Statistics of such a unit print without it (S13).

use super::place;
use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::resolve::desk::Desk;
use crate::resolve::{Rich, RowKind, Table, TableCell};
use crate::say;
use crate::stats::unit::Unit;

/// Where units are said, from the nearest to the farthest.
#[derive(Debug, Default)]
struct Said {
    /// By column: those in the brackets of its heads.
    heads: Vec<Vec<String>>,
    /// In the unit line.
    line: Vec<String>,
}

impl Desk<'_> {
    /// Takes the units from the statistics that need none, and tells those that stand in a
    /// column or row of another unit.
    pub(super) fn bare(&mut self, table: &mut Table) {
        let said = Said::of(table);
        let span = table.span;
        let mut mixed = vec![(0_usize, None); table.columns()];
        let head_rows = table.head_rows;
        for row in table.rows.iter_mut().skip(head_rows) {
            if row.kind == RowKind::Group {
                continue;
            }
            let beside = beside(&row.cells);
            for cell in &mut row.cells {
                calm(&mut cell.text);
                let Some(unit) = self.unit_of(&cell.text) else { continue };
                let heads = said.heads.get(cell.col).map_or(&[][..], Vec::as_slice);
                let told = [heads, beside.as_slice(), said.line.as_slice()];
                if told.iter().any(|units| units.contains(&unit)) {
                    strip(&mut cell.text, &unit);
                    if let Some(column) = mixed.get_mut(cell.col) {
                        column.0 += 1;
                    }
                } else if let [head] = heads
                    && known(head)
                {
                    let fault = other(&unit, head, place(&cell.text, span));
                    self.faults.push(fault);
                } else if !relative(&unit)
                    && let Some((_, first)) = mixed.get_mut(cell.col)
                {
                    first.get_or_insert((unit, place(&cell.text, span)));
                }
            }
        }
        for (at, (bare, first)) in (1..).zip(mixed) {
            let Some((unit, span)) = first.filter(|_| bare > 0) else { continue };
            self.sink.push(
                Diagnostic::warning(
                    Code::TableUnits,
                    span,
                    say!(
                        "表格第 {at} 栏有的数字不带单位，这里却带“{unit}”",
                        "column {at} of the table has bare numbers, but this one bears its unit {unit}"
                    ),
                )
                .help(say!(
                    "在 unit 或栏头的括号里也写上“{unit}”，或换算成同一单位",
                    "name {unit} in `unit` or in the brackets of the head too, or take one unit"
                )),
            );
        }
    }

    /// The unit that a cell prints after a statistic: only where it prints one whole
    /// statistic.
    fn unit_of(&self, cell: &Rich) -> Option<String> {
        let mut ids = cell.pieces.iter().filter_map(|piece| piece.marks.stat);
        let id = ids.next()?;
        if ids.any(|other| other != id) {
            return None;
        }
        let unit = &self.stats.get(id)?.unit;
        let shown: String = stat_text(cell);
        (!unit.is_empty() && shown.len() > unit.len() && shown.ends_with(unit.as_str()))
            .then(|| unit.clone())
    }
}

/// What a cell prints of statistics.
fn stat_text(cell: &Rich) -> String {
    let pieces = cell.pieces.iter().filter(|piece| piece.marks.stat.is_some());
    pieces.map(|piece| piece.text.as_str()).collect()
}

/// Whether a text is a unit and nothing else.
fn known(text: &str) -> bool {
    Unit::starts(text).is_some_and(|(_, len)| len == text.len())
}

/// Units that no one takes for another: they may stand beside bare numbers.
fn relative(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "倍" | "个百分点")
}

fn other(unit: &str, head: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::TableUnits,
        span,
        say!(
            "栏头写的单位是“{head}”，这个指标的单位是“{unit}”",
            "the head says {head}, this statistic is in {unit}"
        ),
    )
    .help(say!(
        "改正栏头的单位，或换算指标的单位",
        "correct the head, or convert the statistic"
    ))
}

impl Said {
    fn of(table: &Table) -> Self {
        let mut heads = vec![Vec::new(); table.columns()];
        for cell in table.heads() {
            let units = bracketed(&cell.text.to_text());
            for own in heads.iter_mut().skip(cell.col).take(cell.cols) {
                own.extend(units.iter().cloned());
            }
        }
        let line = table.unit.as_ref().map(|unit| listed(&unit.to_text()));
        Self { heads, line: line.unwrap_or_default() }
    }
}

/// The units that a row names: in the brackets of its first cell, or alone in a cell.
fn beside(cells: &[TableCell]) -> Vec<String> {
    let mut out = Vec::new();
    for cell in cells {
        let text = cell.text.to_text();
        if cell.text.pieces.iter().any(|piece| piece.marks.stat.is_some()) {
            continue;
        }
        if cell.col == 0 {
            out.extend(bracketed(&text));
        } else {
            out.push(text.trim().to_owned());
        }
    }
    out
}

/// What stands in the brackets of a text, part by part.
fn bracketed(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let inner = rest[open..].trim_start_matches(['（', '(']);
        let Some(close) = inner.find(['）', ')']) else { break };
        out.extend(listed(&inner[..close]));
        rest = &inner[close..];
    }
    out
}

/// The units of a list such as 单位：亿元、%.
fn listed(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = ["单位：", "单位:", "计量单位："]
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .unwrap_or(text);
    let parts = text.split(['、', '，', ',', '；', ' ', '\u{3000}']);
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Takes the unit from the end of the statistic that a cell prints.
fn strip(cell: &mut Rich, unit: &str) {
    let mut left = unit.chars().count();
    for piece in cell.pieces.iter_mut().rev() {
        if piece.marks.stat.is_none() {
            continue;
        }
        while left > 0 && piece.text.pop().is_some() {
            piece.spans.pop();
            left -= 1;
        }
    }
    cell.pieces.retain(|piece| !piece.text.is_empty());
}

/// In tables a statistic is no bolder than its neighbours.
fn calm(cell: &mut Rich) {
    for piece in &mut cell.pieces {
        if piece.marks.stat.is_some() {
            piece.marks.strong = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_from_lines_and_brackets() {
        assert_eq!(listed("单位：亿元、%"), ["亿元", "%"]);
        assert_eq!(bracketed("增加值（亿元）"), ["亿元"]);
        assert_eq!(bracketed("产值(万元、%)，户数（户）"), ["万元", "%", "户"]);
        assert_eq!(bracketed("比上年"), Vec::<String>::new());
    }

    #[test]
    fn units_go_and_hedges_stay() {
        let mut cell = Rich::plain("140余名①", Span::detached());
        let mut mark = cell.clone();
        for (text, piece) in [("140余名", &mut cell), ("①", &mut mark)] {
            *piece = Rich::plain(text, Span::detached());
        }
        cell.pieces[0].marks.stat = Some(crate::stats::Id(0));
        cell.pieces.extend(mark.pieces);
        strip(&mut cell, "名");
        assert_eq!(cell.to_text(), "140余①");
        assert_eq!(cell.pieces[0].spans.len(), 4);
    }
}
