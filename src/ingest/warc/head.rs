//! The named fields at the head of a record.

use super::Damage;
use super::stream::{SIGN, Stream};
use std::io;

/// Longest head in bytes.
const LONGEST: usize = 1 << 16;

/// The head of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    fields: Vec<(String, String)>,
    /// Bytes of the block.
    pub(super) length: u64,
}

impl Head {
    /// Reads a head, up to and with the blank line.
    ///
    /// # Errors
    /// Those of the stream outside; inside, what is wrong with the head.
    pub(super) fn read(stream: &mut Stream) -> io::Result<Result<Self, Damage>> {
        let version = stream.line(LONGEST)?;
        if !version.starts_with(SIGN) {
            return Ok(Err(Damage::new("a line WARC/1.0 or WARC/1.1", shown(&version))));
        }
        let (mut head, mut left) = (Self::default(), LONGEST);
        loop {
            let line = stream.line(left)?;
            left -= line.len();
            if !line.ends_with(b"\n") {
                let found = if left == 0 { "more than 65536 bytes".to_owned() } else { "its end".to_owned() };
                return Ok(Err(Damage::new("a blank line after the record's fields", found)));
            }
            let text = String::from_utf8_lossy(&line);
            if text.trim().is_empty() {
                return Ok(head.finished());
            }
            if let Err(damage) = head.add(&text) {
                return Ok(Err(damage));
            }
        }
    }

    fn add(&mut self, line: &str) -> Result<(), Damage> {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
            return Ok(());
        }
        let field =
            line.split_once(':').ok_or_else(|| Damage::new("a field \"name: value\"", shown(line.as_bytes())))?;
        self.fields.push((field.0.trim().to_ascii_lowercase(), field.1.trim().to_owned()));
        Ok(())
    }

    fn finished(mut self) -> Result<Self, Damage> {
        let length = self.get("content-length").unwrap_or("none");
        self.length = length.parse().map_err(|_| Damage::new("a Content-Length in bytes", length))?;
        self.get("warc-type").ok_or_else(|| Damage::new("a WARC-Type", "none"))?;
        Ok(self)
    }

    /// The value of a field, its name in small letters.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.0 == name).map(|field| field.1.as_str())
    }

    /// The value of a field without the angle brackets that some writers put around addresses.
    pub(super) fn bare(&self, name: &str) -> Option<&str> {
        let value = self.get(name)?;
        Some(value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).unwrap_or(value))
    }

    /// The kind of record, in small letters.
    pub(super) fn kind(&self) -> String {
        self.get("warc-type").unwrap_or_default().to_ascii_lowercase()
    }
}

/// The beginning of a line for a message.
pub(super) fn shown(line: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(line).trim_end().chars().take(40).collect();
    if text.is_empty() { "its end".to_owned() } else { format!("{text:?}") }
}
