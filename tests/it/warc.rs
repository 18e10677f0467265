//! Web archives as inputs of a run.

use crate::support::{ARTICLES, Desk};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// A gzip member with one page.
fn member(id: &str, text: &str) -> Vec<u8> {
    let page = format!("<html><head><title>{id}</title></head><body><article><p>{text}</p></article></body></html>");
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{id}>\r\nWARC-Target-URI: http://news.example/{id}\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    );
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(record.as_bytes()).unwrap();
    writer.finish().unwrap()
}

#[test]
fn a_damaged_record_is_one_failure_and_the_run_goes_on() {
    let desk = Desk::new();
    let (first, last) = (member("blast", ARTICLES[0].1), member("bus", ARTICLES[1].1));
    let mut damaged = member("torn", ARTICLES[2].1);
    damaged.truncate(damaged.len() / 2);
    desk.write("news.warc.gz", [first.as_slice(), &damaged, &last].concat());
    desk.copydesk(&["run", "--input", "news.warc.gz", "--out", "out"]).assert().code(1);
    let articles = desk.lines("out/articles.jsonl");
    let ids: Vec<_> = articles.iter().map(|article| article["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["urn:x:blast", "urn:x:bus"]);
    assert_eq!(articles[1]["url"], "http://news.example/bus");
    let failures = desk.lines("out/failures.jsonl");
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert_eq!(failures[0]["origin"], "news.warc.gz");
    assert!(failures[0]["error"].as_str().unwrap().ends_with(&format!("(record at byte {})", first.len())));
    desk.copydesk(&["verify", "out"]).assert().success();
}
