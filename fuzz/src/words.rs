//! Texts drawn from bytes: what newspapers print, and what they should not.

use arbitrary::Unstructured;

/// Han, among them ones outside the basic plane and ones that few fonts have.
const HAN: [&str; 10] =
    ["区", "经济", "发展", "二七新区", "第十四届", "〇", "𠮷", "龘", "々", "〆"];
/// Marks in every combination that kinsoku and the widths of marks know.
const MARKS: [&str; 32] = [
    "，", "。", "、", "；", "：", "？", "！", "“", "”", "‘", "’", "（", "）", "《", "》", "【", "】",
    "——", "……", "·", "～", "／", "—", "…", "！？", "？！！", "。”", "“‘", "）。", "》（", "-", "％",
];
/// Numbers, units, dates, terms, addresses.
const FIGURES: [&str; 20] = [
    "773亿元", "1.67倍", "7.3%", "2569万平方米", "140余名", "2021年1月15日", "2016—2020",
    "第3期", "“十三五”", "“1+N”", "4A级", "PM2.5", "-3.5℃", "￥1,234.50", "1/2", "12:30",
    "No.5", "1e999", "3～5个百分点", "0.000000000000000000000000001元",
];
/// Latin, long and short, and other scripts.
const LATIN: [&str; 14] = [
    "GDP", "internet of things", "https://www.example.com/a/b?c=d#e", "a@b.cn",
    "pneumonoultramicroscopicsilicovolcanoconiosis", "don’t", "\"quoted\"", "(x)",
    "カタカナっー", "한국어", "العربية", "ไทย", "Ελληνικά", "é̂ñ",
];
/// Spaces, line ends, controls, joiners, variation selectors, emoji.
const ODD: [&str; 24] = [
    " ", "  ", "\u{3000}", "\u{a0}", "\n", "\n\n", "\r\n", "\t", "\u{ad}", "\u{200b}",
    "\u{200d}", "\u{2060}", "\u{feff}", "\u{fe0f}", "\u{e0100}", "👨‍👩‍👧", "🇨🇳", "\u{301}",
    "\u{202e}", "\u{2028}", "\u{0}", "\u{7f}", "\u{fffd}", "\u{10ffff}",
];
/// Markup, sound and broken.
pub(crate) const MARKUP: [&str; 26] = [
    "**", "{a}", "{b.1}", "{nothing}", "{ruby 字|zì}", "{ruby 生产总值|zǒng}", "{dot 重点}",
    "{name 王}", "{book 论语}", "{tcy 12}", "{keep 不拆}", "{sup 2}", "{note 注}", "{kai 楷}",
    "{dot {name {book 三}}}", "{{", "}}", "{", "}", "|", "\n## ", "\n", "{ruby |}", "{dot }",
    "{even 4|姓名}", "{box 某}",
];

fn pick<'b>(u: &mut Unstructured<'_>, list: &[&'b str]) -> arbitrary::Result<&'b str> {
    u.choose(list).copied()
}

/// A text of at most so many pieces; with markup or without.
pub(crate) fn text(
    u: &mut Unstructured<'_>,
    most: usize,
    markup: bool,
) -> arbitrary::Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=most)? {
        if u.is_empty() {
            break;
        }
        match u.int_in_range(0..=15_u8)? {
            0..=4 => text.push_str(pick(u, &HAN)?),
            5..=8 => text.push_str(pick(u, &MARKS)?),
            9 | 10 => text.push_str(pick(u, &FIGURES)?),
            11 => text.push_str(pick(u, &LATIN)?),
            12 => text.push_str(pick(u, &ODD)?),
            13 => text.push(u.arbitrary()?),
            _ if markup => text.push_str(pick(u, &MARKUP)?),
            _ => text.push_str(pick(u, &HAN)?),
        }
    }
    Ok(text)
}

/// Editions with control characters are refused at once, which is no news: without them.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
