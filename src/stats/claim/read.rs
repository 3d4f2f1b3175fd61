//! From a text to its claims: what each number says, of what, compared with what.

use super::super::period::Period;
use super::super::unit::Kind;
use super::super::{StatId, Stats};
use super::context::{Context, Verb};
use super::metric::{Aspect, Metric, Metrics};
use super::words::{HIGHER, LOWER, RATES};
use super::{Claim, Link, Mention, Operand, Prose, Relation};
use std::ops::Range;

/// A subject: what it is, where it ends, and whether that is sure.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) operand: Operand,
    /// Where its words end.
    pub(super) end: usize,
    /// All statistics of its name.
    pub(super) named: Vec<StatId>,
    pub(super) sure: bool,
}

/// All claims of a text, in order of their numbers, with the numbers.
pub fn claims(
    prose: &Prose,
    stats: &Stats,
    metrics: &Metrics,
    names: &[String],
) -> (Vec<Mention>, Vec<Claim>) {
    let context = Context::new(prose, stats, metrics, names);
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
            let own = self.hits.iter().any(|hit| hit.at.contains(&noun.start));
            (!own).then_some(noun)
        };
        let verb = self.verb(mention).or_else(noun);
        let region = self.base_region(verb.map_or(mention.at.start, |verb| verb.start));
        let start = verb.map_or(mention.at.start, |verb| verb.start);
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
        }
        self.operands(&mut claim, region);
        Some(claim)
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
        let before = self.slice(self.clause(mention.at.start)..mention.at.start);
        let annual = changes && verb.is_some_and(|verb| self.is_annual(verb.start));
        let aspect = mention
            .stat
            .and_then(|id| self.metrics.get(id))
            .map(|metric| metric.aspect);
        Some(match mention.unit.kind {
            Kind::Times | Kind::Doublings if changes => Relation::Growth,
            Kind::Times | Kind::Doublings => Relation::Ratio,
            Kind::Points => Relation::Points,
            Kind::Rate if annual => Relation::Annual,
            Kind::Rate if changes => Relation::Growth,
            Kind::Rate if mention.opens_range => Relation::Within,
            Kind::Rate if self.shares(mention, region) => Relation::Share,
            Kind::Rate if aspect == Some(Aspect::Annual) => Relation::Annual,
            Kind::Rate => Relation::Level,
            Kind::Amount if mention.opens_range => Relation::Within,
            Kind::Amount if self.converts(i) => Relation::Same,
            Kind::Amount if changes && self.compares(region, before, verb) => {
                Relation::Change
            }
            Kind::Amount if self.per_head(mention).is_some() => Relation::PerHead,
            Kind::Amount => Relation::Level,
        })
    }

    fn is_annual(&self, verb: usize) -> bool {
        let before = self.slice(self.clause(verb)..verb);
        ["年均", "年平均", "平均每年", "每年平均"].iter().any(|word| before.contains(word))
    }

    /// Whether a change of amount is said against a base.
    fn compares(
        &self,
        region: Option<&Range<usize>>,
        before: &str,
        verb: Option<Verb>,
    ) -> bool {
        let net = verb.is_some_and(|verb| {
            self.slice(verb.start..self.text.len()).starts_with('净')
        });
        let compared = region.is_some_and(|at| !self.slice(at.clone()).starts_with('占'));
        compared || net || before.contains("同比") || before.contains("环比")
    }

    /// Whether a rate is a share: 占…的比重为, 占…的.
    fn shares(&self, mention: &Mention, region: Option<&Range<usize>>) -> bool {
        let aspect = mention.stat.and_then(|id| self.metrics.get(id)).map(|m| m.aspect);
        let owned = aspect.is_none_or(|aspect| matches!(aspect, Aspect::Share | Aspect::Rate));
        owned && region.is_some_and(|at| {
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
        let Some((before, own)) = i.checked_sub(1).and_then(|j| {
            Some((self.mentions.get(j)?, self.mentions.get(i)?))
        }) else {
            return false;
        };
        let between = self.slice(before.at.end..own.at.start);
        let plain = between.trim_start_matches(['（', '(', '，', ',']);
        let opened = between.starts_with(['（', '(']);
        let word = ["折合", "约合", "合", "即", "相当于", "折算"]
            .iter()
            .any(|word| plain.trim_end_matches(['约', '为', '成']) == word.trim_end_matches('约'));
        let alike = before.unit.dim == own.unit.dim && before.unit.text != own.unit.text;
        alike && (word || (opened && plain.trim_matches('约').is_empty()))
    }

    /// The label after 人均 or 户均 that a number is said of.
    pub(in super::super) fn per_head(&self, mention: &Mention) -> Option<usize> {
        if !mention.unit.dim.is_money() {
            return None;
        }
        let floor = self.clause(mention.at.start);
        self.hits.iter().rposition(|hit| {
            let before = self.slice(floor..hit.at.start);
            hit.at.start >= floor
                && hit.at.end <= mention.at.start
                && before.ends_with("人均")
                && self.is_filler(hit.at.end..mention.at.start)
        })
    }

    /// Finds both sides of a claim.
    fn operands(&self, claim: &mut Claim, region: Option<Range<usize>>) {
        let Some(mention) = self.mentions.get(claim.mention) else { return };
        let base_start = region.as_ref().map_or(claim.at.start, |at| at.start.min(claim.at.start));
        let around = region.as_ref().filter(|at| at.end < claim.at.start);
        let subject_end = if around.is_some() { claim.at.start } else { base_start };
        claim.period = self.said_period(claim, region.as_ref(), subject_end);
        if let Some((from, to)) = self.from_to(claim.mention)
            && !matches!(claim.relation, Relation::Level | Relation::Same)
            && self.is_filler(self.end_of(to)..claim.at.start)
        {
            (claim.subject, claim.base) = (self.operand(to), self.operand(from));
            claim.base_period = self.period_of(from);
            claim.period = self.period_of(to);
            claim.sure = true;
        } else if claim.relation == Relation::Same {
            claim.subject = self.operand(claim.mention - 1);
            claim.sure = true;
        } else {
            let subject = self.subject(claim, subject_end);
            if let Some(subject) = subject {
                self.base(claim, &subject, region.as_ref());
                claim.gap = subject.end..claim.at.start.max(subject.end);
                claim.sure = subject.sure && claim.sure;
            }
        }
        self.count_years(claim, mention);
    }

    fn end_of(&self, i: usize) -> usize {
        self.mentions.get(i).map_or(0, |mention| mention.at.end)
    }

    fn operand(&self, i: usize) -> Operand {
        match self.mentions.get(i).and_then(|mention| mention.stat) {
            Some(id) => Operand::Stat(id),
            None => Operand::Number(i),
        }
    }

    /// The period of a number: its statistic's, or the one said before it.
    fn period_of(&self, i: usize) -> Option<Period> {
        let mention = self.mentions.get(i)?;
        let own = mention.stat.and_then(|id| self.metrics.get(id)?.period);
        own.or_else(|| {
            let from = i.checked_sub(1).map_or(0, |j| self.end_of(j));
            let from = from.max(self.sentence(mention.at.start));
            self.period_in(from..mention.at.start)
        })
    }

    /// 由 A 增加到 B before a number in its sentence: the places of A and B.
    fn from_to(&self, i: usize) -> Option<(usize, usize)> {
        let floor = self.sentence(self.mentions.get(i)?.at.start);
        (1..i).rev().find_map(|to| {
            let (a, b) = (self.mentions.get(to - 1)?, self.mentions.get(to)?);
            if a.at.start < floor || !a.unit.same_as(&b.unit) {
                return None;
            }
            let start = if to >= 2 { self.end_of(to - 2).max(floor) } else { floor };
            let head = self.slice(start..a.at.start);
            let between = self.slice(a.at.end..b.at.start);
            let opens = head.contains('由') || head.contains('从');
            let reaches = between.contains('到') || between.contains('至');
            (opens && reaches).then_some((to - 1, to))
        })
    }

    /// The period that the claim's subject is of, where the text says it.
    fn said_period(
        &self,
        claim: &Claim,
        region: Option<&Range<usize>>,
        end: usize,
    ) -> Option<Period> {
        let floor = self.sentence(claim.at.start);
        match region.filter(|at| at.end < claim.at.start) {
            // 与2015年相比 names the base, wherever it stands
            Some(at) => self
                .period_in(at.end..claim.at.start)
                .or_else(|| self.period_in(floor..at.start)),
            None => self.period_in(floor..end),
        }
    }

    /// Whether a notion can be the subject of a relation.
    fn fits(relation: Relation, kind: Kind, metric: &Metric) -> bool {
        let noun = RATES.iter().any(|noun| metric.core.ends_with(noun));
        match relation {
            Relation::Points => matches!(metric.unit.kind, Kind::Rate | Kind::Amount),
            Relation::Level | Relation::Within if kind == Kind::Rate => {
                metric.unit.kind == Kind::Rate
            }
            Relation::Growth if kind == Kind::Rate => {
                let rate = matches!(metric.aspect, Aspect::Rate | Aspect::Share) || noun;
                metric.unit.kind == Kind::Amount || (metric.unit.kind == Kind::Rate && rate)
            }
            _ => metric.unit.kind == Kind::Amount,
        }
    }

    /// What a claim is said of: the last number or label before `end` in its sentence with
    /// nothing foreign between.
    fn subject(&self, claim: &Claim, end: usize) -> Option<Subject> {
        let own = self.mentions.get(claim.mention)?;
        let floor = self.sentence(claim.at.start);
        let kind = own.unit.kind;
        let fits = |metric: &Metric| Self::fits(claim.relation, kind, metric);
        let number = self.mentions.get(..claim.mention)?.iter().rposition(|m| {
            let named = m.stat.and_then(|id| self.metrics.get(id));
            m.at.start >= floor
                && m.at.end <= end
                && match named {
                    Some(metric) => fits(metric),
                    None => claim.relation == Relation::Points && m.unit.kind == Kind::Rate,
                }
        });
        let hit = self.hits.iter().rposition(|hit| {
            hit.at.start >= floor && hit.at.end <= end && self.any_fit(&hit.stats, &fits)
        });
        let number_end = number.map_or(0, |i| self.end_of(i));
        let hit = hit.and_then(|i| self.hits.get(i)).filter(|hit| hit.at.end > number_end);
        if let Some(hit) = hit {
            let sure = hit.sure && self.is_filler(hit.at.end..end);
            let close = claim.period.filter(|span| span.is_span());
            let close = close.map(|span| Period::year(span.last_year()));
            let id = self
                .pick(&hit.stats, claim.period, &fits)
                .or_else(|| self.pick(&hit.stats, Some(close?), &fits))?;
            let operand = Operand::Stat(id);
            return Some(Subject { operand, end: hit.at.end, named: hit.stats.clone(), sure });
        }
        let i = number?;
        let sure = self.is_filler(self.end_of(i)..end) && !self.level_of_own(claim);
        let named = match self.mentions.get(i)?.stat.and_then(|id| self.metrics.get(id)) {
            Some(metric) => self.metrics.named(&metric.core).to_vec(),
            None => Vec::new(),
        };
        Some(Subject { operand: self.operand(i), end: self.end_of(i), named, sure })
    }

    /// Whether a level is said after another number: it is not said of that one.
    fn level_of_own(&self, claim: &Claim) -> bool {
        matches!(claim.relation, Relation::Level | Relation::Within | Relation::PerHead)
    }

    fn any_fit(&self, stats: &[StatId], fits: &impl Fn(&Metric) -> bool) -> bool {
        stats.iter().filter_map(|id| self.metrics.get(*id)).any(fits)
    }

    /// What a claim's subject is compared with.
    fn base(&self, claim: &mut Claim, subject: &Subject, region: Option<&Range<usize>>) {
        claim.subject = subject.operand;
        claim.sure = true;
        match claim.relation {
            Relation::Level | Relation::Within | Relation::Same | Relation::PerHead => return,
            _ => {}
        }
        let own = match subject.operand {
            Operand::Stat(id) => self.metrics.get(id),
            _ => None,
        };
        let like = |metric: &Metric| {
            own.is_none_or(|own| own.unit.same_as(&metric.unit) && own.aspect == metric.aspect)
        };
        if let Some(at) = region
            && let Some(hit) = self.hits.iter().rfind(|hit| {
                hit.at.start >= at.start && hit.at.end <= at.end && self.any_fit(&hit.stats, &like)
            })
        {
            let period = own.and_then(|own| own.period);
            let said = self.period_in(at.clone()).or(period);
            claim.base = self.pick(&hit.stats, said, like).map_or(Operand::Unknown, Operand::Stat);
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
        (claim.relation != Relation::Annual && claim.relation != Relation::Ratio)
            .then(|| own.map(|own| own.moved(-1)))
            .flatten()
    }

    /// 五年间, 八年来 in the sentence before a place.
    fn spoken_years(&self, at: usize) -> Option<i32> {
        let text = self.slice(self.sentence(at)..at);
        let found = text.rmatch_indices('年').find_map(|(i, _)| {
            let before = text.get(..i)?;
            let c = before.chars().next_back()?;
            let stem = before.strip_suffix(c)?;
            let lone = !stem.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
            let years = "一二三四五六七八九十".chars().position(|d| d == c);
            let years = years.map(|i| i + 1).or_else(|| c.to_digit(10).map(|d| d as usize));
            years.filter(|_| lone)
        });
        found.and_then(|years| i32::try_from(years).ok()).filter(|years| *years >= 2)
    }

    /// The years between both ends of an average.
    fn count_years(&self, claim: &mut Claim, mention: &Mention) {
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
