//! Stage 7: records, and where they are written.

mod files;
mod outcome;
mod render;

pub use files::{FILES, Output, SinkError};
pub use outcome::Outcome;
pub use render::{RenderError, render};
