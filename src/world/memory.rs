//! A world of files in memory, for tests and fuzzing.

use super::{Bytes, World, WorldError};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Files in memory, by normalised path.
#[derive(Debug, Default)]
pub struct MemoryWorld {
    files: Mutex<BTreeMap<PathBuf, Bytes>>,
}

impl MemoryWorld {
    /// A world with these files.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let files = files
            .into_iter()
            .map(|(path, bytes)| (normal(Path::new(path)), Bytes::from(bytes)))
            .collect();
        Self { files: Mutex::new(files) }
    }

    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Bytes>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The path without `.` and with `..` taken back.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !out.pop() {
                    out.push("..");
                }
            }
            other => out.push(other),
        }
    }
    out
}

impl World for MemoryWorld {
    fn read(&self, path: &Path) -> Result<Bytes, WorldError> {
        self.files().get(&normal(path)).cloned().ok_or(WorldError::Missing)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files().contains_key(&normal(path))
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, WorldError> {
        let folder = normal(folder);
        let files = self.files();
        let mut found: Vec<PathBuf> = files
            .keys()
            .filter_map(|path| {
                let rest = path.strip_prefix(&folder).ok()?;
                Some(folder.join(rest.components().next()?))
            })
            .collect();
        found.dedup();
        Ok(found)
    }

    fn real(&self, path: &Path) -> Result<PathBuf, WorldError> {
        Ok(normal(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WorldError> {
        self.files().insert(normal(path), Bytes::from(bytes));
        Ok(())
    }
}
