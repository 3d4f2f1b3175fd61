//! The known name that a misspelt one probably means.

use std::cmp::Reverse;

/// The longest name, in bytes, that is compared at all: nobody misspells by more.
const LONGEST: usize = 64;

/// How like two names are, from 0 to 1000: letters' case, `-` and `_` do not matter.
fn likeness(written: &str, known: &str) -> u32 {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
        letters.flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (plain(written), plain(known));
    let longer = a.chars().count().max(b.chars().count());
    let distance = strsim::osa_distance(&a, &b);
    let part = longer.saturating_sub(distance) * 1000 / longer.max(1);
    u32::try_from(part).unwrap_or(0)
}

/// The known names, the most alike first; equals keep their order.
pub(super) fn sorted<'a>(written: &str, known: &[&'a str]) -> Vec<&'a str> {
    let mut names = known.to_vec();
    if written.len() <= LONGEST {
        names.sort_by_cached_key(|name| Reverse(likeness(written, name)));
    }
    names
}

/// The known name most alike, if it is alike enough to be what was meant: at least six
/// letters of ten.
pub(super) fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let first = *sorted(written, known).first()?;
    (written.len() <= LONGEST && likeness(written, first) >= 600).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood_and_strangers_are_not() {
        let keys = ["title", "title_size", "lead", "columns", "kicker"];
        assert_eq!(nearest("titel", &keys), Some("title"));
        assert_eq!(nearest("titleSize", &keys), Some("title_size"));
        assert_eq!(nearest("title-size", &keys), Some("title_size"));
        assert_eq!(nearest("colums", &keys), Some("columns"));
        assert_eq!(nearest("leed", &keys), Some("lead"));
        assert_eq!(nearest("zebra", &keys), None);
        assert_eq!(nearest("", &keys), None);
    }
}
