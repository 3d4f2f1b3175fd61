//! The committed JSON Schema is the one that the program prints.
//! `GOLDEN=accept cargo test --test it schema` writes it anew.

use std::path::Path;

#[test]
#[expect(clippy::disallowed_methods, reason = "tests read the repository's files")]
fn the_committed_schema_is_current() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("config/schema/edition.schema.json");
    let current = kanyin::edition::schema();
    if std::env::var("GOLDEN").is_ok_and(|value| value == "accept") {
        std::fs::write(&path, &current).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == current,
        "config/schema/edition.schema.json is old; run: \
         GOLDEN=accept cargo test --test it schema"
    );
}
