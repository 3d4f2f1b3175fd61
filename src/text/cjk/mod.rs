//! Classes of characters in Chinese composition.
