//! Addresses of the web and of mail, paths of files: where they break, and words joined
//! by hyphens and strokes (T13).

use super::{Break, keep::Holds};

/// Marks that an address breaks before.
const BEFORE: &str = "#&=_~@";

/// Marks that it breaks after: no line starts with a stop or a hyphen (T2).
const AFTER: &str = ".?-";

/// A run of ASCII without spaces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ascii {
    from: usize,
    /// Its end.
    pub(super) to: usize,
    /// Whether it was judged before, and is no address.
    known: bool,
}

impl Ascii {
    /// The run around a mark that addresses and compound words have; those before `walked`
    /// are known.
    pub(super) fn around(holds: &Holds<'_>, at: usize, walked: usize) -> Self {
        if at < walked {
            return Self { from: at, to: walked, known: true };
        }
        let ascii = |i: usize| holds.at(i).is_some_and(|c| c.is_ascii_graphic());
        let mut from = at;
        while from > walked && ascii(from - 1) {
            from -= 1;
        }
        let mut to = at;
        while ascii(to) {
            to += 1;
        }
        Self { from, to: to.max(at + 1), known: false }
    }

    /// Judges the run: an address is parted by its own rule, and its end returned; else the
    /// mark may join a compound word.
    pub(super) fn hold(self, holds: &mut Holds<'_>, at: usize) -> Option<usize> {
        if !self.known {
            let (from, to) = self.bare(holds);
            if holds.chars.get(from..to).is_some_and(is_address) {
                part(holds, from, to);
                return Some(to);
            }
        }
        compound(holds, at);
        None
    }

    /// The run without the marks of the sentence around it.
    fn bare(self, holds: &Holds<'_>) -> (usize, usize) {
        let (mut from, mut to) = (self.from, self.to);
        let any = |i: usize, marks: &str| holds.at(i).is_some_and(|c| marks.contains(c));
        while from < to && any(from, "([{<\"'") {
            from += 1;
        }
        while to > from && any(to - 1, ")]}>\"'.,;:!?") {
            to -= 1;
        }
        (from, to)
    }
}

/// Whether a run of ASCII is an address: `scheme://…`, `www.…`, `name@house.net`, or a
/// path of at least two strokes with a name between them.
fn is_address(run: &[char]) -> bool {
    let scheme = run.windows(3).any(|three| three == [':', '/', '/']);
    let www = run.starts_with(&['w', 'w', 'w', '.']);
    let mail = run
        .iter()
        .position(|&c| c == '@')
        .is_some_and(|at| at > 0 && run[at + 1..].iter().skip(1).any(|&c| c == '.'));
    let stroke =
        |two: &&[char]| matches!(two[0], '/' | '\\') && two[1].is_ascii_alphanumeric();
    let strokes = run.windows(2).filter(stroke).count();
    let named = run.iter().filter(|c| c.is_ascii_alphabetic()).count() >= 4;
    scheme || www || mail || (strokes >= 2 && named)
}

/// Breaks an address after its points and before the marks that join its parts, with at
/// least two characters on each side. After a stroke it breaks as freely only where the
/// level lets one end a line (T3), else at the price of [`Break::Term`]: the stroke of an
/// address is no 分隔号, and a line torn open is worse than one that ends with it.
fn part(holds: &mut Holds<'_>, from: usize, to: usize) {
    let strokes = |i: usize| holds.breaks.get(i).is_some_and(|b| b.is_allowed());
    let free: Vec<bool> = (from..to).map(strokes).collect();
    holds.whole(from, to, Break::Word, false);
    // A path that begins with a stroke begins a word: a line may start with it.
    let after_han = from > 0 && holds.classes[from - 1].is_han();
    if after_han && holds.at(from) == Some('/') {
        holds.breaks[from] = Break::Group;
    }
    let name = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let among = |c: Option<char>, marks: &str| c.is_some_and(|c| marks.contains(c));
    let mut last = from;
    for i in from + 2..(to + 1).saturating_sub(2) {
        let (before, here) = (holds.at(i - 1), holds.at(i));
        let point = among(before, AFTER) && name(here);
        let mark = among(here, BEFORE) && name(before);
        let stroke = among(before, "/\\") && name(here);
        if !(point || mark || stroke) || i - last < 2 {
            continue;
        }
        let held = stroke
            && before == Some('/')
            && !free.get(i - from).copied().unwrap_or(false);
        holds.breaks[i] = if held { Break::Term } else { Break::Soft };
        last = if held { last } else { i };
    }
}

/// A word joined by a hyphen or stroke parts after it only where two letters stand on each
/// side: Wi-Fi does, e-mail and A/B do not.
fn compound(holds: &mut Holds<'_>, at: usize) {
    let letter = |i: usize| holds.at(i).is_some_and(super::class::is_letter);
    let joins = at > 0 && letter(at - 1) && letter(at + 1);
    let pair = at > 1 && letter(at - 2) && letter(at + 2);
    if joins && !pair {
        holds.whole(at, at + 2, Break::Word, false);
    }
}
