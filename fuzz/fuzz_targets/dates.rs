//! Any text as time expressions, with and without a day of publication.

#![no_main]

use copydesk::doc::{Coverage, Tagged, Tags};
use copydesk::resolve::temporal;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if text.len() > copydesk_fuzz::LONGEST {
        return;
    }
    for published in [Some("2024-02-29"), None] {
        let Some(article) = copydesk_fuzz::article(text, published) else { return };
        let segmented = copydesk_fuzz::segmented(article);
        let tagged = Tagged { segmented, tags: Tags::default(), coverage: Coverage::default() };
        let times = temporal::resolve(&tagged, &[], &mut Vec::new());
        for time in &times {
            assert!(!time.span.of(text).trim().is_empty() && !time.value.is_empty());
            let days = time.begin.and_then(|date| date.first_day()).zip(time.until.and_then(|date| date.last_day()));
            assert!(days.is_none_or(|(begin, until)| begin <= until), "{time:?}");
        }
        assert!(times.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "times overlap");
        let _ = temporal::look_alikes(text);
    }
});
