//! What is told at the end of a run: findings, one summary line, the exit status.

use crate::args::{LangArg, ReportArgs};
use kanyin::base::{FileId, Lang, Span};
use kanyin::compile::{Files, Outcome};
use kanyin::diag::{self, Code, Diagnostic, Format, Message, Severity, Sources};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// How a run ended; the worst of its parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// All was done.
    #[default]
    Done,
    /// An edition is at fault.
    Fault,
    /// The program, its surroundings or its arguments are.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Fault => 1,
            Status::Trouble => 2,
        })
    }
}

/// What was found in one edition, or on the way to the editions.
#[derive(Debug, Default)]
pub(crate) struct Report {
    files: Files,
    found: Vec<Diagnostic>,
    lang: Option<Lang>,
}

impl Report {
    /// The findings of an edition.
    pub(crate) fn of(outcome: Outcome) -> Self {
        let lang = outcome.lang();
        // the texts are for printing findings
        let files =
            if outcome.found.is_empty() { Files::default() } else { outcome.files };
        Self { files, found: outcome.found, lang }
    }

    /// Findings that belong to no edition.
    pub(crate) fn loose(found: Vec<Diagnostic>) -> Self {
        Self { found, ..Self::default() }
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// How many findings are of a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|one| one.severity == severity).count()
    }

    /// What the findings mean for the run. A file that fails without a place in a TOML
    /// file was named on the command line.
    pub(crate) fn status(&self) -> Status {
        let weigh = |one: &Diagnostic| match (one.severity, one.code, one.span) {
            (Severity::Note | Severity::Warning, ..) => Status::Done,
            (_, Code::Internal | Code::SameOutput, _)
            | (_, Code::MissingFile | Code::FileAccess | Code::TooLarge, None) => {
                Status::Trouble
            }
            _ => Status::Fault,
        };
        self.found.iter().map(weigh).max().unwrap_or_default()
    }

    /// How many files there are up to the last that a finding names.
    fn named_files(&self) -> u16 {
        let places = |one: &Diagnostic| {
            let related = one.related.iter().map(|(span, _)| *span);
            one.span.into_iter().chain(related).filter_map(Span::file).max()
        };
        self.found
            .iter()
            .filter_map(places)
            .max()
            .map_or(0, |file| file.0.saturating_add(1))
    }

    fn chinese(&self, asked: Option<LangArg>) -> bool {
        asked.map_or(self.lang != Some(Lang::En), |lang| lang == LangArg::Zh)
    }
}

/// Prints the findings of a run in the order of its editions: text to stderr, what
/// programs read to stdout.
pub(crate) fn tell(reports: &[Report], args: ReportArgs) -> io::Result<()> {
    let format = Format::from(args.format);
    match format {
        Format::Text | Format::Json => {
            for report in reports {
                let chinese = report.chinese(args.lang);
                // colour is for people at a terminal
                let color = format == Format::Text && io::stderr().is_terminal();
                let options = diag::Options { format, chinese, color };
                let text = diag::render_with(&report.found, &report.files, options);
                if format == Format::Text && !text.is_empty() {
                    quiet(io::stderr().write_all(format!("{text}\n").as_bytes()))?;
                } else {
                    io::stdout().write_all(text.as_bytes())?;
                }
            }
        }
        Format::Sarif | Format::Junit => {
            let merged = Merged::of(reports);
            let text =
                diag::render(&merged.found, &merged, format, chinese(reports, args.lang));
            io::stdout().write_all(text.as_bytes())?;
        }
    }
    io::stdout().flush()
}

/// Prints the summary line.
pub(crate) fn summary(
    reports: &[Report],
    args: ReportArgs,
    line_of: &Message,
) -> io::Result<()> {
    let total = |severity| reports.iter().map(|report| report.count(severity)).sum();
    let (errors, warnings): (usize, usize) =
        (total(Severity::Error), total(Severity::Warning));
    let notes: usize = total(Severity::Note);
    let more = |word: &str| {
        if notes > 0 { format!("{word}{notes}") } else { String::new() }
    };
    if chinese(reports, args.lang) {
        let more = more("，说明 ");
        line(&format!("kanyin：{}；错误 {errors}，警告 {warnings}{more}", line_of.zh))
    } else {
        let more = more(", notes ");
        line(&format!(
            "kanyin: {}; errors {errors}, warnings {warnings}{more}",
            line_of.en
        ))
    }
}

