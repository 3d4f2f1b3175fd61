//! The JSON Schema of edition files, from the types that read them.

use super::{
    Appendix, Area, Colophon, Edition, Figure, Font, Group, Issue, Item, Masthead,
    Measures, Numbers, Page, Publication, Section, Series, Stat, Text, Theme,
};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

/// The name under which the schema is known.
const ID: &str =
    "https://github.com/kanyin/kanyin/raw/main/config/schema/edition.schema.json";

/// Every table with its keys, as headers name it.
const TABLES: &[(&str, &[&str])] = &[
    ("publication", Publication::KEYS),
    ("edition", Issue::KEYS),
    ("section", Section::KEYS),
    ("stat", Stat::KEYS),
    ("series", Series::KEYS),
    ("page", Page::KEYS),
    ("page.type_area", Measures::KEYS),
    ("section.figure", Figure::KEYS),
    ("section.figure.groups", Group::KEYS),
    ("section.item", Item::KEYS),
    ("section.area", Area::KEYS),
    ("theme", Theme::KEYS),
    ("text", Text::KEYS),
    ("numbers", Numbers::KEYS),
    ("appendix", Appendix::KEYS),
    ("masthead", Masthead::KEYS),
    ("colophon", Colophon::KEYS),
    ("font", Font::KEYS),
];

/// The tables that have a key.
pub(super) fn tables_with(key: &str) -> Vec<&'static str> {
    let has = TABLES.iter().filter(|(_, keys)| keys.contains(&key));
    has.map(|(table, _)| *table).collect()
}

/// The JSON Schema (draft 2020-12) of an edition file, indented, with a line end.
pub fn schema() -> String {
    let mut settings = SchemaSettings::draft2020_12();
    settings.transforms.push(Box::new(RecursiveTransform(without_null)));
    let mut root = settings.into_generator().into_root_schema_for::<Edition>();
    root.insert("$id".into(), ID.into());
    root.insert("title".into(), "kanyin edition (刊印 一期报纸)".into());
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

/// TOML has no null, and a key left out is left out: takes `null` from the types, and
/// number formats that no standard names.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("format").and_then(Value::as_str).is_some_and(|f| f.starts_with("uint"))
    {
        object.remove("format");
    }
    object.remove("default");
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            object.insert("type".into(), one);
        }
    }
    let Some(Value::Array(choices)) = object.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
    if let [Value::Object(one)] = choices.as_slice() {
        let one = one.clone();
        object.remove("anyOf");
        for (key, value) in one {
            object.entry(key).or_insert(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_ranges_and_nothing_is_null() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let columns = &schema["$defs"]["Page"]["properties"]["columns"];
        assert_eq!(columns["type"], "integer");
        assert_eq!((&columns["minimum"], &columns["maximum"]), (&1.into(), &255.into()));
        assert_eq!(
            schema["$defs"]["Section"]["properties"]["item_columns"]["minimum"],
            0
        );
        assert_eq!(schema["properties"]["page"]["$ref"], "#/$defs/Page");
        assert_eq!(schema["$defs"]["Date"]["format"], "date");
        assert!(!schema.to_string().contains("null"));
        assert!(schema["$defs"]["Page"]["properties"].get("header").is_none());
    }

    #[test]
    fn every_table_of_the_schema_is_known_by_its_header() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let defs = schema["$defs"].as_object().unwrap();
        let tables = defs.values().filter(|def| def["type"] == "object").count();
        assert_eq!(tables, TABLES.len(), "{:?}", defs.keys());
    }
}
