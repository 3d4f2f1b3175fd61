//! Average annual growth: (end ÷ begin)^(1/n) − 1 (rule S4), explained where prices differ
//! (rule S5).

use super::change::Result;
use super::operand::{middle, percent};
use super::{Desk, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::claim::{Claim, Mention, Operand, Relation};
use crate::stats::interval::Interval;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

/// What an average is computed from.
struct Span {
    /// End over begin.
    ratio: Interval,
    /// Both as printed: 773亿元 ÷ 463亿元.
    words: String,
    /// The years between.
    years: u32,
}

impl Desk<'_> {
    /// Checks an average annual growth; whether it could be computed.
    pub(super) fn annual(&mut self, claim: &Claim) -> bool {
        let Some(mention) = self.mention(claim) else { return false };
        let levels = self.ends(claim).or_else(|| self.ends_before(claim));
        let lent = claim.base_period.is_none() && claim.years.is_none();
        let sure = claim.sure || levels.is_none() || lent;
        let from_ratio = levels.is_none().then(|| self.ratio_before(claim)).flatten();
        let (span, ratio) = match (levels, from_ratio) {
            (Some(span), _) => (span, None),
            (None, Some((span, ratio))) => (span, Some(ratio)),
            (None, None) => return false,
        };
        let said = ratio.as_ref().and_then(|ratio| self.mention(ratio)?.stat);
        self.took.extend(said);
        let Some(value) = mean(&span.ratio, span.years) else { return false };
        let (words, years) = (&span.words, span.years);
        let exact = percent(&middle(&value));
        let sum = format!("({words})^(1/{years}) − 1 = {exact}");
        let sign = BigRational::from_integer(claim.sign.into());
        let result = Result { value: value.scaled(&sign), sum };
        let own = mention.interval();
        let meets = own.meets(&result.value);
        let agree = match ratio {
            None => self.prices_agree(claim, &result, meets),
            Some(ratio) => self.ratio_prices(claim, &ratio, &result, meets),
        };
        if agree && !meets && sure {
            self.contradict_mean(claim, mention, &span, &result);
        }
        true
    }

    /// Both ends of an average and the years between.
    fn ends(&self, claim: &Claim) -> Option<Span> {
        let (end, begin) = (self.interval(claim.subject)?, self.interval(claim.base)?);
        if claim.subject == claim.base
            || !self.unit(claim.subject)?.same_as(self.unit(claim.base)?)
        {
            return None;
        }
        let words = format!("{} ÷ {}", self.words(claim.subject), self.words(claim.base));
        Some(Span {
            ratio: end.over(&begin)?,
            words,
            years: claim.years.filter(|n| *n > 0)?,
        })
    }

    /// Both ends of a change said before an average that names none of its own: 比2015年增长
    /// 67%，年均增长10.8%.
    fn ends_before(&self, claim: &Claim) -> Option<Span> {
        if claim.base_period.is_some() || claim.years.is_some() {
            return None;
        }
        let floor = self.context.sentence(claim.at.start);
        let before = self.claims.iter().rfind(|other| {
            matches!(
                other.relation,
                Relation::Growth | Relation::Change | Relation::Ratio
            ) && other.mention < claim.mention
                && other.at.start >= floor
        })?;
        let own = claim.subject.stat();
        if !before.sure || own.is_some_and(|own| before.subject.stat() != Some(own)) {
            return None;
        }
        let period = |side: Operand| self.context.metrics.get(side.stat()?)?.period;
        let (end, begin) = (period(before.subject)?, period(before.base)?);
        let years = u32::try_from(end.last_year() - begin.last_year()).ok();
        let (a, b) = (before.subject, before.base);
        let ratio = self.interval(a)?.over(&self.interval(b)?)?;
        let words = format!("{} ÷ {}", self.words(a), self.words(b));
        Some(Span { ratio, words, years: years.filter(|n| *n > 1)? })
    }

    /// The multiple said before an average in the same sentence, over the same years.
    fn ratio_before(&self, claim: &Claim) -> Option<(Span, Claim)> {
        let floor = self.context.sentence(claim.at.start);
        let ratio = self.claims.iter().rfind(|other| {
            other.relation == Relation::Ratio
                && other.mention < claim.mention
                && other.at.start >= floor
        })?;
        let mention = self.mention(ratio)?;
        let begin = ratio.base_period?.last_year();
        if claim.base_period.is_some_and(|own| own.last_year() != begin) {
            return None;
        }
        let between = claim.years.or_else(|| {
            let end = match ratio.subject {
                Operand::Stat(id) => self.context.metrics.get(id)?.period,
                _ => ratio.period,
            };
            u32::try_from(end?.last_year() - begin).ok()
        });
        let years = between.filter(|n| *n > 0)?;
        let words = self.context.slice(mention.core.clone()).to_owned();
        Some((Span { ratio: mention.interval(), words, years }, ratio.clone()))
    }

    /// Judges the prices of an average and a multiple; whether numbers are to be judged.
    fn ratio_prices(
        &mut self,
        claim: &Claim,
        ratio: &Claim,
        result: &Result,
        meets: bool,
    ) -> bool {
        let levels = self.claim_prices(ratio).or_else(|| self.prices(ratio.subject));
        let (Some(own), Some(levels)) = (self.claim_prices(claim), levels) else {
            return true;
        };
        if own != levels && !meets {
            self.explain_prices(claim, &result.sum, own, levels);
        }
        own == levels
    }

    fn contradict_mean(
        &mut self,
        claim: &Claim,
        mention: &Mention,
        span: &Span,
        result: &Result,
    ) {
        let said = self.context.slice(claim.at.clone());
        let sum = &result.sum;
        let message = say!(
            "年均“{said}”与数据不符：{sum}",
            "“{said}” a year is not what the data say: {sum}"
        );
        let rule = if mention.hedge.is_some() { 9 } else { 4 };
        let known =
            self.claim_prices(claim).is_some() && self.prices(claim.subject).is_some();
        let help = mean_help(&mention.interval(), span).or_else(|| {
            (!known).then(|| say!(
                "若增速按不变价、总量按现价，请在指标上写 basis",
                "if growth is at constant and levels at current prices, give their basis"
            ))
        });
        self.report(rule, Weight::Error, claim.at.clone(), message, help);
    }
}

/// The mean growth of a ratio over some years.
fn mean(ratio: &Interval, years: u32) -> Option<Interval> {
    Some(ratio.root(years)?.shifted(&-BigRational::one()))
}

/// How a wrong average probably came about.
fn mean_help(own: &Interval, span: &Span) -> Option<Message> {
    let total = span.ratio.shifted(&-BigRational::one());
    let simple = total.scaled(&BigRational::new(BigInt::one(), span.years.into()));
    if own.meets(&simple) {
        return Some(say!(
            "年均增速按复利算，不是总增幅除以年数",
            "average growth is compound, not the total over the years"
        ));
    }
    [span.years + 1, span.years.saturating_sub(1)].into_iter().find_map(|years| {
        let near = years > 0 && mean(&span.ratio, years)?.meets(own);
        let between = span.years;
        near.then(|| {
            say!(
                "这是按{years}年算的，两端之间是{between}年",
                "this is over {years} years; between both ends are {between}"
            )
        })
    })
}
