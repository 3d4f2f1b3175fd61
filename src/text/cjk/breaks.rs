//! Where a line may break between two classes: the prohibitions of T1–T4 on the base of
//! UAX #14 as tailored by T14.

use super::Class;
use crate::text::Kinsoku;

/// How good a place is to break a line at, from the best to the worst.
///
/// All below [`Break::Hyphen`] are broken only where a line could not be set otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Break {
    /// The user breaks here.
    Forced,
    /// A good place.
    #[default]
    Free,
    /// Better not: between the parts of a date, inside a short quoted term.
    Soft,
    /// Inside a Latin word, where a hyphen is set (T13).
    Hyphen,
    /// Inside what stays whole: a number and its unit, a kept group.
    Group,
    /// Inside a Latin word or a number.
    Word,
    /// Against a line-start or line-end prohibition.
    Prohibited,
    /// Inside one cluster of glyphs.
    Never,
}

impl Break {
    /// What breaking here adds to the cost of a paragraph.
    pub(crate) fn cost(self) -> i64 {
        match self {
            Self::Forced | Self::Free => 0,
            Self::Hyphen => 1_500,
            Self::Soft => 4_000,
            Self::Group => 100_000_000,
            Self::Word => 1_000_000_000,
            Self::Prohibited => 10_000_000_000,
            Self::Never => 100_000_000_000,
        }
    }

    /// Whether a line may break here unless it cannot be set otherwise.
    pub(crate) fn is_allowed(self) -> bool {
        self <= Self::Hyphen
    }
}

/// Whether a line may break between two neighbours.
pub(crate) fn between(a: Class, b: Class, level: Kinsoku) -> Break {
    use Class as C;
    if a == C::Newline {
        return Break::Forced;
    }
    if b == C::Mark {
        return Break::Never;
    }
    if b.is_space() || a == C::Tie {
        return Break::Prohibited;
    }
    if matches!((a, b), (C::Dash, C::Dash) | (C::Ellipsis, C::Ellipsis))
        || (a == C::Stop && b == C::Stop)
    {
        return Break::Never;
    }
    if never_starts(b, level) || never_ends(a, level) {
        return Break::Prohibited;
    }
    if a.is_space() {
        return Break::Free;
    }
    let word = |c: C| {
        matches!(
            c,
            C::Latin | C::Digit | C::LatinOpen | C::LatinClose | C::Suffix | C::Prefix
        )
    };
    match (a, b) {
        (C::Digit | C::Latin, C::HanSuffix) => Break::Word,
        (_, C::HanSuffix) if level > Kinsoku::None => Break::Prohibited,
        (a, b) if word(a) && word(b) => Break::Word,
        _ => Break::Free,
    }
}

/// Whether a line never starts with the class (T2–T4).
pub(crate) fn never_starts(class: Class, level: Kinsoku) -> bool {
    use Class as C;
    let least = match class {
        C::Close | C::Pause | C::Stop | C::Interpunct | C::Connector | C::Solidus => {
            Kinsoku::Basic
        }
        C::LatinClose | C::Suffix => Kinsoku::Basic,
        C::NonStarter => Kinsoku::Gb,
        C::Dash | C::Ellipsis => Kinsoku::Strict,
        _ => return false,
    };
    level >= least
}

/// Whether a line never ends with the class (T2, T3).
pub(crate) fn never_ends(class: Class, level: Kinsoku) -> bool {
    use Class as C;
    let least = match class {
        C::Open | C::LatinOpen | C::Prefix => Kinsoku::Basic,
        C::Solidus => Kinsoku::Gb,
        _ => return false,
    };
    level >= least
}
