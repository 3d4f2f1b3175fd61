//! Whole editions in memory: defaults, `extends`, and every fault at its place.

use super::*;
use crate::base::{Color, Len, Role, SpotId, Tint};
use crate::diag::{Code, Diagnostic, Sources};
use crate::world::MemoryWorld;

const HEAD: &str = "[publication]\nname = \"二七新报\"\nkind = \"newspaper\"\ncn = \"00-0000\"\n\
                    [edition]\ndate = 2021-01-15\nissue = 3\n";
const STORY: &str = "[[section]]\ntitle = \"标题\"\nbody = \"正文。\"\n";

type Found = (Result<Resolved, Vec<Diagnostic>>, Files, Sink);

fn run(files: &[(&str, &str)]) -> Found {
    let bytes = files.iter().map(|(path, text)| (*path, text.as_bytes()));
    let world = MemoryWorld::new(bytes);
    let (mut sources, mut sink) = (Files::default(), Sink::default());
    let loaded = match load(Path::new("ed/a.toml"), &world, &mut sources) {
        Ok(loaded) => loaded,
        Err(found) => return (Err(found.into_vec()), sources, sink),
    };
    let found = resolve(&loaded.edition, loaded.place(), &world, &mut sources, &mut sink);
    (found.map_err(Errors::into_vec), sources, sink)
}

/// The faults as code and the source text they stand at.
fn faults(files: &[(&str, &str)]) -> Vec<(Code, String)> {
    let (result, sources, _) = run(files);
    let at = |found: &Diagnostic| {
        found.span.map_or_else(String::new, |span| {
            let file = span.file().unwrap();
            sources.text(file).get(span.range()).unwrap().to_owned()
        })
    };
    result.err().unwrap_or_default().iter().map(|found| (found.code, at(found))).collect()
}

fn good(text: &str) -> Resolved {
    match run(&[("ed/a.toml", text)]).0 {
        Ok(resolved) => resolved,
        Err(found) => panic!("{found:#?}"),
    }
}

#[test]
fn the_smallest_edition_resolves() {
    let edition = good(&format!("{HEAD}[masthead]\n{STORY}"));
    assert_eq!(edition.page.trim.w, Len::mm(390));
    assert_eq!((edition.page.columns, edition.page.rows), (6, 102));
    assert_eq!(edition.page.type_area.height(), edition.page.leading * 102);
    let margin = edition.page.type_area.y0;
    assert_eq!(edition.page.trim.h - edition.page.type_area.y1, margin);
    assert_eq!(edition.styles.by_role.len(), theme::ROLES.len());
    assert_eq!(
        edition.styles.of(Role::Masthead).color,
        Color::Spot(SpotId(0), Tint::SOLID)
    );
    let masthead = edition.masthead.unwrap();
    let fields: Vec<String> = masthead.fields.iter().map(Rich::to_text).collect();
    assert_eq!(fields, ["2021年1月15日", "星期五", "第3期", "今日\u{E000}版"]);
    assert_eq!(masthead.lines[0].to_text(), "国内统一连续出版物号：CN 00-0000");
    assert_eq!(edition.issue.title, "标题");
    assert_eq!(edition.sections[0].body[0].text.to_text(), "正文。");
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told() {
    let text = format!("{HEAD}{STORY}").replace("2021-01-15", "2021-02-29");
    assert_eq!(
        faults(&[("ed/a.toml", &text)]),
        [(Code::BadDate, "2021-02-29".to_owned())]
    );
}

#[test]
fn presets_and_themes_are_whole() {
    for (paper, rows) in [("对开", 102), ("四开", 72), ("A3", 72), ("A4", 44)] {
        for theme in ["party", "bulletin"] {
            let text = format!(
                "{HEAD}[page]\npaper = \"{paper}\"\n[theme]\nname = \"{theme}\"\n{STORY}"
            );
            let edition = good(&text);
            assert_eq!(edition.page.rows, rows, "{paper}");
            let styles = &edition.styles;
            assert!(
                styles.of(Role::Masthead).size > styles.ladder[0].1,
                "{paper} {theme}"
            );
            assert_eq!(styles.of(Role::Body).size, edition.page.body);
        }
    }
}

#[test]
fn all_faults_come_in_one_go() {
    let text = "[publication]\nslogan = \"好\"\n[edition]\nissue = 1\n\
        [page]\npress = \"newsprnt\"\n[theme]\nname = \"prty\"\n\
        [[stat]]\nid = \"a\"\nvalue = \"1,000\"\n[[stat]]\nid = \"a\"\nvalue = \"1\"\n\
        [[stat]]\nid = \"b\"\nvalue = \"2.5\"\nexpr = \"a + a\"\n\
        [[section]]\nid = \"x\"\nbody = '''\n第一行{c}。'''\n\
        [[section]]\nid = \"x\"\nbody = \"  \"\n\
        [[section.figure]]\nkind = \"picture\"\nfile = \"no.png\"\n\
        [[section]]\n\
        [[section]]\ntitle = \"t\\u0007\"\nfile = \"../../x.md\"\n";
    let found = faults(&[("ed/a.toml", text)]);
    for wanted in [
        (Code::BadValue, "\"newsprnt\""),
        (Code::BadValue, "\"prty\""),
        (Code::BadNumber, ","),
        (Code::Duplicate, "\"a\""),
        (Code::UnknownStat, "c"),
        (Code::Duplicate, "\"x\""),
        (Code::EmptyBody, "\"  \""),
        (Code::MissingFile, "\"no.png\""),
        (Code::ControlCharacter, "\\u0007"),
        (Code::OutsideRoot, "\"../../x.md\""),
    ] {
        let (code, text) = wanted;
        assert!(found.contains(&(code, text.to_owned())), "{wanted:?} in {found:#?}");
    }
    let count = |code| found.iter().filter(|(found, _)| *found == code).count();
    assert_eq!(count(Code::MissingKey), 3, "name, kind and date: {found:#?}");
    assert_eq!(count(Code::MissingAlt), 1);
    assert_eq!(count(Code::EmptyBody), 2);
}

#[test]
fn a_page_too_small_is_told_with_numbers() {
    let text = format!(
        "{HEAD}[page]\npaper = {{ width = \"60mm\", height = \"80mm\" }}\ncolumns = 3\n{STORY}"
    );
    let (result, ..) = run(&[("ed/a.toml", &text)]);
    let found = result.unwrap_err();
    assert_eq!(found[0].code, Code::PageTooSmall);
    assert!(found[0].message.zh.contains("3 栏"), "{}", found[0].message.zh);
}

#[test]
fn a_million_characters_are_refused() {
    let body = "字".repeat(1_000_001);
    let text = format!("{HEAD}[[section]]\nbody = \"{body}\"\n");
    let (result, ..) = run(&[("ed/a.toml", &text)]);
    let found = result.unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::TooLarge);
    assert!(found[0].message.en.contains("1000001"));
}

