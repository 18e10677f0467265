//! Seasons: "last fall", "the winter of 1994", "this past spring", "summer 2015", "in the summer".

use super::super::cursor::Cursor;
use super::super::meaning::{Found, Point, When};
use super::super::number::{year, year_in_words};
use super::super::words_table;

/// A season. Bare "spring" and "fall" need an article or a preposition.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    const SHIFTS: &[(&str, When)] = &[
        ("last", When::Last),
        ("this past", When::Last),
        ("this coming", When::Next),
        ("this", When::Shift(0)),
        ("next", When::Next),
        ("the following", When::Following),
        ("the previous", When::Previous),
        ("the", When::Bare),
    ];
    let shift = SHIFTS.iter().find_map(|(words, when)| Some((c.phrase(words)?, *when)));
    let (start, when) = shift.unwrap_or((c, When::Bare));
    let (after, season) = start.take(words_table::season)?;
    let behind = after.skip(&[",", "of", "in"]);
    if let Some((end, year)) = year(behind).or_else(|| year_in_words(behind)) {
        return Some(Found::point(end.at(), Point::Season(When::Year(year), season), "season"));
    }
    if let Some((end, which)) = behind.any(&["last year", "this year", "next year"]) {
        return Some(Found::point(end.at(), Point::Season(When::Shift(which as i16 - 1), season), "season"));
    }
    let certain = when != When::Bare || is_bare_season(c, start, after);
    certain.then(|| Found::point(after.at(), Point::Season(when, season), "season"))
}

/// "in the summer", "by spring": a preposition before, and no noun that the season could qualify.
fn is_bare_season(c: Cursor<'_, '_>, start: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    let introduced = matches!(
        c.before(1),
        "in" | "by" | "during" | "since" | "until" | "early" | "late" | "mid" | "-" | "through" | "of"
    );
    let article = start.at() > c.at();
    let fall = start.lower() == "fall";
    introduced && (!fall || article) && !matches!(after.lower(), "of" | "in" | "off")
}
