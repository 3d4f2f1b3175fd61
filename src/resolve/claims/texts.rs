//! The texts of an edition as the checker of numbers reads them, with the place of every
//! character.

use super::cells;
use crate::base::Span;
use crate::base::StatId;
use crate::resolve::place::join;
use crate::resolve::{Card, Chart, Figure, FigureKind, Resolved, Rich, Section};
use crate::stats::check::{Part, Passage};
use std::ops::Range;

/// A text of the edition, and where it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The text with what statistics printed in it.
    pub passage: Passage,
    /// For every character the byte it begins at, and where it was written.
    places: Vec<(usize, Span)>,
}

impl Text {
    /// An empty text of a part of a story.
    pub(super) fn new(part: Part, story: u32) -> Self {
        let passage = Passage { part, story, ..Passage::default() };
        Self { passage, places: Vec::new() }
    }

    /// Where some bytes of the text were written.
    pub fn span(&self, at: &Range<usize>) -> Span {
        let first = self.places.partition_point(|(byte, _)| *byte < at.start);
        let after = self.places.partition_point(|(byte, _)| *byte < at.end);
        let place = |i: usize| self.places.get(i).map(|(_, span)| *span);
        let first = place(first.min(self.places.len().saturating_sub(1)));
        let last = after.checked_sub(1).and_then(place);
        match (first, last) {
            (Some(first), Some(last)) => join(first, last),
            _ => first.unwrap_or_else(Span::detached),
        }
    }

    /// Adds a text; line breaks within it that an editor set are left out.
    pub(super) fn push_rich(&mut self, rich: &Rich) {
        for piece in &rich.pieces {
            let start = self.passage.prose.text.len();
            let mut spans = piece.spans.iter();
            for c in piece.text.chars() {
                let span = spans.next().copied().unwrap_or_else(Span::detached);
                if c != '\n' {
                    self.push(c, span);
                }
            }
            if let Some(id) = piece.marks.stat {
                self.bind(start, id);
            }
        }
    }

    /// Adds words that stand elsewhere, as if written at one place.
    pub(super) fn push_words(&mut self, words: &str, span: Span) {
        for c in words.chars() {
            self.push(c, span);
        }
    }

    pub(super) fn push(&mut self, c: char, span: Span) {
        self.places.push((self.passage.prose.text.len(), span));
        self.passage.prose.text.push(c);
    }

    /// Notes that a statistic printed all from a byte on; pieces of one are joined.
    pub(super) fn bind(&mut self, start: usize, id: StatId) {
        let prose = &mut self.passage.prose;
        let end = prose.text.len();
        match prose.bound.last_mut() {
            Some((at, last)) if *last == id && at.end == start => at.end = end,
            _ if start < end => prose.bound.push((start..end, id)),
            _ => {}
        }
    }
}

/// Every text of an edition, in the order of its sections: heads, text, figures, items;
/// last the lines of the masthead and the colophon.
pub fn texts(edition: &Resolved) -> Vec<Text> {
    let mut out = Vec::new();
    for section in &edition.sections {
        section_texts(section, &mut out);
    }
    let masthead = edition.masthead.iter();
    let lines = masthead.flat_map(|own| own.lines.iter().chain(&own.fields));
    for line in lines.chain(&edition.colophon) {
        out.push(one(Part::Apart, u32::MAX, line));
    }
    out.retain(|text| !text.passage.prose.text.is_empty());
    out
}

/// An alternative text.
pub(super) fn alternative(alt: &Rich) -> Text {
    one(Part::Apart, u32::MAX, alt)
}

/// A text of one line.
fn one(part: Part, story: u32, rich: &Rich) -> Text {
    let mut text = Text::new(part, story);
    text.push_rich(rich);
    text
}

fn section_texts(section: &Section, out: &mut Vec<Text>) {
    let story = section.id.0;
    let heads = [&section.kicker, &section.title, &section.deck, &section.lead];
    out.extend(heads.into_iter().flatten().map(|rich| one(Part::Head, story, rich)));
    let mut body = Text::new(Part::Body, story);
    for paragraph in &section.body {
        body.push_rich(&paragraph.text);
        body.push('\n', paragraph.text.span());
    }
    out.push(body);
    for figure in &section.figures {
        figure_texts(figure, story, out);
    }
    for item in &section.items {
        section_texts(item, out);
    }
}

fn figure_texts(figure: &Figure, story: u32, out: &mut Vec<Text>) {
    let title = figure.title.as_ref().map(Rich::to_text).unwrap_or_default();
    out.extend(figure.title.iter().map(|rich| one(Part::Head, story, rich)));
    match &figure.kind {
        FigureKind::Cards { cards, .. } => {
            let labels: Vec<String> =
                cards.iter().map(|card| card.label.to_text()).collect();
            for (card, label) in cards.iter().zip(&labels) {
                // a rate or a multiple stands beside the amounts it was made of
                let rate = matches!(card.unit.as_str(), "%" | "倍" | "个百分点" | "‰");
                let beside = if rate { labels.join("　") } else { label.clone() };
                out.push(card_text(card, story, format!("{title}　{beside}")));
            }
        }
        FigureKind::Chart(chart) => chart_texts(chart, &title, story, out),
        FigureKind::Table(table) => cells::texts(table, &title, story, out),
        FigureKind::Picture { caption, .. } => {
            out.extend(caption.iter().map(|rich| one(Part::Figure, story, rich)));
        }
    }
}

/// The values of a chart with their names, and the words around it.
fn chart_texts(chart: &Chart, title: &str, story: u32, out: &mut Vec<Text>) {
    let note = chart.note.as_ref().map(Rich::to_text).unwrap_or_default();
    for (series, points) in chart.values.iter().enumerate() {
        for (category, value) in points.iter().enumerate() {
            let names = [chart.series.get(series), chart.categories.get(category)];
            let Some(value) = value else { continue };
            let names = names.into_iter().flatten().map(Rich::to_text);
            let mut text = one(Part::Cell, story, value);
            text.passage.beside =
                format!("{title}　{}　{note}", names.collect::<Vec<_>>().join("　"));
            out.push(text);
        }
    }
    let names = chart.categories.iter().chain(&chart.series);
    let words = names.chain(&chart.centre).chain(&chart.note).chain(&chart.source);
    out.extend(words.map(|rich| one(Part::Apart, story, rich)));
}

/// A card: its label, then its number.
fn card_text(card: &Card, story: u32, beside: String) -> Text {
    let mut text = Text::new(Part::Figure, story);
    text.push_rich(&card.label);
    text.push('：', card.span);
    let start = text.passage.prose.text.len();
    let (before, after) = &card.hedge;
    for words in [before, &card.number, after, &card.unit] {
        text.push_words(words, card.span);
    }
    text.bind(start, card.stat);
    text.passage.beside = beside;
    text
}
