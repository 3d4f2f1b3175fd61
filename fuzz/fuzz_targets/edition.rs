//! A whole compilation in memory of an edition that is mostly sound: the fuzzed bytes
//! choose its paper, columns, sections, figures and text, so that layout and painting are
//! reached by nearly every input.

#![no_main]

use kanyin_fuzz::Drawn;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|drawn: Drawn| kanyin_fuzz::compiled(drawn.to_toml().as_bytes()));
