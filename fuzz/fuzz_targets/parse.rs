//! Bytes → `Edition`: every fault has a place within the text, and none is a panic.

#![no_main]

use kanyin::base::FileId;
use kanyin::edition::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Err(errors) = parse(FileId(0), text) else { return };
    let found = errors.into_vec();
    assert!(!found.is_empty(), "refused without a word");
    for one in found {
        let Some(span) = one.span else { continue };
        assert!(text.get(span.range()).is_some(), "{one:?} points outside the text");
    }
});
