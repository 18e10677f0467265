//! The writer: outcomes in input order, a mark in the journal every few of them.

use super::Progress;
use super::batch::Done;
use super::order::Reorder;
use crate::doc::record::FailureRecord;
use crate::sink::{Mark, Outcome, Sink, SinkError};
use tokio::sync::mpsc::Receiver;

/// Writes what the workers make.
pub(super) struct Writer {
    sink: Box<dyn Sink>,
    mark: Mark,
    every: usize,
    progress: Box<dyn Progress>,
}

impl Writer {
    /// Goes on from `mark`; commits after every `every` documents.
    pub(super) fn new(sink: Box<dyn Sink>, mark: Mark, every: usize, progress: Box<dyn Progress>) -> Self {
        Self { sink, mark, every, progress }
    }

    /// Writes until no worker is left.
    pub(super) fn write(&mut self, mut done: Receiver<Done>, total: Option<usize>) -> Result<(), SinkError> {
        let mut order = Reorder::new(self.mark.inputs);
        self.progress.begin(total);
        for _ in 0..self.mark.inputs {
            self.progress.done();
        }
        while let Some(document) = done.blocking_recv() {
            order.put(document.number, document);
            while let Some(document) = order.take() {
                self.put(document.item, document.digest)?;
            }
        }
        self.progress.end();
        self.sink.commit(&self.mark)
    }

    /// The sink and how far the run has come.
    pub(super) fn end(self) -> (Box<dyn Sink>, Mark) {
        (self.sink, self.mark)
    }

    fn put(&mut self, item: Result<Outcome, FailureRecord>, digest: String) -> Result<(), SinkError> {
        match item {
            Ok(outcome) => {
                self.sink.put(&outcome)?;
                self.mark.articles += 1;
                self.mark.events += outcome.event_count;
                self.mark.skipped += usize::from(outcome.skipped);
                self.progress.done();
            }
            Err(failure) => {
                self.sink.put_failure(&failure)?;
                self.mark.failures += 1;
                self.progress.failed(&failure);
            }
        }
        self.mark.inputs += 1;
        self.mark.digest = digest;
        if self.mark.inputs.is_multiple_of(self.every) { self.sink.commit(&self.mark) } else { Ok(()) }
    }
}
