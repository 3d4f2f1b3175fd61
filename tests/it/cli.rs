//! Arguments, what is printed where, exit status.

use crate::support::{Dir, SMALL};

#[test]
fn version_and_help_are_no_faults() {
    let dir = Dir::new();
    let version = concat!("kanyin ", env!("CARGO_PKG_VERSION"), "\n");
    dir.run(&["--version"]).ended(0).printed(version, "");
    let help = dir.run(&["--help"]).ended(0);
    for word in ["build", "check", "render", "schema", "示例", "Exit status"] {
        assert!(help.stdout.contains(word), "{word}\n{}", help.all());
    }
    assert_eq!(help.stderr, "");
}

#[test]
fn faulty_arguments_end_with_2() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    for args in [
        &[][..],
        &["biuld", "small.toml"],
        &["build"],
        &["build", "small.toml", "--profile", "web"],
        &["build", "small.toml", "--jobs", "0"],
        &["build", "small.toml", "--format", "yaml"],
        &["render", "small.toml"],
        &["render", "small.toml", "-o", "out", "--dpi", "5"],
        &["render", "small.toml", "-o", "out", "--pages", "3-1"],
    ] {
        let ran = dir.run(args).ended(2);
        assert_eq!(ran.stdout, "", "{}", ran.all());
        assert_ne!(ran.stderr, "", "{}", ran.all());
    }
    assert_eq!(dir.names(), ["small.toml"]);
}

#[test]
fn the_summary_tells_what_was_written() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    let ran = dir.run(&["build", "small.toml", "-o", "a.pdf", "--lang", "en"]).ended(0);
    let last = ran.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("kanyin: wrote a.pdf (1 pages); errors 0"), "{}", ran.all());
    let ran = dir.run(&["build", "small.toml", "-o", "b.pdf"]).ended(0);
    let last = ran.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("kanyin：写出 b.pdf（1 版）；错误 0"), "{}", ran.all());
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_folder_means_its_editions_in_byte_order() {
    let dir = Dir::new();
    dir.file("in/b.toml", SMALL);
    dir.file("in/a/z.toml", SMALL);
    dir.file("in/B.toml", SMALL);
    dir.file("in/Cargo.toml", "[package]\nname = \"x\"\nedition = \"2024\"\n");
    dir.file("in/.hidden/h.toml", SMALL);
    dir.file("in/note.txt", "[edition]");
    let ran = dir.run(&["build", "in", "-o", "out", "--lang", "en"]).ended(0);
    assert!(ran.stderr.contains("kanyin: wrote 3, failed 0"), "{}", ran.all());
    let out: Vec<_> = dir.names().into_iter().filter(|n| n.starts_with("out/")).collect();
    assert_eq!(out, ["out/B.pdf", "out/b.pdf", "out/z.pdf"]);
}

#[test]
fn a_broken_edition_does_not_stop_the_others() {
    let dir = Dir::new();
    dir.file("in/a.toml", SMALL);
    dir.file("in/b.toml", "[edition]\ndate = 2021-01-15\nnonsense = 1\n");
    dir.file("in/c.toml", SMALL);
    for jobs in ["1", "4"] {
        let ran = dir
            .run(&["build", "in", "-o", "out", "--lang", "en", "--jobs", jobs])
            .ended(1);
        assert!(ran.stderr.contains("kanyin: wrote 2, failed 1"), "{}", ran.all());
        assert!(ran.stderr.contains("nonsense"), "{}", ran.all());
    }
    let out: Vec<_> = dir.names().into_iter().filter(|n| n.starts_with("out/")).collect();
    assert_eq!(out, ["out/a.pdf", "out/c.pdf"]);
}

#[test]
fn a_path_that_is_not_there_ends_with_2_and_spares_the_others() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    let ran = dir.run(&["build", "none.toml", "small.toml", "--lang", "en"]).ended(2);
    assert!(ran.stderr.contains("none.toml"), "{}", ran.all());
    assert_eq!(dir.names(), ["small.pdf", "small.toml"]);
}

#[test]
fn an_empty_folder_is_told() {
    let dir = Dir::new();
    dir.file("in/Cargo.toml", "[package]\nname = \"x\"\n");
    let ran = dir.run(&["check", "in", "--lang", "en"]).ended(2);
    assert!(ran.stderr.contains("no edition in folder in"), "{}", ran.all());
}

