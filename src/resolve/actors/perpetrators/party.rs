//! Who a noun phrase names: an actor, a person by name, or a person by description.

use super::super::heads_table::{GROUPISH, PERSONS, is_person, kind};
use super::super::{Actor, EntityId, EntityType, without_article};
use crate::doc::{ActorKind, Entity, Tagged};
use crate::resolve::common::lexicon::DETERMINERS;
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;
use std::ops::Range;

/// Someone who can have done it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The words.
    pub span: ByteSpan,
    /// Canonical name, else the words.
    pub name: String,
    /// The entity.
    pub entity: Option<EntityId>,
}

/// What parties are looked up in.
pub struct Cast<'a> {
    /// The article.
    pub tagged: &'a Tagged,
    /// Its bearers of names.
    pub entities: &'a [Entity],
    /// Its actors.
    pub actors: &'a [Actor],
}

impl Cast<'_> {
    /// The party that the words in `range` name; none when they name a thing.
    #[must_use]
    pub fn party(&self, words: &[Word<'_>], range: &Range<usize>) -> Option<Party> {
        if let Some(owner) = self.owner(words, range) {
            return Some(owner);
        }
        let span = phrase::span(words, range)?;
        let head = head_end(words, range);
        let core = phrase::span(words, &(range.start..head))?;
        self.person(core)
            .filter(|_| !self.is_of_group(core))
            .or_else(|| self.actor(core))
            .or_else(|| self.described(words, &(range.start..head)))
            .or_else(|| self.actor(span).filter(|_| is_plural_of(words, range)))
    }

    /// "guerrillas of the X", "men from X": the group that the described people belong to.
    fn owner(&self, words: &[Word<'_>], range: &Range<usize>) -> Option<Party> {
        let of = (range.start + 1..range.end).find(|at| words[*at].is_any(&["of", "from"]))?;
        let people = &words[of - 1];
        let group = phrase::span(words, &(of + 1..range.end.min(of + 5)))?;
        let owned = people.is_any(PERSONS) || kind(&people.lower).is_some_and(|kind| kind != ActorKind::StateForce);
        let named = |actor: &&Actor| group.overlaps(actor.span) && matches!(actor.rule, "group" | "organisation");
        self.actors.iter().find(named).filter(|_| owned).map(|actor| Party {
            span: actor.span,
            name: actor.name.clone(),
            entity: actor.entity,
        })
    }

    /// The actor in `span`: a named group before a force before a description.
    #[must_use]
    pub fn actor(&self, span: ByteSpan) -> Option<Party> {
        let inside = self.actors.iter().filter(|actor| span.overlaps(actor.span));
        let rank = |actor: &&Actor| match actor.rule {
            "group" | "organisation" => 0,
            "force" => 1,
            _ => 2,
        };
        inside.min_by_key(rank).map(|actor| Party { span: actor.span, name: actor.name.clone(), entity: actor.entity })
    }

    /// A state named for its government: "blamed on Oslo", where `blamed`; else only one that is the whole phrase
    /// ("Russia launched 30 drones").
    #[must_use]
    pub fn state(&self, span: ByteSpan, blamed: bool) -> Option<Party> {
        let mut named = self
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| matches!(entity.kind, EntityType::Loc | EntityType::Org));
        named.find_map(|(id, entity)| {
            let whole = |mention: &&ByteSpan| blamed || **mention == span && entity.kind == EntityType::Loc;
            let mention = entity.mentions.iter().filter(|mention| span.contains(**mention)).find(whole)?;
            Some(Party { span: *mention, name: entity.name.clone(), entity: Some(EntityId(id)) })
        })
    }

    /// The person that "he" or "she" stands for, the one named last before it; any other words stand for themselves.
    #[must_use]
    pub fn spoken_of(&self, span: ByteSpan) -> ByteSpan {
        let pronoun = ["he", "she"].iter().any(|word| span.of(self.tagged.text()).eq_ignore_ascii_case(word));
        let persons = self.entities.iter().filter(|entity| pronoun && entity.kind == EntityType::Per);
        let before = persons.flat_map(|entity| &entity.mentions).filter(|mention| mention.end() <= span.start());
        before.max_by_key(|mention| mention.end()).copied().unwrap_or(span)
    }

    /// "a little-known group, the Harbour Front,": the name that follows a description and only tells who it is.
    #[must_use]
    pub fn apposed(&self, party: &Party) -> Option<Party> {
        let (text, end) = (self.tagged.text(), party.span.end());
        let rest = text.get(end..)?.strip_prefix(", ")?;
        let start = end + 2 + if rest.starts_with("the ") { 4 } else { 0 };
        let ends = |span: ByteSpan| text.get(span.end()..).is_some_and(|after| after.starts_with([',', '.', ';']));
        let bears = |entity: &&Entity| matches!(entity.kind, EntityType::Per | EntityType::Org);
        let mut named = self.entities.iter().enumerate().filter(|(_, entity)| bears(entity) && party.entity.is_none());
        named.find_map(|(id, entity)| {
            let span = *entity.mentions.iter().find(|span| span.start() == start && ends(**span))?;
            Some(Party { span, name: entity.name.clone(), entity: Some(EntityId(id)) })
        })
    }

    /// What kind of thing bears a name.
    #[must_use]
    pub fn kind(&self, id: EntityId) -> Option<EntityType> {
        self.entities.get(id.0).map(|entity| entity.kind)
    }

    /// Whether the phrase is headed by a noun of people: "an underground cell calling itself X".
    #[must_use]
    pub fn is_people(&self, span: ByteSpan) -> bool {
        let words = words::lex(self.tagged.text(), span);
        let core = words.iter().take_while(|word| word.is_word() && !word.is_any(&["of", "in", "calling", "known"]));
        core.last().is_some_and(|head| {
            kind(&head.lower).is_some() || (is_person(&head.lower) || head.is_any(GROUPISH)) && words.len() > 1
        })
    }

    /// Persons named in a row right before `span`: "X, Y and Z were charged".
    #[must_use]
    pub fn listed(&self, span: ByteSpan) -> Vec<Party> {
        let mut row = Vec::new();
        let mut first = span;
        while let Some(before) = self.person_before(first) {
            first = before.span;
            row.push(before);
        }
        row
    }

    fn person_before(&self, span: ByteSpan) -> Option<Party> {
        let named = self.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Per);
        let mut mentions =
            named.flat_map(|(id, entity)| entity.mentions.iter().map(move |mention| (id, entity, *mention)));
        let (id, entity, mention) = mentions.find(|(_, _, mention)| {
            mention.end() < span.start() && {
                let gap = ByteSpan::new(mention.end(), span.start()).of(self.tagged.text());
                is_row(gap)
            }
        })?;
        Some(Party { span: mention, name: entity.name.clone(), entity: Some(EntityId(id)) })
    }

    fn person(&self, span: ByteSpan) -> Option<Party> {
        let named = self.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Per);
        let mut mentions =
            named.flat_map(|(id, entity)| entity.mentions.iter().map(move |mention| (id, entity, *mention)));
        let (id, entity, mention) = mentions.find(|(_, _, mention)| span.contains(*mention))?;
        Some(Party { span: mention, name: entity.name.clone(), entity: Some(EntityId(id)) })
    }

    /// "Haftar's forces": the person only owns the actor.
    fn is_of_group(&self, span: ByteSpan) -> bool {
        self.actor(span).is_some() && span.of(self.tagged.text()).contains(['\'', '’'])
    }

    fn described(&self, words: &[Word<'_>], range: &Range<usize>) -> Option<Party> {
        let last = words.get(range.end.checked_sub(1)?)?;
        let aged = || words[range.clone()].iter().any(|word| word.lower.ends_with("-year-old"));
        if !is_person(&last.lower) && !aged() {
            return None;
        }
        let span = phrase::span(words, range)?;
        Some(Party { span, name: without_article(span.of(self.tagged.text())).to_owned(), entity: None })
    }
}

