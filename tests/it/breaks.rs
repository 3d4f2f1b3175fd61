//! Line breaking against cases made by others: the W3C's tests of CSS `line-break` and
//! Unicode's `LineBreakTest` (`tests/data/README.md`). Where the kernel differs on purpose,
//! a rule below says where and why, and how often: a difference that no rule names fails,
//! and so does a rule that names another number of them than there are.

use kanyin::base::{Lang, Len};
use kanyin::font::FontBook;
use kanyin::text::{
    Adjust, Direction, Format, Kinsoku, Measure, Rules, Run, break_lines, breaks, shape,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

const EM: Len = Len::pt(10);

/// A case of `linebreak.jsonl`; other kinds lack some keys.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    kind: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    width_em: f64,
    #[serde(default)]
    lines: Vec<String>,
}

/// A place where the kernel and a case differ.
#[derive(Debug)]
struct Spot<'a> {
    chars: &'a [char],
    /// The character that begins a line for one of the two.
    at: usize,
    /// Whether it does for the case.
    wanted: bool,
    level: Kinsoku,
}

impl Spot<'_> {
    fn here(&self) -> char {
        self.chars[self.at]
    }

    fn before(&self) -> char {
        self.chars[self.at - 1]
    }

    /// The run of ASCII around the place.
    fn ascii(&self) -> String {
        let ascii = |c: &&char| c.is_ascii_graphic();
        let back = self.chars[..self.at].iter().rev().take_while(ascii).count();
        self.chars[self.at - back..].iter().take_while(ascii).collect()
    }
}

/// A reason to differ.
struct Reason {
    name: &'static str,
    holds: fn(&Spot) -> bool,
}

/// Every deliberate difference.
const REASONS: &[Reason] = &[
    Reason {
        // Chinese sets — as a connector, or as half of a dash that is never split.
        name: "T2: – — ～ and the like never start a line",
        holds: |spot| spot.wanted && matches!(spot.here(), '–' | '—' | '〜' | '゠' | '‐'),
    },
    Reason {
        name: "T3: a solidus ends no line from `gb` on",
        holds: |spot| {
            let before = spot.chars[..spot.at].iter().rev();
            let mut ink = before.filter(|c| **c != ' ' && **c != '\u{308}');
            spot.wanted && ink.next() == Some(&'/')
        },
    },
    Reason {
        name: "T4: …… may start a line after Han below `strict`",
        holds: |spot| {
            let dots = matches!(spot.here(), '…' | '‥' | '⋯' | '\u{fe19}');
            !spot.wanted && dots && spot.level < Kinsoku::Strict
        },
    },
    Reason {
        name: "T10: a number never parts from its unit",
        holds: |spot| {
            let digit = spot.chars[..spot.at].iter().rev().find(|c| **c != ' ');
            spot.wanted
                && (digit.is_some_and(char::is_ascii_digit) || spot.before() == '年')
                && "年本字代".contains(spot.here())
        },
    },
    Reason {
        name: "T13: addresses break by their own rule, no lone letter after a hyphen",
        holds: |spot| {
            let run = spot.ascii();
            run.contains("://") || matches!(spot.before(), '-') && spot.wanted
        },
    },
    Reason {
        name: "T14: “ ” and \" beside Han open and close by their context",
        holds: |spot| {
            let quote = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '"');
            quote(spot.here()) || quote(spot.before())
        },
    },
];

fn run(text: &str, lang: Lang) -> Run {
    let typeface = BOOK.find("body").unwrap();
    Run::detached(text, Format { lang, ..Format::plain(typeface, EM) })
}

/// Hyphenation (T13) is beyond UAX #14: its points are judged elsewhere.
fn rules(kinsoku: Kinsoku) -> Rules {
    Rules { kinsoku, hyphenate: false, ..Rules::default() }
}

