//! Laws that hold for every text.

use crate::support::{Desk, read, read_as, row};
use copydesk::doc::{Body, Origin, RawDoc};
use copydesk::extract::{Collections, ExtractConfig, extract, split};
use proptest::prelude::*;
use serde_json::Value;

/// Words, marks and numbers of news, in any order, with characters of every width between them.
fn news() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => proptest::sample::select(vec![
            "At least", "more than", "137", "1,200", "two", "dozens of", "people", "soldiers", "were killed", "wounded",
            "in", "Karam", "on", "Friday", "March 4", "2022", "last year", "said", "police", "“", "”", "—", ".", ",", "\n",
            "claimed responsibility", "including", "children", "according to", "the", "attack", "earthquake", "José",
            "twenty-", "million", "(", ")", "'s", "’s", "a.m.", "8", ":", "30", "/", "%", "$", "no one", "half",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{1,6}",
    ];
    proptest::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_stage_panic_and_every_span_slices_back(text in news()) {
        if let Some(record) = read(&text) {
            prop_assert_eq!(&record.text, &text);
            let chars: Vec<char> = text.chars().collect();
            for figure in &record.figures {
                let words: String = chars[figure.span.start..figure.span.end].iter().collect();
                prop_assert_eq!(&words, &figure.span.text);
            }
            for time in &record.times {
                let words: String = chars[time.span.start..time.span.end].iter().collect();
                prop_assert_eq!(&words, &time.span.text);
            }
        }
    }

    #[test]
    fn any_unicode_at_all_is_survived(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn reading_twice_gives_the_same(text in news()) {
        prop_assert_eq!(read(&text), read(&text));
    }

    #[test]
    fn every_span_anywhere_in_a_record_slices_back(text in news()) {
        let Some(record) = read(&text) else { return Ok(()) };
        let chars: Vec<char> = text.chars().collect();
        for (start, end, words) in spans(&serde_json::to_value(&record).unwrap()) {
            prop_assert!(start <= end && end <= chars.len(), "{start}..{end} of {}", chars.len());
            prop_assert_eq!(chars[start..end].iter().collect::<String>(), words);
        }
    }

    #[test]
    fn any_bytes_as_a_page_are_survived(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), tags in tags()) {
        bytes.splice(0..0, tags.into_bytes());
        let page = Body::Html { bytes, charset: None };
        let splitting = ExtractConfig { collections: Collections::Split, ..ExtractConfig::default() };
        let parts = split(RawDoc::new("a", Origin::default(), page), &splitting);
        prop_assert!(!parts.is_empty());
        for found in parts.into_iter().filter_map(|part| extract(part, &ExtractConfig::default()).ok()) {
            prop_assert!(!found.article.text.trim().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_batch_gives_what_each_article_gives_alone(
        texts in proptest::collection::vec(news(), 1..8),
        jobs in 1_usize..5,
    ) {
        let desk = Desk::new();
        let rows = texts.iter().enumerate().map(|(at, text)| {
            serde_json::json!({"id": at, "text": text, "published": "2024-03-05"}).to_string() + "\n"
        });
        desk.write("news.jsonl", rows.collect::<String>());
        let jobs = jobs.to_string();
        desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out", "--jobs", &jobs]).output().unwrap();
        let alone = texts.iter().enumerate().filter_map(|(at, text)| read_as(&at.to_string(), text));
        let alone: Vec<Value> = alone.map(|record| serde_json::to_value(record).unwrap()).collect();
        prop_assert_eq!(desk.lines("out/articles.jsonl"), alone);
    }
}

/// Start, end and words of everything in a record that has a span of code points and the words it covers; a note has words
/// of its own beside its span.
fn spans(value: &Value) -> Vec<(usize, usize, String)> {
    let number = |key: &str| value[key].as_u64().and_then(|at| usize::try_from(at).ok());
    let own = number("start").zip(number("end")).zip(value["text"].as_str());
    let inner: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.iter().filter(|(key, _)| *key != "notes").map(|(_, value)| value).collect(),
        _ => Vec::new(),
    };
    let own = own.map(|((start, end), words)| (start, end, words.to_owned()));
    own.into_iter().chain(inner.into_iter().flat_map(spans)).collect()
}

/// Tags of pages in any order, most of them never closed.
fn tags() -> impl Strategy<Value = String> {
    let tag = proptest::sample::select(vec![
        "<p>",
        "</p>",
        "<article>",
        "<div class='story-body'>",
        "</div>",
        "<script type='application/ld+json'>",
        "{\"a\":",
        "</script>",
        "<meta charset='utf-16'>",
        "<time datetime='2024-13-45'>",
        "<table><tr>",
        "<!--",
        "<svg>",
        "&#x110000;",
        "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"articleBody\":\"<p>x</p>",
        "\"}]}</script>",
        "<h1>",
        "<br>",
        "Two people were killed in Karam on Friday, police said. ",
        "<template>",
        "<select>",
        "\u{feff}",
    ]);
    proptest::collection::vec(tag, 0..40).prop_map(|tags| tags.concat())
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let desk = Desk::new();
    desk.write_articles("news.jsonl", 60);
    desk.write("zz-broken.jsonl", "nonsense\n");
    let mut written = Vec::new();
    for (jobs, out) in [("1", "one"), ("2", "two"), ("2", "again"), ("5", "five")] {
        let args = ["run", "--input", "news.jsonl", "--input", "zz-broken.jsonl", "--out", out, "--jobs", jobs];
        desk.copydesk(&args).assert().code(1);
        let files = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl"];
        written.push(files.map(|file| desk.read(&format!("{out}/{file}"))));
    }
    assert_eq!(written[0][0].lines().count(), 60);
    assert!(written.iter().all(|files| *files == written[0]));
}

#[test]
fn order_of_the_input_is_kept() {
    let desk = Desk::new();
    desk.write_articles("news.jsonl", 30);
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out", "--jobs", "3"]).assert().success();
    let ids: Vec<String> = desk.lines("out/articles.jsonl").iter().map(|record| record["id"].to_string()).collect();
    let expected: Vec<String> =
        (0..30).map(|at| serde_json::from_str::<serde_json::Value>(&row(at)).unwrap()["id"].to_string()).collect();
    assert_eq!(ids, expected);
}
