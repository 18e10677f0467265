//! Outputs that cannot be written.

use std::io;
use std::path::{Path, PathBuf};

/// An output that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// The system refuses.
    #[error("expected to write {path}, found: {found}", path = path.display(), found = refusal(source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// What was written cannot be read back.
    #[error("expected to read back {path}, found: {found}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        found: String,
    },
    /// Another run is writing there.
    #[error("expected {path} to be free, found another run writing to it", path = .0.display())]
    Taken(PathBuf),
}

impl SinkError {
    /// The system's refusal to write `path`.
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    /// Whether the reader of a pipe went away, which is no failure.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// The system's words; a file where a folder is made is told as such.
fn refusal(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::AlreadyExists => "a file where a folder is needed".to_owned(),
        _ => source.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_the_place_of_a_folder_is_told_as_such() {
        let error = SinkError::write(Path::new("out"), io::ErrorKind::AlreadyExists.into());
        assert_eq!(error.to_string(), "expected to write out, found: a file where a folder is needed");
    }
}
