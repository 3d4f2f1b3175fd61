//! Approximate numbers (GB/T 15835—2011, 4.2.2, 5.2.1): Han digits, no mark between two
//! numbers that follow each other.

use super::text::Num;
use super::{Desk, Rule, han};

/// What approximate numbers count; what may also number things (条, 章, 级) is not here.
const MEASURES: &[&str] = &[
    "个", "天", "岁", "人", "遍", "分钟", "小时", "公里", "米", "户", "家", "次", "倍",
    "件", "吨", "斤", "公斤", "元", "块", "亩", "台", "辆", "套", "张", "本", "支", "头",
    "句", "尺", "丈", "杯", "里", "成", "棵", "只", "名", "位",
];

pub(super) fn approximate(desk: &mut Desk<'_>) {
    let text = desk.text;
    for at in 0..text.len() {
        if text.is(at, "、") {
            han_pair(desk, at);
        }
    }
    for num in &text.nums {
        arabic_pair(desk, num);
        some(desk, num);
    }
}

/// Whether two digits say 三四 or 三五.
fn follow(first: u64, last: u64) -> bool {
    first > 0 && last < 10 && (last == first + 1 || (first, last) == (3, 5))
}

/// Whether a measure stands at a place, and no number of a thing.
fn measured(desk: &Desk<'_>, at: usize) -> bool {
    let text = desk.text;
    if text.is(at, "年") {
        return !text.is(at + 1, "级度代制期");
    }
    text.word(at, MEASURES).is_some()
}

/// Two digits as they say an approximate number: 一两, 两三, 七八.
fn said(first: u64, last: u64, before: bool) -> String {
    let letter =
        |value: u64| if value == 2 && before { '两' } else { han::letter(value) };
    [letter(first), letter(last)].iter().collect()
}

/// 三、四十个.
fn han_pair(desk: &mut Desk<'_>, at: usize) {
    let text = desk.text;
    let digit =
        |c: Option<char>| c.filter(|c| !"零〇两".contains(*c)).and_then(han::digit);
    let (Some(first), Some(last)) = (digit(text.last(at)), digit(text.c(at + 1))) else {
        return;
    };
    let from = at - 1;
    let led = match text.last(from) {
        None => false,
        Some(c) if "十百千".contains(c) => true,
        Some(c) => !(han::is_numeral(c) || "第初周期、\n（(".contains(c)),
    };
    let tens = text.is(at + 2, "十百千万");
    let counted = tens || measured(desk, at + 2);
    if follow(first, last) && led && counted && !text.is(at + 2, "、") {
        let ten = text.is(at + 2, "十") || text.is_last(from, "十百千");
        let fix = said(first, last, !ten);
        desk.find(Rule::Approximate, from, at + 2, Some(fix));
    }
}

/// 3、4个.
fn arabic_pair(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let Some(last) = text.num_at(num.to + 1).filter(|_| text.is(num.to, "、")) else {
        return;
    };
    let (Some(a), Some(b)) = (text.plain(num), text.plain(last)) else { return };
    let led = text.last(num.from).is_some_and(|c| !"第、，；。：（\n".contains(c));
    let tens = text.is(last.to, "十百千万");
    let counted = tens || measured(desk, last.to);
    let of_tens = a >= 20 && a % 10 > 0 && a < 100 && b < 10;
    if led && counted && of_tens && follow(a % 10, b) {
        let lead = han::write(a - a % 10).unwrap_or_default();
        let fix = format!("{lead}{}", said(a % 10, b, false));
        desk.find(Rule::Approximate, num.from, last.to, Some(fix));
    } else if led && counted && follow(a, b) {
        let fix = said(a, b, !text.is(last.to, "十"));
        desk.find(Rule::Approximate, num.from, last.to, Some(fix));
    }
}

/// 20几, 几10, 数100.
fn some(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let Some(value) = text.plain(num) else { return };
    let tens = (10..100).contains(&value) && value.is_multiple_of(10);
    if tens && text.is(num.to, "几") && !text.is(num.to + 1, "乎何经度率") {
        let fix = han::write(value).map(|name| format!("{name}几"));
        desk.find(Rule::Approximate, num.from, num.to + 1, fix);
    }
    let round = match value {
        10 => "十",
        100 => "百",
        1000 => "千",
        10_000 => "万",
        _ => return,
    };
    let from = num.from.saturating_sub(1);
    let free = match text.last(from) {
        None => true,
        Some(c) => "，。、；：（“了有达历经出近过是用".contains(c) || c == '\n',
    };
    let some = text.is_last(num.from, "几") || (text.is_last(num.from, "数") && free);
    let followed = text.unit(num.to) > num.to || text.is(num.to, "多余");
    if some && followed && !text.is_last(from, "第") {
        let fix = format!("{}{round}", text.part(from, num.from));
        desk.find(Rule::Approximate, from, num.to, Some(fix));
    }
}
