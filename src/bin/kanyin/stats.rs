//! `kanyin stats`: every statistic of editions as a list.

use crate::args::{ListFormat, ReportArgs, StatsArgs};
use crate::build::{guarded, side_by_side, unwritten};
use crate::find;
use crate::report::{self, Report, Status};
use kanyin::base::Lang;
use kanyin::compile::{Options, Stage};
use kanyin::ledger::{self, Edition, Entry};
use kanyin::say;
use kanyin::world::{SystemWorld, World as _};
use std::io::{self, Write};
use std::path::Path;

/// Prints or writes the list; findings go to stderr.
pub(crate) fn stats(args: &StatsArgs, world: &SystemWorld) -> io::Result<Status> {
    let (paths, faults) = find::editions(&args.paths, world);
    let options = Options { until: Stage::Pages, ..Options::default() };
    let made = side_by_side(args.jobs, &paths, |path| {
        let outcome = guarded(path, world, options);
        let resolved = outcome.resolved.as_ref();
        let name = path.to_string_lossy();
        let list = resolved.map(|resolved| {
            Edition::of(&name, resolved, outcome.pages.as_ref(), &outcome.files)
        });
        (list, outcome.lang(), Report::of(outcome))
    })?;
    let mut all = vec![Report::loose(faults)];
    let mut editions = Vec::new();
    let mut langs = Vec::new();
    for (list, lang, report) in made {
        editions.extend(list.map(|list| wanted(list, args)));
        langs.extend(lang);
        all.push(report);
    }
    let english = !langs.is_empty() && langs.iter().all(|lang| *lang == Lang::En);
    let lang = match args.lang {
        Some(crate::args::LangArg::En) => Lang::En,
        None if english => Lang::En,
        _ => Lang::ZhHans,
    };
    let text = match args.format {
        ListFormat::Text => ledger::text(&editions, lang),
        ListFormat::Json => ledger::json(&editions),
        ListFormat::Csv => ledger::csv(&editions, args.bom),
    };
    let told = ReportArgs { format: crate::args::FormatArg::Text, lang: args.lang };
    match &args.output {
        // one list of nothing would look as if there were no statistics
        _ if editions.is_empty() => report::tell(&all, told)?,
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
            report::tell(&all, told)?;
        }
        Some(path) => write(path, &text, &editions, (&mut all, told), world)?,
    }
    Ok(all.iter().map(Report::status).max().unwrap_or_default())
}

/// Writes the list as a file and tells what became of it.
fn write(
    path: &Path,
    text: &str,
    editions: &[Edition],
    (all, told): (&mut Vec<Report>, ReportArgs),
    world: &SystemWorld,
) -> io::Result<()> {
    let (file, count) = (path.display(), editions.len());
    let stats: usize = editions.iter().map(|one| one.statistics.len()).sum();
    let line = match world.write(path, text.as_bytes()) {
        Ok(()) => say!(
            "写出 {file}（{count} 期，{stats} 个指标）",
            "wrote {file} ({count} editions, {stats} statistics)"
        ),
        Err(error) => {
            all.push(Report::loose(vec![unwritten(path, &error)]));
            say!("未写 {file}", "did not write {file}")
        }
    };
    report::tell(all, told)?;
    report::summary(all, told, &line)
}

/// The statistics asked for.
fn wanted(mut list: Edition, args: &StatsArgs) -> Edition {
    let named = |entry: &Entry| {
        args.id.is_empty() || args.id.iter().any(|glob| matches(glob, &entry.id))
    };
    let printed = |entry: &Entry| match (args.used, args.unused) {
        (true, false) => !entry.used.is_empty(),
        (false, true) => entry.is_idle(),
        _ => true,
    };
    list.statistics.retain(|entry| named(entry) && printed(entry));
    list
}

/// Whether a name is as a pattern says: `*` stands for any characters, `?` for one.
fn matches(glob: &str, name: &str) -> bool {
    let (glob, name): (Vec<char>, Vec<char>) =
        (glob.chars().collect(), name.chars().collect());
    let (mut g, mut n) = (0, 0);
    // where the last star stands, and up to where it reaches
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match glob.get(g) {
            Some('*') => {
                star = Some((g, n));
                g += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => (g, n) = (g + 1, n + 1),
            _ => match star {
                Some((at, reach)) => {
                    star = Some((at, reach + 1));
                    (g, n) = (at + 1, reach + 1);
                }
                None => return false,
            },
        }
    }
    glob.iter().skip(g).all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks_stand_for_characters() {
        for (glob, name) in [
            ("gdp.*", "gdp.2020"),
            ("*", ""),
            ("*.20?0", "gdp.2020"),
            ("a*b*c", "aXbYbZc"),
            ("人口", "人口"),
        ] {
            assert!(matches(glob, name), "{glob} {name}");
        }
        for (glob, name) in
            [("gdp", "gdp.2020"), ("?", ""), ("a*b", "abc"), ("gdp.*", "gdp")]
        {
            assert!(!matches(glob, name), "{glob} {name}");
        }
    }
}
