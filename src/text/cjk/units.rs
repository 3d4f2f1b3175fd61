//! The dictionary of units (T10): the words of `units.txt` and of the house.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    include_str!("units.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// The longest known unit, in characters.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| KNOWN.iter().map(|unit| unit.chars().count()).max().unwrap_or(0));

/// Words before a unit that belong to the number: 140余名, 3多倍, 5万人.
const POWERS: &str = "十百千万亿余多几来";

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
    let mut word = String::new();
    let mut found = 0;
    for (i, &c) in chars.iter().take(*LONGEST).enumerate() {
        word.push(c);
        if KNOWN.contains(word.as_str()) {
            found = i + 1;
        }
    }
    let own = house.iter().filter(|unit| starts_with(chars, unit));
    own.map(|unit| unit.chars().count()).max().unwrap_or(0).max(found)
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
