//! Actors: armed groups, forces, people in their roles; and who is said to be behind what.

use crate::doc::{Actor, Attribution, Claim, Entity, PerpetratorMention, Place, Tagged};

/// What is said in the article, for grading responsibility.
pub struct Said<'a> {
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// Claims and denials.
    pub claims: &'a [Claim],
}

/// Finds every mention of someone who can act in an event; `places` tell the country of a demonym.
#[must_use]
pub fn resolve(_tagged: &Tagged, _entities: &[Entity], _places: &[Place]) -> Vec<Actor> {
    Vec::new()
}

/// Finds those said to be behind something, with the words that tie them to it, in text order.
#[must_use]
pub fn perpetrators(
    _tagged: &Tagged,
    _entities: &[Entity],
    _actors: &[Actor],
    _said: &Said<'_>,
) -> Vec<PerpetratorMention> {
    Vec::new()
}
