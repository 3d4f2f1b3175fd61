//! Words of Chinese text, by the dictionary of the ICU: headlines break between them
//! (T50).

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::collections::BTreeSet;

/// The bytes of a text at which its words begin, and its end.
pub(crate) fn word_starts(text: &str) -> BTreeSet<usize> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
        .segment_str(text)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        let text = "全面推进乡村振兴战略";
        let starts: Vec<usize> = word_starts(text).into_iter().collect();
        assert_eq!(starts, [0, 6, 12, 18, 24, 30]);
    }
}
