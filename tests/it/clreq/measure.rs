//! What the proofs measure on lines.

use crate::page::copy::{Para, Printed};
use crate::pdf::{Glyph, Line, Way};

/// The one character of a glyph.
pub(super) fn single(glyph: &Glyph) -> Option<char> {
    let mut chars = glyph.text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether a glyph says one of these characters.
pub(super) fn is(glyph: &Glyph, marks: &str) -> bool {
    single(glyph).is_some_and(|c| marks.contains(c))
}

/// All lines of all paragraphs.
pub(super) fn lines(paras: &[Para]) -> impl Iterator<Item = &Line> {
    paras.iter().flat_map(|para| &para.lines)
}

/// Words of which lines break some: what the line and the next one then are.
pub(super) fn broken(paras: &[Para], words: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for para in paras {
        let texts: Vec<String> = para.lines.iter().map(Line::text).collect();
        let whole: String = texts.concat();
        let mut seam = 0;
        for (text, next) in texts.iter().zip(texts.iter().skip(1)) {
            seam += text.len();
            let within = |word: &&str| {
                let mut starts = whole.match_indices(*word).map(|(at, _)| at);
                starts.any(|at| at < seam && seam < at + word.len())
            };
            if words.iter().any(&within) {
                faults.push(format!("{text}|{next}"));
            }
        }
    }
    faults
}

/// Complains where a text is nowhere in the paragraphs: then nothing was judged.
pub(super) fn absent(paras: &[Para], words: &[&str]) -> Vec<String> {
    let missing = words.iter().filter(|word| {
        !paras.iter().any(|para| {
            para.lines.iter().map(Line::text).collect::<String>().contains(**word)
        })
    });
    missing.map(|word| format!("{word} is nowhere")).collect()
}

/// Distances between the origins of neighbours in a line, in ems.
pub(super) fn steps(line: &Line, em: f64) -> Vec<f64> {
    line.glyphs.windows(2).map(|pair| (pair[1].x - pair[0].x) / em).collect()
}

/// What stands on both sides of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A space between Latin words.
    Word,
    /// Before an opening mark or after a closing one.
    Bracket,
    /// After 、 ， ； ：.
    Pause,
    /// Between Han and Latin.
    Mixed,
    /// After 。 ？ ！.
    Stop,
    /// Other neighbours, Han for the most part.
    Other,
    /// What never stretches: within numbers, words, dashes and dots, beside connectors
    /// and solidi.
    Still,
    /// Between a number and its unit: never wider than natural.
    Unit,
    /// Between two marks: closed up by rule 17.
    Pair,
    /// Beside a letter or digit that stands upright in a vertical line.
    Upright,
}

impl Kind {
    /// Its width in an unfilled line, in ems; a word space is as wide as the font says.
    pub(super) const fn natural(self) -> f64 {
        match self {
            Self::Mixed | Self::Word | Self::Unit => 0.25,
            _ => 0.0,
        }
    }
}

/// The space between two glyphs.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    pub(super) kind: Kind,
    /// From the end of the one's body to the start of the other's, in ems.
    pub(super) width: f64,
    /// The two.
    pub(super) between: String,
}

const PAUSES: &str = "、，；：";
const STOPS: &str = "。？！";
const OPENING: &str = "“‘（《〈「『【〔〖［｛";
const CLOSING: &str = "”’）》〉」』】〕〗］｝";
const BESIDE: &str = "–～／-/";
const LONG: &str = "—…⋯";
/// What may follow a number as part of it, in the texts of the proofs.
const UNITS: &str = "亿万年月日元户条个平%℃";

/// Neighbours within units there.
const INSIDE: [[char; 2]; 4] = [['亿', '元'], ['万', '平'], ['平', '方'], ['方', '米']];

