//! One output file under its temporary name.

use super::SinkError;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that gets its name when it is complete.
pub(super) struct Part {
    name: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
    length: u64,
}

impl Part {
    /// Begins a file, empty.
    pub(super) fn create(folder: &Path, name: &str) -> Result<Self, SinkError> {
        let (name, temporary) = names(folder, name);
        let file = File::create(&temporary).map_err(|source| SinkError::write(&name, source))?;
        Ok(Self { name, temporary, file: BufWriter::with_capacity(1 << 16, file), length: 0 })
    }

    /// Goes on after the first `length` bytes; `None` when the file has fewer.
    pub(super) fn resume(folder: &Path, name: &str, length: u64) -> Result<Option<Self>, SinkError> {
        let (name, temporary) = names(folder, name);
        let Ok(mut file) = OpenOptions::new().read(true).write(true).open(&temporary) else { return Ok(None) };
        let wrong = |source| SinkError::write(&name, source);
        if file.metadata().map_err(wrong)?.len() < length {
            return Ok(None);
        }
        file.set_len(length).and_then(|()| file.seek(SeekFrom::End(0))).map_err(wrong)?;
        Ok(Some(Self { name, temporary, file: BufWriter::with_capacity(1 << 16, file), length }))
    }

    /// Appends bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|source| SinkError::write(&self.name, source))
    }

    /// Puts everything on the disk; gives the length back.
    pub(super) fn sync(&mut self) -> Result<u64, SinkError> {
        let synced = self.file.flush().and_then(|()| self.file.get_ref().sync_data());
        synced.map_err(|source| SinkError::write(&self.name, source))?;
        Ok(self.length)
    }

    /// Where the file lies while it has no name.
    pub(super) fn temporary(&self) -> &Path {
        &self.temporary
    }
}

/// The name of a file and its temporary name.
fn names(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    (folder.join(name), folder.join(format!(".{name}.part")))
}

/// Gives a complete file its name; one that has it already is left alone.
pub(super) fn name(folder: &Path, name: &str) -> Result<(), SinkError> {
    let (name, temporary) = names(folder, name);
    if !temporary.exists() {
        return Ok(());
    }
    fs::rename(&temporary, &name).map_err(|source| SinkError::write(&name, source))
}
