//! Where numbers come from: series and data files through the program, from the file to the
//! list of statistics and the page.

use crate::pdf::File;
use crate::pdf::Line;
use crate::support::{Dir, SMALL};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fmt::Write as _;

/// An edition with some tables before its section, and a body that prints statistics.
fn edition(tables: &str, body: &str) -> String {
    let (head, _) = SMALL.split_once("[[section]]").unwrap();
    format!(
        "{head}{tables}\n[[section]]\ntitle = \"数字\"\nbody = \"\"\"\n{body}\n\"\"\"\n"
    )
}

/// What `kanyin stats` says of each statistic: id, what is printed, the exact value.
fn list(dir: &Dir, file: &str) -> Vec<(String, String)> {
    let ran = dir.run(&["stats", file, "--format", "json"]).ended(0);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let editions = json["editions"].as_array().unwrap();
    let list = editions[0]["statistics"].as_array().unwrap();
    let text =
        |entry: &serde_json::Value, key: &str| entry[key].as_str().unwrap().to_owned();
    list.iter().map(|entry| (text(entry, "id"), text(entry, "printed"))).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(id, printed)| ((*id).to_owned(), (*printed).to_owned())).collect()
}

const GDP: &str = r#"
[[series]]
id = "gdp"
label = "地区生产总值"
unit = "亿元"
file = "data/gdp.csv"
column = "产值"
by = "年份"
"#;

#[test]
fn a_csv_of_a_chinese_excel_is_read() {
    let dir = Dir::new();
    let text = "二七区主要指标\r\n,单位：亿元\r\n年份,备注,产值\r\n2016年,,463.1\r\n\
        2017年,\"初步,核算\",\"1,510.20\"\r\n2018年,,—\r\n2020年,,７７３\r\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    dir.file("a.toml", edition(GDP, "{gdp.2016}到{gdp.2020}"));
    let want = pairs(&[
        ("gdp.2016", "463.1亿元"),
        ("gdp.2017", "1510.20亿元"),
        ("gdp.2020", "773亿元"),
    ]);
    let bom = format!("\u{FEFF}{text}");
    for bytes in [gbk.as_ref(), text.as_bytes(), bom.as_bytes()] {
        dir.file("data/gdp.csv", bytes);
        assert_eq!(list(&dir, "a.toml"), want);
    }
    dir.run(&["build", "a.toml", "-o", "a.pdf"]).ended(0);
    let pdf = File::open(&dir.read("a.pdf"));
    let page: String = pdf.lines().iter().map(Line::text).collect();
    assert!(page.contains("463.1亿元到773亿元"), "{page}");
}

#[test]
fn json_keeps_the_digits_it_writes() {
    let dir = Dir::new();
    let tables = GDP.replace("gdp.csv", "gdp.json");
    dir.file("a.toml", edition(&tables, "{gdp.2016}"));
    let want = pairs(&[("gdp.2016", "463.10亿元"), ("gdp.2017", "0.1亿元")]);
    for json in [
        r#"[{"年份":2016,"产值":463.10},{"年份":"2017","产值":0.1},{"年份":2018,"产值":null}]"#,
        r#"{"年份":["2016年",2017],"产值":[463.10,"0.1"]}"#,
    ] {
        dir.file("data/gdp.json", json);
        assert_eq!(list(&dir, "a.toml"), want);
    }
}

/// A workbook as people keep them: a title above, percent cells, a sum below.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "封面").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("产值").unwrap();
    let percent = Format::new().set_num_format("0.0%");
    sheet.write(0, 0, "主要指标").unwrap();
    for (column, head) in ["地区", "年份", "产值\n（亿元）", "增速"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), *head).unwrap();
    }
    for (row, (area, year, value, rate)) in (3..).zip([
        ("金水", 2016.0, 0.1 + 0.2, 0.073),
        ("二七", 2016.0, 463.1, 0.061),
        ("二七", 2017.0, 510.25, -0.005),
    ]) {
        sheet.write(row, 0, area).unwrap();
        sheet.write(row, 1, year).unwrap();
        sheet.write(row, 2, value).unwrap();
        sheet.write_with_format(row, 3, rate, &percent).unwrap();
    }
    sheet.write(6, 0, "二七").unwrap().write(6, 1, "合计").unwrap();
    sheet.write_formula(6, 2, "=SUM(C4:C6)").unwrap();
    book.save_to_buffer().unwrap()
}

