//! Units of an axis: what can stand on it, and what its numbers are counted in.

use crate::stats::Stat;
use crate::stats::unit::{Dim, Kind, Unit};
use num_rational::BigRational;

/// The unit of an axis: that of the first value on it.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    unit: Unit,
}

impl Axis {
    /// The axis that a first value makes.
    pub(super) fn of(stat: &Stat) -> Self {
        Self { unit: Unit::parse(&stat.measure) }
    }

    /// A value in the unit of the axis, exactly; none where it measures something else.
    pub(super) fn value(&self, stat: &Stat) -> Option<BigRational> {
        let unit = Unit::parse(&stat.measure);
        if unit.text == self.unit.text {
            return Some(stat.value.clone());
        }
        // things of two names (家, 所) are not one measure, though both are counted
        let counts = self.unit.dim == Unit::parse("个").dim;
        (unit.same_as(&self.unit) && !counts && unit.dim != Dim::NONE
            || unit.same_as(&self.unit) && unit.kind == Kind::Rate)
            .then(|| &stat.value * &unit.scale / &self.unit.scale)
    }

    /// Its name in messages.
    pub(super) fn name(&self) -> String {
        named(&self.unit.text)
    }
}

/// The name of a statistic's unit in messages.
pub(super) fn name(stat: &Stat) -> String {
    named(&stat.measure)
}

fn named(unit: &str) -> String {
    if unit.is_empty() { "（无单位）".to_owned() } else { unit.to_owned() }
}

/// Whether a unit stays at its number, because it is a sign and no word.
pub(super) fn is_sign(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "％")
}
