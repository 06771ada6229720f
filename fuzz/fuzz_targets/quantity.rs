//! Is every quantity that is printed read back?
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/support/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::quantity(data));
