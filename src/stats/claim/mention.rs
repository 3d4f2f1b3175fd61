//! Numbers in a text with all that belongs to them: hedge, unit, and the statistic that
//! printed them.

use super::super::hedge::{AFTER, BEFORE, Printed, Sense, WITHIN};
use super::super::interval::Interval;
use super::super::period;
use super::super::unit::{Kind, Unit};
use super::super::{Decimal, Stat, StatId, Stats};
use super::number;
use super::prose::Prose;
use num_rational::BigRational;
use std::ops::Range;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not depend on each other"
)]
pub struct Mention {
    /// All its bytes: hedge, number and unit.
    pub at: Range<usize>,
    /// The bytes of number and unit.
    pub core: Range<usize>,
    /// The value and the worth of its digits, in the base unit.
    pub printed: Printed,
    /// The digits, where it is written in digits.
    pub digits: String,
    /// Digits after the point.
    pub places: u32,
    /// The unit, multipliers included.
    pub unit: Unit,
    /// The hedge word's sense.
    pub hedge: Option<Sense>,
    /// How far 约 may be off, in thousandths, where the edition says so.
    pub about: Option<u16>,
    /// Whether two hedge words stand at it (约…左右).
    pub twice: bool,
    /// The statistic that printed it.
    pub stat: Option<StatId>,
    /// Whether the hedge was typed by hand beside a statistic.
    pub typed_hedge: bool,
    /// Whether it is written in Han numerals.
    pub han: bool,
    /// Whether the next number is the upper end of a range that begins here.
    pub opens_range: bool,
}

impl Mention {
    /// What the exact number may be by what is printed.
    pub fn interval(&self) -> Interval {
        if self.unit.kind == Kind::Doublings {
            return doubled(&self.printed.value);
        }
        if let (Some(Sense::About), Some(about)) = (self.hedge, self.about) {
            let v = &self.printed.value;
            let wide = v * BigRational::new(about.into(), 1000.into());
            return Interval::between(v - &wide, v + wide);
        }
        self.printed.stands_for(self.hedge)
    }

    /// The same, so many bytes later.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        self.at = self.at.start + by..self.at.end + by;
        self.core = self.core.start + by..self.core.end + by;
        self
    }

    /// Whether it is an amount, not a rate or multiple.
    pub fn is_amount(&self) -> bool {
        self.unit.kind == Kind::Amount
    }
}

/// 翻n番: 2ⁿ times, said of what lies from 5 % below to a quarter above.
fn doubled(times: &BigRational) -> Interval {
    let n = u32::try_from(times.to_integer()).unwrap_or(1).min(64);
    let value = BigRational::from_integer(num_bigint::BigInt::from(2).pow(n));
    let share = |percent: i64| BigRational::new(percent.into(), 100.into());
    Interval::between(&value * share(95), &value * share(125))
}

/// All numbers of a text, in order. `names` are words whose digits count nothing.
pub fn mentions(prose: &Prose, stats: &Stats, names: &[String]) -> Vec<Mention> {
    let text = prose.text.as_str();
    let mut out: Vec<Mention> = Vec::new();
    let mut bound = prose.bound.iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while bound.next_if(|(range, _)| range.end <= at).is_some() {}
        if let Some((range, id)) = bound.peek()
            && range.start <= at
        {
            out.extend(stats.get(*id).and_then(|stat| of_stat(text, range, stat)));
            at = range.end;
            continue;
        }
        let limit = bound.peek().map_or(text.len(), |(range, _)| range.start);
        let rest = text.get(at..limit).unwrap_or("");
        let Some(c) = rest.chars().next() else { break };
        if let Some(len) = not_counted(text, at, rest, names) {
            at += len;
        } else if let Some(number) =
            number::read(rest).filter(|n| sure(text, at, n.han, n.unit.kind))
        {
            out.push(typed(text, at, number));
            at = out.last().map_or(text.len(), |mention| mention.core.end);
        } else if c.is_ascii_digit() {
            // more digits than any number has
            at += rest.bytes().take_while(u8::is_ascii_digit).count();
        } else {
            at += c.len_utf8();
        }
    }
    link_ranges(text, &mut out);
    out
}

