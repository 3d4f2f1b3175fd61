//! kanyin (刊印) turns a TOML description of sections and statistics into a paginated,
//! print-ready newspaper page in PDF.
//!
//! Data flows one way, each stage one public function whose result can be printed:
//! `Source → Edition → Resolved → Galley → Pages → bytes`. The ranks of the modules,
//! and which may import which, are listed in `ARCHITECTURE.md` and held by a test.

pub mod base;
pub mod compile;
pub mod diag;
pub mod edition;
pub mod font;
pub mod galley;
pub mod layout;
pub mod pages;
pub mod paint;
pub mod render;
pub mod resolve;
pub mod stats;
pub mod text;
pub mod world;
