//! From the bytes of a page to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How far into a page its own declaration is looked for (WHATWG HTML, 13.2.3.2).
const PRESCAN: usize = 1024;

/// Decodes a page: byte order mark, then the carrier's declaration, then the page's own, then a guess from the bytes.
///
/// A declaration of UTF-8 that the bytes contradict is passed over; a few bad bytes on a page of UTF-8 (a summary cut in
/// the middle of a letter) contradict nothing. Bytes that fit nowhere become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let named = |label: &str| Encoding::for_label(label.trim().as_bytes());
    let own = || declaration(&bytes[..bytes.len().min(PRESCAN)]);
    let claimed = declared.and_then(named).or_else(|| own().as_deref().and_then(named));
    let other = claimed.filter(|encoding| *encoding != UTF_8);
    let encoding = other.unwrap_or_else(|| if is_utf8(bytes) { UTF_8 } else { guess(bytes) });
    encoding.decode(bytes).0.into_owned()
}

/// Whether bytes are UTF-8, or its letters of several bytes stand against every [`RARE`]-th that is broken: in the
/// encodings of one byte a letter such sequences hardly occur.
fn is_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * RARE
}

/// Whole letters of several bytes for one that is broken.
const RARE: usize = 4;

/// The label after `charset=` in the head of a page.
fn declaration(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    (end > 0).then(|| label[..end].to_owned())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_every_common_encoding_are_read() {
        assert_eq!(decode("<p>Málaga</p>".as_bytes(), None), "<p>Málaga</p>");
        assert_eq!(decode(b"<meta charset=iso-8859-1><p>M\xe1laga", None), "<meta charset=iso-8859-1><p>Málaga");
        assert_eq!(decode(b"<p>\x93No\x94, he said</p>", Some("windows-1252")), "<p>“No”, he said</p>");
        let undeclared = b"<p>The caf\xe9 in M\xe1laga was hit, the mayor\x92s office said.</p>";
        assert!(decode(undeclared, None).contains("café in Málaga was hit, the mayor’s"));
        assert!(decode(undeclared, Some("utf-8")).contains("Málaga"), "a false declaration is passed over");
        assert_eq!(decode("\u{feff}x".as_bytes(), Some("latin1")), "x", "the byte order mark wins");
        assert_eq!(decode(b"<p>plain", None), "<p>plain");
    }

    #[test]
    fn a_letter_cut_in_the_middle_does_not_spoil_the_page() {
        let mut page = b"<meta charset=utf-8><meta name=description content='The caf\xc3'>".to_vec();
        page.extend("<p>“No”, said the mayor of Málaga – the café’s owner</p>".as_bytes());
        let read = decode(&page, None);
        assert!(read.contains("“No”, said the mayor of Málaga – the café’s owner"), "{read}");
        assert!(read.contains("caf\u{fffd}'"), "{read}");
    }
}
