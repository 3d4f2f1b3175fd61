//! What the TOML parser refuses, in the words of the two languages.

use crate::base::{FileId, Span};
use crate::diag::{Code, Diagnostic, Message};
use crate::say;
use std::ops::Range;

/// A place that the TOML parser refused.
pub(super) struct Refused {
    /// The bytes that it did not take.
    pub(super) range: Range<usize>,
    /// Whether what follows may have been misread. A date that does not exist or a key
    /// written twice leaves the rest of the file as it is.
    pub(super) breaks: bool,
    code: Code,
    message: Message,
    help: Option<Message>,
}

impl Refused {
    /// The finding.
    pub(super) fn into_diagnostic(self, file: FileId) -> Diagnostic {
        let span = Span::new(file, self.range);
        let found = Diagnostic::error(self.code, span, self.message);
        match self.help {
            Some(help) => found.help(help),
            None => found,
        }
    }
}

/// Names an error of the TOML parser.
pub(super) fn refused(error: &toml::de::Error, text: &str) -> Refused {
    let range = error.span().unwrap_or(0..0);
    let range = range.start.min(text.len())..range.end.min(text.len());
    let raw = text.get(range.clone()).unwrap_or_default();
    let what = error.message();
    if what.starts_with("duplicate key") {
        return Refused {
            range,
            breaks: false,
            code: Code::Duplicate,
            message: say!("{} 写了两次", "`{}` is written twice", raw),
            help: Some(say!(
                "删去其中一个；多篇稿件写 [[section]]",
                "remove one of them; several sections are each headed [[section]]"
            )),
        };
    }
    if let Some(refused) = date(&range, text) {
        return refused;
    }
    let (zh, en) = describe(what);
    let help =
        if text.is_char_boundary(range.start) { help(what, text, &range) } else { None };
    Refused {
        range,
        breaks: true,
        code: Code::TomlSyntax,
        message: Message { zh: format!("TOML 语法错误：{zh}"), en },
        help,
    }
}

/// Where the refused value looks like a date: which part of it is wrong.
fn date(range: &Range<usize>, text: &str) -> Option<Refused> {
    let start =
        text.get(..range.start)?.rfind(['=', '\n', ',', '[']).map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let trimmed = line.trim_start();
    let start = start + line.len() - trimmed.len();
    let written = trimmed.split(['#', ',', ']', ' ', '\t']).next()?.trim_end();
    let parts: Vec<&str> = written.split(['-', '/', '.', '年', '月', '日']).collect();
    let [year, month, day, ..] = parts.as_slice() else { return None };
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let numbers = year.len() == 4 && [year, month, day].iter().all(|part| digits(part));
    if !numbers {
        return None;
    }
    let well_formed = month.len() == 2 && day.len() == 2 && written.contains('-');
    let message = if well_formed {
        say!("日历上没有 {} 这一天", "there is no {} in the calendar", written)
    } else {
        say!("{} 不是 TOML 的日期", "{} is not how TOML writes a date", written)
    };
    let help = say!(
        "写成 2021-01-15 这样，不加引号",
        "write it like 2021-01-15, without quotes"
    );
    Some(Refused {
        range: start..start + written.len(),
        breaks: false,
        code: Code::BadDate,
        message,
        help: Some(help),
    })
}

