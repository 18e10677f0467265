//! Single victims that no figure counts: a named or definite person who was killed or hurt counts as one.
//!
//! Reads: names of persons and definite phrases ("the victim", "her son") with the words before and after them.
//! Yields: at most one effect a person and event; a part of a name is the person of the full name. Known misreadings: a
//! person called by a title alone ("the minister") is not found.

use super::befallen::{self, Fate};
use super::near::{self, Events};
use super::scene::Scene;
use crate::doc::{Effect, EntityType, EventId};
use crate::text::{ByteSpan, pattern};
use std::collections::{BTreeMap, BTreeSet};

pattern!(
    DEFINITE,
    r"(?i)\b(?:the|his|her|their|one) (?:\d{1,3}-year-old |\w+ )?(?:victim|man|woman|boy|girl|teen|teenager|youth|toddler|baby|infant|child|driver|passenger|officer|policeman|student|mother|father|son|daughter|brother|sister|wife|husband|girlfriend|boyfriend|clerk|homeowner|resident|neighbou?r|bystander|customer|worker|cashier|pedestrian|roommate|cousin|uncle|aunt|nephew|niece|mayor|governor|priest|bishop|judge|councilman|senator|cook|watchman|chauffeur|rector|prosecutor|magistrate|lawyer|commander|daughter-in-law|son-in-law|companion|maid|bodyguard|deputy|employee|soldier|journalist|grandmother|grandfather)\b"
);

pattern!(PRONOUN, r"(?i)\b(?:he|she)\b");

/// A victim no figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Victim {
    /// The event.
    pub event: EventId,
    /// Killed or injured.
    pub effect: Effect,
    /// The words that name the person.
    pub span: ByteSpan,
    /// Whether they are a name, not a definite phrase.
    pub named: bool,
    /// Whether only a noun tells of it ("the murder of X").
    pub noun: bool,
}

/// A person on the way to a victim.
struct Person {
    /// What tells persons apart: the fullest name; nothing for definite phrases.
    key: String,
    span: ByteSpan,
}

/// Every single victim of an article: one entry an event and person, death outweighing injury.
pub fn find(scene: &Scene, events: Events) -> Vec<Victim> {
    let mut found: BTreeMap<(EventId, String), Victim> = BTreeMap::new();
    for (person, fate) in fates(scene) {
        let Some(event) = near::event(scene, events, person.span) else { continue };
        let (effect, noun) = (fate.effect, fate.noun);
        let victim = Victim { event, effect, span: person.span, named: !person.key.is_empty(), noun };
        found.entry((event, person.key)).and_modify(|known| *known = worse(*known, victim)).or_insert(victim);
    }
    let counts = |it: &&Victim| found.values().filter(|other| alike(it, other)).all(|other| outranks(scene, it, other));
    found.values().filter(counts).copied().collect()
}

fn alike(it: &Victim, other: &Victim) -> bool {
    it.event == other.event && it.effect == other.effect
}

/// Whether a victim counts beside another: definite phrases only where nobody is named, and who is told by a noun alone
/// only where nobody is told before or by a verb, since a later "murder of X" recalls another happening.
fn outranks(scene: &Scene, it: &Victim, other: &Victim) -> bool {
    let sentence = |it: &Victim| scene.resolved.tagged.segmented.sentence_at(it.span);
    let definite = !it.named && other.named;
    let recalled = it.noun && other.named && (!other.noun || sentence(other) < sentence(it));
    !definite && (!recalled || it.span == other.span)
}

fn worse(known: Victim, other: Victim) -> Victim {
    let graver = other.effect == Effect::Killed && (known.effect != Effect::Killed || known.noun && !other.noun);
    if graver { other } else { known }
}

/// The persons whom something befell, in text order; in a list the fate of one is that of the next.
fn fates(scene: &Scene) -> Vec<(Person, Fate)> {
    let mut all = Vec::new();
    let mut before: Option<(ByteSpan, Fate)> = None;
    for person in persons(scene) {
        let fate = befell(scene, person.span).or_else(|| shared(scene, before?, person.span));
        before = fate.map(|fate| (person.span, fate));
        all.extend(fate.map(|fate| (person, fate)));
    }
    all
}

/// Persons in text order.
fn persons(scene: &Scene) -> Vec<Person> {
    let entities = scene.resolved.entities.iter().filter(|entity| entity.kind == EntityType::Per);
    let names: Vec<Name> = entities.clone().map(|entity| Name::new(&entity.name)).collect();
    let named = entities.flat_map(|entity| {
        let key = fullest(&names, &entity.name);
        entity.mentions.iter().map(move |span| Person { key: key.to_owned(), span: *span })
    });
    let definite = DEFINITE.find_iter(scene.text()).chain(PRONOUN.find_iter(scene.text()));
    let unnamed = definite.map(|hit| Person { key: String::new(), span: ByteSpan::from_range(hit.range()) });
    let mut all: Vec<Person> = named.chain(unnamed).collect();
    all.retain(|person| !scene.resolved.suspects.iter().any(|suspect| suspect.span.overlaps(person.span)));
    all.sort_by_key(|person| person.span);
    all
}

/// A name with its words in lower case.
struct Name<'a> {
    name: &'a str,
    words: BTreeSet<String>,
}

impl<'a> Name<'a> {
    fn new(name: &'a str) -> Self {
        Self { name, words: name.to_lowercase().split_whitespace().map(str::to_owned).collect() }
    }
}

/// The longest of `names` that holds every word of `name`.
fn fullest<'a>(names: &[Name<'a>], name: &'a str) -> &'a str {
    let own = Name::new(name).words;
    let fuller = names.iter().filter(|other| other.words.is_superset(&own));
    fuller.map(|other| other.name).max_by_key(|name| name.len()).unwrap_or(name)
}

/// What the words around a person say befell them.
fn befell(scene: &Scene, span: ByteSpan) -> Option<Fate> {
    let (before, after) = scene.sides(span)?;
    let (before, after) = (befallen::flat(before), befallen::flat(after));
    let pronoun = matches!(span.of(scene.text()).to_lowercase().as_str(), "he" | "she");
    if pronoun { befallen::befell_one(&before, &after) } else { befallen::befell(&before, &after) }
}

/// The fate of the person before, when both stand in one list.
fn shared(scene: &Scene, (before, fate): (ByteSpan, Fate), span: ByteSpan) -> Option<Fate> {
    let sentence = scene.resolved.tagged.segmented.sentence(span)?.span;
    let near = fate.object && sentence.contains(before) && before.end() <= span.start();
    let between = befallen::flat(ByteSpan::new(before.end(), span.start().max(before.end())).of(scene.text()));
    let (_, after) = scene.sides(span)?;
    (near && befallen::shares(&between, &befallen::flat(after))).then_some(fate)
}

/// The single victims of one effect of one event.
pub fn of(victims: &[Victim], event: EventId, effect: Effect) -> Vec<Victim> {
    victims.iter().filter(|victim| victim.event == event && victim.effect == effect).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_the_person_of_the_full_name() {
        let names = ["ANNA MARIA DUVAL", "Duval", "Pierre Duvalier"].map(Name::new);
        assert_eq!(fullest(&names, "Duval"), "ANNA MARIA DUVAL");
        assert_eq!(fullest(&names, "Pierre Duvalier"), "Pierre Duvalier");
    }
}
