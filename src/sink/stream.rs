//! Records on standard output, one JSON line each, for pipes.

use super::{Mark, Outcome, Sink, SinkError, Written};
use crate::doc::record::{FailureRecord, IncidentRecord, ReportRecord};
use std::io::Write;
use std::path::Path;

/// Writes articles, or events, as they are done; failures are only told, since a pipe has no second file.
pub struct Stream<W> {
    out: W,
    events: bool,
}

impl<W: Write + Send> Stream<W> {
    /// Writes events instead of articles when `events` is set.
    pub fn new(out: W, events: bool) -> Self {
        Self { out, events }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        written.map_err(|source| SinkError::write(Path::new("-"), source))
    }
}

impl<W: Write + Send> Sink for Stream<W> {
    fn put(&mut self, outcome: &Outcome) -> Result<(), SinkError> {
        self.write(if self.events { &outcome.events } else { &outcome.article })
    }

    fn put_failure(&mut self, _failure: &FailureRecord) -> Result<(), SinkError> {
        Ok(())
    }

    fn commit(&mut self, _mark: &Mark) -> Result<(), SinkError> {
        Ok(())
    }

    fn written(&mut self) -> Result<Option<Written>, SinkError> {
        Ok(None)
    }

    fn finish(&mut self, _incidents: &[IncidentRecord], _report: &ReportRecord) -> Result<(), SinkError> {
        self.write(b"")
    }
}
