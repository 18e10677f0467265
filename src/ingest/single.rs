//! One article named by hand, for looking at it.

use super::{FindError, IngestConfig, IngestError, IngestFailure, Item, Reader, find, row};
use crate::doc::{Body, Origin, RawDoc};
use std::io::Read;
use std::path::PathBuf;

/// Reads the first article of a file, or the one article on `stdin` when `input` is `-`.
///
/// What stands on standard input is told by its first character: `{` is a JSONL row, `<` a page, all else plain text.
///
/// # Errors
/// When there is no such file, of a kind that is not read.
pub fn single(input: &str, stdin: impl Read, config: &IngestConfig) -> Result<Item, FindError> {
    if input == "-" {
        return Ok(piped(stdin, config));
    }
    let nothing = || FindError::Nothing(input.to_owned());
    let found = find(&[input.to_owned()])?;
    Reader::new(found, config).next().ok_or_else(nothing)
}

fn piped(stdin: impl Read, config: &IngestConfig) -> Item {
    let limit = config.max_record_bytes;
    let origin = Origin { path: PathBuf::from("-"), line: None };
    let failure =
        |id: Option<String>, error| IngestFailure::of(id.unwrap_or_else(|| "-".to_owned()), origin.clone(), error);
    let mut bytes = Vec::new();
    stdin.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| failure(None, IngestError::Read(error)))?;
    if bytes.len() > limit {
        return Err(failure(None, IngestError::TooLong { limit, found: None }));
    }
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => Err(failure(None, IngestError::Empty)),
        Some(b'{') => row::parse(&bytes, origin.clone()).map_err(|(id, error)| failure(id, error)),
        Some(b'<') => Ok(RawDoc::new("-", origin, Body::Html { bytes, charset: None })),
        Some(_) => match row::utf8(&bytes) {
            Ok(text) => Ok(RawDoc::new("-", origin, Body::Text(text.to_owned()))),
            Err(error) => Err(failure(None, error)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_tells_what_is_piped_in() {
        let read = |bytes: &[u8]| piped(bytes, &IngestConfig::default());
        let body = |bytes: &[u8]| read(bytes).ok().map(|doc| (doc.id, doc.body));
        let text = |id: &str, text: &str| Some((id.to_owned(), Body::Text(text.to_owned())));
        assert_eq!(body(b" plain\n"), text("-", " plain\n"));
        assert_eq!(body(b"{\"id\":\"x\",\"text\":\"y\"}\n"), text("x", "y"));
        assert!(matches!(body(b"<html>"), Some((_, Body::Html { .. }))));
        assert!(read(b"  ").is_err_and(|failure| matches!(*failure.error, IngestError::Empty)));
        assert!(read(b"a\xff").is_err());
    }
}
