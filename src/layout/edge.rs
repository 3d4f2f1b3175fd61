//! The last look at finished pages: nothing that was asked for lies beyond the trim edge.

use crate::base::{Len, Rect, Span, Step, StoryId};
use crate::diag::{Code, Diagnostic};
use crate::pages::{ItemKind, Page};
use crate::say;
use std::collections::BTreeSet;

/// What rounding may leave beyond the edge.
const EYELASH: Len = Len::centipoints(2);

/// What lies beyond the edges, told once a story; `otherwise` is the place of furniture
/// that was written nowhere.
pub(super) fn beyond(pages: &[Page], otherwise: Span) -> Vec<Diagnostic> {
    let mut told: BTreeSet<(u16, Option<StoryId>)> = BTreeSet::new();
    let mut found = Vec::new();
    for page in pages {
        for item in &page.items {
            let out = match &item.kind {
                ItemKind::Text(at, run) => run
                    .extent()
                    .is_some_and(|extent| outside(extent.by(at.x, at.y), page)),
                ItemKind::Fill(rect, _)
                | ItemKind::Outline(rect, _, _)
                | ItemKind::Picture(rect, _) => outside(*rect, page),
                ItemKind::Path(steps, _) => {
                    Step::bounds(steps).is_some_and(|rect| outside(rect, page))
                }
                ItemKind::Line(..) | ItemKind::Polygon(..) => false,
            };
            if out && told.insert((page.number, item.tag.story)) {
                let span = if item.span.file().is_some() { item.span } else { otherwise };
                found.push(fault(span, page.number));
            }
        }
    }
    found
}

fn outside(rect: Rect, page: &Page) -> bool {
    rect.x0 < -EYELASH
        || rect.y0 < -EYELASH
        || rect.x1 > page.trim.w + EYELASH
        || rect.y1 > page.trim.h + EYELASH
        || rect.x1 < rect.x0
        || rect.y1 < rect.y0
}

fn fault(span: Span, page: u16) -> Diagnostic {
    let found = Diagnostic::error(
        Code::OffPage,
        span,
        say!("第 {page} 版：此处超出纸边", "page {page}: this lies beyond the trim edge"),
    );
    found.help(say!(
        "缩短文字、减少栏数，或放大版位与纸张",
        "shorten it, take fewer columns, or give it more room or a larger sheet"
    ))
}
