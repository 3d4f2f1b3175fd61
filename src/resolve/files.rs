//! The source files of one run: what every `Span` points into.

use crate::base::FileId;
use crate::diag::Sources;
use crate::world::World;
use std::path::{Path, PathBuf};

/// Files read so far, by `FileId`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    list: Vec<File>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    path: PathBuf,
    name: String,
    text: String,
}

impl Files {
    /// Adds a file, or `None` where the list is full (65 534 files). A path that is
    /// there already keeps its number and its text.
    pub fn add(&mut self, path: &Path, text: String) -> Option<FileId> {
        if let Some(known) = self.find(path) {
            return Some(known);
        }
        let id = u16::try_from(self.list.len()).ok().filter(|id| *id < u16::MAX - 1)?;
        let name = path.to_string_lossy().into_owned();
        self.list.push(File { path: path.to_owned(), name, text });
        Some(FileId(id))
    }

    /// The number of a path, as it was added.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        let at = self.list.iter().position(|file| file.path == path)?;
        u16::try_from(at).ok().map(FileId)
    }

    /// The path of a file, or `None` for a number that is not in the list.
    pub fn path(&self, file: FileId) -> Option<&Path> {
        self.list.get(usize::from(file.0)).map(|file| file.path.as_path())
    }
}

impl Files {
    /// The same files with the names that they have below a folder, links resolved: the
    /// same wherever the folder lies and from wherever it is seen.
    #[must_use]
    pub fn below(&self, folder: &Path, world: &dyn World) -> Self {
        let mut files = self.clone();
        for file in &mut files.list {
            let real = world.real(&file.path).unwrap_or_else(|_| file.path.clone());
            let local = real.strip_prefix(folder).unwrap_or(&file.path);
            // the same on every system
            let parts: Vec<_> =
                local.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            file.name = parts.join("/");
        }
        files
    }
}

impl Sources for Files {
    fn name(&self, file: FileId) -> &str {
        self.list.get(usize::from(file.0)).map_or("", |file| &file.name)
    }

    fn text(&self, file: FileId) -> &str {
        self.list.get(usize::from(file.0)).map_or("", |file| &file.text)
    }
}
