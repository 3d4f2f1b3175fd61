//! What a claim is said of: the last number or label before it with nothing foreign
//! between, 由 A 增加到 B, and lists (A、B分别为x和y).

use super::super::StatId;
use super::super::period::Period;
use super::super::unit::Kind;
use super::context::Context;
use super::metric::{Aspect, Hit, Metric};
use super::words::RATES;
use super::{Claim, Operand, Relation};
use std::ops::Range;
use std::sync::Arc;

/// Numbers of a list that are looked at on either side of one.
const MOST_LISTED: usize = 40;

/// A subject: what it is, where it ends, and whether that is sure.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) operand: Operand,
    /// Where its words end.
    pub(super) end: usize,
    /// All statistics of its name.
    pub(super) named: Arc<[StatId]>,
    pub(super) sure: bool,
}

/// A number of a list that one verb governs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Distributed {
    /// The first number of the list.
    pub(super) first: usize,
    /// The label of this one, in the list of hits.
    pub(super) label: Option<usize>,
}

impl Context<'_> {
    /// Finds both sides of a claim.
    pub(super) fn operands(&self, claim: &mut Claim, region: Option<&Range<usize>>) {
        let Some(mention) = self.mentions.get(claim.mention) else { return };
        let base_start = region.map_or(claim.at.start, |at| at.start.min(claim.at.start));
        let around = region.filter(|at| at.end < claim.at.start);
        let subject_end = if around.is_some() { claim.at.start } else { base_start };
        claim.period = self.said_period(claim, region, subject_end);
        if let Some((from, to)) = self.two_ends(claim.mention)
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
            let subject = match self.distributed(claim.mention) {
                Some(list) => self.listed(claim, list),
                None => self.subject(claim, subject_end),
            };
            let sure = subject.as_ref().is_some_and(|subject| subject.sure);
            let subject =
                if sure { subject } else { self.label_after(claim).or(subject) };
            if let Some(subject) = subject {
                self.base(claim, &subject, region);
                claim.gap = subject.end..claim.at.start.max(subject.end);
                claim.sure = subject.sure && claim.sure && !self.sets_out(claim);
            }
        }
        self.count_years(claim, mention);
    }

    /// Whether a level is where something sets out from, its time not said: 由541亿元.
    fn sets_out(&self, claim: &Claim) -> bool {
        let before = self.slice(self.clause(claim.at.start)..claim.at.start);
        claim.relation == Relation::Level && before.ends_with(['由', '从'])
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
    fn two_ends(&self, i: usize) -> Option<(usize, usize)> {
        let floor = self.sentence(self.mentions.get(i)?.at.start);
        let first = self.number_from(floor);
        (first + 1..i).rev().find_map(|to| {
            let (a, b) = (self.mentions.get(to - 1)?, self.mentions.get(to)?);
            if !a.unit.same_as(&b.unit) {
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
        if matches!(claim.relation, Relation::Level | Relation::Within)
            && let Some(own) = self.period_right_before(floor..claim.at.start)
        {
            return Some(own);
        }
        match region.filter(|at| at.end < claim.at.start) {
            // 与2015年相比 names the base, wherever it stands
            Some(at) => self
                .own_period_in(at.end..claim.at.start)
                .or_else(|| self.own_period_in(floor..at.start)),
            None => self.own_period_in(floor..end),
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
                metric.unit.kind == Kind::Amount
                    || (metric.unit.kind == Kind::Rate && rate)
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
        // 高技术制造业增加值 does not name its share, …比重 does
        let named_so = |hit: &Hit| {
            let rate = RATES.iter().any(|noun| hit.name.ends_with(noun));
            move |metric: &Metric| {
                Self::fits(claim.relation, kind, metric)
                    && (rate || metric.aspect != Aspect::Share)
            }
        };
        let first = self.number_from(floor);
        let before = self.mentions.get(first..claim.mention).unwrap_or(&[]);
        let number = before.iter().rposition(|m| {
            let named = m.stat.and_then(|id| self.metrics.get(id));
            m.at.end <= end
                && match named {
                    Some(metric) => fits(metric),
                    None => claim.relation == Relation::Points && m.unit.kind == Kind::Rate,
                }
                // 减少7498万元，下降3.9%: the fall is not that of the difference
                && !(m.is_amount() && self.verb(m).is_some_and(|verb| !verb.to))
        });
        let number = number.map(|i| first + i);
        let (_, within) = self.hits_in(floor..end);
        let hit = within.iter().rfind(|hit| self.any_fit(&hit.stats, &named_so(hit)));
        let number_end = number.map_or(0, |i| self.end_of(i));
        let hit = hit.filter(|hit| hit.at.end > number_end);
        if let Some(hit) = hit {
            let sure = hit.sure
                && self.is_filler(hit.at.end..end)
                && self.first_of_its_kind(claim, hit, end)
                && !self.is_aim(own);
            let close = claim.period.filter(|span| span.is_span());
            let close = close.map(|span| Period::year(span.last_year()));
            let id = self
                .pick(&hit.stats, claim.period, named_so(hit))
                .or_else(|| self.pick(&hit.stats, Some(close?), named_so(hit)))?;
            let operand = Operand::Stat(id);
            return Some(Subject {
                operand,
                end: hit.at.end,
                named: hit.stats.clone(),
                sure,
            });
        }
        let i = number?;
        let sure = self.is_filler(self.end_of(i)..end) && !Self::level_of_own(claim);
        let named = match self.mentions.get(i)?.stat.and_then(|id| self.metrics.get(id)) {
            Some(metric) => self.metrics.shared(&metric.core),
            None => Arc::from([]),
        };
        Some(Subject { operand: self.operand(i), end: self.end_of(i), named, sure })
    }

    /// Whether no other number of the kind stands between a label and a level, or a period
    /// of its own does: 零售总额236亿元，2024年248亿元.
    fn first_of_its_kind(&self, claim: &Claim, hit: &Hit, end: usize) -> bool {
        if !Self::level_of_own(claim) {
            return true;
        }
        let own = self.mentions.get(claim.mention).map(|mention| &mention.unit);
        let from = self.number_from(hit.at.end);
        let before = self.mentions.get(from..claim.mention).unwrap_or(&[]);
        let between = before
            .iter()
            .rfind(|m| m.at.end <= end && own.is_some_and(|own| own.same_as(&m.unit)));
        match between {
            Some(other) => self.period_in(other.at.end..end).is_some(),
            None => !self.slice(hit.at.end..end).contains('、'),
        }
    }

    /// The label right after a number, as in 6.7公里的生态文化公园.
    fn label_after(&self, claim: &Claim) -> Option<Subject> {
        let own = self.mentions.get(claim.mention)?;
        let next = self.hits.partition_point(|hit| hit.at.start < own.at.end);
        let hit = self.hits.get(next)?;
        let between = self.slice(own.at.end..hit.at.start);
        if !Self::level_of_own(claim) || !matches!(between, "" | "的") {
            return None;
        }
        let like = |metric: &Metric| metric.unit.same_as(&own.unit);
        let id = self.pick(&hit.stats, claim.period, like)?;
        let named = hit.stats.clone();
        Some(Subject { operand: Operand::Stat(id), end: own.at.end, named, sure: false })
    }

    /// The subject of a number in a list.
    fn listed(&self, claim: &Claim, list: Distributed) -> Option<Subject> {
        let hit = self.hits.get(list.label?)?;
        let kind = self.mentions.get(claim.mention)?.unit.kind;
        let fits = |metric: &Metric| Self::fits(claim.relation, kind, metric);
        let id = self.pick(&hit.stats, claim.period, fits)?;
        let named = hit.stats.clone();
        Some(Subject {
            operand: Operand::Stat(id),
            end: hit.at.end,
            named,
            sure: hit.sure,
        })
    }

    /// In A、B分别为x和y, the numbers from x to y with the label of each; labels are none
    /// where there are not as many as numbers.
    pub(super) fn distributed(&self, i: usize) -> Option<Distributed> {
        let joined = |a: usize, b: usize| {
            let (Some(a), Some(b)) = (self.mentions.get(a), self.mentions.get(b)) else {
                return false;
            };
            matches!(self.slice(a.at.end..b.at.start), "、" | "和" | "与" | "及" | "以及")
        };
        let (mut first, mut last) = (i, i);
        while first > 0 && i - first < MOST_LISTED && joined(first - 1, first) {
            first -= 1;
        }
        while last - i < MOST_LISTED && joined(last, last + 1) {
            last += 1;
        }
        let head = self.mentions.get(first)?.at.start;
        let clause = self.clause(head);
        let before = self.slice(clause..head);
        let word = ["分别", "依次"].iter().filter_map(|word| before.rfind(word)).max()?;
        if first == last {
            return None;
        }
        let floor = self.sentence(head);
        let limit = before
            .find('占')
            .map_or(clause + word, |at| (clause + at).min(clause + word));
        let mut chain: Vec<usize> = Vec::new();
        let (from, within) = self.hits_in(floor..limit);
        for (j, hit) in within.iter().enumerate().rev() {
            let j = from + j;
            let next = chain.last().and_then(|next| self.hits.get(*next));
            let linked = next.is_none_or(|next| {
                let between = self.slice(hit.at.end..next.at.start);
                matches!(between, "、" | "和" | "与" | "及" | "以及")
            });
            if !linked {
                break;
            }
            chain.push(j);
        }
        chain.reverse();
        let label =
            (chain.len() == last - first + 1).then(|| chain.get(i - first).copied());
        Some(Distributed { first, label: label.flatten() })
    }

    /// Whether a level is said after another number: it is not said of that one.
    fn level_of_own(claim: &Claim) -> bool {
        matches!(claim.relation, Relation::Level | Relation::Within | Relation::PerHead)
    }

    pub(super) fn any_fit(
        &self,
        stats: &[StatId],
        fits: &impl Fn(&Metric) -> bool,
    ) -> bool {
        stats.iter().filter_map(|id| self.metrics.get(*id)).any(fits)
    }
}
