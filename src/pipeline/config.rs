//! The configuration as a user types it; each section belongs to the stage that reads it.

use crate::assemble::AssembleConfig;
use crate::engine::ModelConfig;
use crate::extract::ExtractConfig;
use crate::fetch::FetchConfig;
use crate::ingest::IngestConfig;
use crate::link::LinkConfig;
use crate::sink::Packing;
use crate::sink::tables::TableFormat;
use crate::tag::{TagConfig, TriageConfig};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// `pipeline.toml`: every key has a default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// What is read.
    pub input: IngestConfig,
    /// From documents to articles.
    pub extract: ExtractConfig,
    /// The network that labels the words.
    pub model: ModelConfig,
    /// Which articles it reads.
    pub triage: TriageConfig,
    /// How articles are cut for it.
    pub tag: TagConfig,
    /// From facts to events.
    pub assemble: AssembleConfig,
    /// How reports become incidents.
    pub link: LinkConfig,
    /// How the batch runs.
    pub run: RunConfig,
    /// How pages are asked for.
    pub fetch: FetchConfig,
}

/// `[run]`: how the batch runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RunConfig {
    /// Folder that the five output files are written to; - writes articles to standard output.
    pub out: PathBuf,
    /// Worker threads, 0 to 256; 0 takes as many as there are cores.
    #[schemars(range(min = 0, max = 256))]
    pub jobs: usize,
    /// Longest time at one document, in seconds, 0 to 86400; a document that takes longer fails. 0 waits for ever.
    #[schemars(range(min = 0, max = 86_400))]
    pub limit_seconds: u64,
    /// Longest text of one article, in bytes, 1024 to 1073741824; a document that holds a longer one fails. The memory and time
    /// that an article takes grow with its text.
    #[schemars(range(min = 1024, max = 1_073_741_824))]
    pub limit_bytes: usize,
    /// Documents between two marks in the journal, 1 to 100000: a killed run repeats at most so many.
    #[schemars(range(min = 1, max = 100_000))]
    pub checkpoint: usize,
    /// File for the counts and times of the complete run, for the text file collector of Prometheus; left out: none.
    pub metrics: Option<PathBuf>,
    /// Packing of the JSONL files: none, gz or zst.
    pub packing: Packing,
    /// Tables written besides when the run is complete: csv, parquet, sqlite, postgres. `copydesk export` writes them later.
    pub tables: Vec<TableFormat>,
    /// The database for postgres, as in postgres://user:password@host/database.
    pub database: Option<String>,
    /// The part of the inputs that is processed, as in 3/16; left out: all. Stable by id.
    pub shard: Option<String>,
    /// Articles in work or waiting at once, for each worker, 1 to 1024: bounds the memory of a run.
    #[schemars(range(min = 1, max = 1024))]
    pub queue: usize,
}

impl Default for RunConfig {
    fn default() -> Self {
        Self {
            out: PathBuf::from("out"),
            jobs: 0,
            limit_seconds: 300,
            limit_bytes: 1 << 20,
            checkpoint: 64,
            metrics: None,
            packing: Packing::None,
            tables: Vec::new(),
            database: None,
            shard: None,
            queue: 8,
        }
    }
}

impl RunConfig {
    /// Number of worker threads, with 0 resolved to the number of cores.
    #[must_use]
    pub fn workers(&self) -> usize {
        match self.jobs {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            jobs => jobs,
        }
    }
}
