//! Stage 8: records, and where they are written.

mod error;
pub mod export;
mod folder;
mod journal;
mod outcome;
mod packing;
mod part;
mod records;
mod render;
mod roster;
mod stream;
pub mod tables;
mod verify;

pub use error::SinkError;
pub use folder::{FILES, Folder, Opening};
pub use journal::Mark;
pub use outcome::Outcome;
pub use packing::{Packing, open_output};
pub use records::read_records;
pub use render::{RenderError, render, render_metadata};
pub use roster::{Care, Roster};
pub use stream::Stream;
pub use verify::{Finding, Verdict, VerifyError, verify};

use crate::doc::record::{ArticleRecord, FailureRecord, IncidentRecord, ReportRecord};
use std::sync::Arc;

/// Takes what a run makes, in input order.
pub trait Sink: Send {
    /// Writes one article and its events.
    ///
    /// # Errors
    /// When the system does not take the bytes.
    fn put(&mut self, outcome: &Outcome) -> Result<(), SinkError>;

    /// Writes one failure.
    ///
    /// # Errors
    /// When the system does not take the bytes.
    fn put_failure(&mut self, failure: &FailureRecord) -> Result<(), SinkError>;

    /// Makes everything put so far survive a crash; `mark` says how far the run has come.
    ///
    /// # Errors
    /// When the system does not take the bytes.
    fn commit(&mut self, mark: &Mark) -> Result<(), SinkError>;

    /// Where documents in work are written down, so that one that ends the process can be told; `None` where nothing is kept.
    fn roster(&self) -> Option<Arc<Roster>> {
        None
    }

    /// The articles written so far, for what looks at all of them; `None` where they are not kept.
    ///
    /// # Errors
    /// When they cannot be read back.
    fn written(&mut self) -> Result<Option<Written>, SinkError>;

    /// Ends a complete run.
    ///
    /// # Errors
    /// When the system does not take the bytes or the names.
    fn finish(&mut self, incidents: &[IncidentRecord], report: &ReportRecord) -> Result<(), SinkError>;
}

/// Articles read back from where they were written.
pub type Written = Box<dyn Iterator<Item = Result<ArticleRecord, SinkError>>>;
