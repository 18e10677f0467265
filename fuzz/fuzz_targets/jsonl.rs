//! Any bytes as JSONL: plain, gzip or Zstandard by the first byte.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let ending = ["jsonl", "jsonl", "jsonl", "jsonl.gz", "jsonl.zst"][usize::from(*first) % 5];
    let items = copydesk_fuzz::items(ending, rest);
    assert!(!items.is_empty(), "a file without any row is a failure");
    for failure in items.iter().filter_map(|item| item.as_ref().err()) {
        assert!(failure.error.to_string().contains("expected"), "{}", failure.error);
    }
});
