//! HTTP responses as they are stored in an archive.

use super::{Damage, Trouble, chunked, coding};
use httparse::{EMPTY_HEADER, ParserConfig, Response, Status};

/// Most header lines of a response.
const MOST_HEADERS: usize = 512;

/// The head of a response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ResponseHead {
    /// The status.
    pub(super) status: u16,
    /// Bytes of the head, with the blank line.
    pub(super) length: usize,
    content_type: Option<String>,
    coding: String,
    chunked: bool,
}

/// What a media type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    Page,
    Text,
    Other,
}

/// The kind of a media type; a body without one is a page when it begins with `<`.
pub(super) fn media(content_type: Option<&str>, body: &[u8]) -> Media {
    let essence = content_type.and_then(|value| value.split(';').next()).map(|value| value.trim().to_ascii_lowercase());
    match essence.as_deref() {
        Some("text/html" | "application/xhtml+xml") => Media::Page,
        Some("text/plain") => Media::Text,
        None | Some("") if body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<') => Media::Page,
        _ => Media::Other,
    }
}

/// The `charset` of a media type.
pub(super) fn charset(content_type: &str) -> Option<String> {
    let named = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    };
    content_type.split(';').skip(1).find_map(named)
}

impl ResponseHead {
    /// Reads the head at the beginning of `block`.
    ///
    /// # Errors
    /// When it is no head, or has no end.
    pub(super) fn read(block: &[u8]) -> Result<Self, Damage> {
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let mut response = Response::new(&mut headers);
        let mut lenient = ParserConfig::default();
        lenient
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .ignore_invalid_headers_in_responses(true);
        let status = lenient.parse_response(&mut response, block);
        match status.map_err(|error| Damage::new("the head of an HTTP response", error.to_string()))? {
            Status::Partial => Err(Damage::new("a blank line after the HTTP headers", "its end")),
            Status::Complete(length) => Ok(Self::of(&response, length)),
        }
    }

    fn of(response: &Response<'_, '_>, length: usize) -> Self {
        let value = |name: &str| {
            let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
            Some(String::from_utf8_lossy(header.value).trim().to_owned())
        };
        let transfer = value("transfer-encoding").unwrap_or_default();
        Self {
            status: response.code.unwrap_or_default(),
            length,
            content_type: value("content-type"),
            coding: value("content-encoding").unwrap_or_default(),
            chunked: transfer.to_ascii_lowercase().contains("chunked"),
        }
    }

    /// Whether it answers with what was asked for.
    pub(super) fn answers(&self) -> bool {
        matches!(self.status, 200 | 203)
    }

    /// The media type as the server named it.
    pub(super) fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The body, its chunks joined and its codings undone, of at most `limit` bytes.
    ///
    /// # Errors
    /// When the body is damaged or longer than that.
    pub(super) fn body(&self, stored: &[u8], limit: usize) -> Result<Vec<u8>, Trouble> {
        let joined = if self.chunked { chunked::joined(stored)? } else { stored.to_vec() };
        coding::decoded(joined, &self.coding, limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_leniently() {
        let head =
            ResponseHead::read(b"HTTP/1.1 200\nContent-Type : text/html; charset=\"utf-8\"\nbad line\n\n<p>").ok();
        let head = head.unwrap_or_default();
        assert_eq!((head.status, head.answers()), (200, true));
        assert_eq!(head.content_type().and_then(charset).as_deref(), Some("utf-8"));
        assert_eq!(ResponseHead::read(b"HTTP/1.1 200 OK\r\nA: b\r\n").map_err(|d| d.found), Err("its end".to_owned()));
        assert!(ResponseHead::read(b"<html>no head</html>").is_err());
    }

    #[test]
    fn media_types_tell_pages() {
        assert_eq!(media(Some("Text/HTML; charset=x"), b""), Media::Page);
        assert_eq!(media(None, b"\n <!doctype html>"), Media::Page);
        assert_eq!(media(Some("text/plain"), b""), Media::Text);
        assert_eq!(media(Some("image/png"), b"<"), Media::Other);
    }
}
