//! Records of a web archive (WARC 1.1, ISO 28500:2017), each a gzip member of its own.

use crate::fetch::Trouble;
use crate::fetch::web::Answer;
use crate::text::hex;
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::Url;
use reqwest::header::{CONNECTION, CONTENT_LENGTH, HeaderName, TRANSFER_ENCODING};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Longest head of a response that is stored, in bytes; archives with longer ones are not read.
const LONGEST_HEAD: usize = 1 << 16;

/// Headers that tell of the way and not of the page: the body is stored in one piece. `Content-Encoding` is taken away by the
/// client when it has unpacked the body, and stays for a coding that it does not know, which the reader of archives may.
const OF_THE_WAY: [HeaderName; 3] = [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING];

/// SHA-256, hexadecimal.
pub(super) fn checksum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// What a record tells of its page besides the answer.
pub(super) struct About<'a> {
    /// The address that answered.
    pub(super) url: &'a Url,
    /// When, as in 2026-03-01T10:00:00Z.
    pub(super) time: &'a str,
    /// SHA-256 of the body, hexadecimal.
    pub(super) sha256: &'a str,
}

/// The member that holds an answer.
///
/// # Errors
/// When the head of the answer is longer than an archive may hold.
pub(super) fn response(about: &About<'_>, answer: &Answer) -> Result<io::Result<Vec<u8>>, Trouble> {
    let head = head(answer);
    if head.len() > LONGEST_HEAD {
        let found = head.len();
        return Err(Trouble::Failed(format!("expected headers of at most {LONGEST_HEAD} bytes, found {found}")));
    }
    let peer = answer.peer.map(|peer| format!("WARC-IP-Address: {}\r\n", peer.ip())).unwrap_or_default();
    let fields = format!(
        "WARC-Type: response\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\n{peer}WARC-Payload-Digest: sha256:{}\r\n\
         Content-Type: application/http;msgtype=response\r\n",
        about.url, about.time, about.sha256
    );
    Ok(member(&fields, &[&head, &answer.body]))
}

/// The member that stands first and tells who wrote the archive.
pub(super) fn info(agent: &str, time: &str) -> io::Result<Vec<u8>> {
    let fields = format!("WARC-Type: warcinfo\r\nWARC-Date: {time}\r\nContent-Type: application/warc-fields\r\n");
    let software = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    let text = format!(
        "software: {software}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {agent}\r\nrobots: obey\r\n"
    );
    member(&fields, &[text.as_bytes()])
}

/// The head of a response as it is stored.
fn head(answer: &Answer) -> Vec<u8> {
    let reason = answer.status.canonical_reason().unwrap_or("");
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", answer.status.as_u16()).into_bytes();
    for (name, value) in answer.headers.iter().filter(|(name, _)| !OF_THE_WAY.contains(name)) {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            head.extend_from_slice(part);
        }
    }
    head.extend(format!("content-length: {}\r\n\r\n", answer.body.len()).into_bytes());
    head
}

/// A record as a gzip member; its id is made of what it says, so that the same page at the same second has the same one.
fn member(fields: &str, block: &[&[u8]]) -> io::Result<Vec<u8>> {
    let length: usize = block.iter().map(|part| part.len()).sum();
    let id = id(fields);
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    write!(writer, "WARC/1.1\r\n{fields}WARC-Record-ID: <urn:uuid:{id}>\r\nContent-Length: {length}\r\n\r\n")?;
    for part in block {
        writer.write_all(part)?;
    }
    writer.write_all(b"\r\n\r\n")?;
    writer.finish()
}

/// A UUID of version 8 (RFC 9562): the digest of the record's fields.
fn id(fields: &str) -> String {
    let mut bytes: [u8; 32] = Sha256::digest(fields.as_bytes()).into();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let text = hex(&bytes[..16]);
    format!("{}-{}-{}-{}-{}", &text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_record_is_a_member_with_an_id_of_its_own() -> io::Result<()> {
        let mut text = String::new();
        flate2::read::GzDecoder::new(info("copydesk/0.1", "2026-03-01T10:00:00Z")?.as_slice())
            .read_to_string(&mut text)?;
        assert!(text.starts_with("WARC/1.1\r\nWARC-Type: warcinfo\r\n"), "{text}");
        assert!(text.contains("http-header-user-agent: copydesk/0.1\r\n") && text.ends_with("\r\n\r\n"), "{text}");
        let uuid = id("one");
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "8"));
        assert_ne!(uuid, id("two"));
        Ok(())
    }

    #[test]
    fn checksums_are_sha256() {
        assert!(checksum(b"").starts_with("e3b0c44298fc1c14"));
    }
}
