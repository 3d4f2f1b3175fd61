//! Paragraphs, tables, cards and pictures, measured at any width.
