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

/// 200 inputs, every twentieth broken, each in one of four ways.
fn one_in_twenty(desk: &Desk) {
    let broken =
        ["nonsense\n", "{\"id\":\"x\",\"title\":\"y\"}\n", "[1, 2]\n", "{\"id\":\"blast-0\",\"text\":\"again\"}\n"];
    let line = |at: usize| if at % 20 == 19 { broken[at / 20 % 4].to_owned() } else { row(at) };
    desk.write("news.jsonl", (0..200).map(line).collect::<String>());
}

#[test]
fn one_bad_record_in_twenty_is_counted_and_the_others_are_all_there() {
    let desk = Desk::new();
    one_in_twenty(&desk);
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(1);
    let report: serde_json::Value = serde_json::from_str(&desk.read("out/report.json")).unwrap();
    assert_eq!([&report["inputs"], &report["articles"], &report["failures"]], [200, 190, 10]);
    let ids: Vec<String> = desk.lines("out/articles.jsonl").iter().map(|record| record["id"].to_string()).collect();
    let whole = |at: &usize| at % 20 != 19;
    let expected =
        (0..200).filter(whole).map(|at| serde_json::from_str::<serde_json::Value>(&row(at)).unwrap()["id"].to_string());
    assert_eq!(ids, expected.collect::<Vec<_>>());
    let origins: Vec<String> =
        desk.lines("out/failures.jsonl").iter().map(|line| line["origin"].as_str().unwrap().to_owned()).collect();
    assert_eq!(origins, (1..=10).map(|at| format!("news.jsonl:{}", at * 20)).collect::<Vec<_>>());
}

/// Files of a run that an undisturbed one fixes.
fn written(desk: &Desk, out: &str) -> Vec<String> {
    ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl"]
        .map(|file| desk.read(&format!("{out}/{file}")))
        .into()
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_midway_stops_the_run_and_space_lets_it_go_on() {
    let desk = Desk::new();
    one_in_twenty(&desk);
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    // No file may grow beyond 100 KiB: as a refused write, then as the signal that ends the process.
    for (trap, ends) in [("trap '' XFSZ; ", Some(2)), ("", None)] {
        let script = format!("{trap}ulimit -f 100; exec {PROGRAM} run --input news.jsonl --out out --jobs 2");
        let limited =
            std::process::Command::new("bash").args(["-c", &script]).current_dir(desk.path()).output().unwrap();
        assert_eq!(limited.status.code(), ends);
        if ends.is_some() {
            let told = String::from_utf8_lossy(&limited.stderr).into_owned();
            assert!(told.contains("expected to write out/articles.jsonl, found: File too large"), "{told}");
        }
        assert!(!desk.path().join("out/articles.jsonl").exists(), "no half-written file under its name");
    }
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(1);
    assert_eq!(written(&desk, "out"), written(&desk, "whole"));
    desk.copydesk(&["verify", "out"]).assert().success();
}

#[test]
fn a_slow_reader_of_the_stream_gets_every_line() {
    let desk = Desk::new();
    one_in_twenty(&desk);
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    let mut child = std::process::Command::new(PROGRAM)
        .args(["run", "--input", "news.jsonl", "--out", "-", "--jobs", "3"])
        .current_dir(desk.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let (mut pipe, mut piece, mut got) = (child.stdout.take().unwrap(), [0; 97], Vec::new());
    // Far more than a pipe holds: the program must wait for the reader, article by article.
    while let Ok(length @ 1..) = std::io::Read::read(&mut pipe, &mut piece) {
        got.extend_from_slice(&piece[..length]);
        std::thread::yield_now();
    }
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(got.len() > 200_000, "{}", got.len());
    assert_eq!(String::from_utf8(got).unwrap(), desk.read("whole/articles.jsonl"));
}

#[test]
fn triage_leaves_quiet_articles_to_the_rules_and_counts_them() {
    let desk = Desk::new();
    desk.write("pipeline.toml", "[model]\nengine = \"none\"\n[triage]\nenabled = true\n");
    desk.write_articles("news.jsonl", 30);
    let assert = desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().success();
    let table = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    assert!(table.contains("10 articles without a sign of an event: left to the rules"), "{table}");
    let report: serde_json::Value = serde_json::from_str(&desk.read("out/report.json")).unwrap();
    assert_eq!([&report["articles"], &report["skipped"]], [30, 10]);
    for record in desk.lines("out/articles.jsonl") {
        let quiet = record["id"].as_str().unwrap().starts_with("cake");
        let noted = record["notes"].as_array().unwrap().iter().any(|note| note["rule"] == "triage");
        assert_eq!(quiet, noted, "{record}");
        assert_eq!(quiet, record["events"].as_array().unwrap().is_empty(), "{record}");
    }
    desk.copydesk(&["verify", "out"]).assert().success();
}

#[test]
fn programs_read_the_log_and_the_metrics() {
    let desk = Desk::new();
    one_in_twenty(&desk);
    let args = ["run", "--input", "news.jsonl", "--out", "out", "--log", "json", "--metrics", "run.prom"];
    let output = desk.copydesk(&args).assert().code(1).get_output().clone();
    let told: Vec<serde_json::Value> =
        String::from_utf8(output.stderr).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |event: &str| told.iter().filter(|line| line["event"] == event).count();
    assert_eq!((count("begin"), count("failed"), count("end"), count("report")), (1, 10, 1, 1));
    let report = &told.last().unwrap()["report"];
    assert_eq!([&report["inputs"], &report["failures"]], [200, 10]);
    let metrics = desk.read("run.prom");
    assert!(
        metrics.contains("\ncopydesk_articles 190\n") && metrics.contains("copydesk_stage_seconds{stage=\"resolve\"} ")
    );
}
