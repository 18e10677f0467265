//! How a run tells of its progress.

use crate::doc::record::FailureRecord;

/// Hears of every document that is done, in input order.
pub trait Progress: Send {
    /// The run begins; `total` documents, when that is known.
    fn begin(&mut self, total: Option<usize>);
    /// A document is written.
    fn done(&mut self);
    /// A document failed.
    fn failed(&mut self, failure: &FailureRecord);
    /// The run is over.
    fn end(&mut self);
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _total: Option<usize>) {}
    fn done(&mut self) {}
    fn failed(&mut self, _failure: &FailureRecord) {}
    fn end(&mut self) {}
}
