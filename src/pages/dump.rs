//! Pages as text: the main golden of the tests.

use super::{Item, ItemKind, Pages, Paint};
use crate::base::Step;
use crate::font::Orientation;
use std::fmt::Write as _;

/// Prints pages one item a line: place, what, size, and what it is part of.
pub fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    for page in &pages.pages {
        let _ = writeln!(
            out,
            "page {} {}×{} bleed {}",
            page.number, page.trim.w, page.trim.h, page.bleed
        );
        for item in &page.items {
            item_line(&mut out, item);
        }
    }
    out
}

fn item_line(out: &mut String, item: &Item) {
    let story = item.tag.story.map_or("–".to_owned(), |id| id.0.to_string());
    let _ = write!(out, "  {story}.{} {:?} ", item.tag.block, item.tag.role);
    let _ = match &item.kind {
        ItemKind::Text(at, run) => {
            let last = run.glyphs.last();
            let (how, end) = match run.orientation {
                Orientation::Horizontal => {
                    ("", last.map_or(at.x, |g| at.x + g.x + g.advance))
                }
                Orientation::Upright => {
                    (" upright", last.map_or(at.y, |g| at.y + g.y + g.advance))
                }
                Orientation::Rotated => {
                    (" rotated", last.map_or(at.y, |g| at.y + g.y + g.advance))
                }
            };
            writeln!(
                out,
                "text{how} {at:?} to {end} f{} {}pt {:?} {:?}",
                run.face.0, run.size, run.color, run.text
            )
        }
        ItemKind::Fill(rect, color) => writeln!(out, "fill {rect:?} {color:?}"),
        ItemKind::Outline(rect, weight, color) => {
            writeln!(out, "outline {rect:?} {weight}pt {color:?}")
        }
        ItemKind::Line(a, b, weight, color) => {
            writeln!(out, "line {a:?} {b:?} {weight}pt {color:?}")
        }
        ItemKind::Polygon(corners, color) => {
            writeln!(out, "polygon {corners:?} {color:?}")
        }
        ItemKind::Path(steps, paint) => writeln!(out, "{}", path(steps, *paint)),
        ItemKind::Picture(rect, id) => writeln!(out, "picture {rect:?} #{}", id.0),
    };
    if let Some(alt) = &item.tag.alt {
        let _ = writeln!(out, "    alt {alt:?}");
    }
}

/// A path as operators, and how it is drawn.
fn path(steps: &[Step], paint: Paint) -> String {
    let mut out = "path".to_owned();
    for step in steps {
        let _ = match step {
            Step::Move(at) => write!(out, " m {at:?}"),
            Step::Line(at) => write!(out, " l {at:?}"),
            Step::Curve(a, b, at) => write!(out, " c {a:?} {b:?} {at:?}"),
            Step::Close => write!(out, " h"),
        };
    }
    let _ = match paint {
        Paint::Fill(color) => write!(out, " fill {color:?}"),
        Paint::Hatch(hatch, color) => write!(
            out,
            " hatch {}° {}pt each {}pt {color:?}",
            hatch.angle, hatch.weight, hatch.pitch
        ),
        Paint::Stroke { weight, color, dash, round } => {
            let dash = dash.map_or(String::new(), |(on, off)| format!(" {on}–{off}"));
            let round = if round { " round" } else { "" };
            write!(out, " stroke {weight}pt{dash}{round} {color:?}")
        }
    };
    out
}
