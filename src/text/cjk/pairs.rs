//! The rules of UAX #14 over its tailored classes: whether a line may break between two
//! characters, and what holds them together where it may not (T14).

use super::Break;
use super::lb::{Lb, is_east_asian};

/// What the rules have seen before a character.
pub(super) struct Rules<'a> {
    chars: &'a [char],
    classes: &'a [Lb],
    /// Whether marks are not held beside ideographs (T1).
    free: bool,
    /// The element before: a character with the marks that join it.
    last: Lb,
    /// The character of it.
    last_at: usize,
    /// The element before that, and its character.
    prior: Option<(Lb, usize)>,
    /// The last element that is no space.
    core: Lb,
    /// Whether the core is a quotation mark that opens (rule 15a).
    opens: bool,
    /// Where in a number the core stands (rule 25).
    number: Number,
    /// Whether an odd count of flags' letters stands before.
    odd: bool,
}

/// A place in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    No,
    Inside,
    Closed,
}

impl<'a> Rules<'a> {
    /// At the first character.
    pub(super) fn new(chars: &'a [char], classes: &'a [Lb], free: bool) -> Self {
        let mut rules = Self {
            chars,
            classes,
            free,
            last: Lb::Bk,
            last_at: 0,
            prior: None,
            core: Lb::Bk,
            opens: false,
            number: Number::No,
            odd: false,
        };
        if let Some(&first) = classes.first() {
            rules.enter(0, if first == Lb::Zwj { Lb::Cm } else { first });
            if matches!(first, Lb::Cm | Lb::Zwj) {
                rules.last = Lb::Al;
                rules.core = Lb::Al;
            }
            rules.prior = None;
        }
        rules
    }

    fn class(&self, at: usize) -> Option<Lb> {
        self.classes.get(at).copied()
    }

    fn is_wide(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(|&c| is_east_asian(c))
    }

    /// Whether a character is a square or a mark that Chinese shares with Latin.
    fn is_chinese(&self, at: usize) -> bool {
        let shared = |c: &char| matches!(c, '”' | '’' | '—' | '·' | '…');
        self.is_wide(at) || self.chars.get(at).is_some_and(shared)
    }

    /// The break before a character; each is asked once, in order.
    pub(super) fn before(&mut self, at: usize) -> Break {
        let Some(class) = self.class(at) else { return Break::Forced };
        if (class, self.class(at - 1), self.core) == (Lb::Id, Some(Lb::Id), Lb::Id) {
            // Most of a Chinese text: nothing stands between two ideographs.
            self.prior = Some((Lb::Id, self.last_at));
            self.last_at = at;
            return Break::Free;
        }
        let joined = matches!(class, Lb::Cm | Lb::Zwj)
            && !matches!(self.last, Lb::Bk | Lb::Sp | Lb::Zw);
        if joined {
            return Break::Never;
        }
        let element = if matches!(class, Lb::Cm | Lb::Zwj) { Lb::Al } else { class };
        let mut found = self.judge(at, element);
        if self.free && found == Break::Prohibited && self.frees(at, element) {
            found = Break::Free;
        }
        self.enter(at, element);
        found
    }

    /// Whether a mark is not held here at the level `none`: beside an ideograph (T1).
    fn frees(&self, at: usize, element: Lb) -> bool {
        (self.last.is_square() || element.is_square())
            && !glues(self.last, element)
            && element != Lb::Zw
            && self.chars.get(at).is_some_and(|c| !c.is_whitespace())
    }

    /// Moves past an element.
    fn enter(&mut self, at: usize, class: Lb) {
        let start = self.prior.is_none() && at == 0;
        let after = if start { Lb::Bk } else { self.last };
        self.prior = Some((after, self.last_at));
        if class != Lb::Sp {
            self.opens = class == Lb::Pi
                && (matches!(after, Lb::Bk | Lb::Op | Lb::Gl | Lb::Sp | Lb::Zw)
                    || after.is_quote());
            self.core = class;
        }
        self.number = match (class, self.number) {
            (Lb::Nu, _) | (Lb::Sy | Lb::Is, Number::Inside) => Number::Inside,
            (Lb::Cl | Lb::Cp, Number::Inside) => Number::Closed,
            _ => Number::No,
        };
        self.odd = class == Lb::Ri && !(self.odd && after == Lb::Ri);
        (self.last, self.last_at) = (class, at);
    }

