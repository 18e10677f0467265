//! `copydesk eval` and its gate, on a gold set of three articles.

use crate::support::{ARTICLES, Desk};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Code points of the first occurrence of some words.
fn range(text: &str, words: &str) -> Value {
    let byte = text.find(words).unwrap_or_else(|| panic!("{words:?} not in {text:?}"));
    let start = text[..byte].chars().count();
    json!([start, start + words.chars().count()])
}

/// What a reader finds in an article with one main event: (type, day, trigger, dead, hurt).
fn gold_event(text: &str, (kind, day, trigger): (&str, &str, &str), (killed, injured): (Value, Value)) -> Value {
    json!({
        "id": "E1", "type": kind, "role": "main", "stage": "accomplished", "triggers": [range(text, trigger)],
        "when": {"begin": day, "until": day, "precision": "day"}, "where": [], "perpetrators": [],
        "killed": killed, "injured": injured
    })
}

fn gold_figure(text: &str, (effect, words): (&str, &str), (min, max, bound): (u64, Option<u64>, &str)) -> Value {
    json!({
        "span": range(text, words), "effect": effect, "min": min, "max": max, "bound": bound, "event": "E1",
        "scope": "event", "source": null, "part_of": null
    })
}

/// Gold of the three articles of [`ARTICLES`].
fn gold() -> [Value; 3] {
    let (blast, bus, cake) = (ARTICLES[0].1, ARTICLES[1].1, ARTICLES[2].1);
    let bomb = ("attack.bombing", "2024-03-04", "car bomb exploded");
    let crash = ("accident.transport", "2024-03-05", "plunged into a ravine");
    let toll = |min: u64, max: Option<u64>| json!({"min": min, "max": max});
    [
        json!({
            "id": "blast", "text": blast, "published": "2024-03-05", "kind": ["bombing"], "cluster": "one",
            "events": [gold_event(blast, bomb, (toll(12, None), toll(30, Some(30))))],
            "figures": [
                gold_figure(blast, ("killed", "at least 12 people"), (12, None, "at_least")),
                gold_figure(blast, ("injured", "30"), (30, Some(30), "exact")),
            ],
            "times": [
                {"span": range(blast, "March 4"), "type": "DATE", "value": "2024-03-04"},
                {"span": range(blast, "Monday"), "type": "DATE", "value": "2024-03-04"},
            ],
        }),
        json!({
            "id": "bus", "text": bus, "published": "2024-03-05", "kind": ["bus"], "cluster": "two",
            "events": [gold_event(bus, crash, (toll(7, Some(7)), toll(5, Some(5))))],
            "figures": [gold_figure(bus, ("killed", "7 people"), (7, Some(7), "exact"))],
            "times": [{"span": range(bus, "Tuesday"), "type": "DATE", "value": "2024-03-05"}],
        }),
        json!({"id": "cake", "text": cake, "published": "2024-03-05", "kind": ["no-event"], "cluster": "three"}),
    ]
}

fn rows(articles: &[Value]) -> String {
    articles.iter().map(|row| row.to_string() + "\n").collect()
}

/// A folder with gold, records of the same articles made by the pipeline, and floors pinned on both.
fn pinned() -> Desk {
    let desk = Desk::new();
    desk.write("gold/dev.jsonl", rows(&gold()));
    desk.copydesk(&["run", "--input", "gold/dev.jsonl", "--out", "out"]).assert().success();
    eval(&desk, &["--pin"], 0);
    desk
}

/// Evaluates the folder's records; gives what was printed on standard output and on standard error.
fn eval(desk: &Desk, more: &[&str], code: i32) -> (String, String) {
    told(desk, &[&["eval", "gold", "--records", "out/articles.jsonl"], more].concat(), code)
}

