//! Actors: armed groups, forces, people in their roles; and who is said to be behind what.

mod described;
mod groups;
mod groups_table;
mod heads_table;
mod perpetrators;

use crate::doc::{
    Actor, ActorKind, Attribution, Claim, Entity, EntityId, EntityType, Note, PerpetratorMention, Place, SentenceKind,
    Tagged,
};
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;

/// What is said in the article, for grading responsibility.
pub struct Said<'a> {
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// Claims and denials.
    pub claims: &'a [Claim],
}

/// Finds every mention of someone who can act in an event, in text order, without overlap; `places` tell the country of
/// a demonym. Boilerplate names nobody.
#[must_use]
pub fn resolve(tagged: &Tagged, entities: &[Entity], places: &[Place]) -> Vec<Actor> {
    let mut actors = Vec::new();
    let (fighting, bearers) = (fighting(entities), mentions(entities, |entity| entity.kind != EntityType::Loc));
    for sentence in tagged.segmented.sentences.iter().filter(|sentence| sentence.kind != SentenceKind::Boilerplate) {
        let words = words::of_sentence(tagged, sentence);
        let named = named(&words);
        let mut here = joined(named, described(tagged, &words, places));
        let free = |actor: &Actor| !here.iter().any(|other: &Actor| other.span.overlaps(actor.span));
        let states: Vec<Actor> = states(tagged, &words, places).into_iter().filter(free).collect();
        here.extend(states);
        here.extend(
            organisations(&fighting, sentence.span)
                .filter(|actor| !here.iter().any(|other| other.span.overlaps(actor.span)))
                .collect::<Vec<_>>(),
        );
        here.sort_by_key(|actor| actor.span);
        actors.extend(here.into_iter().map(|actor| Actor { entity: bearer_among(&bearers, actor.span), ..actor }));
    }
    actors
}

fn named(words: &[Word<'_>]) -> Vec<Actor> {
    let found = groups::find(words).into_iter().filter_map(|named| {
        let (name, country, kind, _) = *named.group;
        let span = phrase::span(words, &named.words)?;
        let country = (!country.is_empty()).then(|| country.to_owned());
        Some(Actor { span, name: name.to_owned(), entity: None, kind, country, rule: "group" })
    });
    found.collect()
}

fn described(tagged: &Tagged, words: &[Word<'_>], places: &[Place]) -> Vec<Actor> {
    let found = described::find(words, places).into_iter().filter_map(|found| {
        let span = phrase::span(words, &found.words)?;
        let name = without_article(span.of(tagged.text())).to_owned();
        let rule = if found.country.is_some() { "force" } else { "description" };
        Some(Actor { span, name, entity: None, kind: found.kind, country: found.country, rule })
    });
    found.collect()
}

/// A nationality right before the arms or the attack of its state: "a Russian air strike".
fn states(tagged: &Tagged, words: &[Word<'_>], places: &[Place]) -> Vec<Actor> {
    const ARMS: &[&str] = &[
        "air",
        "airstrike",
        "airstrikes",
        "air-strike",
        "cruise",
        "missile",
        "missiles",
        "drone",
        "artillery",
        "shelling",
        "bombardment",
        "bombing",
        "raid",
        "raids",
        "strikes",
        "bombardments",
        "rocket",
        "rockets",
        "shells",
        "mortar",
        "mortars",
        "drones",
        "bombs",
        "gunfire",
        "salvo",
        "barrage",
        "assault",
        "offensive",
        "ambush",
        "incursion",
        "commandos",
        "tank",
        "attack",
    ];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let sentence = first.span.cover(last.span);
    let acts = |place: &&Place| {
        if !sentence.overlaps(place.span) {
            return false;
        }
        let next = words.iter().find(|word| word.span.start() >= place.span.end());
        (place.demonym || ["US", "U.S.", "UK", "U.K."].contains(&place.span.of(tagged.text())))
            && words.iter().any(|word| word.span.overlaps(place.span))
            && next.is_some_and(|next| next.is_any(ARMS))
    };
    let found = places.iter().filter(acts).map(|place| Actor {
        span: place.span,
        name: place.span.of(tagged.text()).to_owned(),
        entity: None,
        kind: ActorKind::StateForce,
        country: place.country.clone(),
        rule: "state",
    });
    found.collect()
}

/// A description that holds a name or stands right before it is the name's: "Boko Haram militants", "the rebel group Sahel
/// Front".
fn joined(mut named: Vec<Actor>, described: Vec<Actor>) -> Vec<Actor> {
    for found in described {
        let before = |actor: &Actor| found.kind == ActorKind::RebelGroup && found.span.end() + 1 == actor.span.start();
        match named.iter_mut().find(|actor| actor.span.overlaps(found.span) || before(actor)) {
            Some(actor) => actor.span = actor.span.cover(found.span),
            None => named.push(found),
        }
    }
    named.sort_by_key(|actor| actor.span);
    named
}

/// A mention of an entity, with the entity's number.
type Mention<'a> = (ByteSpan, usize, &'a Entity);

/// All mentions of some entities in text order.
fn mentions(entities: &[Entity], of: impl Fn(&Entity) -> bool) -> Vec<Mention<'_>> {
    let some = entities.iter().enumerate().filter(|(_, entity)| of(entity));
    let mut all: Vec<Mention<'_>> =
        some.flat_map(|(at, entity)| entity.mentions.iter().map(move |span| (*span, at, entity))).collect();
    all.sort_by_key(|(span, at, _)| (*span, *at));
    all
}

/// The mentions that overlap a span; names do not overlap each other.
fn overlapping<'a, 'b>(all: &'b [Mention<'a>], span: ByteSpan) -> impl Iterator<Item = &'b Mention<'a>> {
    let first = all.partition_point(|(mention, _, _)| mention.end() <= span.start());
    all[first..].iter().take_while(move |(mention, _, _)| mention.start() < span.end())
}

