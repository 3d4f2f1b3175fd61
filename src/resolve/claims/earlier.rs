//! Earlier editions of the folder, whose statistics are compared (rule S18).
//!
//! Many editions may lie in one folder, and each is built beside all others: dates are
//! read from the text alone, and only the few nearest editions are parsed.

use super::told::Teller;
use super::{Checks, texts};
use crate::base::{Span, StatId};
use crate::diag::{Code, Diagnostic, Errors, Message, Sink};
use crate::edition::Edition;
use crate::resolve::desk::Desk;
use crate::resolve::load::load_in;
use crate::resolve::{Files, Place, Resolved, paths};
use crate::say;
use crate::stats::Stats;
use crate::stats::check::{Weight, twins};
use crate::world::World;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Entries of folders that are looked at.
const MOST_ENTRIES: usize = 4_000;
/// Folders within folders.
const DEEPEST: usize = 4;
/// Files whose date is read: those before this edition by name, and those after it.
const MOST_DATED: (usize, usize) = (60, 20);
/// Editions that are compared, the latest first.
const MOST_COMPARED: usize = 12;

/// Words that say a number was revised.
const REVISED: [&str; 5] = ["修订", "订正", "更正", "普查", "核定"];

/// An earlier edition.
pub(in crate::resolve) struct Earlier {
    pub(super) date: NaiveDate,
    /// Its file, and the text of it.
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) edition: Edition,
    pub(super) stats: Stats,
}

/// The earlier editions of an edition with statistics, the latest first; and a warning for
/// each that cannot be read.
pub(in crate::resolve) fn earlier(
    edition: &Resolved,
    checks: &Checks,
    place: Place<'_>,
    world: &dyn World,
) -> (Vec<Earlier>, Vec<Diagnostic>) {
    if checks.off.is_some() || edition.stats.list.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let folder = checks.earlier.as_ref().map(|(folder, _)| folder.as_path());
    let at = checks.earlier.as_ref().map_or_else(Span::detached, |(_, span)| *span);
    let publication = edition.publication.name.to_text();
    let own = folder.is_none().then_some(publication.as_str());
    let folder = folder.unwrap_or_else(|| paths::folder(place.file));
    let mut dated = dated(folder, place.file, world);
    dated.retain(|(date, ..)| *date < edition.issue.date);
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (mut list, mut told) = (Vec::new(), Vec::new());
    for (date, path, text) in dated {
        if list.len() >= MOST_COMPARED {
            break;
        }
        if own.is_some_and(|own| !may_be_of(&text, own)) {
            continue;
        }
        match read(&path, place.root, world) {
            Ok((edition, stats)) => {
                let same = own.is_none_or(|own| publisher(&edition) == Some(own));
                if same && !stats.list.is_empty() {
                    list.push(Earlier { date, path, text, edition, stats });
                }
            }
            Err(why) => told.push(unread(&path, at, &why)),
        }
    }
    (list, told)
}

/// The statistics of an edition, or the first fault that keeps them from being read.
fn read(
    path: &Path,
    root: &Path,
    world: &dyn World,
) -> Result<(Edition, Stats), Box<Diagnostic>> {
    let mut files = Files::default();
    let first = |found: Vec<Diagnostic>| {
        let told = found.into_iter().next().unwrap_or_else(|| {
            let why = say!("出错而没有说明", "it failed and does not say why");
            Diagnostic::error(Code::Internal, Span::detached(), why)
        });
        Box::new(told)
    };
    let loaded = load_in(path, root.to_owned(), world, &mut files)
        .map_err(|errors| first(Errors::into_vec(errors)))?;
    let mut sink = Sink::default();
    let place = Place { file: path, root };
    let mut desk = Desk::new((place, world), &mut files, &mut sink);
    desk.statistics(&loaded.edition);
    if desk.faults.is_empty() {
        let stats = desk.stats;
        Ok((loaded.edition, stats))
    } else {
        Err(first(desk.faults))
    }
}

/// The warning of an earlier edition that is not compared.
fn unread(path: &Path, at: Span, why: &Diagnostic) -> Diagnostic {
    let name = path.display();
    let (zh, en) = (&why.message.zh, &why.message.en);
    let found = Diagnostic::warning(
        Code::EarlierEdition,
        at,
        say!(
            "往期 {name} 读不出，没有同它核对：{zh}",
            "the earlier edition {name} cannot be read and is not compared: {en}"
        ),
    );
    found.help(say!(
        "改好那一期；或在 [numbers] 里用 earlier 指定往期的文件夹",
        "mend that edition, or name the folder of earlier ones as `earlier` in [numbers]"
    ))
}

/// The name of an edition's publication.
fn publisher(edition: &Edition) -> Option<&str> {
    let publication = &edition.publication.as_ref()?.value;
    Some(publication.name.as_ref()?.value.trim())
}

/// Whether a text may be an edition of a publication: it names it, or extends a file that
/// may.
fn may_be_of(text: &str, name: &str) -> bool {
    text.contains(name)
        || text.lines().any(|line| line.trim_start().starts_with("extends"))
}

