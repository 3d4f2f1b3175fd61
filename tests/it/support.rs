//! A temporary folder for each test, and the built program run in it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The built program.
pub(crate) const KANYIN: &str = env!("CARGO_BIN_EXE_kanyin");

/// A folder of one test, removed at its end.
pub(crate) struct Dir {
    dir: tempfile::TempDir,
}

impl Dir {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).unwrap()
    }

    /// Every file below the folder, by its path from it, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        walk(self.path(), &mut |path| {
            let name = path.strip_prefix(self.path()).unwrap();
            names.push(name.to_str().unwrap().to_owned());
        });
        names.sort();
        names
    }

    /// The program, to be run in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(KANYIN);
        command.args(args).current_dir(self.path());
        command
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command(args))
    }

    /// Runs a shell script in the folder; `$KANYIN` is the program.
    #[cfg(unix)]
    pub(crate) fn shell(&self, script: &str) -> Ran {
        let mut command = Command::new("bash");
        command.args(["-c", script]).env("KANYIN", KANYIN).current_dir(self.path());
        Ran::of(&mut command)
    }
}

/// Calls `found` for every file below a folder.
pub(crate) fn walk(folder: &Path, found: &mut dyn FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found(&path);
        }
    }
}

/// What a run of the program left.
pub(crate) struct Ran {
    shown: String,
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        Self {
            shown: format!("{command:?}"),
            status: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Everything needed to see why a test failed.
    pub(crate) fn all(&self) -> String {
        let mut out = format!("{}\nstatus {:?}\n", self.shown, self.status);
        let _ = write!(out, "--- stdout\n{}--- stderr\n{}", self.stdout, self.stderr);
        out
    }

    /// The run, having ended with a status.
    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}", self.all());
        self
    }

    /// The run, having printed exactly this.
    #[track_caller]
    pub(crate) fn printed(self, stdout: &str, stderr: &str) -> Self {
        let asked = (stdout, stderr);
        assert_eq!((self.stdout.as_str(), self.stderr.as_str()), asked, "{}", self.all());
        self
    }
}

/// The repository.
pub(crate) fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The least edition that prints: one A4 page.
pub(crate) const SMALL: &str = r#"[publication]
name = "小报"
kind = "internal"
permit = "（示例）准印证第0000号"

[edition]
date = 2021-01-15
issue = 3

[page]
paper = "A4"
columns = 3

[[section]]
title = "开篇"
body = """
新年伊始，各项工作有序展开，全区上下精神振奋。
"""
"#;

/// The editions that ship.
pub(crate) fn samples() -> Vec<PathBuf> {
    let folder = house().join("config/editions");
    let mut list = Vec::new();
    if folder.is_dir() {
        walk(&folder, &mut |path| {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            let edition = text.lines().any(|line| line.trim() == "[edition]");
            if path.extension().is_some_and(|ext| ext == "toml") && edition {
                list.push(path.to_owned());
            }
        });
    }
    list.sort();
    list
}
