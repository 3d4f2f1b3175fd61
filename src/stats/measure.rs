//! Expressions evaluated: exact numbers with what they measure; a name may stand for a
//! series, which functions of many values take whole.

use super::expr::{Expr, ExprError, ExprFault, Op, Step};
use super::quantity::{Function, Misfit, Quantity};
use super::unit;
use std::ops::Range;

/// Bits that a numerator or denominator may grow to.
const MOST_BITS: u64 = 4096;

impl Expr {
    /// The value with what it measures, with `lookup` giving the quantity of a name.
    pub fn measure(
        &self,
        lookup: impl Fn(&str) -> Option<Quantity>,
    ) -> Result<Quantity, ExprError> {
        self.measure_all(|name| lookup(name).map(Found::One))
    }

    /// The same where names may stand for series, which functions take whole.
    pub fn measure_all(
        &self,
        lookup: impl Fn(&str) -> Option<Found>,
    ) -> Result<Quantity, ExprError> {
        let whole = 0..self.text.len();
        let broken = || ExprError { fault: ExprFault::Operand, at: whole.clone() };
        let mut stack: Vec<Item> = Vec::new();
        for step in &self.steps {
            let result = match step {
                Step::Number(value) => Quantity::plain(value.clone()),
                Step::Name(name, at) => {
                    let item = Item::find(name, at, lookup(name))?;
                    stack.push(item);
                    continue;
                }
                Step::Negate => stack.pop().ok_or_else(broken)?.one()?.negated(),
                Step::Apply(op, at) => {
                    let right = stack.pop().ok_or_else(broken)?.one()?;
                    let left = stack.pop().ok_or_else(broken)?.one()?;
                    op.apply(&left, &right).map_err(|misfit| at_fault(misfit, at))?
                }
                Step::Call(function, count, at) => {
                    let from = stack.len().checked_sub(*count).ok_or_else(broken)?;
                    let args = flat(*function, stack.split_off(from))?;
                    let (least, most) = function.arguments();
                    if args.len() < least {
                        let name = self.text.get(at.clone()).unwrap_or("").to_owned();
                        let fault = ExprFault::Arguments(name, least, most);
                        return Err(ExprError { fault, at: at.clone() });
                    }
                    function.apply(&args).map_err(|misfit| at_fault(misfit, at))?
                }
            };
            let bits = result.value.numer().bits().max(result.value.denom().bits());
            if bits > MOST_BITS {
                let at = match step {
                    Step::Apply(_, at) | Step::Call(_, _, at) => at.clone(),
                    _ => whole,
                };
                return Err(ExprError { fault: ExprFault::TooLarge, at });
            }
            stack.push(Item::One(result));
        }
        stack.pop().ok_or_else(broken)?.one()
    }
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A statistic.
    One(Quantity),
    /// The points of a series, in order.
    Many(Vec<Quantity>),
}

/// An operand on its way: one number, or a series by its name and place.
enum Item {
    One(Quantity),
    Many(Vec<Quantity>, String, Range<usize>),
}

impl Item {
    fn find(
        name: &str,
        at: &Range<usize>,
        found: Option<Found>,
    ) -> Result<Self, ExprError> {
        let fault = match found {
            Some(Found::One(quantity)) => return Ok(Self::One(quantity)),
            Some(Found::Many(points)) if !points.is_empty() => {
                return Ok(Self::Many(points, name.to_owned(), at.clone()));
            }
            Some(Found::Many(_)) => ExprFault::NoPoints(name.to_owned()),
            None => ExprFault::Unknown(name.to_owned()),
        };
        Err(ExprError { fault, at: at.clone() })
    }

    /// The one number; a series is none.
    fn one(self) -> Result<Quantity, ExprError> {
        match self {
            Self::One(quantity) => Ok(quantity),
            Self::Many(_, name, at) => {
                Err(ExprError { fault: ExprFault::Series(name), at })
            }
        }
    }
}

/// The arguments of a function, series point by point where it takes any number of them.
fn flat(function: Function, items: Vec<Item>) -> Result<Vec<Quantity>, ExprError> {
    let many = function.takes_series();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Many(points, ..) if many => out.extend(points),
            item => out.push(item.one()?),
        }
    }
    Ok(out)
}

fn at_fault(misfit: Misfit, at: &Range<usize>) -> ExprError {
    let fault = match misfit {
        Misfit::Units(one, other) => {
            ExprFault::Units(unit::words(one), unit::words(other))
        }
        Misfit::Zero => ExprFault::DivisionByZero,
        Misfit::Years => ExprFault::Years,
    };
    ExprError { fault, at: at.clone() }
}

impl Op {
    fn apply(self, left: &Quantity, right: &Quantity) -> Result<Quantity, Misfit> {
        match self {
            Self::Add => left.plus(right),
            Self::Sub => left.minus(right),
            Self::Mul => Ok(left.times(right)),
            Self::Div => left.over(right),
        }
    }
}
