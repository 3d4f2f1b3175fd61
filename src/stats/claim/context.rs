//! What surrounds a number: its sentence and clause, the verb before it, the base that it
//! is compared with, the period it speaks of.

use super::super::period::{self, Period, Said};
use super::super::{Basis, StatId, Stats};
use super::Link;
use super::mention::{Mention, mentions};
use super::metric::{Hit, Metrics};
use super::prose::Prose;
use super::words::{
    AIMS, DOWN, FILLER, PRICES, TO, UP, begins, begins_in, ends, ends_in,
};
use std::ops::Range;

/// A text with everything that was found in it.
#[derive(Debug, Clone)]
pub(in super::super) struct Context<'a> {
    pub(in super::super) text: &'a str,
    pub(in super::super) stats: &'a Stats,
    pub(in super::super) metrics: &'a Metrics,
    pub(in super::super) mentions: Vec<Mention>,
    pub(in super::super) hits: Vec<Hit>,
}

/// A verb of change right before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// 1 rising, −1 falling.
    pub(super) sign: i8,
    /// Whether the level reached follows: 增加到.
    pub(super) to: bool,
    /// Where it begins.
    pub(super) start: usize,
    /// Whether it is 翻.
    pub(super) turns: bool,
}

/// Bytes that a sentence is looked for backwards.
const FARTHEST: usize = 1500;

/// Words that open what a number is compared with.
const BASE_WORDS: [&str; 15] = [
    "相当于",
    "高于",
    "低于",
    "快于",
    "慢于",
    "超过",
    "达到",
    "比",
    "较",
    "占",
    "是",
    "为",
    "达",
    "超",
    "近",
];

impl<'a> Context<'a> {
    /// Finds numbers and labels.
    pub(in super::super) fn new(
        prose: &'a Prose,
        stats: &'a Stats,
        metrics: &'a Metrics,
        (names, about): (&[String], Option<u16>),
    ) -> Self {
        let mut mentions = mentions(prose, stats, names);
        for mention in &mut mentions {
            mention.about = about;
        }
        let mut hits = metrics.hits(&prose.text);
        // a label inside what a statistic printed names nothing
        hits.retain(|hit| !prose.bound.iter().any(|(at, _)| at.contains(&hit.at.start)));
        Self { text: &prose.text, stats, metrics, mentions, hits }
    }