fn told(desk: &Desk, args: &[&str], code: i32) -> (String, String) {
    let output = desk.copydesk(args).assert().code(code).get_output().clone();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Breaks the rule that reads "at least": the record says that exactly two died.
fn damage(desk: &Desk) -> PathBuf {
    let records = desk.read("out/articles.jsonl");
    let wrong = |line: &str| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        if record["id"] == "blast" {
            record["figures"][0]["min"] = json!(2);
            record["figures"][0]["max"] = json!(2);
        }
        record.to_string() + "\n"
    };
    desk.write("out/articles.jsonl", records.lines().map(wrong).collect::<String>())
}

fn has(text: &str, words: &str) {
    assert!(text.contains(words), "{words:?} not in\n{text}");
}

#[test]
fn what_was_pinned_passes() {
    let desk = pinned();
    let (table, breaches) = eval(&desk, &["--gate"], 0);
    has(&table, "dev.jsonl: 3 articles, 0 lost, 0 with another text");
    has(&table, "figures.value");
    assert_eq!(breaches, "");
    let floors: toml::Table = toml::from_str(&desk.read("gold/floors.toml")).unwrap();
    assert_eq!(floors["floors"]["times.value"].as_float(), Some(100.0), "{floors}");
}

#[test]
fn a_gate_without_floors_cannot_start() {
    let desk = pinned();
    let (_, error) = eval(&desk, &["--gate", "--floors", "elsewhere.toml"], 2);
    has(&error, "expected floors in elsewhere.toml, found none; write them with --pin");
}

#[test]
fn a_damaged_rule_is_named_by_slot_and_article() {
    let desk = pinned();
    damage(&desk);
    let (_, breaches) = eval(&desk, &["--gate"], 1);
    has(&breaches, "gate: figures.value: expected at least ");
    let line = breaches.lines().find(|line| line.contains("figures.value")).unwrap();
    assert!(line.ends_with("; fell in blast"), "{line}");
    assert!(!breaches.contains("times."), "slots that did not fall are not named\n{breaches}");
}

#[test]
fn a_damaged_weight_is_named_by_slot_and_article() {
    let desk = pinned();
    told(&desk, &["eval", "gold", "--gate"], 0);
    desk.write("pipeline.toml", "[model]\nengine = \"none\"\n[assemble.weights]\nbirth = 50.0\n");
    let (_, breaches) = told(&desk, &["eval", "gold", "--gate"], 1);
    let line = breaches.lines().find(|line| line.starts_with("gate: events.main: expected at least 100.0")).unwrap();
    assert!(line.ends_with("found 0.0; fell in blast, bus"), "{line}");
}

#[test]
fn a_changed_label_closes_the_gate_until_it_is_pinned_again() {
    let desk = pinned();
    let mut changed = gold();
    changed[2]["times"] = json!([{"span": [0, 3], "type": "DATE", "value": "2024-03-05"}]);
    desk.write("gold/dev.jsonl", rows(&changed));
    let (_, breaches) = eval(&desk, &["--gate"], 1);
    has(&breaches, "gate: dev.jsonl: expected the gold the floors were pinned on, found another");
    eval(&desk, &["--pin", "--allow-regression"], 0);
    eval(&desk, &["--gate"], 0);
}

#[test]
fn a_new_gold_file_and_a_lost_one_close_the_gate() {
    let desk = pinned();
    let mut more = gold()[2].clone();
    more["id"] = json!("another cake");
    desk.write("gold/more.jsonl", rows(&[more]));
    has(&eval(&desk, &["--gate"], 1).1, "gate: more.jsonl: expected the gold the floors were pinned on");
    std::fs::remove_file(desk.path().join("gold/dev.jsonl")).unwrap();
    has(&eval(&desk, &["--gate"], 1).1, "gate: dev.jsonl: expected the gold the floors were pinned on");
}

#[test]
fn a_floor_is_lowered_only_when_allowed() {
    let desk = pinned();
    let before = desk.read("gold/floors.toml");
    damage(&desk);
    let (_, error) = eval(&desk, &["--pin"], 2);
    has(&error, "expected no floor to fall (or --allow-regression), found: ");
    has(&error, "figures.value: ");
    assert_eq!(desk.read("gold/floors.toml"), before, "nothing was written");
    eval(&desk, &["--pin", "--allow-regression"], 0);
    eval(&desk, &["--gate"], 0);
}

