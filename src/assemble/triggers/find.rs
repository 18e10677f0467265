//! Finds mentions: lexicon matches outside boilerplate, joined with the network's triggers.

use super::lexicon_table::ROWS;
use super::{Kind, Mention, Strength};
use crate::doc::{EventType, Role, SentenceKind, Tag, Tagged};
use crate::text::ByteSpan;
use regex::{Regex, RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let whole_words = |row: &super::lexicon_table::Row| Regex::new(&format!(r"(?i)\b(?:{})\b", row.pattern));
    ROWS.iter().map(|row| whole_words(row).expect("lexicon patterns are valid")).collect()
});

/// Bytes for the states of the automaton that searches all rows at once, for each thread; fewer would be thrown away and made anew.
const STATES: usize = 8 << 20;

/// All rows at once, to tell which of them are worth a search. Rows begin with an ASCII letter, so the boundary of ASCII before
/// it, which the fast automaton handles in any text, loses nothing; without one behind, a few rows are searched in vain.
static ANY: LazyLock<RegexSet> = LazyLock::new(|| {
    let rows = ROWS.iter().map(|row| format!(r"(?i)(?-u:\b)(?:{})", row.pattern));
    RegexSetBuilder::new(rows).dfa_size_limit(STATES).build().expect("lexicon patterns are valid")
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
    let named = ANY.matches(title).into_iter().filter(|row| PATTERNS[*row].is_match(title));
    named.filter_map(|row| ROWS[row].kind.exact()).collect()
}

/// Lexicon matches; of overlapping ones the longest stays, then the one whose row stands first.
fn lexicon(tagged: &Tagged) -> Vec<Mention> {
    let mut all: Vec<(ByteSpan, usize, usize)> = Vec::new();
    for (index, sentence) in tagged.segmented.sentences.iter().enumerate() {
        if sentence.kind == SentenceKind::Boilerplate {
            continue;
        }
        let words = tagged.segmented.words(sentence);
        for row in ANY.matches(words) {
            all.extend(
                PATTERNS[row]
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
    if !seen && !boilerplate && !is_empty(tag.span.of(&tagged.segmented.article.text)) {
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

/// Whether words name nothing: the network at times tags the article of "The 2010 earthquake" apart from its noun.
fn is_empty(words: &str) -> bool {
    const EMPTY: &[&str] = &["the", "a", "an", "this", "that", "was", "were", "been", "being", "is", "in", "by", "two"];
    let mut letters = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    letters.all(|word| EMPTY.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_nothing_are_no_trigger() {
        assert!(is_empty("The") && is_empty("\"") && is_empty("31") && is_empty("was being"));
        assert!(!is_empty("the blast") && !is_empty("shot"));
    }

    #[test]
    fn the_search_of_all_rows_at_once_misses_none_that_matches() {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/dev.jsonl");
        let text = std::fs::read_to_string(corpus).unwrap_or_default();
        let odd = ["“Bombings”, café bombed—shot in the é", "ébombed", "naïve gunman’s attack", ""];
        let mut matched = 0;
        for line in text.lines().flat_map(|line| line.split(". ")).chain(odd) {
            let candidates = ANY.matches(line);
            for row in (0..ROWS.len()).filter(|row| PATTERNS[*row].is_match(line)) {
                assert!(candidates.matched(row), "row {row} of {line:?}");
                matched += 1;
            }
        }
        assert!(matched > 100, "{matched}");
    }
}
