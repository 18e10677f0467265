//! Any bytes as a web archive: plain or gzip by the first byte; a page in it is read too.

#![no_main]

use copydesk::extract::{ExtractConfig, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let ending = if first % 4 == 0 { "warc.gz" } else { "warc" };
    for item in copydesk_fuzz::items(ending, rest) {
        match item {
            Ok(doc) => drop(extract(doc, &ExtractConfig::default())),
            Err(failure) => assert!(failure.error.to_string().contains("expected"), "{}", failure.error),
        }
    }
});
