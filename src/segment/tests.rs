//! Laws of the whole stage, and cases in which its parts meet.

use super::*;
use proptest::prelude::*;

/// An article with this text and nothing else.
fn article(text: &str, title: Option<&str>) -> Article {
    Article {
        id: "a".into(),
        url: None,
        title: title.map(Into::into),
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        modified: None,
        origins: Default::default(),
        sha256: String::new(),
        text: text.into(),
    }
}

fn kinds(text: &str, title: Option<&str>) -> Vec<(SentenceKind, String)> {
    let found = segment(article(text, title));
    found.sentences.iter().map(|sentence| (sentence.kind, found.words(sentence).to_owned())).collect()
}

#[test]
fn a_page_falls_into_its_parts() {
    let text = "Bus falls off bridge near Salem\nSALEM, Ore. (XX) — A bus fell off a bridge. Two died.\nWhat we know\n\
                The bus was new.\nRead more: Bridges of Oregon\nCopyright 2019 The Example. All rights reserved.";
    let found = kinds(text, Some("Bus falls off bridge near Salem"));
    let expected = [
        (SentenceKind::Title, "Bus falls off bridge near Salem"),
        (SentenceKind::Dateline, "SALEM, Ore. (XX) —"),
        (SentenceKind::Body, "A bus fell off a bridge."),
        (SentenceKind::Body, "Two died."),
        (SentenceKind::Heading, "What we know"),
        (SentenceKind::Body, "The bus was new."),
        (SentenceKind::Boilerplate, "Read more: Bridges of Oregon"),
        (SentenceKind::Boilerplate, "Copyright 2019 The Example. All rights reserved."),
    ];
    assert_eq!(found, expected.map(|(kind, words)| (kind, words.to_owned())));
}

/// Offsets are ordered, do not overlap, and cover every character that is not white space.
fn check(text: &str, title: Option<&str>) {
    let found = segment(article(text, title));
    let mut end = 0;
    for token in &found.tokens {
        assert!(token.span.start() >= end && !token.span.is_empty(), "{token:?} in {text:?}");
        assert!(text.get(end..token.span.start()).is_some_and(|gap| gap.trim().is_empty()), "{token:?} in {text:?}");
        assert!(text.get(token.span.range()).is_some());
        end = token.span.end();
    }
    assert!(text.get(end..).is_some_and(|gap| gap.trim().is_empty()), "unread end of {text:?}");
    let mut next = 0;
    for sentence in &found.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        let tokens = &found.tokens[sentence.tokens.clone()];
        assert_eq!(sentence.span, tokens[0].span.cover(tokens[tokens.len() - 1].span));
        next = sentence.tokens.end;
    }
    assert_eq!(next, found.tokens.len());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_to_the_last_character(text in "\\PC{0,80}|[A-Za-z .\n\r\"“”'’()\\-©:]{0,200}|(?s).{0,60}") {
        check(&text, None);
        check(&text, Some(&text));
    }

    #[test]
    fn news_like_text_too(words in proptest::collection::vec(
        prop_oneof!["[a-zA-Z]{1,9}[.,!?]?", Just("U.S.".to_owned()), Just("\n".to_owned()), Just("All rights reserved.".to_owned()),
            Just("7 p.m.".to_owned()), Just("\n\n".to_owned()), Just("KABUL (AP) —".to_owned()), Just("\"".to_owned())], 0..120)) {
        check(&words.join(" "), Some("one two three four"));
    }
}

#[test]
fn a_sentence_without_end_is_cut() {
    for text in ["&#x".repeat(8000), "12 killed ".repeat(4000), "Rain, wind, ".repeat(2000)] {
        let found = segment(article(&text, None));
        let lengths: Vec<usize> = found.sentences.iter().map(|sentence| sentence.tokens.len()).collect();
        assert!(lengths.iter().all(|length| (1..=LONGEST).contains(length)), "{lengths:?}");
        assert_eq!(lengths.iter().sum::<usize>(), found.tokens.len(), "every token is in one sentence");
        assert_eq!(lengths.len(), found.tokens.len().div_ceil(LONGEST));
    }
    let long = format!("Police named {} and Ann Lee.", "Bo Diaz, ".repeat(200));
    assert_eq!(kinds(&long, None).len(), 1, "a long list of names is a sentence");
}
