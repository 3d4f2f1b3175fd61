//! The copy itself: half-width marks in Chinese text, full-width letters and digits (T35,
//! T36), and the level of GB 18030 that its characters ask for (T70).
//!
//! One finding a kind and section, with the count and the first place, so that a story
//! pasted from a web page is told in two lines and not in two hundred.

mod context;
mod level;
mod numbers;

pub use level::{Level, Repertoire};
pub(super) use numbers::is_told;

use super::model::{FigureKind, Resolved, Rich, Section};
use crate::base::{Lang, Span};
use crate::diag::{Code, Diagnostic};
use crate::say;
use crate::stats::forms::Policy;
use context::half_width;
use level::Gatherer;

/// What was found in a section, by kind.
#[derive(Debug, Default)]
struct Tally {
    count: usize,
    first: Option<(Span, char)>,
}

impl Tally {
    fn add(&mut self, span: Span, c: char) {
        self.count += 1;
        self.first.get_or_insert((span, c));
    }
}

/// Sets half-width marks in Chinese context full-width where the edition asks for it, and
/// tells those that stay, and full-width letters, digits and ％, once a section.
///
/// Tells numbers in wrong forms by the edition's policy, where it has one. Notes what the
/// characters of the edition ask of systems that show it.
pub(super) fn judge(edition: &mut Resolved, forms: Option<&Policy>) -> Vec<Diagnostic> {
    let widen = edition.habits.widen;
    let mut found = Vec::new();
    let mut all = Gatherer::default();
    furniture(edition, widen, &mut found, &mut all);
    for section in &mut edition.sections {
        section_copy(section, widen, &mut found);
        gather(section, &mut all);
    }
    all.rich(&edition.publication.name);
    all.text(&edition.publication.slogan);
    edition.repertoire = all.done();
    if let Some(policy) = forms {
        found.extend(numbers::judge(edition, policy));
    }
    found
}

/// The same for the lines of the masthead and the colophon.
fn furniture(
    edition: &mut Resolved,
    widen: bool,
    found: &mut Vec<Diagnostic>,
    all: &mut Gatherer,
) {
    let name = edition.publication.name.to_text();
    let masthead = edition.masthead.iter_mut();
    let lines = masthead.flat_map(|own| own.lines.iter_mut().chain(&mut own.fields));
    let (mut half, mut full) = (Tally::default(), Tally::default());
    for rich in lines.chain(&mut edition.colophon) {
        if is_chinese(edition.lang) {
            text_copy(rich, widen, &mut half, &mut full);
        }
        all.rich(rich);
    }
    tell(&name, widen, (&half, &full), found);
}

/// Takes in every text of a section and its items.
fn gather(section: &mut Section, all: &mut Gatherer) {
    each_mut(section, &mut |rich| all.rich(rich));
    for figure in &section.figures {
        if let FigureKind::Cards { cards, .. } = &figure.kind {
            for card in cards {
                let words = [&card.hedge.0, &card.number, &card.hedge.1, &card.unit];
                for word in words {
                    all.text(word);
                }
            }
        }
    }
    for item in &mut section.items {
        gather(item, all);
    }
}

fn section_copy(section: &mut Section, widen: bool, found: &mut Vec<Diagnostic>) {
    let (mut half, mut full) = (Tally::default(), Tally::default());
    if is_chinese(section.lang) {
        each_mut(section, &mut |rich| text_copy(rich, widen, &mut half, &mut full));
    }
    tell(&section.name, widen, (&half, &full), found);
    for item in &mut section.items {
        section_copy(item, widen, found);
    }
}

/// One finding a kind.
fn tell(
    name: &str,
    widen: bool,
    (half, full): (&Tally, &Tally),
    found: &mut Vec<Diagnostic>,
) {
    if let Some(first) = half.first {
        found.push(half_found(name, half.count, first, widen));
    }
    if let Some(first) = full.first {
        found.push(full_found(name, full.count, first));
    }
}

fn is_chinese(lang: Lang) -> bool {
    matches!(lang, Lang::ZhHans | Lang::ZhHant | Lang::ZhHantHk)
}

/// Whether a character is the full-width form of a letter, a digit or %.
fn is_full(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' | '％')
}

