//! Forms of numbers (GB/T 15835—2011) in a whole edition: places to the character, what is
//! suggested and to which bytes, the policy of the edition, and what the pages print.

use crate::pdf::File;
use crate::support::Dir;
use kanyin::compile::{Options, Outcome, compile};
use kanyin::diag::Diagnostic;
use kanyin::world::MemoryWorld;
use serde_json::Value;
use std::path::Path;

const HEAD: &str = "[publication]\nname = \"小报\"\nkind = \"internal\"\n\
    permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
    [page]\npaper = \"A4\"\ncolumns = 1\n";

/// An edition of one story; `rest` are tables before it.
fn edition(rest: &str, body: &str) -> String {
    format!(
        "{HEAD}{rest}\n[[section]]\ntitle = \"开篇\"\nbody = \"\"\"\n{body}\n\"\"\"\n"
    )
}

fn outcome(toml: &str) -> Outcome {
    let world = MemoryWorld::new([("e.toml", toml.as_bytes())]);
    compile(Path::new("e.toml"), &world, Options::default())
}

/// What was found of numbers: rule, the characters it points at, what it suggests.
fn found(toml: &str) -> Vec<(&'static str, String, String)> {
    let own = |one: &&Diagnostic| {
        one.code.name().starts_with("number-") || one.code.name() == "doubled-hedge"
    };
    let told = |one: &Diagnostic| {
        let said = one.span.map_or("", |span| &toml[span.range()]);
        let help = one.help.as_ref().map_or("", |help| help.zh.as_str());
        (one.code.name(), said.to_owned(), help.to_owned())
    };
    outcome(toml).found.iter().filter(own).map(told).collect()
}

/// The source with every change made that was suggested.
fn put_right(toml: &str) -> String {
    let mut changes: Vec<_> =
        outcome(toml).found.into_iter().filter_map(|one| one.fix).collect();
    changes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start()));
    let mut out = toml.to_owned();
    for fix in changes {
        out.replace_range(fix.span.range(), &fix.text);
    }
    out
}

fn said(toml: &str) -> String {
    let outcome = outcome(toml);
    let pdf = outcome.pdf.unwrap_or_else(|| panic!("{:#?}", outcome.found));
    let pages = File::open(&pdf).pages;
    pages.iter().flat_map(|page| &page.glyphs).map(|glyph| glyph.text.as_str()).collect()
}

const STATS: &str = "[[stat]]\nid = \"money\"\nlabel = \"投资\"\nvalue = \"1234567\"\nunit = \"元\"\n\
    [[stat]]\nid = \"small\"\nlabel = \"户数\"\nvalue = \"3078\"\nunit = \"户\"\n\
    [[stat]]\nid = \"fall\"\nlabel = \"增速\"\nvalue = \"-3.5\"\nunit = \"%\"\n\
    [[stat]]\nid = \"round\"\nlabel = \"总额\"\nvalue = \"345000000\"\nunit = \"元\"\n";

#[test]
fn every_text_is_read_and_every_fault_is_at_its_characters() {
    let toml = format!(
        "{HEAD}[masthead]\nlines = [\"1带1路专刊\"]\n[colophon]\ntext = \"06年创刊\"\n\
         [[section]]\nkicker = \"增长5%-8%\"\ntitle = \"落实8项规定\"\ndeck = \"约3人左右\"\n\
         lead = \"3亿4500万元\"\nbody = \"3\\u5343人，.5%。\"\nbyline = \"比分3：2\"\n\
         [[section.figure]]\nkind = \"cards\"\nstats = [\"a\"]\ntitle = \"3．5公里\"\nalt = \"片\"\n\
         [[section.item]]\ntitle = \"星期5\"\nbody = \"文\"\n\
         [[stat]]\nid = \"a\"\nlabel = \"9～16亿\"\nvalue = \"3\"\nunit = \"个\"\n"
    );
    let told: Vec<(String, String)> =
        found(&toml).into_iter().map(|(_, said, help)| (said, help)).collect();
    for (said, fix) in [
        ("1带1路", "一带一路"),
        ("06年", "2006年"),
        ("5%-8%", "5%～8%"),
        ("8项规定", "八项规定"),
        ("约3人左右", "约3人"),
        ("3亿4500万", "3.45亿"),
        ("3\\u5343", "3000"),
        (".5", "0.5"),
        ("3：2", "3∶2"),
        ("3．5", "3.5"),
        ("星期5", "星期五"),
    ] {
        let wanted = (said.to_owned(), format!("写作“{fix}”"));
        assert!(told.contains(&wanted), "{said}: {told:#?}");
    }
}

