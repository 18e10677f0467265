//! Numbers that label, measure or date instead of counting people.
//!
//! Fires: "Route 12", "March 17", "9:30", "Smith, 23,", "12 percent". Must not: "12 people", "killed 12".

use super::lex::Word;
use super::numeral::Numeral;
use crate::text::calendar_table::month;

const LABELS: &str = "$ £ € # / us$ route highway interstate unit page level magnitude image channel apartment apt flight \
chapter section article aged age ages number room ward grade zone sector team division no.";

fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}

fn lower(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.lower.as_str())
}

fn previous(words: &[Word], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |before| lower(words, before))
}

fn digit_first(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the number at `at` is a label, a date, a clock time, a share or somebody's number of children.
pub(super) fn is_reference(words: &[Word], at: usize) -> bool {
    let before = previous(words, at, 1);
    let digits = words.get(at).is_some_and(Word::is_digits);
    let parent = before == "of"
        && matches!(previous(words, at, 2), "mother" | "father" | "mom" | "dad" | "parent" | "mum" | "mother-of");
    listed(LABELS, before)
        || parent
        || is_age_behind(words, at)
        || digits && (is_dated(words, at) || is_told_year(words, at) || is_timed(words, at) || is_share(words, at))
}

/// "a girl of 13", "a man of sixty": how old one person is.
fn is_age_behind(words: &[Word], at: usize) -> bool {
    let one =
        matches!(previous(words, at, 2), "man" | "woman" | "boy" | "girl" | "child" | "teenager" | "youth" | "baby");
    let next = lower(words, at + 1);
    one && previous(words, at, 1) == "of"
        && (next.is_empty() || listed(", . ; - and or who was were is are had has have died in from", next))
}

fn is_dated(words: &[Word], at: usize) -> bool {
    let before = previous(words, at, 1);
    let behind = month(before).is_some() || before == "." && month(previous(words, at, 2)).is_some();
    behind || month(lower(words, at + 1)).is_some() && words.get(at + 1).is_some_and(|word| word.capital)
}

/// "a crash in 2017 killed 12 people": a year that a preposition of time tells, whatever harm stands behind it.
fn is_told_year(words: &[Word], at: usize) -> bool {
    let number = lower(words, at);
    let year = number.len() == 4 && number.parse().is_ok_and(|year: u32| (1_900..2_100).contains(&year));
    year && matches!(previous(words, at, 1), "in" | "since" | "during" | "until" | "till" | "early" | "late")
}

fn is_timed(words: &[Word], at: usize) -> bool {
    let mark = |mark: &str| matches!(mark, ":" | "/");
    let ahead = mark(lower(words, at + 1)) && digit_first(lower(words, at + 2));
    ahead || mark(previous(words, at, 1)) && digit_first(previous(words, at, 2))
}

fn is_share(words: &[Word], at: usize) -> bool {
    matches!(lower(words, at + 1), "%" | "percent" | "per" | "pct" | "°" | "'s")
}

/// Whether a number without a noun is a year, or the age behind a name ("Smith, 23, died", "he was 23").
pub(super) fn is_year_or_age(words: &[Word], at: usize, number: Numeral) -> bool {
    let (before, next) = (previous(words, at, 1), lower(words, at + 1));
    if !words.get(at).is_some_and(Word::is_digits) {
        return false;
    }
    let year = (1_900..2_100).contains(&number.value) && !lower(words, at).contains(',');
    let fence = listed(", ( -", before) && (next.is_empty() || listed(", ) . ; - and or of from", next));
    let told = matches!(before, "was" | "is") && (next.is_empty() || listed(". , and when", next));
    year || number.value <= 110 && (fence || told || closes_ages(words, at))
}

/// "teenagers aged 15 and 17": the last of a list of ages.
fn closes_ages(words: &[Word], at: usize) -> bool {
    previous(words, at, 1) == "and" && digit_first(previous(words, at, 2)) && {
        let opening = (3..8).map(|back| previous(words, at, back));
        opening.into_iter().any(|word| matches!(word, "aged" | "ages" | "age"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::lex::words;
    use super::*;
    use crate::text::ByteSpan;

    fn read(text: &str, number: &str) -> bool {
        let words = words(text, ByteSpan::new(0, text.len()));
        let at = words.iter().position(|word| word.lower == number).unwrap_or(0);
        is_reference(&words, at)
            || is_year_or_age(&words, at, Numeral { value: number.parse().unwrap_or(0), upper: 0, len: 1 })
    }

    #[test]
    fn labels_dates_and_ages_are_no_counts() {
        for (text, number) in [
            ("on Route 12", "12"),
            ("on March 17 in", "17"),
            ("shot at 9:30 a.m.", "9"),
            ("John Smith, 23, died", "23"),
            ("aged 15 and 17", "17"),
            ("in 2015.", "2015"),
            ("a crash in 2017 killed 12", "2017"),
            ("a girl of 13 and", "13"),
        ] {
            assert!(read(text, number), "{text}");
        }
        for (text, number) in [("killed 12 and wounded 30", "30"), ("12 may have died", "12"), ("left 7 dead", "7")] {
            assert!(!read(text, number), "{text}");
        }
    }
}