const SHEET: &str = r#"
[[series]]
id = "gdp"
label = "地区生产总值"
unit = "亿元"
file = "data/年鉴.xlsx"
sheet = "产值"
column = "产值（亿元）"
by = "年份"
only = ["地区=二七"]
rows = "4:6"

[[series]]
id = "rate"
label = "增速"
unit = "%"
file = "data/年鉴.xlsx"
sheet = "产值"
column = "增速"
by = "地区"
only = ["年份=2016"]
"#;

#[test]
fn a_workbook_is_read_as_it_shows_its_cells() {
    let dir = Dir::new();
    dir.file("data/年鉴.xlsx", workbook());
    dir.file("a.toml", edition(SHEET, "{gdp.2017}，{rate.二七}"));
    let want = pairs(&[
        ("gdp.2016", "463.1亿元"),
        ("gdp.2017", "510.25亿元"),
        ("rate.金水", "7.3%"),
        ("rate.二七", "6.1%"),
    ]);
    assert_eq!(list(&dir, "a.toml"), want);
    let binary = SHEET.replace("二七\"]", "金水\"]");
    dir.file("a.toml", edition(&binary, "{gdp.2016}"));
    assert_eq!(list(&dir, "a.toml")[0], ("gdp.2016".into(), "0.3亿元".into()));
}

#[test]
fn bad_cells_are_named_as_the_sheet_names_them() {
    let dir = Dir::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("表一").unwrap();
    sheet.write(0, 0, "年份").unwrap().write(0, 1, "产值").unwrap();
    sheet.write(1, 0, 2016).unwrap().write(1, 1, "约463").unwrap();
    sheet.write(2, 0, 2017).unwrap().write(2, 1, true).unwrap();
    let date = ExcelDateTime::from_ymd(2020, 1, 1).unwrap();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(3, 0, 2018).unwrap();
    sheet.write_with_format(3, 1, &date, &format).unwrap();
    dir.file("data/gdp.xlsx", book.save_to_buffer().unwrap());
    let tables = GDP.replace("gdp.csv", "gdp.xlsx");
    dir.file("a.toml", edition(&tables, "{gdp.2016}"));
    let ran = dir.run(&["check", "a.toml"]).ended(1);
    for place in ["表一!B2：“约463”", "表一!B3：", "表一!B4："] {
        assert!(ran.all().contains(place), "{place}\n{}", ran.all());
    }
    assert_eq!(ran.all().matches("[bad-cell]").count(), 3, "{}", ran.all());
    assert!(!ran.all().contains("unknown-stat"), "{}", ran.all());
}

#[test]
fn columns_and_sheets_have_nearest_names() {
    let dir = Dir::new();
    dir.file("data/年鉴.xlsx", workbook());
    let wrong = SHEET.replacen("sheet = \"产值\"", "sheet = \"产直\"", 1);
    let wrong = wrong.replace("\"增速\"\nby", "\"增 长\"\nby");
    dir.file("a.toml", edition(&wrong, "{rate.二七}"));
    let ran = dir.run(&["check", "a.toml"]).ended(1);
    for words in [
        "没有工作表“产直”",
        "是不是“产值”",
        "没有“增 长”这一列",
        "地区、年份、产值（亿元）、增速",
    ] {
        assert!(ran.all().contains(words), "{words}\n{}", ran.all());
    }
}