#[test]
fn suggestions_lead_to_an_edition_without_faults() {
    let body = "投资9～16亿元，**3千**余人参加，约{money}左右，另有{round}元。\n\
                增长5%-8%，06年起，二0一五年，3x5米，.5%，落实8项规定。";
    let toml = edition(STATS, body);
    assert_eq!(found(&toml).len(), 10, "{:#?}", found(&toml));
    let right = put_right(&toml);
    assert_eq!(found(&right), [], "{right}");
    for part in [
        "9亿元～16亿元",
        "**3000**余",
        "约{money}，另有{round}。",
        "2006年",
        "二〇一五年",
    ] {
        assert!(right.contains(part), "{part}: {right}");
    }
}

#[test]
fn changes_that_would_break_markup_are_left_to_the_editor() {
    let toml = edition("", "投资2亿**3000**万元。");
    let told = outcome(&toml).found;
    assert!(told.iter().all(|one| one.fix.is_none()), "{told:#?}");
    assert_eq!(told.len(), 1);
}

#[test]
fn numbers_that_statistics_print_are_no_fault_of_the_copy() {
    let toml = edition(STATS, "投资{money}，增速{fall}，{round}，{small}。");
    assert_eq!(found(&toml), []);
    assert!(
        said(&toml).contains("1234567元，增速−3.5%，345000000元，3078户"),
        "{}",
        said(&toml)
    );
}

#[test]
fn statistics_print_by_the_policy_everywhere() {
    let cards = "[[section.figure]]\nkind = \"cards\"\nstats = [\"money\"]\nalt = \"片\"\n\
        [[section.figure]]\nkind = \"table\"\nhead = [\"甲\", \"乙\"]\nalt = \"表\"\n\
        rows = [[\"投资\", \"{money:number}\"], [\"户\", \"{small:number}\"]]\n";
    let policy = |key: &str| {
        let toml = edition(
            &format!("[numbers]\n{key}\n{STATS}"),
            "投资{money}，{small}，{round}。",
        );
        format!("{toml}{cards}")
    };
    for (key, money, round) in [
        ("grouping = \"comma\"", "1,234,567", "345,000,000元"),
        (
            "grouping = \"space\"",
            "1\u{2009}234\u{2009}567",
            "345\u{2009}000\u{2009}000元",
        ),
        ("grouping = \"none\"", "1234567", "345000000元"),
        ("steps = true", "1234567", "3.45亿元"),
    ] {
        let toml = policy(key);
        assert_eq!(found(&toml), [], "{key}");
        let said = said(&toml);
        // the face of the cards has no thin space: there it is a gap alone
        let bare = |text: &str| text.replace('\u{2009}', "");
        assert!(said.matches(money).count() >= 2, "{key}: {said}");
        assert_eq!(bare(&said).matches(&bare(money)).count(), 3, "{key}: {said}");
        assert!(said.contains(round) && said.contains("3078户"), "{key}: {said}");
    }
}

