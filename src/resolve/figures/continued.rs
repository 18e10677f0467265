//! Counted people whose fate stands in a sentence before: "Two of them were children", "three victims inside".
//!
//! Reads: candidates without a predicate of their own. Yields: the effect of the larger figure they are part of, or
//! casualties for a number of victims of whom no more is said.
//! Known misreadings: "two of them" may take up people counted further back than the last figure.
//! Fires: "Six people died. Two of them were children." Must not: "one of the victims told reporters".

use super::candidate::{Candidate, Head};
use super::harm_table::Harm;
use super::nouns_table::is_people;
use super::predicate::{Predicate, is_be};
use super::{Draft, Read};
use crate::doc::Effect;

/// Sentences back in which the whole may stand.
const REACH: usize = 2;

/// Adds the drafts that only an earlier sentence explains.
pub(super) fn add(reads: &[Read], drafts: &mut Vec<Draft>) {
    let mut found = Vec::new();
    for (sentence, read) in reads.iter().enumerate() {
        for (candidate, own) in read.candidates.iter().zip(&read.predicates) {
            if own.is_some() {
                continue;
            }
            if let Some(harm) = counted_again(read, candidate, (sentence, drafts)) {
                let predicate = Predicate { harm, words: candidate.words.clone(), unreal: false, rule: "toll" };
                found.push(Draft { sentence, candidate: candidate.clone(), predicate });
                continue;
            }
            if candidate.head != Head::People && !is_described(read, candidate) {
                continue;
            }
            let harm = whole(read, candidate, (sentence, drafts)).or_else(|| victims(read, candidate));
            let Some(harm) = harm else { continue };
            let predicate = Predicate { harm, words: candidate.words.clone(), unreal: false, rule: "continued" };
            found.push(Draft { sentence, candidate: candidate.clone(), predicate });
        }
    }
    drafts.append(&mut found);
    drafts.sort_by_key(|draft| (draft.sentence, draft.candidate.words.start));
}

/// "The other victims were two men and a woman": what befell them is what befell the larger number just told.
pub(super) fn settle_victims(reads: &[Read], drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let draft = &drafts[index];
        let said = |at: usize| reads[draft.sentence].words.get(at).is_some_and(|word| word.lower == "victims");
        if !matches!(draft.predicate.rule, "among" | "list") || !draft.predicate.words.clone().any(said) {
            continue;
        }
        let harmed = |whole: &&Draft| {
            matches!(whole.predicate.harm.effect, Effect::Killed | Effect::Injured | Effect::Casualties)
                && !matches!(whole.predicate.rule, "among" | "list")
        };
        let before = drafts[..index].iter().rev().take_while(|whole| whole.sentence + FAR >= draft.sentence);
        let whole = before.filter(harmed).find(|whole| larger(&whole.candidate, &draft.candidate));
        if let Some(harm) = whole.map(|whole| whole.predicate.harm) {
            drafts[index].predicate.harm = harm;
        }
    }
}

/// Sentences back in which the number of all victims may stand.
const FAR: usize = 6;

/// "The official figure now stands at 253": the number of the dead last told, in a sentence that names the count alone.
fn counted_again(read: &Read, candidate: &Candidate, (sentence, drafts): (usize, &[Draft])) -> Option<Harm> {
    let word = |back: usize| {
        candidate.words.start.checked_sub(back).and_then(|at| read.words.get(at)).map_or("", |word| word.lower.as_str())
    };
    let stands = word(1) == "at" && matches!(word(2), "stands" | "stood");
    let count = (3..8).any(|back| matches!(word(back), "figure" | "count" | "tally" | "total" | "number"));
    if candidate.head != Head::Bare || !stands || !count {
        return None;
    }
    let near = drafts.iter().rev().filter(|draft| draft.sentence < sentence && draft.sentence + REACH + 1 >= sentence);
    let before = near.into_iter().find(|draft| draft.predicate.harm.effect == Effect::Killed)?;
    Some(before.predicate.harm)
}

/// The harm of the last larger figure, for a part that is only described ("two of them were children").
fn whole(read: &Read, candidate: &Candidate, (sentence, drafts): (usize, &[Draft])) -> Option<Harm> {
    let next = read.words.get(candidate.words.end).map_or("", |word| word.lower.as_str());
    let described = is_be(next) || matches!(next, "" | "," | "." | "-");
    let plain = is_described(read, candidate);
    let opened = read.words.first().is_some_and(|word| word.lower == "of") && candidate.words.start < 8;
    if !described || !(candidate.partitive || opened || plain) {
        return None;
    }
    let before = drafts.iter().rev().find(|draft| {
        (draft.sentence, draft.candidate.words.start) < (sentence, candidate.words.start)
            && draft.sentence + REACH >= sentence
            && larger(&draft.candidate, candidate)
    })?;
    Some(before.predicate.harm)
}

/// "Three were children", "Of these, nine were members of one family": a bare number that opens its sentence and is told of its
/// people only what they were.
pub(super) fn is_described(read: &Read, candidate: &Candidate) -> bool {
    let word = |at: usize| read.words.get(at).map_or("", |word| word.lower.as_str());
    let end = candidate.words.end;
    let people = (end + 1..end + 3).any(|at| is_people(word(at)) || matches!(word(at), "sisters" | "brothers"));
    let opens = candidate.words.start == 0 || word(0) == "of" && candidate.words.start <= 6;
    opens && candidate.words.len() == 1 && matches!(word(end), "were" | "are") && people
}

fn larger(whole: &Candidate, part: &Candidate) -> bool {
    match (whole.count.max.or(whole.count.min), part.count.min) {
        (Some(whole), Some(part)) => whole > part,
        _ => false,
    }
}

/// "with six victims": people struck, dead or injured not told.
fn victims(read: &Read, candidate: &Candidate) -> Option<Harm> {
    let noun = candidate.noun.and_then(|noun| read.words.get(noun))?;
    let counted = noun.lower == "victims" && candidate.count.min.is_some_and(|least| least > 0);
    counted.then_some(Harm::of(Effect::Casualties))
}
