//! Findings for people: the message, the source line with marks under it, and advice.

use super::Options;
use super::place::{Lines, Places};
use crate::base::Span;
use crate::diag::{Diagnostic, Message, Severity};
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use std::ops::Range;

/// Characters of a line that the renderer gets to see before and after the place; it
/// trims the rest to the terminal. A paragraph is one line, and may be very long.
const AROUND: (usize, usize) = (2000, 200);

/// A place over more lines is marked in its first line only.
const MOST_LINES: usize = 4;

/// Every finding, an empty line between two.
pub(super) fn render(
    found: &[Diagnostic],
    places: &Places<'_>,
    options: Options,
) -> String {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let blocks: Vec<String> = found
        .iter()
        .map(|found| renderer.render(&[group(found, places, options)]))
        .collect();
    if blocks.is_empty() { String::new() } else { blocks.join("\n\n") + "\n" }
}

fn group<'a>(
    found: &'a Diagnostic,
    places: &'a Places<'_>,
    options: Options,
) -> Group<'a> {
    let level = match (found.severity, options.chinese) {
        (Severity::Error, false) => Level::ERROR,
        (Severity::Error, true) => Level::ERROR.with_name("错误"),
        (Severity::Note, false) => Level::NOTE,
        (Severity::Note, true) => Level::NOTE.with_name("说明"),
        (Severity::Warning, false) => Level::WARNING,
        (Severity::Warning, true) => Level::WARNING.with_name("警告"),
    };
    let title = level.primary_title(options.pick(&found.message)).id(found.code.name());
    let mut group = Group::with_title(title);
    let label = found.label.as_ref();
    let main = found.span.map(|span| (span, label, AnnotationKind::Primary));
    let related = found.related.iter();
    let others = related.map(|(span, word)| (*span, Some(word), AnnotationKind::Context));
    for (span, word, kind) in main.into_iter().chain(others) {
        if let Some((origin, snippet)) = excerpt(span, word, kind, places, options) {
            if let Some(origin) = origin {
                group = group.element(origin);
            }
            group = group.element(snippet);
        }
    }
    if let Some(help) = &found.help {
        let level =
            if options.chinese { Level::HELP.with_name("建议") } else { Level::HELP };
        group = group.element(level.message(options.pick(help)));
    }
    group
}

/// Lines to show; and their place, where the lines do not tell it themselves.
type Excerpt<'a> = (Option<Origin<'a>>, Snippet<'a, annotate_snippets::Annotation<'a>>);

/// The lines around a place, with a mark under it.
fn excerpt<'a>(
    span: Span,
    word: Option<&'a Message>,
    kind: AnnotationKind,
    places: &'a Places<'_>,
    options: Options,
) -> Option<Excerpt<'a>> {
    let place = places.place(span)?;
    let (lines, range) = places.find(span)?;
    let last = lines.line(range.end.saturating_sub(1).max(range.start));
    let (source, mark, cut) = if last == place.line || last - place.line >= MOST_LINES {
        one_line(lines, place.line, &range)
    } else {
        let shown = lines.bytes(place.line).start..lines.bytes(last).end;
        let mark = moved(&range, &shown, 0);
        (lines.text.get(shown).unwrap_or_default().to_owned(), mark, false)
    };
    let annotation = kind.span(mark).label(word.map(|word| options.pick(word)));
    let snippet = Snippet::source(source).line_start(place.line).annotation(annotation);
    if cut {
        let origin = Origin::path(place.file).line(place.line).char_column(place.column);
        return Some((Some(origin), snippet));
    }
    Some((None, snippet.path(place.file)))
}

/// One line, or the part of a long one around the place; the place in that text; and
/// whether the line's beginning is left out.
fn one_line(
    lines: &Lines<'_>,
    line: usize,
    range: &Range<usize>,
) -> (String, Range<usize>, bool) {
    let whole = lines.bytes(line);
    let text = lines.text.get(whole.clone()).unwrap_or_default();
    let at = range.start.clamp(whole.start, whole.end) - whole.start;
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let left = before.char_indices().rev().nth(AROUND.0).map_or(0, |(at, _)| at);
    let right = after.char_indices().nth(AROUND.1).map_or(text.len(), |(i, _)| at + i);
    let shown = whole.start + left..whole.start + right;
    let (head, tail) =
        (if left > 0 { "…" } else { "" }, if right < text.len() { "…" } else { "" });
    let mark = moved(range, &shown, head.len());
    let body = lines.text.get(shown).unwrap_or_default();
    (format!("{head}{body}{tail}"), mark, left > 0)
}

/// A range of the file as a range of a shown part of it.
fn moved(range: &Range<usize>, shown: &Range<usize>, by: usize) -> Range<usize> {
    let place = |at: usize| at.clamp(shown.start, shown.end) - shown.start + by;
    place(range.start)..place(range.end)
}
