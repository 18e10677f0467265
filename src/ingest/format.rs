//! What a file holds, by its name.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The endings that are read, for messages.
pub(super) const ENDINGS: &str = ".txt, .html, .htm, .jsonl, .warc, each also .gz, .jsonl also .zst";

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// One article as plain text.
    Text,
    /// One page.
    Html,
    /// One article a line.
    Jsonl,
    /// A web archive: one article a record.
    Warc,
}

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, members concatenated or not.
    Gz,
    /// Zstandard, JSONL only.
    Zst,
}

/// Kind and packing of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// What it holds.
    pub kind: FileKind,
    /// How it is packed.
    pub compression: Compression,
}

impl Format {
    /// Plain JSONL, as standard input is read.
    pub const JSONL: Self = Self { kind: FileKind::Jsonl, compression: Compression::None };

    /// The format that the file's name tells, letter case ignored; `None` when it is not one that is read.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (stem, compression) = unpacked(&name);
        let kind = match stem.rsplit_once('.')?.1 {
            "txt" => FileKind::Text,
            "html" | "htm" => FileKind::Html,
            "jsonl" => FileKind::Jsonl,
            "warc" => FileKind::Warc,
            _ => return None,
        };
        let known = compression != Compression::Zst || kind == FileKind::Jsonl;
        known.then_some(Self { kind, compression })
    }

    /// Opens the file and unpacks it while reading.
    ///
    /// # Errors
    /// When the system does not open the file, or the Zstandard decoder cannot start.
    pub fn open(self, path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
        let file = File::open(path)?;
        self.unpack(file)
    }

    /// Unpacks any reader.
    ///
    /// # Errors
    /// When the Zstandard decoder cannot start.
    pub fn unpack(self, packed: impl Read + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
        Ok(match self.compression {
            Compression::None => Box::new(BufReader::with_capacity(BUFFER, packed)),
            Compression::Gz => {
                Box::new(BufReader::with_capacity(BUFFER, flate2::read::MultiGzDecoder::new(BufReader::new(packed))))
            }
            Compression::Zst => Box::new(BufReader::with_capacity(BUFFER, zstd::Decoder::new(packed)?)),
        })
    }
}

/// Size of a read buffer in bytes.
const BUFFER: usize = 1 << 16;

/// The name without its packing.
fn unpacked(name: &str) -> (&str, Compression) {
    if let Some(stem) = name.strip_suffix(".gz") {
        (stem, Compression::Gz)
    } else if let Some(stem) = name.strip_suffix(".zst") {
        (stem, Compression::Zst)
    } else {
        (name, Compression::None)
    }
}

/// The id of a file: its name without `.html`, `.htm` or `.txt` and `.gz`.
#[must_use]
pub(super) fn id_of(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let name = strip_ending(&name, ".gz");
    let stem = [".html", ".htm", ".txt"].iter().find_map(|ending| {
        let stem = strip_ending(name, ending);
        (stem.len() < name.len()).then_some(stem)
    });
    stem.unwrap_or(name).to_owned()
}

/// `name` without `ending` in any letter case.
fn strip_ending<'a>(name: &'a str, ending: &str) -> &'a str {
    let at = name.len().saturating_sub(ending.len());
    match name.get(at..) {
        Some(tail) if tail.eq_ignore_ascii_case(ending) => &name[..at],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kind_packing_and_id() {
        let cases = [
            ("a/b.txt", Some((FileKind::Text, Compression::None)), "b"),
            ("b.HTML.gz", Some((FileKind::Html, Compression::Gz)), "b"),
            ("b.v2.htm", Some((FileKind::Html, Compression::None)), "b.v2"),
            ("c.jsonl.zst", Some((FileKind::Jsonl, Compression::Zst)), "c.jsonl.zst"),
            ("d.warc.gz", Some((FileKind::Warc, Compression::Gz)), "d.warc"),
            ("c.txt.zst", None, "c.txt.zst"),
            ("README.md", None, "README.md"),
            ("txt", None, "txt"),
        ];
        for (name, format, id) in cases {
            let found = Format::of(Path::new(name)).map(|format| (format.kind, format.compression));
            assert_eq!(found, format, "{name}");
            assert_eq!(id_of(Path::new(name)), id);
        }
    }
}
