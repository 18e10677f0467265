//! Lengths: "three days", "more than four hours", "the past two months", "a two-year term", "for months".

use super::super::cursor::Cursor;
use super::super::meaning::{Found, Reach};
use super::super::number::{Amount, amount};
use super::super::words_table::{self, Unit};
use super::relative::degree;
use crate::doc::TimeMod;

/// Words that may stand between the number and the unit.
const BETWEEN: &[&str] = &[
    "more",
    "additional",
    "consecutive",
    "straight",
    "full",
    "long",
    "trading",
    "whole",
    "solid",
    "calendar",
    "business",
    "working",
    "extra",
    "successive",
    "short",
    "or more",
    "upcoming",
    "past",
    "next",
    "previous",
];

/// What may open a counted length: "the past two months", "the first nine months", "another three years".
const OPENERS: &[&str] = &[
    "at least the past",
    "at least the last",
    "each of the past",
    "each of the last",
    "the past",
    "the last",
    "the next",
    "the first",
    "the final",
    "the coming",
    "the upcoming",
    "the following",
    "the previous",
    "the preceding",
    "the latest",
    "the ensuing",
    "the year - earlier",
    "the remaining",
    "these past",
    "these",
    "those",
    "past",
    "last",
    "next",
    "coming",
    "upcoming",
    "previous",
    "following",
    "first",
    "an additional",
    "another",
    "the",
];

/// Words before "over" that make it "more than": elsewhere it is "during".
const BEFORE_OVER: &[&str] = &["for", "in", "last", "lasted", "after", "took", "takes", "of", "with", "spent"];

/// A counted length.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let opened = c.one_of(OPENERS);
    let opener = opened.map_or("", |after| after.before(1));
    let start = opened.unwrap_or(c);
    let (counted, modifier) = degree(start);
    let over = start.lower() == "over" && !BEFORE_OVER.contains(&start.before(1));
    if over || modifier.is_some() && opened.is_some() && c.lower() == opener && opener != "the" {
        return None;
    }
    let (after, many) = match amount(counted) {
        Some(read) => read,
        None if matches!(opener, "another" | "additional") => (counted, Amount::whole(1)),
        None if opened.is_some() && counted.lower() == "fortnight" => (counted, Amount::whole(1)),
        None => return None,
    };
    let between = after.skip(BETWEEN);
    let (end, (unit, plural)) = between.take(words_table::unit)?;
    let reach = reach(c, opened, between.before(1));
    let other =
        opened.is_none() && is_rate(c, end) || end.one_of(&["old", "- old", "of age", "- ago", "- earlier"]).is_some();
    if other || !fits(c, opener, (many, unit, plural)) {
        return None;
    }
    let (end, many) = half(end, many);
    let end = end.skip(&["or so", "or more", "or longer", "or less", "or two"]);
    let approx = matches!(end.before(1), "so" | "two").then_some(TimeMod::Approx).filter(|_| end.before(2) == "or");
    Some(Found::length(end.at(), many, unit, "duration.counted").modified(modifier.or(approx)).reaching(reach))
}

/// On which side of publication the length lies: "the past", "the next", "within", "in".
///
/// "The following" and "the previous" count from the date just mentioned and say nothing of publication.
fn reach(c: Cursor<'_, '_>, opened: Option<Cursor<'_, '_>>, between: &str) -> Reach {
    let opener = opened.map_or("", |after| after.before(1));
    match (c.before(1), opener, between) {
        ("within", "" | "next" | "coming" | "upcoming", _) => Reach::Within,
        (_, "past" | "last" | "latest", _) => Reach::Past,
        (_, "next" | "coming" | "upcoming", _) => Reach::Future,
        (_, "previous", _) if c.lower() != "the" => Reach::Past,
        (_, "following", _) if c.lower() != "the" => Reach::Future,
        (_, "" | "the", "past" | "previous") => Reach::Past,
        (_, "" | "the", "upcoming" | "next") => Reach::Future,
        ("in", "", _) => Reach::Ahead,
        _ => Reach::Free,
    }
}

