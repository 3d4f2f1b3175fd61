//! Cards and strips: big figures with their labels, and how they changed.

use super::Written;
use crate::base::Span;
use crate::diag::Code;
use crate::edition::Ranged;
use crate::resolve::desk::Desk;
use crate::resolve::{Card, Change, Rich};
use crate::say;
use crate::stats::Stat;
use num_traits::{Signed as _, Zero as _};

/// Labels that begin so, and name growth or decline, say themselves what a change is.
const AGAINST: [&str; 6] = ["同比", "环比", "比", "较", "年均", "平均每年"];
/// Words of growth and of decline.
const TURNED: [(&str, &str); 5] = [
    ("增长", "下降"),
    ("提高", "降低"),
    ("增加", "减少"),
    ("上升", "下降"),
    ("扩大", "缩小"),
];

impl Desk<'_> {
    /// The cards of a figure: one a statistic, in the order given.
    pub(super) fn cards(&mut self, figure: &Ranged<Written>) -> Option<Vec<Card>> {
        let set = &figure.value;
        let stats = self.figure_stats(figure);
        if set.stats.as_ref().is_none_or(|stats| stats.value.is_empty()) {
            self.advise(
                Code::MissingKey,
                figure.span,
                say!("数字卡片没有 stats", "cards without stats"),
                say!("写 stats = [\"id\", …]", "write stats = [\"id\", …]"),
            );
            return None;
        }
        let changes = self.changes(set);
        let marked = self.marked(set);
        let periods = set.periods.as_ref().is_some_and(|periods| periods.value);
        let card = |((stat, span), change): ((Stat, Span), Option<Change>)| {
            let stat = self.stats.dressed(&stat);
            let (before, after) = stat.hedges();
            let label = match period(&stat.period).filter(|_| periods) {
                Some(period) => format!("{}\n{period}", stat.label),
                None => stat.label.clone(),
            };
            Card {
                stat: stat.id,
                hedge: (before.to_owned(), after.to_owned()),
                label: Rich::plain(&label, stat.span),
                number: stat.number,
                unit: stat.unit,
                plain: marked.as_ref().is_some_and(|list| !list.contains(&stat.name)),
                change,
                span,
            }
        };
        let changes = changes.into_iter().chain(std::iter::repeat(None));
        Some(stats.into_iter().zip(changes).map(card).collect())
    }

    /// The changes that stand with the numbers, none where "" is written.
    fn changes(&mut self, set: &Written) -> Vec<Option<Change>> {
        let Some(with) = &set.with else { return Vec::new() };
        let numbers = set.stats.as_ref().map_or(0, |stats| stats.value.len());
        let count = with.value.len();
        if count != numbers {
            self.error(
                Code::BadValue,
                with.span,
                say!(
                    "with 有 {count} 项，stats 有 {numbers} 项",
                    "with has {count} entries, stats {numbers}"
                ),
            );
            return Vec::new();
        }
        let mut out = Vec::new();
        for name in &with.value {
            if name.value.is_empty() {
                out.push(None);
                continue;
            }
            let found = self.known_stats(std::slice::from_ref(name)).pop();
            self.groups += 1;
            let group = self.groups;
            let stats = &self.stats;
            out.push(
                found.map(|(stat, span)| change(&stats.dressed(&stat), span, group)),
            );
        }
        out
    }

    /// The statistics pointed out, by name; they have to be among those shown.
    fn marked(&mut self, set: &Written) -> Option<Vec<String>> {
        let list = set.highlight.as_ref()?;
        let shown = set.stats.as_ref().map_or(&[][..], |stats| &stats.value);
        for name in &list.value {
            if shown.iter().all(|one| one.value != name.value) {
                let asked = &name.value;
                self.error(
                    Code::BadValue,
                    name.span,
                    say!(
                        "这里没有 {asked}，不能突出它",
                        "{asked} is not shown here and cannot be pointed out"
                    ),
                );
            }
        }
        Some(list.value.iter().map(|name| name.value.clone()).collect())
    }
}

/// A period as words: 2020年, 2016—2020年; none where there is none.
fn period(period: &str) -> Option<String> {
    let years = |c: char| c.is_ascii_digit() || matches!(c, '—' | '–' | '-' | '－');
    match period {
        "" => None,
        _ if period.chars().all(years) => Some(format!("{period}年")),
        _ => Some(period.to_owned()),
    }
}

/// A change in words: 同比增长6.1% where the label says what it is against, else ▲6.1%; a
/// decline is turned into words or ▼.
fn change(stat: &Stat, span: Span, group: u32) -> Change {
    let down = stat.value.is_negative();
    let size = stat.number.trim_start_matches(['-', '−']);
    let (before, after) = stat.hedges();
    let turned = TURNED.iter().find(|(up, _)| stat.label.contains(up));
    let verb =
        turned.is_some() || TURNED.iter().any(|(_, fall)| stat.label.contains(fall));
    let own = verb && AGAINST.iter().any(|word| stat.label.starts_with(word));
    let (words, number) = match (own, down, turned) {
        (true, true, Some((up, fall))) => (stat.label.replacen(up, fall, 1), size),
        (true, ..) => (stat.label.clone(), stat.number.as_str()),
        (false, true, _) => ("▼".to_owned(), size),
        (false, false, _) if stat.value.is_zero() => (String::new(), size),
        (false, false, _) => ("▲".to_owned(), size),
    };
    let number = format!("{before}{number}{after}{}", stat.unit);
    let mut text = Rich::plain(&words, span);
    let mut figure = Rich::plain(&number, span);
    for piece in &mut figure.pieces {
        piece.marks.stat = Some(stat.id);
    }
    text.pieces.append(&mut figure.pieces);
    text.pieces.retain(|piece| !piece.text.is_empty());
    let sign = words.starts_with(['▲', '▼']);
    for piece in text.pieces.iter_mut().filter(|piece| sign || piece.marks.stat.is_some())
    {
        piece.marks.keep = Some(group);
    }
    Change { stat: stat.id, text, span }
}
