//! Words on standard output; a reader that went away is no failure.

use anyhow::Context;
use std::io::{self, Write};

/// Writes `text` to standard output. A closed pipe ends the writing quietly.
///
/// # Errors
/// When the system does not take the bytes for another reason, such as a full disk.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("expected to write to standard output"),
    }
}
