//! The words of one sentence as the figure rules read them: lower case beside the original, quotation marks left out.

use crate::text::ByteSpan;

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its place in the article's text.
    pub span: ByteSpan,
    /// Lower case, typographic apostrophes and dashes made plain.
    pub lower: String,
    /// Whether it was written with a capital letter first.
    pub capital: bool,
}

impl Word {
    /// Whether it is a mark and not a word.
    pub fn is_mark(&self) -> bool {
        !self.lower.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it begins with a digit.
    pub fn is_digits(&self) -> bool {
        self.lower.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Cuts `span` of `text` into words. Hyphenated compounds ("16-year-old", "20-30", "al-Shabab"), grouped and decimal
/// numbers stay whole; a dot belongs to a word only between single letters ("U.S.").
pub(super) fn words(text: &str, span: ByteSpan) -> Vec<Word> {
    let slice = span.of(text);
    let chars: Vec<(usize, char)> = slice.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = token_end(&chars, at);
        if let Some(word) = word_at(slice, &chars, at..end) {
            found.push(Word { span: word.span.shifted(span.start()), ..word });
        }
        at = end;
    }
    found
}

fn word_at(slice: &str, chars: &[(usize, char)], range: std::ops::Range<usize>) -> Option<Word> {
    let (start, first) = *chars.get(range.start)?;
    if first.is_whitespace() || matches!(first, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '`') {
        return None;
    }
    let end = chars.get(range.end).map_or(slice.len(), |(at, _)| *at);
    let span = ByteSpan::new(start, end);
    let plain = |c: char| match c {
        '’' => '\'',
        '–' | '—' | '‑' | '‐' => '-',
        _ => c,
    };
    let lower = span.of(slice).chars().map(plain).flat_map(char::to_lowercase).collect();
    Some(Word { span, lower, capital: first.is_uppercase() })
}

fn token_end(chars: &[(usize, char)], start: usize) -> usize {
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    if !char_at(start).is_some_and(char::is_alphanumeric) {
        return start + 1;
    }
    let mut at = start + 1;
    while let Some(c) = char_at(at) {
        let before = char_at(at - 1).unwrap_or(' ');
        let after = char_at(at + 1).unwrap_or(' ');
        let joins = match c {
            '-' | '‑' | '‐' | '\'' | '’' => after.is_alphanumeric(),
            '–' => before.is_ascii_digit() && after.is_ascii_digit(),
            ',' => before.is_ascii_digit() && three_digits(chars, at + 1),
            '.' => {
                before.is_ascii_digit() && after.is_ascii_digit()
                    || before.is_alphabetic() && abbreviates(chars, start, at)
            }
            _ => c.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        at += 1;
    }
    at
}

fn three_digits(chars: &[(usize, char)], from: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    digit(from) && digit(from + 1) && digit(from + 2) && !digit(from + 3)
}

/// A dot after a single letter that begins the word or follows another dot ("U.S.", "a.m.").
fn abbreviates(chars: &[(usize, char)], start: usize, dot: usize) -> bool {
    let single = dot == start + 1 || chars.get(dot - 2).is_some_and(|(_, c)| *c == '.');
    let goes_on = chars.get(dot + 1).is_some_and(|(_, c)| c.is_alphabetic());
    let second = dot >= start + 3;
    single && (goes_on || second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(text: &str) -> Vec<String> {
        words(text, ByteSpan::new(0, text.len())).into_iter().map(|word| word.lower).collect()
    }

    #[test]
    fn compounds_and_numbers_stay_whole() {
        assert_eq!(
            lower("A 16-year-old, 1,300 of 1.9 million; 20–30 “wounded”."),
            ["a", "16-year-old", ",", "1,300", "of", "1.9", "million", ";", "20-30", "wounded", "."]
        );
        assert_eq!(lower("U.S. troops at 9 a.m. Today"), ["u.s.", "troops", "at", "9", "a.m.", "today"]);
        assert_eq!(lower("killed 12, 30 hurt—nobody's"), ["killed", "12", ",", "30", "hurt", "-", "nobody's"]);
    }

    #[test]
    fn spans_slice_back_in_any_script() {
        let text = "Añejo: 12 mortos 𝒳 — “três”";
        for word in words(text, ByteSpan::new(0, text.len())) {
            assert!(!word.span.of(text).is_empty(), "{word:?}");
        }
    }
}
