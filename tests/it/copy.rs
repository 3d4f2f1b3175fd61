//! What is found in the copy, and what the fonts of an edition make of it: half-width and
//! full-width characters, forms by region, variants, faces with sizes of their own. Each
//! rule has an edition that breaks it and one that does not.

use crate::pdf::{File, Glyph};
use kanyin::base::bundle;
use kanyin::compile::{Options, Outcome, compile};
use kanyin::diag::{Diagnostic, Severity};
use kanyin::world::MemoryWorld;
use std::path::Path;

/// An edition of one column with this body; `top`, `text` and `page` are keys of their
/// tables, `rest` follows at the end.
#[derive(Default, Clone, Copy)]
struct Edition<'a> {
    top: &'a str,
    page: &'a str,
    text: &'a str,
    body: &'a str,
    rest: &'a str,
}

impl Edition<'_> {
    fn toml(&self) -> String {
        let Self { top, page, text, body, rest } = self;
        let page = if page.is_empty() { "leading = \"16pt\"\ncolumns = 1" } else { page };
        format!(
            "{top}\n[publication]\nname = \"小报\"\nkind = \"internal\"\n\
             permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2021-01-15\nissue = 1\n\
             [page]\npaper = \"A4\"\nbody = \"10pt\"\n{page}\n[text]\n{text}\n\
             [[section]]\ntitle = \"开篇\"\nbody = \"\"\"\n{body}\n\"\"\"\n{rest}\n"
        )
    }

    fn outcome(&self) -> Outcome {
        let text = self.toml();
        let kai = bundle::file("NewsprintKaiSC-Regular.ttf").unwrap();
        let files = [("e.toml", text.as_bytes()), ("kai.ttf", kai)];
        compile(Path::new("e.toml"), &MemoryWorld::new(files), Options::default())
    }

    /// Every glyph of the finished file.
    #[track_caller]
    fn glyphs(&self) -> Vec<Glyph> {
        let outcome = self.outcome();
        let pdf = outcome.pdf.unwrap_or_else(|| panic!("{:#?}", outcome.found));
        File::open(&pdf).pages.into_iter().flat_map(|page| page.glyphs).collect()
    }

    /// The first glyph that says a character.
    #[track_caller]
    fn glyph(&self, c: &str) -> Glyph {
        let glyphs = self.glyphs();
        glyphs.into_iter().find(|glyph| glyph.text == c).unwrap_or_else(|| panic!("{c}"))
    }

    /// The fonts of all glyphs that say a text, each with the box of the ink from the
    /// glyph's origin, in hundredths of a point.
    #[track_caller]
    fn inked(&self, text: &str) -> Vec<(String, [i64; 4])> {
        let file = File::open(&self.outcome().pdf.expect("a file"));
        let glyphs = file.pages.iter().flat_map(|page| &page.glyphs);
        let own = glyphs.filter(|glyph| glyph.text == text);
        own.map(|glyph| {
            let [x0, y0, x1, y1] = file.ink(glyph).unwrap();
            let edges = [x0 - glyph.x, y0 - glyph.y, x1 - glyph.x, y1 - glyph.y];
            (glyph.font.to_string(), edges.map(hundredths))
        })
        .collect()
    }

    /// What was found: names of rules with the characters that they point at.
    fn found(&self) -> Vec<(&'static str, String)> {
        let (outcome, text) = (self.outcome(), self.toml());
        let place = |one: &Diagnostic| {
            let span = one.span.map_or(0..0, kanyin::base::Span::range);
            (one.code.name(), text[span].to_owned())
        };
        outcome.found.iter().map(place).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few points")]
fn hundredths(length: f64) -> i64 {
    (length * 100.0).round() as i64
}

fn edition(body: &str) -> Edition<'_> {
    Edition { body, ..Edition::default() }
}

