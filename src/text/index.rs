//! From bytes to code points and back.

use super::{ByteSpan, CharSpan};

/// Converts positions of one text; built once an article.
#[derive(Debug, Clone)]
pub struct CodePointIndex {
    /// Byte offset of every code point, and the text's length at the end.
    bytes: Vec<u32>,
    ascii: bool,
}

impl CodePointIndex {
    /// Indexes `text` (texts up to 4 GiB).
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let mut bytes = Vec::new();
        if !ascii {
            bytes.extend(text.char_indices().map(|(at, _)| at as u32));
        }
        bytes.push(text.len() as u32);
        Self { bytes, ascii }
    }

    /// Code points before byte `at`; a position inside a code point counts as its start.
    #[must_use]
    pub fn char_at(&self, at: usize) -> usize {
        if self.ascii {
            return at.min(self.bytes[0] as usize);
        }
        match self.bytes.binary_search(&(at as u32)) {
            Ok(found) => found,
            Err(next) => next.saturating_sub(1),
        }
    }

    /// Byte offset of code point `at`; the text's length when there is none.
    #[must_use]
    pub fn byte_at(&self, at: usize) -> usize {
        let last = self.bytes[self.bytes.len() - 1] as usize;
        if self.ascii {
            return at.min(last);
        }
        self.bytes.get(at).map_or(last, |byte| *byte as usize)
    }

    /// A span of bytes as code points.
    #[must_use]
    pub fn to_chars(&self, span: ByteSpan) -> CharSpan {
        CharSpan::new(self.char_at(span.start()), self.char_at(span.end()))
    }

    /// A span of code points as bytes.
    #[must_use]
    pub fn to_bytes(&self, span: CharSpan) -> ByteSpan {
        ByteSpan::new(self.byte_at(span.start()), self.byte_at(span.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_of_any_text_slice_alike_in_bytes_and_code_points(text in any::<String>(), cuts in any::<(u8, u8)>()) {
            let index = CodePointIndex::new(&text);
            let chars: Vec<char> = text.chars().collect();
            let (left, right) = (usize::from(cuts.0) % (chars.len() + 1), usize::from(cuts.1) % (chars.len() + 1));
            let span = CharSpan::new(left.min(right), left.max(right));
            let bytes = index.to_bytes(span);
            prop_assert_eq!(bytes.of(&text), chars[span.start()..span.end()].iter().collect::<String>());
            prop_assert_eq!(index.to_chars(bytes), span);
        }
    }

    #[test]
    fn positions_go_there_and_back() {
        for text in ["plain", "“Añejo” 𝒳 end", ""] {
            let index = CodePointIndex::new(text);
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(index.char_at(byte), chars);
                assert_eq!(index.byte_at(chars), byte);
            }
            assert_eq!(index.char_at(text.len()), text.chars().count());
            assert_eq!(index.byte_at(usize::MAX), text.len());
        }
    }
}
