//! What a user may set about extraction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[extract]`: from documents to articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExtractConfig {
    /// Whether the language is detected when the input does not give it.
    pub detect_language: bool,
}

impl Default for ExtractConfig {
    fn default() -> Self {
        Self { detect_language: true }
    }
}
