//! Evaluations as people and machines read them.

mod junit;
mod markdown;
mod show;
mod terminal;

pub use junit::{junit, junit_document};
pub use markdown::markdown;
pub use show::show;
pub use terminal::{changes, terminal};