    /// Rules 4 to 18: ends of lines, glue, and what holds across spaces.
    fn judge(&self, at: usize, b: Lb) -> Break {
        let a = self.last;
        match (a, b) {
            (Lb::Bk, _) => return Break::Forced,
            (_, Lb::Bk | Lb::Sp | Lb::Zw) => return Break::Prohibited,
            _ if self.core == Lb::Zw => return Break::Free,
            _ if self.class(at - 1) == Some(Lb::Zwj) => return Break::Never,
            _ if glues(a, b) => return Break::Prohibited,
            (_, Lb::Cl | Lb::Cp | Lb::Ex | Lb::Sy | Lb::Start | Lb::Both) => {
                return Break::Prohibited;
            }
            _ => {}
        }
        let held = match self.core {
            Lb::Op | Lb::Both => true,
            Lb::Cl | Lb::Cp => b == Lb::Ns,
            Lb::B2 => b == Lb::B2,
            _ => self.opens,
        };
        if held || (b == Lb::Pf && self.closes(at)) {
            return Break::Prohibited;
        }
        if b == Lb::Is {
            let number = a == Lb::Sp && self.class(at + 1) == Some(Lb::Nu);
            return if number { Break::Free } else { Break::Prohibited };
        }
        if a == Lb::Sp { Break::Free } else { self.quotes(at, b) }
    }

    /// Rule 15b: a closing quotation mark before what may follow one.
    fn closes(&self, at: usize) -> bool {
        use Lb as L;
        self.next(at).is_none_or(|(next, _)| {
            next.is_quote()
                || matches!(
                    next,
                    L::Sp
                        | L::Gl
                        | L::Wj
                        | L::Cl
                        | L::Cp
                        | L::Ex
                        | L::Is
                        | L::Sy
                        | L::Bk
                        | L::Zw
                )
        })
    }

    /// The element after a character.
    fn next(&self, at: usize) -> Option<(Lb, usize)> {
        let rest = self.classes.get(at + 1..)?;
        let skip = rest.iter().take_while(|c| matches!(c, Lb::Cm | Lb::Zwj)).count();
        rest.get(skip).map(|&class| (class, at + 1 + skip))
    }

    /// Rules 19 to 22: quotation marks, hyphens, what never starts a line.
    fn quotes(&self, at: usize, b: Lb) -> Break {
        let a = self.last;
        let wide = |at: usize| self.is_wide(at);
        if b.is_quote() {
            let next = self.next(at).is_some_and(|(_, at)| wide(at));
            if b != Lb::Pi || !wide(self.last_at) || !next {
                return Break::Prohibited;
            }
        }
        if a.is_quote() {
            let prior = self.prior.is_some_and(|(class, at)| class != Lb::Bk && wide(at));
            if a != Lb::Pf || !wide(at) || !prior {
                return Break::Prohibited;
            }
        }
        if a == Lb::Cb || b == Lb::Cb {
            return Break::Free;
        }
        let prior = self.prior.map_or(Lb::Bk, |(class, _)| class);
        let hyphen = matches!(a, Lb::Hy | Lb::Hh);
        let begins = matches!(prior, Lb::Bk | Lb::Sp | Lb::Zw | Lb::Cb | Lb::Gl);
        if hyphen && begins && b.is_letter() {
            return Break::Word;
        }
        if matches!(b, Lb::Ba | Lb::Hh | Lb::Hy | Lb::Ns) || a == Lb::Bb {
            return Break::Prohibited;
        }
        if hyphen && prior == Lb::Hl && b != Lb::Hl || (a, b) == (Lb::Sy, Lb::Hl) {
            return Break::Word;
        }
        match b {
            Lb::Dots if a.is_square() || self.is_chinese(self.last_at) => Break::Free,
            Lb::In | Lb::Dots => Break::Prohibited,
            _ => self.words(at, b),
        }
    }

