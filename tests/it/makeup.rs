//! Make-up: where modules stand, on what is drawn. Each rule has a control: the same page
//! without the wish, on which the rule does not hold.

use kanyin::base::{Len, Rect, Role};
use kanyin::compile::{Options, Outcome, Stage, compile};
use kanyin::diag::Code;
use kanyin::pages::{Item, ItemKind, Page, Pages};
use kanyin::world::MemoryWorld;
use std::path::Path;

const HEAD: &str = r#"[publication]
name = "试版"
kind = "internal"
permit = "0000"
publisher = "编印单位"
[edition]
date = 2021-01-15
[page]
paper = "对开"
columns = 6
body = "9pt"
leading = "13pt"
"#;

fn compiled(sections: &str) -> Outcome {
    let source = format!("{HEAD}{sections}");
    let world = MemoryWorld::new([("e.toml", source.as_bytes())]);
    let options = Options { until: Stage::Pages, ..Options::default() };
    compile(Path::new("e.toml"), &world, options)
}

fn pages(sections: &str) -> Pages {
    let outcome = compiled(sections);
    outcome.pages.unwrap_or_else(|| panic!("{:#?}", outcome.found))
}

fn codes(sections: &str) -> Vec<Code> {
    compiled(sections).found.iter().map(|one| one.code).collect()
}

fn prose(characters: usize) -> String {
    "版面要满要齐，行行落在格上。".chars().cycle().take(characters).collect()
}

/// A section in a tinted box, so that its module can be seen.
fn tinted(area: &str, more: &str, characters: usize) -> String {
    let text = prose(characters);
    format!(
        "[[section]]\nframe = \"tint\"\narea = {{ {area} }}\n{more}\nbody = \"{text}\"\n"
    )
}

/// The grounds of tinted boxes.
fn boxes(page: &Page) -> Vec<Rect> {
    let fill = |item: &Item| match item.kind {
        ItemKind::Fill(rect, _)
            if rect.height() > Len::pt(20) && rect.width() > Len::pt(20) =>
        {
            Some(rect)
        }
        _ => None,
    };
    page.items.iter().filter_map(fill).collect()
}

fn text(item: &Item) -> &str {
    match &item.kind {
        ItemKind::Text(_, run) => &run.text,
        _ => "",
    }
}

#[test]
fn sections_of_a_group_end_on_one_row() {
    let page = |group: &str| {
        let sections = [("col = 1", 300), ("col = 2", 900), ("col = 3", 500)]
            .map(|(at, n)| tinted(&format!("grid = 3, {at}, cols = 1"), group, n));
        boxes(&pages(&sections.concat()).pages[0])
    };
    let level = page("group = \"g\"");
    assert_eq!(level.len(), 3);
    assert!(level.iter().all(|one| one.y0 == level[0].y0 && one.y1 == level[0].y1));
    let free = page("");
    assert!(free[0].y1 < free[2].y1 && free[2].y1 < free[1].y1, "{free:?}");
}

#[test]
fn stacks_of_a_group_end_on_one_row() {
    let sections = [
        tinted("grid = 2, col = 1, cols = 1", "group = \"g\"", 1500),
        tinted("grid = 2, col = 2, cols = 1", "group = \"g\"", 200),
        tinted("grid = 2, col = 2, cols = 1", "group = \"g\"", 300),
    ];
    let found = boxes(&pages(&sections.concat()).pages[0]);
    assert_eq!(found[0].y1, found[2].y1);
    assert!(found[1].y1 < found[2].y0, "one below the other");
    assert_eq!(found[0].y0, found[1].y0);
}

#[test]
fn a_section_to_the_foot_ends_at_the_last_row() {
    let foot = |more: &str| {
        let sections = tinted(&format!("col = 1, cols = 6{more}"), "", 400);
        boxes(&pages(&sections).pages[0])[0].y1
    };
    let page = compiled(&tinted("col = 1, cols = 6", "", 9)).resolved.unwrap().page;
    let last = page.type_area.y0 + page.leading * i64::from(page.rows)
        - (page.leading - page.body);
    assert_eq!(foot(", to_foot = true"), last);
    assert!(foot("") < last);
}

#[test]
fn items_side_by_side_are_equally_high_and_wide() {
    let items: String = [40, 160, 90, 60]
        .map(|n| {
            format!("[[section.item]]\ntitle = \"小标题\"\nbody = \"{}\"\n", prose(n))
        })
        .concat();
    let section = format!(
        "[[section]]\ntitle = \"四点\"\nitem_columns = 2\narea = {{ col = 1, cols = 6 }}\n{items}"
    );
    let pages = pages(&section);
    let heads: Vec<_> = pages.pages[0]
        .items
        .iter()
        .filter(|item| item.tag.role == Role::Headline && text(item) == "小标题")
        .map(|item| match &item.kind {
            ItemKind::Text(at, _) => *at,
            _ => unreachable!("text has a place"),
        })
        .collect();
    assert_eq!(heads.len(), 4);
    assert_eq!((heads[0].y, heads[2].y), (heads[1].y, heads[3].y));
    assert_eq!((heads[0].x, heads[1].x), (heads[2].x, heads[3].x));
}

