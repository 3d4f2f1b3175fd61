//! Bopomofo at the right of its characters, one sign below the other, in horizontal lines as
//! in vertical ones (clreq 3.3.1.1, 3.3.3): letters of 3/10 of their base in the middle of
//! its height, the tone at the upper corner of the last letter, the light tone above all.

use super::glyphs::Set;
use super::source::Source;
use super::{Direction, Missing};
use crate::base::{FaceId, Len};
use crate::font::{FontBook, Part};
use crate::text::cjk::is_ideograph;
use std::ops::Range;

/// The size of letters, in permille of their base's.
const LETTER: i64 = 300;
/// The size of tones, whose ink is a fraction of their square, and the widest ink of one:
/// both in permille of the base's size.
const TONE: i64 = 400;
const WIDEST: i64 = 180;
/// What letters and tone together take beside their base, in permille of its size.
const ROOM: i64 = 500;
/// The middle of a Han square above its baseline, and its upper edge, in permille.
const MIDDLE: i64 = 380;
const TOP: i64 = 880;

/// The light tone, which stands above the letters.
const LIGHT: char = '˙';

/// A syllable at the right of its character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// The cluster of its character.
    pub(crate) base: usize,
    /// The format of its character.
    pub(crate) format: u32,
    /// Its signs in the order of reading.
    pub(crate) signs: Vec<Sign>,
}

/// A letter or a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign {
    /// What it says.
    pub(crate) character: char,
    /// Its face.
    pub(crate) face: FaceId,
    /// Its size.
    pub(crate) size: Len,
    /// Its glyph.
    pub(crate) id: u16,
    /// The origin of its outline, right of the left edge of the base's square.
    pub(crate) x: Len,
    /// The same above the baseline of the base, in horizontal lines.
    pub(crate) y: Len,
    /// The font's own advance.
    pub(crate) advance: Len,
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}')
}

fn is_tone(c: char) -> bool {
    matches!(c, 'ˊ' | 'ˇ' | 'ˋ' | LIGHT)
}

/// How many syllables of Bopomofo a reading has; `None` where it is written otherwise.
pub fn syllables(reading: &str) -> Option<usize> {
    let good = |syllable: &str| {
        syllable.chars().all(|c| is_letter(c) || is_tone(c))
            && syllable.chars().any(is_letter)
    };
    let all: Vec<&str> = reading.split_whitespace().collect();
    (!all.is_empty() && all.iter().all(|one| good(one))).then_some(all.len())
}

/// How many characters of a text take a syllable of Bopomofo each; `None` where it has
/// letters or digits that take none.
pub fn bases(text: &str) -> Option<usize> {
    let all = text.chars().all(|c| is_ideograph(c) || !c.is_alphanumeric());
    all.then(|| text.chars().filter(|c| is_ideograph(*c)).count())
}

/// The syllables of a reading beside the characters of a group, and the room for them at
/// their right in horizontal lines; in vertical ones they stand between the lines.
pub(super) fn set(
    source: &Source,
    set: &mut Set,
    (group, reading): (Range<usize>, &str),
    fonts: &FontBook,
    missing: &mut Vec<Missing>,
) -> Vec<Syllable> {
    let own = |i: &usize| is_ideograph(source.chars[set.clusters[*i].first as usize]);
    let bases: Vec<usize> = group.filter(own).collect();
    let mut list = Vec::new();
    for (base, syllable) in bases.into_iter().zip(reading.split_whitespace()) {
        let first = set.clusters[base].first as usize;
        let em = source.format_of(first).size;
        if source.direction() == Direction::Horizontal {
            set.clusters[base].body += em.ratio(ROOM, 1000);
        }
        let signs = signs(source, first, syllable, fonts, missing);
        list.push(Syllable { base, format: source.format[first], signs });
    }
    list
}

