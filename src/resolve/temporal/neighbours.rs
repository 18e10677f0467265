//! What the expression that follows tells about the one before it: the day of a clock time, the year of "from May" in
//! "from May to September", when "a two-week truce" begins that is "starting Monday".

use super::Mention;
use super::anchor::{Anchor, Resolved};
use super::lex::Piece;
use super::meaning::{Day, Meaning, Point, When};
use super::parts;
use super::tense;
use super::value::Value;
use crate::doc::TimeBasis;
use jiff::civil::Date;

/// A clock time without a day takes the day that its sentence names next, when none stands before it there.
pub fn implied_day(pieces: &[Piece<'_>], mentions: &[Mention], at: usize) -> Option<Meaning> {
    let Meaning::Time(Day::Implied, clock) = mentions[at].found.meaning else { return None };
    let here = &mentions[at].pieces;
    let same_sentence =
        |from: usize, to: usize| !pieces[from..to].iter().any(|piece| matches!(piece.text, "." | "") && !piece.joined);
    let names_day = |mention: &Mention| match mention.found.meaning {
        Meaning::Point(Point::Day(day)) | Meaning::Time(day, _) if day != Day::Implied => Some(day),
        _ => None,
    };
    let before = mentions[..at].iter().rev().find_map(|mention| names_day(mention).map(|_| mention.pieces.end));
    if before.is_some_and(|end| same_sentence(end, here.start)) {
        return None;
    }
    let next = mentions.get(at + 1)?;
    let day = names_day(next)?;
    let near = next.pieces.start - here.end < 8 && same_sentence(here.end, next.pieces.start);
    near.then_some(Meaning::Time(day, clock))
}

/// The value of a mention that the next one completes: the beginning of a range, or a length that begins there.
#[must_use]
pub fn opening(pieces: &[Piece<'_>], mentions: &[Mention], at: usize, anchor: &Anchor) -> Option<Resolved> {
    let (here, next) = (&mentions[at], mentions.get(at + 1)?);
    let between: Vec<&str> = pieces[here.pieces.end..next.pieces.start].iter().map(|piece| &*piece.lower).collect();
    let before = here.pieces.start.checked_sub(1).map_or("", |back| &*pieces[back].lower);
    let end = || anchor.resolve(next.found.meaning, tense::direction(pieces, &next.pieces)).0;
    match (here.found.meaning, between.as_slice()) {
        (Meaning::Point(point), ["to" | "and" | "until" | "till" | "through"])
            if matches!(before, "from" | "between") =>
        {
            let Meaning::Point(last) = next.found.meaning else { return None };
            range_begins(point, last, &end()).map(|value| (value, TimeBasis::Relative))
        }
        (Meaning::Length(amount, unit, _), ["starting" | "beginning"] | ["starting" | "beginning", "on" | "from"]) => {
            let begin = end().day()?;
            let (begin, until) = parts::lasting(begin, amount.as_whole()?, unit)?;
            Some((Value::Length(super::value::length(amount, unit), begin, until), TimeBasis::Relative))
        }
        _ => None,
    }
}

/// The beginning of a range whose ends tell no year: in the year before its end at most.
fn range_begins(first: Point, last: Point, end: &Value) -> Option<Value> {
    let year = end.begin()?.year();
    match (first, last) {
        (Point::Month(When::Bare, from), Point::Month(When::Bare, to)) => {
            Some(Value::Month(year - i16::from(from > to), from))
        }
        (Point::Day(Day::Of(When::Bare, month, day)), Point::Day(Day::Of(When::Bare, to, last))) => {
            Date::new(year - i16::from((month, day) > (to, last)), month, day).ok().map(Value::Day)
        }
        _ => None,
    }
}
