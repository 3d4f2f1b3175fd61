//! Rules of lines (COMPOSITION.md T2–T10, T17–T20, T31, T37): each lists its faults.

use super::copy::Para;
use crate::pdf::{Glyph, Line, Way};

/// Marks that no line starts with (T2).
const NO_START: &str = "、，；：。．！？‼⁇⁈⁉’”）》〉」』】〕〗］｝／–～·‧";
/// Marks that no line ends with (T2), and the solidus (T3).
const NO_END: &str = "“‘（《〈「『【〔〖［｛／";
/// Marks whose ink lies in the left half of their body.
const CLOSING: &str = "、，。；：？！）》〉」』】〕〗］｝”’";
/// Marks whose ink lies in the right half.
const OPENING: &str = "（《〈「『【〔〖［｛“‘";
/// Marks that stand in the middle of their square in vertical lines, and keep all of it
/// (clreq 3.1.6.1).
const FIXED: &str = "：；？！";
/// What follows a number on its line: the words, and those of the samples.
const UNITS: [&str; 44] = [
    "%", "‰", "℃", "°", "亿", "万", "千", "百", "余", "多", "元", "人", "户", "个", "项",
    "家", "名", "条", "所", "宗", "亩", "年", "月", "日", "期", "倍", "公里", "平方",
    "公顷", "吨", "米", "处", "座", "次", "件", "岁", "届", "级", "天", "小时", "分钟",
    "批", "套", "册",
];

/// Neighbouring lines of a paragraph.
fn seams(para: &Para) -> impl Iterator<Item = (&Line, &Line)> {
    para.lines.iter().zip(para.lines.iter().skip(1))
}