/// Han numerals inside words are none: 第一, 十三五, 三个; 番 only after 翻.
fn sure(text: &str, at: usize, han: bool, kind: Kind) -> bool {
    let before = text.get(..at).unwrap_or("");
    if kind == Kind::Doublings {
        return before.trim_end_matches(['了', '近', '约', '超']).ends_with('翻');
    }
    // 常住人口（万人）, 单位：万元 name a unit
    let bare =
        text.get(at..).is_some_and(|own| own.starts_with(['十', '百', '千', '万', '亿']));
    if bare && kind == Kind::Amount && before.ends_with(['（', '(', '：', ':']) {
        return !han;
    }
    !han || !before.ends_with(['第', '“', '初', '老', '成'])
}

/// The bytes of a period, a name, or digits that are part of a name, at a place.
fn not_counted(text: &str, at: usize, rest: &str, names: &[String]) -> Option<usize> {
    if let Some(name) =
        names.iter().find(|name| !name.is_empty() && rest.starts_with(name.as_str()))
    {
        return Some(name.len());
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let inside =
        before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-'));
    if !inside && let Some((_, len)) = period::starts(rest) {
        return Some(len);
    }
    let first = rest.chars().next()?;
    if first.is_ascii_alphabetic() {
        return Some(run(rest));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let digits =
        rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let after = rest.get(digits..).unwrap_or("");
    // 以农村居民收入为1, 以上年为100: the base of an index
    let index = matches!(rest.get(..digits), Some("1" | "100"))
        && text
            .get(..at)
            .is_some_and(|before| before.ends_with('为') && before.contains('以'))
        && after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let latin = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '+');
    let date = ["月", "日", "时", "号", "版", "期", "．", "、", "）"];
    let head = before.is_none_or(|c| matches!(c, '\n' | '（' | '。'));
    let dated = date.iter().take(6).any(|word| after.starts_with(word))
        && !after.starts_with("日均");
    let listed = head && date.iter().skip(6).any(|word| after.starts_with(word));
    let ordinal = before.is_some_and(|c| matches!(c, '第' | '表' | '图' | '附'));
    let year = !inside && is_listed_year(rest);
    (latin || dated || listed || ordinal || index || year).then(|| run(rest))
}

/// Years that a list has at most.
const MOST_LISTED: usize = 20;

/// 2016 and 2017 in 2016、2017和2018年.
fn is_listed_year(text: &str) -> bool {
    let mut rest = text;
    for _ in 0..MOST_LISTED {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let year = digits == 4 && rest.starts_with(['1', '2']);
        let after = rest.get(digits..).filter(|_| year).unwrap_or("");
        match after.strip_prefix(['、', '和', '与', '及']) {
            Some(next) => rest = next,
            None => return after.starts_with('年'),
        }
    }
    false
}

/// The length of a run of Latin letters and digits with what joins them.
fn run(text: &str) -> usize {
    let len = text
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '+' | '-' | '/'))
        .unwrap_or(text.len());
    len.max(1)
}

/// A number that an author typed.
fn typed(text: &str, at: usize, number: number::Number) -> Mention {
    let core = at..at + number.len;
    let mut out = Mention {
        at: core.clone(),
        core,
        printed: number.printed,
        digits: number.digits,
        places: number.places,
        unit: number.unit,
        hedge: number.within,
        about: None,
        twice: false,
        stat: None,
        typed_hedge: false,
        han: number.han,
        opens_range: false,
    };
    hedge_around(text, &mut out);
    out
}

