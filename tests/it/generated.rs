//! Editions made at random of everything that the TOML knows: none makes the program
//! panic, each gives a file or at least one error with its place, and of those without an
//! error nothing is lost, nothing lies beyond the trim edge and no text on other text.
//!
//! A case is its seed: `GENERATED_SEED=7 cargo test generated` runs that one and shows its
//! edition; `GENERATED_CASES=5000` runs more than are run every time.

mod edition;
mod seed;

use edition::{Case, case};
use kanyin::base::{Len, Point, Rect};
use kanyin::compile::{Options, Outcome, compile};
use kanyin::diag::Severity;
use kanyin::font::GlyphRun;
use kanyin::pages::{ItemKind, Page};
use kanyin::world::MemoryWorld;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Cases of every run of the tests.
const CASES: u64 = 60;
/// Far less than the eye sees: what rounding may leave beyond an edge.
const EYELASH: Len = Len::centipoints(2);

#[test]
fn editions_made_at_random_are_set_or_refused() {
    let number = |name: &str| -> Option<u64> { std::env::var(name).ok()?.parse().ok() };
    let one = number("GENERATED_SEED");
    let seeds = match one {
        Some(seed) => seed..seed + 1,
        None => 0..number("GENERATED_CASES").unwrap_or(CASES),
    };
    let (mut printed, mut bad) = (0_u32, Vec::new());
    for seed in seeds {
        let case = case(seed);
        let started = std::time::Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&case)));
        let Ok(outcome) = outcome else {
            bad.push(format!("seed {seed}: panic"));
            continue;
        };
        printed += u32::from(outcome.pdf.is_some());
        bad.extend(
            faults(&case, &outcome).into_iter().map(|f| format!("seed {seed}: {f}")),
        );
        if one.is_some() {
            println!("{}", case.toml);
            println!("{:#?}\n{:?}", outcome.found, started.elapsed());
        }
    }
    assert!(bad.is_empty(), "{} printed, {} bad\n{}", printed, bad.len(), bad.join("\n"));
    assert!(one.is_some() || printed > 0, "no edition was printed");
}

fn run(case: &Case) -> Outcome {
    let mut files = vec![("e.toml", case.toml.as_bytes())];
    files.extend(case.files.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    compile(Path::new("e.toml"), &MemoryWorld::new(files), Options::default())
}

/// What is wrong with what became of a case.
fn faults(case: &Case, outcome: &Outcome) -> Vec<String> {
    let errors = outcome.found.iter().filter(|one| one.severity == Severity::Error);
    let placed = errors.filter(|one| one.span.is_some()).count();
    let pages = match (&outcome.pdf, &outcome.pages) {
        (Some(pdf), Some(pages)) if pdf.starts_with(b"%PDF-") => pages,
        _ if placed > 0 => return Vec::new(),
        _ => return vec![format!("neither a file nor a place: {:?}", outcome.found)],
    };
    let mut out = Vec::new();
    let mut shown: BTreeMap<char, usize> = BTreeMap::new();
    for page in &pages.pages {
        out.extend(beyond(page));
        out.extend(on_each_other(page));
        for (_, run) in texts(page) {
            run.text.chars().for_each(|c| *shown.entry(c).or_default() += 1);
        }
    }
    for (c, count) in &case.visible {
        let have = shown.get(c).copied().unwrap_or(0);
        if have < *count {
            out.push(format!("lost {} of {count} {c:?}", count - have));
        }
    }
    out
}

fn texts(page: &Page) -> impl Iterator<Item = (Point, &GlyphRun)> {
    page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Text(at, run) => Some((*at, run)),
        _ => None,
    })
}

/// The box of a run: its advances by its capital height, near enough.
fn text_box(at: Point, run: &GlyphRun) -> Option<Rect> {
    let visible = run.glyphs.iter().filter(|glyph| {
        let text = run.text.get(glyph.text.start as usize..glyph.text.end as usize);
        !text.unwrap_or_default().trim().is_empty()
    });
    let ends = visible.map(|glyph| (glyph.x, glyph.x + glyph.advance, glyph.y));
    let mut all: Option<Rect> = None;
    for (x0, x1, y) in ends {
        let y1 = at.y + y;
        let own =
            Rect { x0: at.x + x0, x1: at.x + x1, y0: y1 - run.size.ratio(7, 10), y1 };
        all = Some(all.map_or(own, |all| Rect {
            x0: all.x0.min(own.x0),
            y0: all.y0.min(own.y0),
            x1: all.x1.max(own.x1),
            y1: all.y1.max(own.y1),
        }));
    }
    all
}