fn single(glyph: &Glyph) -> Option<char> {
    let mut chars = glyph.text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn is(glyph: &Glyph, marks: &str) -> bool {
    single(glyph).is_some_and(|c| marks.contains(c))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// T10, T9: a number, and what belongs to it, on one line.
pub(crate) fn parted_numbers(paras: &[Para]) -> Vec<String> {
    let mut faults = Vec::new();
    for (line, next) in paras.iter().flat_map(seams) {
        let (one, two) = (line.text(), next.text());
        let one = one.trim_end();
        let two = two.trim_start();
        let number = one.trim_end_matches(['亿', '万', '千', '百', '余', '多', '%']);
        let digit = number.chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let unit = UNITS.iter().any(|unit| two.starts_with(unit));
        let more = two.starts_with(|c: char| c.is_ascii_digit() || ".,".contains(c));
        let apart = one.ends_with(['+', '-', '¥', '$'])
            && two.starts_with(|c: char| c.is_ascii_digit());
        if (digit && (unit || more)) || apart {
            faults.push(format!("{one}|{two}"));
        }
    }
    faults
}

/// T2, T3: what begins and ends a line.
pub(crate) fn forbidden_ends(paras: &[Para]) -> Vec<String> {
    let mut faults = Vec::new();
    for (line, next) in paras.iter().flat_map(seams) {
        let tail = line.tail().is_some_and(|c| NO_END.contains(c));
        let text = next.text();
        let dash = text.starts_with('—') && !text.starts_with("——");
        if tail || dash || next.head().is_some_and(|c| NO_START.contains(c)) {
            faults.push(format!("{}|{text}", line.text()));
        }
    }
    faults
}

/// T6, T7: —— and …… are whole and two ems wide.
pub(crate) fn broken_pairs(paras: &[Para], em: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for line in paras.iter().flat_map(|para| &para.lines) {
        for mark in ['—', '…'] {
            let glyphs = &line.glyphs;
            let mut at = 0;
            while let Some(glyph) = glyphs.get(at) {
                let count = glyph.text.chars().filter(|c| *c == mark).count();
                let width = match count {
                    0 => None,
                    1 => match glyphs.get(at + 1) {
                        Some(next) if single(next) == Some(mark) => {
                            at += 1;
                            Some(next.x + next.advance - glyph.x)
                        }
                        _ => Some(glyph.advance),
                    },
                    // one glyph for both, possibly in two parts
                    _ => {
                        let parts = glyphs[at..]
                            .iter()
                            .skip(1)
                            .take_while(|one| one.text.is_empty());
                        Some(glyph.advance + parts.map(|one| one.advance).sum::<f64>())
                    }
                };
                if width.is_some_and(|width| (width - 2.0 * em).abs() > 0.02 * em) {
                    faults.push(format!("{mark} {width:?} in {}", line.text()));
                }
                at += 1;
            }
        }
    }
    faults
}

/// Where the line begins: an opening mark has lost its empty half (T18).
pub(crate) fn left(line: &Line, em: f64) -> f64 {
    let first = &line.glyphs[0];
    first.x + if is(first, OPENING) { em / 2.0 } else { 0.0 }
}

/// Where the line ends: a closing mark occupies half an em (T20).
pub(crate) fn right(line: &Line, em: f64) -> f64 {
    let last = &line.glyphs[line.glyphs.len() - 1];
    let whole = last.way == Way::Down && is(last, FIXED);
    last.x + if is(last, CLOSING) && !whole { em / 2.0 } else { last.advance }
}

/// The left edges of the columns that a story's paragraphs stand in.
pub(crate) fn columns(paras: &[&Para], em: f64) -> Vec<f64> {
    let later = paras.iter().flat_map(|para| para.lines.iter().skip(1));
    let mut edges: Vec<f64> = later.map(|line| left(line, em)).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 0.5 * em);
    edges
}

/// The edge of the column that a line stands in.
fn edge_of(line: &Line, edges: &[f64], em: f64) -> Option<f64> {
    let from = left(line, em) + 0.5 * em;
    edges.iter().copied().rfind(|edge| *edge < from)
}

/// The paragraphs of each story that has any.
pub(crate) fn by_story(paras: &[Para]) -> Vec<Vec<&Para>> {
    let last = paras.iter().map(|para| para.story).max().unwrap_or(0);
    let own = |story| paras.iter().filter(move |para| para.story == story).collect();
    (0..=last).map(own).filter(|list: &Vec<&Para>| !list.is_empty()).collect()
}

/// T20 and justification: every full line of a story is as wide as its measure.
pub(crate) fn ragged(paras: &[Para], em: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for story in by_story(paras) {
        let edges = columns(&story, em);
        let mut full: Vec<(f64, &Line)> = Vec::new();
        for para in &story {
            for line in &para.lines[..para.lines.len().saturating_sub(1)] {
                if let Some(edge) = edge_of(line, &edges, em) {
                    full.push((right(line, em) - edge, line));
                }
            }
        }
        let count = |width: f64| {
            full.iter().filter(|(other, _)| (other - width).abs() <= 0.02).count()
        };
        let Some(measure) =
            full.iter().map(|(width, _)| *width).max_by_key(|width| count(*width))
        else {
            continue;
        };
        for (width, line) in full {
            if (width - measure).abs() > 0.02 {
                faults.push(format!("{width:.3} of {measure:.3}: {}", line.text()));
            }
        }
    }
    faults
}

/// T37, T19: the first line is indented by two ems; the ink of an opening mark there
/// begins at one and a half.
pub(crate) fn bad_indents(paras: &[Para], em: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for story in by_story(paras) {
        let edges = columns(&story, em);
        for para in story.iter().filter(|para| !para.lines.is_empty()) {
            let line = &para.lines[0];
            let Some(edge) = edge_of(line, &edges, em) else { continue };
            let wanted = if is(&line.glyphs[0], OPENING) { 1.0 } else { 2.0 };
            let indent = (line.left() - edge) / em;
            if (indent - wanted).abs() > 0.01 {
                faults.push(format!("{indent:.3} em: {}", line.text()));
            }
        }
    }
    faults
}

/// T17: of two marks side by side, the second begins half an em after the first, but for
/// what justification puts between all characters of the line.
pub(crate) fn open_pairs(paras: &[Para], em: f64) -> Vec<String> {
    let mut faults = Vec::new();
    let fixed = |glyph: &Glyph| glyph.way == Way::Down && is(glyph, FIXED);
    let marks =
        |glyph: &Glyph| (is(glyph, OPENING) || is(glyph, CLOSING)) && !fixed(glyph);
    for line in paras.iter().flat_map(|para| &para.lines) {
        let spread = spread(line) / em;
        for pair in line.glyphs.windows(2).filter(|pair| pair.iter().all(marks)) {
            let step = (pair[1].x - pair[0].x) / em - spread;
            // An opening mark and a closing one have nothing between them to close.
            let nothing = is(&pair[0], OPENING) && is(&pair[1], CLOSING);
            if !nothing && !(-0.02..=0.52).contains(&step) {
                let (one, two) = (&pair[0].text, &pair[1].text);
                faults.push(format!("{step:.3} em {one}{two} in {}", line.text()));
            }
        }
    }
    faults
}

/// T29: full lines spread by more than 0.12 em a gap, and a little for rounding.
pub(crate) fn loose(paras: &[Para], em: f64) -> Vec<String> {
    let lines = paras.iter().flat_map(|para| &para.lines);
    let loose = lines.filter(|line| spread(line) > 0.125 * em);
    loose.map(|line| format!("{:.3} em: {}", spread(line) / em, line.text())).collect()
}

/// What justification puts between two Han characters of a line: the median.
fn spread(line: &Line) -> f64 {
    let han = |glyph: &Glyph| single(glyph).is_some_and(is_han);
    let pairs = line.glyphs.windows(2).filter(|pair| pair.iter().all(han));
    let mut gaps: Vec<f64> =
        pairs.map(|pair| pair[1].x - pair[0].x - pair[0].advance).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).map_or(0.0, |gap| gap.max(0.0))
}

