//! Shares that make up a whole and parts that make up a total (rule S6).

use super::level::is_count;
use super::notions::rounding_note;
use super::operand::{middle, percent, plain, shown};
use super::rate::total;
use super::{Desk, Finding, Place, Rule, Weight};
use crate::say;
use crate::stats::Decimal;
use crate::stats::claim::{Aspect, Claim, Mention, steps};
use crate::stats::hedge::Printed;
use crate::stats::interval::Interval;
use crate::stats::unit::{Kind, Unit};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed};

/// Words before a list of shares.
const SHARES: [&str; 6] = ["比重", "占", "构成", "结构", "比例", "份额"];

/// What a sum comes to beside what it should.
enum Sum {
    /// Exactly.
    Equal,
    /// Within the rounding of its parts.
    Rounded,
    /// Off.
    Off,
    /// So far off that the list is not the whole.
    Partial,
}

impl Sum {
    /// The same where nothing is rounded.
    fn exactly(self) -> Self {
        if matches!(self, Self::Rounded) { Self::Off } else { self }
    }
}

impl Desk<'_> {
    /// Checks lists of shares, totals with their parts, and sums.
    pub(super) fn lists(&mut self, proved: &mut [bool]) {
        for run in self.runs() {
            self.shares_of_whole(&run);
        }
        for run in self.proportions() {
            self.proportion(&run);
        }
        for (word, whole_first) in [("其中", true), ("合计", false), ("总计", false)]
        {
            let places: Vec<usize> =
                self.context.text.match_indices(word).map(|(at, _)| at).collect();
            for at in places {
                self.parts_of_total(at, word, whole_first, proved);
            }
        }
    }

    /// Runs of rates joined by 、 and 和.
    fn runs(&self) -> Vec<Vec<usize>> {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        let mentions = &self.context.mentions;
        for (i, mention) in mentions.iter().enumerate() {
            if mention.unit.kind != Kind::Rate || mention.hedge.is_some() {
                continue;
            }
            let before = i.checked_sub(1).and_then(|j| mentions.get(j));
            let joined = before.is_some_and(|before| {
                let between = self.context.slice(before.at.end..mention.at.start);
                matches!(between, "、" | "和" | "与" | "及" | "，" | "：" | "∶" | ":")
            });
            match runs.last_mut() {
                Some(run) if joined && run.last() == i.checked_sub(1).as_ref() => {
                    run.push(i);
                }
                _ => runs.push(vec![i]),
            }
        }
        runs.retain(|run| run.len() >= 2);
        runs
    }

    /// Runs of three bare numbers or more joined by ∶, as in 4.6∶41.2∶54.2.
    fn proportions(&self) -> Vec<Vec<usize>> {
        let mentions = &self.context.mentions;
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (i, mention) in mentions.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|j| mentions.get(j));
            let joined = before.is_some_and(|before| {
                let between = self.context.slice(before.at.end..mention.at.start);
                matches!(between, "∶" | ":" | "：")
            });
            match runs.last_mut() {
                Some(run) if joined => run.push(i),
                _ => runs.push(vec![i]),
            }
        }
        let bare = |i: &usize| {
            let mention = mentions.get(*i);
            mention.is_some_and(|own| own.unit.text.is_empty() && own.hedge.is_none())
        };
        runs.retain(|run| run.len() >= 3 && run.iter().all(bare));
        runs
    }

    /// 三次产业结构为4.6∶41.2∶54.2: a proportion out of 100 adds up to it.
    fn proportion(&mut self, run: &[usize]) {
        let context = self.context;
        let list: Vec<&Mention> =
            run.iter().filter_map(|i| context.mentions.get(*i)).collect();
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let before = context.slice(context.sentence(first.at.start)..first.at.start);
        if !SHARES.iter().any(|word| before.contains(word)) {
            return;
        }
        let parts: Vec<Interval> = list.iter().map(|part| part.interval()).collect();
        let exact: BigRational = list.iter().map(|part| part.printed.value.clone()).sum();
        let hundred = BigRational::from_integer(100.into());
        let whole = Interval::point(hundred.clone());
        if !matches!(judge(&parts, &whole, &exact, &hundred, 10), Sum::Off) {
            return;
        }
        let (sum, came) = (joined(&list, context.text, " + "), plain(&exact));
        let message = say!(
            "构成之和不是100：{sum} = {came}",
            "the proportion does not add up to 100: {sum} = {came}"
        );
        self.report(6, Weight::Error, first.at.start..last.at.end, message, None);
    }

    fn shares_of_whole(&mut self, run: &[usize]) {
        let mentions = &self.context.mentions;
        let list: Vec<&Mention> = run.iter().filter_map(|i| mentions.get(*i)).collect();
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let floor = self.context.sentence(first.at.start);
        let floor = run
            .first()
            .and_then(|i| mentions.get(i.checked_sub(1)?))
            .map_or(floor, |before| before.at.end.max(floor));
        let before = self.context.slice(floor..first.at.start);
        let spoken = SHARES.iter().any(|word| before.contains(word));
        let defined = list.iter().all(|mention| {
            let metric = mention.stat.and_then(|id| self.context.metrics.get(id));
            metric.is_some_and(|metric| metric.aspect == Aspect::Share)
        });
        let change =
            ["增长", "下降", "提高", "增速"].iter().any(|word| before.contains(word));
        if !(spoken || defined) || change {
            return;
        }
        let parts: Vec<Interval> =
            list.iter().map(|mention| mention.interval()).collect();
        let exact: BigRational = list.iter().map(|m| m.printed.value.clone()).sum();
        let at = first.at.start..last.at.end;
        let sum = joined(&list, self.context.text, " + ");
        let came = percent(&exact);
        let whole = Interval::point(BigRational::one());
        match judge(&parts, &whole, &exact, &BigRational::one(), 10) {
            Sum::Equal | Sum::Partial => {}
            Sum::Rounded => {
                let message = say!(
                    "比重之和差在修约：{sum} = {came}",
                    "the shares add up to 100 % but for rounding: {sum} = {came}"
                );
                self.report(6, Weight::Note, at, message, Some(rounding_note()));
            }
            Sum::Off => {
                let message = say!(
                    "比重之和不是100%：{sum} = {came}",
                    "the shares do not add up to 100 %: {sum} = {came}"
                );
                self.report(6, Weight::Error, at, message, None);
            }
        }
    }

    /// A total before 其中 (or after 合计) and the parts on the other side.
    fn parts_of_total(
        &mut self,
        at: usize,
        word: &str,
        whole_first: bool,
        proved: &mut [bool],
    ) {
        let context = self.context;
        let end = context.sentence_end(at);
        let floor = context.sentence(at);
        let amount =
            |mention: &&Mention| mention.is_amount() && !mention.unit.text.is_empty();
        let (whole, parts): (_, Vec<usize>) = if whole_first {
            let last = context
                .mentions
                .iter()
                .rposition(|m| m.at.end <= at && amount(&m) && !self.is_change(m));
            (last, self.between(at, end))
        } else {
            let first =
                context.mentions.iter().position(|m| m.at.start >= at + word.len());
            (first, self.between(floor, at))
        };
        let Some((place, whole)) =
            whole.and_then(|i| Some((i, context.mentions.get(i)?)))
        else {
            return;
        };
        let near = if whole_first {
            let gap = context.slice(whole.at.end..at);
            gap.chars().filter(|c| matches!(c, '。' | '\n')).count() <= 1
        } else {
            context.slice(at + word.len()..whole.core.start).chars().count() <= 3
        };
        let listed: Vec<&Mention> =
            parts.iter().filter_map(|i| context.mentions.get(*i)).collect();
        let list: Vec<&Mention> = listed
            .into_iter()
            .filter(|part| amount(part) && part.unit.dim == whole.unit.dim)
            .filter(|part| !self.is_change(part))
            .collect();
        let bare = |m: &&Mention| m.hedge.is_none();
        if !near || list.len() < 2 || !list.iter().all(bare) || !bare(&whole) {
            return;
        }
        self.add_up(place, whole, &list, if whole_first { 3 } else { 100 }, proved);
    }

    /// Whether a number says a change, not a part.
    fn is_change(&self, mention: &Mention) -> bool {
        use crate::stats::claim::Relation;
        let before = |claim: &Claim| {
            self.mention(claim).is_some_and(|own| own.at.start < mention.at.start)
        };
        // claims stand in the order of their numbers
        self.claims.get(self.claims.partition_point(before)).is_some_and(|claim| {
            self.mention(claim).is_some_and(|own| own.at == mention.at)
                && matches!(
                    claim.relation,
                    Relation::Change | Relation::PerHead | Relation::Same
                )
        })
    }

    fn between(&self, start: usize, end: usize) -> Vec<usize> {
        let inside = |m: &Mention| m.at.start >= start && m.at.end <= end;
        let first = self.context.number_from(start);
        let last = self.context.number_from(end).max(first);
        let all = self.context.mentions.iter().enumerate();
        let near = all.skip(first).take(last - first);
        near.filter(|(_, mention)| inside(mention)).map(|(i, _)| i).collect()
    }

    fn add_up(
        &mut self,
        place: usize,
        whole: &Mention,
        list: &[&Mention],
        near: u32,
        proved: &mut [bool],
    ) {
        let parts: Vec<Interval> = list.iter().map(|part| part.interval()).collect();
        let exact: BigRational = list.iter().map(|part| part.printed.value.clone()).sum();
        let sum = joined(list, self.context.text, " + ");
        let came = shown(&exact, &whole.unit, 4);
        let said = self.context.slice(whole.core.clone());
        let at = whole.at.clone();
        let judged = judge(&parts, &whole.interval(), &exact, &whole.printed.value, near);
        let mut all = list.iter().copied().chain([whole]);
        let counted = all.all(|number| number.places == 0 && counts(&number.unit));
        let judged = if counted { judged.exactly() } else { judged };
        if !matches!(judged, Sum::Partial)
            && let Some(proved) = proved.get_mut(place)
        {
            *proved |= list.iter().all(|part| part.stat.is_some());
        }
        match judged {
            Sum::Equal | Sum::Partial => {}
            Sum::Rounded => {
                let message = say!(
                    "分项之和与总数差在修约：{sum} = {came}，总数{said}",
                    "the parts add up to the total but for rounding: {sum} = {came}, the total is {said}"
                );
                self.report(6, Weight::Note, at, message, Some(rounding_note()));
            }
            Sum::Off => {
                let message = say!(
                    "分项之和不是总数：{sum} = {came}，总数写作{said}",
                    "the parts do not add up to the total: {sum} = {came}, the total says {said}"
                );
                self.report(6, Weight::Error, at, message, None);
            }
        }
    }
}

