//! What drives the program through pipes: a corpus cut among processes gives the bytes of one run.

use crate::support::{Desk, PROGRAM, row};
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The command that every driver starts for its part.
const PART: [&str; 7] = ["run", "--input", "-", "--out", "-", "--jobs", "1"];

/// Starts the program on `rows`, all of them at once, as a cluster does.
fn start(desk: &Desk, rows: &str) -> std::thread::JoinHandle<Output> {
    let mut command = Command::new(PROGRAM);
    command.args(PART).current_dir(desk.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdin, rows) = (child.stdin.take().unwrap(), rows.to_owned());
    std::thread::spawn(move || {
        let written = std::thread::spawn(move || stdin.write_all(rows.as_bytes()));
        let output = child.wait_with_output().unwrap();
        written.join().unwrap().unwrap();
        output
    })
}

/// A corpus with one bad row in ten.
fn corpus(count: usize) -> Vec<String> {
    (0..count).map(|at| if at % 10 == 7 { format!("{{\"id\":\"bad-{at}\"}}\n") } else { row(at) }).collect()
}

#[test]
fn parts_of_a_corpus_joined_again_are_the_bytes_of_one_run() {
    let desk = Desk::new();
    let rows = corpus(60);
    let whole = start(&desk, &rows.concat()).join().unwrap();
    assert_eq!(whole.status.code(), Some(1), "bad rows are told by the exit code");
    assert_eq!(String::from_utf8_lossy(&whole.stdout).lines().count(), 54);
    for size in [9, 25, 60] {
        let parts: Vec<_> = rows.chunks(size).map(|rows| start(&desk, &rows.concat())).collect();
        let outputs: Vec<Output> = parts.into_iter().map(|part| part.join().unwrap()).collect();
        let joined: Vec<u8> = outputs.iter().flat_map(|output| output.stdout.clone()).collect();
        assert!(joined == whole.stdout, "parts of {size} rows give other bytes");
    }
}

#[test]
fn a_framework_that_takes_one_for_a_crash_is_given_zero() {
    let desk = Desk::new();
    desk.write("part.jsonl", corpus(10).concat());
    desk.write("none.jsonl", "");
    for (part, records) in [("part.jsonl", 9), ("none.jsonl", 0)] {
        let wrapped = format!("'{PROGRAM}' {} <{part} || [ $? = 1 ]", PART.join(" "));
        let output = Command::new("sh").args(["-c", &wrapped]).current_dir(desk.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), records);
    }
}

#[test]
fn gnu_parallel_gives_the_bytes_of_one_run() {
    let gnu = Command::new("parallel").arg("--version").output();
    if !gnu.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("GNU parallel")) {
        eprintln!("skipped: GNU parallel is not installed");
        return;
    }
    let desk = Desk::new();
    desk.write("news.jsonl", (0..60).map(row).collect::<String>());
    let whole = desk.copydesk(&["run", "--input", "news.jsonl", "--out", "-"]).output().unwrap();
    let mut command = Command::new("parallel");
    command
        .args(["--keep-order", "--jobs", "2", "--pipepart", "-a", "news.jsonl", "--block", "6k", PROGRAM])
        .args(PART);
    let output = command.env("HOME", desk.path()).current_dir(desk.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 60);
    assert!(output.stdout == whole.stdout, "the parts give other bytes");
}
