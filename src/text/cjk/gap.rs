//! The space between two clusters and at line edges: how wide it is, how far it may shrink
//! and stretch, and in which step of justification (T16–T33).

use super::Class;
use crate::base::Len;
use crate::text::{MarkWidths, Rules};

/// Steps of shrinking, in the order of T25.
pub(crate) const SHRINK_STEPS: usize = 8;

/// The step in which a gap shrinks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Shrink {
    /// The blank half of a mark at the line end, where the style leaves it.
    LineEnd,
    /// Spaces between Latin words, to ¼ em.
    #[default]
    Word,
    /// The blanks of an interpunct, where it takes one em.
    Interpunct,
    /// The blank half of brackets and quotes.
    Bracket,
    /// The blank half of ， 、 ； ：.
    Pause,
    /// Between Han and Latin, to 1/8 em.
    Mixed,
    /// The blank half of 。 ？ ！.
    Stop,
    /// Between Han characters, which close up a little (T30).
    Close,
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
    /// Between Han and Latin, up to 1/3 or ½ em.
    Mixed,
    /// All others, equally.
    Other,
}

/// The space between two clusters, or between one and the edge of its line.
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
    /// What headlines drop of it: the blanks of marks (T51).
    pub(crate) blank: Len,
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

/// How wide gaps are and how far they go, as an edition's rules say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spacing {
    marks: MarkWidths,
    squeeze_stops: bool,
    full_interpunct: bool,
    /// The widest gap between Han and Latin, in permille of an em.
    mixed_most: i64,
    /// By how much Han may close up, in permille of an em.
    squeeze: i64,
}

impl Spacing {
    /// The spacing that rules ask for.
    pub(crate) fn new(rules: &Rules) -> Self {
        Self {
            marks: rules.marks,
            squeeze_stops: rules.squeeze_stops,
            full_interpunct: rules.full_interpunct,
            mixed_most: i64::from(rules.mixed_most),
            squeeze: i64::from(rules.squeeze),
        }
    }

    /// The blank beside a mark that its width leaves (T16, T21).
    fn kept(&self, side: Side) -> Len {
        let full = match self.marks {
            MarkWidths::Half => false,
            _ if side.class == Class::Interpunct => self.full_interpunct,
            MarkWidths::All | MarkWidths::Full | MarkWidths::LineEnd => true,
            MarkWidths::Kaiming => side.class == Class::Stop,
        };
        if full { side.blank } else { Len::ZERO }
    }

    /// The gap between two neighbours. `still` holds it at its natural width or less.
    pub(crate) fn between(&self, a: Side, b: Side, still: bool) -> Gap {
        let mut gap = self.open(a, b);
        let beside = |c: Class| matches!(c, Class::Connector | Class::Solidus);
        // ？！, —— and …… stand close in a row of their kind (T28).
        let stack = a.class == b.class
            && matches!(a.class, Class::Stop | Class::Dash | Class::Ellipsis);
        if still || stack || beside(a.class) || beside(b.class) {
            gap.stretches = Stretch::Still;
            gap.stretch = Len::ZERO;
        }
        gap
    }

    /// What stands before a cluster that a line starts with: the blank half of an opening
    /// mark in styles that do not trim it (T18, T19).
    pub(crate) fn lead(&self, first: Side) -> Gap {
        match self.marks {
            MarkWidths::All | MarkWidths::Full if first.class == Class::Open => {
                self.mark(self.kept(first), Shrink::Bracket)
            }
            _ => Gap::default(),
        }
    }

    /// What stands after a cluster that a line ends with: the blank half of a mark in
    /// styles that leave it one em (T20); it is the first to give way (T25).
    pub(crate) fn trail(&self, last: Side) -> Gap {
        match self.marks {
            MarkWidths::LineEnd | MarkWidths::Half => Gap::default(),
            MarkWidths::All | MarkWidths::Full | MarkWidths::Kaiming => {
                self.mark(self.kept(last), Shrink::LineEnd)
            }
        }
    }

