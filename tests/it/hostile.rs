//! Hostile pages: each gives a record or a clear error in bounded time, and the batch goes on.

use crate::support::{Desk, row};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::time::{Duration, Instant};

/// Longest time in which a page must be done, whatever is in it, with the unoptimised program on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a run over a page between two good articles says of it: `Ok` with its text, `Err` with the error.
fn read(name: &str, bytes: &[u8]) -> Result<String, String> {
    let desk = Desk::new();
    desk.write("in/a-good.jsonl", row(0));
    desk.write(&format!("in/{name}"), bytes);
    desk.write("in/z-good.jsonl", row(1));
    let start = Instant::now();
    let code = desk.copydesk(&["run", "--input", "in", "--out", "out"]).output().unwrap().status.code();
    assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
    let articles = desk.lines("out/articles.jsonl");
    let failures = desk.lines("out/failures.jsonl");
    assert_eq!(code, Some(i32::from(!failures.is_empty())));
    assert_eq!(articles.len() + failures.len(), 3, "nothing is lost and the others are processed");
    match failures.first() {
        Some(failure) => Err(failure["error"].as_str().unwrap_or_default().to_owned()),
        None => Ok(articles[1]["text"].as_str().unwrap_or_default().to_owned()),
    }
}

fn page(body: &str) -> String {
    let prose =
        "<p>Two workers were killed in a fire at the paper mill by the river, the fire brigade said.</p>".repeat(6);
    format!("<html lang=en><body><article><h1>Fire at mill</h1>{prose}{body}</article></body></html>")
}

#[test]
fn a_hundred_thousand_nested_elements_are_refused() {
    let error = read("m.html", page(&"<div>".repeat(100_000)).as_bytes()).unwrap_err();
    assert!(error.starts_with("expected at most 512 nested elements, found 100"), "{error}");
    let error = read("m.html", page(&"<table><tr><td>".repeat(50_000)).as_bytes()).unwrap_err();
    assert!(error.starts_with("expected at most 512 nested elements, found"), "{error}");
}

#[test]
fn elements_that_need_no_end_are_read_however_many() {
    let text = read("m.html", page(&"<p>One more line<li><br>".repeat(20_000)).as_bytes()).unwrap();
    assert!(text.contains("Two workers were killed"));
}

#[test]
fn a_page_of_fifty_megabytes_is_refused() {
    let error = read("m.html", page(&"<p>word</p>".repeat(5_000_000)).as_bytes()).unwrap_err();
    assert_eq!(error, "expected at most 16777216 bytes (input.max_record_bytes), found more");
}

#[test]
fn a_bomb_of_gzip_is_refused_before_it_is_unpacked() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..256 {
        bomb.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let error = read("m.html.gz", &bomb.finish().unwrap()).unwrap_err();
    assert_eq!(error, "expected at most 16777216 bytes (input.max_record_bytes), found more");
}

#[test]
fn null_bytes_and_broken_characters_are_passed_over() {
    let mut bytes = page("").replace("killed", "kil\0led").into_bytes();
    bytes.splice(0..0, [0, 0, 0xff, 0xfe, 0]);
    match read("m.html", &bytes) {
        Ok(text) => assert!(!text.contains('\0')),
        Err(error) => assert!(error.starts_with("expected "), "{error}"),
    }
    let text = read("m.html", page("").replace("killed", "kil\0led").as_bytes()).unwrap();
    assert!(text.contains("Two workers were killed"), "{text}");
}

#[test]
fn tags_attributes_and_comments_without_end_are_read_or_refused() {
    let value = "x".repeat(1 << 20);
    for tail in [format!("<a title='{value}"), format!("<!--{value}"), "<a ".repeat(100_000)] {
        if let Err(error) = read("m.html", page(&tail).as_bytes()) {
            assert!(error.starts_with("expected "), "{error}");
        }
    }
}
