//! "the anniversary of": the day it falls on, counted from the date that the words behind it name.
//!
//! Reads "the tenth anniversary of the Sept. 11, 2001, attacks" (2011-09-11), "the anniversary of the Sept. 11 attacks"
//! (that day of the year that the tense tells), "the 20th anniversary of the 1989 revolt" (2009). The date behind it stays
//! an expression of its own. Known misreading: a date that belongs to something else in the same phrase. Where no date
//! follows ("the anniversary of his death") nothing is read, and a note says so.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Meaning, Point, When};
use super::super::number::ordinal_at;
use super::{Rule, calendar, era, holiday};
use crate::doc::TimeType;

/// How many pieces behind "of" the date may begin.
const REACH: usize = 8;
/// What may tell the day or year that is remembered.
const REMEMBERED: &[Rule] = &[calendar::date, holiday::find, era::find];

/// The rule of an anniversary.
pub const RULE: &str = "anniversary";

/// An anniversary.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the"]);
    let (after, nth) = counted(start).map_or((start, None), |(after, nth)| (after, Some(nth)));
    let end = after.word("anniversary")?;
    let what = end.word("of")?;
    let meaning = remembered(what).and_then(|base| falls_on(base, nth)).map_or(Meaning::Undated, Meaning::Point);
    Some(Found::of(end.at(), TimeType::Date, meaning, RULE))
}

/// "tenth", "10th", "one-year", "two-year".
fn counted<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i16)> {
    let read = ordinal_at(c).or_else(|| {
        let (after, n) = super::super::number::number(c)?;
        Some((after.hyphen().word("year")?, n))
    });
    let (after, n) = read?;
    Some((after, i16::try_from(n).ok()?))
}

/// The first date of the phrase behind "of".
fn remembered(c: Cursor<'_, '_>) -> Option<Point> {
    let inside = (0..REACH).map(|by| c.ahead(c.at() + by)).take_while(|at| !matches!(at.lower(), "." | "," | ";" | ""));
    let found = inside.into_iter().find_map(|at| super::best(REMEMBERED, at))?;
    match found.meaning {
        Meaning::Point(point) => Some(point),
        _ => None,
    }
}

/// The `nth` anniversary of a day or year; of a day without number the one that the tense tells.
fn falls_on(base: Point, nth: Option<i16>) -> Option<Point> {
    match (base, nth) {
        (Point::Day(Day::Of(When::Year(year), month, day)), Some(nth)) => {
            Some(Point::Day(Day::Of(When::Year(year.checked_add(nth)?), month, day)))
        }
        (Point::Day(Day::Of(_, month, day)), _) => Some(Point::Day(Day::Of(When::Bare, month, day))),
        (Point::Year(year), Some(nth)) => Some(Point::Year(year.checked_add(nth)?)),
        _ => None,
    }
}
