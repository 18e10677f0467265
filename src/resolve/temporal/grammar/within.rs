//! Parts of a month or year: "the third week of January", "the first Friday of next month", "the 20th of next month",
//! "the last day of March", "week 31 of 2027".
//!
//! Known misreadings: a week number without a year ("Week 10") is a round of a league, not a week of the calendar, and is
//! let be; "the first day of the trial" names no stretch of the calendar.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Meaning, Part, Point};
use super::super::number::{day_of_month, figures, ordinal_at};
use super::super::words_table::{self, Unit};
use super::{Rule, calendar, era, relative};
use crate::doc::TimeType;

/// What may hold the part.
const WHOLES: &[Rule] = &[calendar::month, relative::unit, relative::narrative, era::find];

/// A part of a month or year.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    counted(c).or_else(|| days_of(c)).or_else(|| day_of(c)).or_else(|| numbered_week(c))
}

/// "the second Monday of next month", "the last week of 2016", "the third month of 2021", "the first day of May".
fn counted(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the", "the very"]);
    let (after, nth) = match start.one_of(&["last", "final"]) {
        Some(after) => (after, -1),
        None => ordinal_at(start).and_then(|(after, n)| Some((after, i8::try_from(n).ok()?)))?,
    };
    let weekday = after.take(words_table::weekday).filter(|(_, (_, short))| !short);
    let (end, part) = match weekday {
        Some((end, (day, _))) => (end, Part::Weekday(nth, day)),
        None => {
            let (end, (unit, plural)) = after.take(words_table::unit)?;
            (!plural && matches!(unit, Unit::Day | Unit::Week | Unit::Month)).then_some((end, Part::Unit(nth, unit)))?
        }
    };
    within(end, part)
}

/// "the 20th of next month", "the 15th day of this month", "the 21st this month".
fn day_of(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the"]);
    let (after, day) = day_of_month(start)?;
    let ended = matches!(after.before(1), "st" | "nd" | "rd" | "th");
    let (end, found) = whole(after.skip(&["day"]))?;
    let month = match found {
        Point::Month(..) => false,
        Point::FromPublication(unit, _) | Point::FromNarrative(unit, _) => unit == Unit::Month,
        _ => false,
    };
    (ended && month).then(|| part(end, Part::DayOfMonth(day), found))
}

/// "from 4 to 22 this month", "between the 3rd and the 9th of next month".
fn days_of(c: Cursor<'_, '_>) -> Option<Found> {
    if !c.is_digits() && c.lower() != "the" {
        return None;
    }
    let (after, first) = day_of_month(c.skip(&["the"]))?;
    let (after, last) = day_of_month(after.one_of(&["to the", "to", "and the", "and", "till", "until", "-"])?)?;
    let (end, found) = whole(after)?;
    let Point::FromPublication(Unit::Month, by) = found else { return None };
    let point = |day| Point::Day(Day::InMonth(by, day));
    (first < last)
        .then(|| Found::of(end.at(), TimeType::Date, Meaning::Range(point(first), point(last)), "within.days"))
}

/// "week 31 of 2027".
fn numbered_week(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, n) = c.word("week").and_then(figures)?;
    let nth = i8::try_from(n).ok().filter(|nth| (1..=53).contains(nth))?;
    after.word("of").and_then(|_| within(after, Part::Unit(nth, Unit::Week)))
}

fn within(c: Cursor<'_, '_>, what: Part) -> Option<Found> {
    let (end, of) = whole(c)?;
    Some(part(end, what, of))
}

fn part(end: Cursor<'_, '_>, part: Part, of: Point) -> Found {
    Found::of(end.at(), TimeType::Date, Meaning::Part(part, of), "within")
}

/// The month or year behind "of", "in" or nothing.
fn whole<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Point)> {
    let named = c.one_of(&["of", "in"]);
    let start = named.unwrap_or(c);
    let found = super::best(WHOLES, start)?;
    let Meaning::Point(point) = found.meaning else { return None };
    let fits = match point {
        Point::Month(..) | Point::Year(_) => named.is_some(),
        Point::FromPublication(unit, _) | Point::FromNarrative(unit, _) => matches!(unit, Unit::Month | Unit::Year),
        _ => false,
    };
    fits.then(|| (start.ahead(found.end), point))
}
