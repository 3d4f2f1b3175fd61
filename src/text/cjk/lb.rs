//! The line breaking classes of UAX #14, tailored by language and level (T14).

use super::Class;
use super::sets::{Held, held};
use crate::base::Lang;
use crate::text::Kinsoku;
use icu_properties::props::{EastAsianWidth, GeneralCategory, LineBreak};
use icu_properties::{CodePointMapData, CodePointSetData, props::ExtendedPictographic};

/// A line breaking class, after its rule 1 and this house's tailoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lb {
    /// Letters, symbols.
    Al,
    /// Hebrew letters.
    Hl,
    /// Ideographs and all that breaks like them.
    Id,
    /// Emoji that take a modifier.
    Eb,
    /// Emoji modifiers.
    Em,
    /// Unassigned pictographs, which may take one; they break like ideographs.
    Picture,
    /// The same, which break like letters.
    Sign,
    /// Flags' letters.
    Ri,
    /// Hangul: leading, vowel and trailing letters, open and closed syllables.
    Jl,
    /// Vowels.
    Jv,
    /// Trailing consonants.
    Jt,
    /// Syllables without a trailing consonant.
    H2,
    /// Syllables with one.
    H3,
    /// Letters of Brahmic scripts.
    Ak,
    /// ◌, which stands for any of them.
    Circle,
    /// Signs before them.
    Ap,
    /// First halves of them.
    As,
    /// Final viramas.
    Vf,
    /// Conjoining viramas.
    Vi,
    /// Digits.
    Nu,
    /// Before numbers.
    Pr,
    /// After numbers.
    Po,
    /// Points within numbers.
    Is,
    /// Solidus.
    Sy,
    /// Opening marks.
    Op,
    /// Closing marks.
    Cl,
    /// ) and ].
    Cp,
    /// ! and ?.
    Ex,
    /// Quotation marks that are neither known to open nor to close.
    Qu,
    /// Opening quotation marks.
    Pi,
    /// Closing quotation marks.
    Pf,
    /// What never starts a line.
    Ns,
    /// What the lists of the language never let start a line, after spaces neither.
    Start,
    /// What they let neither start nor end a line.
    Both,
    /// Leaders.
    In,
    /// … where it may start a line after Han (T4).
    Dots,
    /// Dashes.
    B2,
    /// Break after.
    Ba,
    /// Break before.
    Bb,
    /// Hyphen-minus.
    Hy,
    /// Hyphens.
    Hh,
    /// Objects.
    Cb,
    /// Spaces.
    Sp,
    /// U+200B.
    Zw,
    /// Ends of lines.
    Bk,
    /// Marks that join the character before them.
    Cm,
    /// U+200D.
    Zwj,
    /// U+2060.
    Wj,
    /// Glue.
    Gl,
}

impl Lb {
    /// Ideographs and the like, beside which no mark is held at the level `none`.
    pub(super) fn is_square(self) -> bool {
        matches!(self, Self::Id | Self::Jl | Self::Jv | Self::Jt | Self::H2 | Self::H3)
    }

    /// Hangul.
    pub(super) fn is_hangul(self) -> bool {
        matches!(self, Self::Jl | Self::Jv | Self::Jt | Self::H2 | Self::H3)
    }

    /// Quotation marks of any kind.
    pub(super) fn is_quote(self) -> bool {
        matches!(self, Self::Qu | Self::Pi | Self::Pf)
    }

    /// Letters.
    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Al | Self::Hl | Self::Circle | Self::Sign)
    }

    /// Brahmic letters.
    pub(super) fn is_aksara(self) -> bool {
        matches!(self, Self::Ak | Self::As | Self::Circle)
    }
}

/// The line breaking class of a character of a class of composition.
pub(super) fn lb(c: char, class: Class, lang: Lang, level: Kinsoku) -> Lb {
    use Class as C;
    match class {
        C::Han if c >= '\u{3400}' && !('\u{a000}'..='\u{d7ff}').contains(&c) => {
            if c <= '\u{9fff}' || ('\u{20000}'..='\u{3ffff}').contains(&c) {
                Lb::Id
            } else {
                marked(c, class, lang, level)
            }
        }
        C::Latin if c.is_ascii_alphabetic() => Lb::Al,
        C::Digit => Lb::Nu,
        C::Prefix => Lb::Pr,
        C::HanSuffix => Lb::Po,
        C::Space if c == ' ' => Lb::Sp,
        C::Newline => Lb::Bk,
        C::Dash if level < Kinsoku::Strict => Lb::Id,
        C::Dash => Lb::Start,
        // Dashes between letters too: their language decides.
        C::Latin | C::LatinClose if c == '/' && level >= Kinsoku::Gb => {
            marked(c, class, lang, level)
        }
        _ if is_marked(class) || matches!(c, '–' | '—') => {
            marked(c, class, lang, level)
        }
        _ => unicode(c, level),
    }
}

