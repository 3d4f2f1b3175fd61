//! The cells of the appendix: what each column says of a statistic.

use super::Maker;
use crate::resolve::{AppendixColumn as Column, Marks, Piece, Rich};
use crate::stats::{Stat, Status};

/// Pages that a reference names before it breaks off.
const NAMED_PAGES: usize = 4;

impl Maker<'_> {
    /// A cell of a statistic.
    pub(super) fn cell(&self, column: Column, stat: &Stat) -> Rich {
        let plain = |text: &str| Rich::plain(text, stat.span);
        match column {
            Column::Label => plain(&stat.label),
            Column::Value => self.value(stat),
            Column::Unit => plain(&stat.unit),
            Column::Period => plain(&stat.period),
            Column::Status => plain(self.status(stat)),
            Column::Source => plain(&stat.source),
            Column::Page => Rich::plain(&self.pages(stat), self.asked.span),
        }
    }

    /// The number, with its unit where no column has that, and the letter of its status
    /// where no column has that.
    fn value(&self, stat: &Stat) -> Rich {
        let (before, after) = stat.hedges();
        let has = |column| self.asked.columns.contains(&column);
        let unit = if has(Column::Unit) { "" } else { stat.unit.as_str() };
        let number = self.edition.stats.dressed(stat).number;
        let text = format!("{before}{number}{after}{unit}");
        let marks = Marks { stat: Some(stat.id), keep: Some(0), ..Marks::default() };
        let spans = |text: &str| vec![stat.span; text.chars().count()];
        let mut pieces = vec![Piece { spans: spans(&text), text, marks: marks.clone() }];
        if let Some(letter) = letter(stat).filter(|_| !has(Column::Status)) {
            let text = letter.to_owned();
            let marks = Marks { sup: true, ..marks };
            pieces.push(Piece { spans: spans(&text), text, marks });
        }
        Rich { pieces }
    }

    fn status(&self, stat: &Stat) -> &'static str {
        match (stat.status, self.english()) {
            (Some(Status::Estimate), false) => "预计",
            (Some(Status::Preliminary), false) => "初步核算",
            (Some(Status::Final), false) => "最终",
            (Some(Status::Estimate), true) => "estimate",
            (Some(Status::Preliminary), true) => "preliminary",
            (Some(Status::Final), true) => "final",
            (None, _) => "",
        }
    }

    /// 第2版; 第1、3版; — where no page prints it.
    fn pages(&self, stat: &Stat) -> String {
        let list = self.references.get(&stat.id).filter(|pages| !pages.is_empty());
        let Some(pages) = list else { return "—".to_owned() };
        let named: Vec<String> =
            pages.iter().take(NAMED_PAGES).map(u16::to_string).collect();
        let more = pages.len() > NAMED_PAGES;
        if self.english() {
            return format!("{}{}", named.join(", "), if more { " …" } else { "" });
        }
        format!("第{}版{}", named.join("、"), if more { "等" } else { "" })
    }

    pub(super) fn head(&self, column: Column) -> &'static str {
        let (zh, en) = match column {
            Column::Label => ("指标", "Indicator"),
            Column::Value => ("数值", "Value"),
            Column::Unit => ("单位", "Unit"),
            Column::Period => ("时期", "Period"),
            Column::Status => ("性质", "Status"),
            Column::Source => ("来源", "Source"),
            Column::Page => ("见版", "Page"),
        };
        if self.english() { en } else { zh }
    }
}

/// The letter of a number that is not final.
fn letter(stat: &Stat) -> Option<&'static str> {
    match stat.status? {
        Status::Estimate => Some("e"),
        Status::Preliminary => Some("p"),
        Status::Final => None,
    }
}
