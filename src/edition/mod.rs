//! TOML as written: every value with its span, no defaults, no other file opened.

mod model;
mod read;

pub use model::*;
pub use read::{Ranged, parse};
