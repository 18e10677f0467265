//! Content codings: gzip, deflate, Brotli, Zstandard, with a limit on what comes out.

use super::{Damage, Trouble};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, Read};

/// Undoes the codings of a `Content-Encoding` header, the last one first, keeping at most `limit` bytes.
///
/// Many archives store the body decoded under a header that still names the coding: a body that does not begin as the
/// coding must is given back as it is.
///
/// # Errors
/// When a body is cut off or damaged, longer than `limit`, or coded in another way.
pub(super) fn decoded(body: Vec<u8>, header: &str, limit: usize) -> Result<Vec<u8>, Trouble> {
    let codings: Vec<String> = header.split(',').map(|coding| coding.trim().to_ascii_lowercase()).collect();
    if codings.len() > MOST {
        return Err(Damage::new("at most 4 content codings", codings.len().to_string()).into());
    }
    codings.iter().rev().try_fold(body, |body, coding| undone(body, coding, limit))
}

/// Most codings on top of each other.
const MOST: usize = 4;

fn undone(body: Vec<u8>, coding: &str, limit: usize) -> Result<Vec<u8>, Trouble> {
    match coding {
        "" | "identity" => Ok(body),
        "gzip" | "x-gzip" if !body.starts_with(&[0x1f, 0x8b]) => Ok(body),
        "gzip" | "x-gzip" => unpacked(MultiGzDecoder::new(body.as_slice()), limit),
        "zstd" if !body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Ok(body),
        "zstd" => match zstd::Decoder::new(body.as_slice()) {
            Ok(reader) => unpacked(reader, limit),
            Err(error) => Err(broken(&error).into()),
        },
        "deflate" if markup(&body) => Ok(body),
        // Servers send both what the name means (zlib) and bare deflate.
        "deflate" => match unpacked(ZlibDecoder::new(body.as_slice()), limit) {
            Err(Trouble::Damaged(_)) => unpacked(DeflateDecoder::new(body.as_slice()), limit),
            result => result,
        },
        "br" if markup(&body) => Ok(body),
        "br" => unpacked(brotli::Decompressor::new(body.as_slice(), 1 << 14), limit),
        other => Err(Damage::new("the content coding gzip, deflate, br or zstd", format!("{other:?}")).into()),
    }
}

/// Whether the body can be read as a page already.
fn markup(body: &[u8]) -> bool {
    let mark = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    mark.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

fn unpacked(reader: impl Read, limit: usize) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    match reader.take(limit as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > limit => Err(Trouble::TooLong(None)),
        Ok(_) => Ok(bytes),
        Err(error) => Err(broken(&error).into()),
    }
}

fn broken(error: &io::Error) -> Damage {
    Damage::new("a body that unpacks", error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const PAGE: &[u8] = b"<p>Twelve people were hurt.</p>";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).and_then(|()| writer.finish()).unwrap_or_default()
    }

    fn read(body: Vec<u8>, header: &str) -> Result<Vec<u8>, String> {
        decoded(body, header, 1000).map_err(|trouble| match trouble {
            Trouble::Damaged(damage) => damage.found,
            Trouble::TooLong(_) => "too long".to_owned(),
        })
    }

    #[test]
    fn codings_are_undone_and_decoded_bodies_are_kept() -> io::Result<()> {
        let zlib = {
            let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            writer.write_all(PAGE)?;
            writer.finish()?
        };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &*PAGE, &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
        let coded = [
            ("gzip", gzip(PAGE)),
            ("deflate", zlib.clone()),
            ("deflate", zlib[2..].to_vec()),
            ("br", brotli),
            ("zstd", zstd::encode_all(PAGE, 1)?),
            ("gzip, zstd", zstd::encode_all(gzip(PAGE).as_slice(), 1)?),
        ];
        for (header, body) in coded {
            assert_eq!(read(body, header).as_deref(), Ok(PAGE), "{header}");
        }
        for header in ["gzip", "deflate", "br", "zstd", "identity", ""] {
            assert_eq!(read(PAGE.to_vec(), header).as_deref(), Ok(PAGE), "{header}");
        }
        Ok(())
    }

    #[test]
    fn bombs_and_broken_bodies_are_told() {
        assert_eq!(read(gzip(&[b' '; 1_000_000]), "gzip"), Err("too long".to_owned()));
        let whole = gzip(PAGE);
        assert!(read(whole[..whole.len() / 2].to_vec(), "gzip").is_err());
        assert!(read(vec![7; 40], "br").is_err());
        assert_eq!(read(PAGE.to_vec(), "sdch"), Err("\"sdch\"".to_owned()));
    }
}
