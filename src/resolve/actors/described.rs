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
        let start = sided(words, start(words, at).max(floor)..at, places);
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

/// First word of the modifiers that are the phrase's: what is written in capitals or figures before the word of the side
/// is another line's ("Updated Jan 2 2017 BEIRUT Syrian government").
fn sided(words: &[Word<'_>], modifiers: Range<usize>, places: &[Place]) -> usize {
    let foreign = |at: usize| {
        let place = |place: &&Place| place.demonym && place.span.overlaps(words[at].span);
        places.iter().any(|it| place(&it)) && words[at].is_capital()
    };
    let side = modifiers.clone().rev().find(|at| foreign(*at) || words[*at].is_any(SIDES));
    let alien = |at: usize| words[at].is_number() || words[at].is_capital() && !words[at].is_any(DETERMINERS);
    let named = |side: &usize| modifiers.start < *side && (modifiers.start..*side).any(alien) && !shouts(words);
    side.filter(named).unwrap_or(modifiers.start)
}

/// Whether a word before a head tells neither a side nor how many: "a devastating", "the heavy".
#[must_use]
pub fn is_plain(word: &Word<'_>) -> bool {
    let tells = word.is_any(SIDES) || word.is_any(REBEL) || kind(&word.lower).is_some();
    !tells && !word.is_number() && !word.lower.contains('-') && !word.is_any(&["suspected", "alleged", "unknown"])
}

/// Whether the sentence is in capitals throughout.
fn shouts(words: &[Word<'_>]) -> bool {
    !words.iter().any(|word| word.text.chars().any(char::is_lowercase))
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
