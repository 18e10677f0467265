//! Gives each figure the attribution it rests on.
//!
//! The shortest content that holds the figure decides; else the nearest cue of the figure's own sentence. Only a cue that
//! vouches counts ("said", "according to"), never one that merely frames ("called", "wanted"); and a content that the
//! cue's sentence does not touch must be a quotation.

use super::cues_table::vouches;
use super::people::is_pronoun;
use crate::doc::{Attribution, AttributionId, Figure, Note, Stance, Tagged};
use crate::text::{ByteSpan, one_line};

/// The attribution of every figure that has none yet.
pub fn bind(tagged: &Tagged, attributions: &[Attribution], figures: &mut [Figure], notes: &mut Vec<Note>) {
    for figure in figures.iter_mut().filter(|figure| figure.attribution.is_none()) {
        let inside = innermost(tagged, attributions, figure.span);
        let holder = inside.or_else(|| beside(tagged, attributions, figure.span));
        notes.extend(holder.filter(|_| inside.is_none()).and_then(|id| rival(tagged, attributions, (figure.span, id))));
        figure.attribution = holder.and_then(|id| named(tagged, attributions, id));
    }
}

/// The attribution with the shortest content around `span`; of equals the one that a messenger passes on.
fn innermost(tagged: &Tagged, attributions: &[Attribution], span: ByteSpan) -> Option<AttributionId> {
    let holding = vouching(tagged, attributions).flat_map(|(id, held)| {
        let near =
            held.content.iter().filter(move |content| content.contains(span) && touches(tagged, held, **content));
        near.map(move |content| (content.len(), held.via.is_none(), id))
    });
    holding.min().map(|(.., id)| id)
}

/// The attribution whose cue stands nearest in the sentence of `span`.
fn beside(tagged: &Tagged, attributions: &[Attribution], span: ByteSpan) -> Option<AttributionId> {
    let sentence = tagged.segmented.sentence_at(span);
    let near = vouching(tagged, attributions).filter_map(|(id, held)| {
        let cue = held.cue.filter(|cue| tagged.segmented.sentence_at(*cue) == sentence)?;
        Some((cue.distance(span), id))
    });
    near.min().map(|(_, id)| id)
}

/// A note when another source speaks in the sentence too, and neither one's words hold the figure.
fn rival(tagged: &Tagged, attributions: &[Attribution], (span, taken): (ByteSpan, AttributionId)) -> Option<Note> {
    let sentence = tagged.segmented.sentence_at(span);
    let words = |source: ByteSpan| one_line(source.of(tagged.text()));
    let mine = attributions.get(taken.0)?.source?;
    let mut others = vouching(tagged, attributions).filter_map(|(_, held)| {
        held.cue.filter(|cue| tagged.segmented.sentence_at(*cue) == sentence)?;
        held.source.map(|source| source.span)
    });
    let other = others.find(|other| words(*other).to_lowercase() != words(mine.span).to_lowercase())?;
    let text = format!("{} or {} may give it: the nearer is taken", words(mine.span), words(other));
    Some(Note::new(span, "figure/whose-word", text))
}

fn vouching<'a>(
    tagged: &'a Tagged,
    attributions: &'a [Attribution],
) -> impl Iterator<Item = (AttributionId, &'a Attribution)> {
    let indexed = attributions.iter().enumerate().map(|(i, held)| (AttributionId(i), held));
    indexed.filter(|(_, held)| {
        held.source.is_some()
            && held.stance != Stance::Denies
            && held.cue.is_some_and(|cue| vouches(cue.of(tagged.text())))
    })
}

/// Whether the content is near enough to its cue to be trusted: the cue's sentence, or a quotation.
fn touches(tagged: &Tagged, held: &Attribution, content: ByteSpan) -> bool {
    let cue = held.cue.and_then(|cue| tagged.segmented.sentence(cue));
    cue.is_none_or(|sentence| sentence.span.overlaps(content)) || content.of(tagged.text()).contains(['“', '”', '"'])
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

#[cfg(test)]
mod tests {
    use crate::doc::{Count, Effect, Figure};
    use crate::resolve::attribution::{bind, resolve};
    use crate::resolve::common::fixture::{find, tagged};

    /// The source of the figure `words` in `text`.
    fn source(text: &str, words: &str) -> Option<String> {
        let article = tagged(text);
        let attributions = resolve(&article, &[], &mut Vec::new());
        let span = find(text, words);
        let mut figures = [Figure::new(span, Effect::Killed, Count::exact(5), "test")];
        bind(&article, &attributions, &mut figures, &mut Vec::new());
        let held = attributions.get(figures[0].attribution?.0)?;
        Some(held.source?.span.of(text).to_owned())
    }

    #[test]
    fn two_sources_in_one_sentence_are_noted_where_neither_holds_the_figure() {
        use crate::doc::{Attribution, AttributionKind, Source, SourceType, Stance};
        let text = "With five men dead, police said nothing while doctors said little.";
        let article = tagged(text);
        let said = |source: &str, cue: crate::text::ByteSpan| Attribution {
            source: Some(Source { span: find(text, source), entity: None, kind: SourceType::Other }),
            via: None,
            cue: Some(cue),
            content: Vec::new(),
            kind: AttributionKind::Indirect,
            stance: Stance::Says,
            rule: "test",
        };
        let second = find(text, "said little");
        let cue = crate::text::ByteSpan::new(second.start(), second.start() + 4);
        let attributions = [said("police", find(text, "said")), said("doctors", cue)];
        let mut figures = [Figure::new(find(text, "five men"), Effect::Killed, Count::exact(5), "test")];
        let mut notes = Vec::new();
        bind(&article, &attributions, &mut figures, &mut notes);
        assert_eq!(notes[0].text, "police or doctors may give it: the nearer is taken");
        let mut alone = [Figure::new(find(text, "five men"), Effect::Killed, Count::exact(5), "test")];
        notes.clear();
        bind(&article, &attributions[..1], &mut alone, &mut notes);
        assert!(notes.is_empty());
    }

    #[test]
    fn figures_rest_on_the_source_of_their_sentence() {
        assert_eq!(source("Five men died, police said.", "Five men").as_deref(), Some("police"));
        assert_eq!(source("Doctors said that five men died.", "five men").as_deref(), Some("Doctors"));
        assert_eq!(source("Five men died. Police said a road was shut.", "Five men"), None);
        assert_eq!(source("Five men died when the mayor called for calm.", "Five men"), None);
    }
}
