//! Records read back from an output folder, one line at a time.

use super::{SinkError, open_output};
use serde::de::DeserializeOwned;
use std::io::BufRead;
use std::path::Path;

/// The lines of one of [`FILES`](super::FILES) as records, however the file is packed.
///
/// # Errors
/// When the file cannot be opened; each item, when its line cannot be read: with the file's path and the line.
pub fn read_records<T: DeserializeOwned>(
    folder: &Path,
    file: &str,
) -> Result<impl Iterator<Item = Result<T, SinkError>> + use<T>, SinkError> {
    let path = folder.join(file);
    let wrong = move |found: String| SinkError::Read { path: path.clone(), found };
    let stream = open_output(folder, file).map_err(|error| wrong(error.to_string()))?;
    Ok(stream.lines().enumerate().map(move |(at, line)| {
        let line = line.map_err(|error| wrong(format!("line {}: {error}", at + 1)))?;
        serde_json::from_str(&line).map_err(|error| wrong(format!("line {}: {error}", at + 1)))
    }))
}