/// Mentions of organisations whose name says that they fight, though the table of groups may lack them.
fn fighting(entities: &[Entity]) -> Vec<Mention<'_>> {
    const SIGNS: &[&str] = &[
        "front",
        "brigade",
        "brigades",
        "army",
        "liberation",
        "militia",
        "battalion",
        "cartel",
        "gang",
        "guerrilla",
        "jihad",
        "mujahideen",
        "martyrs",
        "fighters",
        "commandos",
        "paramilitary",
    ];
    mentions(entities, |entity| {
        let name = entity.name.to_lowercase();
        entity.kind == EntityType::Org && name.split([' ', '-']).any(|word| SIGNS.contains(&word))
    })
}

/// Organisations that fight in a sentence.
fn organisations<'a>(fighting: &'a [Mention<'_>], sentence: ByteSpan) -> impl Iterator<Item = Actor> + 'a {
    let here = overlapping(fighting, sentence).filter(move |(mention, _, _)| sentence.contains(*mention));
    here.map(|(span, _, entity)| Actor {
        span: *span,
        name: entity.name.clone(),
        entity: None,
        kind: ActorKind::RebelGroup,
        country: None,
        rule: "organisation",
    })
}

/// The entity that has a mention in `span`.
fn bearer(entities: &[Entity], span: ByteSpan) -> Option<EntityId> {
    let holds = |entity: &Entity| {
        entity.kind != EntityType::Loc && entity.mentions.iter().any(|mention| mention.overlaps(span))
    };
    entities.iter().position(holds).map(EntityId)
}

/// The same from the mentions in text order, without a look at all of them.
fn bearer_among(mentions: &[Mention<'_>], span: ByteSpan) -> Option<EntityId> {
    overlapping(mentions, span)
        .filter(|(mention, _, _)| mention.overlaps(span))
        .map(|(_, at, _)| *at)
        .min()
        .map(EntityId)
}

fn without_article(words: &str) -> &str {
    let first = words.split_whitespace().next().unwrap_or_default();
    let article = ["the", "a", "an"].contains(&first.to_lowercase().as_str()) && words.len() > first.len();
    if article { words[first.len()..].trim_start() } else { words }
}

/// Finds those said to be behind something, with the words that tie them to it, in text order; and notes
/// on those whose group is only likely.
#[must_use]
pub fn perpetrators(
    tagged: &Tagged,
    entities: &[Entity],
    actors: &[Actor],
    said: &Said<'_>,
) -> (Vec<PerpetratorMention>, Vec<Note>) {
    perpetrators::find(tagged, entities, actors, said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::fixture::tagged;

    #[test]
    fn names_take_their_descriptions_and_countries_their_forces() {
        let text = "Boko Haram militants fought the regular army near a farm.";
        let found = resolve(&tagged(text), &[], &[]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].span.of(text), found[0].name.as_str()), ("Boko Haram militants", "Boko Haram"));
        assert_eq!((found[1].span.of(text), found[1].name.as_str()), ("the regular army", "regular army"));
        assert_eq!(found[0].country.as_deref(), Some("NG"));
    }
}
