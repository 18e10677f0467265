//! `[link]`: when two articles tell of the same incident.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[link]`: how reports become incidents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LinkConfig {
    /// Score from which a report joins an incident; higher keeps more incidents apart.
    pub threshold: f64,
    /// Share of equal shingle hashes from which one article is a copy of another, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub copy: f64,
    /// Days between two dates, or between two publications when a date is missing, up to which reports can be one.
    pub window_days: u32,
    /// Incidents held in memory; past it, the one that was reported on least recently is closed.
    #[schemars(range(min = 1))]
    pub capacity: usize,
}

impl Default for LinkConfig {
    fn default() -> Self {
        Self { threshold: 3.0, copy: 0.5, window_days: 10, capacity: 20_000 }
    }
}
