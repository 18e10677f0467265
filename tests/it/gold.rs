//! Gold as users make it: beside pages, suggested by the program, from several files.

use crate::support::{ARTICLES, Desk};
use serde_json::{Value, json};

fn has(text: &str, words: &str) {
    assert!(text.contains(words), "{words:?} not in\n{text}");
}

fn told(desk: &Desk, args: &[&str], code: i32) -> (String, String) {
    let output = desk.copydesk(args).assert().code(code).get_output().clone();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A page with a teaser beside its article, and gold without labels.
fn page(desk: &Desk) {
    let (first, second) = ARTICLES[0].1.trim().split_once('\n').unwrap();
    let html = format!(
        "<html><head><title>Blast in Karam</title><meta property=\"article:published_time\" content=\"2024-03-05\">\
         </head><body><article><h1>Blast in Karam</h1><p>{first}</p><p>{second}</p></article><aside><a href=\"/x\">Train \
         crash kills 40</a></aside></body></html>"
    );
    desk.write("gold/pages/blast.html", html);
    let gold = json!({
        "id": "blast", "title": "Blast in Karam", "published": "2024-03-05", "text": format!("{first}\n\n{second}")
    });
    desk.write("gold/pages/blast.gold.json", serde_json::to_string_pretty(&gold).unwrap());
}

#[test]
fn gold_beside_a_page_is_scored_on_the_page() {
    let desk = Desk::new();
    page(&desk);
    let (table, _) = told(&desk, &["eval", "gold", "--pin"], 0);
    has(&table, "pages: 1 articles, 0 lost, 0 with another text\n  page.text.accuracy           100.0");
    has(&table, "page.title.accuracy          100.0");
    has(&table, "page.published.accuracy      100.0");
    told(&desk, &["eval", "gold", "--gate"], 0);
    has(&told(&desk, &["eval", "gold/pages/blast.gold.json"], 0).0, "1 articles, 0 lost, 0 with another text");
    let (table, _) = told(&desk, &["run", "--input", "gold", "--out", "out"], 0);
    has(&table, "1 of 1 articles");
}

#[test]
fn a_page_that_is_read_otherwise_closes_the_gate() {
    let desk = Desk::new();
    page(&desk);
    told(&desk, &["eval", "gold", "--pin"], 0);
    let html = desk.read("gold/pages/blast.html").replace("cowardly ", "");
    desk.write("gold/pages/blast.html", html);
    let (_, breaches) = told(&desk, &["eval", "gold", "--gate"], 1);
    has(&breaches, "gate: pages: expected the gold the floors were pinned on, found another");
    has(&breaches, "gate: page.text.accuracy: expected at least 100.0, found 0.0; fell in blast");
    // Records of another run, by contrast, are no records of this gold.
    desk.write("mine/a.jsonl", json!({"id": "a", "text": "It rained.", "published": "2024-03-05"}).to_string());
    told(&desk, &["run", "--input", "mine", "--out", "out"], 0);
    told(&desk, &["eval", "mine", "--pin"], 0);
    let records = desk.read("out/articles.jsonl").replace("It rained.", "It snowed.");
    desk.write("out/articles.jsonl", records);
    let (_, breaches) = told(&desk, &["eval", "mine", "--gate", "--records", "out/articles.jsonl"], 1);
    has(&breaches, "gate: expected a record of gold's own text for every article, found another text for a");
    desk.write("out/articles.jsonl", "");
    let (_, breaches) = told(&desk, &["eval", "mine", "--gate", "--records", "out/articles.jsonl"], 1);
    has(&breaches, "gate: expected a record of gold's own text for every article, found none for a");
    std::fs::remove_file(desk.path().join("gold/pages/blast.html")).unwrap();
    let (_, error) = told(&desk, &["eval", "gold"], 2);
    has(&error, "blast.gold.json: expected the page of the same name with .html or .htm beside it, found none");
}

#[test]
fn suggestions_are_gold_rows_with_the_least_certain_first() {
    let desk = Desk::new();
    for (name, text) in ARTICLES {
        desk.write(&format!("news/{name}.txt"), text);
    }
    let (rows, _) = told(&desk, &["gold", "suggest", "news", "--jobs", "1"], 0);
    let ids: Vec<Value> = rows.lines().map(|row| serde_json::from_str::<Value>(row).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["blast", "bus", "cake"]);
    let sure: Vec<f64> =
        rows.lines().map(|row| serde_json::from_str::<Value>(row).unwrap()["uncertainty"].as_f64().unwrap()).collect();
    assert!(sure[0] > sure[1] && sure[1] > sure[2], "{sure:?}");
    let blast: Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
    assert_eq!(blast["figures"][0]["bound"], "at_least");
    assert_eq!(blast["figures"][0]["event"], blast["events"][0]["id"]);
    // Uncorrected suggestions are gold that the program meets in every slot.
    desk.write("gold/suggested.jsonl", &rows);
    told(&desk, &["run", "--input", "gold", "--out", "out", "--jobs", "1"], 0);
    let (json, _) = told(&desk, &["eval", "gold", "--records", "out/articles.jsonl", "--format", "json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    for article in json["suggested.jsonl"]["articles"].as_array().unwrap() {
        for (slot, tally) in article["scores"].as_object().unwrap() {
            assert_eq!((&tally["right"], &tally["given"]), (&tally["wanted"], &tally["wanted"]), "{slot} {article}");
        }
    }
    let (first, _) = told(&desk, &["gold", "suggest", "--records", "out/articles.jsonl", "--limit", "1"], 0);
    assert_eq!(serde_json::from_str::<Value>(&first).unwrap()["id"], "blast");
}

#[test]
fn suggestions_tell_what_could_not_be_read() {
    let desk = Desk::new();
    desk.write("news/empty.txt", "");
    desk.write("news/cake.txt", ARTICLES[2].1);
    let (rows, error) = told(&desk, &["gold", "suggest", "news"], 1);
    assert_eq!(rows.lines().count(), 1);
    has(&error, "empty.txt: expected an article, found an empty file");
    has(&told(&desk, &["gold", "suggest"], 2).1, "<PATH>");
}

#[test]
fn gold_that_would_be_misread_is_refused() {
    let desk = Desk::new();
    let row = json!({"id": "a", "text": "It rained."}).to_string() + "\n";
    desk.write("gold/a.jsonl", &row);
    desk.write("gold/b.jsonl", &row);
    let (_, error) = told(&desk, &["eval", "gold"], 2);
    has(&error, "b.jsonl: expected ids that no other file of the corpus has, found \"a\", which a.jsonl has too");
    desk.write("gold/b.jsonl", row.repeat(2));
    has(&told(&desk, &["eval", "gold/b.jsonl"], 2).1, "b.jsonl:2: expected an id of its own, found \"a\" again");
    desk.write("gold/b.jsonl", json!({"id": "b", "text": "It rained.", "entites": []}).to_string());
    let (_, error) = told(&desk, &["gold", "stats", "gold/b.jsonl"], 2);
    has(&error, "b.jsonl:1: b: expected the field \"entities\", found \"entites\"");
    desk.write("gold/b.jsonl", format!("\n{}", json!({"id": "b", "text": "It rained.", "times": [{"span": "?"}]})));
    let (_, error) = told(&desk, &["gold", "stats", "gold/b.jsonl"], 2);
    has(
        &error,
        "b.jsonl:2: expected a gold article, found: invalid type: string \"?\", expected an array of length 2 at column ",
    );
    std::fs::create_dir(desk.path().join("none")).unwrap();
    let (_, error) = told(&desk, &["eval", "none"], 2);
    has(&error, "none: expected gold articles in .jsonl files, or .gold.json files beside pages, found none");
}

#[test]
fn corpora_stand_side_by_side() {
    let desk = Desk::new();
    page(&desk);
    desk.write("mine/pages.jsonl", json!({"id": "a", "text": "It rained.", "times": []}).to_string());
    desk.write("yours/pages.jsonl", json!({"id": "b", "text": "It snowed."}).to_string());
    let (table, _) = told(&desk, &["eval", "gold", "mine", "yours/pages.jsonl", "--format", "columns"], 0);
    has(&table, "| slot | pages (1) | pages.jsonl (1) | yours/pages.jsonl (1) |\n|---|---|---|---|\n");
    has(&table, "| body of a page as gold has it, white space aside | 100.0 (of 1) | – | – |\n");
    has(&table, "| articles without event that stay quiet | 0.0 (of 1) | 100.0 (of 1) | 100.0 (of 1) |\n");
    let (_, error) = told(&desk, &["eval", "gold", "mine", "--gate"], 2);
    has(&error, "expected --floors FILE for 2 corpora, found none");
    told(&desk, &["eval", "gold", "mine", "--pin", "--floors", "both.toml"], 0);
    told(&desk, &["eval", "gold", "mine", "--gate", "--floors", "both.toml"], 0);
}

#[test]
fn eval_reads_of_a_row_what_run_reads() {
    let desk = Desk::new();
    let rows = ARTICLES.map(|(id, text)| {
        let known = json!({"id": id, "text": text, "title": "News", "published": "2024-03-05", "language": "en",
                           "url": "https://example.org/2024/03/05/news", "publisher": "Wire", "entities": []});
        known.to_string() + "\n"
    });
    desk.write("gold/a.jsonl", rows.concat());
    told(&desk, &["run", "--input", "gold", "--out", "out", "--jobs", "1"], 0);
    let (own, _) = told(&desk, &["eval", "gold", "--format", "json"], 0);
    let (of_run, _) = told(&desk, &["eval", "gold", "--format", "json", "--records", "out/articles.jsonl"], 0);
    assert_eq!(own, of_run);
    has(&own, "\"times.value\":{\"right\":0,\"given\":2");
}
