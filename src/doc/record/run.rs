//! Records about the run itself.

use crate::doc::CopyKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A line of `failures.jsonl`: one input that could not be processed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct FailureRecord {
    /// Id of the input, or its path when no id was read.
    pub id: String,
    /// File, and line in a JSONL file.
    pub origin: String,
    /// The stage that failed.
    pub stage: String,
    /// What was expected and what was found.
    pub error: String,
}

/// One stage in `report.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StageRecord {
    /// Name of the stage.
    pub name: String,
    /// Articles that entered it.
    pub articles: usize,
    /// Articles that failed in it.
    pub failures: usize,
    /// Time spent in it, summed over threads, in seconds.
    pub seconds: f64,
}

/// An article that repeats an earlier one of the run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopyRecord {
    /// Id of the article.
    pub article: String,
    /// Id of the earlier article.
    pub of: String,
    /// How it repeats that one.
    pub kind: CopyKind,
    /// For a version: its number among the texts of that address, from 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<usize>,
    /// For texts alike: share of equal shingles of five words, estimated, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resemblance: Option<f64>,
}

/// Articles that repeat others: each is counted once, by the surest of the three kinds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopiesRecord {
    /// Articles that repeat none before them.
    pub distinct: usize,
    /// Articles with the text of an earlier one.
    pub same: usize,
    /// Articles with nearly the text of an earlier one.
    pub near: usize,
    /// Articles with another text at the address of an earlier one.
    pub versions: usize,
    /// Each of them, in input order; the first hundred thousand.
    pub articles: Vec<CopyRecord>,
}

/// How much of the text the tagger read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageRecord {
    /// Words of all texts.
    pub words: usize,
    /// Words labelled.
    pub read: usize,
    /// Share of computed word pieces that were padding, 0 to 1.
    pub padding_share: f64,
}

/// `report.json`: what a run did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportRecord {
    /// Version of the program.
    pub version: String,
    /// Inputs found.
    pub inputs: usize,
    /// Articles written.
    pub articles: usize,
    /// Articles among them that triage found to be without any word of an event, so that the network did not read them.
    #[serde(default)]
    pub skipped: usize,
    /// Events written.
    pub events: usize,
    /// Incidents written.
    pub incidents: usize,
    /// Articles by language, `unknown` where none is told.
    #[serde(default)]
    pub languages: BTreeMap<String, usize>,
    /// Articles that repeat others.
    #[serde(default)]
    pub copies: CopiesRecord,
    /// Inputs that failed.
    pub failures: usize,
    /// Wall-clock time in seconds.
    pub seconds: f64,
    /// Articles per second of wall-clock time.
    pub articles_per_second: f64,
    /// Most memory that the process held at once, in bytes; null where the system does not tell.
    #[serde(default)]
    pub peak_memory: Option<u64>,
    /// Every stage, in order.
    pub stages: Vec<StageRecord>,
    /// How much of the text was read.
    pub coverage: CoverageRecord,
    /// SHA-256 of the model's files, by name.
    pub model: BTreeMap<String, String>,
    /// SHA-256 of the effective configuration.
    pub configuration: String,
}
