//! From a path as written to a file in the edition's tree, and its bytes.

use crate::base::Span;
use crate::diag::{Code, Diagnostic};
use crate::say;
use crate::world::{Bytes, World, WorldError};
use std::path::{Component, Path, PathBuf};

/// Where the program stops to read: no source, font or picture is larger (256 MiB).
const LARGEST: usize = 256 << 20;

/// The folder of a file; `.` for a bare file name.
pub(super) fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The nearest folder above a file that holds `kanyin.toml`, else the file's own folder.
pub(super) fn root_of(file: &Path, world: &dyn World) -> PathBuf {
    let real = world.real(file).unwrap_or_else(|_| file.to_owned());
    let own = folder(&real);
    own.ancestors()
        .find(|folder| world.is_file(&folder.join("kanyin.toml")))
        .unwrap_or(own)
        .to_owned()
}

/// Whether a path, dots and links resolved, lies in a root resolved likewise.
fn within(root: &Path, path: &Path) -> bool {
    if root.as_os_str().is_empty() || root == Path::new(".") {
        return !path.is_absolute() && !path.starts_with("..");
    }
    path.starts_with(root)
}

/// The path with `.` and `..` taken out, by name alone.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// Finds the file that `written` names: beside the file that names it, else under the
/// root. It must stay in the root, links resolved.
pub(super) fn locate(
    written: &str,
    span: Span,
    beside: &Path,
    root: &Path,
    world: &dyn World,
) -> Result<PathBuf, Box<Diagnostic>> {
    let asked = written.replace('\\', "/");
    let asked = Path::new(&asked);
    let real_root = world.real(root).unwrap_or_else(|_| root.to_owned());
    let own = world.real(folder(beside)).unwrap_or_else(|_| folder(beside).to_owned());
    let mut outside = asked.is_absolute();
    for base in [folder(beside), root] {
        let path = base.join(asked);
        if world.is_file(&path) {
            match world.real(&path) {
                Ok(real) if within(&real_root, &real) => return Ok(path),
                _ => outside = true,
            }
        }
    }
    outside |= !within(&real_root, &plain(&own.join(asked)));
    if outside {
        let place = real_root.display();
        return Err(Box::new(
            Diagnostic::error(
                Code::OutsideRoot,
                span,
                say!("路径 {written} 在本期文件夹之外", "the path {written} leaves the edition's folder"),
            )
            .help(say!(
                "把文件放进 {place}，或在上层文件夹放一个 kanyin.toml 作为根",
                "move the file into {place}, or put a kanyin.toml into a folder above as the root"
            )),
        ));
    }
    Err(Box::new(
        Diagnostic::error(
            Code::MissingFile,
            span,
            say!("找不到文件 {written}", "there is no file {written}"),
        )
        .help(say!(
            "路径从写它的文件所在的文件夹算起，或从根文件夹算起",
            "paths start at the folder of the file that names them, or at the root folder"
        )),
    ))
}

/// Finds the folder that `written` names, as [`locate`] finds a file.
pub(super) fn locate_folder(
    written: &str,
    span: Span,
    beside: &Path,
    root: &Path,
    world: &dyn World,
) -> Result<PathBuf, Box<Diagnostic>> {
    let asked = written.replace('\\', "/");
    let asked = Path::new(&asked);
    let real = |path: &Path| world.real(path).unwrap_or_else(|_| path.to_owned());
    let real_root = real(root);
    let mut outside = asked.is_absolute();
    for base in [folder(beside), root] {
        let path = base.join(asked);
        if world.list(&path).is_ok() {
            if within(&real_root, &real(&path)) {
                return Ok(path);
            }
            outside = true;
        }
    }
    let place = real_root.display();
    Err(Box::new(if outside {
        Diagnostic::error(
            Code::OutsideRoot,
            span,
            say!(
                "文件夹 {written} 在本期文件夹之外",
                "the folder {written} leaves the edition's folder"
            ),
        )
        .help(say!(
            "把文件夹放进 {place}，或在上层文件夹放一个 kanyin.toml 作为根",
            "move it into {place}, or put a kanyin.toml into a folder above as the root"
        ))
    } else {
        Diagnostic::error(
            Code::MissingFile,
            span,
            say!("找不到文件夹 {written}", "there is no folder {written}"),
        )
    }))
}

/// Reads a file that was found, whole.
pub(super) fn read(
    path: &Path,
    span: Span,
    world: &dyn World,
) -> Result<Bytes, Box<Diagnostic>> {
    let name = path.display();
    let (code, message) = match world.read(path) {
        Ok(bytes) if bytes.len() <= LARGEST => return Ok(bytes),
        Ok(bytes) => (
            Code::TooLarge,
            say!(
                "文件 {name} 有 {} 字节，至多 {LARGEST}",
                "the file {name} has {} bytes, at most {LARGEST}",
                bytes.len()
            ),
        ),
        Err(WorldError::TooLarge(limit)) => (
            Code::TooLarge,
            say!(
                "文件 {name} 超过 {limit} 字节",
                "the file {name} is larger than {limit} bytes"
            ),
        ),
        Err(WorldError::Missing) => {
            (Code::MissingFile, say!("找不到文件 {name}", "there is no file {name}"))
        }
        Err(WorldError::IsFolder) => {
            (Code::FileAccess, say!("{name} 是文件夹", "{name} is a folder"))
        }
        Err(WorldError::Other(why)) => (
            Code::FileAccess,
            say!("文件 {name} 读不出：{why}", "the file {name} cannot be read: {why}"),
        ),
    };
    Err(Box::new(Diagnostic::error(code, span, message)))
}

/// Reads a file that was found as UTF-8 text that spans can reach.
pub(super) fn read_text(
    path: &Path,
    span: Span,
    world: &dyn World,
) -> Result<String, Box<Diagnostic>> {
    let bytes = read(path, span, world)?;
    let name = path.display();
    if bytes.len() > Span::LIMIT {
        let (len, limit) = (bytes.len(), Span::LIMIT);
        return Err(Box::new(Diagnostic::error(
            Code::TooLarge,
            span,
            say!(
                "文本文件 {name} 有 {len} 字节，至多 {limit}",
                "the text file {name} has {len} bytes, at most {limit}"
            ),
        )));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(bad) => {
            let at = bad.valid_up_to();
            let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            Err(Box::new(
                Diagnostic::error(
                    Code::NotUtf8,
                    span,
                    say!(
                        "文件 {name} 第 {line} 行（第 {at} 字节）不是 UTF-8",
                        "the file {name} is not UTF-8 at line {line} (byte {at})"
                    ),
                )
                .help(say!(
                    "另存为 UTF-8；旧稿件可能是 GB 18030 编码",
                    "save it as UTF-8; old copy may be in GB 18030"
                )),
            ))
        }
    }
}
