//! The pipeline: the only file that names every stage.

use crate::base::Lang;
use crate::diag::{Code, Diagnostic, Errors, Severity, Sink, Sources};
use crate::edition::Edition;
use crate::pages::Pages;
use crate::paint::{self, Attachment, Image, Job, Plate, Profile, Relation};
pub use crate::resolve::Files;
use crate::resolve::{self, PictureData, Place, Press, Resolved};
use crate::world::World;
use crate::{galley, layout, ledger};
use std::path::Path;

/// How often pages are made until the appendix names those that came out.
const MOST_PASSES: u8 = 4;
/// The fewest rows of the appendix that a page of its own is asked to take.
const LEAST_ROWS: usize = 4;

/// How far an edition is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Read as written.
    Edition,
    /// Everything decided.
    Resolved,
    /// Set on pages: every fault of the copy is known.
    Pages,
    /// Painted.
    #[default]
    Pdf,
}

/// What is asked of [`compile`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// What the file is for.
    pub profile: Profile,
    /// The last stage to run.
    pub until: Stage,
}

/// What became of an edition: the result of every stage that it reached, and all that was
/// found on the way.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The texts that findings point into.
    pub files: Files,
    /// Findings by file and place; those without a place come first.
    pub found: Vec<Diagnostic>,
    /// As written.
    pub edition: Option<Edition>,
    /// As meant.
    pub resolved: Option<Resolved>,
    /// As set.
    pub pages: Option<Pages>,
    /// The finished file; `None` where anything is an error.
    pub pdf: Option<Vec<u8>>,
}

impl Outcome {
    /// Whether anything found keeps the edition from being printed.
    pub fn failed(&self) -> bool {
        self.found.iter().any(|one| one.severity == Severity::Error)
    }

    /// The language of the edition, where it got so far as to say one.
    pub fn lang(&self) -> Option<Lang> {
        if let Some(resolved) = &self.resolved {
            return Some(resolved.lang);
        }
        Lang::from_tag(&self.edition.as_ref()?.lang.as_ref()?.value)
    }
}

/// Turns an edition file into a PDF, or tells everything that is wrong with it.
pub fn compile(path: &Path, world: &dyn World, options: Options) -> Outcome {
    let mut outcome = Outcome::default();
    let mut sink = Sink::default();
    let stopped = stages(path, world, options, &mut outcome, &mut sink);
    outcome.found = in_order(&sink, stopped.err());
    if outcome.failed() {
        outcome.pdf = None;
    }
    outcome
}

/// `Source → Edition → Resolved → Galley → Pages → bytes`, as far as asked.
fn stages(
    path: &Path,
    world: &dyn World,
    options: Options,
    out: &mut Outcome,
    sink: &mut Sink,
) -> Result<(), Errors> {
    let loaded = resolve::load(path, world, &mut out.files)?;
    let edition = out.edition.insert(loaded.edition);
    if options.until == Stage::Edition {
        return Ok(());
    }
    let place = Place { file: &loaded.file, root: &loaded.root };
    let (resolved, mut faults) =
        resolve::attempt(edition, place, world, &mut out.files, sink);
    if !faults.is_empty() {
        // What no font has is no consequence of those faults: it is told in the same run.
        let more = galley::set(&resolved).err().map(Errors::into_vec);
        faults.extend(more.unwrap_or_default());
    }
    Errors::check((), faults)?;
    let resolved: &Resolved = out.resolved.insert(resolved);
    if options.until == Stage::Resolved {
        return Ok(());
    }
    let (made, pages) = make_up(resolved, sink)?;
    if let Some(made) = made {
        out.resolved = Some(made);
    }
    let Some(resolved) = &out.resolved else { return Ok(()) };
    let pages = out.pages.insert(pages);
    let failed = sink.found().iter().any(|one| one.severity == Severity::Error);
    if options.until == Stage::Pages || failed {
        return Ok(());
    }
    let publication = resolved.publication.name.to_text();
    let mut job = job(resolved, &publication, options.profile);
    if options.profile == Profile::Archive {
        let files = out.files.below(&loaded.root, world);
        job.attachments = attachments(path, (resolved, pages), &files);
    }
    out.pdf = Some(paint::paint(pages, &job)?);
    Ok(())
}

/// Sets an edition on its pages. Its appendix names pages, so it is made again until it
/// names those that came out; then the edition comes back with it.
fn make_up(
    edition: &Resolved,
    sink: &mut Sink,
) -> Result<(Option<Resolved>, Pages), Errors> {
    let compose = |edition: &Resolved, sink: &mut Sink| {
        galley::set(edition).and_then(|galley| layout::compose(&galley, sink))
    };
    let Some(appendix) = &edition.appendix else {
        return Ok((None, compose(edition, sink)?));
    };
    let mut references = ledger::References::new();
    let mut room =
        ledger::Room { first: 1, rows: usize::from(edition.page.rows).saturating_sub(6) };
    if appendix.area.is_none() {
        let pages = compose(edition, &mut Sink::default())?;
        references = ledger::references(edition, &pages);
        let last = u16::try_from(pages.pages.len()).unwrap_or(u16::MAX);
        room.first = last.saturating_add(1);
    }
    let mut passes = 0;
    while passes < MOST_PASSES {
        let made = ledger::with_appendix(edition, &references, room)
            .map_err(|found| Errors::from(*found))?;
        let mut own = Sink::default();
        let pages = match compose(&made, &mut own) {
            Ok(pages) => pages,
            // how many rows a page of its own takes is known when it is set
            Err(found) if room.rows > LEAST_ROWS && is_overset(&found, &made) => {
                room.rows -= 1 + room.rows / 30;
                continue;
            }
            Err(found) => return Err(found),
        };
        let now = ledger::references(&made, &pages);
        if now == references {
            sink.extend(own.found().iter().cloned());
            return Ok((Some(made), pages));
        }
        references = now;
        passes += 1;
    }
    Err(ledger::unsettled(appendix.span).into())
}