#[test]
fn two_outputs_of_one_name_are_refused_before_anything_is_written() {
    let dir = Dir::new();
    dir.file("a/x.toml", SMALL);
    dir.file("b/x.toml", SMALL);
    dir.file("b/y.toml", SMALL);
    let ran = dir.run(&["build", "a", "b", "-o", "out", "--lang", "en"]).ended(2);
    assert!(ran.stderr.contains("same-output"), "{}", ran.all());
    assert!(ran.stderr.contains("a/x.toml, b/x.toml would all become out/x.pdf"));
    dir.run(&["build", "a", "b/y.toml", "-o", "one.pdf"]).ended(2);
    assert_eq!(dir.names(), ["a/x.toml", "b/x.toml", "b/y.toml"]);
}

#[test]
fn one_edition_named_twice_is_built_once() {
    let dir = Dir::new();
    dir.file("in/x.toml", SMALL);
    dir.run(&["build", "in", "in/x.toml", "./in/../in", "-o", "x.pdf"]).ended(0);
}

#[test]
fn json_goes_to_stdout_one_object_a_line() {
    let dir = Dir::new();
    dir.file("bad.toml", "[edition]\ndate = 2021-01-15\nnonsense = 1\nmore = 2\n");
    let ran = dir.run(&["check", "bad.toml", "--format", "json"]).ended(1);
    let codes: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            value["code"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    let unknown = codes.iter().filter(|code| *code == "unknown-key").count();
    assert_eq!(unknown, 2, "{}", ran.all());
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.all());
}

#[test]
fn sarif_of_several_editions_is_one_document() {
    let dir = Dir::new();
    dir.file("in/a.toml", "[edition]\nnonsense = 1\n");
    dir.file("in/b.toml", "[edition]\n\nnonsense = 1\n");
    let ran = dir.run(&["check", "in", "--format", "sarif"]).ended(1);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["version"], "2.1.0");
    let text = value.to_string();
    assert!(text.contains("a.toml") && text.contains("b.toml"), "{}", ran.all());
}

#[test]
fn pages_are_drawn_from_editions_and_from_pdfs() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.run(&["render", "small.toml", "-o", "a", "--dpi", "72"]).ended(0);
    dir.run(&["build", "small.toml"]).ended(0);
    dir.run(&["render", "small.pdf", "-o", "b", "--dpi", "72"]).ended(0);
    assert_eq!(dir.read("a/small-p1.png"), dir.read("b/small-p1.png"));
    assert!(dir.read("a/small-p1.png").starts_with(b"\x89PNG"));
    let ran =
        dir.run(&["render", "small.pdf", "-o", "b", "--pages", "7", "--lang", "en"]);
    assert!(ran.stderr.contains("has no page 7; it has 1"), "{}", ran.all());
    dir.file("no.pdf", "not a PDF");
    dir.run(&["render", "no.pdf", "-o", "b"]).ended(1);
}

#[test]
fn stages_can_be_printed() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    let pages = dir.run(&["dump", "small.toml"]).ended(0);
    assert!(pages.stdout.starts_with("page 1 "), "{}", pages.all());
    assert!(pages.stdout.contains("新年伊始"), "{}", pages.all());
    for (stage, word) in [("edition", "Edition {"), ("resolved", "Resolved {")] {
        let ran = dir.run(&["dump", "small.toml", "--stage", stage]).ended(0);
        assert!(ran.stdout.starts_with(word), "{}", ran.all());
    }
}

#[test]
fn rules_are_explained() {
    let dir = Dir::new();
    let ran = dir.run(&["explain", "overset"]).ended(0);
    assert!(ran.stdout.starts_with("overset\n\n文字"), "{}", ran.all());
    assert!(ran.stdout.contains("dropped in silence"), "{}", ran.all());
    let all = dir.run(&["explain"]).ended(0);
    for name in all.stdout.lines() {
        dir.run(&["explain", name]).ended(0);
    }
    let ran = dir.run(&["explain", "oversat"]).ended(2);
    assert!(ran.stderr.contains("is it overset?"), "{}", ran.all());
}

#[test]
fn the_schema_is_json() {
    let ran = Dir::new().run(&["schema"]).ended(0);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(value["properties"]["section"].is_object(), "{}", ran.all());
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let dir = Dir::new();
    let ran =
        dir.shell("set -o pipefail; \"$KANYIN\" schema | head -c 1 >/dev/null").ended(0);
    assert_eq!(ran.stderr, "", "{}", ran.all());
    dir.file("small.toml", SMALL);
    dir.shell("\"$KANYIN\" build small.toml 2>&-").ended(0);
    assert_eq!(dir.names(), ["small.pdf", "small.toml"]);
}
