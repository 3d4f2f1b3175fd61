//! Pages to PDF bytes; PDF writers are named only here.
//!
//! Nothing is decided here: the same pages and job give the same bytes, whatever the
//! number of threads. A file with a press profile is PDF/X-4 (ISO 15930-7) and PDF/A-2u
//! (ISO 19005-2) at once; one for archives that carries files is PDF/A-3u (ISO 19005-3).

mod attach;
mod canvas;
mod check;
mod file;
mod fonts;
mod glyphs;
mod images;
mod links;
mod meta;
mod ops;
mod outline;
mod path;
mod screen;
mod structure;
mod text;

use crate::base::{Lang, Span};
use crate::diag::{Code, Diagnostic, Errors};
use crate::font::FontBook;
use crate::pages::Pages;
use crate::say;
pub use attach::{Attachment, Relation};
use canvas::Canvas;
use chrono::NaiveDate;
use fonts::Cut;
use glyphs::{GlyphSet, GlyphSets};
use rayon::prelude::*;
use screen::Screen;

/// What the file is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// For the press: CMYK and spots; PDF/X-4 and PDF/A-2u at once.
    #[default]
    Press,
    /// For archives: the same inks, PDF/A alone: 3u with the files that the job attaches,
    /// 2u where it attaches none.
    Archive,
    /// For screens: grey and RGB, web and mail addresses as links, trimmed pages.
    Screen,
}

/// A spot ink's plate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate<'a> {
    /// Its name.
    pub name: &'a str,
    /// Cyan, magenta, yellow and black in permille that replace it.
    pub alternate: [u16; 4],
}

/// Samples or a JPEG file of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image<'a> {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 1 (grey: K) or 4 (CMYK) inks of 8 bits.
    pub inks: u8,
    /// Whether the bytes are a JPEG file; else they are raw samples.
    pub jpeg: bool,
    /// Whether 0 means solid (in grey always so).
    pub inverted: bool,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// The printing condition that a file is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press<'a> {
    /// Short name of the condition, as registries list it.
    pub identifier: String,
    /// The condition in words.
    pub info: String,
    /// Its CMYK output profile.
    pub profile: &'a [u8],
    /// The same as a zlib stream, as the file embeds it.
    pub icc: &'a [u8],
}

/// Everything besides the pages that a file needs.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    /// Every face.
    pub fonts: &'a FontBook,
    /// Spot inks, by `SpotId`.
    pub plates: Vec<Plate<'a>>,
    /// Pictures, by `PictureId`.
    pub images: Vec<Image<'a>>,
    /// The printing condition; without it the file claims no standard.
    pub press: Option<Press<'a>>,
    /// Title of the document.
    pub title: &'a str,
    /// Name of the publication: author and subject.
    pub publication: &'a str,
    /// Date of the edition: creation and modification.
    pub date: NaiveDate,
    /// Language.
    pub lang: Lang,
    /// What the file is for.
    pub profile: Profile,
    /// Files that an archive's PDF carries along; other profiles leave them out.
    pub attachments: Vec<Attachment>,
}

/// Writes pages as a PDF file.
///
/// # Errors
/// Every glyph that its face lacks, every font whose outlines cannot be cut, and what a
/// page names but the job does not have.
pub fn paint(pages: &Pages, job: &Job<'_>) -> Result<Vec<u8>, Errors> {
    let mut found = Vec::new();
    let glyphs = GlyphSets::collect(pages, job, &mut found);
    check::resources(pages, job, &mut found);
    let glyphs = Errors::check(glyphs, found)?;
    let screen = Screen::of(job);
    let (cuts, canvases) =
        rayon::join(|| cut(job, &glyphs), || draw(pages, job, &glyphs, screen.as_ref()));
    Ok(file::assemble(pages, job, screen.as_ref(), &cuts?, canvases))
}

/// Cuts all faces, each on its own.
fn cut(job: &Job<'_>, glyphs: &GlyphSets) -> Result<Vec<Cut>, Errors> {
    let faces: Vec<_> = glyphs.faces().collect();
    let cuts: Vec<Option<Cut>> = faces
        .par_iter()
        .map(|&(id, set)| fonts::cut(id, job.fonts.face(id), set))
        .collect();
    let faults = faces.iter().zip(&cuts).filter(|(_, cut)| cut.is_none());
    let faults = faults.map(|(&(id, set), _)| broken(&job.fonts.face(id).name, set));
    let faults = faults.collect();
    Errors::check(cuts.into_iter().flatten().collect(), faults)
}

fn broken(name: &str, set: &GlyphSet) -> Diagnostic {
    let message =
        say!("字体 {name} 的轮廓已损坏，不能嵌入", "the outlines of {name} are broken");
    Diagnostic::error(Code::BadFont, set.first.unwrap_or_else(Span::detached), message)
}

/// Draws all pages, each on its own; content streams are deflated.
fn draw(
    pages: &Pages,
    job: &Job<'_>,
    glyphs: &GlyphSets,
    screen: Option<&Screen>,
) -> Vec<Canvas> {
    let draw = |page| {
        let canvas = canvas::draw(page, job, glyphs, screen);
        Canvas { content: file::deflate(&canvas.content), ..canvas }
    };
    pages.pages.par_iter().map(draw).collect()
}

#[cfg(test)]
mod tests;