/// Files of a folder that say a date of publication, with their texts.
fn dated(
    folder: &Path,
    own: &Path,
    world: &dyn World,
) -> Vec<(NaiveDate, PathBuf, String)> {
    let real = |path: &Path| world.real(path).unwrap_or_else(|_| path.to_owned());
    let own = real(own);
    let mut names = Vec::new();
    walk(folder, world, 0, &mut MOST_ENTRIES.clone(), &mut names);
    // ./2020/a.toml is shown as 2020/a.toml
    for path in &mut names {
        if let Ok(bare) = path.strip_prefix(".") {
            *path = bare.to_owned();
        }
    }
    names.sort();
    let names: Vec<PathBuf> =
        names.into_iter().filter(|path| real(path) != own).collect();
    let place = names.partition_point(|path| real(path) < own);
    let (before, after) = names.split_at(place);
    let near = before.iter().rev().take(MOST_DATED.0);
    let near = near.chain(after.iter().take(MOST_DATED.1));
    let dated = near.filter_map(|path| {
        let bytes = world.read(path).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Some((date_in(&text)?, path.clone(), text))
    });
    dated.collect()
}

/// Every TOML file of a folder and the folders in it, hidden ones left out.
fn walk(
    folder: &Path,
    world: &dyn World,
    depth: usize,
    left: &mut usize,
    out: &mut Vec<PathBuf>,
) {
    for entry in world.list(folder).unwrap_or_default() {
        let hidden = entry
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if hidden || *left == 0 {
            continue;
        }
        *left -= 1;
        if entry.extension().is_some_and(|end| end == "toml") {
            out.push(entry);
        } else if depth < DEEPEST {
            // what is no folder cannot be listed
            walk(&entry, world, depth + 1, left, out);
        }
    }
}

/// The date under `[edition]`, as the text has it.
fn date_in(text: &str) -> Option<NaiveDate> {
    let mut within = false;
    for line in text.lines() {
        let line = line.trim_start();
        if line.starts_with('[') {
            within = line.starts_with("[edition]");
        }
        let key = if within { "date" } else { "edition.date" };
        let value =
            line.strip_prefix(key).and_then(|rest| rest.trim_start().strip_prefix('='));
        if let Some(value) = value {
            let date = value.trim_start().get(..10)?;
            return NaiveDate::parse_from_str(date, "%Y-%m-%d").ok();
        }
    }
    None
}

impl Desk<'_> {
    /// The folder that `earlier` names, in the edition's tree.
    pub(super) fn earlier_folder(
        &mut self,
        written: &crate::edition::Ranged<String>,
    ) -> Option<(PathBuf, Span)> {
        let beside = self.writer(written.span);
        let found = paths::locate_folder(
            &written.value,
            written.span,
            &beside,
            self.place.root,
            self.world,
        );
        self.take(found).map(|folder| (folder, written.span))
    }
}

/// What differs from the last earlier edition that had the statistic, and is not said to
/// be revised.
pub(in crate::resolve) fn changed(
    now: &Resolved,
    earlier: &[Earlier],
    written: &Edition,
    files: &mut Files,
) -> Vec<Diagnostic> {
    let teller = Teller::new(&now.stats, written, None);
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for before in earlier {
        for twin in twins(&now.stats, &before.stats) {
            if !seen.insert(twin.now) {
                continue;
            }
            let Some(mut found) = twin.found else { continue };
            if says_revised(now, twin.now) {
                (found.weight, found.help) = (Weight::Note, None);
            }
            let mut told = teller.tell(&found, None);
            told.related.extend(before.printed(twin.then, files));
            out.push(told);
        }
    }
    out
}

impl Earlier {
    /// Where an earlier edition defines a statistic, with its date.
    fn printed(&self, id: StatId, files: &mut Files) -> Option<(Span, Message)> {
        let stat = self.stats.get(id)?;
        let span = Teller::new(&self.stats, &self.edition, None).place(id)?;
        // its own file is the first that it was read from
        let span = span.file().filter(|file| file.0 == 0).map(|_| span)?;
        let file = files.add(&self.path, self.text.clone())?;
        let (date, printed) = (self.date, stat.printed());
        let word = say!("{date} 一期：{printed}", "the edition of {date}: {printed}");
        Some((Span::new(file, span.range()), word))
    }
}

/// Whether the edition says that a statistic was revised: 修订 in a sentence or note that
/// names it.
fn says_revised(edition: &Resolved, id: StatId) -> bool {
    let Some(stat) = edition.stats.get(id) else { return false };
    let label = stat.label.split(['（', '(']).next().unwrap_or_default();
    texts(edition).iter().any(|text| {
        let prose = &text.passage.prose;
        if !REVISED.iter().any(|word| prose.text.contains(word)) {
            return false;
        }
        let mut start = 0;
        prose.text.split_inclusive(['。', '；', '\n']).any(|sentence| {
            let at = start..start + sentence.len();
            start = at.end;
            let bound = || {
                let mut own = prose.bound.iter().filter(|(_, of)| *of == id);
                own.any(|(range, _)| range.start >= at.start && range.end <= at.end)
            };
            REVISED.iter().any(|word| sentence.contains(word))
                && ((!label.is_empty() && sentence.contains(label)) || bound())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_from_the_text() {
        let date = NaiveDate::from_ymd_opt(2020, 1, 15);
        assert_eq!(
            date_in("[page]\ndate = 1\n[edition]\nissue = 1\ndate = 2020-01-15\n"),
            date
        );
        assert_eq!(date_in("edition.date=2020-01-15"), date);
        assert_eq!(date_in("[[stat]]\ndate = 2020-01-15\n"), None);
        assert_eq!(date_in("[edition]\ndate = 2020-13-15\n"), None);
    }
}
