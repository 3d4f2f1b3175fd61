//! Paragraphs, heads, tables, cards and pictures, shaped once and measured at any width.
//!
//! A [`Story`] is a section with its texts shaped. It knows no page: it answers how many
//! rows of the grid a part of it takes at a width, and draws that part at a place.

mod block;
mod cards;
mod chart;
mod dump;
mod figure;
mod format;
mod forms;
mod head;
mod ink;
mod leading;
mod loose;
mod marks;
mod narrow;
mod picture;
mod set;
mod strip;
mod table;

pub use block::{
    Block, BlockKind, Content, Indent, Slug, Slugs, TextBlock, rows, set_lines, slugs,
};
pub use dump::dump;
pub use figure::{Figure, FigureBody};
pub use head::{Head, HeadLine, HeadPlan};
pub use ink::{Ink, ascent};
pub use set::{Galley, Setter, Story, set};
pub use table::Part;
