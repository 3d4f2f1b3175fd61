//! The matrix of docs/clreq.md, held against the tests that it names.
