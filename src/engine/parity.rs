//! The training's own numbers, for the tests of both engines: `models/newsdesk-en/parity.json`.

use super::{Batch, Logits, Network};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A batch and the logits that the training's fp32 network gave for it; padding has none.
#[derive(Deserialize)]
pub struct Parity {
    /// The texts, one a row.
    pub sentences: Vec<String>,
    /// Ids, `[rows, width]`.
    pub input_ids: Vec<Vec<i32>>,
    /// 1 for a piece.
    pub attention_mask: Vec<Vec<i32>>,
    /// Casing of the pieces' words.
    pub token_type_ids: Vec<Vec<i32>>,
    /// By head, row, piece, label.
    pub logits: BTreeMap<String, Vec<Vec<Vec<f32>>>>,
}

/// How far logits lie from the training's.
pub struct Distance {
    /// Greatest difference.
    #[cfg_attr(not(feature = "rust-bert"), allow(dead_code))]
    pub worst: f32,
    /// Mean difference.
    pub mean: f32,
    /// Share of pieces whose best label is the training's.
    pub agree: f64,
}

/// The folder of the shipped network.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/newsdesk-en")
}

impl Parity {
    /// Reads the file.
    pub fn read() -> Self {
        serde_json::from_slice(&std::fs::read(folder().join("parity.json")).unwrap()).unwrap()
    }

    /// The batch.
    pub fn batch(&self) -> Batch {
        let (rows, width) = (self.input_ids.len(), self.input_ids[0].len());
        let [ids, mask, types] =
            [&self.input_ids, &self.attention_mask, &self.token_type_ids].map(|values| values.concat());
        Batch { rows, width, ids, mask, types }
    }

    /// How far a network's logits lie from the training's.
    pub fn distance(&self, network: &Network, outputs: &[Logits]) -> Distance {
        let (mut worst, mut sum, mut count, mut same, mut pieces) = (0.0_f32, 0.0_f64, 0, 0, 0);
        for (head, found) in network.labels.heads.iter().zip(outputs) {
            for (row, values) in self.logits[&head.name].iter().enumerate() {
                for (at, expected) in values.iter().enumerate() {
                    let found = found.of(row, at);
                    let apart = expected.iter().zip(found).map(|(a, b)| (a - b).abs());
                    worst = apart.clone().fold(worst, f32::max);
                    sum += f64::from(apart.sum::<f32>());
                    count += expected.len();
                    pieces += 1;
                    same += usize::from(best(expected) == best(found));
                }
            }
        }
        Distance { worst, mean: (sum / count as f64) as f32, agree: same as f64 / pieces as f64 }
    }
}

fn best(values: &[f32]) -> Option<usize> {
    (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b]))
}
