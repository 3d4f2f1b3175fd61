//! The matrix of docs/clreq.md, held against the sections of clreq, its own counts and
//! the tests that it names.

use crate::support::{house, walk};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Every section of clreq, appendices as A and B.
const SECTIONS: &str = "1 1.1 1.2 1.3 1.3.1 1.3.2 2 2.1 2.1.1 2.1.2 2.1.3 2.1.3.1 2.1.3.2 \
    2.1.3.3 2.2 2.2.1 2.2.2 2.2.3 2.2.4 2.2.5 2.3 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.4 2.4.1 \
    2.4.2 3 3.1 3.1.1 3.1.1.1 3.1.1.2 3.1.2 3.1.3 3.1.3.1 3.1.3.2 3.1.3.3 3.1.3.4 3.1.4 3.1.5 \
    3.1.5.1 3.1.5.2 3.1.5.3 3.1.6 3.1.6.1 3.1.6.2 3.1.6.3 3.1.7 3.1.8 3.2 3.2.1 3.2.2 3.2.3 \
    3.2.4 3.2.5 3.3 3.3.1 3.3.1.1 3.3.1.2 3.3.2 3.3.3 3.3.3.1 3.3.3.2 3.3.3.3 3.3.3.4 3.3.3.5 \
    3.3.4 3.3.4.1 3.3.4.2 3.3.4.3 3.3.5 3.3.5.1 3.3.6 3.3.6.1 3.3.7 3.4 3.4.1 3.4.2 3.4.3 \
    3.4.4 3.5 3.5.1 3.5.2 3.5.3 3.5.4 4 4.1 4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 A.1 A.2 A.3 A.4 \
    A.5 B";

/// A clause of the matrix.
#[derive(Debug)]
struct Row {
    clause: String,
    /// Horizontal, then vertical: held, part, no or —.
    states: [String; 2],
    /// The tests it names.
    tests: Vec<String>,
    /// What else the last cell says.
    reason: String,
}

fn document() -> String {
    std::fs::read_to_string(house().join("docs/clreq.md")).unwrap()
}

/// The cells of every table row that begins with a section number.
fn cells(text: &str) -> Vec<Vec<String>> {
    let numbered = |line: &&str| {
        let first = line.strip_prefix("| ").and_then(|line| line.chars().next());
        first.is_some_and(|c| c.is_ascii_digit() || "AB".contains(c))
    };
    let cells = |line: &str| {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    text.lines().filter(numbered).map(cells).collect()
}

fn rows(text: &str) -> Vec<Row> {
    let row = |cells: Vec<String>| {
        let Ok([clause, _, _, horizontal, vertical, proof]) =
            <[String; 6]>::try_from(cells)
        else {
            return None;
        };
        let (mut tests, mut reason) = (Vec::new(), String::new());
        for (at, part) in proof.split('`').enumerate() {
            if at % 2 == 1 {
                tests.push(part.to_owned());
            } else {
                reason += part.trim();
            }
        }
        Some(Row { clause, states: [horizontal, vertical], tests, reason })
    };
    cells(text).into_iter().filter_map(row).collect()
}

/// Every test of the package by its path, and whether it is left out of the runs.
fn known() -> BTreeMap<String, bool> {
    let mut known = BTreeMap::new();
    for (root, folder) in [("tests/it", "tests/it"), ("src", "src")] {
        walk(&house().join(folder), &mut |path| {
            let name = path.strip_prefix(house().join(root)).unwrap().to_str().unwrap();
            let Some(module) = name.strip_suffix(".rs") else { return };
            let module = module.trim_end_matches("/mod").replace('/', "::");
            let text = std::fs::read_to_string(path).unwrap();
            let mut ignored = false;
            for line in text.lines().map(str::trim) {
                let third = |start: &str| {
                    line.strip_prefix(start).and_then(|rest| rest.split(' ').nth(1))
                };
                let proof = third("\"T").or(third("twin "));
                let proof = proof.map(|name| name.trim_end_matches(';'));
                let test =
                    line.strip_prefix("fn ").and_then(|rest| rest.split("()").next());
                if let Some(test) = proof.or(test) {
                    known.insert(format!("{module}::{test}"), ignored);
                }
                ignored =
                    line.starts_with("#[ignore") || ignored && line.starts_with("#[");
            }
        });
    }
    known
}

/// The rows of counts that the document should begin with.
fn counts(rows: &[Row]) -> String {
    let mut out = String::new();
    for (at, name) in ["horizontal", "vertical"].into_iter().enumerate() {
        let count =
            |state: &str| rows.iter().filter(|row| row.states[at] == state).count();
        let (held, part, no) = (count("held"), count("part"), count("no"));
        let all = held + part + no;
        let share = held * 100 / all;
        let _ = writeln!(out, "| {name} | {all} | {held} | {part} | {no} | {share} % |");
    }
    out
}

/// What is wrong with the document.
fn faults(text: &str, known: &BTreeMap<String, bool>) -> Vec<String> {
    let rows = rows(text);
    let mut faults = Vec::new();
    let wanted = counts(&rows);
    if !text.contains(&wanted) {
        faults.push(format!("the counts are\n{wanted}"));
    }
    let mut clauses = BTreeSet::new();
    for row in &rows {
        let clause = &row.clause;
        if !clauses.insert(clause) {
            faults.push(format!("{clause} is there twice"));
        }
        for test in row.tests.iter().filter(|test| !known.contains_key(*test)) {
            faults.push(format!("{clause}: there is no test {test}"));
        }
        let runs = |vertical: bool| {
            let own = |test: &&String| {
                let upright =
                    ["vertical", "forms::"].iter().any(|one| test.contains(one));
                upright == vertical && known.get(*test) == Some(&false)
            };
            row.tests.iter().any(|test| own(&test))
        };
        for (state, vertical) in row.states.iter().zip([false, true]) {
            let good = match state.as_str() {
                "held" => runs(vertical),
                "part" => runs(vertical) && !row.reason.is_empty(),
                "no" | "—" => !row.reason.is_empty() || !row.tests.is_empty(),
                _ => false,
            };
            if !good {
                faults.push(format!(
                    "{clause}: “{state}” without a test that runs, or a reason"
                ));
            }
        }
    }
    let told: BTreeSet<String> = cells(text)
        .into_iter()
        .map(|row| row[0].trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned())
        .collect();
    let all: BTreeSet<String> = SECTIONS.split_whitespace().map(str::to_owned).collect();
    faults.extend(all.symmetric_difference(&told).map(|one| format!("section {one}")));
    faults
}

#[test]
fn every_section_is_told_counted_and_proved() {
    let faults = faults(&document(), &known());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn faults_of_the_matrix_are_found() {
    let (text, known) = (document(), known());
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        faults(&text.replacen(from, to, 1), &known).len()
    };
    assert!(changed("| T38 | held |", "| T38 | no |") >= 1, "another count");
    assert!(changed("| 4.1.1a |", "| 4.1.9a |") >= 1, "a section that is none");
    assert!(
        changed("`clreq::kinsoku::level", "`clreq::kinsoku::levels") >= 1,
        "no such test"
    );
    assert!(changed("| 3.4.4a |", "| 3.4.4b |") >= 1, "one clause twice");
}
