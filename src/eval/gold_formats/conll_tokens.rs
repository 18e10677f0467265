//! Tokens of a text such that the ends of every mark are ends of tokens.

use super::markup::Mark;
use crate::eval::gold::Range;
use std::collections::BTreeSet;

/// A token, and whether a line of the text ends before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Code points.
    pub range: Range,
    /// First of a line.
    pub fresh: bool,
}

/// Cuts at white space, between letters and other signs, and wherever a mark begins or ends.
pub fn tokens(text: &str, marks: &[Mark]) -> Vec<Token> {
    let cuts: BTreeSet<usize> = marks.iter().flat_map(|mark| mark.range).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut before, mut fresh) = (' ', false);
    for (at, letter) in text.chars().enumerate() {
        if letter.is_whitespace() {
            fresh |= letter == '\n' && !tokens.is_empty();
        } else {
            let joined = !before.is_whitespace() && word(before) && word(letter) && !cuts.contains(&at);
            match tokens.last_mut() {
                Some(token) if joined => token.range[1] = at + 1,
                _ => tokens.push(Token { range: [at, at + 1], fresh: std::mem::take(&mut fresh) }),
            }
        }
        before = letter;
    }
    tokens
}

/// Letters, digits, and what stands inside words and numbers in every script: marks that combine, joiners.
fn word(letter: char) -> bool {
    letter.is_alphanumeric() || !(letter.is_ascii() || "“”‘’«»„–—…¡¿".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::eval::gold_formats::markup::{Details, Mark};

    #[test]
    fn marks_cut_words_and_lines_begin_anew() {
        let mark = Mark { id: String::new(), label: String::new(), range: [3, 5], details: Details::new() };
        let text = "at 5pm, e\u{301}té\n\n“no”";
        let words: Vec<String> = tokens(text, &[mark])
            .iter()
            .map(|token| {
                let words: String = text.chars().skip(token.range[0]).take(token.range[1] - token.range[0]).collect();
                if token.fresh { format!("/{words}") } else { words }
            })
            .collect();
        assert_eq!(words, ["at", "5p", "m", ",", "e\u{301}té", "/“", "no", "”"]);
    }
}
