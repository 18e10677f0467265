//! Who says what, who claims what, and which figure rests on whom.
//!
//! A relation is source, cue and content (PolNeAR's scheme). The tagger's attribution layer gives the spans where it
//! has any. Beside it, of the verbs of saying only those are kept that report in a sentence about people dead, hurt or
//! held: elsewhere they measured worse than the layer alone. When the layer is empty the rules read everything.

mod bind;
mod claims;
mod claims_table;
mod continued;
mod cues_table;
mod draft;
mod framed;
mod head;
mod people;
mod quotes;
mod source_type;
mod spoken;
mod via;

use self::draft::Draft;
use self::people::Speakers;
use crate::doc::{Actor, Attribution, Claim, Entity, Figure, Note, Source, SourceType, Stance, Tagged};
use crate::resolve::common::words;
use crate::text::ByteSpan;

/// Finds every source-cue-content relation, in text order.
#[must_use]
pub fn resolve(tagged: &Tagged, entities: &[Entity], notes: &mut Vec<Note>) -> Vec<Attribution> {
    let mut drafts = head::find(tagged);
    let ruled = by_rules(tagged);
    name_sources(tagged, &mut drafts, &ruled);
    let tagged_cues: Vec<ByteSpan> = drafts.iter().filter_map(|draft| draft.cue).collect();
    let alone = tagged_cues.is_empty();
    let missed = |draft: &Draft| draft.cue.is_some_and(|cue| !tagged_cues.iter().any(|other| other.overlaps(cue)));
    let kept = |draft: &Draft| alone || draft.rule != "said" || is_toll(tagged, draft);
    drafts.extend(ruled.into_iter().filter(|draft| missed(draft) && kept(draft)));
    drafts.sort_by_key(Draft::start);
    continued::extend(tagged, &mut drafts);
    via::link(tagged, &mut drafts);
    let mut speakers = Speakers::new(entities);
    let found: Vec<Attribution> = drafts.into_iter().map(|draft| finish(tagged, &mut speakers, draft)).collect();
    notes.extend(found.iter().filter_map(|attribution| unresolved(tagged, attribution)));
    found
}

/// A note on a speaker who is only a pronoun that no name before it fits.
fn unresolved(tagged: &Tagged, attribution: &Attribution) -> Option<Note> {
    let source = attribution.source.filter(|source| source.entity.is_none())?;
    let words = source.span.of(tagged.text());
    let cue = attribution.cue.is_some_and(|cue| cues_table::vouches(cue.of(tagged.text())));
    let named = people::is_pronoun(words) && cue;
    named.then(|| Note::new(source.span, "attribution/unresolved", format!("{words:?} speaks: nobody named fits")))
}

/// A cue that vouches but was tagged without its source takes the source that the rules read for it.
fn name_sources(tagged: &Tagged, drafts: &mut [Draft], ruled: &[Draft]) {
    let bare = |draft: &&mut Draft| {
        draft.source.is_none() && draft.cue.is_some_and(|cue| cues_table::vouches(cue.of(tagged.text())))
    };
    for draft in drafts.iter_mut().filter(bare) {
        let same = |other: &&Draft| draft.cue.zip(other.cue).is_some_and(|(cue, other)| cue.overlaps(other));
        draft.source = ruled.iter().find(same).and_then(|other| other.source);
    }
}

/// Whether the relation plainly reports, and its sentence speaks of people dead, hurt or held.
fn is_toll(tagged: &Tagged, draft: &Draft) -> bool {
    const SIGNS: &[&str] = &[
        "kill",
        "dead",
        "died",
        "death",
        "wound",
        "injur",
        "shot",
        "stabbed",
        "missing",
        "arrest",
        "abducted",
        "kidnap",
        "displaced",
        "casualt",
        "toll",
        "hurt",
    ];
    let Some(cue) = draft.cue else { return false };
    let sentence =
        tagged.segmented.sentence(cue).map_or("", |sentence| tagged.segmented.words(sentence)).to_lowercase();
    cues_table::vouches(cue.of(tagged.text())) && SIGNS.iter().any(|sign| sentence.contains(sign))
}

/// The relations that the rules alone read.
fn by_rules(tagged: &Tagged) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for words in words::of_sentences(tagged) {
        let framed = framed::according(&words);
        drafts.extend(framed::heading(&words));
        drafts.extend(spoken::find(&words));
        drafts.extend(framed);
    }
    drafts
}

