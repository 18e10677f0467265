//! The table of expressions (`corpus/expressions/times.toml`): every wording gives its value, every look-alike nothing.

use super::resolve;
use crate::doc::{Publication, PublishedBasis, TimeBasis};
use crate::resolve::common::fixture;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    published: String,
    value: Vec<Row>,
    text: Vec<Text>,
    nothing: Nothing,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Refused {
    reason: String,
    gives: String,
    wordings: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    value: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    wordings: Vec<String>,
}

#[derive(Deserialize)]
struct Text {
    words: String,
    values: Vec<String>,
}

#[derive(Deserialize)]
struct Nothing {
    wordings: Vec<String>,
}

fn table() -> Table {
    toml::from_str(include_str!("../../../corpus/expressions/times.toml")).unwrap()
}

/// The text without its brackets, and the bracketed words.
fn unmark(marked: &str) -> (String, Vec<String>) {
    let words = marked.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(words, _)| words.to_owned());
    (marked.replace(['[', ']'], ""), words.collect())
}

/// Words, value, type and mod of every time in `text`.
fn read(text: &str, published: Option<Date>) -> Vec<[String; 4]> {
    let mut tagged = fixture::tagged(text);
    tagged.segmented.article.published = published.map(|date| Publication::new(date, PublishedBasis::Given));
    let times = resolve(&tagged, &[], &mut Vec::new());
    let name = |modifier: Option<crate::doc::TimeMod>| modifier.map_or("", crate::doc::TimeMod::as_str).to_owned();
    let row = |time: &crate::doc::TimeExpr| {
        [time.span.of(text).to_owned(), time.value.clone(), time.kind.to_string(), name(time.modifier)]
    };
    times.iter().map(row).collect()
}

#[test]
fn every_wording_gives_its_value() {
    let table = table();
    let published = table.published.parse().ok();
    let mut wrong = Vec::new();
    for row in &table.value {
        for wording in &row.wordings {
            let (text, words) = unmark(wording);
            let found = read(&text, published);
            let right = matches!(found.as_slice(), [[span, value, kind, modifier]]
                if *span == words[0] && *value == row.value && *kind == row.kind
                    && row.modifier.as_ref().is_none_or(|wanted| wanted == modifier));
            if !right {
                wrong.push(format!("expected {} of {wording:?}, found {found:?}", row.value));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn expressions_are_counted_from_one_another() {
    let table = table();
    let published = table.published.parse().ok();
    for row in &table.text {
        let (text, words) = unmark(&row.words);
        let found = read(&text, published);
        let spans: Vec<&str> = found.iter().map(|time| time[0].as_str()).collect();
        let values: Vec<&str> = found.iter().map(|time| time[1].as_str()).collect();
        assert_eq!(spans, words, "{text}");
        assert_eq!(values, row.values, "{text}");
    }
}

/// Prints every refused case with its reason (`cargo test refused -- --nocapture`), and checks what is read instead.
#[test]
fn refused_cases_are_read_as_the_table_says() {
    let table = table();
    let published = table.published.parse().ok();
    for row in &table.refused {
        for wording in &row.wordings {
            let (text, _) = unmark(wording);
            let values: Vec<String> = read(&text, published).into_iter().map(|time| time[1].clone()).collect();
            println!("refused: {text:?} gives {values:?}: {}", row.reason);
            let wanted: &[&str] = if row.gives.is_empty() { &[] } else { &[&row.gives] };
            assert_eq!(values, wanted, "{text}");
        }
    }
}

#[test]
fn look_alikes_give_nothing() {
    let table = table();
    let published = table.published.parse().ok();
    let found: Vec<_> = table
        .nothing
        .wordings
        .iter()
        .map(|text| (text, read(text, published)))
        .filter(|(_, times)| !times.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn without_a_publication_date_relative_times_stay_open() {
    let text = "He fled on Friday. He was seen in May 2014 and last year.";
    let tagged = fixture::tagged(text);
    let mut notes = Vec::new();
    let times = resolve(&tagged, &[], &mut notes);
    let values: Vec<&str> = times.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-XX-XX", "2014-05", "XXXX"]);
    assert_eq!(times[0].basis, TimeBasis::Unresolved);
    assert_eq!(times[0].begin, None);
    assert_eq!(notes.len(), 2);
}

#[test]
fn a_date_at_the_head_of_the_text_stands_for_the_publication_date() {
    let text = "SAN SALVADOR, 15 NOV 89 -- THE CLASHES BEGAN YESTERDAY. SIX PRIESTS DIED LAST NIGHT.";
    let values: Vec<String> = read(text, None).into_iter().map(|time| time[1].clone()).collect();
    assert_eq!(values, ["1989-11-15", "1989-11-14", "1989-11-14TNI"]);
}

#[test]
fn a_date_in_the_address_dates_the_text_and_is_no_time_of_it() {
    let text = "http: / / www. example. org / 2012 / 09 / 10 / a - trial. Jurors watched a video yesterday.";
    let times: Vec<[String; 4]> = read(text, None);
    assert_eq!(times.len(), 1);
    assert_eq!(times[0][1], "2012-09-09");
}

#[test]
fn exchangeable_days_and_months_are_noted() {
    let mut notes = Vec::new();
    let times = resolve(&fixture::tagged("Filed 03-08-2016. Filed 27-08-2016."), &[], &mut notes);
    assert_eq!(times[0].value, "2016-08-03");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].rule, "numeric.ambiguous");
}

#[test]
fn any_text_is_read_without_panic_and_alike() {
    let odd = [
        "",
        "—’[",
        "9999999999-99-99",
        "9999-12-31 tomorrow",
        "Feb 30",
        "99:99 a.m.",
        "the 0th century",
        "𝒳 2014–",
        "999999 centuries ago",
        "the past 4000000000 years",
        "in a\n\nyear",
        "'s '90s",
        "31 June",
        "0 days ago",
    ];
    for text in odd {
        let published = "9999-12-30".parse().ok();
        assert_eq!(read(text, published), read(text, published), "{text}");
    }
}