    /// Rules 23 to 31: words, numbers, syllables.
    fn words(&self, at: usize, b: Lb) -> Break {
        use Lb as L;
        let a = self.last;
        let emoji = |c: Lb| matches!(c, L::Id | L::Eb | L::Em | L::Picture);
        let money = |c: Lb| matches!(c, L::Pr | L::Po);
        let letters = a.is_letter() && b.is_letter();
        let word = letters
            || (a.is_letter() && b == L::Nu)
            || (a == L::Nu && b.is_letter())
            || (money(a) && b.is_letter())
            || (a.is_letter() && money(b))
            || (a == L::Is && b.is_letter())
            || self.numbers(at, b);
        if word {
            return Break::Word;
        }
        let mark = (a == L::Pr && emoji(b))
            || (emoji(a) && b == L::Po)
            || (a.is_hangul() && b == L::Po)
            || (a == L::Pr && b.is_hangul())
            || self.brackets(at, b);
        if mark {
            return Break::Prohibited;
        }
        let syllable = match (a, b) {
            (L::Jl, L::Jl | L::Jv | L::H2 | L::H3)
            | (L::Jv | L::H2, L::Jv | L::Jt)
            | (L::Jt | L::H3, L::Jt)
            | (L::Eb | L::Picture | L::Sign, L::Em) => true,
            (L::Ri, L::Ri) => self.odd,
            _ => self.aksara(at, b),
        };
        if syllable { Break::Never } else { Break::Free }
    }

    /// Rule 25: signs, digits and points of a number.
    fn numbers(&self, at: usize, b: Lb) -> bool {
        use Lb as L;
        let a = self.last;
        match (a, b) {
            (L::Po | L::Pr | L::Hy | L::Is, L::Nu) => true,
            (L::Po | L::Pr, L::Op) => {
                let next = self.next(at);
                let after = next.and_then(|(_, at)| self.next(at));
                let is = |next: Option<(L, usize)>, class| {
                    next.is_some_and(|(next, _)| next == class)
                };
                is(next, L::Nu) || (is(next, L::Is) && is(after, L::Nu))
            }
            (_, L::Po | L::Pr) => self.number != Number::No,
            (_, L::Nu) => self.number == Number::Inside,
            _ => false,
        }
    }

    /// Rule 30: brackets beside letters and digits.
    fn brackets(&self, at: usize, b: Lb) -> bool {
        let text = |c: Lb| c.is_letter() || c == Lb::Nu;
        (text(self.last) && b == Lb::Op && !self.is_wide(at))
            || (self.last == Lb::Cp && text(b) && !self.is_wide(self.last_at))
    }

    /// Rule 28a: orthographic syllables of Brahmic scripts.
    fn aksara(&self, at: usize, b: Lb) -> bool {
        use Lb as L;
        let a = self.last;
        let prior = self.prior.is_some_and(|(class, _)| class.is_aksara());
        (a == L::Ap && b.is_aksara())
            || (a.is_aksara() && matches!(b, L::Vf | L::Vi))
            || (a == L::Vi && prior && matches!(b, L::Ak | L::Circle))
            || (a.is_aksara()
                && b.is_aksara()
                && self.next(at).is_some_and(|(next, _)| next == L::Vf))
    }
}

/// Rules 11 and 12: glue holds both its sides, one after a space or hyphen but its own.
fn glues(a: Lb, b: Lb) -> bool {
    matches!(a, Lb::Wj | Lb::Gl)
        || b == Lb::Wj
        || (b == Lb::Gl && !matches!(a, Lb::Sp | Lb::Hy | Lb::Hh))
}
