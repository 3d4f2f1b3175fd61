//! What data files promise: exact decimals, right places, no panic.

use super::cell::BadCell;
use super::*;
use proptest::prelude::*;

fn text(text: &str, unit: &str) -> Result<Option<String>, BadCell> {
    number(&Cell::Text(text.to_owned()), unit)
}

fn said(result: Result<Option<String>, BadCell>) -> String {
    result.unwrap().unwrap()
}

#[test]
fn cells_are_read_as_people_write_them() {
    assert_eq!(said(text(" 1,234.50 ", "亿元")), "1234.50");
    assert_eq!(said(text("１２３．４", "亿元")), "123.4");
    assert_eq!(said(text("-0.3", "%")), "-0.3");
    assert_eq!(said(text("7.3%", "%")), "7.3");
    assert_eq!(said(text("７．３％", "%")), "7.3");
    assert_eq!(said(text("463.1亿元", "亿元")), "463.1");
    assert_eq!(said(text("4.631E+02", "亿元")), "463.1");
    assert_eq!(said(text("1 778", "亩")), "1778");
    for missing in ["", "—", "…", "-", "——", " － "] {
        assert_eq!(text(missing, "亿元"), Ok(None), "{missing}");
    }
    assert_eq!(text("约463", "亿元"), Err(BadCell::Text));
    assert_eq!(text("1,23", "亿元"), Err(BadCell::Grouping));
    assert_eq!(text("7.3%", "亿元"), Err(BadCell::Percent));
    assert_eq!(text("1e99", "亿元"), Err(BadCell::TooLarge));
    assert_eq!(text("1e9999999999", "亿元"), Err(BadCell::TooLarge));
}

#[test]
fn percent_cells_of_sheets_are_what_the_sheet_shows() {
    let cell = |digits: &str, percent| Cell::Number(digits.to_owned(), percent);
    assert_eq!(said(number(&cell("0.073", true), "%")), "7.3");
    assert_eq!(said(number(&cell("0.073", false), "%")), "0.073");
    assert_eq!(said(number(&cell("-0.0005", true), "%")), "-0.05");
    assert_eq!(said(number(&cell("0.5", true), "倍")), "0.5");
    assert_eq!(said(number(&cell("12", true), "%")), "1200");
}

#[test]
fn cells_are_named_as_spreadsheets_name_them() {
    assert_eq!(cell_name(7, 1), "B7");
    assert_eq!(cell_name(1, 26), "AA1");
    assert_eq!(cell_name(1_048_576, 16_383), "XFD1048576");
}

fn csv(text: &[u8]) -> Result<Table, BadFile> {
    read(text, Path::new("a.csv"), None)
}

#[test]
fn rows_keep_their_numbers() {
    let table =
        csv("表题\r\n\r\n年份,产值\r\n2016,\"1,234\n.5\"\r\n".as_bytes()).unwrap();
    let numbers: Vec<usize> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4]);
    assert_eq!(table.rows[2].cells[1], Cell::Text("1,234\n.5".into()));
}

#[test]
fn an_open_quote_swallows_nothing() {
    let BadFile::Broken(why) = csv(b"a,b\n1,\"2\n3,4\n").unwrap_err() else { panic!() };
    assert!(why.en.contains("B2"), "{}", why.en);
}

#[test]
fn encodings_are_told_apart() {
    let want = csv("年份,产值\n2016,1\n".as_bytes()).unwrap();
    let (gbk, _, _) = encoding_rs::GB18030.encode("年份,产值\n2016,1\n");
    assert_eq!(csv(&gbk).unwrap(), want);
    assert_eq!(csv("\u{FEFF}年份,产值\n2016,1\n".as_bytes()).unwrap(), want);
    let mut wide = vec![0xFF, 0xFE];
    wide.extend("年份\t产值\n2016\t1\n".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(csv(&wide).unwrap(), want);
    assert!(matches!(csv(b"\xff\xff\xff,1\n"), Err(BadFile::Broken(_))));
    assert!(matches!(csv(b"a,\0\n"), Err(BadFile::Broken(_))));
}

#[test]
fn both_forms_of_json_are_one_table() {
    let json = |text: &str| read(text.as_bytes(), Path::new("a.json"), None);
    let rows = json(r#"[{"年":2016,"值":0.10},{"年":2017,"值":1e2}]"#).unwrap();
    let lists = json(r#"{"年":[2016,2017],"值":[0.10,1e2]}"#).unwrap();
    assert_eq!(rows, lists);
    assert_eq!(rows.rows[1].cells[1], Cell::Number("0.10".into(), false));
    assert_eq!(said(number(&rows.rows[2].cells[1], "个")), "100");
    for bad in ["", "1", "[1]", "{", "[{\"a\":1,\"a\":2}]", "{\"a\":{}}"] {
        assert!(matches!(json(bad), Err(BadFile::Broken(_))), "{bad}");
    }
    let deep = "[".repeat(100_000);
    assert!(json(&format!("[{{\"a\":{deep}")).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.csv", "a.json", "a.xlsx"] {
            let _ = read(&bytes, Path::new(name), None);
        }
    }

    #[test]
    fn any_cell_is_read_or_refused(cell in "[-+0-9.,eE%亿元 ０-９，]{0,20}") {
        if let Ok(Some(number)) = text(&cell, "亿元") {
            prop_assert!(crate::stats::Decimal::parse(&number).is_ok(), "{cell} as {number}");
        }
    }

    #[test]
    fn what_a_sheet_holds_is_what_it_shows(whole in -99_999_999_i64..99_999_999, places in 0_u32..7) {
        let shown = crate::stats::print_places(
            &num_rational::BigRational::new(whole.into(), num_bigint::BigInt::from(10).pow(places)),
            places,
        );
        let float: f64 = shown.parse().unwrap();
        let read = xlsx::decimal(float).unwrap();
        let value = |text: &str| crate::stats::Decimal::parse(text).unwrap().value;
        prop_assert_eq!(value(&read), value(&shown));
    }
}

#[test]
fn noise_of_binary_arithmetic_is_not_shown() {
    let shown = |float: f64| xlsx::decimal(float).unwrap();
    assert_eq!(shown(0.1), "0.1");
    assert_eq!(shown(0.1 + 0.2), "0.3");
    assert_eq!(shown(463.1 + 1e-13), "463.1");
    assert_eq!(shown(2016.0), "2016");
    assert_eq!(xlsx::decimal(f64::NAN), None);
    assert_eq!(xlsx::decimal(1e300), None);
}
