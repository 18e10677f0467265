//! The second engine against the first, and against the training's own numbers.

use crate::engine::{Batch, EngineName, Logits, ModelConfig, Network, load};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Largest difference of two fp32 engines on the same batch.
const TOLERANCE: f32 = 1e-3;

/// `parity.json`: a batch and the logits that the training's fp32 network gave for it.
#[derive(Deserialize)]
struct Parity {
    input_ids: Vec<Vec<i32>>,
    attention_mask: Vec<Vec<i32>>,
    token_type_ids: Vec<Vec<i32>>,
    logits: BTreeMap<String, Vec<Vec<Vec<f32>>>>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/newsdesk-en")
}

fn network() -> Network {
    let config = ModelConfig { engine: EngineName::RustBert, path: Some(folder()), ..ModelConfig::default() };
    load(&config).unwrap().unwrap()
}

#[test]
fn logits_are_those_of_the_training() {
    let parity: Parity = serde_json::from_slice(&std::fs::read(folder().join("parity.json")).unwrap()).unwrap();
    let batch = Batch {
        rows: parity.input_ids.len(),
        width: parity.input_ids[0].len(),
        ids: parity.input_ids.concat(),
        mask: parity.attention_mask.concat(),
        types: parity.token_type_ids.concat(),
    };
    let network = network();
    let outputs = network.encoder.encode(&batch).unwrap();
    let mut worst = 0.0_f32;
    for (head, found) in network.labels.heads.iter().zip(&outputs) {
        worst = worst.max(distance(&parity.logits[&head.name], found));
    }
    // The shipped weights are fp16, the training's fp32: the sum of their roundings comes on top of the tolerance.
    assert!(worst < TOLERANCE + 0.05, "{worst}");
}

fn distance(expected: &[Vec<Vec<f32>>], found: &Logits) -> f32 {
    let mut worst = 0.0_f32;
    for (row, pieces) in expected.iter().enumerate() {
        for (at, values) in pieces.iter().enumerate() {
            for (a, b) in values.iter().zip(found.of(row, at)) {
                worst = worst.max((a - b).abs());
            }
        }
    }
    worst
}
