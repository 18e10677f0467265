//! Place, date and agency before the first sentence.

use super::{Piece, pieces};
use crate::doc::SentenceKind;
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// Paragraphs from the top in which a dateline is looked for.
const DEPTH: usize = 8;
/// Longest dateline, in bytes.
const LONGEST: usize = 160;

/// "KABUL, Afghanistan (XX) —", "PORTLAND, Ore. —", "SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]", "(XX) -".
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:",
        // Place in capitals, what follows it, agency in brackets, dash.
        r"\p{Lu}[\p{Lu}.'’\-]+(?:[ /]\p{Lu}[\p{Lu}.'’\-]*)*",
        r"(?:,[\p{L}\p{N}.,'’ ]{1,60}?| (?:\d{1,2} \p{L}|\p{Lu}\p{L}{2,8}\.? \d)[\p{L}\p{N}.,' ]{0,24})?",
        r"(?: ?\([^()]{2,40}\))?",
        r" ?(?:--+|[—–]| - ?|- )",
        // Agency alone.
        r"|\([\p{Lu}][\p{L}\p{N} ./&\-]{1,30}\) ?(?:--+|[—–-])",
        r")(?: ?\[[^\]]{2,80}\])*"
    ))
    .unwrap()
});

/// Takes the dateline out of a paragraph near the top; what is left stays open.
///
/// Must not fire on a headline in capitals ("CRICKET - SOMERSET LEAD"): the words after the dash must not all be capitals
/// unless the dash is double or a bracket follows, as in upper-case newswire.
pub fn cut(text: &str, span: ByteSpan, paragraph: usize) -> Vec<Piece> {
    let words = span.of(text);
    let found = (paragraph < DEPTH).then(|| DATELINE.find(words)).flatten();
    match found.filter(|found| found.len() <= LONGEST && is_dateline(found.as_str(), &words[found.end()..])) {
        Some(found) => pieces(span, [ByteSpan::new(span.start(), span.start() + found.end())], SentenceKind::Dateline),
        None => vec![Piece { span, kind: None }],
    }
}

fn is_dateline(line: &str, rest: &str) -> bool {
    let newswire = line.contains("--") || line.ends_with(']');
    let sentence = rest.split_whitespace().take(12).any(|word| word.starts_with(char::is_lowercase));
    let quoted = line.contains(['"', '“']);
    !quoted && (sentence || newswire && rest.split_whitespace().count() >= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(text: &str) -> Option<&str> {
        let pieces = cut(text, ByteSpan::new(0, text.len()), 0);
        pieces.iter().find(|piece| piece.kind.is_some()).map(|piece| piece.span.of(text))
    }

    #[test]
    fn datelines_fire() {
        for (line, rest) in [
            ("KABUL, Afghanistan (XX) —", " A bomb went off in the city."),
            ("PORTLAND, Ore. —", " Two men were hurt."),
            ("DALLAS —", " An airline said on Tuesday that it was sorry."),
            ("SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]", " THE COMMAND HAS REPORTED THAT TWO MEN DIED."),
            ("LAGOS (XX) --", " The president spoke."),
            ("(WXYZ) -", " A man was shot on the west side."),
        ] {
            assert_eq!(dateline(&format!("{line}{rest}")), Some(line));
        }
    }

    #[test]
    fn headlines_and_sentences_do_not() {
        for text in [
            "CRICKET - SOMERSET LEAD AFTER DAY ONE",
            "NATO said on Monday that it had agreed - at last.",
            "A well-known man was shot.",
        ] {
            let found = dateline(text);
            assert_eq!(found, None, "{text}");
        }
    }
}
