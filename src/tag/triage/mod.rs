//! Triage: whether an article may tell of an event, at a thousandth of the network's price, or at a tenth of it.
//!
//! **Reads** the title and every sentence that is no boilerplate, word by word. A sentence *tells* when a word of
//! [`words_table::ALONE`] stands in it, or two different words of [`words_table::IN_COMPANY`].
//! **Yields** *quiet* when none tells; *plain* when the title or one of the first sentences does, or many do; else *faint*, with
//! the opening and the sentences that tell: the driver shows those alone to the network, which reads on only where it finds an
//! event in them.
//! **Known misreadings**: a feature that opens with a war is plain; "the attackers beat the defenders in a storm of shots" tells;
//! an event told in one quiet word ("A fire closed the school") is missed.
//! **Fires** on "Two climbers were killed." and "Police arrested the driver."; **not** on "Police praised the drivers." and
//! "Shares were under fire again."
//!
//! It is tuned to let articles pass: what it measured stands in `docs/batches.md`.

mod words_table;

use crate::doc::{Coverage, Note, Segmented, Sentence, SentenceKind, Tagged};
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
    /// Whether articles without a sign of any event are left unread by the network: they get a record without events, with
    /// what rules alone find, and a note that says so. Several times faster where events are rare.
    pub enabled: bool,
}

/// What the words of an article say about events in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// No sentence tells of one.
    Quiet,
    /// Some do, but none that opens the article: those that open it and those that do, by their numbers.
    Faint(Vec<usize>),
    /// The article opens with one, or speaks of them much.
    Plain,
}

/// Sentences that open an article.
const OPENING: usize = 3;

/// From one telling sentence in so many on, the article is worth reading at once.
const MUCH: usize = 4;

/// What the words of an article say about events in it.
#[must_use]
pub fn evidence(segmented: &Segmented) -> Evidence {
    let title = segmented.article.title.as_deref();
    if title.is_some_and(|title| telling(title.split(|c: char| !c.is_alphabetic()))) {
        return Evidence::Plain;
    }
    let text = segmented.text();
    let words = |sentence: &Sentence| {
        let tokens = &segmented.tokens[sentence.tokens.clone()];
        telling(tokens.iter().flat_map(|token| token.span.of(text).split(|c: char| !c.is_alphabetic())))
    };
    let body = segmented.sentences.iter().enumerate().filter(|(_, it)| it.kind != SentenceKind::Boilerplate);
    let body: Vec<(usize, bool)> = body.map(|(at, sentence)| (at, words(sentence))).collect();
    let (opening, rest) = body.split_at(OPENING.min(body.len()));
    let tells = |(_, tells): &&(usize, bool)| *tells;
    match (opening.iter().filter(tells).count(), rest.iter().filter(tells).count()) {
        (0, 0) => Evidence::Quiet,
        (0, later) if later * MUCH < body.len() => {
            Evidence::Faint(opening.iter().chain(rest.iter().filter(tells)).map(|(at, _)| *at).collect())
        }
        _ => Evidence::Plain,
    }
}

/// Tags of a quiet article, by word lists, and the note that says so.
#[must_use]
pub fn skim(segmented: Segmented, evidence: &Evidence) -> (Tagged, Note) {
    let words = super::pieces::words(&segmented).count();
    let tags = super::lexicon::tags(&segmented);
    let first = segmented.sentences.first().map_or(ByteSpan::new(0, 0), |sentence| sentence.span);
    let why = match evidence {
        Evidence::Quiet => "no word of an event: the network did not read this article, rules alone did",
        _ => "no event in the sentences with words of one: the network read those alone, and rules the article",
    };
    let note = Note::new(first, RULE, why);
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
            assert_eq!(evidence(&article(text)), Evidence::Plain, "{text}");
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
            assert_eq!(evidence(&article(text)), Evidence::Quiet, "{text}");
        }
    }

    #[test]
    fn what_is_told_late_and_seldom_is_faint() {
        let quiet = "The mayor opened the hall. ";
        let late = format!("{}Two climbers were killed. {quiet}", quiet.repeat(6));
        assert_eq!(evidence(&article(&late)), Evidence::Faint(vec![0, 1, 2, 6]));
        let often = format!("{}{}", quiet.repeat(4), "Two climbers were killed. ".repeat(2));
        assert_eq!(evidence(&article(&often)), Evidence::Plain);
    }

    #[test]
    fn a_title_counts_as_a_sentence() {
        let mut quiet = article("The hall reopened on Monday.");
        assert_eq!(evidence(&quiet), Evidence::Quiet);
        quiet.article.title = Some("Hall rebuilt after earthquake".to_owned());
        assert_eq!(evidence(&quiet), Evidence::Plain);
    }

    #[test]
    fn a_quiet_article_keeps_its_names_and_says_that_it_was_not_read() {
        let (tagged, note) = skim(article("The bakers of Lindow met Mayor Ada Brook on Monday."), &Evidence::Quiet);
        assert!(tagged.tags.entities.iter().any(|tag| tag.span.of(tagged.text()) == "Mayor Ada Brook"));
        assert_eq!((tagged.coverage.read, tagged.coverage.words), (0, 10));
        assert_eq!((note.rule, note.span.of(tagged.text())), (RULE, tagged.text()));
    }
}
