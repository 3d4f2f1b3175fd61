//! Series whose values are read from a file.

use super::super::super::data::{
    self, Asked, BadFile, Cell, Misfit, Picked, Rows, Table, number,
};
use super::super::super::desk::{Desk, nearest};
use super::{Draft, Value, joined};
use crate::base::Span;
use crate::diag::{Code, Message};
use crate::edition::{Ranged, Series};
use crate::say;
use std::rc::Rc;

/// Points that a series may have.
const MOST_POINTS: usize = 100_000;
/// Cells at fault that are told one by one.
const MOST_TOLD: usize = 20;

impl Desk<'_> {
    /// Values of a file.
    pub(super) fn read_file(
        &mut self,
        set: &Series,
        file: &Ranged<String>,
        draft: &mut Draft,
    ) -> Option<Vec<Value>> {
        for (key, span) in [
            ("periods", set.periods.as_ref().map(|key| key.span)),
            ("names", set.names.as_ref().map(|key| key.span)),
            ("keys", set.keys.as_ref().map(|key| key.span)),
        ] {
            if let Some(span) = span {
                let message =
                    say!("{key} 要与 values 同用", "`{key}` goes with `values`");
                self.error(Code::Conflict, span, message);
            }
        }
        let rows = self.rows(set);
        let only = self.only(set);
        let table = self.table_of(set, file, draft)?;
        let (Some(column), Some(by)) = (&set.column, &set.by) else {
            let heads = table.rows.iter().find(|row| row.cells.len() > 1);
            let heads = heads.map_or(String::new(), |row| {
                row.cells.iter().map(Cell::text).collect::<Vec<_>>().join("、")
            });
            self.advise(
                Code::MissingKey,
                file.span,
                say!("file 没有 column 或 by", "`file` without `column` or `by`"),
                say!(
                    "写 column = \"数值列的表头\"，by = \"年份或名称列的表头\"；表里有：{heads}",
                    "write column = \"heading of the values\" and by = \"heading of the periods or names\"; there are: {heads}"
                ),
            );
            return None;
        };
        let asked = Asked { column: &column.value, by: &by.value, only, rows: rows? };
        match data::pick(&table, &asked) {
            Ok(picked) => self.cells(set, file, &table, picked),
            Err(misfits) => {
                for misfit in misfits {
                    self.misfit(set, file, misfit);
                }
                None
            }
        }
    }

    /// The rows asked for.
    fn rows(&mut self, set: &Series) -> Option<Rows> {
        let Some(written) = &set.rows else { return Some(Rows::ALL) };
        let rows = Rows::parse(&written.value);
        if rows.is_none() {
            self.advise(
                Code::BadValue,
                written.span,
                say!("rows 读不成行号的范围", "`rows` is no range of row numbers"),
                say!(
                    "照表格软件左边的行号写：\"4:20\"，或 \"4:\" 到末行",
                    "write the row numbers of the spreadsheet: \"4:20\", or \"4:\" to the last"
                ),
            );
        }
        rows
    }

    /// The conditions on rows.
    fn only<'s>(&mut self, set: &'s Series) -> Vec<(&'s str, &'s str)> {
        let mut out = Vec::new();
        for one in set.only.as_ref().map_or(&[][..], |only| &only.value) {
            match one.value.split_once(['=', '＝']) {
                Some((head, text)) => out.push((head.trim(), text.trim())),
                None => self.advise(
                    Code::BadValue,
                    one.span,
                    say!("only 里缺等号", "an entry of `only` lacks its ="),
                    say!("写成 \"地区=二七区\"", "write it like \"地区=二七区\""),
                ),
            }
        }
        out
    }

    /// The table of a file, read once for all series.
    fn table_of(
        &mut self,
        set: &Series,
        file: &Ranged<String>,
        draft: &mut Draft,
    ) -> Option<Rc<Table>> {
        let path = self.locate(file)?;
        let sheet = set.sheet.as_ref().map(|sheet| sheet.value.clone());
        let key = (path, sheet);
        if let Some(known) = draft.tables.get(&key) {
            return known.clone();
        }
        let (path, bytes) = self.read(file)?;
        let table = match data::read(&bytes, &path, key.1.as_deref()) {
            Ok(table) => Some(Rc::new(table)),
            Err(bad) => {
                self.bad_file(set, file, bad);
                None
            }
        };
        draft.tables.insert(key, table.clone());
        table
    }

    fn bad_file(&mut self, set: &Series, file: &Ranged<String>, bad: BadFile) {
        let name = &file.value;
        let resave = say!(
            "在表格软件里打开，另存为 .xlsx 或 CSV",
            "open it in a spreadsheet program and save it as .xlsx or CSV"
        );
        match bad {
            BadFile::Kind => self.advise(
                Code::BadData,
                file.span,
                say!("{name} 不是 CSV、JSON 或 XLSX", "{name} is no CSV, JSON or XLSX"),
                resave,
            ),
            BadFile::Broken(why) => {
                let (zh, en) = (why.zh, why.en);
                let message = Message {
                    zh: format!("数据文件 {name} 读不出：{zh}"),
                    en: format!("the data file {name} cannot be read: {en}"),
                };
                self.advise(Code::BadData, file.span, message, resave);
            }
            BadFile::TooLarge(why) => {
                let (zh, en) = (why.zh, why.en);
                let message = Message {
                    zh: format!("数据文件 {name} 太大：{zh}"),
                    en: format!("the data file {name} is too large: {en}"),
                };
                self.error(Code::TooLarge, file.span, message);
            }
            BadFile::Sheetless => {
                let span = set.sheet.as_ref().map_or(file.span, |sheet| sheet.span);
                let message = say!("{name} 没有工作表之分", "{name} has no sheets");
                self.error(Code::UnknownColumn, span, message);
            }
            BadFile::NoSheet(sheets) => {
                let asked = set.sheet.as_ref();
                let span = asked.map_or(file.span, |sheet| sheet.span);
                let asked = asked.map_or("", |sheet| sheet.value.as_str());
                let message =
                    say!("{name} 里没有工作表“{asked}”", "{name} has no sheet “{asked}”");
                let help = one_of(asked, &sheets);
                self.advise(Code::UnknownColumn, span, message, help);
            }
        }
    }

    fn misfit(&mut self, set: &Series, file: &Ranged<String>, misfit: Misfit) {
        let name = &file.value;
        match misfit {
            Misfit::Empty => {
                let message = say!("{name} 里没有数据", "{name} has no data");
                self.error(Code::BadData, file.span, message);
            }
            Misfit::NoColumn { missing, heads } => {
                let keys = [&set.column, &set.by].into_iter().flatten();
                let only = set.only.iter().flat_map(|only| &only.value);
                let own = only.filter(|one| one.value.trim_start().starts_with(&missing));
                let span = keys
                    .chain(own)
                    .find(|key| key.value.trim_start().starts_with(&missing))
                    .map_or(file.span, |key| key.span);
                let message = say!(
                    "{name} 里没有“{missing}”这一列",
                    "{name} has no column “{missing}”"
                );
                let help = one_of(&missing, &heads);
                self.advise(Code::UnknownColumn, span, message, help);
            }
        }
    }

    /// The values of the cells, with every bad cell told by its place in the file.
    fn cells(
        &mut self,
        set: &Series,
        file: &Ranged<String>,
        table: &Table,
        picked: Vec<Picked<'_>>,
    ) -> Option<Vec<Value>> {
        let span = set.column.as_ref().map_or(file.span, |column| column.span);
        let by = set.by.as_ref().map_or(file.span, |by| by.span);
        let unit = set.unit.as_ref().map_or("", |unit| unit.value.trim());
        let name = &file.value;
        let mut bad = Vec::new();
        let mut out = Vec::new();
        for one in picked {
            let (row, column) = one.value_at;
            let at = |row, column| {
                let place: Message = table.place(row, column);
                Message {
                    zh: format!("{name} 的 {}：", place.zh),
                    en: format!("{name}, {}: ", place.en),
                }
            };
            match number(one.value, unit) {
                Ok(Some(_)) if one.key.is_empty() => {
                    let (row, column) = one.key_at;
                    let what =
                        say!("有数而没有年份或名称", "a value without period or name");
                    bad.push((by, joined(at(row, column), &what)));
                }
                Ok(Some(number)) => out.push(Value {
                    key: one.key,
                    id: None,
                    number,
                    at: (by, at(one.key_at.0, one.key_at.1)),
                }),
                Ok(None) => {}
                Err(why) => {
                    let what = why.message(one.value.text());
                    bad.push((span, joined(at(row, column), &what)));
                }
            }
        }
        let whole = bad.is_empty();
        self.bad_cells(name, bad);
        if whole && out.len() > MOST_POINTS {
            let count = out.len();
            let message = say!(
                "一个 [[series]] 至多 {MOST_POINTS} 个值，这里有 {count} 个",
                "a [[series]] has at most {MOST_POINTS} values, not {count}"
            );
            self.error(Code::TooLarge, file.span, message);
            return None;
        }
        // told already: what remains still serves those who refer to it
        Some(out)
    }

    /// Tells the first of the bad cells of a file one by one, and how many more there are.
    fn bad_cells(&mut self, name: &str, bad: Vec<(Span, Message)>) {
        let more = bad.len().saturating_sub(MOST_TOLD);
        let last = bad.last().map(|(span, _)| *span);
        for (span, message) in bad.into_iter().take(MOST_TOLD) {
            self.error(Code::BadCell, span, message);
        }
        if let Some(span) = last.filter(|_| more > 0) {
            let message = say!(
                "{name} 还有 {more} 个单元格不是数",
                "{name} has {more} more cells that are no numbers"
            );
            self.error(Code::BadCell, span, message);
        }
    }
}

/// What might be meant, else what there is.
fn one_of(asked: &str, there: &[String]) -> Message {
    if let Some(near) = nearest(asked, there.iter().map(String::as_str)) {
        return say!("是不是“{near}”？", "did you mean “{near}”?");
    }
    let all: Vec<&str> = there.iter().take(30).map(String::as_str).collect();
    let all = all.join("、");
    say!("有的是：{all}", "there are: {all}")
}
