//! The copy of an edition, matched with the lines that print it.

use crate::pdf::{File, Line};
use kanyin::base::Role;
use kanyin::compile::{Options, Outcome, compile};
use kanyin::resolve::{FigureKind, Resolved, Rich, Section};
use kanyin::world::World;
use std::path::Path;

/// An edition, printed and read again.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) name: String,
    pub(crate) outcome: Outcome,
    pub(crate) file: File,
}

/// A body paragraph with the lines that print it.
#[derive(Debug, Clone)]
pub(crate) struct Para {
    /// The section, by its place in [`stories`].
    pub(crate) story: usize,
    /// As the edition has it.
    pub(crate) text: String,
    /// Vertical ones are turned back.
    pub(crate) lines: Vec<Line>,
    /// Whether they are vertical on the page.
    pub(crate) vertical: bool,
}

impl Printed {
    /// Compiles an edition that must be without fault.
    pub(crate) fn new(name: &str, path: &Path, world: &dyn World) -> Self {
        let mut outcome = compile(path, world, Options::default());
        assert!(!outcome.failed(), "{name}: {:#?}", outcome.found);
        let pdf = outcome.pdf.take().expect("a file");
        Self { name: name.to_owned(), outcome, file: File::open(&pdf) }
    }

    /// With its vertical lines seen as horizontal ones.
    pub(crate) fn turned(self) -> Self {
        Self { file: self.file.turned(), ..self }
    }

    pub(crate) fn resolved(&self) -> &Resolved {
        self.outcome.resolved.as_ref().expect("a resolved edition")
    }

    /// Size of body type in points.
    pub(crate) fn em(&self) -> f64 {
        self.resolved().page.body.to_pt()
    }

    /// Distance of baselines in points.
    pub(crate) fn leading(&self) -> f64 {
        self.resolved().page.leading.to_pt()
    }

    /// The body paragraphs that are found in the file; `stories_are_whole` proves that
    /// none is missing.
    pub(crate) fn paras(&self) -> Vec<Para> {
        let lines = self.file.lines();
        let blocks = 0..self.file.blocks.len();
        let texts: Vec<String> =
            blocks.map(|block| bare(&self.file.text_of(block))).collect();
        let mut used = vec![false; texts.len()];
        let mut paras = Vec::new();
        for (story, section) in stories(self.resolved()).into_iter().enumerate() {
            for para in section.body.iter().filter(|one| one.role == Role::Body) {
                let text = bare(&para.text.to_text());
                // A byline may run in at the end.
                let byline = section.byline.as_ref().map_or(String::new(), Rich::to_text);
                let signed = text.clone() + &bare(&byline);
                let found = (0..texts.len()).find(|block| {
                    !used[*block] && (texts[*block] == text || texts[*block] == signed)
                });
                let Some(block) = found else { continue };
                used[block] = true;
                let own = lines.iter().filter(|line| line.block() == Some(block));
                let vertical = own.clone().any(Line::is_vertical);
                let lines = own.map(Line::levelled).collect();
                paras.push(Para { story, text, lines, vertical });
            }
        }
        paras
    }
}

/// Sections and their items in reading order.
pub(crate) fn stories(resolved: &Resolved) -> Vec<&Section> {
    let mut all = Vec::new();
    for section in &resolved.sections {
        all.push(section);
        all.extend(&section.items);
    }
    all
}

/// Everything that a section prints, its items apart.
pub(crate) fn pieces(section: &Section) -> Vec<String> {
    let head = [&section.initial, &section.kicker, &section.title, &section.deck];
    let mut all: Vec<&Rich> = head.into_iter().flatten().collect();
    all.extend(&section.lead);
    all.extend(section.body.iter().map(|para| &para.text));
    all.extend(&section.byline);
    let mut cards = Vec::new();
    for figure in &section.figures {
        all.extend(&figure.title);
        match &figure.kind {
            FigureKind::Cards { cards: own, .. } => {
                for card in own {
                    let (before, after) = &card.hedge;
                    cards.extend(
                        [before, &card.number, after, &card.unit].map(|text| bare(text)),
                    );
                    all.push(&card.label);
                }
            }
            FigureKind::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                all.extend(cells.map(|cell| &cell.text));
                all.extend(&table.unit);
                all.extend(table.notes.iter().map(|note| &note.text));
            }
            FigureKind::Picture { caption, credit, .. } => {
                all.extend(caption.iter().chain(credit));
            }
            // What is within a chart is judged by what it draws.
            FigureKind::Chart(chart) => {
                all.extend(
                    [&chart.unit, &chart.note, &chart.source].into_iter().flatten(),
                );
            }
        }
    }
    let mut texts: Vec<String> =
        all.into_iter().map(|one| bare(&one.to_text())).collect();
    texts.append(&mut cards);
    // The longest first, so that a short one is not found within a longer one.
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// The names that a section's charts print: those of series, where there are several, and
/// those of categories that there is always room for.
pub(crate) fn names(section: &Section) -> Vec<String> {
    let mut all: Vec<&Rich> = Vec::new();
    for figure in &section.figures {
        if let FigureKind::Chart(chart) = &figure.kind {
            let several = chart.series.len() > 1;
            all.extend(chart.series.iter().filter(|_| several));
            all.extend(chart.axis.iter().filter(|_| !chart.drawn.ordered));
            all.extend(&chart.centre);
        }
    }
    all.into_iter().map(|one| bare(&one.to_text())).collect()
}

/// A text without white space, and without the places to break that have no width.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}
