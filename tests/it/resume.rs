//! Killed runs go on where they were; shards merge; streams stream.

use crate::support::{Desk, PROGRAM, row};
use std::process::{Command, Stdio};

/// Files whose bytes an undisturbed run fixes.
const FIXED: [&str; 4] = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl"];

fn files(desk: &Desk, out: &str) -> Vec<String> {
    FIXED.iter().map(|file| desk.read(&format!("{out}/{file}"))).collect()
}

/// A corpus of 120 articles and a bad line, with a mark after every three documents.
fn corpus() -> Desk {
    let desk = Desk::new();
    desk.write("pipeline.toml", "[model]\nengine = \"none\"\n[run]\ncheckpoint = 3\n");
    let rows: Vec<String> = (0..120).map(row).collect();
    desk.write("news.jsonl", rows[..50].concat() + "nonsense\n" + &rows[50..].concat());
    desk
}

#[test]
fn killed_runs_give_the_bytes_of_an_undisturbed_one() {
    let desk = corpus();
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    let part = desk.path().join("out/.articles.jsonl.part");
    let mut killed = 0;
    for size in [1, 20_000, 60_000] {
        let mut child = Command::new(PROGRAM)
            .args(["run", "--input", "news.jsonl", "--out", "out", "--jobs", "2"])
            .current_dir(desk.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while std::fs::metadata(&part).map_or(0, |file| file.len()) < size {
            if child.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::yield_now();
        }
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(killed > 0, "no run was slow enough to be killed");
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(1);
    assert_eq!(files(&desk, "out"), files(&desk, "whole"));
    assert!(!desk.path().join("out/.journal").exists());
    desk.copydesk(&["verify", "out"]).assert().success();
}

#[test]
fn a_journal_of_other_inputs_stops_the_run() {
    let desk = corpus();
    std::fs::create_dir(desk.path().join("out")).unwrap();
    std::os::unix::fs::symlink("/dev/full", desk.path().join("out/.failures.jsonl.part")).unwrap();
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(2);
    std::fs::remove_file(desk.path().join("out/.failures.jsonl.part")).unwrap();
    desk.write("out/.failures.jsonl.part", "");
    desk.write("news.jsonl", (200..230).map(row).collect::<String>());
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(2).stderr(
        "copydesk: expected the inputs that the journal of out was begun with, found others: \
         name another --out, or begin anew with --fresh\n",
    );
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out", "--fresh"]).assert().success();
    assert_eq!(desk.lines("out/articles.jsonl").len(), 30);
}

#[test]
fn shards_share_the_work_and_merge_to_the_whole() {
    let desk = corpus();
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    let mut parts = Vec::new();
    for part in ["1", "2", "3"] {
        let shard = format!("{part}/3");
        desk.copydesk(&["run", "--input", "news.jsonl", "--out", part, "--shard", &shard]).output().unwrap();
        parts.push(desk.lines(&format!("{part}/articles.jsonl")).len());
    }
    assert_eq!(parts.iter().sum::<usize>(), 120);
    assert!(parts.iter().all(|count| *count > 20), "{parts:?}");
    desk.copydesk(&["merge", "1", "2", "3", "--out", "merged"]).assert().code(1);
    desk.copydesk(&["verify", "merged"]).assert().success();
    let sorted = |out: &str| {
        let mut lines: Vec<String> = desk.read(&format!("{out}/articles.jsonl")).lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted("merged"), sorted("whole"));
    desk.copydesk(&["merge", "1", "1", "--out", "twice"]).assert().code(2);
    let wrong =
        desk.copydesk(&["run", "--input", "news.jsonl", "--shard", "4/3"]).assert().code(2).get_output().clone();
    let message = String::from_utf8(wrong.stderr).unwrap();
    assert!(message.contains("'--shard <I/N>': expected a part like 3/16"), "{message}");
    desk.write("pipeline.toml", "[run]\nshard = \"4/3\"\n");
    let wrong = desk.copydesk(&["run", "--input", "news.jsonl"]).assert().code(2).get_output().clone();
    let message = String::from_utf8(wrong.stderr).unwrap();
    assert!(message.contains("1 problem in pipeline.toml\n  run.shard: expected a part like 3/16"), "{message}");
}

#[test]
fn a_stream_gives_the_lines_of_a_folder() {
    let desk = corpus();
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    let rows = desk.read("news.jsonl");
    let stream = |more: &[&str]| {
        let args = [&["run", "--input", "-", "--out", "-"], more].concat();
        let output = desk.copydesk(&args).write_stdin(rows.clone()).assert().code(1).get_output().clone();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (articles, told) = stream(&[]);
    assert_eq!(articles, desk.read("whole/articles.jsonl"));
    assert!(told.contains("failed: -:51 (-:51): ingest: expected a JSON object on one line"), "{told}");
    assert_eq!(stream(&["--events"]).0, desk.read("whole/events.jsonl"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_stops_after_the_articles_in_work() {
    let desk = corpus();
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "whole"]).assert().code(1);
    let part = desk.path().join("out/.articles.jsonl.part");
    let child = Command::new(PROGRAM)
        .args(["run", "--input", "news.jsonl", "--out", "out", "--jobs", "1"])
        .current_dir(desk.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while std::fs::metadata(&part).map_or(0, |file| file.len()) == 0 {
        std::thread::yield_now();
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("stopping after the articles in work"), "{told}");
    assert!(told.contains("inputs are done; the same command goes on from there"), "{told}");
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().code(1);
    assert_eq!(files(&desk, "out"), files(&desk, "whole"));
}
