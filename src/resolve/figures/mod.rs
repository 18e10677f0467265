//! Figures of people: the casualty ledger.

use crate::doc::{Figure, Note, Tagged, TimeExpr};

/// Reads every figure of an article.
#[must_use]
pub fn resolve(_tagged: &Tagged, _times: &[TimeExpr], _notes: &mut Vec<Note>) -> Vec<Figure> {
    Vec::new()
}
