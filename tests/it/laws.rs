//! Laws that hold for every text.

use crate::support::{Desk, read, row};
use proptest::prelude::*;

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
