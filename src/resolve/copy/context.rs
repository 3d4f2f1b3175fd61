//! Half-width marks in Chinese context: which they are, and which full-width mark each
//! stands for (T35; GB/T 15834 gives Chinese marks a square of their own).

/// Whether a character is a half-width mark that Chinese text has a full-width one for.
pub(super) fn is_half(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | '(' | ')' | '"' | '\'')
}

/// What stands on one side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A Chinese character or mark.
    Han,
    /// A letter, digit or sign of Latin text; `true`: after a space.
    Latin(bool),
    /// Nothing: the text begins or ends.
    Edge,
}

/// The half-width marks of a text that stand in Chinese context, in its order, each with
/// the full-width mark that it stands for; `None` where that cannot be told: half of a
/// pair, a point between Han characters, which may be a stop or part of a foreign name.
///
/// `1,234.5`, `3:00`, `PM2.5`, addresses of the web and Latin sentences have none.
pub(super) fn half_width(chars: &[char]) -> Vec<(usize, Option<char>)> {
    let text = Text { chars, held: addresses(chars) };
    let mut found = Vec::new();
    for (i, c) in chars.iter().enumerate().filter(|(i, _)| !text.held[*i]) {
        if matches!(c, ',' | '.' | ';' | ':' | '?' | '!') {
            text.mark(i, *c, &mut found);
        }
    }
    text.brackets(&mut found);
    for (quote, wide) in [('"', ['“', '”']), ('\'', ['‘', '’'])] {
        text.quotes(quote, wide, &mut found);
    }
    found.sort_unstable();
    found
}

struct Text<'a> {
    chars: &'a [char],
    /// Parts of web and mail addresses.
    held: Vec<bool>,
}

impl Text<'_> {
    fn side<'c>(
        near: impl Iterator<Item = &'c char>,
        skip: impl Fn(char) -> bool,
    ) -> Side {
        let mut spaced = false;
        for &c in near {
            if c == ' ' || c == '\u{a0}' {
                spaced = true;
            } else if is_han(c) {
                return Side::Han;
            } else if !skip(c) {
                return Side::Latin(spaced);
            }
        }
        Side::Edge
    }

    /// What stands before a place, marks and quotes apart.
    fn before(&self, i: usize) -> Side {
        Self::side(self.chars[..i].iter().rev(), is_transparent)
    }

    /// What stands after a place, marks and quotes apart.
    fn after(&self, i: usize) -> Side {
        let rest = self.chars.get(i + 1..).unwrap_or_default();
        Self::side(rest.iter(), is_transparent)
    }

    /// A mark that stands alone, where it is in Chinese context.
    fn mark(&self, i: usize, c: char, found: &mut Vec<(usize, Option<char>)>) {
        let sides = (self.before(i), self.after(i));
        if c == '.' {
            let dots = |i: Option<usize>| i.and_then(|i| self.chars.get(i)) == Some(&'.');
            if !dots(i.checked_sub(1)) && !dots(Some(i + 1)) {
                match sides {
                    (Side::Han, Side::Edge) => found.push((i, Some('。'))),
                    (Side::Han, Side::Han) => found.push((i, None)),
                    _ => {}
                }
            }
            return;
        }
        let wide = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            _ => '！',
        };
        let chinese = match sides {
            (Side::Han, _) => true,
            // 增长5%,其中: a number or a name within a Chinese sentence.
            (Side::Latin(false), Side::Han) => !self.is_spaced(i),
            _ => false,
        };
        if chinese {
            found.push((i, Some(wide)));
        }
    }

    /// Whether a space follows, as in Latin sentences.
    fn is_spaced(&self, i: usize) -> bool {
        self.chars.get(i + 1).is_some_and(|c| c.is_whitespace())
    }

    /// Brackets by pairs: full-width where Chinese stands inside, or before them.
    fn brackets(&self, found: &mut Vec<(usize, Option<char>)>) {
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
        let inside = self.chars[first..last].iter().skip(1).any(|c| is_han(*c));
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
    /// stay.
    fn quotes(
        &self,
        quote: char,
        [left, right]: [char; 2],
        found: &mut Vec<(usize, Option<char>)>,
    ) {
        let mut open: Option<usize> = None;
        for (i, c) in self.chars.iter().enumerate() {
            if *c != quote || self.held[i] {
                continue;
            }
            let near = |i: Option<usize>| i.and_then(|i| self.chars.get(i)).copied();
            let (before, after) = (near(i.checked_sub(1)), near(Some(i + 1)));
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let apostrophe = quote == '\'' && letter(before) && letter(after);
            let sign = open.is_none() && before.is_some_and(|c| c.is_ascii_digit());
            if apostrophe || sign {
                continue;
            }
            let Some(first) = open.take() else {
                open = Some(i);
                continue;
            };
            let inside = self.chars[first..i].iter().any(|c| is_han(*c));
            let around = [self.before(first), self.after(i)];
            let latin = |side: &Side| matches!(side, Side::Latin(_));
            let chinese = !around.iter().any(latin) && around.contains(&Side::Han);
            if inside || chinese {
                found.extend([(first, Some(left)), (i, Some(right))]);
            }
        }
        let lone =
            open.filter(|i| [self.before(*i), self.after(*i)] == [Side::Han, Side::Han]);
        found.extend(lone.map(|i| (i, None)));
    }
}

