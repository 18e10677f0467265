//! How sure the words are of who did it.

use super::super::Said;
use super::acts_table::{ALLEGATION, SUSPICION};
use super::party::{Cast, Party};
use crate::doc::{Attribution, AttributionId, AttributionKind, EntityType, Responsibility, SourceType};
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

/// A statement that rests on someone else's word alone is an accusation, unless that someone is the press. A source told
/// after it ("gunmen killed two, police said") leaves the statement the article's own, unless the words are a quotation or
/// name a person.
#[must_use]
pub fn by_source(
    (cast, said): (&Cast<'_>, &Said<'_>),
    id: Option<AttributionId>,
    party: &Party,
    base: Responsibility,
) -> Responsibility {
    let told = id.and_then(|id| said.attributions.get(id.0));
    let Some((told, source)) = told.and_then(|told| Some((told, told.source?))) else { return base };
    let person = party.entity.and_then(|id| cast.kind(id)) == Some(EntityType::Per);
    let after = source.span.start() >= party.span.end();
    let afterthought = after && !person && told.kind != AttributionKind::Direct;
    let own = source.span.overlaps(party.span) || source.entity.is_some() && source.entity == party.entity;
    let accuses = base == Responsibility::Stated && !own && !afterthought && source.kind != SourceType::Media;
    if accuses { Responsibility::Accused } else { base }
}

#[cfg(test)]
mod tests {
    use super::super::super::{perpetrators, resolve};
    use super::*;
    use crate::doc::{Source, Stance};
    use crate::resolve::common::fixture::tagged;

    #[test]
    fn a_source_told_after_it_leaves_the_statement_the_articles_own() {
        let grade = |text: &str, content: &str, source: &str| {
            let article = tagged(text);
            let place = |words: &str| {
                let at = text.find(words).unwrap();
                ByteSpan::new(at, at + words.len())
            };
            let source = Source { span: place(source), entity: None, kind: SourceType::Police };
            let attribution = Attribution {
                source: Some(source),
                via: None,
                cue: None,
                content: vec![place(content)],
                kind: AttributionKind::Indirect,
                stance: Stance::Says,
                rule: "verb",
            };
            let said = Said { attributions: &[attribution], claims: &[] };
            perpetrators(&article, &[], &resolve(&article, &[], &[]), &said).0[0].responsibility
        };
        let told = grade("Two gunmen killed a guard, police said.", "Two gunmen killed a guard", "police");
        assert_eq!(told, Responsibility::Stated);
        let said = grade("Police said two gunmen killed a guard.", "two gunmen killed a guard", "Police");
        assert_eq!(said, Responsibility::Accused);
    }
}
