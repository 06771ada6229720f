//! Does the scanner keep its laws over any text?
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/support/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::scanner(data));
