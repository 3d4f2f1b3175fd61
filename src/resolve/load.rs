//! An edition file with the files it extends: tables merge, scalars override, arrays
//! replace, statistics merge by id.

use super::{Files, Place, paths};
use crate::base::{FileId, Span};
use crate::diag::{Code, Diagnostic, Errors};
use crate::edition::{self, Edition, Ranged, Series, Stat};
use crate::say;
use crate::world::World;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files that may extend each other in a row.
const LONGEST_CHAIN: usize = 16;

/// An edition with all it extends, and where it lies.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The edition, merged.
    pub edition: Edition,
    /// Its own file, as the path was given.
    pub file: PathBuf,
    /// The folder that nothing may leave.
    pub root: PathBuf,
    /// Every file it was read from, its own first.
    pub sources: Vec<FileId>,
}

impl Loaded {
    /// Where the edition lies, for [`super::resolve`].
    pub fn place(&self) -> Place<'_> {
        Place { file: &self.file, root: &self.root }
    }
}

/// Reads an edition file and every file it extends, or tells every fault in them.
pub fn load(path: &Path, world: &dyn World, files: &mut Files) -> Result<Loaded, Errors> {
    load_in(path, paths::root_of(path, world), world, files)
}

/// The same for a file that lies in the tree of another.
pub(super) fn load_in(
    path: &Path,
    root: PathBuf,
    world: &dyn World,
    files: &mut Files,
) -> Result<Loaded, Errors> {
    let mut chain =
        Chain { world, files, root: &root, real: Vec::new(), sources: Vec::new() };
    let edition = chain.read(path, Span::detached())?;
    let sources = chain.sources;
    Ok(Loaded { edition, file: path.to_owned(), root, sources })
}

/// The files read so far, each extending the next.
struct Chain<'a> {
    world: &'a dyn World,
    files: &'a mut Files,
    root: &'a Path,
    real: Vec<PathBuf>,
    sources: Vec<FileId>,
}

impl Chain<'_> {
    /// Reads a file and its parents; `asked` is where its path was written.
    fn read(&mut self, path: &Path, asked: Span) -> Result<Edition, Errors> {
        let text = paths::read_text(path, asked, self.world)
            .map_err(|found| Errors::from(*found))?;
        self.real.push(self.world.real(path).unwrap_or_else(|_| path.to_owned()));
        let Some(file) = self.files.add(path, text) else {
            return Err(Diagnostic::error(
                Code::TooLarge,
                asked,
                say!("一次运行的源文件太多", "too many source files in one run"),
            )
            .into());
        };
        self.sources.push(file);
        let mut edition =
            edition::parse(file, crate::diag::Sources::text(self.files, file))?;
        if let Some(extends) = edition.extends.take() {
            let parent = self.parent(path, &extends)?;
            merge(&mut edition, parent);
        }
        Ok(edition)
    }

    fn parent(
        &mut self,
        path: &Path,
        extends: &Ranged<String>,
    ) -> Result<Edition, Errors> {
        let span = extends.span;
        let parent = paths::locate(&extends.value, span, path, self.root, self.world)
            .map_err(|found| Errors::from(*found))?;
        let real = self.world.real(&parent).unwrap_or_else(|_| parent.clone());
        if self.real.contains(&real) || self.real.len() >= LONGEST_CHAIN {
            let names: Vec<String> = self
                .real
                .iter()
                .chain([&real])
                .map(|p| p.display().to_string())
                .collect();
            let way = names.join(" → ");
            return Err(Diagnostic::error(
                Code::ExtendsCycle,
                span,
                say!("extends 绕成了圈：{way}", "extends goes in a circle: {way}"),
            )
            .help(say!(
                "去掉其中一个 extends；一串至多 {LONGEST_CHAIN} 个文件",
                "remove one extends of them; a chain has at most {LONGEST_CHAIN} files"
            ))
            .into());
        }
        self.read(&parent, span)
    }
}

/// Takes from the parent what the child does not say.
macro_rules! fill {
    ($child:expr, $parent:expr; $($field:ident),* $(,)?) => {
        { $(if $child.$field.is_none() { $child.$field = $parent.$field; })* }
    };
}

