//! How much of GB 18030-2022 the characters of an edition ask for (T70).
//!
//! The standard has three levels (its section 9). Level 1 holds the Han characters of the
//! one- and two-byte parts, U+3400–4DB5 and U+4E00–9FEF; level 2 adds the 196 of
//! 《通用规范汉字表》 that lie beyond the first plane; level 3 adds the rest of the
//! standard, extensions B to F and the Kangxi radicals. A system for the general public
//! must have level 2, so an edition of level 3 may show blanks where it is read on one.

use super::super::model::Rich;
use std::collections::BTreeSet;

/// An implementation level of GB 18030-2022.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 级别1: what every system has.
    #[default]
    One,
    /// 级别2: all of 《通用规范汉字表》.
    Two,
    /// 级别3: the whole standard.
    Three,
    /// Han characters that the standard does not hold.
    Beyond,
}

/// The Han characters of an edition by what they ask of a system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repertoire {
    /// How many different Han characters are printed.
    pub han: usize,
    /// The least level that holds them all.
    pub level: Level,
    /// The characters above level 1, each once, in the order of their codes.
    pub above: Vec<(char, Level)>,
}

impl Level {
    /// The least level that holds a character; every character that is no Han character
    /// or radical is of level 1.
    pub fn of(c: char) -> Self {
        match c {
            _ if SECOND.contains(c) => Self::Two,
            '\u{2e80}'..='\u{2fd5}' if !FIRST_RADICALS.contains(c) => Self::Three,
            '\u{20000}'..='\u{2a6d6}'
            | '\u{2a700}'..='\u{2b734}'
            | '\u{2b740}'..='\u{2b81d}'
            | '\u{2b820}'..='\u{2cea1}'
            | '\u{2ceb0}'..='\u{2ebe0}' => Self::Three,
            '\u{4db6}'..='\u{4dbf}'
            | '\u{9ff0}'..='\u{9fff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Beyond,
            '\u{f900}'..='\u{faff}' if !FIRST_COMPATIBLE.contains(c) => Self::Beyond,
            _ => Self::One,
        }
    }

    /// The number of the level; `None` beyond the standard.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::One => Some(1),
            Self::Two => Some(2),
            Self::Three => Some(3),
            Self::Beyond => None,
        }
    }
}

/// Whether a character is a Han character or a part of one.
fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{2e80}'..='\u{2fd5}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Gathers the different Han characters of texts.
#[derive(Debug)]
pub(super) struct Gatherer {
    /// Which characters of the first plane were seen: one look a character of the edition.
    common: Vec<bool>,
    /// Those of other planes.
    rare: BTreeSet<char>,
}

impl Default for Gatherer {
    fn default() -> Self {
        Self { common: vec![false; 1 << 16], rare: BTreeSet::new() }
    }
}

impl Gatherer {
    /// Takes in a text.
    pub(super) fn rich(&mut self, rich: &Rich) {
        for piece in &rich.pieces {
            self.text(&piece.text);
            if let Some((_, reading)) = &piece.marks.ruby {
                self.text(reading);
            }
        }
    }

    /// Takes in characters.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_han(*c)) {
            match self.common.get_mut(c as usize) {
                Some(seen) => *seen = true,
                None => {
                    self.rare.insert(c);
                }
            }
        }
    }

    /// What they come to.
    pub(super) fn done(self) -> Repertoire {
        let common = (0..).zip(&self.common).filter(|(_, seen)| **seen);
        let common = common.filter_map(|(code, _)| char::from_u32(code));
        let seen: Vec<char> = common.chain(self.rare).collect();
        let han = seen.len();
        let levels = seen.into_iter().map(|c| (c, Level::of(c)));
        let above: Vec<_> = levels.filter(|(_, level)| *level > Level::One).collect();
        let level = above.iter().map(|(_, level)| *level).max().unwrap_or_default();
        Repertoire { han, level, above }
    }
}

/// Radicals of the two-byte part.
const FIRST_RADICALS: &str = "⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊";
/// Compatibility characters of the two-byte part.
const FIRST_COMPATIBLE: &str = "\u{f92c}\u{f979}\u{f995}\u{f9e7}\u{f9f1}\u{fa0c}\u{fa0d}\u{fa0e}\u{fa0f}\u{fa11}\
    \u{fa13}\u{fa14}\u{fa18}\u{fa1f}\u{fa20}\u{fa21}\u{fa23}\u{fa24}\u{fa27}\u{fa28}\u{fa29}";
/// 《通用规范汉字表》 beyond the first plane.
const SECOND: &str = "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌\
    𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦\
    𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈\
    𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩\
    𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍\
    𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn levels_follow_the_standard() {
        assert_eq!(SECOND.chars().count(), 196);
        assert_eq!(FIRST_COMPATIBLE.chars().count(), 21);
        for (c, level) in [
            ('国', Level::One),
            ('A', Level::One),
            ('\u{3400}', Level::One),
            ('\u{9fef}', Level::One),
            ('〇', Level::One),
            ('\u{2cb3b}', Level::Two),
            ('\u{20164}', Level::Two),
            ('\u{20000}', Level::Three),
            ('\u{2ebe0}', Level::Three),
            ('\u{2f00}', Level::Three),
            ('\u{9ff0}', Level::Beyond),
            ('\u{30000}', Level::Beyond),
            ('\u{f900}', Level::Beyond),
        ] {
            assert_eq!(Level::of(c), level, "{c}");
        }
    }

    #[test]
    fn the_highest_character_sets_the_level() {
        let gather = |text: &str| {
            let mut all = Gatherer::default();
            all.rich(&Rich::plain(text, Span::detached()));
            all.done()
        };
        let plain = gather("国国家A1，");
        assert_eq!((plain.han, plain.level, plain.above.len()), (2, Level::One, 0));
        let rare = gather("国\u{2cb3b}\u{20000}");
        assert_eq!((rare.han, rare.level), (3, Level::Three));
        assert_eq!(rare.above.len(), 2);
    }
}
