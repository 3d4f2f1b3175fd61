//! `kanyin schema`, `fonts`, `explain` and `dump`: what the program knows, printed.

use crate::args::{DumpArgs, FontsArgs, SchemaOf, StageArg};
use crate::build::guarded;
use crate::fonts;
use crate::report::{self, Report, Status};
use kanyin::compile::{Options, Stage};
use kanyin::diag::Code;
use kanyin::font::FontBook;
use kanyin::world::SystemWorld;
use kanyin::{galley, pages};
use std::io::{self, Write};

/// Prints what a stage made of an edition; findings go to stderr.
pub(crate) fn dump(args: &DumpArgs, world: &SystemWorld) -> io::Result<Status> {
    let until = match args.stage {
        StageArg::Edition => Stage::Edition,
        StageArg::Resolved | StageArg::Galley => Stage::Resolved,
        StageArg::Pages => Stage::Pages,
    };
    let mut outcome = guarded(&args.path, world, Options { until, ..Options::default() });
    let text = match args.stage {
        StageArg::Edition => {
            outcome.edition.as_ref().map(|stage| format!("{stage:#?}\n"))
        }
        StageArg::Resolved => {
            outcome.resolved.as_ref().map(|stage| format!("{stage:#?}\n"))
        }
        StageArg::Galley => {
            outcome.resolved.as_ref().and_then(|stage| match galley::set(stage) {
                Ok(galley) => Some(galley::dump(&galley)),
                Err(errors) => {
                    outcome.found.extend(errors.into_vec());
                    None
                }
            })
        }
        StageArg::Pages => outcome.pages.as_ref().map(pages::dump),
    };
    print(&text.unwrap_or_default())?;
    let all = [Report::of(outcome)];
    report::tell(&all, args.report)?;
    Ok(all.iter().map(Report::status).max().unwrap_or_default())
}

/// Prints the JSON Schema of edition files, or of the lists of statistics.
pub(crate) fn schema(of: SchemaOf) -> io::Result<Status> {
    print(&match of {
        SchemaOf::Edition => kanyin::edition::schema(),
        SchemaOf::Statistics => kanyin::ledger::schema(),
    })?;
    Ok(Status::Done)
}

/// Lists the faces that ship, or those of an edition with what its characters ask for.
pub(crate) fn fonts(args: &FontsArgs, world: &SystemWorld) -> io::Result<Status> {
    let Some(path) = &args.path else {
        print(&fonts::list(&FontBook::bundled()))?;
        return Ok(Status::Done);
    };
    let options = Options { until: Stage::Resolved, ..Options::default() };
    let outcome = guarded(path, world, options);
    if let Some(edition) = &outcome.resolved {
        print(&fonts::repertoire(&edition.repertoire))?;
        print(&fonts::list(&edition.fonts))?;
    }
    let all = [Report::of(outcome)];
    report::tell(&all, args.report)?;
    Ok(all.iter().map(Report::status).max().unwrap_or_default())
}

/// Explains a rule, or lists all of them.
pub(crate) fn explain(name: Option<&str>) -> io::Result<Status> {
    let Some(name) = name else {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        print(&format!("{}\n", names.join("\n")))?;
        return Ok(Status::Done);
    };
    let Some(code) = Code::from_name(name) else {
        let near = Code::ALL
            .iter()
            .max_by(|a, b| {
                let score = |code: &Code| strsim::jaro_winkler(name, code.name());
                score(a).total_cmp(&score(b))
            })
            .map_or("", |code| code.name());
        report::line(&format!(
            "kanyin: 没有规则 {name:?}，是不是 {near}？ · no rule {name:?}; is it {near}?"
        ))?;
        return Ok(Status::Trouble);
    };
    let text = code.explain();
    print(&format!("{}\n\n{}\n\n{}\n", code.name(), text.zh, text.en))?;
    Ok(Status::Done)
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
