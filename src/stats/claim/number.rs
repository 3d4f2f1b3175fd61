//! Numbers in running text: Arabic digits with their multipliers, and Han numerals that a
//! unit follows.

use super::super::decimal::{Decimal, power_of_ten};
use super::super::hedge::{Printed, Sense, WITHIN};
use super::super::unit::{Kind, Unit, multiplier};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Characters that a Han numeral has at most.
const MOST_HAN: usize = 16;

/// A number with its unit at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// The value and the worth of its digits, in the base unit.
    pub(super) printed: Printed,
    /// The digits as written, without unit.
    pub(super) digits: String,
    /// Digits after the point.
    pub(super) places: u32,
    /// The unit, multipliers included.
    pub(super) unit: Unit,
    /// 余 or 多 between number and unit.
    pub(super) within: Option<Sense>,
    /// Bytes of all of it.
    pub(super) len: usize,
    /// Whether it is written in Han numerals.
    pub(super) han: bool,
}

/// The worth of the last digit of a decimal, and of its last digit that is not 0 where it
/// is a whole number.
pub(in super::super) fn steps(number: &Decimal) -> (BigRational, BigRational) {
    let last = BigRational::new(BigInt::one(), power_of_ten(number.places));
    if number.places > 0 || number.value.is_zero() {
        return (last.clone(), last);
    }
    let zeros = number.text.bytes().rev().take_while(|b| *b == b'0').count();
    let zeros = u32::try_from(zeros).unwrap_or(0);
    (last, BigRational::from_integer(power_of_ten(zeros)))
}

/// A number at the head of a text, in either script.
pub(super) fn read(text: &str) -> Option<Number> {
    in_steps(text).or_else(|| arabic(text)).or_else(|| han(text))
}

/// `3亿4500万元`, `5万3000人`: one number, counted in the unit of its last step.
fn in_steps(text: &str) -> Option<Number> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let high = text.get(..digits(text)).filter(|high| !high.is_empty())?;
    let after = text.get(high.len()..)?;
    let (zeros, more) = [('亿', 8), ('万', 4)]
        .into_iter()
        .find_map(|(step, zeros)| Some((zeros, after.strip_prefix(step)?)))?;
    let low = more.get(..digits(more)).filter(|low| !low.is_empty())?;
    let rest = more.get(low.len()..)?;
    let (step, _) = multiplier(rest);
    let times = BigRational::from_integer(power_of_ten(zeros)) / step;
    let low_value = Decimal::parse(low).ok()?.value;
    if rest.starts_with('.') || times < BigRational::one() || low_value >= times {
        return None;
    }
    let value = Decimal::parse(high).ok()?.value * times + low_value;
    let number = Decimal::parse(&value.to_integer().to_string()).ok()?;
    Some(with_unit(text, &number, text.len() - rest.len()))
}

/// `-3.1%`, `1,778亩`, `140余名`, `30多万元`.
fn arabic(text: &str) -> Option<Number> {
    let body = text.strip_prefix(['-', '−', '－']).unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut digits = String::new();
    let mut end = 0;
    for (at, c) in body.char_indices() {
        let next =
            |offset: usize| body.get(at + offset..).and_then(|rest| rest.chars().next());
        let digit_follows = next(c.len_utf8()).is_some_and(|c| c.is_ascii_digit());
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == '.' && digit_follows && !digits.contains('.') {
            digits.push('.');
        } else if !(matches!(c, ',' | '\u{2009}') && grouped(body, at + c.len_utf8())) {
            break;
        }
        end = at + c.len_utf8();
    }
    let sign = text.len() - body.len();
    let negative = if sign > 0 { "-" } else { "" };
    let number = Decimal::parse(&format!("{negative}{digits}")).ok()?;
    Some(with_unit(text, &number, sign + end))
}

/// Whether exactly three digits stand at a place.
fn grouped(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// Adds what follows the digits: 余, multipliers, unit.
fn with_unit(text: &str, number: &Decimal, digits: usize) -> Number {
    let mut len = digits;
    let mut within = None;
    let mut scale = BigRational::one();
    let mut lead = String::new();
    let rest = |len: usize| text.get(len..).unwrap_or("");
    let hedge = |at: usize| WITHIN.iter().find(|(word, _)| rest(at).starts_with(word));
    // 7.2亿多元: the multiplier may stand on either side of the hedge
    let (factor, factor_len) = multiplier(rest(len));
    if factor_len > 0 && hedge(len + factor_len).is_some() {
        scale = factor;
        lead.push_str(rest(len).get(..factor_len).unwrap_or(""));
        len += factor_len;
    }
    if let Some((word, sense)) = hedge(len)
        && Unit::starts(rest(len + word.len())).is_some()
    {
        within = Some(*sense);
        len += word.len();
    }
    let mut unit = Unit::none();
    if let Some((found, more)) = Unit::starts(rest(len)) {
        unit = found;
        len += more;
    }
    unit.scale = scale * unit.scale;
    unit.text.insert_str(0, &lead);
    let (last, round) = steps(number);
    Number {
        printed: Printed {
            value: &number.value * &unit.scale,
            last: last * &unit.scale,
            round: round * &unit.scale,
        },
        digits: number.text.clone(),
        places: number.places,
        unit,
        within,
        len,
        han: false,
    }
}

fn han_digit(c: char) -> Option<i64> {
    let at = "零一二三四五六七八九".chars().position(|d| d == c);
    at.and_then(|at| i64::try_from(at).ok()).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    })
}

