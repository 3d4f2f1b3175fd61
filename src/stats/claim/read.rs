//! From a text to its claims: what each number says, of what, compared with what.

use super::super::Stats;
use super::super::hedge::Sense;
use super::super::unit::Kind;
use super::context::{Context, Verb};
use super::metric::{Aspect, Metrics};
use super::words::{HIGHER, LOWER};
use super::{Claim, Mention, Operand, Prose, Relation};
use std::ops::Range;

/// All claims of a text, in order of their numbers, with the numbers.
pub fn claims(
    prose: &Prose,
    stats: &Stats,
    metrics: &Metrics,
    names: &[String],
) -> (Vec<Mention>, Vec<Claim>) {
    let context = Context::new(prose, stats, metrics, (names, None));
    let claims = context.claims();
    (context.mentions, claims)
}

impl Context<'_> {
    /// All claims, in order of their numbers.
    pub(in super::super) fn claims(&self) -> Vec<Claim> {
        (0..self.mentions.len()).filter_map(|i| self.claim(i)).collect()
    }

    /// What one number says.
    fn claim(&self, i: usize) -> Option<Claim> {
        let mention = self.mentions.get(i)?;
        let noun = || {
            let noun = self.growth_noun(mention)?;
            // 增速 inside a label is the label's
            let own = self.covered(noun.start);
            (!own).then_some(noun)
        };
        let list = self.distributed(i).filter(|list| list.first != i);
        let governor = list.and_then(|list| self.mentions.get(list.first));
        let verb = match governor {
            Some(first) => self.verb(first),
            None => self.verb(mention).or_else(noun),
        };
        let region = self.base_region(verb.map_or(mention.at.start, |verb| verb.start));
        let start = match governor {
            Some(_) => mention.at.start,
            None => verb.map_or(mention.at.start, |verb| verb.start),
        };
        let mut claim = Claim {
            relation: Relation::Level,
            mention: i,
            at: start..mention.at.end,
            sign: verb.map_or(0, |verb| verb.sign),
            subject: Operand::Unknown,
            base: Operand::Unknown,
            base_period: None,
            period: None,
            years: None,
            prices: None,
            link: None,
            hedge: mention.hedge.or_else(|| self.base_hedge(region.as_ref())),
            gap: start..start,
            sure: false,
        };
        claim.relation = self.relation(i, verb, region.as_ref())?;
        let sentence = self.sentence(mention.at.start);
        let clause = self.clause(mention.at.start);
        let part = self.slice(sentence..mention.at.start).rfind('；');
        claim.prices =
            self.prices(part.map_or(sentence, |i| sentence + i)..mention.at.start);
        claim.link = self.link(clause..mention.at.end);
        if claim.relation == Relation::Points
            && let Some(sign) = self.comparison(region.as_ref())
        {
            claim.sign = sign;
            claim.at.start = region.as_ref().map_or(start, |at| at.start.min(start));
        }
        self.operands(&mut claim, region.as_ref());
        Some(claim)
    }

    /// 超过2020年的3倍, 近2020年的3倍: the hedge stands before the base.
    fn base_hedge(&self, region: Option<&Range<usize>>) -> Option<Sense> {
        let text = self.slice(region?.clone());
        match text {
            _ if text.starts_with('超') => Some(Sense::Beyond),
            _ if text.starts_with('近') => Some(Sense::Near),
            _ => None,
        }
    }

    /// The relation by unit and verb.
    fn relation(
        &self,
        i: usize,
        verb: Option<Verb>,
        region: Option<&Range<usize>>,
    ) -> Option<Relation> {
        let mention = self.mentions.get(i)?;
        let changes = verb.is_some_and(|verb| !verb.to);
        let annual = changes && verb.is_some_and(|verb| self.is_annual(verb.start));
        let aspect =
            mention.stat.and_then(|id| self.metrics.get(id)).map(|metric| metric.aspect);
        Some(match mention.unit.kind {
            Kind::Times | Kind::Doublings if changes => Relation::Growth,
            Kind::Times | Kind::Doublings => Relation::Ratio,
            Kind::Points => Relation::Points,
            Kind::Rate if annual => Relation::Annual,
            Kind::Rate if changes => Relation::Growth,
            Kind::Rate | Kind::Amount if mention.opens_range => Relation::Within,
            Kind::Rate if self.shares(mention, region) => Relation::Share,
            Kind::Rate if aspect == Some(Aspect::Annual) => Relation::Annual,
            Kind::Amount if self.converts(i) => Relation::Same,
            Kind::Amount if changes => Relation::Change,
            Kind::Amount if self.per_head(mention).is_some() => Relation::PerHead,
            Kind::Rate | Kind::Amount => Relation::Level,
        })
    }

    fn is_annual(&self, verb: usize) -> bool {
        let before = self.slice(self.clause(verb)..verb);
        ["年均", "年平均", "平均每年", "每年平均"]
            .iter()
            .any(|word| before.contains(word))
    }

    /// Whether a rate is a share: 占…的比重为, 占…的.
    fn shares(&self, mention: &Mention, region: Option<&Range<usize>>) -> bool {
        let aspect = mention.stat.and_then(|id| self.metrics.get(id)).map(|m| m.aspect);
        let owned =
            aspect.is_none_or(|aspect| matches!(aspect, Aspect::Share | Aspect::Rate));
        owned
            && region.is_some_and(|at| {
                let text = self.slice(at.start..mention.at.start);
                text.starts_with('占')
            })
    }

    /// 高于 or 低于 in the region of a base.
    fn comparison(&self, region: Option<&Range<usize>>) -> Option<i8> {
        let text = self.slice(region?.clone());
        let has = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        if has(HIGHER) {
            Some(1)
        } else if has(LOWER) {
            Some(-1)
        } else {
            None
        }
    }

    /// Whether a number gives the one before it in another unit.
    fn converts(&self, i: usize) -> bool {
        let Some((before, own)) = i
            .checked_sub(1)
            .and_then(|j| Some((self.mentions.get(j)?, self.mentions.get(i)?)))
        else {
            return false;
        };
        let between = self.slice(before.at.end..own.at.start);
        let plain = between.trim_start_matches(['（', '(', '，', ',']);
        let opened = between.starts_with(['（', '(']);
        let word = ["折合", "约合", "合", "即", "相当于", "折算"].iter().any(|word| {
            plain.trim_end_matches(['约', '为', '成']) == word.trim_end_matches('约')
        });
        let alike = before.unit.dim == own.unit.dim && before.unit.text != own.unit.text;
        alike && (word || (opened && plain.trim_matches('约').is_empty()))
    }

    /// Whether a place lies inside a label.
    fn covered(&self, at: usize) -> bool {
        let next = self.hits.partition_point(|hit| hit.at.end <= at);
        self.hits.get(next).is_some_and(|hit| hit.at.start <= at)
    }

    /// The label after 人均 or 户均 that a number is said of.
    pub(in super::super) fn per_head(&self, mention: &Mention) -> Option<usize> {
        if !mention.unit.dim.is_money() {
            return None;
        }
        let floor = self.clause(mention.at.start);
        let (first, within) = self.hits_in(floor..mention.at.start);
        let found = within.iter().rposition(|hit| {
            let before = self.slice(floor..hit.at.start);
            before.ends_with("人均") && self.is_filler(hit.at.end..mention.at.start)
        });
        found.map(|i| first + i)
    }
}
