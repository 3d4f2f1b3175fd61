//! Series whose values are written in the edition.

use super::super::super::data::{Cell, number, tidy};
use super::super::super::desk::Desk;
use super::Value;
use crate::diag::Code;
use crate::edition::{Ranged, Series};
use crate::say;

/// A list of texts as written.
type Texts = Ranged<Vec<Ranged<String>>>;

impl Desk<'_> {
    /// Values written in the edition.
    pub(super) fn inline(
        &mut self,
        series: &Ranged<Series>,
        values: &Texts,
    ) -> Option<Vec<Value>> {
        let set = &series.value;
        for (key, span) in [
            ("column", set.column.as_ref().map(|key| key.span)),
            ("by", set.by.as_ref().map(|key| key.span)),
            ("sheet", set.sheet.as_ref().map(|key| key.span)),
            ("rows", set.rows.as_ref().map(|key| key.span)),
        ] {
            if let Some(span) = span {
                let message = say!("{key} 要与 file 同用", "`{key}` goes with `file`");
                self.error(Code::Conflict, span, message);
            }
        }
        let (names, word) = self.names_of(set, values)?;
        let mut fits = self.as_many(names, values, word);
        if let Some(keys) = &set.keys {
            fits &= self.as_many(keys, values, "keys");
        }
        let unit = set.unit.as_ref().map_or("", |unit| unit.value.trim());
        let mut out = Vec::new();
        for (i, (value, name)) in values.value.iter().zip(&names.value).enumerate() {
            let cell = Cell::Text(value.value.clone());
            match number(&cell, unit) {
                Ok(Some(number)) => {
                    let id = set.keys.as_ref().and_then(|keys| keys.value.get(i));
                    let span = id.map_or(name.span, |id| id.span);
                    out.push(Value {
                        key: tidy(&name.value).into_owned(),
                        id: id.map(|id| id.value.clone()),
                        number,
                        at: (span, say!("", "")),
                    });
                }
                Ok(None) => {}
                Err(bad) => {
                    self.error(Code::BadCell, value.span, bad.message(&value.value));
                }
            }
        }
        fits.then_some(out)
    }

    /// The periods or names of the values, and their key.
    fn names_of<'s>(
        &mut self,
        set: &'s Series,
        values: &Texts,
    ) -> Option<(&'s Texts, &'static str)> {
        match (&set.periods, &set.names) {
            (Some(periods), _) => Some((periods, "periods")),
            (None, Some(names)) => Some((names, "names")),
            (None, None) => {
                self.advise(
                    Code::MissingKey,
                    values.span,
                    say!("values 没有 periods 或 names", "`values` without `periods` or `names`"),
                    say!(
                        "写 periods = [\"2016\", …] 或 names = [\"金水\", …]，与 values 一一对应",
                        "write periods = [\"2016\", …] or names = [\"金水\", …], one for each value"
                    ),
                );
                None
            }
        }
    }

    /// Whether there are as many of two lists.
    fn as_many(&mut self, list: &Texts, values: &Texts, word: &str) -> bool {
        let (own, other) = (list.value.len(), values.value.len());
        if own != other {
            let message = say!(
                "{word} 有 {own} 个，values 有 {other} 个",
                "{own} {word} for {other} values"
            );
            self.error(Code::Conflict, list.span, message);
        }
        own == other
    }
}
