//! Series: values written in the edition or read from a file, each an ordinary statistic.

mod file;
mod written;

use super::super::data::{Table, tidy};
use super::super::desk::Desk;
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
            (None, Some(file)) => self.read_file(set, file, draft),
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
            let Some(end) = self.end_once(&value, &mut met) else { continue };
            let (period, label) = if dated {
                (value.key.clone(), label.clone())
            } else {
                (String::new(), format!("{}{label}", value.key))
            };
            let span = set.file.as_ref().map_or(value.at.0, |file| file.span);
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

    /// The end of a value's id, where no value before it has the same; else none with the
    /// fault noted.
    fn end_once(
        &mut self,
        value: &Value,
        met: &mut BTreeMap<String, Message>,
    ) -> Option<String> {
        let (span, place) = (value.at.0, &value.at.1);
        let end =
            self.end_of_id(value.id.as_deref().unwrap_or(&value.key), span, place)?;
        let Some(first) = met.get(&end) else {
            met.insert(end.clone(), place.clone());
            return Some(end);
        };
        let (zh, en) = (first.zh.trim_end_matches('：'), first.en.trim_end_matches(": "));
        let what = Message {
            zh: format!("“{}”出现了两次{}", value.key, before(zh, "，先在 ")),
            en: format!("“{}” comes twice{}", value.key, before(en, ", first in ")),
        };
        let help = if place.zh.is_empty() {
            say!(
                "删去一个，或用 keys = [\"…\"] 给两者不同的 id 末段",
                "leave one out, or give them different ends of ids in keys = [\"…\"]"
            )
        } else {
            say!(
                "用 only = [\"列=文字\"] 或 rows 选出要的行",
                "choose the rows with only = [\"heading=text\"] or `rows`"
            )
        };
        self.advise(Code::Duplicate, span, joined(place.clone(), &what), help);
        None
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
                self.advise(Code::BadValue, span, joined(place.clone(), &what), help);
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
fn joined(place: Message, what: &Message) -> Message {
    Message { zh: place.zh + &what.zh, en: place.en + &what.en }
}

/// A text after some words, or nothing where it is empty.
fn before(text: &str, words: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{words}{text}") }
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