#[test]
fn cards_fill_what_a_short_section_leaves() {
    let cards =
        "[[section.figure]]\nkind = \"cards\"\nat = \"bottom\"\nstats = [\"a\"]\n";
    let stat = "[[stat]]\nid = \"a\"\nlabel = \"甲\"\nvalue = \"12\"\nunit = \"个\"\n";
    let long = tinted("grid = 2, col = 1, cols = 1", "group = \"g\"", 900);
    let short = tinted("grid = 2, col = 2, cols = 1", "group = \"g\"", 100);
    let with = format!("{stat}{long}{short}{cards}");
    assert!(!codes(&with).contains(&Code::Underset));
    let tallest = boxes(&pages(&with).pages[0]).iter().map(|one| one.height()).min();
    assert!(tallest.unwrap() > Len::pt(100), "the card takes the rest");
    let without = format!("{long}{short}");
    assert!(codes(&without).contains(&Code::Underset), "nothing fills it: told");
}

#[test]
fn what_does_not_fit_tells_how_much() {
    let over = tinted("col = 1, cols = 1, rows = 10", "", 1000);
    let outcome = compiled(&over);
    let found = outcome.found.iter().find(|one| one.code == Code::Overset).unwrap();
    // 16 characters a line, 8 lines inside the box: about 870 of the 1,000 are too many.
    let digits: Vec<usize> = found
        .message
        .en
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let told = digits.last().unwrap();
    assert!((820..=900).contains(told), "{}", found.message.en);
    assert!(outcome.pages.is_none());
    let fits = tinted("col = 1, cols = 1, rows = 90", "", 1000);
    assert!(!codes(&fits).contains(&Code::Overset));
}

#[test]
fn sections_that_lie_on_each_other_are_told() {
    let two = |row: u16| {
        [
            tinted("col = 1, cols = 3, row = 1, rows = 40", "", 500),
            tinted(&format!("col = 3, cols = 2, row = {row}, rows = 40"), "", 500),
        ]
        .concat()
    };
    assert!(codes(&two(20)).contains(&Code::Overlap));
    assert!(!codes(&two(41)).contains(&Code::Overlap));
}

#[test]
fn running_sections_fill_page_after_page_with_furniture() {
    let long = format!(
        "[masthead]\n[colophon]\ntext = \"地址\"\n[[section]]\ntitle = \"长文\"\nbody = \"\"\"\n{}\"\"\"\n",
        format!("{}。\n", prose(220)).repeat(120)
    );
    let pages = pages(&long);
    assert!(pages.pages.len() >= 3, "{}", pages.pages.len());
    for page in &pages.pages {
        let has = |role: Role| page.items.iter().any(|item| item.tag.role == role);
        assert_eq!(has(Role::Masthead), page.number == 1);
        assert_eq!(has(Role::Folio), page.number > 1);
        assert_eq!(has(Role::Colophon), usize::from(page.number) == pages.pages.len());
    }
    let count = |page: &Page| {
        let body = |item: &&Item| item.tag.role == Role::Body;
        page.items
            .iter()
            .filter(body)
            .map(|item| text(item).chars().count())
            .sum::<usize>()
    };
    let all: usize = pages.pages.iter().map(count).sum();
    assert_eq!(all, 221 * 120, "nothing is lost between pages");
    assert!(count(&pages.pages[1]) > 9000, "full: {}", count(&pages.pages[1]));
}

#[test]
fn headline_sizes_follow_rank() {
    let size = |rank: u8| {
        let more = format!("title = \"标题\"\nrank = {rank}");
        let pages = pages(&tinted("col = 1, cols = 6", &more, 200));
        let head = |item: &Item| match &item.kind {
            ItemKind::Text(_, run) if item.tag.role == Role::Headline => Some(run.size),
            _ => None,
        };
        pages.pages[0].items.iter().find_map(head).unwrap()
    };
    assert!(size(1) > size(2) && size(2) > size(3));
}

/// The text of a role on a page, in the order it is drawn.
fn of(page: &Page, role: Role) -> String {
    let own = page.items.iter().filter(|item| item.tag.role == role);
    own.map(text).collect()
}

/// A newspaper with all that its masthead and colophon may hold.
const PAPER: &str = r#"[publication]
name = "试版日报"
kind = "newspaper"
slogan = "真实　准确"
supervisor = "甲委"
sponsor = "乙社"
publisher = "丙社"
cn = "00-0001"
postal = "00-02"
address = "丁路3号"
phone = "0004"
price = "免费赠阅"
printer = "戊厂"
[edition]
date = 2021-01-15
issue = 3
total_issue = 512
[page]
paper = "对开"
"#;

