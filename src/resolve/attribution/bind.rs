//! Gives each figure the attribution it rests on: the one whose content holds it.

use super::people::is_pronoun;
use crate::doc::{Attribution, AttributionId, AttributionKind, Figure, Stance, Tagged};
use crate::text::ByteSpan;

/// The attribution of every figure, by content; nothing is given on nearness alone.
pub fn bind(tagged: &Tagged, attributions: &[Attribution], figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|figure| figure.attribution.is_none()) {
        let holder = innermost(attributions, figure.span);
        figure.attribution = holder.and_then(|id| named(tagged, attributions, id));
    }
}

/// The attribution with the shortest content around `span`, among those that vouch for what they say.
fn innermost(attributions: &[Attribution], span: ByteSpan) -> Option<AttributionId> {
    let holding = attributions.iter().enumerate().filter(|(_, held)| vouches(held)).flat_map(|(i, held)| {
        held.content
            .iter()
            .filter(move |content| content.contains(span))
            .map(move |content| (content.len(), AttributionId(i)))
    });
    holding.min().map(|(_, id)| id)
}

fn vouches(attribution: &Attribution) -> bool {
    attribution.source.is_some()
        && (attribution.stance != Stance::Denies || attribution.kind == AttributionKind::AccordingTo)
}

/// An attribution whose source is a pronoun stands for the last one before it that names the same source.
fn named(tagged: &Tagged, attributions: &[Attribution], id: AttributionId) -> Option<AttributionId> {
    let source = attributions.get(id.0)?.source?;
    if !is_pronoun(source.span.of(tagged.text())) {
        return Some(id);
    }
    let same = |other: &Attribution| {
        other.source.is_some_and(|named| {
            named.entity == source.entity
                && named.span.end() <= source.span.start()
                && !is_pronoun(named.span.of(tagged.text()))
        })
    };
    let before = attributions.iter().take(id.0).rposition(same);
    Some(before.map_or(id, AttributionId))
}