#[test]
fn half_width_marks_are_told_once_a_section_and_widened_where_asked() {
    let body = "经济稳,民生好.\n他说\"好\"(笑).收入1,234.5亿元。";
    let found = edition(body).outcome().found;
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((one.code.name(), one.severity), ("half-width-mark", Severity::Warning));
    assert!(one.message.zh.contains("“开篇”") && one.message.zh.contains("7 处"));
    assert_eq!(edition(body).found(), [("half-width-mark", ",".to_owned())]);
    let wide = Edition { text: "widen = true", ..edition(body) };
    let said: String = wide.glyphs().iter().map(|glyph| glyph.text.as_str()).collect();
    for part in ["经济稳，民生好。", "他说“好”（笑）", "1,234.5"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // The stop between Han characters may be part of a name.
    assert_eq!(wide.found(), [("half-width-mark", ".".to_owned())]);
    let right = "经济稳，民生好。他说“好”（笑）。下午3:00，PM2.5，1,234.5。";
    assert_eq!(edition(right).found(), []);
    let english = Edition { rest: "lang = \"en\"", ..edition("So, 好.") };
    assert_eq!(english.found(), []);
}

#[test]
fn masthead_and_colophon_are_copy_too() {
    let rest = "[masthead]\nlines = [\"编印:某某(印刷)\"]\n\
                [colophon]\ntext = \"电话:0371-6666,８号\"";
    let sloppy = Edition { rest, ..edition("正文。") };
    let found = sloppy.found();
    let wanted = [("half-width-mark", ":"), ("full-width-latin", "８")];
    assert_eq!(found, wanted.map(|(code, at)| (code, at.to_owned())));
    let wide = Edition { text: "widen = true", ..sloppy };
    let said: String = wide.glyphs().iter().map(|glyph| glyph.text.as_str()).collect();
    assert!(said.contains("编印：某某（印刷）"), "{said}");
    assert!(said.contains("电话：0371-6666，"), "{said}");
}

#[test]
fn full_width_letters_are_told_with_their_place() {
    let found = edition("增长８％，ＧＤＰ稳步提高。").found();
    assert_eq!(found, [("full-width-latin", "８".to_owned())]);
    assert_eq!(edition("增长8%，GDP稳步提高。").found(), []);
}

#[test]
fn traditional_text_is_set_in_faces_that_have_its_forms() {
    let body = "骨{kai 骨}**骨**門";
    let hant = Edition { top: "lang = \"zh-Hant\"", ..edition(body) };
    let hans = edition(body);
    let (hant_set, hans_set) = (hant.inked("骨"), hans.inked("骨"));
    assert!(hans_set[1].0.contains("Kai"), "{hans_set:?}");
    assert!(hant_set[1].0.contains("NotoSerif"), "Kai has no traditional forms");
    assert_eq!(hant_set[0].0, hans_set[0].0, "Song has");
    assert_ne!(hant_set[0].1, hans_set[0].1, "another form of the same face");
    assert_eq!((hant.found(), hans.found()), (vec![], vec![]));
}

#[test]
fn a_face_of_another_region_is_an_error_at_the_first_wrong_character() {
    let font = "[[font]]\nrole = \"body\"\nfile = \"kai.ttf\"";
    let body = "一中骨國直一骨";
    let hant = Edition { top: "lang = \"zh-Hant\"", rest: font, ..edition(body) };
    let outcome = hant.outcome();
    let wrong: Vec<&Diagnostic> =
        outcome.found.iter().filter(|one| one.code.name() == "wrong-glyph").collect();
    let [one] = wrong.as_slice() else { panic!("{:#?}", outcome.found) };
    assert_eq!(one.severity, Severity::Error);
    assert!(one.message.zh.contains("“开篇”") && one.message.zh.contains("骨"));
    assert!(!one.message.zh.contains("一 "), "{}", one.message.zh);
    assert_eq!(&hant.toml()[one.span.unwrap().range()], "骨");
    let hans = Edition { rest: font, ..edition(body) };
    assert_eq!(hans.found(), [], "the same face in simplified text");
}

#[test]
fn variants_are_set_where_the_font_has_them_and_told_where_not() {
    let plain = edition("礼仪").inked("礼");
    let variant = edition("礼\u{fe00}仪").inked("礼\u{fe00}");
    assert_eq!(plain[0].0, variant[0].0, "one face");
    assert_ne!(plain[0].1, variant[0].1, "another glyph");
    assert_eq!(edition("礼\u{fe00}仪").found(), []);
    let lost = edition("国\u{e0100}家");
    assert_eq!(lost.found(), [("lost-variation", "国".to_owned())]);
    assert_eq!(lost.inked("国\u{e0100}"), edition("国家").inked("国"));
}

#[test]
fn marks_beside_characters_want_half_an_em_between_lines() {
    let leading =
        |leading: &'static str, body| Edition { page: leading, ..edition(body) };
    let tight = "leading = \"14.9pt\"\ncolumns = 1";
    let wide = "leading = \"15pt\"\ncolumns = 1";
    for body in ["甲{dot 乙}丙", "甲{name 乙}丙", "甲{ruby 乙|yǐ}丙"] {
        let found = leading(tight, body).found();
        assert_eq!(found, [("tight-leading", "乙".to_owned())], "{body}");
        assert_eq!(leading(wide, body).found(), [], "{body}");
    }
    let found = leading(tight, "甲{dot 乙}丙").outcome().found;
    let help = &found[0].help.as_ref().unwrap().zh;
    assert!(help.contains("15pt"), "{help}");
    // Readings below dots of the line above need more.
    let both = "甲{ruby 乙|yǐ}丙\n丁{dot 戊}";
    assert_eq!(leading(wide, both).found(), [("tight-leading", "乙".to_owned())]);
    assert_eq!(leading("leading = \"17pt\"\ncolumns = 1", both).found(), []);
    // A box needs less.
    assert_eq!(leading(tight, "甲{late 乙}丙").found(), []);
    assert_eq!(
        leading("leading = \"12pt\"\ncolumns = 1", "甲{late 乙}丙").found().len(),
        1
    );
}

#[test]
fn narrow_columns_are_indented_as_the_edition_says() {
    let body = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁。";
    let indent = |columns: u8, text: &str| {
        let page = format!("leading = \"16pt\"\ncolumns = {columns}");
        let edition = Edition { page: &page, text, ..edition(body) };
        let glyphs = edition.glyphs();
        let x = |c: &str| glyphs.iter().find(|glyph| glyph.text == c).unwrap().x;
        let lines: Vec<f64> = glyphs.iter().map(|glyph| glyph.y).collect();
        assert!(lines.len() > 10);
        let first = x("天");
        let left = glyphs
            .iter()
            .filter(|glyph| glyph.size < 10.5 && glyph.x < first + 1.0)
            .map(|glyph| glyph.x)
            .fold(f64::MAX, f64::min);
        hundredths(first - left)
    };
    assert_eq!(indent(4, "narrow_indent = 1"), 1000);
    assert_eq!(indent(4, ""), 2000);
    assert_eq!(indent(2, "narrow_indent = 1"), 2000, "a wide column");
}

#[test]
fn faces_are_tuned_in_size_and_height() {
    let body = "甲GDP";
    let plain = edition(body).glyph("G");
    let tuned = |keys: &str| {
        let rest = format!("[[font]]\nrole = \"latin\"\n{keys}");
        Edition { rest: &rest, ..edition(body) }.glyph("G")
    };
    let small = tuned("scale = 900");
    assert!((plain.size - 10.6).abs() < 0.01 && (small.size - 9.0).abs() < 0.01);
    assert!((small.y - plain.y).abs() < 0.01, "on one baseline");
    let raised = tuned("rise = 50");
    assert!((raised.y - plain.y - 0.5).abs() < 0.01 && (raised.size - 10.6).abs() < 0.01);
    let low = tuned("rise = -50\nscale = 1000");
    assert!((low.y - plain.y + 0.5).abs() < 0.01);
    let kai = tuned("file = \"kai.ttf\"\nscale = 1100");
    assert!(kai.font.contains("Kai") && (kai.size - 11.0).abs() < 0.01);
    for (keys, wrong) in
        [("scale = 499", "499"), ("scale = 2001", "2001"), ("rise = -501", "-501")]
    {
        let rest = format!("[[font]]\nrole = \"latin\"\n{keys}");
        let found = Edition { rest: &rest, ..edition(body) }.found();
        assert_eq!(found, [("bad-value", wrong.to_owned())]);
    }
    let none = Edition { rest: "[[font]]\nrole = \"latin\"", ..edition(body) };
    assert_eq!(none.found().len(), 1, "neither a file nor a size");
}

#[test]
fn a_role_of_latin_serves_its_typeface_alone() {
    let rest = "[[font]]\nrole = \"latin-bold\"\nfile = \"kai.ttf\"";
    let edition = Edition { rest, ..edition("甲GDP**乙ABC**") };
    assert!(!edition.glyph("G").font.contains("Kai"));
    let bold = edition.glyphs().into_iter().find(|glyph| glyph.text == "A").unwrap();
    // The body's bold is Hei or Song by the theme: one of both roles names its Latin.
    let hei =
        Edition { rest: "[[font]]\nrole = \"latin-hei\"\nfile = \"kai.ttf\"", ..edition };
    let other = hei.glyphs().into_iter().find(|glyph| glyph.text == "A").unwrap();
    assert!(bold.font.contains("Kai") != other.font.contains("Kai"));
}

#[test]
fn fangsong_is_kai_until_a_face_is_named() {
    let body = "甲{fs 乙}{kai 丙}";
    let bundled = edition(body);
    assert!(bundled.glyph("乙").font.contains("Kai"));
    let song = "[[font]]\nrole = \"kai\"\nfile = \"kai.ttf\"\nscale = 1200";
    let named = Edition { rest: song, ..bundled };
    assert!((named.glyph("丙").size - 12.0).abs() < 0.01);
    assert!((named.glyph("乙").size - 10.0).abs() < 0.01, "fangsong is apart");
    let own = "[[font]]\nrole = \"fangsong\"\nfile = \"kai.ttf\"\nscale = 900";
    let own = Edition { rest: own, ..bundled };
    assert!((own.glyph("乙").size - 9.0).abs() < 0.01);
}

#[test]
fn digits_are_tabular_unless_the_edition_says_otherwise() {
    let same = |[a, b]: [f64; 2]| (a - b).abs() < 0.001;
    let widths =
        |edition: Edition<'_>| ["1", "7"].map(|digit| edition.glyph(digit).advance);
    let body = edition("在1717次");
    assert!(same(widths(body)));
    let proportional = Edition { text: "digits = \"proportional\"", ..body };
    assert!(!same(widths(proportional)));
    let rest = "[[section.figure]]\nkind = \"table\"\nhead = [\"甲\", \"乙\"]\n\
                rows = [[\"丙\", \"1717\"]]\nalt = \"表\"";
    let table = Edition { rest, body: "没有数字。", ..proportional };
    assert!(same(widths(table)), "numbers below each other");
}

#[test]
fn the_level_of_gb18030_is_that_of_the_rarest_character() {
    let level = |body: &str| {
        let outcome = edition(body).outcome();
        outcome.resolved.unwrap().repertoire.level.number()
    };
    assert_eq!(level("普通的字"), Some(1));
    assert_eq!(level("地名\u{2c1d5}"), Some(2));
    assert_eq!(level("生僻\u{20000}"), Some(3));
    let dir = crate::support::Dir::new();
    dir.file("e.toml", edition("地名\u{2c1d5}").toml());
    let ran = dir.run(&["fonts", "e.toml"]).ended(0);
    assert!(ran.stdout.contains("level: 2\n"), "{}", ran.all());
    let plain = dir.run(&["fonts"]).ended(0);
    assert!(!plain.stdout.contains("level"), "{}", plain.all());
}

#[test]
fn the_copy_is_extracted_as_it_was_written() {
    let body =
        "{late 张三}、{even 王明|4}、{note （注）}、{fs 仿宋}、{sup 2}、{book 论语}";
    let glyphs = edition(body).glyphs();
    let said: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    assert!(said.contains("张三、王明、（注）、仿宋、2、论语"), "{said}");
}
