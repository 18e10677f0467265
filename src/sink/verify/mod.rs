//! Re-checks what a run wrote, from the files alone.

mod article;
mod folder;
mod spans;
mod typed;

pub use folder::{Finding, Verdict, VerifyError, verify};
