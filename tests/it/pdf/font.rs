//! Composite fonts with two-byte codes: what a code says and how far it advances.

use super::{number, utf16};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A font as a page names it.
#[derive(Debug, Default)]
pub(crate) struct Font {
    /// Its name without the mark of a subset.
    pub(crate) name: Arc<str>,
    /// Whether the name bears the mark of a subset.
    pub(crate) subset: bool,
    /// Whether its program is in the file.
    pub(crate) embedded: bool,
    /// What codes say; empty where the file does not tell.
    pub(crate) says: BTreeMap<u16, String>,
    /// The font's program, as a file of its own.
    pub(super) program: Vec<u8>,
    /// Advances in thousandths of an em.
    widths: BTreeMap<u16, f64>,
    default: f64,
    /// Whether its glyphs follow each other downwards.
    pub(crate) down: bool,
    /// Of vertical lines: the top of the square above the origin, and the advance, in
    /// thousandths of an em; `W2` is not expected.
    vertical: [f64; 2],
}

impl Font {
    /// Reads a composite font.
    pub(super) fn read(doc: &Document, dict: &Dictionary) -> Self {
        let subtype = dict.get(b"Subtype").and_then(Object::as_name).expect("a kind");
        assert_eq!(subtype, b"Type0", "only composite fonts are expected");
        let get = |key: &[u8]| dict.get_deref(key, doc);
        let encoding = get(b"Encoding").and_then(Object::as_name).expect("an encoding");
        let down = encoding == b"Identity-V";
        assert!(down || encoding == b"Identity-H", "only two-byte codes are expected");
        let kids = get(b"DescendantFonts").and_then(Object::as_array).expect("a font");
        let (_, kid) = doc.dereference(&kids[0]).expect("a font");
        let kid = kid.as_dict().expect("a font");
        let base = kid.get(b"BaseFont").and_then(Object::as_name).expect("a name");
        let base = String::from_utf8_lossy(base);
        let (mark, name) = base.split_once('+').unwrap_or(("", &base));
        let descriptor = kid.get_deref(b"FontDescriptor", doc).and_then(Object::as_dict);
        let programs = [b"FontFile2".as_slice(), b"FontFile3"];
        let default = kid.get_deref(b"DW", doc).map_or(1000.0, number);
        let mut font = Self {
            name: name.into(),
            subset: mark.len() == 6 && mark.bytes().all(|byte| byte.is_ascii_uppercase()),
            embedded: descriptor
                .as_ref()
                .is_ok_and(|one| programs.iter().any(|key| one.has(key))),
            default,
            down,
            vertical: [880.0, -1000.0],
            ..Self::default()
        };
        assert!(!kid.has(b"W2"), "all glyphs share their vertical metrics");
        if let Ok(Object::Array(both)) = kid.get_deref(b"DW2", doc) {
            font.vertical = [number(&both[0]), number(&both[1])];
        }
        if let Ok(descriptor) = descriptor {
            font.program = super::ink::program(doc, descriptor);
        }
        if let Ok(Object::Array(widths)) = kid.get_deref(b"W", doc) {
            font.read_widths(doc, widths);
        }
        if let Ok(Object::Stream(map)) = get(b"ToUnicode") {
            let bytes = map.get_plain_content().expect("a map");
            font.says = read_map(&String::from_utf8_lossy(&bytes));
        }
        font
    }

    /// `c [w …]` or `first last w` (ISO 32000-1, 9.7.4.3).
    fn read_widths(&mut self, doc: &Document, list: &[Object]) {
        let code = |object: &Object| u16::try_from(object.as_i64().unwrap()).unwrap();
        let mut rest = list;
        while let [first, second, more @ ..] = rest {
            let (_, second) = doc.dereference(second).unwrap();
            if let Ok(widths) = second.as_array() {
                for (code, width) in (code(first)..).zip(widths) {
                    self.widths.insert(code, number(width));
                }
                rest = more;
            } else {
                for code in code(first)..=code(second) {
                    self.widths.insert(code, number(&more[0]));
                }
                rest = &more[1..];
            }
        }
    }

    /// Of vertical lines: from the origin of a glyph's outline to where the pen is, and the
    /// move to the next glyph, in ems (ISO 32000-1, 9.7.4.3).
    pub(super) fn hangs(&self, code: u16) -> ([f64; 2], f64) {
        let [top, step] = self.vertical.map(|n| n / 1000.0);
        ([self.advance(code) / 2.0, top], step)
    }

    /// The advance of a code in ems.
    pub(super) fn advance(&self, code: u16) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default) / 1000.0
    }
}

/// Reads a ToUnicode map: `bfchar` and `bfrange` sections.
fn read_map(text: &str) -> BTreeMap<u16, String> {
    let mut map = BTreeMap::new();
    let mut section = "";
    let mut seen: Vec<Vec<u8>> = Vec::new();
    let mut list: Option<Vec<Vec<u8>>> = None;
    for token in tokens(text) {
        match token {
            "beginbfchar" | "beginbfrange" => {
                section = &token["begin".len()..];
                seen.clear();
            }
            "endbfchar" | "endbfrange" => section = "",
            _ if section.is_empty() => {}
            "[" => list = Some(Vec::new()),
            "]" => {
                let first = code(&seen[0]);
                for (code, says) in (first..).zip(list.take().unwrap_or_default()) {
                    map.insert(code, utf16(&says));
                }
                seen.clear();
            }
            hex => match &mut list {
                Some(list) => list.push(bytes(hex)),
                None => seen.push(bytes(hex)),
            },
        }
        if section == "bfchar" && seen.len() == 2 {
            map.insert(code(&seen[0]), utf16(&seen[1]));
            seen.clear();
        } else if section == "bfrange" && seen.len() == 3 {
            let (first, last) = (code(&seen[0]), code(&seen[1]));
            for (step, code) in (first..=last).enumerate() {
                let mut says = seen[2].clone();
                *says.last_mut().unwrap() += u8::try_from(step).unwrap();
                map.insert(code, utf16(&says));
            }
            seen.clear();
        }
    }
    map
}

/// Words, brackets, and what stands in `<…>` with its opening mark.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let stop = |c: char| c.is_whitespace() || "[]<".contains(c);
        let end = match rest.chars().next()? {
            '[' | ']' => 1,
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            _ => rest.find(stop).unwrap_or(rest.len()),
        };
        let (token, more) = rest.split_at(end);
        rest = more;
        Some(token)
    })
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.trim_matches(['<', '>']).as_bytes();
    let pair = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16);
    digits.chunks(2).map(|two| pair(two).expect("hexadecimal digits")).collect()
}

fn code(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}
