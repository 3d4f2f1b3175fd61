//! Series: values written in the edition or read from a file, each an ordinary statistic.

use super::super::data::{
    self, Asked, BadFile, Cell, Misfit, Picked, Rows, Table, number, tidy,
};
use super::super::desk::{Desk, nearest};
use super::{basis_of, hedge, status_of};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message};
use crate::edition::{self, Ranged, Series};
use crate::say;
use crate::stats::period::Period;
use crate::stats::{Def, SeriesDef, is_name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

/// Points that a series may have.
const MOST_POINTS: usize = 100_000;
/// Cells at fault that are told one by one.
const MOST_TOLD: usize = 20;

/// Statistics and series read so far.
pub(super) struct Draft {
    /// The statistics written one by one, then points.
    pub(super) defs: Vec<Def>,
    /// Where each of those points was written.
    pub(super) points: Vec<Span>,
    /// The series.
    pub(super) series: Vec<SeriesDef>,
    /// Statistics without value and expression: they say more of a point.
    open: BTreeMap<String, usize>,
    /// Where each name was written.
    names: BTreeMap<String, Span>,
    /// Series with faults: what refers to them is not at fault too.
    pub(super) lost: BTreeSet<String>,
    /// Files read so far, by path and sheet.
    tables: BTreeMap<(PathBuf, Option<String>), Option<Rc<Table>>>,
}

impl Draft {
    /// A draft with the statistics that are written one by one.
    pub(super) fn new(list: &[Ranged<edition::Stat>], defs: Vec<Def>) -> Self {
        let mut open = BTreeMap::new();
        let mut names = BTreeMap::new();
        for (i, (def, stat)) in defs.iter().zip(list).enumerate() {
            names.entry(def.name.clone()).or_insert(stat.span);
            if def.value.is_none() && def.expr.is_none() && !def.name.is_empty() {
                open.entry(def.name.clone()).or_insert(i);
            }
        }
        Self {
            defs,
            points: Vec::new(),
            series: Vec::new(),
            open,
            names,
            lost: BTreeSet::new(),
            tables: BTreeMap::new(),
        }
    }

    /// Takes a point; its place among the statistics.
    fn point(&mut self, def: Def, span: Span) -> usize {
        let more = self.open.remove(&def.name);
        if let Some((at, more)) = more.and_then(|at| Some((at, self.defs.get_mut(at)?))) {
            let own = std::mem::take(more);
            *more = laid_over(own, def);
            return at;
        }
        self.defs.push(def);
        self.points.push(span);
        self.defs.len() - 1
    }
}

/// What a statistic says of a point, over what its series says.
fn laid_over(own: Def, point: Def) -> Def {
    let text = |own: String, other: String| if own.is_empty() { other } else { own };
    Def {
        name: own.name,
        label: text(own.label, point.label),
        value: point.value,
        unit: text(own.unit, point.unit),
        expr: None,
        check: own.check,
        hedge: own.hedge.or(point.hedge),
        period: text(own.period, point.period),
        status: own.status.or(point.status),
        basis: own.basis.or(point.basis),
        source: text(own.source, point.source),
        scope: text(own.scope, point.scope),
        say: own.say,
        places: own.places.or(point.places),
        span: own.span,
    }
}

/// A value of a series with its key.
struct Value {
    /// The period or name.
    key: String,
    /// The end of its id, where it is not the key.
    id: Option<String>,
    /// The decimal.
    number: String,
    /// Where a fault of the key is told, and in which words.
    at: (Span, Message),
}

impl Desk<'_> {
    /// Reads a series into the draft, with faults noted.
    pub(super) fn series(&mut self, series: &Ranged<Series>, draft: &mut Draft) {
        let before = self.faults.len();
        self.read_series(series, draft);
        if let Some(id) = &series.value.id
            && self.faults.len() > before
        {
            draft.lost.insert(id.value.clone());
        }
    }

    fn read_series(&mut self, series: &Ranged<Series>, draft: &mut Draft) {
        let set = &series.value;
        let named = self.series_name(series, draft);
        let values = match (&set.values, &set.file) {
            (Some(values), Some(file)) => {
                let message =
                    say!("values 与 file 只写一个", "write `values` or `file`, not both");
                let first = values.span;
                self.faults.push(
                    Diagnostic::error(Code::Conflict, file.span, message)
                        .also(first, say!("已写 values", "`values` stands here")),
                );
                return;
            }
            (Some(values), None) => self.inline(series, values),
            (None, Some(file)) => self.from_file(set, file, draft),
            (None, None) => {
                self.advise(
                    Code::MissingKey,
                    series.span,
                    say!("[[series]] 没有 values 或 file", "a [[series]] with neither values nor file"),
                    say!(
                        "写 values = [\"463.1\", …] 和 periods = [\"2016\", …]，或写 file、column、by",
                        "write values = [\"463.1\", …] and periods = [\"2016\", …], or file, column and by"
                    ),
                );
                return;
            }
        };
        if let (Some(name), Some(values)) = (named, values) {
            self.points(set, &name, values, draft);
        }
    }

    /// The name of a series, where it may bear it.
    fn series_name(
        &mut self,
        series: &Ranged<Series>,
        draft: &mut Draft,
    ) -> Option<String> {
        let Some(id) = &series.value.id else {
            self.advise(
                Code::MissingKey,
                series.span,
                say!("[[series]] 缺 id", "a [[series]] lacks its id"),
                say!("写 id = \"gdp\" 这样的名字", "write an id such as \"gdp\""),
            );
            return None;
        };
        let name = &id.value;
        if !is_name(name) || name.is_empty() || name.ends_with('.') {
            let fits = |c: char| is_name(&format!("a{c}"));
            let bad = name.char_indices().find(|(_, c)| !fits(*c));
            let at = bad.map_or(0..name.len(), |(at, c)| at..at + c.len_utf8());
            let span = self.inside(id, at);
            self.advise(
                Code::BadValue,
                span,
                say!("id 里不能有这个字符", "an id may not have this character"),
                say!(
                    "id 由字母（汉字也可）、数字、点和下划线组成，不以数字或点开头，不以点结尾",
                    "an id is letters of any script, digits, dots and underscores; it begins with neither digit nor dot, and ends in no dot"
                ),
            );
            return None;
        }
        if let Some(first) = draft.names.insert(name.clone(), id.span) {
            let message = say!("{name} 定义了两次", "{name} is defined twice");
            let found = Diagnostic::error(Code::Duplicate, id.span, message)
                .also(first, say!("先在这里定义", "first defined here"));
            self.faults.push(found);
            return None;
        }
        Some(name.clone())
    }

    /// Values written in the edition.
    fn inline(
        &mut self,
        series: &Ranged<Series>,
        values: &Ranged<Vec<Ranged<String>>>,
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
        let (names, word) = match (&set.periods, &set.names) {
            (Some(periods), _) => (periods, "periods"),
            (None, Some(names)) => (names, "names"),
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
                return None;
            }
        };
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

    /// Whether there are as many of two lists.
    fn as_many(
        &mut self,
        list: &Ranged<Vec<Ranged<String>>>,
        values: &Ranged<Vec<Ranged<String>>>,
        word: &str,
    ) -> bool {
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

    /// Values of a file.
    fn from_file(
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
                    bad.push((by, joined(at(row, column), what)));
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
                    bad.push((span, joined(at(row, column), what)));
                }
            }
        }
        let more = bad.len().saturating_sub(MOST_TOLD);
        let whole = bad.is_empty();
        for (span, message) in bad.into_iter().take(MOST_TOLD) {
            self.error(Code::BadCell, span, message);
        }
        if more > 0 {
            let message = say!(
                "{name} 还有 {more} 个单元格不是数",
                "{name} has {more} more cells that are no numbers"
            );
            self.error(Code::BadCell, span, message);
        }
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

    /// Makes every value a statistic.
    fn points(
        &mut self,
        set: &Series,
        name: &str,
        values: Vec<Value>,
        draft: &mut Draft,
    ) {
        let label = self.said(set.label.as_ref());
        let base = Def {
            unit: self.said(set.unit.as_ref()),
            hedge: set.approx.as_ref().map(|approx| hedge(approx.value)),
            status: set.status.as_ref().map(|status| status_of(status.value)),
            basis: set.basis.as_ref().map(|basis| basis_of(basis.value)),
            source: self.said(set.source.as_ref()),
            scope: self.said(set.scope.as_ref()),
            places: set.places.as_ref().map(|places| u32::from(places.value)),
            ..Def::default()
        };
        // years are periods whoever wrote them, 金水 and 第一产业 are names
        let dated = set.names.is_none()
            && (set.periods.is_some()
                || values.iter().all(|value| Period::parse(&value.key).is_some()));
        let mut met: BTreeMap<String, Message> = BTreeMap::new();
        let mut points = Vec::with_capacity(values.len());
        for value in values {
            let (span, place) = value.at;
            let Some(end) =
                self.end_of_id(value.id.as_deref().unwrap_or(&value.key), span, &place)
            else {
                continue;
            };
            if let Some(first) = met.get(&end) {
                let (zh, en) =
                    (first.zh.trim_end_matches('：'), first.en.trim_end_matches(": "));
                let what = Message {
                    zh: format!("“{}”出现了两次{}", value.key, before(zh, "，先在 ")),
                    en: format!(
                        "“{}” comes twice{}",
                        value.key,
                        before(en, ", first in ")
                    ),
                };
                self.advise(
                    Code::Duplicate,
                    span,
                    joined(place, what),
                    say!(
                        "用 only = [\"列=文字\"] 或 rows 选出要的行",
                        "choose the rows with only = [\"heading=text\"] or `rows`"
                    ),
                );
                continue;
            }
            met.insert(end.clone(), place);
            let (period, label) = if dated {
                (value.key.clone(), label.clone())
            } else {
                (String::new(), format!("{}{label}", value.key))
            };
            let def = Def {
                name: format!("{name}.{end}"),
                label,
                value: Some(value.number),
                period,
                span: Some(span),
                ..base.clone()
            };
            points.push((value.key, draft.point(def, span)));
        }
        draft.series.push(SeriesDef {
            name: name.to_owned(),
            label,
            unit: base.unit,
            points,
            span: set.id.as_ref().map(|id| id.span),
        });
    }

    /// The end of a point's id: 2016 of 2016年, `2016_2020` of 2016—2020; or none with the
    /// fault noted.
    fn end_of_id(&mut self, key: &str, span: Span, place: &Message) -> Option<String> {
        match end_of_id(&tidy(key)) {
            Ok(end) => Some(end),
            Err(c) => {
                let what = match c {
                    Some(c) => say!(
                        "“{key}”里的“{c}”不能写进指标的 id",
                        "the {c} of “{key}” may not stand in the id of a statistic"
                    ),
                    None => say!(
                        "“{key}”做不成指标的 id",
                        "“{key}” makes no id of a statistic"
                    ),
                };
                let help = if place.zh.is_empty() {
                    say!(
                        "用 keys = [\"…\"] 另写各点 id 的末段：字母（汉字也可）、数字、点、下划线",
                        "write the ends of the ids in keys = [\"…\"]: letters of any script, digits, dots, underscores"
                    )
                } else {
                    say!(
                        "在文件里另加一列，只用字母（汉字也可）、数字、点、下划线，写 by = 这一列",
                        "add a column of letters (of any script), digits, dots and underscores to the file, and name it in `by`"
                    )
                };
                self.advise(Code::BadValue, span, joined(place.clone(), what), help);
                None
            }
        }
    }
}

