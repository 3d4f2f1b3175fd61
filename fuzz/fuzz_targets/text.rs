//! Shaping, breaking and placing any text, in any formats, under any rules, at any
//! measure.

#![no_main]

use kanyin_fuzz::Paragraph;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|paragraph: Paragraph| paragraph.compose());