/// `一千二百`, `三`, `两`, `十五`, with its bytes; a decimal (`五点六`) too.
fn han_value(text: &str) -> Option<(Decimal, usize)> {
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None);
    let mut len = 0;
    for c in text.chars().take(MOST_HAN) {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => 0,
        };
        // 百分之, 百分点 are not hundreds
        if c == '百' && text.get(len..).is_some_and(|rest| rest.starts_with("百分")) {
            break;
        }
        if let Some(value) = han_digit(c) {
            digit = Some(value);
        } else if unit == 10_000 {
            total = (total + section + digit.take().unwrap_or(0)).checked_mul(unit)?;
            section = 0;
        } else if unit > 0 {
            section += digit.take().unwrap_or(1) * unit;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    if len == 0 {
        return None;
    }
    let mut written = (total + section + digit.unwrap_or(0)).to_string();
    if let Some(part) = text.get(len..).and_then(|rest| rest.strip_prefix('点')) {
        let digits: String = part.chars().map_while(han_digit).map(digit_char).collect();
        if !digits.is_empty() {
            len += '点'.len_utf8() + digits.len() * 3;
            written = format!("{written}.{digits}");
        }
    }
    Some((Decimal::parse(&written).ok()?, len))
}

fn digit_char(digit: i64) -> char {
    u32::try_from(digit).ok().and_then(|d| char::from_digit(d, 10)).unwrap_or('0')
}

/// Han numerals that say an amount beyond doubt: 两成, 三分之一, 百分之五, 一倍, 翻一番,
/// 一半, 一千二百户. 一个, 三条 and the like stay words.
fn han(text: &str) -> Option<Number> {
    if let Some(rest) = text.strip_prefix("百分之") {
        let (number, len) =
            han_value(rest).or_else(|| arabic(rest).and_then(|n| plain(&n)))?;
        let mut out = with_unit(&format!("{}%", number.text), &number, number.text.len());
        out.len = "百分之".len() + len;
        out.han = true;
        return Some(out);
    }
    if let Some(word) = ["一半", "半数"].into_iter().find(|word| text.starts_with(word))
    {
        return Some(fraction(1, 2, word.len()));
    }
    let (number, len) = han_value(text)?;
    let rest = text.get(len..)?;
    if let Some(over) = rest.strip_prefix("分之") {
        let (top, more) = han_value(over)?;
        let below = number.value.to_integer();
        let (top, below) =
            (i64::try_from(top.value.to_integer()).ok()?, i64::try_from(below).ok()?);
        let rate = (2..=100).contains(&below) && (1..below).contains(&top);
        return rate.then(|| fraction(top, below, len + "分之".len() + more));
    }
    let mut out = with_unit(text, &number, len);
    out.han = true;
    let round = text.get(..len)?.contains(['百', '千', '万', '亿']);
    let sure = match out.unit.kind {
        Kind::Rate | Kind::Points | Kind::Times | Kind::Doublings => true,
        Kind::Amount => {
            let money = out.unit.dim.is_money();
            (money || (round && !out.unit.text.is_empty())) && !text.starts_with('百')
        }
    };
    sure.then_some(out)
}

fn plain(number: &Number) -> Option<(Decimal, usize)> {
    Some((Decimal::parse(&number.digits).ok()?, number.digits.len()))
}

/// 三分之一: what lies within 4 % of it is called so.
fn fraction(top: i64, below: i64, len: usize) -> Number {
    let value = BigRational::new(top.into(), below.into());
    let step = &value * BigRational::new(8.into(), 100.into());
    let unit =
        Unit { text: format!("{below}分之{top}"), kind: Kind::Rate, ..Unit::none() };
    let printed = Printed { value, last: step.clone(), round: step };
    Number {
        printed,
        digits: String::new(),
        places: 0,
        unit,
        within: None,
        len,
        han: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(String, String, usize)> {
        let number = read(text)?;
        Some((number.printed.value.to_string(), number.unit.text, number.len))
    }

    #[test]
    fn arabic_numbers_take_their_units() {
        assert_eq!(value("773亿元，"), Some(("77300000000".into(), "亿元".into(), 9)));
        assert_eq!(value("1,778亩"), Some(("3556000/3".into(), "亩".into(), 8)));
        assert_eq!(value("-3.1%"), Some(("-31/1000".into(), "%".into(), 5)));
        assert_eq!(read("140余名").unwrap().within, Some(Sense::Over));
        assert_eq!(value("30多万元"), Some(("300000".into(), "万元".into(), 11)));
        assert_eq!(value("7.2亿多元").map(|v| v.0), Some("720000000".into()));
        assert_eq!(value("12,3"), Some(("12".into(), String::new(), 2)));
    }

    #[test]
    fn a_number_in_two_steps_is_one() {
        assert_eq!(value("3亿4500万元"), Some(("345000000".into(), "万元".into(), 14)));
        assert_eq!(value("5万3000人"), Some(("53000".into(), "人".into(), 11)));
        assert_eq!(value("3亿元"), Some(("300000000".into(), "亿元".into(), 7)));
        assert_eq!(value("3万50000人").map(|v| v.2), Some(4));
        assert_eq!(value("2万1.5公里").map(|v| v.2), Some(4));
    }

    #[test]
    fn han_numerals_count_only_with_sure_units() {
        assert_eq!(value("两成"), Some(("1/5".into(), "成".into(), 6)));
        assert_eq!(value("一千二百户"), Some(("1200".into(), "户".into(), 15)));
        assert_eq!(value("百分之五点六").map(|v| v.0), Some("7/125".into()));
        assert_eq!(value("四分之三").map(|v| v.0), Some("3/4".into()));
        assert_eq!(value("一个"), None);
        assert_eq!(value("三条"), None);
        assert_eq!(value("一半").map(|v| v.0), Some("1/2".into()));
    }
}
