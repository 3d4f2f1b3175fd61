//! Words with numbers that stay as they are: set words, which are written with Han
//! digits, and the parts of a text that no rule touches (addresses of the web, names and
//! numbers of things, titles of works).

use super::text::Text;
use super::{Desk, Policy, Rule, han};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words by their first character, the longest first; those that begin with a number
/// under `#`.
type Words = BTreeMap<char, Vec<Vec<char>>>;

/// The set words that ship.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().map(str::trim);
    let own = lines.filter(|line| !line.is_empty() && !line.starts_with("# "));
    sorted(own.map(|line| line.chars().collect()))
});

/// Characters before a number in which a set word may begin.
const REACH: usize = 12;

fn sorted(list: impl Iterator<Item = Vec<char>>) -> Words {
    let mut words = Words::new();
    for word in list {
        let Some(first) = word.first() else { continue };
        let key = if han::is_numeral(*first) { '#' } else { *first };
        words.entry(key).or_default().push(word);
    }
    for list in words.values_mut() {
        list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    words
}

/// Set words with Arabic digits in them: 1带1路, 8项规定, 星期5.
pub(super) fn set_words(desk: &mut Desk<'_>) {
    let text = desk.text;
    let house = text.policy.names.iter().map(|name| name.chars().collect());
    let house =
        sorted(house.filter(|word: &Vec<char>| word.iter().any(|c| han::is_numeral(*c))));
    for num in &text.nums {
        for from in num.from.saturating_sub(REACH)..=num.from {
            let Some(first) = text.c(from) else { continue };
            let number = first.is_ascii_digit() || han::is_numeral(first);
            let key = if number { '#' } else { first };
            let lists = [house.get(&key), WORDS.get(&key)];
            let mut list = lists.into_iter().flatten().flatten();
            if let Some((to, said)) = list.find_map(|word| fit(text, from, word)) {
                desk.find(Rule::SetWord, from, to, Some(said));
            }
        }
    }
}

/// The end of a set word that is written with Arabic digits at a place, and the word in
/// Han; none where it is not there, or right.
fn fit(text: &Text<'_>, from: usize, word: &[char]) -> Option<(usize, String)> {
    if word.first().is_some_and(|c| han::is_numeral(*c) || *c == '#') {
        let joined = |c: char| c.is_ascii_alphanumeric() || han::is_numeral(c);
        if text
            .last(from)
            .is_some_and(|c| joined(c) || matches!(c, '.' | '第' | '·' | '-'))
        {
            return None;
        }
    }
    let mut said = String::new();
    let to = walk(text, from, word, &mut said, 0)?;
    let ends_in_numeral = word.last().is_some_and(|c| han::is_numeral(*c) || *c == '#');
    let goes_on = text.c(to).is_some_and(|c| {
        c.is_ascii_digit() || han::is_numeral(c) || "个家名项条人.%户座所".contains(c)
    });
    let own = (from..to).any(|i| text.is_digit(i)) && !(ends_in_numeral && goes_on);
    let held = (from..to).any(|i| text.is_held(i));
    (own && !held).then_some((to, said))
}

/// Walks a word and a text together; Arabic numbers stand for what Han numerals say.
fn walk(
    text: &Text<'_>,
    at: usize,
    word: &[char],
    said: &mut String,
    depth: usize,
) -> Option<usize> {
    let Some((&first, rest)) = word.split_first() else { return Some(at) };
    if depth > 40 {
        return None;
    }
    let length = said.len();
    let c = text.c(at)?;
    if c == first && first != '#' {
        said.push(c);
        if let Some(to) = walk(text, at + 1, rest, said, depth + 1) {
            return Some(to);
        }
        said.truncate(length);
        return None;
    }
    if first == '#' && han::is_numeral(c) {
        let to = (at..at + 3).find(|i| !text.c(*i).is_some_and(han::is_numeral));
        let to = to.unwrap_or(at + 3);
        said.push_str(text.part(at, to));
        return walk(text, to, rest, said, depth + 1);
    }
    let end = text.digits(at).min(at + 4);
    for to in (at + 1..=end).rev() {
        let part = text.part(at, to);
        let Some(value) = part.parse().ok().filter(|_| !part.starts_with('0')) else {
            continue;
        };
        let Some(name) = han::write(value) else { continue };
        let skip = if first == '#' {
            if value > 99 || text.is_digit(to) {
                continue;
            }
            1
        } else {
            let len = name.chars().count();
            let two = value == 2 && first == '两';
            let hundred = value == 100 && word.starts_with(&['一', '百']);
            match word.get(..len) {
                _ if two => 1,
                _ if hundred => 2,
                Some(head) if head.iter().copied().eq(name.chars()) => len,
                _ => continue,
            }
        };
        match (first, skip) {
            ('#', _) => said.push_str(&name),
            _ => said.extend(word.iter().take(skip)),
        }
        if let Some(to) = walk(text, to, word.get(skip..)?, said, depth + 1) {
            return Some(to);
        }
        said.truncate(length);
    }
    None
}

/// Words before the number of a thing that is not counted.
const CUES: &[&str] = &[
    "电话",
    "热线",
    "传真",
    "手机",
    "邮编",
    "邮政编码",
    "账号",
    "帐号",
    "卡号",
    "证号",
    "编号",
    "号码",
    "车牌",
    "QQ",
    "微信",
    "准印证",
    "刊号",
    "代号",
    "书号",
    "案号",
    "总机",
    "专线",
    "咨询",
    "联系人",
];

/// Marks what no rule touches.
pub(super) fn held(chars: &[char], policy: &Policy) -> Vec<bool> {
    let mut held = vec![false; chars.len()];
    let mut hold = |from: usize, to: usize| {
        held.iter_mut().take(to).skip(from).for_each(|one| *one = true);
    };
    for name in &policy.names {
        let name: Vec<char> = name.chars().collect();
        if name.is_empty() {
            continue;
        }
        for (i, window) in chars.windows(name.len()).enumerate() {
            if window == name.as_slice() {
                hold(i, i + name.len());
            }
        }
    }
    let mut i = 0;
    while i < chars.len() {
        let len = chars[i..].iter().take_while(|c| c.is_ascii_graphic()).count();
        let word = chars.get(i..i + len).unwrap_or_default();
        for (from, to) in things(word) {
            hold(i + from, i + to);
        }
        if len > 0 && is_mark(word) && chars.get(i + len) == Some(&' ') {
            let rest = chars.get(i + len + 1..).unwrap_or_default();
            let digits = |c: &&char| c.is_ascii_graphic() || matches!(c, '—' | '–');
            if rest.first().is_some_and(char::is_ascii_digit) {
                hold(i, i + len + 1 + rest.iter().take_while(digits).count());
            }
        }
        i += len.max(1);
    }
    let mut open = None;
    for (i, c) in chars.iter().enumerate() {
        match c {
            '《' => open = open.or(Some(i)),
            '》' => {
                if let Some(from) = open.take() {
                    hold(from, i + 1);
                }
            }
            _ => {}
        }
        if cued(chars, i) {
            let rest = chars.get(i..).unwrap_or_default();
            let part =
                |c: &&char| c.is_ascii_digit() || "-—－–()（） ,、/转".contains(**c);
            let len = rest.iter().take_while(part).count();
            let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            if digits >= 5 || (digits > 0 && matches!(rest.get(digits), Some('-' | '—')))
            {
                hold(i, i + len);
            }
        }
    }
    held
}

/// The bytes of numbers that name a thing or a time of day and count nothing: 电话
/// 0371-68812345, GB/T 15835, 〔2019〕6号, 9:30, 90后.
pub(in super::super) fn naming(text: &str) -> Vec<Range<usize>> {
    let (starts, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
    let mut held = held(&chars, &Policy::default());
    let mut from = 0;
    while let Some(c) = chars.get(from) {
        if !c.is_ascii_digit() {
            from += 1;
            continue;
        }
        let rest = chars.get(from..).unwrap_or_default();
        let len = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let before = from.checked_sub(1).and_then(|i| chars.get(i));
        let named = labelled(before, rest, len);
        held.iter_mut().skip(from).take(named).for_each(|one| *one = true);
        from += named.max(len);
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, _) in held.iter().enumerate().filter(|(_, held)| **held) {
        let at = |i: usize| starts.get(i).copied().unwrap_or(text.len());
        match out.last_mut().filter(|last| last.end == at(i)) {
            Some(last) => last.end = at(i + 1),
            None => out.push(at(i)..at(i + 1)),
        }
    }
    out
}

/// How many characters from a run of `len` digits on are a time of day (9:30), the year of
/// a document (〔2019〕) or an age group (90后).
fn labelled(before: Option<&char>, rest: &[char], len: usize) -> usize {
    let number = |from: usize, len: usize| {
        let digits: String = rest.iter().skip(from).take(len).collect();
        digits.parse::<u32>().ok()
    };
    let part = |c: Option<&char>| c.is_some_and(|c| matches!(c, ':' | '：' | '.'));
    let year = len == 4 && matches!(before, Some('〔' | '[' | '【'));
    if year && matches!(rest.get(len), Some('〕' | ']' | '】')) {
        return len;
    }
    if len > 2 || part(before) {
        return 0;
    }
    if len == 2 && matches!(rest.get(1), Some('0' | '5')) && rest.get(2) == Some(&'后') {
        return len;
    }
    let minutes = rest.iter().skip(len + 1).take_while(|c| c.is_ascii_digit()).count();
    let clock = matches!(rest.get(len), Some(':' | '：'))
        && minutes == 2
        && !part(rest.get(len + 3))
        && number(0, len).is_some_and(|hour| hour <= 24)
        && number(len + 1, 2).is_some_and(|minute| minute < 60);
    if clock { len + 3 } else { 0 }
}

/// Whether a word such as 电话 ends before a place, with or without a colon.
fn cued(chars: &[char], i: usize) -> bool {
    if !chars.get(i).is_some_and(char::is_ascii_digit) {
        return false;
    }
    let from = i.saturating_sub(8);
    let before: String = chars.get(from..i).unwrap_or_default().iter().collect();
    let before = before.trim_end_matches(['：', ':', ' ', '第', '（', '(']);
    CUES.iter().any(|cue| before.ends_with(cue))
}

/// Whether a word is the mark of a standard or a book: GB/T, ISBN, CN.
fn is_mark(word: &[char]) -> bool {
    word.first().is_some_and(char::is_ascii_uppercase)
        && word.iter().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.'))
        && word.len() >= 2
}

/// The parts of a run of ASCII that name a thing: addresses, PM2.5, PH-3000, 0371-6666.
fn things(word: &[char]) -> Vec<(usize, usize)> {
    let has = |part: &str| {
        let part: Vec<char> = part.chars().collect();
        word.windows(part.len()).any(|window| window == part)
    };
    if has("://") || has("www.") || has("@") {
        return vec![(0, word.len())];
    }
    let mut out = Vec::new();
    let joint = |c: char| c.is_ascii_alphanumeric() || "-./_+#".contains(c);
    let mut from = 0;
    while from < word.len() {
        let len = word[from..].iter().take_while(|c| joint(**c)).count();
        let part = word.get(from..from + len).unwrap_or_default();
        if is_thing(part) {
            out.push((from, from + len));
        }
        from += len.max(1);
    }
    out
}

fn is_thing(part: &[char]) -> bool {
    let hyphens = part.iter().filter(|c| **c == '-').count();
    let digits = part.iter().take_while(|c| c.is_ascii_digit()).count();
    let dialled =
        digits >= 3 && part.first() == Some(&'0') && part.get(digits) == Some(&'-');
    if hyphens >= 3 && digits > 0 || dialled {
        return true;
    }
    let mut i = 0;
    while i < part.len() {
        let len = part[i..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
        if len == 0 {
            i += 1;
            continue;
        }
        let letters: String = part.get(i..i + len).unwrap_or_default().iter().collect();
        let before = i.checked_sub(1).and_then(|i| part.get(i));
        let next = part.get(i + len);
        let counted = before.is_some_and(char::is_ascii_digit);
        let joins = next.is_some_and(|c| "-./_".contains(*c))
            && part.get(i + len + 1).is_some_and(char::is_ascii_digit);
        let digit = next.is_some_and(char::is_ascii_digit);
        let hex = letters == "x" && i == 1 && part.first() == Some(&'0');
        let sign = matches!(letters.as_str(), "x" | "X") && counted && digit && !hex;
        let raised = matches!(letters.as_str(), "m" | "km" | "cm" | "mm" | "dm")
            && matches!(next, Some('2' | '3'))
            && !part.get(i + len + 1).is_some_and(char::is_ascii_alphanumeric);
        let range = counted && joins && UNITS.contains(&letters.as_str());
        let free = sign || raised || range;
        if !free && (digit || joins && (!counted || len > 2)) {
            return true;
        }
        i += len;
    }
    false
}

/// Units in letters between the ends of a range: 3kg-5kg.
const UNITS: &[&str] =
    &["kg", "g", "t", "km", "m", "cm", "mm", "kW", "kWh", "mL", "ml", "L", "h", "mg"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_words_are_written_in_han() {
        for word in WORDS.values().flatten() {
            let own = |c: &char| han::is_numeral(*c) || *c == '#';
            assert!(word.iter().any(own), "{word:?}");
        }
    }

    #[test]
    fn names_and_numbers_of_things_are_left_alone() {
        let part = |text: &str| is_thing(&text.chars().collect::<Vec<_>>());
        for text in ["PM2.5", "A4", "PH-3000", "0371-66668888", "0x10", "H1N1", "V2.0"] {
            assert!(part(text), "{text}");
        }
        for text in
            ["100-150kg", "3x5", "300m2", "3kg-5kg", "5km/h", "2020-01-05", "12.5"]
        {
            assert!(!part(text), "{text}");
        }
    }
}
