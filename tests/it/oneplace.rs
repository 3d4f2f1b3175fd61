//! One number, one place: a statistic used in headline, lead, text, card, table, chart and
//! appendix is changed where it is defined, and changes in all of them together; nothing
//! else does, and what the text says of it is found where it no longer holds.

use crate::pdf::paths::bars;
use crate::pdf::{File, Glyph};
use kanyin::compile::{Options, Outcome, compile};
use kanyin::diag::{Code, Severity};
use kanyin::world::MemoryWorld;

/// An edition that uses `gdp.2020` everywhere; the value of it, how its growth is defined,
/// and a sentence that ends the text.
fn edition(value: &str, growth: &str, last: &str) -> String {
    let stat = |id: &str, label: &str, unit: &str, period: &str, rest: &str| {
        format!(
            "[[stat]]\nid = \"{id}\"\nlabel = \"{label}\"\nunit = \"{unit}\"\n\
             period = \"{period}\"\nstatus = \"final\"\nsource = \"县统计局\"\n\
             basis = \"nominal\"\n{rest}\n"
        )
    };
    let gdp = |year: &str, value: &str| {
        let value = format!("value = \"{value}\"");
        stat(&format!("gdp.{year}"), "地区生产总值", "亿元", year, &value)
    };
    [
        "[publication]\nname = \"示例资料\"\nkind = \"internal\"\n\
         permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\n\
         [page]\npaper = \"A4\"\ncolumns = 2\n[appendix]\n"
            .to_owned(),
        gdp("2018", "641"),
        gdp("2019", "700"),
        gdp("2020", value),
        gdp("2021", "852"),
        stat("growth", "地区生产总值增速", "%", "2020", growth),
        format!(
            r#"
[[section]]
kicker = "这一年实现地区生产总值{{gdp.2020}}"
title = "总量达到{{gdp.2020}}"
lead = "全年地区生产总值{{gdp.2020}}，比上年增长{{growth}}。"
body = """
2020年，全县地区生产总值{{gdp.2020}}，比上年增长{{growth}}。
{last}
"""
[[section.figure]]
kind = "cards"
at = "top"
stats = ["gdp.2020", "gdp.2019"]
alt = "两个数字"
[[section.figure]]
kind = "table"
at = "bottom"
title = "历年总量"
head = ["年份", "地区生产总值"]
rows = [["2019年", "{{gdp.2019}}"], ["2020年", "{{gdp.2020}}"]]
alt = "历年总量表"
[[section.figure]]
kind = "columns"
at = "bottom"
labels = true
stats = ["gdp.2018", "gdp.2019", "gdp.2020", "gdp.2021"]
alt = "历年总量图"
"#
        ),
    ]
    .concat()
}

const COMPUTED: &str = "expr = \"growth(gdp.2020, gdp.2019)\"\nplaces = 1";

fn run(toml: &str) -> Outcome {
    let world = MemoryWorld::new([("e.toml", toml.as_bytes())]);
    compile("e.toml".as_ref(), &world, Options::default())
}

/// The finished file of an edition without errors.
#[track_caller]
fn printed(toml: &str) -> File {
    let outcome = run(toml);
    let errors: Vec<_> =
        outcome.found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    File::open(&outcome.pdf.expect("a file"))
}

fn glyphs(file: &File) -> Vec<&Glyph> {
    file.pages.iter().flat_map(|page| &page.glyphs).collect()
}

fn text(file: &File) -> String {
    glyphs(file).into_iter().map(|glyph| glyph.text.as_str()).collect()
}

fn codes(outcome: &Outcome, severity: Severity) -> Vec<Code> {
    let own = outcome.found.iter().filter(|one| one.severity == severity);
    own.map(|one| one.code).collect()
}

