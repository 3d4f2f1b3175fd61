//! Which characters of a vertical line stand upright, which lie on their side, which stand
//! side by side in one em (T56–T59, T61; UAX #50, clreq 3.2).

use super::source::Source;
use crate::base::{Lang, Len};
use crate::font::Part;
use crate::text::cjk::Class;
use crate::text::{Rules, VerticalDigits};
use icu_properties::CodePointMapData;
use icu_properties::props::VerticalOrientation;

/// The most characters of a `{tcy …}` group.
const MOST_SIDE: usize = 4;

/// How a character stands in a vertical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Upright.
    Upright,
    /// Upright where its face has a vertical form, else on its side (Tr of UAX #50).
    Formed,
    /// On its side.
    Rotated,
    /// Upright in the middle of an em: a digit of a number.
    Cell,
    /// The decimal point of a number in cells: half an em.
    Point,
    /// Side by side in one em with the others of its group.
    Side(u32),
}

/// How a character stands by itself.
fn base(c: char, class: Class, lang: Lang) -> Turn {
    // In Chinese these two keep their shape below the character (GB/T 15834 5.2).
    if matches!(c, '：' | '；') && !matches!(lang, Lang::Ja | Lang::Ko) {
        return Turn::Upright;
    }
    // The interpunct is a dot, the ellipsis has a form of its own.
    if matches!(class, Class::Interpunct | Class::Ellipsis) {
        return Turn::Upright;
    }
    // Upright it would be as high as its square, but it takes half an em (GB/T 15834
    // 5.1.9).
    if class == Class::Solidus {
        return Turn::Rotated;
    }
    match CodePointMapData::<VerticalOrientation>::new().get(c) {
        VerticalOrientation::Upright | VerticalOrientation::TransformedUpright => {
            Turn::Upright
        }
        VerticalOrientation::TransformedRotated => Turn::Formed,
        _ => Turn::Rotated,
    }
}

/// The quotation marks of vertical Chinese and Japanese for those written (T59, GB/T
/// 15834 5.2): the corner brackets whose vertical forms they take.
fn quote(c: char, lang: Lang) -> char {
    let traditional = matches!(lang, Lang::ZhHant | Lang::ZhHantHk);
    match c {
        '“' if traditional => '「',
        '”' if traditional => '」',
        '‘' if traditional => '『',
        '’' if traditional => '』',
        '“' if lang == Lang::Ja => '〝',
        '”' if lang == Lang::Ja => '〟',
        '“' => '『',
        '”' => '』',
        '‘' => '「',
        '’' => '」',
        c => c,
    }
}

/// The Han numeral of a digit.
fn numeral(c: char) -> char {
    let place = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    place.and_then(|place| "〇一二三四五六七八九".chars().nth(place)).unwrap_or(c)
}

/// The full-width form of a sign that stands with a number in cells.
fn wide(c: char) -> char {
    match c {
        '%' => '％',
        '$' => '＄',
        '¥' => '￥',
        '+' => '＋',
        '±' | '−' => c,
        c => c,
    }
}

impl Source {
    /// Decides how every character stands in vertical lines.
    pub(super) fn turn_all(&mut self, rules: &Rules) {
        let count = self.chars.len();
        self.signs = self.chars.clone();
        self.turns = Vec::with_capacity(count);
        for i in 0..count {
            let (c, class, lang) = (self.chars[i], self.classes[i], self.lang(i));
            let turn = match class {
                Class::Mark => self.turns.last().copied().unwrap_or(Turn::Upright),
                _ => base(c, class, lang),
            };
            self.turns.push(turn);
            if class == Class::Solidus {
                self.signs[i] = '/';
            }
            if matches!(class, Class::Open | Class::Close) {
                self.signs[i] = quote(c, lang);
                if self.signs[i] != c {
                    self.turns[i] = Turn::Formed;
                }
            }
        }
        let mut i = 0;
        while i < count {
            let word = (i..count).take_while(|&at| self.is_western(at)).count();
            if word > 0 {
                self.word(i, i + word, rules);
            }
            i += word.max(1);
        }
        self.stacks();
        self.groups();
    }

    /// Two of ？！ stand side by side in one em; of three, the first two do (T8).
    fn stacks(&mut self) {
        let is_part = |i: &usize| {
            self.classes[*i] == Class::Stop && matches!(self.chars[*i], '？' | '！')
        };
        let mut i = 0;
        while i < self.chars.len() {
            let run = (i..self.chars.len()).take_while(is_part).count();
            if matches!(run, 2 | 3) {
                let group = u32::try_from(i).unwrap_or(u32::MAX);
                self.turns[i..i + 2].fill(Turn::Side(group));
            }
            i += run.max(1);
        }
    }

    /// The group of a character that stands side by side with others.
    pub(super) fn side(&self, i: usize) -> Option<u32> {
        match self.turn(i) {
            Some(Turn::Side(group)) => Some(group),
            _ => None,
        }
    }

    fn is_western(&self, i: usize) -> bool {
        use Class as C;
        matches!(
            self.classes[i],
            C::Latin | C::Digit | C::Prefix | C::Suffix | C::LatinOpen | C::LatinClose
        )
    }

