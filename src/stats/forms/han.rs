//! Han numerals: reading and writing.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Whether a character is part of Han numerals.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some() || c == '〇'
}

/// The value of a Han digit from 零 to 九, and of 两.
pub(super) fn digit(c: char) -> Option<u64> {
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => DIGITS.iter().zip(0..).find(|(d, _)| **d == c).map(|(_, value)| value),
    }
}

/// The value of 十, 百, 千, 万, 亿.
pub(super) fn power(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// A number below a hundred thousand in Han numerals: 十九, 一百零八.
pub(super) fn write(value: u64) -> Option<String> {
    if value > 99_999 {
        return None;
    }
    if value == 0 {
        return Some("零".to_owned());
    }
    let mut out = String::new();
    let mut gap = false;
    for unit in ['万', '千', '百', '十', ' '] {
        let worth = power(unit).unwrap_or(1);
        let here = value / worth % 10;
        if here == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        if !(out.is_empty() && worth == 10 && here == 1) {
            out.push(letter(here));
        }
        if worth > 1 {
            out.push(unit);
        }
    }
    Some(out)
}

/// The Han digit of a value below ten.
pub(super) fn letter(value: u64) -> char {
    let at = usize::try_from(value).unwrap_or(0);
    DIGITS.get(at).copied().unwrap_or('零')
}

/// The value of Han numerals up to 九千九百九十九, also with single Arabic numbers in the
/// places of digits; none where they are no such number. 一二三 in a row is none.
pub(super) fn read(text: &str) -> Option<u64> {
    let (mut total, mut held, mut last) = (0, None, 10_000);
    let mut zero = false;
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if held.is_some() || (value == 0 && last == 10_000) {
                return None;
            }
            zero |= value == 0;
            held = (value > 0).then_some(value);
            continue;
        }
        let worth = power(c).filter(|worth| *worth < last)?;
        total += match held.take() {
            Some(value) => value * worth,
            None if worth == 10 && (total == 0 || zero) => worth,
            None => return None,
        };
        (last, zero) = (worth, false);
    }
    let end = held.unwrap_or(0);
    (total + end > 0 && (last > 1 || end == 0)).then_some(total + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_back_as_they_are_written() {
        for value in 1..10_000 {
            let text = write(value).unwrap();
            assert_eq!(read(&text), Some(value), "{text}");
        }
        for (value, text) in [
            (10, "十"),
            (19, "十九"),
            (108, "一百零八"),
            (2010, "二千零一十"),
            (10_500, "一万零五百"),
        ] {
            assert_eq!(write(value).as_deref(), Some(text));
        }
        for text in ["", "百", "十十", "一二", "零五", "十百"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