/// The classes that the lists of languages are asked about.
fn is_marked(class: Class) -> bool {
    use Class as C;
    matches!(
        class,
        C::Han
            | C::NonStarter
            | C::Open
            | C::Close
            | C::Pause
            | C::Stop
            | C::Interpunct
            | C::Connector
            | C::Solidus
            | C::Ellipsis
    )
}

/// A mark, by the lists of its language where they know it.
fn marked(c: char, class: Class, lang: Lang, level: Kinsoku) -> Lb {
    let free = class != Class::Han && level == Kinsoku::None;
    let unicode = unicode(c, level);
    match held(c, lang, level) {
        _ if free => Lb::Id,
        // What UAX #14 holds even across spaces keeps its class.
        Some(Held::Start) if matches!(unicode, Lb::Cl | Lb::Cp | Lb::Ex | Lb::Is) => {
            unicode
        }
        Some(Held::Start) if unicode.is_quote() => Lb::Cl,
        // Kana and the like may follow a space into a new line.
        Some(Held::Start) if class == Class::NonStarter => Lb::Ns,
        Some(Held::Start) => Lb::Start,
        Some(Held::End) => Lb::Op,
        Some(Held::Both) => Lb::Both,
        Some(Held::Free) if class == Class::Ellipsis => Lb::Dots,
        Some(Held::Free) if unicode == Lb::B2 => Lb::B2,
        Some(Held::Free) => Lb::Id,
        None => match class {
            Class::Open if unicode.is_quote() => Lb::Op,
            Class::Close if unicode.is_quote() => Lb::Cl,
            _ => unicode,
        },
    }
}

/// The class by UAX #14's own data and its rule 1.
fn unicode(c: char, level: Kinsoku) -> Lb {
    use LineBreak as U;
    match CodePointMapData::<LineBreak>::new().get(c) {
        U::ConditionalJapaneseStarter if level >= Kinsoku::Gb => Lb::Ns,
        U::Ideographic if is_pictograph(c) => Lb::Picture,
        // Small kana start lines at lower levels (T14).
        U::Ideographic | U::ConditionalJapaneseStarter => Lb::Id,
        U::HebrewLetter => Lb::Hl,
        U::EBase => Lb::Eb,
        U::EModifier => Lb::Em,
        U::RegionalIndicator => Lb::Ri,
        U::JL => Lb::Jl,
        U::JV => Lb::Jv,
        U::JT => Lb::Jt,
        U::H2 => Lb::H2,
        U::H3 => Lb::H3,
        U::Aksara => Lb::Ak,
        U::AksaraPrebase => Lb::Ap,
        U::AksaraStart => Lb::As,
        U::ViramaFinal => Lb::Vf,
        U::Virama => Lb::Vi,
        U::Numeric => Lb::Nu,
        U::PrefixNumeric => Lb::Pr,
        U::PostfixNumeric => Lb::Po,
        U::InfixNumeric => Lb::Is,
        U::BreakSymbols => Lb::Sy,
        U::OpenPunctuation => Lb::Op,
        U::ClosePunctuation => Lb::Cl,
        U::CloseParenthesis => Lb::Cp,
        U::Exclamation => Lb::Ex,
        U::Quotation => match CodePointMapData::<GeneralCategory>::new().get(c) {
            GeneralCategory::InitialPunctuation => Lb::Pi,
            GeneralCategory::FinalPunctuation => Lb::Pf,
            _ => Lb::Qu,
        },
        U::Nonstarter => Lb::Ns,
        U::Inseparable => Lb::In,
        U::BreakBoth => Lb::B2,
        U::BreakAfter => Lb::Ba,
        U::BreakBefore => Lb::Bb,
        U::Hyphen => Lb::Hy,
        U::UnambiguousHyphen => Lb::Hh,
        U::ContingentBreak => Lb::Cb,
        U::Space => Lb::Sp,
        U::ZWSpace => Lb::Zw,
        U::MandatoryBreak | U::CarriageReturn | U::LineFeed | U::NextLine => Lb::Bk,
        U::CombiningMark => Lb::Cm,
        U::ZWJ => Lb::Zwj,
        U::WordJoiner => Lb::Wj,
        U::Glue => Lb::Gl,
        U::ComplexContext => match CodePointMapData::<GeneralCategory>::new().get(c) {
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark => Lb::Cm,
            _ => Lb::Al,
        },
        _ if c == '◌' => Lb::Circle,
        _ if is_pictograph(c) => Lb::Sign,
        _ => Lb::Al,
    }
}

/// Whether a character is a pictograph yet to be assigned (rule 30b).
fn is_pictograph(c: char) -> bool {
    c >= '\u{1f000}'
        && CodePointSetData::new::<ExtendedPictographic>().contains(c)
        && CodePointMapData::<GeneralCategory>::new().get(c)
            == GeneralCategory::Unassigned
}

/// Whether a character is East Asian for the rules 12a, 19a and 30.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(
        CodePointMapData::<EastAsianWidth>::new().get(c),
        EastAsianWidth::Fullwidth | EastAsianWidth::Wide | EastAsianWidth::Halfwidth
    )
}
