//! Figures that the tagger labels and no rule reads, and outcomes that no rule settles.
//!
//! Reads: the tagger's figure spans. Yields: a draft where one of them covers a noun phrase that counts people and has no
//! predicate by rule; and the outcome of a draft that only says "shot", where the tagger is sure. The network gives the
//! effect; number and bound stay the grammar's.
//! Known misreadings: those of the network, above the score asked for.

use super::harm_table::{Form, Harm, harm, is_harm};
use super::predicate::{Predicate, active_at, predicate};
use super::{Draft, Read};
use crate::doc::{Effect, Tagged};

/// Least mean probability of a span that is believed without a rule. With newsdesk-en 0.2.0 on articles it has not learnt:
/// of 0.75, 0.85 and 0.95 this one gives the most right figures (F1 82.8 and 82.3 on the corpus's dev and test).
const LEAST_SCORE: f32 = 0.85;
/// Least mean probability of an effect that settles what the rules leave open. Of 0.75, 0.9 and 0.98 the last is best on
/// three hundred shooting reports: the network is often too sure that who was shot is dead.
const SURE: f32 = 0.98;

/// Settles outcomes left open ("was shot") where the tagger is sure of the effect: dead only where the article has a word
/// of death.
pub(super) fn settle(tagged: &Tagged, reads: &[Read], drafts: &mut [Draft]) {
    let died = |word: &super::lex::Word| {
        let told = harm(&word.lower, &[Form::Active, Form::Past, Form::Intransitive, Form::State, Form::Noun]);
        told.is_some_and(|(harm, _)| harm == Harm::KILLED) || word.lower.starts_with("fatal")
    };
    let deaths = reads.iter().flat_map(|read| &read.words).any(died);
    for draft in drafts.iter_mut().filter(|draft| draft.predicate.harm.open) {
        let span = reads[draft.sentence].span(&draft.candidate.words);
        let tag = tagged.tags.figures.iter().find(|tag| tag.span.overlaps(span) && tag.score >= SURE);
        let outcome = tag.filter(|tag| {
            matches!(tag.label, Effect::Injured | Effect::Casualties) || tag.label == Effect::Killed && deaths
        });
        if let Some(tag) = outcome {
            draft.predicate.harm = Harm::of(tag.label);
        }
    }
}

/// Stems of words that tell of dead or hurt without being a predicate of the tables.
const HARMS: &str = "wound injur hospital condition treat bullet gunshot gunfire blood bleed beat attack burn victim casualt surviv \
bod buried bury funeral kill murder mourn toll lives life drown crush collaps blast explo torture execut slain \
slay massacr surgery medic ambulance fatal slaughter remains lost maul crash suffer stab shoot fell fall \
assault whipp";

/// Whether a sentence has any word of harm, so that a single person whom the network alone counts can be dead or hurt: it
/// takes those who were robbed at gunpoint for hurt.
fn is_of_harm(read: &Read) -> bool {
    read.words.iter().any(|word| is_harm(&word.lower) || HARMS.split(' ').any(|stem| word.lower.starts_with(stem)))
}

/// Adds a draft for each candidate that only the network reads.
pub(super) fn add(tagged: &Tagged, reads: &[Read], drafts: &mut Vec<Draft>) {
    let mut found = Vec::new();
    for (sentence, read) in reads.iter().enumerate() {
        for (candidate, own) in read.candidates.iter().zip(&read.predicates) {
            let taken =
                drafts.iter().any(|draft| draft.sentence == sentence && draft.candidate.words == candidate.words);
            let span = read.span(&candidate.words);
            let tag = tagged.tags.figures.iter().find(|tag| tag.span.overlaps(span) && tag.score >= LEAST_SCORE);
            let end = candidate.words.end;
            let acts = active_at(&read.words, end).is_some() && predicate(&read.words, end).is_none();
            let alive =
                read.words.get(end).is_some_and(|next| matches!(next.lower.as_str(), "alive" | "safe" | "unhurt"));
            let told = |tag: &&crate::doc::Tag<Effect>| {
                !matches!(tag.label, Effect::Killed | Effect::Injured)
                    || !acts && !alive && (!candidate.single || is_of_harm(read))
            };
            let Some(tag) = tag.filter(|_| own.is_none() && !taken).filter(told) else { continue };
            let predicate =
                Predicate { harm: Harm::of(tag.label), words: candidate.words.clone(), unreal: false, rule: "network" };
            found.push(Draft { sentence, candidate: candidate.clone(), predicate });
        }
    }
    drafts.append(&mut found);
    drafts.sort_by_key(|draft| (draft.sentence, draft.candidate.words.start));
}
