//! One page as a content stream, with the marks that tie it to the structure tree.

use super::Job;
use super::glyphs::GlyphSets;
use super::ops::{Frame, Ops, milli};
use super::screen::{Light, Screen};
use super::text::TextWriter;
use crate::base::{Color, FaceId, Len, PictureId, Point, Rect, Role, StoryId};
use crate::font::{GlyphRun, Orientation};
use crate::pages::{Item, ItemKind, Page, TableCell};

/// A page as written.
#[derive(Debug)]
pub(super) struct Canvas {
    /// The content stream, not compressed.
    pub(super) content: Vec<u8>,
    /// What each marked sequence belongs to, by its number on the page.
    pub(super) marks: Vec<Mark>,
}

/// What a marked sequence belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The story.
    pub(super) story: StoryId,
    /// The part it plays.
    pub(super) role: Role,
    /// The block within the story.
    pub(super) block: u32,
    /// The row of a table, else 0.
    pub(super) row: u32,
    /// The cell of a row, else 0.
    pub(super) cell: u32,
    /// What the cell covers.
    pub(super) covers: Option<TableCell>,
    /// Alternative text.
    pub(super) alt: Option<String>,
    /// The text, where it is not what the glyphs say one by one. It is told here and in
    /// the structure, because some readers look only there and some only here.
    pub(super) actual: Option<String>,
}

/// What an item is to a reader of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wrap {
    /// Masthead, folio and colophon: the page's, not a story's.
    Furniture,
    /// Rules and grounds.
    Ornament,
    /// Content.
    Story(Mark),
}

impl Wrap {
    fn of(item: &Item) -> Self {
        let tag = &item.tag;
        // What a chart is drawn of plays the part of a picture.
        let shown = matches!(item.kind, ItemKind::Text(..) | ItemKind::Picture(..))
            || tag.role == Role::Picture;
        match tag.story {
            Some(story) if shown && tag.role != Role::Ornament => {
                let table = matches!(tag.role, Role::TableHead | Role::TableCell);
                Self::Story(Mark {
                    story,
                    role: tag.role,
                    block: tag.block,
                    row: if table { tag.line } else { 0 },
                    cell: tag.cell,
                    covers: tag.covers,
                    alt: tag.alt.clone(),
                    actual: None,
                })
            }
            None if shown && tag.role != Role::Ornament => Self::Furniture,
            _ => Self::Ornament,
        }
    }

    /// Whether an item goes on within an open sequence.
    fn joins(&self, open: &Self) -> bool {
        match (self, open) {
            (Self::Story(new), Self::Story(old)) => {
                let told = new.actual.is_none() && old.actual.is_none();
                let alike = Mark { alt: old.alt.clone(), ..new.clone() };
                told && alike == *old && (new.alt.is_none() || new.alt == old.alt)
            }
            _ => self == open,
        }
    }

    /// The same, for glyphs that stand for another text than they say.
    fn saying(&self, text: Option<&str>) -> Self {
        match self {
            Self::Story(mark) => {
                let actual = text.map(str::to_owned);
                Self::Story(Mark { actual, ..mark.clone() })
            }
            other => other.clone(),
        }
    }
}

/// The operators that make a colour current (ISO 32000-1, table 74).
pub(super) struct Operators {
    process: &'static str,
    space: &'static str,
    spot: &'static str,
    grey: &'static str,
    rgb: &'static str,
}

const FILL: Operators =
    Operators { process: "k", space: "cs", spot: "scn", grey: "g", rgb: "rg" };
pub(super) const STROKE: Operators =
    Operators { process: "K", space: "CS", spot: "SCN", grey: "G", rgb: "RG" };

