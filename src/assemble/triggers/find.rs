//! Finds mentions: lexicon matches outside boilerplate, joined with the network's triggers.

use super::lexicon_table::ROWS;
use super::{Kind, Mention, Strength};
use crate::doc::{EventType, Role, SentenceKind, Tag, Tagged};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let whole_words = |row: &super::lexicon_table::Row| Regex::new(&format!(r"(?i)\b(?:{})\b", row.pattern));
    ROWS.iter().map(|row| whole_words(row).expect("lexicon patterns are valid")).collect()
});

/// Every event mention of an article, in text order and without overlap.
pub fn find(tagged: &Tagged) -> Vec<Mention> {
    let mut found = lexicon(tagged);
    for tag in &tagged.tags.triggers {
        merge(&mut found, tag, tagged);
    }
    for tag in &tagged.tags.event_roles {
        for mention in found.iter_mut().filter(|mention| mention.span.overlaps(tag.span)) {
            mention.role = Some(tag.label);
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// The types that a headline's words name by themselves.
pub fn kinds(title: &str) -> Vec<EventType> {
    let named = PATTERNS.iter().zip(ROWS).filter(|(pattern, _)| pattern.is_match(title));
    named.filter_map(|(_, row)| row.kind.exact()).collect()
}

/// Lexicon matches; of overlapping ones the longest stays, then the one whose row stands first.
fn lexicon(tagged: &Tagged) -> Vec<Mention> {
    let mut all: Vec<(ByteSpan, usize, usize)> = Vec::new();
    for (index, sentence) in tagged.segmented.sentences.iter().enumerate() {
        if sentence.kind == SentenceKind::Boilerplate {
            continue;
        }
        let words = tagged.segmented.words(sentence);
        for (row, pattern) in PATTERNS.iter().enumerate() {
            all.extend(
                pattern
                    .find_iter(words)
                    .map(|hit| (ByteSpan::from_range(hit.range()).shifted(sentence.span.start()), row, index)),
            );
        }
    }
    all.sort_by_key(|(span, row, _)| (std::cmp::Reverse(span.len()), *row, span.start()));
    let mut kept: Vec<Mention> = Vec::new();
    for (span, row, sentence) in all {
        if !kept.iter().any(|mention| mention.span.overlaps(span)) {
            let (kind, strength) = (ROWS[row].kind, ROWS[row].strength);
            kept.push(Mention { span, sentence, kind, strength, network: None, role: None::<Role> });
        }
    }
    kept
}

/// Joins a trigger of the network with the lexicon's mentions, or adds it as a mention of its own.
fn merge(found: &mut Vec<Mention>, tag: &Tag<EventType>, tagged: &Tagged) {
    let mut seen = false;
    for mention in found.iter_mut().filter(|mention| mention.span.overlaps(tag.span)) {
        mention.network = Some((tag.label, tag.score));
        seen = true;
    }
    let sentence = tagged.segmented.sentence_at(tag.span);
    let boilerplate = tagged.segmented.sentence(tag.span).is_none_or(|it| it.kind == SentenceKind::Boilerplate);
    if !seen && !boilerplate {
        let network = Some((tag.label, tag.score));
        found.push(Mention {
            span: tag.span,
            sentence,
            kind: Kind::Exact(tag.label),
            strength: Strength::Weak,
            network,
            role: None,
        });
    }
}
