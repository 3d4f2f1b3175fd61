//! The parts of a file put together: objects, pages, identifiers.

use super::canvas::Canvas;
use super::fonts::Cut;
use super::screen::Screen;
use super::structure::Tree;
use super::{Job, attach, check, images, links, meta, outline, structure};
use crate::base::{Len, PictureId};
use crate::pages::Pages;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::TabOrder;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Settings};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;

/// Numbers of indirect objects, in order.
#[derive(Debug, Default)]
pub(super) struct Ids(i32);

impl Ids {
    pub(super) fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// Puts the parts together as a file.
pub(super) fn assemble(
    pages: &Pages,
    job: &Job<'_>,
    screen: Option<&Screen>,
    cuts: &[Cut],
    canvases: Vec<Canvas>,
) -> Vec<u8> {
    let digest = digest(job, cuts, &canvases);
    let (contents, marks): (Vec<_>, Vec<_>) =
        canvases.into_iter().map(|canvas| (canvas.content, canvas.marks)).unzip();
    let size = contents.iter().map(Vec::len).sum::<usize>()
        + cuts.iter().map(|cut| cut.program.len()).sum::<usize>();
    let compact = Settings { pretty: false };
    let mut pdf = Pdf::with_settings_and_capacity(compact, size * 5 / 4 + 64 * 1024);
    pdf.set_version(1, 6);
    let mut ids = Ids::default();
    let [catalog, info, xmp, tree] = [ids.next(), ids.next(), ids.next(), ids.next()];
    let resources = write_resources(&mut pdf, &mut ids, pages, (job, screen), cuts);
    let list = ids.next();
    let refs: Vec<Ref> = contents.iter().map(|_| ids.next()).collect();
    let links: Vec<Vec<Ref>> = match screen {
        Some(_) => pages
            .pages
            .iter()
            .map(|page| links::write(&mut pdf, &mut ids, page))
            .collect(),
        None => Vec::new(),
    };
    write_pages(
        &mut pdf,
        &mut ids,
        pages,
        &contents,
        (list, resources, &refs),
        screen.map(|_| links.as_slice()),
    );
    Tree::build(&pages.stories, &marks, job.lang).write(&mut pdf, &mut ids, tree, &refs);
    let outline = outline::write(&mut pdf, &mut ids, pages, &refs);
    let labels = outline::labels(&mut pdf, &mut ids, pages);
    meta::info(&mut pdf, info, job);
    meta::xmp(&mut pdf, xmp, job, &digest);
    let wanted = job.press.as_ref().filter(|_| job.claims_archive());
    let profile = wanted.map(|press| meta::profile(&mut pdf, &mut ids, press));
    let attached = attach::write(&mut pdf, &mut ids, job);
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
    attached.announce(&mut root);
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
    (job, screen): (&Job<'_>, Option<&Screen>),
    cuts: &[Cut],
) -> Ref {
    let fonts: Vec<_> = cuts
        .iter()
        .map(|cut| (cut.id.index(), cut.write(pdf, ids, job.fonts.face(cut.id))))
        .collect();
    let down = fonts.iter().filter_map(|&(face, own)| Some((face, own.down?)));
    let down: Vec<_> = down.map(|(face, id)| (format!("V{face}"), id)).collect();
    let fonts = fonts.into_iter().map(|(face, own)| (face, own.across)).collect();
    let press = screen.is_none();
    let spots: Vec<_> = check::spots(pages)
        .into_iter()
        .filter(|_| press)
        .filter_map(|id| Some((id.index(), job.plates.get(id.index())?.write(pdf, ids))))
        .collect();
    let pictures: Vec<_> = check::pictures(pages)
        .into_iter()
        .filter_map(|PictureId(id)| {
            let image = job.images.get(id as usize)?;
            Some((id as usize, image.write(pdf, ids, screen)))
        })
        .collect();
    let states: Vec<_> = match screen {
        Some(_) => Vec::new(),
        None => images::overprint(pdf, ids).into_iter().enumerate().collect(),
    };
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
        for (name, id) in down.iter().filter(|_| kind == "Font") {
            dict.pair(Name(name.as_bytes()), *id);
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
    links: Option<&[Vec<Ref>]>,
) {
    let count = i32::try_from(refs.len()).unwrap_or(i32::MAX);
    pdf.pages(list).kids(refs.iter().copied()).count(count);
    for (place, ((page, content), &id)) in
        pages.pages.iter().zip(contents).zip(refs).enumerate()
    {
        let number = i32::try_from(place).unwrap_or(i32::MAX);
        let stream = ids.next();
        let bleed = page.bleed;
        let boxed = |inset: Len| {
            let [x0, y0] = [inset, inset].map(|len| short(len.to_pt()));
            let x1 = short((page.trim.w + bleed + bleed - inset).to_pt());
            let y1 = short((page.trim.h + bleed + bleed - inset).to_pt());
            Rect::new(x0, y0, x1, y1)
        };
        let mut leaf = pdf.page(id);
        leaf.parent(list)
            .media_box(boxed(Len::ZERO))
            .bleed_box(boxed(Len::ZERO))
            .trim_box(boxed(bleed))
            .contents(stream)
            .struct_parents(number)
            .tab_order(TabOrder::StructureOrder);
        leaf.pair(Name(b"Resources"), resources);
        if let Some(links) = links.and_then(|links| links.get(place)) {
            // what is cut off is not to be seen
            leaf.crop_box(boxed(bleed));
            if !links.is_empty() {
                leaf.annotations(links.iter().copied());
            }
        }
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
    for one in job.attachments.iter().filter(|_| job.carries_files()) {
        take(one.name.as_bytes());
        take(&one.bytes);
    }
    hash.finalize().into()
}

/// A zlib stream of the bytes. Most of a file are CFF outlines, which pack to 82 % at level
/// 2; level 9 saves 2 % more in twice the time.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(2));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Six capitals that stand for a font program: the mark of a subset.
pub(super) fn hex_letters(program: &[u8]) -> String {
    let digest = Sha256::digest(program);
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Points as the file has them: thousandths.
#[expect(clippy::cast_possible_truncation, reason = "output wants f32")]
pub(super) fn short(points: f64) -> f32 {
    ((points * 1000.0).round() / 1000.0) as f32
}