#[test]
fn a_label_that_does_not_slice_to_its_text_is_refused() {
    let desk = pinned();
    let mut wrong = gold();
    wrong[1]["events"][0]["where"] = json!([{"span": [2, 5], "text": "ravine", "country": null}]);
    desk.write("gold/dev.jsonl", rows(&wrong));
    let (_, error) = eval(&desk, &["--gate"], 2);
    has(&error, "dev.jsonl:2: bus: expected the words \"ravine\" at 2..5, found \"bus\"");
    let mut spelled = gold();
    spelled[0]["figures"][1]["text"] = json!("31");
    desk.write("gold/dev.jsonl", rows(&spelled));
    has(&eval(&desk, &[], 2).1, "dev.jsonl:1: blast: expected the words \"31\" at 121..123, found \"30\"");
    wrong[1]["events"][0]["where"] = json!([{"span": [2, 5000], "text": "bus", "country": null}]);
    desk.write("gold/dev.jsonl", rows(&wrong));
    has(&eval(&desk, &[], 2).1, "dev.jsonl:2: bus: place of E1: expected a range inside 0..");
    desk.write("gold/dev.jsonl", "{\"id\": 1}\n");
    has(&eval(&desk, &[], 2).1, "dev.jsonl:1: expected a gold article, found: ");
}

