//! Stage 1: finds inputs and reads them into [`crate::doc::RawDoc`]s.
//!
//! An input that cannot be read is an [`IngestFailure`], one item among the others: the batch goes on. Only an input
//! that is not there at all, or a run without any input, is an error of [`find`].

/// Name of this stage in reports and failures.
pub const STAGE: &str = "ingest";

mod config;
mod error;
mod file;
mod find;
mod format;
mod jsonl;
mod lines;
mod reader;
mod row;
mod single;
mod warc;

pub use config::IngestConfig;
pub use error::{FindError, IngestError, IngestFailure};
pub use find::{Found, Source, find};
pub use format::{Compression, FileKind, Format};
pub use reader::{Item, Reader, Split};
pub use single::single;
