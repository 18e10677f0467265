//! The gate closes, with the right names, when something that decides the records is damaged.

use crate::support::{ARTICLES, Desk};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Scores `gold` with the folder's `pipeline.toml`; what was told on standard error.
fn gated(desk: &Desk, code: i32) -> String {
    let output = desk.copydesk(&["eval", "gold", "--gate", "--jobs", "1"]).assert().code(code).get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

/// Takes what the program reads now as gold, and its scores as floors.
fn pinned(desk: &Desk) {
    let rows = desk.copydesk(&["gold", "suggest", "news", "--jobs", "1"]).assert().success().get_output().clone();
    desk.write("gold/dev.jsonl", rows.stdout);
    desk.copydesk(&["eval", "gold", "--pin"]).assert().success();
    assert_eq!(gated(desk, 0), "");
}

#[test]
fn another_rule_for_tolls_is_named_by_slot_and_article() {
    let desk = Desk::new();
    let text = "KARAM, March 6 (Wire) - A car bomb exploded outside a market in Karam on Monday, killing 19 people, the \
                interior ministry said. Police said that 12 people were killed in the blast.\n";
    desk.write("news/toll.txt", text);
    desk.write("news/cake.txt", ARTICLES[2].1);
    pinned(&desk);
    // The lowest of two statements where the rule takes the one that leads.
    desk.write("pipeline.toml", "[model]\nengine = \"none\"\n[assemble]\ntoll = \"conservative\"\n");
    let told = gated(&desk, 1);
    let lines: Vec<&str> = told.lines().collect();
    let line = |slot: &str| format!("gate: {slot}: expected at least 100.0, found 0.0; fell in toll");
    assert_eq!(lines, [line("event.killed"), line("record.whole.accuracy")], "{told}");
}

/// Length and start of a field of a protobuf message, with its number and the bytes after it; none at the end.
fn field(bytes: &[u8], at: usize) -> Option<(u64, std::ops::Range<usize>, usize)> {
    let (key, at) = varint(bytes, at)?;
    let (length, at) = match key & 7 {
        0 => (0, varint(bytes, at)?.1),
        1 => (8, at),
        2 => varint(bytes, at).map(|(length, at)| (usize::try_from(length).unwrap(), at))?,
        _ => (4, at),
    };
    Some((key >> 3, at..at + length, at + length))
}

fn varint(bytes: &[u8], mut at: usize) -> Option<(u64, usize)> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at)?;
        value |= u64::from(byte & 0x7f) << shift;
        at += 1;
        if byte < 0x80 {
            return Some((value, at));
        }
        shift += 7;
    }
}

/// Where the fields of one number lie in a message.
fn fields(bytes: &[u8], message: std::ops::Range<usize>, number: u64) -> Vec<std::ops::Range<usize>> {
    let (mut at, mut found) = (message.start, Vec::new());
    while at < message.end {
        let (this, range, next) = field(bytes, at).unwrap();
        found.extend((this == number).then_some(range));
        at = next;
    }
    found
}

/// Turns the largest weight of an ONNX network around, byte by byte (graph 7, initializer 5, raw_data 9 of onnx.proto).
fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let graph = fields(&bytes, 0..bytes.len(), 7).remove(0);
    let tensors = fields(&bytes, graph, 5);
    let weights = tensors.into_iter().flat_map(|tensor| fields(&bytes, tensor, 9));
    let largest = weights.max_by_key(ExactSizeIterator::len).unwrap();
    assert!(largest.len() > 1_000_000, "{largest:?}");
    bytes[largest].reverse();
    std::fs::write(path, bytes).unwrap();
}

/// A copy of the project's network that can be damaged.
fn network(desk: &Desk) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/newsdesk-en");
    let copy = desk.path().join("network");
    std::fs::create_dir(&copy).unwrap();
    for name in ["manifest.json", "config.json", "labels.json", "tokenizer.json", "model.onnx"] {
        std::fs::copy(own.join(name), copy.join(name)).unwrap();
    }
    copy
}

#[test]
fn a_damaged_weight_of_the_network_is_named_by_slot_and_article() {
    let desk = Desk::new();
    let folder = network(&desk);
    desk.write("pipeline.toml", "[model]\npath = \"network\"\n");
    for (name, text) in &ARTICLES[..2] {
        desk.write(&format!("news/{name}.txt"), text);
    }
    pinned(&desk);
    damage(&folder.join("model.onnx"));
    let told = gated(&desk, 2);
    assert!(told.contains("model.onnx"), "a network that is not the manifest's is not started: {told}");
    let sum: String = Sha256::digest(std::fs::read(folder.join("model.onnx")).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut manifest: Value = serde_json::from_str(&desk.read("network/manifest.json")).unwrap();
    manifest["files"]["model.onnx"]["sha256"] = json!(sum);
    desk.write("network/manifest.json", manifest.to_string());
    let told = gated(&desk, 1);
    let names = told.lines().find(|line| line.starts_with("gate: entities: expected at least 100.0")).unwrap();
    assert!(names.ends_with("; fell in blast"), "only one of the articles has names: {told}");
}
