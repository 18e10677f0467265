//! Tagged articles from plain text, for the unit tests of resolvers: no model, sentences end at ". ", "? " or a line break.

use crate::doc::{Article, Coverage, Segmented, Sentence, SentenceKind, Tagged, Tags};
use crate::text::ByteSpan;

/// An article of body sentences without tags or tokens.
#[must_use]
pub fn tagged(text: &str) -> Tagged {
    let mut sentences = Vec::new();
    let mut paragraph = 0;
    let mut start = 0;
    let ends = text.char_indices().filter(|(at, c)| {
        *c == '\n'
            || matches!(c, '.' | '?' | '”' | '"')
                && text[at + c.len_utf8()..].starts_with(' ')
                && (*c == '.' || *c == '?' || text[..*at].ends_with('.'))
    });
    let mut bounds: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
    bounds.push(text.len());
    for end in bounds {
        let piece = &text[start..end];
        let from = start + piece.len() - piece.trim_start().len();
        let span = ByteSpan::new(from, from + piece.trim().len());
        if !span.is_empty() {
            sentences.push(Sentence { span, tokens: 0..0, paragraph, kind: SentenceKind::Body });
        }
        paragraph += usize::from(piece.ends_with('\n'));
        start = end;
    }
    let article = Article {
        id: "test".to_owned(),
        url: None,
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        modified: None,
        origins: Default::default(),
        sha256: String::new(),
        text: text.to_owned(),
    };
    let segmented = Segmented { article, sentences, tokens: Vec::new() };
    Tagged { segmented, tags: Tags::default(), coverage: Coverage::default() }
}

/// The span of the first occurrence of `words`.
///
/// # Panics
/// When the text does not hold them: the test is wrong.
#[must_use]
pub fn find(text: &str, words: &str) -> ByteSpan {
    let start = text.find(words).unwrap_or_else(|| panic!("expected {words:?} in {text:?}"));
    ByteSpan::new(start, start + words.len())
}