#[test]
fn parents_are_merged_under_the_child() {
    let parent = "[publication]\nname = \"母\"\nkind = \"internal\"\npermit = \"1号\"\n\
        [page]\npaper = \"A4\"\ncolumns = 3\n\
        [[stat]]\nid = \"a\"\nvalue = \"1\"\nunit = \"元\"\n\
        [[stat]]\nid = \"b\"\nvalue = \"2\"\n\
        [[section]]\ntitle = \"旧\"\n";
    let child = "extends = \"../base/p.toml\"\n[publication]\nname = \"子\"\n\
        [edition]\ndate = 2021-01-15\n[page]\ncolumns = 2\n\
        [[stat]]\nid = \"a\"\nvalue = \"3\"\n[[stat]]\nid = \"c\"\nvalue = \"4\"\n\
        [[section]]\ntitle = \"新{b}\"\nfile = \"s.md\"\n";
    let files = [
        ("kanyin.toml", ""),
        ("base/p.toml", parent),
        ("ed/a.toml", child),
        ("ed/s.md", "第一段{a}\r\n\r\n第二段"),
    ];
    let (result, sources, _) = run(&files);
    let edition = result.unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(edition.publication.name.to_text(), "子");
    assert_eq!((edition.page.columns, edition.page.trim.w), (2, Len::mm(210)));
    let stats: Vec<String> =
        edition.stats.list.iter().map(crate::stats::Stat::printed).collect();
    assert_eq!(stats, ["3元", "2", "4"]);
    let section = &edition.sections[0];
    assert_eq!(section.title.as_ref().unwrap().to_text(), "新2");
    let first = &section.body[0].text;
    assert_eq!(first.to_text(), "第一段3元");
    let place = first.pieces[1].spans[0];
    assert_eq!(sources.name(place.file().unwrap()), "ed/s.md");
    assert_eq!(place.range(), 9..12);
}

#[test]
fn circles_and_strays_of_extends_are_told() {
    let files = [
        ("ed/a.toml", "extends = \"b.toml\"\n"),
        ("ed/b.toml", "extends = \"a.toml\"\n"),
    ];
    assert_eq!(faults(&files), [(Code::ExtendsCycle, "\"a.toml\"".to_owned())]);
    let files = [("ed/a.toml", "extends = \"../b.toml\"\n"), ("b.toml", "")];
    assert_eq!(faults(&files), [(Code::OutsideRoot, "\"../b.toml\"".to_owned())]);
    let files = [("ed/a.toml", "extends = \"b.toml\"\n")];
    assert_eq!(faults(&files), [(Code::MissingFile, "\"b.toml\"".to_owned())]);
}

