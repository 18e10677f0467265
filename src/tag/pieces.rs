//! Text to word pieces, with the casing that an uncased vocabulary loses.

use super::TagError;
use crate::doc::Segmented;
use crate::text::ByteSpan;
use tokenizers::Tokenizer;

/// A word as the network sees it: a run between blanks and punctuation, or one mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its place in the text.
    pub span: ByteSpan,
    /// Its first piece, which carries its labels.
    pub piece: usize,
    /// Its sentence.
    pub sentence: usize,
}

/// The word pieces of an article, without special tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pieces {
    /// Ids in the vocabulary.
    pub ids: Vec<i32>,
    /// Casing class of the piece's word, 0 to 3 (see [`casing`]).
    pub types: Vec<i32>,
    /// The words, in order.
    pub words: Vec<Word>,
    /// First piece of every sentence that has any, and the number of pieces at the end.
    pub cuts: Vec<usize>,
}

/// Cuts an article into word pieces. `cased`: whether the network takes the casing of words.
///
/// # Errors
/// When the tokenizer fails on the text.
pub fn pieces(tokenizer: &Tokenizer, segmented: &Segmented, cased: bool) -> Result<Pieces, TagError> {
    let text = segmented.text();
    let encoding = tokenizer.encode(text, false).map_err(|error| TagError::Pieces(error.to_string()))?;
    let mut out = Pieces { ids: encoding.get_ids().iter().map(|id| *id as i32).collect(), ..Pieces::default() };
    let mut before = None;
    for (piece, (word, offsets)) in encoding.get_word_ids().iter().zip(encoding.get_offsets()).enumerate() {
        let span = ByteSpan::new(offsets.0, offsets.1);
        match out.words.last_mut() {
            Some(last) if word.is_some() && *word == before => last.span = last.span.cover(span),
            _ => out.open(span, piece, segmented),
        }
        before = *word;
    }
    out.cuts.push(out.ids.len());
    out.types = out.casings(text, cased);
    Ok(out)
}

impl Pieces {
    /// Begins a word at `piece`, and with it a window cut when it stands in a new sentence.
    fn open(&mut self, span: ByteSpan, piece: usize, segmented: &Segmented) {
        let sentence = segmented.sentence_at(span);
        if self.words.last().is_none_or(|last| last.sentence != sentence) {
            self.cuts.push(piece);
        }
        self.words.push(Word { span, piece, sentence });
    }

    fn casings(&self, text: &str, cased: bool) -> Vec<i32> {
        let mut types = vec![0; self.ids.len()];
        for (at, word) in self.words.iter().enumerate().filter(|_| cased) {
            let end = self.words.get(at + 1).map_or(self.ids.len(), |next| next.piece);
            types[word.piece..end].fill(casing(word.span.of(text)));
        }
        types
    }
}

/// Casing class of a word: 0 lower case or no letter, 1 Title, 2 UPPER, 3 mixed.
///
/// One capital letter alone is Title. The rule is that of the training (`labels.json`, `casing`).
pub fn casing(word: &str) -> i32 {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut upper, mut first) = (0, 0, false);
    for letter in letters {
        first |= all == 0 && letter.is_uppercase();
        all += 1;
        upper += usize::from(letter.is_uppercase());
    }
    match (upper, first) {
        (0, _) => 0,
        _ if upper == all => 1 + i32::from(upper > 1),
        (1, true) => 1,
        _ => 3,
    }
}

/// The tokens of the text that hold a letter or digit: what coverage counts.
pub fn words(segmented: &Segmented) -> impl Iterator<Item = ByteSpan> {
    let spans = segmented.tokens.iter().map(|token| token.span);
    spans.filter(|span| span.of(segmented.text()).contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::casing;

    #[test]
    fn casing_follows_the_training() {
        let classes = [
            ("the", 0),
            ("12", 0),
            ("", 0),
            ("A", 1),
            ("Kabul", 1),
            ("U", 1),
            ("AP", 2),
            ("McDonald", 3),
            ("iPhone", 3),
        ];
        for (word, class) in classes {
            assert_eq!(casing(word), class, "{word}");
        }
    }
}
