//! Periods as reports write them (2020年, 2024年二季度, 2016—2020年, “十三五”), as spans of
//! months, so that one year before and one period before are sums.

use std::ops::Range;

/// A span of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first month, counted from January of year 0.
    pub first: i32,
    /// How many months: 3 for a quarter, 12 for a year.
    pub months: i32,
}

/// The first years of the five-year plans by their Han number, from the tenth on.
const PLANS: [(&str, i32); 7] = [
    ("十五五", 2026),
    ("十四五", 2021),
    ("十三五", 2016),
    ("十二五", 2011),
    ("十一五", 2006),
    ("十五", 2001),
    ("九五", 1996),
];

/// Parts of a year: name, first month from 0, months.
const PARTS: [(&str, i32, i32); 21] = [
    ("第一季度", 0, 3),
    ("第二季度", 3, 3),
    ("第三季度", 6, 3),
    ("第四季度", 9, 3),
    ("一季度", 0, 3),
    ("二季度", 3, 3),
    ("三季度", 6, 3),
    ("四季度", 9, 3),
    ("1季度", 0, 3),
    ("2季度", 3, 3),
    ("3季度", 6, 3),
    ("4季度", 9, 3),
    ("前三季度", 0, 9),
    ("上半年", 0, 6),
    ("下半年", 6, 6),
    ("Q1", 0, 3),
    ("Q2", 3, 3),
    ("Q3", 6, 3),
    ("Q4", 9, 3),
    ("H1", 0, 6),
    ("H2", 6, 6),
];

/// A period as a text has it: a part of a year may lack the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A whole period.
    Whole(Period),
    /// A part of a year that is not said: first month from 0, months.
    Part(i32, i32),
}

impl Period {
    /// A calendar year.
    pub fn year(year: i32) -> Self {
        Self { first: year * 12, months: 12 }
    }

    /// From one year to another, both inside.
    pub fn years(from: i32, to: i32) -> Self {
        Self { first: from * 12, months: (to - from + 1) * 12 }
    }

    /// The year it ends in.
    pub fn last_year(self) -> i32 {
        (self.first + self.months - 1).div_euclid(12)
    }

    /// Whether it is longer than a year.
    pub fn is_span(self) -> bool {
        self.months > 12
    }

    /// The same months some years later.
    #[must_use]
    pub fn moved(self, years: i32) -> Self {
        Self { first: self.first + 12 * years, ..self }
    }

    /// The period of the same length just before: the base of 环比.
    #[must_use]
    pub fn before(self) -> Self {
        Self { first: self.first - self.months, ..self }
    }

    /// The period of a text that holds nothing else: `2020`, `2016—2020`, `2024年二季度`,
    /// `2024-06`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((Said::Whole(period), at)) = read(text)
            && at.start == 0
        {
            return Some(period);
        }
        let (from, to) = split_years(text)?;
        (from <= to).then(|| Self::years(from, to))
    }
}

/// `2020`, or `2016—2020` in any of its dashes.
fn split_years(text: &str) -> Option<(i32, i32)> {
    let mut parts = text.split(DASHES).filter(|part| !part.is_empty());
    let from = year(parts.next()?)?;
    let to = parts.next().map_or(Some(from), year)?;
    parts.next().is_none().then_some((from, to))
}

const DASHES: [char; 6] = ['—', '–', '-', '－', '～', '~'];

fn year(text: &str) -> Option<i32> {
    let text = text.strip_suffix('年').unwrap_or(text);
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|year| *year >= 1000)
}

/// The first period in a text, with its bytes.
pub fn read(text: &str) -> Option<(Said, Range<usize>)> {
    text.char_indices().find_map(|(at, _)| {
        let (said, len) = starts(text.get(at..)?)?;
        // a number that merely ends in four digits is none
        let before = text.get(..at)?.chars().next_back();
        let digit = before.is_some_and(|c| c.is_ascii_digit() || c == '.');
        (!digit).then(|| (said, at..at + len))
    })
}

/// The period a text begins with, and its bytes.
pub fn starts(text: &str) -> Option<(Said, usize)> {
    let bare = text.trim_start_matches(['“', '"']);
    let quote = text.len() - bare.len();
    for (name, from) in PLANS {
        // 十五 alone is a number
        let quoted = quote > 0 || name.chars().count() > 2;
        if quoted && let Some(rest) = bare.strip_prefix(name) {
            let close = if rest.starts_with('”') { '”'.len_utf8() } else { 0 };
            if name.chars().count() == 2 && close == 0 {
                continue;
            }
            return Some((
                Said::Whole(Period::years(from, from + 4)),
                quote + name.len() + close,
            ));
        }
    }
    if quote > 0 {
        return None;
    }
    dated(text).or_else(|| {
        let (name, first, months) =
            PARTS.into_iter().find(|(name, _, _)| text.starts_with(name))?;
        Some((Said::Part(first, months), name.len()))
    })
}

