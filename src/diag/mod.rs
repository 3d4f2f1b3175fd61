//! Diagnostics: what is wrong, where, and what to do, in Chinese and English.
//!
//! A stage returns `Result<T, Errors>` for faults that stop it and puts warnings in the
//! [`Sink`]. Deep code returns a [`Message`]; the caller who knows the place adds it.

mod code;
mod explain;
mod render;

pub use code::Code;
pub use render::{Format, Locator, Options, Sources, render, render_with};

use crate::base::Span;

/// A text in the two languages of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English: lower case, no full stop.
    pub en: String,
}

/// Makes a [`Message`] of a Chinese and an English format string over the same variables.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(, $arg:expr)* $(,)?) => {
        $crate::diag::Message { zh: format!($zh $(, $arg)*), en: format!($en $(, $arg)*) }
    };
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is wrong; it looks as if it were, and this is why not.
    Note,
    /// The page can be printed, but an editor should look.
    Warning,
    /// The page cannot be printed.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// Its weight.
    pub severity: Severity,
    /// What is wrong, in the user's terms.
    pub message: Message,
    /// The place that causes it, where there is one.
    pub span: Option<Span>,
    /// A word at that place: why here.
    pub label: Option<Message>,
    /// Other places that matter, each with a word.
    pub related: Vec<(Span, Message)>,
    /// What to do.
    pub help: Option<Message>,
    /// A change of the source that puts it right, where one is sure.
    pub fix: Option<Fix>,
}

/// A change of the source: what to write in place of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty where something is only put in before it.
    pub span: Span,
    /// What is written there, as the file spells it.
    pub text: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, span: Span, message: Message) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// A warning at a place.
    pub fn warning(code: Code, span: Span, message: Message) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// A note at a place: neither fails nor counts as a warning.
    pub fn note(code: Code, span: Span, message: Message) -> Self {
        Self::new(code, Severity::Note, span, message)
    }

    fn new(code: Code, severity: Severity, span: Span, message: Message) -> Self {
        let span = span.file().map(|_| span);
        Self {
            code,
            severity,
            message,
            span,
            label: None,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// The same finding with a word at its place.
    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// The same finding with advice.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The same finding with a change that puts it right.
    #[must_use]
    pub fn fix(mut self, span: Span, text: String) -> Self {
        self.fix = Some(Fix { span, text });
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn also(mut self, span: Span, word: Message) -> Self {
        self.related.push((span, word));
        self
    }
}

/// The findings that stopped a stage: never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(Vec<Diagnostic>);

impl Errors {
    /// `Err` of the findings where there are any, else `Ok` of the value.
    pub fn check<T>(value: T, found: Vec<Diagnostic>) -> Result<T, Self> {
        if found.is_empty() { Ok(value) } else { Err(Self(found)) }
    }

    /// The findings, to be looked at.
    pub fn list(&self) -> &[Diagnostic] {
        &self.0
    }

    /// The findings.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}

impl From<Diagnostic> for Errors {
    fn from(found: Diagnostic) -> Self {
        Self(vec![found])
    }
}

/// Where stages leave warnings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a finding.
    pub fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// All findings so far, in the order they came.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Adds many findings.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(found);
    }
}
