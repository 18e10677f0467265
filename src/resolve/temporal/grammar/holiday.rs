//! Holidays with a fixed or computed day.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Point, When};
use super::super::number::year;
use super::super::words_table::HOLIDAYS;

/// A holiday as a date.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = day(c)?;
    Some(Found::point(after.at(), Point::Day(day), "holiday"))
}

/// A holiday, with its year where given.
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let shift = c.any(&["last", "next", "this"]);
    let (start, when) = match shift {
        Some((after, 0)) => (after, When::Last),
        Some((after, 1)) => (after, When::Next),
        Some((after, _)) => (after, When::Shift(0)),
        None => (c, When::Bare),
    };
    if !start.is_capital() {
        return None;
    }
    let (after, holiday) = HOLIDAYS.iter().find_map(|(name, holiday)| Some((start.phrase(name)?, *holiday)))?;
    let given = year(after.skip(&[",", "of", "in"]));
    let (end, when) = given.map_or((after, when), |(end, year)| (end, When::Year(year)));
    Some((end, Day::Holiday(when, holiday)))
}
