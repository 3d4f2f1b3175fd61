//! JSON files: a list of objects, one a row; or one object of lists, one a column. Numbers
//! keep the digits that the file writes.

use super::{BadFile, Cell, Row, Table};
use crate::say;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// Reads a text of one of the two forms.
pub(super) fn read(text: &str) -> Result<Table, BadFile> {
    if text.trim_start().starts_with('[') {
        let records: Vec<Entries<'_>> = serde_json::from_str(text).map_err(broken)?;
        rows(&records)
    } else {
        let columns: Entries<'_> = serde_json::from_str(text).map_err(broken)?;
        lists(&columns)
    }
}

fn broken(why: impl fmt::Display) -> BadFile {
    BadFile::Broken(say!(
        "不是对象的列表，也不是列表的对象：{why}",
        "it is neither a list of objects nor an object of lists: {why}"
    ))
}

/// A table of records.
fn table(heads: Vec<Cell>) -> Table {
    let heads = Row { number: 0, cells: heads };
    Table { rows: vec![heads], sheet: None, records: true }
}

fn rows(records: &[Entries<'_>]) -> Result<Table, BadFile> {
    let mut heads = Vec::new();
    let mut columns = BTreeMap::new();
    for (key, _) in records.iter().flat_map(|record| &record.0) {
        columns.entry(key.as_str()).or_insert_with(|| {
            heads.push(Cell::Text(key.clone()));
            heads.len() - 1
        });
    }
    let mut out = table(heads);
    let mut count = 0;
    for (i, record) in records.iter().enumerate() {
        let mut cells = Vec::new();
        for (key, value) in &record.0 {
            let Some(&column) = columns.get(key.as_str()) else { continue };
            // keys far to the right are counted for what they take
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = cell(value);
            }
        }
        out.push(Row { number: i + 1, cells }, &mut count)?;
    }
    Ok(out)
}

fn lists(columns: &Entries<'_>) -> Result<Table, BadFile> {
    let mut out =
        table(columns.0.iter().map(|(key, _)| Cell::Text(key.clone())).collect());
    let mut lists: Vec<Vec<&RawValue>> = Vec::new();
    for (key, value) in &columns.0 {
        let list = serde_json::from_str(value.get()).map_err(|why| {
            let why = format!("{key}: {why}");
            broken(why)
        })?;
        lists.push(list);
    }
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let mut count = 0;
    for i in 0..longest {
        let value =
            |list: &Vec<&RawValue>| list.get(i).map_or(Cell::Empty, |raw| cell(raw));
        out.push(
            Row { number: i + 1, cells: lists.iter().map(value).collect() },
            &mut count,
        )?;
    }
    Ok(out)
}

/// One value as a cell.
fn cell(value: &RawValue) -> Cell {
    let raw = value.get().trim();
    match raw.chars().next() {
        Some('"') => match serde_json::from_str::<String>(raw) {
            Ok(text) if text.trim().is_empty() => Cell::Empty,
            Ok(text) => Cell::Text(text),
            Err(_) => Cell::Other(raw.to_owned()),
        },
        Some('-' | '0'..='9') => Cell::Number(raw.to_owned(), false),
        _ if raw == "null" => Cell::Empty,
        _ => Cell::Other(raw.chars().take(40).collect()),
    }
}

/// The entries of an object in the order of the file, values as they are written.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                let mut out: Self::Value = Vec::new();
                let mut keys = std::collections::BTreeSet::new();
                while let Some((key, value)) =
                    map.next_entry::<String, &'de RawValue>()?
                {
                    if !keys.insert(key.clone()) {
                        return Err(A::Error::custom(format_args!(
                            "duplicate key {key}"
                        )));
                    }
                    out.push((key, value));
                }
                Ok(out)
            }
        }
        from.deserialize_map(Read).map(Self)
    }
}
