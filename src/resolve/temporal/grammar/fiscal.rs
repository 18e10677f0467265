//! Quarters, halves and fiscal years: "the third quarter of 1984", "fiscal 1989", "the year-ago quarter", "Q3 2014".

use super::super::cursor::Cursor;
use super::super::meaning::{Found, Point, When};
use super::super::number::{ordinal_at, year, year_in_words};
use super::super::words_table::Unit;

/// A quarter, a half or a fiscal year.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    quarter(c).or_else(|| short(c)).or_else(|| fiscal_year(c)).or_else(|| this_quarter(c))
}

/// What may say the year before a quarter's number.
fn year_before<'p, 't>(c: Cursor<'p, 't>) -> (Cursor<'p, 't>, Option<When>) {
    let shifts = ["last year ' s", "this year ' s", "next year ' s"];
    if let Some((after, which)) = c.any(&shifts) {
        return (after.skip(&["fiscal"]), Some(When::Shift(which as i16 - 1)));
    }
    if let Some(after) = year_ago_adjective(c) {
        return (after, Some(When::Previous));
    }
    match year(c) {
        Some((after, year)) => (after.skip(&["' s", "fiscal", "fiscal -"]), Some(When::Year(year))),
        None => (c.skip(&["fiscal -", "fiscal", "current", "latest"]), None),
    }
}

/// "year-ago", "year-earlier", "comparable year-ago".
fn year_ago_adjective<'p, 't>(c: Cursor<'p, 't>) -> Option<Cursor<'p, 't>> {
    let c = c.skip(&["comparable", "corresponding"]);
    let after = c.word("year")?.hyphen().one_of(&["ago", "earlier"])?;
    Some(after.skip(&["fiscal"]))
}

/// "third quarter", "third-quarter", "first half", "the last half of 1989".
///
/// The article belongs to the words of a noun ("the third quarter"), not to those of an adjective ("the third-quarter
/// loss").
fn quarter(c: Cursor<'_, '_>) -> Option<Found> {
    let article = c.word("the").or_else(|| c.phrase("a flat"));
    let (start, before) = year_before(article.unwrap_or(c));
    let (after, n) = match start.word("last").or_else(|| start.word("final")) {
        Some(after) => (after, 9),
        None => ordinal_at(start.skip(&["fiscal"]))?,
    };
    if after.lower() == "-" && article.is_some() {
        return None;
    }
    let (after, half) = after.hyphen().any(&["quarter", "half"])?;
    let (end, behind) = year_after(after);
    let when = behind.or(before).unwrap_or(When::Bare);
    let point = match (half, n) {
        (0, 1..=4) => Point::Quarter(when, i8::try_from(n).ok()?),
        (1, 1 | 2) => Point::Half(when, i8::try_from(n).ok()?),
        (1, 9) if when != When::Bare => Point::Half(when, 2),
        _ => return None,
    };
    let of_other = matches!(end.lower(), "of") && when == When::Bare && half == 1;
    let of_game = half == 1 && when == When::Bare && !matches!(c.before(1), "in" | "for" | "during");
    (!of_other && !of_game).then(|| Found::point(end.at(), point, "fiscal.quarter"))
}

/// What may say the year behind a quarter.
fn year_after<'p, 't>(c: Cursor<'p, 't>) -> (Cursor<'p, 't>, Option<When>) {
    let of = c.skip(&["of fiscal", "of", ",", "in"]);
    let of = if year(of).is_none() { of.hyphen() } else { of };
    if let Some((after, year)) = year(of).or_else(|| year_in_words(of)) {
        return (after, Some(When::Year(year)));
    }
    let shifts = ["last year", "this year", "next year", "the year"];
    if let Some((after, which)) = of.any(&shifts) {
        return (after, Some(if which == 3 { When::Bare } else { When::Shift(which as i16 - 1) }));
    }
    match c.phrase("a year").and_then(|after| after.one_of(&["ago", "earlier"])) {
        Some(after) => (after, Some(When::Previous)),
        None => (c, None),
    }
}

/// "Q3 2014", "Q3", "2014-Q3", "H1 2015".
fn short(c: Cursor<'_, '_>) -> Option<Found> {
    let told = year(c).map(|(after, year)| (after.hyphen(), When::Year(year)));
    let (start, before) = told.map_or((c, None), |(start, when)| (start, Some(when)));
    let letter = matches!(start.text(), "Q" | "H" | "q").then(|| start.text())?;
    let digit = start.step();
    let n: i8 = digit.text().parse().ok().filter(|_| digit.joined())?;
    let (end, when) = year_after(digit.step());
    let when = when.or(before).unwrap_or(When::Bare);
    let point = match (letter, n) {
        ("q", _) if when == When::Bare => return None,
        ("Q" | "q", 1..=4) => Point::Quarter(when, n),
        ("H", 1 | 2) if when != When::Bare => Point::Half(when, n),
        _ => return None,
    };
    Some(Found::point(end.at(), point, "fiscal.short"))
}

/// "fiscal 1989", "the 1988 period", "fiscal year 2015", "the current fiscal year".
fn fiscal_year(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the"]);
    let named = start.one_of(&["fiscal year", "fiscal"]);
    if let Some((after, year)) = named.and_then(year) {
        return Some(Found::point(after.at(), Point::Year(year), "fiscal.year"));
    }
    let shifts =
        [("last fiscal year", -1), ("this fiscal year", 0), ("current fiscal year", 0), ("next fiscal year", 1)];
    if let Some((end, by)) = shifts.iter().find_map(|(words, by)| Some((start.phrase(words)?, *by))) {
        return Some(Found::point(end.at(), Point::FromPublication(Unit::Year, by), "fiscal.year"));
    }
    let (after, year) = year(start).filter(|_| start.at() > c.at())?;
    let (end, quarter) = after.any(&["period", "quarter"])?;
    let point = if quarter == 1 { Point::Quarter(When::Year(year), 0) } else { Point::Year(year) };
    Some(Found::point(end.at(), point, "fiscal.year"))
}

/// "the quarter", "the latest quarter", "the current quarter", "that quarter".
fn this_quarter(c: Cursor<'_, '_>) -> Option<Found> {
    let phrases = [
        "the quarter",
        "the latest quarter",
        "that quarter",
        "the latest period",
        "the same quarter",
        "latest quarter",
    ];
    let (mut end, _) = c.any(&phrases)?;
    let mut point = Point::FromNarrative(Unit::Quarter, 0);
    let (after, when) = year_after(end);
    match when {
        Some(When::Previous) => (end, point) = (after, Point::FromNarrative(Unit::Quarter, -4)),
        Some(_) => return None,
        None => {}
    }
    Some(Found::point(end.at(), point, "fiscal.this_quarter"))
}

/// "a year ago", "a year earlier", "the year-ago period", "year-earlier": the quarter just mentioned, a year back.
pub fn year_ago(c: Cursor<'_, '_>) -> Option<Found> {
    let spoken = c.phrase("a year").and_then(|after| after.one_of(&["ago", "earlier", "before"]));
    let written = || {
        let article = c.word("the");
        let after = year_ago_adjective(article.unwrap_or(c))?;
        after.one_of(&["quarter", "period"]).or_else(|| article.is_none().then_some(after))
    };
    let end = spoken.or_else(written)?;
    Some(Found::point(end.at(), Point::FromNarrative(Unit::Quarter, -4), "fiscal.year_ago"))
}
