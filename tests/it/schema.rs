//! The committed JSON Schema is the one that the program prints.
//! `GOLDEN=accept cargo test --test it schema` writes it anew.

use std::path::Path;

#[test]
fn the_committed_schema_is_current() {
    is_current("edition", &kanyin::edition::schema());
}

#[test]
fn the_committed_schema_of_statistics_is_current() {
    is_current("statistics", &kanyin::ledger::schema());
}

#[expect(clippy::disallowed_methods, reason = "tests read the repository's files")]
fn is_current(name: &str, current: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("config/schema/{name}.schema.json"));
    if std::env::var("GOLDEN").is_ok_and(|value| value == "accept") {
        std::fs::write(&path, current).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == current,
        "config/schema/{name}.schema.json is old; run: \
         GOLDEN=accept cargo test --test it schema"
    );
}
