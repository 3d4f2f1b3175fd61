//! Classes of characters in Chinese composition, where lines break between them, what
//! stays whole, and the gaps between them. Knows characters only, no fonts and no widths.

mod address;
mod breaks;
mod class;
mod gap;
mod hyphen;
mod keep;
mod lb;
mod pairs;
mod quotes;
mod sets;
mod units;
mod words;

pub use breaks::Break;
pub(crate) use breaks::breaks;
pub(crate) use class::{Class, classify, is_hangul, is_ideograph, is_square};
pub(crate) use gap::{Gap, SHRINK_STEPS, Shrink, Side, Spacing, Stretch};
pub(crate) use hyphen::{SOFT_HYPHEN, hyphens};
pub(crate) use keep::{Holds, hold};
pub(crate) use words::word_starts;

#[cfg(test)]
mod tests;
