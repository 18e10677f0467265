//! Files that hold one article.

use super::format::id_of;
use super::{FileKind, Format, IngestError, IngestFailure, Item, row};
use crate::doc::{Body, Origin, RawDoc};
use std::io::Read;
use std::path::Path;

/// Reads one article file of at most `limit` bytes.
pub(super) fn read(path: &Path, format: Format, limit: usize) -> Item {
    let id = id_of(path);
    let origin = Origin { path: path.to_owned(), line: None };
    match body(path, format, limit) {
        Ok(body) => Ok(RawDoc::new(id, origin, body)),
        Err(error) => Err(IngestFailure::of(id, origin, error)),
    }
}

fn body(path: &Path, format: Format, limit: usize) -> Result<Body, IngestError> {
    let stream = format.open(path).map_err(IngestError::Read)?;
    let mut bytes = Vec::new();
    stream.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(IngestError::Read)?;
    if bytes.len() > limit {
        return Err(IngestError::TooLong { limit, found: None });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty);
    }
    if format.kind == FileKind::Html {
        return Ok(Body::Html { bytes, charset: None });
    }
    row::utf8(&bytes).map(|text| Body::Text(text.to_owned()))
}
