//! Days and months by name: "April 6, 1994", "23 AUG 88", "Feb. 7-14", "June last year", "March".
//!
//! Known misreadings: "May" and "March" are taken for months only behind a preposition or beside a number; a woman
//! called April is a month when nothing follows her name.

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Meaning, Point, When};
use super::super::number::{day_of_month, full_year, year, year_in_words};
use super::super::words_table;
use super::weekday;
use crate::doc::TimeType;
use jiff::civil::Date;

/// Words before a bare month name that make it one.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "during",
    "before",
    "after",
    "through",
    "of",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "between",
    "every",
    "each",
    "past",
    "for",
    "to",
    "and",
    "throughout",
    "on",
    "-",
];

/// A month's name with the full stop of its abbreviation; whether it was abbreviated.
pub fn month_name<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8, bool)> {
    let (after, (month, short)) = c.take(words_table::month)?;
    let certain = !short && !matches!(month, 3 | 5 | 8);
    let dated = short && month != 3 && stands_beside_date(c);
    if !c.is_capital() && !certain && !dated {
        return None;
    }
    let stop = after.word(".").filter(|_| short && after.joined());
    Some((stop.unwrap_or(after), month, short))
}

/// Whether a number or a word like "last" shows that a small letter begins an abbreviated month: "14 nov", "last sept".
fn stands_beside_date(c: Cursor<'_, '_>) -> bool {
    let digit = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let before = digit(c.before(1)) || matches!(c.before(1), "st" | "nd" | "rd" | "th") && digit(c.before(2));
    before || matches!(c.before(1), "last" | "next" | "this") || c.step().is_digits() && !c.step().joined()
}

/// The year behind a day or month: ", 1994", " 94" after a day in upper case, "last year", "of next year".
fn year_behind<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, When)> {
    let comma = c.skip(&[",", "of", ", of", "in"]);
    if let Some((after, year)) = year(comma).or_else(|| year_in_words(comma)) {
        return Some((after, When::Year(year)));
    }
    if let Some((after, which)) =
        comma.any(&["last year", "this year", "next year", "the year before", "the following year"])
    {
        let when = [When::Shift(-1), When::Shift(0), When::Shift(1), When::Previous, When::Following][which];
        return Some((after, when));
    }
    if let Some((after, year)) = c.word("of").and_then(two_digits).filter(|(_, year)| *year > 31) {
        return Some((after, When::Year(full_year(year, 2020))));
    }
    let apostrophe = comma.word("'")?;
    let (after, year) = two_digits(apostrophe)?;
    Some((after, When::Year(full_year(year, 2020))))
}

fn two_digits<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i16)> {
    let fits = c.is_digits() && c.text().len() == 2 && !(c.step().joined() && c.step().is_digits());
    fits.then(|| c.text().parse().ok().map(|year| (c.step(), year)))?
}

/// "23 AUG 88": the year of upper-case newswire, after a day and an abbreviated month.
fn wire_year<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, When)> {
    let month = c.text_before(1);
    let shouted = month.len() > 2 && month.chars().all(char::is_uppercase);
    let (after, year) = two_digits(c).filter(|_| shouted && !c.joined())?;
    Some((after, When::Year(full_year(year, 2020))))
}

/// The year behind a day or month, else the one that the other end of the range gives, else none.
fn with_year<'p, 't>(c: Cursor<'p, 't>, month: i8) -> (Cursor<'p, 't>, When) {
    let told = year_behind(c).or_else(|| wire_year(c));
    told.unwrap_or_else(|| (c, shared_year(c, month).map_or(When::Bare, When::Year)))
}

/// "January" of "from January to April 2015", "May 5" of "May 5 to June 3, 2014": the year stands with the other end.
fn shared_year(c: Cursor<'_, '_>, month: i8) -> Option<i16> {
    let other = c.one_of(&["to", "and", "through", "until", "-"])?;
    if let Some((end, _)) = day_of_month(other).filter(|_| other.is_digits())
        && let Some((_, year)) = year(end.skip(&[","]))
    {
        return Some(year);
    }
    let (end, last) = month_and_day(other)
        .map(|(end, month, _)| (end, month))
        .or_else(|| month_name(other).map(|(end, month, _)| (end, month)))?;
    match year_behind(end)? {
        (_, When::Year(year)) => Some(year - i16::from(month > last)),
        _ => None,
    }
}

