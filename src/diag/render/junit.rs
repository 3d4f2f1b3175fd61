//! Findings as `JUnit` XML, which build servers show as failed tests.

use super::Options;
use super::place::Places;
use crate::diag::{Diagnostic, Severity};
use std::fmt::Write as _;

/// The suite of findings that have no file.
const NO_FILE: &str = "kanyin";

/// One suite a file, one case a finding: errors fail, warnings and notes pass and are
/// printed. No
/// finding at all is one case that passes, since servers take an empty report for a
/// broken run.
pub(super) fn render(
    found: &[Diagnostic],
    places: &Places<'_>,
    options: Options,
) -> String {
    let mut suites: Vec<(&str, Vec<&Diagnostic>)> = Vec::new();
    for finding in found {
        let place = finding.span.and_then(|span| places.place(span));
        let file = place.map_or(NO_FILE, |place| place.file);
        match suites.iter_mut().find(|(name, _)| *name == file) {
            Some((_, cases)) => cases.push(finding),
            None => suites.push((file, vec![finding])),
        }
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let tests = found.len().max(1);
    let failures = errors(found.iter());
    line(
        &mut out,
        &format!(
            "<testsuites name=\"kanyin\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
        ),
    );
    if suites.is_empty() {
        out.push_str(NOTHING);
    }
    for (file, cases) in suites {
        let (name, tests, failures) =
            (xml(file), cases.len(), errors(cases.iter().copied()));
        line(
            &mut out,
            &format!(
                "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
            ),
        );
        for finding in cases {
            case(&mut out, finding, file, places, options);
        }
        line(&mut out, "  </testsuite>");
    }
    out.push_str("</testsuites>\n");
    out
}

const NOTHING: &str =
    "  <testsuite name=\"kanyin\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">
    <testcase classname=\"kanyin\" name=\"check\"/>
  </testsuite>
";

fn errors<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> usize {
    found.filter(|found| found.severity == Severity::Error).count()
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn case(
    out: &mut String,
    found: &Diagnostic,
    file: &str,
    places: &Places<'_>,
    options: Options,
) {
    let place = found.span.and_then(|span| places.place(span));
    let at = place.map(|place| format!(" {}:{}", place.line, place.column));
    let name = format!("{}{}", found.code.name(), at.unwrap_or_default());
    let message = options.pick(&found.message);
    let mut body = String::new();
    if let Some(place) = place {
        let _ = write!(body, "{}:{}:{}: ", place.file, place.line, place.column);
    }
    body.push_str(message);
    for more in found.label.iter().chain(&found.help) {
        body.push('\n');
        body.push_str(options.pick(more));
    }
    for (span, word) in &found.related {
        if let Some(place) = places.place(*span) {
            let (line, column, word) = (place.line, place.column, options.pick(word));
            let _ = write!(body, "\n{}:{line}:{column}: {word}", place.file);
        }
    }
    let (file, name, body) = (xml(file), xml(&name), xml(&body));
    line(out, &format!("    <testcase classname=\"{file}\" name=\"{name}\">"));
    match found.severity {
        Severity::Error => {
            let (code, message) = (found.code.name(), xml(message));
            line(
                out,
                &format!(
                    "      <failure type=\"{code}\" message=\"{message}\">{body}</failure>"
                ),
            );
        }
        Severity::Warning | Severity::Note => {
            line(out, &format!("      <system-out>{body}</system-out>"));
        }
    }
    line(out, "    </testcase>");
}

/// A text for an attribute or an element. Characters that XML 1.0 (2.2) does not allow,
/// not even escaped, become U+FFFD.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
