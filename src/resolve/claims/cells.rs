//! Cells of tables as statements: 2024年 above, 地区生产总值（亿元） at the left and 684.52
//! in the cell are read as 2024年地区生产总值684.52亿元. A title that names a notion of its
//! own (固定资产投资三次产业构成) may be what the labels are parts of: under such a title
//! only cells that name the notion themselves are read.

use super::texts::Text;
use crate::resolve::{Rich, RowKind, Table, TableCell};
use crate::stats::check::Part;
use crate::stats::period::{self, Period};

/// Heads of a column of units.
const UNITS: [&str; 3] = ["单位", "计量单位", "单位名称"];
/// Heads that say a change, not what changed.
const CHANGES: [&str; 5] = ["增长", "增速", "增幅", "下降", "增减"];
/// Heads that say over what.
const OVER: [&str; 6] =
    ["比上年增长", "较上年增长", "同比增长", "比上年±", "同比增速", "增速"];
/// Words of titles that leave labels as they are, longer ones first.
const GENERAL: [&str; 30] = [
    "国民经济和社会发展",
    "经济社会发展",
    "国民经济",
    "完成情况",
    "主要",
    "指标",
    "数字",
    "工作",
    "经济",
    "社会",
    "发展",
    "统计",
    "情况",
    "数据",
    "一览",
    "总量",
    "增速",
    "增长",
    "及其",
    "与",
    "和",
    "及",
    "表",
    "全区",
    "全市",
    "全县",
    "本区",
    "重点",
    "运行",
    "历年",
];
/// Units of rates.
const RATES: [&str; 4] = ["%", "％", "‰", "倍"];

/// Every cell, head and note of a table.
pub(super) fn texts(table: &Table, title: &str, story: u32, out: &mut Vec<Text>) {
    let notes = table.notes.iter().map(|note| note.text.to_text());
    let note = notes.collect::<Vec<_>>().join("　");
    let heads = heads(table);
    let unit_line = table.unit.as_ref().map(flat).unwrap_or_default();
    let notion = notion(title);
    let units = heads.iter().position(|head| UNITS.contains(&head.last.trim()));
    let none = Head::default();
    let (mut grouped, mut label, mut within) = (false, String::new(), true);
    for row in table.rows.iter().skip(table.head_rows) {
        grouped |= row.kind == RowKind::Group;
        // a label that covers several rows is said of each of them
        if let Some(first) = row.cells.first().filter(|cell| cell.col == 0) {
            label = flat(&first.text);
            within = first.indent > 0 || first.cols > 1;
        }
        // what a group or the row above heads may be a part of it
        let part = grouped || within;
        let in_units = |cell: &&TableCell| units == Some(cell.col);
        let own_unit = row.cells.iter().find(in_units).map(|cell| flat(&cell.text));
        for cell in &row.cells {
            let head = heads.get(cell.col).unwrap_or(&none);
            let said = Said {
                label: &label,
                head,
                unit: own_unit.as_deref(),
                line: &unit_line,
                notion: &notion,
                alone: part || cell.col == 0,
            };
            let mut text = said.text(&cell.text, story);
            text.passage.beside =
                format!("{title}　{}　{label}　{note}", head.levels.join("　"));
            out.push(text);
        }
    }
    let notes = table.notes.iter().map(|note| &note.text);
    for rich in table.heads().map(|cell| &cell.text).chain(notes) {
        let mut text = Text::new(Part::Apart, story);
        text.push_rich(rich);
        out.push(text);
    }
}

/// What stands above a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// From the top down.
    pub(super) levels: Vec<String>,
    /// The lowest one that is no year.
    pub(super) last: String,
}

/// The heads of every column.
pub(super) fn heads(table: &Table) -> Vec<Head> {
    let mut out = vec![Head::default(); table.columns()];
    for cell in table.heads() {
        let text = flat(&cell.text);
        for head in out.iter_mut().skip(cell.col).take(cell.cols) {
            if year(parted(&text).0).is_none() {
                head.last.clone_from(&text);
            }
            head.levels.push(text.clone());
        }
    }
    out
}

/// What a reader takes a cell to say.
struct Said<'a> {
    /// The first cell of the row.
    label: &'a str,
    /// The heads of the column.
    head: &'a Head,
    /// The row's cell in the column of units.
    unit: Option<&'a str>,
    /// 单位：亿元.
    line: &'a str,
    /// What the title names, empty where it names nothing of its own.
    notion: &'a str,
    /// Whether the cell is the row's label, or under one that it is a part of.
    alone: bool,
}