/// "Month D" or "D [of] Month", without year.
fn month_and_day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8, i8)> {
    if let Some((after, month, _)) = month_name(c) {
        let (end, day) = day_of_month(after.skip(&["the"]))?;
        return Some((end, month, day));
    }
    let (after, day) = day_of_month(c.skip(&["the"]))?;
    let (end, month, _) = month_name(after.skip(&["day of", "of", "-"]))?;
    Some((end, month, day))
}

/// "last June 25", "this past May 3": the latest before publication.
fn last_day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (end, month, day) = month_and_day(c.one_of(&["last", "this past"])?)?;
    let bare = year_behind(end).is_none() && is_day(When::Bare, month, day);
    bare.then_some((end, Day::Of(When::Last, month, day)))
}

/// A day of a month with what stands before it (weekday) and behind it (year).
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let start = weekday::prefix(c).unwrap_or(c);
    if let Some(read) = run_together(start) {
        return Some(read);
    }
    if let Some(read) = last_day(c) {
        return Some(read);
    }
    let (after, month, day) = month_and_day(start)?;
    let (end, when) = with_year(after, month);
    is_day(when, month, day).then_some((end, Day::Of(when, month, day)))
}

/// "Nov 022017": day and year without the space that a page's layout stood for.
fn run_together<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, month, _) = month_name(c)?;
    let (day, year) = after.text().split_at_checked(2).filter(|_| after.is_digits() && after.text().len() == 6)?;
    let (day, year): (i8, i16) = (day.parse().ok()?, year.parse().ok()?);
    let valid = (1900..2100).contains(&year) && is_day(When::Year(year), month, day);
    valid.then_some((after.step(), Day::Of(When::Year(year), month, day)))
}

/// Whether the month has such a day, in the year where one is given.
fn is_day(when: When, month: i8, day: i8) -> bool {
    const LEAP_YEAR: i16 = 2024;
    let year = if let When::Year(year) = when { year } else { LEAP_YEAR };
    Date::new(year, month, day).is_ok()
}

/// A single day.
pub fn date(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = day(c)?;
    Some(Found::point(after.at(), Point::Day(day), "calendar.day"))
}

/// One end of "from 3 to 5 April 2017" or of "between Feb. 8 and 25": a number whose month stands with the other.
pub fn shared_month(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day, other) = first_of_two(c).or_else(|| second_of_two(c))?;
    let Day::Of(when, month, _) = other else { return None };
    let point = Point::Day(Day::Of(when, month, day));
    is_day(when, month, day).then(|| Found::point(after.at(), point, "calendar.shared_month"))
}

/// "3" of "3 to 5 April 2017".
fn first_of_two<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8, Day)> {
    let (after, first) = day_of_month(c)?;
    let other = after.one_of(&["to", "and", "until", "through", "or"])?;
    other.is_digits().then(|| day(other).map(|(_, other)| (after, first, other)))?
}

/// "25" of "Feb. 8 and 25": nothing that could be counted may follow.
fn second_of_two<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8, Day)> {
    let (after, second) = day_of_month(c).filter(|_| c.is_digits() && matches!(c.before(1), "to" | "and" | "or"))?;
    let counts = after.text().starts_with(char::is_alphabetic) && !matches!(after.lower(), "and" | "in" | "at" | "for");
    let first = (3..=4).find_map(|back| Some(c.back(back)).filter(|start| month_name(*start).is_some()))?;
    let (end, other) = day(first)?;
    let end_of_year = year(after.skip(&[","])).map(|(end, _)| end);
    (!counts && end.at() + 1 == c.at()).then_some((end_of_year.unwrap_or(after), second, other))
}

/// "Feb. 7-14", "22-24 March 2016", "June 30-July 2", "April-May".
pub fn range(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, from, to) = month_first(c).or_else(|| day_first(c)).or_else(|| months(c))?;
    let meaning = Meaning::Range(from, to);
    Some(Found { end: after.at(), kind: TimeType::Date, meaning, modifier: None, rule: "calendar.range" })
}

