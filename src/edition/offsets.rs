//! Exact places inside strings: which bytes of the file made a character.

use std::ops::Range;

/// A decoded TOML string that remembers where each character was written: through
/// escapes, line ends of two bytes, the trimmed first newline and line-ending
/// backslashes (TOML 1.1, "String").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offsets {
    text: String,
    runs: Vec<Run>,
    end: usize,
}

/// From here on, up to the next run, each decoded byte lies as far from `raw` as from
/// `decoded`. A run of one character may be `wide` raw bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    decoded: usize,
    raw: usize,
    wide: Option<usize>,
}

/// The spaces that a line-ending backslash swallows.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

impl Offsets {
    /// Decodes a string literal as written, with its quotes. On a literal that TOML would
    /// refuse the result is some reading of it, never a panic.
    pub fn of(raw: &str) -> Self {
        let (quotes, escapes) = match raw {
            _ if raw.starts_with("\"\"\"") => (3, true),
            _ if raw.starts_with("'''") => (3, false),
            _ if raw.starts_with('"') => (1, true),
            _ if raw.starts_with('\'') => (1, false),
            _ => (0, false),
        };
        let end = raw.len().saturating_sub(quotes).max(quotes.min(raw.len()));
        let mut start = quotes.min(raw.len());
        if quotes == 3 {
            let body = raw.get(start..end).unwrap_or_default();
            start += match body {
                _ if body.starts_with("\r\n") => 2,
                _ if body.starts_with('\n') => 1,
                _ => 0,
            };
        }
        let mut out = Self { text: String::new(), runs: Vec::new(), end };
        let mut at = start;
        while let Some(rest) = raw.get(at..end).filter(|rest| !rest.is_empty()) {
            at += out.step(at, rest, escapes);
        }
        out
    }

    /// Decodes the next character or escape of `rest`; tells how many bytes it took.
    fn step(&mut self, at: usize, rest: &str, escapes: bool) -> usize {
        if escapes && rest.starts_with('\\') {
            let (made, took) = escape(rest);
            if let Some(made) = made {
                self.push(at, made, Some(took));
            }
            return took;
        }
        if rest.starts_with("\r\n") {
            self.push(at, '\n', Some(2));
            return 2;
        }
        let Some(c) = rest.chars().next() else { return 1 };
        self.push(at, c, None);
        c.len_utf8()
    }

    fn push(&mut self, raw: usize, c: char, wide: Option<usize>) {
        let decoded = self.text.len();
        let joins = wide.is_none()
            && self.runs.last().is_some_and(|run| {
                run.wide.is_none() && raw - run.raw == decoded - run.decoded
            });
        if !joins {
            self.runs.push(Run { decoded, raw, wide });
        }
        self.text.push(c);
    }

    /// The decoded text; line ends of two bytes are one `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The decoded text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The bytes of the literal, counted from its start, that made the character at a
    /// byte of the decoded text; at or beyond its end, the empty range before the
    /// closing quotes.
    pub fn at(&self, decoded_byte: usize) -> Range<usize> {
        let length = match self.text.get(decoded_byte..).and_then(|t| t.chars().next()) {
            Some(c) => c.len_utf8(),
            None if decoded_byte < self.text.len() => 1,
            None => return self.end..self.end,
        };
        let next = self.runs.partition_point(|run| run.decoded <= decoded_byte);
        let Some(run) = next.checked_sub(1).and_then(|last| self.runs.get(last)) else {
            return self.end..self.end;
        };
        if let Some(wide) = run.wide {
            return run.raw..run.raw + wide;
        }
        let start = run.raw + (decoded_byte - run.decoded);
        start..start + length
    }
}

