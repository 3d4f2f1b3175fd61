//! From statistics as written to statistics with values: reads numbers, evaluates
//! expressions in the order they need each other, and holds results against what is given.

use super::decimal::{BadDecimal, Decimal, print_exact};
use super::expr::{Expr, ExprError, ExprFault, in_name};
use super::{Basis, Hedge, Stat, Stats, Status};
use crate::base::{Span, StatId};
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::BTreeMap;
use std::ops::Range;

/// Places that a computed number prints at most.
const COMPUTED_PLACES: u32 = 2;

/// A statistic as written.
#[derive(Debug, Clone, Default)]
pub struct Def {
    /// Its name.
    pub name: String,
    /// What it counts.
    pub label: String,
    /// The number.
    pub value: Option<String>,
    /// The unit.
    pub unit: String,
    /// What it is computed from.
    pub expr: Option<String>,
    /// What it is compared with.
    pub check: Option<String>,
    /// How surely it is known.
    pub hedge: Option<Hedge>,
    /// The period.
    pub period: String,
    /// Whether it is final.
    pub status: Option<Status>,
    /// The prices.
    pub basis: Option<Basis>,
    /// Who counted.
    pub source: String,
    /// What it covers.
    pub scope: String,
    /// Where it was written.
    pub span: Option<Span>,
}

/// The part of a statistic that is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `id`.
    Name,
    /// `value`.
    Value,
    /// `expr`.
    Expr,
    /// `check`.
    Check,
}

/// A fault in a statistic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The name has a character it may not have, or begins with a digit or dot.
    BadName {
        /// Which statistic.
        stat: usize,
        /// The bytes of the name.
        at: Range<usize>,
    },
    /// Two statistics bear one name.
    Duplicate {
        /// The later one.
        stat: usize,
        /// The earlier one.
        first: usize,
    },
    /// Neither value nor expression.
    NoValue {
        /// Which statistic.
        stat: usize,
    },
    /// The value is not a decimal number.
    BadNumber {
        /// Which statistic.
        stat: usize,
        /// Why.
        why: BadDecimal,
    },
    /// An expression cannot be read or evaluated.
    BadExpr {
        /// Which statistic.
        stat: usize,
        /// Which of its expressions.
        part: Part,
        /// Why and where.
        why: ExprError,
    },
    /// Statistics computed from each other in a circle.
    Cycle {
        /// The statistics in the circle, first to last.
        stats: Vec<usize>,
    },
    /// The number given is not what the expression comes to.
    Mismatch {
        /// Which statistic.
        stat: usize,
        /// Which of its expressions.
        part: Part,
        /// The number printed.
        given: String,
        /// What the expression comes to, to two more places.
        exact: String,
    },
}

/// One statistic on its way.
struct Draft {
    given: Option<Decimal>,
    expr: Option<Expr>,
    check: Option<Expr>,
}

/// Gives every statistic its value; faults come beside, in the order of the statistics.
/// A statistic at fault is still in the list, so that references to it are not faults too.
pub fn define(defs: Vec<Def>) -> (Stats, Vec<Fault>) {
    let mut faults = Vec::new();
    let names = index(&defs, &mut faults);
    let drafts: Vec<Draft> = defs
        .iter()
        .enumerate()
        .map(|(i, def)| draft(i, def, &names, &mut faults))
        .collect();
    let values = evaluate(&drafts, &names, &mut faults);
    let lookup =
        |name: &str| names.get(name).and_then(|i| values.get(*i).cloned().flatten());
    for (stat, draft) in drafts.iter().enumerate() {
        for (part, expr) in [(Part::Expr, &draft.expr), (Part::Check, &draft.check)] {
            if let Some(fault) = expr.as_ref().and_then(|expr| {
                contradict(
                    stat,
                    part,
                    expr,
                    printed(draft, &values, stat).as_ref()?,
                    lookup,
                )
            }) {
                faults.push(fault);
            }
        }
    }
    let list = defs
        .into_iter()
        .zip(drafts)
        .zip(&values)
        .zip(0..)
        .map(|(((def, draft), value), id)| finish(def, draft, value.as_ref(), StatId(id)))
        .collect();
    (Stats::new(list), faults)
}

/// The place of every name in the list.
fn index(defs: &[Def], faults: &mut Vec<Fault>) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for (stat, def) in defs.iter().enumerate() {
        let bad = def
            .name
            .char_indices()
            .find(|(at, c)| !in_name(*c) || (*at == 0 && (c.is_numeric() || *c == '.')));
        if let Some((at, c)) = bad {
            faults.push(Fault::BadName { stat, at: at..at + c.len_utf8() });
        }
        match names.get(&def.name) {
            Some(&first) if !def.name.is_empty() => {
                faults.push(Fault::Duplicate { stat, first });
            }
            _ => {
                names.insert(def.name.clone(), stat);
            }
        }
    }
    names
}

