//! Where Latin words break with a hyphen (T13): at the hyphenation points of English and at
//! soft hyphens.

use super::Break;
use super::class::{is_letter, is_square};
use hypher::{Lang, hyphenate_bounded};

/// The fewest letters before and after a hyphen that is added.
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// The soft hyphen, which shows only where a line ends at it.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';

/// The characters of a paragraph that a line may start with where the line before ends with
/// a hyphen, in order, each with how good a break it is.
///
/// Left whole are words with capitals inside or of capitals only, and those that touch
/// other signs than the usual ones (addresses). Those with a capital that do not begin a
/// sentence are names, which better stay whole. A word with soft hyphens parts only at
/// them.
pub(crate) fn hyphens(chars: &[char]) -> Vec<(usize, Break)> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut i = 0;
    while i < chars.len() {
        let letters = chars[i..].iter().take_while(|c| c.is_ascii_alphabetic());
        let end = i + letters.count();
        if end > i
            && let Some(worth) = parts(chars, i, end)
        {
            word.clear();
            word.extend(&chars[i..end]);
            let mut at = i;
            for part in hyphenate_bounded(&word, Lang::English, BEFORE, AFTER) {
                if at > i {
                    found.push((at, worth));
                }
                at += part.len();
            }
        }
        let letter = |i: usize| chars.get(i).is_some_and(|&c| is_letter(c));
        if chars.get(end) == Some(&SOFT_HYPHEN)
            && end.checked_sub(1).is_some_and(letter)
            && letter(end + 1)
        {
            found.push((end + 1, Break::Hyphen));
        }
        i = end + 1;
    }
    found
}

/// How good it is to part a word at its hyphenation points, if it may be parted.
fn parts(chars: &[char], from: usize, to: usize) -> Option<Break> {
    let word = &chars[from..to];
    let before = from.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let (after, next) = (chars.get(to).copied(), chars.get(to + 1));
    let apart = |c: char| is_square(c) || !c.is_alphanumeric() && !is_sign(c);
    let dotted = before == Some('.')
        || after == Some('.') && next.is_some_and(char::is_ascii_alphanumeric);
    let capital = word.first().is_some_and(char::is_ascii_uppercase);
    let may = word.len() >= BEFORE + AFTER
        && word.iter().skip(1).all(char::is_ascii_lowercase)
        && before.is_none_or(apart)
        && after.is_none_or(apart)
        && !dotted;
    let name = capital && !begins_sentence(&chars[..from]);
    may.then_some(if name { Break::Name } else { Break::Hyphen })
}

/// Signs of addresses, file names and formulas, and soft hyphens that say better.
fn is_sign(c: char) -> bool {
    matches!(c, '/' | '\\' | '@' | '_' | '=' | '#' | '&' | '~' | '+' | '\'' | '’')
        || c == SOFT_HYPHEN
}

/// Whether a sentence begins after characters.
fn begins_sentence(before: &[char]) -> bool {
    let last = before.iter().rfind(|c| !c.is_whitespace() && !"“‘(\"".contains(**c));
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with | at its points, ¦ at those of names.
    fn parted(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let found = hyphens(&chars);
        let mut parted = String::new();
        for (i, c) in chars.iter().enumerate() {
            match found.iter().find(|(at, _)| *at == i) {
                Some((_, Break::Name)) => parted.push('¦'),
                Some(_) => parted.push('|'),
                None => {}
            }
            parted.push(*c);
        }
        parted.replace(SOFT_HYPHEN, "~")
    }

    #[test]
    fn english_words_part_at_their_points() {
        for text in [
            "推进in|for|ma|tion建设",
            "de|vel|op|ment of the coun|try.",
            "In|ter|na|tional ser|vices",
            "a well-known ex|am|ple",
            "micro~|electronics",
            "一~二",
        ] {
            assert_eq!(parted(&text.replace(['|'], "").replace('~', "\u{ad}")), text);
        }
    }

    #[test]
    fn names_better_stay_whole() {
        for text in ["the In¦ter¦na¦tional Telecom¦mu¦ni¦ca¦tion Union", "与Eu¦ro¦pean"]
        {
            assert_eq!(parted(&text.replace('¦', "")), text);
        }
    }

    #[test]
    fn capitals_and_addresses_stay_whole() {
        for text in [
            "INFORMATION",
            "iPhone eBay PostScript",
            "https://www.information.com/development",
            "information2020",
            "name@information.org",
            "happy",
            "don’t",
        ] {
            assert_eq!(parted(text), text);
        }
    }
}