/// What a backslash makes, and how many bytes it takes with it.
fn escape(rest: &str) -> (Option<char>, usize) {
    let after = rest.get(1..).unwrap_or_default();
    let hex = |digits: usize| {
        let made = after
            .get(1..=digits)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        match made {
            Some(made) => (Some(made), digits + 2),
            None => (Some('\u{fffd}'), 2),
        }
    };
    match after.chars().next() {
        Some('b') => (Some('\u{8}'), 2),
        Some('e') => (Some('\u{1b}'), 2),
        Some('f') => (Some('\u{c}'), 2),
        Some('n') => (Some('\n'), 2),
        Some('r') => (Some('\r'), 2),
        Some('t') => (Some('\t'), 2),
        Some('"') => (Some('"'), 2),
        Some('\\') => (Some('\\'), 2),
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        Some(c) if BLANKS.contains(&c) => {
            (None, rest.len() - after.trim_start_matches(BLANKS).len())
        }
        _ => (Some('\\'), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;
    use proptest::prelude::*;
    use toml::de::{DeTable, DeValue};

    /// Each decoded character with the raw text that made it.
    fn pieces(raw: &str) -> Vec<(char, &str)> {
        let offsets = Offsets::of(raw);
        let text = offsets.text().to_owned();
        text.char_indices().map(|(at, c)| (c, &raw[offsets.at(at)])).collect()
    }

    fn by_toml(raw: &str) -> Option<String> {
        let file = format!("k = {raw}\n");
        let table = DeTable::parse(&file).ok()?;
        match table.get_ref().values().next()?.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => None,
        }
    }

    #[test]
    fn every_character_knows_its_source() {
        assert_eq!(
            pieces(r#""a\t\u4E2D中\U0001F600""#),
            [
                ('a', "a"),
                ('\t', r"\t"),
                ('中', r"\u4E2D"),
                ('中', "中"),
                ('😀', r"\U0001F600")
            ]
        );
        assert_eq!(pieces(r"'a\n'"), [('a', "a"), ('\\', r"\"), ('n', "n")]);
        assert_eq!(
            pieces("\"\"\"\r\n甲\r\n乙\\\r\n   丙\"\"\"\""),
            [('甲', "甲"), ('\n', "\r\n"), ('乙', "乙"), ('丙', "丙"), ('"', "\"")]
        );
        assert_eq!(pieces("'''\n\n甲'''"), [('\n', "\n"), ('甲', "甲")]);
    }

    #[test]
    fn the_end_is_before_the_closing_quotes() {
        let offsets = Offsets::of("\"\"\"\n甲\"\"\"");
        assert_eq!(offsets.at(0), 4..7);
        assert_eq!(offsets.at(3), 7..7);
        assert_eq!(offsets.at(99), 7..7);
        assert_eq!(Offsets::of("\"\"").at(0), 1..1);
    }

    #[test]
    fn broken_literals_do_no_harm() {
        for raw in ["", "\"", "'", "\"\"\"", "\"\"\"\"", "\"\\\"", "\"\\u12\"", "甲"] {
            let offsets = Offsets::of(raw);
            for at in 0..=raw.len() {
                assert!(offsets.at(at).end <= raw.len(), "{raw:?} at {at}");
            }
        }
    }

    fn basic() -> impl Strategy<Value = String> {
        let parts = prop_oneof![
            "[a-z 中文，。{}*#'😀]{0,6}",
            Just(r"\n".to_owned()),
            Just(r"\t".to_owned()),
            Just(r#"\""#.to_owned()),
            Just(r"\\".to_owned()),
            Just(r"\e".to_owned()),
            Just(r"\r".to_owned()),
            Just(r"\x41".to_owned()),
            Just(r"\u4e2D".to_owned()),
            Just(r"\U0001f600".to_owned()),
        ];
        prop::collection::vec(parts, 0..12).prop_map(|parts| parts.concat())
    }

    fn multi() -> impl Strategy<Value = String> {
        let parts = prop_oneof![
            4 => basic(),
            2 => Just("\n".to_owned()),
            1 => Just("\\\n  \n\t".to_owned()),
            1 => Just("\\  \n".to_owned()),
            1 => Just("\"".to_owned()),
        ];
        prop::collection::vec(parts, 0..8).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn decodes_as_toml_does(one in basic(), many in multi(), plain in "[a-z\\\\中\n\"]{0,20}") {
            let literals = [
                format!("\"{one}\""),
                format!("\"\"\"{many}\"\"\""),
                format!("'''{plain}'''"),
                format!("'{}'", plain.replace('\n', "")),
            ];
            for raw in literals {
                let Some(expected) = by_toml(&raw) else { continue };
                prop_assert_eq!(Offsets::of(&raw).into_text(), expected.as_str());
                let crlf = raw.replace('\n', "\r\n");
                prop_assert_eq!(Offsets::of(&crlf).into_text(), expected.as_str());
            }
        }

        #[test]
        fn places_rise_and_decode_alone(many in multi()) {
            let raw = format!("\"\"\"{many}\"\"\"").replace('\n', "\r\n");
            prop_assume!(by_toml(&raw).is_some());
            let mut last = 0;
            for (c, piece) in pieces(&raw) {
                let at = piece.as_ptr() as usize - raw.as_ptr() as usize;
                prop_assert!(at >= last);
                last = at + piece.len();
                let alone = if piece == "\"" || piece == "\r\n" || piece == "\n" {
                    piece.replace('\r', "")
                } else {
                    by_toml(&format!("\"{piece}\"")).unwrap()
                };
                prop_assert_eq!(alone, c.to_string());
            }
        }
    }
}
