//! Pages to PDF bytes; PDF writers are named only here.
//!
//! Nothing is decided here: the same pages and job give the same bytes, whatever the
//! number of threads. A file with a press profile is PDF/X-4 (ISO 15930-7) and PDF/A-2u
//! (ISO 19005-2) at once.

mod canvas;
mod check;
mod fonts;
mod glyphs;
mod images;
mod meta;
mod ops;
mod outline;
mod structure;
mod text;

use crate::base::{Lang, PictureId};
use crate::diag::{Diagnostic, Errors};
use crate::font::FontBook;
use crate::pages::Pages;
use canvas::Canvas;
use chrono::NaiveDate;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use fonts::Cut;
use glyphs::GlyphSets;
use pdf_writer::types::TabOrder;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use structure::Tree;

/// What the file is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// For the press: CMYK and spots.
    #[default]
    Press,
    /// For archives.
    Archive,
    /// For screens: RGB with links.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press<'a> {
    /// Short name of the condition, as registries list it.
    pub identifier: &'a str,
    /// The condition in words.
    pub info: &'a str,
    /// Its CMYK output profile as a zlib stream, see `world::bundle::deflated`.
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
}

/// Numbers of indirect objects, in order.
#[derive(Debug, Default)]
struct Ids(i32);

impl Ids {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
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
    let (cuts, canvases) =
        rayon::join(|| cut(job, &glyphs), || draw(pages, job, &glyphs));
    Ok(assemble(pages, job, &cuts?, canvases))
}

/// Cuts all faces, each on its own.
fn cut(job: &Job<'_>, glyphs: &GlyphSets) -> Result<Vec<Cut>, Errors> {
    let faces: Vec<_> = glyphs.faces().collect();
    let cuts: Vec<Result<Cut, Diagnostic>> = faces
        .par_iter()
        .map(|&(id, set)| fonts::cut(id, job.fonts.face(id), set))
        .collect();
    let mut whole = Vec::new();
    let mut faults = Vec::new();
    for cut in cuts {
        match cut {
            Ok(cut) => whole.push(cut),
            Err(fault) => faults.push(fault),
        }
    }
    Errors::check(whole, faults)
}

/// Draws all pages, each on its own; content streams are deflated.
fn draw(pages: &Pages, job: &Job<'_>, glyphs: &GlyphSets) -> Vec<Canvas> {
    let draw = |page| {
        let canvas = canvas::draw(page, job, glyphs);
        Canvas { content: deflate(&canvas.content), ..canvas }
    };
    pages.pages.par_iter().map(draw).collect()
}

/// Puts the parts together as a file.
fn assemble(
    pages: &Pages,
    job: &Job<'_>,
    cuts: &[Cut],
    canvases: Vec<Canvas>,
) -> Vec<u8> {
    let digest = digest(job, cuts, &canvases);
    let (contents, marks): (Vec<_>, Vec<_>) =
        canvases.into_iter().map(|canvas| (canvas.content, canvas.marks)).unzip();
    let size = contents.iter().map(Vec::len).sum::<usize>()
        + cuts.iter().map(|cut| cut.program.len()).sum::<usize>();
    let mut pdf = Pdf::with_capacity(size * 5 / 4 + 64 * 1024);
    pdf.set_version(1, 6);
    let mut ids = Ids::default();
    let [catalog, info, xmp, tree] = [ids.next(), ids.next(), ids.next(), ids.next()];
    let resources = write_resources(&mut pdf, &mut ids, pages, job, cuts);
    let list = ids.next();
    let refs: Vec<Ref> = contents.iter().map(|_| ids.next()).collect();
    write_pages(&mut pdf, &mut ids, pages, &contents, (list, resources, &refs));
    Tree::build(&pages.stories, &marks, job.lang).write(&mut pdf, &mut ids, tree, &refs);
    let outline = outline::write(&mut pdf, &mut ids, pages, &refs);
    let labels = outline::labels(&mut pdf, &mut ids, pages);
    meta::info(&mut pdf, info, job);
    meta::xmp(&mut pdf, xmp, job, &digest);
    let wanted = job.press.as_ref().filter(|_| job.claims_archive());
    let profile = wanted.map(|press| meta::profile(&mut pdf, &mut ids, press));
    let mut root = pdf.catalog(catalog);
    root.pages(list).metadata(xmp);
    structure::announce(&mut root, tree);
    outline::name_labels(&mut root, &labels);
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    if let Some(profile) = profile {
        meta::intents(&mut root, job, profile);
    }
    meta::preferences(&mut root, job);
    root.finish();
    let (first, _) = digest.split_at(16);
    pdf.set_file_id((first.to_vec(), first.to_vec()));
    pdf.finish()
}