/// Whether a unit counts things one by one: 所, 家, not 万人.
fn counts(unit: &Unit) -> bool {
    let bare = unit.kind == Kind::Amount && unit.scale == BigRational::one();
    bare && !unit.text.is_empty() && is_count(unit)
}

/// A total of a table's column and the parts that are to add up to it; `None` where they
/// do, or where so little of it is listed that they are not all.
///
/// `unit` is what the column counts: things that are counted one by one are not rounded.
pub fn column(
    (name, unit): (&str, &str),
    whole: &Decimal,
    parts: &[Decimal],
) -> Option<Finding> {
    let printed = |number: &Decimal| {
        let (last, round) = steps(number);
        let printed = Printed { value: number.value.clone(), last, round };
        printed.stands_for(None)
    };
    if parts.len() < 2 {
        return None;
    }
    let exact: BigRational = parts.iter().map(|part| part.value.clone()).sum();
    let intervals: Vec<Interval> = parts.iter().map(printed).collect();
    let counted = counts(&Unit::parse(unit))
        && parts.iter().chain([whole]).all(|number| number.places == 0);
    let judged = judge(&intervals, &printed(whole), &exact, &whole.value, 3);
    let judged = if counted { judged.exactly() } else { judged };
    let terms: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let (sum, came, said) = (terms.join(" + "), plain(&exact), &whole.text);
    let (weight, message, help) = match judged {
        Sum::Equal | Sum::Partial => return None,
        Sum::Rounded => (
            Weight::Note,
            say!(
                "“{name}”一栏分项之和与合计差在修约：{sum} = {came}，合计{said}",
                "the column “{name}” adds up to its total but for rounding: {sum} = {came}, the total is {said}"
            ),
            Some(rounding_note()),
        ),
        Sum::Off => (
            Weight::Error,
            say!(
                "“{name}”一栏分项之和不是合计：{sum} = {came}，合计写作{said}",
                "the column “{name}” does not add up to its total: {sum} = {came}, the total says {said}"
            ),
            None,
        ),
    };
    let (rule, stats) = (Rule(6), Vec::new());
    Some(Finding { rule, weight, at: Place::Chart, message, help, stats })
}

/// Holds a sum against a whole; `near` is how many per cent off still count as a slip.
fn judge(
    parts: &[Interval],
    whole: &Interval,
    exact: &BigRational,
    wanted: &BigRational,
    near: u32,
) -> Sum {
    if exact == wanted {
        return Sum::Equal;
    }
    if total(parts).is_some_and(|sum| sum.meets(whole)) {
        return Sum::Rounded;
    }
    let off = (exact - wanted).abs();
    let over = exact > wanted && middle(whole).is_positive();
    let limit = wanted.abs() * BigRational::new(BigInt::from(near), 100.into());
    if off <= limit || (over && near <= 10 && off <= &limit * BigInt::from(2)) {
        Sum::Off
    } else {
        Sum::Partial
    }
}

/// The numbers of a list as printed, joined.
fn joined(list: &[&Mention], text: &str, by: &str) -> String {
    let words: Vec<&str> =
        list.iter().filter_map(|mention| text.get(mention.core.clone())).collect();
    words.join(by)
}