/// One text: its marks widened or counted, its full-width letters counted. What a
/// statistic prints is context, but stays as its definition gives it.
fn text_copy(rich: &mut Rich, widen: bool, half: &mut Tally, full: &mut Tally) {
    let told = |c: char| context::is_half(c) || is_full(c);
    if !rich.pieces.iter().any(|piece| piece.text.contains(told)) {
        return;
    }
    let mut chars = Vec::new();
    let mut printed = Vec::new();
    let mut spans = Vec::new();
    for piece in &rich.pieces {
        chars.extend(piece.text.chars());
        spans.extend(&piece.spans);
        printed.resize(chars.len(), piece.marks.stat.is_some());
        spans.resize(chars.len(), piece.spans.last().copied().unwrap_or(rich.span()));
    }
    for (c, span) in chars.iter().zip(&spans) {
        if is_full(*c) {
            full.add(*span, *c);
        }
    }
    let mut changed = false;
    for (at, wide) in half_width(&chars) {
        if printed.get(at).copied().unwrap_or(true) {
            continue;
        }
        match wide {
            Some(wide) if widen => {
                chars[at] = wide;
                changed = true;
            }
            _ => half.add(spans[at], chars[at]),
        }
    }
    if changed {
        let mut chars = chars.into_iter();
        for piece in &mut rich.pieces {
            let count = piece.text.chars().count();
            piece.text = chars.by_ref().take(count).collect();
        }
    }
}

fn half_found(
    name: &str,
    count: usize,
    (span, c): (Span, char),
    widen: bool,
) -> Diagnostic {
    let found = Diagnostic::warning(
        Code::HalfWidthMark,
        span,
        say!(
            "“{name}”的中文里有 {count} 处半角标点，第一处是 {c}",
            "{count} half-width marks in the Chinese text of “{name}”, the first is {c}"
        ),
    );
    found.help(if widen {
        say!(
            "这几处看不出该用哪个全角标点：引号、括号补成一对，句末的点写“。”，人名中间写“·”",
            "which full-width mark is meant cannot be told: complete pairs of quotes and brackets, write 。 at the end of a sentence and · inside foreign names"
        )
    } else {
        say!(
            "改成全角标点；或在 [text] 里写 widen = true，排版时自动改",
            "write full-width marks, or set `widen = true` in [text] to have them set so"
        )
    })
}

fn full_found(name: &str, count: usize, (span, c): (Span, char)) -> Diagnostic {
    Diagnostic::warning(
        Code::FullWidthLatin,
        span,
        say!(
            "“{name}”里有 {count} 个全角的字母、数字或百分号，第一个是 {c}",
            "{count} full-width letters, digits or percent signs in “{name}”, the first is {c}"
        ),
    )
    .help(say!(
        "改成半角：ABC、123、%",
        "write them half-width: ABC, 123, %"
    ))
}

/// Calls `visit` with every text of a section, its items apart, in the order they print.
pub(super) fn each_mut(section: &mut Section, visit: &mut dyn FnMut(&mut Rich)) {
    let heads = [
        &mut section.kicker,
        &mut section.title,
        &mut section.deck,
        &mut section.initial,
        &mut section.lead,
    ];
    for rich in heads.into_iter().flatten() {
        visit(rich);
    }
    for paragraph in &mut section.body {
        visit(&mut paragraph.text);
    }
    if let Some(byline) = &mut section.byline {
        visit(byline);
    }
    for figure in &mut section.figures {
        if let Some(title) = &mut figure.title {
            visit(title);
        }
        match &mut figure.kind {
            FigureKind::Cards { cards, .. } => {
                for card in cards {
                    visit(&mut card.label);
                    if let Some(change) = &mut card.change {
                        visit(&mut change.text);
                    }
                }
            }
            FigureKind::Table(table) => {
                for rich in table.texts_mut() {
                    visit(rich);
                }
            }
            FigureKind::Picture { caption, credit, .. } => {
                for rich in caption.iter_mut().chain(credit) {
                    visit(rich);
                }
            }
            FigureKind::Chart(chart) => chart.words_mut().for_each(&mut *visit),
        }
    }
}
