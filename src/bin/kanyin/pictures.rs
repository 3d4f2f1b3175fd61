//! `kanyin render`: pages as PNG files, of an edition or of any PDF.

use crate::args::RenderArgs;
use crate::build::{guarded, unwritten};
use crate::find::{is_pdf, unreadable};
use crate::report::{self, Report, Status};
use kanyin::base::Span;
use kanyin::compile::Options;
use kanyin::diag::{Code, Diagnostic};
use kanyin::render::{Document, RenderError};
use kanyin::say;
use kanyin::world::{SystemWorld, World};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Draws the pages of an edition or a PDF as `NAME-p1.png` …
pub(crate) fn render(args: &RenderArgs, world: &SystemWorld) -> io::Result<Status> {
    let (mut report, pdf) = finished(&args.path, world);
    let mut drawn = 0;
    if let Some(pdf) = pdf {
        let work = AssertUnwindSafe(|| draw(pdf, args, world, &mut drawn));
        let result = catch_unwind(work).unwrap_or_else(|_| {
            Err(fault(&args.path, &RenderError::Encode("panic".to_owned())).into())
        });
        if let Err(found) = result {
            report.push(*found);
        }
    }
    let (all, folder) = ([report], args.output.display());
    report::tell(&all, args.report)?;
    let line = say!("画出 {drawn} 版，在 {folder}", "drew {drawn} pages in {folder}");
    report::summary(&all, args.report, &line)?;
    Ok(all.iter().map(Report::status).max().unwrap_or_default())
}

/// The PDF at a path, or of the edition at it.
fn finished(path: &Path, world: &SystemWorld) -> (Report, Option<Vec<u8>>) {
    if !is_pdf(path) {
        let mut outcome = guarded(path, world, Options::default());
        let pdf = outcome.pdf.take();
        return (Report::of(outcome), pdf);
    }
    match world.read(path) {
        Ok(bytes) => (Report::default(), Some(bytes.to_vec())),
        Err(error) => (Report::loose(vec![unreadable(path, &error)]), None),
    }
}

fn draw(
    pdf: Vec<u8>,
    args: &RenderArgs,
    world: &SystemWorld,
    drawn: &mut usize,
) -> Result<(), Box<Diagnostic>> {
    let document = Document::open(pdf).map_err(|error| fault(&args.path, &error))?;
    let pages = match &args.pages {
        Some(list) => list.0.clone(),
        None => (1..=document.pages()).collect(),
    };
    let stem = args.path.file_stem().unwrap_or(args.path.as_os_str()).to_owned();
    let mut failed = None;
    document
        .draw(&pages, args.dpi, |png| {
            if failed.is_some() {
                return;
            }
            let mut name = stem.clone();
            name.push(format!("-p{}.png", png.page));
            let file = args.output.join(name);
            match world.write(&file, &png.bytes) {
                Ok(()) => *drawn += 1,
                Err(error) => failed = Some(unwritten(&file, &error)),
            }
        })
        .map_err(|error| fault(&args.path, &error))?;
    failed.map_or(Ok(()), |found| Err(found.into()))
}

/// Why a PDF or a page of it is not drawn.
fn fault(path: &Path, error: &RenderError) -> Diagnostic {
    let name = path.display();
    let (code, message) = match error {
        RenderError::NotPdf => (
            Code::BadPicture,
            say!("{name} 不是能读的 PDF", "{name} is not a PDF that can be read"),
        ),
        RenderError::Encrypted => {
            (Code::BadPicture, say!("{name} 加了密", "{name} is encrypted"))
        }
        RenderError::Dpi(dpi) => (
            Code::BadValue,
            say!(
                "分辨率 {dpi} 不在 10 到 1200 之间",
                "{dpi} dpi is not within 10 and 1200"
            ),
        ),
        RenderError::NoPage(page, count) => (
            Code::BadValue,
            say!(
                "{name} 没有第 {page} 版，共 {count} 版",
                "{name} has no page {page}; it has {count}"
            ),
        ),
        RenderError::TooLarge(page) => (
            Code::BadValue,
            say!(
                "第 {page} 版画出来超过 65535 点，请减小 --dpi",
                "page {page} is larger than 65535 dots; lower --dpi"
            ),
        ),
        RenderError::Encode(why) => (
            Code::Internal,
            say!("{name} 画不出来：{why}", "{name} cannot be drawn: {why}"),
        ),
    };
    Diagnostic::error(code, Span::detached(), message)
}
