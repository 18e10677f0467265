//! Rules `force` and `description`: actors without a name of their own.
//!
//! Reads a head noun ("gunmen", "warplanes") with the modifiers before it. A demonym or country among them makes it that
//! state's force ("Turkish howitzers"). Must not fire on a head that only modifies another noun ("police station").

use super::heads_table::{GROUPISH, INSTRUMENTS, REBEL, SIDES, kind};
use crate::doc::{ActorKind, Place};
use crate::resolve::common::lexicon::{CLAUSE_OPENERS, DETERMINERS, PREPOSITIONS, PRONOUNS, TIME_WORDS};
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use std::ops::Range;

/// Most modifiers before a head.
const MODIFIERS: usize = 4;

/// A description: its words, what kind of actor, the country of its demonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Indices of its words.
    pub words: Range<usize>,
    /// What kind of actor.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// The descriptions among the words of a sentence, in order, without overlap.
#[must_use]
pub fn find(words: &[Word<'_>], places: &[Place]) -> Vec<Described> {
    let mut found: Vec<Described> = Vec::new();
    for at in 0..words.len() {
        let Some(kind) = head(words, at).filter(|_| !modifies(words, at)) else { continue };
        let floor = found.last().map_or(0, |last| last.words.end);
        let start = start(words, at).max(floor);
        let country = country(&words[start..=at], places);
        let rebel = words[start..at].iter().any(|word| word.is_any(REBEL));
        let sided = rebel || country.is_some() || words[start..at].iter().any(|word| word.is_any(SIDES));
        if sided || !words[at].is_any(INSTRUMENTS) {
            found.push(Described {
                words: start..at + 1,
                kind: if rebel { ActorKind::RebelGroup } else { kind },
                country,
            });
        }
    }
    found
}

fn country(words: &[Word<'_>], places: &[Place]) -> Option<String> {
    let named = places.iter().find(|place| words.iter().any(|word| word.span.overlaps(place.span)))?;
    named.country.clone()
}

/// The kind of the head noun at `at`; "groups" is one only after a word that arms them, "force" after "air" and its like.
fn head(words: &[Word<'_>], at: usize) -> Option<ActorKind> {
    let before = at.checked_sub(1).map(|i| &words[i]);
    if words[at].is_any(GROUPISH) {
        return before
            .filter(|word| word.is_any(REBEL) || word.is_any(&["armed", "terrorists"]))
            .map(|_| ActorKind::RebelGroup);
    }
    if words[at].lower == "force" {
        return before
            .filter(|word| word.is_any(&["air", "security", "police", "rebel", "armed"]))
            .map(|_| ActorKind::StateForce);
    }
    kind(&words[at].lower)
}

/// Whether the head goes on into a longer noun: "police station", "army base", "drone strike" is the strike's own word.
fn modifies(words: &[Word<'_>], at: usize) -> bool {
    const CARRIERS: &[&str] = &[
        "station",
        "stations",
        "base",
        "bases",
        "barracks",
        "headquarters",
        "checkpoint",
        "checkpoints",
        "chief",
        "chiefs",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "academy",
        "department",
        "post",
        "convoy",
        "vehicle",
        "vehicles",
        "car",
        "hospital",
        "command",
        "source",
        "sources",
        "official",
        "officials",
        "report",
        "position",
        "positions",
        "custody",
        "buildings",
        "building",
        "leader",
        "leaders",
        "presence",
        "media",
        "control",
        "school",
        "positions",
        "commander",
        "ranks",
        "bus",
        "truck",
        "territory",
        "stronghold",
        "capital",
        "strongholds",
        "airbase",
        "headquarter",
        "camp",
        "camps",
        "recruits",
        "recruit",
        "investigation",
        "chairman",
        "authorities",
        "commissioner",
    ];
    let next = words.get(at + 1);
    next.is_some_and(|next| {
        next.is_any(CARRIERS) || next.is_any(GROUPISH) || kind(&next.lower).is_some() || next.lower == "-"
    })
}

/// First word of the phrase that ends in the head at `at`.
fn start(words: &[Word<'_>], at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < MODIFIERS {
        let word = &words[start - 1];
        let conjunction = word.is_any(&["that", "this", "only", "man", "woman", "men", "people", "person"]);
        if word.is_any(DETERMINERS) && !conjunction && !word.is_any(&["two", "three", "four", "five"]) {
            return start - 1;
        }
        let stop = conjunction
            || !word.is_word()
            || word.is_any(PREPOSITIONS)
            || word.is_any(CLAUSE_OPENERS)
            || word.is_any(TIME_WORDS)
            || word.is_any(PRONOUNS)
            || word.is_any(&["and", "'s", "’s", "were", "when", "whose", "because"]);
        if stop || phrase::is_verb(words, start - 1) {
            break;
        }
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Vec<(String, ActorKind)> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let show = |found: Described| (phrase::span(&words, &found.words).unwrap().of(text).to_owned(), found.kind);
        find(&words, &[]).into_iter().map(show).collect()
    }

    #[test]
    fn heads_with_their_modifiers() {
        let cases = [
            ("Two masked gunmen fled.", "Two masked gunmen", ActorKind::Unidentified),
            ("It was hit by regime warplanes today.", "regime warplanes", ActorKind::StateForce),
            ("Shelling by rebel forces went on.", "rebel forces", ActorKind::RebelGroup),
            ("SUSPECTED GUERRILLAS BURNED A BUS.", "SUSPECTED GUERRILLAS", ActorKind::RebelGroup),
        ];
        for (text, words, kind) in cases {
            assert_eq!(read(text), [(words.to_owned(), kind)], "{text}");
        }
        for text in ["a police station burned", "an army base was hit", "nobody came"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
