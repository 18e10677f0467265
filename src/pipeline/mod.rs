//! Floor 4: configuration, the driver and its report.
//!
//! The order of the stages is fixed by their types; the configuration chooses variants and parameters. The driver
//! alone times and counts, and adds the document's id and the stage's name to errors.

mod batch;
mod config;
mod desk;
mod gate;
mod merge;
mod metrics;
mod order;
mod overview;
mod plan;
mod pool;
mod progress;
mod run;
mod shape;
mod shard;
mod stage;
mod stages;
mod tally;
mod writer;

pub use config::{Config, RunConfig};
pub use desk::{Desk, Finished};
pub use merge::merge;
pub use plan::{Plan, Problem, Problems};
pub use progress::{Progress, Silent};
pub use run::{RunError, RunOptions, run};
pub use shard::Shard;
pub use stage::{Stage, StageError};
pub use tally::Tally;
