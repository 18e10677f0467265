//! How sure the words are of who did it.

use super::acts_table::{ALLEGATION, SUSPICION};
use super::party::Party;
use crate::doc::{Attribution, AttributionId, Responsibility, SourceType};
use crate::resolve::common::words::Word;
use crate::text::ByteSpan;
use std::ops::Range;

/// Words before the party that can still soften it.
const REACH: usize = 3;

/// The grade that the words around party and predicate tell, `base` when they tell nothing.
#[must_use]
pub fn by_words(words: &[Word<'_>], party: ByteSpan, predicate: &Range<usize>, base: Responsibility) -> Responsibility {
    let first = words.iter().position(|word| word.span.end() > party.start()).unwrap_or(predicate.start);
    let last = words.iter().rposition(|word| word.span.start() < party.end()).unwrap_or(first);
    let from = first.min(predicate.start).saturating_sub(REACH);
    let until = (last + 1).max(predicate.end).min(words.len());
    let near = &words[from..until];
    if base == Responsibility::Stated && near.iter().any(|word| word.is_any(ALLEGATION)) {
        return Responsibility::Accused;
    }
    if base == Responsibility::Stated && near.iter().any(|word| word.is_any(SUSPICION) && word.text != "May") {
        return Responsibility::Suspected;
    }
    base
}

/// The innermost attribution whose content holds `span`.
#[must_use]
pub fn source(attributions: &[Attribution], span: ByteSpan) -> Option<AttributionId> {
    let holding = attributions.iter().enumerate().filter(|(_, held)| held.source.is_some()).flat_map(|(i, held)| {
        held.content
            .iter()
            .filter(move |content| content.contains(span))
            .map(move |content| (content.len(), held.via.is_none(), AttributionId(i)))
    });
    holding.min().map(|(.., id)| id)
}

/// A statement that rests on someone else's word alone is an accusation, unless that someone is the press.
#[must_use]
pub fn by_source(
    attributions: &[Attribution],
    id: Option<AttributionId>,
    party: &Party,
    base: Responsibility,
) -> Responsibility {
    let Some(source) = id.and_then(|id| attributions.get(id.0)?.source) else { return base };
    let own = source.span.overlaps(party.span) || source.entity.is_some() && source.entity == party.entity;
    let accuses = base == Responsibility::Stated && !own && source.kind != SourceType::Media;
    if accuses { Responsibility::Accused } else { base }
}
