//! From characters to the classes that composition asks about, and to the face part
//! each is set from (clreq 3.1, T2, T72).

use super::quotes::{latin_quotes, straight_quotes};
use crate::base::Lang;
use crate::font::Part;
use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak;

/// What a character is to a line (after the classes of clreq and UAX #14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// Ideographs, kana, hangul, full-width letters: one square each.
    Han,
    /// Small kana and iteration marks: like Han, but never at a line start from `gb` on.
    NonStarter,
    /// “ ‘ （ 《 〈 「 『 【.
    Open,
    /// ” ’ ） 》 〉 」 』 】.
    Close,
    /// 、 ， ； ：.
    Pause,
    /// 。 ？ ！.
    Stop,
    /// ·.
    Interpunct,
    /// – ～ and a single —.
    Connector,
    /// ／.
    Solidus,
    /// ——.
    Dash,
    /// ……
    Ellipsis,
    /// Letters of alphabets and the marks within their words.
    Latin,
    /// Opening brackets and quotes of Latin text.
    LatinOpen,
    /// Closing brackets, quotes, commas and stops of Latin text.
    LatinClose,
    /// ASCII digits and the points within their numbers.
    Digit,
    /// Signs before a number: currency, plus, minus.
    Prefix,
    /// Half-width signs after a number: % ‰ °.
    Suffix,
    /// Full-width signs after a number: ℃ and the + of 公益+.
    HanSuffix,
    /// Other symbols.
    Symbol,
    /// A space that a line may end at.
    Space,
    /// A space that holds its neighbours together.
    Tie,
    /// A place to break without width (U+200B, U+00AD).
    Opportunity,
    /// The end of a line, set by the user.
    Newline,
    /// Part of the character before it.
    Mark,
}

impl Class {
    /// Punctuation that does not count as a character of a line (T38).
    pub(crate) fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Close
                | Self::Pause
                | Self::Stop
                | Self::LatinOpen
                | Self::LatinClose
                | Self::Space
                | Self::Tie
                | Self::Opportunity
                | Self::Newline
                | Self::Mark
        )
    }

    /// Vanishes at the ends of a line.
    pub(crate) fn is_space(self) -> bool {
        matches!(self, Self::Space | Self::Tie | Self::Opportunity | Self::Newline)
    }

    /// A Chinese mark whose blank half is a gap.
    pub(crate) fn is_adjustable(self) -> bool {
        matches!(self, Self::Open | Self::Close | Self::Pause | Self::Stop)
    }

    /// Set close to letters and digits, a quarter em from Han (T31).
    pub(crate) fn is_western(self) -> bool {
        matches!(self, Self::Latin | Self::Digit | Self::Prefix | Self::Suffix)
    }

    /// Set in squares.
    pub(crate) fn is_han(self) -> bool {
        matches!(self, Self::Han | Self::NonStarter)
    }
}

/// The classes and face parts of a paragraph's characters; `lang` tells the language of
/// each.
pub(crate) fn classify(
    chars: &[char],
    lang: impl Fn(usize) -> Lang,
) -> (Vec<Class>, Vec<Part>) {
    let mut classes: Vec<Class> = chars.iter().map(|&c| base(c)).collect();
    let mut parts: Vec<Part> =
        chars.iter().zip(&classes).map(|(&c, &class)| part_of(c, class)).collect();
    let latin_quotes = latin_quotes(chars, &lang);
    for i in 0..chars.len() {
        if is_ideograph(chars[i]) {
            continue;
        }
        let before = i.checked_sub(1).and_then(|p| chars.get(p)).copied();
        let after = chars.get(i + 1).copied();
        let (class, part) = settle(chars[i], before, after, latin_quotes[i])
            .unwrap_or((classes[i], parts[i]));
        classes[i] = class;
        parts[i] = part;
    }
    straight_quotes(chars, &mut classes);
    (classes, parts)
}

/// The class of what has no ink of its own, or joins what stands before it.
fn blank(c: char) -> Option<Class> {
    Some(match c {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Newline,
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Class::Tie,
        '\u{200b}' | '\u{ad}' => Class::Opportunity,
        '\u{3000}' => Class::Space,
        '\u{200c}'
        | '\u{200d}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{300}'..='\u{36f}'
        | '\u{e0100}'..='\u{e01ef}'
        | '\u{302a}'..='\u{302d}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{20d0}'..='\u{20ff}' => Class::Mark,
        c if c.is_whitespace() => Class::Space,
        c if c.is_control() => Class::Mark,
        _ => return None,
    })
}

/// The class of a character by itself.
fn base(c: char) -> Class {
    if is_ideograph(c) {
        return Class::Han;
    }
    if let Some(class) = blank(c) {
        return class;
    }
    match c {
        '0'..='9' => Class::Digit,
        '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［'
        | '｛' | '〘' | '〚' | '〝' | '｟' | '\u{2329}' => Class::Open,
        '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］'
        | '｝' | '〙' | '〛' | '〞' | '〟' | '｠' | '\u{232a}' => Class::Close,
        '、' | '，' | '；' | '：' => Class::Pause,
        '。' | '？' | '！' | '．' => Class::Stop,
        '·' | '・' | '‧' | '•' => Class::Interpunct,
        '–' | '—' | '～' | '〜' | '―' | '⸺' => Class::Connector,
        '／' => Class::Solidus,
        '…' | '⋯' => Class::Ellipsis,
        '(' | '[' | '{' | '«' | '‹' => Class::LatinOpen,
        ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '»' | '›' => {
            Class::LatinClose
        }
        '$' | '￥' | '¥' | '£' | '€' | '＄' | '￡' => Class::Prefix,
        '%' | '％' | '‰' | '‱' | '°' | '′' | '″' => Class::Suffix,
        '℃' | '℉' | '㎡' | '㎞' | '㎏' => Class::HanSuffix,
        c if is_small(c) => Class::NonStarter,
        c if !c.is_ascii() => by_unicode(c),
        _ => Class::Latin,
    }
}