/// Whether all that is wrong is an appendix on pages of its own that they do not hold.
fn is_overset(found: &Errors, edition: &Resolved) -> bool {
    let own = edition.appendix.as_ref().filter(|appendix| appendix.area.is_none());
    let own = own.map(|appendix| appendix.span);
    let found = found.list();
    found.iter().all(|one| one.code == Code::Overset && one.span == own)
}

/// What painting needs of an edition besides its pages.
fn job<'a>(edition: &'a Resolved, publication: &'a str, profile: Profile) -> Job<'a> {
    let plates = edition.spots.iter().map(|spot| Plate {
        name: &spot.name,
        alternate: spot.alternate.map(crate::base::Tint::get),
    });
    let images = edition.pictures.iter().map(|picture| {
        let (width, height) = (picture.width, picture.height);
        match &picture.data {
            PictureData::Jpeg { bytes, inks, inverted } => Image {
                width,
                height,
                inks: *inks,
                jpeg: true,
                inverted: *inverted,
                bytes,
            },
            PictureData::Raw { bytes, inks } => Image {
                width,
                height,
                inks: *inks,
                jpeg: false,
                inverted: *inks == 1,
                bytes,
            },
        }
    });
    Job {
        fonts: &edition.fonts,
        plates: plates.collect(),
        images: images.collect(),
        title: &edition.issue.title,
        publication,
        date: edition.issue.date,
        lang: edition.lang,
        profile,
        attachments: Vec::new(),
        press: Press::bundled(&edition.page.press).map(|press| paint::Press {
            identifier: press.identifier,
            info: press.condition,
            profile: press.profile,
            icc: press.deflated,
        }),
    }
}

/// What an archive keeps beside the pages: the statistics as data, where there are any.
/// `files` are named from the root, so that the bytes do not tell where it lies.
fn attachments(
    path: &Path,
    (edition, pages): (&Resolved, &Pages),
    files: &Files,
) -> Vec<Attachment> {
    if edition.stats.list.is_empty() {
        return Vec::new();
    }
    let name = files.find(path).map_or("", |file| files.name(file));
    let list = [ledger::Edition::of(name, edition, Some(pages), files)];
    let attached = |name: &str, mime: &str, text: String| Attachment {
        name: name.to_owned(),
        description: "统计指标 · statistics".to_owned(),
        mime: mime.to_owned(),
        relation: Relation::Data,
        bytes: text.into_bytes(),
    };
    vec![
        attached("statistics.json", "application/json", ledger::json(&list)),
        attached("statistics.csv", "text/csv", ledger::csv(&list, true)),
    ]
}

/// Findings of all stages by file and place; at one place in the order they were made.
fn in_order(sink: &Sink, errors: Option<Errors>) -> Vec<Diagnostic> {
    let mut found = sink.found().to_vec();
    found.extend(errors.map(Errors::into_vec).unwrap_or_default());
    found.sort_by_key(|one| one.span.map(|span| (span.file(), span.start())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::MemoryWorld;

    fn codes(text: &str) -> Vec<&'static str> {
        let world = MemoryWorld::new([("e.toml", text.as_bytes())]);
        let outcome = compile(Path::new("e.toml"), &world, Options::default());
        assert!(outcome.pdf.is_none());
        outcome.found.iter().map(|one| one.code.name()).collect()
    }

    #[test]
    fn findings_come_in_the_order_of_the_source() {
        assert_eq!(
            codes("[edition]\ndate = 2021-02-30\nnonsense = 1\n[page]\ncolumns = '3'\n"),
            ["bad-date", "unknown-key", "wrong-type"]
        );
    }

    #[test]
    fn a_file_that_is_not_there_has_no_place() {
        let world = MemoryWorld::default();
        let outcome = compile(Path::new("e.toml"), &world, Options::default());
        assert_eq!(outcome.found[0].code, Code::MissingFile);
        assert_eq!(outcome.found[0].span, None);
        assert!(outcome.failed());
    }

    #[test]
    fn stages_after_the_last_asked_for_do_not_run() {
        let world = MemoryWorld::new([("e.toml", &b"[edition]\nissue = 3\n"[..])]);
        let options = Options { until: Stage::Edition, ..Options::default() };
        let outcome = compile(Path::new("e.toml"), &world, options);
        assert_eq!(outcome.found, []);
        assert!(outcome.edition.is_some() && outcome.resolved.is_none());
    }
}