/// T31: a quarter em between Han and Latin or digits, elastic from 1/8 to 1/2.
pub(crate) fn bad_mixed_gaps(paras: &[Para], em: f64) -> Vec<String> {
    // What stands upright in a vertical line stands there as Han does.
    let latin = |glyph: &Glyph| {
        let mut chars = glyph.text.chars().filter(|_| glyph.way == Way::Across);
        chars.next().is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let han = |glyph: &Glyph| single(glyph).is_some_and(is_han);
    let mut faults = Vec::new();
    for line in paras.iter().flat_map(|para| &para.lines) {
        for pair in line.glyphs.windows(2) {
            let [one, two] = pair else { continue };
            let gap = (two.x - one.x - one.advance) / em;
            let mixed = (han(one) && latin(two)) || (latin(one) && han(two));
            if mixed && !(0.124..=0.501).contains(&gap) {
                faults.push(format!(
                    "{gap:.3} em {}{} in {}",
                    one.text,
                    two.text,
                    line.text()
                ));
            }
        }
    }
    faults
}

/// T38: last lines of a single character, the stop apart.
pub(crate) fn lone_characters(paras: &[Para]) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras.iter().filter(|para| para.lines.len() > 1) {
        let text = para.lines[para.lines.len() - 1].text();
        if text.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            faults.push(format!("{text} ends {}", para.text));
        }
    }
    faults
}

/// T39: a first line alone at the foot of a column, or a last one alone at the head.
pub(crate) fn widows(paras: &[Para]) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras.iter().filter(|para| para.lines.len() > 2) {
        let lines = &para.lines;
        // Upwards or onto another page is into another column.
        let parted = |at: usize| {
            let (one, two) = (&lines[at], &lines[at + 1]);
            two.page != one.page || two.y() > one.y() - 0.1
        };
        if parted(0) {
            faults.push(format!("first line alone: {}", lines[0].text()));
        }
        if parted(lines.len() - 2) {
            faults.push(format!("last line alone: {}", lines[lines.len() - 1].text()));
        }
    }
    faults
}
