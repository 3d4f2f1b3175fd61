//! Levels and their changes: 是…倍, 增长…倍, 翻番, 增长…%, 增加…, 同比 and 环比, prices
//! (rules S2, S3, S5, S8, S10).

use super::operand::{against, percent, plain, shown};
use super::{Desk, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::StatId;
use crate::stats::claim::{Aspect, Claim, Link, Mention, Operand, Relation};
use crate::stats::interval::Interval;
use crate::stats::period::Period;
use crate::stats::unit::Kind;
use num_rational::BigRational;
use num_traits::{One, Signed};

/// What a claim comes to.
pub(super) struct Result {
    /// What the number printed should lie in, its sign taken off.
    pub(super) value: Interval,
    /// The arithmetic.
    pub(super) sum: String,
}

impl Desk<'_> {
    /// Checks a multiple, growth or difference; whether its operands were found.
    pub(super) fn change(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        if claim.relation == Relation::Change && self.is_new(claim) {
            return self.level(claim);
        }
        if self.shrinks_by_times(claim, mention) || self.sign_twice(claim, mention) {
            return true;
        }
        self.link_and_base(claim);
        if self.rate_in_percent(claim) {
            return true;
        }
        let declared = self.declared(claim, mention);
        let Some(result) = self.result(claim, claim.base) else { return declared };
        if declared {
            return true;
        }
        let own = self.asserted(claim);
        if !self.prices_agree(claim, &result, own.meets(&result.value)) {
            return true;
        }
        if own.meets(&result.value) || !claim.sure {
            return claim.sure;
        }
        self.contradict(claim, mention, &result);
        true
    }

    /// Whether the subject itself counts what is new: 新增绿化面积.
    fn is_new(&self, claim: &Claim) -> bool {
        let Operand::Stat(id) = claim.subject else { return false };
        let new = ["新增", "增加", "净增", "减少"];
        self.stat(id)
            .is_some_and(|stat| new.iter().any(|word| stat.label.starts_with(word)))
    }

    /// 下降1.5倍 says nothing that can be.
    fn shrinks_by_times(&mut self, claim: &Claim, mention: &Mention) -> bool {
        let wrong = claim.relation == Relation::Growth
            && claim.sign < 0
            && mention.unit.kind == Kind::Times;
        if wrong {
            let said = self.context.slice(claim.at.clone());
            let message = say!(
                "“{said}”：减少不能用倍数，减少一倍就是减到零",
                "“{said}”: nothing falls by a multiple; to fall by 1 time is to reach zero"
            );
            let help = say!(
                "写成“下降…%”或“降至原来的几分之一”",
                "say by how many per cent it fell, or to what part of what it was"
            );
            self.report(2, Weight::Error, claim.at.clone(), message, Some(help));
        }
        wrong
    }

    /// 下降-3.1% denies itself; 增长 with a statistic of a fall does too.
    fn sign_twice(&mut self, claim: &Claim, mention: &Mention) -> bool {
        if claim.relation != Relation::Growth {
            return false;
        }
        let said = self.context.slice(claim.at.clone());
        if mention.printed.value.is_negative() {
            let message = say!(
                "“{said}”：动词已说增减，数字前不再带负号",
                "“{said}”: the verb says the direction, the number needs no minus"
            );
            let help = say!(
                "增用“增长”，减用“下降”，数字都写正数",
                "增长 for a rise, 下降 for a fall, the number positive in both"
            );
            self.report(8, Weight::Error, claim.at.clone(), message, Some(help));
            return true;
        }
        let aspect = mention.stat.and_then(|id| self.context.metrics.get(id));
        let fall = match aspect.map(|metric| metric.aspect) {
            Some(Aspect::Fall) => true,
            Some(Aspect::Growth) => false,
            _ => return false,
        };
        if fall == (claim.sign < 0) {
            return false;
        }
        let label = mention.stat.and_then(|id| self.stat(id)).map_or("", |s| &s.label);
        let message = say!(
            "“{said}”与指标“{label}”的方向相反",
            "“{said}” goes against the direction of the statistic {label}"
        );
        self.report(8, Weight::Error, claim.at.clone(), message, None);
        true
    }

    /// A growth typed by hand against a statistic that gives it; whether there is one.
    fn declared(&mut self, claim: &Claim, mention: &Mention) -> bool {
        if claim.relation != Relation::Growth || mention.stat.is_some() {
            return false;
        }
        let Some(id) = self.growth_stat(claim) else { return false };
        let (Some(stat), Some(metric)) = (self.stat(id), self.context.metrics.get(id))
        else {
            return false;
        };
        self.took.push(id);
        let falls = metric.aspect == Aspect::Fall;
        let value = super::operand::interval_of(stat, &metric.unit);
        let turned = if falls == (claim.sign < 0) { 1 } else { -1 };
        let value = value.scaled(&BigRational::from_integer(turned.into()));
        if mention.interval().meets(&value) {
            return true;
        }
        let (said, label, printed) =
            (self.context.slice(claim.at.clone()), &stat.label, stat.printed());
        let rule = if against(&value, 1) {
            8
        } else if mention.hedge.is_some() {
            9
        } else {
            1
        };
        let message = say!(
            "“{said}”与指标不符：{label}为{printed}",
            "“{said}” is not the statistic: {label} is {printed}"
        );
        let name = &stat.name;
        let help = say!("用 {{{name}}} 引用指标", "refer to the statistic as {{{name}}}");
        self.report(rule, Weight::Error, claim.at.clone(), message, Some(help));
        true
    }

    /// The statistic that gives the growth a claim speaks of.
    fn growth_stat(&self, claim: &Claim) -> Option<StatId> {
        let context = self.context;
        let floor = context.sentence(claim.at.start);
        let (_, within) = context.hits_in(floor..claim.at.start);
        let hit = within.iter().rfind(|hit| hit.sure)?;
        // growth over another base than the year before is another growth
        let yearly = claim.base_period.is_none()
            || claim.period.is_none_or(|own| claim.base_period == Some(own.moved(-1)));
        let spoken = context.slice(hit.at.end..claim.at.start);
        let plain = context.is_filler(hit.at.end..claim.at.start)
            && self.mention(claim).is_some_and(|mention| !context.is_aim(mention));
        let other = spoken.contains("环比")
            || spoken.contains("年均")
            || (spoken.contains('比')
                && !spoken.contains("上年")
                && !spoken.contains("同比"));
        if !plain || other || !yearly {
            return None;
        }
        context.pick(&hit.stats, claim.period, |metric| {
            matches!(metric.aspect, Aspect::Growth | Aspect::Fall)
        })
    }

    /// What the number of a claim should be, by its operands.
    pub(super) fn result(&self, claim: &Claim, base: Operand) -> Option<Result> {
        let (subject, from) = (self.interval(claim.subject)?, self.interval(base)?);
        if !self.unit(claim.subject)?.same_as(self.unit(base)?) || claim.subject == base {
            return None;
        }
        let (a, b) = (self.words(claim.subject), self.words(base));
        let one = BigRational::one();
        let sign = BigRational::from_integer(claim.sign.into());
        Some(match claim.relation {
            Relation::Ratio => {
                let value = subject.over(&from)?;
                let exact = plain(&self.quotient(claim.subject, base));
                Result { value, sum: format!("{a} ÷ {b} = {exact}") }
            }
            Relation::Growth => {
                let ratio = subject.over(&from)?;
                let growth = ratio.shifted(&-&one);
                let grown = self.quotient(claim.subject, base) - &one;
                let times = self.mention(claim)?.unit.kind == Kind::Times;
                let exact = if times { plain(&grown) } else { percent(&grown) };
                let sum = format!("{a} ÷ {b} − 1 = {exact}");
                Result { value: growth.scaled(&sign), sum }
            }
            Relation::Change => {
                let value = subject.minus(&from)?;
                let unit = &self.mention(claim)?.unit;
                if unit.dim != self.unit(base)?.dim {
                    return None;
                }
                let exact = self.exact(claim.subject) - self.exact(base);
                let exact = shown(&exact, unit, 4);
                Result {
                    value: value.scaled(&sign), sum: format!("{a} − {b} = {exact}")
                }
            }
            _ => return None,
        })
    }

    /// Reports what contradicts, under the rule that explains it best.
    fn contradict(&mut self, claim: &Claim, mention: &Mention, result: &Result) {
        let own = self.asserted(claim);
        let said = self.context.slice(claim.at.clone());
        let sum = &result.sum;
        let message =
            say!("“{said}”与数据不符：{sum}", "“{said}” is not what the data say: {sum}");
        let times = matches!(mention.unit.kind, Kind::Times | Kind::Doublings);
        let (rule, help) =
            if claim.relation != Relation::Ratio && against(&result.value, 1) {
                (8, Some(say!("实为反方向", "it went the other way")))
            } else if let Some(help) = self.other_base(claim, &own) {
                (10, Some(help))
            } else if claim.hedge.is_some() && mention.unit.kind != Kind::Doublings {
                (9, None)
            } else if times {
                (2, times_help(claim, &own, result))
            } else {
                (3, growth_help(claim, &own, result))
            };
        self.report(rule, Weight::Error, claim.at.clone(), message, help);
    }

    /// 同比 that is 环比, or the other way round.
    fn other_base(&self, claim: &Claim, own: &Interval) -> Option<Message> {
        let (link, _) = claim.link.as_ref()?;
        let Operand::Stat(id) = claim.subject else { return None };
        let metric = self.context.metrics.get(id)?;
        let period = metric.period?;
        let (wanted, zh, en) = match link {
            Link::YearBefore => (period.before(), "环比", "over the period before"),
            Link::PeriodBefore => (period.moved(-1), "同比", "over the year before"),
        };
        let base = self.context.pick(
            self.context.metrics.named(&metric.core),
            Some(wanted),
            |other| other.aspect == metric.aspect && other.period.is_some(),
        )?;
        let result = self.result(claim, Operand::Stat(base))?;
        let sum = result.sum;
        result
            .value
            .meets(own)
            .then(|| say!("这是{zh}的数：{sum}", "this is the change {en}: {sum}"))
    }

    /// 同比 with a base that is not the year before; 环比 of whole years.
    fn link_and_base(&mut self, claim: &Claim) {
        let Some((link, at)) = claim.link.clone() else { return };
        let own = match claim.subject {
            Operand::Stat(id) => self.context.metrics.get(id).and_then(|m| m.period),
            _ => None,
        };
        let own = own.or(claim.period);
        let said =
            self.context.slice(self.context.clause(claim.at.start)..claim.at.start);
        let wrong = match (link, own, claim.base_period) {
            (Link::YearBefore, Some(own), Some(base)) => base != own.moved(-1),
            (Link::PeriodBefore, Some(Period { months: 12, .. }), _) => true,
            _ => false,
        };
        let crossed = match link {
            Link::YearBefore => ["比上月", "比上季", "较上月", "较上季"],
            Link::PeriodBefore => ["比上年", "比去年", "较上年", "较去年"],
        };
        if !wrong && !crossed.iter().any(|word| said.contains(word)) {
            return;
        }
        let (message, help) = match link {
            Link::YearBefore => (
                say!(
                    "“同比”的基期是上年同期",
                    "同比 is against the same period a year before"
                ),
                say!("写明基期时删去“同比”", "drop 同比 where the base is said"),
            ),
            Link::PeriodBefore => (
                say!(
                    "“环比”的基期是紧接的上一期",
                    "环比 is against the period just before"
                ),
                say!(
                    "与上年相比写“同比”或“比上年”",
                    "against last year, write 同比 or 比上年"
                ),
            ),
        };
        self.report(10, Weight::Warning, at, message, Some(help));
    }
}

