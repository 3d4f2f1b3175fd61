//! From paths on the command line to the editions they mean and the files they become.

use kanyin::base::Span;
use kanyin::diag::{Code, Diagnostic};
use kanyin::say;
use kanyin::world::{World, WorldError};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The editions that paths mean, in the order of the paths, each once; a folder's are its
/// `*.toml` with an `[edition]` table, recursively, in byte order.
pub(crate) fn editions(
    paths: &[PathBuf],
    world: &dyn World,
) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut walk =
        Walk { world, seen: BTreeSet::new(), list: Vec::new(), faults: Vec::new() };
    for path in paths {
        if path.is_dir() {
            let before = (walk.list.len(), walk.faults.len());
            let fresh = walk.folder(path);
            if fresh && before == (walk.list.len(), walk.faults.len()) {
                walk.none_in(path);
            }
        } else if walk.first_visit(path) {
            walk.list.push(path.clone());
        }
    }
    (walk.list, walk.faults)
}

struct Walk<'a> {
    world: &'a dyn World,
    /// Files and folders visited, by real path: links may go in circles.
    seen: BTreeSet<PathBuf>,
    list: Vec<PathBuf>,
    faults: Vec<Diagnostic>,
}

impl Walk<'_> {
    fn first_visit(&mut self, path: &Path) -> bool {
        let real = self.world.real(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(real)
    }

    /// Takes the editions of a folder; `false` where it was taken before.
    fn folder(&mut self, folder: &Path) -> bool {
        if !self.first_visit(folder) {
            return false;
        }
        let entries = match self.world.list(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.faults.push(unreadable(folder, &error));
                return true;
            }
        };
        for entry in entries {
            let hidden = entry
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden {
                continue;
            }
            if entry.is_dir() {
                self.folder(&entry);
            } else if entry.extension().is_some_and(|ext| ext == "toml")
                && self.is_edition(&entry)
                && self.first_visit(&entry)
            {
                self.list.push(entry);
            }
        }
        true
    }

    /// A file that cannot be read counts: compiling it tells why.
    fn is_edition(&self, path: &Path) -> bool {
        let Ok(bytes) = self.world.read(path) else { return true };
        has_edition_table(&String::from_utf8_lossy(&bytes))
    }

    fn none_in(&mut self, folder: &Path) {
        let name = folder.display();
        self.faults.push(
            Diagnostic::error(
                Code::MissingFile,
                Span::detached(),
                say!("文件夹 {name} 里没有一期", "no edition in folder {name}"),
            )
            .help(say!(
                "一期是带 [edition] 表的 .toml 文件",
                "an edition is a .toml file with an [edition] table"
            )),
        );
    }
}

/// Whether a TOML text has a top-level `edition` table; in a broken one, whether a line
/// opens it.
fn has_edition_table(text: &str) -> bool {
    let (table, errors) = toml::de::DeTable::parse_recoverable(text);
    let parsed = table.get_ref().get("edition").is_some_and(|v| v.get_ref().is_table());
    parsed
        || (!errors.is_empty()
            && text.lines().any(|line| line.trim_start().starts_with("[edition]")))
}

/// A path that cannot be read or listed.
pub(crate) fn unreadable(path: &Path, error: &WorldError) -> Diagnostic {
    let name = path.display();
    let at = Span::detached();
    match error {
        WorldError::Missing => Diagnostic::error(
            Code::MissingFile,
            at,
            say!("没有文件 {name}", "no file {name}"),
        ),
        WorldError::IsFolder => Diagnostic::error(
            Code::FileAccess,
            at,
            say!("{name} 是文件夹，不是文件", "{name} is a folder, not a file"),
        ),
        WorldError::TooLarge(limit) => Diagnostic::error(
            Code::TooLarge,
            at,
            say!("{name} 超过 {limit} 字节", "{name} is larger than {limit} bytes"),
        ),
        WorldError::Other(why) => Diagnostic::error(
            Code::FileAccess,
            at,
            say!("读不出 {name}：{why}", "cannot read {name}: {why}"),
        ),
    }
}

/// The file that each edition becomes, or why that cannot be: two of one name, or one
/// name for several.
pub(crate) fn outputs(
    editions: &[PathBuf],
    output: &Path,
) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    if is_pdf(output) {
        return match editions {
            [] | [_] => Ok(editions.iter().map(|_| output.to_owned()).collect()),
            _ => Err(vec![one_name_for_many(editions.len(), output)]),
        };
    }
    // names in messages are then as short as they can be
    let output = if output == Path::new(".") { Path::new("") } else { output };
    let files: Vec<PathBuf> = editions
        .iter()
        .map(|path| {
            let mut name = path.file_stem().unwrap_or(path.as_os_str()).to_owned();
            name.push(".pdf");
            output.join(name)
        })
        .collect();
    let mut makers: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for (file, edition) in files.iter().zip(editions) {
        makers.entry(file).or_default().push(edition);
    }
    let faults: Vec<_> = makers
        .into_iter()
        .filter(|(_, makers)| makers.len() > 1)
        .map(|(file, makers)| same_output(file, &makers))
        .collect();
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// Whether a path is named as a PDF file.
pub(crate) fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("pdf"))
}

fn one_name_for_many(count: usize, output: &Path) -> Diagnostic {
    let name = output.display();
    Diagnostic::error(
        Code::SameOutput,
        Span::detached(),
        say!("{count} 期不能都写成 {name}", "{count} editions cannot all become {name}"),
    )
    .help(say!("-o 给一个文件夹", "give a folder to -o"))
}

fn same_output(file: &Path, makers: &[&Path]) -> Diagnostic {
    let name = file.display();
    let list: Vec<String> =
        makers.iter().map(|path| path.display().to_string()).collect();
    let (zh, en) = (list.join("、"), list.join(", "));
    Diagnostic::error(
        Code::SameOutput,
        Span::detached(),
        say!("{zh} 都要写成 {name}", "{en} would all become {name}"),
    )
    .help(say!(
        "改一个文件名，或分几次写到不同的文件夹",
        "rename one, or write them to different folders in runs of their own"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_table_makes_an_edition() {
        assert!(has_edition_table("[edition]\ndate = 2021-01-15\n"));
        assert!(has_edition_table("edition.date = 2021-01-15\n"));
        assert!(has_edition_table("x = [\n  [edition] # broken\n"));
        assert!(!has_edition_table("[package]\nname = \"x\"\nedition = \"2024\"\n"));
        assert!(!has_edition_table("body = '''\n[edition]\n'''\n"));
    }

    #[test]
    fn outputs_are_named_after_editions() {
        let list = ["a/x.toml", "b/y.toml"].map(PathBuf::from);
        let files = outputs(&list, Path::new("out")).unwrap();
        assert_eq!(files, ["out/x.pdf", "out/y.pdf"].map(PathBuf::from));
        let one = outputs(&list[..1], Path::new("z.PDF")).unwrap();
        assert_eq!(one, [PathBuf::from("z.PDF")]);
    }

    #[test]
    fn outputs_of_one_name_are_refused() {
        let list = ["a/x.toml", "b/x.toml", "b/y.toml"].map(PathBuf::from);
        let faults = outputs(&list, Path::new(".")).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code, Code::SameOutput);
        assert!(faults[0].message.en.contains("a/x.toml, b/x.toml"));
        assert_eq!(outputs(&list, Path::new("z.pdf")).unwrap_err().len(), 1);
    }
}
