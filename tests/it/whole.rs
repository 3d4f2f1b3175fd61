//! Output is there whole or not at all, and what was there before stays.

use crate::support::{Dir, SMALL};
use std::process::Stdio;
use std::time::Duration;

const BEFORE: &[u8] = b"what was there before";

/// Whether bytes are a whole PDF file.
fn is_whole(pdf: &[u8]) -> bool {
    pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF")
}

#[test]
fn a_build_writes_one_whole_file() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.run(&["build", "small.toml", "-o", "out/deep"]).ended(0);
    assert_eq!(dir.names(), ["out/deep/small.pdf", "small.toml"]);
    assert!(is_whole(&dir.read("out/deep/small.pdf")));
}

#[test]
fn a_broken_edition_leaves_the_earlier_output() {
    let dir = Dir::new();
    dir.file("small.toml", format!("{SMALL}\nnonsense = 1\n"));
    dir.file("small.pdf", BEFORE);
    dir.run(&["build", "small.toml"]).ended(1);
    assert_eq!(dir.read("small.pdf"), BEFORE);
    assert_eq!(dir.names(), ["small.pdf", "small.toml"]);
}

#[test]
fn checking_writes_nothing() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.run(&["check", "small.toml"]).ended(0);
    assert_eq!(dir.names(), ["small.toml"]);
}

#[test]
fn a_folder_in_the_place_of_the_output_stays() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.file("small.pdf/inside", BEFORE);
    let ran = dir.run(&["build", "small.toml", "--lang", "en"]).ended(2);
    assert!(ran.stderr.contains("a folder is there"), "{}", ran.all());
    assert_eq!(dir.names(), ["small.pdf/inside", "small.toml"]);
}

#[test]
fn a_file_in_the_place_of_the_folder_stays() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.file("out", BEFORE);
    dir.run(&["build", "small.toml", "-o", "out"]).ended(2);
    assert_eq!(dir.read("out"), BEFORE);
    assert_eq!(dir.names(), ["out", "small.toml"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_a_clear_fault() {
    use std::os::unix::fs::PermissionsExt;
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.file("out/small.pdf", BEFORE);
    let out = dir.path().join("out");
    std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o555)).unwrap();
    // permissions do not bind root
    let bound = std::fs::write(out.join("probe"), "").is_err();
    let ran = dir.run(&["build", "small.toml", "-o", "out", "--lang", "en"]);
    std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o755)).unwrap();
    if bound {
        let ran = ran.ended(2);
        assert!(ran.stderr.contains("cannot write"), "{}", ran.all());
        assert_eq!(dir.read("out/small.pdf"), BEFORE);
        assert_eq!(dir.names(), ["out/small.pdf", "small.toml"]);
    }
}

/// `/dev/full` is no place for a file of ours: a limit on file size fails a write midway,
/// as a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_earlier_output_and_no_temporary_file() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    dir.file("small.pdf", BEFORE);
    let ran =
        dir.shell("ulimit -f 2; exec \"$KANYIN\" build small.toml --lang en").ended(2);
    assert!(ran.stderr.contains("cannot write small.pdf"), "{}", ran.all());
    assert_eq!(dir.read("small.pdf"), BEFORE);
    assert_eq!(dir.names(), ["small.pdf", "small.toml"]);
}

/// Killed at many moments: the output is the old file or the whole new one.
#[cfg(unix)]
#[test]
fn killed_at_any_moment_no_half_file_appears() {
    let dir = Dir::new();
    dir.file("small.toml", SMALL);
    let started = std::time::Instant::now();
    dir.run(&["build", "small.toml", "-o", "new.pdf"]).ended(0);
    let whole = started.elapsed();
    let new = dir.read("new.pdf");
    for moment in 0..20 {
        dir.file("small.pdf", BEFORE);
        let mut child = dir
            .command(&["build", "small.toml"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * moment / 18);
        let _ = child.kill();
        child.wait().unwrap();
        let found = dir.read("small.pdf");
        assert!(found == BEFORE || found == new, "{} bytes at {moment}", found.len());
        for name in dir.names() {
            let known = ["new.pdf", "small.pdf", "small.toml"].contains(&name.as_str());
            let stray = name.starts_with(".kanyin-");
            assert!(known || stray, "{name} was left");
        }
    }
}

/// Asked to end, the program leaves no temporary file either.
#[cfg(unix)]
#[test]
fn asked_to_end_nothing_is_left_behind() {
    let dir = Dir::new();
    for number in 0..40 {
        dir.file(&format!("in/e{number:02}.toml"), SMALL);
    }
    for millis in [1, 20, 60, 120, 250, 400] {
        let child = dir
            .command(&["build", "in", "-o", "out"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        dir.shell(&format!("kill -TERM {} 2>/dev/null || true", child.id()));
        let status = { child }.wait().unwrap();
        let code = status.code();
        assert!(matches!(code, None | Some(0 | 143)), "{status:?}");
        for name in dir.names() {
            assert!(!name.contains(".kanyin-"), "{name} was left");
            if name.starts_with("out/") {
                assert!(is_whole(&dir.read(&name)), "{name} is not whole");
            }
        }
    }
}
