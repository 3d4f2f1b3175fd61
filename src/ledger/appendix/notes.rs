//! The notes below the appendix: what its letters mean, prices, sources.

use super::Maker;
use crate::resolve::{AppendixColumn as Column, Rich};
use crate::stats::{Basis, Stat, Status};

/// Statistics that a note names before it counts the rest.
const NAMED: usize = 3;

impl Maker<'_> {
    /// The editor's note, then what letters mean and which growth is at constant prices.
    pub(super) fn note(&self, shown: &[&Stat]) -> Option<Rich> {
        let has = |column| self.asked.columns.contains(&column);
        let mut said = Vec::new();
        if !has(Column::Status) {
            let any = |status| shown.iter().any(|stat| stat.status == Some(status));
            let letters = [
                (Status::Estimate, "e 为预计数", "e: estimate"),
                (Status::Preliminary, "p 为初步核算数", "p: preliminary"),
            ];
            let letters: Vec<&str> = letters
                .into_iter()
                .filter(|(status, ..)| any(*status))
                .map(|(_, zh, en)| if self.english() { en } else { zh })
                .collect();
            said.push(letters.join(if self.english() { "; " } else { "，" }));
        }
        said.push(self.real_prices(shown));
        said.retain(|one| !one.is_empty());
        let mut note = self.asked.note.clone().unwrap_or_default();
        if said.is_empty() && note.is_blank() {
            return None;
        }
        let (open, stop) =
            if self.english() { ("Note: ", ". ") } else { ("注：", "。") };
        if said.is_empty() {
            return Some(note);
        }
        said.push(String::new());
        let own = said.join(stop);
        let open = if note.is_blank() { open } else { "" };
        note.pieces.extend(Rich::plain(&format!("{open}{own}"), self.asked.span).pieces);
        Some(note)
    }

    /// Which of them are counted in constant prices.
    fn real_prices(&self, shown: &[&Stat]) -> String {
        let real = shown.iter().filter(|stat| stat.basis == Some(Basis::Real));
        let labels: Vec<&str> = real.map(|stat| stat.label.as_str()).collect();
        let (count, named) = (labels.len(), labels.iter().take(NAMED).copied());
        let named: Vec<&str> = named.collect();
        match (count, self.english()) {
            (0, _) => String::new(),
            (..=NAMED, false) => format!("{}按不变价格计算", named.join("、")),
            (_, false) => format!("{}等 {count} 项按不变价格计算", named.join("、")),
            (..=NAMED, true) => format!("at constant prices: {}", named.join(", ")),
            (_, true) => format!("{count} at constant prices: {}, …", named.join(", ")),
        }
    }

    /// Who counted them, where no column says so.
    pub(super) fn sources(&self, shown: &[&Stat]) -> Option<Rich> {
        let mut names: Vec<&str> = Vec::new();
        for stat in shown {
            if !stat.source.is_empty() && !names.contains(&stat.source.as_str()) {
                names.push(&stat.source);
            }
        }
        if names.is_empty() || self.asked.columns.contains(&Column::Source) {
            return None;
        }
        let text = if self.english() {
            format!("Sources: {}", names.join(", "))
        } else {
            format!("资料来源：{}", names.join("、"))
        };
        Some(Rich::plain(&text, self.asked.span))
    }
}
