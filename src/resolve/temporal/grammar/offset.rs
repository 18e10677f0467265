//! So long before or after something, and lengths in several units: "two days after Christmas", "the week before
//! Easter", "1 month and 21 days ago", "an hour and 10 minutes".
//!
//! Known misreadings: of a happening that is no date ("two days after the vote") only the length is read, elsewhere; a
//! date that qualifies a noun ("after Friday's vote") is not counted from.

use super::super::cursor::Cursor;
use super::super::meaning::{Compound, Found, Meaning};
use super::super::number::number;
use super::super::words_table::{self, Unit};
use crate::doc::TimeType;

/// Words between a length and what it is counted from.
const FROM: &[(&str, i32)] = &[("before", -1), ("prior to", -1), ("after", 1), ("from", 1), ("following", 1)];

/// A day, month or year counted from another, or a length in several units.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    beside(c).or_else(|| ago(c)).or_else(|| length(c))
}

/// "two weeks before Christmas", "the day after the Fourth of July", "three days from tomorrow".
fn beside(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, by, _) = compound(c).or_else(|| single(c)).filter(|(_, by, _)| !by.has_clock())?;
    let (start, sign) = FROM.iter().find_map(|(words, sign)| Some((after.phrase(words)?, *sign)))?;
    let base = super::point(start)?;
    let end = start.ahead(base.end);
    let Meaning::Point(point) = base.meaning else { return None };
    let qualifies = end.phrase("' s").is_some() || matches!(end.lower(), "to" | "until" | "through" | "and" | "-");
    (!qualifies).then(|| Found::of(end.at(), TimeType::Date, Meaning::Offset(by, sign, Some(point)), "offset.beside"))
}

/// "the day", "the week", "the year" before "after" or "before".
fn single<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Compound, usize)> {
    let (after, (unit, plural)) = c.word("the")?.take(words_table::unit)?;
    let by = Compound::default().with(1, unit).filter(|_| !plural && unit != Unit::Quarter)?;
    matches!(after.lower(), "before" | "after").then_some((after, by, 1))
}

/// "1 month and 21 days ago", "two years and a month from now".
fn ago(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, by, _) = compound(c).filter(|(_, by, parts)| *parts > 1 && !by.has_clock())?;
    let (end, which) = after.any(&["ago", "from now", "from today", "hence"])?;
    let sign = if which == 0 { -1 } else { 1 };
    Some(Found::of(end.at(), TimeType::Date, Meaning::Offset(by, sign, None), "offset.ago"))
}

/// "an hour and 10 minutes", "two years, three months and five days".
fn length(c: Cursor<'_, '_>) -> Option<Found> {
    let (counted, modifier) = super::relative::degree(c);
    let (end, by, parts) = compound(counted)?;
    let aged = end.one_of(&["old", "- old", "of age"]).is_some();
    let found = Found::of(end.at(), TimeType::Duration, Meaning::Compound(by), "offset.length");
    (parts > 1 && !aged).then(|| found.modified(modifier))
}

/// A length in units that differ, with the number of its parts.
fn compound<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Compound, usize)> {
    let (mut end, mut by) = counted(c, Compound::default())?;
    let mut parts = 1;
    while let Some((after, more)) = counted(end.skip(&[", and", ",", "and"]), by) {
        (end, by) = (after, more);
        parts += 1;
    }
    Some((end, by, parts))
}

/// "two weeks", "a month", with what was counted before.
fn counted<'p, 't>(c: Cursor<'p, 't>, by: Compound) -> Option<(Cursor<'p, 't>, Compound)> {
    let (after, n) = number(c).or_else(|| Some((c.one_of(&["a", "an"])?, 1)))?;
    let (end, (unit, plural)) = after.take(words_table::unit)?;
    (plural == (n != 1)).then(|| by.with(n, unit).map(|by| (end, by)))?
}
