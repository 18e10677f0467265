//! Word lists instead of a network: keep the names alive, at a fraction of its accuracy.
//!
//! Names are runs of capitalised words inside sentences. Triggers, attributions, figures and times are left to the
//! later stages, whose own rules find them.

use crate::doc::{EntityType, Segmented, Sentence, Tag, Tags};
use crate::text::ByteSpan;

/// Words after which a name is an organisation's.
const ORGANISATIONS: &[&str] =
    &["police", "ministry", "department", "army", "university", "inc", "corp", "council", "party", "agency", "court"];

/// Words before a person's name.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "dr", "gen", "lt", "col", "sgt", "capt", "president", "minister", "sheriff"];

/// The tags of an article by word lists.
pub fn tags(segmented: &Segmented) -> Tags {
    let mut tags = Tags::default();
    for sentence in &segmented.sentences {
        names(segmented, sentence, &mut tags.entities);
    }
    tags
}

/// Runs of capitalised words; the first word of a sentence counts only when another follows.
fn names(segmented: &Segmented, sentence: &Sentence, out: &mut Vec<Tag<EntityType>>) {
    let text = segmented.text();
    let tokens = &segmented.tokens[sentence.tokens.clone()];
    let capital = |span: ByteSpan| {
        let word = span.of(text);
        word.starts_with(char::is_uppercase) && word.chars().count() > 1
    };
    let mut at = 0;
    while at < tokens.len() {
        let length = tokens[at..].iter().take_while(|token| capital(token.span)).count();
        if length > usize::from(at == 0) {
            let span = tokens[at].span.cover(tokens[at + length - 1].span);
            out.push(Tag { span, label: class(span.of(text)), score: 1.0 });
        }
        at += length.max(1);
    }
}

fn class(name: &str) -> EntityType {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    if words.iter().any(|word| ORGANISATIONS.contains(word)) {
        EntityType::Org
    } else if words.first().is_some_and(|word| TITLES.contains(word)) {
        EntityType::Per
    } else {
        EntityType::Misc
    }
}
