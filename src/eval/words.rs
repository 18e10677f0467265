//! Small helpers of the scorer: ranges and words.

use super::gold::Range;
use regex::Regex;
use std::sync::LazyLock;

static NO_WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\W+").expect("pattern is valid"));

/// Whether two ranges share a code point.
pub fn overlap(one: Range, other: Range) -> bool {
    one[0] < other[1] && other[0] < one[1]
}

/// Lower case, everything but word characters as single spaces.
pub fn normal(text: &str) -> String {
    NO_WORD.replace_all(&text.to_lowercase(), " ").trim().to_owned()
}

/// A text that can be sliced by code points.
pub struct Characters(Vec<char>);

impl Characters {
    /// Splits a text.
    pub fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// The words of a range; cut off at the end of the text.
    pub fn slice(&self, range: Range) -> String {
        let end = range[1].min(self.0.len());
        self.0[range[0].min(end)..end].iter().collect()
    }
}