/// Prints one line on stderr.
pub(crate) fn line(text: &str) -> io::Result<()> {
    quiet(writeln!(io::stderr(), "{text}"))
}

/// A closed stderr must not keep PDFs from being written.
fn quiet(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Chinese, unless asked for or every edition is in English.
fn chinese(reports: &[Report], asked: Option<LangArg>) -> bool {
    let own = || {
        let mut langs = reports.iter().filter_map(|report| report.lang).peekable();
        langs.peek().is_none() || langs.any(|lang| lang != Lang::En)
    };
    asked.map_or_else(own, |lang| lang == LangArg::Zh)
}

/// The findings of several editions as of one, for formats that are one document.
struct Merged<'a> {
    /// Of each report: its first file's number in the whole, how many files its findings
    /// name, and the files.
    parts: Vec<(u16, u16, &'a Files)>,
    found: Vec<Diagnostic>,
}

impl<'a> Merged<'a> {
    fn of(reports: &'a [Report]) -> Self {
        let mut merged = Self { parts: Vec::new(), found: Vec::new() };
        let mut first = 0_u16;
        for report in reports {
            let shift = |span: Span| match span.file() {
                Some(file) => {
                    Span::new(FileId(first.saturating_add(file.0)), span.range())
                }
                None => span,
            };
            merged.found.extend(report.found.iter().cloned().map(|mut one| {
                one.span = one.span.map(shift);
                for (span, _) in &mut one.related {
                    *span = shift(*span);
                }
                one
            }));
            let count = report.named_files();
            merged.parts.push((first, count, &report.files));
            first = first.saturating_add(count);
        }
        merged
    }

    fn part(&self, file: FileId) -> Option<(&'a Files, FileId)> {
        self.parts.iter().find_map(|(first, count, files)| {
            let own = file.0.checked_sub(*first).filter(|own| own < count)?;
            Some((*files, FileId(own)))
        })
    }
}

impl Sources for Merged<'_> {
    fn name(&self, file: FileId) -> &str {
        self.part(file).map_or("", |(files, file)| files.name(file))
    }

    fn text(&self, file: FileId) -> &str {
        self.part(file).map_or("", |(files, file)| files.text(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kanyin::say;
    use std::path::Path;

    fn report(name: &str, codes: &[Code]) -> Report {
        let mut files = Files::default();
        let file = files.add(Path::new(name), "key = 1\n".to_owned()).unwrap();
        let found = codes
            .iter()
            .map(|&code| Diagnostic::error(code, Span::new(file, 0..3), say!("错", "e")))
            .collect();
        Report { files, found, lang: None }
    }

    #[test]
    fn merged_findings_keep_their_files() {
        let reports = [
            report("a", &[Code::UnknownKey]),
            Report::default(),
            report("b", &[Code::BadDate, Code::BadValue]),
        ];
        let merged = Merged::of(&reports);
        let names: Vec<_> = merged
            .found
            .iter()
            .map(|one| merged.name(one.span.unwrap().file().unwrap()))
            .collect();
        assert_eq!(names, ["a", "b", "b"]);
        assert_eq!(merged.name(FileId(9)), "");
    }

    #[test]
    fn the_status_tells_editions_from_surroundings() {
        assert_eq!(Report::default().status(), Status::Done);
        assert_eq!(report("a", &[Code::MissingFile]).status(), Status::Fault);
        let missing =
            Diagnostic::error(Code::MissingFile, Span::detached(), say!("无", "none"));
        assert_eq!(Report::loose(vec![missing]).status(), Status::Trouble);
        assert_eq!(report("a", &[Code::Internal]).status(), Status::Trouble);
    }
}
