//! Chunked transfer coding (RFC 9112, section 7.1).

use super::Damage;

/// The body without its chunks' framing.
///
/// Many archives store the body already joined under a header that still says `chunked`: a body that does not begin with
/// a chunk's size is given back as it is.
///
/// # Errors
/// When a chunk is shorter than its size, or what follows it is no size.
pub(super) fn joined(body: &[u8]) -> Result<Vec<u8>, Damage> {
    if size(body).is_none() {
        return Ok(body.to_vec());
    }
    let (mut rest, mut whole) = (body, Vec::with_capacity(body.len()));
    loop {
        let (length, after) = size(rest).ok_or_else(|| {
            Damage::new("the size of a chunk", format!("{:?}", String::from_utf8_lossy(&rest[..rest.len().min(12)])))
        })?;
        if length == 0 {
            return Ok(whole);
        }
        let part = after.get(..length);
        let part = part.ok_or_else(|| Damage::new("a whole chunk", format!("{} of {length} bytes", after.len())))?;
        whole.extend_from_slice(part);
        let after = &after[length..];
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        // The last chunk is often missing at the end of a connection: nothing of the body is.
        if rest.is_empty() {
            return Ok(whole);
        }
    }
}

/// The size that a chunk begins with, and what follows its line.
fn size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(256).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?.trim();
    let digits = line.split(';').next().unwrap_or_default().trim();
    let hexadecimal = !digits.is_empty() && digits.len() <= 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let length = hexadecimal.then(|| usize::from_str_radix(digits, 16).ok()).flatten()?;
    Some((length, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_what_has_none_is_kept() {
        let read = |body: &[u8]| joined(body).map_err(|damage| (damage.expected, damage.found));
        assert_eq!(read(b"4\r\nnews\r\n1;x=y\r\n!\r\n0\r\n\r\n"), Ok(b"news!".to_vec()));
        assert_eq!(read(b"4\r\nnews\r\n"), Ok(b"news".to_vec()), "the last chunk may be missing");
        assert_eq!(read(b"<p>not chunked"), Ok(b"<p>not chunked".to_vec()));
        assert_eq!(read(b""), Ok(Vec::new()));
        assert_eq!(read(b"9\r\nnews"), Err(("a whole chunk", "4 of 9 bytes".to_owned())));
        assert_eq!(read(b"4\r\nnews\r\nzz\r\n"), Err(("the size of a chunk", "\"zz\\r\\n\"".to_owned())));
    }
}
