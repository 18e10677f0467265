//! What was fetched, on the disk: `pages.warc.gz`, which a run reads, and `index.jsonl`, which tells where each page came
//! from.
//!
//! Both only grow. A page is written before its row, so after a crash the archive may end with bytes that no row vouches
//! for: they are cut off when the cache is opened again, and so is a row whose page did not reach the disk.

mod index;
mod record;

pub use index::{IndexRow, Outcome};

use super::trouble::Trouble;
use super::web::{Answer, conditions};
use super::{FetchError, time};
use flate2::read::GzDecoder;
use index::Index;
use record::About;
use reqwest::Url;
use reqwest::header::{ETAG, HeaderName, LAST_MODIFIED};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Name of the archive in the folder.
pub const ARCHIVE: &str = "pages.warc.gz";

/// Pages between two waits for the disk.
const SYNC: usize = 64;

/// A folder with pages; held by one run at a time.
pub(super) struct Cache {
    path: PathBuf,
    archive: File,
    end: u64,
    index: Index,
    unsynced: usize,
}

impl Cache {
    /// Opens the cache in `folder`, which is made when it is not there; `agent` is noted in a new archive.
    ///
    /// # Errors
    /// When the system refuses, another run holds the folder, or the index is damaged other than at its end.
    pub(super) fn open(folder: &Path, agent: &str) -> Result<Self, FetchError> {
        std::fs::create_dir_all(folder).map_err(|source| FetchError::file(folder, source))?;
        let index = Index::open(folder)?;
        let path = folder.join(ARCHIVE);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let archive = opened.map_err(|source| FetchError::file(&path, source))?;
        let mut cache = Self { path, archive, end: 0, index, unsynced: 0 };
        cache.repair()?;
        if cache.end == 0 {
            let info = record::info(agent, &time()).map_err(|source| cache.wrong(source))?;
            cache.append(&info)?;
        }
        Ok(cache)
    }

    /// Cuts both files back to the last page that is whole.
    fn repair(&mut self) -> Result<(), FetchError> {
        let length = self.archive.seek(SeekFrom::End(0)).map_err(|source| self.wrong(source))?;
        self.index.read(length)?;
        while let Some((at, row)) = self.index.last.clone() {
            let end = row.end().unwrap_or_default();
            if self.whole(&row).is_ok() {
                return self.cut(end);
            }
            self.index.cut(at)?;
            self.index.read(length)?;
        }
        self.cut(0)
    }

    /// Whether the member of a row unpacks.
    fn whole(&self, row: &IndexRow) -> io::Result<()> {
        let mut file = &self.archive;
        file.seek(SeekFrom::Start(row.offset.unwrap_or_default()))?;
        let mut member = GzDecoder::new(file.take(row.length.unwrap_or_default()));
        io::copy(&mut member, &mut io::sink()).map(|_| ())
    }

    fn cut(&mut self, end: u64) -> Result<(), FetchError> {
        let cut = self.archive.set_len(end).and_then(|()| self.archive.seek(SeekFrom::End(0)));
        self.end = cut.map_err(|source| self.wrong(source))?;
        Ok(())
    }

    /// Whether the page of `url` is here.
    pub(super) fn has(&self, url: &str) -> bool {
        self.index.stored.contains_key(url)
    }

    /// The headers that ask for the page of `url` only if it is another one than here.
    pub(super) fn conditions(&self, url: &str) -> Vec<(HeaderName, String)> {
        let row = self.index.stored.get(url);
        row.map(|row| conditions(row.etag.as_deref(), row.last_modified.as_deref())).unwrap_or_default()
    }

    /// Stores what became of `url`.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub(super) fn keep(&mut self, url: &str, found: Result<(Url, Answer), Trouble>) -> Result<IndexRow, FetchError> {
        let settled = match found {
            Ok((last, answer)) => self.store(url, &last, &answer)?,
            Err(trouble) => Err(trouble),
        };
        let row = settled.unwrap_or_else(|trouble| missing(&trouble));
        let row = IndexRow { url: url.to_owned(), time: time(), ..row };
        self.index.add(&row)?;
        self.unsynced += 1;
        if self.unsynced >= SYNC {
            self.sync()?;
        }
        Ok(row)
    }

    /// Writes the page of an answer if it is a new one.
    fn store(&mut self, url: &str, last: &Url, answer: &Answer) -> Result<Result<IndexRow, Trouble>, FetchError> {
        let earlier = self.index.stored.get(url).cloned();
        let status = answer.status.as_u16();
        let (outcome, row) = match (status, earlier) {
            (304, Some(row)) => (Outcome::Unchanged, row),
            (200 | 203, _) if answer.body.iter().all(u8::is_ascii_whitespace) => {
                return Ok(Err(Trouble::Failed("expected a page, found an empty body".to_owned())));
            }
            (200 | 203, earlier) => {
                let sha256 = record::checksum(&answer.body);
                match earlier.filter(|row| row.sha256.as_ref() == Some(&sha256)) {
                    Some(row) => (Outcome::Unchanged, row),
                    None => match self.write(last, answer, sha256)? {
                        Ok(row) => (Outcome::Fetched, row),
                        Err(trouble) => return Ok(Err(trouble)),
                    },
                }
            }
            _ => return Ok(Err(Trouble::Failed(format!("expected status 200, found {}", answer.status)))),
        };
        let etag = answer.header(ETAG).or_else(|| row.etag.clone().filter(|_| status == 304));
        let last_modified =
            answer.header(LAST_MODIFIED).or_else(|| row.last_modified.clone().filter(|_| status == 304));
        let final_url = Some(last.to_string());
        Ok(Ok(IndexRow { outcome, final_url, status: Some(status), etag, last_modified, reason: None, ..row }))
    }

    fn write(&mut self, url: &Url, answer: &Answer, sha256: String) -> Result<Result<IndexRow, Trouble>, FetchError> {
        let about = About { url, time: &time(), sha256: &sha256 };
        let member = match record::response(&about, answer) {
            Ok(member) => member.map_err(|source| self.wrong(source))?,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let offset = self.end;
        self.append(&member)?;
        let (offset, length) = (Some(offset), Some(member.len() as u64));
        Ok(Ok(IndexRow { sha256: Some(sha256), offset, length, ..IndexRow::default() }))
    }

    fn append(&mut self, member: &[u8]) -> Result<(), FetchError> {
        self.archive.write_all(member).map_err(|source| self.wrong(source))?;
        self.end += member.len() as u64;
        Ok(())
    }

    /// Waits until all is on the disk, the pages before their rows.
    pub(super) fn sync(&mut self) -> Result<(), FetchError> {
        self.unsynced = 0;
        self.archive.sync_data().map_err(|source| self.wrong(source))?;
        self.index.sync()
    }

    fn wrong(&self, source: io::Error) -> FetchError {
        FetchError::file(&self.path, source)
    }
}

/// The row of an address without a page.
fn missing(trouble: &Trouble) -> IndexRow {
    let outcome = if matches!(trouble, Trouble::Refused(_)) { Outcome::Refused } else { Outcome::Failed };
    IndexRow { outcome, reason: Some(trouble.words().to_owned()), ..IndexRow::default() }
}
