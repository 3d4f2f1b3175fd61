//! Suggestions say the same number: both are read by a reader of their own.

use super::*;

/// The numbers of a text in the order they stand, read without the code under test:
/// Arabic and Han digits alike, 多 and 余 before 万 passed over, in millionths.
fn values(text: &str) -> Vec<u128> {
    let text: String = text.replace([',', '\u{2009}', '，'], "").replace(". ", ".");
    let text = text.replace("百分点", "").replace("百分比", "");
    let text = text.replace("多万", "万").replace("余万", "万").replace("万万", "万");
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut i) = (Vec::new(), 0);
    let part = |c: char| c.is_ascii_digit() || han::is_numeral(c);
    while i < chars.len() {
        if !part(chars[i]) {
            i += 1;
            continue;
        }
        let (mut total, mut section, mut held) = (0_u128, 0_u128, None::<u128>);
        while i < chars.len() && part(chars[i]) {
            let c = chars[i];
            if c.is_ascii_digit() {
                let from = i;
                while i < chars.len() && (chars[i].is_ascii_digit() || chars[i] == '.') {
                    i += 1;
                }
                let number: String = chars[from..i].iter().collect();
                let (whole, tail) = number.split_once('.').unwrap_or((&number, ""));
                held = format!("{whole}{tail:0<6}").parse().ok();
                continue;
            }
            match (han::digit(c), han::power(c)) {
                (Some(digit), _) => {
                    let digits = held.filter(|_| section == 0 && digit < 10).unwrap_or(0);
                    held = Some(digits * 10 + u128::from(digit) * 1_000_000);
                }
                (_, Some(power)) if power < 10_000 => {
                    section += held.take().unwrap_or(1_000_000) * u128::from(power);
                }
                (_, Some(power)) => {
                    section += held.take().unwrap_or(0);
                    total = if total > 0 && section == 0 {
                        total * u128::from(power)
                    } else {
                        total + section * u128::from(power)
                    };
                    section = 0;
                }
                _ => {}
            }
            i += 1;
        }
        out.push(total + section + held.unwrap_or(0));
    }
    out.retain(|value| *value > 0);
    out
}

/// Digits of all numbers in a row: names and dates keep those.
fn digits(values: &[u128]) -> String {
    values.iter().map(|value| (value / 1_000_000).to_string()).collect()
}

/// The digits of names such as 十三五 and 13五: zeros and tens within apart.
fn bare_digits(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |c: char| c.is_ascii_digit() || han::digit(c).is_some();
    let one = |i: usize| match chars[i] {
        '十' if !i.checked_sub(1).is_some_and(|i| digit(chars[i])) => Some('1'),
        '两' => Some('2'),
        c if c.is_ascii_digit() => Some(c),
        c => han::digit(c).and_then(|d| char::from_digit(u32::try_from(d).unwrap(), 10)),
    };
    (0..chars.len()).filter_map(one).filter(|c| *c != '0').collect()
}

#[test]
fn suggestions_keep_the_value() {
    let (mut seen, mut wrong_values) = (0, Vec::new());
    for case in wrong(WRONG).into_iter().chain(wrong(HELDOUT)) {
        for one in found(&case.text) {
            let Some(fix) = one.fix.as_deref() else { continue };
            let said = &case.text[one.at.clone()];
            let (old, new) = (values(said), values(fix));
            let same = match one.rule {
                Rule::Year => digits(&new).ends_with(&digits(&old[old.len() - 1..])),
                Rule::SetWord | Rule::Zero | Rule::Date | Rule::Feast => {
                    bare_digits(said) == bare_digits(fix)
                }
                // the part before the point was none
                Rule::LeadingZero | Rule::Point | Rule::Broken => {
                    let bare =
                        |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
                    let trim = |text: &str| bare(text).trim_start_matches('0').to_owned();
                    trim(said) == trim(fix)
                }
                Rule::RangeSign | Rule::RangeUnit => {
                    let [a, b] = [&old, &new].map(|ends| (ends[0], ends[ends.len() - 1]));
                    let steps = [1, 10_000, 100_000_000];
                    a.1 == b.1 && steps.iter().any(|step| a.0 * step == b.0)
                }
                Rule::Power => said.parse::<u32>().is_ok(),
                Rule::Percent => {
                    values(&said.replace("百分之", "").replace("千分之", "")) == new
                }
                Rule::Fraction => {
                    digits(&old).chars().rev().eq(digits(&new).chars())
                        || old == new
                        || old.iter().rev().eq(new.iter())
                }
                _ => old == new || digits(&old) == digits(&new),
            };
            wrong_values
                .extend((!same).then(|| format!("{said} → {fix}: {old:?} {new:?}")));
            seen += 1;
        }
    }
    assert!(seen > 180 && wrong_values.is_empty(), "{seen} {wrong_values:#?}");
}
