//! The values of statistics in the order they need each other, and whether the numbers
//! given agree with what they are computed from.

use super::claim::steps;
use super::decimal::{Decimal, print_exact};
use super::define::{Def, Draft, Fault, Names, Part};
use super::expr::{Expr, ExprError, ExprFault};
use super::hedge::{Printed, Sense};
use super::interval::Interval;
use super::measure::Found;
use super::quantity::Quantity;
use super::unit::Unit;
use super::{Basis, Stat, Stats};
use num_rational::BigRational;
use std::collections::BTreeMap;

/// Places that a computed number prints at most.
pub(super) const COMPUTED_PLACES: u32 = 2;

/// All statistics on their way, with what is known of them.
pub(super) struct Sheet<'a> {
    pub(super) defs: &'a [Def],
    pub(super) drafts: &'a [Draft],
    pub(super) names: &'a Names<'a>,
    pub(super) units: Vec<Unit>,
    /// The number of each statistic, in its own unit.
    pub(super) values: Vec<Option<BigRational>>,
}

impl<'a> Sheet<'a> {
    /// Gives every statistic its value: given ones first, computed ones as their needs are
    /// met.
    pub(super) fn evaluate(
        defs: &'a [Def],
        drafts: &'a [Draft],
        names: &'a Names<'a>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut known: BTreeMap<&str, Unit> = BTreeMap::new();
        let unit = |def: &'a Def| {
            let unit = known.entry(&def.unit).or_insert_with(|| Unit::parse(&def.unit));
            unit.clone()
        };
        let units = defs.iter().map(unit).collect();
        let values = drafts.iter().map(|draft| Some(draft.given.as_ref()?.value.clone()));
        let mut sheet = Self { defs, drafts, names, units, values: values.collect() };
        let needs: Vec<Vec<usize>> = drafts
            .iter()
            .map(|draft| match (&draft.given, &draft.expr) {
                (None, Some(expr)) => expr
                    .names()
                    .filter_map(|(name, _)| names.stats.get(name).copied())
                    .collect(),
                _ => Vec::new(),
            })
            .collect();
        let (order, stuck) = order(&needs);
        for stat in order {
            let Some(draft) = drafts.get(stat) else { continue };
            let (None, Some(expr)) = (&draft.given, &draft.expr) else { continue };
            match sheet.number(stat, expr) {
                Ok(value) => sheet.values[stat] = Some(value),
                // what it needs was at fault itself and has been reported there
                Err(ExprError { fault: ExprFault::Unknown(_), .. }) => {}
                Err(why) => faults.push(Fault::BadExpr { stat, part: Part::Expr, why }),
            }
        }
        let circles = cycles(&needs, &stuck).into_iter();
        faults.extend(circles.map(|stats| Fault::Cycle { stats }));
        sheet
    }

    /// The number that an expression comes to, in the unit of its statistic.
    fn number(&self, stat: usize, expr: &Expr) -> Result<BigRational, ExprError> {
        let exact = |at: usize| {
            Some(Quantity::new(self.values.get(at)?.as_ref()?, self.units.get(at)?))
        };
        let quantity = expr.measure_all(|name| self.found(name, exact))?;
        self.own(stat, expr, &quantity)
    }

    /// What a name stands for: a statistic, or all points of a series.
    fn found(
        &self,
        name: &str,
        value: impl Fn(usize) -> Option<Quantity>,
    ) -> Option<Found> {
        if let Some(at) = self.names.stats.get(name) {
            return value(*at).map(Found::One);
        }
        let series = self.names.series.get(name)?;
        let points = series.points.iter().map(|(_, at)| value(*at));
        points.collect::<Option<Vec<_>>>().map(Found::Many)
    }

    /// A quantity as a number in the unit of a statistic.
    fn own(
        &self,
        stat: usize,
        expr: &Expr,
        quantity: &Quantity,
    ) -> Result<BigRational, ExprError> {
        let unit = self.units.get(stat).cloned().unwrap_or_else(Unit::none);
        quantity.in_unit(&unit).map_err(|_| ExprError {
            fault: ExprFault::Result(unit.text, super::unit::words(quantity.measure())),
            at: 0..expr.text.len(),
        })
    }

    /// A statistic with what its printed digits leave open.
    fn open(&self, at: usize) -> Option<Quantity> {
        let unit = self.units.get(at)?;
        let mut out = Quantity::new(self.values.get(at)?.as_ref()?, unit);
        let given = self.drafts.get(at)?.given.as_ref();
        let hedge = self.defs.get(at)?.hedge.map(Sense::from);
        out.span = given.map(|given| printed(given, unit, hedge));
        Some(out)
    }

    /// Whether an expression contradicts the number printed (rule S1).
    pub(super) fn contradict(
        &self,
        stat: usize,
        part: Part,
        expr: &Expr,
    ) -> Option<Fault> {
        let given = self.printed(stat)?;
        let open = |name: &str| self.found(name, |at| self.open(at));
        let quantity = match expr.measure_all(open) {
            Ok(quantity) => quantity,
            Err(ExprError { fault: ExprFault::Unknown(_), .. }) => return None,
            Err(why) => return Some(Fault::BadExpr { stat, part, why }),
        };
        let exact = match self.own(stat, expr, &quantity) {
            Ok(exact) => exact,
            Err(why) => return Some(Fault::BadExpr { stat, part, why }),
        };
        let unit = self.units.get(stat)?;
        let hedge = self.defs.get(stat)?.hedge.map(Sense::from);
        let span = quantity.span.unwrap_or_else(|| Interval::point(&exact * &unit.scale));
        let agree = given.may_print(&exact) || printed(&given, unit, hedge).meets(&span);
        if agree || self.two_prices(stat, expr) {
            return None;
        }
        let exact = print_exact(&exact, given.places + 2).0;
        Some(Fault::Mismatch { stat, part, given: given.text, exact })
    }

    /// Whether a statistic and what it is computed from are counted in different prices:
    /// that is explained (rule S5), not wrong.
    fn two_prices(&self, stat: usize, expr: &Expr) -> bool {
        let basis =
            |at: usize| self.defs.get(at)?.basis.filter(|basis| *basis != Basis::None);
        let own = basis(stat);
        let mut others =
            expr.names().filter_map(|(name, _)| basis(self.names.first(name)?));
        own.is_some() && others.any(|other| Some(other) != own)
    }

    /// The number that a statistic prints.
    fn printed(&self, stat: usize) -> Option<Decimal> {
        if let Some(given) = &self.drafts.get(stat)?.given {
            return Some(given.clone());
        }
        let (text, _) = print_exact(self.values.get(stat)?.as_ref()?, COMPUTED_PLACES);
        Decimal::parse(&text).ok()
    }
}

