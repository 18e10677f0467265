//! Names of places that the gazetteer lacks, where no network has labelled the names.
//!
//! Reads a capitalised name after a preposition of place, and the names joined to it ("in Khan Zeitoun, Deir Hafs and
//! Oak Mills"), and the name before the dash of a dateline. Known misreadings: bodies and works ("in Parliament").

use super::mention::{Mention, Shape};
use super::names::{Capitals, Line};
use super::tables::{COMMON_WORDS, DIRECTIONS, NOT_PLACES, OPENERS};
use crate::resolve::common::words::Word;
use crate::text::calendar_table::is_calendar_name;
use std::ops::Range;

/// Prepositions after which a name is nearly always a place.
const SURE: &[&str] = &["in", "near", "outside", "around"];
/// Nouns after which "of" leads to names of places.
const SETTLEMENTS: &[&str] =
    &["villages", "towns", "cities", "districts", "neighborhoods", "neighbourhoods", "suburbs", "areas", "provinces"];
/// Most words of a name.
const LONGEST: usize = 3;

/// The unknown names of a sentence that overlap none of `known`.
#[must_use]
pub fn find(line: &Line<'_, '_>, known: &[Mention]) -> Vec<Mention> {
    if line.capitals != Capitals::Mixed || !line.entities.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Mention> = dateline(line, known).into_iter().collect();
    let mut at = 0;
    while at < line.words.len() {
        let settlements = at > 0 && line.words[at].lower == "of" && line.words[at - 1].is_any(SETTLEMENTS);
        let leads = settlements || line.words[at].is_any(SURE);
        at += 1;
        if leads {
            at = chain(line, at, known, &mut found);
        }
    }
    found
}

/// The town in capital letters that opens a report: "OAKRIDGE, Mo. —", "OAKRIDGE - Two men".
fn dateline(line: &Line<'_, '_>, known: &[Mention]) -> Option<Mention> {
    let capital =
        |word: &&Word<'_>| word.text.chars().count() > 2 && word.text.chars().all(|c| c.is_uppercase() || c == '-');
    let count = line.words.iter().take(LONGEST).take_while(capital).count();
    let next = line.words.get(count)?;
    let span = line.words.first()?.span.cover(line.words.get(count.checked_sub(1)?)?.span);
    let opens =
        matches!(next.text, "," | "—" | "–" | "-" | "(") && !known.iter().any(|mention| mention.span.overlaps(span));
    let listed = line.words[..count].iter().any(|word| word.is_any(NOT_PLACES) || word.is_any(OPENERS));
    (opens && !listed).then(|| Mention::new(span, line.sentence, Shape::Venue, "places/dateline"))
}

/// Reads the names joined by commas and "and" from word `at` on; returns the word after them.
fn chain(line: &Line<'_, '_>, at: usize, known: &[Mention], found: &mut Vec<Mention>) -> usize {
    let mut at = at + usize::from(line.words.get(at).is_some_and(|word| word.lower == "the"));
    loop {
        while line.words.get(at).is_some_and(|word| word.is_any(DIRECTIONS)) {
            at += 1;
        }
        let range = run(line.words, at);
        if range.is_empty() {
            return at;
        }
        let span = line.words[range.start].span.cover(line.words[range.end - 1].span);
        let taken = known.iter().any(|mention| mention.span.overlaps(span));
        if !taken && !is_other(line.words, &range) {
            found.push(Mention::new(span, line.sentence, Shape::Venue, "places/after-preposition"));
        }
        let joined = line.words.get(range.end).is_some_and(|word| word.text == "," || word.lower == "and");
        let next = run(line.words, range.end + 1);
        if !joined || next.is_empty() {
            return range.end;
        }
        at = range.end + 1;
    }
}

/// The capitalised words from `at` on.
fn run(words: &[Word<'_>], at: usize) -> Range<usize> {
    let named = |word: &&Word<'_>| word.is_word() && (word.is_capital() || word.lower.starts_with("al-"));
    let rest = words.get(at..).unwrap_or(&[]);
    at..at + rest.iter().take(LONGEST).take_while(named).count()
}

/// Whether the name is something else than a place: a calendar word, a body, someone's.
fn is_other(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let name = &words[range.clone()];
    let listed =
        name.iter().any(|word| is_calendar_name(&word.lower) || word.is_any(NOT_PLACES) || word.is_any(OPENERS));
    let common = name.len() == 1 && COMMON_WORDS.binary_search(&name[0].lower.as_str()).is_ok();
    let owner = words.get(range.end).is_some_and(|word| matches!(word.lower.as_str(), "'s" | "'"));
    let initials = name.iter().any(|word| word.text.chars().count() < 3 || word.text.chars().all(char::is_uppercase));
    listed || common || owner || initials
}

#[cfg(test)]
mod tests {
    use super::{Capitals, Line, find};
    use crate::resolve::common::words::lex;
    use crate::text::ByteSpan;

    fn spans(text: &str) -> Vec<&str> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let line = Line { text, sentence: 0, words: &words, entities: &[], capitals: Capitals::Mixed };
        find(&line, &[]).iter().map(|mention| mention.span.of(text)).collect()
    }

    #[test]
    fn names_after_prepositions_of_place_are_read() {
        assert_eq!(
            spans("Clashes broke out in Tell Asfar, Qasr Hamra and al-Nabi."),
            ["Tell Asfar", "Qasr Hamra", "al-Nabi"]
        );
        assert_eq!(spans("OAKRIDGE, Mo. — Two men died."), ["OAKRIDGE"]);
        assert_eq!(spans("It fell near the northern Oakridge on Monday."), ["Oakridge"]);
    }

    #[test]
    fn bodies_days_and_owners_are_not() {
        for text in [
            "He spoke in Parliament.",
            "It was in March.",
            "It was in Smith's car.",
            "Written in English and Arabic.",
            "in",
            "",
        ] {
            assert!(spans(text).is_empty(), "{text}: {:?}", spans(text));
        }
    }
}
