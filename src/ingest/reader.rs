//! All sources of a run as one stream of documents.

use super::jsonl::Jsonl;
use super::warc::Warc;
use super::{FileKind, Format, Found, IngestConfig, IngestError, IngestFailure, Source, file};
use crate::doc::{Origin, RawDoc};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// A document, or why it could not be read.
pub type Item = Result<RawDoc, IngestFailure>;

/// The documents of one source that holds several.
type Many = Box<dyn Iterator<Item = Item> + Send>;

/// What makes several documents of one that holds them.
pub type Split = Box<dyn Fn(RawDoc) -> Vec<RawDoc> + Send>;

/// Every document of a run, in order; an id is given out once.
pub struct Reader {
    sources: std::vec::IntoIter<Source>,
    failures: std::vec::IntoIter<IngestFailure>,
    many: Option<Many>,
    limit: usize,
    seen: HashMap<[u64; 2], Origin>,
    split: Option<Split>,
    /// Documents of one that was split, and not given out yet.
    parts: std::vec::IntoIter<RawDoc>,
}

impl Reader {
    /// Reads what [`super::find`] found.
    #[must_use]
    pub fn new(found: Found, config: &IngestConfig) -> Self {
        Self {
            sources: found.sources.into_iter(),
            failures: found.failures.into_iter(),
            many: None,
            limit: config.max_record_bytes,
            seen: HashMap::new(),
            split: None,
            parts: Vec::new().into_iter(),
        }
    }

    /// Gives out what `split` makes of each document in its place.
    #[must_use]
    pub fn splitting(self, split: Split) -> Self {
        Self { split: Some(split), ..self }
    }

    fn next_item(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.many.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.many = None;
            if let Some(failure) = self.failures.next() {
                return Some(Err(failure));
            }
            let opened = match self.sources.next()? {
                Source::Stdin => Ok(self.stdin()),
                Source::File { path, format } if matches!(format.kind, FileKind::Text | FileKind::Html) => {
                    return Some(file::read(&path, format, self.limit));
                }
                Source::File { path, format } => self.open(&path, format).map_err(|error| unreadable(path, error)),
            };
            match opened {
                Ok(many) => self.many = Some(many),
                Err(failure) => return Some(Err(failure)),
            }
        }
    }

    fn open(&self, path: &Path, format: Format) -> io::Result<Many> {
        Ok(match format.kind {
            FileKind::Warc => Box::new(Warc::open(path, self.limit)?),
            _ => Box::new(Jsonl::new(format.open(path)?, path.to_owned(), self.limit)),
        })
    }

    fn stdin(&self) -> Many {
        let stream = Box::new(std::io::BufReader::new(std::io::stdin()));
        Box::new(Jsonl::new(stream, PathBuf::from("-"), self.limit))
    }

    fn once(&mut self, doc: RawDoc) -> Item {
        let key = [fingerprint(&doc.id, 0), fingerprint(&doc.id, 1)];
        if let Some(first) = self.seen.get(&key) {
            let error = IngestError::Duplicate { id: doc.id.clone(), first: first.clone() };
            return Err(IngestFailure::of(doc.id, doc.origin, error));
        }
        self.seen.insert(key, doc.origin.clone());
        Ok(doc)
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(part) = self.parts.next() {
                return Some(self.once(part));
            }
            let doc = match self.next_item()? {
                Ok(doc) => doc,
                Err(failure) => return Some(Err(failure)),
            };
            match &self.split {
                None => return Some(self.once(doc)),
                Some(split) => self.parts = split(doc).into_iter(),
            }
        }
    }
}

fn unreadable(path: PathBuf, error: std::io::Error) -> IngestFailure {
    let origin = Origin { path, line: None };
    IngestFailure::at(origin, IngestError::Read(error))
}

/// Two of these are 128 bits an id instead of the id itself.
fn fingerprint(id: &str, salt: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    (salt, id).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Body;
    use crate::ingest::find;

    #[test]
    fn a_document_that_holds_several_gives_way_to_them() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        for (name, text) in [("a.txt", "one"), ("b.txt", "two|three|two"), ("c.txt", "")] {
            std::fs::write(dir.path().join(name), text)?;
        }
        let split = |doc: RawDoc| {
            let Body::Text(text) = &doc.body else { return vec![doc] };
            text.split('|').map(|word| RawDoc { id: format!("{}#{word}", doc.id), ..doc.clone() }).collect()
        };
        let found = find(&[dir.path().to_string_lossy().into_owned()])?;
        let reader = Reader::new(found, &IngestConfig::default()).splitting(Box::new(split));
        let ids: Vec<String> =
            reader.map(|item| item.map_or_else(|failure| failure.error.to_string(), |doc| doc.id)).collect();
        assert_eq!(ids[..3], ["a#one", "b#two", "b#three"]);
        assert!(ids[3].starts_with("expected an id of its own, found \"b#two\" again"), "{}", ids[3]);
        assert_eq!(ids[4], "expected an article, found an empty file");
        Ok(())
    }

    #[test]
    fn one_bad_input_does_not_stop_the_others() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let write = |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes);
        write("a.txt", b"An article.")?;
        write("b.txt", b"")?;
        write("c.txt", b"\x7fELF\0\0")?;
        write("d.txt", b"caf\xe9")?;
        write("e.jsonl", b"{\"id\":\"a\",\"text\":\"x\"}\n\nnonsense\n{\"id\":\"e\",\"text\":\"y\"}\n")?;
        write("f.jsonl.gz", b"this is no gzip file")?;
        let found = find(&[dir.path().to_string_lossy().into_owned()])?;
        let items: Vec<_> = Reader::new(found, &IngestConfig::default())
            .map(|item| match item {
                Ok(doc) => format!("ok {}", doc.id),
                Err(failure) => {
                    let place = failure.origin.line.map(|line| format!(":{line}")).unwrap_or_default();
                    let words = failure.error.to_string();
                    let shown = words.split(" (first in").next().unwrap_or_default().to_owned();
                    format!("{place} {shown}")
                }
            })
            .collect();
        assert_eq!(items[0], "ok a");
        assert_eq!(items[1], " expected an article, found an empty file");
        assert_eq!(items[2], " expected UTF-8 text, found a binary file (byte 0x00 at offset 4)");
        assert_eq!(items[3], " expected UTF-8 text, found byte 0xE9 at offset 3");
        assert_eq!(items[4], ":1 expected an id of its own, found \"a\" again");
        assert_eq!(items[5], ":3 expected a JSON object on one line, found expected ident at column 2");
        assert_eq!(items[6], "ok e");
        assert_eq!(items[7], ":1 expected a readable file, found: invalid gzip header");
        assert_eq!(items.len(), 8);
        Ok(())
    }
}
