//! Dates in figures: "2016-08-03", "10/03/2017", "16.04.2017", "2013 / 03 / 17".
//!
//! Day-month and month-day order: a number above 12 decides; else slashes are read month first and dots and hyphens
//! day first, as English-language outlets write them.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Point, When};
use super::super::number::full_year;
use jiff::civil::Date;

/// The rule of a date whose day and month could be exchanged.
pub const AMBIGUOUS: &str = "numeric.ambiguous";

/// Whether the day could be the month and the month the day.
fn is_ambiguous(c: Cursor<'_, '_>, day: Day) -> bool {
    let Day::Of(_, month, day) = day else { return false };
    c.text().len() < 4 && day <= 12 && day != month
}

/// A date in figures.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = day(c)?;
    let rule = if is_ambiguous(c, day) { AMBIGUOUS } else { "numeric.date" };
    Some(Found::point(after.at(), Point::Day(day), rule))
}

/// A date in figures.
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    if !c.is_digits() || c.joined() && matches!(c.before(1), "/" | "-" | "." | ":" | ",") {
        return None;
    }
    let (after, first) = digits(c)?;
    let mark = after.lower();
    let (after, second) = digits(after.one_of(&["/", "-", "."])?)?;
    let (after, third) = digits(after.word(mark)?)?;
    let more = after.joined() && matches!(after.lower(), "/" | "-") && after.step().is_digits();
    let (year, month, day) = order([first, second, third], mark)?;
    (!more).then_some((after, Day::Of(When::Year(year), month, day)))
}

fn digits<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, &'p str)> {
    (c.is_digits() && c.text().len() <= 4).then(|| (c.step(), c.text()))
}

fn order(parts: [&str; 3], mark: &str) -> Option<(i16, i8, i8)> {
    let [a, b, c] = parts;
    let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    if a.len() == 4 {
        return checked(a.parse().ok()?, number(b)?, number(c)?);
    }
    let year: i16 = c.parse().ok()?;
    let year = match c.len() {
        4 => year,
        2 if mark == "/" => full_year(year, 2020),
        _ => return None,
    };
    let (first, second) = (number(a)?, number(b)?);
    let month_first = second > 12 || mark == "/" && first <= 12;
    if month_first { checked(year, first, second) } else { checked(year, second, first) }
}

fn checked(year: i16, month: i8, day: i8) -> Option<(i16, i8, i8)> {
    let valid = (1900..2200).contains(&year) && Date::new(year, month, day).is_ok();
    valid.then_some((year, month, day))
}
