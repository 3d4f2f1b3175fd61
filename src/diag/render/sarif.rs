//! Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the source.

use super::Options;
use super::json::severity;
use super::place::{Place, Places};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Fix};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with every finding, indented.
pub(super) fn render(
    found: &[Diagnostic],
    places: &Places<'_>,
    options: Options,
) -> String {
    let codes: BTreeSet<Code> = found.iter().map(|found| found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| {
            let text = code.explain();
            let text = options.pick(&text);
            let first = text.lines().next().unwrap_or_default();
            json!({
                "id": code.name(),
                "shortDescription": { "text": first },
                "fullDescription": { "text": text },
            })
        })
        .collect();
    let results: Vec<Value> =
        found.iter().map(|found| result(found, &codes, places, options)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn result(
    found: &Diagnostic,
    codes: &[Code],
    places: &Places<'_>,
    options: Options,
) -> Value {
    let mut text = options.pick(&found.message).to_owned();
    for more in found.label.iter().chain(&found.help) {
        text.push('\n');
        text.push_str(options.pick(more));
    }
    let mut result = Map::new();
    result.insert("ruleId".into(), found.code.name().into());
    result.insert("ruleIndex".into(), codes.binary_search(&found.code).ok().into());
    result.insert("level".into(), severity(found.severity).into());
    result.insert("message".into(), json!({ "text": text }));
    let at = |span: Span| places.place(span).map(location);
    if let Some(location) = found.span.and_then(at) {
        result.insert("locations".into(), json!([{ "physicalLocation": location }]));
    }
    let related: Vec<Value> = found
        .related
        .iter()
        .filter_map(|(span, word)| {
            let text = options.pick(word);
            Some(json!({ "physicalLocation": at(*span)?, "message": { "text": text } }))
        })
        .collect();
    if !related.is_empty() {
        result.insert("relatedLocations".into(), related.into());
    }
    if let Some(change) = found.fix.as_ref().and_then(|fix| change(fix, places)) {
        result.insert("fixes".into(), json!([change]));
    }
    Value::Object(result)
}

/// A change of the source (SARIF 2.1.0, 3.55).
fn change(fix: &Fix, places: &Places<'_>) -> Option<Value> {
    let location = location(places.place(fix.span)?);
    Some(json!({ "artifactChanges": [{
        "artifactLocation": location["artifactLocation"],
        "replacements": [{
            "deletedRegion": location["region"],
            "insertedContent": { "text": fix.text },
        }],
    }] }))
}

fn location(place: Place<'_>) -> Value {
    json!({
        "artifactLocation": { "uri": uri(place.file) },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}

/// A path as a URI reference (RFC 3986): slashes forward, all but unreserved characters
/// in percent form.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    } else if drive {
        out.push_str("file:///");
    }
    for byte in path.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || (drive && byte == b':') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a/b 1.toml"), "a/b%201.toml");
        assert_eq!(uri("报.toml"), "%E6%8A%A5.toml");
        assert_eq!(uri("/x/y.toml"), "file:///x/y.toml");
        assert_eq!(uri(r"C:\x\y.toml"), "file:///C:/x/y.toml");
    }
}
