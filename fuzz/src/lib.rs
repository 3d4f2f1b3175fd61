//! What the fuzz targets share: inputs drawn from bytes, and what must hold of results.
//! A plain library, so that a found input can be looked at without a fuzzer.

mod edition;
mod paragraph;
mod words;

pub use edition::Drawn;
pub use paragraph::Paragraph;

use kanyin::compile::{Options, Outcome, compile};
use kanyin::diag::{Code, Severity};
use kanyin::world::MemoryWorld;
use std::path::Path;

/// The smallest picture: one grey pixel, so that figures of kind `picture` find a file.
const PIXEL: &[u8] = include_bytes!("pixel.png");

/// Compiles the text of an edition that lies beside a picture and a part to extend.
///
/// # Panics
/// Where there is neither a file nor an error, or where an invariant of the program broke.
pub fn compiled(bytes: &[u8]) {
    let world = MemoryWorld::new([
        ("e.toml", bytes),
        ("a.png", PIXEL),
        ("base.toml", &b"[page]\npaper = \"A4\"\n"[..]),
        ("a.md", &"另一个文件里的正文，2021年共8.4亿元。\n".as_bytes()[..]),
    ]);
    judged(&compile(Path::new("e.toml"), &world, Options::default()));
}

fn judged(outcome: &Outcome) {
    for one in &outcome.found {
        assert!(one.code != Code::Internal, "{one:?}");
    }
    match &outcome.pdf {
        Some(pdf) => assert!(pdf.starts_with(b"%PDF-") && !outcome.failed()),
        None => assert!(
            outcome.found.iter().any(|one| one.severity == Severity::Error),
            "neither a file nor an error"
        ),
    }
}
