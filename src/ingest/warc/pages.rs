//! The documents of an archive.

use super::http::{Media, ResponseHead, charset, media};
use super::record::{Begun, Records};
use super::stream::Stream;
use super::{Damage, Trouble};
use crate::doc::{Body, Origin, RawDoc};
use crate::ingest::{IngestError, IngestFailure, Item, row};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Longest head of an HTTP response, in bytes.
const LONGEST_HEAD: usize = 1 << 16;

/// The documents of one archive, and its damaged records among them.
pub(in crate::ingest) struct Warc {
    records: Records,
    path: PathBuf,
    limit: usize,
    count: usize,
    items: usize,
}

/// A page's bytes and their media type.
struct Payload {
    media: Media,
    content_type: String,
    bytes: Vec<u8>,
}

impl Warc {
    /// Reads the archive at `path`, keeping at most `limit` bytes a page.
    ///
    /// # Errors
    /// When the system does not open the file.
    pub(in crate::ingest) fn open(path: &Path, limit: usize) -> io::Result<Self> {
        let records = Records::new(Stream::new(File::open(path)?)?);
        Ok(Self { records, path: path.to_owned(), limit, count: 0, items: 0 })
    }

    fn origin(&self) -> Origin {
        Origin { path: self.path.clone(), line: None }
    }

    /// A failure whose record has no id: its place stands for it.
    fn failure(&self, error: IngestError) -> IngestFailure {
        let id = match &error {
            IngestError::Record { at, .. } => format!("{}@{at}", self.path.display()),
            _ => self.path.display().to_string(),
        };
        IngestFailure::of(id, self.origin(), error)
    }

    /// Reads a record to its end; `None` when it holds no page.
    fn document(&mut self, mut record: Begun) -> Option<Item> {
        let payload = self.payload(&mut record);
        let ended = match &payload {
            Err(Trouble::Damaged(_)) => Ok(()),
            _ => self.records.end(&mut record),
        };
        let payload = match (payload, ended) {
            (Err(Trouble::Damaged(damage)), _) | (_, Err(damage)) => {
                let error = self.records.damaged(&record, damage);
                return Some(Err(self.named(&record, error)));
            }
            (Err(Trouble::TooLong(found)), _) => {
                let error = IngestError::TooLong { limit: self.limit, found };
                return Some(Err(self.named(&record, error)));
            }
            (Ok(payload), _) => payload?,
        };
        let body = body(payload).map_err(|error| self.named(&record, error));
        Some(body.map(|body| RawDoc {
            url: record.head.bare("warc-target-uri").map(str::to_owned),
            ..RawDoc::new(self.id(&record), self.origin(), body)
        }))
    }

    /// The record's own id, or its place.
    fn id(&self, record: &Begun) -> String {
        let id = record.head.bare("warc-record-id");
        id.map_or_else(|| format!("{}@{}", self.path.display(), record.at), str::to_owned)
    }

    fn named(&self, record: &Begun, error: IngestError) -> IngestFailure {
        IngestFailure::of(self.id(record), self.origin(), error)
    }

    fn payload(&mut self, record: &mut Begun) -> Result<Option<Payload>, Trouble> {
        let content_type = record.head.get("content-type").unwrap_or_default().to_ascii_lowercase();
        match record.head.kind().as_str() {
            "response" if content_type.starts_with("application/http") => self.response(record),
            "resource" | "conversion" => self.resource(record),
            _ => Ok(None),
        }
    }

    fn response(&mut self, record: &mut Begun) -> Result<Option<Payload>, Trouble> {
        whole(record)?;
        let mut block = self.records.read(record, LONGEST_HEAD)?;
        let head = ResponseHead::read(&block)?;
        let media = media(head.content_type(), &block[head.length..]);
        if !head.answers() || media == Media::Other {
            return Ok(None);
        }
        let stored = usize::try_from(record.head.length).unwrap_or(usize::MAX) - head.length;
        if stored > self.limit {
            return Err(Trouble::TooLong(Some(stored)));
        }
        block.extend(self.records.read(record, self.limit)?);
        let bytes = head.body(&block[head.length..], self.limit)?;
        let content_type = head.content_type().unwrap_or_default().to_owned();
        Ok(Some(Payload { media, content_type, bytes }))
    }

    fn resource(&mut self, record: &mut Begun) -> Result<Option<Payload>, Trouble> {
        let content_type = record.head.get("content-type").unwrap_or_default().to_owned();
        let media = media(Some(&content_type), b"");
        // wget keeps its own log under such an address.
        let log = record.head.bare("warc-target-uri").is_some_and(|target| target.starts_with("metadata:"));
        if log || media == Media::Other {
            return Ok(None);
        }
        whole(record)?;
        match usize::try_from(record.head.length) {
            Ok(length) if length <= self.limit => {
                let bytes = self.records.read(record, length)?;
                Ok(Some(Payload { media, content_type, bytes }))
            }
            length => Err(Trouble::TooLong(length.ok())),
        }
    }

    /// What is said when an archive ends without any page or damage.
    fn nothing(&self) -> Option<Item> {
        (self.items == 0).then(|| {
            let error = if self.count == 0 { IngestError::Empty } else { IngestError::NoPages { records: self.count } };
            Err(self.failure(error))
        })
    }
}

/// Whether the record is not one segment of several.
fn whole(record: &Begun) -> Result<(), Damage> {
    match record.head.get("warc-segment-number") {
        None => Ok(()),
        Some(number) => Err(Damage::new("a whole record", format!("segment {number} of one in several parts"))),
    }
}

fn body(payload: Payload) -> Result<Body, IngestError> {
    if payload.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty);
    }
    match payload.media {
        Media::Page => Ok(Body::Html { charset: charset(&payload.content_type), bytes: payload.bytes }),
        Media::Text | Media::Other => row::utf8(&payload.bytes).map(|text| Body::Text(text.to_owned())),
    }
}

impl Iterator for Warc {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = loop {
            match self.records.next() {
                None => break self.nothing(),
                Some(Err(error)) => break Some(Err(self.failure(error))),
                Some(Ok(record)) => {
                    self.count += 1;
                    if let Some(item) = self.document(record) {
                        break Some(item);
                    }
                }
            }
        };
        self.items += 1;
        item
    }
}
