//! Stage 4: labelled spans, from the network and from lexicons.
//!
//! `pieces` cuts the text into word pieces, `windows` packs whole sentences into windows and batches, an
//! [`Encoder`](crate::engine::Encoder) computes them, `decode` reads label sequences off the logits, `layers` makes typed
//! tags of them. The batches are a function of the article alone: int8 networks scale their activations by the whole
//! batch, so an article's tags must not depend on what is read beside it.

mod config;
mod decode;
mod layers;
mod lexicon;
mod pieces;
mod read;
mod triage;
mod windows;

pub use config::TagConfig;
pub use triage::{Evidence, RULE as TRIAGE_RULE, TriageConfig, evidence, skim};

use crate::doc::{Coverage, Segmented, Tagged};
use crate::engine::{self, Batch, EngineError, ModelConfig, Network};
use std::collections::BTreeMap;

/// Why an article could not be tagged.
#[derive(Debug, thiserror::Error)]
pub enum TagError {
    /// The network could not be computed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The text could not be cut into word pieces.
    #[error("expected word pieces of the text, found: {0}")]
    Pieces(String),
}

/// Labels the spans of articles; shared by all workers.
#[derive(Debug)]
pub struct Tagger {
    network: Option<Network>,
    config: TagConfig,
    labels: BTreeMap<String, String>,
}

impl Tagger {
    /// Loads the network that `model` names.
    ///
    /// # Errors
    /// When a file of the network is missing, damaged or not understood, or the engine is not part of this build.
    pub fn new(model: &ModelConfig, config: &TagConfig) -> Result<Self, EngineError> {
        Ok(Self { network: engine::load(model)?, config: config.clone(), labels: model.labels.clone() })
    }

    /// Labels an article: by the network, or by word lists where there is none.
    ///
    /// # Errors
    /// When the network cannot be computed.
    pub fn tag(&self, segmented: Segmented) -> Result<Tagged, TagError> {
        let Some(network) = &self.network else {
            let words = pieces::words(&segmented).count();
            let coverage = Coverage { words, read: words, ..Coverage::default() };
            let tags = lexicon::tags(&segmented);
            return Ok(Tagged { segmented, tags, coverage });
        };
        let reading = read::read(network, &segmented, &self.config)?;
        let tags = layers::tags(network, &reading, &segmented, &self.labels);
        Ok(Tagged { segmented, tags, coverage: reading.coverage })
    }

    /// Whether a network reads, not word lists alone.
    #[must_use]
    pub fn has_network(&self) -> bool {
        self.network.is_some()
    }

    /// The batches that an article is computed in, for benchmarks; none without a network.
    ///
    /// # Errors
    /// When the text cannot be cut into word pieces.
    pub fn batches(&self, segmented: &Segmented) -> Result<Vec<Batch>, TagError> {
        let Some(network) = &self.network else { return Ok(Vec::new()) };
        let (_, batches) = read::batches(network, segmented, &self.config)?;
        Ok(batches.into_iter().map(|(_, batch)| batch).collect())
    }

    /// SHA-256 of the network's files, by name; empty without a network.
    #[must_use]
    pub fn checksums(&self) -> BTreeMap<String, String> {
        self.network.as_ref().map(|network| network.checksums.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
