//! A reader of finished PDFs for assertions: what stands where, in which font and ink,
//! and to which element of the structure it belongs. It shares nothing with the program
//! under test; what it cannot read is a panic, because then nothing was proved.

mod content;
mod font;
mod ink;
mod line;
pub(crate) mod paths;
mod structure;
pub(crate) mod table;
mod tests;
mod turn;

pub(crate) use ink::outline;
pub(crate) use line::Line;
pub(crate) use structure::{Block, Section};

use font::Font;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finished PDF, read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) doc: Document,
    pub(crate) pages: Vec<Page>,
    /// Elements of the structure that hold marked content, in its order.
    pub(crate) blocks: Vec<Block>,
    /// The stories, parents before their parts.
    pub(crate) sections: Vec<Section>,
    /// Every font that a page shows, by its base name.
    pub(crate) fonts: BTreeMap<String, Arc<Font>>,
}

/// Left, bottom, right, top in points.
pub(crate) type Rect = [f64; 4];

/// A page as shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) media: Rect,
    pub(crate) trim: Rect,
    pub(crate) bleed: Rect,
    /// In the order of the content stream.
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) shapes: Vec<Shape>,
    /// The same with their outlines, pens and clips.
    pub(crate) paths: Vec<paths::Path>,
    pub(crate) images: Vec<Rect>,
    /// Every operator that sets or uses a colour by itself.
    pub(crate) colour_operators: BTreeSet<String>,
}

/// How a glyph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Upright, the next one at its right.
    Across,
    /// Upright, the next one below.
    Down,
    /// Turned clockwise by 90°, the next one below.
    Rotated,
}

/// A glyph as shown.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// What it says; empty for the later glyphs of a cluster.
    pub(crate) text: String,
    /// What the font calls it.
    pub(crate) code: u16,
    /// How it stands.
    pub(crate) way: Way,
    /// The origin of its outline in points, y upwards.
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// The font's own advance in points, along its line.
    pub(crate) advance: f64,
    /// Type size in points, as scaled on the page.
    pub(crate) size: f64,
    /// From its place to the origin of its outline: nothing, but in a turned file.
    pub(crate) pen: [f64; 2],
    /// How much wider than high it is drawn: 1 where it is as the font has it.
    pub(crate) wide: f64,
    /// By how much it is turned, in degrees against the clock: −90 on its side.
    pub(crate) turn: f64,
    /// Name of the font without the mark of its subset.
    pub(crate) font: Arc<str>,
    pub(crate) ink: Ink,
    pub(crate) overprint: bool,
    /// The innermost tag, and its number on the page.
    pub(crate) tag: String,
    pub(crate) mcid: Option<i64>,
    /// The element of the structure, by its place in `File::blocks`.
    pub(crate) block: Option<usize>,
}

/// A painted path.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) rect: Rect,
    pub(crate) ink: Ink,
    pub(crate) overprint: bool,
    /// Whether only an edge of the rectangle is inked.
    pub(crate) hollow: bool,
}

/// A colour as the operators set it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ink {
    Cmyk([f64; 4]),
    Spot(String, f64),
    Grey(f64),
    Rgb([f64; 3]),
}

impl Ink {
    pub(crate) const BLACK: Self = Self::Cmyk([0.0, 0.0, 0.0, 1.0]);
    pub(crate) const PAPER: Self = Self::Cmyk([0.0; 4]);

    /// Whether nothing but the black plate is inked.
    pub(crate) fn is_black_only(&self) -> bool {
        matches!(self, Self::Cmyk([c, m, y, _]) if c + m + y == 0.0)
    }
}

impl File {
    /// Reads a file.
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let doc = Document::load_mem(bytes).expect("a PDF");
        let ids: Vec<ObjectId> = doc.page_iter().collect();
        let (sections, blocks) = structure::read(&doc, &ids);
        let mut owners = BTreeMap::new();
        for (block, one) in blocks.iter().enumerate() {
            for mark in &one.marks {
                owners.insert(*mark, block);
            }
        }
        let mut fonts = BTreeMap::new();
        let mut pages = Vec::new();
        for (number, id) in ids.iter().enumerate() {
            let mut page = content::page(&doc, *id, &mut fonts);
            for glyph in &mut page.glyphs {
                let owner = glyph.mcid.and_then(|mcid| owners.get(&(number, mcid)));
                glyph.block = owner.copied();
            }
            for path in &mut page.paths {
                let owner = path.mcid.and_then(|mcid| owners.get(&(number, mcid)));
                path.block = owner.copied();
            }
            pages.push(page);
        }
        Self { doc, pages, blocks, sections, fonts }
    }

    /// All lines of all pages, in the order of the content.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let pages = self.pages.iter().enumerate();
        pages.flat_map(|(number, page)| line::lines(number, &page.glyphs)).collect()
    }

    /// The extent of a glyph's ink on the page; `None` where it has none.
    pub(crate) fn ink(&self, glyph: &Glyph) -> Option<Rect> {
        let [x0, y0, x1, y1] = self.fonts[&*glyph.font].ink(glyph.code)?;
        let (sin, cos) = glyph.turn.to_radians().sin_cos();
        let at = |x: f64, y: f64| {
            let (x, y) = (x * glyph.size * glyph.wide, y * glyph.size);
            let [left, up] = glyph.pen;
            (glyph.x + left + x * cos - y * sin, glyph.y + up + x * sin + y * cos)
        };
        let ((a, b), (c, d)) = (at(x0, y0), at(x1, y1));
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }

    /// What a block says, in the order of the structure.
    pub(crate) fn text_of(&self, block: usize) -> String {
        let mut text = String::new();
        for (page, mcid) in &self.blocks[block].marks {
            for glyph in &self.pages[*page].glyphs {
                if glyph.mcid == Some(*mcid) {
                    text.push_str(&glyph.text);
                }
            }
        }
        text
    }

    /// Titles of the bookmarks with their depth, in order.
    pub(crate) fn outline(&self) -> Vec<(usize, String)> {
        fn walk(
            doc: &Document,
            node: &Dictionary,
            depth: usize,
            out: &mut Vec<(usize, String)>,
        ) {
            let mut next = node.get_deref(b"First", doc).ok();
            while let Some(item) = next.and_then(|item| item.as_dict().ok()) {
                let title = item.get_deref(b"Title", doc).expect("a title");
                out.push((depth, text_string(title)));
                walk(doc, item, depth + 1, out);
                next = item.get_deref(b"Next", doc).ok();
            }
        }
        let mut out = Vec::new();
        let catalog = self.doc.catalog().expect("a catalog");
        if let Ok(Object::Dictionary(root)) = catalog.get_deref(b"Outlines", &self.doc) {
            walk(&self.doc, root, 0, &mut out);
        }
        out
    }

    /// An entry of the information dictionary.
    pub(crate) fn info(&self, key: &str) -> Option<String> {
        let info = self.doc.trailer.get_deref(b"Info", &self.doc).ok()?.as_dict().ok()?;
        info.get_deref(key.as_bytes(), &self.doc).ok().map(text_string)
    }

    /// The XMP packet.
    pub(crate) fn xmp(&self) -> String {
        let catalog = self.doc.catalog().expect("a catalog");
        let stream = catalog.get_deref(b"Metadata", &self.doc).expect("metadata");
        let bytes = stream.as_stream().expect("a stream").get_plain_content();
        String::from_utf8(bytes.expect("a packet")).expect("UTF-8")
    }
}

/// A text string: UTF-16 with a mark, else one byte a character.
fn text_string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => utf16(units),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
}

/// A number of either kind.
fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}
