//! Rules `accused`, `arrested`, `convicted`, `sought` and `blamed`: someone tied to an act by blame.

use super::acting::{Tie, antecedent};
use super::acts_table::{ACCUSE, ACCUSED, ARREST, CONVICTED, SEARCH};
use crate::doc::Responsibility;
use crate::resolve::common::lexicon::TIME_WORDS;
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use std::ops::Range;

/// Every tie of a sentence by blame, with its grade.
#[must_use]
pub fn find(words: &[Word<'_>]) -> Vec<(Tie, Responsibility)> {
    (0..words.len())
        .filter_map(|at| {
            accused(words, at)
                .or_else(|| arrested(words, at))
                .or_else(|| named(words, at))
                .or_else(|| behind(words, at))
        })
        .collect()
}

/// "X has been responsible for", "X was behind": stated as fact.
fn behind(words: &[Word<'_>], at: usize) -> Option<(Tie, Responsibility)> {
    let word = &words[at];
    let held = word.lower == "responsible" && follows(words, at, &["for"], 1) || word.lower == "behind";
    let verb =
        (at.saturating_sub(4)..at).find(|i| words[*i].is_any(&["is", "was", "are", "were", "has", "have", "had"]))?;
    let doubted = (verb..at)
        .any(|i| words[i].is_any(&["not", "n't", "never", "believed", "thought", "suspected", "held", "who"]));
    (held && !doubted).then_some(())?;
    Some((tie(subject(words, verb)?, at, "behind"), Responsibility::Stated))
}

fn follows(words: &[Word<'_>], at: usize, forms: &[&str], reach: usize) -> bool {
    (at + 1..words.len().min(at + 1 + reach)).any(|i| words[i].is_any(forms))
}

fn tie(party: Range<usize>, at: usize, rule: &'static str) -> Tie {
    Tie { party, act: at..at + 1, rule }
}

/// "X is accused of", "accused X of", "blamed on X", "suspected of".
fn accused(words: &[Word<'_>], at: usize) -> Option<(Tie, Responsibility)> {
    let after = |at: usize| if words.get(at).is_some_and(Word::is_quote) { at + 1 } else { at };
    let word = &words[at];
    let grade = if word.is_any(&["suspected", "hallmarks", "hallmark"]) {
        Responsibility::Suspected
    } else {
        Responsibility::Accused
    };
    let next = words.get(at + 1)?;
    if word.is_any(ACCUSED) && next.lower == "on" || word.is_any(&["attributed"]) && next.lower == "to" {
        return Some((tie(phrase::object(words, after(at + 2), false)?, at, "blamed"), grade));
    }
    if let Some(to) = pointed(words, at) {
        return Some((tie(phrase::object(words, after(to + 1), false)?, at, "blamed"), grade));
    }
    let passive = next.is_any(&["of", "for", "in"]) && (word.is_any(ACCUSED) || word.lower == "suspected");
    if passive && (phrase::is_passive(words, at) || at > 0 && !words[at - 1].is_any(&["has", "have", "had"])) {
        return Some((tie(subject(words, at)?, at, "accused"), grade));
    }
    let blames = word.is_any(&["blamed", "blames", "blaming", "blame"]) && next.lower != "on";
    let active =
        (blames || word.is_any(ACCUSE) && follows(words, at, &["of", "for"], 12)) && !phrase::is_passive(words, at);
    active
        .then(|| phrase::object(words, after(at + 1), false))
        .flatten()
        .map(|party| (tie(until_of(words, party), at, "accused"), grade))
}

/// "attributed the blast to", "pinned the attack on", "pointed the finger at", "the hallmarks of": at the last word.
fn pointed(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    let before = |forms: &[&str], reach: usize| {
        let mut near = (at + 1..words.len().min(at + 1 + reach)).take_while(|i| !phrase::is_verb(words, *i));
        near.find(|i| words[*i].is_any(forms))
    };
    match word.lower.as_str() {
        "attribute" | "attributed" | "attributes" => before(&["to"], 6),
        "pin" | "pinned" | "blamed" | "blame" | "blames" => {
            before(&["on"], 5).filter(|on| !(at + 1..*on).any(|i| words[i].is_any(&["for", "of"])))
        }
        "pointed" | "points" | "point" => before(&["finger", "fingers"], 3).and(before(&["at"], 5)),
        "hallmarks" | "hallmark" => before(&["of"], 1),
        _ => None,
    }
}

/// The accused ends before "of" or "for" what he is accused of.
fn until_of(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    let end = (range.start + 1..range.end).find(|at| {
        words[*at].is_any(&["of", "for"])
            && words.get(at + 1).is_some_and(|next| next.lower.ends_with("ing") || next.is_any(&["the"]))
    });
    range.start..end.unwrap_or(range.end)
}

/// "X was arrested", "police arrested X", "X pleaded guilty".
fn arrested(words: &[Word<'_>], at: usize) -> Option<(Tie, Responsibility)> {
    let word = &words[at];
    if word.is_any(CONVICTED)
        && (phrase::is_passive(words, at) || follows(words, at, &["guilty"], 1))
        && !follows(words, at, &["not"], 1)
    {
        return Some((tie(subject(words, at)?, at, "convicted"), Responsibility::Stated));
    }
    if word.lower == "custody" && at > 1 && words[at - 1].is_any(&["in", "into", "police"]) {
        let verb =
            (at.saturating_sub(5)..at).find(|i| words[*i].is_any(&["is", "was", "are", "were", "taken", "been"]))?;
        return Some((tie(subject(words, verb)?, at, "arrested"), Responsibility::Arrested));
    }
    if word.is_any(&["appear", "appeared", "appears"])
        && follows(words, at, &["court", "judge", "magistrates", "magistrate"], 8)
    {
        let verb =
            (at.saturating_sub(4)..at).find(|i| words[*i].is_any(&["is", "was", "will", "are", "were"])).unwrap_or(at);
        return Some((tie(subject(words, verb)?, at, "arrested"), Responsibility::Arrested));
    }
    let noun = word.lower == "charges" && follows(words, at, &["against", "in", "will", "are", "were", "have"], 1);
    if noun || !word.is_any(ARREST) {
        return None;
    }
    let reduced = follows(words, at, &["in", "for", "with", "over"], 1);
    let of = words.get(at + 1).is_some_and(|next| next.lower == "of");
    let party = match () {
        () if of && word.is_any(&["arrest", "arrests"]) => phrase::object(words, at + 2, false),
        () if phrase::is_passive(words, at) || reduced => subject(words, at),
        () => phrase::object(words, at + 1, false),
    };
    let party = party.filter(|range| !is_crowd(words, range))?;
    Some((tie(party, at, "arrested"), Responsibility::Arrested))
}

/// "Forty people were arrested": so many held that it says nothing of who did it.
fn is_crowd(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let phrase = &words[range.clone()];
    let head = phrase.iter().take_while(|word| word.is_word() && !word.is_any(&["in", "at", "from", "of"])).last();
    head.is_some_and(|head| {
        head.is_any(&["people", "persons", "others", "suspects", "relatives", "protesters", "demonstrators", "rioters"])
    })
}

/// "identified the gunman as X", "police are looking for two men".
fn named(words: &[Word<'_>], at: usize) -> Option<(Tie, Responsibility)> {
    const DOERS: &[&str] = &[
        "gunman",
        "suspect",
        "defendant",
        "attacker",
        "shooter",
        "assailant",
        "bomber",
        "killer",
        "driver",
        "suspects",
        "attackers",
        "shooters",
    ];
    if words[at].lower == "as"
        && (at.saturating_sub(7)..at).any(|i| words[i].is_any(&["identified", "named"]))
        && (at.saturating_sub(10)..at).any(|i| words[i].is_any(DOERS))
    {
        let suspect = (at.saturating_sub(10)..at).any(|i| words[i].is_any(&["suspect", "suspects"]));
        let grade = if suspect { Responsibility::Suspected } else { Responsibility::Accused };
        return Some((tie(phrase::object(words, at + 1, false)?, at, "identified"), grade));
    }
    let police = words[at].is_any(&["manhunt", "hunt", "hunting"])
        || words.iter().any(|word| word.is_any(&["police", "detectives", "investigators", "deputies", "officers"]));
    if police && words[at].is_any(SEARCH) && words.get(at + 1).is_some_and(|next| next.lower == "for") {
        return Some((tie(phrase::object(words, at + 2, false)?, at, "sought"), Responsibility::Suspected));
    }
    let name = introduced(words, at).filter(|_| words[at].is_any(DOERS))?;
    let grade =
        if words[at].is_any(&["suspect", "suspects"]) { Responsibility::Suspected } else { Responsibility::Accused };
    Some((tie(phrase::object(words, name, false)?, at, "identified"), grade))
}

/// "the gunman, X", "the suspect, 38-year-old X", "gunman X Y": where the name begins.
fn introduced(words: &[Word<'_>], at: usize) -> Option<usize> {
    let capital = |i: usize| words.get(i).is_some_and(|word| word.is_capital() && !word.is_any(TIME_WORDS));
    let comma = words.get(at + 1).is_some_and(|next| next.text == ",");
    if comma {
        let aged = words.get(at + 2).is_some_and(|next| next.lower.ends_with("-year-old"));
        return Some(at + 2 + usize::from(aged)).filter(|name| capital(*name));
    }
    let quiet = words.iter().take(12).any(|word| word.is_word() && word.text.chars().all(char::is_lowercase));
    (quiet && !words[at].is_capital() && capital(at + 1) && capital(at + 2)).then_some(at + 1)
}

fn subject(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let first = phrase::group_start(words, at);
    let comma = first.checked_sub(1).filter(|i| words[*i].text == ",").unwrap_or(first);
    phrase::subject(words, first).or_else(|| phrase::subject(words, comma)).map(|range| antecedent(words, range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Vec<(String, Responsibility)> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let show = |range: &Range<usize>| phrase::span(&words, range).unwrap().of(text).to_owned();
        find(&words).iter().map(|(tie, grade)| (show(&tie.party), *grade)).collect()
    }

    #[test]
    fn blame_is_graded() {
        let cases = [
            ("A 20-year-old man was arrested on Friday.", "A 20-year-old man", Responsibility::Arrested),
            ("Police arrested Juan Lopez after the attack.", "Juan Lopez", Responsibility::Arrested),
            ("Officials blamed the militia for the raid.", "the militia", Responsibility::Accused),
            ("The blast was blamed on separatists.", "separatists", Responsibility::Accused),
            ("The dead man is suspected of shooting five.", "The dead man", Responsibility::Suspected),
            ("Juan Lopez, 24, of Vigo is due to appear in court.", "Juan Lopez, 24, of Vigo", Responsibility::Arrested),
            ("Juan Lopez pleaded guilty.", "Juan Lopez", Responsibility::Stated),
            ("Police are looking for two men.", "two men", Responsibility::Suspected),
            ("Police identified the gunman as Juan Lopez.", "Juan Lopez", Responsibility::Accused),
            ("The mayor blamed outsiders who came by bus.", "outsiders", Responsibility::Accused),
            ("Police attributed the blast to the Front.", "the Front", Responsibility::Accused),
            ("The suspect, 38-year-old Juan Lopez, fled.", "Juan Lopez", Responsibility::Suspected),
            ("It was the day that gunman Juan Lopez came.", "Juan Lopez", Responsibility::Accused),
            ("It bears the hallmarks of the militia.", "the militia", Responsibility::Suspected),
            ("He announced the arrest of three young men.", "three young men", Responsibility::Arrested),
        ];
        for (text, party, grade) in cases {
            assert_eq!(read(text), [(party.to_owned(), grade)], "{text}");
        }
        for text in [
            "Nobody was hurt.",
            "Rescuers are searching for two men.",
            "Forty people were arrested.",
            "Two suspects were detained and released.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
