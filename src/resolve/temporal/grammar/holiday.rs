//! Holidays with a fixed or computed day.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Point, When};
use super::super::number::year;
use super::super::words_table::HOLIDAYS;

/// A holiday as a date.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    if let Some((after, Day::Holiday(when, holiday))) = c.skip(&["the"]).phrase("weekend of").and_then(day) {
        return Some(Found::point(after.at(), Point::HolidayWeekend(when, holiday), "holiday.weekend"));
    }
    let (after, day) = day(c)?;
    if let (Some(end), Day::Holiday(when, holiday)) = (after.word("weekend"), day) {
        let given = year(end).filter(|_| when == When::Bare);
        let (end, when) = given.map_or((end, when), |(end, year)| (end, When::Year(year)));
        return Some(Found::point(end.at(), Point::HolidayWeekend(when, holiday), "holiday.weekend"));
    }
    Some(Found::point(after.at(), Point::Day(day), "holiday"))
}

/// A holiday, with its year where given.
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let shift = c.any(&["last", "previous", "next", "following", "this"]);
    let (start, when) = match shift {
        Some((after, 0 | 1)) => (after, When::Last),
        Some((after, 2 | 3)) => (after, When::Next),
        Some((after, _)) => (after, When::Shift(0)),
        None => (c, When::Bare),
    };
    let (after, holiday) = HOLIDAYS.iter().find_map(|(name, holiday)| Some((start.phrase(name)?, *holiday)))?;
    let given = year(after.skip(&[",", "of", "in"]));
    let weekend = after.word("weekend").and_then(year).is_some();
    if let Some((end, which)) = after.skip(&["of"]).any(&["last year", "this year", "next year"]) {
        return Some((end, Day::Holiday(When::Shift(which as i16 - 1), holiday)));
    }
    if !(start.is_capital() || given.is_some() || weekend || when != When::Bare) {
        return None;
    }
    let (end, when) = given.map_or((after, when), |(end, year)| (end, When::Year(year)));
    Some((end, Day::Holiday(when, holiday)))
}
