//! The command line: full output, exit codes.

use crate::support::{ARTICLES, Desk, row};

#[test]
fn help_shows_verbs_examples_and_exit_codes() {
    let desk = Desk::new();
    let output = desk.copydesk(&["--help"]).assert().success().get_output().stdout.clone();
    let help = String::from_utf8(output).unwrap();
    for words in [
        "run          Process a batch",
        "extract      Read one article",
        "explain      Show what each stage saw",
        "check        Check configuration",
        "schema       Print the JSON Schema",
        "verify       Re-check what a run wrote",
        "completions  Print a completion script",
        "Examples:\n  copydesk run ",
        "Exit codes:\n  0  everything was done\n  1  some documents failed",
        "  2  could not start",
    ] {
        assert!(help.contains(words), "{words:?} not in\n{help}");
    }
    for verb in ["run", "extract", "explain", "verify"] {
        let output = desk.copydesk(&[verb, "--help"]).assert().success().get_output().stdout.clone();
        let help = String::from_utf8(output).unwrap();
        assert!(help.contains("Examples:") && help.contains("Exit codes:"), "{help}");
    }
}

#[test]
fn run_writes_the_five_files_and_verify_finds_nothing_wrong() {
    let desk = Desk::new();
    desk.write_articles("corpus/news.jsonl", 6);
    desk.write("corpus/expressions/dates.toml", "not = 'an article'");
    desk.write("corpus/README.md", "not an article");
    let output = desk.copydesk(&["run"]).assert().success().get_output().stdout.clone();
    let text = String::from_utf8(output).unwrap();
    assert!(text.starts_with("6 of 6 articles, "), "{text}");
    for words in ["stage       articles  failed   seconds  share", "ingest ", "render ", "written to out\n"] {
        assert!(text.contains(words), "{words:?} not in\n{text}");
    }
    for file in ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl", "report.json"] {
        assert!(desk.path().join("out").join(file).exists(), "{file}");
    }
    let leftovers = std::fs::read_dir(desk.path().join("out")).unwrap().count();
    assert_eq!(leftovers, 5, "no temporary file is left");
    let output = desk.copydesk(&["verify", "out"]).assert().success().get_output().stdout.clone();
    assert!(String::from_utf8(output).unwrap().starts_with("out: 6 articles, "));
}

#[test]
fn verify_finds_a_span_that_was_tampered_with() {
    let desk = Desk::new();
    desk.write_articles("news.jsonl", 1);
    desk.copydesk(&["run", "--input", "news.jsonl", "--out", "out"]).assert().success();
    let tampered = desk.read("out/articles.jsonl").replace("KARAM, March 4", "KARAM,  March 4");
    desk.write("out/articles.jsonl", tampered);
    let output = desk.copydesk(&["verify", "out"]).assert().code(1).get_output().stdout.clone();
    let text = String::from_utf8(output).unwrap();
    assert!(
        text.contains("articles.jsonl:1: blast-0: sha256: expected the digest of the text, found another"),
        "{text}"
    );
    std::fs::remove_file(desk.path().join("out/events.jsonl")).unwrap();
    desk.copydesk(&["verify", "out"]).assert().code(2);
}

#[test]
fn extract_reads_a_file_a_pipe_and_a_row() {
    let desk = Desk::new();
    let (_, text) = ARTICLES[0];
    desk.write("blast.txt", text);
    let from_file = desk.copydesk(&["extract", "blast.txt", "--json", "--published", "2024-03-05"]).output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&from_file.stdout).unwrap();
    assert_eq!(record["id"], "blast");
    assert_eq!(record["text"], text);
    assert_eq!(record["published"], "2024-03-05");
    assert_eq!(record["published_basis"], "given");
    let piped = desk.copydesk(&["extract", "-", "--json"]).write_stdin(text).output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&piped.stdout).unwrap();
    assert_eq!(record["id"], "-");
    assert_eq!(record["published"], serde_json::Value::Null);
    let row = desk.copydesk(&["extract", "-"]).write_stdin(row(2)).assert().success().get_output().stdout.clone();
    let text = String::from_utf8(row).unwrap();
    assert!(text.starts_with("cake-2 · published 2024-03-05 (given) · en · "), "{text}");
    assert!(text.contains("\nno event\n"), "{text}");
}

#[test]
fn extract_tells_what_is_wrong_with_its_article() {
    let desk = Desk::new();
    desk.write("empty.txt", "");
    desk.copydesk(&["extract", "empty.txt"])
        .assert()
        .code(1)
        .stdout("")
        .stderr("copydesk: empty.txt: ingest: expected an article, found an empty file\n");
    desk.copydesk(&["extract", "nowhere.txt"]).assert().code(2);
}

#[test]
fn explain_shows_only_the_views_asked_for() {
    let desk = Desk::new();
    desk.write("cake.txt", ARTICLES[2].1);
    let output = desk.copydesk(&["explain", "cake.txt", "--only", "sentences,article"]).assert().success();
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("==")).collect();
    assert_eq!(heads, ["== article", "== sentences"]);
    assert!(text.contains("   1 body"), "{text}");
    assert!(text.contains("  language   en"), "{text}");
    let wrong = desk.copydesk(&["explain", "cake.txt", "--only", "weather"]).assert().code(2);
    let message = String::from_utf8(wrong.get_output().stderr.clone()).unwrap();
    assert!(message.contains("possible values: article, sentences, tags"), "{message}");
}

#[test]
fn check_tells_every_problem_at_once() {
    let desk = Desk::new();
    desk.write("bad.toml", "[run]\njob = 2\nqueue = 0\n[model]\nengine = \"rtem\"\n");
    let expected = "copydesk: 3 problems in bad.toml\n  \
        5: model.engine: expected one of rten, rust-bert, none, found \"rtem\"; nearest is \"rten\"\n  \
        2: run.job: expected one of the keys checkpoint, database, jobs, limit_bytes, limit_seconds, metrics, out, packing, queue, shard, tables, found \"job\"; nearest is \"jobs\"\n  \
        3: run.queue: expected a whole number from 1 to 1024, found 0\n";
    desk.copydesk(&["check", "--config", "bad.toml"]).assert().code(2).stdout("").stderr(expected);
    desk.copydesk(&["check"]).assert().code(2).stderr(
        "copydesk: 1 problem in pipeline.toml\n  \
         input.paths[0]: expected a file, a folder, a glob pattern or -, found nothing at corpus\n",
    );
    desk.write("corpus/a.jsonl", row(0));
    desk.copydesk(&["check"])
        .assert()
        .success()
        .stdout("pipeline.toml: nothing wrong with configuration, inputs and model\n");
}

#[test]
fn schemas_and_completions_are_printed() {
    let desk = Desk::new();
    for record in ["article", "event", "incident", "failure", "report", "config", "fetch-index", "fetch-report"] {
        let output = desk.copydesk(&["schema", record]).output().unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(schema["properties"].is_object(), "{record}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = desk.copydesk(&["completions", shell]).assert().success().get_output().stdout.clone();
        assert!(String::from_utf8(output).unwrap().contains("copydesk"));
    }
}

#[test]
fn standard_input_feeds_a_run() {
    let desk = Desk::new();
    let rows: String = (0..4).map(row).collect();
    desk.copydesk(&["run", "--input", "-", "--out", "out"]).write_stdin(rows).assert().success();
    assert_eq!(desk.lines("out/articles.jsonl").len(), 4);
}
