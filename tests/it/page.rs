//! What the pages of the samples satisfy, asserted on the finished PDFs. Each rule lists
//! its faults, and each has a control: pages made wrong, on which it must find some.

pub(crate) mod copy;
pub(crate) mod lines;
mod sheet;
mod whole;

use crate::pdf::{File, Ink};
use crate::support::{Dir, samples};
use copy::{Para, Printed};
use kanyin::world::{MemoryWorld, SystemWorld};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

/// The editions that ship, printed once.
pub(crate) static SAMPLES: LazyLock<Vec<Printed>> = LazyLock::new(|| {
    let print = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        Printed::new(name, &path, &SystemWorld::default())
    };
    samples().into_iter().map(print).collect()
});

/// A page of narrow columns, full of what lines break badly at.
pub(crate) static NARROW: LazyLock<Printed> = LazyLock::new(|| narrow("gb"));

/// The same without any prohibition.
static LOOSE: LazyLock<Printed> = LazyLock::new(|| narrow("none"));

fn narrow(kinsoku: &str) -> Printed {
    let mut body = String::new();
    for shift in 0..24 {
        // Every shift brings other characters to the ends of the lines.
        body += &"新年伊始各项工作有序展开全区上下精神振奋干劲十足"
            .chars()
            .take(shift)
            .chain("，全年完成投资2300亿元，比上年增长11.1%，其中“城市双改”（含老旧小区）投入17.76亿元；改造道路143条、55.65公里，惠及群众约31.5万人。——这是“十三五”收官之年……“加快！”干部说：“质量、进度、安全，一样都不能少。”《规划》（草案）提出GDP年均增长7.3%、PM2.5下降18%，公园32个，绿地2569万平方米。".chars())
            .collect::<String>();
        body.push('\n');
    }
    let text = format!(
        "[publication]\nname = \"小报\"\nkind = \"internal\"\n[edition]\n\
         date = 2021-01-15\n[page]\npaper = \"A3\"\ncolumns = 6\n\
         [text]\nkinsoku = \"{kinsoku}\"\n[[section]]\ntitle = \"窄栏\"\n\
         body = \"\"\"\n{body}\"\"\"\n"
    );
    let world = MemoryWorld::new([("narrow.toml", text.as_bytes())]);
    Printed::new(kinsoku, Path::new("narrow.toml"), &world)
}

/// All the samples and the narrow page.
fn all() -> impl Iterator<Item = &'static Printed> {
    SAMPLES.iter().chain([&*NARROW])
}

