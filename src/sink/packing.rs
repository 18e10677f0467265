//! How the four JSONL files are packed.

use super::FILES;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// Packing of the JSONL files; `report.json` is never packed.
///
/// Each stretch between two marks of the journal is a gzip member or Zstandard frame of its own, so that a resumed run
/// gives the same bytes; readers take such files as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Packing {
    /// Plain JSONL.
    #[default]
    None,
    /// gzip, `.jsonl.gz`.
    Gz,
    /// Zstandard, `.jsonl.zst`.
    Zst,
}

impl Packing {
    const ALL: [Self; 3] = [Self::None, Self::Gz, Self::Zst];

    /// What is added to a file's name.
    fn ending(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gz => ".gz",
            Self::Zst => ".zst",
        }
    }

    /// The name of one of [`FILES`] in this packing.
    pub(super) fn name(self, file: &str) -> String {
        let packed = file != FILES[4];
        format!("{file}{}", if packed { self.ending() } else { "" })
    }

    /// A stretch of lines as it stands in the file.
    pub(super) fn pack(self, lines: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::None => Ok(lines.to_vec()),
            Self::Gz => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(lines)?;
                encoder.finish()
            }
            Self::Zst => zstd::encode_all(lines, 0),
        }
    }

    fn unpack(self, file: File) -> io::Result<Box<dyn BufRead>> {
        Ok(match self {
            Self::None => Box::new(BufReader::new(file)),
            Self::Gz => Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))),
            Self::Zst => Box::new(BufReader::new(zstd::Decoder::new(file)?)),
        })
    }
}

/// Every name that one of [`FILES`] can have.
pub(super) fn names(file: &str) -> Vec<String> {
    let mut names: Vec<String> = Packing::ALL.iter().map(|packing| packing.name(file)).collect();
    names.dedup();
    names
}

/// Opens one of [`FILES`] in `folder`, however it is packed.
///
/// # Errors
/// When it is there in no packing, or cannot be opened.
pub fn open_output(folder: &Path, file: &str) -> io::Result<Box<dyn BufRead>> {
    let there = Packing::ALL.into_iter().find(|packing| folder.join(packing.name(file)).exists());
    let packing = there.unwrap_or_default();
    packing.unpack(File::open(folder.join(packing.name(file)))?)
}

/// Opens a file of this packing under any name.
pub(super) fn open_as(path: &Path, packing: Packing) -> io::Result<Box<dyn BufRead>> {
    packing.unpack(File::open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_read_back_as_one_file() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        for packing in Packing::ALL {
            let path = dir.path().join(packing.name(FILES[0]));
            let mut file = File::create(&path)?;
            for lines in ["one\n", "two\nthree\n"] {
                file.write_all(&packing.pack(lines.as_bytes())?)?;
            }
            let lines: Vec<String> = open_output(dir.path(), FILES[0])?.lines().collect::<Result<_, _>>()?;
            assert_eq!(lines, ["one", "two", "three"], "{packing:?}");
            std::fs::remove_file(path)?;
        }
        assert_eq!(names(FILES[4]), ["report.json"]);
        assert!(open_output(dir.path(), FILES[1]).is_err());
        Ok(())
    }
}
