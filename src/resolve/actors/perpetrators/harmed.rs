//! Those whom something befell: the network sometimes calls them doers, and syntax knows better.
//!
//! Reads "X was shot", "killed X", "identified the victim as X". Yields the words of the harmed. A person who is harmed in
//! one sentence and does harm in another by a rule of syntax stays a doer: only what the network alone read is dropped.

use super::acts_table::{HARMED, TRANSITIVE};
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use crate::text::ByteSpan;

/// The words of the harmed in a sentence.
#[must_use]
pub fn find(words: &[Word<'_>]) -> Vec<ByteSpan> {
    let found = (0..words.len()).filter_map(|at| befallen(words, at).or_else(|| victim(words, at)));
    found.filter_map(|range| phrase::span(words, &range)).collect()
}

/// The subject of a passive, the object of an active verb of harm.
fn befallen(words: &[Word<'_>], at: usize) -> Option<std::ops::Range<usize>> {
    let fatal = words[at].is_any(&["died", "dead", "hospitalized", "hospitalised"]);
    let first = phrase::group_start(words, at);
    if words[at].is_any(HARMED) || in_condition(words, at) {
        return phrase::is_passive(words, at).then(|| phrase::subject(words, first)).flatten();
    }
    if words[at].lower == "found" && !phrase::is_passive(words, at) {
        return found(words, at);
    }
    if !fatal && !words[at].is_any(TRANSITIVE) {
        return None;
    }
    match fatal || phrase::is_passive(words, at) {
        true => phrase::subject(words, first),
        false => {
            phrase::object(words, at + 1, false).filter(|range| !words[range.start].is_any(&["himself", "herself"]))
        }
    }
}

/// "was in stable condition": at the preposition.
fn in_condition(words: &[Word<'_>], at: usize) -> bool {
    words[at].lower == "in" && (at + 1..words.len().min(at + 4)).any(|i| words[i].lower == "condition")
}

/// "found X shot", "found X, 27, beside the door": whom police find is no doer.
fn found(words: &[Word<'_>], at: usize) -> Option<std::ops::Range<usize>> {
    const STATES: &[&str] = &["dead", "shot", "lying", "unresponsive", "suffering", "bleeding", "wounded", "injured"];
    const PLACES: &[&str] = &["beside", "on", "in", "inside", "outside", "near", "with", "behind", "under"];
    let named = phrase::object(words, at + 1, false).filter(|range| words[range.start].is_capital())?;
    let after = (named.end..words.len().min(named.end + 4)).find(|i| words[*i].is_word() && !words[*i].is_number())?;
    (words[after].is_any(STATES) || words[after].is_any(PLACES)).then_some(named)
}

/// "the victim as X", "the victim, X": the name.
fn victim(words: &[Word<'_>], at: usize) -> Option<std::ops::Range<usize>> {
    let names = words[at].is_any(&["victim", "victims", "deceased", "dead"]);
    let next = names.then(|| (at + 1..words.len().min(at + 4)).find(|i| words[*i].is_any(&["as", ","])))??;
    words.get(next + 1).filter(|word| word.is_capital()).and_then(|_| phrase::object(words, next + 1, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;

    #[test]
    fn the_harmed_are_named() {
        let read = |text: &str| -> Vec<String> {
            let words = lex(text, ByteSpan::new(0, text.len()));
            find(&words).into_iter().map(|span| span.of(text).to_owned()).collect()
        };
        assert_eq!(read("Juan Lopez was shot in the leg."), ["Juan Lopez"]);
        assert_eq!(read("Gunmen killed Ana Ruiz."), ["Ana Ruiz"]);
        assert_eq!(read("Police identified the victim as Juan Lopez."), ["Juan Lopez"]);
        assert_eq!(read("They found Juan Lopez, 27, beside the door."), ["Juan Lopez"]);
        assert_eq!(read("Juan Lopez was in fair condition."), ["Juan Lopez"]);
        assert_eq!(read("Juan Lopez found a gun."), [""; 0]);
        assert_eq!(read("Juan Lopez opened fire."), [""; 0]);
        assert_eq!(read("He shot himself."), [""; 0]);
    }
}