/// The characters before which a line may break, the first apart.
fn places(text: &str, lang: Lang, level: Kinsoku) -> BTreeSet<usize> {
    let breaks = breaks(&[run(text, lang)], &rules(level));
    (1..breaks.len()).filter(|&i| breaks[i].is_allowed()).collect()
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

/// Where lines begin with ink, the first apart: breaks moved past blanks, those that leave
/// a line without ink left out.
fn starts(chars: &[char], breaks: &BTreeSet<usize>) -> BTreeSet<usize> {
    let ink = |from: usize| (from..chars.len()).find(|&i| !is_blank(chars[i]));
    let first = ink(0);
    breaks.iter().filter_map(|&at| ink(at)).filter(|at| Some(*at) != first).collect()
}

/// The same of the lines of a case, which have lost the blanks at their ends.
fn starts_of(chars: &[char], lines: &[String]) -> BTreeSet<usize> {
    let mut at = 0;
    let mut found = BTreeSet::new();
    for line in lines {
        let line: Vec<char> = line.trim_matches(is_blank).chars().collect();
        while !line.is_empty() && !chars[at..].starts_with(&line) {
            at += 1;
        }
        if !line.is_empty() {
            found.insert(at);
        }
        at += line.len();
    }
    found.pop_first();
    found
}

/// Differences by reason.
#[derive(Default)]
struct Count {
    by: BTreeMap<&'static str, usize>,
    unnamed: Vec<String>,
}

impl Count {
    /// Names the differences between where lines should begin and where they do.
    fn compare(
        &mut self,
        id: &str,
        chars: &[char],
        level: Kinsoku,
        (want, have): (&BTreeSet<usize>, &BTreeSet<usize>),
    ) {
        for &at in want.symmetric_difference(have) {
            let spot = Spot { chars, at, wanted: want.contains(&at), level };
            if let Some(reason) = REASONS.iter().find(|reason| (reason.holds)(&spot)) {
                *self.by.entry(reason.name).or_default() += 1;
            } else {
                let text: String = chars.iter().collect();
                self.unnamed.push(format!("{id} at {at} of {text:?} {spot:?}"));
            }
        }
    }

    /// Fails unless the reasons hold as often as said (by the number of their rule).
    #[track_caller]
    fn check(self, said: &[(&str, usize)]) {
        assert!(self.unnamed.is_empty(), "{:#?}", self.unnamed);
        let found: Vec<(&str, usize)> = self
            .by
            .iter()
            .map(|(name, count)| (name.split(':').next().unwrap_or(name), *count))
            .collect();
        assert_eq!(found, said);
    }
}

fn cases(kind: &str) -> impl Iterator<Item = Case> {
    let text = include_str!("../data/linebreak.jsonl");
    let all = text.lines().map(|line| serde_json::from_str::<Case>(line).unwrap());
    all.filter(move |case| case.kind == kind)
}

/// The language and level that a test of the W3C means. `loose` lets every mark start a
/// line but closing ones, as no level above `none` does; `normal` lets small kana, as
/// `basic` does; where a test sets no level, any must do.
fn meant(case: &Case) -> (Lang, Kinsoku) {
    let lang = if case.lang == "ja" { Lang::Ja } else { Lang::ZhHans };
    let level = match case.level.as_str() {
        "loose" => Kinsoku::None,
        "normal" => Kinsoku::Basic,
        "strict" => Kinsoku::Strict,
        _ => Kinsoku::Gb,
    };
    (lang, level)
}

/// The breaks of lines that hold as many characters as they can.
fn greedy(count: usize, length: usize, allowed: &BTreeSet<usize>) -> BTreeSet<usize> {
    let (mut from, mut found) = (0, BTreeSet::new());
    while length - from > count {
        let Some(&end) = allowed.range(from + 1..=from + count).next_back() else {
            break;
        };
        found.insert(end);
        from = end;
    }
    found
}

#[test]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few ems")]
fn lines_of_the_w3c_break_where_they_should() {
    let mut count = Count::default();
    let mut set = 0;
    for case in cases("lines") {
        let (lang, level) = meant(&case);
        let chars: Vec<char> = case.text.chars().collect();
        let want = starts_of(&chars, &case.lines);
        let allowed = places(&case.text, lang, level);
        let have = greedy(case.width_em as usize, chars.len(), &allowed);
        // A line that may not end ends one character earlier: one difference, not two.
        let apart: BTreeSet<usize> = want.symmetric_difference(&have).copied().collect();
        let told = |set: &BTreeSet<usize>| -> BTreeSet<usize> {
            set.iter().copied().filter(|at| !apart.contains(&(at + 1))).collect()
        };
        count.compare(&case.id, &chars, level, (&told(&want), &told(&have)));
        // The same set with fonts, where they have the characters.
        let runs = [run(&case.text, lang)];
        let (shaped, missing) = shape(&runs, &BOOK, &rules(level), Direction::Horizontal);
        if !missing.is_empty() {
            continue;
        }
        let width = EM * case.width_em as i64 + EM / 6;
        let lines =
            break_lines(&shaped, &Measure::new(width, Len::ZERO, Adjust::Justify));
        let mut at = 0;
        let ends = lines.iter().map(|line| {
            at += line.text(&shaped).chars().count();
            at
        });
        let mut set_at: BTreeSet<usize> = ends.collect();
        set_at.pop_last();
        assert_eq!(set_at, have, "{}", case.id);
        set += 1;
    }
    assert_eq!(set, 262);
    count.check(&[("T2", 3), ("T4", 4)]);
}

#[test]
fn pieces_of_the_w3c_part_where_they_should() {
    let mut count = Count::default();
    for case in cases("mincontent") {
        let chars: Vec<char> = case.text.chars().collect();
        let want = starts_of(&chars, &case.lines);
        let have = starts(&chars, &places(&case.text, Lang::ZhHans, Kinsoku::Gb));
        count.compare(&case.id, &chars, Kinsoku::Gb, (&want, &have));
    }
    count.check(&[
        ("T10", 8),
        ("T13", 3),
        ("T14", 11),
        ("T2", 41),
        ("T3", 22),
        ("T4", 10),
    ]);
}

/// Unicode's own test, in a language and at a level. Carriage returns are no characters
/// of a paragraph: its cases with them are left out.
fn unicode(lang: Lang, level: Kinsoku) -> (usize, Count) {
    let (mut count, mut total) = (Count::default(), 0);
    for line in include_str!("../data/LineBreakTest.txt").lines() {
        if line.starts_with('#') || line.contains("000D") {
            continue;
        }
        let mut chars = Vec::new();
        let mut want = BTreeSet::new();
        for word in line.split_whitespace() {
            match word {
                "÷" => drop(want.insert(chars.len())),
                "×" => {}
                hex => chars
                    .extend(u32::from_str_radix(hex, 16).map(char::from_u32).unwrap()),
            }
        }
        want.remove(&chars.len());
        let text: String = chars.iter().collect();
        count.compare(line, &chars, level, (&want, &places(&text, lang, level)));
        total += 1;
    }
    (total, count)
}

#[test]
fn english_breaks_as_unicode_says() {
    let (total, count) = unicode(Lang::En, Kinsoku::Strict);
    assert_eq!(total, 18_796);
    count.check(&[("T10", 9), ("T13", 4)]);
}

#[test]
fn chinese_differs_from_unicode_only_on_purpose() {
    let (_, count) = unicode(Lang::ZhHans, Kinsoku::Gb);
    let said =
        [("T10", 9), ("T13", 4), ("T14", 15), ("T2", 243), ("T3", 174), ("T4", 42)];
    count.check(&said);
}

#[test]
fn japanese_and_korean_differ_from_unicode_only_on_purpose() {
    let (_, count) = unicode(Lang::Ja, Kinsoku::Gb);
    count.check(&[("T10", 9), ("T13", 4), ("T14", 15), ("T2", 2), ("T4", 42)]);
    let (_, count) = unicode(Lang::Ko, Kinsoku::Gb);
    count.check(&[("T10", 9), ("T13", 4), ("T14", 15), ("T2", 1), ("T4", 1)]);
}
