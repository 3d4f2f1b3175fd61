//! Lists what ships inside the program (`fonts/`, `config/`) as Rust source, and deflates
//! the press profiles, so that no run of the program spends time on either.

#![expect(clippy::disallowed_methods, reason = "a build script reads the tree it builds")]

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Fault = Box<dyn Error>;

fn main() -> Result<(), Fault> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut source = String::new();
    for folder in ["fonts", "config"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    list(&mut source, "FONTS", &files(&root.join("fonts"), &["otf", "ttf"])?)?;
    let mut config = files(&root.join("config/themes"), &["toml"])?;
    config.extend(files(&root.join("config/presses"), &["toml", "icc"])?);
    list(&mut source, "CONFIG", &config)?;
    let mut deflated = Vec::new();
    for path in config.iter().filter(|path| path.extension().is_some_and(|e| e == "icc"))
    {
        let name = path.file_name().ok_or("a file without a name")?;
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&fs::read(path)?)?;
        let target = out.join(name);
        fs::write(&target, encoder.finish()?)?;
        deflated.push(target);
    }
    list(&mut source, "DEFLATED", &deflated)?;
    fs::write(out.join("bundle.rs"), source)?;
    Ok(())
}

/// The files of a folder with one of these endings, in byte order; none where there is
/// no folder.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if endings.contains(&ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a list of files as a `static` of their names and bytes.
fn list(source: &mut String, name: &str, files: &[PathBuf]) -> Result<(), Fault> {
    writeln!(source, "static {name}: &[Bundled] = &[")?;
    for path in files {
        let file = path.file_name().and_then(|f| f.to_str()).ok_or("a name not UTF-8")?;
        let place = path.to_str().ok_or("a path not UTF-8")?;
        writeln!(
            source,
            "    Bundled {{ name: {file:?}, bytes: include_bytes!({place:?}) }},"
        )?;
    }
    writeln!(source, "];")?;
    Ok(())
}