/// A number that a statistic printed; `None` where the bytes hold only its unit or label.
fn of_stat(text: &str, range: &Range<usize>, stat: &Stat) -> Option<Mention> {
    let shown = text.get(range.clone())?;
    if !shown.contains(&stat.number) {
        return None;
    }
    let Ok(decimal) = Decimal::parse(&stat.number) else {
        return of_words(text, range, stat);
    };
    let unit = Unit::parse(&stat.unit);
    let (last, round) = number::steps(&decimal);
    let mut out = Mention {
        at: range.clone(),
        core: range.clone(),
        printed: Printed {
            value: &decimal.value * &unit.scale,
            last: last * &unit.scale,
            round: round * &unit.scale,
        },
        digits: stat.number.clone(),
        places: stat.places,
        unit,
        hedge: stat.hedge.map(Sense::from),
        about: None,
        twice: false,
        stat: Some(stat.id),
        typed_hedge: false,
        han: false,
        opens_range: false,
    };
    let own = out.hedge;
    out.hedge = None;
    hedge_around(text, &mut out);
    out.typed_hedge = out.hedge.is_some();
    out.twice |= own.is_some() && out.typed_hedge;
    out.hedge = out.hedge.or(own);
    Some(out)
}

/// The number in the words that a statistic printed: 三分之一, 翻一番.
fn of_words(text: &str, range: &Range<usize>, stat: &Stat) -> Option<Mention> {
    let shown = text.get(range.clone())?;
    let (at, number) = shown
        .char_indices()
        .find_map(|(at, _)| Some((range.start + at, number::read(shown.get(at..)?)?)))?;
    let mut out = typed(text, at, number);
    out.at = out.at.start.min(range.start)..out.at.end.max(range.end);
    out.stat = Some(stat.id);
    Some(out)
}

/// Takes the hedge words beside a number into it.
fn hedge_around(text: &str, mention: &mut Mention) {
    let mut senses: Vec<Sense> = mention.hedge.into_iter().collect();
    let before = text.get(..mention.core.start).unwrap_or("");
    if let Some((word, sense)) = BEFORE.iter().find(|(word, _)| before.ends_with(word))
        && is_hedge(before, word)
    {
        senses.insert(0, *sense);
        mention.at.start -= word.len();
    }
    let after = text.get(mention.core.end..).unwrap_or("");
    if let Some((word, sense)) = AFTER.iter().find(|(word, _)| after.starts_with(word))
        && !(WITHIN.iter().any(|(within, _)| within == word)
            && mention.unit.text.is_empty())
        && !after.starts_with("多个")
    {
        senses.push(*sense);
        mention.at.end += word.len();
    }
    mention.twice = senses.len() > 1;
    mention.hedge = senses.first().copied();
}

/// 近 in 附近, 超 in 赶超, 过 in 通过 hedge nothing; neither does 约 in 节约.
fn is_hedge(before: &str, word: &str) -> bool {
    let stem = before.strip_suffix(word).unwrap_or(before);
    let wrong: &[&str] = match word {
        "近" => &["附", "邻", "亲", "最", "远", "临", "靠", "相", "新", "贴"],
        "约" => &["节", "签", "集", "公", "契", "条", "预", "制", "违"],
        "超" => &["赶", "反", "高", "远", "赛"],
        "过" => &["通", "经", "渡", "不", "越", "走", "路", "度", "爬坡"],
        "破" => &["攻", "打", "爆", "侦"],
        _ => &[],
    };
    !wrong.iter().any(|tail| stem.ends_with(tail))
}

/// 35%～40%: marks lower ends.
fn link_ranges(text: &str, mentions: &mut [Mention]) {
    for i in 1..mentions.len() {
        let (Some(low), Some(high)) = (mentions.get(i - 1), mentions.get(i)) else {
            break;
        };
        let between = text.get(low.at.end..high.at.start).unwrap_or("");
        let dash = matches!(between, "～" | "~" | "—" | "–" | "-" | "至" | "到" | "——");
        // 9～16亿: the lower end has no unit of its own
        let alike = low.unit.same_as(&high.unit) || low.unit.text.is_empty();
        if dash
            && alike
            && let Some(low) = mentions.get_mut(i - 1)
        {
            low.opens_range = true;
        }
    }
}
