//! Words, numbers and marks.

use super::abbreviation_table::is_abbreviation;
use crate::doc::Token;
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// One token; alternatives are tried in this order at every place.
///
/// Web addresses, mail addresses, handles; letters with full stops ("U.S.", "a.m.", "U.S.-led"); host names; numbers
/// with inner marks ("1,200", "7:45", "6.1"); words with inner apostrophes, hyphens and ampersands ("23-year-old",
/// "O'Neill", "AT&T"); runs of one mark ("...", "--"); any other character.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:https?://|www\.)[^\s<>“”\x22]*[\p{L}\p{N}/]",
        r"|[\p{L}\p{N}_.+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+",
        r"|[@#][\p{L}\p{N}_]+",
        r"|\b\p{L}\.\p{L}\.(?:\p{L}\.)*(?:-\p{L}[\p{L}\p{M}]+)*",
        r"|[\p{L}\p{N}\-]+\.(?:com|org|net|gov|edu|info|tv|co\.uk)\b(?:/[^\s<>“”\x22]*[\p{L}\p{N}/])?",
        r"|\p{N}+(?:[.,:]\p{N}+)*(?:[\p{L}\p{M}]+)?(?:[\-‑'’][\p{L}\p{M}\p{N}]+)*",
        r"|[\p{L}\p{M}\p{N}]+(?:[\-‑'’&][\p{L}\p{M}\p{N}]+)*",
        r"|\.{2,}|-{2,}|_{2,}|\*{2,}|={2,}",
        r"|\S",
    ))
    .unwrap()
});

/// The tokens of `span`; together they cover every character of it that is not white space.
///
/// An abbreviation keeps its full stop ("Gen."); a possessive ending is a token of its own ("Griffin" "'s").
pub fn tokens(text: &str, span: ByteSpan) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for found in TOKEN.find_iter(span.of(text)) {
        let token = ByteSpan::from_range(found.range()).shifted(span.start());
        let stop = found.as_str() == ".";
        match out.last_mut() {
            Some(last) if stop && takes_stop(text, last.span, token) => last.span = last.span.cover(token),
            _ => push(&mut out, text, token),
        }
    }
    out
}

/// Whether the full stop at `stop` belongs to the abbreviation before it.
fn takes_stop(text: &str, word: ByteSpan, stop: ByteSpan) -> bool {
    word.end() == stop.start() && is_abbreviation(word.of(text), text.get(stop.end()..).unwrap_or(""))
}

/// Adds a token, its possessive ending apart.
fn push(out: &mut Vec<Token>, text: &str, span: ByteSpan) {
    let word = span.of(text);
    let ending =
        ["'s", "’s", "'S", "’S"].into_iter().find(|ending| word.len() > ending.len() && word.ends_with(*ending));
    let cut = span.end() - ending.map_or(0, str::len);
    out.push(Token { span: ByteSpan::new(span.start(), cut) });
    if ending.is_some() {
        out.push(Token { span: ByteSpan::new(cut, span.end()) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, ByteSpan::new(0, text.len())).into_iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(words("Gen. O'Neill's 23-year-old son"), ["Gen.", "O'Neill", "'s", "23-year-old", "son"]);
        assert_eq!(words("the U.S.-led force, 1,200 men"), ["the", "U.S.-led", "force", ",", "1,200", "men"]);
        assert_eq!(words("at 7:45 a.m., a 6.1 quake"), ["at", "7:45", "a.m.", ",", "a", "6.1", "quake"]);
        assert_eq!(words("see www.example.com/a-b. Or"), ["see", "www.example.com/a-b", ".", "Or"]);
        assert_eq!(words("tips@example.org, Local10.com"), ["tips@example.org", ",", "Local10.com"]);
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(words("“Stop,” he said..."), ["“", "Stop", ",", "”", "he", "said", "..."]);
        assert_eq!(
            words("SAN JOSE, 3 MAY 89 -- [TEXT]"),
            ["SAN", "JOSE", ",", "3", "MAY", "89", "--", "[", "TEXT", "]"]
        );
        assert_eq!(words("the end.The start"), ["the", "end", ".", "The", "start"]);
        assert_eq!(words("$5 and 50%"), ["$", "5", "and", "50", "%"]);
        assert_eq!(words("he didn't"), ["he", "didn't"]);
    }
}
