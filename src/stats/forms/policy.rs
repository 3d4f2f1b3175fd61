//! What an edition decided of its numbers, and how statistics print by it.

/// How digits of numbers with five digits and more stand (GB/T 15835—2011, 5.1.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// 1234567.
    #[default]
    None,
    /// 千分撇: 1,234,567.
    Comma,
    /// 千分空: thin spaces between threes, also right of the point.
    Space,
}

/// The sign between the ends of a range (GB/T 15835—2011, 5.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RangeSign {
    /// 浪纹线 ～.
    Wave,
    /// 一字线 —.
    Dash,
}

/// What an edition decided of its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// How long numbers are grouped; none where any way will do, as long as it is one.
    pub grouping: Option<Grouping>,
    /// The sign of ranges; none where either will do.
    pub range: Option<RangeSign>,
    /// Names with numbers that stay as they are, and that in other digits are wrong:
    /// 三个二七, 4A, 1+N.
    pub names: Vec<String>,
    /// The year of the edition: short years belong to the hundred years before it.
    pub year: Option<u16>,
}

/// What parts groups of digits where spaces do.
const THIN: char = '\u{2009}';

/// Digits that a number has before it is grouped.
const UNGROUPED: usize = 4;

impl RangeSign {
    /// The sign.
    pub fn sign(self) -> char {
        match self {
            Self::Wave => '～',
            Self::Dash => '—',
        }
    }
}

impl Grouping {
    /// A decimal number with its digits grouped: of `1234567.89` with [`Self::Comma`]
    /// `1,234,567.89`. What is no plain decimal number stays as it is.
    pub fn print(self, number: &str) -> String {
        let start = number.len() - number.trim_start_matches(['-', '−']).len();
        let (sign, body) = number.split_at(start);
        let (whole, part) = body.split_once('.').unwrap_or((body, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return number.to_owned();
        }
        let (mark, parts) = match self {
            Self::None => return number.to_owned(),
            Self::Comma => (',', false),
            Self::Space => (THIN, true),
        };
        let mut out = sign.to_owned();
        let long = whole.len() > UNGROUPED;
        for (i, c) in whole.chars().enumerate() {
            if long && i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(c);
        }
        if body.contains('.') {
            out.push('.');
        }
        let long = parts && part.len() > UNGROUPED;
        for (i, c) in part.chars().enumerate() {
            if long && i > 0 && i.is_multiple_of(3) {
                out.push(mark);
            }
            out.push(c);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_from_the_point_outwards() {
        for (grouping, number, printed) in [
            (Grouping::Comma, "1234567", "1,234,567"),
            (Grouping::Comma, "-12345.67891", "-12,345.67891"),
            (Grouping::Comma, "1234", "1234"),
            (Grouping::Comma, "123456", "123,456"),
            (Grouping::Space, "55235367.34623", "55\u{2009}235\u{2009}367.346\u{2009}23"),
            (Grouping::Space, "0.1234", "0.1234"),
            (Grouping::None, "1234567", "1234567"),
            (Grouping::Comma, "12345万", "12345万"),
            (Grouping::Comma, "", ""),
        ] {
            assert_eq!(grouping.print(number), printed);
        }
    }
}
