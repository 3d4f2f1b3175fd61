//! The statistics of an edition as a list: what each is, how it was computed, where it is
//! printed. What `kanyin stats` prints, the appendix takes its pages from and archives keep.

mod appendix;
mod csv;
mod entry;
mod json;
mod list;
#[cfg(test)]
mod tests;
mod text;
mod uses;

pub use appendix::{References, Room, references, unsettled, with_appendix};
pub use csv::csv;
pub use entry::{
    Checked, Computed, Edition, Entry, Exact, Kind, Outcome, Place, State, Used,
};
pub use json::{VERSION, json, schema};
pub use text::text;
pub use uses::{Part, Use, pages_of, uses};
