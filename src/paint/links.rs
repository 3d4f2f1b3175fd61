//! Links of a screen file: web and mail addresses that stand whole in one run of text. An
//! address parted over two lines is none, for neither half leads anywhere.

use super::file::{Ids, short};
use super::ops::Frame;
use crate::base::{Point, Rect};
use crate::font::{GlyphRun, Orientation};
use crate::pages::{ItemKind, Page};
use pdf_writer::types::{ActionType, AnnotationFlags, AnnotationType};
use pdf_writer::{Finish as _, Pdf, Ref, Str, TextStr};
use std::ops::Range;

/// Writes the links of a page.
pub(super) fn write(pdf: &mut Pdf, ids: &mut Ids, page: &Page) -> Vec<Ref> {
    let frame = Frame::new(page.trim.h, page.bleed);
    let mut links = Vec::new();
    for item in &page.items {
        let ItemKind::Text(at, run) = &item.kind else { continue };
        for (range, target) in addresses(&run.text) {
            let Some(rect) = place(*at, run, &range) else { continue };
            let id = ids.next();
            let [x0, x1] = [rect.x0, rect.x1].map(|x| short(frame.x(x).to_pt()));
            let [y0, y1] = [rect.y1, rect.y0].map(|y| short(frame.y(y).to_pt()));
            let mut link = pdf.annotation(id);
            link.subtype(AnnotationType::Link)
                .rect(pdf_writer::Rect::new(x0, y0, x1, y1))
                .contents(TextStr(&target))
                .flags(AnnotationFlags::PRINT)
                .border(0.0, 0.0, 0.0, None);
            link.action().action_type(ActionType::Uri).uri(Str(target.as_bytes()));
            link.finish();
            links.push(id);
        }
    }
    links
}

/// The addresses in a text, and where each leads.
fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let inside =
        |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(|c| !inside(c)) {
        let bare = word.trim_end_matches(|c: char| ".,;:!?'()[]".contains(c));
        if let Some(target) = target(bare) {
            found.push((start..start + bare.len(), target));
        }
        // what parts words is one character, of any length
        let next = start + word.len();
        let mark = text.get(next..).and_then(|rest| rest.chars().next());
        start = next + mark.map_or(0, char::len_utf8);
    }
    found
}

/// Where a word leads, if it is an address.
fn target(word: &str) -> Option<String> {
    let dotted = |host: &str| {
        let parts: Vec<&str> = host.split('.').collect();
        parts.len() > 1 && parts.iter().all(|part| !part.is_empty())
    };
    let host = |rest: &str| dotted(rest.split(['/', '?', '#']).next().unwrap_or(""));
    if let Some(rest) = word.strip_prefix("https://").or(word.strip_prefix("http://")) {
        return host(rest).then(|| word.to_owned());
    }
    if let Some(rest) = word.strip_prefix("www.") {
        return host(rest).then(|| format!("http://{word}"));
    }
    let (name, host) = word.split_once('@')?;
    let mail = !name.is_empty() && !host.contains(['@', '/', ':']) && dotted(host);
    mail.then(|| format!("mailto:{word}"))
}

/// The rectangle of some bytes of a run's text, as high as the type.
fn place(at: Point, run: &GlyphRun, range: &Range<usize>) -> Option<Rect> {
    let within = |text: &Range<u32>| {
        let start = text.start as usize;
        text.start < text.end && range.contains(&start)
    };
    let mut glyphs = run.glyphs.iter().filter(|glyph| within(&glyph.text));
    let first = glyphs.next()?;
    let last = glyphs.next_back().unwrap_or(first);
    if run.orientation != Orientation::Horizontal {
        return Some(Rect {
            x0: at.x + first.x - run.size.ratio(1, 5),
            y0: at.y + first.y,
            x1: at.x + first.x + run.size.ratio(4, 5),
            y1: at.y + last.y + last.advance,
        });
    }
    Some(Rect {
        x0: at.x + first.x,
        y0: at.y - run.size.ratio(4, 5),
        x1: at.x + last.x + last.advance,
        y1: at.y + run.size.ratio(1, 5),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(text: &str) -> Vec<(&str, String)> {
        addresses(text).into_iter().map(|(at, target)| (&text[at], target)).collect()
    }

    #[test]
    fn addresses_are_found_without_the_marks_around_them() {
        assert_eq!(
            targets(
                "网址：www.kanyin.example。信箱（a.b@kanyin.example），https://x.example/a?b=1."
            ),
            [
                ("www.kanyin.example", "http://www.kanyin.example".to_owned()),
                ("a.b@kanyin.example", "mailto:a.b@kanyin.example".to_owned()),
                ("https://x.example/a?b=1", "https://x.example/a?b=1".to_owned()),
            ]
        );
    }

    #[test]
    fn numbers_and_halves_are_no_addresses() {
        for text in ["1,012.4万", "www.", "a@b", "@x.example", "http://", "增长6.1%"] {
            assert_eq!(targets(text), [], "{text}");
        }
    }
}