/// Reads what is written in one statistic.
fn draft(
    stat: usize,
    def: &Def,
    names: &BTreeMap<String, usize>,
    faults: &mut Vec<Fault>,
) -> Draft {
    if def.value.is_none() && def.expr.is_none() {
        faults.push(Fault::NoValue { stat });
    }
    let given = def.value.as_deref().and_then(|text| match Decimal::parse(text.trim()) {
        Ok(number) => Some(number),
        Err(why) => {
            faults.push(Fault::BadNumber { stat, why });
            None
        }
    });
    let mut read = |text: &Option<String>, part: Part| {
        let why = match Expr::parse(text.as_deref()?) {
            Ok(expr) => {
                let unknown = unknown_names(&expr, names);
                if unknown.is_empty() {
                    return Some(expr);
                }
                unknown
            }
            // a check may use functions that are judged elsewhere
            Err(ExprError { fault: ExprFault::Function(_), .. })
                if part == Part::Check =>
            {
                return None;
            }
            Err(why) => vec![why],
        };
        faults.extend(why.into_iter().map(|why| Fault::BadExpr { stat, part, why }));
        None
    };
    let expr = read(&def.expr, Part::Expr);
    let check = read(&def.check, Part::Check);
    Draft { given, expr, check }
}

fn unknown_names(expr: &Expr, names: &BTreeMap<String, usize>) -> Vec<ExprError> {
    expr.names()
        .filter(|(name, _)| !names.contains_key(*name))
        .map(|(name, at)| ExprError { fault: ExprFault::Unknown(name.to_owned()), at })
        .collect()
}

/// The value of every statistic: given ones first, computed ones as their needs are met.
fn evaluate(
    drafts: &[Draft],
    names: &BTreeMap<String, usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Option<BigRational>> {
    let mut values: Vec<Option<BigRational>> =
        drafts.iter().map(|draft| Some(draft.given.as_ref()?.value.clone())).collect();
    let needs: Vec<Vec<usize>> = drafts
        .iter()
        .map(|draft| match (&draft.given, &draft.expr) {
            (None, Some(expr)) => {
                expr.names().filter_map(|(name, _)| names.get(name).copied()).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    let (order, stuck) = order(&needs);
    for stat in order {
        let Some(draft) = drafts.get(stat) else { continue };
        let (None, Some(expr)) = (&draft.given, &draft.expr) else { continue };
        let lookup = |name: &str| values.get(*names.get(name)?).cloned().flatten();
        match expr.value(lookup) {
            Ok(value) => values[stat] = Some(value),
            // what it needs was at fault itself and has been reported there
            Err(ExprError { fault: ExprFault::Unknown(_), .. }) => {}
            Err(why) => faults.push(Fault::BadExpr { stat, part: Part::Expr, why }),
        }
    }
    faults.extend(cycles(&needs, &stuck).into_iter().map(|stats| Fault::Cycle { stats }));
    values
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

/// The number that a statistic prints.
fn printed(
    draft: &Draft,
    values: &[Option<BigRational>],
    stat: usize,
) -> Option<Decimal> {
    if let Some(given) = &draft.given {
        return Some(given.clone());
    }
    let (text, _) = print_exact(values.get(stat)?.as_ref()?, COMPUTED_PLACES);
    Decimal::parse(&text).ok()
}

/// Whether an expression contradicts the number printed (rule S1).
fn contradict(
    stat: usize,
    part: Part,
    expr: &Expr,
    given: &Decimal,
    lookup: impl Fn(&str) -> Option<BigRational>,
) -> Option<Fault> {
    match expr.value(lookup) {
        Ok(exact) if given.may_print(&exact) => None,
        Ok(exact) => Some(Fault::Mismatch {
            stat,
            part,
            given: given.text.clone(),
            exact: print_exact(&exact, given.places + 2).0,
        }),
        Err(ExprError { fault: ExprFault::Unknown(_), .. }) => None,
        Err(why) => Some(Fault::BadExpr { stat, part, why }),
    }
}

fn finish(def: Def, draft: Draft, value: Option<&BigRational>, id: StatId) -> Stat {
    let value = value.cloned().unwrap_or_else(BigRational::zero);
    let (number, places) = match draft.given {
        Some(given) => (given.text, given.places),
        None => print_exact(&value, COMPUTED_PLACES),
    };
    Stat {
        id,
        name: def.name,
        label: def.label,
        number,
        unit: def.unit,
        value,
        places,
        hedge: def.hedge,
        period: def.period,
        status: def.status,
        basis: def.basis,
        source: def.source,
        scope: def.scope,
        expr: draft.expr,
        check: draft.check,
        span: def.span.unwrap_or_else(Span::detached),
    }
}
