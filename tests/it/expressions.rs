//! The examples of docs/expressions.md: each prints what the page says, each fault is told
//! at the characters it names.

use crate::support::{Dir, SMALL, house};
use std::fmt::Write as _;

/// The rows of tables whose head begins with `| expression | unit | word`, as cells.
fn rows(page: &str, word: &str) -> Vec<Vec<String>> {
    let head = format!("| expression | unit | {word}");
    let mut out = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with(&head) {
            inside = true;
        } else if !line.starts_with('|') {
            inside = false;
        } else if inside && !line.starts_with("|---") {
            let cells = line.trim_matches('|').split('|');
            out.push(
                cells.map(|cell| cell.trim().trim_matches('`').to_owned()).collect(),
            );
        }
    }
    out
}

/// The small edition with the statistics of the page and those of the rows.
fn edition(page: &str, rows: &[Vec<String>]) -> String {
    let start = page.find("```toml\n").unwrap() + "```toml\n".len();
    let block = &page[start..start + page[start..].find("```").unwrap()];
    let mut text = format!("{SMALL}\n{block}\n");
    for (i, row) in rows.iter().enumerate() {
        let unit = match row[1].as_str() {
            "" => String::new(),
            unit => format!("unit = \"{unit}\"\n"),
        };
        writeln!(text, "[[stat]]\nid = \"x{i}\"\n{unit}expr = \"{}\"\n", row[0]).unwrap();
    }
    text
}

#[test]
fn every_example_prints_what_the_page_says() {
    let page = std::fs::read_to_string(house().join("docs/expressions.md")).unwrap();
    let rows = rows(&page, "prints");
    assert!(rows.len() > 35);
    let dir = Dir::new();
    dir.file("a.toml", edition(&page, &rows));
    let ran = dir.run(&["stats", "a.toml", "--format", "json"]).ended(0);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let list = json["editions"][0]["statistics"].as_array().unwrap();
    for (i, row) in rows.iter().enumerate() {
        let id = format!("x{i}");
        let entry = list.iter().find(|entry| entry["id"] == id.as_str()).unwrap();
        assert_eq!(entry["printed"], row[2].as_str(), "{} in {}", row[0], row[1]);
    }
}

#[test]
fn every_fault_is_told_at_its_characters() {
    let page = std::fs::read_to_string(house().join("docs/expressions.md")).unwrap();
    let rows = rows(&page, "fault");
    assert!(rows.len() > 15);
    let text = edition(&page, &rows);
    let dir = Dir::new();
    dir.file("a.toml", &text);
    let ran = dir.run(&["check", "a.toml", "--format", "json"]).ended(1);
    let found: Vec<serde_json::Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lines: Vec<&str> = text.lines().collect();
    for row in &rows {
        let written = format!("expr = \"{}\"", row[0]);
        let told = |one: &&serde_json::Value| {
            let at = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
            let (line, from, to) =
                (at("line") - 1, at("column") - 1, at("end_column") - 1);
            let shown: String = lines[line].chars().take(to).skip(from).collect();
            // without a character of its own, the fault is told at the whole
            let there =
                if row[3].is_empty() { shown.contains(&row[0]) } else { shown == row[3] };
            let unit = match row[1].as_str() {
                "" => lines[line - 1].starts_with("id"),
                unit => lines[line - 1] == format!("unit = \"{unit}\""),
            };
            lines[line] == written && unit && there && one["code"] == row[2].as_str()
        };
        assert!(found.iter().any(|one| told(&one)), "{row:?}\n{}", ran.all());
    }
    assert_eq!(found.len(), rows.len(), "{}", ran.all());
}
