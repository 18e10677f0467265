//! Bad input: each is told by file, line and what was expected, and the batch goes on.

use crate::support::{Desk, PROGRAM, row};
use std::fs;

/// Runs over everything in `in/` and gives back (id or path, stage, error) of every failure.
fn failures(desk: &Desk) -> Vec<(String, String)> {
    desk.copydesk(&["run", "--input", "in", "--out", "out"]).assert().code(1);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let lines = desk.lines("out/failures.jsonl");
    lines
        .iter()
        .map(|line| (text(&line["origin"]), format!("{}: {}", text(&line["stage"]), text(&line["error"]))))
        .collect()
}

fn one(name: &str, bytes: &[u8]) -> (String, String) {
    let desk = Desk::new();
    desk.write("in/a-good.jsonl", row(0));
    desk.write(&format!("in/{name}"), bytes);
    desk.write("in/z-good.jsonl", row(1));
    let found = failures(&desk);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(desk.lines("out/articles.jsonl").len(), 2, "the others are processed");
    found[0].clone()
}

fn told(name: &str, bytes: &[u8], origin: &str, error: &str) {
    assert_eq!(one(name, bytes), (origin.to_owned(), error.to_owned()));
}

#[test]
fn an_empty_file() {
    told("m.txt", b"", "in/m.txt", "ingest: expected an article, found an empty file");
}

#[test]
fn an_empty_jsonl_file() {
    told("m.jsonl", b"", "in/m.jsonl", "ingest: expected an article, found an empty file");
}

#[test]
fn a_binary_file_named_txt() {
    let error = "ingest: expected UTF-8 text, found a binary file (byte 0x00 at offset 4)";
    told("m.txt", b"\x7fELF\0\x01\x02", "in/m.txt", error);
}

#[test]
fn invalid_utf8() {
    told("m.txt", b"Two died in M\xe1laga.", "in/m.txt", "ingest: expected UTF-8 text, found byte 0xE1 at offset 13");
}

#[test]
fn a_broken_line() {
    let error = "ingest: expected a JSON object on one line, found EOF while parsing a string at column 17";
    told(
        "m.jsonl",
        b"{\"id\":\"x\",\"text\":",
        "in/m.jsonl:1",
        &error.replace("a string at column 17", "a value at column 17"),
    );
}

#[test]
fn a_line_without_text() {
    let error = "ingest: expected a string \"text\" or \"html\", found neither";
    told("m.jsonl", b"\n{\"id\":\"x\",\"title\":\"y\"}\n", "in/m.jsonl:2", error);
}

#[test]
fn a_line_of_fifty_megabytes() {
    let line = format!("{{\"id\":\"x\",\"text\":\"{}\"}}", "a ".repeat(25_000_000));
    let error = format!("ingest: expected at most 16777216 bytes (input.max_record_bytes), found {}", line.len());
    told("m.jsonl", line.as_bytes(), "in/m.jsonl:1", &error);
}

#[test]
fn a_repeated_id() {
    let error = "ingest: expected an id of its own, found \"blast-0\" again (first in in/a-good.jsonl:1)";
    told("m.jsonl", row(0).as_bytes(), "in/m.jsonl:1", error);
}

#[test]
fn a_torn_gzip_file() {
    let (origin, error) = one("m.jsonl.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc");
    assert_eq!(origin, "in/m.jsonl.gz:1");
    assert!(error.starts_with("ingest: expected a readable file, found: "), "{error}");
}

#[test]
fn a_page_without_an_article() {
    let (origin, error) = one("m.html", b"<html><body></body></html>");
    assert_eq!(origin, "in/m.html");
    assert!(error.starts_with("extract: expected a page with an article, found"), "{error}");
}

#[test]
fn a_folder_that_is_empty_beside_others() {
    let desk = Desk::new();
    desk.write("in/a.jsonl", row(0));
    fs::create_dir(desk.path().join("hollow")).unwrap();
    desk.copydesk(&["run", "--input", "in", "--input", "hollow", "--out", "out"]).assert().code(1);
    let error = desk.lines("out/failures.jsonl")[0]["error"].to_string();
    assert!(error.contains("expected a folder with articles"), "{error}");
    assert_eq!(desk.lines("out/articles.jsonl").len(), 1);
}

#[test]
fn nothing_to_read_at_all_cannot_start() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("hollow")).unwrap();
    let cases = [
        (
            "hollow",
            "copydesk: expected articles (.txt, .html, .htm, .jsonl, .warc, each also .gz, .jsonl also .zst), found none in hollow\n",
        ),
        ("nowhere", "copydesk: expected a file, a folder, a glob pattern or -, found nothing at nowhere\n"),
        (
            "pipeline.toml",
            "copydesk: expected a file ending in .txt, .html, .htm, .jsonl, .warc, each also .gz, .jsonl also .zst, found pipeline.toml\n",
        ),
    ];
    for (input, message) in cases {
        desk.copydesk(&["run", "--input", input, "--out", "out"]).assert().code(2).stdout("").stderr(message);
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("in/a.jsonl", row(0));
    let path = desk.write("in/m.txt", "secret");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        // The superuser reads everything: a folder in place of a file cannot be read even by it.
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("nowhere", &path).unwrap();
    }
    let found = failures(&desk);
    assert_eq!(found[0].0, "in/m.txt");
    assert!(found[0].1.starts_with("ingest: expected a readable file, found: "), "{found:?}");
}

#[test]
fn latin1_and_windows_1252_pages_are_read() {
    let sentence =
        b"A fire at a mill in M\xe1laga killed two workers, the fire brigade\x92s chief said on Monday. ".repeat(4);
    let page = |charset: &str| {
        let head = format!("<html><head><meta charset=\"{charset}\"><title>Fire</title></head><body><article>");
        let paragraph = [b"<p>".as_slice(), &sentence, b"</p>"].concat().repeat(5);
        [head.as_bytes(), &paragraph, b"</article></body></html>"].concat()
    };
    let desk = Desk::new();
    desk.write("in/latin.html", page("iso-8859-1"));
    desk.write("in/windows.htm", page("windows-1252"));
    desk.copydesk(&["run", "--input", "in", "--out", "out"]).assert().success();
    for record in desk.lines("out/articles.jsonl") {
        assert!(record["text"].as_str().unwrap().contains("Málaga killed two workers, the fire brigade’s"), "{record}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_the_run_with_a_message() {
    let desk = Desk::new();
    desk.write_articles("news.jsonl", 9);
    fs::create_dir(desk.path().join("out")).unwrap();
    std::os::unix::fs::symlink("/dev/full", desk.path().join("out/.articles.jsonl.part")).unwrap();
    let output = desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(2).get_output().clone();
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        message.contains("copydesk: expected to write out/articles.jsonl, found: No space left on device"),
        "{message}"
    );
    assert!(!desk.path().join("out/articles.jsonl").exists(), "no half-written file under its name");
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_is_no_failure() {
    let desk = Desk::new();
    let script = format!("{PROGRAM} schema | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}");
    let status = std::process::Command::new("bash").args(["-c", &script]).current_dir(desk.path()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_folder_that_cannot_be_made() {
    let desk = Desk::new();
    desk.write("in/a.jsonl", row(0));
    desk.write("out", "a file in its place");
    let output = desk.copydesk(&["run", "--input", "in", "--out", "out"]).assert().code(2).get_output().clone();
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.starts_with("copydesk: expected to write out, found: "), "{message}");
}
