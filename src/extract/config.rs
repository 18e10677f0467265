//! What a user may set about extraction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[extract]`: from documents to articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExtractConfig {
    /// Whether the language is detected when the input does not give it.
    pub detect_language: bool,
    /// What becomes of an article that is not in English, for which all later stages are made: note (it is read, and a
    /// note says so) or refuse (it fails).
    pub foreign: Foreign,
}

named! {
    /// What becomes of an article that is not in English.
    Foreign {
        /// It is read, with a note.
        Note = "note",
        /// It fails.
        Refuse = "refuse",
    }
}

impl Default for ExtractConfig {
    fn default() -> Self {
        Self { detect_language: true, foreign: Foreign::Note }
    }
}
