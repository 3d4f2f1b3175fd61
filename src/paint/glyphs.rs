//! Which glyphs of which faces the pages show, and the text that each stands for.

use super::Job;
use crate::base::{FaceId, Span};
use crate::diag::{Code, Diagnostic};
use crate::font::{FontBook, Glyph, GlyphRun, Orientation};
use crate::pages::{ItemKind, Pages};
use crate::say;
use std::ops::Range;

/// What a glyph says where it only completes the one before it: nothing that shows.
const NOTHING: &str = "\u{200b}";

/// The glyphs of every face of the book, by `FaceId`.
#[derive(Debug)]
pub(super) struct GlyphSets {
    sets: Vec<GlyphSet>,
}

/// The glyphs of one face.
#[derive(Debug, Default)]
pub(super) struct GlyphSet {
    /// By glyph: its place in `used` and one more, which becomes its number in the file;
    /// 0 while it is not used.
    slots: Vec<u32>,
    used: Vec<Used>,
    /// Whether it is set from top to bottom too, and so needs the other font of its program.
    pub(super) down: bool,
    /// Where the face is first used.
    pub(super) first: Option<Span>,
}

/// A glyph in use.
#[derive(Debug)]
struct Used {
    glyph: u16,
    /// The text it stands for alone, as first met.
    alone: Option<Box<str>>,
    /// The text of a cluster that it begins, as first met.
    begins: Option<Box<str>>,
}

impl GlyphSets {
    /// Collects the glyphs of all pages; faults are put in `found`.
    pub(super) fn collect(
        pages: &Pages,
        job: &Job<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut sets: Vec<_> = job.fonts.faces().map(|_| GlyphSet::default()).collect();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            let ItemKind::Text(_, run) = &item.kind else { continue };
            match sets.get_mut(run.face.index()) {
                Some(set) => set.add(run, job.fonts, item.span, found),
                None => found.push(Diagnostic::error(
                    Code::Internal,
                    item.span,
                    say!(
                        "字面 {0} 不在字体册中",
                        "face {0} is not in the font book",
                        run.face.0
                    ),
                )),
            }
        }
        for set in &mut sets {
            set.number();
        }
        Self { sets }
    }

    /// The glyphs of a face that is used.
    pub(super) fn get(&self, face: FaceId) -> Option<&GlyphSet> {
        self.sets.get(face.index()).filter(|set| !set.used.is_empty())
    }

    /// The faces in use, in the order of the book.
    pub(super) fn faces(&self) -> impl Iterator<Item = (FaceId, &GlyphSet)> {
        let all = self.sets.iter().zip(0..).map(|(set, i)| (FaceId(i), set));
        all.filter(|(_, set)| !set.used.is_empty())
    }
}

impl GlyphSet {
    fn add(
        &mut self,
        run: &GlyphRun,
        fonts: &FontBook,
        span: Span,
        found: &mut Vec<Diagnostic>,
    ) {
        let face = fonts.face(run.face);
        if self.slots.is_empty() {
            self.slots = vec![0; usize::try_from(face.glyph_count()).unwrap_or(0)];
        }
        self.first.get_or_insert(span);
        self.down |= run.orientation == Orientation::Upright;
        for cluster in clusters(&run.glyphs) {
            let text = text_of(run, &cluster);
            let glyphs = run.glyphs.get(cluster).unwrap_or_default();
            for (place, glyph) in glyphs.iter().enumerate() {
                let Some(used) = self.entry(glyph.id) else {
                    found.push(missing(glyph, text));
                    continue;
                };
                let meaning = match (glyphs.len(), place) {
                    (1, _) => &mut used.alone,
                    (_, 0) => &mut used.begins,
                    _ => continue,
                };
                if meaning.is_none() && !text.is_empty() {
                    *meaning = Some(text.into());
                }
            }
        }
    }

    /// The entry of a glyph; `None` for .notdef and glyphs that the face lacks.
    fn entry(&mut self, glyph: u16) -> Option<&mut Used> {
        let slot = self.slots.get_mut(usize::from(glyph)).filter(|_| glyph != 0)?;
        if *slot == 0 {
            self.used.push(Used { glyph, alone: None, begins: None });
            *slot = u32::try_from(self.used.len()).ok()?;
        }
        self.used.get_mut(*slot as usize - 1)
    }

    /// Numbers the glyphs in their old order, from 1.
    fn number(&mut self) {
        self.used.sort_by_key(|used| used.glyph);
        for (used, code) in self.used.iter().zip(1_u32..) {
            self.slots[usize::from(used.glyph)] = code;
        }
    }

    /// The glyphs in use, in the order of their new numbers, from 1.
    pub(super) fn old_ids(&self) -> impl Iterator<Item = u16> {
        self.used.iter().map(|used| used.glyph)
    }

    /// The texts that the file tells for them, in the same order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.used.iter().map(Used::text)
    }

    /// The number of a glyph in the file.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        let slot = self.slots.get(usize::from(glyph));
        slot.and_then(|&code| u16::try_from(code).ok()).unwrap_or(0)
    }

    /// Parts a run into stretches of glyphs that say their text one by one, and single
    /// clusters that do not, with the text of these.
    pub(super) fn stretches<'a>(
        &self,
        run: &'a GlyphRun,
    ) -> Vec<(Range<usize>, Option<&'a str>)> {
        let mut stretches: Vec<(Range<usize>, Option<&str>)> = Vec::new();
        for cluster in clusters(&run.glyphs) {
            let text = text_of(run, &cluster);
            let first = run.glyphs.get(cluster.start).map_or(0, |glyph| glyph.id);
            if cluster.len() > 1 || !self.means(first, text) {
                stretches.push((cluster, Some(text)));
            } else if let Some((stretch, None)) = stretches.last_mut() {
                stretch.end = cluster.end;
            } else {
                stretches.push((cluster, None));
            }
        }
        stretches
    }

    /// Whether a glyph alone is told to stand for just this text.
    fn means(&self, glyph: u16, text: &str) -> bool {
        let place = usize::from(self.code(glyph)).checked_sub(1);
        let used = place.and_then(|place| self.used.get(place));
        used.is_some_and(|used| used.text() == text)
    }
}

impl Used {
    fn text(&self) -> &str {
        self.alone.as_deref().or(self.begins.as_deref()).unwrap_or(NOTHING)
    }
}

fn missing(glyph: &Glyph, text: &str) -> Diagnostic {
    Diagnostic::error(
        Code::MissingGlyph,
        glyph.span,
        say!("“{text}” 在字体中没有字形", "the font has no glyph for “{text}”"),
    )
}

/// The clusters of a run: each glyph with text and those after it that have none.
fn clusters(glyphs: &[Glyph]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        glyphs.get(start)?;
        let rest = glyphs.get(start + 1..).unwrap_or_default();
        let more = rest.iter().take_while(|glyph| glyph.text.is_empty()).count();
        let cluster = start..start + 1 + more;
        start = cluster.end;
        Some(cluster)
    })
}

/// The text of a cluster, empty where it has none.
fn text_of<'a>(run: &'a GlyphRun, cluster: &Range<usize>) -> &'a str {
    let range = run.glyphs.get(cluster.start).map_or(0..0, |glyph| glyph.text.clone());
    run.text.get(range.start as usize..range.end as usize).unwrap_or_default()
}
