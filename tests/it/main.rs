//! Every integration test, in one binary.

mod cli;
mod faults;
mod laws;
mod support;
mod tidy;
