//! Time expressions: found, normalised, anchored.

use crate::doc::{Note, Tagged, TimeExpr};

/// Reads every time expression of an article.
#[must_use]
pub fn resolve(_tagged: &Tagged, _notes: &mut Vec<Note>) -> Vec<TimeExpr> {
    Vec::new()
}
