//! Years, decades and centuries: "2014", "the year two thousand", "1989-90", "the mid-1990s", "the '80s", "20th century".

use super::super::cursor::Cursor;
use super::super::meaning::{Found, Meaning, Point};
use super::super::number::{ordinal_at, year, year_in_words};
use super::super::words_table;
use crate::doc::TimeType;

/// A year, decade or century.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    decade(c).or_else(|| century(c)).or_else(|| years(c)).or_else(|| single(c))
}

/// "1990s", "the 1990's", "the '80s", "the nineties".
fn decade(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the early", "the late", "the mid -", "the mid", "the"]).skip(&["decade of the"]);
    let start = start.skip(&["early", "late", "mid -"]);
    if let Some((after, first)) = year(start).filter(|(_, year)| year % 10 == 0) {
        let end = plural(after)?;
        return Some(Found::point(end.at(), Point::Decade(first / 10), "era.decade"));
    }
    if let Some(digits) = start.word("'").filter(|after| after.is_digits() && after.text().len() == 2) {
        let end = plural(digits.step())?;
        return Some(Found::point(end.at(), Point::ShortDecade(digits.text().parse().ok()?), "era.decade"));
    }
    if let Some((end, decade)) = in_words(start) {
        return Some(Found::point(end.at(), Point::Decade(decade), "era.decade"));
    }
    let (end, decade) = start.take(words_table::decade)?;
    let aged = matches!(c.before(1), "his" | "her" | "their" | "my" | "your");
    let introduced = start.at() > c.at();
    (introduced && !aged).then(|| Found::point(end.at(), Point::ShortDecade(decade as i16), "era.decade"))
}

/// "nineteen seventies", "twenty-tens", "two thousands", "noughties".
fn in_words<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i16)> {
    if let Some((end, which)) = c.any(&["noughties", "two thousands", "two thousand and tens", "two thousand tens"]) {
        return Some((end, if which < 2 { 200 } else { 201 }));
    }
    let (after, century) = c.any(&["eighteen", "nineteen", "twenty"])?;
    let first = 180 + century as i16 * 10;
    let start = after.hyphen();
    match start.word("tens") {
        Some(end) => Some((end, first + 1)),
        None => start.take(words_table::decade).map(|(end, decade)| (end, first + decade as i16 / 10)),
    }
}

fn plural<'p, 't>(c: Cursor<'p, 't>) -> Option<Cursor<'p, 't>> {
    c.one_of(&["s", "' s"]).filter(|_| c.joined())
}

/// "the 19th century", "twentieth century".
fn century(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, n) = ordinal_at(c.skip(&["the early", "the late", "the mid -", "the mid", "the"]))?;
    let end = after.hyphen().one_of(&["century", "centuries"])?;
    Some(Found::point(end.at(), Point::Century(i16::try_from(n).ok()? - 1), "era.century"))
}

/// "1989-90", "2011-2014", "1914–18".
fn years(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, first) = year(c)?;
    let second = after.tight("-").or_else(|| after.tight("/"))?;
    let last = match second.text().len() {
        4 => year(second)?.1,
        2 if second.is_digits() => first - first % 100 + second.text().parse::<i16>().ok()?,
        _ => return None,
    };
    let end = second.step();
    let longer = end.joined() && (matches!(end.lower(), "-" | "/") || end.is_digits());
    let plausible = (1400..2100).contains(&first) && last > first && last - first < 200 && !longer;
    let meaning = Meaning::Range(Point::Year(first), Point::Year(last));
    plausible.then_some(Found { end: end.at(), kind: TimeType::Date, meaning, modifier: None, rule: "era.years" })
}

/// A single year.
fn single(c: Cursor<'_, '_>) -> Option<Found> {
    let named = c.phrase("the year");
    let start = named.unwrap_or(c);
    if let Some((after, found)) = year_in_words(start) {
        return Some(Found::point(after.at(), Point::Year(found), "era.year"));
    }
    if let Some((after, found)) = year(start) {
        let plausible = named.is_some() || is_year(start, after, found);
        return plausible.then(|| Found::point(after.at(), Point::Year(found), "era.year"));
    }
    let digits = start.word("'").filter(|after| after.is_digits() && after.text().len() == 2 && after.joined())?;
    let introduced = matches!(c.before(1), "in" | "since" | "of" | "from" | "until" | "by" | "summer" | "spring");
    let end = digits.step();
    let point = Point::ShortYear(digits.text().parse().ok()?);
    (introduced && !end.joined()).then(|| Found::point(end.at(), point, "era.short_year"))
}

/// Whether four digits are a year and not a number of something.
fn is_year(c: Cursor<'_, '_>, after: Cursor<'_, '_>, found: i16) -> bool {
    const INTRODUCES: &[&str] = &[
        "in", "since", "until", "till", "of", "from", "by", "during", "before", "after", "between", "early", "late",
        "mid", "through", "and", "to", "around", "about", "circa", "fiscal", "for",
    ];
    let glued = c.joined() && !matches!(c.before(1), "-" | "(" | "\"" | "“" | "/" | "'" | "," | "‘" | "[" | "—")
        || after.joined() && matches!(after.lower(), "/" | ":" | "%" | "-" | "@") && after.step().is_digits()
        || after.joined() && after.text().starts_with(char::is_alphabetic);
    let figures = c.joined() && c.before(1) == "/" && c.before(2).starts_with(|first: char| first.is_ascii_digit());
    let introduced = INTRODUCES.contains(&c.before(1));
    let range = if introduced { 1500..2200 } else { 1900..2050 };
    range.contains(&found) && !glued && !figures
}
