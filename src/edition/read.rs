//! From values of the spanned TOML tree to the typed values of [`super::model`]: what
//! does not fit is noted with its place, and reading goes on.

use super::nearest::{nearest, sorted};
use crate::base::{FileId, Span};
use crate::diag::{Code, Diagnostic, Message};
use crate::say;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranged<T> {
    /// The value.
    pub value: T,
    /// The bytes that it was written in: a string with its quotes, a table's header line
    /// or braces.
    pub span: Span,
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for Ranged<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// What can be read from a TOML value.
pub(crate) trait Read: Sized {
    /// What a value of this type is called: 整数, "a whole number".
    fn wanted() -> Message;

    /// Reads a value, or notes the fault and returns nothing.
    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Where reading is, and what it has found amiss.
pub(crate) struct Reader<'a> {
    file: FileId,
    text: &'a str,
    path: Vec<&'static str>,
    least: i64,
    /// The faults so far.
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader at the root of a file.
    pub(super) fn new(file: FileId, text: &'a str) -> Self {
        Self { file, text, path: Vec::new(), least: 0, found: Vec::new() }
    }

    /// The span of bytes of this file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The text that a value was written in.
    pub(super) fn raw(&self, value: &Spanned<DeValue<'_>>) -> &'a str {
        self.text.get(value.span()).unwrap_or_default()
    }

    /// The key that is being read, as messages name it: `section.figure.kind`.
    pub(super) fn name(&self) -> String {
        self.path.join(".")
    }

    /// Notes an error at a value.
    pub(super) fn fault(&mut self, code: Code, range: Range<usize>, message: Message) {
        self.push(Diagnostic::error(code, self.span(range), message));
    }

    /// Notes an error.
    pub(super) fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// Reads the value of a key; a number in it must be at least `least`.
    pub(crate) fn field<T: Read>(
        &mut self,
        name: &'static str,
        least: i64,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Ranged<T>> {
        self.path.push(name);
        self.least = least;
        let read = Ranged::read(value, self);
        self.path.pop();
        read
    }

    /// The entries of a table, or nothing and a fault.
    pub(crate) fn table<'v, 'i>(
        &mut self,
        value: &'v Spanned<DeValue<'i>>,
    ) -> Option<&'v DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.mistyped(value, &say!("一个表", "a table"));
        None
    }

    /// Notes that a value has the wrong type.
    pub(super) fn mistyped(&mut self, value: &Spanned<DeValue<'_>>, wanted: &Message) {
        let name = self.name();
        let found = kind(value.get_ref());
        let message = Message {
            zh: format!("{name} 应为{}，这里却是{}", wanted.zh, found.zh),
            en: format!("`{name}` must be {}, not {}", wanted.en, found.en),
        };
        let span = self.span(value.span());
        let mut fault = Diagnostic::error(Code::WrongType, span, message);
        if let Some(help) = self.remedy(value, wanted) {
            fault = fault.help(help);
        }
        self.push(fault);
    }

    /// How the commonest slips of type are mended.
    fn remedy(&self, value: &Spanned<DeValue<'_>>, wanted: &Message) -> Option<Message> {
        let raw = short(self.raw(value));
        let name = self.name();
        let header = raw.starts_with('[');
        let number = |text: &str| text.parse::<i64>().is_ok();
        match (wanted.en.as_str(), value.get_ref()) {
            (
                "text in quotes",
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Datetime(_)
                | DeValue::Boolean(_),
            ) => Some(say!("加上引号：\"{}\"", "put it in quotes: \"{}\"", raw)),
            (_, DeValue::String(text))
                if wanted.en.starts_with("a whole") && number(text) =>
            {
                Some(say!("去掉引号：{}", "leave the quotes out: {}", text))
            }
            ("true or false", DeValue::String(_)) => Some(say!(
                "写 true 或 false，不加引号",
                "write true or false, without quotes"
            )),
            ("a list", DeValue::Table(_)) if header => {
                Some(say!("标题写双方括号：[[{}]]", "write the header as [[{}]]", name))
            }
            ("a list", DeValue::Table(_)) if !raw.starts_with('{') => {
                Some(say!("前面先写 [[{}]]", "write [[{}]] before it", name))
            }
            ("a list", _) => {
                Some(say!("加上方括号：[{}]", "put it in brackets: [{}]", raw))
            }
            ("a table", DeValue::Array(_)) if header => Some(say!(
                "这个表只有一个，标题写单方括号：[{}]",
                "there is only one such table; write its header as [{}]",
                name
            )),
            ("a table", _) => Some(say!(
                "写成 [{}] 标题，下面各行写键",
                "write a header [{}], then its keys",
                name
            )),
            _ => None,
        }
    }

    /// Notes a key that a table does not have.
    pub(crate) fn unknown(
        &mut self,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        keys: &[&'static str],
    ) {
        let written = key.get_ref().as_ref();
        let shown = short(written);
        let message = if self.path.is_empty() {
            say!("没有名为 {} 的表或键", "there is no table or key `{}`", shown)
        } else {
            let table = self.name();
            say!("[{}] 没有键 {}", "[{}] has no key `{}`", table, shown)
        };
        let help = if let Some(name) = nearest(written, keys) {
            say!("是否想写 {}？", "did you mean `{}`?", name)
        } else if let Some(table) = super::schema::tables_with(written).first() {
            say!("{} 是 [{}] 的键", "`{}` is a key of [{}]", shown, table)
        } else {
            let all = keys.join(", ");
            say!("可用的键：{}", "keys that may stand here: {}", all)
        };
        let span = self.span(key.span());
        self.push(Diagnostic::error(Code::UnknownKey, span, message).help(help));
    }

    /// Reads one of the words that a key may take.
    pub(crate) fn word<T: Copy>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        all: &[(T, &'static str)],
    ) -> Option<T> {
        let words: Vec<&str> = all.iter().map(|(_, word)| *word).collect();
        let DeValue::String(text) = value.get_ref() else {
            self.mistyped(value, &one_of(&words));
            return None;
        };
        let known = all.iter().find(|(_, word)| word == text).map(|(word, _)| *word);
        if known.is_none() {
            self.strange(value.span(), text, &words);
        }
        known
    }

    /// Notes a word that a key does not take.
    pub(super) fn strange(&mut self, range: Range<usize>, text: &str, words: &[&str]) {
        let (name, shown) = (self.name(), short(text));
        let message = say!("{} 不能是“{}”", "`{}` cannot be \"{}\"", name, shown);
        let words = sorted(text, words).join(", ");
        let help = say!("可以写：{}", "it may be: {}", words);
        let span = self.span(range);
        self.push(Diagnostic::error(Code::BadValue, span, message).help(help));
    }

    /// Reads a whole number of at most `most`.
    fn integer(&mut self, value: &Spanned<DeValue<'_>>, most: i64) -> Option<i64> {
        let least = self.least;
        let wanted = whole(least, most);
        let DeValue::Integer(number) = value.get_ref() else {
            self.mistyped(value, &wanted);
            return None;
        };
        let read = i64::from_str_radix(number.as_str(), number.radix()).ok();
        if let Some(read) = read.filter(|read| (least..=most).contains(read)) {
            return Some(read);
        }
        let (name, raw) = (self.name(), short(self.raw(value)));
        let message = say!(
            "{} 是 {}，应在 {} 至 {} 之间",
            "`{}` is {}, but must be from {} to {}",
            name,
            raw,
            least,
            most
        );
        self.fault(Code::BadValue, value.span(), message);
        None
    }
}

/// "one of" a few words.
pub(crate) fn one_of(words: &[&str]) -> Message {
    let words = words.join(", ");
    say!("以下文字之一：{}", "one of the words {}", words)
}

fn whole(least: i64, most: i64) -> Message {
    say!("{} 至 {} 的整数", "a whole number from {} to {}", least, most)
}

/// The name of a value's type.
fn kind(value: &DeValue<'_>) -> Message {
    match value {
        DeValue::String(_) => say!("文字", "text"),
        DeValue::Integer(_) => say!("整数", "a whole number"),
        DeValue::Float(_) => say!("小数", "a decimal number"),
        DeValue::Boolean(_) => say!("真假值", "true or false"),
        DeValue::Datetime(when) if when.time.is_some() => say!("时间", "a time"),
        DeValue::Datetime(_) => say!("日期", "a date"),
        DeValue::Array(_) => say!("列表", "a list"),
        DeValue::Table(_) => say!("表", "a table"),
    }
}

/// At most 40 characters of the first line of a text, for messages.
pub(super) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut out: String = line.chars().take(40).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

impl<T: Read> Read for Ranged<T> {
    fn wanted() -> Message {
        T::wanted()
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = reader.span(value.span());
        T::read(value, reader).map(|value| Self { value, span })
    }
}

impl<T: Read> Read for Vec<T> {
    fn wanted() -> Message {
        say!("列表", "a list")
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Array(array) = value.get_ref() else {
            reader.mistyped(value, &Self::wanted());
            return None;
        };
        // Reading goes on after a bad element; the fault stops the whole parse anyhow.
        Some(array.iter().filter_map(|value| T::read(value, reader)).collect())
    }
}

impl Read for String {
    fn wanted() -> Message {
        say!("加引号的文字", "text in quotes")
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.mistyped(value, &Self::wanted());
            return None;
        };
        let raw = reader.raw(value);
        if raw.contains('\r') {
            return Some(super::Offsets::of(raw).into_text());
        }
        Some(text.clone().into_owned())
    }
}

impl Read for bool {
    fn wanted() -> Message {
        say!(" true 或 false", "true or false")
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Boolean(yes) = value.get_ref() else {
            reader.mistyped(value, &Self::wanted());
            return None;
        };
        Some(*yes)
    }
}

macro_rules! read_integers {
    ($($ty:ty)*) => {$(
        impl Read for $ty {
            fn wanted() -> Message {
                whole(0, i64::from(Self::MAX))
            }

            fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(reader.integer(value, i64::from(Self::MAX))?).ok()
            }
        }
    )*};
}

read_integers!(u8 u16 u32);

impl Read for i16 {
    fn wanted() -> Message {
        whole(-i64::from(Self::MAX), i64::from(Self::MAX))
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.least = -i64::from(Self::MAX);
        Self::try_from(reader.integer(value, i64::from(Self::MAX))?).ok()
    }
}
