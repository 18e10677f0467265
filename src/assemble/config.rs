//! `[assemble]` of the configuration.

use super::toll::TollPolicy;
use super::weights::Weights;
use serde::{Deserialize, Serialize};

/// How events are assembled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AssembleConfig {
    /// How one toll is chosen among conflicting statements: latest, conservative, best-low-high or majority.
    pub toll: TollPolicy,
    /// Events less probable than this are left out; 0 to 1.
    pub min_confidence: f64,
    /// Scores of evidence; see the type's documentation.
    pub weights: Weights,
}

impl Default for AssembleConfig {
    fn default() -> Self {
        Self { toll: TollPolicy::Latest, min_confidence: 0.0, weights: Weights::default() }
    }
}
