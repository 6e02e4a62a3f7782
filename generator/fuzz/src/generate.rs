//! Any text goes in; files or diagnostics come out, and nothing else. The property is the one that
//! the tests hold.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Corpus::Reject;
    };
    if let Err(fault) = keywright_hostile::hold(text) {
        panic!("{fault}");
    }
    Corpus::Keep
});
