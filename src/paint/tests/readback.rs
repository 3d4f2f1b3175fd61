//! What a reader finds in the file.
