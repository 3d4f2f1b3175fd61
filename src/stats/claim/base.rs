//! What a claim compares its subject with, and the years between both.

use super::super::period::Period;
use super::context::Context;
use super::metric::Metric;
use super::subject::Subject;
use super::{Claim, Link, Mention, Operand, Relation};
use std::ops::Range;

impl Context<'_> {
    /// What a claim's subject is compared with.
    pub(super) fn base(
        &self,
        claim: &mut Claim,
        subject: &Subject,
        region: Option<&Range<usize>>,
    ) {
        claim.subject = subject.operand;
        claim.sure = true;
        match claim.relation {
            Relation::Level | Relation::Within | Relation::Same | Relation::PerHead => {
                return;
            }
            _ => {}
        }
        let own = match subject.operand {
            Operand::Stat(id) => self.metrics.get(id),
            _ => None,
        };
        let like = |metric: &Metric| {
            own.is_none_or(|own| {
                own.unit.same_as(&metric.unit) && own.aspect == metric.aspect
            })
        };
        if let Some(at) = region
            && let (_, within) = self.hits_in(at.clone())
            && let Some(hit) = within.iter().rfind(|hit| self.any_fit(&hit.stats, &like))
        {
            let period = own.and_then(|own| own.period);
            let said = self.period_in(at.clone()).or(period);
            claim.base =
                self.pick(&hit.stats, said, like).map_or(Operand::Unknown, Operand::Stat);
            claim.sure = hit.sure;
            return;
        }
        if claim.relation == Relation::Share {
            return;
        }
        let period = own.and_then(|own| own.period).or(claim.period);
        claim.base_period = self.base_period(claim, region, period);
        let Some(wanted) = claim.base_period else { return };
        let other = |metric: &Metric| like(metric) && metric.period.is_some();
        let found = self.pick(&subject.named, Some(wanted), other);
        claim.base = found.map_or(Operand::Unknown, Operand::Stat);
    }

    /// The period of the base: said, or by 上年, 同比, 环比, 五年来.
    fn base_period(
        &self,
        claim: &Claim,
        region: Option<&Range<usize>>,
        own: Option<Period>,
    ) -> Option<Period> {
        if let Some(at) = region {
            if let Some(said) = self.period_in(at.clone()) {
                return Some(said);
            }
            let text = self.slice(at.clone());
            let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
            if says(&["上月", "上季"]) {
                return own.map(Period::before);
            }
            if says(&["上年", "去年", "年初"]) {
                return own.map(|own| own.moved(-1));
            }
        }
        match &claim.link {
            Some((Link::PeriodBefore, _)) => return own.map(Period::before),
            Some((Link::YearBefore, _)) => return own.map(|own| own.moved(-1)),
            None => {}
        }
        if let Some(span) = claim.period.filter(|period| period.is_span()) {
            let first = span.first.div_euclid(12);
            return Some(Period::year(first - 1));
        }
        if let Some(years) = self.spoken_years(claim.at.start) {
            return own.map(|own| own.moved(-years));
        }
        if matches!(claim.relation, Relation::Annual | Relation::Ratio) {
            return None;
        }
        self.base_before(claim, own).or_else(|| own.map(|own| own.moved(-1)))
    }

    /// The base said with the changes right before in the sentence: 比2015年增长66.9%，增加
    /// 310亿元; 环比增长4.8%，增加0.6亿元.
    fn base_before(&self, claim: &Claim, own: Option<Period>) -> Option<Period> {
        let first = self.number_from(self.sentence(claim.at.start));
        let mut end = claim.at.start;
        for mention in self.mentions.get(first..claim.mention)?.iter().rev() {
            if !self.is_filler(mention.at.end..end) {
                return None;
            }
            let verb = self.verb(mention).filter(|verb| !verb.to || verb.turns);
            if verb.is_none() && mention.is_amount() {
                return None;
            }
            end = verb.map_or(mention.at.start, |verb| verb.start);
            if let Some(at) = self.base_region(end) {
                let text = self.slice(at.clone());
                let before = text.contains("上月") || text.contains("上季");
                let chained = before.then(|| own.map(Period::before)).flatten();
                return self.period_in(at).or(chained);
            }
            match self.link(self.clause(end)..mention.at.end) {
                Some((Link::PeriodBefore, _)) => return own.map(Period::before),
                Some((Link::YearBefore, _)) => return None,
                None => {}
            }
        }
        None
    }

    /// 五年间, 八年来 in the sentence before a place.
    fn spoken_years(&self, at: usize) -> Option<i32> {
        let text = self.slice(self.sentence(at)..at);
        let found = text.rmatch_indices('年').find_map(|(i, _)| {
            let before = text.get(..i)?;
            let c = before.chars().next_back()?;
            let stem = before.strip_suffix(c)?;
            let numeral =
                |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
            let lone = !stem.ends_with(numeral);
            let c = if c == '两' { '二' } else { c };
            let years = "一二三四五六七八九十".chars().position(|d| d == c);
            let years =
                years.map(|i| i + 1).or_else(|| c.to_digit(10).map(|d| d as usize));
            years.filter(|_| lone)
        });
        found.and_then(|years| i32::try_from(years).ok()).filter(|years| *years >= 2)
    }

    /// The years between both ends of an average.
    pub(super) fn count_years(&self, claim: &mut Claim, mention: &Mention) {
        if claim.relation != Relation::Annual {
            return;
        }
        let stat = mention.stat.and_then(|id| self.metrics.get(id)?.period);
        let span = claim.period.or(stat).filter(|period| period.is_span());
        if let Some(span) = span {
            claim.years = u32::try_from(span.months / 12).ok();
            if claim.base_period.is_none() {
                claim.base_period = Some(Period::year(span.first.div_euclid(12) - 1));
            }
            return;
        }
        let end = match claim.subject {
            Operand::Stat(id) => self.metrics.get(id).and_then(|metric| metric.period),
            _ => None,
        };
        let end = claim.period.or(end);
        if let (Some(end), Some(begin)) = (end, claim.base_period) {
            claim.years = u32::try_from(end.last_year() - begin.last_year()).ok();
        } else if let Some(years) = self.spoken_years(claim.at.start) {
            claim.years = u32::try_from(years).ok();
        }
    }
}