/// Draws one page.
pub(super) fn draw(
    page: &Page,
    job: &Job<'_>,
    glyphs: &GlyphSets,
    screen: Option<&Screen>,
) -> Canvas {
    let mut painter = Painter {
        ops: Ops::default(),
        frame: Frame::new(page.trim.h, page.bleed),
        job,
        glyphs,
        screen,
        marks: Vec::new(),
        open: None,
        fill: None,
        overprint: None,
        font: None,
    };
    for item in &page.items {
        painter.item(item);
    }
    if painter.open.is_some() {
        painter.ops.close_mark();
    }
    Canvas { content: painter.ops.into_bytes(), marks: painter.marks }
}

/// A content stream with the graphics state that a reader has after it.
pub(super) struct Painter<'a> {
    pub(super) ops: Ops,
    pub(super) frame: Frame,
    job: &'a Job<'a>,
    glyphs: &'a GlyphSets,
    /// Set where inks are to be light.
    screen: Option<&'a Screen>,
    marks: Vec<Mark>,
    open: Option<Wrap>,
    fill: Option<Color>,
    overprint: Option<bool>,
    font: Option<(FaceId, bool, Len)>,
}

impl Painter<'_> {
    /// Goes on in the open marked sequence, or opens another.
    fn enter(&mut self, wrap: Wrap) {
        if self.open.as_ref().is_some_and(|open| wrap.joins(open)) {
            return;
        }
        if self.open.is_some() {
            self.ops.close_mark();
        }
        match &wrap {
            Wrap::Furniture => self.ops.raw(b"/Artifact <</Type /Pagination>> BDC\n"),
            Wrap::Ornament => self.ops.raw(b"/Artifact BMC\n"),
            Wrap::Story(mark) => {
                let name = match mark.actual {
                    Some(_) => "Span",
                    None => super::structure::tag_name(mark.role),
                };
                let open = format!("/{name} <</MCID {} ", self.marks.len());
                self.ops.raw(open.as_bytes());
                if let Some(text) = &mark.actual {
                    self.ops.actual_text(text);
                }
                self.ops.raw(b">> BDC\n");
                self.marks.push(mark.clone());
            }
        }
        self.open = Some(wrap);
    }

    fn item(&mut self, item: &Item) {
        let wrap = Wrap::of(item);
        if let ItemKind::Text(at, run) = &item.kind {
            return self.text(&wrap, *at, run);
        }
        self.enter(wrap);
        match &item.kind {
            ItemKind::Text(..) => {}
            ItemKind::Fill(rect, color) => {
                self.fill(*color);
                self.ops.op(&self.frame.rect(*rect), "re");
                self.ops.raw(b"f\n");
            }
            ItemKind::Outline(rect, weight, color) => {
                self.outline(*rect, *weight, *color);
            }
            ItemKind::Line(from, to, weight, color) => {
                self.line((*from, *to), *weight, *color);
            }
            ItemKind::Polygon(corners, color) => self.polygon(corners, *color),
            ItemKind::Picture(rect, id) => self.picture(*rect, *id),
            ItemKind::Path(steps, paint) => self.path(steps, *paint),
        }
    }

    /// Makes a colour current. Solid black overprints what lies below, everything else
    /// knocks it out (PRESS.md N3): paper would else vanish.
    pub(super) fn fill(&mut self, color: Color) {
        self.overprint(color == Color::BLACK);
        if self.fill.replace(color) != Some(color) {
            self.ink(color, &FILL);
        }
    }

    pub(super) fn overprint(&mut self, on: bool) {
        if self.screen.is_none() && self.overprint.replace(on) != Some(on) {
            self.ops.name('G', usize::from(on));
            self.ops.raw(b"gs\n");
        }
    }

    pub(super) fn ink(&mut self, color: Color, to: &Operators) {
        if let Some(screen) = self.screen {
            return match screen.light(color) {
                Light::Grey(grey) => self.ops.op(&[grey], to.grey),
                Light::Rgb(parts) => self.ops.op(&parts, to.rgb),
            };
        }
        match color {
            Color::Black(tint) => self.ops.op(&[0, 0, 0, tint.get().into()], to.process),
            Color::Paper => self.ops.op(&[0; 4], to.process),
            Color::Process(inks) => {
                self.ops.op(&inks.map(|ink| ink.get().into()), to.process);
            }
            Color::Spot(id, tint) => {
                self.ops.name('S', id.index());
                self.ops.op(&[], to.space);
                self.ops.op(&[tint.get().into()], to.spot);
            }
        }
    }

    fn text(&mut self, wrap: &Wrap, at: Point, run: &GlyphRun) {
        let Some(set) = self.glyphs.get(run.face) else { return };
        let face = self.job.fonts.face(run.face);
        for (range, actual) in set.stretches(run) {
            let Some(glyphs) = run.glyphs.get(range) else { continue };
            self.enter(wrap.saying(actual));
            self.fill(run.color);
            // Outside of stories there is no structure to tell the text in.
            let aside = actual.filter(|_| !matches!(wrap, Wrap::Story(_)));
            if let Some(text) = aside {
                self.ops.raw(b"/Span <<");
                self.ops.actual_text(text);
                self.ops.raw(b">> BDC\n");
            }
            self.ops.raw(b"BT\n");
            let down = run.orientation == Orientation::Upright;
            let font = (run.face, down, run.size);
            if self.font.replace(font) != Some(font) {
                self.ops.name(if down { 'V' } else { 'F' }, run.face.index());
                self.ops.op(&[milli(run.size).max(1)], "Tf");
            }
            let (ops, frame) = (&mut self.ops, self.frame);
            let how = run.orientation;
            TextWriter { ops, face, set, frame, how }.glyphs(at, run.size, glyphs);
            self.ops.raw(b"ET\n");
            if aside.is_some() {
                self.ops.close_mark();
            }
        }
    }

    fn outline(&mut self, rect: Rect, weight: Len, color: Color) {
        self.fill(color);
        self.ops.op(&self.frame.rect(rect), "re");
        let inner = rect.inset(weight, weight);
        if inner.x1 > inner.x0 && inner.y1 > inner.y0 {
            self.ops.op(&self.frame.rect(inner), "re");
        }
        self.ops.raw(b"f*\n");
    }

    fn polygon(&mut self, corners: &[Point], color: Color) {
        let Some((first, rest)) = corners.split_first() else { return };
        self.fill(color);
        self.ops.op(&self.frame.point(*first), "m");
        for corner in rest {
            self.ops.op(&self.frame.point(*corner), "l");
        }
        self.ops.raw(b"f\n");
    }

    /// A level or upright line is a filled rectangle, exact at any resolution.
    fn line(&mut self, (from, to): (Point, Point), weight: Len, color: Color) {
        let half = weight.half();
        let rest = weight - half;
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        let rect = if top == bottom {
            Rect { x0: left, y0: top - half, x1: right, y1: top + rest }
        } else if left == right {
            Rect { x0: left - half, y0: top, x1: left + rest, y1: bottom }
        } else {
            return self.slanted((from, to), weight, color);
        };
        self.fill(color);
        self.ops.op(&self.frame.rect(rect), "re");
        self.ops.raw(b"f\n");
    }

    fn slanted(&mut self, (from, to): (Point, Point), weight: Len, color: Color) {
        self.overprint(color == Color::BLACK);
        self.ops.raw(b"q\n");
        self.ink(color, &STROKE);
        self.ops.op(&[milli(weight)], "w");
        self.ops.op(&self.frame.point(from), "m");
        self.ops.op(&self.frame.point(to), "l");
        self.ops.raw(b"S\nQ\n");
    }

    fn picture(&mut self, rect: Rect, id: PictureId) {
        self.overprint(false);
        let [x, y, w, h] = self.frame.rect(rect);
        self.ops.raw(b"q\n");
        self.ops.op(&[w, 0, 0, h, x, y], "cm");
        self.ops.name('I', id.index());
        self.ops.raw(b"Do\nQ\n");
    }
}