/// The signs of a syllable beside a character.
fn signs(
    source: &Source,
    at: usize,
    syllable: &str,
    fonts: &FontBook,
    missing: &mut Vec<Missing>,
) -> Vec<Sign> {
    let format = source.format_of(at);
    let em = format.size;
    let count = syllable.chars().filter(|c| is_letter(*c)).count();
    let count = i64::try_from(count).unwrap_or(1).max(1);
    // No syllable is taller than its character.
    let step = em.ratio(LETTER, 1000).min(em / count);
    let top = em.ratio(MIDDLE, 1000) + (step * count).half();
    let last = top - step * (count - 1);
    let mut below = top;
    let mut signs = Vec::new();
    for character in syllable.chars() {
        let face = fonts.choose(format.typeface, character, Part::Han, format.lang);
        let glyph = face.and_then(|used| fonts.face(used.face).glyph(character));
        let (Some(used), Some(id)) = (face, glyph) else {
            let span = source.spans[at];
            missing.push(Missing { character, typeface: format.typeface, span });
            continue;
        };
        let face = fonts.face(used.face);
        let units = i64::from(face.units_per_em.max(1));
        let scaled = |size: Len, part: i32| size.ratio(i64::from(part), units);
        let sign = |size: Len, x: Len, y: Len| {
            let advance = scaled(size, face.advance(id));
            Sign { character, face: used.face, size, id, x, y, advance }
        };
        if is_letter(character) {
            let aside = (step - scaled(step, face.advance(id))).half();
            signs.push(sign(step, em + aside, below - step.ratio(TOP, 1000)));
            below -= step;
            continue;
        }
        let Some(ink) = face.ink(id) else { continue };
        let wide = scaled(em, ink.x1 - ink.x0).max(Len::from_raw(1));
        let most = em.ratio(em.ratio(WIDEST, 1000).raw(), wide.raw());
        let size = em.ratio(TONE, 1000).min(most);
        let [x0, x1, y0, y1] =
            [ink.x0, ink.x1, ink.y0, ink.y1].map(|at| scaled(size, at));
        signs.push(if character == LIGHT {
            sign(size, em + step.half() - (x0 + x1).half(), top - y0)
        } else {
            // Its middle is level with the head of the last letter.
            let head = last - step.ratio(1, 5);
            sign(size, em + step - x0, head - (y0 + y1).half())
        });
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Format, Rules, Run, ShapedText, shape};

    fn shaped(base: &str, reading: &str, direction: Direction) -> ShapedText {
        let book = FontBook::bundled();
        let plain = Format::plain(book.find("body").unwrap(), Len::pt(10));
        let ruby = Some((1, reading.into()));
        let runs = [
            Run::detached("去", plain.clone()),
            Run::detached(base, Format { ruby, ..plain }),
        ];
        let (text, missing) = shape(&runs, &book, &Rules::default(), direction);
        assert_eq!(missing, []);
        text
    }

    #[test]
    fn readings_of_letters_and_tones_are_bopomofo() {
        for (reading, count) in [
            ("ㄓㄨˋ ㄧㄣ", Some(2)),
            ("˙ㄇㄚ", Some(1)),
            ("ㄇㄚ˙", Some(1)),
            ("ˋ", None),
            ("ㄓㄨˋ yīn", None),
            ("zhù", None),
            ("", None),
        ] {
            assert_eq!(syllables(reading), count, "{reading}");
        }
        assert_eq!(bases("“注音”，"), Some(2));
        assert_eq!(bases("W杯"), None);
    }

    #[test]
    fn signs_stand_below_each_other_within_half_an_em_of_their_square() {
        let em = Len::pt(10);
        for syllable in ["ㄓㄨㄤˋ", "ㄧ", "ㄇㄚˇ", "˙ㄉㄜ", "ㄗㄨㄟˊ"] {
            let text = shaped("注", syllable, Direction::Horizontal);
            assert_eq!(text.clusters[1].body, em + em.half());
            let [one] = text.rubies[0].beside.as_slice() else { panic!("{syllable}") };
            let said: String = one.signs.iter().map(|sign| sign.character).collect();
            assert_eq!(said, syllable);
            let letters: Vec<&Sign> =
                one.signs.iter().filter(|sign| is_letter(sign.character)).collect();
            assert!(letters.iter().all(|sign| sign.size == em.ratio(3, 10)));
            let steps = letters.windows(2).map(|pair| pair[0].y - pair[1].y);
            assert!(steps.clone().all(|step| step == em.ratio(3, 10)), "{syllable}");
            assert!(letters.iter().all(|sign| sign.x == em), "{syllable}");
            // As far from the upper edge of the square as from its foot.
            let (first, last) = (letters[0], letters[letters.len() - 1]);
            let above = em.ratio(88, 100) - first.y - em.ratio(264, 1000);
            let below = last.y - em.ratio(36, 1000) + em.ratio(12, 100);
            assert!((above - below).abs() < Len::centipoints(1), "{above} {below}");
        }
    }

    #[test]
    fn nothing_is_widened_in_vertical_lines_and_marks_take_no_syllable() {
        let text = shaped("注，音", "ㄓㄨˋ ㄧㄣ", Direction::Vertical);
        assert!(text.clusters.iter().all(|one| one.body <= Len::pt(10)));
        let bases: Vec<usize> =
            text.rubies[0].beside.iter().map(|one| one.base).collect();
        assert_eq!(bases, [1, 3]);
    }

    #[test]
    fn lines_break_between_characters_with_bopomofo() {
        let text = shaped("注音", "ㄓㄨˋ ㄧㄣ", Direction::Horizontal);
        assert!(text.breaks[2].is_allowed());
        let text = shaped("注音", "zhù yīn", Direction::Horizontal);
        assert!(!text.breaks[2].is_allowed(), "words of pinyin stay whole");
    }
}
