//! How far a run has come, so that a killed one goes on where it was.
//!
//! Lines of JSON, each complete or not there: first which run it is, then a mark after every few documents, last that all
//! is written. A mark names the lengths of the files that were on the disk before the mark was.

use super::SinkError;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Name of the file, in the output folder.
const NAME: &str = ".journal";

/// How far a run has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Inputs done: written or failed.
    pub inputs: usize,
    /// Digest of their ids, in order.
    pub digest: String,
    /// Articles written.
    pub articles: usize,
    /// Events written.
    pub events: usize,
    /// Articles written that the network did not read.
    #[serde(default)]
    pub skipped: usize,
    /// Inputs failed.
    pub failures: usize,
}

/// A mark with the lengths of the files, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commit {
    pub(super) mark: Mark,
    pub(super) articles: u64,
    pub(super) events: u64,
    pub(super) failures: u64,
}

#[derive(Debug, Serialize, Deserialize)]
enum Line {
    Run(String),
    Commit(Commit),
    Complete,
}

/// What an earlier run left.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Past {
    pub(super) run: Option<String>,
    pub(super) commit: Commit,
    pub(super) complete: bool,
}

/// The journal of one output folder; held by one run at a time.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Opens the journal of `folder` and reads what is in it.
    pub(super) fn open(folder: &Path) -> Result<(Self, Past), SinkError> {
        let path = folder.join(NAME);
        let wrong = |source| SinkError::write(&path, source);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = opened.map_err(wrong)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(SinkError::Taken(folder.to_owned())),
            // A file system without locks is used without one.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(wrong)?;
        let (past, length) = read(&text);
        file.set_len(length).and_then(|()| file.seek(SeekFrom::End(0))).map_err(wrong)?;
        Ok((Self { path, file }, past))
    }

    /// Forgets everything and begins the run `run`.
    pub(super) fn begin(&mut self, run: &str) -> Result<(), SinkError> {
        let emptied = self.file.set_len(0).and_then(|()| self.file.seek(SeekFrom::Start(0)));
        emptied.map_err(|source| SinkError::write(&self.path, source))?;
        self.append(&Line::Run(run.to_owned()))
    }

    /// Marks what is on the disk.
    pub(super) fn commit(&mut self, commit: Commit) -> Result<(), SinkError> {
        self.append(&Line::Commit(commit))
    }

    /// Marks that all is on the disk and only the names are missing.
    pub(super) fn complete(&mut self) -> Result<(), SinkError> {
        self.append(&Line::Complete)
    }

    /// Takes the journal away: the run is over.
    pub(super) fn remove(&self) -> Result<(), SinkError> {
        std::fs::remove_file(&self.path).map_err(|source| SinkError::write(&self.path, source))
    }

    fn append(&mut self, line: &Line) -> Result<(), SinkError> {
        let mut bytes = serde_json::to_vec(line).unwrap_or_default();
        bytes.push(b'\n');
        let written = self.file.write_all(&bytes).and_then(|()| self.file.sync_data());
        written.map_err(|source| SinkError::write(&self.path, source))
    }
}

/// Reads whole lines; the length up to the end of the last whole one is given back.
fn read(bytes: &[u8]) -> (Past, u64) {
    let (mut past, mut length) = (Past::default(), 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")) {
        match serde_json::from_slice(line) {
            Ok(Line::Run(run)) => past = Past { run: Some(run), ..Past::default() },
            Ok(Line::Commit(commit)) => past.commit = commit,
            Ok(Line::Complete) => past.complete = true,
            Err(_) => break,
        }
        length += line.len() as u64;
    }
    (past, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_line_is_as_if_it_were_not_there() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let (mut journal, past) = Journal::open(dir.path())?;
        assert_eq!(past, Past::default());
        assert!(matches!(Journal::open(dir.path()), Err(SinkError::Taken(_))), "one run at a time");
        journal.begin("r")?;
        let commit = Commit { articles: 10, mark: Mark { inputs: 3, ..Mark::default() }, ..Commit::default() };
        journal.commit(commit.clone())?;
        drop(journal);
        let path = dir.path().join(NAME);
        let mut bytes = std::fs::read(&path)?;
        let whole = bytes.len();
        bytes.extend_from_slice(b"{\"Commit\":{\"mark\":{\"inp");
        std::fs::write(&path, bytes)?;
        let (mut journal, past) = Journal::open(dir.path())?;
        assert_eq!(past, Past { run: Some("r".to_owned()), commit, complete: false });
        assert_eq!(std::fs::metadata(&path)?.len(), whole as u64);
        journal.complete()?;
        drop(journal);
        let (journal, past) = Journal::open(dir.path())?;
        assert!(past.complete);
        journal.remove()?;
        assert!(!path.exists());
        Ok(())
    }
}
