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
    /// No row so far.
    empty: bool,
}

/// A byte order mark in UTF-8.
const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

impl Jsonl {
    /// Reads `stream`, which came from `path`, keeping at most `limit` bytes a line.
    pub(super) fn new(stream: Box<dyn BufRead + Send>, path: PathBuf, limit: usize) -> Self {
        Self { stream, path, line: 0, limit, done: false, empty: true }
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
            let mut line = next_line(&mut *self.stream, self.limit);
            self.line += 1;
            if let (1, Ok(Some(Line::Bytes(bytes)))) = (self.line, &mut line) {
                // A byte order mark before the first row says nothing.
                bytes.drain(..if bytes.starts_with(&BOM) { BOM.len() } else { 0 });
            }
            match line {
                Ok(Some(Line::Bytes(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(line)) => {
                    self.empty = false;
                    return Some(self.item(line));
                }
                Ok(None) => {
                    self.done = true;
                    self.line = 0;
                    return self.empty.then(|| Err(self.failure(None, IngestError::Empty)));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &'static [u8]) -> Vec<String> {
        let items = Jsonl::new(Box::new(bytes), PathBuf::from("news.jsonl"), 1 << 10);
        items.map(|item| item.map_or_else(|failure| failure.error.to_string(), |doc| doc.id)).collect()
    }

    #[test]
    fn a_byte_order_mark_and_line_ends_of_windows_say_nothing() {
        assert_eq!(read(b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"x\"}\r\n{\"id\":\"b\",\"text\":\"y\"}\r\n"), ["a", "b"]);
        assert_eq!(read(b"\xff\xfe{\0"), ["expected UTF-8 text, found UTF-16 (its byte order mark)"]);
    }

    #[test]
    fn a_stream_without_any_row_is_a_failure_not_nothing() {
        for empty in [&b""[..], b"\n", b" \r\n\n", b"\xef\xbb\xbf"] {
            assert_eq!(read(empty), ["expected an article, found an empty file"]);
        }
        assert_eq!(read(b"\n\n{\"id\":\"a\",\"text\":\"x\"}\n\n"), ["a"]);
    }
}
