//! An article cut into sentences and tokens.

use super::Article;
use crate::text::ByteSpan;
use std::ops::Range;

named! {
    /// What part of the article a sentence belongs to.
    SentenceKind {
        /// A headline repeated inside the text.
        Title = "title",
        /// Running text.
        Body = "body",
        /// A line without a verb that heads what follows.
        Heading = "heading",
        /// Place and date before the first sentence ("KABUL, Afghanistan (XX) —").
        Dateline = "dateline",
        /// Related links, calls to subscribe, copyright lines: gives no facts.
        Boilerplate = "boilerplate",
    }
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text.
    pub span: ByteSpan,
}

/// A sentence: never crosses a line break of the text, except where the whole text is hard-wrapped (newswire, mail).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the text, without white space at either end.
    pub span: ByteSpan,
    /// Its tokens, as indices into [`Segmented::tokens`].
    pub tokens: Range<usize>,
    /// Number of its paragraph (a line, or the lines of a hard-wrapped paragraph), from 0.
    pub paragraph: usize,
    /// What part of the article it belongs to.
    pub kind: SentenceKind,
}

/// An article with its sentences and tokens, both in order and without overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segmented {
    /// The article.
    pub article: Article,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its tokens.
    pub tokens: Vec<Token>,
}

impl Segmented {
    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// Index of the sentence that `span` begins in (or of the last one before it).
    #[must_use]
    pub fn sentence_at(&self, span: ByteSpan) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start() <= span.start()).saturating_sub(1)
    }

    /// The sentence that `span` begins in, when the article has any.
    #[must_use]
    pub fn sentence(&self, span: ByteSpan) -> Option<&Sentence> {
        self.sentences.get(self.sentence_at(span))
    }

    /// The words of a sentence.
    #[must_use]
    pub fn words(&self, sentence: &Sentence) -> &str {
        sentence.span.of(self.text())
    }
}
