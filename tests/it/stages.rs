//! One small edition after every stage, as text. `cargo insta review`, or
//! `INSTA_UPDATE=always cargo test --test it stages`, accepts what has changed.

use crate::pdf::File;
use crate::support::house;
use kanyin::compile::{Options, Outcome, compile};
use kanyin::galley;
use kanyin::pages;
use kanyin::resolve::Resolved;
use kanyin::world::MemoryWorld;
use lopdf::{Dictionary, Document, Object};
use std::fmt::Write as _;
use std::path::Path;

const EDITION: &str = r#"[publication]
name = "小报"
kind = "newspaper"
cn = "00-0000"

[edition]
date = 2021-01-15
issue = 3

[page]
paper = { width = "60mm", height = "90mm" }
type_area = { width = "54mm", height = "80mm" }
columns = 2
bleed = "3mm"

[[stat]]
id = "tax"
label = "减税"
value = "8.4"
unit = "亿元"
approx = "近"

[[section]]
title = "开篇"
deck = "一行副题"
body = """
新年伊始，减税{tax}。
## 小标题
**全区**上下，“精神”振奋——再出发。
"""

[[section.figure]]
kind = "cards"
stats = ["tax"]
alt = "减税近8.4亿元"
"#;

fn small() -> Outcome {
    compiled(EDITION)
}

fn compiled(edition: &str) -> Outcome {
    let world = MemoryWorld::new([("small.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("small.toml"), &world, Options::default());
    assert!(outcome.pdf.is_some(), "{:#?}", outcome.found);
    outcome
}

/// Charts of one column: columns below and above zero, hatched parts, a line with a gap.
const CHARTS: &str = r#"[publication]
name = "小报"
kind = "newspaper"
cn = "00-0000"

[edition]
date = 2021-01-15
issue = 3

[page]
paper = { width = "90mm", height = "190mm" }
type_area = { width = "60mm", height = "180mm" }
columns = 1

[[series]]
id = "rate"
label = "增速"
unit = "%"
periods = ["2018", "2019", "2020"]
values = ["8.1", "6.8", "-1.2"]

[[series]]
id = "part"
label = "投资"
unit = "亿元"
names = ["道路", "住房", "学校", "公园"]
keys = ["a", "b", "c", "d"]
values = ["40", "30", "20", "10"]

[[series]]
id = "long"
label = "长列"
unit = "家"
periods = ["2016", "2017", "2018", "2019", "2020"]
values = ["3", "4", "—", "6", "8"]

[[section]]
title = "开篇"

[[section.figure]]
kind = "columns"
title = "增速"
series = ["rate"]
highlight = ["rate.2020"]

[[section.figure]]
kind = "share"
title = "投资"
stats = ["part.a", "part.b", "part.c", "part.d"]

[[section.figure]]
kind = "lines"
title = "家数"
series = ["long"]
axis_from = "2"
"#;

/// Snapshots lie in `tests/it/snapshots`, without the noise of their making.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(house().join("tests/it/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn resolved() {
    snapshot("resolved", &told(small().resolved.as_ref().unwrap()));
}

#[test]
fn charts() {
    let outcome = compiled(CHARTS);
    assert_eq!(outcome.found.len(), 0, "{:#?}", outcome.found);
    snapshot("charts", &pages::dump(outcome.pages.as_ref().unwrap()));
}

#[test]
fn galley() {
    let outcome = small();
    let galley = galley::set(outcome.resolved.as_ref().unwrap()).unwrap();
    snapshot("galley", &galley::dump(&galley));
}

#[test]
fn pages() {
    snapshot("pages", &pages::dump(small().pages.as_ref().unwrap()));
}

#[test]
fn pdf() {
    let file = File::open(small().pdf.as_ref().unwrap());
    let doc = &file.doc;
    let mut out = String::from("catalog ");
    object(&mut out, doc, &Object::Dictionary(doc.catalog().unwrap().clone()), 0);
    for id in doc.page_iter() {
        out += "page ";
        object(
            &mut out,
            doc,
            &Object::Dictionary(doc.get_dictionary(id).unwrap().clone()),
            0,
        );
    }
    snapshot("pdf", &out);
}

/// What was decided: the grid, the styles, the stories.
fn told(edition: &Resolved) -> String {
    let mut out = String::new();
    let page = &edition.page;
    let _ = writeln!(
        out,
        "{} {:?} {} 第{:?}期\npage {}×{} bleed {} columns {} gap {} rows {} of {} body {} press {}",
        edition.publication.name.to_text(),
        edition.publication.kind,
        edition.issue.date,
        edition.issue.number,
        page.trim.w,
        page.trim.h,
        page.bleed,
        page.columns,
        page.gap,
        page.rows,
        page.leading,
        page.body,
        page.press
    );
    for (role, style) in &edition.styles.by_role {
        let (size, least) = (style.size, style.least);
        let _ = writeln!(
            out,
            "{role:?}: f{} {size} to {least} {:?} {:?}",
            style.typeface.0, style.color, style.align
        );
    }
    for section in &edition.sections {
        let _ = writeln!(out, "section {} {:?}", section.id.0, section.name);
        for para in &section.body {
            let _ = writeln!(out, "  {:?}", para.role);
            for piece in &para.text.pieces {
                let keep = if piece.marks.keep.is_some() { " kept" } else { "" };
                let strong = if piece.marks.strong { " strong" } else { "" };
                let _ = writeln!(out, "    {:?}{strong}{keep}", piece.text);
            }
        }
    }
    out
}

/// Keys that lead away from the catalog or a page, or that any change of a byte changes.
const LEFT_OUT: [&[u8]; 6] =
    [b"Parent", b"Pages", b"Contents", b"StructTreeRoot", b"Font", b"Metadata"];

fn object(out: &mut String, doc: &Document, value: &Object, depth: usize) {
    let _ = match doc.dereference(value).unwrap().1 {
        Object::Dictionary(dict) => return dictionary(out, doc, dict, depth),
        Object::Stream(stream) => return dictionary(out, doc, &stream.dict, depth),
        Object::Array(list) => {
            *out += "[\n";
            for one in list {
                *out += &"  ".repeat(depth + 1);
                object(out, doc, one, depth + 1);
            }
            writeln!(out, "{}]", "  ".repeat(depth))
        }
        other => writeln!(out, "{other:?}"),
    };
}

fn dictionary(out: &mut String, doc: &Document, dict: &Dictionary, depth: usize) {
    *out += "<<\n";
    let mut entries: Vec<_> = dict.iter().collect();
    entries.sort_by_key(|(key, _)| (*key).clone());
    for (key, value) in entries {
        let left_out = LEFT_OUT.contains(&key.as_slice()) || key == b"Length";
        let _ =
            write!(out, "{}/{} ", "  ".repeat(depth + 1), String::from_utf8_lossy(key));
        let is_page = doc
            .dereference(value)
            .is_ok_and(|(_, one)| one.as_dict().is_ok_and(|one| one.has_type(b"Page")));
        if left_out
            || is_page
            || depth > 6
            || [&b"Outlines"[..], b"Dest"].contains(&key.as_slice())
        {
            *out += "…\n";
        } else {
            object(out, doc, value, depth + 1);
        }
    }
    let _ = writeln!(out, "{}>>", "  ".repeat(depth));
}
