//! `[model]`: which network reads the articles.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// The engine that computes the network.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EngineName {
    /// RTen: int8 on the CPU, pure Rust.
    #[default]
    Rten,
    /// rust-bert on libtorch: fp32, CPU or CUDA; needs a build with the cargo feature `rust-bert`.
    RustBert,
    /// No network: word lists alone.
    None,
}

impl fmt::Display for EngineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rten => "rten",
            Self::RustBert => "rust-bert",
            Self::None => "none",
        })
    }
}

/// `[model]`: which network reads the articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ModelConfig {
    /// The engine.
    pub engine: EngineName,
    /// Folder of the network. Left out: the network embedded in the program (`rten`), or `models/newsdesk-en`
    /// (`rust-bert`).
    ///
    /// For `rust-bert` also a folder with the `config.json`, `model.safetensors` and `tokenizer.json` or `vocab.txt` of a
    /// BERT token classifier: it then finds the names, and word lists find the rest.
    pub path: Option<PathBuf>,
    /// Threads of one computation, 1 to 64; every worker has its own.
    #[schemars(range(min = 1, max = 64))]
    pub threads: usize,
    /// For a user's own classifier: its labels (with or without `B-`/`I-`) and the classes PER, ORG, LOC, MISC that they
    /// stand for; labels left out that are not such a class themselves stand for no name.
    pub labels: BTreeMap<String, String>,
}

impl Default for ModelConfig {
    fn default() -> Self {
        Self { engine: EngineName::default(), path: None, threads: 1, labels: BTreeMap::new() }
    }
}
