//! Evaluations as people and machines read them.

mod columns;
mod junit;
mod markdown;
mod marked;
mod show;
mod terminal;

pub use columns::columns;
pub use junit::{junit, junit_document};
pub use markdown::markdown;
pub use marked::marked;
pub use show::show;
pub use terminal::{articles, changes, terminal};
