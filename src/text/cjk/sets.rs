//! The marks that never start and never end a line, by language and level (T1–T4). What
//! stands in no list is judged by the pair rules of UAX #14 alone.

use crate::base::Lang;
use crate::text::Kinsoku;
use std::sync::LazyLock;

/// Marks with the lowest level at which they are held.
type List = &'static [(Kinsoku, &'static str)];

/// The lists of one group of languages.
struct Lists {
    /// Never at a line start, nor after spaces that begin a line.
    start: List,
    /// Never at a line end, nor before spaces that end it.
    end: List,
}

/// Chinese, simplified and traditional: clreq 3.1.4 (its lists of 行首 and 行尾) and GB/T
/// 15834-2011 5.1.2–5.1.9. Marks of pause and stop, closing marks, connectors, interpuncts
/// and the solidus never start a line; from `strict` on, nor do …… and ——. Opening marks
/// never end one, from `gb` on nor does the solidus. ‧ is the interpunct of Taiwan.
const CHINESE: Lists = Lists {
    start: &[
        (Kinsoku::Basic, "、，；：。！？．’”）》〉」』】〕〗］｝〙〛〞〟｠"),
        (Kinsoku::Basic, "﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹈﹚﹜﹞｡､｣"),
        (Kinsoku::Basic, "–—～〜／/·・･‧•"),
        (Kinsoku::Strict, "…⋯‥︙"),
    ],
    end: &[
        (Kinsoku::Basic, "“‘（《〈「『【〔〖［｛〘〚〝｟"),
        (Kinsoku::Basic, "︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝｢"),
        (Kinsoku::Gb, "／/"),
    ],
};

/// Japanese: JLREQ 3.1.7 and 3.1.8: classes cl-02 to cl-07, cl-09 to cl-11 never start a
/// line, cl-01 never ends one. Small kana and ー (cl-10, cl-11) may start it at `basic`,
/// as JLREQ's note on 3.1.7 and UAX #14's class CJ allow.
const JAPANESE: Lists = Lists {
    start: &[
        (Kinsoku::Basic, "、，；：。！？．’”）》〉」』】〕〗］｝〙〛〞〟｠｡､｣"),
        (Kinsoku::Basic, "﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹈﹚﹜﹞"),
        (Kinsoku::Basic, "‼⁇⁈⁉・･‐〜～゠–"),
        (Kinsoku::Basic, "ヽヾゝゞ々〻"),
        (Kinsoku::Gb, "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"),
        (Kinsoku::Gb, "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"),
        (Kinsoku::Strict, "…⋯‥︙—"),
    ],
    end: &[
        (Kinsoku::Basic, "“‘（《〈「『【〔〖［｛〘〚〝｟"),
        (Kinsoku::Basic, "︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝｢"),
    ],
};

/// Korean: KLREQ on what never starts and never ends a line (금칙, geumchik), and the same
/// lists over KS X 1001 in Microsoft's guide to developing for Korean: closing brackets and
/// quotes, stops, commas, · and ～ never start a line, opening ones never end one. A line
/// breaks between any two syllables, as newspapers set it.
const KOREAN: Lists = Lists {
    start: &[
        (Kinsoku::Basic, "、，；：。！？．’”）》〉」』】〕〗］｝〙〛〞〟｠"),
        (Kinsoku::Basic, "～〜·・‧／"),
        (Kinsoku::Strict, "…⋯‥—"),
    ],
    end: &[(Kinsoku::Basic, "“‘（《〈「『【〔〖［｛〘〚〝｟")],
};

/// English and the like: UAX #14 alone.
const LATIN: Lists = Lists { start: &[], end: &[] };

/// How a mark is held at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// The lists know it, but hold it at higher levels only.
    Free,
    /// It never starts a line.
    Start,
    /// It never ends a line.
    End,
    /// Neither.
    Both,
}

/// A mark with the lowest levels at which it never starts and never ends a line.
type Mark = (char, Option<Kinsoku>, Option<Kinsoku>);

/// The marks of all languages in the order of [`number`], by character.
static MARKS: LazyLock<[Vec<Mark>; 4]> =
    LazyLock::new(|| [CHINESE, JAPANESE, KOREAN, LATIN].map(|lists| sorted(&lists)));

fn sorted(lists: &Lists) -> Vec<Mark> {
    let each = |list: List| {
        list.iter().flat_map(|&(level, marks)| marks.chars().map(move |c| (c, level)))
    };
    let mut all: Vec<Mark> =
        each(lists.start).map(|(c, level)| (c, Some(level), None)).collect();
    for (c, level) in each(lists.end) {
        match all.iter_mut().find(|mark| mark.0 == c) {
            Some(mark) => mark.2 = Some(level),
            None => all.push((c, None, Some(level))),
        }
    }
    all.sort_unstable_by_key(|mark| mark.0);
    all
}

fn number(lang: Lang) -> usize {
    match lang {
        Lang::ZhHans | Lang::ZhHant | Lang::ZhHantHk => 0,
        Lang::Ja => 1,
        Lang::Ko => 2,
        Lang::En => 3,
    }
}

/// How a language holds a mark at a level; `None` where its lists do not know it.
pub(super) fn held(c: char, lang: Lang, level: Kinsoku) -> Option<Held> {
    let marks = &MARKS[number(lang)];
    let at = marks.binary_search_by_key(&c, |mark| mark.0).ok()?;
    let reached = |least: Option<Kinsoku>| least.is_some_and(|least| level >= least);
    let (_, start, end) = *marks.get(at)?;
    Some(match (reached(start), reached(end)) {
        (true, true) => Held::Both,
        (true, false) => Held::Start,
        (false, true) => Held::End,
        (false, false) => Held::Free,
    })
}