    /// Whether any cluster keeps a blank at an edge of its line.
    pub(crate) fn has_edges(&self) -> bool {
        !matches!(self.marks, MarkWidths::LineEnd | MarkWidths::Half)
    }

    fn open(&self, a: Side, b: Side) -> Gap {
        if a.class.is_space() {
            return space(a, b);
        }
        if b.class.is_space() {
            return Gap::default();
        }
        if a.blank > Len::ZERO || b.blank > Len::ZERO {
            return self.between_marks(a, b);
        }
        let (han, west) = (
            a.class.is_han() || b.class.is_han(),
            a.class.is_western() || b.class.is_western(),
        );
        if han && west {
            let em = if a.class.is_han() { a.em } else { b.em };
            return self.mixed(em);
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
            return Gap::default();
        }
        let closes = a.class.is_han() && b.class.is_han();
        let closes = if closes { self.squeeze } else { 0 };
        Gap {
            shrink: a.em.min(b.em).ratio(closes, 1000),
            shrinks: Shrink::Close,
            stretches: Stretch::Other,
            ..Gap::default()
        }
    }

    /// ¼ em between Han and Latin, elastic from 1/8 to the widest (T27, T31).
    fn mixed(&self, em: Len) -> Gap {
        let natural = em.ratio(1, 4);
        let most = em.ratio(self.mixed_most, 1000);
        Gap {
            natural,
            shrink: em.ratio(1, 8),
            shrinks: Shrink::Mixed,
            // Never nothing: a line that has no other gap opens this one.
            stretch: (most - natural).max(Len::from_raw(1)),
            stretches: Stretch::Mixed,
            ..Gap::default()
        }
    }

    /// The blank halves of marks; two marks of one em side by side lose half an em (T17).
    fn between_marks(&self, a: Side, b: Side) -> Gap {
        let (left, right) = (self.kept(a), self.kept(b));
        let mut natural = left + right;
        // A mark that is half an em wide already makes the pair one and a half.
        let full =
            |side: Side| side.class == Class::Stop || self.marks != MarkWidths::Kaiming;
        let pair = a.class.is_adjustable() && b.class.is_adjustable();
        if pair && self.marks != MarkWidths::All && full(a) && full(b) {
            natural = (natural - a.em.half()).max(Len::ZERO);
        }
        let owner = if left > Len::ZERO || right == Len::ZERO { a } else { b };
        Gap { stretches: Stretch::Other, ..self.mark(natural, step(owner.class)) }
    }

    /// A blank of marks that may be given up in a step, but for marks that are not
    /// squeezed at all.
    fn mark(&self, natural: Len, shrinks: Shrink) -> Gap {
        let none = self.marks == MarkWidths::All;
        let rigid = none || shrinks == Shrink::Stop && !self.squeeze_stops;
        Gap {
            natural,
            shrink: if rigid { Len::ZERO } else { natural },
            shrinks,
            blank: if none { Len::ZERO } else { natural },
            ..Gap::default()
        }
    }
}

/// The step in which the blank of a mark gives way.
fn step(class: Class) -> Shrink {
    match class {
        Class::Pause => Shrink::Pause,
        Class::Stop => Shrink::Stop,
        Class::Interpunct => Shrink::Interpunct,
        _ => Shrink::Bracket,
    }
}

/// The width of a space: of a Latin word space ¼ to ½ em; between Han and Latin the
/// quarter em that stands there anyway.
fn space(a: Side, b: Side) -> Gap {
    if matches!(a.class, Class::Newline | Class::Opportunity) {
        return Gap::default();
    }
    let least = a.em.ratio(1, 4);
    let natural = a.space.max(least);
    Gap {
        natural: if b.class.is_space() { a.space } else { natural },
        shrink: (natural - least).max(Len::ZERO),
        shrinks: Shrink::Word,
        // A space that is wider anyway gives a little, so that a line which has no other
        // gap fills its measure.
        stretch: (a.em.half() - natural).max(a.em.ratio(1, 8)),
        stretches: Stretch::Word,
        ..Gap::default()
    }
}
