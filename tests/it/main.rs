//! Integration tests: one binary; each module says what it proves. A new test goes
//!
//! - into `breaks` where it is about a recorded line break of others (`tests/data`);
//! - into `charts` where it is about what charts draw;
//! - into `claims` where it is about what prose says of statistics;
//! - into `cli` where it is about arguments, printing or exit status;
//! - into `whole` where it is about files being there whole or not at all;
//! - into `clreq` where it is about a rule of composition (T1 to T72) on a finished page;
//! - into `copy` where it is about what is found in the copy, or what fonts make of it;
//! - into `data` where it is about series, data files and what is printed for values;
//! - into `determinism` where it is about same input, same bytes;
//! - into `tests/diag/*.toml` where it is about a finding (`diag` runs them);
//! - into `makeup` where it is about where modules stand;
//! - into `marks` where it is about what markup draws below and above characters;
//! - into `oneplace` where it is about one number in many places;
//! - into `numbers` where it is about what is told of the numbers in an edition;
//! - into `page` where it is about what a finished page or its file satisfies (`pdf`
//!   reads it, sharing nothing with the program);
//! - into `properties` where it holds for any text;
//! - into `strips` where it is about big figures in strips and on cards;
//! - into `statistics` where it is about lists of statistics and what is made of them;
//! - into `stages` where it is about what a stage hands on;
//! - into `forms` where it is about how numbers are written;
//! - into `tables` where it is about a table on a finished page;
//! - into `expressions` where it is about the examples of docs/expressions.md;
//! - into `generated` where it holds for any edition;
//! - into `guide` where it is about what the guide tells readers to write;
//! - into `schema` where it is about the published JSON Schema;
//! - into `vertical` where it is about vertical lines;
//! - into `architecture` where it is about which module may know which.

#![expect(clippy::disallowed_methods, reason = "tests read and write files of their own")]
#![expect(clippy::unwrap_used, reason = "a test that cannot run fails where it stands")]

mod architecture;
mod breaks;
mod charts;
mod claims;
mod cli;
mod clreq;
mod copy;
mod data;
mod determinism;
mod diag;
mod expressions;
mod forms;
mod generated;
mod guide;
mod makeup;
mod marks;
mod numbers;
mod oneplace;
mod page;
mod pdf;
mod properties;
mod schema;
mod stages;
mod statistics;
mod strips;
mod support;
mod tables;
mod vertical;
mod whole;
