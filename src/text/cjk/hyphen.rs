//! Where Latin words break (T13): at the hyphenation points of English, at soft hyphens,
//! and after hyphens that are written.

use super::Break;
use hypher::{Lang, hyphenate_bounded};

/// The fewest letters before and after a hyphen that is added.
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// The soft hyphen, which shows only where a line ends at it.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';

/// The characters of a paragraph that a line may start with inside words, in order, each
/// with how good the break before it is. Soft hyphens count as they are written; with `points`,
/// words are hyphenated besides.
///
/// Left whole are words with capitals inside or of capitals only, those with a capital that
/// do not begin a sentence (names), and those that touch other signs than the usual ones
/// (addresses).
pub(crate) fn hyphens(chars: &[char], points: bool) -> Vec<(usize, Break)> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].is_ascii_alphabetic() {
            i += 1;
            continue;
        }
        let letters = |c: &&char| c.is_ascii_alphabetic();
        let len = chars[i..].iter().take_while(letters).count();
        let end = i + len;
        let softs = |at: Option<&char>| at == Some(&SOFT_HYPHEN);
        if softs(chars.get(end)) && chars.get(end + 1).is_some_and(is_letter) {
            found.push((end + 1, Break::Hyphen));
        } else if points && parts(chars, i, end) {
            word.clear();
            word.extend(&chars[i..end]);
            let mut at = i;
            for part in hyphenate_bounded(&word, Lang::English, BEFORE, AFTER) {
                if at > i {
                    found.push((at, Break::Hyphen));
                }
                at += part.len();
            }
        }
        let next = chars.get(end + 1..).unwrap_or_default();
        let more = next.iter().take_while(letters).count();
        if matches!(chars.get(end), Some('-' | '‐')) && len >= BEFORE && more >= AFTER {
            found.push((end + 1, Break::Free));
        }
        i = end;
    }
    found
}

fn is_letter(c: &char) -> bool {
    c.is_ascii_alphabetic()
}

/// Whether a word may be parted by hyphens at all.
fn parts(chars: &[char], from: usize, to: usize) -> bool {
    let word = &chars[from..to];
    let before = from.checked_sub(1).map(|at| chars[at]);
    let after = chars.get(to).copied();
    let capital = word.first().is_some_and(char::is_ascii_uppercase);
    word.len() >= BEFORE + AFTER
        && word.iter().skip(1).all(char::is_ascii_lowercase)
        && before
            .is_none_or(|c| !c.is_alphanumeric() && !is_sign(c) && c != '.' || is_han(c))
        && after.is_none_or(|c| !c.is_alphanumeric() && !is_sign(c) || is_han(c))
        && !(after == Some('.')
            && chars.get(to + 1).is_some_and(char::is_ascii_alphanumeric))
        && (!capital || begins_sentence(&chars[..from]))
}

/// Signs of addresses, file names and formulas, and soft hyphens that say better.
fn is_sign(c: char) -> bool {
    matches!(c, '/' | '\\' | '@' | '_' | '=' | '#' | '&' | '~' | '+' | '\'' | '’')
        || c == SOFT_HYPHEN
}

fn is_han(c: char) -> bool {
    super::is_square(c)
}

/// Whether a sentence begins after characters.
fn begins_sentence(before: &[char]) -> bool {
    let last = before.iter().rfind(|c| !c.is_whitespace() && !"“‘(\"".contains(**c));
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with | at its points.
    fn parted(text: &str, points: bool) -> String {
        let chars: Vec<char> = text.chars().collect();
        let found = hyphens(&chars, points);
        let mut parted = String::new();
        for (i, c) in chars.iter().enumerate() {
            if found.iter().any(|(at, _)| *at == i) {
                parted.push('|');
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
            "a well-|known ex|am|ple",
            "micro~|electronics",
            "一~二",
        ] {
            assert_eq!(
                parted(&text.replace(['|'], "").replace('~', "\u{ad}"), true),
                text
            );
        }
    }

    #[test]
    fn names_capitals_and_addresses_stay_whole() {
        for text in [
            "by International rules",
            "INFORMATION",
            "iPhone eBay PostScript",
            "https://www.information.com/development",
            "information2020",
            "name@information.org",
            "happy",
            "don’t",
        ] {
            assert_eq!(parted(text, true), text);
        }
    }

    #[test]
    fn without_hyphenation_words_part_where_it_is_written() {
        let text = "well-known infor\u{ad}mation";
        assert_eq!(parted(text, false), "well-|known infor~|mation");
    }
}
