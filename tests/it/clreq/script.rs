//! T12 to T14: notes with their base, words at their hyphens, and the classes of UAX #14
//! as a Chinese line takes them.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{absent, broken, lines};
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::Line;

const NOTED: &str = "天地{sup 12}玄黄{note 注一}宇宙{sup ①}洪荒{note 参见第二版}日月";

/// The same without markup: what were notes may begin lines.
fn plain() -> &'static Printed {
    let text = ["{sup ", "{note ", "}"]
        .iter()
        .fold(NOTED.to_owned(), |text, mark| text.replace(mark, ""));
    edition(swept(&text)).printed()
}

/// T12: superscripts that begin a line.
fn parted_notes(printed: &Printed) -> Vec<String> {
    let words = ["地12", "宙①", "荒参"];
    let paras = paras(printed);
    [broken(&paras, &words[..2]), absent(&paras, &words)].concat()
}

/// T12: notes that begin a line.
fn parted_inline_notes(printed: &Printed) -> Vec<String> {
    let words = ["黄注", "荒参"];
    let paras = paras(printed);
    [broken(&paras, &words), absent(&paras, &words)].concat()
}

/// Words with their hyphenation points.
const WORDS: [&str; 5] =
    ["in-ter-na-tion-al", "un-der-stand-ing", "com-mu-ni-ca-tion", "gov-ern-ment", "the"];

fn words() -> Edition {
    edition(swept(&WORDS.map(|word| word.replace('-', "")).join("与国与民")))
}

/// The letters at the end of a line and those at the start of the next.
fn halves(line: &Line, next: &Line) -> Option<(String, String, bool)> {
    let (text, next) = (line.text(), next.text());
    let bare = text.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
    let letter = |c: &char| c.is_ascii_alphabetic();
    let tail: String = bare.chars().rev().take_while(letter).collect();
    let tail: String = tail.chars().rev().collect();
    let head: String = next.chars().take_while(letter).collect();
    (!tail.is_empty() && !head.is_empty()).then_some((
        tail,
        head,
        bare.len() < text.len(),
    ))
}

/// T13: words that are broken elsewhere than at a hyphenation point, or without a hyphen.
fn badly_broken(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras(printed) {
        for (line, next) in para.lines.iter().zip(para.lines.iter().skip(1)) {
            let Some((tail, head, hyphen)) = halves(line, next) else { continue };
            let point = WORDS.iter().any(|word| {
                word.match_indices('-').any(|(at, _)| {
                    word[..at].replace('-', "") == tail
                        && word[at..].replace('-', "") == head
                })
            });
            if !point || !hyphen {
                faults.push(format!("{tail}|{head}, hyphen {hyphen}"));
            }
        }
    }
    faults
}

/// T13: words that are broken at all.
fn any_broken(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let seams =
        paras.iter().flat_map(|para| para.lines.iter().zip(para.lines.iter().skip(1)));
    seams
        .filter_map(|(line, next)| halves(line, next))
        .map(|(tail, head, _)| format!("{tail}|{head}"))
        .collect()
}

const URL: &str = "详见https://www.example.com/news/page.html网页";

/// T13: addresses that are broken elsewhere than beside their signs, or with a hyphen.
fn badly_broken_urls(printed: &Printed) -> Vec<String> {
    any_broken(printed).into_iter().filter(|seam| !seam.is_empty()).collect()
}

/// T14: lines that begin with a full-width space, or one em in.
fn spaced_starts(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let edge = lines(&paras).map(Line::left).fold(f64::MAX, f64::min);
    let later = paras.iter().flat_map(|para| para.lines.iter().skip(1));
    let bad =
        later.filter(|line| line.head() == Some('\u{3000}') || line.left() > edge + 1.0);
    bad.map(Line::text).collect()
}

/// T14: small kana and long marks that begin a line.
fn small_starts(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let later = paras.iter().flat_map(|para| para.lines.iter().skip(1));
    let bad = later.filter(|line| line.head().is_some_and(|c| "ッャーゃっ".contains(c)));
    bad.map(Line::text).collect()
}

/// T14: no line that begins with “ and none that ends with ”.
fn glued_quotes(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let opens = paras
        .iter()
        .flat_map(|para| para.lines.iter().skip(1))
        .any(|line| line.head() == Some('“'));
    let closes = lines(&paras).any(|line| line.tail() == Some('”'));
    let mut faults = Vec::new();
    if !opens {
        faults.push("no line begins with “".to_owned());
    }
    if !closes {
        faults.push("no line ends with ”".to_owned());
    }
    faults
}

const KANA: &str = "キャッチボールがきっとシャッターでちょっと";

fn kana(level: &str) -> &'static Printed {
    edition(swept(KANA))
        .top("lang = \"ja\"")
        .rule(&format!("kinsoku = \"{level}\""))
        .printed()
}

proofs! {
    "T12" superscripts_stay_with_their_base {
        on [edition(swept(NOTED)).printed()];
        faults parted_notes;
        off [plain()];
    }
    "T12" inline_notes_stay_with_their_base {
        on [edition(swept(NOTED)).printed()];
        faults parted_inline_notes;
        off [plain()];
    }
    "T13" words_break_at_hyphenation_points {
        on [words().printed()];
        faults badly_broken;
        off [edition(swept(&WORDS.map(|word| word.replace('-', "\u{200b}")).join("与国"))).printed()];
    }
    "T13" words_stay_whole_without_hyphenation {
        on [words().rule("hyphenate = false").printed()];
        faults any_broken;
        off [words().printed()];
    }
    "T13" addresses_break_beside_their_signs {
        on [edition(swept(URL)).printed()];
        faults badly_broken_urls;
        off [edition(swept(&URL.replace([':', '/', '.'], ""))).printed()];
    }
    "T14" a_full_width_space_begins_no_line {
        on [edition(swept("天地　玄黄　宇宙　洪荒　日月　盈昃")).printed()];
        faults spaced_starts;
        off [edition(swept("天地　玄黄　宇宙　洪荒　日月　盈昃")).altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let second = glyphs.iter().map(|one| one.y).find(|y| *y < glyphs[0].y).unwrap();
            glyphs.iter_mut().filter(|one| (one.y - second).abs() < 0.01).for_each(|one| one.x += EM);
        })];
    }
    "T14" small_kana_begin_no_line_from_gb_on {
        on [kana("gb"), kana("strict")];
        faults small_starts;
        off [kana("none"), kana("basic")];
    }
    "T14" chinese_quotes_are_brackets {
        on [edition(swept("天地“玄黄”宇宙“洪荒”日月“盈昃”")).printed()];
        faults glued_quotes;
        off [edition(swept("天{keep 地“玄}{keep 黄”宇}宙{keep 洪“荒}{keep 日”月}盈昃")).printed()];
    }
}
