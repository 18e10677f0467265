//! A stream of JSONL, one document a line.

use super::lines::{Line, next_line};
use super::{IngestError, IngestFailure, Item, row};
use crate::doc::Origin;
use std::io::BufRead;
use std::path::PathBuf;

/// Documents of one JSONL stream; blank lines are passed over.
pub(super) struct Jsonl {
    stream: Box<dyn BufRead + Send>,
    path: PathBuf,
    line: usize,
    limit: usize,
    done: bool,
}

impl Jsonl {
    /// Reads `stream`, which came from `path`, keeping at most `limit` bytes a line.
    pub(super) fn new(stream: Box<dyn BufRead + Send>, path: PathBuf, limit: usize) -> Self {
        Self { stream, path, line: 0, limit, done: false }
    }

    fn origin(&self) -> Origin {
        Origin { path: self.path.clone(), line: (self.line > 0).then_some(self.line) }
    }

    fn failure(&self, id: Option<String>, error: IngestError) -> IngestFailure {
        let origin = self.origin();
        let id = id.unwrap_or_else(|| origin.to_string());
        IngestFailure::of(id, origin, error)
    }

    fn item(&self, line: Line) -> Item {
        match line {
            Line::TooLong(length) => {
                let error = IngestError::TooLong { limit: self.limit, found: Some(length) };
                Err(self.failure(None, error))
            }
            Line::Bytes(bytes) => row::parse(&bytes, self.origin()).map_err(|(id, error)| self.failure(id, error)),
        }
    }
}

impl Iterator for Jsonl {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.done {
            let line = next_line(&mut *self.stream, self.limit);
            self.line += 1;
            match line {
                Ok(Some(Line::Bytes(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(line)) => return Some(self.item(line)),
                Ok(None) => {
                    self.done = true;
                    let empty = self.line == 1;
                    self.line = 0;
                    return empty.then(|| Err(self.failure(None, IngestError::Empty)));
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(self.failure(None, IngestError::Read(error))));
                }
            }
        }
        None
    }
}
