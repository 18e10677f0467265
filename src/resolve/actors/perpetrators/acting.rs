//! Rules `subject`, `agent` and `modifier`: someone as the doer of an attack by syntax.
//!
//! `subject` reads "X opened fire", `agent` "killed by X" and "an attack by X", `modifier` "a Turkish airstrike".
//! Known misreadings: the police who shoot an attacker are read as doers of that shooting.

use super::super::heads_table::is_person;
use super::acts_table::{ATTACK, ATTACKED, FIGHTING, LIGHT, TRANSITIVE};
use crate::resolve::common::lexicon::{AUXILIARIES, PREPOSITIONS, TIME_WORDS};
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use std::ops::Range;

/// Words from the last verb of a row of verbs back to the first.
const ROW: usize = 22;

/// A noun phrase tied to an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The words of the phrase.
    pub party: Range<usize>,
    /// The words of the act.
    pub act: Range<usize>,
    /// The rule that tied them.
    pub rule: &'static str,
}

/// Every tie of a sentence by subject or agent.
#[must_use]
pub fn find(words: &[Word<'_>]) -> Vec<Tie> {
    let mut ties = Vec::new();
    for at in 0..words.len() {
        if words[at].is_any(ATTACKED) {
            ties.extend(subject(words, at));
        }
        if words[at].is_any(ATTACKED) || words[at].is_any(ATTACK) {
            ties.extend(agent(words, at));
        }
        if words[at].is_any(FIGHTING) {
            ties.extend(sides(words, at));
        }
    }
    ties
}

/// "X opened fire": the subject of an active verb.
fn subject(words: &[Word<'_>], at: usize) -> Option<Tie> {
    let end = act_end(words, at)?;
    if phrase::is_passive(words, at) || words.get(at + 1).is_some_and(|next| next.is_any(&["by", "back"])) {
        return None;
    }
    let first = phrase::group_start(words, at);
    let party = reported(words, first)
        .or_else(|| phrase::subject(words, first).map(|range| antecedent(words, range)))
        .or_else(|| shared(words, first))?;
    let event = words[party.end - 1].is_any(ATTACK) && !words[party.end - 1].is_any(&["warplanes", "sniper", "drone"]);
    if event || words[at].is_any(TRANSITIVE) && !has_object(words, at) {
        return None;
    }
    Some(Tie { party, act: at..end, rule: "subject" })
}

fn has_object(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    next.is_some_and(|next| {
        (next.is_word() || next.is_quote())
            && !next.is_any(PREPOSITIONS)
            && !next.is_any(AUXILIARIES)
            && !next.is_any(TIME_WORDS)
            && !next.is_any(&["when", "after", "before", "while", "as"])
    })
}

/// "clashes between X and Y", "X clashed with Y": both sides.
fn sides(words: &[Word<'_>], at: usize) -> Vec<Tie> {
    let tie = |party: Range<usize>| Tie { party, act: at..at + 1, rule: "sides" };
    let after = |forms: &[&str], from: usize, reach: usize| {
        (from..words.len().min(from + reach)).find(|i| words[*i].is_any(forms))
    };
    let mut found = Vec::new();
    if let Some(between) = after(&["between"], at + 1, 14) {
        let and = after(&["and"], between + 1, 10);
        found.extend(and.filter(|and| *and > between + 1).map(|and| tie(between + 1..and)));
        found.extend(and.and_then(|and| phrase::object(words, and + 1, false)).map(tie));
    } else if let Some(with) = after(&["with", "against"], at + 1, 3) {
        found.extend(phrase::object(words, with + 1, false).map(tie));
        found.extend(
            phrase::subject(words, phrase::group_start(words, at))
                .filter(|_| words[at].is_any(&["clashed", "fought", "battled"]))
                .map(tie),
        );
    }
    found
}

/// "X stormed a hotel and killed", "X walked in, locked the door and fired": the subject of the first verb of the row.
fn shared(words: &[Word<'_>], first: usize) -> Option<Range<usize>> {
    let and = first.checked_sub(1).filter(|i| words[*i].is_any(&["and", ",", "then"]))?;
    let mut verbs = (and.saturating_sub(ROW)..and).rev().filter(|i| phrase::is_verb(words, *i)).peekable();
    if verbs.peek().is_none_or(|nearest| phrase::is_passive(words, *nearest)) {
        return None;
    }
    let verbs = verbs.filter(|i| !phrase::is_passive(words, *i));
    let mut subjects = verbs.filter_map(|verb| {
        let start = phrase::group_start(words, verb);
        let joined = start.checked_sub(1).is_some_and(|i| words[i].is_any(&["and", ",", "then", "to"]));
        phrase::subject(words, start).filter(|_| !joined || words[start - 1].text == ",")
    });
    let range = subjects.next()?;
    let doer = antecedent(words, range);
    (!words[doer.start..].iter().take(doer.len()).any(|word| word.is_any(&["police", "officials"]))).then_some(doer)
}

/// "the man police say killed two", "a gunman they believe shot": the phrase before the clause that reports.
fn reported(words: &[Word<'_>], first: usize) -> Option<Range<usize>> {
    const REPORT: &[&str] =
        &["say", "says", "said", "believe", "believes", "allege", "suspect", "think", "accuse", "described"];
    const REPORTERS: &[&str] = &[
        "police",
        "they",
        "authorities",
        "officials",
        "prosecutors",
        "investigators",
        "deputies",
        "detectives",
        "he",
        "she",
        "witnesses",
    ];
    let verb = first.checked_sub(1).filter(|at| words[*at].is_any(REPORT))?;
    let reporter = verb.checked_sub(1).filter(|at| words[*at].is_any(REPORTERS))?;
    let end = if reporter > 0 && words[reporter - 1].is_any(&["who", "whom"]) { reporter - 1 } else { reporter };
    let noun = end.checked_sub(1).filter(|at| words[*at].is_word() && !phrase::is_verb(words, *at))?;
    is_person(&words[noun].lower).then(|| phrase::subject(words, end)).flatten()
}

/// A relative pronoun stands for the phrase before it.
pub fn antecedent(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    if range.len() != 1 || !words[range.start].is_any(&["who", "which", "that"]) {
        return range;
    }
    let comma = range.start.checked_sub(1).filter(|i| words[*i].text == ",").unwrap_or(range.start);
    phrase::subject(words, comma).map(|found| nearest_noun(words, found)).unwrap_or(range)
}

/// "officers chasing a man", "shot dead a man": the noun phrase behind the last participle with an object of its own.
fn nearest_noun(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    let governs = |word: &Word<'_>| word.lower.ends_with("ing") || word.lower == "dead";
    let opens = |i: &usize| governs(&words[*i]) && words[i + 1].is_any(&["a", "an", "the", "two", "three"]);
    let last = (range.start..range.end.saturating_sub(1)).rev().find(opens);
    last.map_or(range.start, |last| last + 1)..range.end
}

/// One past the act; a light verb needs its complement.
fn act_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    match LIGHT.iter().find(|(verbs, _)| words[at].is_any(verbs)) {
        None => Some(at + 1),
        Some((_, complements)) => {
            (at + 1..words.len().min(at + 7)).find(|i| words[*i].is_any(complements)).map(|i| i + 1)
        }
    }
}

/// "killed by X", "an attack on Y by X", "raids carried out by X".
fn agent(words: &[Word<'_>], at: usize) -> Option<Tie> {
    let by = (at + 1..words.len().min(at + 9))
        .take_while(|i| words[*i].is_word() || words[*i].text == "'s")
        .find(|i| words[*i].lower == "by")?;
    let told = (at + 1..by).any(|i| words[i].is_any(&["described", "named", "called", "quoted", "cited", "treated"]));
    let blocked = told
        || (at + 1..by).any(|i| {
            words[i].is_any(&["claimed", "said", "and", "that", "followed", "injured"]) && by - i < 3
                || words[i].is_any(&["said", "that", "when", "as"])
        });
    let participle = words[at].is_any(ATTACK)
        || phrase::is_passive(words, at)
        || at > 0 && !words[at - 1].is_any(&["has", "have", "had", "he", "they", "who"]);
    let party = phrase::object(words, by + 1, false).filter(|_| !blocked && participle)?;
    Some(Tie { party, act: at..at + 1, rule: "agent" })
}

/// The attack noun that the words up to `end` modify: "Islamic State suicide attack", "the rebels' shelling".
#[must_use]
pub fn modified(words: &[Word<'_>], end: usize) -> Option<Range<usize>> {
    let noun = (end..words.len().min(end + 4)).find(|at| words[*at].is_any(ATTACK))?;
    let plain = (end..noun).all(|at| {
        (words[at].is_word() || words[at].text.ends_with(['s', '\'', '’']))
            && !words[at].is_any(&["to", "in", "on", "of", "by", "and", "for", "from", "with", "after", "under", "at"])
            && !phrase::is_verb(words, at)
    });
    plain.then_some(noun..noun + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Vec<(String, String, &'static str)> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let show = |range: &Range<usize>| phrase::span(&words, range).unwrap().of(text).to_owned();
        find(&words).iter().map(|tie| (show(&tie.party), show(&tie.act), tie.rule)).collect()
    }

    #[test]
    fn doers_by_syntax() {
        let cases = [
            ("A masked man opened fire on the crowd.", "A masked man", "opened fire", "subject"),
            ("Three people were killed by gunmen.", "gunmen", "killed", "agent"),
            ("An attack on a market by rebels failed.", "rebels", "attack", "agent"),
            ("The man who stabbed the guard fled.", "The man", "stabbed", "subject"),
            ("Officers chasing a man who stabbed the guard lost him.", "a man", "stabbed", "subject"),
            ("Neighbours found dead a man who stabbed the guard.", "a man", "stabbed", "subject"),
            ("Ana Ruiz, 37, of Vigo, walked in and shot the guard.", "Ana Ruiz, 37, of Vigo", "shot", "subject"),
            ("GUERRILLAS DYNAMITED A PYLON.", "GUERRILLAS", "DYNAMITED", "subject"),
            ("Juan Lopez walked into a shop and fired a pistol.", "Juan Lopez", "fired", "subject"),
            ("The man police say killed two clerks fled.", "The man", "killed", "subject"),
            ("THE FPL [FRONT] STORMED THE BASE.", "THE FPL [FRONT]", "STORMED", "subject"),
        ];
        for (text, party, act, rule) in cases {
            assert_eq!(read(text), [(party.to_owned(), act.to_owned(), rule)], "{text}");
        }
        for text in [
            "The shop opened on Friday.",
            "Five men were killed.",
            "The driver set a record.",
            "The guard fired back.",
            "Four men were shot and wounded Tuesday night.",
            "One of the wounded was described by the mayor.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