/// The end of an id for a key, or the character that no id may have.
fn end_of_id(key: &str) -> Result<String, Option<char>> {
    let year = key.strip_suffix('年').filter(|year| year.len() == 4);
    let year = year.filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    let mut out = String::new();
    for c in year.unwrap_or(key).chars() {
        match c {
            '“' | '”' | '"' => {}
            '-' | '–' | '—' | '－' | '～' | '~' | '/' | '、' | ' ' | '\u{3000}' => {
                if !out.ends_with('_') {
                    out.push('_');
                }
            }
            _ if is_name(&format!("a{c}")) => out.push(c),
            _ => return Err(Some(c)),
        }
    }
    let out = out.trim_matches('_').to_owned();
    if out.is_empty() || out.starts_with('.') || out.ends_with('.') {
        return Err(None);
    }
    Ok(out)
}

/// A place and what is wrong there.
fn joined(place: Message, what: Message) -> Message {
    Message { zh: place.zh + &what.zh, en: place.en + &what.en }
}

/// A text after some words, or nothing where it is empty.
fn before(text: &str, words: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{words}{text}") }
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

#[cfg(test)]
mod tests {
    use super::end_of_id;

    #[test]
    fn keys_become_ends_of_ids() {
        let end = |key: &str| end_of_id(key).unwrap();
        assert_eq!(end("2016"), "2016");
        assert_eq!(end("2016年"), "2016");
        assert_eq!(end("2016—2020"), "2016_2020");
        assert_eq!(end("2024-06"), "2024_06");
        assert_eq!(end("2024年二季度"), "2024年二季度");
        assert_eq!(end("“十三五”"), "十三五");
        assert_eq!(end("金水"), "金水");
        assert_eq!(end_of_id("郑州（市区）"), Err(Some('（')));
        assert_eq!(end_of_id("—"), Err(None));
    }
}