#[test]
fn every_format_holds_the_slots() {
    let desk = pinned();
    let (json, _) = eval(&desk, &["--format", "json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["dev.jsonl"]["articles"][0]["id"], "blast");
    let tally = &json["dev.jsonl"]["articles"][0]["scores"]["figures.value"];
    assert_eq!(*tally, json!({"right": 2, "given": 2, "wanted": 2}));
    let (markdown, _) = eval(&desk, &["--format", "markdown"], 0);
    has(&markdown, "### dev.jsonl: 3 articles");
    has(&markdown, "| figures.value | ");
    let (passing, _) = eval(&desk, &["--format", "junit", "--gate"], 0);
    has(&passing, "failures=\"0\"");
    assert_eq!(passing.matches("<?xml").count(), 1);
    assert!(passing.ends_with("</testsuite>\n</testsuites>\n"), "{passing}");
    damage(&desk);
    let (failing, _) = eval(&desk, &["--format", "junit", "--gate"], 1);
    has(&failing, "name=\"figures.value\"><failure message=\"figures.value: expected at least ");
    let (table, _) = eval(&desk, &["--tags"], 0);
    has(&table, "dev.jsonl / bus: 1 articles");
    let (table, _) = eval(&desk, &["--articles"], 0);
    let rows = table.split("dev.jsonl: right/given/wanted\n").nth(1).unwrap();
    let ids: Vec<&str> = rows.lines().skip(1).filter_map(|row| row.split_whitespace().next()).collect();
    assert_eq!((ids[0], ids.len()), ("blast", 3), "the damaged article comes first:\n{rows}");
    has(rows, "1/2/2");
}

#[test]
fn a_comparison_lists_what_changed() {
    let desk = pinned();
    let (before, _) = eval(&desk, &["--format", "json"], 0);
    desk.write("before.json", before);
    has(&eval(&desk, &["--against", "before.json"], 0).0, "since the earlier evaluation:\nnothing changed");
    damage(&desk);
    let (table, _) = eval(&desk, &["--against", "before.json"], 0);
    let changes = table.split("since the earlier evaluation:\n").nth(1).unwrap();
    has(changes, "figures.value");
    has(changes, "    blast: 2/2/2 -> 1/2/2\n");
    assert!(!changes.contains("    bus:") && !changes.contains("times."), "{changes}");
    let (markdown, _) = eval(&desk, &["--against", "before.json", "--format", "markdown"], 0);
    has(&markdown, ", 1 articles) |");
    desk.write("before.json", "not scores");
    has(&eval(&desk, &["--against", "before.json"], 2).1, "expected an evaluation written by --format json");
}

#[test]
fn one_article_is_shown_with_gold_and_guess() {
    let desk = pinned();
    let (shown, _) = eval(&desk, &["--show", "blast"], 0);
    has(
        &shown,
        "\nKARAM, March 4 (Wire) - A car bomb exploded outside a market in Karam on Monday, killing at least\n",
    );
    has(&shown, "  = time.DATE value=2024-03-04\n");
    let figures: Vec<&str> = shown.lines().filter(|line| line.contains("at least 12 people  ")).collect();
    assert!(figures.iter().any(|line| line.starts_with("  gold ")), "{shown}");
    assert!(figures.iter().any(|line| line.starts_with("  guess ")), "{shown}");
    has(&eval(&desk, &["--show", "nothing"], 2).1, "expected the id of a gold article that has a record");
}

#[test]
fn gold_is_counted_and_annotators_are_compared() {
    let desk = pinned();
    let (counts, _) = told(&desk, &["gold", "stats", "gold"], 0);
    has(&counts, "figure effect\n  killed                             2\n  injured                            1\n");
    let (json, _) = told(&desk, &["gold", "stats", "gold", "--json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["totals"], json!({"articles": 3, "words": 82, "dated": 3, "without event": 1, "clusters": 3}));
    let mut second = gold();
    second[1]["events"][0]["type"] = json!("accident.other");
    desk.write("second.jsonl", rows(&second[..2]));
    let (agreement, _) = told(&desk, &["gold", "agree", "gold", "second.jsonl"], 0);
    has(&agreement, "2 articles in common, 1 of one annotator alone (cake)\n");
    has(&agreement, "  event.type.accuracy           50.0  (1 of 2 and 2)\n");
    has(&agreement, "  figures.value                100.0  (3 of 3 and 3)\n");
    has(&agreement, "  events in common: type            0.40  (2 units)\n");
    has(&agreement, "  words: figures, by effect         1.00  (");
}

#[test]
fn gold_goes_to_annotation_tools_and_back() {
    let desk = pinned();
    for (format, file) in [("label-studio", "tasks.json"), ("doccano", "rows.jsonl"), ("brat", "brat")] {
        told(&desk, &["gold", "export", "gold", "--format", format, "--out", file], 0);
        let (back, lost) = told(&desk, &["gold", "import", file, "--format", format], 0);
        assert_eq!(lost, "");
        desk.write("gold/dev.jsonl", back);
        eval(&desk, &["--gate"], 0);
    }
    assert!(desk.read("brat/blast.ann").contains("E1\tevent-attack-bombing:T1 Figure:T2 Figure2:T3\n"));
    let (columns, lost) = told(&desk, &["gold", "export", "gold", "--format", "conll"], 0);
    has(&columns, "-DOCSTART-\n# gold = {\"cluster\":\"one\",\"id\":\"blast\"");
    has(&lost, "what the format cannot hold, 4:\n  blast: 5 marks whose details columns do not hold\n");
    desk.write("columns.conll", columns);
    has(&told(&desk, &["gold", "import", "columns.conll", "--format", "conll"], 1).1, "marks that made no label, ");
}

#[test]
fn files_that_are_no_export_are_refused() {
    let desk = pinned();
    desk.write("tasks.json", "[{}]");
    let (_, error) = told(&desk, &["gold", "import", "tasks.json", "--format", "label-studio"], 2);
    has(&error, "tasks.json:1: expected a task with the field data.text, found ");
    desk.write("brat/k.txt", "abc");
    desk.write("brat/k.ann", "T1\tplace 0 2\tbc\n");
    let (_, error) = told(&desk, &["gold", "import", "brat", "--format", "brat"], 2);
    has(&error, "brat/k.ann:1: expected the words of the text, found \"bc\" where the text has \"ab\" at 0..2");
    let (_, error) = told(&desk, &["gold", "export", "gold", "--format", "brat"], 2);
    has(&error, "expected --out FOLDER, found none: brat keeps two files an article");
}
