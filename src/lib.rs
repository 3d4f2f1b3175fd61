//! kanyin (刊印) turns a TOML description of sections and statistics into a paginated,
//! print-ready newspaper page in PDF.
//!
//! Data flows one way, each stage one public function whose result can be printed:
//! `Source → Edition → Resolved → Galley → Pages → bytes`. The ranks of the modules,
//! and which may import which, are listed in `ARCHITECTURE.md` and held by a test.
//!
//! An edition from memory to the bytes of its PDF:
//!
//! ```
//! use kanyin::compile::{Options, compile};
//! use kanyin::world::MemoryWorld;
//! use std::path::Path;
//!
//! let edition = r#"
//! [publication]
//! name = "刊印小报"
//! kind = "internal"
//! permit = "豫内资准字第0000号"
//! [edition]
//! date = 2021-01-15
//! [page]
//! paper = "A4"
//! [[stat]]
//! id = "gdp"
//! label = "地区生产总值"
//! value = "773"
//! unit = "亿元"
//! [[section]]
//! title = "经济稳中有进"
//! body = "去年全区地区生产总值{gdp}。"
//! "#;
//! let world = MemoryWorld::new([("paper.toml", edition.as_bytes())]);
//! let outcome = compile(Path::new("paper.toml"), &world, Options::default());
//! assert!(!outcome.failed(), "{:?}", outcome.found);
//! assert!(outcome.pdf.is_some_and(|pdf| pdf.starts_with(b"%PDF-")));
//! ```

pub mod base;
pub mod chart;
pub mod compile;
pub mod diag;
pub mod edition;
pub mod font;
pub mod galley;
pub mod layout;
pub mod ledger;
pub mod pages;
pub mod paint;
pub mod render;
pub mod resolve;
pub mod stats;
pub mod text;
pub mod world;
