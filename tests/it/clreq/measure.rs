//! What the proofs measure on lines.

use crate::page::copy::Para;
use crate::pdf::{Glyph, Line};

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
            if words.iter().any(|word| within(&word)) {
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
