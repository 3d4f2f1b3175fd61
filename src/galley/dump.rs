//! The galley as text, for people and goldens.

use super::{Block, BlockKind, Figure, FigureBody, Galley, Story};
use std::fmt::Write as _;

/// Prints every story with its blocks, their characters and natural widths.
pub fn dump(galley: &Galley<'_>) -> String {
    let mut out = String::new();
    for story in &galley.stories {
        story_lines(&mut out, story, 0);
    }
    for block in &galley.running {
        block_line(&mut out, block, "");
    }
    out
}

fn story_lines(out: &mut String, story: &Story<'_>, depth: usize) {
    let pad = "  ".repeat(depth);
    let _ = writeln!(out, "{pad}story {} {:?}", story.source.id.0, story.source.name);
    for block in story.lead.iter().chain(&story.flow) {
        block_line(out, block, &pad);
    }
    for figure in &story.figures {
        let _ = writeln!(out, "{pad}  {:?} {}", figure.source.at, figure_name(figure));
    }
    for item in &story.items {
        story_lines(out, item, depth + 1);
    }
}

fn block_line(out: &mut String, block: &Block<'_>, pad: &str) {
    let _ = match &block.kind {
        BlockKind::Text(text) => writeln!(
            out,
            "{pad}  {:?} {} characters {}pt wide {}pt",
            block.role,
            text.text.chars(),
            text.size,
            text.text.width()
        ),
        BlockKind::Figure(figure) => {
            writeln!(out, "{pad}  inline {}", figure_name(figure))
        }
    };
}

fn figure_name(figure: &Figure<'_>) -> &'static str {
    match figure.body {
        FigureBody::Cards(_) => "cards",
        FigureBody::Table(_) => "table",
        FigureBody::Picture(_) => "picture",
        FigureBody::Chart(_) => "chart",
    }
}
