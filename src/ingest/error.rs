//! What can be wrong with an input: always *expected X, found Y*.

use crate::doc::Origin;
use crate::doc::record::FailureRecord;
use std::io;
use std::path::PathBuf;

/// A run that cannot start for want of inputs.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// A path that is not there.
    #[error("expected a file, a folder, a glob pattern or -, found nothing at {0}")]
    Missing(String),
    /// A pattern that is no pattern.
    #[error("expected a glob pattern, found {pattern}")]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// Where it goes wrong.
        #[source]
        source: glob::PatternError,
    },
    /// A file of a kind that is not read.
    #[error("expected a file ending in {expected}, found {path}", expected = super::format::ENDINGS, path = .0.display())]
    Kind(PathBuf),
    /// Nothing to read in all of the inputs.
    #[error("expected articles ({expected}), found none in {inputs}", expected = super::format::ENDINGS, inputs = .0)]
    Nothing(String),
}

/// Why one input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// Nothing in it, or blank lines alone.
    #[error("expected an article, found an empty file")]
    Empty,
    /// A folder without any file that is read.
    #[error("expected a folder with articles ({expected}), found none in it", expected = super::format::ENDINGS)]
    EmptyFolder,
    /// Not text at all.
    #[error("expected UTF-8 text, found a binary file (byte 0x00 at offset {at})")]
    Binary {
        /// Offset of the first NUL byte.
        at: usize,
    },
    /// Text in UTF-16, by its byte order mark.
    #[error("expected UTF-8 text, found UTF-16 (its byte order mark)")]
    Utf16,
    /// Text in another encoding.
    #[error("expected UTF-8 text, found byte 0x{byte:02X} at offset {at}")]
    NotUtf8 {
        /// Offset of the first wrong byte.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// Longer than the configuration allows.
    #[error("expected at most {limit} bytes (input.max_record_bytes), found {}", found.map_or_else(|| "more".to_owned(), |n| n.to_string()))]
    TooLong {
        /// The limit in bytes.
        limit: usize,
        /// The true length in bytes, when it was counted.
        found: Option<usize>,
    },
    /// The system refuses.
    #[error("expected a readable file, found: {0}")]
    Read(#[source] io::Error),
    /// A damaged record of a web archive.
    #[error("expected {expected}, found {found} (record at byte {at})")]
    Record {
        /// Offset in the file: of the record, or of the gzip member that holds it.
        at: u64,
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A web archive of requests, pictures and the like.
    #[error("expected a web archive with pages, found none among its {records} records")]
    NoPages {
        /// Records in it.
        records: usize,
    },
    /// A line that is no JSON object.
    #[error("expected a JSON object on one line, found {0}")]
    Json(String),
    /// A field that is missing or of the wrong type.
    #[error("expected {expected}, found {found}")]
    Field {
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// An id that an earlier input had.
    #[error("expected an id of its own, found {id:?} again (first in {first})")]
    Duplicate {
        /// The id.
        id: String,
        /// Where it was first.
        first: Origin,
    },
}

/// An input that could not be read.
#[derive(Debug)]
pub struct IngestFailure {
    /// Its id, or its path when no id was read.
    pub id: String,
    /// Where it stands.
    pub origin: Origin,
    /// What is wrong with it.
    pub error: Box<IngestError>,
}

impl IngestFailure {
    /// The failure of an input whose id is not known: its place stands for it.
    #[must_use]
    pub fn at(origin: Origin, error: IngestError) -> Self {
        Self { id: origin.to_string(), origin, error: Box::new(error) }
    }

    /// The failure of an input whose id is known.
    #[must_use]
    pub fn of(id: String, origin: Origin, error: IngestError) -> Self {
        Self { id, origin, error: Box::new(error) }
    }
}

impl From<IngestFailure> for FailureRecord {
    fn from(failure: IngestFailure) -> Self {
        Self {
            id: failure.id,
            origin: failure.origin.to_string(),
            stage: super::STAGE.to_owned(),
            error: failure.error.to_string(),
        }
    }
}
