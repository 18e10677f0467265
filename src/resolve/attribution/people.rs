//! Which entity a source is: a name inside it, or the bearer that a pronoun stands for.

use crate::doc::{Entity, EntityId, EntityType};
use crate::text::ByteSpan;

/// Pronouns of persons.
const PERSONAL: &[&str] = &["he", "she", "him", "her", "his", "i"];
/// Pronouns of groups and things.
const IMPERSONAL: &[&str] = &["it", "they", "them", "we", "their", "its"];

/// Looks sources up in an article, one after the other in text order.
pub struct Speakers<'a> {
    entities: &'a [Entity],
    last_person: Option<EntityId>,
    last_group: Option<EntityId>,
}

impl<'a> Speakers<'a> {
    /// Starts at the beginning of the article.
    #[must_use]
    pub fn new(entities: &'a [Entity]) -> Self {
        Self { entities, last_person: None, last_group: None }
    }

    /// The entity of the source at `span`, whose words are `words`.
    pub fn resolve(&mut self, span: ByteSpan, words: &str) -> Option<EntityId> {
        let lower = words.to_lowercase();
        let found = match lower.as_str() {
            "who" | "which" | "that" => self.named_before(span, None, 4),
            word if PERSONAL.contains(&word) => {
                self.last_person.or_else(|| self.named_before(span, Some(EntityType::Per), usize::MAX))
            }
            word if IMPERSONAL.contains(&word) => self.last_group,
            _ => self.named_in(span),
        };
        let kind = found.and_then(|id| self.entities.get(id.0)).map(|entity| entity.kind);
        match kind {
            Some(EntityType::Per) => self.last_person = found,
            _ => self.last_group = found,
        }
        found
    }

    /// The person named in the source, else the first name in it that is not a nationality.
    fn named_in(&self, span: ByteSpan) -> Option<EntityId> {
        let inside = |kind: &[EntityType]| {
            let named =
                self.mentions().filter(|(_, entity, mention)| kind.contains(&entity.kind) && span.overlaps(*mention));
            named.min_by_key(|(_, _, mention)| mention.start()).map(|(id, ..)| id)
        };
        inside(&[EntityType::Per]).or_else(|| inside(&[EntityType::Org])).or_else(|| inside(&[EntityType::Loc]))
    }

    /// The last name that ends at most `reach` bytes before `span`.
    fn named_before(&self, span: ByteSpan, kind: Option<EntityType>, reach: usize) -> Option<EntityId> {
        let before = self.mentions().filter(|(_, entity, mention)| {
            mention.end() <= span.start()
                && span.start() - mention.end() <= reach
                && kind.is_none_or(|kind| kind == entity.kind)
        });
        before.max_by_key(|(_, _, mention)| mention.end()).map(|(id, ..)| id)
    }

    fn mentions(&self) -> impl Iterator<Item = (EntityId, &Entity, ByteSpan)> {
        let indexed = self.entities.iter().enumerate();
        indexed.flat_map(|(i, entity)| entity.mentions.iter().map(move |mention| (EntityId(i), entity, *mention)))
    }
}

/// Whether the words are a pronoun that needs its bearer.
#[must_use]
pub fn is_pronoun(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["who", "which", "that"].contains(&lower.as_str())
        || PERSONAL.contains(&lower.as_str())
        || IMPERSONAL.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::fixture::find;

    #[test]
    fn pronouns_take_the_last_speaker() {
        let text = "Omar Daud spoke. Ana Ruiz said no. She added more.";
        let person = |name: &str| Entity {
            kind: EntityType::Per,
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: vec![find(text, name)],
        };
        let entities = [person("Omar Daud"), person("Ana Ruiz")];
        let mut speakers = Speakers::new(&entities);
        assert_eq!(speakers.resolve(find(text, "Ana Ruiz"), "Ana Ruiz"), Some(EntityId(1)));
        assert_eq!(speakers.resolve(find(text, "She"), "She"), Some(EntityId(1)));
        assert_eq!(speakers.resolve(find(text, "spoke"), "it"), None);
    }
}
