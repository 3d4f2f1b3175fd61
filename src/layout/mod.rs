//! Grid, make-up, fill, level and furniture: from stories to final positions.

mod balance;
mod edge;
mod flow;
mod furniture;
mod grid;
mod module;
mod place;
mod vertical;

use crate::base::{Point, StoryId};
use crate::diag::{Code, Diagnostic, Errors, Sink};
use crate::galley::{Galley, Ink};
use crate::pages::{ItemKind, Page, Pages, Story};
use crate::resolve::{Resolved, Section};
use crate::say;
use flow::Flow;
use grid::Grid;
use place::Placer;
use std::collections::{BTreeMap, BTreeSet};

/// Sets the stories of an edition on its pages, or tells what does not fit.
pub fn compose(galley: &Galley<'_>, sink: &mut Sink) -> Result<Pages, Errors> {
    let edition = galley.setter.edition;
    let grid = Grid::new(&edition.page);
    let taken = edition.masthead.as_ref().map_or(0, |masthead| u32::from(masthead.rows));
    let mut placer = Placer {
        galley,
        grid,
        taken,
        found: Vec::new(),
        warned: Vec::new(),
        placed: Vec::new(),
    };
    placer.run();
    let mut found: Vec<Diagnostic> = std::mem::take(&mut placer.found);
    sink.extend(galley.warned.iter().cloned());
    sink.extend(std::mem::take(&mut placer.warned));
    let gap = u32::from(edition.styles.module_gap);
    let free = |page: u16| {
        let head = if page == 1 { taken } else { 0 };
        let own = placer.placed.iter().filter(|one| one.area.page == page);
        own.map(|one| one.row + one.rows + gap).max().unwrap_or(head).max(head)
    };
    let flow = flow::flow(&galley.running, galley, &grid, &free, &mut found);
    sink.extend(flow.loose());
    found.extend(blank_pages(&placer, &flow));
    let masthead = edition.masthead.as_ref();
    found.extend(
        masthead.and_then(|own| furniture::masthead_fault(own, &grid, galley.setter)),
    );
    Errors::check((), found)?;
    let pages = draw(galley, &grid, &placer, &flow);
    let found = edge::beyond(&pages.pages, edition.page.span);
    Errors::check(pages, found)
}

/// Tells sections that are placed after a page on which nothing stands.
fn blank_pages(placer: &Placer<'_, '_>, flow: &Flow<'_, '_>) -> Option<Diagnostic> {
    let placed = placer.placed.iter().map(|one| one.area.page);
    let used: BTreeSet<u16> =
        placed.chain(flow.bands.iter().map(|band| band.page)).collect();
    let blank = (1..=u16::MAX).zip(&used).find(|(due, page)| due != *page)?.0;
    let after = placer.placed.iter().filter(|one| one.area.page > blank);
    let first = after.min_by_key(|one| one.area.page)?;
    let (name, page) = (first.name, first.area.page);
    let found = Diagnostic::error(
        Code::OffPage,
        first.area.span,
        say!(
            "“{name}”排在第 {page} 版，而第 {blank} 版是空白的",
            "“{name}” is placed on page {page}, but page {blank} is blank"
        ),
    );
    Some(found.help(say!(
        "版次要接连：area.page 写 {blank}",
        "pages follow each other: set area.page to {blank}"
    )))
}

/// Draws every page: furniture, placed modules in the order of the edition, the flow.
fn draw(
    galley: &Galley<'_>,
    grid: &Grid,
    placer: &Placer<'_, '_>,
    flow: &Flow<'_, '_>,
) -> Pages {
    let setter = galley.setter;
    let edition = setter.edition;
    let last_placed = placer.placed.iter().map(|one| one.area.page).max().unwrap_or(1);
    let last =
        flow.bands.iter().map(|band| band.page).max().unwrap_or(1).max(last_placed);
    let mut pages = Vec::new();
    let mut running = (0, None, None);
    for number in 1..=last {
        let mut ink = Ink::new(&edition.fonts);
        match &edition.masthead {
            Some(masthead) if number == 1 => {
                furniture::masthead(masthead, usize::from(last), grid, setter, &mut ink);
            }
            _ if number > 1 => furniture::folio(number, grid, setter, &mut ink),
            _ => {}
        }
        for one in placer.placed.iter().filter(|one| one.area.page == number) {
            one.module.draw(grid.corner(one.x, one.row), one.rows, setter, &mut ink);
        }
        (ink.block, ink.open, ink.table) = running;
        for band in flow.bands.iter().filter(|band| band.page == number) {
            flow.draw(band, grid, setter, &mut ink);
        }
        running = (ink.block, ink.open, ink.table);
        if let Some(colophon) = edition.colophon.as_ref().filter(|_| number == last) {
            ink.story = None;
            furniture::colophon(colophon, usize::from(last), grid, setter, &mut ink);
        }
        let (trim, bleed) = (edition.page.trim, edition.page.bleed);
        pages.push(Page { number, trim, bleed, items: ink.items });
    }
    let stories = stories(edition, &pages);
    Pages { pages, stories }
}

/// Every story with the place where it begins.
fn stories(edition: &Resolved, pages: &[Page]) -> Vec<Story> {
    let starts = starts(pages);
    let mut out = Vec::new();
    for section in &edition.sections {
        story(&mut out, section, None, &starts);
    }
    out.sort_by_key(|story: &Story| story.id);
    out
}

/// The page and place of the first text or picture of every story.
fn starts(pages: &[Page]) -> BTreeMap<StoryId, (usize, Point)> {
    let mut starts = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            let Some(story) = item.tag.story else { continue };
            let at = match &item.kind {
                ItemKind::Text(at, run) => at.by(-run.size, -run.size),
                ItemKind::Picture(rect, _) => rect.origin(),
                _ => continue,
            };
            starts.entry(story).or_insert((number, at));
        }
    }
    starts
}

fn story(
    out: &mut Vec<Story>,
    section: &Section,
    parent: Option<StoryId>,
    starts: &BTreeMap<StoryId, (usize, Point)>,
) {
    let title =
        section.title.as_ref().map_or_else(String::new, crate::resolve::Rich::to_text);
    out.push(Story {
        id: section.id,
        parent,
        title: title.replace('\n', ""),
        lang: section.lang,
        start: starts.get(&section.id).copied(),
        span: section.span,
    });
    for item in &section.items {
        story(out, item, Some(section.id), starts);
    }
}