/// Writes fonts, inks, pictures and states, and the dictionary that names them; all pages
/// share it.
fn write_resources(
    pdf: &mut Pdf,
    ids: &mut Ids,
    pages: &Pages,
    job: &Job<'_>,
    cuts: &[Cut],
) -> Ref {
    let fonts: Vec<_> = cuts
        .iter()
        .map(|cut| (cut.id.index(), cut.write(pdf, ids, job.fonts.face(cut.id))))
        .collect();
    let spots: Vec<_> = check::spots(pages)
        .into_iter()
        .filter_map(|id| Some((id.index(), job.plates.get(id.index())?.write(pdf, ids))))
        .collect();
    let pictures: Vec<_> = check::pictures(pages)
        .into_iter()
        .filter_map(|PictureId(id)| {
            let image = job.images.get(id as usize)?;
            Some((id as usize, image.write(pdf, ids)))
        })
        .collect();
    let states: Vec<_> = images::overprint(pdf, ids).into_iter().enumerate().collect();
    let id = ids.next();
    let mut all = pdf.indirect(id).dict();
    for (kind, letter, list) in [
        ("Font", 'F', fonts),
        ("ColorSpace", 'S', spots),
        ("XObject", 'I', pictures),
        ("ExtGState", 'G', states),
    ] {
        let mut dict = all.insert(Name(kind.as_bytes())).dict();
        for (number, id) in list {
            dict.pair(Name(format!("{letter}{number}").as_bytes()), id);
        }
    }
    all.finish();
    id
}

/// Writes the page tree and every page with its content.
fn write_pages(
    pdf: &mut Pdf,
    ids: &mut Ids,
    pages: &Pages,
    contents: &[Vec<u8>],
    (list, resources, refs): (Ref, Ref, &[Ref]),
) {
    let count = i32::try_from(refs.len()).unwrap_or(i32::MAX);
    pdf.pages(list).kids(refs.iter().copied()).count(count);
    for (((page, content), &id), number) in
        pages.pages.iter().zip(contents).zip(refs).zip(0..)
    {
        let stream = ids.next();
        let bleed = page.bleed;
        let boxed = |inset: crate::base::Len| {
            let [x0, y0] = [inset, inset].map(|len| short(len.to_pt()));
            let x1 = short((page.trim.w + bleed + bleed - inset).to_pt());
            let y1 = short((page.trim.h + bleed + bleed - inset).to_pt());
            Rect::new(x0, y0, x1, y1)
        };
        let mut leaf = pdf.page(id);
        leaf.parent(list)
            .media_box(boxed(crate::base::Len::ZERO))
            .bleed_box(boxed(crate::base::Len::ZERO))
            .trim_box(boxed(bleed))
            .contents(stream)
            .struct_parents(number)
            .tab_order(TabOrder::StructureOrder);
        leaf.pair(Name(b"Resources"), resources);
        leaf.finish();
        pdf.stream(stream, content).filter(Filter::FlateDecode);
    }
}

/// A digest of all that makes the file what it is.
fn digest(job: &Job<'_>, cuts: &[Cut], canvases: &[Canvas]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut take = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(0).to_le_bytes());
        hash.update(bytes);
    };
    for text in [job.title, job.publication, job.lang.tag(), &job.date.to_string()] {
        take(text.as_bytes());
    }
    take(&[job.profile as u8]);
    if let Some(press) = &job.press {
        take(press.identifier.as_bytes());
    }
    for cut in cuts {
        take(&cut.program);
    }
    for canvas in canvases {
        take(&canvas.content);
    }
    for image in &job.images {
        take(image.bytes);
    }
    for plate in &job.plates {
        take(plate.name.as_bytes());
    }
    hash.finalize().into()
}

/// A zlib stream of the bytes. Level 4 is twice as fast as the usual 6 and 2 % larger.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(4));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Six capitals that stand for a font program: the mark of a subset.
fn hex_letters(program: &[u8]) -> String {
    let digest = Sha256::digest(program);
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Points as the file has them: thousandths.
#[expect(clippy::cast_possible_truncation, reason = "output wants f32")]
fn short(points: f64) -> f32 {
    ((points * 1000.0).round() / 1000.0) as f32
}

#[cfg(test)]
mod tests;
