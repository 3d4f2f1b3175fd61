//! The list as one JSON document, and the schema of that document.

use super::entry::Edition;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Deserialize, Serialize};

/// The version of the document's shape: it rises when a key changes its meaning or goes;
/// new keys may come without.
pub const VERSION: u32 = 1;

/// The name under which the schema is known.
const ID: &str =
    "https://github.com/kanyin/kanyin/raw/main/config/schema/statistics.schema.json";

/// The document.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
struct Document<'a> {
    /// The version of this shape: 1.
    version: u32,
    /// The editions in the order they were asked for.
    #[serde(borrow)]
    editions: std::borrow::Cow<'a, [Edition]>,
}

/// Editions as a JSON document, indented, with a line end.
pub fn json(editions: &[Edition]) -> String {
    let document = Document { version: VERSION, editions: editions.into() };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON Schema (draft 2020-12) of the document, indented, with a line end.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut root = generator.into_root_schema_for::<Document<'_>>();
    root.insert("$id".into(), ID.into());
    root.insert("title".into(), "kanyin statistics (刊印 统计指标表)".into());
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}
