//! Weekdays: "Friday", "last Monday", "the previous Friday", "Friday of last week".
//!
//! Abbreviations ("Sat", "Sun.") count only before a date.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Point, When};
use super::super::number::ordinal_at;
use super::super::words_table;

const SHIFTS: &[(&str, When)] = &[
    ("last", When::Last),
    ("this past", When::Last),
    ("this last", When::Last),
    ("past", When::Last),
    ("this coming", When::Next),
    ("the coming", When::Next),
    ("coming", When::Next),
    ("the next", When::Following),
    ("this", When::Bare),
    ("next", When::Next),
    ("the previous", When::Previous),
    ("the preceding", When::Previous),
    ("previous", When::Previous),
    ("the following", When::Following),
    ("following", When::Following),
    ("that", When::Told),
    ("the same", When::Told),
];

/// A weekday alone.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = day(c)?;
    Some(Found::point(after.at(), Point::Day(day), "weekday"))
}

/// A weekday with what tells which.
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    if let Some(read) = week_first(c).or_else(|| numbered(c)) {
        return Some(read);
    }
    let shift = SHIFTS.iter().find_map(|(words, when)| Some((c.phrase(words)?, *when)));
    let (start, when) = shift.unwrap_or((c, When::Bare));
    let (after, day) = name(start, false)?;
    // "following Tuesday's earthquake" tells of what came after it, not of the Tuesday after another day.
    if matches!(after.lower(), "'" | "’") && c.lower() == "following" {
        return None;
    }
    let week = after.skip(&["of"]);
    if let Some((end, which)) = week.any(&["last week", "this week", "next week"]) {
        return Some((end, Day::OfWeek(which as i32 - 1, day)));
    }
    if let Some(end) = week.one_of(&["the following week", "the next week"]).filter(|_| when == When::Bare) {
        return Some((end, Day::OfNextWeek(day)));
    }
    Some((after, Day::Weekday(when, day)))
}

/// "next week Sunday", "next week on Friday", "last week Monday".
fn week_first<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, which) = c.any(&["last week", "previous week", "this week", "next week"])?;
    let (end, (day, short)) = after.skip(&["on", "'s", "-"]).take(words_table::weekday)?;
    let by = [-1, -1, 0, 1][which];
    (!short || end.is_digits()).then_some((end, Day::OfWeek(by, day)))
}

/// "Friday the 13th", "Tuesday the eleventh".
fn numbered<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, day) = name(c, true)?;
    let (end, number) = ordinal_at(after.word("the")?)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    let counts =
        end.text().starts_with(char::is_alphabetic) && !matches!(end.lower(), "and" | "at" | "in" | "to" | "until");
    let other = counts && !after.step().is_digits() || words_table::unit(end.lower()).is_some() || end.lower() == "of";
    (!other).then_some((end, Day::WeekdayAndDay(day, number)))
}

/// A weekday's name.
fn name<'p, 't>(c: Cursor<'p, 't>, short_too: bool) -> Option<(Cursor<'p, 't>, i8)> {
    let (after, (day, short)) = c.take(words_table::weekday)?;
    (!short || short_too && c.is_capital()).then_some((after, day))
}

/// A weekday before a date: "Wed ", "Friday, ", "Sat., ", "this coming Sunday, ".
pub fn prefix<'p, 't>(c: Cursor<'p, 't>) -> Option<Cursor<'p, 't>> {
    let c = c.skip(&["last", "this past", "this coming", "this", "next"]);
    let (after, _) = name(c, true)?;
    Some(after.skip(&[".", ","]).skip(&[","]).skip(&["the"]))
}
