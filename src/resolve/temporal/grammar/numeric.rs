//! Dates in figures: "2016-08-03", "10/03/2017", "16.04.2017", "2013 / 03 / 17".
//!
//! Day-month and month-day order: a number above 12 decides; else slashes are read month first and dots and hyphens
//! day first, as English-language outlets write them.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Meaning, Point, When};
use super::super::number::full_year;
use super::super::words_table;
use super::calendar::month_name;
use crate::doc::TimeType;
use jiff::civil::Date;

/// The rule of a date whose day and month could be exchanged.
pub const AMBIGUOUS: &str = "numeric.ambiguous";

/// Whether the day could be the month and the month the day.
fn is_ambiguous(c: Cursor<'_, '_>, day: Day) -> bool {
    let Day::Of(_, month, day) = day else { return false };
    c.text().len() < 4 && day <= 12 && day != month
}

/// A date in figures, a month in figures, or a range of dates in figures.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    if let Some(found) = range(c).or_else(|| short_end(c)) {
        return Some(found);
    }
    let Some((after, day)) = day(c) else { return month(c) };
    let rule = if is_ambiguous(c, day) { AMBIGUOUS } else { "numeric.date" };
    Some(Found::point(after.at(), Point::Day(day), rule))
}

/// A date in figures, or with the month's name between marks.
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    figures(c).or_else(|| named(c)).or_else(|| run_together(c))
}

/// "2019-Sep-01", "23/Sep/2020", "Sep-23-2020".
fn named<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    if c.joined() && matches!(c.before(1), "/" | "-" | "." | ":" | ",") {
        return None;
    }
    let mark = c.step().lower();
    let tight = |c: Cursor<'p, 't>| matches!(mark, "-" | "/").then(|| c.tight(mark))?;
    let (year, month, day, end) = if let Some((after, (month, _))) = c.take(words_table::month) {
        let (after, day) = digits(tight(after)?)?;
        let (end, year) = digits(tight(after)?)?;
        (year, month, day, end)
    } else {
        let (after, first) = digits(c)?;
        let (after, (month, _)) = tight(after)?.take(words_table::month)?;
        let (end, last) = digits(tight(after)?)?;
        if first.len() == 4 { (first, month, last, end) } else { (last, month, first, end) }
    };
    let day: i8 = day.parse().ok().filter(|_| year.len() == 4)?;
    let (year, month, day) = checked(year.parse().ok()?, month, day)?;
    Some((end, Day::Of(When::Year(year), month, day)))
}

/// "20161016": eight digits alone that are a day since 1990.
fn run_together<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let text = c.text();
    let after = c.step();
    let alone = c.is_digits() && text.len() == 8 && !(c.joined() && matches!(c.before(1), "." | "," | "$" | "#" | "+"));
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    let (year, month, day) = checked(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (alone && (1990..2050).contains(&year)).then_some((after, Day::Of(When::Year(year), month, day)))
}

/// "2015-03", "2015/3", "3/2015", "11-2016", "Dec-2018".
///
/// "2010-11" is a season or a school year: years next to each other make a range, elsewhere they would be rare.
fn month(c: Cursor<'_, '_>) -> Option<Found> {
    if c.joined() && matches!(c.before(1), "/" | "-" | "." | ":" | "," | "$" | "#") {
        return None;
    }
    let found = |end: Cursor<'_, '_>, year: &str, month: i8| {
        let year: i16 = year.parse().ok().filter(|year| (1900..2100).contains(year))?;
        let more = end.joined() && (matches!(end.lower(), "/" | "-") && end.step().is_digits() || end.is_digits());
        (!more && (1..=12).contains(&month))
            .then(|| Found::point(end.at(), Point::Month(When::Year(year), month), "numeric.month"))
    };
    if let Some((after, month, _)) = month_name(c) {
        let (end, year) = digits(after.tight("-").or_else(|| after.tight("/"))?)?;
        return if year.len() == 4 { found(end, year, month) } else { None };
    }
    let (after, first) = digits(c)?;
    let spaced = after.lower() == "/" && !after.joined() && !after.step().joined();
    let (end, second) =
        digits(after.tight("-").or_else(|| after.tight("/")).or_else(|| spaced.then(|| after.step()))?)?;
    match (first.len(), second.len()) {
        (4, 1 | 2) => {
            let next = first.get(2..).and_then(|own| own.parse::<i8>().ok()).map(|own| own + 1);
            let month = second.parse().ok().filter(|month| second.len() == 1 || Some(*month) != next)?;
            found(end, first, month)
        }
        (1 | 2, 4) => found(end, second, first.parse().ok()?),
        _ => None,
    }
}

/// "10/1/2018-10/7/2018", "5/1-5/7/2020", "from 10/1 to 11/7".
fn range(c: Cursor<'_, '_>) -> Option<Found> {
    if c.joined() && matches!(c.before(1), "/" | "-" | "." | ":" | ",") {
        return None;
    }
    let (after, first) = plain(c).or_else(|| month_and_day(c))?;
    let dash = after.tight("-")?;
    let (end, last) = plain(dash).or_else(|| month_and_day_of_year(dash))?;
    let (Day::Of(from, month, day), Day::Of(When::Year(year), last_month, _)) = (first, last) else { return None };
    let year = year - i16::from(month > last_month);
    let from = if matches!(from, When::Year(_)) { from } else { When::Year(year) };
    let meaning = Meaning::Range(Point::Day(Day::Of(from, month, day)), Point::Day(last));
    Some(Found::of(end.at(), TimeType::Date, meaning, "numeric.range"))
}

/// "5/7, 2020".
fn month_and_day_of_year<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, day) = month_and_day(c)?;
    let Day::Of(_, month, day) = day else { return None };
    let (end, year) = super::super::number::year(after.skip(&[","]))?;
    Some((end, Day::Of(When::Year(year), month, day)))
}

/// "10/1" and "11/7" of "from 10/1 to 11/7" and "between 10/1 and 11/7": month first.
fn short_end(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = month_and_day(c)?;
    let first = matches!(c.before(1), "from" | "between")
        && after
            .one_of(&["to", "and", "until", "till", "through", "-"])
            .is_some_and(|next| month_and_day(next).is_some());
    let second = matches!(c.before(1), "to" | "and" | "until" | "till" | "through" | "-")
        && matches!(c.before(5), "from" | "between")
        && month_and_day(c.back(4)).is_some();
    (first || second).then(|| Found::point(after.at(), Point::Day(day), AMBIGUOUS))
}

fn month_and_day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, first) = digits(c)?;
    let (end, second) = digits(after.tight("/")?)?;
    let (month, day): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let valid = Date::new(2024, month, day).is_ok() && !(end.joined() && end.lower() == "/");
    valid.then_some((end, Day::Of(When::Bare, month, day)))
}

/// A date in figures alone.
fn figures<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    if !c.is_digits() || c.joined() && matches!(c.before(1), "/" | "-" | "." | ":" | ",") {
        return None;
    }
    let (after, day) = plain(c)?;
    let more = after.joined() && matches!(after.lower(), "/" | "-") && after.step().is_digits();
    (!more).then_some((after, day))
}

/// Three numbers between equal marks, whatever stands around them.
fn plain<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, first) = digits(c)?;
    let mark = after.lower();
    let (after, second) = digits(after.one_of(&["/", "-", "."])?)?;
    let (after, third) = digits(after.word(mark)?)?;
    let (year, month, day) = order([first, second, third], mark)?;
    Some((after, Day::Of(When::Year(year), month, day)))
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
