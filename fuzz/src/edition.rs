//! An edition drawn from bytes that is sound as TOML and mostly sound in what it asks.

use crate::words::{Style, quoted, text};
use arbitrary::{Arbitrary, Result, Unstructured};
use std::fmt::Write as _;

/// The text of an edition.
pub struct Drawn {
    toml: String,
}

impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.toml)
    }
}

impl Drawn {
    /// The edition as TOML.
    pub fn to_toml(&self) -> &str {
        &self.toml
    }
}

impl<'a> Arbitrary<'a> for Drawn {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut toml = String::new();
        // Most faults stop an edition before it is laid out: they are let in now and then.
        let style = Style { wild: u.ratio(1, 6)?, markup: true };
        head(u, &mut toml, style)?;
        for id in ["a", "b.1"] {
            let value = u.choose(&["8.4", "0", "2569", "-3.14", "99999999999999"])?;
            let unit = u.choose(&["亿元", "%", "个", "", "万平方米"])?;
            let _ = writeln!(
                toml,
                "[[stat]]\nid = \"{id}\"\nlabel = {}\nvalue = \"{value}\"\nunit = \"{unit}\"",
                quoted(&format!("指标{}", text(u, 6, Style { markup: false, ..style })?))
            );
        }
        for number in 0..u.int_in_range(1..=5)? {
            section(u, &mut toml, number, style)?;
        }
        Ok(Self { toml })
    }
}

/// Perhaps a key, of one of some values.
fn key(
    u: &mut Unstructured<'_>,
    toml: &mut String,
    name: &str,
    of: &[&str],
) -> Result<()> {
    if u.ratio(1, 3)? {
        let _ = writeln!(toml, "{name} = {}", u.choose(of)?);
    }
    Ok(())
}

/// Perhaps a key with a text.
fn words(
    u: &mut Unstructured<'_>,
    toml: &mut String,
    (name, most): (&str, usize),
    style: Style,
) -> Result<()> {
    if u.ratio(1, 3)? {
        let text = text(u, most, style)?;
        let _ = writeln!(toml, "{name} = {}", quoted(&format!("字{text}")));
    }
    Ok(())
}

const FLAGS: [&str; 2] = ["true", "false"];

fn head(u: &mut Unstructured<'_>, toml: &mut String, style: Style) -> Result<()> {
    let plain = Style { markup: false, ..style };
    key(u, toml, "extends", &["\"base.toml\""])?;
    key(u, toml, "lang", &["\"zh-Hans\"", "\"zh-Hant\"", "\"ja\"", "\"ko\"", "\"en\""])?;
    toml.push_str("[publication]\n");
    let _ = writeln!(toml, "name = {}", quoted(&format!("报{}", text(u, 3, plain)?)));
    let _ = writeln!(toml, "kind = {}", u.choose(&["\"newspaper\"", "\"internal\""])?);
    for name in ["slogan", "publisher", "cn", "permit", "address"] {
        words(u, toml, (name, 6), plain)?;
    }
    toml.push_str("[edition]\ndate = 2021-01-15\n");
    key(u, toml, "issue", &["1", "3"])?;
    toml.push_str("[page]\n");
    let papers =
        ["\"A4\"", "\"四开\"", "\"对开\"", "{ width = \"120mm\", height = \"90mm\" }"];
    let _ = writeln!(toml, "paper = {}", u.choose(&papers)?);
    key(u, toml, "columns", &["1", "2", "3", "5"])?;
    key(u, toml, "gap", &["\"0pt\"", "\"4mm\"", "\"20pt\""])?;
    let bodies = ["\"小五\"", "\"9pt\"", "\"5pt\"", "\"12pt\""];
    key(u, toml, "body", if style.wild { &["\"30pt\"", "\"72pt\""] } else { &bodies })?;
    key(u, toml, "leading", &["\"13pt\"", "\"31pt\"", "\"12.01pt\""])?;
    toml.push_str("[theme]\n");
    key(u, toml, "name", &["\"party\"", "\"bulletin\""])?;
    key(u, toml, "red", &["\"spot\"", "\"process\"", "\"black\""])?;
    toml.push_str("[text]\n");
    key(u, toml, "kinsoku", &["\"none\"", "\"basic\"", "\"gb\"", "\"strict\""])?;
    let marks = ["\"all\"", "\"full\"", "\"line-end\"", "\"kaiming\"", "\"half\""];
    key(u, toml, "marks", &marks)?;
    for name in ["close_pairs", "hang", "cells", "squeeze_stops", "hyphenate", "widen"] {
        key(u, toml, name, &FLAGS)?;
    }
    key(u, toml, "squeeze", &["0", "30"])?;
    key(u, toml, "tcy", &["0", "1", "4"])?;
    key(u, toml, "vertical_digits", &["\"upright\"", "\"rotated\"", "\"han\""])?;
    key(u, toml, "narrow_indent", &["1", "2"])?;
    for table in ["[masthead]\n", "[colophon]\n"] {
        if u.arbitrary()? {
            toml.push_str(table);
        }
    }
    Ok(())
}