/// What a wrong multiple was probably meant to be.
fn times_help(claim: &Claim, own: &Interval, result: &Result) -> Option<Message> {
    let one = BigRational::one();
    match claim.relation {
        Relation::Growth if own.meets(&result.value.shifted(&one)) => Some(say!(
            "“是…倍”含原来的一倍，“增长…倍”不含：写“是…倍”，或减去1",
            "是…倍 counts the original, 增长…倍 does not: write 是…倍, or take 1 off"
        )),
        Relation::Ratio if own.meets(&result.value.shifted(&-one)) => Some(say!(
            "这是增长的倍数：写“增长…倍”，或加上1",
            "this is the growth: write 增长…倍, or add 1"
        )),
        Relation::Ratio if claim.sign > 0 => {
            Some(say!("翻一番是2倍，翻两番是4倍", "翻一番 is 2 times, 翻两番 is 4 times"))
        }
        _ => None,
    }
}

/// What a wrong growth was probably meant to be.
fn growth_help(claim: &Claim, own: &Interval, result: &Result) -> Option<Message> {
    let ratio = result.value.shifted(&BigRational::one());
    (claim.relation == Relation::Growth && own.meets(&ratio)).then(|| {
        say!(
            "这是两数之比：写“是…的…%”，增幅要减去100%",
            "this is the ratio: growth is 100 per cent less"
        )
    })
}
