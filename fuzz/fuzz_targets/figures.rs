//! Any text through every stage but the network: figures, names, places, claims, events, records.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if text.len() > copydesk_fuzz::LONGEST {
        return;
    }
    let Some(article) = copydesk_fuzz::article(text, Some("2024-02-29")) else { return };
    let record = copydesk_fuzz::record(article);
    assert_eq!(record.text, text);
});
