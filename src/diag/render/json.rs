//! Findings for programs: one JSON object a line.

use super::Options;
use super::place::{Place, Places};
use crate::diag::{Diagnostic, Severity};
use serde::Serialize;

/// A line of the output. Where a finding has no place, `file` and the numbers are null.
#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    #[serde(flatten)]
    place: Where<'a>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Change<'a>>,
}

/// What to write in place of what.
#[derive(Serialize)]
struct Change<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Serialize)]
struct Where<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> From<Option<Place<'a>>> for Where<'a> {
    fn from(place: Option<Place<'a>>) -> Self {
        Self {
            file: place.map(|place| place.file),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            end_line: place.map(|place| place.end_line),
            end_column: place.map(|place| place.end_column),
        }
    }
}

/// Every finding as one line.
pub(super) fn render(
    found: &[Diagnostic],
    places: &Places<'_>,
    options: Options,
) -> String {
    let line = |found: &Diagnostic| {
        let related = found.related.iter().map(|(span, word)| Related {
            message: options.pick(word),
            place: places.place(*span).into(),
        });
        let line = Line {
            code: found.code.name(),
            severity: severity(found.severity),
            message: options.pick(&found.message),
            label: found.label.as_ref().map(|label| options.pick(label)),
            place: found.span.and_then(|span| places.place(span)).into(),
            help: found.help.as_ref().map(|help| options.pick(help)),
            related: related.collect(),
            fix: found.fix.as_ref().map(|fix| Change {
                text: &fix.text,
                place: places.place(fix.span).into(),
            }),
        };
        // Strings and numbers always serialise.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    };
    found.iter().map(line).collect()
}

/// The word for a severity, in JSON and SARIF alike.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
