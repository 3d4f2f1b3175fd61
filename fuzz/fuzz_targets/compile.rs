//! A whole compilation in memory: the fuzzed bytes are the edition.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| kanyin_fuzz::compiled(bytes));