/// A period that begins with a year in four digits.
fn dated(text: &str) -> Option<(Said, usize)> {
    let from = year(text.get(..4)?)?;
    let rest = text.get(4..)?;
    if let Some(more) = rest.strip_prefix(['-', '/'])
        && let Some(month) = month_of(more)
        && more.len() == 2
    {
        return Some((Said::Whole(Period { first: from * 12 + month, months: 1 }), 7));
    }
    let tail = rest.strip_prefix('年').unwrap_or(rest);
    // 2016至2020年 is a span, 2015年至2020年 are two ends
    let dashless = match rest.strip_prefix(['至', '到']) {
        Some(to) => to,
        None => tail.trim_start_matches(DASHES),
    };
    if dashless.len() < tail.len()
        && let Some(to) = dashless.get(..4).and_then(year)
        && to >= from
        && dashless.get(4..)?.starts_with('年')
    {
        let len = text.len() - dashless.len() + 4 + '年'.len_utf8();
        return Some((Said::Whole(Period::years(from, to)), len));
    }
    if let Some(part) = rest.strip_prefix('年').or(Some(rest))
        && let Some((name, first, months)) =
            PARTS.into_iter().find(|(name, _, _)| part.starts_with(name))
    {
        let len = text.len() - part.len() + name.len();
        return Some((Said::Whole(Period { first: from * 12 + first, months }), len));
    }
    let after = rest.strip_prefix('年')?;
    if let Some((first, months, len)) = months_of(after) {
        let len = text.len() - after.len() + len;
        return Some((Said::Whole(Period { first: from * 12 + first, months }), len));
    }
    Some((Said::Whole(Period::year(from)), text.len() - after.len()))
}

fn month_of(text: &str) -> Option<i32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let month: i32 = digits.parse().ok()?;
    (1..=12).contains(&month).then_some(month - 1)
}

/// `6月`, `1—6月`: first month, months, bytes.
fn months_of(text: &str) -> Option<(i32, i32, usize)> {
    let from = month_of(text)?;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if let Some(after) = rest.strip_prefix('月') {
        return Some((from, 1, text.len() - after.len()));
    }
    let more = rest.trim_start_matches(DASHES);
    if more.len() == rest.len() {
        return None;
    }
    let to = month_of(more)?;
    let after =
        more.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('月')?;
    (to >= from).then(|| (from, to - from + 1, text.len() - after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_every_form() {
        let year = Period::year(2024);
        let part = |first, months| Some(Period { first: 2024 * 12 + first, months });
        assert_eq!(Period::parse("2024"), Some(year));
        assert_eq!(Period::parse("2024年"), Some(year));
        assert_eq!(Period::parse("2024年二季度"), part(3, 3));
        assert_eq!(Period::parse("2024Q2"), part(3, 3));
        assert_eq!(Period::parse("2024年前三季度"), part(0, 9));
        assert_eq!(Period::parse("2024年上半年"), part(0, 6));
        assert_eq!(Period::parse("2024年6月"), part(5, 1));
        assert_eq!(Period::parse("2024-06"), part(5, 1));
        assert_eq!(Period::parse("2024年1—6月"), part(0, 6));
        assert_eq!(Period::parse("2016—2020"), Some(Period::years(2016, 2020)));
        assert_eq!(Period::parse("2016—2020年"), Some(Period::years(2016, 2020)));
        assert_eq!(Period::parse("2016至2020年"), Some(Period::years(2016, 2020)));
        assert_eq!(Period::parse("“十三五”"), Some(Period::years(2016, 2020)));
        assert_eq!(Period::parse("至今"), None);
        assert_eq!(Period::parse("2020—2016"), None);
    }

    #[test]
    fn bases_are_a_year_or_a_period_before() {
        let quarter = Period::parse("2024年一季度").unwrap();
        assert_eq!(Some(quarter.before()), Period::parse("2023年四季度"));
        assert_eq!(Some(quarter.moved(-1)), Period::parse("2023年一季度"));
    }

    #[test]
    fn digits_of_other_numbers_are_no_year() {
        assert_eq!(read("产值12024年"), None);
        assert_eq!(read("第十五次"), None);
        assert_eq!(read("“十五”期间").map(|(_, at)| at), Some(0..12));
    }
}