#[test]
fn tables_are_rectangular_and_aligned() {
    let table = "[[section.figure]]\nkind = \"table\"\nhead = [\"项|目\", \"数\"]\n\
                 rows = [[\"甲\", \"1.5\"], [\"乙\", \"−20\"]]\n";
    let edition = good(&format!("{HEAD}{STORY}{table}"));
    let FigureKind::Table(found) = &edition.sections[0].figures[0].kind else { panic!() };
    assert_eq!(found.align, [Align::Left, Align::Decimal]);
    assert_eq!(found.heads().next().unwrap().text.to_text(), "项\n目");
    assert_eq!(edition.sections[0].figures[0].alt, "表：项目、数");
    let crooked = table.replace("\"−20\"]", "\"−20\", \"\"]");
    let found = faults(&[("ed/a.toml", &format!("{HEAD}{STORY}{crooked}"))]);
    assert_eq!(found, [(Code::BadValue, "[\"乙\", \"−20\", \"\"]".to_owned())]);
}

#[test]
fn own_themes_override_and_are_checked() {
    let text = format!("{HEAD}[theme]\nname = \"t.toml\"\n{STORY}");
    let theme = "base = \"bulletin\"\n[style.headline]\nsize = \"30pt\"\n";
    let (result, ..) = run(&[("ed/a.toml", &text), ("ed/t.toml", theme)]);
    assert_eq!(result.unwrap().styles.of(Role::Headline).size, Len::pt(30));
    let theme =
        "accent = \"mauve\"\n[style.headline]\ntypeface = \"comic\"\n[style.head]\n";
    let found = faults(&[("ed/a.toml", &text), ("ed/t.toml", theme)]);
    assert_eq!(
        found,
        [
            (Code::BadValue, "head".to_owned()),
            (Code::BadValue, "\"comic\"".to_owned()),
            (Code::BadValue, "\"mauve\"".to_owned()),
        ]
    );
}

#[test]
fn places_off_the_grid_are_told() {
    let section = |area: &str| format!("{HEAD}{STORY}area = {{ {area} }}\n");
    let codes = |area: &str| -> Vec<Code> {
        faults(&[("ed/a.toml", &section(area))])
            .into_iter()
            .map(|(code, _)| code)
            .collect()
    };
    assert_eq!(codes("col = 5, cols = 2"), []);
    assert_eq!(codes("grid = 4, col = 4, cols = 2"), [Code::OffPage]);
    assert_eq!(codes("row = 100, rows = 4"), [Code::OffPage]);
    assert_eq!(codes("row = 100, rows = 3"), []);
    assert_eq!(codes("col = 0"), [Code::BadValue]);
    assert_eq!(codes("rows = 9, to_foot = true"), [Code::Conflict]);
}

#[test]
fn units_come_from_the_edition_and_from_its_file() {
    let set = "[text]\nunits = [\"户次\"]\nunits_file = \"units.txt\"\n";
    let edition = format!("{HEAD}{set}{STORY}");
    let list = "\u{feff}# 本报\r\n网格  # 每格约300户\r\n\r\n户次\r\n人日";
    let (result, ..) = run(&[("ed/a.toml", &edition), ("ed/units.txt", list)]);
    assert_eq!(result.unwrap().text.units, ["人日", "户次", "网格"]);
    // Each fault at its characters in the list, the others in the same run.
    let list = "网 格\n网格\n5件\n";
    let found = faults(&[("ed/a.toml", &edition), ("ed/units.txt", list)]);
    let bad = |text: &str| (Code::BadValue, text.to_owned());
    assert_eq!(found, [bad("网 格"), bad("5件")]);
    let many = (0..2_001).map(|n| format!("单位{n}")).collect::<Vec<_>>().join("\n");
    let found = faults(&[("ed/a.toml", &edition), ("ed/units.txt", &many)]);
    assert_eq!(found, [(Code::TooLarge, "\"units.txt\"".to_owned())]);
}

#[test]
fn sections_are_named_by_their_headline_as_printed() {
    let text = format!(
        "{HEAD}[[section]]\ntitle = \"{{ruby 砥砺|dǐ lì}}**前行**\"\nbody = \"一\"\n\
         [[section]]\nid = \"b\"\ntitle = \"次\"\nbody = \"二\"\n[[section]]\nbody = \"三\"\n"
    );
    let sections = good(&text).sections;
    let names: Vec<&str> = sections.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["砥砺前行", "b", "#3"]);
}