/// Singular and plural agree, and "one second", "a minute" in the sense of a moment are let be.
fn fits(c: Cursor<'_, '_>, opener: &str, (many, unit, plural): (Amount, Unit, bool)) -> bool {
    let one = matches!(many, Amount::Tenths(0..=10));
    let article = c.text().eq_ignore_ascii_case("a") || c.lower() == "the";
    let agrees = one != plural || many == Amount::Vague;
    let moment = !plural && matches!(unit, Unit::Second | Unit::Quarter);
    let named = opener == "the" && one && unit != Unit::Fortnight || article && unit == Unit::Weekend;
    agrees && !moment && !named
}

/// "a year and a half": the half after the unit.
fn half<'p, 't>(c: Cursor<'p, 't>, many: Amount) -> (Cursor<'p, 't>, Amount) {
    match (c.one_of(&["and a half", "and half"]), many) {
        (Some(after), Amount::Tenths(tenths)) => (after, Amount::Tenths(tenths + 5)),
        _ => (c, many),
    }
}

/// "$3 million a year", "200 seats a week": a rate, not a length.
fn is_rate(c: Cursor<'_, '_>, end: Cursor<'_, '_>) -> bool {
    const COUNTED: &[&str] = &[
        "million", "billion", "trillion", "thousand", "hundred", "percent", "%", "cents", "times", "once", "twice",
        "dollars",
    ];
    let bare = matches!(c.lower(), "a" | "an") && end.at() == c.at() + 2;
    let number =
        |word: &str| word.starts_with(|first: char| first.is_ascii_digit()) || words_table::cardinal(word).is_some();
    bare && (COUNTED.contains(&c.before(1)) || number(c.before(1)) || number(c.before(2)) && c.before(1).ends_with('s'))
}

/// "two-year", "30-day", "a six-month term", "three-week-long": a number and a unit before a noun.
pub fn attributive(c: Cursor<'_, '_>) -> Option<Found> {
    let start = if c.joined() { return None } else { c };
    let (after, many) = amount(start.skip(&["nearly", "almost"])).filter(|_| !matches!(start.lower(), "a" | "an"))?;
    let dash = after.word("-").unwrap_or(after);
    let (end, (unit, plural)) = dash.take(words_table::unit)?;
    if plural || matches!(unit, Unit::Second | Unit::Quarter) {
        return None;
    }
    let hyphened = dash.at() > after.at();
    let one = many == Amount::whole(1);
    if !hyphened && one {
        return None;
    }
    if end.one_of(&["- old", "old", "- olds"]).is_some() {
        return None;
    }
    let end = end.phrase("- long").unwrap_or(end);
    Some(Found::length(end.at(), many, unit, "duration.attributive"))
}

/// "for years", "in months", "the first hours", "the years": a unit without a number.
pub fn bare(c: Cursor<'_, '_>) -> Option<Found> {
    const OPENERS: &[&str] = &[
        "the last few",
        "the past few",
        "the next few",
        "the next several",
        "the past several",
        "the last several",
        "the first few",
        "the first",
        "the early",
        "the coming",
        "the final",
    ];
    if let Some(after) = c.one_of(OPENERS) {
        let (end, (unit, plural)) = after.take(words_table::unit)?;
        return plural.then(|| Found::length(end.at(), Amount::Vague, unit, "duration.vague"));
    }
    if let Some(after) = c.one_of(&["the whole", "the entire"]) {
        let (end, (unit, plural)) = after.take(words_table::unit)?;
        let fits = !plural && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        return fits.then(|| Found::length(end.at(), Amount::whole(1), unit, "duration.whole"));
    }
    let year = c.one_of(&["the fiscal year", "the year"]);
    if let Some(after) = year.filter(|after| matches!(after.lower(), "ended" | "ending")) {
        return Some(Found::length(after.at(), Amount::whole(1), Unit::Year, "duration.year_ended"));
    }
    let (end, (unit, plural)) = c.take(words_table::unit)?;
    let introduced = matches!(
        c.before(1),
        "for" | "in" | "within" | "of" | "took" | "takes" | "take" | "after" | "spent" | "spend" | "over"
    );
    let plain = !matches!(end.lower(), "-" | "of" | "ago" | "later" | "earlier");
    let fits = plural && introduced && plain && unit > Unit::Second && unit != Unit::Quarter && unit != Unit::Weekend;
    fits.then(|| Found::length(end.at(), Amount::Vague, unit, "duration.bare"))
}
