//! Rates: 个百分点 for differences, % for growth (rule S7), signs of comparisons (rule S8),
//! shares (rule S6).

use super::operand::{against, interval_of, percent, plain};
use super::{Desk, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::claim::{Aspect, Claim, Operand, is_rate};
use crate::stats::interval::Interval;
use crate::stats::unit::Kind;
use num_bigint::BigInt;
use num_rational::BigRational;

impl Desk<'_> {
    /// Checks a difference in 个百分点; whether both rates were found.
    pub(super) fn points(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        let Some(unit) = self.unit(claim.subject) else { return false };
        if unit.kind == Kind::Amount {
            return self.points_of_amount(claim);
        }
        let (Some(a), Some(b)) =
            (self.interval(claim.subject), self.interval(claim.base))
        else {
            return false;
        };
        let Some(difference) = a.minus(&b) else { return false };
        let sign = BigRational::from_integer(claim.sign.into());
        let signed =
            if claim.sign == 0 { difference.clone() } else { difference.scaled(&sign) };
        if mention.interval().meets(&signed) || !claim.sure {
            return true;
        }
        let said = self.context.slice(claim.at.clone());
        let (a, b) = (self.words(claim.subject), self.words(claim.base));
        let exact = points(&(self.exact(claim.subject) - self.exact(claim.base)));
        let message = say!(
            "“{said}”与数据不符：{a} − {b} = {exact}个百分点",
            "“{said}” is not what the data say: {a} − {b} = {exact} points"
        );
        let turned = against(&signed, 1);
        let help = turned.then(|| say!("实为反方向", "it is the other way round"));
        let rule = if turned {
            8
        } else if mention.hedge.is_some() {
            9
        } else {
            7
        };
        self.report(rule, Weight::Error, claim.at.clone(), message, help);
        true
    }

    /// 总产值增长3.4个百分点: amounts grow by per cent. Whether it was told.
    fn points_of_amount(&mut self, claim: &Claim) -> bool {
        let between = self.context.slice(claim.gap.clone());
        // 拉动地区生产总值增长2.2个百分点 is right
        let sentence = self.context.sentence(claim.at.start);
        let before = self.context.slice(sentence..claim.at.start);
        let pulls = ["拉动", "贡献", "影响"].iter().any(|word| before.contains(word));
        if claim.sign == 0 || !claim.sure || is_rate(between) || pulls {
            return false;
        }
        let said = self.context.slice(claim.at.clone());
        let subject = self.words(claim.subject);
        let message = say!(
            "“{said}”：{subject}是总量，增减用“%”，百分点只用于两个百分数之差",
            "“{said}”: {subject} is an amount and changes by per cent; points are for differences of rates"
        );
        self.report(7, Weight::Error, claim.at.clone(), message, None);
        true
    }

    /// 城镇化率提高0.5%: the difference of two rates is in 个百分点. Whether it was told.
    pub(super) fn rate_in_percent(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        let rate = self.unit(claim.subject).is_some_and(|unit| unit.kind == Kind::Rate);
        if !rate
            || mention.unit.kind != Kind::Rate
            || mention.stat.is_some()
            || !claim.sure
        {
            return false;
        }
        let both = (self.interval(claim.subject), self.interval(claim.base));
        let said = self.context.slice(claim.at.clone());
        let mut sum = say!("", "");
        if let (Some(a), Some(b)) = both
            && let (Some(difference), Some(ratio)) = (a.minus(&b), a.over(&b))
        {
            let sign = BigRational::from_integer(claim.sign.into());
            let growth =
                ratio.shifted(&-BigRational::from_integer(1.into())).scaled(&sign);
            let own = mention.interval();
            if own.meets(&growth) && !own.meets(&difference.scaled(&sign)) {
                return true;
            }
            let (x, y) = (self.words(claim.subject), self.words(claim.base));
            let exact = points(&(self.exact(claim.subject) - self.exact(claim.base)));
            sum = say!("：{x} − {y} = {exact}个百分点", ": {x} − {y} = {exact} points");
        }
        let (zh, en) = (&sum.zh, &sum.en);
        let message = Message {
            zh: format!("“{said}”：两个百分数之差用“个百分点”{zh}"),
            en: format!(
                "“{said}”: the difference of two rates is in points, not per cent{en}"
            ),
        };
        let help = say!("写“…个百分点”", "write …个百分点");
        self.report(7, Weight::Error, claim.at.clone(), message, Some(help));
        true
    }

    /// Checks a share of a whole; whether both were found.
    pub(super) fn share(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        if mention.stat.is_none() && self.declared_share(claim) {
            return true;
        }
        let same = match (self.unit(claim.subject), self.unit(claim.base)) {
            (Some(a), Some(b)) => a.same_as(b),
            _ => false,
        };
        if !same || claim.subject == claim.base {
            return false;
        }
        let (Some(a), Some(b)) =
            (self.interval(claim.subject), self.interval(claim.base))
        else {
            return false;
        };
        let Some(value) = a.over(&b) else { return false };
        if mention.interval().meets(&value) || !claim.sure {
            return claim.sure;
        }
        let said = self.said(claim);
        let (x, y) = (self.words(claim.subject), self.words(claim.base));
        let exact = percent(&self.quotient(claim.subject, claim.base));
        let message = say!(
            "占比“{said}”与数据不符：{x} ÷ {y} = {exact}",
            "the share “{said}” is not what the data say: {x} ÷ {y} = {exact}"
        );
        let turned = mention.hedge.is_none()
            && b.over(&a).is_some_and(|turned| mention.interval().meets(&turned));
        let help =
            turned.then(|| say!("部分与总体颠倒了", "part and whole are exchanged"));
        let rule = if mention.hedge.is_some() { 9 } else { 6 };
        self.report(rule, Weight::Error, mention.at.clone(), message, help);
        true
    }

    /// A share typed by hand against a statistic that gives it; whether there is one.
    fn declared_share(&mut self, claim: &Claim) -> bool {
        let (Some(mention), Operand::Stat(id)) = (self.mention(claim), claim.subject)
        else {
            return false;
        };
        let context = self.context;
        let found = context.metrics.get(id).and_then(|metric| {
            context.pick(context.metrics.named(&metric.core), metric.period, |other| {
                other.aspect == Aspect::Share
            })
        });
        let Some((stat, metric)) =
            found.and_then(|id| Some((self.stat(id)?, context.metrics.get(id)?)))
        else {
            return false;
        };
        self.took.push(stat.id);
        let value = interval_of(stat, &metric.unit);
        if mention.interval().meets(&value) {
            return true;
        }
        let (said, label, printed) = (self.said(claim), &stat.label, stat.printed());
        let message = say!(
            "“{said}”与指标不符：{label}为{printed}",
            "“{said}” is not the statistic: {label} is {printed}"
        );
        let rule = if mention.hedge.is_some() { 9 } else { 1 };
        self.report(rule, Weight::Error, mention.at.clone(), message, None);
        true
    }
}

/// A difference of rates in points.
fn points(value: &BigRational) -> String {
    plain(&(value * BigInt::from(100)))
}

/// The sum of intervals; `None` where one is infinite.
pub(super) fn total(parts: &[Interval]) -> Option<Interval> {
    let zero = Interval::point(BigRational::default());
    parts.iter().try_fold(zero, |sum, part| sum.plus(part))
}
