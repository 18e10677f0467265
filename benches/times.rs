//! Characters a second of the time resolver, on the texts of a JSONL file of articles.
//!
//! `cargo bench --bench times -- [--input FILE.jsonl]`; `scripts/bench-times` sets Microsoft Recognizers beside it.

use copydesk::doc::{Article, Coverage, Publication, PublishedBasis, Segmented, Tagged, Tags};
use copydesk::resolve::temporal;
use std::time::{Duration, Instant};

/// Measured at least so long.
const AT_LEAST: Duration = Duration::from_secs(2);

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let path = match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => "corpus/dev.jsonl".to_owned(),
        (Some("--input"), Some(path)) => path,
        (other, _) => panic!("expected --input FILE.jsonl, found {other:?}"),
    };
    let lines = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let articles: Vec<Tagged> = lines.lines().map(article).collect();
    let characters: usize = articles.iter().map(|article| article.text().chars().count()).sum();
    let found = pass(&articles);
    assert!(found > articles.len(), "expected more than a time an article, found {found} in {}", articles.len());
    let (begun, mut passes) = (Instant::now(), 0);
    while begun.elapsed() < AT_LEAST {
        assert_eq!(pass(&articles), found, "a later pass found other times");
        passes += 1;
    }
    let rate = (characters * passes) as f64 / begun.elapsed().as_secs_f64();
    println!("copydesk: {} articles, {characters} characters, {found} times, {rate:.0} characters/s", articles.len());
}

/// Number of times in all articles.
fn pass(articles: &[Tagged]) -> usize {
    articles.iter().map(|article| temporal::resolve(article, &[], &mut Vec::new()).len()).sum()
}

fn article(line: &str) -> Tagged {
    let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
    let published = value["published"].as_str().and_then(|text| text.get(..10)?.parse().ok());
    let article = Article {
        id: String::new(),
        url: None,
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: published.map(|date| Publication::new(date, PublishedBasis::Given)),
        language: None,
        modified: None,
        origins: Default::default(),
        sha256: String::new(),
        text: value["text"].as_str().unwrap_or_default().to_owned(),
    };
    let segmented = Segmented { article, sentences: Vec::new(), tokens: Vec::new() };
    Tagged { segmented, tags: Tags::default(), coverage: Coverage::default() }
}
