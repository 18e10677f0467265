//! Whether the words around an expression speak of what was or of what will be.

use super::lex::Piece;
use super::tense_table::{DELAYS, FIRM, FUTURE, MODALS, NEUTRAL, NOT_PARTICIPLES, PAST, REPORTING, SET_BEFOREHAND};
use super::words_table::weekday;
use std::ops::Range;

/// Pieces looked at on either side.
const REACH: usize = 12;

/// Pieces before a cue in which "had" makes it past: "had previously been due to expire".
const PERFECT: usize = 5;

/// Pieces before a time in which its saying stands.
const SAYING: usize = 5;

/// Which side of the publication date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before it.
    Past,
    /// After it.
    Future,
    /// Not told.
    Unknown,
}

/// Reads the direction from the nearest cue on either side of `span` (piece indices) in its clause.
///
/// The left side is preferred: what follows the expression often speaks of something else, and a comma or a conjunction
/// ends it.
#[must_use]
pub fn direction(pieces: &[Piece<'_>], span: &Range<usize>) -> Direction {
    let left = (span.start.saturating_sub(REACH)..span.start).rev().map_while(|at| inside(pieces, at));
    let right = (span.end..pieces.len().min(span.end + REACH)).map_while(|at| inside(pieces, at));
    let right =
        right.take_while(|at| !matches!(&*pieces[*at].lower, "," | "and" | "but" | "when" | "while" | "because"));
    let left = left.enumerate().find_map(|(far, at)| Some((far, cue(pieces, at)?)));
    let right = right.enumerate().find_map(|(far, at)| Some((far + 2, cue(pieces, at)?)));
    let told = match (left, right) {
        (Some((a, _)), Some((b, right))) if b < a => right,
        (Some((_, left)), _) => left,
        (None, Some((_, right))) => right,
        (None, None) => Direction::Unknown,
    };
    let word = |back: usize| lower(pieces, span.start.checked_sub(back));
    if word(1) == "as" && matches!(word(2), "early" | "soon") && word(3) == "as" {
        return Direction::Future;
    }
    if is_past_when(pieces, span.end) || is_possessive(pieces, span) && told == Direction::Future {
        return Direction::Past;
    }
    let is_weekday = pieces[span.clone()].iter().any(|piece| weekday(&piece.lower).is_some_and(|(_, short)| !short));
    let put_off = (2..=4).any(|back| DELAYS.contains(&word(back)));
    match (word(1), told) {
        ("until" | "till", _) if put_off => Direction::Future,
        ("by", Direction::Unknown) => Direction::Future,
        ("until" | "till" | "from", Direction::Unknown) if is_weekday && !matches!(word(2), "" | ".") => {
            Direction::Future
        }
        ("for", _) if is_weekday && !is_possessive(pieces, span) && !had(pieces, span.start) => Direction::Future,
        ("by" | "through" | "until" | "till", Direction::Past) => Direction::Unknown,
        _ => told,
    }
}

/// The piece at a place in lower case; empty where there is none.
fn lower<'p>(pieces: &'p [Piece<'_>], at: Option<usize>) -> &'p str {
    at.and_then(|at| pieces.get(at)).map_or("", |piece| &*piece.lower)
}

/// Whether a clause of what happened then follows: "on Friday, when a missile struck".
fn is_past_when(pieces: &[Piece<'_>], end: usize) -> bool {
    let word = |at: usize| lower(pieces, Some(at));
    let when = end + usize::from(word(end) == ",");
    let verb = (when + 1..pieces.len().min(when + REACH)).map_while(|at| inside(pieces, at));
    word(when) == "when" && verb.filter_map(|at| cue(pieces, at)).next() == Some(Direction::Past)
}

/// Whether a thing of that time follows that is no date set beforehand: "Tuesday's air strike", not "Sunday's election".
fn is_possessive(pieces: &[Piece<'_>], span: &Range<usize>) -> bool {
    let word = |at: usize| lower(pieces, Some(at));
    let owned = matches!(word(span.end), "'" | "’") && word(span.end + 1) == "s";
    let ahead = lower(pieces, span.start.checked_sub(1));
    let set = (span.end + 2..span.end + 5).any(|at| SET_BEFOREHAND.contains(&word(at)));
    owned && !set && !matches!(ahead, "of" | "for" | "before" | "until" | "to")
}

/// Whether "had" stands shortly before `at`: "had been scheduled for Tuesday".
fn had(pieces: &[Piece<'_>], at: usize) -> bool {
    let group = pieces.get(at.saturating_sub(PERFECT)..at).unwrap_or_default();
    group.iter().any(|piece| matches!(&*piece.lower, "had" | "previously" | "originally"))
}

/// Whether a saying takes the time at `span` for itself: "police said Monday", "told reporters late on Monday".
#[must_use]
pub fn is_reported(pieces: &[Piece<'_>], span: &Range<usize>) -> bool {
    let verb = (span.start.saturating_sub(SAYING)..span.start).rev().find(|at| {
        let told = cue(pieces, *at).is_some() || matches!(pieces[*at].text, "," | "." | ";" | "“" | "”" | "\"");
        told || REPORTING.contains(&&*pieces[*at].lower)
    });
    verb.is_some_and(|at| {
        REPORTING.contains(&&*pieces[at].lower) && !matches!(lower(pieces, at.checked_sub(1)), "was" | "were" | "been")
    })
}

/// `at`, unless the sentence ends there.
fn inside(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let piece = pieces.get(at)?;
    let next = pieces.get(at + 1);
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let stop = matches!(piece.text, "." | "?" | "!" | ";")
        && next.is_none_or(|next| !next.joined && !next.text.starts_with(char::is_lowercase))
        && before.is_none_or(|before| before.text.len() > 4 || before.text.starts_with(char::is_lowercase));
    (!piece.text.is_empty() && !stop).then_some(at)
}

/// "the plans", "on-going": spelled like a cue and none.
fn is_noun_or_part(pieces: &[Piece<'_>], at: usize, before: &str) -> bool {
    let next = pieces.get(at + 1).map_or("", |piece| &*piece.lower);
    match &*pieces[at].lower {
        "going" => next != "to",
        "plans" => matches!(before, "the" | "his" | "her" | "their" | "its" | "of" | "any" | "no"),
        _ => false,
    }
}

/// What the word at `at` tells; `Unknown` ends the search.
fn cue(pieces: &[Piece<'_>], at: usize) -> Option<Direction> {
    let word = &*pieces.get(at)?.lower;
    let before = lower(pieces, at.checked_sub(1));
    if FUTURE.contains(&word) && !is_noun_or_part(pieces, at, before)
        || word == "to" && matches!(before, "is" | "are" | "set" | "due")
    {
        return Some(if had(pieces, at) { Direction::Past } else { Direction::Future });
    }
    if word == "have" && matches!(before, "will" | "ll") {
        return Some(Direction::Future);
    }
    if NEUTRAL.contains(&word) {
        return Some(Direction::Unknown);
    }
    let participle = word.len() > 4 && word.ends_with("ed") && !NOT_PARTICIPLES.contains(&word);
    if !(participle || PAST.contains(&word)) {
        return None;
    }
    let group = pieces.get(at.saturating_sub(3)..at).unwrap_or_default();
    let modal = group.iter().enumerate().any(|(at, piece)| {
        let next = group.get(at + 1).map_or("", |next| &*next.lower);
        let infinitive = matches!(next, "be" | "get" | "have" | "become") || next.is_empty() && !participle;
        let came = at.checked_sub(1).and_then(|at| group.get(at)).is_some_and(|piece| piece.lower == "came");
        MODALS.contains(&&*piece.lower) && (piece.lower != "to" || infinitive && !came)
    });
    let perfect = group.iter().any(|piece| piece.lower == "have");
    Some(if modal && !perfect && !FIRM.contains(&word) { Direction::Future } else { Direction::Past })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::temporal::lex::lex;

    fn read(text: &str, word: &str) -> Direction {
        let pieces = lex(text);
        let at = pieces.iter().position(|piece| piece.text == word).unwrap();
        direction(&pieces, &(at..at + 1))
    }

    #[test]
    fn days_of_sayings_are_told_from_days_of_happenings() {
        let reported = |text: &str, word: &str| {
            let pieces = lex(text);
            let at = pieces.iter().position(|piece| piece.text == word).unwrap();
            is_reported(&pieces, &(at..at + 1))
        };
        assert!(reported("Two men were shot, police said late on Monday.", "Monday"));
        assert!(reported("The mayor told reporters Monday that a man died.", "Monday"));
        assert!(!reported("The shooting was reported Monday.", "Monday"));
        assert!(!reported("Police said a man was shot Monday.", "Monday"));
        assert!(!reported("Police said, a man fell Monday.", "Monday"));
    }

    #[test]
    fn the_nearest_verb_decides() {
        assert_eq!(read("The mayor said the vote will be held Friday.", "Friday"), Direction::Future);
        assert_eq!(read("The mayor said Friday that he will go.", "Friday"), Direction::Unknown);
        assert_eq!(read("Two men were killed in March.", "March"), Direction::Past);
        assert_eq!(read("He could be tried as early as Friday.", "Friday"), Direction::Future);
        assert_eq!(read("They will have talks on Friday.", "Friday"), Direction::Future);
        assert_eq!(read("A man was taken to the hospital after a fall Saturday.", "Saturday"), Direction::Past);
        assert_eq!(read("Officers went to the street Monday in answer to shots fired.", "Monday"), Direction::Past);
        assert_eq!(read("Two men were hurt there Monday and we will have more.", "Monday"), Direction::Past);
        assert_eq!(read("An on-going dispute Friday.", "Friday"), Direction::Unknown);
        assert_eq!(read("The offer had been due to expire Friday.", "Friday"), Direction::Past);
        assert_eq!(read("The vote was postponed until Friday.", "Friday"), Direction::Future);
        assert_eq!(read("He is to be tried in June.", "June"), Direction::Future);
        assert_eq!(read("A quiet Sunday", "Sunday"), Direction::Unknown);
        assert_eq!(read("It would be the worst since Tuesday's air strike.", "Tuesday"), Direction::Past);
        assert_eq!(read("They will vote in Sunday's election.", "Sunday"), Direction::Future);
        assert_eq!(read("Men who are to be honoured died on Friday, when a bomb exploded.", "Friday"), Direction::Past);
        assert_eq!(read("Rain is forecast for Thursday.", "Thursday"), Direction::Future);
        assert_eq!(read("A vigil was called for Sunday.", "Sunday"), Direction::Future);
        assert_eq!(read("A hearing had been set for Tuesday.", "Tuesday"), Direction::Past);
        assert_eq!(read("The council meets on Monday.", "Monday"), Direction::Future);
    }
}
