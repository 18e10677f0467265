//! Who is said to be behind what: syntax ties a party to an act, the words and the source grade it.

mod acting;
mod acts_table;
mod belonging;
mod blamed;
mod grade;
mod harmed;
mod held;
mod party;

use self::acting::Tie;
use self::acts_table::{ARMS, MACHINES};
use self::party::{Cast, Party};
use super::Said;
use crate::doc::{
    Actor, ActorKind, ArgumentRole, Claim, ClaimStatus, Entity, EntityType, Note, PerpetratorMention, Responsibility,
    SentenceKind, Tagged,
};
use crate::resolve::common::lexicon::PREPOSITIONS;
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;
use std::cell::LazyCell;
use std::ops::Range;

/// Those said to be behind something, in text order; a party stands once for each act; and what is open
/// about whose they are.
#[must_use]
pub fn find(
    tagged: &Tagged,
    entities: &[Entity],
    actors: &[Actor],
    said: &Said<'_>,
) -> (Vec<PerpetratorMention>, Vec<Note>) {
    let cast = Cast { tagged, entities, actors };
    let mut found = Vec::new();
    let sentences = words::of_sentences(tagged);
    for (sentence, words) in tagged.segmented.sentences.iter().zip(&sentences) {
        if sentence.kind != SentenceKind::Boilerplate {
            found.extend(in_sentence(&cast, said, words));
        }
    }
    let heard = claimants(&cast, said, &found);
    found.extend(heard);
    let seen = tagged_parties(&cast, said, (&found, &sentences));
    found.extend(seen);
    let others = offenders(&cast, said, &found);
    found.extend(others);
    let mut found: Vec<PerpetratorMention> = found.into_iter().filter_map(|mention| tidy(tagged, mention)).collect();
    found.sort_by_key(|mention: &PerpetratorMention| (mention.span, mention.predicate));
    found.dedup_by(|next, kept| {
        next.span == kept.span && (next.predicate == kept.predicate || next.predicate.overlaps(kept.predicate))
    });
    held::mark(&cast, &mut found);
    let notes = belonging::settle(tagged, actors, said, &mut found);
    (found, notes)
}

/// A mention without the marks and little words at its edges; none when no name is left.
fn tidy(tagged: &Tagged, mention: PerpetratorMention) -> Option<PerpetratorMention> {
    const LOOSE: &[&str] = &["with", "of", "in", "at", "from", "by", "to", "that", "only", "and", "for", "on"];
    let whole = mention.span.of(tagged.text()) == mention.name;
    let words = words::lex(tagged.text(), mention.span);
    let paired = |open: &str, close: &str| {
        words.iter().any(|word| word.text == open) && words.iter().any(|word| word.text == close)
    };
    let quoted = words.iter().filter(|word| word.is_quote()).count() % 2 == 0;
    let name = |word: &&Word<'_>| word.is_word() && !word.is_any(LOOSE) || quoted && word.is_quote();
    let bracket = |word: &Word<'_>| word.text == "]" && paired("[", "]") || word.text == ")" && paired("(", ")");
    let first = words.iter().find(name)?;
    let last = words.iter().rev().find(|word| name(word) || bracket(word))?;
    let span = first.span.cover(last.span);
    let nobody = words.iter().filter(|word| word.is_word()).all(|word| word.is_any(NOBODY));
    if nobody {
        return None;
    }
    let name = if whole { super::without_article(span.of(tagged.text())).to_owned() } else { mention.name };
    let name = name.trim_matches(|c: char| matches!(c, ',' | '"' | '“' | '”' | '[' | ' ')).to_owned();
    (!name.is_empty()).then_some(PerpetratorMention { span, name, ..mention })
}

/// Nouns that only say the act again: whoever kidnaps is a kidnapper.
const RESTATING: &[&str] = &[
    "perpetrator",
    "perpetrators",
    "killer",
    "killers",
    "murderer",
    "murderers",
    "kidnapper",
    "kidnappers",
    "kidnaper",
    "kidnapers",
    "abductors",
    "captors",
    "hijackers",
    "individuals",
];

/// Words that name nobody.
const NOBODY: &[&str] = &[
    "no", "nobody", "none", "he", "she", "it", "they", "who", "which", "the", "a", "an", "other", "their", "his",
    "its", "our", "someone", "somebody", "anyone", "unknown", "me", "him", "them", "us",
];

