//! Fetches pages from the web into a cache that a run reads like any other web archive.
//!
//! Polite: robots.txt holds, hosts are asked one after the other with a pause between, and left alone when they say so.
//! Safe: private addresses are refused, sizes, times and redirects limited. Nothing is lost: every address ends as
//! fetched, unchanged, refused or failed, with the reason in the index and the report.
//!
//! The one part of the program besides `copydesk models` that uses the network and the clock.

mod cache;
mod config;
mod crew;
mod guard;
mod list;
mod pace;
mod report;
mod retry;
mod robots;
mod source;
mod trouble;
mod visit;
mod web;

pub use cache::{ARCHIVE, IndexRow, Outcome};
pub use config::FetchConfig;
pub use crew::{Task, fetch};
pub use list::{Wanted, list};
pub use report::{Counts, FetchReport, Missing};
pub use source::SourceRow;

use std::path::{Path, PathBuf};
use trouble::Trouble;

/// Why fetching cannot start or go on.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// A list cannot be read.
    #[error("expected to read {path}, found: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A file of the cache cannot be written.
    #[error("expected to write {path}, found: {source}", path = path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A line of the index is damaged.
    #[error("{path}:{line}: expected a row of the index, found: {found}", path = path.display())]
    Index {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        found: String,
    },
    /// Another run is fetching into the folder.
    #[error("expected {path} to be free, found another run fetching into it", path = .0.display())]
    Taken(PathBuf),
    /// The configuration gives no client.
    #[error("expected fetch.user_agent and fetch.proxy that can be used, found: {0}")]
    Client(#[source] reqwest::Error),
}

impl FetchError {
    /// The system's refusal to write `path`.
    fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File { path: path.to_owned(), source }
    }
}

/// The time, in UTC to the second, as archives write it.
fn time() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
