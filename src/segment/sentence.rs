//! Where a sentence ends.
//!
//! Reads: a full stop, question or exclamation mark, with the quotes and brackets that close after it.
//! Known misreadings: "at 5 p.m. Smith left" is read as two sentences; a sentence that begins with a name after an
//! abbreviation ("in the U.S. Smith said") as one.

use super::abbreviation_table::{is_clock_tail, is_starter, never_ends};
use crate::doc::Token;

/// Words of one stretch of text, seen as strings.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Whether the stretch has no lower-case letter: case then tells nothing.
    upper: bool,
}

/// The lengths, in tokens, of the sentences that `tokens` form; they sum to `tokens.len()`.
pub fn lengths(text: &str, tokens: &[Token]) -> Vec<usize> {
    let words = Words::new(text, tokens);
    let (mut out, mut start, mut at, mut quoted) = (Vec::new(), 0, 0, false);
    while at < tokens.len() {
        quoted ^= words.get(at) == "\"";
        if !words.is_terminal(at) {
            at += 1;
            continue;
        }
        let (end, still) = words.close(at + 1, quoted);
        quoted = still;
        if end < tokens.len() && !words.is_numbering(start, at) && words.breaks(at, end) {
            out.push(end - start);
            start = end;
        }
        at = end;
    }
    out.push(tokens.len() - start);
    out
}

impl<'a> Words<'a> {
    fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        let upper = !tokens.iter().any(|token| token.span.of(text).contains(char::is_lowercase));
        Self { text, tokens, upper }
    }

    fn get(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether there is white space between token `at` and the one before it.
    fn spaced(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end() < self.tokens[at].span.start()
    }

    fn is_terminal(&self, at: usize) -> bool {
        let word = self.get(at);
        word.ends_with(['.', '!', '?', '…', '。']) || word == "?" || word == "!"
    }

    /// "1." or "a." at the start of a line numbers it.
    fn is_numbering(&self, start: usize, at: usize) -> bool {
        let word = self.get(start);
        at == start + 1 && self.get(at) == "." && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit())
    }

    /// One past the quotes and brackets that close from `at`, and whether a straight quote is still open there.
    fn close(&self, mut at: usize, mut quoted: bool) -> (usize, bool) {
        while at < self.tokens.len() {
            let spaced = self.spaced(at);
            match self.get(at) {
                "”" | "’" | ")" | "]" | "»" | "''" | "." | "!" | "?" if !spaced => {}
                "”" | "»" => {}
                "\"" if quoted || !spaced && self.is_spaced_after(at) => quoted = false,
                "'" if !spaced && self.is_spaced_after(at) => {}
                _ => break,
            }
            at += 1;
        }
        (at, quoted)
    }

    fn is_spaced_after(&self, at: usize) -> bool {
        at + 1 >= self.tokens.len() || self.spaced(at + 1)
    }

    /// Whether a sentence ends at the terminal `at` when the next one would begin at `next`.
    fn breaks(&self, at: usize, next: usize) -> bool {
        let (mark, word) = (self.get(at), self.get(next));
        let opens = word.starts_with(['“', '"', '‘', '(', '[', '«', '\'']);
        let head = if opens { self.get(next + 1) } else { word };
        if !self.spaced(next) {
            return self.is_glued(at, next);
        }
        if head.starts_with(char::is_lowercase) {
            return false;
        }
        match mark.strip_suffix('.') {
            Some(stem) if stem.contains(char::is_alphabetic) => self.abbreviation_ends(mark, head, opens),
            _ => !matches!(word, "," | ";" | ":" | "-" | "--" | "—" | "–" | ")" | "]"),
        }
    }

    fn abbreviation_ends(&self, mark: &str, head: &str, opens: bool) -> bool {
        if never_ends(mark) {
            return false;
        }
        let clock = matches!(mark.to_lowercase().as_str(), "a.m." | "p.m." | "am." | "pm.");
        if clock && !self.upper {
            return head.starts_with(char::is_uppercase) && !is_clock_tail(head);
        }
        is_starter(head) || opens && !self.upper && head.starts_with(char::is_uppercase)
    }

    /// "…the end.The start": scraped text that lost its white space.
    fn is_glued(&self, at: usize, next: usize) -> bool {
        let (before, word) = (self.get(at.saturating_sub(1)), self.get(next));
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase);
        let opens = word.starts_with(['“', '‘']);
        let full = before.chars().count() > 1 || before.ends_with(['”', '"', ')']);
        let short = self.get(at).chars().filter(|c| c.is_alphabetic()).count();
        (capital || opens) && full && short == 0 && !(self.upper && !opens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::token;
    use crate::text::ByteSpan;

    fn sentences(text: &str) -> Vec<&str> {
        let tokens = token::tokens(text, ByteSpan::new(0, text.len()));
        let mut at = 0;
        let cut = |length: usize| {
            let span = tokens[at].span.cover(tokens[at + length - 1].span);
            at += length;
            span.of(text)
        };
        lengths(text, &tokens).into_iter().filter(|length| *length > 0).map(cut).collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(sentences("It burned. Nobody was hurt."), ["It burned.", "Nobody was hurt."]);
        assert_eq!(
            sentences("“Run!” he said. “Why?” “Go.” She left."),
            ["“Run!” he said.", "“Why?”", "“Go.”", "She left."]
        );
        assert_eq!(
            sentences("\"It fell. It hit us, \" she said. \"We ran. \" He hid."),
            ["\"It fell.", "It hit us, \" she said.", "\"We ran. \"", "He hid."]
        );
        assert_eq!(
            sentences("(No one was hurt.) Two left... Three stayed."),
            ["(No one was hurt.)", "Two left...", "Three stayed."]
        );
    }

    #[test]
    fn abbreviations_do_not() {
        for whole in [
            "Lt. Gen. John F. Smith of St. Paul met Dr. Jones in Jan. 2019.",
            "The U.S. Army and Acme Inc. Chairman Bob Lee Jr. agreed.",
            "A 6.1 quake hit at 7 p.m. Sunday near No. 4 Main St. Bridge.",
            "1. Germany beat France",
            "“Who?” asked the clerk.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn abbreviations_do_before_a_word_that_begins_sentences() {
        assert_eq!(sentences("He left at 7 p.m. Smith stayed."), ["He left at 7 p.m.", "Smith stayed."]);
        assert_eq!(
            sentences("It is in Washington, D.C. The mayor fled."),
            ["It is in Washington, D.C.", "The mayor fled."]
        );
        assert_eq!(sentences("He works for Acme Inc. He is 40."), ["He works for Acme Inc.", "He is 40."]);
    }

    #[test]
    fn glued_and_upper_case_text_is_cut() {
        assert_eq!(
            sentences("It hit Garden Homes.The police came.“We ran,” she said."),
            ["It hit Garden Homes.", "The police came.", "“We ran,” she said."]
        );
        assert_eq!(
            sentences("THE UNIT FLED.  ACCORDING TO COL. LOPEZ, ALL DIED."),
            ["THE UNIT FLED.", "ACCORDING TO COL. LOPEZ, ALL DIED."]
        );
    }
}
