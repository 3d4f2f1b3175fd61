//! Brackets and straight quotes, which are judged by pairs.

use super::{Side, Text};

impl Text<'_> {
    /// Brackets by pairs: full-width where Chinese stands inside, or before them.
    pub(super) fn brackets(&self, found: &mut Vec<(usize, Option<char>)>) {
        let mut open: Vec<usize> = Vec::new();
        let mut lone = Vec::new();
        for (i, c) in self.chars.iter().enumerate().filter(|(i, _)| !self.held[*i]) {
            match c {
                '(' | '（' => open.push(i),
                ')' | '）' => match open.pop() {
                    Some(first) => self.bracket((first, i), found),
                    None => lone.push(i),
                },
                _ => {}
            }
        }
        let han = |i: &usize| {
            matches!(self.chars[*i], '(' | ')')
                && (self.before(*i), self.after(*i)) == (Side::Han, Side::Han)
        };
        let unsure = open.into_iter().chain(lone).filter(han);
        found.extend(unsure.map(|i| (i, None)));
    }

    fn bracket(
        &self,
        (first, last): (usize, usize),
        found: &mut Vec<(usize, Option<char>)>,
    ) {
        let (a, z) = (self.chars[first], self.chars[last]);
        let inside = self.holds_han(first + 1, last);
        let mixed = a == '（' || z == '）';
        if mixed || inside || self.before(first) == Side::Han {
            if a == '(' {
                found.push((first, Some('（')));
            }
            if z == ')' {
                found.push((last, Some('）')));
            }
        }
    }

    /// Straight quotes by pairs, in order; apostrophes and signs of minutes and inches
    /// stay. Where one lacks its partner, no pair is sure.
    pub(super) fn quotes(
        &self,
        quote: char,
        [left, right]: [char; 2],
        found: &mut Vec<(usize, Option<char>)>,
    ) {
        let places = self.quotes_apart_from_signs(quote);
        if !places.len().is_multiple_of(2) {
            let near = |i: &usize| [self.before(*i), self.after(*i)].contains(&Side::Han);
            found.extend(places.into_iter().filter(near).map(|i| (i, None)));
            return;
        }
        for pair in places.chunks_exact(2) {
            let (first, last) = (pair[0], pair[1]);
            let around = [self.before(first), self.after(last)];
            let latin = |side: &Side| matches!(side, Side::Latin(_));
            let chinese = !around.iter().any(latin) && around.contains(&Side::Han);
            if chinese || self.holds_han(first, last) {
                found.extend([(first, Some(left)), (last, Some(right))]);
            }
        }
    }

    /// The places of straight quotes. After a digit one may open a term (2020"两会") or
    /// mean inches (32"): inches where a partner is lacking or follows a digit as well.
    fn quotes_apart_from_signs(&self, quote: char) -> Vec<usize> {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let digit = |i: usize| self.last(i).is_some_and(|c| c.is_ascii_digit());
        let apostrophe = |i: usize| {
            let next = self.chars.get(i + 1).copied();
            quote == '\'' && letter(self.last(i)) && letter(next)
        };
        let all = self.chars.iter().enumerate();
        let all = all.filter(|(i, c)| **c == quote && !self.held[*i] && !apostrophe(*i));
        let all: Vec<usize> = all.map(|(i, _)| i).collect();
        let mut places: Vec<usize> = Vec::with_capacity(all.len());
        for (k, &i) in all.iter().enumerate() {
            let opens = places.len().is_multiple_of(2);
            let partner = all.get(k + 1).is_some_and(|next| !digit(*next));
            let paired = partner && (all.len() - k).is_multiple_of(2);
            if !(opens && digit(i)) || paired {
                places.push(i);
            }
        }
        places
    }
}
