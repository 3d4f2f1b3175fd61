//! Integration tests: one binary; each module says what it proves.

mod schema;
