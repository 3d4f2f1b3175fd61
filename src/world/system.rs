//! The world of real files.

use super::{Bytes, World, WorldError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// The largest file that is read, in bytes: a 100-megapixel CMYK picture fits.
pub const READ_LIMIT: u64 = 512 << 20;

/// Files of the machine.
///
/// A file is written beside its place under a hidden name `.kanyin-*.tmp`, flushed to the
/// disk, and moved over the old one in one step: whoever looks sees the old file or the
/// whole new one.
#[derive(Debug)]
pub struct SystemWorld {
    limit: u64,
    /// Held shared by every write, and for good by [`SystemWorld::close`].
    writing: RwLock<()>,
}

impl Default for SystemWorld {
    fn default() -> Self {
        Self::new(READ_LIMIT)
    }
}

impl SystemWorld {
    /// A world that refuses to read files of more than `limit` bytes.
    pub const fn new(limit: u64) -> Self {
        Self { limit, writing: RwLock::new(()) }
    }

    /// Waits for the files being written and lets no other begin: what a signal to end
    /// must do so that no temporary file stays. Never returns the right to write.
    pub fn close(&self) {
        std::mem::forget(self.writing.write().unwrap_or_else(PoisonError::into_inner));
    }
}

impl World for SystemWorld {
    #[expect(clippy::disallowed_methods, reason = "this is the door to files")]
    fn read(&self, path: &Path) -> Result<Bytes, WorldError> {
        let facts = std::fs::metadata(path).map_err(|e| why(&e))?;
        if facts.is_dir() {
            return Err(WorldError::IsFolder);
        }
        if !facts.is_file() {
            // a pipe or a device may never end
            return Err(WorldError::Other("not a regular file".to_owned()));
        }
        if facts.len() > self.limit {
            return Err(WorldError::TooLarge(self.limit));
        }
        let file = std::fs::File::open(path).map_err(|e| why(&e))?;
        let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
        // the file may have grown since
        file.take(self.limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|e| why(&e))?;
        if bytes.len() as u64 > self.limit {
            return Err(WorldError::TooLarge(self.limit));
        }
        Ok(bytes.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        path.exists()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door to files")]
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, WorldError> {
        let mut names = std::fs::read_dir(folder)
            .and_then(|entries| {
                entries
                    .map(|entry| Ok(entry?.file_name()))
                    .collect::<io::Result<Vec<_>>>()
            })
            .map_err(|e| why(&e))?;
        names.sort_by(|a, b| a.as_encoded_bytes().cmp(b.as_encoded_bytes()));
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
    }

    fn real(&self, path: &Path) -> Result<PathBuf, WorldError> {
        // the parent of a bare file name is the empty path
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        path.canonicalize().map_err(|e| why(&e))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WorldError> {
        let _open = self.writing.read().unwrap_or_else(PoisonError::into_inner);
        if path.is_dir() {
            return Err(WorldError::IsFolder);
        }
        replace(path, bytes).map_err(|e| why(&e))
    }
}

/// Writes a temporary file and moves it to its place; it is removed on any failure.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kanyin-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(permissions(path));
    let mut file = builder.tempfile_in(folder)?;
    // straight to the file: errors then do not name the temporary file
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|failed| failed.error)?;
    sync_folder(folder);
    Ok(())
}

/// Those of the old file, else what any new file is given: read and write for all, less
/// the umask. (Temporary files are the owner's alone unless told.)
#[cfg(unix)]
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    let old = path.metadata().ok().map(|facts| facts.permissions().mode() & 0o777);
    std::fs::Permissions::from_mode(old.unwrap_or(0o666))
}

/// Makes the new name itself outlive a power cut, where the system can; the file is whole
/// either way, so a refusal is no fault.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    {
        #[expect(clippy::disallowed_methods, reason = "this is the door to files")]
        if let Ok(folder) = std::fs::File::open(folder) {
            let _ = folder.sync_all();
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}

fn why(error: &io::Error) -> WorldError {
    match error.kind() {
        io::ErrorKind::NotFound => WorldError::Missing,
        io::ErrorKind::IsADirectory => WorldError::IsFolder,
        _ => WorldError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(world: &SystemWorld, folder: &Path) -> Vec<String> {
        let list = world.list(folder).unwrap();
        list.iter().map(|p| p.file_name().unwrap().display().to_string()).collect()
    }

    #[test]
    fn writes_whole_files_and_makes_folders() {
        let dir = tempfile::tempdir().unwrap();
        let world = SystemWorld::default();
        let path = dir.path().join("a/b/页.pdf");
        world.write(&path, b"one").unwrap();
        world.write(&path, b"two").unwrap();
        assert_eq!(&*world.read(&path).unwrap(), b"two");
        assert_eq!(names(&world, &dir.path().join("a/b")), ["页.pdf"]);
    }

    #[test]
    fn a_folder_in_the_way_stays_and_nothing_else_appears() {
        let dir = tempfile::tempdir().unwrap();
        let world = SystemWorld::default();
        std::fs::create_dir(dir.path().join("x.pdf")).unwrap();
        let written = world.write(&dir.path().join("x.pdf"), b"bytes");
        assert_eq!(written, Err(WorldError::IsFolder));
        assert_eq!(names(&world, dir.path()), ["x.pdf"]);
    }

    #[test]
    fn reads_within_the_limit_only() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        SystemWorld::default().write(&path, b"12345").unwrap();
        assert_eq!(SystemWorld::new(4).read(&path), Err(WorldError::TooLarge(4)));
        assert_eq!(&*SystemWorld::new(5).read(&path).unwrap(), b"12345");
        assert_eq!(SystemWorld::default().read(dir.path()), Err(WorldError::IsFolder));
        let none = dir.path().join("none");
        assert_eq!(SystemWorld::default().read(&none), Err(WorldError::Missing));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_any_new_file_or_of_the_old_one() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let world = SystemWorld::default();
        let mode =
            |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (ours, plain) = (dir.path().join("ours"), dir.path().join("plain"));
        world.write(&ours, b"1").unwrap();
        std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&plain)
            .unwrap();
        assert_eq!(mode(&ours), mode(&plain));
        std::fs::set_permissions(&ours, std::fs::Permissions::from_mode(0o640)).unwrap();
        world.write(&ours, b"2").unwrap();
        assert_eq!(mode(&ours), 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_are_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        assert!(matches!(SystemWorld::default().read(&pipe), Err(WorldError::Other(_))));
    }
}