    pub(in super::super) fn slice(&self, at: Range<usize>) -> &'a str {
        self.text.get(at).unwrap_or("")
    }

    /// The first number from a place on.
    pub(in super::super) fn number_from(&self, at: usize) -> usize {
        self.mentions.partition_point(|mention| mention.at.start < at)
    }

    /// The labels that lie within some bytes, with the place of the first in the list.
    pub(in super::super) fn hits_in(&self, at: Range<usize>) -> (usize, &[Hit]) {
        let first = self.hits.partition_point(|hit| hit.at.start < at.start);
        let end = self.hits.partition_point(|hit| hit.at.end <= at.end);
        (first, self.hits.get(first..end).unwrap_or(&[]))
    }

    /// Where the sentence of a place begins.
    pub(in super::super) fn sentence(&self, at: usize) -> usize {
        self.back_to(at, &['。', '！', '？', '\n'])
    }

    /// Where the sentence of a place ends.
    pub(in super::super) fn sentence_end(&self, at: usize) -> usize {
        let rest = self.slice(at..self.text.len());
        rest.find(['。', '！', '？', '\n']).map_or(self.text.len(), |i| at + i)
    }

    /// Where the clause of a place begins.
    pub(in super::super) fn clause(&self, at: usize) -> usize {
        self.back_to(at, &['。', '！', '？', '\n', '，', '；', '：', '（', ',', ';'])
    }

    fn back_to(&self, at: usize, ends: &[char]) -> usize {
        let mut floor = at.saturating_sub(FARTHEST);
        while !self.text.is_char_boundary(floor) {
            floor += 1;
        }
        let before = self.slice(floor..at);
        before.rfind(ends).map_or(floor, |i| {
            let mark = before.get(i..).and_then(|text| text.chars().next());
            floor + i + mark.map_or(1, char::len_utf8)
        })
    }

    /// The verb that stands right before a mention.
    pub(super) fn verb(&self, mention: &Mention) -> Option<Verb> {
        let floor = self.sentence(mention.at.start);
        let mut before = self.slice(floor..mention.at.start);
        loop {
            let word =
                ends(before, &["了", "幅度", "率", "速度", "达", "达到", "约", "又"]);
            let Some(rest) = word.and_then(|word| before.strip_suffix(word)) else {
                break;
            };
            before = rest;
        }
        if let Some(rest) = before.strip_suffix('翻') {
            return Some(Verb {
                sign: 1,
                to: true,
                start: floor + rest.len(),
                turns: true,
            });
        }
        let (stem, to) = match ends(before, TO).and_then(|to| before.strip_suffix(to)) {
            Some(stem) => (stem, true),
            None => (before, false),
        };
        let (up, down) = (ends_in(stem, UP), ends_in(stem, DOWN));
        // 净增 beats 增; 降低 beats 低
        let (word, sign) = match (up, down) {
            (Some(up), Some(down)) if down.len() > up.len() => (down, -1),
            (Some(up), _) => (up, 1),
            (None, Some(down)) => (down, -1),
            (None, None) => return None,
        };
        let left = stem.strip_suffix(word)?;
        if word == "增" && ends(left, &["新", "倍"]).is_some() {
            return None;
        }
        // 增速为, 增幅达 say a growth, not a level
        Some(Verb { sign, to, start: floor + left.len(), turns: false })
    }

    /// A noun of growth right before a number: 增速为5.6%, 降幅达3%.
    pub(super) fn growth_noun(&self, mention: &Mention) -> Option<Verb> {
        let floor = self.sentence(mention.at.start);
        let mut before = self.slice(floor..mention.at.start);
        while let Some(word) = ends(before, &["为", "达", "达到", "是", "实现"]) {
            before = before.strip_suffix(word).unwrap_or(before);
        }
        let up = ends(before, &["增速", "增幅", "涨幅", "增长率", "增长速度"]);
        let down = ends(before, &["降幅", "跌幅"]);
        let word = up.or(down)?;
        let sign = if up.is_some() { 1 } else { -1 };
        Some(Verb {
            sign,
            to: false,
            start: floor + before.len() - word.len(),
            turns: false,
        })
    }

    /// The bytes between a word that opens a comparison and `end`, within the clause (or
    /// the sentence, for 与…相比), with the word's place.
    pub(super) fn base_region(&self, end: usize) -> Option<Range<usize>> {
        let clause = self.clause(end);
        let before = self.slice(clause..end);
        let near = BASE_WORDS
            .iter()
            .flat_map(|word| before.match_indices(word))
            .filter(|(i, word)| opens_base(before, *i, word))
            .max_by_key(|(i, word)| (*i, word.len()))
            .map(|(i, _)| clause + i..end);
        near.or_else(|| {
            let start = self.sentence(end);
            let before = self.slice(start..end);
            let close = before.rfind("相比")?;
            let open = before.get(..close)?.rfind(['与', '同', '和'])?;
            Some(start + open..start + close)
        })
    }

    /// The last period said in some bytes, years that lack filled in.
    pub(super) fn period_in(&self, at: Range<usize>) -> Option<Period> {
        self.last_period(at, &[])
    }

    /// The same without those that only name a base: 比2019年, 由2015年的.
    pub(super) fn own_period_in(&self, at: Range<usize>) -> Option<Period> {
        let not_after = ["比", "较", "是", "为", "由", "从", "与", "达到", "超过"];
        let text = self.slice(at.clone());
        let relative =
            [("上年", -1), ("去年", -1), ("前年", -2), ("今年", 0), ("明年", 1)];
        let spoken = relative.iter().filter_map(|(word, years)| {
            let i = text.rfind(word)?;
            let before = self.slice(0..at.start + i);
            let own = ends(before, &not_after).is_none();
            own.then_some((i, at.start + i + word.len(), *years))
        });
        // 2024年…，上年…: the later of the two is meant
        if let Some((i, end, years)) = spoken.max()
            && self.last_period(end..at.end, &not_after).is_none()
            && let Some(year) = self.year_before(at.start + i)
        {
            return Some(Period::year(year + years));
        }
        self.last_period(at, &not_after)
    }

    /// The period that some bytes end in, whatever stands before it: 从2015年的95.2万人 is a
    /// level of 2015.
    pub(super) fn period_right_before(&self, at: Range<usize>) -> Option<Period> {
        let stem = self.slice(at.clone()).strip_suffix('的')?;
        let clause = self.clause(at.start + stem.len()).max(at.start);
        let mut from = clause;
        while let Some((said, range)) =
            period::read(self.slice(from..at.start + stem.len()))
        {
            from += range.end;
            if from == at.start + stem.len()
                && let Said::Whole(period) = said
            {
                return Some(period);
            }
        }
        None
    }

    /// Whether a number is what is aimed at, not what is: 目标为700亿元, 760亿元的目标.
    pub(in super::super) fn is_aim(&self, mention: &Mention) -> bool {
        let before = self.slice(self.clause(mention.at.start)..mention.at.start);
        let after: String =
            self.slice(mention.at.end..self.text.len()).chars().take(3).collect();
        AIMS.iter().any(|word| before.contains(word) || after.contains(word))
    }

    fn last_period(&self, at: Range<usize>, not_after: &[&str]) -> Option<Period> {
        let text = self.slice(at.clone());
        let mut found = None;
        let mut from = 0;
        while let Some((said, range)) = text.get(from..).and_then(period::read) {
            let start = at.start + from + range.start;
            from += range.end;
            if ends(self.slice(0..start), not_after).is_some() {
                continue;
            }
            found = match said {
                Said::Whole(period) => Some(period),
                Said::Part(first, months) => self
                    .year_before(start)
                    .map(|year| Period { first: year * 12 + first, months }),
            };
        }
        found
    }

    /// The year that was last said before a place, anywhere in the text.
    fn year_before(&self, at: usize) -> Option<i32> {
        let mut year = None;
        let mut floor = at.saturating_sub(FARTHEST);
        while !self.text.is_char_boundary(floor) {
            floor += 1;
        }
        let mut rest = self.slice(floor..at);
        while let Some((said, range)) = period::read(rest) {
            if let Said::Whole(period) = said {
                year = Some(period.last_year());
            }
            rest = rest.get(range.end..)?;
        }
        year.or_else(|| {
            self.metrics.all().filter_map(|m| m.period).map(Period::last_year).max()
        })
    }

    /// The prices named in some bytes.
    pub(super) fn prices(&self, at: Range<usize>) -> Option<Basis> {
        let text = self.slice(at);
        PRICES
            .iter()
            .filter_map(|(word, real)| Some((text.rfind(word)?, word.len(), *real)))
            .max()
            .map(|(_, _, real)| if real { Basis::Real } else { Basis::Nominal })
    }

    /// 同比 or 环比 in some bytes.
    pub(super) fn link(&self, at: Range<usize>) -> Option<(Link, Range<usize>)> {
        let text = self.slice(at.clone());
        let found = |word: &str, link| {
            let i = text.rfind(word)?;
            Some((i, (link, at.start + i..at.start + i + word.len())))
        };
        let same = found("同比", Link::YearBefore);
        let chain = found("环比", Link::PeriodBefore);
        same.into_iter().chain(chain).max_by_key(|(i, _)| *i).map(|(_, link)| link)
    }

    /// Whether some bytes name no subject: only filler, periods, numbers and marks.
    pub(in super::super) fn is_filler(&self, at: Range<usize>) -> bool {
        let mut place = at.start;
        let mut next = self.mentions.partition_point(|m| m.at.end <= place);
        let mut left = 0;
        while place < at.end {
            if let Some(mention) = self.mentions.get(next).filter(|m| m.at.start <= place)
            {
                next += 1;
                place = mention.at.end;
                continue;
            }
            let rest = self.slice(place..at.end);
            let Some(c) = rest.chars().next() else { break };
            place += if let Some((_, len)) = period::starts(rest) {
                len
            } else if let Some(len) = years(rest) {
                len
            } else if let Some(word) = begins_in(rest, FILLER) {
                word.len()
            } else {
                left += usize::from(c.is_alphanumeric());
                c.len_utf8()
            };
        }
        left == 0
    }

    /// The statistic of some words, as [`Metrics::named`] lists them, nearest in period: of
    /// `period` where it is said, else
    /// the latest.
    pub(in super::super) fn pick(
        &self,
        from: &[StatId],
        period: Option<Period>,
        fits: impl Fn(&super::Metric) -> bool,
    ) -> Option<StatId> {
        let of = |id: &StatId| self.metrics.get(*id);
        let when = |id: &StatId| of(id).and_then(|metric| metric.period);
        let fitting = |id: &&StatId| of(id).is_some_and(&fits);
        match period {
            Some(_) => {
                // they stand in the order of their periods, those without one first
                let start = from.partition_point(|id| when(id) < period);
                let mut same =
                    from.iter().skip(start).take_while(|id| when(id) == period);
                let loose = from.iter().take_while(|id| when(id).is_none());
                let found = same.find(fitting);
                found.or_else(|| loose.filter(fitting).last()).copied()
            }
            None => from
                .iter()
                .filter(fitting)
                .max_by_key(|id| when(id).map(|p| p.first + p.months))
                .copied(),
        }
    }
}

