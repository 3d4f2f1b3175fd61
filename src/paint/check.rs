//! Whether the job has all that the pages name.

use super::{Job, Plate};
use crate::base::{Color, PictureId, SpotId};
use crate::diag::{Code, Diagnostic};
use crate::pages::{Item, ItemKind, Pages};
use crate::say;
use std::collections::BTreeSet;

/// The ink of an item; pictures have their own.
fn color(item: &Item) -> Option<Color> {
    match &item.kind {
        ItemKind::Text(_, run) => Some(run.color),
        ItemKind::Fill(_, color)
        | ItemKind::Polygon(_, color)
        | ItemKind::Outline(_, _, color)
        | ItemKind::Line(_, _, _, color) => Some(*color),
        ItemKind::Path(_, paint) => Some(paint.color()),
        ItemKind::Picture(..) => None,
    }
}

fn spot(item: &Item) -> Option<SpotId> {
    match color(item) {
        Some(Color::Spot(id, _)) => Some(id),
        _ => None,
    }
}

fn picture(item: &Item) -> Option<PictureId> {
    match item.kind {
        ItemKind::Picture(_, id) => Some(id),
        _ => None,
    }
}

fn items(pages: &Pages) -> impl Iterator<Item = &Item> {
    pages.pages.iter().flat_map(|page| &page.items)
}

/// The spot inks in use.
pub(super) fn spots(pages: &Pages) -> BTreeSet<SpotId> {
    items(pages).filter_map(spot).collect()
}

/// The pictures in use.
pub(super) fn pictures(pages: &Pages) -> BTreeSet<PictureId> {
    items(pages).filter_map(picture).collect()
}

/// Tells of every item whose ink or picture the job does not have.
pub(super) fn resources(pages: &Pages, job: &Job<'_>, found: &mut Vec<Diagnostic>) {
    for item in items(pages) {
        if let Some(id) = spot(item)
            && job.plates.get(id.index()).is_none_or(Plate::is_nameless)
        {
            found.push(Diagnostic::error(
                Code::Internal,
                item.span,
                say!("没有第 {} 号专色版", "there is no spot plate {}", id.0),
            ));
        }
        if let Some(id) = picture(item) {
            let sound = job.images.get(id.index()).map(super::Image::is_sound);
            let message = match sound {
                Some(true) => continue,
                Some(false) => say!(
                    "图片数据与其尺寸不符",
                    "the picture's data do not agree with its size"
                ),
                None => say!("没有第 {} 号图片", "there is no picture {}", id.0),
            };
            let code = if sound.is_some() { Code::BadPicture } else { Code::Internal };
            found.push(Diagnostic::error(code, item.span, message));
        }
    }
}

impl Plate<'_> {
    fn is_nameless(&self) -> bool {
        self.name.is_empty()
    }
}
