//! `sources.jsonl`: what feeds and sitemaps named when they were last read, so that they are asked for only if they have
//! changed.

use super::{Found, Reading};
use crate::fetch::FetchError;
use crate::fetch::web::conditions;
use reqwest::header::HeaderName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A source as it was read: a line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    source: String,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    pub(super) found: Found,
}

impl Kept {
    /// The headers that ask for the source only if it has changed.
    pub(super) fn conditions(&self) -> Vec<(HeaderName, String)> {
        conditions(self.etag.as_deref(), self.last_modified.as_deref())
    }
}

/// The sources of earlier runs into a folder.
#[derive(Debug, Default)]
pub(in crate::fetch) struct Shelf {
    path: PathBuf,
    rows: BTreeMap<String, Kept>,
}

impl Shelf {
    /// Reads the sources of earlier runs into `folder`. A line that is none is passed over: its source is read anew.
    ///
    /// # Errors
    /// When the file is there and the system does not give it.
    pub(in crate::fetch) fn open(folder: &Path) -> Result<Self, FetchError> {
        let path = folder.join("sources.jsonl");
        let text = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|source| FetchError::file(&path, source))?,
        };
        let rows = text.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        let rows = rows.map(|row: Kept| (row.source.clone(), row)).collect();
        Ok(Self { path, rows })
    }

    /// What a source was when it was last read.
    pub(super) fn get(&self, source: &str) -> Option<Kept> {
        self.rows.get(source).cloned()
    }

    /// Keeps a source as it was `read`; what cannot be asked about next time is not kept, what could not be read stays
    /// as it was.
    pub(super) fn keep(&mut self, source: &str, read: Option<&Reading>) {
        let Some(Reading { found, etag, last_modified, .. }) = read.cloned() else { return };
        let row = Kept { source: source.to_owned(), etag, last_modified, found };
        if row.conditions().is_empty() {
            self.rows.remove(source);
        } else {
            self.rows.insert(source.to_owned(), row);
        }
    }

    /// Writes the file, whole or not at all; none where nothing is kept.
    ///
    /// # Errors
    /// When the system does not take it.
    pub(in crate::fetch) fn save(&self) -> Result<(), FetchError> {
        if self.rows.is_empty() && !self.path.exists() {
            return Ok(());
        }
        let part = self.path.with_file_name(".sources.jsonl.part");
        let write = || {
            let mut file = BufWriter::new(std::fs::File::create(&part)?);
            for row in self.rows.values() {
                serde_json::to_writer(&mut file, row)?;
                file.write_all(b"\n")?;
            }
            file.flush()?;
            std::fs::rename(&part, &self.path)
        };
        write().map_err(|source| FetchError::file(&self.path, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(etag: Option<&str>) -> Reading {
        let found = Found { pages: vec!["https://a.example/1".to_owned()], ..Found::default() };
        Reading { found, etag: etag.map(str::to_owned), ..Reading::default() }
    }

    #[test]
    fn sources_are_kept_from_run_to_run() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let mut shelf = Shelf::open(folder.path())?;
        shelf.save()?;
        assert!(!folder.path().join("sources.jsonl").exists(), "nothing to keep");
        shelf.keep("a", Some(&read(Some("\"7\""))));
        shelf.keep("b", Some(&read(None)));
        shelf.keep("a", None);
        shelf.save()?;
        let path = folder.path().join("sources.jsonl");
        std::fs::write(&path, std::fs::read_to_string(&path)? + "{\"source\":\n")?;
        let mut again = Shelf::open(folder.path())?;
        let kept = again.get("a").ok_or("a is kept")?;
        assert_eq!((kept.found.pages.len(), kept.conditions().len()), (1, 1));
        assert_eq!(again.get("b"), None, "it cannot be asked about");
        again.keep("a", Some(&read(None)));
        assert_eq!(again.get("a"), None, "its server tells no more what it is");
        Ok(())
    }
}
