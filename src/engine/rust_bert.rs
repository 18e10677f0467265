//! rust-bert.
