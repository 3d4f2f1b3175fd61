//! Where a line may break between characters: the prohibitions of T1–T8 on the base of UAX
//! #14 as tailored by T14.

use super::Class;
use super::class::is_square;
use super::lb::{Lb, lb};
use super::pairs::Rules;
use crate::base::Lang;
use crate::text::Kinsoku;

/// How good a place is to break a line at, from the best to the worst.
///
/// All below [`Break::Name`] are broken only where a line could not be set otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// The user breaks here.
    Forced,
    /// A good place.
    #[default]
    Free,
    /// Better not: between the parts of a date, inside a quoted term of four characters.
    Soft,
    /// Inside a Latin word, where a hyphen is set (T13).
    Hyphen,
    /// Inside a quoted term of up to three characters, or after a stroke of an address:
    /// parted only where its line would otherwise open beyond the cap of T29.
    Term,
    /// Inside a Latin name, where a hyphen is set: names stay whole unless their line would
    /// otherwise be torn open.
    Name,
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
            Self::Term => 12_000,
            Self::Name => 40_000,
            Self::Group => 100_000_000,
            Self::Word => 1_000_000_000,
            Self::Prohibited => 10_000_000_000,
            Self::Never => 100_000_000_000,
        }
    }

    /// Whether a line may break here unless it cannot be set otherwise.
    pub fn is_allowed(self) -> bool {
        self <= Self::Name
    }

    /// Whether a line that breaks here ends with a hyphen (T13).
    pub(crate) fn is_hyphenated(self) -> bool {
        matches!(self, Self::Hyphen | Self::Name)
    }
}

/// The break before each character of a paragraph, by its marks alone; the first and what
/// nothing else is known of are prohibited.
pub(crate) fn breaks(
    chars: &[char],
    classes: &[Class],
    lang: impl Fn(usize) -> Lang,
    level: Kinsoku,
) -> Vec<Break> {
    let units: Vec<Lb> = chars
        .iter()
        .zip(classes)
        .enumerate()
        .map(|(i, (&c, &class))| match lb(c, class, lang(i), level) {
            Lb::Qu if beside_han(chars, i) && lang(i) != Lang::En => known(class),
            unit => unit,
        })
        .collect();
    let mut rules = Rules::new(chars, &units, level == Kinsoku::None);
    let mut breaks = vec![Break::Prohibited; chars.len()];
    for (i, place) in breaks.iter_mut().enumerate().skip(1) {
        let found = rules.before(i);
        *place = if joined(chars, classes, i) { Break::Never } else { found };
    }
    lines_of_dots(chars, classes, &mut breaks);
    breaks
}

/// Whether a square stands on either side.
fn beside_han(chars: &[char], i: usize) -> bool {
    let square = |i: usize| chars.get(i).is_some_and(|&c| is_square(c));
    square(i + 1) || i.checked_sub(1).is_some_and(square)
}

/// A straight quotation mark beside Han opens or closes as its turn is.
fn known(class: Class) -> Lb {
    match class {
        Class::LatinOpen => Lb::Op,
        Class::LatinClose => Lb::Cl,
        _ => Lb::Qu,
    }
}

/// Whether a character is set as one with that before it: ——, ……, ？！ (T6–T8).
fn joined(chars: &[char], classes: &[Class], i: usize) -> bool {
    match (classes[i - 1], classes[i]) {
        (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis) => true,
        (Class::Stop, Class::Stop) => {
            let part = |c: char| matches!(c, '？' | '！');
            part(chars[i - 1]) && part(chars[i])
        }
        _ => false,
    }
}

/// Two …… in a row stand on a line of their own, with the marks that embrace them (T7,
/// GB/T 15834 4.11.3.3: they stand for left-out paragraphs).
fn lines_of_dots(chars: &[char], classes: &[Class], breaks: &mut [Break]) {
    let mut i = 0;
    while i < chars.len() {
        if chars[i] != '…' {
            i += 1;
            continue;
        }
        let mut end = i;
        while chars.get(end) == Some(&'…') {
            end += 1;
        }
        if end - i == 4 {
            let mut first = i;
            while first > 0 && matches!(classes[first - 1], Class::Open | Class::Mark) {
                first -= 1;
            }
            let mut last = end;
            while classes
                .get(last)
                .is_some_and(|c| c.is_adjustable() && *c != Class::Open)
            {
                last += 1;
            }
            for at in [first, last] {
                // A paragraph and a line set by the user have begun or ended anyway.
                let edge = at == 0 || classes[at - 1] == Class::Newline;
                if let (false, Some(place)) = (edge, breaks.get_mut(at))
                    && classes[at] != Class::Newline
                {
                    *place = Break::Forced;
                }
            }
        }
        i = end;
    }
}