/// What the exact value of a printed number may be, in base units.
pub(super) fn printed(given: &Decimal, unit: &Unit, hedge: Option<Sense>) -> Interval {
    let (last, round) = steps(given);
    let printed = Printed {
        value: &given.value * &unit.scale,
        last: last * &unit.scale,
        round: round * &unit.scale,
    };
    printed.stands_for(hedge)
}

/// What the `check` of a statistic comes to, where its prices differ from those it is
/// computed from: the expression, and the value in the statistic's unit to two places.
pub(super) fn checked(stat: &Stat, stats: &Stats) -> Option<(String, String)> {
    let expr = stat.check.as_ref().or(stat.expr.as_ref())?;
    let own = stat.basis.filter(|basis| *basis != Basis::None)?;
    let mut bases = stats.named(expr).filter_map(|stat| stat.basis);
    if !bases.any(|basis| basis != Basis::None && basis != own) {
        return None;
    }
    let value = stats.measure(expr).ok()?.in_unit(&Unit::parse(&stat.measure)).ok()?;
    let given = Decimal::parse(&stat.number).ok()?;
    (!given.may_print(&value)).then(|| (expr.text.clone(), print_exact(&value, 2).0))
}

/// An order in which each comes after all it needs, and which can never come.
fn order(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<bool>) {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    let mut open: Vec<usize> = needs.iter().map(Vec::len).collect();
    for (stat, needed) in needs.iter().enumerate() {
        for &need in needed {
            users[need].push(stat);
        }
    }
    let mut order: Vec<usize> = (0..needs.len()).filter(|&i| open[i] == 0).collect();
    let mut next = 0;
    while let Some(&done) = order.get(next) {
        next += 1;
        for &user in &users[done] {
            open[user] -= 1;
            if open[user] == 0 {
                order.push(user);
            }
        }
    }
    (order, open.iter().map(|&n| n > 0).collect())
}

/// The circles among what is stuck, each once.
fn cycles(needs: &[Vec<usize>], stuck: &[bool]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; needs.len()];
    let mut found = Vec::new();
    for start in (0..needs.len()).filter(|&i| stuck[i]) {
        let mut path = Vec::new();
        let mut at = start;
        while !seen[at] {
            seen[at] = true;
            path.push(at);
            // what is stuck needs something that is stuck
            let Some(&next) = needs[at].iter().find(|&&need| stuck[need]) else { break };
            at = next;
        }
        if let Some(from) = path.iter().position(|&i| i == at) {
            found.push(path.split_off(from));
        }
    }
    found
}