/// What lies beyond the trim edge.
fn beyond(page: &Page) -> Vec<String> {
    let mut out = Vec::new();
    for item in &page.items {
        let rect = match &item.kind {
            ItemKind::Text(at, run) => match text_box(*at, run) {
                Some(rect) => rect,
                None => continue,
            },
            ItemKind::Fill(rect, _)
            | ItemKind::Outline(rect, _, _)
            | ItemKind::Picture(rect, _) => *rect,
            ItemKind::Line(a, b, _, _) => Rect {
                x0: a.x.min(b.x),
                y0: a.y.min(b.y),
                x1: a.x.max(b.x),
                y1: a.y.max(b.y),
            },
            ItemKind::Path(steps, _) => match kanyin::base::Step::bounds(steps) {
                Some(rect) => rect,
                None => continue,
            },
            ItemKind::Polygon(..) => continue,
        };
        let outside = rect.x0 < -EYELASH
            || rect.y0 < -EYELASH
            || rect.x1 > page.trim.w + EYELASH
            || rect.y1 > page.trim.h + EYELASH;
        if outside || rect.x1 < rect.x0 || rect.y1 < rect.y0 {
            let (number, role) = (page.number, item.tag.role);
            let text = match &item.kind {
                ItemKind::Text(_, run) => run.text.chars().take(12).collect(),
                _ => String::new(),
            };
            out.push(format!("page {number}: {role:?} {text:?} at {rect:?} is outside"));
        }
    }
    out.truncate(3);
    out
}

/// Lines of text that lie on each other: of other blocks, or of other lines of one.
fn on_each_other(page: &Page) -> Vec<String> {
    let mut boxes = Vec::new();
    for item in &page.items {
        if let ItemKind::Text(at, run) = &item.kind {
            let line = (item.tag.story, item.tag.block, item.tag.line, item.tag.cell);
            let ruby = run.text.starts_with("zhu");
            if let Some(rect) = text_box(*at, run).filter(|_| !ruby) {
                boxes.push((line, rect, item.tag.role, run.text.as_str()));
            }
        }
    }
    let mut out = Vec::new();
    for (i, (line, a, role, text)) in boxes.iter().enumerate() {
        for (other, b, other_role, other_text) in &boxes[..i] {
            let over = |low: Len, high: Len| high - low > Len::centipoints(50);
            let across = over(a.x0.max(b.x0), a.x1.min(b.x1));
            let down = over(a.y0.max(b.y0), a.y1.min(b.y1));
            if line != other && across && down {
                let short = |text: &str| text.chars().take(12).collect::<String>();
                out.push(format!(
                    "page {}: {role:?} {:?} {a:?} on {other_role:?} {:?} {b:?}",
                    page.number,
                    short(text),
                    short(other_text)
                ));
            }
        }
    }
    out.truncate(2);
    out
}

/// The errors of a small edition on A4 with these sections, and the text of its pages.
fn small(sections: &str) -> (Vec<&'static str>, String) {
    let head = "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"0\"\n[edition]\ndate = 2021-01-15\n[page]\npaper = \"A4\"\ncolumns = 3\n";
    let toml = format!("{head}{sections}");
    let outcome = run(&Case { toml, files: Vec::new(), visible: BTreeMap::new() });
    let errors = outcome.found.iter().filter(|one| one.severity == Severity::Error);
    let codes = errors.map(|one| one.code.name()).collect();
    let pages = outcome.pages.map(|pages| pages.pages).unwrap_or_default();
    let text = pages.iter().flat_map(|page| texts(page).map(|(_, run)| run.text.clone()));
    (codes, text.collect())
}

#[test]
fn running_sections_keep_initial_and_byline() {
    let (codes, text) =
        small("[[section]]\ntitle = \"天地\"\ninitial = \"玄\"\nbyline = \"黄某\"\n");
    assert!(
        codes.is_empty() && text.contains('玄') && text.contains("黄某"),
        "{codes:?} {text}"
    );
}

#[test]
fn more_paragraphs_than_sixteen_bits_count_do_not_overflow() {
    let body = "宇\\n".repeat(70_000);
    let section = "[[section]]\ntitle = \"天地\"\narea = { rows = 9 }\n";
    let (codes, _) = small(&format!("{section}body = \"{body}\"\n"));
    assert_eq!(codes, ["overset"]);
}

#[test]
fn a_section_on_the_masthead_is_an_error() {
    let section = "[masthead]\n[[section]]\ntitle = \"天地\"\narea = { row = 1 }\n";
    assert_eq!(small(section).0, ["overlap"]);
}

#[test]
fn cards_too_many_side_by_side_are_an_error() {
    let stat =
        "[[stat]]\nid = \"a\"\nlabel = \"借阅\"\nvalue = \"1286\"\nunit = \"人次\"\n";
    let figure = "[[section]]\ntitle = \"天地\"\n[[section.figure]]\nkind = \"cards\"\nstats = [\"a\"]\ncolumns = 255\n";
    assert_eq!(small(&format!("{stat}{figure}")).0, ["overset"]);
}