#[test]
fn grouped_numbers_stay_on_one_line() {
    for (way, number) in [("comma", "1,234,567"), ("space", "1\u{2009}234\u{2009}567")] {
        let rest = format!("[numbers]\ngrouping = \"{way}\"\n{STATS}");
        for lead in 30..52 {
            let body = format!("{}{{money}}{}", "文".repeat(lead), "字".repeat(60));
            let file = File::open(&outcome(&edition(&rest, &body)).pdf.unwrap());
            let glyphs: Vec<_> =
                file.pages.iter().flat_map(|page| &page.glyphs).collect();
            let length = number.chars().count();
            let printed = glyphs.windows(length).find(|window| {
                let texts = window.iter().map(|glyph| glyph.text.as_str());
                texts.collect::<String>() == number
            });
            let printed = printed.unwrap_or_else(|| panic!("{way} after {lead}"));
            let line = printed[0].y;
            assert!(
                printed.iter().all(|glyph| (glyph.y - line).abs() < 0.01),
                "{way} {lead}"
            );
        }
    }
}

#[test]
fn the_copy_follows_the_policy_or_at_least_itself() {
    let body = "共12345人，另有23,456人；占3%～5%，或6%—8%；高温38℃，低温3°C。";
    let told = found(&edition("", body));
    let rules: Vec<&str> = told.iter().map(|one| one.0).collect();
    assert_eq!(rules, ["number-mixed"; 3], "{told:#?}");
    for (key, said, fix) in [
        ("grouping = \"comma\"", "12345", "写作“12,345”"),
        ("grouping = \"none\"", "23,456", "写作“23456”"),
        ("grouping = \"space\"", "12345", "写作“12\u{2009}345”"),
        ("range = \"—\"", "3%～5%", "写作“3%—5%”"),
        ("range = \"～\"", "6%—8%", "写作“6%～8%”"),
    ] {
        let told = found(&edition(&format!("[numbers]\n{key}\n"), body));
        let hit = told.iter().any(|one| one.1 == said && one.2 == fix);
        assert!(hit, "{key}: {told:#?}");
    }
    let off =
        edition("[numbers]\nforms = false\n", "共12345人，另有23,456人，3千人，06年。");
    assert_eq!(found(&off), []);
}

#[test]
fn both_places_of_two_ways_are_shown() {
    let toml = edition("", "占3%～5%，1～2天，或6%—8%。");
    let outcome = outcome(&toml);
    let one = outcome.found.iter().find(|one| one.code.name() == "number-mixed").unwrap();
    assert_eq!(&toml[one.span.unwrap().range()], "6%—8%", "the rarer way");
    assert_eq!(&toml[one.related[0].0.range()], "3%～5%");
}

#[test]
fn names_of_the_house_are_kept() {
    let body = "建设三个二七，品牌“4A+3千”行动，3个二七。";
    let names = "[numbers]\nnames = [\"三个二七\", \"4A+3千\"]\n";
    let told = found(&edition(names, body));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!((told[0].1.as_str(), told[0].2.as_str()), ("3个二七", "写作“三个二七”"));
}

#[test]
fn other_languages_and_numbers_of_things_are_left_alone() {
    let body = "热线0371-66668888，GB/T 15835—2011，PM2.5，https://a.cn/3-5kg，邮编450000，10:30。";
    assert_eq!(found(&edition("", body)), []);
    let english =
        format!("{}lang = \"en\"\n", edition("", "About .5% and 3-5kg, 1月5号。"));
    assert_eq!(found(&english), []);
}

#[test]
fn programs_get_the_change() {
    let dir = Dir::new();
    dir.file("e.toml", edition("", "全年增长5%-8%。"));
    let ran = dir.run(&["check", "e.toml", "--format", "json"]);
    let line: Value = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|line| line["code"] == "number-range")
        .unwrap();
    let place =
        ["line", "column", "end_line", "end_column"].map(|key| line[key].as_u64());
    assert_eq!(place, [15, 5, 15, 10].map(Some), "{line}");
    let fix = &line["fix"];
    assert_eq!(fix["text"], "～");
    let place = ["line", "column", "end_line", "end_column"].map(|key| fix[key].as_u64());
    assert_eq!(place, [15, 7, 15, 8].map(Some), "{line}");
    let ran = dir.run(&["check", "e.toml", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let one = results.iter().find(|one| one["ruleId"] == "number-range").unwrap();
    let change = &one["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "～");
    assert_eq!(change["replacements"][0]["deletedRegion"]["startColumn"], 7);
}
