//! Every integration test, in one binary.

mod cli;
mod docs;
mod eval;
mod events;
mod faults;
mod fetch;
mod gate;
mod gold;
mod golden;
mod laws;
mod resume;
#[cfg(feature = "rust-bert")]
mod second_engine;
mod support;
mod tidy;
mod warc;
