//! Rules `according` and `heading`: a source that frames a sentence without a verb.
//!
//! `according` reads "according to X" at either end of a sentence or inside it. `heading` reads "X: Y" where X is a
//! short name that opens the line ("Police: two dead"). Must not fire on clock times, lists or ratios.

use super::draft::Draft;
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use crate::text::ByteSpan;

/// Longest name before a colon, in words.
const NAME: usize = 4;

/// "according to X" and its content in the sentence.
#[must_use]
pub fn according(words: &[Word<'_>]) -> Vec<Draft> {
    let places = (0..words.len())
        .filter(|at| words[*at].lower == "according" && words.get(at + 1).is_some_and(|next| next.lower == "to"));
    places.filter_map(|at| according_at(words, at)).collect()
}

fn according_at(words: &[Word<'_>], at: usize) -> Option<Draft> {
    let source = phrase::object(words, at + 2, false)?;
    let after = trimmed(words, source.end, words.len());
    let before = trimmed(words, 0, at);
    let comma = words.get(source.end).is_some_and(|word| word.text == ",");
    let mut content: Vec<ByteSpan> = before.into_iter().collect();
    if at == 0 || comma && before.is_some() && words.len() - source.end > 3 {
        content.extend(after);
    }
    Some(Draft {
        source: phrase::span(words, &source),
        via: None,
        cue: phrase::span(words, &(at..at + 2)),
        content,
        rule: "according",
    })
}

fn trimmed(words: &[Word<'_>], start: usize, end: usize) -> Option<ByteSpan> {
    let loose = |word: &&Word<'_>| word.is_word() || word.is_quote();
    let slice = words.get(start..end)?;
    Some(slice.iter().find(loose)?.span.cover(slice.iter().rev().find(loose)?.span))
}

/// "X: Y" at the start of the sentence.
#[must_use]
pub fn heading(words: &[Word<'_>]) -> Option<Draft> {
    let colon = words.iter().take(NAME + 1).position(|word| word.text == ":")?;
    let name = words.get(..colon)?;
    let named = !name.is_empty() && name.iter().all(|word| word.is_capital() || word.text == "'s");
    let label = name.last().is_some_and(|word| word.is_any(LABELS));
    let content = trimmed(words, colon + 1, words.len())?;
    (named && !label && words.len() > colon + 3).then(|| Draft {
        source: phrase::span(words, &(0..colon)),
        via: None,
        cue: phrase::span(words, &(colon..colon + 1)),
        content: vec![content],
        rule: "heading",
    })
}

/// What stands before a colon without speaking.
const LABELS: &[&str] = &[
    "update",
    "updated",
    "breaking",
    "photo",
    "photos",
    "video",
    "watch",
    "read",
    "related",
    "by",
    "published",
    "posted",
    "note",
    "live",
    "more",
    "source",
    "editor",
    "am",
    "pm",
    "a.m",
    "p.m",
    "exclusive",
    "opinion",
    "analysis",
    "location",
    "date",
    "killed",
    "injured",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;

    #[test]
    fn frames() {
        let text = "Ten people died, according to the health ministry.";
        let words = lex(text, ByteSpan::new(0, text.len()));
        let found = according(&words);
        assert_eq!(found[0].source.unwrap().of(text), "the health ministry");
        assert_eq!(found[0].content[0].of(text), "Ten people died");
        let text = "Police: two dead in Oslo";
        let words = lex(text, ByteSpan::new(0, text.len()));
        assert_eq!(heading(&words).unwrap().source.unwrap().of(text), "Police");
        for text in ["It began at 8:30 in Oslo", "Updated: two dead in Oslo today", "The toll: two dead in all"] {
            assert!(heading(&lex(text, ByteSpan::new(0, text.len()))).is_none(), "{text}");
        }
    }
}