/// Chinese characters and the marks that have a square of their own.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that tell nothing of the language they stand in.
fn is_transparent(c: char) -> bool {
    is_half(c) || matches!(c, '\n' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Marks the characters of web and mail addresses: from a scheme or `www.` on, and the
/// ASCII around an `@`, without the marks at their ends.
fn addresses(chars: &[char]) -> Vec<bool> {
    let mut held = vec![false; chars.len()];
    let mut i = 0;
    while i < chars.len() {
        let len = chars[i..].iter().take_while(|c| c.is_ascii_graphic()).count();
        let word = chars.get(i..i + len).unwrap_or_default();
        let has = |part: &str| {
            let part: Vec<char> = part.chars().collect();
            word.windows(part.len()).any(|window| window == part)
        };
        if has("://") || has("www.") || has("@") {
            let end = word.iter().rposition(|c| !is_half(*c)).map_or(0, |last| last + 1);
            let start = word.iter().position(|c| !is_half(*c)).unwrap_or(0);
            held.iter_mut().take(i + end).skip(i + start).for_each(|one| *one = true);
        }
        i += len.max(1);
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text widened, and how many marks are not sure.
    fn widened(text: &str) -> (String, usize) {
        let mut chars: Vec<char> = text.chars().collect();
        let found = half_width(&chars);
        for (at, wide) in &found {
            chars[*at] = wide.unwrap_or(chars[*at]);
        }
        (chars.into_iter().collect(), found.iter().filter(|one| one.1.is_none()).count())
    }

    #[test]
    fn marks_in_chinese_context_are_widened() {
        for (text, wide) in [
            ("经济稳,民生好;同比:升?好!", "经济稳，民生好；同比：升？好！"),
            ("完成任务.", "完成任务。"),
            ("他说\"好\",走了.", "他说“好”，走了。"),
            ("\"甲说'乙'\"", "“甲说‘乙’”"),
            ("联合国(UN)的", "联合国（UN）的"),
            ("GDP(亿元)", "GDP（亿元）"),
            ("（甲)乙", "（甲）乙"),
            ("增长5%,其中GDP,占比", "增长5%，其中GDP，占比"),
            ("时间:10:30", "时间：10:30"),
            ("真的吗?!", "真的吗？！"),
            ("见http://a.cn/b?c=1,请看", "见http://a.cn/b?c=1，请看"),
            ("甲,\n乙", "甲，\n乙"),
        ] {
            assert_eq!(widened(text), (wide.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn numbers_addresses_and_latin_stay() {
        for text in [
            "收入1,234.5亿元",
            "下午3:00开会",
            "PM2.5浓度",
            "详见 http://example.cn/a,b;c?d=e 网页",
            "邮箱 a.b@example.cn 收",
            "www.example.com",
            "He said, \"yes!\" (twice); that's all.",
            "比分3:2",
            "甲……乙、丙。",
            "未完...",
            "Hello, 世界",
            "高5'10\"的人",
        ] {
            assert_eq!(widened(text), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_left_and_counted() {
        for text in ["卡尔.马克思", "甲\"乙", "甲)乙", "甲(乙"] {
            assert_eq!(widened(text), (text.to_owned(), 1), "{text}");
        }
    }
}
