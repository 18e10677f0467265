//! The headline where the text repeats it.

use super::{Piece, pieces};
use crate::doc::SentenceKind;
use crate::text::ByteSpan;

/// Fewest words of a headline that is looked for: shorter ones begin ordinary sentences.
const FEWEST: usize = 4;

/// Takes the headline out of the beginning of a paragraph; what is left stays open.
///
/// Reads the title as given, and without the name of the outlet after its last " - " or " | ". Must not fire where a
/// sentence goes on with the same words: after the headline comes the end, a full stop or a capital letter.
pub fn cut(text: &str, span: ByteSpan, title: Option<&str>) -> Vec<Piece> {
    let end = title.and_then(|title| candidates(title).find_map(|title| end_of(span.of(text), title)));
    match end {
        Some(end) => pieces(span, [ByteSpan::new(span.start(), span.start() + end)], SentenceKind::Title),
        None => vec![Piece { span, kind: None }],
    }
}

fn candidates(title: &str) -> impl Iterator<Item = &str> {
    let short =
        [" | ", " - ", " – ", " — "].into_iter().filter_map(|mark| title.rsplit_once(mark)).map(|(head, _)| head);
    std::iter::once(title).chain(short).filter(|title| title.split_whitespace().count() >= FEWEST)
}

/// Byte length of the headline at the beginning of `text`, its own full stop included.
fn end_of(text: &str, title: &str) -> Option<usize> {
    let mut letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let mut end = 0;
    for wanted in title.chars().filter(|c| c.is_alphanumeric()) {
        let (at, found) = letters.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        end = at + found.len_utf8();
    }
    let rest = text.get(end..)?;
    let marks = rest.len() - rest.trim_start_matches(['.', '!', '?', '"', '”', '’', '\'', ')']).len();
    let after = rest.get(marks..)?;
    let next = after.trim_start().chars().next();
    let fits = next.is_none_or(|c| !c.is_lowercase() && (c.is_alphanumeric() || "([“\"‘'#@-–—|".contains(c)));
    (fits && (after.is_empty() || after.starts_with(char::is_whitespace))).then_some(end + marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title<'a>(text: &'a str, title: &str) -> Option<&'a str> {
        let pieces = cut(text, ByteSpan::new(0, text.len()), Some(title));
        pieces.iter().find(|piece| piece.kind == Some(SentenceKind::Title)).map(|piece| piece.span.of(text))
    }

    #[test]
    fn headlines_are_found_at_the_beginning() {
        let line = "Two hurt as bus leaves road";
        assert_eq!(title("Two hurt as bus leaves road", line), Some(line));
        assert_eq!(title("Two Hurt as Bus Leaves Road. A bus", line), Some("Two Hurt as Bus Leaves Road."));
        let long = "Two hurt as bus leaves road - The Daily Example";
        assert_eq!(title("Two hurt as bus leaves road Posted: Tuesday", long), Some(line));
    }

    #[test]
    fn sentences_with_the_same_words_are_not() {
        assert_eq!(title("Two hurt as bus leaves road near Oslo.", "Two hurt as bus leaves road"), None);
        assert_eq!(title("Fire kills two.", "Fire kills two"), None, "too short to tell");
        assert_eq!(title("A bus left the road", "Two hurt as bus leaves road"), None);
    }
}
