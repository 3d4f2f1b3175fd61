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
    let held = addresses(chars);
    let mut found = Vec::new();
    let text = Text::new(chars, &held);
    text.brackets(&mut found);
    for (quote, wide) in [('"', ['“', '”']), ('\'', ['‘', '’'])] {
        text.quotes(quote, wide, &mut found);
    }
    // A bracket that is widened is a Chinese mark to what stands beside it.
    let mut widened = chars.to_vec();
    for (at, wide) in &found {
        if let (Some(c), Some(wide)) = (widened.get_mut(*at), wide) {
            *c = *wide;
        }
    }
    let text = Text::new(&widened, &held);
    for (i, c) in widened.iter().enumerate().filter(|(i, _)| !held[*i]) {
        if matches!(c, ',' | '.' | ';' | ':' | '?' | '!') {
            text.mark(i, *c, &mut found);
        }
    }
    found.sort_unstable();
    found
}

/// How far back a sentence is read to tell its language, in characters.
const REACH: usize = 120;

struct Text<'a> {
    chars: &'a [char],
    /// Parts of web and mail addresses.
    held: &'a [bool],
    /// What stands before each place, marks and quotes apart.
    before: Vec<Side>,
    /// What stands after each place, marks and quotes apart.
    after: Vec<Side>,
    /// How many Chinese characters stand before each place, and at the end in all.
    han: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(chars: &'a [char], held: &'a [bool]) -> Self {
        let sides = |near: &mut dyn Iterator<Item = &char>| -> Vec<Side> {
            let next = |side: &mut Side, c: &char| {
                let here = *side;
                *side = side.then(*c);
                Some(here)
            };
            near.scan(Side::Edge, next).collect()
        };
        let before = sides(&mut chars.iter());
        let mut after = sides(&mut chars.iter().rev());
        after.reverse();
        let mut han = vec![0];
        han.extend(chars.iter().scan(0, |sum, c| {
            *sum += usize::from(is_han(*c));
            Some(*sum)
        }));
        Self { chars, held, before, after, han }
    }

    fn before(&self, i: usize) -> Side {
        self.before.get(i).copied().unwrap_or(Side::Edge)
    }

    fn after(&self, i: usize) -> Side {
        self.after.get(i).copied().unwrap_or(Side::Edge)
    }

    /// Whether a Chinese character stands from one place up to another.
    fn holds_han(&self, from: usize, to: usize) -> bool {
        self.han.get(from) < self.han.get(to)
    }

    /// The character before a place.
    fn last(&self, i: usize) -> Option<char> {
        self.chars.get(i.checked_sub(1)?).copied()
    }

    /// Whether the sentence before a place is Chinese with Latin names and numbers in it,
    /// and not the other way round. A name in letters is as long as two characters.
    fn leans_chinese(&self, i: usize) -> bool {
        let (mut han, mut letters) = (0, 0);
        for j in (0..i).rev().take(REACH) {
            match self.chars[j] {
                '。' | '！' | '？' | '；' | '\n' => break,
                c if is_han(c) => han += 1,
                c => letters += usize::from(c.is_alphabetic() && !self.held[j]),
            }
        }
        han > 0 && han * 2 >= letters
    }

    /// A mark that stands alone, where it is in Chinese context.
    fn mark(&self, i: usize, c: char, found: &mut Vec<(usize, Option<char>)>) {
        let sides = (self.before(i), self.after(i));
        if c == '.' {
            let dots = |i: Option<usize>| i.and_then(|i| self.chars.get(i)) == Some(&'.');
            if !dots(i.checked_sub(1)) && !dots(Some(i + 1)) {
                let initial = || self.last(i).is_some_and(|c| c.is_uppercase());
                match sides {
                    (Side::Han, Side::Edge) => found.push((i, Some('。'))),
                    (Side::Han, Side::Han) => found.push((i, None)),
                    (Side::Latin(false), Side::Edge)
                        if !initial() && self.leans_chinese(i) =>
                    {
                        found.push((i, Some('。')));
                    }
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
            // 增长3%! and 增长3%,GDP: what ends with a number may go on with Latin.
            (Side::Latin(false), Side::Edge) => self.leans_chinese(i),
            (Side::Latin(false), Side::Latin(false)) => {
                self.last(i) == Some('%') && self.leans_chinese(i)
            }
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
    fn quotes(
        &self,
        quote: char,
        [left, right]: [char; 2],
        found: &mut Vec<(usize, Option<char>)>,
    ) {
        let places = self.quotes_apart_from_signs(quote);
        if places.len() % 2 == 1 {
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
            let opens = places.len() % 2 == 0;
            let partner = all.get(k + 1).is_some_and(|next| !digit(*next));
            let paired = partner && (all.len() - k) % 2 == 0;
            if !(opens && digit(i)) || paired {
                places.push(i);
            }
        }
        places
    }
}

impl Side {
    /// What stands beside the place after a character that has this beside it.
    fn then(self, c: char) -> Self {
        match (c, self) {
            (' ' | '\u{a0}', Self::Latin(_)) => Self::Latin(true),
            (' ' | '\u{a0}', side) => side,
            (c, _) if is_han(c) => Self::Han,
            (c, side) if is_transparent(c) => side,
            _ => Self::Latin(false),
        }
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
            (
                "落实2020\"两会\"精神,推进\"一带一路\"",
                "落实2020“两会”精神，推进“一带一路”",
            ),
            ("买32\"电视和55\"屏,叫\"好\"", "买32\"电视和55\"屏，叫“好”"),
            ("苹果(Apple), 谷歌", "苹果（Apple）， 谷歌"),
            ("增长3.2%!", "增长3.2%！"),
            ("增长3%,CPI涨2%.", "增长3%，CPI涨2%。"),
            ("邮箱:a.b@example.cn.", "邮箱：a.b@example.cn。"),
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
            "说起 New York, USA.",
            "作者Smith J.",
            "函数f(x,1)",
        ] {
            assert_eq!(widened(text), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_left_and_counted() {
        for text in ["卡尔.马克思", "甲\"乙", "甲)乙", "甲(乙"] {
            assert_eq!(widened(text), (text.to_owned(), 1), "{text}");
        }
        // Which of three quotes lacks its partner: any may.
        let lone = "他说\"好。她问\"真的吗\"";
        assert_eq!(widened(lone), (lone.to_owned(), 3));
        assert_eq!(widened("（编号1）.电话"), ("（编号1）.电话".to_owned(), 1));
    }

    #[test]
    fn long_runs_of_marks_take_no_longer_than_text() {
        let runs = [",", "(", "()", "\"", "a?", "%,"].map(|part| part.repeat(60_000));
        for run in runs {
            let nested = format!("甲{run}{}", ")".repeat(60_000));
            assert!(half_width(&nested.chars().collect::<Vec<_>>()).len() < 1_000_000);
        }
    }
}