/// Merges a table field by field where both have it, else takes the one there is.
macro_rules! table {
    ($child:ident.$table:ident, $parent:ident; $($field:ident),* $(,)?) => {
        match (&mut $child.$table, $parent.$table) {
            (Some(child), Some(parent)) => fill!(child.value, parent.value; $($field),*),
            (mine @ None, theirs) => *mine = theirs,
            (Some(_), None) => {}
        }
    };
}

/// Lays an edition over what it extends.
fn merge(child: &mut Edition, parent: Edition) {
    table!(child.publication, parent; name, kind, slogan, supervisor, sponsor, publisher, cn,
        postal, permit, recipients, print_run, address, postcode, phone, email, website,
        price, printer);
    table!(child.edition, parent; date, issue, total_issue, pages, title, editor, designer,
        proofreader);
    table!(child.page, parent; paper, columns, gap, body, leading, type_area, bleed, press);
    table!(child.theme, parent; name, red);
    table!(child.text, parent; kinsoku, units, units_file, keep, marks, close_pairs, hang,
        cells, squeeze_stops, mixed_most, full_interpunct, squeeze, hyphenate, digits, tcy,
        vertical_digits, narrow_indent, widen);
    table!(child.numbers, parent; names, names_file, unbound, about, checks, earlier,
        forms, grouping, range, steps);
    table!(child.appendix, parent; title, stats, columns, group, note, area);
    table!(child.masthead, parent; rows, lines);
    table!(child.colophon, parent; text);
    match (&mut child.stat, parent.stat) {
        (Some(mine), Some(theirs)) => {
            let mine = &mut mine.value;
            let own = std::mem::take(mine);
            *mine = merge_stats(own, theirs.value);
        }
        (mine @ None, theirs) => *mine = theirs,
        (Some(_), None) => {}
    }
    match (&mut child.series, parent.series) {
        (Some(mine), Some(theirs)) => {
            let own = std::mem::take(&mut mine.value);
            mine.value = merge_series(own, theirs.value);
        }
        (mine @ None, theirs) => *mine = theirs,
        (Some(_), None) => {}
    }
    fill!(child, parent; lang, font, section);
}

/// The parent's statistics with the child's fields laid over those of the same id, then
/// the child's own.
fn merge_stats(own: Vec<Ranged<Stat>>, all: Vec<Ranged<Stat>>) -> Vec<Ranged<Stat>> {
    let id = |stat: &Stat| stat.id.as_ref().map(|id| id.value.clone());
    merge_by_id(own, all, id, |stat, parent| {
        fill!(stat, parent; id, label, value, unit, expr, approx, period, status, basis,
            source, scope, check, say, places);
    })
}

/// The same for series. Values written and values of a file stand for each other: a child
/// that has either takes neither from the parent.
fn merge_series(
    own: Vec<Ranged<Series>>,
    all: Vec<Ranged<Series>>,
) -> Vec<Ranged<Series>> {
    let id = |series: &Series| series.id.as_ref().map(|id| id.value.clone());
    merge_by_id(own, all, id, |series, parent| {
        if series.values.is_none() && series.file.is_none() {
            fill!(series, parent; values, periods, names, keys, file, sheet, column, by,
                rows, only);
        }
        fill!(series, parent; id, label, unit, approx, status, basis, source, scope,
            places);
    })
}

/// The parent's entries, each filled in below the child's of the same id, then the child's
/// own.
fn merge_by_id<T: Clone>(
    own: Vec<Ranged<T>>,
    mut all: Vec<Ranged<T>>,
    id: impl Fn(&T) -> Option<String>,
    fill: impl Fn(&mut T, T),
) -> Vec<Ranged<T>> {
    let mut inherited = BTreeMap::new();
    for (at, entry) in all.iter().enumerate() {
        if let Some(id) = id(&entry.value) {
            inherited.entry(id).or_insert(at);
        }
    }
    for mut entry in own {
        // a second one of this id in the child is its own, and a duplicate
        let met = id(&entry.value).and_then(|id| inherited.remove(&id));
        match met.and_then(|at| all.get_mut(at)) {
            Some(same) => {
                fill(&mut entry.value, same.value.clone());
                *same = entry;
            }
            None => all.push(entry),
        }
    }
    all
}
