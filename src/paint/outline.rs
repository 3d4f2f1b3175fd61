//! Bookmarks by story, and page labels.

use super::file::{Ids, short};
use super::ops::Frame;
use crate::base::StoryId;
use crate::pages::{Pages, Story};
use pdf_writer::types::NumberingStyle;
use pdf_writer::writers::{Catalog, PageLabel};
use pdf_writer::{Finish as _, Pdf, Ref, TextStr};
use std::collections::BTreeMap;

/// A bookmark.
#[derive(Debug)]
struct Entry<'a> {
    story: &'a Story,
    id: Ref,
    kids: Vec<usize>,
    /// Its place among the entries beside it.
    rank: usize,
    /// `None` at the top.
    parent: Option<usize>,
}

/// Writes the bookmarks; `None` where no story has a title and a place.
pub(super) fn write(
    pdf: &mut Pdf,
    ids: &mut Ids,
    pages: &Pages,
    refs: &[Ref],
) -> Option<Ref> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut top = Vec::new();
    let mut known: BTreeMap<StoryId, usize> = BTreeMap::new();
    for story in &pages.stories {
        if story.title.is_empty()
            || story.start.is_none_or(|(page, _)| page >= refs.len())
        {
            continue;
        }
        let place = entries.len();
        let parent = story.parent.and_then(|parent| known.get(&parent)).copied();
        let peers = match parent.and_then(|parent| entries.get_mut(parent)) {
            Some(parent) => &mut parent.kids,
            None => &mut top,
        };
        let rank = peers.len();
        peers.push(place);
        known.insert(story.id, place);
        entries.push(Entry { story, id: ids.next(), kids: Vec::new(), rank, parent });
    }
    let (&first, &last) = (top.first()?, top.last()?);
    let root = ids.next();
    let count = i32::try_from(top.len()).unwrap_or(i32::MAX);
    pdf.outline(root).first(entries[first].id).last(entries[last].id).count(count);
    for entry in &entries {
        let peers = entry.parent.map_or(&top, |parent| &entries[parent].kids);
        let at = entry.rank;
        let mut item = pdf.outline_item(entry.id);
        item.title(TextStr(&entry.story.title));
        item.parent(entry.parent.map_or(root, |parent| entries[parent].id));
        if let Some(&before) = at.checked_sub(1).and_then(|at| peers.get(at)) {
            item.prev(entries[before].id);
        }
        if let Some(&after) = peers.get(at + 1) {
            item.next(entries[after].id);
        }
        if let (Some(&first), Some(&last)) = (entry.kids.first(), entry.kids.last()) {
            // Closed: a reader sees the sections first.
            let count = i32::try_from(entry.kids.len()).unwrap_or(i32::MAX);
            item.first(entries[first].id).last(entries[last].id).count(-count);
        }
        if let Some((number, at)) = entry.story.start
            && let Some(page) = pages.pages.get(number)
        {
            let frame = Frame::new(page.trim.h, page.bleed);
            let (x, y) = (frame.x(at.x).to_pt(), frame.y(at.y).to_pt());
            item.dest().page(refs[number]).xyz(short(x), short(y), None);
        }
    }
    Some(root)
}

/// Writes page labels: one wherever the printed numbers do not simply go on. Gives the
/// pages where they begin, from 0.
pub(super) fn labels(pdf: &mut Pdf, ids: &mut Ids, pages: &Pages) -> Vec<(i32, Ref)> {
    let mut labels = Vec::new();
    let mut next = None;
    for (page, place) in pages.pages.iter().zip(0..) {
        let number = i32::from(page.number.max(1));
        if next != Some(number) {
            let id = ids.next();
            let mut label = pdf.indirect(id).start::<PageLabel<'_>>();
            label.style(NumberingStyle::Arabic).offset(number);
            labels.push((place, id));
        }
        next = Some(number + 1);
    }
    labels
}

/// Names the page labels in the catalog.
pub(super) fn name_labels(catalog: &mut Catalog<'_>, labels: &[(i32, Ref)]) {
    let mut tree = catalog.page_labels();
    let mut numbers = tree.nums();
    for &(place, id) in labels {
        numbers.insert(place, id);
    }
    numbers.finish();
}
