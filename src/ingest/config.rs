//! What a user may set about reading.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[input]`: what is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IngestConfig {
    /// Files, folders, glob patterns, or `-` for JSONL on standard input; read in this order.
    pub paths: Vec<String>,
    /// Longest file or JSONL line that is read, in bytes after decompression (1 KiB to 1 GiB).
    #[schemars(range(min = 1024, max = 1_073_741_824))]
    pub max_record_bytes: usize,
}

impl Default for IngestConfig {
    fn default() -> Self {
        Self { paths: vec!["corpus".to_owned()], max_record_bytes: 16 << 20 }
    }
}
