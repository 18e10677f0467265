//! Runs that are stopped or killed, and go on.

use super::server::{Reply, Server, page};
use super::{desk, fetch, serving};
use crate::support::{Desk, PROGRAM};
use std::collections::BTreeSet;
use std::process::{Command, ExitStatus};
use std::time::Duration;

/// Pages of the list.
const PAGES: usize = 40;

/// Starts a run and sends it `signal` once the server has been asked for `pages` pages.
fn stopped(desk: &Desk, server: &Server, signal: &str, pages: usize) -> ExitStatus {
    let mut command = Command::new(PROGRAM);
    let mut child = command.current_dir(desk.path()).args(["fetch", "--urls", "urls.txt"]).spawn().unwrap();
    while server.log(|log| log.hits.len()) < pages {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap()
}

#[test]
fn a_run_that_is_stopped_or_killed_loses_nothing() {
    let server = serving(|request| Reply::Late(Duration::from_millis(30), page(&request.path)));
    let desk = desk("");
    let urls: BTreeSet<String> = (0..PAGES).map(|number| server.url(&format!("/{number}"))).collect();
    desk.write("urls.txt", urls.iter().cloned().collect::<Vec<_>>().join("\n"));
    assert_eq!(stopped(&desk, &server, "-INT", 8).code(), Some(1));
    let report: serde_json::Value = serde_json::from_str(&desk.read("pages/report.json")).unwrap();
    let counts = &report["counts"];
    assert_eq!((&report["interrupted"], counts["urls"].as_u64()), (&true.into(), Some(PAGES as u64)));
    let fetched = counts["fetched"].as_u64().unwrap();
    assert!(fetched > 0 && counts["left"].as_u64() == Some(PAGES as u64 - fetched), "{report:#}");
    assert_eq!(stopped(&desk, &server, "-KILL", 24).code(), None);
    let report = fetch(&desk, &["--urls", "urls.txt"], 0);
    let (known, rest) = (report["counts"]["known"].as_u64().unwrap(), report["counts"]["fetched"].as_u64().unwrap());
    assert!(known >= fetched && known + rest == PAGES as u64, "{report:#}");
    desk.copydesk(&["run", "--input", "pages/pages.warc.gz", "--out", "out"]).assert().success();
    let articles = desk.lines("out/articles.jsonl");
    let read: BTreeSet<String> = articles.iter().map(|article| article["url"].as_str().unwrap().to_owned()).collect();
    assert_eq!((articles.len(), read), (PAGES, urls));
}
