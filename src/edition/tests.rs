//! Whole files, right and wrong.

use super::{Edition, FigureKind, Paper, parse};
use crate::base::{FileId, Len};
use crate::diag::{Code, Diagnostic};
use proptest::prelude::*;

fn good(text: &str) -> Edition {
    match parse(FileId(0), text) {
        Ok(edition) => edition,
        Err(errors) => panic!("{:#?}", errors.into_vec()),
    }
}

fn faults(text: &str) -> Vec<Diagnostic> {
    parse(FileId(0), text)
        .map_or_else(super::super::diag::Errors::into_vec, |_| Vec::new())
}

/// Each fault as `line:column code @text`, the text being what the span covers.
fn told(text: &str) -> Vec<String> {
    let place = |found: &Diagnostic| {
        let range = found.span.expect("a place").range();
        let before = &text[..range.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        format!("{line}:{column} {} @{}", found.code.name(), &text[range])
    };
    faults(text).iter().map(place).collect()
}

/// A file with a single fault: its help in English and the told place.
fn one(text: &str) -> (String, String, String) {
    let found = faults(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let help = found[0].help.as_ref().map(|help| help.en.clone()).unwrap_or_default();
    (told(text).remove(0), found[0].message.en.clone(), help)
}

const WHOLE: &str = r#"
lang = "zh-Hans"
publication = { name = "河桥通讯", kind = "internal" }
[edition]
date = 2021-01-15
issue = 3
pages = ["要闻", "专版"]
[page]
paper.width = "390mm"
paper.height = "545mm"
columns = 0x06
body = "小五"
[page.type_area]
width = "350mm"
[[section]]
title = "甲"
body = """
第一段。
"""
[[section.figure]]
kind = "table"
rows = [["a", "b"], ["c"]]
[section.area]
page = 1
to_foot = true
[[section]]
title = '乙'
[[section.item]]
title = "丙"
"#;

#[test]
fn a_whole_file_is_read_with_places() {
    let edition = good(WHOLE);
    assert_eq!(edition.publication.unwrap().value.name.unwrap().value, "河桥通讯");
    let issue = edition.edition.unwrap();
    assert_eq!(&WHOLE[issue.span.range()], "[edition]");
    assert_eq!(issue.value.header, issue.span);
    let date = issue.value.date.unwrap().value;
    assert_eq!((date.year, date.month, date.day), (2021, 1, 15));
    let page = edition.page.unwrap().value;
    assert_eq!(page.columns.unwrap().value, 6);
    assert_eq!(page.body.unwrap().value.0, Len::pt(9));
    let Paper::Measures(sheet) = page.paper.unwrap().value else { panic!("a sheet") };
    assert_eq!(sheet.width.unwrap().value.0, Len::mm(390));
    let sections = edition.section.unwrap().value;
    assert_eq!(sections.len(), 2);
    assert_eq!(&WHOLE[sections[1].span.range()], "[[section]]");
    assert!(sections[1].span.start() > sections[0].span.start());
    let first = &sections[0].value;
    let title = first.title.as_ref().unwrap();
    assert_eq!(&WHOLE[title.span.range()], "\"甲\"");
    let figure = &first.figure.as_ref().unwrap().value[0];
    assert_eq!(&WHOLE[figure.span.range()], "[[section.figure]]");
    assert_eq!(figure.value.kind.as_ref().unwrap().value, FigureKind::Table);
    let rows = &figure.value.rows.as_ref().unwrap().value;
    assert_eq!(rows[0].value[1].value, "b");
    assert_eq!(&WHOLE[rows[1].value[0].span.range()], "\"c\"");
    let area = first.area.as_ref().unwrap();
    assert_eq!(&WHOLE[area.span.range()], "[section.area]");
    assert!(area.value.to_foot.as_ref().unwrap().value);
    assert_eq!(sections[1].value.item.as_ref().unwrap().value.len(), 1);
}

#[test]
fn all_faults_come_at_once_in_source_order() {
    let text = r#"
zebra = 1
[page]
columns = 300
body = 9
paper = "A5"
leading = "12 furlongs"
[[section]]
titel = "甲"
rank = "1"
frame = "doubl"
lead = 7
[[section.figure]]
kind = "chart"
rows = [["a", 1], 2]
to_foot = true
"#;
    assert_eq!(
        told(text),
        [
            "2:1 unknown-key @zebra",
            "4:11 bad-value @300",
            "5:8 wrong-type @9",
            "6:9 bad-value @\"A5\"",
            "7:11 bad-value @\"12 furlongs\"",
            "9:1 unknown-key @titel",
            "10:8 wrong-type @\"1\"",
            "11:9 bad-value @\"doubl\"",
            "12:8 wrong-type @7",
            "14:8 bad-value @\"chart\"",
            "15:15 wrong-type @1",
            "15:19 wrong-type @2",
            "16:1 unknown-key @to_foot",
        ]
    );
}

/// A file, the message of its first fault, and the help with it.
const HELPS: &[(&str, &str, &str)] = &[
    (
        "[[section]]\ntitel = 'x'\n",
        "[section] has no key `titel`",
        "did you mean `title`?",
    ),
    (
        "[page]\ntitle = 'x'\n",
        "[page] has no key `title`",
        "`title` is a key of [edition]",
    ),
    ("sections = 1\n", "there is no table or key `sections`", "did you mean `section`?"),
    ("[page]\ncolumns = 300\n", "`page.columns` is 300, but must be from 1 to 255", ""),
    ("[page]\ncolumns = 0\n", "`page.columns` is 0, but must be from 1 to 255", ""),
    (
        "[page]\ncolumns = 99999999999999999999\n",
        "`page.columns` is 99999999999999999999, but must be from 1 to 255",
        "",
    ),
    (
        "[page]\ncolumns = \"6\"\n",
        "`page.columns` must be a whole number from 1 to 255, not text",
        "leave the quotes out: 6",
    ),
    (
        "[[stat]]\nvalue = 17.76\n",
        "`stat.value` must be text in quotes, not a decimal number",
        "put it in quotes: \"17.76\"",
    ),
    (
        "[page]\nbody = 9\n",
        "`page.body` is 9, which has no unit",
        "write it with a unit, in quotes: \"9pt\" or \"9mm\"",
    ),
    (
        "[section]\ntitle = 'x'\n",
        "`section` must be a list, not a table",
        "write the header as [[section]]",
    ),
    (
        "[[page]]\ncolumns = 6\n",
        "`page` must be a table, not a list",
        "there is only one such table; write its header as [page]",
    ),
    (
        "[edition]\npages = '要闻'\n",
        "`edition.pages` must be a list, not text",
        "put it in brackets: ['要闻']",
    ),
    (
        "[[section]]\nframe = 'doubel'\n",
        "`section.frame` cannot be \"doubel\"",
        "it may be: double, none, line, top, tint",
    ),
    (
        "[section.area]\nto_foot = 'yes'\n[x]\n",
        "`section` must be a list, not a table",
        "write [[section]] before it",
    ),
];

#[test]
fn help_tells_what_to_write() {
    for (text, message, help) in HELPS {
        let found = faults(text);
        let first = &found[0];
        assert_eq!(first.message.en, *message, "{text}");
        let told = first.help.as_ref().map_or("", |help| help.en.as_str());
        assert_eq!(told, *help, "{text}");
        assert_ne!(first.message.zh, first.message.en);
    }
}

#[test]
fn dates_that_are_none_are_told_as_dates() {
    for (written, code) in [
        ("2021-02-30", "bad-date"),
        ("2021-13-01", "bad-date"),
        ("2021-1-5", "bad-date"),
        ("2021/01/15", "bad-date"),
        ("2021-01-15T08:00:00", "bad-date"),
        ("\"2021-01-15\"", "bad-date"),
        ("\"昨天\"", "bad-date"),
        ("20210115", "bad-date"),
        ("2021年1月15日", "bad-date"),
    ] {
        let text = format!("[edition]\ndate = {written} # 日期\nissue = 'x'\n");
        let issue = "3:9 wrong-type @'x'";
        assert_eq!(told(&text), [format!("2:8 {code} @{written}"), issue.to_owned()]);
    }
}

#[test]
fn broken_syntax_has_no_echo() {
    // The broken header's keys are not told as keys of the table before.
    let text = "[page]\ncolumn = 6\n[[section]\ntitle = 'x'\nfoo = 1\n";
    let found = told(text);
    assert!(found.iter().all(|found| !found.contains("foo")), "{found:?}");
    assert!(found.iter().any(|found| found.contains("toml-syntax")), "{found:?}");

    // What stands before the broken table is judged all the same.
    let text = "[page]\ncolums = 6\n[[section]]\ntitle = x\nfoo = 1\n";
    let found = told(text);
    assert_eq!(found[0], "2:1 unknown-key @colums");
    assert!(found[1].starts_with("4:9 toml-syntax"), "{found:?}");
    assert_eq!(found.len(), 2);

    // Text that was never closed swallows the rest and is told once, where it breaks.
    let text = "[page]\ncolums = 6\n[[section]]\nbody = \"\"\"\n甲\n[[section]]\nx = 1\n";
    let found = told(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].contains("toml-syntax"), "{found:?}");
}

#[test]
fn a_key_written_twice_is_told_beside_other_faults() {
    let text = "[page]\ncolumns = 6\ncolumns = 5\ncolum = 1\n[page]\nx = 1\n";
    assert_eq!(
        told(text),
        [
            "3:1 duplicate @columns",
            "4:1 unknown-key @colum",
            "5:2 duplicate @page",
            "6:1 unknown-key @x",
        ]
    );
}

#[test]
fn marks_of_the_chinese_keyboard_are_explained() {
    let (place, _, help) = one("[page]\npaper = “A4”\n");
    assert!(place.starts_with("2:9 toml-syntax"), "{place}");
    assert!(help.contains("full-width"), "{help}");
}

#[test]
fn byte_order_marks_and_crlf_keep_places_right() {
    let text =
        "\u{feff}[[section]]\r\nbody = \"\"\"\r\n甲\r\n乙\"\"\"\r\ntitel = 'x'\r\n";
    let (place, _, _) = one(text);
    assert_eq!(place, "5:1 unknown-key @titel");
    let fixed = text.replace("titel", "title");
    let edition = good(&fixed);
    let section = &edition.section.unwrap().value[0];
    let body = section.value.body.as_ref().unwrap();
    assert_eq!(body.value, "甲\n乙");
    assert_eq!(&fixed[body.span.range()], "\"\"\"\r\n甲\r\n乙\"\"\"");
    assert_eq!(&fixed[section.span.range()], "[[section]]");
}

#[test]
fn an_empty_file_is_an_empty_edition() {
    assert_eq!(good("").section, None);
    assert_eq!(good("# nothing\r\n").header.range(), 0..0);
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let text = " ".repeat(super::MAX_BYTES + 1);
    let found = faults(&text);
    assert_eq!(found[0].code, Code::TooLarge);
}

#[test]
fn deep_nesting_and_long_names_do_no_harm() {
    let deep = format!("extends = {}{}", "[".repeat(5000), "]".repeat(5000));
    assert!(!faults(&deep).is_empty());
    let long = format!("{} = 1\n", "k".repeat(100_000));
    assert!(faults(&long)[0].message.en.len() < 300);
    let many = "x.y = 1\n".repeat(3000);
    assert!(faults(&many).len() >= 2999);
}

/// Pieces of editions, whole and broken, to be thrown together.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[[section]]\n",
    "[section]\n",
    "[section.area]\n",
    "[[section.figure]]\n",
    "[page]\n",
    "page.columns = 3\n",
    "columns = 300\n",
    "title = \"甲\"\n",
    "titel = '甲'\n",
    "body = \"\"\"\n甲\r\n乙",
    "\"\"\"",
    "rows = [[\"a\", 1],",
    "{ x = 1, ",
    "}",
    "=",
    ",",
    ".",
    "date = 2021-02-30\n",
    "date = 2021-",
    "\n",
    "\r\n",
    "\r",
    " ",
    "#",
    "“甲”",
    "\u{0}",
    "\u{feff}",
    "\"",
    "'",
    "\\",
    "section.title = 1\n",
    "section = 3\n",
    "a.b.c = 1\n",
];

proptest! {
    #[test]
    fn nothing_that_is_written_does_harm(
        picks in prop::collection::vec(prop::sample::select(PIECES), 0..24),
    ) {
        let text = picks.concat();
        if let Err(errors) = parse(FileId(0), &text) {
            let ranges: Vec<_> =
                errors.into_vec().iter().map(|found| found.span.unwrap().range()).collect();
            prop_assert!(ranges.iter().all(|range| text.get(range.clone()).is_some()));
            prop_assert!(ranges.is_sorted_by_key(|range| range.start));
        }
    }
}