/// The class of a character that Chinese composition does not name, by its line breaking
/// class in Unicode (UAX #14, T14).
fn by_unicode(c: char) -> Class {
    let square = is_square(c);
    let either = |han, latin| if square { han } else { latin };
    match CodePointMapData::<LineBreak>::new().get(c) {
        LineBreak::OpenPunctuation => either(Class::Open, Class::LatinOpen),
        LineBreak::ClosePunctuation | LineBreak::CloseParenthesis => {
            either(Class::Close, Class::LatinClose)
        }
        LineBreak::Exclamation | LineBreak::InfixNumeric => {
            either(Class::Stop, Class::LatinClose)
        }
        LineBreak::Nonstarter
        | LineBreak::ConditionalJapaneseStarter
        | LineBreak::UnambiguousHyphen => Class::NonStarter,
        LineBreak::Inseparable => Class::Ellipsis,
        LineBreak::PostfixNumeric => either(Class::HanSuffix, Class::Suffix),
        LineBreak::PrefixNumeric => Class::Prefix,
        LineBreak::CombiningMark => Class::Mark,
        LineBreak::Glue | LineBreak::WordJoiner => Class::Tie,
        _ if square => Class::Han,
        _ if c.is_alphanumeric() => Class::Latin,
        _ => Class::Symbol,
    }
}

/// Small kana, iteration marks and double marks: UAX #14's CJ and NS (T14).
fn is_small(c: char) -> bool {
    matches!(
        c,
        'ぁ' | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ゕ'
            | 'ゖ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | 'ー'
            | '々'
            | '〻'
            | 'ゝ'
            | 'ゞ'
            | 'ヽ'
            | 'ヾ'
            | '\u{31f0}'..='\u{31ff}' | '‼' | '⁇' | '⁈' | '⁉'
    )
}

/// Whether a character is set in a square of its own.
pub(crate) fn is_square(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is Hangul. Korean parts its words by spaces: a gap as between Han and
/// Latin would be read as one, so it has none (T31 speaks of Han).
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}'
        | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}')
}

/// Whether a character is an ideograph: the fast path of shaping takes it.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{323af}' | '〇')
}

/// The kind of face that a character of a class is set from.
fn part_of(c: char, class: Class) -> Part {
    match class {
        Class::Digit | Class::Prefix | Class::Suffix => Part::Digit,
        Class::Latin | Class::LatinOpen | Class::LatinClose | Class::Tie => Part::Latin,
        Class::Space if c != '\u{3000}' => Part::Latin,
        _ => Part::Han,
    }
}

/// What a character's neighbours make of it, where they do.
fn settle(
    c: char,
    before: Option<char>,
    after: Option<char>,
    latin_quote: bool,
) -> Option<(Class, Part)> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let western = |c: Option<char>| c.is_some_and(is_letter);
    match c {
        '“' | '‘' if latin_quote => Some((Class::LatinOpen, Part::Latin)),
        '”' if latin_quote => Some((Class::LatinClose, Part::Latin)),
        '’' if latin_quote => {
            let inner = western(before) && western(after);
            Some((if inner { Class::Latin } else { Class::LatinClose }, Part::Latin))
        }
        // Japanese writes it of two U+2015 too.
        '—' | '―' if before == Some(c) || after == Some(c) => {
            Some((Class::Dash, Part::Han))
        }
        '⸺' => Some((Class::Dash, Part::Han)),
        '—' | '–' | '…' if western(before) && western(after) => {
            Some((Class::Latin, Part::Latin))
        }
        '.' | ',' | ':' | '/' | '-' if digit(before) && digit(after) => {
            Some((Class::Digit, Part::Digit))
        }
        '.' if digit(after) && !western(before) => Some((Class::Digit, Part::Digit)),
        '+' | '-' | '−' | '±' if digit(after) && !western(before) && !digit(before) => {
            Some((Class::Prefix, Part::Digit))
        }
        '+' | '−' | '±' | '×' if digit(before) => Some((Class::Digit, Part::Digit)),
        '+' if before.is_some_and(is_square) => Some((Class::HanSuffix, Part::Han)),
        '~' if digit(before) && digit(after) => Some((Class::Digit, Part::Digit)),
        '¥' | '￥' => Some((Class::Prefix, Part::Digit)),
        '/' if before.is_some_and(is_square) => Some(match after {
            Some(c) if is_square(c) => (Class::Solidus, Part::Han),
            _ => (Class::LatinClose, Part::Latin),
        }),
        '"' | '\'' => Some((Class::Latin, Part::Latin)),
        _ => None,
    }
}

/// Letters and digits of Latin text.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && !is_square(c))
}
