//! Amounts typed or hedged beside a statistic (rules S1, S9, S11, S13), amounts by heads,
//! and amounts given in two units (rule S11).

use super::operand::{interval_of, shown};
use super::{Desk, Weight};
use crate::say;
use crate::stats::claim::{Aspect, Claim, Mention, Operand};
use crate::stats::interval::Interval;
use crate::stats::unit::{Dim, Unit};
use crate::stats::{Stat, StatId};
use num_rational::BigRational;

/// Whose number a total is divided by for an amount by heads.
const POPULATIONS: [&str; 6] = [
    "年平均常住人口",
    "平均常住人口",
    "年末常住人口",
    "常住人口",
    "年平均人口",
    "总人口",
];

impl Desk<'_> {
    /// Checks an amount; whether it belongs to a statistic.
    pub(super) fn level(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        if let Some(id) = mention.stat {
            if mention.typed_hedge {
                self.hedge(claim, mention, id);
            }
            return true;
        }
        // a number after an upper end is checked with the lower one
        let upper =
            claim.mention.checked_sub(1).and_then(|i| self.context.mentions.get(i));
        if upper.is_some_and(|low| low.opens_range) {
            return true;
        }
        let Operand::Stat(id) = claim.subject else { return false };
        let (Some(stat), Some(unit)) = (self.stat(id), self.unit(claim.subject)) else {
            return false;
        };
        if mention.unit.dim == Dim::NONE && mention.is_amount() {
            // a number without its unit proves nothing wrong
            return mention.printed.value == &stat.value * &unit.scale
                || mention.digits == stat.number;
        }
        if !mention.unit.same_as(unit) {
            return claim.sure && self.other_unit(claim, mention, stat, unit);
        }
        let value = interval_of(stat, unit);
        let own = self.range(claim).unwrap_or_else(|| mention.interval());
        if !claim.sure {
            // what may be another notion proves, but is not accused
            return own.meets(&value);
        }
        if mention.hedge.is_some() {
            self.hedge(claim, mention, id);
        } else if !own.meets(&value) {
            self.another_value(claim, mention, stat, unit);
        } else if !mention.opens_range {
            self.another_form(claim, mention, stat, unit);
        }
        true
    }

    /// Both ends of a range, where the claim opens one.
    fn range(&self, claim: &Claim) -> Option<Interval> {
        let low = self.mention(claim).filter(|mention| mention.opens_range)?;
        let high = self.context.mentions.get(claim.mention + 1)?;
        let bare = low.unit.text.is_empty();
        let low = if bare {
            &low.printed.value * &high.unit.scale
        } else {
            low.printed.value.clone()
        };
        Some(Interval::between(low, high.printed.value.clone()))
    }

    /// A hedge typed beside a statistic or before a number of its own.
    fn hedge(&mut self, claim: &Claim, mention: &Mention, id: StatId) {
        let (Some(stat), Some(metric)) = (self.stat(id), self.context.metrics.get(id))
        else {
            return;
        };
        let value = match stat.hedge {
            Some(_) => interval_of(stat, &metric.unit),
            None => Interval::point(&stat.value * &metric.unit.scale),
        };
        if mention.interval().meets(&value) {
            return;
        }
        let (said, label, printed) = (self.said(claim), &stat.label, stat.printed());
        let message = say!(
            "“{said}”与准确值不符：{label}为{printed}",
            "“{said}” does not agree with the exact value: {label} is {printed}"
        );
        let help = say!(
            "近、不足须低于所写的数（近不过差一成），超、余须高于，以上含本数",
            "近 and 不足 lie below the number (近 by a tenth at most), 超 and 余 above, 以上 from it on"
        );
        self.report(9, Weight::Error, mention.at.clone(), message, Some(help));
    }

    /// A number that the statistic cannot be.
    fn another_value(
        &mut self,
        claim: &Claim,
        mention: &Mention,
        stat: &Stat,
        unit: &Unit,
    ) {
        let high = self.context.mentions.get(claim.mention + 1);
        let end =
            high.filter(|_| mention.opens_range).map_or(mention.at.end, |m| m.at.end);
        let at = mention.at.start..end;
        let said = self.context.slice(at.clone());
        let (label, printed) = (&stat.label, stat.printed());
        let digits = mention.digits.trim_start_matches('-') == stat.number;
        let slipped = digits && mention.unit.scale != unit.scale;
        let (larger, smaller) = if mention.unit.scale > unit.scale {
            (&mention.unit.scale, &unit.scale)
        } else {
            (&unit.scale, &mention.unit.scale)
        };
        let (rule, help) = if slipped {
            let times = super::operand::plain(&(larger / smaller));
            (
                11,
                say!(
                    "数字相同而单位不同，差{times}倍",
                    "the digits are the same, the units differ by a factor of {times}"
                ),
            )
        } else if swapped(&mention.digits, &stat.number) {
            (1, say!("数字的次序可能颠倒了", "two digits may have changed places"))
        } else {
            let name = &stat.name;
            (1, say!("用 {{{name}}} 引用指标", "refer to the statistic as {{{name}}}"))
        };
        let message = say!(
            "“{said}”与指标不符：{label}为{printed}",
            "“{said}” is not the statistic: {label} is {printed}"
        );
        self.report(rule, Weight::Error, at, message, Some(help));
    }

    /// The same number in another form than elsewhere.
    fn another_form(
        &mut self,
        claim: &Claim,
        mention: &Mention,
        stat: &Stat,
        unit: &Unit,
    ) {
        let same = mention.printed.value == &stat.value * &unit.scale;
        if same || mention.han || stat.hedge.is_some() {
            return;
        }
        let (said, label, printed) = (self.said(claim), &stat.label, stat.printed());
        let name = &stat.name;
        let message = say!(
            "“{said}”与定义的写法不同：{label}处处印作{printed}",
            "“{said}” is not how it is defined: {label} prints as {printed} everywhere"
        );
        let help = say!(
            "用 {{{name}}} 引用；取整请加约、近、超等字",
            "refer to it as {{{name}}}; a rounded form needs 约, 近 or 超"
        );
        self.report(13, Weight::Warning, mention.at.clone(), message, Some(help));
    }

    /// A number with a unit of another dimension: money of another country, area for
    /// length, or the same digits with another unit.
    fn other_unit(
        &mut self,
        claim: &Claim,
        mention: &Mention,
        stat: &Stat,
        unit: &Unit,
    ) -> bool {
        let money = mention.unit.dim.is_money() && unit.dim.is_money();
        let digits = mention.digits == stat.number && !mention.unit.text.is_empty();
        let counted = is_count(&mention.unit) && is_count(unit);
        // 46亿元，折6.4亿美元: said of the number before
        let between = self.context.number_from(claim.gap.start) < claim.mention;
        if counted || between || !(money || digits) {
            return false;
        }
        let (said, label, printed) = (self.said(claim), &stat.label, stat.printed());
        let message = say!(
            "“{said}”的单位不对：{label}为{printed}",
            "“{said}” has the wrong unit: {label} is {printed}"
        );
        let help = say!(
            "元与美元、长度与面积不能混用",
            "currencies, lengths and areas do not mix"
        );
        self.report(11, Weight::Error, mention.at.clone(), message, Some(help));
        true
    }

    /// 人均…: total over population; within 2.5 % where the population is not an average.
    pub(super) fn per_head(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        let context = self.context;
        let Some(hit) = context.per_head(mention).and_then(|i| context.hits.get(i))
        else {
            return false;
        };
        let level = |aspect| aspect == Aspect::Level;
        let Some(total) = context.pick(&hit.stats, claim.period, |metric| {
            level(metric.aspect) && metric.unit.dim.is_money()
        }) else {
            return false;
        };
        let Some((people, average)) = self.people(total) else { return false };
        let (top, below) = (Operand::Stat(total), Operand::Stat(people));
        let (Some(a), Some(b)) = (self.interval(top), self.interval(below)) else {
            return false;
        };
        let Some(mut value) = a.over(&b) else { return false };
        if !average {
            value = value.loosened(&BigRational::new(25.into(), 1000.into()));
        }
        if mention.interval().meets(&value) {
            return true;
        }
        let said = self.said(claim);
        let exact = shown(&self.quotient(top, below), &mention.unit, 2);
        let (a, b) = (self.words(top), self.words(below));
        let message = say!(
            "人均“{said}”与数据不符：{a} ÷ {b} = {exact}",
            "“{said}” a head is not what the data say: {a} ÷ {b} = {exact}"
        );
        self.report(11, Weight::Error, mention.at.clone(), message, None);
        true
    }

    /// The population for a total: the average one of its period, else that at the end.
    fn people(&self, total: StatId) -> Option<(StatId, bool)> {
        let period = self.context.metrics.get(total)?.period;
        let mut found = None;
        let metrics = self.context.metrics;
        let all = metrics.people().iter();
        let known = all.filter_map(|id| Some((self.stat(*id)?, metrics.get(*id)?)));
        for (stat, metric) in known {
            let people = POPULATIONS.contains(&metric.core.as_str());
            if people && (metric.period == period || metric.period.is_none()) {
                let average = stat.label.contains("平均");
                if average {
                    return Some((stat.id, true));
                }
                found = Some((stat.id, false));
            }
        }
        found
    }

    /// 1778亩，折合118.5公顷: both must be one amount.
    pub(super) fn same(&mut self, claim: &Claim) -> bool {
        let (Some(mention), Some(first)) =
            (self.mention(claim), self.context.mentions.get(claim.mention - 1))
        else {
            return false;
        };
        let proved = first.stat.is_some();
        let own = match mention.hedge {
            Some(_) => {
                mention.interval().loosened(&BigRational::new(1.into(), 100.into()))
            }
            None => mention.interval(),
        };
        if own.meets(&first.interval()) {
            return proved;
        }
        let (said, other) = (self.said(claim), self.context.slice(first.core.clone()));
        let exact = shown(&first.printed.value, &mention.unit, mention.places + 2);
        let message = say!(
            "“{said}”与“{other}”不等：{other} = {exact}",
            "“{said}” is not “{other}”: {other} = {exact}"
        );
        let help = say!(
            "1公顷 = 15亩 = 1万平方米，1平方公里 = 100公顷 = 1500亩",
            "1公顷 = 15亩 = 10 000 m², 1平方公里 = 100公顷 = 1500亩"
        );
        self.report(11, Weight::Error, mention.at.clone(), message, Some(help));
        true
    }
}

/// Whether two numbers differ by one exchange of neighbours.
fn swapped(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|&i| a.get(i) != b.get(i)).collect();
    matches!(differ.as_slice(), [i, j] if a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i))
}

/// Whether a unit counts things, people or households: 家 and 户 are often exchanged.
pub(super) fn is_count(unit: &Unit) -> bool {
    ["个", "人", "户", "人次"].iter().any(|base| unit.dim == Unit::parse(base).dim)
}