/// Fails with the faults of a rule over all editions.
#[track_caller]
fn holds(rule: impl Fn(&Printed) -> Vec<String>) {
    let mut faults = String::new();
    for printed in all() {
        for fault in rule(printed) {
            let _ = writeln!(faults, "{}: {fault}", printed.name);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Fails where a rule finds nothing wrong with paragraphs of the narrow page that were
/// changed.
#[track_caller]
fn finds(change: impl Fn(&mut Para), rule: impl Fn(&[Para], f64) -> Vec<String>) {
    let mut paras = NARROW.paras();
    paras.iter_mut().for_each(change);
    assert!(!rule(&paras, NARROW.em()).is_empty());
}

/// Moves what follows the n-th glyph of a line, and it itself.
fn shift(para: &mut Para, line: usize, from: usize, by: f64) {
    for glyph in para.lines[line].glyphs.iter_mut().skip(from) {
        glyph.x += by;
    }
}

#[test]
fn there_is_something_to_judge() {
    assert!(SAMPLES.len() >= 3);
    for printed in all() {
        let lines: usize = printed.paras().iter().map(|para| para.lines.len()).sum();
        let wanted: usize = copy::stories(printed.resolved())
            .iter()
            .flat_map(|story| &story.body)
            .filter(|para| para.role == kanyin::base::Role::Body)
            .count();
        assert_eq!(printed.paras().len(), wanted, "{}", printed.name);
        assert!(lines > wanted, "{}: {lines} lines", printed.name);
    }
}

#[test]
fn body_lines_are_on_one_grid() {
    let rule = |printed: &Printed| {
        let paras = printed.paras();
        let pages = 0..printed.file.pages.len();
        pages
            .flat_map(|page| {
                sheet::off_grid(&sheet::body(&paras, page), printed.leading())
            })
            .collect()
    };
    holds(rule);
    let mut lines = sheet::body(&NARROW.paras(), 0);
    for glyph in &mut lines[7].glyphs {
        glyph.y += 1.0;
    }
    assert_eq!(sheet::off_grid(&lines, NARROW.leading()).len(), 1);
}

#[test]
fn numbers_are_not_parted_from_units() {
    holds(|printed| lines::parted_numbers(&printed.paras()));
    finds(
        |para| {
            let unit = |glyph: &crate::pdf::Glyph| glyph.text == "亿";
            let line = para.lines.iter().position(|one| one.glyphs.iter().any(unit));
            let line = line.unwrap();
            let own = &mut para.lines[line].glyphs;
            let rest = own.split_off(own.iter().position(unit).unwrap());
            para.lines[line + 1].glyphs.splice(..0, rest);
        },
        |paras, _| lines::parted_numbers(paras),
    );
}

#[test]
fn no_line_begins_or_ends_with_a_forbidden_mark() {
    holds(|printed| lines::forbidden_ends(&printed.paras()));
    assert!(!lines::forbidden_ends(&LOOSE.paras()).is_empty());
}

#[test]
fn dashes_and_dots_are_two_ems() {
    holds(|printed| lines::broken_pairs(&printed.paras(), printed.em()));
    finds(
        |para| {
            for glyph in para.lines.iter_mut().flat_map(|line| &mut line.glyphs) {
                glyph.advance *= 0.9;
            }
        },
        lines::broken_pairs,
    );
}

#[test]
fn full_lines_end_at_the_measure() {
    holds(|printed| lines::ragged(&printed.paras(), printed.em()));
    finds(
        |para| {
            let last = para.lines[1].glyphs.len() - 1;
            shift(para, 1, last, 0.03);
        },
        |paras, em| lines::ragged(&paras[..1], em),
    );
}

#[test]
fn marks_side_by_side_close_up() {
    holds(|printed| lines::open_pairs(&printed.paras(), printed.em()));
    finds(
        |para| {
            for glyph in para.lines.iter_mut().flat_map(|line| &mut line.glyphs) {
                glyph.x += if glyph.text == "（" { 2.0 } else { 0.0 };
            }
        },
        lines::open_pairs,
    );
}

#[test]
fn han_and_latin_stand_apart() {
    holds(|printed| lines::bad_mixed_gaps(&printed.paras(), printed.em()));
    finds(
        |para| {
            for glyph in para.lines.iter_mut().flat_map(|line| &mut line.glyphs) {
                glyph.advance += 2.0;
            }
        },
        lines::bad_mixed_gaps,
    );
}

#[test]
fn paragraphs_are_indented_by_two_ems() {
    holds(|printed| lines::bad_indents(&printed.paras(), printed.em()));
    finds(|para| shift(para, 0, 0, 1.0), lines::bad_indents);
}

#[test]
fn columns_of_a_story_end_level() {
    holds(|printed| sheet::uneven_feet(printed, &printed.paras()));
    let mut paras = NARROW.paras();
    let low = paras.last_mut().unwrap();
    low.lines.truncate(1);
    let leading = NARROW.leading();
    for glyph in low.lines.iter_mut().flat_map(|line| &mut line.glyphs) {
        glyph.y -= 3.0 * leading;
    }
    assert!(!sheet::uneven_feet(&NARROW, &paras).is_empty());
}

#[test]
fn pages_have_no_holes() {
    let mut faults = Vec::new();
    for printed in SAMPLES.iter().filter(|one| one.name != "minimal") {
        // Where text runs on from page to page, the last page ends where the text does.
        let runs = printed.resolved().sections.iter().any(|one| one.area.is_none());
        let pages = &printed.file.pages[..printed.file.pages.len() - usize::from(runs)];
        for (number, page) in pages.iter().enumerate() {
            for hole in holes(printed, number, page) {
                faults.push(format!("{} page {}: {hole}", printed.name, number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let minimal = SAMPLES.iter().find(|one| one.name == "minimal").unwrap();
    assert!(!holes(minimal, 0, &minimal.file.pages[0]).is_empty());
}

/// The holes of a page's type area below its masthead: more than 5 lines high and 8 ems
/// wide, larger than the air around any head.
fn holes(printed: &Printed, number: usize, page: &crate::pdf::Page) -> Vec<String> {
    let resolved = printed.resolved();
    let area = resolved.page.type_area;
    let masthead = resolved.masthead.as_ref().filter(|_| number == 0);
    let masthead = masthead.map_or(0.0, |one| f64::from(one.rows) * printed.leading());
    let [left, _, _, top] = page.trim;
    let [x0, x1] = [area.x0, area.x1].map(|x| left + x.to_pt());
    let [y0, y1] = [area.y1, area.y0].map(|y| top - y.to_pt());
    let area = [x0, y0, x1, y1 - masthead];
    let page = &with_air(printed, number, page);
    sheet::holes(page, area, (printed.em(), printed.leading()), (5, 8))
}

/// The page with the air above and below its vertical heads full, as high as their stories.
fn with_air(
    printed: &Printed,
    number: usize,
    page: &crate::pdf::Page,
) -> crate::pdf::Page {
    let mut page = page.clone();
    let story = |block: Option<usize>| printed.file.blocks[block?].section;
    let head = |line: &&crate::pdf::Line| {
        let block = line.block().map(|block| printed.file.blocks[block].kind.as_str());
        line.page == number && line.is_vertical() && block != Some("P")
    };
    for line in printed.file.lines().iter().filter(head) {
        let own =
            page.glyphs.iter().filter(|one| story(one.block) == story(line.block()));
        let ys: Vec<f64> = own.map(|glyph| glyph.y).collect();
        let y0 = ys.iter().copied().fold(f64::MAX, f64::min);
        let y1 = ys.iter().copied().fold(f64::MIN, f64::max);
        let (x, half) = (line.middle(), line.glyphs[0].size);
        page.shapes.push(crate::pdf::Shape {
            rect: [x - half, y0, x + half, y1],
            ink: Ink::BLACK,
            overprint: true,
            hollow: false,
        });
    }
    page
}

#[test]
fn stories_are_whole() {
    holds(whole::lost_text);
    let mut doctored = narrow("gb");
    doctored.file.pages[0].glyphs.retain(|glyph| glyph.text != "草");
    assert!(!whole::lost_text(&doctored).is_empty());
}

#[test]
fn other_readers_find_paragraphs_whole() {
    let dir = Dir::new();
    for path in samples() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        dir.run(&["build", path.to_str().unwrap(), "-o", "."]).ended(0);
        let printed = SAMPLES.iter().find(|one| one.name == name).unwrap();
        let pdf = dir.path().join(format!("{name}.pdf"));
        let Some(faults) = whole::scattered(printed, &pdf) else {
            let ci = std::env::var("CI").is_ok_and(|value| !value.is_empty());
            assert!(!ci, "pdftotext is missing: install poppler-utils");
            println!("not judged: pdftotext is missing; install poppler-utils");
            return;
        };
        assert!(faults.is_empty(), "{faults:#?}");
    }
    // Another edition's text is not in the file.
    let pdf = dir.path().join("minimal.pdf");
    assert!(!whole::scattered(&NARROW, &pdf).unwrap().is_empty());
}

#[test]
fn letters_are_black_or_the_named_spot() {
    let rule = |printed: &Printed| {
        let spots = printed.resolved().spots.iter().map(|spot| spot.name.as_str());
        let red = printed.resolved().styles.of(kanyin::base::Role::Masthead).color;
        whole::bad_inks(&printed.file, &spots.collect::<Vec<_>>(), red)
    };
    holds(rule);
    let bad = |change: &dyn Fn(&mut File)| {
        let mut file = narrow("gb").file;
        change(&mut file);
        whole::bad_inks(&file, &[], kanyin::base::Color::BLACK).len()
    };
    assert_eq!(
        bad(&|file| file.pages[0].glyphs[0].ink = Ink::Cmyk([0.1, 0.0, 0.0, 1.0])),
        1
    );
    assert_eq!(bad(&|file| file.pages[0].glyphs[0].overprint = false), 1);
    assert_eq!(
        bad(&|file| {
            file.pages[0].colour_operators.insert("rg".to_owned());
        }),
        1
    );
}

#[test]
fn boxes_are_the_sheet_and_its_bleed() {
    let size = |printed: &Printed| {
        let page = &printed.resolved().page;
        (page.trim.w.to_pt(), page.trim.h.to_pt(), page.bleed.to_pt())
    };
    holds(|printed| whole::bad_boxes(&printed.file, size(printed)));
    let (width, height, bleed) = size(&NARROW);
    assert!(!whole::bad_boxes(&NARROW.file, (width, height, bleed + 1.0)).is_empty());
    assert!(!whole::bad_boxes(&NARROW.file, (height, width, bleed)).is_empty());
}

#[test]
fn fonts_are_embedded_subsets_that_tell_their_text() {
    holds(|printed| whole::bad_fonts(&printed.file));
    let mut file = narrow("gb").file;
    file.pages[0].glyphs[0].text = "\u{fffd}".to_owned();
    assert!(!whole::bad_fonts(&file).is_empty());
}

#[test]
fn bookmarks_are_the_stories() {
    holds(whole::bad_outline);
    let mut doctored = narrow("gb");
    let resolved = doctored.outcome.resolved.as_mut().unwrap();
    resolved.sections[0].title = None;
    assert!(!whole::bad_outline(&doctored).is_empty());
}

#[test]
fn dates_are_the_editions() {
    holds(whole::bad_dates);
    let mut doctored = narrow("gb");
    let issue = &mut doctored.outcome.resolved.as_mut().unwrap().issue;
    issue.date = issue.date.succ_opt().unwrap();
    assert_eq!(whole::bad_dates(&doctored).len(), 5);
}

#[test]
fn no_text_lies_on_other_text() {
    holds(|printed| printed.file.pages.iter().flat_map(sheet::collisions).collect());
    let mut page = NARROW.file.pages[0].clone();
    let mut copied = page.glyphs[0].clone();
    assert_eq!(copied.text, "窄");
    copied.x += 0.5;
    page.glyphs.push(copied);
    assert!(!sheet::collisions(&page).is_empty());
}

#[test]
fn last_lines_have_two_characters() {
    holds(|printed| lines::lone_characters(&printed.paras()));
    finds(
        |para| {
            let last = para.lines.len() - 1;
            para.lines[last].glyphs.truncate(1);
        },
        |paras, _| lines::lone_characters(paras),
    );
}

#[test]
fn no_line_is_alone_in_its_column() {
    holds(|printed| lines::widows(&printed.paras()));
    finds(
        |para| para.lines[0].glyphs.iter_mut().for_each(|glyph| glyph.y -= 500.0),
        |paras, _| lines::widows(paras),
    );
}

#[test]
fn loose_lines_are_reported() {
    let found = |printed: &Printed| {
        let loose = kanyin::diag::Code::LooseLine;
        printed.outcome.found.iter().any(|one| one.code == loose)
    };
    holds(|printed| {
        let loose = lines::loose(&printed.paras(), printed.em());
        if found(printed) { Vec::new() } else { loose }
    });
    assert!(!lines::loose(&NARROW.paras(), NARROW.em()).is_empty());
}
