//! Positions in code points and in UTF-16 code units, which JavaScript counts.

use crate::eval::gold::Range;

/// UTF-16 position of every code point of a text, and of its end.
pub struct Units(Vec<usize>);

impl Units {
    /// Counts a text through.
    pub fn new(text: &str) -> Self {
        let mut at = 0;
        let mut starts: Vec<usize> = Vec::new();
        for character in text.chars() {
            starts.push(at);
            at += character.len_utf16();
        }
        starts.push(at);
        Self(starts)
    }

    /// A range of code points in UTF-16 code units; cut off at the end of the text.
    pub fn of(&self, range: Range) -> Range {
        range.map(|at| self.0[at.min(self.0.len() - 1)])
    }

    /// A range of UTF-16 code units in code points; none when it cuts a character in two or ends outside.
    pub fn back(&self, range: Range) -> Option<Range> {
        let start = self.0.binary_search(&range[0]).ok()?;
        Some([start, self.0.binary_search(&range[1]).ok()?])
    }
}
