//! How statistics print in an edition: digits in groups, multipliers, the minus sign.

use super::forms::Grouping;
use super::{Stat, Stats, unit};

/// How the statistics of an edition print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Print {
    /// How digits of numbers of five digits and more stand.
    pub grouping: Grouping,
    /// Whether numbers of 10,000 and more print in 万 or 亿 where at most two decimals say
    /// them exactly.
    pub steps: bool,
}

impl Print {
    /// A number with its unit as the pages print it: of `-1234567` by commas
    /// `−1,234,567`, of `300000000` by steps `3亿`.
    pub fn number(self, number: &str, unit: &str) -> String {
        let stepped = self.steps.then(|| stepped(number, unit)).flatten();
        let (digits, step) = stepped.unwrap_or_else(|| (number.to_owned(), ""));
        let digits = self.grouping.print(&digits);
        match digits.strip_prefix('-') {
            Some(rest) => format!("−{rest}{step}"),
            None => format!("{digits}{step}"),
        }
    }
}

impl Stats {
    /// A statistic with its number as the pages print it.
    #[must_use]
    pub fn dressed(&self, stat: &Stat) -> Stat {
        Stat { number: self.print.number(&stat.number, &stat.unit), ..stat.clone() }
    }
}

/// A whole number in 亿 or 万, where that is exact with at most two decimals.
fn stepped(number: &str, unit: &str) -> Option<(String, &'static str)> {
    let bare = number.trim_start_matches('-');
    let whole = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    // 万元 has its multiplier; rates have none
    if !whole
        || unit.is_empty()
        || unit::multiplier(unit).1 > 0
        || unit.starts_with(['%', '‰'])
    {
        return None;
    }
    let zeros = bare.len() - bare.trim_end_matches('0').len();
    [(8, "亿"), (4, "万")].into_iter().find_map(|(places, step)| {
        let (head, tail) = bare.split_at_checked(bare.len().checked_sub(places)?)?;
        if head.is_empty() || zeros + 2 < places {
            return None;
        }
        let part = tail.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        let sign = if bare.len() < number.len() { "-" } else { "" };
        Some((format!("{sign}{head}{point}{part}"), step))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_by_the_policy() {
        let comma = Print { grouping: Grouping::Comma, steps: false };
        assert_eq!(comma.number("1234567", "元"), "1,234,567");
        assert_eq!(comma.number("-12345.6", "万元"), "−12,345.6");
        assert_eq!(Print::default().number("1234567", "元"), "1234567");
        let steps = Print { grouping: Grouping::None, steps: true };
        for (number, unit, printed) in [
            ("300000000", "元", "3亿"),
            ("345000000", "元", "3.45亿"),
            ("345600000", "元", "34560万"),
            ("-120000", "人", "−12万"),
            ("12345", "人", "12345"),
            ("12345", "亿元", "12345"),
            ("3000", "人", "3000"),
            ("100000", "%", "100000"),
            ("100000.5", "元", "100000.5"),
        ] {
            assert_eq!(steps.number(number, unit), printed, "{number}{unit}");
        }
    }
}