    /// A stretch without spaces: a number of digits and one point stands upright (T57),
    /// all else keeps together on its side (T58).
    fn word(&mut self, from: usize, to: usize, rules: &Rules) {
        let first = (from..to).take_while(|&i| self.classes[i] == Class::Prefix).count();
        let last =
            (from..to).rev().take_while(|&i| self.classes[i] == Class::Suffix).count();
        let (start, end) = (from + first, to - last.min(to - from - first));
        let digits: Vec<char> = self.chars[start..end].to_vec();
        let plain = digits.iter().all(char::is_ascii_digit);
        let points = digits.iter().filter(|&&c| c == '.').count();
        let number = plain
            || points == 1
                && digits.iter().all(|c| c.is_ascii_digit() || *c == '.')
                && digits.first() != Some(&'.')
                && digits.last() != Some(&'.');
        let raised = self.format_of(from).rise > Len::ZERO;
        if digits.is_empty() || !number || raised {
            // Signs and characters that are all upright stand as they do by themselves.
            let lies = |i: usize| {
                self.turns[i] == Turn::Rotated && self.classes[i] != Class::Mark
            };
            if !digits.is_empty() && (start..end).any(lies) {
                self.turns[from..to].fill(Turn::Rotated);
            }
            return;
        }
        if plain && digits.len() <= usize::from(rules.tcy) {
            let group = u32::try_from(start).unwrap_or(u32::MAX);
            self.turns[start..end].fill(Turn::Side(group));
        } else if rules.vertical_digits == VerticalDigits::Rotated {
            self.turns[from..to].fill(Turn::Rotated);
            return;
        } else {
            self.cells(start, end, rules.vertical_digits == VerticalDigits::Han);
        }
        for i in (from..start).chain(end..to) {
            self.signs[i] = wide(self.chars[i]);
            self.parts[i] = Part::Han;
            self.turns[i] = Turn::Cell;
        }
    }

    /// The digits of a number one below the other.
    fn cells(&mut self, start: usize, end: usize, han: bool) {
        for i in start..end {
            if self.chars[i] == '.' {
                (self.signs[i], self.parts[i]) = ('·', Part::Han);
                self.turns[i] = Turn::Point;
            } else if han {
                (self.signs[i], self.parts[i]) = (numeral(self.chars[i]), Part::Han);
                self.turns[i] = Turn::Cell;
            } else {
                self.turns[i] = Turn::Cell;
            }
        }
    }

    /// Groups that the text asks for: `{tcy …}`.
    fn groups(&mut self) {
        let mut i = 0;
        while i < self.chars.len() {
            let Some(group) = self.format_of(i).tcy else {
                i += 1;
                continue;
            };
            let same = |at: &usize| self.format_of(*at).tcy == Some(group);
            let count = (i..self.chars.len()).take_while(same).count();
            if count <= MOST_SIDE {
                // Apart from the numbers of digits, which are places.
                self.turns[i..i + count].fill(Turn::Side(u32::MAX - group));
                for at in i..i + count {
                    self.signs[at] = self.chars[at];
                }
            }
            i += count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::TypefaceId;
    use crate::text::{Format, Run};

    /// How every character of a text stands: upright, formed, lying, in a cell, a point, or
    /// side by side.
    fn turns(text: &str, rules: &Rules) -> String {
        let format = Format::plain(TypefaceId(0), Len::pt(9));
        let mut source = Source::collect(&[Run::detached(text, format)]);
        source.turn_all(rules);
        let letter = |turn: &Turn| match turn {
            Turn::Upright => 'u',
            Turn::Formed => 'f',
            Turn::Rotated => 'r',
            Turn::Cell => 'c',
            Turn::Point => 'p',
            Turn::Side(_) => 's',
        };
        source.turns.iter().map(letter).collect()
    }

    #[test]
    fn numbers_stand_by_their_length_and_rule() {
        let usual = Rules::default();
        assert_eq!(turns("于2020年12日", &usual), "uccccussu");
        assert_eq!(turns("长35%，价45.5元", &usual), "usscuuccpcu");
        let wide = Rules { tcy: 4, ..Rules::default() };
        assert_eq!(turns("于2020年", &wide), "ussssu");
        let lying =
            Rules { vertical_digits: VerticalDigits::Rotated, ..Rules::default() };
        assert_eq!(turns("于2020年12日", &lying), "urrrrussu");
    }

    #[test]
    fn numbers_with_letters_or_other_signs_lie_whole() {
        for text in ["A4", "1:30", "5km", "1,286", "2016-2020", "v1.2.3", ".5"] {
            let lying = "r".repeat(text.chars().count());
            assert_eq!(turns(text, &Rules::default()), lying, "{text}");
        }
    }

    #[test]
    fn marks_take_their_forms_and_colons_keep_theirs() {
        assert_eq!(turns("说：“（好）。”", &Rules::default()), "uuffufuf");
        assert_eq!(turns("——……·", &Rules::default()), "rruuu");
    }

    #[test]
    fn han_numerals_are_drawn_for_digits() {
        let format = Format::plain(TypefaceId(0), Len::pt(9));
        let mut source = Source::collect(&[Run::detached("2020年3.5", format)]);
        let rules = Rules { vertical_digits: VerticalDigits::Han, ..Rules::default() };
        source.turn_all(&rules);
        assert_eq!(source.signs.iter().collect::<String>(), "二〇二〇年三·五");
        assert_eq!(source.chars.iter().collect::<String>(), "2020年3.5");
    }
}