/// `五年间`, `八年`, `5年来`: bytes of a number of years.
fn years(text: &str) -> Option<usize> {
    let len = text.find('年')?;
    let number = text.get(..len)?;
    let counts = !number.is_empty()
        && number.chars().count() <= 3
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十两几".contains(c));
    counts.then_some(len + '年'.len_utf8())
}

/// 比 in 比重, 同比, 占比 opens no comparison; neither does 较 in 较快, nor 是 in 但是.
fn opens_base(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at + word.len()..).unwrap_or("");
    match word {
        "比" => {
            ends(before, &["占", "同", "环", "相", "之", "对", "正", "配", "可"])
                .is_none()
                && begins(after, &["重", "例", "率", "值", "较"]).is_none()
        }
        "较" => {
            ends(before, &["比"]).is_none()
                && begins(after, &["快", "大", "好", "为", "高", "多", "少", "小"])
                    .is_none()
        }
        "是" => ends(before, &["但", "还", "就", "只", "不", "总"]).is_none(),
        "占" => begins(after, &["比"]).is_none(),
        // 为2015年的1.67倍 compares, 为773亿元 does not
        "超过" | "达到" | "为" | "达" | "超" | "近" => {
            after.trim_end_matches(['近', '约', '超']).ends_with('的')
        }
        _ => true,
    }
}
