//! Triage: whether an article may tell of an event, at a thousandth of the network's price.
//!
//! **Reads** the title and every sentence that is no boilerplate, word by word.
//! **Yields** *eventful* when a word of [`words_table::ALONE`] stands anywhere, or two different words of
//! [`words_table::IN_COMPANY`] stand in one sentence; *quiet* otherwise.
//! **Known misreadings**: a feature that mentions a war is eventful; "the attackers beat the defenders in a storm of shots" is
//! eventful; an event told in one quiet word ("A fire closed the school") is missed.
//! **Fires** on "Two climbers were killed." and "Police arrested the driver."; **not** on "Police praised the drivers." and
//! "Shares were under fire again."
//!
//! It is tuned to let articles pass: what it measured stands in `docs/batches.md`.

mod words_table;

use crate::doc::{Coverage, Note, Segmented, SentenceKind, Tagged};
use crate::text::ByteSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use words_table::{ALONE, IN_COMPANY};

/// The rule's name in notes.
pub const RULE: &str = "triage";

/// `[triage]`: which articles the network reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TriageConfig {
    /// Whether articles without a word of any event are left unread by the network: they get a record without events, with
    /// what rules alone find, and a note that says so. Several times faster where events are rare.
    pub enabled: bool,
}

/// Whether the article may tell of an event.
#[must_use]
pub fn eventful(segmented: &Segmented) -> bool {
    let text = segmented.text();
    let title = segmented.article.title.as_deref();
    let title = title.is_some_and(|title| telling(title.split(|c: char| !c.is_alphabetic())));
    let mut body = segmented.sentences.iter().filter(|sentence| sentence.kind != SentenceKind::Boilerplate);
    let words = |range: std::ops::Range<usize>| {
        segmented.tokens[range].iter().flat_map(|token| token.span.of(text).split(|c: char| !c.is_alphabetic()))
    };
    title || body.any(|sentence| telling(words(sentence.tokens.clone())))
}

/// Tags of a quiet article, by word lists, and the note that says so.
#[must_use]
pub fn skim(segmented: Segmented) -> (Tagged, Note) {
    let words = super::pieces::words(&segmented).count();
    let tags = super::lexicon::tags(&segmented);
    let first = segmented.sentences.first().map_or(ByteSpan::new(0, 0), |sentence| sentence.span);
    let note = Note::new(first, RULE, "no word of an event: the network did not read this article, rules alone did");
    (Tagged { segmented, tags, coverage: Coverage { words, ..Coverage::default() } }, note)
}

/// Whether the words of one sentence tell of an event.
fn telling<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut company: Option<String> = None;
    for word in words.filter(|word| (3..=14).contains(&word.len())) {
        let word = word.to_ascii_lowercase();
        if ALONE.binary_search(&word.as_str()).is_ok() {
            return true;
        }
        if IN_COMPANY.binary_search(&word.as_str()).is_ok() {
            match &company {
                Some(other) if *other != word => return true,
                _ => company = Some(word),
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::tests::article;

    #[test]
    fn the_tables_are_sorted_and_apart() {
        assert!(ALONE.is_sorted() && IN_COMPANY.is_sorted());
        assert!(ALONE.iter().all(|word| IN_COMPANY.binary_search(word).is_err()));
        let lengths = ALONE.iter().chain(IN_COMPANY).map(|word| word.len());
        assert!(lengths.clone().min() >= Some(3) && lengths.max() <= Some(14));
    }

    #[test]
    fn one_loud_word_or_two_of_a_sentence_tell_an_event() {
        for text in [
            "The pass was open. Two climbers were killed.",
            "Police arrested the driver.",
            "SIX FISHERMEN WERE KIDNAPPED.",
            "The gunman’s car was found.",
        ] {
            assert!(eventful(&article(text)), "{text}");
        }
    }

    #[test]
    fn quiet_words_alone_do_not() {
        for text in [
            "",
            "Police praised the drivers. The prize went to a baker.",
            "Shares were under fire again.",
            "The attack on the bill was an attack on farmers.",
            "Fire. Police. Storm.",
        ] {
            assert!(!eventful(&article(text)), "{text}");
        }
    }

    #[test]
    fn a_title_counts_as_a_sentence() {
        let mut quiet = article("The hall reopened on Monday.");
        assert!(!eventful(&quiet));
        quiet.article.title = Some("Hall rebuilt after earthquake".to_owned());
        assert!(eventful(&quiet));
    }

    #[test]
    fn a_quiet_article_keeps_its_names_and_says_that_it_was_not_read() {
        let (tagged, note) = skim(article("The bakers of Lindow met Mayor Ada Brook on Monday."));
        assert!(tagged.tags.entities.iter().any(|tag| tag.span.of(tagged.text()) == "Mayor Ada Brook"));
        assert_eq!((tagged.coverage.read, tagged.coverage.words), (0, 10));
        assert_eq!((note.rule, note.span.of(tagged.text())), (RULE, tagged.text()));
    }
}
