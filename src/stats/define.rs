//! From statistics as written to statistics with values: reads numbers, evaluates
//! expressions in the order they need each other, and holds results against what is given.

use super::decimal::{BadDecimal, Decimal, print_exact, print_places};
use super::evaluate::{COMPUTED_PLACES, Sheet};
use super::expr::{Expr, ExprError, ExprFault, in_name};
use super::say::{Said, read_say};
use super::unit::Unit;
use super::{Basis, Hedge, Point, Series, Stat, Stats, Status};
use crate::base::{Span, StatId};
use num_rational::BigRational;
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
    /// What the pages print in place of the digits of the value.
    pub say: Option<String>,
    /// Decimal places to print.
    pub places: Option<u32>,
    /// Where it was written.
    pub span: Option<Span>,
}

/// A series as written: the points are statistics of their own.
#[derive(Debug, Clone, Default)]
pub struct SeriesDef {
    /// Its name.
    pub name: String,
    /// What it counts.
    pub label: String,
    /// The unit of its points.
    pub unit: String,
    /// Period or name of each point, and its place among the statistics.
    pub points: Vec<(String, usize)>,
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
    /// `say`.
    Say,
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
    /// What is to be printed is not read as a number of the statistic's unit.
    UnreadSay {
        /// Which statistic.
        stat: usize,
    },
    /// What is to be printed does not follow from the value.
    WrongSay {
        /// Which statistic.
        stat: usize,
        /// The exact value with its unit.
        exact: String,
        /// What would be right, in the unit of what was said.
        right: Vec<String>,
    },
    /// A number computed from others prints more or fewer places than a number may.
    Places {
        /// Which statistic.
        stat: usize,
        /// The most.
        most: u32,
    },
}

/// Places that a number may be told to print.
pub const MOST_PLACES: u32 = 12;

/// One statistic on its way.
pub(super) struct Draft {
    pub(super) given: Option<Decimal>,
    pub(super) expr: Option<Expr>,
    pub(super) check: Option<Expr>,
}

/// Gives every statistic its value; faults come beside, in the order of the statistics.
/// A statistic at fault is still in the list, so that references to it are not faults too.
pub fn define(defs: Vec<Def>) -> (Stats, Vec<Fault>) {
    define_all(defs, Vec::new())
}

/// The same with series of them, which expressions may take as a whole.
pub fn define_all(defs: Vec<Def>, series: Vec<SeriesDef>) -> (Stats, Vec<Fault>) {
    let mut faults = Vec::new();
    let names = Names { stats: index(&defs, &mut faults), series: index_series(&series) };
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
    let (values, units) = (sheet.values, sheet.units);
    let mut list = Vec::with_capacity(defs.len());
    for (i, (def, draft)) in defs.into_iter().zip(drafts).enumerate() {
        let id = StatId(u32::try_from(i).unwrap_or(u32::MAX));
        let value = values.get(i).and_then(Option::as_ref);
        list.push(match (value, units.get(i)) {
            (Some(value), Some(unit)) => {
                finish(def, draft, (id, value, unit), &mut faults)
            }
            _ => finish(
                def,
                draft,
                (id, &BigRational::default(), &Unit::none()),
                &mut Vec::new(),
            ),
        });
    }
    let series = series.into_iter().map(SeriesDef::finish).collect();
    (Stats::new(list).with_series(series), faults)
}

/// What names stand for.
pub(super) struct Names<'a> {
    pub(super) stats: BTreeMap<String, usize>,
    pub(super) series: BTreeMap<&'a str, &'a SeriesDef>,
}

impl Names<'_> {
    /// The statistic of a name, or the first point of a series of that name.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        let point = || Some(self.series.get(name)?.points.first()?.1);
        self.stats.get(name).copied().or_else(point)
    }
}

/// The series of every name; names of series that are faulty were told where they are read.
fn index_series(series: &[SeriesDef]) -> BTreeMap<&str, &SeriesDef> {
    let mut names = BTreeMap::new();
    for one in series {
        names.entry(one.name.as_str()).or_insert(one);
    }
    names
}

impl SeriesDef {
    fn finish(self) -> Series {
        let point = |(label, stat)| {
            let stat = StatId(u32::try_from(stat).unwrap_or(u32::MAX));
            Point { label, stat }
        };
        Series {
            name: self.name,
            label: self.label,
            unit: self.unit,
            points: self.points.into_iter().map(point).collect(),
            span: self.span.unwrap_or_else(Span::detached),
        }
    }
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
fn draft(stat: usize, def: &Def, names: &Names<'_>, faults: &mut Vec<Fault>) -> Draft {
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

fn unknown_names(expr: &Expr, names: &Names<'_>) -> Vec<ExprError> {
    expr.names()
        .filter(|(name, _)| {
            !names.stats.contains_key(*name) && !names.series.contains_key(*name)
        })
        .map(|(name, at)| ExprError { fault: ExprFault::Unknown(name.to_owned()), at })
        .collect()
}

/// The statistic with what it prints; `told` are its number, value and unit.
fn finish(
    def: Def,
    draft: Draft,
    told: (StatId, &BigRational, &Unit),
    faults: &mut Vec<Fault>,
) -> Stat {
    let (id, value, unit) = told;
    let stat = id.index();
    let asked = def.places.filter(|places| {
        let fits = *places <= MOST_PLACES;
        if !fits {
            faults.push(Fault::Places { stat, most: MOST_PLACES });
        }
        fits
    });
    let (number, places) = match (draft.given.as_ref(), asked) {
        (_, Some(places)) => (print_places(value, places), places),
        (Some(given), None) => (given.text.clone(), given.places),
        (None, None) => print_exact(value, COMPUTED_PLACES),
    };
    let mut said = Said {
        number,
        places,
        unit: def.unit.clone(),
        value: value.clone(),
        measure: def.unit.clone(),
        hedge: def.hedge,
    };
    if let Some(text) = &def.say {
        match read_say(text.trim(), &def, &draft, (value, unit)) {
            Ok(read) => said = read,
            Err(wrong) => faults.push(wrong.fault(stat)),
        }
    }
    Stat {
        id,
        name: def.name,
        label: def.label,
        number: said.number,
        unit: said.unit,
        value: said.value,
        measure: said.measure,
        said: def.say.is_some(),
        places: said.places,
        hedge: said.hedge,
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
