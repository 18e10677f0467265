//! The words of a stretch of text, with the lower-case form that rules compare.

use crate::doc::{Sentence, Tagged};
use crate::text::ByteSpan;

/// A word, number or single mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its place in the article.
    pub span: ByteSpan,
    /// As written.
    pub text: &'t str,
    /// Lower case, typographic apostrophes made straight.
    pub lower: String,
}

impl Word<'_> {
    /// Whether it begins with a letter or digit.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.text.chars().next().is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether its lower-case form is one of `forms`.
    #[must_use]
    pub fn is_any(&self, forms: &[&str]) -> bool {
        forms.contains(&self.lower.as_str())
    }

    /// Whether it is a quotation mark.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»")
    }
}

/// The words of one sentence.
#[must_use]
pub fn of_sentence<'t>(tagged: &'t Tagged, sentence: &Sentence) -> Vec<Word<'t>> {
    lex(tagged.text(), sentence.span)
}

/// The words of every sentence, in order.
#[must_use]
pub fn of_sentences(tagged: &Tagged) -> Vec<Vec<Word<'_>>> {
    tagged.segmented.sentences.iter().map(|sentence| of_sentence(tagged, sentence)).collect()
}

/// Cuts the words of `span` out of `text`: hyphens and apostrophes inside a word stay, a possessive `'s` stands alone,
/// initials and titles keep their full stop ("U.S.", "Gen.").
#[must_use]
pub fn lex(text: &str, span: ByteSpan) -> Vec<Word<'_>> {
    let slice = span.of(text);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = slice.get(at..).and_then(|rest| rest.chars().next()) {
        let len = match c {
            _ if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            _ if c.is_alphanumeric() => word_len(&slice[at..]),
            _ => possessive_len(&slice[at..]).unwrap_or(c.len_utf8()),
        };
        let piece = &slice[at..at + len];
        let place = ByteSpan::new(at, at + len).shifted(span.start());
        words.push(Word { span: place, text: piece, lower: lower(piece) });
        at += len;
    }
    words
}

/// Lower case, typographic apostrophes made straight.
fn lower(piece: &str) -> String {
    if piece.is_ascii() { piece.to_ascii_lowercase() } else { piece.to_lowercase().replace('’', "'") }
}

/// Length of the word at the start of `rest`, which begins with a letter or digit.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let initials = c == '.' && is_initials(&rest[..at]);
        let next_is_word = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric() || initials && *next == '-');
        let joins = matches!(c, '-' | '‑' | '&' | '\'' | '’')
            || matches!(c, '.' | ',') && rest[..at].ends_with(|last: char| last.is_ascii_digit())
            || initials;
        if !c.is_alphanumeric() && (!(joins && next_is_word) || possessive_len(&rest[at..]).is_some()) {
            break;
        }
        end = at + c.len_utf8();
    }
    if rest[end..].starts_with('.') && (is_initials(&rest[..end]) || is_title(&rest[..end])) { end + 1 } else { end }
}

/// "U", "U.S", "J": letters one by one between full stops.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

fn is_title(word: &str) -> bool {
    super::lexicon::TITLES.contains(&word.to_lowercase().as_str())
}

/// Length of a possessive ending at the start of `rest`.
fn possessive_len(rest: &str) -> Option<usize> {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find(|ending| rest.starts_with(**ending) && !rest[ending.len()..].starts_with(char::is_alphanumeric))
        .map(|ending| ending.len())
}

#[cfg(test)]
mod tests {
    use super::lex;
    use crate::text::ByteSpan;

    fn words(text: &str) -> Vec<&str> {
        lex(text, ByteSpan::new(0, text.len())).iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_keep_hyphens_initials_and_titles() {
        assert_eq!(
            words("U.S.-led Gen. Ali’s 3.5 men, “no”."),
            ["U.S.-led", "Gen.", "Ali", "’s", "3.5", "men", ",", "“", "no", "”", "."]
        );
        assert_eq!(words("don't al-Assad AT&T"), ["don't", "al-Assad", "AT&T"]);
    }

    #[test]
    fn any_text_is_cut_without_loss() {
        for text in ["", "’s", "añ𝒳—\u{301}x", "a.b.c", "'s's"] {
            let kept: String = words(text).concat();
            assert_eq!(kept, text.split_whitespace().collect::<String>());
        }
    }
}
