//! What it costs to break a headline at each place (T50, T54): least after a mark or a
//! space, little between words, much inside a word, most inside a quoted name.

use crate::text::ShapedText;
use crate::text::cjk::{Break, Class, word_starts};

/// A break that is not after a mark or a space.
const PLAIN: i64 = 1_000;
/// After 、, which only parts the members of a list.
const LIST: i64 = 300;
/// A line that starts with a word that leans on the one before it, or ends with one that
/// leans on the one after it.
const LEANING: i64 = 3_000;
/// Between two words of one character: mostly a word that the dictionary lacks.
const BETWEEN_SINGLES: i64 = 20_000;
/// Inside a word.
const IN_WORD: i64 = 150_000;
/// Inside a quoted name or a pair of brackets, by its length.
const IN_NAME: i64 = 300_000;
const IN_QUOTE: i64 = 30_000;
/// The most characters of what is taken for a name.
const NAME: usize = 12;

/// Words that lean on the word before them.
const AFTER: &str = "的了着过们地得等之者性化率式型度上下中内外里间后前时起来去";
/// Words that lean on the word after them.
const BEFORE: &str =
    "在把将对以向从让为被给由于与和及或是有不更再最各每该此其这那新大小老第副总";
/// Numerals, which belong to what they count.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几多";

/// What breaking before each cluster of a piece costs; 0 at its ends.
pub(super) fn seams(text: &ShapedText, (start, end): (usize, usize)) -> Vec<i64> {
    let mut costs = vec![0; end - start + 1];
    let (from, to) = (text.byte(start), text.byte(end));
    let words = word_starts(text.text.get(from..to).unwrap_or(""));
    for i in start + 1..end {
        if text.breaks[i] <= Break::Soft {
            let starts = |i: usize| words.contains(&(text.byte(i) - from));
            let singles = i > start && starts(i - 1) && starts(i + 1);
            costs[i - start] = seam(text, i, (starts(i), singles));
        }
    }
    names(text, (start, end), &mut costs);
    costs
}

/// Whether a break at a cost parts a word or a name.
pub(super) fn parts_word(cost: i64) -> bool {
    cost >= IN_WORD
}

fn first_char(text: &ShapedText, i: usize) -> char {
    text.text.get(text.byte(i)..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
}

/// What breaking between a cluster and the one before it costs.
fn seam(text: &ShapedText, i: usize, (word, singles): (bool, bool)) -> i64 {
    let (before, after) = (text.clusters[i - 1].class, text.clusters[i].class);
    if before.is_space() || after.is_space() {
        return 0;
    }
    let (a, b) = (first_char(text, i - 1), first_char(text, i));
    if before.is_mark() {
        return if a == '、' { LIST } else { 0 };
    }
    if after.is_mark() || matches!(before, Class::Dash | Class::Ellipsis) {
        return PLAIN / 2;
    }
    let han = before.is_han() && after.is_han();
    if han && (!word || NUMERALS.contains(a)) {
        return IN_WORD;
    }
    let leans = |c: char| AFTER.contains(c) || BEFORE.contains(c);
    if AFTER.contains(b) || BEFORE.contains(a) {
        PLAIN + LEANING
    } else if han && singles && !leans(a) && !leans(b) {
        BETWEEN_SINGLES
    } else {
        PLAIN
    }
}

/// Adds what breaking inside quotes and brackets costs.
fn names(text: &ShapedText, (start, end): (usize, usize), costs: &mut [i64]) {
    let mut open: Vec<usize> = Vec::new();
    for i in start..end {
        match text.clusters[i].class {
            Class::Open | Class::LatinOpen => open.push(i),
            Class::Close | Class::LatinClose
                if "，。,.;:!?".contains(first_char(text, i)) => {}
            Class::Close | Class::LatinClose => {
                let Some(first) = open.pop() else { continue };
                let more = if i - first <= NAME { IN_NAME } else { IN_QUOTE };
                for cost in &mut costs[first + 1 - start..=i - start] {
                    *cost = more.max(*cost);
                }
            }
            _ => {}
        }
    }
}