/// Whether the words between two names only list them, with the age of the first: ", 23, and".
fn is_row(gap: &str) -> bool {
    let mut parts = gap.split([' ', ',']).filter(|part| !part.is_empty());
    gap.len() < 14
        && (gap.contains(',') || gap.contains("and"))
        && parts.all(|part| part == "and" || part.chars().all(|c| c.is_ascii_digit()))
}

/// One past the head of the phrase: where its first preposition or apposition begins.
fn head_end(words: &[Word<'_>], range: &Range<usize>) -> usize {
    let stops = |word: &Word<'_>| {
        word.text == ","
            || word.text == "("
            || word.is_any(&[
                "of",
                "in",
                "from",
                "with",
                "for",
                "at",
                "on",
                "to",
                "aged",
                "surnamed",
                "named",
                "near",
                "positioned",
                "located",
                "affiliated",
                "backed",
                "wearing",
                "armed",
                "against",
            ])
    };
    (range.start + 1..range.end).find(|at| stops(&words[*at])).unwrap_or(range.end)
}

/// "members of the ELN", "a soldier of X": the head is a person or a group noun, the actor follows.
fn is_plural_of(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let mut head = range.clone().take_while(|at| words[*at].lower != "of" && words[*at].lower != "from");
    head.any(|at| {
        words[at].is_any(PERSONS)
            || words[at].is_any(DETERMINERS) && words.get(at + 1).is_some_and(|next| next.is_any(PERSONS))
    })
}

#[cfg(test)]
mod tests {
    use crate::resolve::actors::{Said, perpetrators, resolve};
    use crate::resolve::common::fixture::tagged;

    #[test]
    fn people_of_a_group_are_the_group() {
        let names = |text: &str| -> Vec<String> {
            let article = tagged(text);
            let actors = resolve(&article, &[], &[]);
            let said = Said { attributions: &[], claims: &[] };
            perpetrators(&article, &[], &actors, &said).0.into_iter().map(|found| found.name).collect()
        };
        assert_eq!(
            names("Two peasants were kidnapped by terrorists of the Shining Path."),
            ["Shining Path (Sendero Luminoso)"]
        );
        assert_eq!(names("Two peasants were kidnapped by soldiers of fortune."), ["soldiers"]);
        assert_eq!(names("Two peasants were kidnapped."), [""; 0]);
    }
}