fn section(
    u: &mut Unstructured<'_>,
    toml: &mut String,
    number: u8,
    style: Style,
) -> Result<()> {
    let _ = writeln!(toml, "[[section]]\nid = \"s{number}\"");
    for (name, most) in
        [("kicker", 12), ("title", 12), ("deck", 20), ("lead", 30), ("byline", 4)]
    {
        words(u, toml, (name, most), style)?;
    }
    if u.arbitrary()? {
        key(u, toml, "initial", &["\"进\"", "\"A\"", "\"。\""])?;
        key(u, toml, "writing", &["\"horizontal\""])?;
    } else {
        key(u, toml, "writing", &["\"vertical\"", "\"horizontal\""])?;
        key(u, toml, "title_writing", &["\"vertical\"", "\"horizontal\""])?;
    }
    key(u, toml, "columns", &["1", "2", "3", "7"])?;
    key(u, toml, "rank", &["1", "2", "9"])?;
    key(u, toml, "lang", &["\"zh-Hant\"", "\"ja\"", "\"ko\"", "\"en\""])?;
    key(u, toml, "align", &["\"left\"", "\"center\"", "\"right\""])?;
    key(u, toml, "group", &["\"g\""])?;
    key(u, toml, "title_size", &["\"12pt\"", "\"72pt\""])?;
    key(u, toml, "item_columns", &["0", "2", "3"])?;
    let frames = ["\"line\"", "\"double\"", "\"tint\"", "\"top\""];
    key(u, toml, "frame", &frames)?;
    let areas = [
        "{ page = 1, col = 1, cols = 1 }",
        "{ page = 1, grid = 4, col = 2, cols = 2 }",
        "{ page = 2, col = 1, cols = 1, row = 3, rows = 9 }",
        "{ page = 1, grid = 3, col = 3, cols = 1, to_foot = true }",
    ];
    key(u, toml, "area", &areas)?;
    let _ = writeln!(toml, "body = {}", quoted(&format!("正文{}", text(u, 300, style)?)));
    figures(u, toml, "section.figure", style)?;
    for _ in 0..u.int_in_range(0..=2)? {
        toml.push_str("[[section.item]]\n");
        words(u, toml, ("title", 10), style)?;
        let _ =
            writeln!(toml, "body = {}", quoted(&format!("条{}", text(u, 60, style)?)));
        figures(u, toml, "section.item.figure", style)?;
    }
    Ok(())
}

fn figures(
    u: &mut Unstructured<'_>,
    toml: &mut String,
    table: &str,
    style: Style,
) -> Result<()> {
    for _ in 0..u.int_in_range(0..=2)? {
        let kind = *u.choose(&["cards", "table", "picture"])?;
        let _ = writeln!(toml, "[[{table}]]\nkind = \"{kind}\"\nalt = \"图\"");
        key(u, toml, "at", &["\"top\"", "\"bottom\"", "\"right\"", "\"inline\""])?;
        key(u, toml, "after", &["1", "3"])?;
        key(u, toml, "span", &["1", "2"])?;
        key(u, toml, "columns", &["1", "2", "6"])?;
        words(u, toml, ("title", 8), style)?;
        match kind {
            "cards" => toml.push_str("stats = [\"a\", \"b.1\"]\n"),
            "picture" => {
                toml.push_str("file = \"a.png\"\n");
                words(u, toml, ("caption", 8), style)?;
                words(u, toml, ("credit", 3), style)?;
            }
            _ => rows(u, toml, style)?,
        }
    }
    Ok(())
}

fn rows(u: &mut Unstructured<'_>, toml: &mut String, style: Style) -> Result<()> {
    let cell = Style { markup: style.wild, ..style };
    key(u, toml, "align", &["[\"left\", \"decimal\"]", "[\"right\", \"center\"]"])?;
    words(u, toml, ("unit", 4), style)?;
    words(u, toml, ("note", 8), style)?;
    toml.push_str("head = [\"项目\", \"数值|合计\"]\nrows = [\n");
    for _ in 0..u.int_in_range(0..=6)? {
        let (a, b) = (quoted(&text(u, 6, cell)?), quoted(&text(u, 3, cell)?));
        let _ = writeln!(toml, "[{a}, {b}],");
    }
    toml.push_str("]\n");
    Ok(())
}