/// Advice for the slips that editors make most.
fn help(what: &str, text: &str, range: &Range<usize>) -> Option<Message> {
    let near = text.get(range.start..)?.chars().next();
    let line_start = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next().unwrap_or_default();
    let odd =
        ['＝', '“', '”', '‘', '’', '，', '［', '］', '【', '】', '｛', '｝', '。', '＃'];
    let escape = what.contains("basic string") && line.contains('\\');
    if escape || what.contains("missing escaped value") {
        return Some(say!(
            "反斜杠在双引号里是转义符：写 \\\\，或改用单引号 '…'",
            "in double quotes a backslash starts an escape: write \\\\, or use single quotes '…'"
        ));
    }
    if let Some(c) = near.filter(|c| odd.contains(c)) {
        return Some(say!(
            "“{}”是全角标点，TOML 的符号要用半角：= \" [ ] , #",
            "{} is a full-width mark; TOML is written with half-width = \" [ ] , #",
            c
        ));
    }
    if what.contains("must be quoted") || what.contains("missing opening quote") {
        return Some(say!("文字要加双引号：\"…\"", "put text in double quotes: \"…\""));
    }
    if what.starts_with("invalid basic string") {
        return Some(say!(
            "在同一行内用 \" 收尾；多行文字用 \"\"\" 开头和收尾",
            "close it with \" on the same line; longer text stands between \"\"\" and \"\"\""
        ));
    }
    if what.contains("invalid multi-line") {
        return Some(say!("多行文字要用 \"\"\" 收尾", "close the text with \"\"\""));
    }
    if what.contains("key") && !line.is_ascii() {
        return Some(say!(
            "键用英文字母、数字、- 和 _；文字要放在引号里",
            "keys are letters, digits, - and _; text must stand in quotes"
        ));
    }
    None
}

/// What the parser said, in Chinese and English.
fn describe(what: &str) -> (String, String) {
    let (first, expected) = what.split_once(", expected ").unwrap_or((what, ""));
    let zh = DESCRIPTIONS.iter().find(|(en, _)| first == *en).map(|(_, zh)| *zh);
    let Some(zh) = zh else { return (what.to_owned(), what.to_owned()) };
    let expected: Vec<&str> =
        expected.split(", ").filter(|word| !word.is_empty()).collect();
    if expected.is_empty() {
        return (zh.to_owned(), what.to_owned());
    }
    let words: Vec<&str> = expected.into_iter().map(word).collect();
    (format!("{zh}，此处应为 {}", words.join("、")), what.to_owned())
}

/// The Chinese for what was expected.
fn word(en: &str) -> &str {
    EXPECTED.iter().find(|(known, _)| *known == en).map_or(en, |(_, zh)| zh)
}

