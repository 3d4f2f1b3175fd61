//! From characters to the classes that composition asks about, and to the face part
//! each is set from (clreq 3.1, T2, T72).

use crate::base::Lang;
use crate::font::Part;

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
    /// A place to break without width (U+200B).
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

/// The classes and face parts of a paragraph's characters. `english` tells which
/// characters are of a language without Chinese marks.
pub(crate) fn classify(
    chars: &[char],
    lang: impl Fn(usize) -> Lang,
) -> (Vec<Class>, Vec<Part>) {
    let mut classes: Vec<Class> = chars.iter().map(|&c| base(c)).collect();
    let mut parts: Vec<Part> = chars.iter().map(|&c| base_part(c)).collect();
    let latin_quotes = latin_quotes(chars, &lang);
    for i in 0..chars.len() {
        let before = i.checked_sub(1).and_then(|p| chars.get(p)).copied();
        let after = chars.get(i + 1).copied();
        let (class, part) = settle(chars[i], before, after, latin_quotes[i])
            .unwrap_or((classes[i], parts[i]));
        classes[i] = class;
        parts[i] = part;
    }
    (classes, parts)
}

/// The class of what has no ink of its own, or joins what stands before it.
fn blank(c: char) -> Option<Class> {
    Some(match c {
        '\n' | '\u{2028}' | '\u{2029}' => Class::Newline,
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Class::Tie,
        '\u{200b}' => Class::Opportunity,
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
    if let Some(class) = blank(c) {
        return class;
    }
    match c {
        '0'..='9' => Class::Digit,
        '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［'
        | '｛' | '〘' | '〚' | '〝' | '｟' => Class::Open,
        '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］'
        | '｝' | '〙' | '〛' | '〞' | '〟' | '｠' => Class::Close,
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
        c if is_square(c) => Class::Han,
        c if c.is_alphanumeric() || c.is_ascii() => Class::Latin,
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
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is an ideograph: the fast path of shaping takes it.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{323af}' | '〇')
}

fn base_part(c: char) -> Part {
    match base(c) {
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
        '—' if before == Some('—') || after == Some('—') => {
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
        '"' | '\'' => Some((Class::Latin, Part::Latin)),
        _ => None,
    }
}

/// Letters and digits of Latin text.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && !is_square(c))
}

/// Which quotation marks stand in Latin text: those whose neighbours on both sides are
/// letters, spaces apart, for both marks of a pair; and all in Latin languages.
fn latin_quotes(chars: &[char], lang: impl Fn(usize) -> Lang) -> Vec<bool> {
    let mut latin = vec![false; chars.len()];
    let mut open: Vec<usize> = Vec::new();
    // The last character that is neither a space nor a quote, and the next such.
    let mut next = vec![None; chars.len() + 1];
    for i in (0..chars.len()).rev() {
        next[i] = if skips(chars[i]) { next[i + 1] } else { Some(chars[i]) };
    }
    let mut last = None;
    for (i, &c) in chars.iter().enumerate() {
        let letters =
            |c: Option<char>| c.is_none_or(|c| is_letter(c) || ",.;!?".contains(c));
        match c {
            '“' | '‘' | '”' | '’' => {
                let both = letters(last)
                    && letters(next[i + 1])
                    && (last.is_some() || next[i + 1].is_some());
                latin[i] = both || lang(i) == Lang::En;
                if matches!(c, '“' | '‘') {
                    open.push(i);
                } else if let Some(&o) = open.last() {
                    let pair = (chars[o] == '“') == (c == '”');
                    if pair {
                        open.pop();
                        let agreed = latin[o] && latin[i];
                        latin[o] = agreed;
                        latin[i] = agreed;
                    }
                }
            }
            c if skips(c) => {}
            c => last = Some(c),
        }
    }
    latin
}

fn skips(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | ' ' | '\u{a0}')
}
