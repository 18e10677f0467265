//! Words on standard output; a reader that went away is no failure.

use anyhow::Context;
use std::io::{self, Write};

/// Writes `text` to standard output. A closed pipe ends the writing quietly.
///
/// # Errors
/// When the system does not take the bytes for another reason, such as a full disk.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush())).map(drop)
}

/// Whether standard output took the bytes; `false` when its reader went away.
///
/// # Errors
/// When the system did not take them for another reason.
pub(super) fn written(result: io::Result<()>) -> anyhow::Result<bool> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        result => result.map(|()| true).context("expected to write to standard output"),
    }
}