fn month_first<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Point, Point)> {
    let (after, month, _) = month_name(c)?;
    let (after, first) = day_of_month(after)?;
    let dash = after.word("-")?;
    let (after, last_month, last) = match day_of_month(dash) {
        Some((after, last)) => (after, month, last),
        None => {
            let (after, month, _) = month_name(dash)?;
            day_of_month(after).map(|(after, day)| (after, month, day))?
        }
    };
    let (end, when) = with_year(after, last_month);
    Some((end, Point::Day(Day::Of(when, month, first)), Point::Day(Day::Of(when, last_month, last))))
}

fn day_first<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Point, Point)> {
    let (after, first) = day_of_month(c)?;
    let (after, last) = day_of_month(after.word("-")?)?;
    let (after, month, _) = month_name(after)?;
    let (end, when) = with_year(after, month);
    Some((end, Point::Day(Day::Of(when, month, first)), Point::Day(Day::Of(when, month, last))))
}

fn months<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Point, Point)> {
    let (after, first, _) = month_name(c)?;
    let (after, last, _) = month_name(after.one_of(&["-", "/"])?)?;
    let (end, when) = with_year(after, last);
    let from = match when {
        When::Year(year) => When::Year(year - i16::from(first > last)),
        when => when,
    };
    (!end.is_digits()).then_some((end, Point::Month(from, first), Point::Month(when, last)))
}

/// "2016 June": a year and then its month.
fn year_first(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, year) = year(c).filter(|_| !c.joined())?;
    let (end, month, short) = month_name(after)?;
    let dated = end.is_digits() || end.is_capital() || matches!(month, 3 | 5);
    (!dated && !short).then(|| Found::point(end.at(), Point::Month(When::Year(year), month), "calendar.year_first"))
}

/// A month: "August 1988", "last April", "the following March", "December".
pub fn month(c: Cursor<'_, '_>) -> Option<Found> {
    const SHIFTS: &[(&str, When)] = &[
        ("last", When::Last),
        ("this past", When::Last),
        ("this", When::Shift(0)),
        ("next", When::Next),
        ("this coming", When::Next),
        ("coming", When::Next),
        ("the following", When::Following),
        ("the previous", When::Previous),
    ];
    if let Some(found) = year_first(c) {
        return Some(found);
    }
    let shift = SHIFTS.iter().find_map(|(words, when)| Some((c.phrase(words)?, *when)));
    let (start, shifted) = shift.map_or((c, None), |(after, when)| (after, Some(when)));
    let (after, month, short) = month_name(start.skip(&["month of"]))?;
    let behind = year_behind(after).or_else(|| wire_month_year(after, short));
    let (end, when) = match (behind, shifted) {
        (Some((end, when)), _) => (end, when),
        _ if after.is_digits() => return None,
        (None, Some(when)) => (after, when),
        (None, None) if shared_year(after, month).is_some() => with_year(after, month),
        (None, None) => (after, bare(start, after, month, short)?),
    };
    Some(Found::point(end.at(), Point::Month(when, month), "calendar.month"))
}

fn wire_month_year<'p, 't>(c: Cursor<'p, 't>, short: bool) -> Option<(Cursor<'p, 't>, When)> {
    wire_year(c).filter(|_| short)
}

/// Whether a bare month name is a month here.
fn bare(start: Cursor<'_, '_>, after: Cursor<'_, '_>, month: i8, short: bool) -> Option<When> {
    let shouted = start.text().chars().all(char::is_uppercase) && matches!(month, 3 | 5);
    let verb = shouted && matches!(start.before(1), "to" | "for" | "and" | "on" | "from");
    let introduced = BEFORE_MONTH.contains(&start.before(1)) && !verb;
    let doubtful = matches!(month, 3 | 5) || short;
    let name = after.is_capital() && !introduced && words_table::weekday(after.lower()).is_none();
    (introduced || !doubtful && !name).then_some(When::Bare)
}
