//! Where statistics are printed: in which part of which section, and on which page.

use crate::base::{Span, StatId, StoryId};
use crate::pages::{ItemKind, Pages};
use crate::resolve::{Figure, FigureKind, Resolved, Rich, Section};
use crate::stats::Stats;
use std::collections::{BTreeMap, BTreeSet};

/// A place where the text or a figure prints a statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// The statistic.
    pub stat: StatId,
    /// The section or item; `None` in masthead and foot.
    pub story: Option<StoryId>,
    /// The part of it.
    pub part: Part,
    /// Where it was asked for.
    pub span: Span,
}

/// A part of a section; paragraphs and figures count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Masthead, folio or the foot of the last page.
    Furniture,
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// 提要.
    Lead,
    /// 题字.
    Initial,
    /// A paragraph of the text.
    Paragraph(u32),
    /// 署名.
    Byline,
    /// Number cards or a strip of figures.
    Cards(u32),
    /// A table.
    Table(u32),
    /// A chart.
    Chart(u32),
    /// Caption or credit of a picture.
    Picture(u32),
    /// The title of a figure.
    FigureTitle(u32),
}

/// Every place where a statistic is printed, in reading order. The appendix, which prints
/// all of them, does not count.
pub fn uses(edition: &Resolved) -> Vec<Use> {
    let mut walk = Walk { stats: &edition.stats, story: None, found: Vec::new() };
    if let Some(masthead) = &edition.masthead {
        for line in masthead.lines.iter().chain(&masthead.fields) {
            walk.rich(line, Part::Furniture);
        }
    }
    let appendix = edition.appendix.as_ref();
    let made = appendix.map_or(&[][..], |appendix| &appendix.stories);
    for section in edition.sections.iter().filter(|one| !made.contains(&one.id)) {
        walk.section(section);
    }
    walk.story = None;
    if let Some(colophon) = &edition.colophon {
        walk.rich(colophon, Part::Furniture);
    }
    walk.found
}

/// Pages on which each use is printed, from 1; no entry for one that is not on any.
pub fn pages_of(uses: &[Use], pages: &Pages) -> BTreeMap<(Span, StatId), BTreeSet<u16>> {
    let mut by_span: BTreeMap<Span, BTreeSet<StatId>> = BTreeMap::new();
    for one in uses {
        by_span.entry(one.span).or_default().insert(one.stat);
    }
    let mut found: BTreeMap<(Span, StatId), BTreeSet<u16>> = BTreeMap::new();
    for page in &pages.pages {
        for item in &page.items {
            let glyphs = match &item.kind {
                ItemKind::Text(_, run) => run.glyphs.as_slice(),
                _ => &[],
            };
            // Neighbours mostly were written side by side: each place is looked up once.
            let mut last = None;
            for span in glyphs.iter().map(|glyph| glyph.span).chain([item.span]) {
                if last.replace(span) == Some(span) {
                    continue;
                }
                for stat in by_span.get(&span).into_iter().flatten() {
                    found.entry((span, *stat)).or_default().insert(page.number);
                }
            }
        }
    }
    found
}

struct Walk<'a> {
    stats: &'a Stats,
    story: Option<StoryId>,
    found: Vec<Use>,
}

impl Walk<'_> {
    fn section(&mut self, section: &Section) {
        self.story = Some(section.id);
        let heads = [
            (&section.kicker, Part::Kicker),
            (&section.title, Part::Headline),
            (&section.deck, Part::Deck),
            (&section.lead, Part::Lead),
            (&section.initial, Part::Initial),
        ];
        for (rich, part) in heads {
            self.rich_option(rich.as_ref(), part);
        }
        for (paragraph, number) in section.body.iter().zip(1..) {
            self.rich(&paragraph.text, Part::Paragraph(number));
        }
        self.rich_option(section.byline.as_ref(), Part::Byline);
        for (figure, number) in section.figures.iter().zip(1..) {
            self.figure(figure, number);
        }
        for item in &section.items {
            self.section(item);
        }
        self.story = Some(section.id);
    }

    fn figure(&mut self, figure: &Figure, number: u32) {
        self.rich_option(figure.title.as_ref(), Part::FigureTitle(number));
        match &figure.kind {
            FigureKind::Cards { cards, .. } => {
                for card in cards {
                    self.add(card.stat, Part::Cards(number), card.span);
                    if let Some(change) = &card.change {
                        self.add(change.stat, Part::Cards(number), change.span);
                    }
                }
            }
            FigureKind::Table(table) => {
                for rich in table.texts() {
                    self.rich(rich, Part::Table(number));
                }
            }
            FigureKind::Chart(chart) => {
                for id in chart.points.iter().flatten().flatten() {
                    self.add(*id, Part::Chart(number), figure.span);
                }
                for rich in chart.note.iter().chain(&chart.centre) {
                    self.rich(rich, Part::Chart(number));
                }
            }
            FigureKind::Picture { caption, credit, .. } => {
                for rich in caption.iter().chain(credit) {
                    self.rich(rich, Part::Picture(number));
                }
            }
        }
    }

    fn rich_option(&mut self, rich: Option<&Rich>, part: Part) {
        if let Some(rich) = rich {
            self.rich(rich, part);
        }
    }

    /// The pieces that print a number; a label or a unit alone is none.
    fn rich(&mut self, rich: &Rich, part: Part) {
        for piece in &rich.pieces {
            let Some(stat) = piece.marks.stat.and_then(|id| self.stats.get(id)) else {
                continue;
            };
            let alone = piece.text == stat.label || piece.text == stat.unit;
            // The first characters may be a hedge that the author typed.
            let Some(span) = piece.spans.last().filter(|_| !alone) else { continue };
            self.add(stat.id, part, *span);
        }
    }

    fn add(&mut self, stat: StatId, part: Part, span: Span) {
        let one = Use { stat, story: self.story, part, span };
        if self.found.last() != Some(&one) {
            self.found.push(one);
        }
    }
}
