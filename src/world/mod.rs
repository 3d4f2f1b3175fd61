//! The one door to files: reading, listing, and writing whole.

mod memory;
mod system;

pub use crate::base::bundle;
pub use crate::base::{Bytes, bundle::Bundled};
pub use memory::MemoryWorld;
pub use system::{READ_LIMIT, SystemWorld};

use std::path::{Path, PathBuf};

/// Why a file could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorldError {
    /// There is no such file.
    Missing,
    /// The path is a folder.
    IsFolder,
    /// The file is larger than the limit in bytes.
    TooLarge(u64),
    /// Anything else, in the system's words.
    Other(String),
}

/// Files, seen from a stage: the only impure thing it may touch.
///
/// Paths are as the user wrote them or joined to such; a world resolves them.
pub trait World: Send + Sync {
    /// Reads a whole file.
    fn read(&self, path: &Path) -> Result<Bytes, WorldError>;

    /// Whether a file or folder is there.
    fn is_file(&self, path: &Path) -> bool;

    /// The entries of a folder, in byte order of their names.
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, WorldError>;

    /// The path with links and dots resolved, to see whether it stays within a root.
    fn real(&self, path: &Path) -> Result<PathBuf, WorldError>;

    /// Writes a whole file or leaves what was there.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WorldError>;
}
