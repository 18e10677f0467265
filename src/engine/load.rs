//! From the configuration to a network that is ready to read.

use super::{Encoder, EngineError, EngineName, LabelSet, ModelConfig, Weights, rten};
use std::collections::BTreeMap;
use std::fmt;
use tokenizers::Tokenizer;

/// A loaded network with what it needs to read text.
pub struct Network {
    /// Computes.
    pub encoder: Box<dyn Encoder>,
    /// Text to word pieces, without truncation and padding.
    pub tokenizer: Tokenizer,
    /// What the logits stand for.
    pub labels: LabelSet,
    /// SHA-256 of the files, by name.
    pub checksums: BTreeMap<String, String>,
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").field("engine", &self.encoder.name()).field("labels", &self.labels).finish()
    }
}

/// Loads the network that `config` names; none for the engine `none`.
///
/// # Errors
/// When a file is missing, damaged or not understood, or the engine is not part of this build.
pub fn load(config: &ModelConfig) -> Result<Option<Network>, EngineError> {
    match config.engine {
        EngineName::None => Ok(None),
        EngineName::Rten => load_rten(config).map(Some),
        EngineName::RustBert => load_rust_bert(config).map(Some),
    }
}

fn load_rten(config: &ModelConfig) -> Result<Network, EngineError> {
    let weights = config.path.clone().map_or(Weights::Embedded, Weights::Folder);
    let (tokenizer, labels) = (tokenizer(&weights)?, labels(&weights)?);
    let encoder = rten::Rten::load(&weights, &labels, config.threads)?;
    let checksums = checksums(&weights, "model.onnx")?;
    Ok(Network { encoder: Box::new(encoder), tokenizer, labels, checksums })
}

#[cfg(feature = "rust-bert")]
fn load_rust_bert(config: &ModelConfig) -> Result<Network, EngineError> {
    super::rust_bert::load(config)
}

#[cfg(not(feature = "rust-bert"))]
fn load_rust_bert(config: &ModelConfig) -> Result<Network, EngineError> {
    Err(EngineError::NotBuilt(config.engine.to_string()))
}

/// The checksums of the files that decide about the records.
pub(super) fn checksums(weights: &Weights, model: &str) -> Result<BTreeMap<String, String>, EngineError> {
    let manifest = weights.manifest()?;
    let named = |file: &str| manifest.files.get(file).map(|entry| (file.to_owned(), entry.sha256.clone()));
    Ok([model, "tokenizer.json", "labels.json"].into_iter().filter_map(named).collect())
}

/// `labels.json`.
pub(super) fn labels(weights: &Weights) -> Result<LabelSet, EngineError> {
    LabelSet::parse(&weights.read("labels.json")?, &weights.path("labels.json"))
}

/// `tokenizer.json`, with truncation and padding off.
pub(super) fn tokenizer(weights: &Weights) -> Result<Tokenizer, EngineError> {
    parse_tokenizer(&weights.read("tokenizer.json")?, weights)
}

/// A tokenizer from the bytes of `tokenizer.json`.
pub(super) fn parse_tokenizer(json: &[u8], weights: &Weights) -> Result<Tokenizer, EngineError> {
    let malformed = |error: tokenizers::Error| EngineError::Malformed {
        path: weights.path("tokenizer.json"),
        what: "a tokenizer",
        found: error.to_string(),
    };
    let mut tokenizer = Tokenizer::from_bytes(json).map_err(malformed)?;
    tokenizer.with_truncation(None).map_err(malformed)?;
    tokenizer.with_padding(None);
    Ok(tokenizer)
}
