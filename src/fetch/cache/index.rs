//! `index.jsonl`: what became of each address, one line each, in the order in which it became known.

use crate::fetch::FetchError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What became of an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Its page was fetched and stored.
    Fetched,
    /// Its page is the one that is stored already.
    Unchanged,
    /// It may not be fetched.
    Refused,
    /// It could not be fetched.
    #[default]
    Failed,
}

/// A line of `index.jsonl`; the last one of an address counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct IndexRow {
    /// The address that was asked for.
    pub url: String,
    /// When it was settled, in UTC to the second, as in 2026-03-01T10:00:00Z.
    pub time: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The address that answered, after redirects.
    pub final_url: Option<String>,
    /// Its HTTP status.
    pub status: Option<u16>,
    /// Its `ETag`, sent back to ask whether the page has changed.
    pub etag: Option<String>,
    /// Its `Last-Modified`, likewise.
    pub last_modified: Option<String>,
    /// SHA-256 of the body, unpacked, hexadecimal.
    pub sha256: Option<String>,
    /// Byte of `pages.warc.gz` at which its gzip member begins.
    pub offset: Option<u64>,
    /// Bytes of the member.
    pub length: Option<u64>,
    /// Why it was not fetched: expected and found.
    pub reason: Option<String>,
}

impl IndexRow {
    /// Byte of the archive behind the row's member.
    pub(super) fn end(&self) -> Option<u64> {
        Some(self.offset?.saturating_add(self.length?))
    }
}

/// The index, open for appending.
pub(super) struct Index {
    path: PathBuf,
    file: File,
    /// The last row with a page, by address.
    pub(super) stored: HashMap<String, IndexRow>,
    /// The row whose member lies furthest back in the archive, and the byte of the index at which the row begins.
    pub(super) last: Option<(u64, IndexRow)>,
}

impl Index {
    /// Opens the index of `folder`. A line that a crash cut off is removed.
    ///
    /// # Errors
    /// When the system refuses, another run holds it, or a line is no row.
    pub(super) fn open(folder: &Path) -> Result<Self, FetchError> {
        let path = folder.join("index.jsonl");
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(|source| FetchError::file(&path, source))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(FetchError::Taken(folder.to_owned())),
            // A file system without locks is used without one.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        Ok(Self { path, file, stored: HashMap::new(), last: None })
    }

    /// Reads all rows whose member ends within the first `length` bytes of the archive; the others are cut off.
    pub(super) fn read(&mut self, length: u64) -> Result<(), FetchError> {
        (self.stored, self.last) = (HashMap::new(), None);
        self.file.seek(SeekFrom::Start(0)).map_err(|source| self.wrong(source))?;
        let (mut reader, mut line, mut at, mut number) = (BufReader::new(&self.file), Vec::new(), 0, 0);
        loop {
            line.clear();
            number += 1;
            let count = reader.read_until(b'\n', &mut line).map_err(|source| FetchError::file(&self.path, source))?;
            if count == 0 || line.last() != Some(&b'\n') {
                break;
            }
            let row: IndexRow = serde_json::from_slice(&line).map_err(|error| FetchError::Index {
                path: self.path.clone(),
                line: number,
                found: error.to_string(),
            })?;
            if row.end().is_some_and(|end| end > length) {
                break;
            }
            if row.offset.is_some() {
                if row.end() >= self.last.as_ref().and_then(|(_, row)| row.end()) {
                    self.last = Some((at, row.clone()));
                }
                self.stored.insert(row.url.clone(), row);
            }
            at += count as u64;
        }
        self.cut(at)
    }

    /// Removes what stands behind byte `at`.
    pub(super) fn cut(&mut self, at: u64) -> Result<(), FetchError> {
        let cut = self.file.set_len(at).and_then(|()| self.file.seek(SeekFrom::End(0)));
        cut.map(|_| ()).map_err(|source| self.wrong(source))
    }

    /// Appends a row.
    pub(super) fn add(&mut self, row: &IndexRow) -> Result<(), FetchError> {
        let line = serde_json::to_string(row).map_err(|error| self.wrong(error.into()))? + "\n";
        self.file.write_all(line.as_bytes()).map_err(|source| self.wrong(source))
    }

    /// Waits until all rows are on the disk.
    pub(super) fn sync(&self) -> Result<(), FetchError> {
        self.file.sync_data().map_err(|source| self.wrong(source))
    }

    fn wrong(&self, source: std::io::Error) -> FetchError {
        FetchError::file(&self.path, source)
    }
}
