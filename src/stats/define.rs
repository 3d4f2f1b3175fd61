//! From statistics as written to statistics with values: reads numbers, evaluates
//! expressions in the order they need each other, and holds results against what is given.

use super::decimal::{BadDecimal, Decimal, print_exact};
use super::evaluate::{COMPUTED_PLACES, Sheet};
use super::expr::{Expr, ExprError, ExprFault, in_name};
use super::{Basis, Hedge, Stat, Stats, Status};
use crate::base::{Span, StatId};
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::BTreeMap;
use std::ops::Range;

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
pub(super) struct Draft {
    pub(super) given: Option<Decimal>,
    pub(super) expr: Option<Expr>,
    pub(super) check: Option<Expr>,
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
    let sheet = Sheet::evaluate(&defs, &drafts, &names, &mut faults);
    for (stat, draft) in drafts.iter().enumerate() {
        // a number computed agrees with its own expression
        let own = draft.expr.as_ref().filter(|_| draft.given.is_some());
        for (part, expr) in [(Part::Expr, own), (Part::Check, draft.check.as_ref())] {
            faults.extend(expr.and_then(|expr| sheet.contradict(stat, part, expr)));
        }
    }
    let values = sheet.values;
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
