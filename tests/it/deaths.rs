//! A document that takes the whole process with it stops the batch a few times, and then no more.

use crate::support::{Desk, PROGRAM, row};
use std::process::{Command, Output};

/// Five articles, and as the fourth of six documents `poison`.
fn corpus(desk: &Desk, poison: &serde_json::Value) {
    let rows: String = (0..5).map(row).collect();
    let at = rows.match_indices('\n').nth(2).map_or(0, |(at, _)| at + 1);
    desk.write("news.jsonl", format!("{}{poison}\n{}", &rows[..at], &rows[at..]));
    desk.write("sound.jsonl", rows);
    desk.copydesk(&["run", "--input", "sound.jsonl", "--out", "sound"]).assert().success();
}

/// The records of all other documents, and the failure of the one.
fn left_out(desk: &Desk) {
    for file in ["articles.jsonl", "events.jsonl", "incidents.jsonl"] {
        assert_eq!(desk.read(&format!("out/{file}")), desk.read(&format!("sound/{file}")), "{file}");
    }
    let failures = desk.lines("out/failures.jsonl");
    assert_eq!(failures.len(), 1);
    assert_eq!([&failures[0]["id"], &failures[0]["origin"]], ["poison", "news.jsonl:4"]);
    assert_eq!(failures[0]["stage"], "killed");
    let error =
        "expected the program to live through the document, found that it ended 4 times in a row while it was in work";
    assert_eq!(failures[0]["error"], error);
    let report: serde_json::Value = serde_json::from_str(&desk.read("out/report.json")).unwrap();
    assert_eq!([&report["inputs"], &report["articles"], &report["failures"]], [6, 5, 1]);
    assert!(!desk.path().join("out/.roster").exists());
    desk.copydesk(&["verify", "out"]).assert().success();
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_that_exhausts_the_memory_is_left_out_after_four_deaths() {
    let desk = Desk::new();
    let page = format!("<html><body><article>{}</article></body></html>", "<p>a</p>".repeat(1_500_000));
    corpus(&desk, &serde_json::json!({"id": "poison", "published": "2024-03-05", "html": page}));
    let limited = || -> Output {
        let script = format!("ulimit -c 0; ulimit -v 700000; exec {PROGRAM} run --input news.jsonl --out out --jobs 2");
        Command::new("bash").args(["-c", &script]).current_dir(desk.path()).output().unwrap()
    };
    for death in 1..=4 {
        let output = limited();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_none() && told.contains("memory allocation of"), "death {death}: {told}");
        assert!(!desk.path().join("out/articles.jsonl").exists());
    }
    assert_eq!(limited().status.code(), Some(1));
    left_out(&desk);
}

#[test]
fn killed_at_one_document_again_and_again_a_run_goes_on_without_it() {
    let desk = Desk::new();
    desk.write("pipeline.toml", "[model]\nengine = \"none\"\n[run]\nlimit_seconds = 0\nlimit_bytes = 2000000\n");
    let text = "Two people were killed by a bomb in Karam on Monday, police said. ".repeat(20_000);
    corpus(&desk, &serde_json::json!({"id": "poison", "published": "2024-03-05", "text": text}));
    let in_work = |roster: &str| {
        let told = |line: &&str| line.contains(":3}") || line.contains("[3,");
        roster.lines().rfind(told).is_some_and(|line| line == "{\"Begun\":3}")
    };
    for death in 1..=4 {
        let mut child = Command::new(PROGRAM)
            .args(["run", "--input", "news.jsonl", "--out", "out", "--jobs", "2"])
            .current_dir(desk.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let roster = desk.path().join("out/.roster");
        // What the last session left is no sign of this one: it has counted its deaths first.
        let counted = format!("[3,{}]", death - 1);
        let ready = |text: &str| in_work(text) && (death == 1 || text.contains(&counted));
        while !std::fs::read_to_string(&roster).is_ok_and(|text| ready(&text)) {
            assert_eq!(child.try_wait().unwrap(), None, "the run ended before it was killed");
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out", "--jobs", "2"]).assert().code(1);
    left_out(&desk);
}
