//! Printing inks as amounts, never as screen colours.

use super::SpotId;
use std::fmt;

/// An amount of ink in thousandths: 0 is bare paper, 1000 solid.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tint(u16);

impl Tint {
    /// No ink.
    pub const NONE: Self = Self(0);
    /// Solid ink.
    pub const SOLID: Self = Self(1000);

    /// So many thousandths, cut off at solid.
    pub const fn permille(amount: u16) -> Self {
        Self(if amount > 1000 { 1000 } else { amount })
    }

    /// So many hundredths, cut off at solid.
    pub const fn percent(amount: u16) -> Self {
        Self::permille(if amount > 100 { 1000 } else { amount * 10 })
    }

    /// The amount in thousandths.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for Tint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}%", self.0 / 10, self.0 % 10)
    }
}

/// What is printed where a glyph, rule or ground stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Color {
    /// Black ink alone; solid black overprints.
    Black(Tint),
    /// Bare paper: knocks out whatever lies below.
    Paper,
    /// The four process inks: cyan, magenta, yellow, black.
    Process([Tint; 4]),
    /// A spot ink on a plate of its own.
    Spot(SpotId, Tint),
}

impl Color {
    /// Solid black ink.
    pub const BLACK: Self = Self::Black(Tint::SOLID);
}
