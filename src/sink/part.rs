//! One output file under its temporary name.

use super::packing::{self, Packing};
use super::{FILES, SinkError};
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that gets its name when it is complete.
pub(super) struct Part {
    name: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
    packing: Packing,
    /// Lines that are packed at the next mark.
    waiting: Vec<u8>,
    length: u64,
}

impl Part {
    /// Begins a file, empty.
    pub(super) fn create(folder: &Path, file: &str, packing: Packing) -> Result<Self, SinkError> {
        let (name, temporary) = paths(folder, &packing.name(file));
        let file = File::create(&temporary).map_err(|source| SinkError::write(&name, source))?;
        Ok(Self::on(name, temporary, file, packing))
    }

    /// Goes on after the first `length` bytes; `None` when the file has fewer.
    pub(super) fn resume(folder: &Path, file: &str, packing: Packing, length: u64) -> Result<Option<Self>, SinkError> {
        let (name, temporary) = paths(folder, &packing.name(file));
        let Ok(mut file) = OpenOptions::new().read(true).write(true).open(&temporary) else { return Ok(None) };
        let wrong = |source| SinkError::write(&name, source);
        if file.metadata().map_err(wrong)?.len() < length {
            return Ok(None);
        }
        file.set_len(length).and_then(|()| file.seek(SeekFrom::End(0))).map_err(wrong)?;
        Ok(Some(Self { length, ..Self::on(name, temporary, file, packing) }))
    }

    fn on(name: PathBuf, temporary: PathBuf, file: File, packing: Packing) -> Self {
        let file = BufWriter::with_capacity(1 << 16, file);
        Self { name, temporary, file, packing, waiting: Vec::new(), length: 0 }
    }

    /// Appends lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<(), SinkError> {
        if self.packing != Packing::None {
            self.waiting.extend_from_slice(lines);
            return Ok(());
        }
        self.length += lines.len() as u64;
        self.file.write_all(lines).map_err(|source| SinkError::write(&self.name, source))
    }

    /// Puts everything on the disk; gives the length of the file back, in bytes.
    pub(super) fn sync(&mut self) -> Result<u64, SinkError> {
        self.sync_all().map_err(|source| SinkError::write(&self.name, source))?;
        Ok(self.length)
    }

    fn sync_all(&mut self) -> std::io::Result<()> {
        if !self.waiting.is_empty() {
            let packed = self.packing.pack(&std::mem::take(&mut self.waiting))?;
            self.length += packed.len() as u64;
            self.file.write_all(&packed)?;
        }
        self.file.flush()?;
        match self.file.get_ref().sync_data() {
            // A device or a pipe in the file's place has no disk to be put on.
            Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
            result => result,
        }
    }

    /// Reads what is on the disk.
    pub(super) fn read(&self) -> Result<Box<dyn BufRead>, SinkError> {
        packing::open_as(&self.temporary, self.packing)
            .map_err(|error| SinkError::Read { path: self.name.clone(), found: error.to_string() })
    }

    /// The name it is to have.
    pub(super) fn name(&self) -> &Path {
        &self.name
    }
}

/// The name of a file and its temporary name.
fn paths(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    (folder.join(name), folder.join(format!(".{name}.part")))
}

/// Gives complete files their names, and takes away what an earlier run left in another packing.
pub(super) fn name_all(folder: &Path) -> Result<(), SinkError> {
    for file in FILES {
        let names = packing::names(file);
        let Some(done) = names.iter().find(|name| paths(folder, name).1.exists()) else { continue };
        let (path, temporary) = paths(folder, done);
        fs::rename(&temporary, &path).map_err(|source| SinkError::write(&path, source))?;
        for other in names.iter().filter(|name| *name != done).map(|name| folder.join(name)) {
            if other.exists() {
                fs::remove_file(&other).map_err(|source| SinkError::write(&other, source))?;
            }
        }
    }
    Ok(())
}