/// What `toml_parser` 1.1 can find wrong.
const DESCRIPTIONS: &[(&str, &str)] = &[
    ("`_` may only go between digits", "_ 只能写在数字之间"),
    ("cannot recurse further; max recursion depth met", "嵌套太深"),
    ("carriage return must be followed by newline", "回车符后面没有换行符"),
    ("extra `=`", "多了一个 ="),
    ("extra assignment between key-value pairs", "多了一个 ="),
    ("extra comma in array", "列表里多了一个逗号"),
    ("extra comma in inline table", "花括号里多了一个逗号"),
    ("integers with a radix cannot be signed", "带进制的整数不能有正负号"),
    ("invalid basic string", "双引号文字没有正确收尾，或含有不许的字符"),
    ("invalid binary number", "二进制数写得不对"),
    ("invalid boolean", "真假值只能写 true 或 false"),
    ("invalid comment character", "注释里有控制字符"),
    ("invalid date", "日期写得不对"),
    ("invalid datetime", "日期或时间写得不对"),
    ("invalid exponent", "指数写得不对"),
    ("invalid float", "小数写得不对"),
    ("invalid fraction", "小数部分写得不对"),
    ("invalid hexadecimal number", "十六进制数写得不对"),
    ("invalid inline table element", "花括号里的内容不对"),
    ("invalid integer", "整数写得不对"),
    ("invalid key-value pair", "这一行不是“键 = 值”"),
    ("invalid literal string", "单引号文字没有正确收尾，或含有不许的字符"),
    ("invalid multi-line basic string", "多行文字没有正确收尾，或含有不许的字符"),
    ("invalid multi-line literal string", "多行文字没有正确收尾，或含有不许的字符"),
    ("invalid octal number", "八进制数写得不对"),
    ("invalid offset", "时差写得不对"),
    ("invalid table header", "表的标题写得不对"),
    ("invalid time", "时间写得不对"),
    ("invalid unquoted key", "键写得不对"),
    ("invalid value", "值写得不对"),
    ("key with no value", "键后面没有值"),
    ("keys cannot be multi-line basic strings", "键不能是多行文字"),
    ("keys cannot be multi-line literal strings", "键不能是多行文字"),
    ("missing array opening", "少了 ["),
    ("missing assignment between key-value pairs", "键和值之间少了 ="),
    ("missing comma between array elements", "列表的两项之间少了逗号"),
    ("missing comma between key-value pairs", "两个键值之间少了逗号"),
    ("missing escaped value", "反斜杠后面不是可用的转义"),
    ("missing inline table opening", "少了 {"),
    ("missing key for inline table element", "花括号里少了键"),
    ("missing opening quote", "少了开头的引号"),
    ("missing table open", "少了 ["),
    ("missing value", "少了值"),
    ("missing value for key", "键后面没有值"),
    ("radix must be lowercase", "进制前缀要小写"),
    ("redundant integer number prefix", "整数前缀多余"),
    ("redundant numeric sign", "正负号多余"),
    ("string values must be quoted", "文字要加引号"),
    ("too few unicode value digits", "\\u 后面的十六进制位数不够"),
    ("unclosed array", "列表没有用 ] 收尾"),
    ("unclosed array table", "标题没有用 ]] 收尾"),
    ("unclosed inline table", "花括号没有收尾"),
    ("unclosed table", "标题没有用 ] 收尾"),
    ("unexpected `=` in array", "列表里不能有 ="),
    ("unexpected content", "多余的内容"),
    ("unexpected content between comment and newline", "注释和行尾之间有多余的内容"),
    ("unexpected key or value", "多余的键或值"),
    ("unexpected leading zero", "数的开头不能是 0"),
    ("unexpected sign", "正负号位置不对"),
    ("unquoted keys cannot be empty", "键不能是空的"),
    ("cannot extend value of type array with a dotted key", "列表不能再用点号加键"),
    ("cannot extend value of type inline table with a dotted key", "花括号表不能再加键"),
    ("cannot extend value of type table with a dotted key", "这个表不能再用点号加键"),
    ("cannot extend value of type string with a dotted key", "文字不能再用点号加键"),
    ("cannot extend value of type integer with a dotted key", "整数不能再用点号加键"),
    ("cannot extend value of type float with a dotted key", "小数不能再用点号加键"),
    ("cannot extend value of type boolean with a dotted key", "真假值不能再用点号加键"),
    ("cannot extend value of type datetime with a dotted key", "日期不能再用点号加键"),
];

/// What `toml_parser` 1.1 can have expected; symbols stand for themselves.
const EXPECTED: &[(&str, &str)] = &[
    ("`-` (MM-DD)", "-"),
    ("`:` (HH:MM)", ":"),
    ("a four-digit year (YYYY)", "四位的年"),
    ("a two-digit day (DD)", "两位的日"),
    ("a two-digit hour (HH)", "两位的时"),
    ("a two-digit month (MM)", "两位的月"),
    ("a two-digit second (SS)", "两位的秒"),
    ("basic string", "双引号文字"),
    ("characters", "字符"),
    ("digits", "数字"),
    ("hour", "时"),
    ("key", "键"),
    ("letters", "字母"),
    ("literal string", "单引号文字"),
    ("multi-line basic string", "多行文字"),
    ("multi-line literal string", "多行文字"),
    ("month between 01 and 12", "01 至 12 的月"),
    ("nanosecond", "秒的小数"),
    ("newline", "换行"),
    ("non-double-quote visible characters", "双引号以外的可见字符"),
    ("non-single-quote characters", "单引号以外的字符"),
    ("non-single-quote visible characters", "单引号以外的可见字符"),
    ("nothing", "空"),
    ("numbers", "数字"),
    ("printable characters", "可见字符"),
    ("unicode hexadecimal value", "Unicode 十六进制值"),
    ("value", "值"),
];
