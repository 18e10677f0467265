//! Scores against gold: tallies by slot, their uncertainty, comparison with an earlier run, and the gate.
//!
//! Agrees with the project's reference scorer where both measure the same thing. Must not know: how a record was made.

pub mod agree;
pub mod bootstrap;
pub mod compare;
pub mod gate;
pub mod gold;
pub mod gold_files;
pub mod gold_formats;
mod labels;
mod matching;
pub mod outcome;
pub mod print;
mod realign;
pub mod score;
pub mod stats;
pub mod suggest;
pub mod tally;
mod words;

pub use gold::GoldArticle;
pub use gold_files::GoldError;
pub use outcome::Evaluation;
pub use score::{SLOTS, roles, score};
pub use tally::{Scores, Tally};
