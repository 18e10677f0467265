//! Whether the words around an expression speak of what was or of what will be.

use super::lex::Piece;
use super::tense_table::{DELAYS, FIRM, FUTURE, MODALS, NEUTRAL, NOT_PARTICIPLES, PAST};
use std::ops::Range;

/// Pieces looked at on either side.
const REACH: usize = 12;

/// Pieces before a cue in which "had" makes it past: "had previously been due to expire".
const PERFECT: usize = 5;

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
    let word =
        |back: usize| span.start.checked_sub(back).and_then(|at| pieces.get(at)).map_or("", |piece| &*piece.lower);
    if word(1) == "as" && matches!(word(2), "early" | "soon") && word(3) == "as" {
        return Direction::Future;
    }
    let put_off = (2..=4).any(|back| DELAYS.contains(&word(back)));
    match (word(1), told) {
        ("until" | "till", _) if put_off => Direction::Future,
        ("by", Direction::Unknown) => Direction::Future,
        ("by" | "through" | "until" | "till", Direction::Past) => Direction::Unknown,
        _ => told,
    }
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
    let before = at.checked_sub(1).and_then(|before| pieces.get(before)).map_or("", |piece| &*piece.lower);
    if FUTURE.contains(&word) && !is_noun_or_part(pieces, at, before)
        || word == "to" && matches!(before, "is" | "are" | "set" | "due")
    {
        let group = pieces.get(at.saturating_sub(PERFECT)..at).unwrap_or_default();
        let once = group.iter().any(|piece| matches!(&*piece.lower, "had" | "previously" | "originally"));
        return Some(if once { Direction::Past } else { Direction::Future });
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
        MODALS.contains(&&*piece.lower) && (piece.lower != "to" || infinitive)
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
    }
}