#[test]
fn a_changed_value_changes_everywhere_at_once_and_nothing_else_does() {
    let (before, after) =
        (printed(&edition("773", COMPUTED, "")), printed(&edition("791", COMPUTED, "")));
    let (old, new) = (text(&before), text(&after));
    // Headline, kicker, lead, text, card, table, chart, appendix.
    assert!(old.matches("773").count() >= 8, "{old}");
    assert!(!new.contains("773"), "{new}");
    assert_eq!(new, old.replace("773", "791").replace("10.4", "13.0"));
    let (old, new) = (glyphs(&before), glyphs(&after));
    assert_eq!(old.len(), new.len());
    for (one, other) in old.iter().zip(&new) {
        // A digit in the place of a digit: nothing has moved but what stands on the bar.
        let moved = (one.x - other.x).abs() + (one.y - other.y).abs() > 0.002;
        let label = one.block == other.block && one.text.parse::<u8>().is_ok();
        assert!(!moved || label, "{one:?}\n{other:?}");
        assert!(one.text == other.text || label, "{one:?}\n{other:?}");
    }
    assert_eq!(before.outline().len(), after.outline().len());
    let titles = |file: &File| file.outline().into_iter().map(|one| one.1).collect();
    let (old, new): (Vec<String>, Vec<String>) = (titles(&before), titles(&after));
    assert!(old.iter().any(|title| title.contains("773")), "{old:?}");
    assert_eq!(new, old.iter().map(|one| one.replace("773", "791")).collect::<Vec<_>>());
}

#[test]
fn the_bar_of_a_changed_value_alone_is_another() {
    let (before, after) =
        (printed(&edition("773", COMPUTED, "")), printed(&edition("791", COMPUTED, "")));
    let of = |file: &File| {
        let all = file.pages.iter().flat_map(|page| bars(&page.paths));
        let all = all.filter(|bar| bar.rect[2] - bar.rect[0] > 5.0);
        all.map(|bar| bar.rect).collect::<Vec<_>>()
    };
    let (old, new) = (of(&before), of(&after));
    let changed: Vec<_> = old.iter().zip(&new).filter(|(a, b)| a != b).collect();
    let [(one, other)] = changed.as_slice() else {
        panic!("{} shapes changed: {changed:?}", changed.len())
    };
    let (was, is) = (one[3] - one[1], other[3] - other[1]);
    assert!((is / was - 791.0 / 773.0).abs() < 1e-4, "{was} became {is}");
    assert_eq!((one[0], one[1], one[2]), (other[0], other[1], other[2]));
}

#[test]
fn what_no_longer_holds_is_an_error() {
    let given = "value = \"10.4\"";
    assert!(codes(&run(&edition("773", given, "")), Severity::Error).is_empty());
    let broken = run(&edition("791", given, ""));
    let found = codes(&broken, Severity::Error);
    assert!(found.contains(&Code::ClaimGrowth), "{found:?}");
    assert!(broken.pdf.is_none(), "and nothing is printed");
    // A multiple that is said in words is held against the new value too.
    let said = "全县地区生产总值{gdp.2020}，是2019年的1.1倍。";
    assert!(codes(&run(&edition("773", COMPUTED, said)), Severity::Error).is_empty());
    let found = codes(&run(&edition("831", COMPUTED, said)), Severity::Error);
    assert!(found.contains(&Code::ClaimMultiple), "{found:?}");
}

#[test]
fn a_number_typed_by_hand_is_found_and_stays() {
    let typed = "公园里有长椅386张。";
    let outcome = run(&edition("773", COMPUTED, typed));
    let found = codes(&outcome, Severity::Warning);
    assert!(found.contains(&Code::UnboundNumber), "{found:?}");
    let bound = codes(&run(&edition("773", COMPUTED, "")), Severity::Warning);
    assert!(!bound.contains(&Code::UnboundNumber), "{bound:?}");
    // Typed in place of its id, the value stays what it was: the rest has gone on.
    let by_hand = edition("791", COMPUTED, "")
        .replace("全县地区生产总值{gdp.2020}", "全县地区生产总值773亿元");
    let outcome = run(&by_hand);
    let found = outcome.found.iter().filter(|one| one.severity != Severity::Note);
    assert!(found.count() > 0, "nobody noticed");
}
