//! Text files of separated values (RFC 4180): commas, or tabs or semicolons as spreadsheets
//! write them; in UTF-8, UTF-16 or GB 18030.

use super::{BadFile, Cell, LONGEST_CELL, Row, Table, cell_name};
use crate::say;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of a file, its byte order mark taken off.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, BadFile> {
    let wide = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match (wide, std::str::from_utf8(body)) {
        (Some((encoding, rest)), _) => {
            encoding.decode_without_bom_handling_and_without_replacement(rest)
        }
        (None, Ok(text)) => Some(Cow::Borrowed(text)),
        // an Excel of China writes the code page 936, which GB 18030 holds
        (None, Err(_)) => {
            GB18030.decode_without_bom_handling_and_without_replacement(body)
        }
    };
    let broken = |zh, en| BadFile::Broken(crate::diag::Message { zh, en });
    let text = text.ok_or_else(|| {
        broken(
            "既不是 UTF-8 也不是 GB 18030 的文本".into(),
            "it is text of neither UTF-8 nor GB 18030".into(),
        )
    })?;
    match text.find('\0') {
        Some(at) => {
            let line = text.get(..at).map_or(0, |head| head.matches('\n').count()) + 1;
            Err(broken(
                format!("第 {line} 行有空字符，不是文本文件"),
                format!("line {line} has a null character: it is no text file"),
            ))
        }
        None => Ok(text),
    }
}

/// The rows of a text.
pub(super) fn read(text: &str) -> Result<Table, BadFile> {
    let mut reader = Reader { rest: text, separator: separator(text), row: 1 };
    let mut table = Table::default();
    let mut cells = 0;
    while !reader.rest.is_empty() {
        let number = reader.row;
        let read = reader.record()?;
        if read.iter().any(|cell| *cell != Cell::Empty) {
            table.push(Row { number, cells: read }, &mut cells)?;
        }
        reader.row += 1;
    }
    Ok(table)
}

/// The separator that the first line with any has most of.
fn separator(text: &str) -> char {
    let count = |line: &str, c: char| line.matches(c).count();
    text.lines()
        .take(20)
        .find_map(|line| {
            [',', '\t', ';']
                .into_iter()
                .rev()
                .max_by_key(|c| count(line, *c))
                .filter(|c| count(line, *c) > 0)
        })
        .unwrap_or(',')
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    row: usize,
}

impl Reader<'_> {
    /// Takes a row up to its line end.
    fn record(&mut self) -> Result<Vec<Cell>, BadFile> {
        let mut cells = Vec::new();
        loop {
            let text = if self.rest.starts_with('"') {
                self.quoted(cells.len())?
            } else {
                self.plain()
            };
            let place = || cell_name(self.row, cells.len());
            if text.len() > 4 * LONGEST_CELL {
                let place = place();
                return Err(BadFile::Broken(say!(
                    "{place} 多于 {LONGEST_CELL} 字，多半是引号没有成对",
                    "{place} has more than {LONGEST_CELL} characters; a quote is probably not closed"
                )));
            }
            let next = self.rest.chars().next();
            if !matches!(next, None | Some('\n' | '\r')) && next != Some(self.separator) {
                let place = place();
                return Err(BadFile::Broken(say!(
                    "{place} 的引号之后还有文字",
                    "{place} has text after its closing quote"
                )));
            }
            cells.push(if text.trim().is_empty() {
                Cell::Empty
            } else {
                Cell::Text(text)
            });
            match next {
                Some(c) if c == self.separator => self.skip(c.len_utf8()),
                Some('\r') if self.rest.starts_with("\r\n") => {
                    self.skip(2);
                    return Ok(cells);
                }
                Some(_) => {
                    self.skip(1);
                    return Ok(cells);
                }
                None => return Ok(cells),
            }
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    /// A cell without quotes.
    fn plain(&mut self) -> String {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let text = self.rest.get(..end).unwrap_or("").to_owned();
        self.skip(end);
        text
    }

    /// A cell in quotes; two quotes inside are one.
    fn quoted(&mut self, column: usize) -> Result<String, BadFile> {
        self.skip(1);
        let mut text = String::new();
        loop {
            let Some(end) = self.rest.find('"') else {
                let place = cell_name(self.row, column);
                return Err(BadFile::Broken(say!(
                    "{place} 的引号没有关",
                    "the quote of {place} is not closed"
                )));
            };
            text.push_str(self.rest.get(..end).unwrap_or(""));
            self.skip(end + 1);
            if !self.rest.starts_with('"') {
                return Ok(text);
            }
            text.push('"');
            self.skip(1);
        }
    }
}
