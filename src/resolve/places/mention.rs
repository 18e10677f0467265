//! What a mention of a place is before it is decided which place is meant.

use super::gazetteer::Reading;
use crate::text::ByteSpan;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A name of the gazetteer.
    Name,
    /// A people or the adjective of a country.
    Demonym,
    /// "the Kenyan capital", "the capital".
    Capital,
    /// A street, building, quarter or village that the gazetteer lacks.
    Venue,
}

/// A mention of a place with every reading that its words allow.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: ByteSpan,
    /// Index of the sentence.
    pub sentence: usize,
    /// How it was found.
    pub shape: Shape,
    /// What the words can mean; empty for a venue.
    pub readings: Vec<Reading>,
    /// Index of the mention that says where this one lies ("Paris, Texas").
    pub container: Option<usize>,
    /// Whether a word beside it makes it a division ("Aleppo province").
    pub division: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Mention {
    /// A mention without container.
    #[must_use]
    pub fn new(span: ByteSpan, sentence: usize, shape: Shape, rule: &'static str) -> Self {
        Self { span, sentence, shape, readings: Vec::new(), container: None, division: false, rule }
    }
}
