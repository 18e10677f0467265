//! copydesk reads news articles and writes evidenced event records.
//!
//! The modules are floors: a floor imports only floors below it, and siblings among the stages do not import each other
//! (`tests/it/tidy.rs` holds this). ARCHITECTURE.md tells what each one must not know.

// floor 0
pub mod text;
// floor 1
#[macro_use]
pub mod doc;
// floor 2
pub mod engine;
// floor 3: the stages, in order
pub mod assemble;
pub mod extract;
pub mod fetch;
pub mod ingest;
pub mod link;
pub mod resolve;
pub mod segment;
pub mod sink;
pub mod tag;
// floor 4
pub mod eval;
pub mod pipeline;
// floor 5
pub mod cli;
