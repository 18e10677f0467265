//! Stage 7: records, and where they are written.

mod files;
mod outcome;
mod render;
mod verify;

pub use files::{FILES, Output, SinkError};
pub use outcome::Outcome;
pub use render::{RenderError, render};
pub use verify::{Finding, Verdict, VerifyError, verify};
