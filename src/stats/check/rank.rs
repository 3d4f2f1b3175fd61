//! Claims of rank: 位居第一 carries a source, and holds among the statistics (rule S17).

use super::{Desk, Weight};
use crate::say;
use crate::stats::StatId;
use crate::stats::claim::Mention;
use std::ops::Range;

/// Words that open a rank.
const OPEN: [&str; 14] = [
    "位居", "居", "排名", "名列", "位列", "列", "跃居", "稳居", "高居", "排在", "排",
    "位次", "总量", "增速",
];
/// Words that a rank is.
const RANKS: [(&str, usize); 8] = [
    ("第一位", 1),
    ("第一", 1),
    ("首位", 1),
    ("榜首", 1),
    ("第二", 2),
    ("第三", 3),
    ("第四", 4),
    ("第五", 5),
];
/// Words that give a source.
const SOURCES: [&str; 8] =
    ["据", "根据", "统计局", "通报", "公布", "发布", "统计公报", "考核结果"];

impl Desk<'_> {
    /// Checks every rank said of a number.
    pub(super) fn ranks(&mut self) {
        let mut from = 0;
        while let Some((at, rank)) = self.next_rank(from) {
            from = at.end;
            self.rank(&at, rank);
        }
    }

    /// The next rank from a place on: its bytes and place in the order.
    fn next_rank(&self, from: usize) -> Option<(Range<usize>, usize)> {
        let text = self.context.text;
        let found = RANKS.iter().flat_map(|(word, rank)| {
            let rest = text.get(from..).unwrap_or("");
            rest.match_indices(word)
                .map(move |(i, word)| (from + i..from + i + word.len(), *rank))
        });
        found
            .filter(|(at, _)| self.says_rank(at))
            .min_by_key(|(at, _)| (at.start, usize::MAX - at.end))
    }

    /// 位居第一, 在六区中第一, 全市第一; not 第一产业, 第一季度, 第一时间.
    fn says_rank(&self, at: &Range<usize>) -> bool {
        let before = self.context.slice(self.context.clause(at.start)..at.start);
        let after = self.context.slice(at.end..self.context.text.len());
        let ended = after.chars().next().is_none_or(|c| !c.is_alphanumeric())
            || after.starts_with("位")
            || after.starts_with("名")
            || after.starts_with("的");
        let opened = OPEN.iter().any(|word| {
            before.rfind(word).is_some_and(|i| {
                before.get(i + word.len()..).is_some_and(|gap| gap.chars().count() <= 8)
            })
        });
        let area = ["全国", "全省", "全市", "全区", "各区", "区中"];
        ended && (opened || area.iter().any(|word| before.ends_with(word)))
    }

    fn rank(&mut self, at: &Range<usize>, rank: usize) {
        let context = self.context;
        let floor = context.sentence(at.start);
        let Some(mention) = context.mentions.iter().rfind(|mention| {
            mention.at.start >= floor
                && mention.at.end <= at.start
                && context.slice(mention.at.end..at.start).chars().count() <= 24
        }) else {
            return;
        };
        if let Some((place, list)) = mention.stat.and_then(|id| self.place_of(id))
            && place != rank
        {
            let said = context.slice(at.clone());
            let message = say!(
                "位次“{said}”与数据不符：{list}，列第{place}",
                "the rank “{said}” is not what the data say: {list}; it is number {place}"
            );
            self.report(17, Weight::Error, at.clone(), message, None);
            return;
        }
        if self.has_source(mention, floor, context.sentence_end(at.end)) {
            return;
        }
        let said = context.slice(at.clone());
        let message = say!("位次“{said}”没有出处", "the rank “{said}” has no source");
        let help = say!(
            "在指标上写 source，或在文中写明据何统计",
            "give the statistic a source, or name it in the text"
        );
        self.report(17, Weight::Warning, at.clone(), message, Some(help));
    }

    fn has_source(&self, mention: &Mention, start: usize, end: usize) -> bool {
        let stat = mention.stat.and_then(|id| self.stat(id));
        let sentence = self.context.slice(start..end);
        stat.is_some_and(|stat| !stat.source.is_empty())
            || SOURCES.iter().any(|word| sentence.contains(word))
    }

    /// The place of a statistic among those of other scopes, largest first, and the list;
    /// `None` where fewer than two others are known.
    fn place_of(&self, id: StatId) -> Option<(usize, String)> {
        let (own, metric) = (self.stat(id)?, self.context.metrics.get(id)?);
        let named = self.context.metrics.named(&metric.core);
        let mut others: Vec<_> = named
            .iter()
            .filter_map(|other| {
                Some((self.stat(*other)?, self.context.metrics.get(*other)?))
            })
            .filter(|(stat, other)| {
                other.period == metric.period
                    && other.aspect == metric.aspect
                    && other.unit.same_as(&metric.unit)
                    && !stat.scope.is_empty()
            })
            .map(|(stat, other)| (&stat.value * &other.unit.scale, stat))
            .collect();
        if others.len() < 3 || own.scope.is_empty() {
            return None;
        }
        others.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        let value = &own.value * &metric.unit.scale;
        let place = others.iter().filter(|(other, _)| *other > value).count() + 1;
        let words: Vec<String> = others
            .iter()
            .map(|(_, stat)| format!("{}{}", stat.scope, stat.printed()))
            .collect();
        Some((place, words.join("、")))
    }
}
