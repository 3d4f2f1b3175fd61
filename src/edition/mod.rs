//! TOML as written: every value with its span, no defaults, no other file opened.

mod keys;
mod model;
mod nearest;
mod offsets;
mod parse;
mod read;
mod schema;
mod syntax;
mod value;

#[cfg(test)]
mod tests;

pub use model::*;
pub use offsets::Offsets;
pub use parse::{MAX_BYTES, parse};
pub use read::Ranged;
pub use schema::schema;
pub use value::{Date, Length, Paper};