fn paper(parts: &str) -> Page {
    let source = format!("{PAPER}{parts}[[section]]\ntitle = \"题\"\nbody = \"文。\"\n");
    let world = MemoryWorld::new([("e.toml", source.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    outcome.pages.unwrap_or_else(|| panic!("{:#?}", outcome.found)).pages.remove(0)
}

#[test]
fn the_masthead_holds_its_fields() {
    let told = of(&paper("[masthead]\n"), Role::Masthead);
    let fields = ["试版日报", "真实", "准确", "甲委", "乙社", "丙社", "00-0001", "00-02"];
    for field in
        fields.iter().chain(&["2021年1月15日", "星期五", "第3期", "总第512期", "今日1版"])
    {
        assert!(told.contains(field), "{field} is not in {told}");
    }
    assert_eq!(of(&paper(""), Role::Masthead), "", "no table, no masthead");
    let small = of(&paper("[masthead]\nlines = [\"只此一行\"]\n"), Role::Masthead);
    assert!(small.contains("只此一行") && !small.contains("甲委"), "{small}");
}

#[test]
fn the_colophon_holds_its_fields() {
    let told = of(&paper("[colophon]\n"), Role::Colophon);
    for field in ["丁路3号", "0004", "免费赠阅", "戊厂"] {
        assert!(told.contains(field), "{field} is not in {told}");
    }
    assert_eq!(of(&paper(""), Role::Colophon), "");
    assert_eq!(of(&paper("[colophon]\ntext = \"另写\"\n"), Role::Colophon), "另写");
}

#[test]
fn headlines_span_the_columns_of_their_section() {
    let ends = |cols: u8| {
        let title = "五年奋进绘就新貌实干担当续写华章";
        let more =
            format!("title = \"{title}\"\nalign = \"left\"\ntitle_size = \"30pt\"");
        let section = tinted(&format!("col = 1, cols = {cols}"), &more, 300);
        let outcome = compiled(&section);
        let pages = outcome.pages.unwrap_or_else(|| panic!("{:#?}", outcome.found));
        let page = &pages.pages[0];
        let ground = boxes(page)[0];
        for item in page.items.iter().filter(|item| item.tag.role == Role::Headline) {
            let ItemKind::Text(at, run) = &item.kind else { continue };
            let last = run.glyphs.last().unwrap();
            assert!(at.x >= ground.x0 && at.x + last.x + last.advance <= ground.x1);
        }
        let lines = page.items.iter().filter(|item| item.tag.role == Role::Headline);
        lines.map(|item| item.tag.line).max().unwrap() + 1
    };
    assert_eq!((ends(6), ends(4)), (1, 1));
    assert!(ends(2) > 1, "sixteen characters of 30 pt do not fit two columns");
}

#[test]
fn a_font_of_the_users_own_serves_its_role() {
    let font =
        std::fs::read(crate::support::house().join("fonts/SmileySans-Oblique.ttf"));
    let font = font.unwrap();
    let face = |role: &str| {
        let section = tinted("col = 1, cols = 6", "title = \"题\"", 30);
        let own = if role.is_empty() {
            String::new()
        } else {
            format!("[[font]]\nrole = \"{role}\"\nfile = \"own.ttf\"\n")
        };
        let source = format!("{HEAD}{own}{section}");
        let world = MemoryWorld::new([("e.toml", source.as_bytes()), ("own.ttf", &font)]);
        let outcome = compile(Path::new("e.toml"), &world, Options::default());
        assert!(outcome.pdf.is_some(), "{:#?}", outcome.found);
        let (pages, resolved) = (outcome.pages.unwrap(), outcome.resolved.unwrap());
        let name = |wanted: Role| {
            let own = |item: &Item| match &item.kind {
                ItemKind::Text(_, run) if item.tag.role == wanted => Some(run.face),
                _ => None,
            };
            let face = pages.pages[0].items.iter().find_map(own).unwrap();
            resolved.fonts.face(face).name.clone()
        };
        (name(Role::Headline), name(Role::Body))
    };
    let (headline, body) = face("headline");
    assert!(headline.contains("Smiley"), "{headline}");
    assert!(!body.contains("Smiley"), "{body}");
    assert!(face("body").1.contains("Smiley"));
    assert!(!face("").0.contains("Smiley"), "without it, the bundled one");
}

#[test]
fn sizes_may_be_given_by_name() {
    let more =
        "title = \"题\"\ntitle_size = \"小初\"\nlead = \"提要\"\nlead_size = \"四号\"";
    let source = tinted("col = 1, cols = 6", more, 60);
    let source = format!("{HEAD}{source}").replace("body = \"9pt\"", "body = \"五号\"");
    let world = MemoryWorld::new([("e.toml", source.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let pages = outcome.pages.unwrap_or_else(|| panic!("{:#?}", outcome.found));
    let size = |role: Role| {
        let own = |item: &Item| match &item.kind {
            ItemKind::Text(_, run) if item.tag.role == role => Some(run.size),
            _ => None,
        };
        pages.pages[0].items.iter().find_map(own).unwrap()
    };
    assert_eq!(size(Role::Headline), Len::pt(36));
    assert_eq!(size(Role::Lead), Len::pt(14));
    assert_eq!(size(Role::Body), Len::centipoints(1050));
}
