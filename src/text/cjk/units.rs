//! The dictionary of units (T10): the words of `units.txt` and of the house.

use std::sync::LazyLock;

/// The known units by their first character, each list from the longest.
type Units = Vec<(char, Vec<&'static str>)>;

static KNOWN: LazyLock<Units> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = words(include_str!("units.txt")).collect();
    words.sort_unstable_by_key(|word| {
        (word.chars().next(), std::cmp::Reverse(word.len()), *word)
    });
    let mut units = Units::new();
    for word in words {
        let Some(first) = word.chars().next() else { continue };
        match units.last_mut() {
            Some((known, list)) if *known == first => list.push(word),
            _ => units.push((first, vec![word])),
        }
    }
    units
});

/// Words before a unit that belong to the number: 140余名, 3多倍, 5万人.
const POWERS: &str = "十百千万亿余多几来";

/// The units that a list names, one a line; `#` starts a comment.
pub(crate) fn words(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(|line| line.split_once('#').map_or(line, |(before, _)| before).trim())
        .filter(|word| !word.is_empty())
}

/// How many of the characters at the start of `chars` are the unit of a number just
/// before them: powers of ten, then the longest known unit or unit of the house.
pub(crate) fn unit_len(chars: &[char], house: &[String]) -> usize {
    let powers = chars.iter().take(4).take_while(|&&c| POWERS.contains(c)).count();
    (0..=powers)
        .map(|skip| match longest(&chars[skip..], house) {
            0 => skip,
            len => skip + len,
        })
        .max()
        .unwrap_or(0)
}

fn longest(chars: &[char], house: &[String]) -> usize {
    let Some(&first) = chars.first() else { return 0 };
    let known = KNOWN
        .binary_search_by_key(&first, |(first, _)| *first)
        .ok()
        .and_then(|at| KNOWN.get(at))
        .and_then(|(_, list)| list.iter().find(|unit| begins(chars, unit)))
        .map_or(0, |unit| unit.chars().count());
    let own = house.iter().filter(|unit| begins(chars, unit));
    own.map(|unit| unit.chars().count()).max().unwrap_or(0).max(known)
}

/// Whether characters begin with a unit; one in Latin letters ends with its word.
fn begins(chars: &[char], unit: &str) -> bool {
    let latin = unit.ends_with(|c: char| c.is_ascii_alphabetic());
    starts_with(chars, unit)
        && !(latin
            && chars.get(unit.chars().count()).is_some_and(char::is_ascii_alphanumeric))
}

/// Whether characters begin with a word.
pub(crate) fn starts_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    !word.is_empty() && word.chars().all(|c| rest.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn len(text: &str) -> usize {
        unit_len(&text.chars().collect::<Vec<_>>(), &["网格".to_owned()])
    }

    #[test]
    fn the_longest_unit_wins() {
        assert_eq!(len("亿元，"), 2);
        assert_eq!(len("个百分点"), 4);
        assert_eq!(len("万平方米的"), 4);
        assert_eq!(len("余名干部"), 2);
        assert_eq!(len("网格员"), 2);
        assert_eq!(len("的"), 0);
    }
}