impl Said<'_> {
    fn text(&self, cell: &Rich, story: u32) -> Text {
        let mut text = Text::new(Part::Cell, story);
        let bound = cell.pieces.iter().any(|piece| piece.marks.stat.is_some());
        let bare = flat(cell);
        let number = is_number(bare.trim());
        if self.alone || bound || !number {
            text.push_rich(cell);
            return text;
        }
        let (words, unit) = self.around();
        let minus = bare.trim().starts_with(['-', '−']);
        if words.is_empty() || minus || !words.contains(self.notion) {
            text.push_rich(cell);
            return text;
        }
        text.push_words(&words, cell.span());
        text.push_rich(cell);
        if bare.trim().ends_with(|c: char| c.is_ascii_digit()) {
            text.push_words(&unit, cell.span());
        }
        text
    }

    /// The words before the number, and its unit; both may be empty.
    fn around(&self) -> (String, String) {
        let (label, label_unit) = parted(self.label);
        let (head, head_unit) = parted(&self.head.last);
        let above = self.head.levels.iter().find_map(|head| year(parted(head).0));
        let one = self.line.trim_start_matches("单位").trim_start_matches(['：', ':']);
        let one = if one.contains(['、', '，', '/', '；']) { "" } else { one.trim() };
        let change = CHANGES.iter().any(|word| head.contains(word));
        let own = if change { None } else { self.unit.or(label_unit) };
        let unit = head_unit.or(own).unwrap_or(if change { "%" } else { one });
        let words = match (year(label), above) {
            _ if change && !OVER.contains(&head) => String::new(),
            _ if RATES.contains(&unit) && !change => String::new(),
            // a row a year: the head says what is counted
            (Some(year), _) if !change => format!("{year}{head}"),
            (Some(_), _) => String::new(),
            (_, Some(year)) => format!("{year}{label}"),
            _ if change => format!("{label}{head}"),
            _ => label.to_owned(),
        };
        (words, unit.to_owned())
    }
}

/// What a title names besides its number, a period and general words.
fn notion(title: &str) -> String {
    let mut rest = title;
    if let Some(after) = rest.strip_prefix(['表', '附']) {
        rest = after.trim_start_matches(|c: char| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || "表一二三四五六七八九十-—".contains(c)
        });
    }
    let mut out = String::new();
    while let Some(c) = rest.chars().next() {
        let general = GENERAL.iter().find(|word| rest.starts_with(**word));
        let len = match (period::starts(rest), general) {
            (Some((_, len)), _) => len,
            (None, Some(word)) => word.len(),
            (None, None) => {
                if c.is_alphanumeric() {
                    out.push(c);
                }
                c.len_utf8()
            }
        };
        rest = rest.get(len..).unwrap_or("");
    }
    out
}

/// A cell in one line.
pub(super) fn flat(rich: &Rich) -> String {
    rich.to_text().replace('\n', "")
}

/// A head or label and the unit in its brackets.
pub(super) fn parted(text: &str) -> (&str, Option<&str>) {
    let text = text.trim().trim_start_matches("其中：").trim_start_matches('#');
    let Some((name, rest)) = text.split_once(['（', '(']) else { return (text, None) };
    let unit = rest.trim_end_matches(['）', ')']);
    (name.trim(), Some(unit))
}

/// 2024, 2024年 as a year.
fn year(text: &str) -> Option<String> {
    let digits = text.trim().trim_end_matches('年');
    let four = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    (four && Period::parse(digits).is_some()).then(|| format!("{digits}年"))
}

/// Whether a cell is a number, possibly with a unit.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        || text
            .strip_prefix(['-', '−'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::resolve::{Align, TableRow, TableRules};

    fn rich(text: &str) -> Rich {
        Rich::plain(text, Span::detached())
    }

    fn row(cells: &[&str], kind: RowKind) -> TableRow {
        let cell = |(col, text): (usize, &&str)| TableCell {
            col,
            cols: 1,
            rows: 1,
            indent: 0,
            text: rich(text),
        };
        let cells = cells.iter().enumerate().map(cell).collect();
        TableRow { kind, cells, span: Span::detached() }
    }

    /// What the cells of a table are read as, its labels and heads left out.
    fn read(title: &str, unit: &str, head: &[&str], cells: &[&str]) -> Vec<String> {
        let table = Table {
            rules: TableRules::Three,
            rows: vec![row(head, RowKind::Head), row(cells, RowKind::Plain)],
            head_rows: 1,
            align: vec![Align::Left; head.len()],
            unit: Some(rich(unit)),
            notes: Vec::new(),
            continued: String::new(),
            halves: 1,
            split: true,
            span: Span::detached(),
        };
        let mut out = Vec::new();
        texts(&table, title, 0, &mut out);
        let cells = out.into_iter().take(cells.len()).skip(1);
        cells.map(|text| text.passage.prose.text).collect()
    }

    #[test]
    fn a_cell_is_read_with_its_heads() {
        let years = ["指标", "2023年", "2024年"];
        assert_eq!(
            read(
                "主要经济指标",
                "",
                &years,
                &["地区生产总值（亿元）", "651.48", "684.52"]
            ),
            ["2023年地区生产总值651.48亿元", "2024年地区生产总值684.52亿元"]
        );
        assert_eq!(
            read(
                "表1　2020—2024年地区生产总值",
                "单位：亿元",
                &["年份", "地区生产总值"],
                &["2024", "684.52"]
            ),
            ["2024年地区生产总值684.52亿元"]
        );
        let units = ["指标", "单位", "数量", "比上年增长（%）"];
        assert_eq!(
            read("主要指标", "", &units, &["发电量", "亿千瓦时", "18.94", "5.0"]),
            ["亿千瓦时", "发电量18.94亿千瓦时", "发电量比上年增长5.0%"]
        );
    }

    #[test]
    fn what_a_title_or_a_sign_may_change_is_read_alone() {
        let head = ["产业", "比重（%）", "比上年增长（%）"];
        let row = ["第一产业", "1.6", "4.2"];
        assert_eq!(read("固定资产投资三次产业构成", "", &head, &row), ["1.6", "4.2"]);
        let head = ["产品", "产量（万吨）", "比上年增长（%）"];
        assert_eq!(
            read("主要指标", "", &head, &["水泥", "142.60", "-5.7"]).last().unwrap(),
            "-5.7"
        );
    }
}
