//! Names: canonical form, aliases, mentions of the same bearer.

use crate::doc::{Entity, Tagged};

/// Groups the names of an article by bearer.
#[must_use]
pub fn resolve(_tagged: &Tagged) -> Vec<Entity> {
    Vec::new()
}
