//! Lines of any length from a stream, with a limit on what is kept in memory.

use std::io::{self, BufRead};

/// One line, or how long it was when it was too long.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its bytes, without the line feed.
    Bytes(Vec<u8>),
    /// Its length in bytes, over the limit; its bytes are gone.
    TooLong(usize),
}

/// Reads the next line, keeping at most `limit` bytes of it; `None` at the end of the stream.
///
/// # Errors
/// Those of the stream.
pub(super) fn next_line(stream: &mut dyn BufRead, limit: usize) -> io::Result<Option<Line>> {
    let (mut kept, mut length, mut ended) = (Vec::new(), 0_usize, false);
    let mut any = false;
    while !ended {
        let chunk = stream.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        length += part.len();
        if length <= limit {
            kept.extend_from_slice(part);
        } else {
            kept = Vec::new();
        }
        ended = end.is_some();
        let used = part.len() + usize::from(ended);
        stream.consume(used);
    }
    Ok(any.then_some(if length > limit { Line::TooLong(length) } else { Line::Bytes(kept) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn long_lines_are_counted_and_passed_over() -> io::Result<()> {
        let mut stream = BufReader::with_capacity(4, "ab\n\n0123456789\nlast".as_bytes());
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut stream, 5)? {
            lines.push(line);
        }
        let bytes = |text: &str| Line::Bytes(text.as_bytes().to_vec());
        assert_eq!(lines, [bytes("ab"), bytes(""), Line::TooLong(10), bytes("last")]);
        Ok(())
    }
}
