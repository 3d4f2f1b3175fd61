//! Texts drawn from bytes: what newspapers print, and what they should not.

use arbitrary::{Result, Unstructured};

/// Han, among them ones outside the basic plane and ones that few fonts have.
const HAN: [&str; 10] =
    ["区", "经济", "发展", "二七新区", "第十四届", "〇", "𠮷", "龘", "々", "〆"];
/// Marks in every combination that kinsoku and the widths of marks know.
const MARKS: [&str; 32] = [
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "“",
    "”",
    "‘",
    "’",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "——",
    "……",
    "·",
    "～",
    "／",
    "—",
    "…",
    "！？",
    "？！！",
    "。”",
    "“‘",
    "）。",
    "》（",
    "-",
    "％",
];
/// Numbers, units, dates, terms, addresses.
const FIGURES: [&str; 20] = [
    "773亿元",
    "1.67倍",
    "7.3%",
    "2569万平方米",
    "140余名",
    "2021年1月15日",
    "2016—2020",
    "第3期",
    "“十三五”",
    "“1+N”",
    "4A级",
    "PM2.5",
    "-3.5℃",
    "￥1,234.50",
    "1/2",
    "12:30",
    "No.5",
    "1e999",
    "3～5个百分点",
    "0.000000000000000000000000001元",
];
/// Latin, long and short, and other scripts.
const LATIN: [&str; 14] = [
    "GDP",
    "internet of things",
    "https://www.example.com/a/b?c=d#e",
    "a@b.cn",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "don’t",
    "\"quoted\"",
    "(x)",
    "カタカナっー",
    "한국어",
    "العربية",
    "ไทย",
    "Ελληνικά",
    "é̂ñ",
];
/// Spaces, line ends, controls, joiners, variation selectors, emoji.
const ODD: [&str; 24] = [
    " ",
    "  ",
    "\u{3000}",
    "\u{a0}",
    "\u{ad}",
    "\u{2060}",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{fe0f}",
    "\u{e0100}",
    "👨‍👩‍👧",
    "🇨🇳",
    "\u{301}",
    "\u{202e}",
    "\u{2028}",
    "\u{0}",
    "\u{7f}",
    "\u{fffd}",
    "\u{10ffff}",
];
/// Markup that is sound.
const MARKUP: [&str; 18] = [
    "**粗体**",
    "{a}",
    "{b.1}",
    "{ruby 字|zì}",
    "{ruby 生产总值|shēngchǎn}",
    "{dot 重点，}",
    "{name 王}",
    "{book 论语}",
    "{tcy 12}",
    "{keep 不拆}",
    "{sup 2}",
    "{note 注。}",
    "{kai 楷}",
    "{dot {name {book 三}}}",
    "{{",
    "}}",
    "\n## 小标题\n",
    "\n",
];
/// Markup that is broken, or may be.
const BROKEN: [&str; 12] = [
    "**",
    "{nothing}",
    "{",
    "}",
    "|",
    "\n## ",
    "{ruby |}",
    "{dot }",
    "{even 4|姓名}",
    "{box 某}",
    "{tcy 12345}",
    "{ruby 字}",
];
/// What every font has, of the lists above: how many of each.
const SOUND_HAN: usize = 6;
const SOUND_LATIN: usize = 8;
const SOUND_ODD: usize = 6;

/// What a text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Anything at all, else only what the fonts have and what markup takes.
    pub(crate) wild: bool,
    /// Markup too.
    pub(crate) markup: bool,
}

/// A text of at most so many pieces.
pub(crate) fn text(
    u: &mut Unstructured<'_>,
    most: usize,
    style: Style,
) -> Result<String> {
    let some = |sound: usize, all: usize| if style.wild { all } else { sound };
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=most)? {
        if u.is_empty() {
            break;
        }
        match u.int_in_range(0..=15_u8)? {
            5..=8 => text.push_str(u.choose(&MARKS)?),
            9 | 10 => text.push_str(u.choose(&FIGURES)?),
            11 => text.push_str(u.choose(&LATIN[..some(SOUND_LATIN, LATIN.len())])?),
            12 => text.push_str(u.choose(&ODD[..some(SOUND_ODD, ODD.len())])?),
            13 if style.wild => text.push(u.arbitrary()?),
            14 if style.markup => text.push_str(u.choose(&MARKUP)?),
            15 if style.markup && style.wild => text.push_str(u.choose(&BROKEN)?),
            _ => text.push_str(u.choose(&HAN[..some(SOUND_HAN, HAN.len())])?),
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
