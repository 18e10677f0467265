//! Archives written here, whole and damaged.

use super::pages::Warc;
use crate::doc::Body;
use std::error::Error;
use std::io::Write;

const PAGE: &str = "<html><body><p>Twelve people were hurt.</p></body></html>";

fn record(kind: &str, id: &str, content_type: &str, block: &str) -> Vec<u8> {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:{id}>\r\nWARC-Target-URI: <http://news.example/{id}>\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

fn response(id: &str, head: &str, body: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 {head}\r\n\r\n{body}");
    record("response", id, "application/http; msgtype=response", &block)
}

fn page(id: &str) -> Vec<u8> {
    response(id, "200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes)?;
    writer.finish()
}

/// Ids of the documents and messages of the failures, in order.
fn read(archive: &[u8], limit: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(archive)?;
    let told = |item: crate::ingest::Item| match item {
        Ok(doc) => doc.id,
        Err(failure) => failure.error.to_string(),
    };
    Ok(Warc::open(file.path(), limit)?.map(told).collect())
}

#[test]
fn pages_are_read_and_other_records_passed_over() -> Result<(), Box<dyn Error>> {
    let mut file = tempfile::NamedTempFile::new()?;
    for bytes in [
        record("warcinfo", "info", "application/warc-fields", "software: test\r\n"),
        record("request", "asked", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
        response("gone", "404 Not Found\r\nContent-Type: text/html", PAGE),
        response("picture", "200 OK\r\nContent-Type: image/png", "png"),
        page("page"),
        response(
            "parts",
            "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
            "3\r\n<p>\r\n2\r\nhi\r\n0\r\n\r\n",
        ),
        String::from_utf8(record("resource", "log", "text/plain", "saved"))?
            .replace("http://", "metadata://")
            .into_bytes(),
        record("conversion", "text", "text/plain", "Twelve people were hurt."),
    ] {
        file.write_all(&bytes)?;
    }
    let docs: Vec<_> = Warc::open(file.path(), 1000)?.filter_map(Result::ok).collect();
    let ids: Vec<&str> = docs.iter().map(|doc| doc.id.as_str()).collect();
    assert_eq!(ids, ["urn:x:page", "urn:x:parts", "urn:x:text"]);
    assert_eq!(docs[0].url.as_deref(), Some("http://news.example/page"));
    assert_eq!(docs[0].body, Body::Html { bytes: PAGE.into(), charset: Some("utf-8".to_owned()) });
    assert_eq!(docs[1].body, Body::Html { bytes: b"<p>hi".to_vec(), charset: None });
    assert_eq!(docs[2].body, Body::Text("Twelve people were hurt.".to_owned()));
    Ok(())
}

#[test]
fn members_may_hold_one_record_or_all() -> Result<(), Box<dyn Error>> {
    let apart = [gzip(&page("a"))?, gzip(&page("b"))?].concat();
    let joined = gzip(&[page("a"), page("b")].concat())?;
    let (first, second) = apart.split_at(gzip(&page("a"))?.len());
    let padded = [first, &[0; 7], second].concat();
    for archive in [apart.clone(), joined, padded] {
        assert_eq!(read(&archive, 1000)?, ["urn:x:a", "urn:x:b"]);
    }
    Ok(())
}

#[test]
fn a_plain_archive_goes_on_after_a_damaged_record() -> Result<(), Box<dyn Error>> {
    let first = page("a");
    let whole = String::from_utf8(page("long"))?;
    let block = whole.split("\r\n\r\n").nth(1).map_or(0, str::len) + 4 + PAGE.len();
    // The stated length swallows the record behind it.
    let swallowing = whole.replace(&format!("Content-Length: {block}"), "Content-Length: 450");
    assert_ne!(swallowing, whole);
    let archive =
        [first.as_slice(), swallowing.as_bytes(), &page("b"), b"no record\r\n", &page("c"), &page("d")[..150]].concat();
    let at = first.len();
    let found = read(&archive, 1000)?;
    assert_eq!(found[0], "urn:x:a");
    assert!(found[1].starts_with("expected two line ends after the record's Content-Length, found"), "{found:?}");
    assert!(found[1].ends_with(&format!("(record at byte {at})")), "{found:?}");
    assert_eq!(found[2], "urn:x:b");
    assert!(found[3].starts_with("expected a line WARC/1.0 or WARC/1.1, found \"no record\""), "{found:?}");
    assert_eq!(found[4], "urn:x:c");
    assert!(found[5].starts_with("expected "), "{found:?}");
    assert_eq!(found.len(), 6);
    Ok(())
}

#[test]
fn a_packed_archive_goes_on_at_the_next_member() -> Result<(), Box<dyn Error>> {
    let (first, mut second, third) = (gzip(&page("a"))?, gzip(&page("b"))?, gzip(&page("c"))?);
    let at = first.len();
    let end = second.len();
    second[end - 6] ^= 0xff;
    let found = read(&[first.clone(), second.clone(), third.clone()].concat(), 1000)?;
    assert_eq!((found[0].as_str(), found[2].as_str(), found.len()), ("urn:x:a", "urn:x:c", 3), "{found:?}");
    assert!(found[1].ends_with(&format!("(record at byte {at})")), "a wrong checksum: {found:?}");
    let torn = [first, second[..end / 2].to_vec(), third].concat();
    let found = read(&torn, 1000)?;
    assert_eq!((found[0].as_str(), found.last().map(String::as_str)), ("urn:x:a", Some("urn:x:c")), "{found:?}");
    Ok(())
}

#[test]
fn long_pages_and_archives_without_pages_are_told() -> Result<(), Box<dyn Error>> {
    let long = response("long", "200 OK\r\nContent-Type: text/html", &"x".repeat(2000));
    let found = read(&[long, page("a")].concat(), 1000)?;
    assert_eq!(found, ["expected at most 1000 bytes (input.max_record_bytes), found 2000", "urn:x:a"]);
    let info = record("warcinfo", "i", "application/warc-fields", "x: y\r\n");
    assert_eq!(read(&info, 1000)?, ["expected a web archive with pages, found none among its 1 records"]);
    assert_eq!(read(b"", 1000)?, ["expected an article, found an empty file"]);
    Ok(())
}

#[test]
fn any_cut_and_any_changed_byte_come_to_an_end() -> Result<(), Box<dyn Error>> {
    let plain = [page("a"), page("b")].concat();
    for archive in [plain.clone(), [gzip(&plain[..plain.len() / 2])?, gzip(&page("b"))?].concat()] {
        for at in (0..archive.len()).step_by(7) {
            let mut changed = archive.clone();
            changed[at] ^= 0x55;
            assert!(read(&changed, 1000)?.len() < 20);
            assert!(read(&archive[..at], 1000)?.len() < 20);
        }
    }
    Ok(())
}
