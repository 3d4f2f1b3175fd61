//! Which module may know which: read from the sources.

use crate::support::{house, walk};
use std::collections::BTreeSet;
use std::path::Path;

/// A module imports only modules of lower rank.
const RANKS: [(&str, u8); 26] = [
    ("base", 0),
    ("diag", 1),
    ("font", 2),
    ("chart", 2),
    ("stats", 2),
    ("world", 3),
    ("pages", 3),
    ("edition", 3),
    ("text", 3),
    ("resolve", 4),
    ("galley", 5),
    ("layout", 6),
    ("paint", 7),
    ("pdfread", 7),
    ("preflight", 7),
    ("ledger", 8),
    ("compile", 9),
    ("render", 10),
    ("import", 10),
    ("lint", 10),
    ("batch", 10),
    ("archive", 10),
    ("impose", 10),
    ("diff", 10),
    ("bin", 11),
    ("lib", 12),
];

/// Arrows that ranks allow and the house does not.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    ("text", &["edition", "world"]),
    ("layout", &["edition", "world"]),
    ("galley", &["edition", "world"]),
    ("paint", &["edition", "world", "layout"]),
    ("preflight", &["edition", "world", "layout"]),
];

/// Names that only some modules may write.
const ONLY_IN: [(&str, &[&str]); 10] = [
    ("pdf_writer", &["paint"]),
    ("subsetter", &["paint"]),
    ("xmp_writer", &["paint"]),
    ("hayro", &["pdfread", "render"]),
    ("lopdf", &["pdfread"]),
    ("annotate_snippets", &["diag"]),
    ("std::fs", &["world"]),
    ("std::env", &["bin"]),
    ("std::net", &[]),
    ("SystemTime", &[]),
];

fn rank(module: &str) -> Option<u8> {
    RANKS.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank)
}

/// A source file: its module, its name for messages, its code without comments and tests.
struct Source {
    module: String,
    name: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let src = house().join("src");
    let mut list = Vec::new();
    walk(&src, &mut |path| {
        let local = path.strip_prefix(&src).unwrap();
        let tests = local
            .components()
            .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
        if path.extension().is_none_or(|ext| ext != "rs") || tests {
            return;
        }
        let first = Path::new(local.components().next().unwrap().as_os_str());
        list.push(Source {
            module: first.file_stem().unwrap().to_str().unwrap().to_owned(),
            name: local.to_str().unwrap().to_owned(),
            code: code_of(&std::fs::read_to_string(path).unwrap()),
        });
    });
    list.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(list.len() > 20, "the sources were not found");
    list
}

/// A file without its comments and without the unit tests at its end.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let code = text
        .lines()
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    code.collect::<Vec<_>>().join("\n")
}

/// The modules that follow `prefix` (`crate::`) in code: `crate::a::b`, `crate::{a, b::c}`.
fn named_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let ident = |text: &str| -> String {
        text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(ident(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (i, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && c.is_ascii_alphabetic() => {
                    names.insert(ident(&group[i..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    names.remove("");
    names
}

#[test]
fn the_reader_of_arrows_sees_them() {
    let code = code_of(
        "use crate::a::B;\n// use crate::no;\nfn f() { $crate::c::d() }\nuse crate::{e, f::{g, h}, i};\n#[cfg(test)]\nmod tests {\nuse crate::t;",
    );
    let names: Vec<_> = named_after(&code, "crate::").into_iter().collect();
    assert_eq!(names, ["a", "c", "e", "f", "i"]);
}

#[test]
fn modules_import_only_lower_ranks() {
    let mut wrong = Vec::new();
    for source in sources() {
        let prefix = if source.module == "bin" { "kanyin::" } else { "crate::" };
        let own = rank(&source.module);
        if own.is_none() {
            wrong.push(format!("{}: module {} has no rank", source.name, source.module));
        }
        for name in named_after(&source.code, prefix) {
            // macros are exported at the root and live in diag
            let target = if name == "say" { "diag" } else { &name };
            let forbidden = FORBIDDEN
                .iter()
                .any(|(from, to)| *from == source.module && to.contains(&target));
            let higher = rank(target) >= own && target != source.module;
            if rank(target).is_none() || forbidden || higher {
                wrong.push(format!("{}: {prefix}{name}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "wrong arrows:\n{}", wrong.join("\n"));
}

#[test]
fn some_names_stay_in_their_modules() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, modules) in ONLY_IN {
            if source.code.contains(name) && !modules.contains(&source.module.as_str()) {
                wrong.push(format!("{}: {name}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "names out of place:\n{}", wrong.join("\n"));
}

#[test]
fn architecture_names_every_folder() {
    let Ok(text) = std::fs::read_to_string(house().join("ARCHITECTURE.md")) else {
        return;
    };
    let modules: BTreeSet<String> = sources().into_iter().map(|one| one.module).collect();
    let missing: Vec<_> = modules
        .iter()
        .filter(|module| *module != "lib" && !text.contains(&format!("`{module}")))
        .collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
}
