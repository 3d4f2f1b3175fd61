//! The space between two clusters: how wide it is, how far it may shrink and stretch,
//! and in which step of justification (T16–T33).

use super::Class;
use crate::base::Len;

/// Steps of shrinking after the line-end mark, in the order of T25.
pub(crate) const SHRINK_STEPS: usize = 5;

/// The step in which a gap shrinks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Shrink {
    /// Spaces between Latin words, to ¼ em.
    #[default]
    Word,
    /// The blank half of brackets and quotes.
    Bracket,
    /// The blank half of ， 、 ； ：.
    Pause,
    /// Between Han and Latin, to 1/8 em.
    Mixed,
    /// The blank half of 。 ？ ！.
    Stop,
}

impl Shrink {
    /// The place of the step in the order of T25.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// The step in which a gap stretches, in the order of T27.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stretch {
    /// Never (T28).
    #[default]
    Still,
    /// Spaces between Latin words, up to ½ em.
    Word,
    /// Between Han and Latin, up to ½ em.
    Mixed,
    /// All others, equally.
    Other,
}

/// The space between two clusters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Its width before justification.
    pub(crate) natural: Len,
    /// By how much it may shrink.
    pub(crate) shrink: Len,
    /// In which step.
    pub(crate) shrinks: Shrink,
    /// By how much it may stretch, for word spaces and mixed gaps.
    pub(crate) stretch: Len,
    /// In which step.
    pub(crate) stretches: Stretch,
}

/// One side of a gap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side {
    /// The class of the cluster.
    pub(crate) class: Class,
    /// Type size.
    pub(crate) em: Len,
    /// The blank part of a mark on this side of its body.
    pub(crate) blank: Len,
    /// Its width as a space.
    pub(crate) space: Len,
}

impl Gap {
    /// The gap between two neighbours. `still` holds it at its natural width or less.
    pub(crate) fn between(a: Side, b: Side, still: bool) -> Self {
        let mut gap = Self::open(a, b);
        let beside = |c: Class| matches!(c, Class::Connector | Class::Solidus);
        if still || beside(a.class) || beside(b.class) {
            gap.stretches = Stretch::Still;
            gap.stretch = Len::ZERO;
        }
        gap
    }

    fn open(a: Side, b: Side) -> Self {
        let other = Self { stretches: Stretch::Other, ..Self::default() };
        if a.class.is_space() {
            return Self::space(a, b);
        }
        if b.class.is_space() {
            return Self { natural: Len::ZERO, ..Self::default() };
        }
        if a.blank > Len::ZERO || b.blank > Len::ZERO {
            return Self::marks(a, b);
        }
        let (han, west) = (
            a.class.is_han() || b.class.is_han(),
            a.class.is_western() || b.class.is_western(),
        );
        if han && west {
            let em = if a.class.is_han() { a.em } else { b.em };
            return Self::mixed(em);
        }
        let tight = |c: Class| {
            c.is_western()
                || matches!(c, Class::LatinOpen | Class::LatinClose | Class::Mark)
        };
        if tight(a.class) && tight(b.class)
            || b.class == Class::Mark
            || matches!(b.class, Class::HanSuffix | Class::Suffix)
            || a.class == Class::Prefix
        {
            return Self::default();
        }
        other
    }

    /// ¼ em between Han and Latin, elastic from 1/8 to ½ (T31).
    fn mixed(em: Len) -> Self {
        Self {
            natural: em.ratio(1, 4),
            shrink: em.ratio(1, 8),
            shrinks: Shrink::Mixed,
            stretch: em.ratio(1, 4),
            stretches: Stretch::Mixed,
        }
    }

    /// The blank halves of marks; two marks side by side lose half an em (T17).
    fn marks(a: Side, b: Side) -> Self {
        let mut natural = a.blank + b.blank;
        if a.class.is_adjustable() && b.class.is_adjustable() {
            natural = (natural - a.em.half()).max(Len::ZERO);
        }
        let step = |class: Class| match class {
            Class::Pause => Shrink::Pause,
            Class::Stop => Shrink::Stop,
            _ => Shrink::Bracket,
        };
        let owner = if a.blank > Len::ZERO { a.class } else { b.class };
        Self {
            natural,
            shrink: natural,
            shrinks: step(owner),
            stretch: Len::ZERO,
            stretches: Stretch::Other,
        }
    }

    /// The width of a space: of a Latin word space ¼ to ½ em; between Han and Latin the
    /// quarter em that stands there anyway.
    fn space(a: Side, b: Side) -> Self {
        if matches!(a.class, Class::Newline | Class::Opportunity) {
            return Self::default();
        }
        let least = a.em.ratio(1, 4);
        let natural = a.space.max(least);
        Self {
            natural: if b.class.is_space() { a.space } else { natural },
            shrink: (natural - least).max(Len::ZERO),
            shrinks: Shrink::Word,
            // A space that is wider anyway gives a little, so that a line which has no
            // other gap fills its measure.
            stretch: (a.em.half() - natural).max(a.em.ratio(1, 8)),
            stretches: Stretch::Word,
        }
    }
}
