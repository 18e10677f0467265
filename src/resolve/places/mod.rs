//! Places: gazetteer and context.

use crate::doc::{Entity, Note, Place, Tagged};

/// Resolves every mention of a place.
#[must_use]
pub fn resolve(_tagged: &Tagged, _entities: &[Entity], _notes: &mut Vec<Note>) -> Vec<Place> {
    Vec::new()
}
