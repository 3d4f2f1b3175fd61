//! Values that TOML has no type of its own for: sheets, lengths, calendar dates.

use super::Measures;
use super::read::{Read, Reader, short};
use crate::base::{Len, LenError};
use crate::diag::{Code, Diagnostic, Message};
use crate::say;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;

/// A sheet: its name, or its measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// One of [`Paper::NAMES`].
    Named(String),
    /// Width and height.
    Measures(Measures),
}

impl Paper {
    /// The sheets that have names.
    pub const NAMES: &'static [&'static str] = &["对开", "四开", "A3", "A4"];
}

/// A length as written: `"3mm"`, `"9pt"`, `"小五"`; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length(pub Len);

/// A calendar date as TOML writes it: 2021-01-15.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

impl Read for Paper {
    fn wanted() -> Message {
        say!(
            "纸张名称（如 \"A4\"）或 {{ width, height }}",
            "the name of a sheet (such as \"A4\") or {{ width, height }}"
        )
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(name) if Self::NAMES.contains(&name.as_ref()) => {
                Some(Self::Named(name.clone().into_owned()))
            }
            DeValue::String(name) => {
                reader.strange(value.span(), name, Self::NAMES);
                None
            }
            DeValue::Table(_) => Measures::read(value, reader).map(Self::Measures),
            _ => {
                reader.mistyped(value, &Self::wanted());
                None
            }
        }
    }
}

impl Read for Length {
    fn wanted() -> Message {
        say!(
            "长度（如 \"3mm\"、\"9pt\"、\"小五\"）",
            "a length such as \"3mm\", \"9pt\", \"小五\""
        )
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let (raw, name) = (short(reader.raw(value)), reader.name());
        let (code, message, help) = match value.get_ref() {
            DeValue::String(text) => match length(text, &name, &raw) {
                Ok(len) => return Some(Self(len)),
                Err(message) => (Code::BadValue, message, units()),
            },
            DeValue::Integer(_) | DeValue::Float(_) => (
                Code::WrongType,
                say!("{} 是 {}，没有单位", "`{}` is {}, which has no unit", name, raw),
                say!(
                    "加上单位和引号：\"{}pt\" 或 \"{}mm\"",
                    "write it with a unit, in quotes: \"{}pt\" or \"{}mm\"",
                    raw,
                    raw
                ),
            ),
            _ => {
                reader.mistyped(value, &Self::wanted());
                return None;
            }
        };
        let span = reader.span(value.span());
        reader.push(Diagnostic::error(code, span, message).help(help));
        None
    }
}

/// Reads a length of no less than nothing, or says why `raw`, the value of `name`, is none.
fn length(text: &str, name: &str, raw: &str) -> Result<Len, Message> {
    match Len::parse(text) {
        Ok(len) if len >= Len::ZERO => Ok(len),
        Ok(_) => {
            Err(say!("{} 是负的长度 {}", "`{}` is {}, a negative length", name, raw))
        }
        Err(LenError::Number) => Err(say!(
            "{} 不是长度：{} 里没有数",
            "`{}` is no length: there is no number in {}",
            name,
            raw
        )),
        Err(LenError::Unit) => Err(say!(
            "{} 不是长度：{} 没有可用的单位",
            "`{}` is no length: {} has no unit known here",
            name,
            raw
        )),
        Err(LenError::Range) => Err(say!(
            "{} 太大：{} 超过 100 m",
            "`{}` is too large: {} is over 100 m",
            name,
            raw
        )),
    }
}

fn units() -> Message {
    say!(
        "单位是 mm、cm、in、pt，或写字号名（小五、五号……）",
        "units are mm, cm, in and pt; or write a size name (小五, 五号 …)"
    )
}

impl Read for Date {
    fn wanted() -> Message {
        say!(
            "不带引号的日期（如 2021-01-15）",
            "a date without quotes, such as 2021-01-15"
        )
    }

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let fault = match value.get_ref() {
            DeValue::Datetime(when) => match (when.date, when.time) {
                (Some(date), None) => {
                    return Some(Self {
                        year: date.year,
                        month: date.month,
                        day: date.day,
                    });
                }
                // TOML's parser has already refused it.
                (None, None) => return None,
                _ => say!("只写日期，不写时间", "give the day only, no time of day"),
            },
            DeValue::String(text)
                if text
                    .parse::<toml::value::Datetime>()
                    .is_ok_and(|d| d.time.is_none()) =>
            {
                say!("去掉引号：{}", "leave the quotes out: {}", text)
            }
            _ => say!("写成 2021-01-15 这样", "write it like 2021-01-15"),
        };
        let before = reader.found.len();
        reader.mistyped(value, &Self::wanted());
        if let Some(last) = reader.found.get_mut(before) {
            last.code = Code::BadDate;
            last.help = Some(fault);
        }
        None
    }
}

impl JsonSchema for Paper {
    fn schema_name() -> Cow<'static, str> {
        "Paper".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let measures = generator.subschema_for::<Measures>();
        json_schema!({ "anyOf": [{ "enum": Self::NAMES }, measures] })
    }
}

impl JsonSchema for Length {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A length: a number with mm, cm, in or pt, or a size name such as 小五.",
            "examples": ["3mm", "9pt", "小五"]
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "description": "A date as TOML writes it, without quotes: 2021-01-15."
        })
    }
}
