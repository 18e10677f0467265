//! Actors: armed groups, forces, people in their roles.

use crate::doc::{Actor, Entity, Tagged};

/// Finds every mention of someone who can act in an event.
#[must_use]
pub fn resolve(_tagged: &Tagged, _entities: &[Entity]) -> Vec<Actor> {
    Vec::new()
}
