//! `kanyin build` and `kanyin check`: editions side by side, told in the order asked for.

use crate::args::{BuildArgs, CheckArgs};
use crate::find;
use crate::report::{self, Report, Status};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kanyin::base::Span;
use kanyin::compile::{Options, Outcome, Stage, compile};
use kanyin::diag::{Code, Diagnostic, Message};
use kanyin::say;
use kanyin::world::{SystemWorld, World, WorldError};
use rayon::prelude::*;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Bytes of stack of each thread: editions are read and set by recursion.
const STACK: usize = 16 << 20;

/// Sets editions and writes their PDF files.
pub(crate) fn build(args: &BuildArgs, world: &SystemWorld) -> io::Result<Status> {
    let (editions, mut faults) = find::editions(&args.paths, world);
    let outputs = find::outputs(&editions, &args.output).unwrap_or_else(|found| {
        faults.extend(found);
        Vec::new()
    });
    let options = Options { profile: args.profile.into(), until: Stage::Pdf };
    let jobs: Vec<(&PathBuf, &PathBuf)> = editions.iter().zip(&outputs).collect();
    let built = side_by_side(args.jobs, &jobs, |(edition, output)| {
        build_one(edition, output, world, options)
    })?;
    let pages: Vec<usize> = built.iter().filter_map(|one| one.pages).collect();
    let line = if let ([file], [pages]) = (outputs.as_slice(), pages.as_slice()) {
        let file = file.display();
        say!("写出 {file}（{pages} 版）", "wrote {file} ({pages} pages)")
    } else {
        let (written, failed) = (pages.len(), editions.len() - pages.len());
        say!("写出 {written} 期，未写 {failed} 期", "wrote {written}, failed {failed}")
    };
    let reports = built.into_iter().map(|one| one.report);
    finish(faults, reports, args.report, &line)
}

/// Finds every fault of editions up to their pages, and writes nothing.
pub(crate) fn check(args: &CheckArgs, world: &SystemWorld) -> io::Result<Status> {
    let (editions, faults) = find::editions(&args.paths, world);
    let options = Options { until: Stage::Pages, ..Options::default() };
    let reports = side_by_side(args.jobs, &editions, |path| {
        Report::of(guarded(path, world, options))
    })?;
    let checked = reports.len();
    let line = say!("查过 {checked} 期", "checked {checked}");
    finish(faults, reports.into_iter(), args.report, &line)
}

/// Prints findings and summary.
fn finish(
    faults: Vec<Diagnostic>,
    reports: impl Iterator<Item = Report>,
    args: crate::args::ReportArgs,
    line: &Message,
) -> io::Result<Status> {
    let mut all = vec![Report::loose(faults)];
    all.extend(reports);
    report::tell(&all, args)?;
    report::summary(&all, args, line)?;
    Ok(all.iter().map(Report::status).max().unwrap_or_default())
}

/// An edition built: what was found, and how many pages were written.
struct Built {
    report: Report,
    pages: Option<usize>,
}

fn build_one(
    edition: &Path,
    output: &Path,
    world: &dyn World,
    options: Options,
) -> Built {
    let mut outcome = guarded(edition, world, options);
    let pages = outcome.pages.as_ref().map_or(0, |pages| pages.pages.len());
    let pdf = outcome.pdf.take();
    let mut report = Report::of(outcome);
    let written = pdf.map(|pdf| world.write(output, &pdf));
    match written {
        Some(Ok(())) => Built { report, pages: Some(pages) },
        Some(Err(error)) => {
            report.push(unwritten(output, &error));
            Built { report, pages: None }
        }
        None => Built { report, pages: None },
    }
}

/// Compiles; a broken promise inside the program becomes a finding and spares the others.
pub(crate) fn guarded(path: &Path, world: &dyn World, options: Options) -> Outcome {
    let run = AssertUnwindSafe(|| compile(path, world, options));
    catch_unwind(run).unwrap_or_else(|_| {
        let name = path.display();
        let fault = Diagnostic::error(
            Code::Internal,
            Span::detached(),
            say!("{name} 使程序出错", "{name} makes the program fail"),
        )
        .help(say!(
            "这是 kanyin 的错，请把稿件和上面的话报给我们",
            "this is a fault of kanyin: please report it with the edition and the words above"
        ));
        Outcome { found: vec![fault], ..Outcome::default() }
    })
}

/// A file that could not be written; what was there before is still there.
pub(crate) fn unwritten(path: &Path, error: &WorldError) -> Diagnostic {
    let name = path.display();
    let at = Span::detached();
    let message = match error {
        WorldError::IsFolder => {
            say!("写不了 {name}：那里是文件夹", "cannot write {name}: a folder is there")
        }
        WorldError::Missing => {
            say!("写不了 {name}：没有这个位置", "cannot write {name}: no such place")
        }
        WorldError::TooLarge(limit) => {
            say!(
                "写不了 {name}：超过 {limit} 字节",
                "cannot write {name}: over {limit} bytes"
            )
        }
        WorldError::Other(why) => {
            say!("写不了 {name}：{why}", "cannot write {name}: {why}")
        }
    };
    Diagnostic::error(Code::FileAccess, at, message)
        .help(say!("原有的文件没有动", "what was there before is untouched"))
}

/// Works on a list with so many threads; results come in the list's order.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    jobs: Option<u16>,
    list: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> io::Result<Vec<R>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, usize::from))
        .stack_size(STACK)
        .build()
        .map_err(io::Error::other)?;
    let progress = progress(list.len());
    let results = pool.install(|| {
        list.par_iter()
            .map(|one| {
                let result = work(one);
                progress.inc(1);
                result
            })
            .collect()
    });
    progress.finish_and_clear();
    Ok(results)
}

/// A line on a terminal that says how far the work is; nothing elsewhere.
fn progress(count: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(
        Some(count as u64),
        ProgressDrawTarget::stderr_with_hz(10),
    );
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(200));
    }
    bar
}
