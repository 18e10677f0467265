//! Any bytes as a page: charset, guard, body, metadata, dates, then sentences and tokens.

#![no_main]

use copydesk::doc::{Body, Origin, RawDoc};
use copydesk::extract::{ExtractConfig, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.len() > copydesk_fuzz::LONGEST * 2 {
        return;
    }
    let body = Body::Html { bytes: bytes.to_vec(), charset: None };
    let doc = RawDoc {
        url: Some("https://desk.example/2024/03/22/story".into()),
        ..RawDoc::new("fuzz", Origin::default(), body)
    };
    if let Ok(extracted) = extract(doc, &ExtractConfig::default()) {
        assert!(!extracted.article.text.trim().is_empty());
        let _ = copydesk_fuzz::segmented(extracted.article);
    }
});
