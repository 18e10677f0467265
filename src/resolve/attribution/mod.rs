//! Who says what, who claims what, and which figure rests on whom.

use crate::doc::{Actor, Attribution, Claim, Entity, Figure, Note, Tagged};

/// Finds every source-cue-content relation.
#[must_use]
pub fn resolve(_tagged: &Tagged, _entities: &[Entity], _notes: &mut Vec<Note>) -> Vec<Attribution> {
    Vec::new()
}

/// Finds claims and denials of responsibility.
#[must_use]
pub fn claims(_tagged: &Tagged, _entities: &[Entity], _actors: &[Actor], _attributions: &[Attribution]) -> Vec<Claim> {
    Vec::new()
}

/// Gives each figure the attribution it rests on.
pub fn bind(_tagged: &Tagged, _attributions: &[Attribution], _figures: &mut [Figure]) {}
