//! Stage 3: sentences and tokens with exact offsets.
//!
//! `layout` finds the paragraphs, `boilerplate` cuts out what is not the article, `dateline` the place and date before
//! the first sentence, `token` cuts words and marks, `sentence` joins them to sentences, `kind` names what each is.
//! Every character that is not white space belongs to exactly one token and every token to exactly one sentence.

mod abbreviation_table;
mod boilerplate;
mod dateline;
mod kind;
mod layout;
mod sentence;
mod title;
mod token;

use crate::doc::{Article, Segmented, Sentence, SentenceKind, Token};
use crate::text::ByteSpan;
use layout::Block;

/// A stretch of a paragraph that no sentence may cross, with its kind when the cut itself tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    span: ByteSpan,
    kind: Option<SentenceKind>,
}

/// Cuts an article into sentences and tokens.
#[must_use]
pub fn segment(article: Article) -> Segmented {
    let blocks = layout::blocks(&article.text);
    let mut cutter = Cutter { article: &article, blocks: blocks.len(), sentences: Vec::new(), tokens: Vec::new() };
    for (paragraph, block) in blocks.iter().enumerate() {
        cutter.block(block, paragraph);
    }
    let Cutter { sentences, tokens, .. } = cutter;
    Segmented { article, sentences, tokens }
}

/// Collects the sentences of an article, paragraph by paragraph.
struct Cutter<'a> {
    article: &'a Article,
    /// Number of paragraphs.
    blocks: usize,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn block(&mut self, block: &Block, paragraph: usize) {
        let text = &self.article.text;
        let first = self.sentences.len();
        let pieces = title::cut(text, block.span, self.article.title.as_deref());
        let pieces = split(pieces, |span| boilerplate::cut(text, span));
        let pieces = split(pieces, |span| dateline::cut(text, span, paragraph));
        for piece in pieces {
            self.piece(piece, paragraph);
        }
        let alone = self.sentences.len() - first == 1;
        let scene = kind::Scene { paragraph, blocks: self.blocks, alone };
        for sentence in &mut self.sentences[first..] {
            if sentence.kind == SentenceKind::Body {
                sentence.kind = kind::of(sentence.span.of(text), scene);
            }
        }
    }

    fn piece(&mut self, piece: Piece, paragraph: usize) {
        let text = &self.article.text;
        let tokens = token::tokens(text, piece.span);
        let lengths = match piece.kind {
            Some(_) => vec![tokens.len()],
            None => sentence::lengths(text, &tokens),
        };
        let mut at = 0;
        for length in lengths.into_iter().flat_map(bounded) {
            let span = tokens[at].span.cover(tokens[at + length - 1].span);
            let start = self.tokens.len() + at;
            let kind = piece.kind.unwrap_or(SentenceKind::Body);
            self.sentences.push(Sentence { span, tokens: start..start + length, paragraph, kind });
            at += length;
        }
        self.tokens.extend(tokens);
    }
}

/// Tokens of the longest sentence. The longest of prose have a few hundred; what is longer is a list without stops, a
/// table or no language, and steps that compare the words of a sentence with each other would take its length squared.
const LONGEST: usize = 1000;

/// The lengths in tokens into which a sentence of `length` is cut; none for an empty one.
fn bounded(length: usize) -> impl Iterator<Item = usize> {
    (0..length).step_by(LONGEST).map(move |at| LONGEST.min(length - at))
}

/// Applies `cut` to every piece whose kind is still open.
fn split(pieces: Vec<Piece>, cut: impl Fn(ByteSpan) -> Vec<Piece>) -> Vec<Piece> {
    let each = |piece: Piece| if piece.kind.is_some() { vec![piece] } else { cut(piece.span) };
    pieces.into_iter().flat_map(each).collect()
}

/// The pieces of `span` when the ranges `cuts` (in order, without overlap) are taken out as `kind`.
fn pieces(span: ByteSpan, cuts: impl IntoIterator<Item = ByteSpan>, kind: SentenceKind) -> Vec<Piece> {
    let (mut out, mut at) = (Vec::new(), span.start());
    for cut in cuts {
        out.push(Piece { span: ByteSpan::new(at, cut.start()), kind: None });
        out.push(Piece { span: cut, kind: Some(kind) });
        at = cut.end();
    }
    out.push(Piece { span: ByteSpan::new(at, span.end()), kind: None });
    out.retain(|piece| !piece.span.is_empty());
    out
}

#[cfg(test)]
mod tests;