#[test]
fn hostile_files_are_refused() {
    let dir = Dir::new();
    dir.file("a.toml", edition(GDP, "{gdp.2016}"));
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for i in 0..5 {
        bomb.start_file(format!("xl/worksheets/sheet{i}.xml"), options).unwrap();
        std::io::copy(
            &mut std::io::Read::take(std::io::repeat(b' '), 40 << 20),
            &mut bomb,
        )
        .unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    for (bytes, code) in [
        (bomb, "too-large"),
        (b"PK\x03\x04".to_vec(), "bad-data"),
        (b"a,\"b\n".to_vec(), "bad-data"),
        (vec![b'1'; (32 << 20) + 1], "too-large"),
        (Vec::new(), "bad-data"),
    ] {
        dir.file("data/gdp.csv", bytes);
        let ran = dir.run(&["check", "a.toml"]).ended(1);
        assert!(ran.all().contains(&format!("[{code}]")), "{}", ran.all());
    }
    dir.file("b.toml", edition(&GDP.replace("data/", "../"), ""));
    assert!(dir.run(&["check", "b.toml"]).ended(1).all().contains("outside-root"));
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "年份").unwrap().write(0, 1, "产值").unwrap();
    sheet.write(1, 0, 2016).unwrap().write(1, 1, 5).unwrap();
    sheet.write(1_048_575, 16_383, 1).unwrap();
    let dir = Dir::new();
    dir.file("data/gdp.xlsx", book.save_to_buffer().unwrap());
    dir.file("a.toml", edition(&GDP.replace("gdp.csv", "gdp.xlsx"), "{gdp.2016}"));
    assert_eq!(list(&dir, "a.toml"), pairs(&[("gdp.2016", "5亿元")]));
}

/// Broken workbooks of every kind: bytes changed, left out, doubled.
#[test]
fn broken_workbooks_are_refused_or_read() {
    let whole = workbook();
    let dir = Dir::new();
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % most
    };
    let mut tables = String::new();
    for i in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            match next(3) {
                0 => bytes[at] = u8::try_from(next(256)).unwrap(),
                1 => bytes.truncate(at.max(1)),
                _ => bytes.insert(at, 0),
            }
        }
        dir.file(&format!("data/{i}.xlsx"), bytes);
        let one = SHEET
            .replace("年鉴", &i.to_string())
            .replace("id = \"gdp", &format!("id = \"g{i}"));
        write!(tables, "{}", one.replace("id = \"rate", &format!("id = \"r{i}")))
            .unwrap();
    }
    dir.file("a.toml", edition(&tables, "一"));
    let ran = dir.run(&["check", "a.toml"]);
    assert!(matches!(ran.status, Some(0 | 1)), "{}", ran.all());
}

#[test]
fn what_is_said_prints_everywhere_and_must_follow() {
    let dir = Dir::new();
    let tables = r#"
[[series]]
id = "gdp"
label = "地区生产总值"
unit = "亿元"
values = ["463.1", "772.8351"]
periods = ["2015", "2020"]

[[stat]]
id = "gdp.2020"
say = "773"

[[stat]]
id = "green"
label = "绿地"
value = "3960000"
unit = "平方米"
say = "近400万"

[[stat]]
id = "share"
label = "第三产业比重"
value = "33.4"
unit = "%"
say = "三分之一"

[[stat]]
id = "ratio"
label = "之比"
expr = "gdp.2020 / gdp.2015"
unit = "倍"
places = 3
"#;
    let body = "总值{gdp.2020}，绿地{green}，占{share}，是{ratio}";
    dir.file("a.toml", edition(tables, body));
    let printed = list(&dir, "a.toml");
    for want in [
        ("gdp.2020", "773亿元"),
        ("green", "近400万平方米"),
        ("share", "三分之一"),
        ("ratio", "1.669倍"),
    ] {
        assert!(
            printed.contains(&(want.0.into(), want.1.into())),
            "{want:?} in {printed:?}"
        );
    }
    let wrong = tables.replace("\"773\"", "\"774\"").replace("3960000", "4030000");
    let wrong = wrong.replace("三分之一", "四分之一");
    dir.file("a.toml", edition(&wrong, body));
    let ran = dir.run(&["check", "a.toml"]).ended(1);
    assert_eq!(ran.all().matches("[wrong-say]").count(), 3, "{}", ran.all());
    for words in
        ["772.8351亿元", "可以印 773亿元", "403万平方米", "400余万平方米", "33.4%"]
    {
        assert!(ran.all().contains(words), "{words}\n{}", ran.all());
    }
}

#[test]
fn series_of_the_publication_are_filled_in_by_the_edition() {
    let dir = Dir::new();
    dir.file("base.toml", GDP);
    dir.file("data/gdp.csv", "年份,产值\n2016,463.1\n");
    let own = "[[series]]\nid = \"gdp\"\nstatus = \"estimate\"\n";
    let text = format!("extends = \"base.toml\"\n{}", edition(own, "预计达到{gdp.2016}"));
    dir.file("a.toml", text);
    assert_eq!(list(&dir, "a.toml"), pairs(&[("gdp.2016", "463.1亿元")]));
}
