//! Whether those shot, stabbed or struck lived: told later in the article, or never.
//!
//! Reads: drafts whose predicate leaves the outcome open and the sentences behind them. Yields: killed where a death is
//! told of the same person; casualties where some of a group died; injured otherwise.
//! Known misreadings: "he died" two sentences on is taken to be the last single person struck.

use super::candidate::Head;
use super::harm_table::Harm;
use super::predicate::{Predicate, predicate};
use super::{Draft, Read};
use crate::doc::Effect;

/// Sentences behind a person's mention in which the death may be told.
const REACH: usize = 4;

/// Settles every open outcome.
pub(super) fn settle(reads: &[Read], drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        if !draft.predicate.harm.open {
            continue;
        }
        let one = draft.candidate.count.max == Some(1);
        if one && dies(reads, drafts, index) {
            drafts[index].predicate.harm = Harm::KILLED;
        }
    }
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let several = draft.candidate.count.min != Some(1) && draft.candidate.count.min != Some(0);
        if draft.predicate.harm.open && several && draft.candidate.head == Head::People {
            if let Some(effect) = group(drafts, index) {
                drafts[index].predicate.harm = Harm::of(effect);
            }
        }
    }
}

/// Whether a sentence soon behind says that the person died, no other single person struck between.
fn dies(reads: &[Read], drafts: &[Draft], index: usize) -> bool {
    let from = drafts[index].sentence;
    let next = drafts.iter().skip(index + 1).find(|draft| draft.candidate.single || draft.predicate.harm.open);
    let until = next.map_or(usize::MAX, |draft| draft.sentence);
    let behind = || (from + 1..=from + REACH).filter_map(|at| Some((at, reads.get(at)?)));
    let by_noun = sole_noun(reads, drafts, index);
    behind().take_while(|(at, _)| *at <= until).any(|(_, read)| death_of_person(read))
        || by_noun.is_some_and(|noun| behind().any(|(_, read)| death_of_the(read, noun)))
}

/// The noun by which a person is told from all others struck: "woman" of "a woman and her two children were shot".
fn sole_noun<'r>(reads: &'r [Read], drafts: &[Draft], index: usize) -> Option<&'r str> {
    let noun = |draft: &Draft| {
        let word = reads.get(draft.sentence)?.words.get(draft.candidate.noun?)?;
        Some(word.lower.as_str())
    };
    let own = noun(&drafts[index]).filter(|own| is_the_person(own))?;
    let others = drafts.iter().enumerate().filter(|(at, draft)| *at != index && draft.candidate.count.max == Some(1));
    others.into_iter().all(|(_, draft)| noun(draft) != Some(own)).then_some(own)
}

fn is_death(found: &Predicate) -> bool {
    found.harm.effect == Effect::Killed && !found.unreal
}

/// "The woman died at the scene."
fn death_of_the(read: &Read, noun: &str) -> bool {
    (1..read.words.len()).any(|at| {
        let definite = read.words[at].lower == noun && read.words[at - 1].lower == "the";
        definite && predicate(&read.words, at + 1).is_some_and(|found| is_death(&found))
    })
}

/// "He was pronounced dead", "the victim later died".
fn death_of_person(read: &Read) -> bool {
    let lower = |at: usize| read.words.get(at).map_or("", |word| word.lower.as_str());
    pronounced(read)
        || (0..read.words.len()).any(|at| {
            let pronoun = matches!(lower(at), "he" | "she" | "who") && read.words.get(at).is_some();
            let definite = at > 0 && matches!(lower(at - 1), "the" | "that") && is_the_person(lower(at));
            let until = if definite { at + APPOSITION } else { at + 2 };
            let says = (at + 1..until).filter(|_| pronoun || definite).find_map(|at| predicate(&read.words, at));
            says.is_some_and(|found| is_death(&found))
        })
}

/// Words that may stand between "the victim" and what became of him ("identified as …, 23, of …").
const APPOSITION: usize = 14;

/// "was pronounced dead at the scene", "died from multiple gunshot wounds": a named victim's death, told after a shooting.
fn pronounced(read: &Read) -> bool {
    read.words.windows(3).enumerate().any(|(at, said)| {
        let said: Vec<&str> = said.iter().map(|word| word.lower.as_str()).collect();
        let counted = read.candidates.iter().any(|candidate| candidate.words.end <= at && candidate.words.end + 6 > at);
        let dead = matches!(said[0], "pronounced" | "declared") && said[1] == "dead";
        let wounds = said[0] == "died"
            && matches!(said[1], "from" | "of" | "at")
            && matches!(said[2], "the" | "a" | "his" | "her" | "multiple" | "gunshot" | "an");
        (dead || wounds) && !counted
    })
}

fn is_the_person(word: &str) -> bool {
    matches!(
        word,
        "victim" | "man" | "woman" | "boy" | "girl" | "teen" | "teenager" | "child" | "driver" | "officer" | "toddler"
    ) || word.ends_with("-year-old")
}

/// What became of a group struck: the deaths told near it decide.
fn group(drafts: &[Draft], index: usize) -> Option<Effect> {
    let (from, size) = (drafts[index].sentence, drafts[index].candidate.count.min?);
    let own = &drafts[index].predicate.words;
    let together = |draft: &&Draft| draft.sentence == from && draft.predicate.words == *own;
    let near = drafts.iter().filter(|draft| !together(draft)).filter(|draft| {
        draft.sentence + 3 >= from && draft.sentence <= from + REACH && draft.predicate.harm.effect == Effect::Killed
    });
    let most = near.filter_map(|draft| draft.candidate.count.min).max()?;
    match most {
        0 => None,
        most if most < size => Some(Effect::Casualties),
        most if most == size => Some(Effect::Killed),
        _ => None,
    }
}
