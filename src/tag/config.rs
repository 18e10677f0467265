//! `[tag]`: how articles are cut for the network.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[tag]`: how articles are cut for the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TagConfig {
    /// Most windows computed at once, 1 to 64: more need more memory.
    ///
    /// Part of what decides the records: int8 activations are scaled by the whole batch.
    #[schemars(range(min = 1, max = 64))]
    pub batch: usize,
}

impl Default for TagConfig {
    fn default() -> Self {
        Self { batch: 4 }
    }
}
