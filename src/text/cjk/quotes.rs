//! Which quotation marks open, which close, and which stand in Latin text.

use super::Class;
use super::class::is_letter;
use crate::base::Lang;

/// The straight quotation marks of a paragraph open and close by turns; one that follows a
/// digit where none is open stands for inches or seconds.
pub(super) fn straight_quotes(chars: &[char], classes: &mut [Class]) {
    let mut open = false;
    let mut before = None;
    for (&c, class) in chars.iter().zip(classes) {
        if c == '\n' {
            open = false;
        } else if c == '"' {
            let digit = before.is_some_and(|c: char| c.is_ascii_digit());
            *class = match open {
                true => Class::LatinClose,
                false if digit => Class::Suffix,
                false => Class::LatinOpen,
            };
            open = *class == Class::LatinOpen;
        }
        before = Some(c);
    }
}

/// Which quotation marks stand in Latin text: those whose neighbours on both sides are
/// letters, spaces apart, for both marks of a pair; and all in Latin languages.
pub(super) fn latin_quotes(chars: &[char], lang: impl Fn(usize) -> Lang) -> Vec<bool> {
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
