//! Every integration test, in one binary.

mod claims;
mod cli;
mod deaths;
mod dependencies;
mod docs;
mod eval;
mod events;
mod faults;
mod fetch;
mod gate;
mod gold;
mod golden;
mod hostile;
mod laws;
mod pages;
mod resume;
#[cfg(feature = "rust-bert")]
mod second_engine;
mod streams;
mod support;
mod tidy;
mod warc;