fn in_sentence(cast: &Cast<'_>, said: &Said<'_>, words: &[Word<'_>]) -> Vec<PerpetratorMention> {
    let mut found = Vec::new();
    for tie in acting::find(words) {
        found.extend(mentions(cast, said, words, (&tie, Responsibility::Stated)));
    }
    for (tie, grade) in blamed::find(words) {
        found.extend(mentions(cast, said, words, (&tie, grade)));
    }
    for actor in
        cast.actors.iter().filter(|actor| words.first().is_some_and(|first| first.span.start() <= actor.span.start()))
    {
        if let Some(tie) = modifier(words, actor) {
            found.extend(mentions(cast, said, words, (&tie, Responsibility::Stated)));
        }
    }
    found
}

/// "a Turkish airstrike", "ISIS attack": the actor right before the noun of attack.
fn modifier(words: &[Word<'_>], actor: &Actor) -> Option<Tie> {
    let first = words.iter().position(|word| word.span.start() >= actor.span.start())?;
    let end = first + words[first..].iter().take_while(|word| word.span.end() <= actor.span.end()).count();
    let generic = words[first..]
        .iter()
        .find(|word| !word.is_any(&["the", "a", "an"]))
        .is_some_and(|word| word.lower == "terrorist");
    let act = acting::modified(words, end).filter(|_| end > first && !generic)?;
    let plain = |at: &usize| words[*at].lower == words[*at].text && super::described::is_plain(&words[*at]);
    let loose = (first..end - 1).take_while(plain).count();
    Some(Tie { party: first + loose..end, act, rule: "modifier" })
}

/// The parties that a tie names: one, or the persons of a list.
fn mentions(
    cast: &Cast<'_>,
    said: &Said<'_>,
    words: &[Word<'_>],
    tie: (&Tie, Responsibility),
) -> Vec<PerpetratorMention> {
    let (tie, base) = tie;
    let blamed = matches!(tie.rule, "blamed" | "accused");
    let party = cast.party(words, &tie.party).or_else(|| cast.state(phrase::span(words, &tie.party)?, blamed));
    let (Some(party), Some(predicate)) = (
        party.filter(|party| !is_nobody(words, &tie.party, party) && !is_seized(cast, tie, party)),
        phrase::span(words, &tie.act),
    ) else {
        return Vec::new();
    };
    let attribution = grade::source(said.attributions, predicate);
    let graded = grade::by_words(words, party.span, &tie.act, base);
    let party = cast.apposed(&party).unwrap_or(party);
    let listed = if party.entity.is_some() { cast.listed(party.span) } else { Vec::new() };
    let parties = listed.into_iter().chain([party]);
    let graded = parties.map(|party| {
        let judged = tie.rule == "convicted";
        let told = attribution.filter(|_| !judged);
        let responsibility = grade::by_source((cast, said), told, &party, graded);
        PerpetratorMention {
            span: party.span,
            name: party.name,
            entity: party.entity,
            responsibility,
            attribution,
            predicate,
            rule: tie.rule,
        }
    });
    graded.collect()
}

/// "The army captured Salto": a place is taken, not arrested.
fn is_seized(cast: &Cast<'_>, tie: &Tie, party: &Party) -> bool {
    tie.rule == "arrested" && party.entity.is_some_and(|id| cast.kind(id) == Some(EntityType::Loc))
}

/// Pronouns and negated phrases blame nobody.
fn is_nobody(words: &[Word<'_>], range: &Range<usize>, party: &Party) -> bool {
    party.span.is_empty() || words[range.clone()].iter().any(|word| word.is_any(&["no", "nobody", "none"]))
}

/// Claims and denials make their claimants parties of what they speak of; a claimant that is nobody known ("messages
/// claiming responsibility") makes none, nor does a person whom nobody blames and who denies it for others.
fn claimants(cast: &Cast<'_>, said: &Said<'_>, found: &[PerpetratorMention]) -> Vec<PerpetratorMention> {
    let graded = |status: ClaimStatus| match status {
        ClaimStatus::Claimed => Responsibility::Claimed,
        ClaimStatus::Denied => Responsibility::Denied,
    };
    let known = |claim: &&Claim| {
        claim.entity.is_some() || cast.actor(claim.claimant).is_some() || cast.is_people(claim.claimant)
    };
    let speaks = |claim: &&Claim| {
        let person = claim.entity.is_some_and(|id| cast.kind(id) == Some(EntityType::Per));
        let blamed = || found.iter().any(|mention| mention.entity == claim.entity);
        person && claim.status == ClaimStatus::Denied && !blamed()
    };
    let heard = said.claims.iter().filter(known).filter(|claim| !speaks(claim));
    let found = heard.map(|claim| {
        let party = cast.actor(claim.claimant);
        let entity = claim.entity.or(party.as_ref().and_then(|party| party.entity));
        let named = entity.and_then(|id| cast.entities.get(id.0)).map(|entity| entity.name.clone());
        let words = super::without_article(claim.claimant.of(cast.tagged.text())).to_owned();
        let name = party.map(|party| party.name).or(named).unwrap_or(words);
        let (span, predicate) = (claim.claimant, claim.span);
        PerpetratorMention {
            span,
            name,
            entity,
            responsibility: graded(claim.status),
            attribution: claim.attribution,
            predicate,
            rule: "claim",
        }
    });
    found.collect()
}

/// Rule `offender`: nouns that blame by themselves ("the gunman was on foot"), where no act stands beside them. They count
/// only for an event that nothing else names anybody for.
fn offenders(cast: &Cast<'_>, said: &Said<'_>, found: &[PerpetratorMention]) -> Vec<PerpetratorMention> {
    let empty = |actor: &Actor| {
        let words = words::lex(cast.tagged.text(), actor.span);
        let before = cast.tagged.text().get(..actor.span.start()).unwrap_or_default().trim_end();
        let negated = ["not", "no", "n't", "never"].iter().any(|word| before.ends_with(word));
        negated || words.last().is_some_and(|head| head.is_any(RESTATING))
    };
    let offends =
        |actor: &&Actor| actor.kind == ActorKind::Unidentified && actor.rule == "description" && !empty(actor);
    let loose = |actor: &&Actor| !found.iter().any(|mention| mention.span.overlaps(actor.span));
    let mention = |actor: &Actor| {
        let attribution = grade::source(said.attributions, actor.span);
        let suspected = actor.name.to_lowercase().contains("suspect");
        let base = if suspected { Responsibility::Suspected } else { Responsibility::Stated };
        let party = Party { span: actor.span, name: actor.name.clone(), entity: actor.entity };
        let responsibility = grade::by_source((cast, said), attribution, &party, base);
        let (span, name, entity, predicate) = (actor.span, party.name, actor.entity, actor.span);
        PerpetratorMention {
            span,
            name,
            entity,
            responsibility,
            attribution,
            predicate,
            rule: PerpetratorMention::OFFENDER,
        }
    };
    cast.actors.iter().filter(offends).filter(loose).map(mention).collect()
}

/// Perpetrators that only the tagger's argument layer saw, tied to the nearest trigger of their sentence.
fn tagged_parties(
    cast: &Cast<'_>,
    said: &Said<'_>,
    (found, sentences): (&[PerpetratorMention], &[Vec<Word<'_>>]),
) -> Vec<PerpetratorMention> {
    let tags = cast.tagged.tags.arguments.iter().filter(|tag| tag.label == ArgumentRole::Perp);
    let harmed = LazyCell::new(|| {
        let told = sentences.iter().flat_map(|words| harmed::find(words));
        told.map(|span| cast.spoken_of(span)).collect::<Vec<ByteSpan>>()
    });
    let harm = |span: ByteSpan| {
        let bearer = super::bearer(cast.entities, span).and_then(|id| cast.entities.get(id.0));
        let person = bearer.filter(|entity| entity.kind == EntityType::Per);
        person.is_some_and(|entity| {
            entity.mentions.iter().any(|mention| harmed.iter().any(|span| span.contains(*mention)))
        })
    };
    let unseen = tags.filter(|tag| !found.iter().any(|mention| mention.span.overlaps(tag.span)) && !harm(tag.span));
    unseen.filter_map(|tag| tagged_party(cast, said, tag.span)).collect()
}

fn tagged_party(cast: &Cast<'_>, said: &Said<'_>, span: ByteSpan) -> Option<PerpetratorMention> {
    let sentence = cast.tagged.segmented.sentence(span)?;
    let triggers =
        cast.tagged.tags.triggers.iter().map(|tag| tag.span).filter(|trigger| sentence.span.contains(*trigger));
    let predicate = triggers.min_by_key(|trigger| trigger.distance(span)).unwrap_or(span);
    let words = words::of_sentence(cast.tagged, sentence);
    let known = cast.actor(span);
    if known.is_none() && is_thing(&words, span) {
        return None;
    }
    let party = known.unwrap_or_else(|| Party {
        span,
        name: super::without_article(span.of(cast.tagged.text())).to_owned(),
        entity: super::bearer(cast.entities, span),
    });
    let act = words.iter().position(|word| word.span.end() > predicate.start())?;
    let graded = grade::by_words(&words, span, &(act..act + 1), Responsibility::Stated);
    let attribution = grade::source(said.attributions, predicate);
    let responsibility = grade::by_source((cast, said), attribution, &party, graded);
    let (name, entity) = (party.name, party.entity);
    Some(PerpetratorMention { span, name, entity, responsibility, attribution, predicate, rule: "head" })
}

/// "a white van", "an Iskander" before "missile": machines and arms do nothing by themselves.
fn is_thing(words: &[Word<'_>], span: ByteSpan) -> bool {
    let inside = words.iter().filter(|word| span.contains(word.span));
    let head = inside.take_while(|word| !word.is_any(PREPOSITIONS) && !word.is_any(&["carrying"])).last();
    let next = words.iter().find(|word| word.span.start() >= span.end());
    head.is_some_and(|word| word.is_any(MACHINES)) || next.is_some_and(|word| word.is_any(ARMS))
}
