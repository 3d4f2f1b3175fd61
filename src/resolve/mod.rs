//! What is meant: defaults, theme, dates, statistics and assets filled in.

mod appendix;
mod claims;
mod copy;
mod data;
mod dates;
mod desk;
mod figures;
mod files;
mod fonts;
mod furniture;
mod load;
mod markup;
mod model;
mod numbers;
mod page;
mod paths;
mod pictures;
mod place;
mod press;
mod sections;
mod statistics;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod vertical;

pub use claims::{Text, texts};
pub use files::Files;
pub use load::{Loaded, load};
pub use model::*;
pub use press::{NAMES as PRESSES, Press};

use crate::base::Lang;
use crate::diag::{Diagnostic, Errors, Sink};
use crate::edition::Edition;
use crate::world::World;
use desk::Desk;
use sections::Shelf;
use std::path::Path;
use std::sync::Arc;

/// Stands in the lines of the masthead and the folio for the number of pages, which is
/// known only when they are made: whoever sets the line puts the number in its place.
pub const PAGES_MARK: char = '\u{E000}';

/// Where an edition lies.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The edition's file.
    pub file: &'a Path,
    /// The folder that nothing may leave.
    pub root: &'a Path,
}

/// Fills in what an edition leaves out and loads what it names, or tells every fault.
/// `files` holds the sources that spans point into; stories in files of their own and
/// the user's theme are added to it.
pub fn resolve(
    edition: &Edition,
    place: Place<'_>,
    world: &dyn World,
    files: &mut Files,
    sink: &mut Sink,
) -> Result<Resolved, Errors> {
    let (resolved, faults) = attempt(edition, place, world, files, sink);
    Errors::check(resolved, faults)
}

/// The same, with a value also where there are faults: each wrong setting in it is the
/// default, each wrong text left out. It may not be printed; it lets later stages look
/// for faults of their own in the same run.
pub fn attempt(
    edition: &Edition,
    place: Place<'_>,
    world: &dyn World,
    files: &mut Files,
    sink: &mut Sink,
) -> (Resolved, Vec<Diagnostic>) {
    let mut desk = Desk::new((place, world), files, sink);
    let lang = desk.lang(edition.lang.as_ref()).unwrap_or(Lang::ZhHans);
    desk.statistics(edition);
    let sound = desk.faults.is_empty();
    let checks = desk.checks(edition.numbers.as_ref());
    let forms = desk.forms(edition, &checks);
    let publication = desk.publication(edition.publication.as_ref());
    let mut issue = desk.issue(edition.edition.as_ref());
    let page = desk.page(edition.page.as_ref());
    let fonts = desk.fonts(edition.font.as_ref());
    let (styles, spots) = desk.styles(edition.theme.as_ref(), &page, &fonts);
    let masthead = desk.masthead(edition, &issue, &styles, page.rows);
    let colophon = desk.colophon(edition.colophon.as_ref(), edition.publication.as_ref());
    let mut shelf = Shelf::new(&page, lang);
    let sections = desk.sections(edition.section.as_ref(), &mut shelf);
    let pictures = shelf.pictures.list;
    let appendix = desk.appendix(edition.appendix.as_ref(), &page, lang);
    if issue.title.is_empty() {
        let title = sections.iter().find_map(|section| section.title.as_ref());
        issue.title = title.unwrap_or(&publication.name).to_text().replace('\n', " ");
    }
    let (text, habits) = desk.rules(edition.text.as_ref());
    let (faults, alts) = (desk.faults, desk.alts);
    let mut resolved = Resolved {
        lang,
        publication,
        issue,
        page,
        styles,
        text,
        repertoire: Repertoire::default(),
        habits,
        masthead,
        colophon,
        sections,
        appendix,
        stats: desk.stats,
        pictures,
        fonts: Arc::new(fonts),
        spots,
    };
    let forms_told = copy::judge(&mut resolved, forms.as_ref());
    sink.extend(forms_told.iter().cloned());
    // numbers that are not what was meant would be contradicted for that alone
    if sound {
        let (earlier, told) = claims::earlier(&resolved, &checks, place, world);
        sink.extend(told);
        let mut found = claims::judge(&resolved, &checks, &alts, edition);
        found.retain(|one| !copy::is_told(one, &forms_told));
        sink.extend(found);
        sink.extend(claims::changed(&resolved, &earlier, edition, files));
    }
    (resolved, faults)
}