/// The gaps of a line. A glyph that says nothing is part of the one before.
pub(super) fn gaps(line: &Line, em: f64) -> Vec<Gap> {
    let said: Vec<&Glyph> =
        line.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let gap = |pair: &[&Glyph]| {
        let (a, b) = (pair[0], pair[1]);
        let from = line.glyphs.iter().position(|glyph| std::ptr::eq(glyph, a)).unwrap();
        let to = line.glyphs.iter().position(|glyph| std::ptr::eq(glyph, b)).unwrap();
        let space =
            |glyph: &&Glyph| !glyph.text.is_empty() && glyph.text.trim().is_empty();
        let spaced = line.glyphs[from..to].iter().any(|glyph| space(&glyph));
        let tail = line.glyphs[from..to].iter().rfind(|glyph| !space(glyph)).unwrap();
        let kind = if spaced { Kind::Word } else { kind(a, b) };
        let width = (body(b, em)[0] - body(tail, em)[1]) / em;
        Gap { kind, width, between: format!("{}{}", a.text, b.text) }
    };
    said.windows(2).map(gap).collect()
}

/// Left and right edge of a glyph's body. The narrow marks of a Han face stand in the
/// middle of half an em, however wide the font has them.
fn body(glyph: &Glyph, em: f64) -> [f64; 2] {
    let middle = glyph.x + glyph.advance / 2.0;
    if is(glyph, "·／–") && glyph.font.contains("CJK") {
        [middle - em / 4.0, middle + em / 4.0]
    } else {
        [glyph.x, glyph.x + glyph.advance]
    }
}

fn kind(a: &Glyph, b: &Glyph) -> Kind {
    let last = a.text.chars().next_back().unwrap_or(' ');
    let first = b.text.chars().next().unwrap_or(' ');
    // In vertical lines these stand in the middle of their square, and keep it.
    if a.way == Way::Down && "：；！？".contains(last) && !CLOSING.contains(first) {
        return Kind::Other;
    }
    let marks = |c: char| [PAUSES, STOPS, OPENING, CLOSING].concat().contains(c);
    // Upright letters and digits of vertical lines stand in squares, as Han does.
    let square = |glyph: &Glyph| glyph.way == Way::Down;
    if square(a) && last.is_ascii() || square(b) && first.is_ascii() {
        return if marks(last) || marks(first) { Kind::Pair } else { Kind::Upright };
    }
    let western = |c: char| c.is_ascii_alphanumeric() || ".,%:$¥+-".contains(c);
    let digit = last.is_ascii_digit();
    if BESIDE.contains(last) || BESIDE.contains(first) {
        return Kind::Still;
    }
    let pair = [last, first];
    if pair.iter().all(|c| LONG.contains(*c)) || INSIDE.contains(&pair) {
        return Kind::Still;
    }
    if marks(last) && marks(first) {
        return Kind::Pair;
    }
    if OPENING.contains(first) || CLOSING.contains(last) {
        return Kind::Bracket;
    }
    if PAUSES.contains(last) {
        return Kind::Pause;
    }
    if STOPS.contains(last) {
        return Kind::Stop;
    }
    if western(last) && western(first) || digit && first == '℃' {
        return Kind::Still;
    }
    if digit && UNITS.contains(first) {
        return Kind::Unit;
    }
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    if han(last) && western(first) || western(last) && han(first) {
        return Kind::Mixed;
    }
    Kind::Other
}

/// Moves what follows these characters along their line, on every line where they stand.
pub(super) fn shifted(printed: &mut Printed, after: &str, ems: f64) {
    for page in &mut printed.file.pages {
        let mut row = f64::MIN;
        let mut by = 0.0;
        let down = page.glyphs.iter().any(|glyph| glyph.way == Way::Down);
        for glyph in &mut page.glyphs {
            let across = if down { glyph.middle() } else { glyph.y };
            if (across - row).abs() > 0.5 * glyph.size {
                (row, by) = (across, 0.0);
            }
            *(if down { &mut glyph.y } else { &mut glyph.x }) +=
                if down { -by } else { by };
            if is(glyph, after) {
                by += ems * glyph.size;
            }
        }
    }
}

/// Where a glyph's ink begins and ends along its line; `None` where it has none. Vertical
/// lines are turned back.
pub(super) fn ink(printed: &Printed, glyph: &Glyph) -> Option<[f64; 2]> {
    let [x0, y0, x1, y1] = printed.file.fonts.get(&*glyph.font)?.ink(glyph.code)?;
    let ems = match glyph.way {
        Way::Down => [0.88 - y1, 0.88 - y0],
        Way::Across | Way::Rotated => [x0, x1],
    };
    Some(ems.map(|em| glyph.x + em * glyph.size))
}