fn finish(tagged: &Tagged, speakers: &mut Speakers<'_>, mut draft: Draft) -> Attribution {
    let text = tagged.text();
    draft.content.sort_unstable();
    let source = draft.source.map(|span| {
        let words = span.of(text);
        Source { span, entity: speakers.resolve(span, words), kind: source_type::of(words) }
    });
    let stance = draft.cue.map_or(Stance::Says, |cue| stance_of(cue.of(text)));
    let via = draft.via.map(|span| messenger(text, speakers, span));
    let kind = draft.kind(tagged);
    Attribution { source, via, cue: draft.cue, kind, stance, rule: draft.rule, content: draft.content }
}

/// Who carries the word; what no sign types is a medium, since it does what media do.
fn messenger(text: &str, speakers: &mut Speakers<'_>, span: ByteSpan) -> Source {
    let words = span.of(text);
    let kind = match source_type::of(words) {
        SourceType::Other => SourceType::Media,
        told => told,
    };
    Source { span, entity: speakers.resolve(span, words), kind }
}

/// The attitude of a cue: that of its last telling word; a negated "confirm" confirms nothing.
fn stance_of(cue: &str) -> Stance {
    let lower = cue.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let told = words.iter().rev().find_map(|word| cues_table::stance(word)).unwrap_or(Stance::Says);
    match told {
        Stance::Confirms if words.contains(&"not") => Stance::Says,
        other => other,
    }
}

/// Finds claims and denials of responsibility.
#[must_use]
pub fn claims(tagged: &Tagged, entities: &[Entity], actors: &[Actor], attributions: &[Attribution]) -> Vec<Claim> {
    claims::find(tagged, entities, actors, attributions)
}

/// Gives each figure the attribution it rests on; notes tell where two sources may give it.
pub fn bind(tagged: &Tagged, attributions: &[Attribution], figures: &mut [Figure], notes: &mut Vec<Note>) {
    bind::bind(tagged, attributions, figures, notes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::fixture::tagged;

    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let article = tagged(text);
        let found = resolve(&article, &[], &mut Vec::new());
        let words = |span: ByteSpan| span.of(text).to_owned();
        found
            .into_iter()
            .map(|a| (a.source.map(|s| words(s.span)).unwrap_or_default(), a.content.into_iter().map(words).collect()))
            .collect()
    }

    #[test]
    fn quotations_go_on_after_their_speaker() {
        let found = read("“We ran for our lives,” said Ana Ruiz. “There was smoke in every room.”");
        assert_eq!(
            found,
            [(
                "Ana Ruiz".to_owned(),
                vec!["“We ran for our lives,”".to_owned(), "“There was smoke in every room.”".to_owned()]
            )]
        );
    }

    #[test]
    fn a_speaker_without_a_name_is_noted() {
        let mut notes = Vec::new();
        let _ = resolve(&tagged("He said that two men died."), &[], &mut notes);
        assert_eq!(notes[0].rule, "attribution/unresolved");
        notes.clear();
        let _ = resolve(&tagged("Police said that two men died."), &[], &mut notes);
        assert!(notes.is_empty());
    }

    #[test]
    fn stances_follow_the_cue() {
        assert_eq!(stance_of("has denied"), Stance::Denies);
        assert_eq!(stance_of("did not confirm"), Stance::Says);
        assert_eq!(stance_of("According to"), Stance::Says);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "said", "“", "a, said, b", "according to", ":", "“said” said ’s,"] {
            let _ = read(text);
        }
    }

    #[derive(serde::Deserialize)]
    struct Table {
        relation: Vec<Row>,
        nothing: Vec<Nothing>,
    }

    #[derive(serde::Deserialize)]
    struct Row {
        source: Option<String>,
        cue: Option<String>,
        content: String,
        wordings: Vec<String>,
    }

    #[derive(serde::Deserialize)]
    struct Nothing {
        wordings: Vec<String>,
    }

    #[test]
    fn the_table_of_wordings_is_read() {
        let table: Table = toml::from_str(include_str!("../../../corpus/expressions/attributions.toml")).unwrap();
        for row in &table.relation {
            for wording in &row.wordings {
                let found = resolve(&tagged(wording), &[], &mut Vec::new());
                let read: Vec<_> = found
                    .iter()
                    .map(|a| {
                        let content: Vec<&str> = a.content.iter().map(|span| span.of(wording)).collect();
                        let source = a.source.map(|source| source.span.of(wording).to_owned());
                        (source, a.cue.map(|cue| cue.of(wording).to_owned()), content.join(" / "))
                    })
                    .collect();
                assert_eq!(read, [(row.source.clone(), row.cue.clone(), row.content.clone())], "{wording}");
            }
        }
        for wording in table.nothing.iter().flat_map(|nothing| &nothing.wordings) {
            assert!(resolve(&tagged(wording), &[], &mut Vec::new()).is_empty(), "{wording}");
        }
    }
}
