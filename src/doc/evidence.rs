//! What makes a value trustworthy: the words it stands on and the rule that read them.

use crate::text::ByteSpan;

/// A value with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidenced<T> {
    /// What was read.
    pub value: T,
    /// The words it was read from.
    pub span: ByteSpan,
    /// Short name of the rule or model head that read it.
    pub rule: &'static str,
}

impl<T> Evidenced<T> {
    /// A value read from `span` by `rule`.
    pub fn new(value: T, span: ByteSpan, rule: &'static str) -> Self {
        Self { value, span, rule }
    }
}

/// Why something was left undecided; never an error, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The words in doubt.
    pub span: ByteSpan,
    /// Short name of the rule that left it.
    pub rule: &'static str,
    /// One sentence for a reader.
    pub text: String,
}

impl Note {
    /// A note about the words at `span`.
    pub fn new(span: ByteSpan, rule: &'static str, text: impl Into<String>) -> Self {
        Self { span, rule, text: text.into() }
    }
}
